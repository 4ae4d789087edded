"""The database of a gradebook, before nbgrader opens it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import GradingError

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


def require_gradebook(db_url: str, *, remedy: str, lost: GradingError | None = None) -> None:
    """Raise if there is no gradebook: nbgrader would make an empty one.

    Parameters
    ----------
    db_url
        nbgrader's ``CourseDirectory.db_url``.
    remedy
        What to do about it.
    lost
        The error to raise instead, if there must have been one; see `gone`.

    Raises
    ------
    GradingError
        If the database is not there, holds no gradebook, or can't be reached.
    """
    from sqlalchemy import create_engine, inspect
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import OperationalError

    url = make_url(db_url)
    if url.get_backend_name() != "sqlite" or Path(url.database or "").is_file():
        engine = create_engine(url)
        try:
            if inspect(engine).has_table("assignment"):
                return
        except OperationalError as error:
            raise unreadable(db_url, error) from error
        finally:
            engine.dispose()
    if lost is not None:
        raise lost
    raise GradingError("there is no gradebook", where=shown(db_url), remedy=remedy)


def gone(db_url: str, name: str, *, release: str, there: bool = False) -> GradingError:
    """Make the error for a gradebook that has lost what was graded.

    Parameters
    ----------
    db_url
        nbgrader's ``CourseDirectory.db_url``.
    name
        An assignment that was graded.
    release
        The command that makes an assignment known to the gradebook.
    there
        Whether there is a gradebook, which knows nothing of the assignment.
    """
    problem = f"knows nothing of {name}" if there else "is gone"
    return GradingError(
        f"the gradebook {problem}, though submissions were graded",
        where=shown(db_url),
        remedy="Put back your copy of it. If there is none, release each assignment again and "
        f"grade it: {release} {name}, then: course grade {name} --force (marks by "
        "hand are lost).",
    )


def unreadable(db_url: str, error: object) -> GradingError:
    """Make the error for a gradebook that can't be read.

    Parameters
    ----------
    db_url
        nbgrader's ``CourseDirectory.db_url``.
    error
        SQLAlchemy's error.
    """
    return GradingError(
        f"the gradebook can't be read ({getattr(error, 'orig', error)})",
        where=shown(db_url),
        remedy="If nbgrader was upgraded, back the gradebook up and run: nbgrader db upgrade",
    )


def to_confirm(gradebook: Gradebook, assignment: str, students: Collection[str]) -> int:
    """Count the marks by hand that a human should look at again, as the answer was graded again.

    Parameters
    ----------
    gradebook
        nbgrader's gradebook, open.
    assignment
        The assignment's name.
    students
        Whose marks count.
    """
    from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import select

    owners = gradebook.db.scalars(
        select(SubmittedAssignment.student_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(
            Assignment.name == assignment,
            Grade.needs_manual_grade,
            Grade.manual_score.is_not(None),
        )
    )
    return sum(student in students for student in owners)


def shown(db_url: str) -> str:
    """Return the address of a database without its password."""
    from sqlalchemy.engine import make_url

    return make_url(db_url).render_as_string()
