"""When a hand-in came, where its system does not say: by the word of the instructor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from course_utils.errors import TermError, UnknownName
from course_utils.term import stamps
from course_utils.term.collect.people import People
from course_utils.term.collect.place import SAME
from course_utils.term.collect.plan import Plan
from course_utils.term.collect.record import Record
from course_utils.term.settings import Term

if TYPE_CHECKING:
    from course_utils.term.collect.command import Collected

_TOLD = re.compile(r"(?P<student>.+)=(?P<when>\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?)", re.ASCII)


def settle(plan: Plan, kept: Record, late: Sequence[str], people: People, term: Term) -> None:
    """Give hand-ins without a time the one that the instructor says or has said; remember it.

    A time holds for the hand-in that it was said of: a student's next one has none again.

    Parameters
    ----------
    plan
        Who gets what; its newest attempts get the times.
    kept
        What is remembered.
    late
        When hand-ins came, as ``"id=2027-03-01 00:05"``, by the clock of the course.
    people
        The roster.
    term
        The term.

    Raises
    ------
    TermError
        If it is no student and time, or the student's time is known, or nothing is here of them.
    UnknownName
        If the roster has no such student.
    """
    for each in late:
        student, when = _read(each, kept.assignment, people, term)
        attempt = plan.newest.get(student)
        if attempt is None:
            raise TermError(
                f"--late {each!r}: nothing of {student} is in these downloads",
                remedy="Name the download that holds the hand-in.",
            )
        if attempt.claim.when is not None:
            raise TermError(
                f"--late {each!r}: {attempt.system.capitalize()} says when {student} handed in",
                remedy="Leave it out; for more time write extra_days into roster.csv.",
            )
        kept.late.setdefault(student, {})[attempt.digest] = when.isoformat()
    for student, attempt in plan.newest.items():
        said = kept.late.get(student, {}).get(attempt.digest)
        if attempt.claim.when is None and said:
            when = datetime.fromisoformat(said)
            if attempt.claim.late and when <= term.due(kept.assignment):
                attempt.notes.append("is marked late, but not by the time given")
            attempt.claim = replace(attempt.claim, when=when)
            attempt.told = True


def check(found: Collected) -> None:
    """Refuse times written by hand that might be misread, but for those that are about to go.

    Raises
    ------
    TermError
        For the first of them.
    """
    newest = found.plan.newest
    told = [one for one, came in found.came.items() if came == SAME and newest[one].told]
    stamps.check(found.term, found.places.assignment, told)


def _read(said: str, assignment: str, people: People, term: Term) -> tuple[str, datetime]:
    """Return the student and the time, in UTC."""
    found = _TOLD.fullmatch(said)
    try:
        local = datetime.fromisoformat(found["when"]) if found else None
    except ValueError:
        local = None
    when = local.replace(tzinfo=term.zone).astimezone(UTC) if local else None
    # Where the clock is put forward, an hour of the day is missing.
    there = when is not None and when.astimezone(term.zone).replace(tzinfo=None) == local
    if found is None or when is None or not there:
        student = said.partition("=")[0]
        known = student if student in people.by_id else next(iter(people.by_id), "ID")
        example = f"{known}={term.due(assignment) + timedelta(days=1):%Y-%m-%d %H:%M}"
        raise TermError(
            f"--late {said!r} names no student and time",
            remedy=f'Write it as --late "{example}": id, year-month-day, hour:minute by the clock '
            f"of {term.course.timezone}.",
        )
    if found["student"] not in people.by_id:
        raise UnknownName("student on the roster", found["student"], people.by_id)
    return found["student"], when
