"""Compare an assignment's sheet with the one that the gradebook knows and grades by."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_utils.errors import TermError
from course_utils.grading.notebooks import ids_mended_quietly
from course_utils.grading.report.words import count
from course_utils.term.database import course_of, has_gradebook, opened
from course_utils.term.settings import Term

if TYPE_CHECKING:
    from course_utils.grading.autograde.course import Course

MOST = 4
"""Cells that are named."""


@dataclass(frozen=True)
class Cell:
    """What nbgrader keeps of a cell.

    Parameters
    ----------
    kinds
        Whether it is a ``"grade"``, ``"solution"`` or ``"task"`` cell; more than one may hold.
    points
        What it is worth.
    text
        Its type and, answers left out, its text.
    """

    kinds: frozenset[str]
    points: float
    text: tuple[str, str]


Sheet = dict[tuple[str, str], Cell]
"""The cells of an assignment by notebook and name."""


@dataclass(frozen=True)
class Change:
    """How the source differs from the sheet that was released.

    Parameters
    ----------
    assignment
        The assignment.
    submissions
        How many the gradebook holds that were graded by the released sheet.
    old, new
        The released sheet, and what the source would give.
    """

    assignment: str
    submissions: int
    old: Sheet
    new: Sheet

    @property
    def other_cells(self) -> str:
        """Which cells came, went or are of another kind; nbgrader can't change those any more."""
        kept = set(self.old) & set(self.new)
        turned = {key for key in kept if self.old[key].kinds != self.new[key].kinds}
        parts = (
            ("new", set(self.new) - kept),
            ("gone", set(self.old) - kept),
            ("of another kind", turned),
        )
        return "; ".join(f"{word} {_some(keys)}" for word, keys in parts if keys)

    @property
    def said(self) -> str:
        """What differs."""
        if self.other_cells:
            return f"other cells: {self.other_cells}"
        before, now = (
            sum(cell.points for cell in sheet.values()) for sheet in (self.old, self.new)
        )
        points = {key for key in self.old if self.old[key].points != self.new[key].points}
        text = {key for key in self.old if self.old[key].text != self.new[key].text}
        parts = [f"points {before:g} → {now:g} ({_some(points)})"] if points else []
        parts += [f"text of {_some(text)}"] if text else []
        return "; ".join(parts)

    def refuse(self) -> TermError:
        """Make the error for a release that would change what was graded."""
        name = self.assignment
        if self.other_cells:
            return TermError(
                f"has other cells than the sheet that {self.submissions} handed in "
                f"({self.other_cells}), and nbgrader can't change those any more",
                where=f"source/{name}",
                remedy="Take the change back, or give the new sheet a name of its own.",
            )
        return TermError(
            f"has changed since its release: {self.said}; "
            f"{count(self.submissions, 'submission')} graded by the old sheet",
            where=f"source/{name}",
            remedy=f"Take the change back; or run: course release {name} --again, then: "
            f"course grade {name} --force, and all are graded by the new sheet (marks by hand "
            "stay).",
        )


def change(term: Term, assignment: str) -> Change | None:
    """Return how the source differs from the released sheet, if that matters.

    Returns
    -------
    Change or None
        None if nothing was graded, nothing differs, or the source can't be read.

    Raises
    ------
    GradingError
        If the gradebook can't be read.
    """
    course = course_of(term, assignment)
    if not has_gradebook(course):
        return None
    with opened(term) as gradebook:
        row = _find(gradebook, assignment)
        submissions = sum(bool(each.notebooks) for each in row.submissions) if row else 0
        if row is None or not submissions:
            return None
        old = {key: cell for notebook in row.notebooks for key, cell in _known(notebook)}
    try:
        with ids_mended_quietly():
            new = _made(course)
    except Exception:  # whatever a mangled notebook makes nbgrader raise; others name it
        return None
    return None if old == new else Change(assignment, submissions, old, new)


def outdated(term: Term, assignment: str) -> list[str]:
    """Return the students whose submission was graded by another sheet than the gradebook's.

    Raises
    ------
    GradingError
        If the gradebook can't be read.
    """
    course = course_of(term, assignment)
    if not has_gradebook(course):
        return []
    with opened(term) as gradebook:
        row = _find(gradebook, assignment)
        if row is None:
            return []
        marks = {
            (notebook.name, cell.name): (cell.checksum, cell.locked)
            for notebook in row.notebooks
            for cell in notebook.source_cells
        }
        students = [each.student_id for each in row.submissions if each.notebooks]
    # An answer's checksum is the sheet's, too, but only locked cells are put back when graded.
    wanted = {key: checksum for key, (checksum, locked) in marks.items() if locked and checksum}
    return [
        student
        for student in sorted(students)
        if any(
            wanted.get((path.stem, cell), mark) != mark
            for path in course.autograded(student).glob("*.ipynb")
            for cell, mark in _checksums(path)
        )
    ]


