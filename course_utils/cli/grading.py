"""Commands for who grades."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click


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

    run_demo(Path.cwd() / "exercises", folder)


@click.command()
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


@click.command()
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
