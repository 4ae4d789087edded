"""A term's gradebook: roster and due dates go in, scores and totals come out."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from course_utils.errors import GradingError
from course_utils.term.database import course_of, has_gradebook, opened
from course_utils.term.late import DAY, penalty
from course_utils.term.roster import Member, read_roster
from course_utils.term.settings import Term

if TYPE_CHECKING:
    from course_utils.grading.autograde.course import Course

__all__ = [
    "COLUMNS",
    "GRADED",
    "NOTHING",
    "NOT_GRADED",
    "TO_MARK",
    "Synced",
    "course_of",
    "due_dates",
    "opened",
    "retime",
    "scores",
    "sync",
    "total",
    "totals",
]

GRADED = "graded"
TO_MARK = "to be marked"
"""The tests have run; a written answer waits for a human."""
NOT_GRADED = "not graded"
"""Handed in, or handed in again, and not run since."""
NOTHING = "nothing handed in"
COLUMNS = ["student", "assignment", "state", "points", "maximum", "penalty", "counted"]


@dataclass(frozen=True)
class Synced:
    """What came into the gradebook.

    Parameters
    ----------
    added, changed
        Assignments and students, by name.
    left
        Students of the gradebook who are not on the roster; they were let alone.
    penalties
        How many penalties for lateness are new, since the policy, a due date, extra
        days or marks have changed.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    penalties: int = 0


def due_dates(term: Term) -> dict[str, datetime]:
    """Return the due dates as nbgrader keeps them: in UTC, without saying so."""
    return {name: _naive(term.due(name)) for name in term.names}


def sync(term: Term) -> Synced:
    """Bring roster, due dates and the late policy into the gradebook, made if need be.

    Running it again changes nothing. Nobody is ever deleted.

    Raises
    ------
    TermError
        If the roster can't be read.
    GradingError
        If the gradebook can't be read or written, or is gone, though submissions were graded.
    """
    members = read_roster(term.folder, may_be_empty=True)
    course = course_of(term)
    lost = None if has_gradebook(course) else course.lost()
    if lost:  # an empty one would hide the loss
        raise lost
    added: list[str] = []
    changed: list[str] = []
    with opened(term) as gradebook:
        there = {each.name: each for each in gradebook.assignments}
        for name, due in due_dates(term).items():
            if name not in there:
                added.append(name)
            elif there[name].duedate != due:
                changed.append(name)
            else:
                continue
            gradebook.update_or_create_assignment(name, duedate=due)
        students = {each.id: each for each in gradebook.students}
        for member in members:
            wanted = {
                "first_name": member.first_name,
                "last_name": member.last_name,
                "email": member.email or None,
                "lms_user_id": member.lms_id or None,
            }
            known = students.get(member.id)
            if known is None:
                added.append(member.id)
            elif any(getattr(known, key) != value for key, value in wanted.items()):
                changed.append(member.id)
            else:
                continue
            gradebook.update_or_create_student(member.id, **wanted)
        penalties = _renew_penalties(gradebook, term, members)
    left = sorted(set(students) - {member.id for member in members})
    return Synced(tuple(added), tuple(changed), tuple(left), penalties)


def retime(term: Term, assignment: str, times: Mapping[str, datetime]) -> None:
    """Write into the gradebook when submissions came, and what lateness costs by that.

    Parameters
    ----------
    term
        The term.
    assignment
        The assignment's name.
    times
        When graded submissions came, by student.

    Raises
    ------
    GradingError
        If the gradebook can't be read or written, or is gone.
    """
    from nbgrader.api import MissingEntry

    course = course_of(term)
    if not has_gradebook(course) and (lost := course.lost()):  # an empty one would hide the loss
        raise lost
    with opened(term) as gradebook:
        for student, when in times.items():
            with contextlib.suppress(MissingEntry):
                gradebook.find_submission(assignment, student).timestamp = _naive(when)
        _renew_penalties(gradebook, term, read_roster(term.folder))


