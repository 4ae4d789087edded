"""The command ``course report``: read, show, write the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.grading.report.read import Tables, read
from course_utils.grading.report.summary import Report, summarise

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def report(
    course: Path, assignment: str, *, page: Path | None = None, untimed: Collection[str] = ()
) -> Report:
    """Show the report on an assignment in the terminal and write it as a page.

    Parameters
    ----------
    course
        An nbgrader course folder.
    assignment
        The assignment's name.
    page
        The HTML file; beside the journal in the course folder if not given.
    untimed
        Students who are late by an unknown time.

    Raises
    ------
    GradingError
        If the gradebook can't be read, or the page can't be written.
    UnknownName
        If the gradebook has no such assignment.
    """
    from rich.console import Console
    from rich.text import Text

    from course_utils.grading.report.page import write
    from course_utils.grading.report.terminal import show

    tables = read(course, assignment)
    found = summarise(tables, _names(course, assignment), untimed)
    target = page or default_page(tables)
    console = Console()
    show(found, console)
    write(found, target)
    console.print(Text(f"Page: {target}"), soft_wrap=True)
    return found


def default_page(tables: Tables) -> Path:
    """Return where the page goes if nothing else is said."""
    return tables.journal.with_name(f"{tables.assignment}-report.html")


def _names(folder: Path, assignment: str) -> Mapping[str, str]:
    """Return the students' names by id, of those whom the gradebook knows by name."""
    from nbgrader.api import Gradebook

    from course_utils.grading.autograde.course import Course

    course = Course(folder.resolve(), assignment)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        names = {
            each.id: " ".join(filter(None, (each.first_name, each.last_name)))
            for each in gradebook.students
        }
    return {student: name for student, name in names.items() if name}
