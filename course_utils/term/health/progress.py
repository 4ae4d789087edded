"""The calendar, and how far each assignment is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from course_utils.grading.report.words import count
from course_utils.term import roster
from course_utils.term.changes import change, outdated
from course_utils.term.collect import record
from course_utils.term.database import course_of, has_gradebook
from course_utils.term.gradebook import GRADED, NOTHING, TO_MARK, scores
from course_utils.term.health.finding import LOOK, OK, Finding, of, some
from course_utils.term.settings import Term

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Step:
    """How far an assignment is.

    Parameters
    ----------
    name
        The assignment.
    released
        Whether there is a version for students.
    collected, graded, to_mark
        Numbers of students.
    students
        How many there are.
    """

    name: str
    released: bool
    collected: int
    graded: int
    to_mark: int
    students: int

    @property
    def said(self) -> str:
        """The line about it."""
        if not self.released:
            return f"{self.name}: not released"
        parts = [f"{self.name}: released", f"{self.collected} of {self.students} collected"]
        if self.collected:
            parts.append(f"{self.graded + self.to_mark} graded")
        if self.to_mark:
            parts.append(f"{self.to_mark} to be marked by hand")
        return ", ".join(parts)


def calendar(term: Term, now: datetime) -> Iterator[Finding]:
    """Say where in the term we are, and what comes next."""
    today = now.astimezone(term.zone).date()
    if today < term.course.start:
        yield Finding(OK, f"the term begins {_day(term.course.start)}")
    elif today > term.end:
        yield Finding(OK, f"the term ended {_day(term.end)}")
    else:
        week = (today - term.course.start).days // 7 + 1
        plan = next((each for each in term.weeks if each.number == week), None)
        held = f", lessons {', '.join(plan.lessons)}" if plan and plan.lessons else ""
        note = f", {plan.note}" if plan and plan.note else ""
        yield Finding(OK, f"week {week} of {term.course.weeks}{held}{note}")
    coming = [(term.due(name), name) for name in term.names if term.due(name) > now]
    if coming:
        due, name = min(coming)
        yield Finding(OK, f"next due: {name}, {_moment(due)}")
    outside = [each.name for each in term.assignments if each.due.date() > term.end]
    if outside:
        yield Finding(
            LOOK, f"due after the last week: {', '.join(outside)}", "Fine if you meant it."
        )


def progress(term: Term, now: datetime) -> Iterator[Finding]:
    """How far each assignment is, and the next thing to do for it."""
    for step in steps(term):
        verdict, remedy = _next(term, step, now)
        yield Finding(verdict, step.said, remedy)
        untimed = record.untimed(term.folder, step.name)
        if untimed:
            yield Finding(
                LOOK,
                f"{step.name}: late by an unknown time, so without a penalty: {some(untimed)}",
                f"Look the times up and run course collect {step.name} again with --late.",
            )
        if step.released and step.graded + step.to_mark:
            yield from _sheet(term, step.name)


def _sheet(term: Term, name: str) -> Iterator[Finding]:
    """Whether all that was graded was graded by the sheet as it is now."""
    changed = change(term, name)
    if changed:
        yield of(changed.refuse(), LOOK)
    old = outdated(term, name)
    if old:
        yield Finding(
            LOOK,
            f"{name}: {count(len(old), 'submission')} graded by an older sheet than the one "
            "released last",
            f"Run: course grade {name} --force",
        )


def steps(term: Term) -> list[Step]:
    """Return how far each assignment is; works without a gradebook, too."""
    course = course_of(term)
    directory = course.directory
    members = roster.read_roster(term.folder, may_be_empty=True)
    table = scores(term) if members and has_gradebook(course) else None
    found = []
    for name in term.names:
        release = Path(directory.format_path(directory.release_directory, ".", name))
        released = any(release.glob("*.ipynb"))
        states: list[str] = []
        if table is not None:
            states = [str(each) for each in table.loc[table["assignment"] == name, "state"]]
        found.append(
            Step(
                name,
                released,
                len(states) - states.count(NOTHING),
                states.count(GRADED),
                states.count(TO_MARK),
                len(members),
            )
        )
    return found


def _next(term: Term, step: Step, now: datetime) -> tuple[str, str]:
    """Return the verdict on an assignment and what to do."""
    name, opens, due = step.name, _moment(term.opens(step.name)), _moment(term.due(step.name))
    if not step.released:
        soon = now >= term.opens(name) - SOON
        return (
            (LOOK, f"It opens {opens}. Run: course release {name}")
            if soon
            else (
                OK,
                f"Opens {opens}.",
            )
        )
    if now < term.due(name):
        return OK, f"Due {due}."
    todo = {
        f"It was due {due}. Run: course collect {name} FILE": step.students and not step.collected,
        f"Run: course grade {name}": step.collected > step.graded + step.to_mark,
        f"Run: course mark {name}": step.to_mark,
    }
    remedy = next((each for each, true in todo.items() if true), "")
    return (LOOK if remedy else OK), remedy


def _moment(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%b %Y %H:%M}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
