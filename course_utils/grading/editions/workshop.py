"""Make editions of an assignment: notebook, bank, and what the tests say to the bank."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from course_utils.grading.assignments import Assignment, Task, TestCell, read_assignment
from course_utils.grading.bank import Entry, Result, execute, judge, read_bank, try_entries
from course_utils.grading.editions import hidden
from course_utils.grading.editions.derive import Values, Wrong, derive
from course_utils.grading.editions.parameters import Parameter, Parameters, Picks, read_parameters
from course_utils.grading.editions.running import Job, run
from course_utils.grading.editions.spelling import check_spellings, respell, respell_bank

SOLUTION = ""
"""In place of an entry's name: the solution in the notebook."""

Made = dict[str, Values]
"""What the solution and each answer of a task's bank make, by the name of the entry."""


_LOAD = "from course_utils import load\n"
"""What test cells begin with; here they get a `load` that reads each table once."""

_Key = tuple[str, tuple[int, ...]]


@dataclass(frozen=True)
class Variant:
    """A task under certain choices of the parameters that touch it.

    Parameters
    ----------
    task
        The task, with the words of these choices.
    picks
        The choices of all parameters.
    made
        What its answers make.
    tests
        Its hidden tests, by the id of the test cell.
    """

    task: Task
    picks: Picks
    entries: tuple[Entry, ...] = field(repr=False)
    made: Made = field(repr=False)
    cells: dict[str, str] = field(repr=False)
    tests: dict[str, list[hidden.Hidden]] = field(repr=False)

    def marks(self, values: Values) -> dict[str, tuple[str, bool]]:
        """Return what each test cell says to what an answer made."""
        return {
            cell_id: execute(source.replace(_LOAD, ""), {"load": _table, **values})
            for cell_id, source in self.cells.items()
        }

    @cached_property
    def results(self) -> list[Result]:
        """What the test cells say to each answer of the bank."""
        return [judge(entry, self.marks(self.made[entry.name])) for entry in self.entries]