def scores(term: Term) -> pd.DataFrame:
    """Return what each student has in each assignment.

    Lateness is reckoned anew from the term's due dates, policy and extra days, so it
    holds for marks that came later, too.

    Returns
    -------
    pandas.DataFrame
        One row for each student of the roster and each assignment of the term, in
        their orders: ``student``, ``assignment``, ``state`` (`GRADED`, `TO_MARK`,
        `NOT_GRADED` or `NOTHING`); ``points`` before the penalty, ``penalty`` in points
        and ``counted``, the points after it, all missing unless graded or to be marked;
        ``maximum``.

    Raises
    ------
    TermError
        If the roster can't be read.
    GradingError
        If there is no gradebook, or it can't be read.
    """
    course = course_of(term)
    from course_utils.grading.database import shown

    if not has_gradebook(course):
        raise course.lost() or GradingError(
            "there is no gradebook",
            where=shown(course.db_url),
            remedy="Release an assignment first.",
        )
    members = read_roster(term.folder)
    with opened(term) as gradebook:
        maximum = _maximum(gradebook, term)
        found = _submissions(gradebook)
    rows = []
    for member in members:
        for name in term.names:
            came = _handed_in(course, member.id, name)
            row = found.get((member.id, name))
            state, points, off, counted = _row(term, member, name, row, came)
            rows.append((member.id, name, state, points, maximum[name], off, counted))
    return pd.DataFrame(rows, columns=COLUMNS)


def totals(term: Term, *, now: datetime | None = None) -> pd.DataFrame:
    """Return each student's course total so far.

    An assignment counts for a student when it is due (extra days regarded) and graded.
    If nothing came and nothing that came now would count, it counts zero, as soon as
    anybody's is graded. All others are left out, so that nobody is behind for what is
    not marked yet.

    Parameters
    ----------
    term
        The term.
    now
        The time to reckon for; the present if not given.

    Returns
    -------
    pandas.DataFrame
        One row a student: ``student``; ``percent`` got of what counts, missing if nothing
        does; ``decided``, the part of the whole course that counts, from 0 to 1;
        ``missing`` and ``waiting``, the names of assignments that count zero since
        nothing came, and that are due but not graded, or may still come.

    Raises
    ------
    TermError
        If the roster can't be read.
    GradingError
        If there is no gradebook, or it can't be read.
    """
    return total(term, scores(term), read_roster(term.folder), now=now)


def total(
    term: Term, table: pd.DataFrame, members: tuple[Member, ...], *, now: datetime | None = None
) -> pd.DataFrame:
    """Return what `totals` does, of scores that were read already."""
    now = now or datetime.now(UTC)
    begun = set(table.loc[table["state"].isin([GRADED, TO_MARK]), "assignment"])
    closes = timedelta(minutes=term.late.grace_minutes, days=term.late.days)
    extra = {member.id: timedelta(seconds=member.extra_days * DAY) for member in members}
    rows = []
    for student, later in extra.items():
        got = decided = 0.0
        missing, waiting = [], []
        for row in table[table["student"] == student].to_dict("records"):
            name, share = row["assignment"], term.share(row["assignment"])
            due = term.due(name).astimezone(UTC) + later
            if now < due or not row["maximum"] > 0:
                continue
            if row["state"] == NOTHING and now > due + closes and name in begun:
                missing.append(name)
            elif row["state"] == GRADED:
                got += share * row["counted"] / row["maximum"]
            else:
                waiting.append(name)
                continue
            decided += share
        percent = 100 * got / decided if decided else math.nan
        rows.append((student, percent, decided, tuple(missing), tuple(waiting)))
    return pd.DataFrame(rows, columns=["student", "percent", "decided", "missing", "waiting"])


