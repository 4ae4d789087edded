"""The gradebook's database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_utils.grading.database import gone, shown
from course_utils.term import roster
from course_utils.term.database import course_of
from course_utils.term.gradebook import due_dates
from course_utils.term.health.finding import LOOK, OK, STOP, Finding, of, some
from course_utils.term.settings import Term

if TYPE_CHECKING:
    from sqlalchemy.engine import URL, Engine

    from course_utils.grading.autograde.course import Course

MADE = "the first course release makes it"
PATIENCE = 3
"""Seconds to wait for a server, or for another program that holds the file."""


def database(term: Term) -> Iterator[Finding]:
    """Whether the gradebook opens, is of nbgrader's version, free, and up to date."""
    import nbgrader
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine, inspect, text
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

    course = course_of(term)
    address = course.db_url
    lost = course.lost()
    try:
        url = make_url(address)
        where = shown(address)
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
            yield of(lost) if lost else Finding(OK, f"no gradebook yet: {MADE}")
            return
        engine = create_engine(url, connect_args=_patience(url))
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        yield Finding(
            STOP,
            f"c.CourseDirectory.db_url of nbgrader_config.py can't be used ({error})",
            "Write it like postgresql+psycopg://user:password@host/name, and install the "
            "course's postgresql extra.",
        )
        return
    try:
        if not inspect(engine).has_table("assignment"):
            yield of(lost) if lost else Finding(OK, f"no gradebook yet in {where}: {MADE}")
            return
        with engine.connect() as connection:
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        scripts = ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic"))
        wanted = scripts.get_current_head()
        if version != wanted:
            yield Finding(
                STOP,
                f"{where} is of another nbgrader (version {version}, not {wanted})",
                "Copy the gradebook to a safe place, then run: nbgrader db upgrade",
            )
            return
        yield from _free(engine, where)
        yield from _up_to_date(engine, term)
        yield from _complete(engine, course)
    except DBAPIError as error:
        yield Finding(
            STOP,
            f"{where} can't be read ({' '.join(str(error.orig).split())})",
            "Is the server running and the address right?"
            if url.get_backend_name() != "sqlite"
            else "Restore the gradebook from your backup.",
        )
    finally:
        engine.dispose()


def _patience(url: URL) -> dict[str, Any]:
    name = "timeout" if url.get_backend_name() == "sqlite" else "connect_timeout"
    return {name: PATIENCE}


def _free(engine: Engine, where: str) -> Iterator[Finding]:
    """Look whether the database is sound and nobody holds it."""
    from sqlalchemy.exc import OperationalError

    if engine.dialect.name != "sqlite":
        yield Finding(OK, f"{where} answers")
        return
    with engine.connect() as connection:
        sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if sound != "ok":
            yield Finding(
                STOP, f"{where} is damaged ({sound})", "Restore the gradebook from your backup."
            )
            return
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("ROLLBACK")
        except OperationalError as error:
            yield Finding(
                LOOK,
                f"another program holds {where}, or it can't be written ({error.orig})",
                "Wait for it to end, or give yourself the right to write.",
            )
            return
    yield Finding(OK, f"{where} opens and is free")


def _up_to_date(engine: Engine, term: Term) -> Iterator[Finding]:
    """Compare the gradebook with roster and calendar, and write nothing."""
    from nbgrader.api import Assignment, Student
    from sqlalchemy import select

    with engine.connect() as connection:
        rows = connection.execute(select(Assignment.name, Assignment.duedate))
        dates: dict[str, datetime | None] = dict(map(tuple, rows))
        enrolled = set(connection.execute(select(Student.id)).scalars())
    wanted = due_dates(term)
    behind = [name for name, due in wanted.items() if name in dates and dates[name] != due]
    members = {each.id for each in roster.read_roster(term.folder, may_be_empty=True)}
    new, left = sorted(members - enrolled), sorted(enrolled - members)
    if behind or new:
        parts = [f"new dates of {some(behind)}"] * bool(behind)
        parts += [f"students {some(new)}"] * bool(new)
        yield Finding(
            LOOK,
            f"the gradebook does not have yet: {'; '.join(parts)}",
            "The next course release or course collect brings them in.",
        )
    if left:
        yield Finding(
            LOOK,
            f"in the gradebook, but not on the roster: {some(left)}",
            "Fine if they left; nobody is removed. Else mend the id.",
        )


def _complete(engine: Engine, course: Course) -> Iterator[Finding]:
    """Look whether the gradebook has all that was graded; an older copy has not."""
    from nbgrader.api import Assignment, Notebook, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import select

    with engine.connect() as connection:
        known = set(
            connection.execute(
                select(Assignment.name).join(Notebook, Notebook.assignment_id == Assignment.id)
            ).scalars()
        )
        rows = connection.execute(
            select(Assignment.name, SubmittedAssignment.student_id)
            .join(SubmittedAssignment, SubmittedAssignment.assignment_id == Assignment.id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        )
        entered = set(map(tuple, rows))
    for name in course.graded_before():
        students = course.graded_students(name)
        lacking = [student for student in students if (name, student) not in entered]
        if lacking and name not in known:
            yield of(gone(course.db_url, name, release=course.release_command, there=True))
        elif lacking:
            yield Finding(
                LOOK,
                f"the gradebook lacks graded submissions of {name}: {some(lacking)}",
                f"If it is an old copy, put back a newer one; else run: course grade {name}",
            )
