"""Fill the roster from a table of students that the university's system gave out."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from course_utils.atomic import write_atomically
from course_utils.errors import TermError
from course_utils.term.export import template
from course_utils.term.roster import COLUMNS, FILE, Member, read_roster, unsafe

HEADINGS = {
    "id": ("sis login id", "username", "user name", "login id", "login"),
    "lms_id": ("id", "orgdefinedid", "id number", "student id"),
    "first_name": ("first name", "firstname", "given name"),
    "last_name": ("last name", "lastname", "surname", "family name"),
    "full_name": ("student", "full name", "name"),
    "email": ("email", "e-mail", "email address", "e-mail address"),
}
"""How Canvas, Moodle, Blackboard and Brightspace call what the roster needs; the first counts."""
_NOBODY = re.compile(r"\s*points possible\s*|student, test|test student", re.IGNORECASE)
"""Rows of Canvas's gradebook that are no student's."""


@dataclass(frozen=True)
class Enrolled:
    """What came of it.

    Parameters
    ----------
    added
        Who is new on the roster.
    filled
        Whose empty cells were filled.
    absent
        Who is on the roster but not in the table; left as they are.
    """

    added: tuple[Member, ...]
    filled: tuple[Member, ...]
    absent: tuple[Member, ...]


def enrol(folder: Path, path: Path, *, dry_run: bool = False) -> Enrolled:
    """Add the students of a table to a term's roster.

    Nobody is taken out, and no cell that holds something is changed, so it can be done
    again whenever somebody joins.

    Parameters
    ----------
    folder
        The term's folder.
    path
        A table of students, or a gradebook, as the system exported it.
    dry_run
        Whether to write nothing.

    Raises
    ------
    TermError
        If the roster or the table can't be read, the table lacks what is needed, or the roster
        can't be written.
    """
    members = list(read_roster(folder, may_be_empty=True))
    kept = len(members)
    filled: list[Member] = []
    there: set[int] = set()
    for line, student in _students(path):
        at = _place(members, student, f"{path}, line {line}")
        if at is None:
            members.append(student)
            continue
        there.add(at)
        if (whole := _filled(members[at], student)) != members[at]:
            members[at] = whole
            filled.append(whole)
    if not dry_run:
        try:
            write_atomically(folder / FILE, _text(members).encode(), mode=0o600)
        except OSError as error:
            raise TermError(
                f"can't be written ({error.strerror})",
                where=str(folder / FILE),
                remedy="Make room or give yourself the right to, and run again.",
            ) from error
    absent = tuple(one for at, one in enumerate(members[:kept]) if at not in there)
    return Enrolled(tuple(members[kept:]), tuple(filled), absent)


def _students(path: Path) -> Iterable[tuple[int, Member]]:
    """Yield the students of a table, each with its line."""
    table = template.read(path, "Look at the name of the file.")
    heads = [unicodedata.normalize("NFKC", head).strip().casefold() for head in table.head]
    places = {
        field: next((heads.index(name) for name in names if name in heads), None)
        for field, names in HEADINGS.items()
    }
    named = places["full_name"] is not None or places["last_name"] is not None
    known = any(places[field] is not None for field in ("id", "lms_id", "email"))
    if not (named and known):
        raise TermError(
            f"has no column for {'a login, number or e-mail' if named else 'names'}",
            where=f"{path}, line 1",
            remedy="Known are headings such as Student, First name, Last name, Username, "
            "ID number, Email address: rename the columns, or fill roster.csv by hand.",
        )
    for line, row in enumerate(table.rows, start=2):
        cells = {
            field: "" if at is None else _plain(row[at], field) for field, at in places.items()
        }
        full = cells.pop("full_name")
        if _NOBODY.fullmatch(full) or not any(cells.values()):
            continue
        if not (cells["first_name"] or cells["last_name"]):
            cells["first_name"], cells["last_name"] = _split(full)
        cells["id"] = cells["id"] or cells["email"] or cells["lms_id"]
        if cells["lms_id"] == cells["id"]:
            cells["lms_id"] = ""
        student = Member(**cells, extra_days=0)
        if why := unsafe(student.id):
            raise TermError(
                f"the login {student.id!r} {why}, so it can't name a folder",
                where=f"{path}, line {line}",
                remedy="Add this student to roster.csv by hand, and take the row out of the table.",
            )
        yield line, student


def _plain(cell: str, field: str) -> str:
    text = unicodedata.normalize("NFC", cell.strip())
    return text.removeprefix("#") if field in {"id", "lms_id"} else text  # as Brightspace has it


def _split(full: str) -> tuple[str, str]:
    """Return first and last name of "Last, First" or "First Last"."""
    last, comma, first = full.partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = full.rpartition(" ")
    return first.strip(), last.strip()


def _place(members: list[Member], student: Member, where: str) -> int | None:
    """Return where a student stands on the roster already."""
    keys = _keys(student)
    fit = [at for at, member in enumerate(members) if keys & _keys(member)]
    if len(fit) > 1:
        ids = " and ".join(members[at].id for at in fit)
        raise TermError(
            f"{student.full_name} may be {ids}",
            where=where,
            remedy="Mend id, lms_id or email in roster.csv, so that each belongs to one student.",
        )
    return fit[0] if fit else None


def _keys(member: Member) -> set[str]:
    return {key.casefold() for key in (member.id, member.lms_id, member.email) if key}


def _filled(member: Member, student: Member) -> Member:
    """Return a member with the cells filled that were empty."""
    found = {
        field.name: getattr(student, field.name)
        for field in fields(Member)
        if not getattr(member, field.name)
    }
    if found.get("lms_id") == member.id:
        found["lms_id"] = ""
    return replace(member, **found)


def _text(members: Iterable[Member]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for member in members:
        writer.writerow([getattr(member, name) or "" for name in COLUMNS])
    return text.getvalue()
