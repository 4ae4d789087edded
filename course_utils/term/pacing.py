"""Fit lessons and assignments into the weeks of a term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

OPENS, DUE = time(8), time(23, 59)
DAYS = 13
"""An assignment is due on the last day of the week after its lesson's."""
WEIGHT, LAST_WEIGHT = 8, 28
LAST = "capstone"


@dataclass(frozen=True)
class PacedWeek:
    """A week: its number, its lessons, and what else it is for."""

    number: int
    lessons: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class PacedAssignment:
    """An assignment, when it opens and is due in local time, and its weight."""

    name: str
    opens: datetime
    due: datetime
    weight: int


def pace(
    start: date, weeks: int, lessons: Sequence[str], assignments: Sequence[str]
) -> tuple[list[PacedWeek], list[PacedAssignment]]:
    """Lay lessons and assignments out over a term.

    The last two weeks are for the capstone, one in a short term. The lessons share the
    others evenly, in order: with few weeks some weeks have two or more, with many some
    are left for review. An assignment such as ``ps06`` opens in the week of lesson 06
    and is due at the end of the week after; the capstone opens with the last lesson and
    is due on the last day. Nothing is due after the term.

    Parameters
    ----------
    start
        First day of week 1.
    weeks
        Number of weeks.
    lessons
        Numbers of the lessons, in order.
    assignments
        Names of the assignments that are in.
    """
    kept = 0
    if LAST in assignments and weeks >= 4:
        kept = 2 if weeks >= 10 else 1
    taught = weeks - kept
    slot = {lesson: at * taught // len(lessons) for at, lesson in enumerate(lessons)}
    paced = []
    for number in range(1, weeks + 1):
        held = tuple(lesson for lesson in lessons if slot[lesson] == number - 1)
        note = "" if held else "Capstone" if number > taught else "Review"
        paced.append(PacedWeek(number, held, note))
    end = datetime.combine(start + timedelta(weeks=weeks, days=-1), DUE)
    given = []
    for name in assignments:
        lesson = lessons[-1] if name == LAST else name[2:]
        opens = datetime.combine(start + timedelta(weeks=slot.get(lesson, 0)), OPENS)
        due = datetime.combine(opens.date() + timedelta(days=DAYS), DUE)
        last = name == LAST
        given.append(
            PacedAssignment(
                name, opens, end if last else min(due, end), LAST_WEIGHT if last else WEIGHT
            )
        )
    return paced, given
