"""Check that the choices of an assignment are as hard as the published one, and all different."""

from __future__ import annotations

import ast
import itertools
import math
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from course_utils import compare
from course_utils.errors import GradingError
from course_utils.grading.editions import hidden
from course_utils.grading.editions.derive import same
from course_utils.grading.editions.parameters import Picks
from course_utils.grading.editions.workshop import SOLUTION, Variant, Workshop

FACTOR = 2.0
"""An answer may have at most so many times as many labels or rows as the published one."""

NAMED = 0.5
"""Of the wrong answers whose misunderstanding is named in the published edition, the share that
is named in every other."""

FEWEST = 4
"""So many choices a task has at least beside the published one; most should have more."""

_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w|\.\d)")


def check(
    workshop: Workshop, printed: set[float], pages: Sequence[Collection[float]] = ()
) -> list[str]:
    """Return what is wrong with the choices of an assignment, one sentence each.

    Parameters
    ----------
    workshop
        The assignment.
    printed
        The numbers that its lesson and quiz print; none may be an answer.
    pages
        The numbers of every lesson and quiz of the course; no page may hold all those of an
        answer of several.
    """
    faults = []
    tasks = list(workshop.published.tasks)
    wanted = {task: list(combinations(workshop, task)) for task in tasks}
    workshop.prepare((task, picks) for task in tasks for picks in wanted[task])
    for task in tasks:
        published = workshop.variant(task, workshop.none)
        others = []
        for picks in wanted[task][1:]:
            try:
                others.append(workshop.variant(task, picks))
            except GradingError as error:
                faults.append(str(error))
        if len(wanted[task]) == 1:
            faults.append(f"{task}: no parameter touches it, so its answer is the published one.")
        elif len(others) < FEWEST:
            faults.append(f"{task}: {len(others)} choices, and it should have {FEWEST}.")
        for variant in others:
            told = f"{task}, {workshop.told(task, variant.picks)}"
            seen = printed | on_sheet(workshop, variant)
            faults += [f"{told}: {fault}." for fault in compared(published, variant, seen, pages)]
        for one, other in itertools.combinations(others, 2):
            if all(one.picks[p.name] != other.picks[p.name] for p in workshop.touching(task)):
                said = workshop.told(task, one.picks), workshop.told(task, other.picks)
                faults += [
                    f"{task}: {said[0]} and {said[1]} have the same {answer}."
                    for answer in shared(one, other)
                ]
    return faults


def report(root: Path, names: Sequence[str]) -> str:
    """Check the choices of assignments and say how many editions each has.

    Parameters
    ----------
    root
        The repository.
    names
        The assignments; all that have parameters if none.

    Raises
    ------
    GradingError
        If a choice is not fit.
    """
    exercises = root / "exercises"
    found = sorted(path.stem for path in exercises.glob("editions/*.yml"))
    pages = pages_of(root / "lessons")
    faults, lines = [], []
    for name in names or found:
        workshop = Workshop(exercises, name)
        if not workshop.parameters.parameters:
            continue
        printed = printed_in(root / "lessons", name)
        faults += [f"{name} {fault}" for fault in check(workshop, printed, pages)]
        sizes = [len(each.choices) for each in workshop.parameters.parameters]
        lines.append(f"{name}: {len(sizes)} parameters, {math.prod(sizes):,} editions")
    if faults:
        raise GradingError(
            f"{len(faults)} faults in the choices: {' '.join(faults)}",
            where="exercises/editions",
            remedy="Take the choices out, or put others in their place.",
        )
    return "\n".join(lines)


def combinations(workshop: Workshop, task: str) -> Iterator[Picks]:
    """Yield the published choices, then every set of choices that a word can pick for a task."""
    touching = workshop.touching(task)
    yield workshop.none
    if touching:
        ranges = [range(1, len(each.choices) + 1) for each in touching]
        for numbers in itertools.product(*ranges):
            names = [each.name for each in touching]
            yield {**workshop.none, **dict(zip(names, numbers, strict=True))}


def printed_in(lessons: Path, name: str) -> set[float]:
    """Return the numbers printed in the lesson and the quiz of an assignment."""
    number = name.removeprefix("ps")
    notebook = next(lessons.glob(f"{number}-*.ipynb")).read_text(encoding="utf-8")
    quiz = next(lessons.glob(f"quizzes/{number}-*.yml")).read_text(encoding="utf-8")
    return numbers(_text(notebook) + quiz)


