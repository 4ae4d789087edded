"""The command ``course report --term``: read, show, write the page."""

from __future__ import annotations

from pathlib import Path

from course_utils.grading.report.page import page, save
from course_utils.grading.report.term.pictures import pictures
from course_utils.grading.report.term.read import Leave, read
from course_utils.grading.report.term.sections import PRIVACY, sections
from course_utils.grading.report.term.summary import TermReport, summarise


def report(
    course: Path, *, name: str = "", leave: Leave | None = None, target: Path | None = None
) -> TermReport:
    """Show the report on all assignments in the terminal and write it as a page.

    Parameters
    ----------
    course
        An nbgrader course folder.
    name
        What to call the course; the folder's name if not given.
    leave
        What the settings of the term say of lateness.
    target
        The HTML file; ``grading/term-report.html`` in the course folder if not given.

    Raises
    ------
    GradingError
        If the course can't be read, nothing was handed in, or the page can't be written.
    """
    from rich.console import Console
    from rich.text import Text

    from course_utils.grading.report.terminal import print_sections

    found = summarise(read(course, leave))
    target = target or found.read.folder / "grading" / "term-report.html"
    title = name or found.read.folder.name
    console = Console()
    console.print(Text(f"Report on the term: {title}", style="bold"))
    console.print(Text("This is personal data: mind who sees your screen."))
    print_sections(sections(found), console)
    save(render(found, title), target)
    console.print(Text(f"Page, with all rows and charts: {target}"), soft_wrap=True)
    return found


def render(report: TermReport, name: str) -> str:
    """Return the page."""
    return page(
        "Report on the term:",
        name,
        sections(report),
        pictures=pictures(report),
        privacy="",
        notice=PRIVACY,
    )
