"""The command ``course``: parses, calls, prints."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from course_utils import __version__
from course_utils.errors import CourseError, GradingError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="course")
def course() -> None:
    """From Combatant to Mediator: open, check and grade the course."""


@course.command()
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening a browser.")
@click.option("--port", type=int, help="Port to listen on.")
def lab(no_browser: bool, port: int | None) -> None:
    """Open the course in JupyterLab."""
    from course_utils.lab import open_lab

    open_lab(Path.cwd(), browser=not no_browser, port=port)


@course.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening a browser.")
@click.option("--port", type=int, help="Port to listen on.")
def start(folder: Path, no_browser: bool, port: int | None) -> None:
    """Lay the course out in FOLDER and open it there; what you changed in it is kept."""
    from course_utils.start import start as start_in

    start_in(folder, browser=not no_browser, port=port)


@course.command()
@click.argument("lessons", nargs=-1)
def run(lessons: tuple[str, ...]) -> None:
    """Execute LESSONS (numbers such as 00 06; all if none) and say which cell fails, if any."""
    from course_utils.authoring.execute import run_lessons

    run_lessons(Path.cwd() / "lessons", lessons)


@course.command()
@click.argument("lessons", nargs=-1)
@click.option("--run/--no-run", default=True, help="Run the lessons to see what they compute.")
def lint(lessons: tuple[str, ...], run: bool) -> None:
    """Check shape, words and evidence of LESSONS (numbers such as 00 06; all if none)."""
    from course_utils.authoring.lint import lint_lessons

    lint_lessons(Path.cwd() / "lessons", lessons, run=run)


@course.command()
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

    run_demo(Path.cwd() / "exercises", folder)


@course.command()
@click.argument("assignments", nargs=-1)
def bank(assignments: tuple[str, ...]) -> None:
    """Try the tests of ASSIGNMENTS (such as ps06; all if none) on right and wrong answers."""
    from rich.console import Console

    from course_utils.grading.assignments import find_assignments, read_assignment
    from course_utils.grading.bank import as_table, read_bank, try_entries

    exercises = Path.cwd() / "exercises"
    console = Console()
    misjudged = 0
    for name in assignments or find_assignments(exercises):
        assignment = read_assignment(exercises, name)
        results = try_entries(assignment, read_bank(exercises, assignment))
        console.print(as_table(assignment, results))
        misjudged += sum(not result.judged_rightly for result in results)
    if misjudged:
        raise GradingError(f"{misjudged} answers of the bank did not get what they deserve")


@course.command()
@click.argument("assignment")
@click.option(
    "--course",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The nbgrader course folder; the current folder if not given.",
)
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
    sys.exit(summary.exit_code)


@course.command()
@click.argument("assignment")
@click.option(
    "--course",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The nbgrader course folder; the current folder if not given.",
)
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write; grading/ASSIGNMENT-report.html in the course folder if not given.",
)
def report(assignment: str, folder: Path, page: Path | None) -> None:
    """Show how ASSIGNMENT went: scores, items, misunderstandings, flags, time."""
    from course_utils.grading.report.command import report as show_report

    show_report(folder, assignment, page=page)


@course.command()
def trace() -> None:
    """Check lessons/trace.csv and write the page "The op-ed, claim by claim" from it."""
    from course_utils.authoring.trace import refresh as refresh_trace

    click.echo(refresh_trace(Path.cwd()))


@course.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("build/site"),
    show_default=True,
    help="Where to build; what is there from the last time is used again.",
)
@click.option("--address", default="", help="Where it will be published, for preview pictures.")
def site(folder: Path, address: str) -> None:
    """Build the static site and check all of its links; lessons that changed are run."""
    from course_utils.authoring.site.build import build

    build(Path.cwd(), folder, address)


@course.group()
def data() -> None:
    """Look after the datasets."""


@data.command()
def refresh() -> None:
    """Bring the manifest's sizes and hashes, and datasets/README.md, up to date."""
    from course_utils.authoring.manifest import refresh as refresh_manifest

    refresh_manifest(Path.cwd() / "datasets")


@data.command()
def check() -> None:
    """Check all tables against the manifest and against each other."""
    from course_utils.authoring.check import report

    report(Path.cwd() / "datasets")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``course``; whatever goes wrong becomes one line on standard error.

    Parameters
    ----------
    arguments
        The words after ``course``; those of the command line if not given.
    """
    try:
        course(arguments, standalone_mode=False)
    except CourseError as error:
        click.echo(f"course: {error}", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("course: stopped.", err=True)
        sys.exit(130)
    except Exception as error:
        with tempfile.NamedTemporaryFile(
            "w", prefix="course-", suffix=".log", delete=False, encoding="utf-8"
        ) as log:
            traceback.print_exc(file=log)
        click.echo(
            f"course: {type(error).__name__}: {error} (this is a fault of the course; "
            f"the details are in {log.name}).",
            err=True,
        )
        sys.exit(70)
