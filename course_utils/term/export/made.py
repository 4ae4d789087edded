"""What a format makes of the grades."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from course_utils.errors import TermError
from course_utils.grading.report.words import listed
from course_utils.term.export import template
from course_utils.term.export.grades import TOTAL, Grades, harmless, number


@dataclass
class Made:
    """A table to import, and what the instructor should know.

    Parameters
    ----------
    content
        The file.
    suffix
        Of its name.
    columns
        The columns that are in it.
    how
        Where to import it.
    notes
        What is good to know.
    alarms
        What must be looked at before the import.
    """

    content: bytes
    suffix: str
    columns: tuple[str, ...]
    how: str
    notes: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)


def places(
    table: template.Table,
    grades: Grades,
    made: Made,
    titles: Callable[[str], str | None],
    system: str,
) -> dict[str, int]:
    """Return where the columns of the grades are in a template; say which are not there.

    Raises
    ------
    TermError
        If none is, or one is there twice.
    """
    found = {name: template.column(table, name, titles) for name in grades.columns}
    there = {name: at for name, at in found.items() if at is not None}
    absent = [name for name in grades.names if name not in there]
    if len(absent) == len(grades.names):
        raise TermError(
            f"has no column for {' or '.join(absent)}",
            where=str(table.path),
            remedy=f"In {system} give an assignment this name, or a name that begins with it, and "
            "export again.",
        )
    if absent:
        made.alarms.append(
            f"{system} has no assignment whose name begins with {', '.join(absent)}: left out."
        )
    if TOTAL not in there:
        made.notes.append(
            f"For the total, make an assignment called {TOTAL!r} with 100 points in {system} and "
            "export again."
        )
    return there


def head_of(table: template.Table, at: int) -> str:
    """Return a heading, to compare with."""
    return table.head[at].strip().casefold()


def filled(
    table: template.Table,
    at: int,
    kept: Sequence[int],
    names: Sequence[str],
    marks: Iterable[tuple[int, float | None]],
) -> list[str]:
    """Return a row of a template with marks in it; where there is none its own cell stays.

    Parameters
    ----------
    table
        The template.
    at
        Place of the row.
    kept
        Places of the columns about the student.
    names
        Headings of those that hold free text, which a spreadsheet must not take for a formula.
    marks
        Marks by place of the column.
    """
    row = table.rows[at]
    who = [harmless(row[one]) if head_of(table, one) in names else row[one] for one in kept]
    return [*who, *(number(mark) or row[place] for place, mark in marks)]


def tell_people(made: Made, absent: list[str], strangers: list[str], system: str) -> None:
    """Say who is on one list only."""
    if absent:
        made.alarms.append(f"On the roster, but not in {system}: {listed(absent)}.")
    if strangers:
        made.notes.append(f"In {system}, but not on the roster: {listed(strangers)}.")


def check_points(made: Made, name: str, theirs: str, ours: float, system: str) -> None:
    """Say where the system gives an assignment other points than the term."""
    try:
        same = abs(float(theirs) - ours) < 1e-6
    except ValueError:
        return
    if not same:
        made.alarms.append(
            f"{name} has {number(ours)} points here and {theirs} in {system}: the points are "
            f"written as they are here, so set it to {number(ours)} there."
        )
