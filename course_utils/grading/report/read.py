"""Read an assignment's gradebook and journal into plain tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from course_utils.errors import GradingError, UnknownName
from course_utils.grading.autograde import journal
from course_utils.grading.course_folder import open_course
from course_utils.grading.notebooks import read_notebook
from course_utils.grading.report.words import clean

if TYPE_CHECKING:
    from course_utils.grading.autograde.course import Course

GRADED, UNGRADED, NOTHING = "graded", "not graded", "nothing handed in"
_MESSAGES = ["student", "cell", "message", "recognised"]
PROBLEM, FLAG, NOTE = "could not be graded", "flag", "note"
_LATENESS = re.compile(
    r"SubmittedAssignment<.*> is \S+ seconds late$|Late submission penalty: "
    r"|\(Penalty [<>] \w+\) Adjusting late submission penalty "
)
"""What nbgrader says in its log of who is late."""


@dataclass(frozen=True)
class Tables:
    """What is known of one assignment.

    Parameters
    ----------
    assignment
        Its name.
    cells
        The graded cells in the order of the sheet: ``notebook``, ``cell``, ``maximum`` points,
        ``by_hand`` (whether a human marks it), ``label`` to show, and ``item``, the task that the
        cell belongs to.
    submissions
        By student: ``state``, seconds ``late``, ``penalty`` in points.
    grades
        Of graded submissions: ``student``, ``notebook``, ``cell``, ``points``, and ``waiting``
        (whether a human has yet to mark it).
    messages
        Of failed tests: ``student``, ``cell``, ``message``, ``recognised``.
    signs
        What a human should know: ``student``, ``kind``, ``text``.
    seconds
        By student, the seconds of each phase.
    journal
        Where the journal of `course grade` is looked for.
    """

    assignment: str
    cells: pd.DataFrame
    submissions: pd.DataFrame
    grades: pd.DataFrame
    messages: pd.DataFrame
    signs: pd.DataFrame
    seconds: pd.DataFrame
    journal: Path


def read(folder: Path, assignment: str) -> Tables:
    """Read what is known of an assignment.

    Parameters
    ----------
    folder
        An nbgrader course folder.
    assignment
        The assignment's name.

    Raises
    ------
    GradingError
        If nbgrader is not installed, or the course or its gradebook can't be read.
    UnknownName
        If the gradebook has no such assignment.
    """
    course = open_course(folder, assignment)
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import OperationalError, ProgrammingError

    from course_utils.grading.database import require_gradebook, unreadable

    try:
        require_gradebook(course.db_url, remedy="Grade something first.")
        with Gradebook(course.db_url, course.course_id) as gradebook:
            cells = _cells(gradebook, course)
            submissions, grades = _submissions(gradebook, assignment, cells)
    except (OperationalError, ProgrammingError) as error:
        raise unreadable(course.db_url, error) from error
    file = journal.path(course.root, assignment)
    known = journal.read(file)
    entries = [known[student] for student in submissions.index if student in known]
    return Tables(
        assignment=assignment,
        cells=cells,
        submissions=submissions,
        grades=grades,
        messages=pd.DataFrame(_messages(entries), columns=_MESSAGES),
        signs=pd.DataFrame(_signs(entries), columns=["student", "kind", "text"]),
        seconds=pd.DataFrame(
            {entry["student"]: entry.get("seconds", {}) for entry in entries}, dtype=float
        ).T,
        journal=file,
    )


def _cells(gradebook: Any, course: Course) -> pd.DataFrame:
    from nbgrader.api import MissingEntry

    try:
        notebooks = gradebook.find_assignment(course.assignment).notebooks
    except MissingEntry as error:
        known = [assignment.name for assignment in gradebook.assignments]
        raise UnknownName("assignment", course.assignment, known) from error
    rows = []
    for notebook in notebooks:
        by_hand = {cell.name for cell in (*notebook.solution_cells, *notebook.task_cells)}
        graded = {
            cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)
        }
        order = {name: at for at, name in enumerate(_order(course.source(notebook.name)))}
        names = sorted(graded, key=lambda cell: (order.get(cell, len(order)), cell))
        rows += [(notebook.name, name, graded[name], name in by_hand) for name in names]
    cells = pd.DataFrame(rows, columns=["notebook", "cell", "maximum", "by_hand"])
    before = cells["notebook"] + ": " if len(notebooks) > 1 else ""
    shown = [names_of(cell, course.assignment) for cell in cells["cell"]]
    return cells.assign(
        item=(before + pd.Series([item for item, _ in shown], dtype=object)).map(clean),
        label=(before + pd.Series([label for _, label in shown], dtype=object)).map(clean),
    )


def names_of(cell: str, assignment: str) -> tuple[str, str]:
    """Return the item that a cell belongs to, and how to name the cell.

    Examples
    --------
    >>> names_of("ps06-seat-counts-test-rounds", "ps06")
    ('seat-counts', 'seat-counts: rounds')
    >>> names_of("question-1", "ps06")
    ('question-1', 'question-1')
    """
    name = cell.removeprefix(f"{assignment}-")
    task, ours, part = name.partition("-test-")
    if name == cell or not (task and ours and part):
        return name, name
    return task, f"{task}: {part}"


def _order(source: Path) -> Iterator[str]:
    """Yield the ids of the cells in the instructor's notebook; none if it is gone."""
    try:
        notebook = read_notebook(source, remedy="")
    except GradingError:
        return
    for cell in notebook.cells:
        yield cell.metadata.get("nbgrader", {}).get("grade_id", "")