def pages_of(lessons: Path) -> list[set[float]]:
    """Return the numbers of every lesson and of every quiz."""
    texts = [_text(path.read_text(encoding="utf-8")) for path in lessons.glob("*.ipynb")]
    texts += [path.read_text(encoding="utf-8") for path in lessons.glob("quizzes/*.yml")]
    return [numbers(re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)) for text in texts]


def numbers(text: str) -> set[float]:
    """Return the numbers that stand in a text."""
    return {float(found) for found in _NUMBER.findall(text)}


def _text(notebook: str) -> str:
    import nbformat

    read: Any = nbformat.reads(notebook, as_version=4)  # type: ignore[no-untyped-call]
    return "\n".join(cell.source for cell in read.cells)


def on_sheet(workshop: Workshop, variant: Variant) -> set[float]:
    """Return the numbers that students see in the cells of a task."""
    from course_utils.grading.editions.spelling import place_of, respell

    respelt = respell(workshop.published, workshop.parameters, variant.picks)
    texts = [
        re.sub(r"### BEGIN (SOLUTION|HIDDEN TESTS).*?### END \1", "", cell.source, flags=re.DOTALL)
        for cell in respelt.notebook.cells
        if place_of(respelt, cell.id) in (variant.task.name, "title", "words", "definitions")
    ]
    return numbers("\n".join(texts))


def compared(
    published: Variant,
    variant: Variant,
    printed: Collection[float],
    pages: Sequence[Collection[float]] = (),
) -> Iterator[str]:
    """Yield in what a variant falls short of the published one."""
    named = 0
    for result in variant.results:
        named += result.recognised
        if not result.judged_rightly:
            passed = [key for key, message in result.messages.items() if not message]
            said = "; ".join(filter(None, result.messages.values()))[:160]
            yield f"{result.entry.name} earns {passed or 'nothing'} ({said})"
    if named < NAMED * sum(result.recognised for result in published.results):
        yield f"only {named} misunderstandings are named"
    marks = variant.marks(published.made[SOLUTION])
    for test_id, (message, _) in marks.items():
        if not message:
            yield f"the published answer passes {test_id}"
    for test_id, tests in variant.tests.items():
        limits = _limits(variant.cells[test_id])
        for old, new in zip(published.tests[test_id], tests, strict=True):
            yield from _degenerate(old, new, limits)
            if new.kind == "number" and new.expected in printed:
                yield f"{new.answer} is {new.expected}, which the lesson, quiz or sheet prints"
            telling = _telling(new.expected)
            if len(telling) > 1 and any(telling <= set(page) for page in pages):
                yield f"a lesson or quiz prints all numbers of {new.answer}"


def _degenerate(old: hidden.Hidden, new: hidden.Hidden, limits: Collection[float]) -> Iterator[str]:
    values = _flat(new.expected)
    if any(
        value is None or (type(value) is float and not math.isfinite(value)) for value in values
    ):
        yield f"{new.answer} has a missing value"
    if new.kind == "number" and (new.expected == 0 or new.expected in limits):
        yield f"{new.answer} is {new.expected}"
    if new.kind == "number":
        return
    sizes = _size(old.expected), _size(new.expected)
    if not 1 / FACTOR <= sizes[1] / sizes[0] <= FACTOR or (sizes[0] > 1 and sizes[1] < 2):
        yield f"{new.answer} has {sizes[1]} entries, the published one {sizes[0]}"
    if new.kind == "series" and len(set(values)) < 2 <= len(set(_flat(old.expected))):
        yield f"{new.answer} has the same value everywhere"


def shared(one: Variant, other: Variant) -> Iterator[str]:
    """Yield the answers that two variants have in common."""
    for test_id, tests in one.tests.items():
        for here, there in zip(tests, other.tests[test_id], strict=True):
            if same(here, there.expected, here.expected):
                yield here.answer


def _telling(value: Any) -> set[float]:
    """Return the numbers of an answer that nobody would meet by chance, without their signs."""
    found = [each for each in _flat(value) if type(each) in (int, float)]
    return {abs(float(each)) for each in found if each != int(each) or abs(each) >= 100}


def _flat(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [part for each in value.values() for part in _flat(each)]
    return list(value) if isinstance(value, list | set) else [value]


def _size(value: Any) -> int:
    if isinstance(value, dict):
        first = next(iter(value.values()), None)
        return len(first) if isinstance(first, list) else len(value)
    return len(compare.members(value)) if isinstance(value, set) else 1


def _limits(source: str) -> set[float]:
    """Return the ends between which a test cell says that a number lies."""
    ends = [
        node.value.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.keyword)
        and node.arg in ("low", "high")
        and isinstance(node.value, ast.Constant)
    ]
    return {float(end) for end in ends if isinstance(end, int | float)}