def _row(
    term: Term, member: Member, name: str, found: dict[str, Any] | None, came: datetime | None
) -> tuple[str, float, float, float]:
    """Return state, points, penalty and what counts of one assignment of a student's."""
    nothing = (math.nan, math.nan, math.nan)
    if found is None:
        return (NOTHING if came is None else NOT_GRADED, *nothing)
    when = found["timestamp"]
    if not found["run"] or (came is not None and not pd.isna(when) and came > when):
        return (NOT_GRADED, *nothing)
    points = float(found["points"])
    seconds = _seconds_late(term, name, when, found["extension"])
    off = penalty(points, seconds, term.late, member.extra_days)
    return (TO_MARK if found["waiting"] else GRADED, points, off, points - off)


def _handed_in(course: Course, student: str, name: str) -> datetime | None:
    """Return when something was handed in, the earliest of days if it does not say."""
    directory = course.directory
    folder = Path(directory.format_path(directory.submitted_directory, student, name))
    if not folder.is_dir():
        return None
    with contextlib.suppress(SystemExit, ValueError, OSError):
        return directory.get_existing_timestamp(str(folder)) or datetime.min
    return datetime.min


def _seconds_late(term: Term, name: str, timestamp: Any, extension: Any) -> float:
    if timestamp is None or pd.isna(timestamp):
        return 0.0
    granted = timedelta() if extension is None or pd.isna(extension) else extension
    return max(0.0, float((timestamp - _naive(term.due(name)) - granted).total_seconds()))


def _naive(moment: datetime) -> datetime:
    """Return a moment as nbgrader keeps it: in UTC, and not saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def _maximum(gradebook: Any, term: Term) -> dict[str, float]:
    """Return the points of each assignment: as released, before that as in its source."""
    from course_utils.grading.assignments import read_assignment

    there = {each.name: each for each in gradebook.assignments}
    maximum = {}
    for name in term.names:
        if name in there and there[name].notebooks:
            maximum[name] = float(there[name].max_score)
        else:
            try:
                source = read_assignment(term.folder, name)
            except GradingError:  # nobody has it yet; the doctor and its release say so
                maximum[name] = math.nan
                continue
            tests = sum(task.points for task in source.tasks.values())
            maximum[name] = float(tests + sum(source.written.values()))
    return maximum


def _submissions(gradebook: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what the gradebook has of each submission, by student and assignment."""
    from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import select

    rows = gradebook.db.execute(
        select(
            SubmittedAssignment.student_id, Assignment.name, SubmittedAssignment.timestamp,
            SubmittedAssignment.extension, Grade.score, Grade.auto_score, Grade.manual_score,
            Grade.needs_manual_grade,
        )
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .outerjoin(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
    )  # fmt: skip
    columns = ["student", "assignment", "timestamp", "extension", "points", "auto", "manual", "by"]
    cells = pd.DataFrame(map(tuple, rows), columns=columns)
    cells["run"] = cells["auto"].notna() | cells["manual"].notna()
    cells["waiting"] = cells["by"].eq(True)
    whole = cells.groupby(["student", "assignment"], as_index=False, sort=False).agg(
        timestamp=("timestamp", "first"),
        extension=("extension", "first"),
        points=("points", "sum"),
        run=("run", "any"),
        waiting=("waiting", "any"),
    )
    return {
        (row["student"], row["assignment"]): {str(key): value for key, value in row.items()}
        for row in whole.to_dict("records")
    }


def _renew_penalties(gradebook: Any, term: Term, members: tuple[Member, ...]) -> int:
    """Write into the gradebook what lateness costs by now; nbgrader asks only once."""
    days = {member.id: member.extra_days for member in members}
    renewed = 0
    for name in term.names:
        for submission in gradebook.assignment_submissions(name):
            seconds = _seconds_late(term, name, submission.timestamp, submission.extension)
            for notebook in submission.notebooks:
                off = penalty(
                    notebook.score, seconds, term.late, days.get(submission.student_id, 0)
                )
                if not math.isclose(off, notebook.late_submission_penalty or 0.0, abs_tol=1e-9):
                    notebook.late_submission_penalty = off
                    renewed += 1
    gradebook.db.commit()
    return renewed
