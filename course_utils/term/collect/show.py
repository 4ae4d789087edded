"""Print what came of a collection."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import TYPE_CHECKING

from course_utils.grading.report.words import clean, count
from course_utils.term.collect.attempts import Attempt
from course_utils.term.collect.place import NEW, NEWER
from course_utils.term.collect.plan import PLAIN

if TYPE_CHECKING:
    from rich.console import Console

    from course_utils.term.collect.command import Collected
    from course_utils.term.settings import Term

TIMELESS = {
    "canvas": "Canvas puts no times into its downloads; it marks who is late.",
    "moodle": "Moodle puts no times into its downloads: who is late is not known. Say it with "
    "--late.",
}


def show(found: Collected, console: Console, *, dry_run: bool) -> None:
    """Print who got what, what nobody got and why, and what to do next.

    Parameters
    ----------
    found
        What came of it.
    console
        Where to print.
    dry_run
        Whether nothing was written.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=f"{found.places.assignment}: handed in", box=box.SIMPLE, title_justify="left"
    )
    for heading in ("Student", "Came as", "Time", "", "Notes"):
        table.add_column(heading, overflow="fold")
    for student, came in found.came.items():
        attempt = found.plan.newest[student]
        earlier = len(found.plan.earlier[student])
        notes = [*found.alarms[student], *attempt.notes]
        notes += [count(earlier, "earlier attempt") + " kept aside"] if earlier else []
        when = _moment(attempt, found.term)
        cells = (student, attempt.claim.called, when, came, "; ".join(notes))
        style = "bold" if found.alarms[student] else ""
        table.add_row(*(Text(clean(cell), style=style) for cell in cells))
    if found.came:
        console.print(table)
    for line in (
        *_left(found, dry_run=dry_run),
        *_replaced(found),
        *_times(found),
        *_next(found, dry_run=dry_run),
    ):
        console.print(Text(line), soft_wrap=True)


def _moment(attempt: Attempt, term: Term) -> str:
    if attempt.claim.when:
        return attempt.claim.when.astimezone(term.zone).strftime("%Y-%m-%d %H:%M")
    return "late, not known" if attempt.claim.late else "not known"


def _left(found: Collected, *, dry_run: bool) -> list[str]:
    """Return what nobody got."""
    unmatched = sorted(found.plan.unmatched, key=lambda each: each.entry.shown)
    if not unmatched:
        return []
    lines = [f"{count(len(unmatched), 'file')} that nobody got:"]
    for each in unmatched:
        label = f"  [{clean(each.label)}]" if each.label else ""
        lines.append(f"  {clean(each.entry.shown)}: {clean(each.reason)}{label}")
    if not dry_run:
        lines.append(f"Copies of them are in {found.places.unmatched}.")
    if any("but the number is" in each.reason for each in unmatched):
        lines.append(
            "Is lms_id in roster.csv the number that Canvas has in the column ID of its "
            "gradebook? Where it is empty, names decide."
        )
    if any(each.label for each in unmatched):
        lines.append("If you know whose one is, run again with --who 'WHAT IS IN BRACKETS=ID'.")
    return lines


def _replaced(found: Collected) -> list[str]:
    """Return who uploaded notebooks of one name more than once, and which was taken."""
    lines = []
    for student, attempt in found.plan.newest.items():
        if attempt.replaced:
            *others, taken = map(clean, attempt.replaced)
            kept = found.places.earlier / student if found.plan.earlier[student] else None
            doubt = any("the newest is not" in alarm for alarm in attempt.alarms)
            which = f"{taken} was taken, but look" if doubt else f"the newest, {taken}, was taken"
            lines.append(
                f"{student} uploaded {', '.join(others)} and {taken}: {which}"
                f"{f'; the other is kept in {kept}' if kept else ''}."
            )
    return lines


def _times(found: Collected) -> list[str]:
    """Return what the times are worth."""
    lines = []
    for name in sorted(set(found.plan.systems) - {PLAIN}):
        zone = found.term.course.timezone
        said = f"Times are from {name.capitalize()}'s names, read as {zone}."
        lines.append(TIMELESS.get(name, said))
    if found.late:
        example = found.term.due(found.places.assignment) + timedelta(days=1)
        files = " ".join(shlex.quote(str(path)) for path in found.downloads)
        told = " ".join(f'--late "{one}={example:%Y-%m-%d %H:%M}"' for one in found.late)
        lines += [
            f"Late by an unknown time: {', '.join(found.late)}. Look each time up and run, with "
            f"the right times by the clock of {found.term.course.timezone}:",
            f"  course collect {found.places.assignment} {files} {told}",
        ]
    return lines


def _next(found: Collected, *, dry_run: bool) -> list[str]:
    """Return the sum of it, and what to do next."""
    lines = []
    assignment = found.places.assignment
    if found.again:
        each = " ".join(f"--student {student}" for student in found.again)
        lines.append(f"Graded before, and changed since: course grade {assignment} --force {each}")
    words = list(found.came.values())
    parts = ", ".join(f"{words.count(word)} {word}" for word in dict.fromkeys(words))
    roster = set(found.people.by_id)
    there = {one for one in roster if found.places.submitted(one).is_dir()} | set(found.came)
    lines.append(
        f"{'Would collect' if dry_run else 'Collected'} {count(len(words), 'submission')} "
        f"from {', '.join(sorted(set(found.plan.systems)))}{f' ({parts})' if parts else ''}. "
        f"Nothing from {len(roster - there)} of {len(roster)} on the roster."
    )
    if found.retimed:
        will = "will be" if dry_run else "is"
        lines.append(
            f"Time told after grading: {', '.join(found.retimed)}; the penalty {will} in the "
            "gradebook."
        )
        if not dry_run:
            lines.append(f"Next: course feedback {assignment}, then course export")
    to_grade = any(
        student not in found.again
        and (came in {NEW, NEWER} or not found.places.autograded(student).is_dir())
        for student, came in found.came.items()
    )
    if dry_run:
        lines.append("Nothing was written.")
    elif to_grade:
        lines.append(f"Next: course grade {assignment}")
    return lines
