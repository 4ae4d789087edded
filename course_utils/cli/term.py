"""Commands for who teaches a term."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from course_utils.cli import options


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="The course's name, as students read it.")
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    help="First day of week 1, such as 2027-02-01.",
)
@click.option("--weeks", type=click.IntRange(1, 60), required=True, help="Number of weeks.")
@click.option("--edition", default="", help="A word of yours that picks a class's own assignments.")
@click.option("--timezone", default="UTC", show_default=True, help="Such as Europe/Berlin.")
@click.option("--assignments", default="", help="Which are in, such as ps01,ps02. [all]")
def new(  # noqa: PLR0917, click hands them over by name
    folder: Path,
    name: str,
    start: datetime,
    weeks: int,
    edition: str,
    timezone: str,
    assignments: str,
) -> None:
    """Make the folder of a new term in FOLDER: settings, calendar, roster, assignments."""
    from rich.console import Console

    from course_utils.grading.report.words import count
    from course_utils.term.new import new as make

    chosen = [each.strip() for each in assignments.split(",") if each.strip()]
    with Console(stderr=True).status("Making the term") as status:
        term = make(
            folder,
            name=name,
            start=start.date(),
            weeks=weeks,
            edition=edition,
            timezone=timezone,
            assignments=chosen,
            tell=status.update,
        )
    has = f"{count(weeks, 'week')}, {count(len(term.names), 'assignment')}"
    click.echo(f"Made {folder}: {has}.")
    click.echo(
        "Next: look through course.toml, then run there: course roster TABLE (your system's list "
        "of students), course doctor"
    )


@click.command()
@click.argument("table", type=click.Path(dir_okay=False, path_type=Path))
@options.term_folder
@click.option("--dry-run", is_flag=True, help="Say who would be added and write nothing.")
def roster(table: Path, folder: Path, dry_run: bool) -> None:
    """Add students to the roster from TABLE, as Canvas, Moodle or another system exports it."""
    from course_utils.grading.report.words import count, listed
    from course_utils.term.enrol import enrol

    found = enrol(folder, table, dry_run=dry_run)
    for member in found.added:
        number = f", lms_id {member.lms_id}" if member.lms_id else ""
        click.echo(f"  {member.id}: {member.full_name}{number}")
    done = "Would add" if dry_run else "Added"
    click.echo(f"{done} {count(len(found.added), 'student')}.")
    if found.filled:
        click.echo(f"Empty cells filled: {listed([one.id for one in found.filled])}.")
    if found.absent:
        absent = listed([one.id for one in found.absent])
        click.echo(f"On the roster, but not in the table, and left there: {absent}.")


@click.command()
@options.term_folder_if_any
def doctor(folder: Path | None) -> None:
    """Check machine, installation and term, and say what to do."""
    from course_utils.term.doctor import examine, show

    lines = examine(folder)
    sys.exit(show(lines))
