"""The command ``course export``: make the table, say what has changed since the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import TermError
from course_utils.grading.report.words import count, listed
from course_utils.term.collect import record
from course_utils.term.export import blackboard, brightspace, canvas, history, moodle, plain
from course_utils.term.export import grades as grades_of
from course_utils.term.export.grades import Grades, number
from course_utils.term.export.made import Made
from course_utils.term.export.template import Table as Template
from course_utils.term.export.template import read as read_template
from course_utils.term.settings import read_term

if TYPE_CHECKING:
    from rich.console import Console

NEEDS_A_LOOK = 3
"""Exit code when the table was made, but something must be looked at before the import."""
FORMATS: dict[str, Callable[[Grades, Template | None], Made]] = {
    "canvas": canvas.make,
    "moodle": moodle.make,
    "blackboard": blackboard.make,
    "brightspace": brightspace.make,
    "plain": plain.make,
}


@dataclass
class Exported:
    """What came of an export.

    Parameters
    ----------
    made
        The table.
    grades
        What it was made of.
    path
        Where it is; None after a dry run.
    since
        When the last export to this system was made; empty if none was.
    changes
        What differs from it.
    """

    made: Made
    grades: Grades
    path: Path | None = None
    since: str = ""
    changes: list[history.Change] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """Zero, or what says that a human should look."""
        return NEEDS_A_LOOK if self.made.alarms else 0


def export(
    folder: Path,
    system: str,
    *,
    template: Path | None = None,
    missing_as_zero: bool = False,
    dry_run: bool = False,
    now: datetime | None = None,
) -> Exported:
    """Write all points as a table for a system, and say what has changed since the last one.

    Parameters
    ----------
    folder
        The term's folder.
    system
        ``"canvas"``, ``"moodle"``, ``"blackboard"``, ``"brightspace"`` or ``"plain"``.
    template
        The system's own export, whose columns and ids are kept.
    missing_as_zero
        Whether to say zero where nothing was handed in and nothing could count any more.
    dry_run
        Whether to write nothing.
    now
        The time to reckon for; the present if not given.

    Raises
    ------
    TermError
        If the term or the template can't be read, nothing is graded, or the table can't be
        written.
    GradingError
        If the gradebook can't be read.
    """
    from rich.console import Console

    term = read_term(folder)
    found = grades_of.read(term, missing_as_zero=missing_as_zero, now=now)
    made = FORMATS[system](found, read_template(template) if template else None)
    for name in found.names:
        if late := record.untimed(term.folder, name):
            made.alarms.append(
                f"{name}: late by an unknown time, so without a penalty: {listed(late)}. Say it "
                f"with: course collect {name} … --late"
            )
    exported = Exported(made, found)
    before = history.last(term.folder, system)
    if before:
        exported.since = f"{before[0].astimezone(term.zone):%Y-%m-%d %H:%M}"
        exported.changes = history.changes(before[1], found, made.columns)
    if not dry_run:
        values = {
            student: {name: row[name] for name in made.columns}
            for student, row in found.as_dict().items()
        }
        try:
            exported.path = history.remember(
                term.folder, system, made, values, now or datetime.now(term.zone)
            )
        except OSError as error:
            raise TermError(
                f"the table can't be written ({error.strerror})",
                where=str(history.folder(term.folder)),
                remedy="Make room or give yourself the right to, and run again.",
            ) from error
    _show(exported, system, Console())
    return exported


def _show(exported: Exported, system: str, console: Console) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    def say(line: str) -> None:
        console.print(Text(line), soft_wrap=True)

    grades, made = exported.grades, exported.made
    if exported.changes:
        table = Table(
            title=f"Changed since the export to {system} of {exported.since}",
            box=box.SIMPLE,
            title_justify="left",
        )
        for heading in ("Student", "Column", "Before", "Now"):
            table.add_column(heading, overflow="fold")
        for each in exported.changes:
            cells = (each.student, each.column, _shown(each.before), _shown(each.after))
            table.add_row(*map(Text, cells))
        console.print(table)
    elif exported.since:
        say(f"Nothing has changed since the export to {system} of {exported.since}.")
    else:
        say(f"This is the first export to {system}.")
    for state, empty in sorted(grades.open.items()):
        say(f"Empty: {count(empty, 'cell')}, {state}.")
    if grades.zeros:
        say(f"Zero: {count(grades.zeros, 'cell')}, nothing handed in and too late for anything.")
    if grades.missing:
        say(
            f"The total counts {count(grades.missing, 'assignment')} as zero, where nothing was "
            "handed in and nothing could count any more."
        )
    for line in (*made.notes, *(f"Look: {alarm}" for alarm in made.alarms)):
        say(line)
    if exported.path:
        say(f"{count(len(grades.rows), 'student')}, {', '.join(made.columns)}: {exported.path}")
        say(made.how)
    else:
        say("Nothing was written.")


def _shown(value: float | None) -> str:
    return number(value) or "(empty)"
