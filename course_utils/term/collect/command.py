"""The command ``course collect``: read downloads, hand the notebooks out, say what came of it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from course_utils.errors import GradingError, TermError, UnknownName
from course_utils.grading.report.words import span
from course_utils.term.collect import place, record, times, which
from course_utils.term.collect.archives import Unpacker
from course_utils.term.collect.people import People
from course_utils.term.collect.plan import Plan, make
from course_utils.term.collect.show import show
from course_utils.term.gradebook import course_of, retime, sync
from course_utils.term.roster import Member, read_roster
from course_utils.term.settings import Term, read_term

NEEDS_A_LOOK = 3
"""Exit code when all went well, but a human should look at something."""
TIMED = ("blackboard", "brightspace")
"""Systems that write the time of a hand-in into its name."""


@dataclass
class Collected:
    """What came of a collection.

    Parameters
    ----------
    term
        The term.
    places
        Its folders.
    people
        Its roster.
    plan
        Who got what.
    came
        By id of the student, one of the words of `course_utils.term.collect.place`.
    alarms
        What a human should look at, by id of the student.
    late
        Students who are late by an unknown time.
    again
        Students whose newer attempt is not graded on its own, since its time is not known.
    retimed
        Graded submissions whose time is told only now, by id of the student.
    downloads
        What was named on the command line.
    """

    term: Term
    places: place.Places
    people: People
    plan: Plan
    came: dict[str, str] = field(default_factory=dict)
    alarms: dict[str, list[str]] = field(default_factory=dict)
    late: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    retimed: dict[str, datetime] = field(default_factory=dict)
    downloads: Sequence[Path] = ()

    @property
    def exit_code(self) -> int:
        """Zero, or what says that a human should look."""
        return NEEDS_A_LOOK if self.plan.unmatched or any(self.alarms.values()) else 0


def collect(
    folder: Path,
    assignment: str,
    downloads: Sequence[Path],
    *,
    system: str = "",
    who: Sequence[str] = (),
    late: Sequence[str] = (),
    dry_run: bool = False,
) -> Collected:
    """Hand the notebooks of downloads to their students and say what came of it.

    Parameters
    ----------
    folder
        The term's folder.
    assignment
        The assignment's name.
    downloads
        Zips, folders or single notebooks.
    system
        What gave them out; worked out from the names if empty.
    who
        Whose a hand-in is, as ``"label=id"``; remembered.
    late
        When hand-ins came whose time is not known; see `times.settle`; remembered.
    dry_run
        Whether to write nothing.

    Raises
    ------
    TermError
        If the term or a download can't be read, something can't be written, the assignment
        was never released, or most hand-ins are of another.
    UnknownName
        If the term has no such assignment, or the roster no such student.
    """
    from rich.console import Console

    term = read_term(folder)
    term.assignment(assignment)
    which.require_released(term, assignment)
    members = read_roster(term.folder)
    kept = record.read(term.folder, assignment)
    kept.who |= _told(who, members)
    people = People(members, {k: v for k, v in kept.who.items() if v in {m.id for m in members}})
    expected = _expected(term, assignment)
    with tempfile.TemporaryDirectory(prefix="course-collect-") as staging:
        unpacker = Unpacker(Path(staging))
        try:
            entries = [list(unpacker.unpack(at, path)) for at, path in enumerate(downloads)]
            plan = make(entries, people, assignment, expected, term.zone, system=system)
            which.require_own(term, plan, assignment, list(downloads))
            times.settle(plan, kept, late, people, term)
            found = Collected(
                term, place.Places(term.folder, assignment), people, plan, downloads=downloads
            )
            _outcome(found, kept)
            times.check(found)
            if not dry_run:
                _sync(term)
                _retime(found)
                _write(kept, found, list(downloads))
        except OSError as error:
            raise TermError(
                f"can't be read or written ({error.strerror or error})",
                where=str(error.filename or term.folder),
                remedy="Make room or give yourself the right to, and run again: what was "
                "collected is kept.",
            ) from error
    show(found, Console(), dry_run=dry_run)
    return found


def _sync(term: Term) -> None:
    """Bring new students and dates into the gradebook, if there is one by now."""
    course = course_of(term)
    from course_utils.grading.database import require_gradebook

    with contextlib.suppress(GradingError):
        require_gradebook(course.db_url, remedy="")
        sync(term)


def _retime(found: Collected) -> None:
    """Let what is graded cost what lateness costs by the times told, without grading it again."""
    if found.retimed:
        retime(found.term, found.places.assignment, found.retimed)
        for student, when in found.retimed.items():
            place.retime_graded(found.places, student, when)


def _told(who: Sequence[str], members: Sequence[Member]) -> dict[str, str]:
    told = {}
    for each in who:
        label, sign, student = each.rpartition("=")
        if not (label and sign):
            raise TermError(
                f"--who {each!r} names no hand-in and student",
                remedy="Write it as --who 'NAME OF THE HAND-IN=ID', with the id of the roster.",
            )
        if student not in {member.id for member in members}:
            raise UnknownName("student on the roster", student, [each.id for each in members])
        told[label] = student
    return told


def _expected(term: Term, assignment: str) -> tuple[str, ...]:
    """Return the names of the assignment's notebooks."""
    found = sorted(path.name for path in (term.folder / "source" / assignment).glob("*.ipynb"))
    return tuple(found) or (f"{assignment}.ipynb",)


def _outcome(found: Collected, kept: record.Record) -> None:
    """Work out what comes of each student's newest attempt, and what to look at."""
    due = found.term.due(found.places.assignment)
    for member in found.people.by_id.values():
        attempt = found.plan.newest.get(member.id)
        if attempt is None:
            continue
        came = place.outcome(found.places, kept, member.id, attempt)
        found.came[member.id] = came
        alarms = list(attempt.alarms)
        when = attempt.claim.when
        timeless = when is None and not _has_time(found.places, member.id, came)
        if timeless and attempt.claim.late:
            found.late.append(member.id)
            alarms.append("is late, but by how much is not known")
        elif timeless and attempt.system in TIMED:
            alarms.append("the time in its name is in a form not known here")
        grace = timedelta(minutes=found.term.late.grace_minutes)
        if when and when > due + timedelta(days=member.extra_days) + grace:
            attempt.notes.append(f"late by {span((when - due).total_seconds())}")
        graded = found.places.autograded(member.id).is_dir()
        retimed = place.is_retimed(found.places, member.id, attempt, came)
        untold = when is None or attempt.told
        if retimed and when and place.is_graded(found.places, member.id):
            found.retimed[member.id] = when
        elif ((came == place.NEWER and untold) or retimed) and graded:
            found.again.append(member.id)
        found.alarms[member.id] = alarms


def _has_time(places: place.Places, student: str, came: str) -> bool:
    """Whether the time of a submission that is there already was written in by hand."""
    return came == place.SAME and (places.submitted(student) / "timestamp.txt").is_file()


def _write(kept: record.Record, found: Collected, downloads: list[Path]) -> None:
    places = found.places
    for student, came in found.came.items():
        for attempt in found.plan.earlier[student]:
            place.keep_earlier(places, student, attempt)
        place.place(places, kept, student, found.plan.newest[student], came)
        known = kept.students.get(student)
        for attempt in found.plan.earlier[student] if known else ():
            if known and attempt.digest not in known.seen:
                known.seen.append(attempt.digest)
        record.write(places.term, kept)
    record.write(places.term, kept)
    place.keep_unmatched(places, found.plan, downloads)
