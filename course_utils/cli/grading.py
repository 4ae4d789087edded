"""Commands for who grades."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from course_utils.cli import options

if TYPE_CHECKING:
    from course_utils.grading.report.term.read import Leave


@click.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("build/demo"),
    show_default=True,
    help="Where to make the course folder; made anew each time.",
)
def demo(folder: Path) -> None:
    """Grade a simulated class, show its scores and how its items came out."""
    from course_utils.grading.demo import run as run_demo

    run_demo(folder)


@click.command()
@click.argument("assignment")
@options.course_folder
@click.option("--student", "students", multiple=True, help="Grade only this student; repeatable.")
@click.option("--workers", type=click.IntRange(1), help="Sandboxes at a time; one a core.")
@click.option("--dask", "cluster", help="Address of a dask scheduler whose workers run them.")
@click.option("--force", is_flag=True, help="Grade again what was graded before.")
@click.option("--time-limit", type=click.FloatRange(1), help="Seconds for a notebook. [300]")
@click.option("--memory-limit", type=click.IntRange(256), help="Megabytes for a notebook. [2048]")
@click.option("--no-sandbox", is_flag=True, help="Run submissions with your own rights.")
def grade(  # noqa: PLR0917, click hands them over by name
    assignment: str,
    folder: Path,
    students: tuple[str, ...],
    workers: int | None,
    cluster: str | None,
    force: bool,
    time_limit: float | None,
    memory_limit: int | None,
    no_sandbox: bool,
) -> None:
    """Autograde all submissions of ASSIGNMENT, in a sandbox, into nbgrader's gradebook."""
    from course_utils.grading.autograde.command import grade as grade_all
    from course_utils.grading.autograde.limits import Limits

    _renew_dates(folder)
    given: dict[str, Any] = {"seconds": time_limit, "memory": memory_limit}
    summary = grade_all(
        folder,
        assignment,
        students=students,
        workers=workers,
        cluster=cluster,
        force=force,
        limits=Limits(**{name: value for name, value in given.items() if value is not None}),
        walls=not no_sandbox,
    )
    if summary.by_hand and _is_term(folder):
        click.echo(f"Next: course mark {assignment}")
    sys.exit(summary.exit_code)


@click.command()
@click.argument("assignment")
@options.term_folder
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening a browser.")
@click.option("--port", type=int, help="Port to listen on.")
def mark(assignment: str, folder: Path, no_browser: bool, port: int | None) -> None:
    """Mark the written answers of ASSIGNMENT in formgrader, in your browser."""
    from course_utils.term.marking import mark as mark_in

    mark_in(folder, assignment, browser=not no_browser, port=port)


@click.command()
@click.argument("assignment", required=False)
@click.option("--term", is_flag=True, help="Report on all assignments instead of one.")
@options.course_folder
@options.page
def report(assignment: str | None, term: bool, folder: Path, page: Path | None) -> None:
    """Show how ASSIGNMENT went, or the whole term: what to teach again, who has gone quiet."""
    if term is (assignment is not None):
        raise click.UsageError("Name an assignment, or give --term.")
    if assignment is not None:
        from course_utils.grading.report.command import report as show_report
        from course_utils.term.collect import record

        _renew_dates(folder, only_there=True)
        untimed = record.untimed(folder, assignment)  # nobody where no term is
        show_report(folder, assignment, page=page, untimed=untimed)
        return
    from course_utils.grading.report.term.command import report as show_term

    name, leave = _of_term(folder)
    show_term(folder, name=name, leave=leave, target=page)


def _is_term(folder: Path) -> bool:
    """Whether a course folder is a term's, and not some other of nbgrader's."""
    from course_utils.term.settings import FILE

    return (folder / FILE).is_file()


def _renew_dates(folder: Path, *, only_there: bool = False) -> None:
    """Take dates and students of a term over into the gradebook; lateness is reckoned by them.

    Parameters
    ----------
    folder
        A course folder; nothing is done if it is no term.
    only_there
        Whether to make no gradebook where none is.
    """
    if _is_term(folder):
        from course_utils.term.database import course_of, has_gradebook
        from course_utils.term.gradebook import sync
        from course_utils.term.settings import read_term

        term = read_term(folder)
        if not only_there or has_gradebook(course_of(term)):
            sync(term)


def _of_term(folder: Path) -> tuple[str, Leave | None]:
    """Return the name of the course and its leave, if the folder is a term."""
    from course_utils.grading.report.term.read import Leave
    from course_utils.term.roster import FILE as ROSTER
    from course_utils.term.roster import read_roster
    from course_utils.term.settings import read_term

    if not _is_term(folder):
        return "", None
    term = read_term(folder)
    there = (folder / ROSTER).is_file()
    members = read_roster(folder, may_be_empty=True) if there else ()
    extra = {member.id: float(member.extra_days) for member in members}
    return term.course.name, Leave(60.0 * term.late.grace_minutes, extra)


@click.command()
@click.argument("assignment")
@options.course_folder
@options.page
def similarity(assignment: str, folder: Path, page: Path | None) -> None:
    """Find answers to ASSIGNMENT that are more alike than the class: a reason to talk."""
    from course_utils.term.similarity.command import similarity as show_similarity

    show_similarity(folder, assignment, target=page)
