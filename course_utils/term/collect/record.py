"""What is remembered of each collection: who handed in what, and under which name it came."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from course_utils.atomic import write_atomically
from course_utils.errors import TermError
from course_utils.term import stamps


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Kept(_Strict):
    """What is remembered of a student's submission.

    Attributes
    ----------
    system
        What gave it out.
    label
        What the system calls the hand-in.
    file
        The notebook's name in the download.
    returns
        What a feedback file's name must begin with for the system to take it.
    when
        When it was handed in, in ISO format; empty if not known.
    number
        See `course_utils.term.collect.claims.Claim`.
    late
        Whether the system marks it as late.
    digest
        Fingerprint of what was handed in.
    seen
        Fingerprints of all attempts that were ever collected.
    """

    system: str
    label: str
    file: str
    returns: str = ""
    when: str = ""
    number: int = 0
    late: bool = False
    digest: str = ""
    seen: list[str] = []


class Record(_Strict):
    """What is remembered of an assignment.

    Attributes
    ----------
    assignment
        Its name.
    who
        What the instructor said: the id of the student by label of the hand-in.
    late
        What the instructor said of times: by id of the student, the time in UTC by the
        fingerprint of the hand-in.
    students
        By id.
    """

    assignment: str
    who: dict[str, str] = {}
    late: dict[str, dict[str, str]] = {}
    students: dict[str, Kept] = {}


def path(folder: Path, assignment: str) -> Path:
    """Return where the record of an assignment is kept in a term's folder."""
    return folder / "out" / "collected" / f"{assignment}.json"


def read(folder: Path, assignment: str) -> Record:
    """Read what is remembered; an empty record if nothing was collected yet.

    Raises
    ------
    TermError
        If the record can't be read.
    """
    file = path(folder, assignment)
    try:
        content: Any = json.loads(file.read_bytes())
        return Record.model_validate(content)
    except FileNotFoundError:
        return Record(assignment=assignment)
    except (OSError, ValueError, ValidationError) as error:
        raise TermError(
            f"is no record of a collection ({type(error).__name__})",
            where=str(file),
            remedy="Move it away and collect again; what was collected is kept.",
        ) from error


def untimed(folder: Path, assignment: str) -> list[str]:
    """Return who is late by a time that nobody has said.

    Raises
    ------
    TermError
        If the record can't be read.
    """
    submitted = folder / "submitted"
    return sorted(
        student
        for student, kept in read(folder, assignment).students.items()
        if kept.late and not (submitted / student / assignment / stamps.FILE).is_file()
    )


def write(folder: Path, record: Record) -> None:
    """Write a record; only its owner can read it.

    Raises
    ------
    OSError
        If it can't be written.
    """
    file = path(folder, record.assignment)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = json.dumps(record.model_dump(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if not file.is_file() or file.read_text("utf-8") != text:
        write_atomically(file, text.encode(), mode=0o600)