def _checksums(path: Path) -> list[tuple[str, str]]:
    """Return the checksums in a graded notebook, by cell; none if it can't be read."""
    try:
        cells = json.loads(path.read_bytes())["cells"]
        marks = [cell.get("metadata", {}).get("nbgrader", {}) for cell in cells]
    except (OSError, ValueError, LookupError, AttributeError, TypeError):
        return []
    return [(mark.get("grade_id", ""), mark["checksum"]) for mark in marks if mark.get("checksum")]


def free(term: Term, assignment: str) -> int:
    """Take submissions out of the gradebook that came before the assignment was released.

    They hold no notebook, so no point and no mark; with them nbgrader refuses to release.

    Returns
    -------
    int
        How many.

    Raises
    ------
    GradingError
        If the gradebook can't be read or written.
    """
    if not has_gradebook(course_of(term)):
        return 0
    with opened(term) as gradebook:
        row = _find(gradebook, assignment)
        if row is None or row.notebooks:
            return 0
        students = [each.student_id for each in row.submissions]
        for student in students:
            gradebook.remove_submission(assignment, student)
    return len(students)


def is_released(term: Term, assignment: str) -> bool:
    """Whether there is a version for students, or the gradebook knows of one.

    Raises
    ------
    GradingError
        If nbgrader's settings or the gradebook can't be read.
    """
    course = course_of(term, assignment)
    directory = course.directory
    folder = Path(directory.format_path(directory.release_directory, ".", assignment))
    if any(folder.glob("*.ipynb")):
        return True
    if not has_gradebook(course):
        return False
    with opened(term) as gradebook:
        row = _find(gradebook, assignment)
        return row is not None and bool(row.notebooks)


def _find(gradebook: Any, assignment: str) -> Any:
    """Return what the gradebook has of an assignment; None if it knows of none."""
    return next((each for each in gradebook.assignments if each.name == assignment), None)


def _known(notebook: Any) -> list[tuple[tuple[str, str], Cell]]:
    """Return the cells of a notebook of the gradebook's."""
    by_kind = {
        "grade": {cell.name: cell.max_score for cell in notebook.grade_cells},
        "task": {cell.name: cell.max_score for cell in notebook.task_cells},
        "solution": {cell.name: 0.0 for cell in notebook.solution_cells},
    }
    return [
        (
            (notebook.name, cell.name),
            Cell(
                frozenset(kind for kind, names in by_kind.items() if cell.name in names),
                float(sum(names.get(cell.name, 0.0) for names in by_kind.values())),
                (cell.cell_type, cell.source),
            ),
        )
        for cell in notebook.source_cells
    ]


def _made(course: Course) -> Sheet:
    """Return the cells that nbgrader would save of the source, by its own steps."""
    from nbgrader import utils
    from nbgrader.converters import GenerateAssignment
    from nbgrader.nbgraderformat import read
    from nbgrader.preprocessors import SaveCells

    converter = GenerateAssignment(coursedir=course.directory, parent=course.converter.parent)
    steps = takewhile(lambda kind: not issubclass(kind, SaveCells), converter.preprocessors)
    before_saving = [kind(parent=converter) for kind in steps]
    sheet: Sheet = {}
    for path in sorted(course.source("x").parent.glob("*.ipynb")):
        notebook: Any = read(str(path), as_version=4)
        resources: Any = {
            "unique_key": path.stem,
            "metadata": {"path": str(path.parent)},
            "nbgrader": {
                "student": ".", "assignment": course.assignment, "notebook": path.stem,
                "db_url": course.db_url,
            },
        }  # fmt: skip
        for step in before_saving:
            notebook, resources = step(notebook, resources)
        for cell in notebook.cells:
            tests = {
                "grade": utils.is_grade, "task": utils.is_task, "solution": utils.is_solution,
            }  # fmt: skip
            kinds = frozenset(kind for kind, test in tests.items() if test(cell))
            if kinds or utils.is_locked(cell):
                mark = cell.metadata.nbgrader
                worth = float(mark["points"]) if kinds & {"grade", "task"} else 0.0
                key = (path.stem, mark["grade_id"])
                sheet[key] = Cell(kinds, worth, (cell.cell_type, cell.source))
    return sheet


def _some(keys: set[tuple[str, str]]) -> str:
    names = sorted(cell for _, cell in keys)
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more
