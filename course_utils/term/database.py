"""Open a term's gradebook, wherever nbgrader's settings put it."""

from __future__ import annotations

import contextlib
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import GradingError
from course_utils.grading.course_folder import open_course
from course_utils.grading.steps import tools_on_path
from course_utils.term.settings import Term

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

    from course_utils.grading.autograde.course import Course


def course_of(term: Term, assignment: str = "") -> Course:
    """Return the term's folder as nbgrader's settings describe it.

    Raises
    ------
    GradingError
        If nbgrader is not installed, or its settings can't be read.
    """
    return open_course(term.folder, assignment or term.names[0])


@contextlib.contextmanager
def opened(term: Term) -> Iterator[Gradebook]:
    """Open the term's gradebook, which is made if there is none.

    Raises
    ------
    GradingError
        If nbgrader is not installed, or the gradebook can't be read or written.
    """
    course = course_of(term)
    from nbgrader.api import Gradebook
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import DatabaseError, SAWarning

    from course_utils.grading.database import unreadable

    with _explained(course), tools_on_path():
        url = make_url(course.db_url)
        if url.get_backend_name() == "sqlite" and url.database:
            _keep_private(Path(url.database))
        opening = Gradebook(course.db_url, course.course_id)
    try:
        with opening as gradebook, warnings.catch_warnings():
            # nbgrader adds rows in an order that SQLAlchemy warns of; it does no harm.
            warnings.filterwarnings("ignore", category=SAWarning)
            yield gradebook
    except DatabaseError as error:
        raise unreadable(course.db_url, error) from error


@contextlib.contextmanager
def _explained(course: Course) -> Iterator[None]:
    """Say in a line why a gradebook can't be opened."""
    from sqlalchemy.exc import ArgumentError, SQLAlchemyError

    from course_utils.grading.database import unreadable

    try:
        yield
    except ArgumentError as error:
        raise GradingError(
            "the address of the gradebook is none",
            where="c.CourseDirectory.db_url",
            remedy="Write it like postgresql+psycopg://user:password@host/name.",
        ) from error
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise unreadable(course.db_url, error) from error


def has_gradebook(course: Course) -> bool:
    """Whether there is a gradebook already; opening one would make it.

    Raises
    ------
    GradingError
        If the database can't be reached or read.
    """
    from sqlalchemy import create_engine, inspect
    from sqlalchemy.engine import make_url

    with _explained(course):
        url = make_url(course.db_url)
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
            return False
        engine = create_engine(url)
        try:
            return bool(inspect(engine).has_table("assignment"))
        finally:
            engine.dispose()


def _keep_private(path: Path) -> None:
    """Let nobody but the owner and the group read a gradebook, also one that is to be made."""
    path.touch(mode=0o600)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & stat.S_IRWXO:
        with contextlib.suppress(PermissionError):  # somebody else's, who may leave it open
            path.chmod(mode & ~stat.S_IRWXO)
