"""Sort the files of downloads by student, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import PurePosixPath

from course_utils.term.collect import blackboard, brightspace, canvas, moodle, plain
from course_utils.term.collect.archives import Entry
from course_utils.term.collect.attempts import Attempt, choose, part
from course_utils.term.collect.claims import Claim
from course_utils.term.collect.people import People
from course_utils.term.roster import Member

PLAIN = "plain"
SYSTEMS = {
    "blackboard": blackboard.read,
    "moodle": moodle.read,
    "brightspace": brightspace.read,
    "canvas": canvas.read,
}
"""The ones whose names are surest to tell come first."""


@dataclass(frozen=True)
class Unmatched:
    """A file that nobody gets, and why.

    Parameters
    ----------
    entry
        The file.
    label
        What its hand-in is called, for ``--who``; empty where saying who would not help.
    reason
        Why.
    """

    entry: Entry
    label: str
    reason: str


@dataclass
class Plan:
    """Who gets what.

    Parameters
    ----------
    systems
        By download, the system that gave it out.
    newest
        By id of the student, the attempt that counts.
    earlier
        By id of the student, the others.
    unmatched
        Files that nobody gets.
    """

    systems: list[str] = field(default_factory=list)
    newest: dict[str, Attempt] = field(default_factory=dict)
    earlier: dict[str, list[Attempt]] = field(default_factory=dict)
    unmatched: list[Unmatched] = field(default_factory=list)


def make(
    downloads: Sequence[Iterable[Entry]],
    people: People,
    assignment: str,
    expected: tuple[str, ...],
    zone: tzinfo,
    *,
    system: str = "",
) -> Plan:
    """Sort the files of downloads by student and attempt.

    Parameters
    ----------
    downloads
        The files of each download.
    people
        The roster.
    assignment
        The assignment's name.
    expected
        Names of its notebooks.
    zone
        Where the clock hangs that the names go by.
    system
        What gave the downloads out; worked out from the names if empty.
    """
    plan = Plan()
    groups: dict[tuple[int, str, str], Attempt] = {}
    owners: dict[tuple[int, str, str], tuple[Member | None, str]] = {}
    for entries in map(list, downloads):
        found = system or recognise(entries, zone)
        plan.systems.append(found)
        for entry in entries:
            if _is_list(entry, found):
                continue
            name, claim, owner = _claim(entry, found, people, assignment, zone)
            key = (entry.source, name, claim.label)
            attempt = groups.setdefault(key, Attempt(name, entry.source, claim))
            owners[key] = owner
            if entry.problem:
                plan.unmatched.append(Unmatched(entry, "", entry.problem))
                if owner[0]:
                    attempt.alarms.append(f"{claim.file.name} {entry.problem}")
            else:
                file = _free(claim.file, attempt)
                attempt.entries[file], attempt.claims[file] = entry, claim
    attempts: dict[str, list[Attempt]] = {}
    for key, attempt in groups.items():
        member, reason = owners[key]
        if member is None:
            plan.unmatched += [
                Unmatched(entry, attempt.claim.label, reason) for entry in attempt.entries.values()
            ]
            continue
        if not attempt.entries:
            continue
        _read_receipt(attempt)
        for each in (*part(attempt, expected), attempt):
            problem = choose(each, expected)
            if problem:
                plan.unmatched += [
                    Unmatched(entry, "", f"is {member.id}'s, {problem}")
                    for entry in each.entries.values()
                ]
            else:
                attempts.setdefault(member.id, []).append(each)
    _order(plan, attempts)
    return plan


def _order(plan: Plan, attempts: dict[str, list[Attempt]]) -> None:
    """Settle which attempt of each student counts."""
    for student, found in attempts.items():
        *others, newest = sorted(found, key=lambda attempt: attempt.order)
        others = [attempt for attempt in others if attempt.digest != newest.digest]
        if others and others[-1].order == newest.order:
            newest.alarms.append("several attempts, and which is the newest is not known")
        plan.newest[student], plan.earlier[student] = newest, others


def recognise(entries: Iterable[Entry], zone: tzinfo) -> str:
    """Return the system that most names of a download fit; plain names if none does."""
    counted: Counter[str] = Counter()
    for entry in entries:
        counted.update([name for name, read in SYSTEMS.items() if read(entry.parts, zone)][:1])
    return counted.most_common(1)[0][0] if counted else PLAIN


def _claim(
    entry: Entry, system: str, people: People, assignment: str, zone: tzinfo
) -> tuple[str, Claim, tuple[Member | None, str]]:
    """Return the system, the claim and the student of a file."""
    if system != PLAIN:
        claim = SYSTEMS[system](entry.parts, zone)
        if claim is not None:
            return system, claim, people.find(claim)
    claims = plain.read(entry.parts, assignment)
    # In a system's download only an id will do for a file that is not named by the system.
    found = [
        (claim, people.find(claim) if system == PLAIN else (people.exactly(claim), ""))
        for claim in claims
    ]
    sure = [(claim, member) for claim, (member, _) in found if member]
    if len({member.id for _, member in sure}) > 1:
        one, other = sure[0], sure[-1]
        reason = f"{one[0].label!r} says {one[1].id}, {other[0].label!r} says {other[1].id}"
        return PLAIN, other[0], (None, reason)
    if sure:
        return PLAIN, sure[0][0], (sure[0][1], "")
    claim, (_, reason) = found[0]
    return PLAIN, claim, (None, reason or f"is not named as {system.capitalize()} names files")


def _is_list(entry: Entry, system: str) -> bool:
    """Whether a file is the system's own list of the submissions."""
    return system == "brightspace" and entry.parts[-1] == "index.html" and len(entry.parts) <= 2


def _free(file: PurePosixPath, attempt: Attempt) -> PurePosixPath:
    """Return a name that the attempt has not yet."""
    name, count = file, 1
    while name in attempt.entries:
        count += 1
        name = file.with_name(f"{file.stem} ({count}){file.suffix}")
    return name


def _read_receipt(attempt: Attempt) -> None:
    """Leave Blackboard's note on an attempt out of the hand-in, but for a student's comment."""
    entry = attempt.entries.get(PurePosixPath(blackboard.RECEIPT))
    if entry is None or entry.held is None:
        return
    if len(attempt.entries) > 1:
        del attempt.entries[PurePosixPath(blackboard.RECEIPT)]
    text = entry.held.read_bytes()[:100_000].decode("utf-8", errors="replace")
    _, heading, comment = text.partition("Comments:")
    comment = comment.partition("Files:")[0].strip()
    if heading and comment and not comment.startswith("There are no student comments"):
        attempt.notes.append(f"wrote: {' '.join(comment.split())[:200]}")
