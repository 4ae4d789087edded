"""Open formgrader where the written answers of an assignment wait."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import TermError
from course_utils.grading.report.words import count
from course_utils.lab import serving
from course_utils.term.settings import Term, read_term

if TYPE_CHECKING:
    from nbgrader.api import Gradebook


class NoExchange(logging.Filter):
    """Leaves out nbgrader's complaints about an exchange, which only a JupyterHub has."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to show a line."""
        return "Unwritable directory" not in record.getMessage()


_LOGGING = {
    "filters": {"exchange": {"()": f"{__name__}.{NoExchange.__name__}"}},
    "handlers": {"console": {"filters": ["exchange"]}},
}


def mark(folder: Path, assignment: str, *, browser: bool = True, port: int | None = None) -> None:
    """Replace this process by a server of formgrader, open at an assignment.

    Parameters
    ----------
    folder
        The term's folder.
    assignment
        The assignment's name.
    browser
        Whether to open the browser; otherwise the address is printed.
    port
        The port to listen on; Jupyter's own choice if not given.

    Raises
    ------
    TermError
        If the term can't be read, or nothing of the assignment is graded yet.
    GradingError
        If the gradebook can't be read.
    UnknownName
        If the term has no such assignment.
    """
    import click

    term = read_term(folder)
    term.assignment(assignment)
    graded, waiting = _submissions(term, assignment)
    if not graded:
        raise TermError(
            f"nothing of {assignment} is graded yet",
            where=str(term.folder),
            remedy=f"First run: course grade {assignment}",
        )
    click.echo(f"{waiting} of {count(graded, 'submission')} wait for a mark by hand.")
    click.echo("What you type is saved at once. Ctrl-C here ends the server.")
    command = server(_page(term, assignment), browser=browser, port=port)
    sys.stdout.flush()
    os.chdir(term.folder)
    os.execv(command[0], command)  # noqa: S606


def server(page: str, *, browser: bool, port: int | None) -> list[str]:
    """Return the command line of a Jupyter server that opens at a page of formgrader.

    Parameters
    ----------
    page
        The page's path, such as ``/formgrader/gradebook/ps05``.
    browser
        Whether to open the browser; otherwise the address is printed.
    port
        The port to listen on; Jupyter's own choice if not given.
    """
    return [
        sys.executable,
        "-m",
        "jupyter_server",
        "--Application.log_level=WARN",
        f"--Application.logging_config={_LOGGING}",
        f"--ServerApp.default_url={page}",
        "--ServerApp.answer_yes=True",  # to the question at Ctrl-C
        # Else a page of nbgrader's keeps the login to itself, and what fills it finds none.
        "--IdentityProvider.cookie_options={'path': '/'}",
        *serving(browser=browser, port=port),
    ]


def _page(term: Term, assignment: str) -> str:
    """Return the page of formgrader that lists the submissions, or the notebooks if more."""
    page = f"/formgrader/gradebook/{assignment}"
    notebooks = sorted((term.folder / "release" / assignment).glob("*.ipynb"))
    return f"{page}/{notebooks[0].stem}" if len(notebooks) == 1 else page


def _submissions(term: Term, assignment: str) -> tuple[int, int]:
    """Return the number of graded submissions, and of those with a cell to mark."""
    from nbgrader.api import MissingEntry

    from course_utils.grading.database import require_gradebook
    from course_utils.term.database import course_of, opened

    course = course_of(term, assignment)
    require_gradebook(
        course.db_url, remedy=f"First run: course release {assignment}", lost=course.lost()
    )
    with opened(term) as gradebook:
        try:
            rows = _graded(gradebook, assignment)
        except MissingEntry:
            return 0, 0
        return len(rows), sum(rows)


def _graded(gradebook: Gradebook, assignment: str) -> list[bool]:
    """Return for each graded submission whether it waits for a mark."""
    return [bool(each.needs_manual_grade) for each in gradebook.assignment_submissions(assignment)]
