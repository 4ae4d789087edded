"""Name a class's files as learning management systems do when an instructor downloads them all.

Simulated: no such students exist.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from course_utils.term.roster import Member

NAMES = (
    ("Ana", "López"), ("Jörg", "Müßig"), ("Søren", "Åberg"), ("Zoë", "van der Berg"),
    ("Łukasz", "Żak"), ("Ольга", "Щербакова"), ("Юрий", "Ёлкин"), ("ليلى", "الأحمد"),
    ("محمد", "أبو زيد"), ("Aoife", "O'Brien"), ("Jean-Luc", "D'Arcy"), ("Nguyễn", "Văn An"),
    ("İpek", "Yıldız"), ("Chloé", "Lefèvre"), ("Marta", "Ferreira"), ("Ben", "Okafor"),
    ("Mei", "Lin"), ("Tom", "Baker"), ("Priya", "Raman"), ("Noah", "Stein"),
    ("Ida", "Holm"), ("Omar", "Haddad"), ("Ewa", "Nowak"), ("Luca", "Rossi"),
    ("Hana", "Kim"), ("Pavel", "Novák"), ("Sara", "Cohen"), ("Ali", "Rezaei"),
    ("Grace", "Mensah"), ("Leo", "Martin"),
)  # fmt: skip
"""Thirty first and last names."""
BLANK = b'{"cells": [{"source": "blank"}], "nbformat": 4, "nbformat_minor": 5}'


@dataclass(frozen=True)
class HandIn:
    """What a student handed in."""

    member: Member
    content: bytes
    when: datetime
    late: bool = False
    file: str = "ps06.ipynb"


def roster(ids: Iterable[str]) -> tuple[Member, ...]:
    """Give names, addresses and numbers to a class."""
    return tuple(
        Member(one, *NAMES[at % len(NAMES)], email=f"{one}@example.org", lms_id=str(4700 + at))
        for at, one in enumerate(ids)
    )


def roster_csv(members: Iterable[Member]) -> str:
    """Write a roster."""
    rows = [f"{m.id},{m.first_name},{m.last_name},{m.email},{m.lms_id}," for m in members]
    return "\n".join(["id,first_name,last_name,email,lms_id,extra_days", *rows]) + "\n"


def canvas(one: HandIn) -> list[tuple[str, bytes]]:
    name = re.sub(r"\W", "", f"{one.member.last_name}, {one.member.first_name}").lower()
    late = "_LATE" if one.late else ""
    number = 90_000 + int(one.member.lms_id)
    return [(f"{name}{late}_{one.member.lms_id}_{number}_{one.file}", one.content)]


def canvas_again(one: HandIn) -> list[tuple[str, bytes]]:
    """Canvas counts uploads of one name: the first is blank, the second is meant."""
    ((first, content),) = canvas(one)
    second = re.sub(r"_9(\d{4})_(.+)\.ipynb$", r"_99\1_\2-1.ipynb", first)
    return [(first, BLANK), (second, content)]


def moodle(one: HandIn) -> list[tuple[str, bytes]]:
    return [(f"{_moodle(one)}_assignsubmission_file/{one.file}", one.content)]


def moodle_old(one: HandIn) -> list[tuple[str, bytes]]:
    return [(f"{_moodle(one)}_assignsubmission_file_/{one.file}", one.content)]


def moodle_flat(one: HandIn) -> list[tuple[str, bytes]]:
    return [(f"{_moodle(one)}_assignsubmission_file_{one.file}", one.content)]


def _moodle(one: HandIn) -> str:
    """Moodle takes these signs out of names, and gives a number that means nothing to us."""
    name = re.sub(r"[&<>\"`|':\\/]", "", one.member.full_name.replace("_", " "))
    return f"{name}_{58_000 + int(one.member.lms_id) * 7 % 1000}"


def blackboard(one: HandIn) -> list[tuple[str, bytes]]:
    start = f"ps06_{one.member.id}_attempt_{one.when:%Y-%m-%d-%H-%M-%S}"
    receipt = (
        f"Name: {one.member.full_name} ({one.member.id})\nAssignment: ps06\n"
        f"Date Submitted: {one.when:%A, %d %B %Y %H:%M:%S} o'clock CET\n"
        "Current Mark: Needs Marking\n\nSubmission Field:\nThere is no student submission text "
        "data for this assignment.\n\nComments:\nThere are no student comments for this "
        f"assignment.\n\nFiles:\n\tOriginal filename: {one.file}\n\tFilename: {start}_{one.file}\n"
    )
    return [(f"{start}_{one.file}", one.content), (f"{start}.txt", receipt.encode())]


def brightspace(one: HandIn) -> list[tuple[str, bytes]]:
    when = f"{one.when.day} {one.when:%B, %Y} {int(one.when.strftime('%I'))}{one.when:%M %p}"
    folder = f"{one.member.lms_id}-255736 - {one.member.full_name} - {when}"
    return [(f"{folder}/{one.file}", one.content)]


def plain(one: HandIn) -> list[tuple[str, bytes]]:
    return [(f"{one.member.id}/{one.file}", one.content)]


def plain_flat(one: HandIn) -> list[tuple[str, bytes]]:
    return [(f"{one.member.id}.ipynb", one.content)]


WAYS: dict[str, Callable[[HandIn], list[tuple[str, bytes]]]] = {
    "canvas": canvas,
    "canvas_again": canvas_again,
    "moodle": moodle,
    "moodle_old": moodle_old,
    "moodle_flat": moodle_flat,
    "blackboard": blackboard,
    "brightspace": brightspace,
    "plain": plain,
    "plain_flat": plain_flat,
}


def download(path: Path, way: str, hand_ins: Iterable[HandIn], **more: bytes) -> Path:
    """Write the zip that an instructor downloads, with more files by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in hand_ins:
            for name, content in WAYS[way](one):
                archive.writestr(name, content)
        if way == "brightspace":
            archive.writestr("index.html", "<html>The list</html>")
        for name, content in more.items():
            archive.writestr(name, content)
    return path
