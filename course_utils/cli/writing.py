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
@click.option("--edition", metavar="WORD", default="", help="Try the edition of this word.")
def bank(assignments: tuple[str, ...], edition: str) -> None:
    """Try the tests of ASSIGNMENTS (such as ps06; all if none) on right and wrong answers."""
    from rich.console import Console

    from course_utils.grading.assignments import find_assignments, read_assignment
    from course_utils.grading.bank import as_table, read_bank, try_entries
    from course_utils.grading.editions.workshop import try_edition

    exercises = Path.cwd() / "exercises"
    console = Console()
    misjudged = 0
    for name in assignments or find_assignments(exercises):
        if edition.strip():
            assignment, results = try_edition(exercises, name, edition)
        else:
            assignment = read_assignment(exercises, name)
            results = try_entries(assignment, read_bank(exercises, assignment))
        console.print(as_table(assignment, results))
        misjudged += sum(not result.judged_rightly for result in results)
    if misjudged:
        raise GradingError(f"{misjudged} answers of the bank did not get what they deserve")


@click.group()
def editions() -> None:
    """Look after the parameters from which an edition is made."""


@editions.command("check")
@click.argument("assignments", nargs=-1)
def check_editions(assignments: tuple[str, ...]) -> None:
    """Check that all choices of ASSIGNMENTS (all if none) are different and equally hard."""
    from course_utils.grading.editions.check import report as report_editions

    click.echo(report_editions(Path.cwd(), assignments))


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


@click.group()
def add() -> None:
    """Begin a lesson, an assignment or a dataset, with places that say what to write."""


@add.command("lesson")
@click.argument("number")
@click.argument("title")
def add_lesson(number: str, title: str) -> None:
    """Begin lesson NUMBER, such as 11, with its quiz and its page for instructors."""
    from course_utils.authoring.scaffold import lesson

    _say(lesson.add_lesson(Path.cwd(), number, title), lesson.NEXT, number=number)


@add.command("assignment")
@click.argument("name")
@click.argument("title")
@click.option("--lesson", default="", help="Whose objectives it practises, if not its number's.")
def add_assignment(name: str, title: str, lesson: str) -> None:
    """Begin assignment NAME, such as ps11, with rubric, bank of answers and hints."""
    from course_utils.authoring.scaffold import assignment

    written = assignment.add_assignment(Path.cwd(), name, title, lesson)
    _say(written, assignment.NEXT, name=name)


@add.command("dataset")
@click.argument("name")
def add_dataset(name: str) -> None:
    """Begin dataset NAME: a table with an example row, and its entry in the manifest."""
    from course_utils.authoring.scaffold import dataset

    _say(dataset.add_dataset(Path.cwd(), name), dataset.NEXT, name=name)


def _say(written: list[str], then: tuple[str, ...], **words: str) -> None:
    """Name the files that were written, and what to do then."""
    for file in written:
        click.echo(file)
    click.echo()
    for line in then:
        click.echo(line.format(**words))
