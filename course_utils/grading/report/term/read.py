"""Read all assignments of a course that somebody has handed in."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from course_utils.errors import GradingError
from course_utils.grading.course_folder import open_course
from course_utils.grading.report.read import NOTHING, UNGRADED, Tables
from course_utils.grading.report.read import read as read_one

if TYPE_CHECKING:
    from course_utils.grading.autograde.course import Course

OBJECTIVES = "objectives.csv"


@dataclass(frozen=True)
class Leave:
    """What the settings of a term say of lateness.

    Parameters
    ----------
    grace
        Seconds after the due time that do not make a submission late.
    extra
        Days that all due dates are later, by student.
    """

    grace: float = 0.0
    extra: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """An assignment that somebody has handed in.

    Parameters
    ----------
    tables
        What is known of it; ``late`` has grace and extra days taken off.
    due
        When it was or is due, in UTC and without saying so, as nbgrader has it.
    """

    tables: Tables
    due: datetime | None

    @property
    def name(self) -> str:
        """The assignment's name."""
        return self.tables.assignment


@dataclass(frozen=True)
class Class:
    """What is known of a course.

    Parameters
    ----------
    given
        The assignments that somebody has handed in, by due date.
    untouched
        Names of those that nobody has.
    names
        First and last name by student; empty if not known.
    objectives
        ``task`` and ``objective``, one row a pair; none if the course ties none.
    leave
        What was said of lateness.
    folder
        The course folder.
    when
        The time of the report, in UTC and without saying so.
    """

    given: tuple[Given, ...]
    untouched: tuple[str, ...]
    names: pd.Series[str]
    objectives: pd.DataFrame
    leave: Leave
    folder: Path
    when: datetime


def read(folder: Path, leave: Leave | None = None, *, when: datetime | None = None) -> Class:
    """Read what is known of a course.

    Parameters
    ----------
    folder
        An nbgrader course folder.
    leave
        What the settings of the term say of lateness; without it a second late is late.
    when
        The time to report for, in UTC; the present if not given.

    Raises
    ------
    GradingError
        If nbgrader is not installed, the course, its gradebook or its objectives can't be
        read, or nothing has been handed in.
    """
    course = open_course(folder)
    due, names = _gradebook(course)
    leave = leave or Leave()
    given, untouched = [], []
    for name in sorted(due, key=lambda one: (due[one] is None, due[one] or datetime.min, one)):
        tables = _regarding(read_one(folder, name), course, leave)
        if (tables.submissions["state"] == NOTHING).all():
            untouched.append(name)
        else:
            given.append(Given(tables, due[name]))
    if not given:
        raise GradingError(
            "nothing has been handed in", where=str(folder), remedy="Collect and grade first."
        )
    return Class(
        given=tuple(given),
        untouched=tuple(untouched),
        names=names,
        objectives=_objectives(course.root / OBJECTIVES),
        leave=leave,
        folder=course.root,
        when=(when or datetime.now(UTC)).replace(tzinfo=None),
    )


def _gradebook(course: Course) -> tuple[dict[str, datetime | None], pd.Series[str]]:
    """Return the due dates by assignment, and the names by student."""
    from nbgrader.api import Assignment, Gradebook, Student
    from sqlalchemy import select
    from sqlalchemy.exc import OperationalError, ProgrammingError

    from course_utils.grading.database import require_gradebook, unreadable

    try:
        require_gradebook(course.db_url, remedy="Grade something first.")
        with Gradebook(course.db_url, course.course_id) as gradebook:
            dates: Any = gradebook.db.execute(select(Assignment.name, Assignment.duedate))
            people: Any = gradebook.db.execute(
                select(Student.id, Student.first_name, Student.last_name)
            )
            due: dict[str, datetime | None] = dict(map(tuple, dates))
            names = {
                student: " ".join(part for part in (first, last) if part)
                for student, first, last in people
            }
    except (OperationalError, ProgrammingError) as error:
        raise unreadable(course.db_url, error) from error
    return due, pd.Series(names, dtype=object).sort_index()


def _regarding(tables: Tables, course: Course, leave: Leave) -> Tables:
    """Take leave off what is late, and see what was collected and is not yet graded."""
    directory = course.directory
    submissions = tables.submissions.copy()
    extra = pd.Series(leave.extra, dtype=float).reindex(submissions.index).fillna(0.0)
    late = submissions["late"] - leave.grace - extra * timedelta(days=1).total_seconds()
    submissions["late"] = late.clip(lower=0)
    for student in submissions.index[submissions["state"] == NOTHING]:
        step = directory.submitted_directory
        if Path(directory.format_path(step, student, tables.assignment)).is_dir():
            submissions.loc[student, "state"] = UNGRADED
    return dataclasses.replace(tables, submissions=submissions)


def _objectives(path: Path) -> pd.DataFrame:
    columns = ["task_id", "objective_id"]
    if not path.is_file():
        return pd.DataFrame(columns=["task", "objective"], dtype=object)
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise GradingError(
            f"can't be read ({reason})", where=str(path), remedy="Restore the file."
        ) from error
    if list(table.columns) != columns:
        raise GradingError(
            f"expected the columns {', '.join(columns)}", where=str(path), remedy="Mend the file."
        )
    return table.set_axis(["task", "objective"], axis="columns").drop_duplicates()