class Workshop:
    """An assignment with its bank and its parameters.

    Parameters
    ----------
    exercises
        The folder that holds ``source``, ``bank`` and ``editions``.
    name
        The assignment.

    Raises
    ------
    GradingError
        If one of them is missing or broken, or a spelling is not where it should be.
    """

    def __init__(self, exercises: Path, name: str) -> None:
        self.published = read_assignment(exercises, name)
        self.parameters: Parameters = read_parameters(exercises, name)
        self.bank: list[Entry] = read_bank(exercises, self.published)
        check_spellings(self.published, self.bank, self.parameters)
        self.none: Picks = {each.name: 0 for each in self.parameters.parameters}
        self._made: dict[_Key, Made] = {}
        self._variants: dict[_Key, Variant] = {}

    def touching(self, task: str) -> tuple[Parameter, ...]:
        """Return the parameters that touch a task."""
        return self.parameters.of(task)

    def prepare(self, wanted: Iterable[tuple[str, Picks]]) -> None:
        """Run solution and bank of tasks under choices, in few processes and only once."""
        wanted = list(wanted)
        needed = [*((task, self.none) for task, _ in wanted), *wanted]
        keys = {self._key(*each): each for each in needed}
        self._made |= self._make([keys[key] for key in keys if key not in self._made])

    def variant(self, task: str, picks: Picks) -> Variant:
        """Return a task under choices.

        Raises
        ------
        GradingError
            If its solution makes no value that its tests could look at.
        """
        key = self._key(task, picks)
        if key not in self._variants:
            self.prepare([(task, picks)])
            typed = not any(picks[each.name] for each in self.touching(task))
            self._variants[key] = self._variant(task, picks, typed=typed)
        return self._variants[key]

    def derived(self, task: str, picks: Picks) -> Variant:
        """Like `variant`, with derived tests in place of the typed ones of the published task."""
        self.prepare([(task, picks)])
        return self._variant(task, picks, typed=False)

    def edition(self, picks: Picks) -> Assignment:
        """Return the assignment with the words and hidden tests of these choices."""
        respelt = respell(self.published, self.parameters, picks)
        touched = [
            task for task in respelt.tasks if any(picks[p.name] for p in self.touching(task))
        ]
        cells: dict[str, str] = {}
        self.prepare((task, picks) for task in touched)
        for task in touched:
            cells |= self.variant(task, picks).cells
        notebook = copy.deepcopy(respelt.notebook)
        for cell in notebook.cells:
            cell.source = cells.get(cell.id, cell.source)
        return replace(respelt, notebook=notebook)

    def results(self, picks: Picks) -> list[Result]:
        """Return what the tests of an edition say to its bank."""
        tasks = list(self.published.tasks)
        self.prepare((task, picks) for task in tasks)
        return [result for task in tasks for result in self.variant(task, picks).results]

    def _key(self, task: str, picks: Picks) -> _Key:
        return task, tuple(picks[each.name] for each in self.touching(task))

    def _make(self, wanted: Sequence[tuple[str, Picks]]) -> dict[_Key, Made]:
        """Run solution and bank of each task under its choices."""
        jobs: list[tuple[_Key, str, Job]] = []
        for task_name, picks in wanted:
            respelt = respell(self.published, self.parameters, picks)
            task = respelt.tasks[task_name]
            sources = dict(respelt.code())
            names = _names(task, dict(self.published.code()))
            before = _before(respelt, task)
            key = self._key(task_name, picks)
            jobs.append((key, SOLUTION, Job(before, sources[task.cell_id], names)))
            jobs += [
                (key, entry.name, Job(before, entry.source, names))
                for entry in self._entries(respelt, task_name, picks)
            ]
        jobs.sort(key=lambda job: job[2].before)
        made: dict[_Key, Made] = {}
        for (key, name, _), values in zip(jobs, run([job for *_, job in jobs]), strict=True):
            made.setdefault(key, {})[name] = values
        return made

    def _entries(self, respelt: Assignment, task: str, picks: Picks) -> list[Entry]:
        mine = [entry for entry in self.bank if entry.task.name == task]
        return respell_bank(respelt, mine, self.parameters, picks)

    def _variant(self, task_name: str, picks: Picks, *, typed: bool) -> Variant:
        made = self._made[self._key(task_name, picks)]
        base = self._made[self._key(task_name, self.none)]
        respelt = respell(self.published, self.parameters, picks)
        task = respelt.tasks[task_name]
        sources, before = dict(respelt.code()), dict(self.published.code())
        entries = self._entries(respelt, task_name, picks)
        wrong = [Wrong(base[e.name], made[e.name]) for e in entries if not e.right]
        cells, tests = {}, {}
        for test in task.tests:
            old = hidden.read(before[test.id], test.id)
            new = hidden.read(sources[test.id], test.id)
            if not typed:
                where = f"{test.id}, {self.told(task_name, picks)}"
                new = [
                    derive(one, other, made[SOLUTION], wrong, where)
                    for one, other in zip(old, new, strict=True)
                ]
            cells[test.id] = sources[test.id] if typed else hidden.write(sources[test.id], new)
            tests[test.id] = new
        return Variant(task, dict(picks), tuple(entries), made, cells, tests)

    def told(self, task: str, picks: Picks) -> str:
        """Return the choices that touch a task, as they are spelt."""
        return ", ".join(each.told(picks[each.name]) for each in self.touching(task))


def try_edition(exercises: Path, name: str, word: str) -> tuple[Assignment, list[Result]]:
    """Return the edition of a word and what its tests say to the bank."""
    workshop = Workshop(exercises, name)
    picks = workshop.parameters.pick(word)
    if not picks:
        return workshop.published, try_entries(workshop.published, workshop.bank)
    return workshop.edition(picks), workshop.results(picks)


def _names(task: Task, sources: dict[str, str]) -> tuple[str, ...]:
    """Return the names that the tests of a task look up."""

    def looked_up(test: TestCell) -> Iterable[str]:
        for node in ast.walk(ast.parse(sources[test.id])):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "expect.answer":
                yield ast.literal_eval(node.args[0])

    return tuple(dict.fromkeys(name for test in task.tests for name in looked_up(test)))


def _before(assignment: Assignment, task: Task) -> tuple[str, ...]:
    """Return the cells above a task that students do not change, such as ``setup``."""
    found = []
    for cell in assignment.notebook.cells:
        mark = cell.metadata.get("nbgrader", {})
        if cell.id == task.cell_id:
            break
        if cell.cell_type == "code" and not mark.get("grade") and not mark.get("solution"):
            found.append(cell.source)
    return tuple(found)


@cache
def _table(name: str) -> object:
    from course_utils import load

    return load(name)
