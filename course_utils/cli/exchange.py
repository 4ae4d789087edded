"""Commands for the way of the work: out to students, in, back to them, and marks to the office."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from course_utils.cli import options


@click.command()
@click.argument("assignment")
@options.term_folder
@click.option("--git-url", default="", help="Also print a link for nbgitpuller to this repository.")
@click.option("--hub", default="", help="Address of the JupyterHub that the link opens.")
@click.option(
    "--again",
    is_flag=True,
    help="Release though points or tests have changed since submissions were graded.",
)
def release(assignment: str, folder: Path, git_url: str, hub: str, again: bool) -> None:
    """Make the students' version of ASSIGNMENT and a zip to hand out."""
    from course_utils.term.release import release as release_it

    release_it(folder, assignment, git_url=git_url, hub=hub, again=again)


@click.command()
@click.argument("assignment")
@click.argument("downloads", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.term_folder
@click.option(
    "--from",
    "system",
    type=click.Choice(["canvas", "moodle", "blackboard", "brightspace", "plain"]),
    help="What gave the downloads out; worked out from the names if not given.",
)
@click.option(
    "--who",
    multiple=True,
    metavar="HAND-IN=ID",
    help="Whose a hand-in is that nobody got; repeatable, and remembered.",
)
@click.option(
    "--late",
    multiple=True,
    metavar="ID=TIME",
    help="When a late hand-in came whose time is not known, such as 's04=2026-11-22 23:59' by the "
    "course's clock; repeatable, and remembered.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done and write nothing.")
def collect(  # noqa: PLR0917, click hands them over by name
    assignment: str,
    downloads: tuple[Path, ...],
    folder: Path,
    system: str | None,
    who: tuple[str, ...],
    late: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Take in hand-ins of ASSIGNMENT: zips or folders, as the university's system gives them."""
    from course_utils.term.collect.command import collect as collect_all

    found = collect_all(
        folder, assignment, downloads, system=system or "", who=who, late=late, dry_run=dry_run
    )
    sys.exit(found.exit_code)


@click.command()
@click.argument("assignment")
@options.term_folder
@click.option("--also-waiting", is_flag=True, help="Also for work that waits to be marked by hand.")
def feedback(assignment: str, folder: Path, also_waiting: bool) -> None:
    """Write a page for each student about ASSIGNMENT, and zips to upload."""
    from course_utils.term.feedback.command import feedback as write_feedback

    write_feedback(folder, assignment, also_waiting=also_waiting)


@click.command()
@options.term_folder
@click.option(
    "--to",
    "system",
    type=click.Choice(["canvas", "moodle", "blackboard", "brightspace", "plain"]),
    required=True,
    help="Whose import format to write.",
)
@click.option(
    "--template",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The system's own export of its gradebook, whose columns and ids are kept.",
)
@click.option(
    "--missing-as-zero",
    is_flag=True,
    help="Write 0 where nothing was handed in and nothing could count any more.",
)
@click.option("--dry-run", is_flag=True, help="Show what has changed and write nothing.")
def export(
    folder: Path, system: str, template: Path | None, missing_as_zero: bool, dry_run: bool
) -> None:
    """Write all points, penalties taken off, as a table for the university's system."""
    from course_utils.term.export.command import export as export_all

    made = export_all(
        folder, system, template=template, missing_as_zero=missing_as_zero, dry_run=dry_run
    )
    sys.exit(made.exit_code)


commands = (release, collect, feedback, export)