def _submissions(
    gradebook: Any, assignment: str, cells: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what was handed in, and the grades of what was graded."""
    from nbgrader.api import BaseCell, Grade, Notebook, Student, SubmittedAssignment
    from nbgrader.api import SubmittedNotebook as Sheet
    from sqlalchemy import select

    handed_in = gradebook.assignment_submissions(assignment)
    this = SubmittedAssignment.assignment_id == gradebook.find_assignment(assignment).id
    penalties = gradebook.db.execute(
        select(SubmittedAssignment.student_id, Sheet.late_submission_penalty)
        .join(Sheet, Sheet.assignment_id == SubmittedAssignment.id)
        .where(this)
    )
    rows = gradebook.db.execute(
        select(
            SubmittedAssignment.student_id, Notebook.name, BaseCell.name, Grade.score,
            Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade,
        )
        .join(Sheet, Grade.notebook_id == Sheet.id)
        .join(SubmittedAssignment, Sheet.assignment_id == SubmittedAssignment.id)
        .join(Notebook, Sheet.notebook_id == Notebook.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .where(this)
    )  # fmt: skip
    columns = ["student", "notebook", "cell", "points", "auto", "manual", "waiting"]
    grades = pd.DataFrame(map(tuple, rows), columns=columns)
    by_machine = cells.loc[~cells["by_hand"], ["notebook", "cell"]]
    run = grades if by_machine.empty else grades.merge(by_machine)
    graded = set(run.loc[run["auto"].notna() | run["manual"].notna() | by_machine.empty, "student"])
    paid = pd.DataFrame(map(tuple, penalties), columns=["student", "penalty"])
    students = sorted(gradebook.db.scalars(select(Student.id)))
    late = {one.student_id: float(one.total_seconds_late) for one in handed_in}
    submissions = pd.DataFrame(index=pd.Index(students, name="student", dtype=object))
    submissions["state"] = [
        GRADED if name in graded else UNGRADED if name in late else NOTHING for name in students
    ]
    submissions["late"] = submissions.index.map(late).astype(float)
    penalty = paid.fillna({"penalty": 0.0}).groupby("student")["penalty"].sum()
    submissions["penalty"] = penalty.reindex(students).fillna(0.0).astype(float)
    wanted = ["student", "notebook", "cell", "points", "waiting"]
    return submissions, grades.loc[grades["student"].isin(graded), wanted]


def messages_of(root: Path, assignment: str) -> pd.DataFrame:
    """Return what failed tests said, from the journal in a course folder; empty without one."""
    entries = list(journal.read(journal.path(root, assignment)).values())
    return pd.DataFrame(_messages(entries), columns=_MESSAGES)


def _messages(entries: list[dict[str, Any]]) -> list[tuple[str, str, str, bool]]:
    return [
        (entry["student"], cell, clean(said.get("said", "")), bool(said.get("recognised")))
        for entry in entries
        for cell, said in entry.get("messages", {}).items()
    ]


def _signs(entries: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return what a human should know, once a student; lateness stands with the students."""
    found = [
        (entry["student"], kind, clean(text))
        for entry in entries
        for kind, texts in (
            (PROBLEM, [entry.get("problem")]),
            (FLAG, entry.get("flags", [])),
            (NOTE, entry.get("notes", [])),
        )
        for text in texts
        if text and not (kind == NOTE and _LATENESS.match(str(text)))
    ]
    return list(dict.fromkeys(found))
