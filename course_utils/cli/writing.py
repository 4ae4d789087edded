"""Commands for who writes or corrects the course."""

from __future__ import annotations

from pathlib import Path

import click

from course_utils.errors import GradingError


@click.command()
@click.argument("lessons", nargs=-1)
def run(lessons: tuple[str, ...]) -> None:
    """Execute LESSONS (numbers such as 00 06; all if none) and say which cell fails, if any."""
    from course_utils.authoring.execute import run_lessons

    run_lessons(Path.cwd() / "lessons", lessons)


@click.command()
@click.argument("lessons", nargs=-1)
@click.option("--run/--no-run", default=True, help="Run the lessons to see what they compute.")
def lint(lessons: tuple[str, ...], run: bool) -> None:
    """Check shape, words and evidence of LESSONS (numbers such as 00 06; all if none)."""
    from course_utils.authoring.lint import lint_lessons

    lint_lessons(Path.cwd() / "lessons", lessons, run=run)


@click.command()
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


@click.command()
def trace() -> None:
    """Check lessons/trace.csv and write the page "The op-ed, claim by claim" from it."""
    from course_utils.authoring.trace import refresh as refresh_trace

    click.echo(refresh_trace(Path.cwd()))


@click.command()
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


@click.group()
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
