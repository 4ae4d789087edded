"""What must hold between the settings of a term."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from course_utils.grading.assignments import find_assignments
from course_utils.own import sources

if TYPE_CHECKING:
    from course_utils.term.faults import Lines
    from course_utils.term.settings import Assignment, Term


def known_lessons() -> tuple[str, ...]:
    """Return the numbers of the course's lessons, such as ``"06"``."""
    package = Path(sources.PACKAGE)
    folder = package / "_lessons"
    if not folder.is_dir():
        folder = package.parent / "lessons"
    return tuple(sorted(path.name[:2] for path in folder.glob("[0-9][0-9]-*.ipynb")))


def known_assignments(folder: Path) -> tuple[str, ...]:
    """Return the course's assignments and those that a term has beside them."""
    names = sources.names()
    return (*names, *(each for each in find_assignments(folder) if each not in names))


def check(term: Term, lines: Lines, around: timedelta) -> None:
    """Raise for the first thing in a term's settings that can't be.

    Parameters
    ----------
    term
        What was read.
    lines
        The lines of its file.
    around
        How far outside the term an assignment's dates may lie.

    Raises
    ------
    TermError
        With file, line and remedy.
    """
    _zone(term, lines)
    _weeks(term, lines)
    seen: dict[str, int] = {}
    known = known_assignments(term.folder)
    for at, each in enumerate(term.assignments):
        place = ("assignment", at, "name")
        if each.name not in known:
            raise lines.error(
                place, f"no assignment is called {each.name!r}", _nearest(each.name, known)
            )
        if each.name in seen:
            raise lines.error(
                place,
                f"{each.name} stands here a second time",
                f"Take it out, or the first, {lines.at(('assignment', seen[each.name], 'name'))}.",
            )
        seen[each.name] = at
        _dates(term, each, at, lines, around)
    if not any(each.weight for each in term.assignments):
        raise lines.error(
            ("assignment", 0, "weight"), "all weights are 0", "Give one a weight above 0."
        )


def _zone(term: Term, lines: Lines) -> None:
    name = term.course.timezone
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise lines.error(
            ("course", "timezone"),
            f"no time zone is called {name!r}",
            _nearest(name, sorted(available_timezones()) or ["UTC"]),
        ) from error


def _weeks(term: Term, lines: Lines) -> None:
    seen: dict[int, int] = {}
    known = known_lessons()
    for at, week in enumerate(term.weeks):
        if week.number > term.course.weeks:
            raise lines.error(
                ("week", at, "number"),
                f"there is no week {week.number}: the term has {term.course.weeks}",
                "Change the number, or weeks in [course].",
            )
        if week.number in seen:
            raise lines.error(
                ("week", at, "number"),
                f"week {week.number} stands here a second time",
                f"Put it into the first, {lines.at(('week', seen[week.number], 'number'))}.",
            )
        seen[week.number] = at
        for lesson in week.lessons:
            if lesson not in known:
                raise lines.error(
                    ("week", at, "lessons"),
                    f"there is no lesson {lesson!r}",
                    f"Known: {', '.join(known)}, each in quotes.",
                )


def _dates(term: Term, each: Assignment, at: int, lines: Lines, around: timedelta) -> None:
    first = datetime.combine(term.course.start, time()) - around
    last = datetime.combine(term.end, time.max) + around
    for key in ("opens", "due"):
        value: datetime = getattr(each, key)
        place = ("assignment", at, key)
        if value.tzinfo is not None:
            raise lines.error(
                place,
                f"{key} of {each.name} carries a time zone of its own",
                f"Write local time without it: {key} = {value:%Y-%m-%dT%H:%M:%S}",
            )
        if not first <= value <= last:
            raise lines.error(
                place,
                f"{key} of {each.name} is {value:%d %B %Y}, far outside the term "
                f"({term.course.start:%d %B %Y} to {term.end:%d %B %Y})",
                "Change it, or start and weeks in [course].",
            )
        aware = value.replace(tzinfo=term.zone)
        if aware.astimezone(UTC).astimezone(term.zone).replace(tzinfo=None) != value:
            raise lines.error(
                place,
                f"{key} of {each.name} is a time that does not exist: the clocks go forward then",
                "Choose another hour.",
            )
    if each.due <= each.opens:
        raise lines.error(
            ("assignment", at, "due"),
            f"{each.name} is due before it opens",
            "Make due later than opens.",
        )


def _nearest(name: str, known: tuple[str, ...] | list[str]) -> str:
    lower = {each.lower(): each for each in known}
    near = difflib.get_close_matches(name.lower(), list(lower), n=1, cutoff=0.5)
    if near:
        return f"Did you mean {lower[near[0]]!r}?"
    if len(known) <= 40:
        return f"Known: {', '.join(known)}."
    return "Write it like Europe/Berlin, or UTC."
