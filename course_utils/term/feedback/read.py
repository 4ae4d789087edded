"""Read what a student's page says: from gradebook, graded notebook, source and rubric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from course_utils.grading.notebooks import read_notebook
from course_utils.grading.rubrics import WrittenTask, read_rubrics
from course_utils.term.feedback import outputs

if TYPE_CHECKING:
    from nbformat import NotebookNode

ALL, SOME, NONE, WAITING = "all", "some", "none", "waiting"
"""How many of the points a test or a task earned."""
_ASIDE = {"NotYet", "NotAttempted"}
"""Errors of the course's own tests: their messages say all."""
_WORTH = re.compile(r"\s*\((?:\d+(?:\.\d+)?|no) points?(?:, written)?\)$")
"""What a heading says that the page says beside it."""
_AGAIN = "Restore it, or grade the student again with --force."
_STUBS = {"*Your answer goes here.*", "# Your code goes here.\n...", "YOUR ANSWER HERE", ""}


@dataclass(frozen=True)
class Mark:
    """Points of one cell.

    Parameters
    ----------
    points
        None where a human has yet to mark it.
    maximum
        What it is worth.
    comment
        What a human wrote about it.
    """

    points: float | None
    maximum: float
    comment: str = ""


@dataclass(frozen=True)
class Plan:
    """A task as the source notebook has it.

    Parameters
    ----------
    notebook
        The notebook it stands in.
    title
        The heading above it.
    answer
        Name of the cell for the answer; empty if there is none.
    is_code
        Whether the answer is code.
    tests
        Names of its test cells; of a written task its own cell.
    """

    notebook: str
    title: str
    answer: str
    is_code: bool
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Test:
    """A test, with how it went and what it said."""

    __test__ = False  # pytest would take the class for a test

    label: str
    state: str
    points: float | None
    maximum: float
    message: str = ""


@dataclass
class Task:
    """A task of a student's page."""

    title: str
    points: float | None
    maximum: float
    answer: Markup | None = None
    outputs: list[Markup] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    rubric: WrittenTask | None = None
    comments: list[str] = field(default_factory=list)

    @property
    def state(self) -> str:
        """How many of the points were earned."""
        return state(self.points, self.maximum)

    @property
    def level(self) -> float | None:
        """The points of the rubric's level that was reached; None if between two or unmarked."""
        levels = [level.points for level in self.rubric.levels] if self.rubric else []
        return self.points if self.points in levels else None


def state(points: float | None, maximum: float) -> str:
    """Say how many of the points were earned: `ALL`, `SOME`, `NONE`, or `WAITING`."""
    if points is None:
        return WAITING
    if points >= maximum - 1e-9:
        return ALL
    return SOME if points > 0 else NONE


def plans(source: Path) -> list[Plan]:
    """Return the tasks of an assignment's notebooks, in order.

    Raises
    ------
    GradingError
        If a notebook can't be read.
    """
    return [plan for path in sorted(source.glob("*.ipynb")) for plan in _plans(path)]


def _plans(path: Path) -> Iterator[Plan]:
    title, answer, is_code = path.stem, "", True
    tests: list[str] = []

    def done() -> Iterator[Plan]:
        if tests:
            yield Plan(path.stem, title_of_task, answer, is_code, tuple(tests))

    title_of_task = title
    for cell in read_notebook(path, remedy="Put back your copy of the file.").cells:
        mark = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown" and not mark.get("grade"):
            heading = _heading(cell.source)
            title = heading or title
        if mark.get("solution") or mark.get("task"):
            yield from done()
            title_of_task, answer, tests = title, mark["grade_id"], []
            is_code = cell.cell_type == "code"
            if mark.get("grade") or mark.get("task"):
                tests = [mark["grade_id"]]
        elif mark.get("grade"):
            if answer in tests:
                yield from done()
                answer, tests = "", []
            if not answer:
                title_of_task = title
            tests.append(mark["grade_id"])
    yield from done()


def _heading(source: str) -> str:
    first = source.lstrip().splitlines()[:1]
    if not first or not first[0].startswith("#"):
        return ""
    return _WORTH.sub("", first[0].lstrip("#").strip())


