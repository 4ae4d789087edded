"""Try the test cells of an assignment on its bank of right and wrong answers.

The bank holds plain files, ``bank/ps06/<task>/right-….py`` and ``wrong-….py``.
Each takes the place of the task's answer cell, all other cells stay as the
author wrote them, and the notebook runs from top to bottom. As in nbgrader, a
cell that raises does not stop those after it, and a test cell earns its points
if it raises nothing and prints nothing to standard error. The first lines of a
wrong answer say what it misunderstands and which parts it still deserves::

    # Misunderstanding: gives the number of ties across, not their percentage.
    # Keeps: ties
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import GradingError, UnknownName
from course_utils.grading.assignments import Assignment, Task
from course_utils.grading.expect import NotYet

if TYPE_CHECKING:
    from rich.table import Table

_HEADER = re.compile(r"^# (Misunderstanding|Keeps): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """An answer of the bank."""

    task: Task
    name: str
    source: str = field(repr=False)

    @property
    def right(self) -> bool:
        """Whether the answer deserves all points of its task."""
        return self.name.startswith("right-")

    @property
    def misunderstanding(self) -> str:
        """What the answer misunderstands; empty for a right one."""
        return self._header("Misunderstanding")

    @property
    def deserves(self) -> frozenset[str]:
        """The ids of the test cells whose points the answer deserves."""
        if self.right:
            return frozenset(test.id for test in self.task.tests)
        kept = {part.strip() for part in self._header("Keeps").split(",") if part.strip()}
        for part_name in kept - {test.part for test in self.task.tests}:
            parts = [test.part for test in self.task.tests]
            raise UnknownName(f"part of {self.task.cell_id}", part_name, parts)
        return frozenset(test.id for test in self.task.tests if test.part in kept)

    def _header(self, name: str) -> str:
        headers: dict[str, str] = dict(_HEADER.findall(self.source))
        return headers.get(name, "")


@dataclass(frozen=True)
class Result:
    """What the test cells of its task said to an entry.

    Parameters
    ----------
    entry
        The answer that was tried.
    messages
        By id of the task's test cells: empty if the cell passed, else its error.
    recognised
        Whether a message named the misunderstanding.
    elsewhere
        Test cells of other tasks that failed because of this answer.
    """

    entry: Entry
    messages: dict[str, str]
    recognised: bool
    elsewhere: tuple[str, ...]

    @property
    def earned(self) -> float:
        """The points that the answer got on its task."""
        return sum(test.points for test in self.entry.task.tests if not self.messages[test.id])

    @property
    def judged_rightly(self) -> bool:
        """Whether it got the points of just those parts that it deserves."""
        passed = {test_id for test_id, message in self.messages.items() if not message}
        return passed == self.entry.deserves and not self.elsewhere

    @property
    def lost_points(self) -> bool:
        """Whether it got less than all points of its task."""
        return self.earned < self.entry.task.points


def read_bank(exercises: Path, assignment: Assignment) -> list[Entry]:
    """Read all answers of an assignment's bank, in the order of its tasks.

    Raises
    ------
    GradingError
        If there is no bank, or a file in it is neither right nor wrong by its name.
    UnknownName
        If a folder belongs to no task.
    """
    folder = exercises / "bank" / assignment.name
    if not folder.is_dir():
        raise GradingError("no bank of answers here", where=str(folder), remedy="Restore it.")
    for child in folder.iterdir():
        if child.is_dir():
            assignment.task(child.name)
    entries = []
    for task in assignment.tasks.values():
        for path in sorted((folder / task.name).glob("*.py")):
            if not path.name.startswith(("right-", "wrong-")):
                raise GradingError(
                    "is neither a right nor a wrong answer by its name",
                    where=str(path),
                    remedy="Let the name begin with right- or wrong-.",
                )
            entries.append(Entry(task, path.stem, path.read_text(encoding="utf-8")))
    return entries


def try_entries(
    assignment: Assignment, entries: Sequence[Entry], *, workers: int | None = None
) -> list[Result]:
    """Run the notebook once for each entry, in fresh processes.

    Parameters
    ----------
    assignment
        The source notebook.
    entries
        Answers to tasks of this assignment.
    workers
        Number of processes; one a core if not given.

    Raises
    ------
    GradingError
        If an entry takes the whole process down.
    """
    count = max(1, min(workers or os.cpu_count() or 1, len(entries)))
    run = partial(_marks, assignment.code())
    jobs = [(entry.task.cell_id, entry.source) for entry in entries]
    try:
        with ProcessPoolExecutor(count, multiprocessing.get_context("spawn")) as pool:
            marks = list(pool.map(run, jobs, chunksize=max(1, len(jobs) // (4 * count))))
    except BrokenProcessPool as error:
        raise GradingError(
            "an answer ended the process that ran it",
            where=f"bank of {assignment.name}",
            remedy="Try its answers one by one.",
        ) from error
    return [judge(entry, mark) for entry, mark in zip(entries, marks, strict=True)]


def kill_rate(results: Iterable[Result]) -> float:
    """Return the share of wrong answers that lost points on their task."""
    lost = [result.lost_points for result in results if not result.entry.right]
    return sum(lost) / len(lost) if lost else 0.0


def as_table(assignment: Assignment, results: Sequence[Result]) -> Table:
    """Tabulate by task: right answers accepted, wrong ones rejected, partial credit."""
    from rich.table import Table

    table = Table(title=f"Bank of {assignment.name}: {kill_rate(results):.1%} of wrong rejected")
    for heading in ("Task", "Points", "Right accepted", "Wrong rejected", "named", "part credit"):
        task_name = heading == "Task"
        table.add_column(heading, justify="left" if task_name else "right", no_wrap=task_name)
    for task in assignment.tasks.values():
        mine = [r for r in results if r.entry.task.name == task.name]
        right = [r for r in mine if r.entry.right]
        wrong = [r for r in mine if not r.entry.right]
        table.add_row(
            task.name,
            f"{task.points:g}",
            f"{sum(not r.lost_points for r in right)} of {len(right)}",
            f"{sum(r.lost_points for r in wrong)} of {len(wrong)}",
            str(sum(r.recognised for r in wrong)),
            str(sum(0 < r.earned < task.points for r in wrong)),
        )
    return table


def judge(entry: Entry, marks: dict[str, tuple[str, bool]]) -> Result:
    """Return the result of an entry from message and recognition of each test cell."""
    own = {test.id for test in entry.task.tests}
    return Result(
        entry=entry,
        messages={test_id: marks[test_id][0] for test_id in marks if test_id in own},
        recognised=any(marks[test_id][1] for test_id in own),
        elsewhere=tuple(key for key in marks if key not in own and marks[key][0]),
    )


def _marks(cells: Sequence[tuple[str, str]], job: tuple[str, str]) -> dict[str, tuple[str, bool]]:
    """Run all cells with one replaced; return message and recognition of each test cell."""
    replaced, source = job
    namespace: dict[str, object] = {"__name__": "__main__"}
    marks = {}
    for cell_id, written in cells:
        message, recognised = execute(source if cell_id == replaced else written, namespace)
        if "-test-" in cell_id:
            marks[cell_id] = (message, recognised)
    return marks


def execute(source: str, namespace: dict[str, object]) -> tuple[str, bool]:
    """Run a cell; return what it raised or printed to standard error, and whether it was known."""
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(printed):
            exec(compile(source, "<cell>", "exec"), namespace)  # noqa: S102, the bank is ours
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever a student's cell may raise, SystemExit too
        recognised = isinstance(error, NotYet) and error.recognised
        return f"{type(error).__name__}: {error}", recognised
    return printed.getvalue(), False
