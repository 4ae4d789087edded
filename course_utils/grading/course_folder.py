"""Open an nbgrader course folder, or say in a line why that can't be."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import GradingError

if TYPE_CHECKING:
    from course_utils.grading.autograde.course import Course


@contextlib.contextmanager
def nbgrader_needed() -> Iterator[None]:
    """Say what to install where something of nbgrader's is imported in vain.

    Raises
    ------
    GradingError
        If nbgrader is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise GradingError(
            "nbgrader is not installed", remedy="Install the course with its grading extra."
        ) from error


def existing(folder: Path) -> Path:
    """Return a folder without links and dots.

    Raises
    ------
    GradingError
        If there is none.
    """
    folder = folder.resolve()
    if not folder.is_dir():
        raise GradingError("there is no such folder", where=str(folder))
    return folder


def open_course(folder: Path, assignment: str = "") -> Course:
    """Return a course folder as nbgrader's settings describe it.

    Parameters
    ----------
    folder
        The folder with ``nbgrader_config.py``.
    assignment
        The assignment to look at; empty for the course as a whole.

    Raises
    ------
    GradingError
        If nbgrader is not installed, there is no such folder, or nbgrader's settings can't be
        read.
    """
    with nbgrader_needed():
        from course_utils.grading.autograde.course import Course
    return Course(existing(folder), assignment)