def rubrics_of(folder: Path, assignment: str) -> dict[str, WrittenTask]:
    """Return the rubrics by name of the cell; none if the term has no such file."""
    path = folder / "rubrics" / f"{assignment}.yml"
    if not path.is_file():
        return {}
    return {f"{assignment}-{task.id}": task for task in read_rubrics(path).tasks}


def marks(gradebook: Any, assignment: str) -> dict[str, dict[tuple[str, str], Mark]]:
    """Return the points of all students, by student, then by notebook and cell."""
    found: dict[str, dict[tuple[str, str], Mark]] = {}
    for submission in gradebook.assignment_submissions(assignment):
        mine = found.setdefault(submission.student_id, {})
        for notebook in submission.notebooks:
            comments = {
                each.name: (each.manual_comment or "").strip() for each in notebook.comments
            }
            for grade in notebook.grades:
                points = None if grade.needs_manual_grade else float(grade.score)
                comment = comments.pop(grade.name, "")
                mine[notebook.name, grade.name] = Mark(points, float(grade.max_score), comment)
            for name, comment in comments.items():
                mine[notebook.name, name] = Mark(0.0, 0.0, comment)
    return found


def tasks(
    planned: list[Plan],
    graded: Path,
    mine: dict[tuple[str, str], Mark],
    rubrics: dict[str, WrittenTask],
) -> list[Task]:
    """Return a student's tasks.

    Parameters
    ----------
    planned
        As `plans` returns them.
    graded
        The folder of the graded submission.
    mine
        The student's points.
    rubrics
        As `rubrics_of` returns them.

    Raises
    ------
    GradingError
        If the graded notebook can't be read.
    """
    cells: dict[str, dict[str, NotebookNode]] = {}
    for name in {plan.notebook for plan in planned}:
        path = graded / f"{name}.ipynb"
        graded_one = read_notebook(path, remedy=_AGAIN) if path.is_file() else None
        cells[name] = _named(graded_one) if graded_one else {}
    return [_task(plan, cells[plan.notebook], mine, rubrics) for plan in planned]


def _task(
    plan: Plan,
    cells: dict[str, NotebookNode],
    mine: dict[tuple[str, str], Mark],
    rubrics: dict[str, WrittenTask],
) -> Task:
    own = {name: mine.get((plan.notebook, name), Mark(None, 0.0)) for name in plan.tests}
    points = [mark.points for mark in own.values()]
    given = [each for each in points if each is not None]
    total = sum(given) if len(given) == len(points) else None
    task = Task(plan.title, total, sum(mark.maximum for mark in own.values()))
    names = dict.fromkeys([plan.answer, *plan.tests])
    task.comments = [
        mark.comment for name in names if (mark := mine.get((plan.notebook, name))) and mark.comment
    ]
    cell = cells.get(plan.answer)
    if cell is not None and cell.source.strip() not in _STUBS:
        if plan.is_code:
            task.answer = outputs.preformatted(cell.source)
            task.outputs = outputs.shown(cell)
        else:
            task.answer = outputs.written(cell.source)
    if plan.answer in plan.tests:
        task.rubric = rubrics.get(plan.answer)
    else:
        for name, mark in own.items():
            task.tests.append(_test(name, plan, mark, cells.get(name)))
    return task


def _test(name: str, plan: Plan, mark: Mark, cell: NotebookNode | None) -> Test:
    label = name.removeprefix(f"{plan.answer}-test-").replace("-", " ")
    found = state(mark.points, mark.maximum)
    message = "" if found == ALL else _message(cell)
    return Test(label, found, mark.points, mark.maximum, message)


def _message(cell: NotebookNode | None) -> str:
    """Return what a failed test said; never a line of it."""
    given = cell.get("outputs", []) if cell is not None else []
    for output in given:
        if output.output_type == "error":
            name, text = str(output.get("ename", "")), outputs.said(output)
            if name in _ASIDE or (name == "AssertionError" and text):
                return text
            return f"{name}: {text}" if text else f"{name}."
    if any(each.output_type == "stream" and each.get("name") == "stderr" for each in given):
        return "Your code wrote a warning while it was tested; the test gives no points then."
    return ""


def _named(notebook: NotebookNode) -> dict[str, NotebookNode]:
    return {
        cell.metadata.nbgrader["grade_id"]: cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id")
    }
