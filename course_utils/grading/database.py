"""The database of a gradebook, before nbgrader opens it."""

from __future__ import annotations

from pathlib import Path

from course_utils.errors import GradingError


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


def shown(db_url: str) -> str:
    """Return the address of a database without its password."""
    from sqlalchemy.engine import make_url

    return make_url(db_url).render_as_string()
