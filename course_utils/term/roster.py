"""The roster of a term: ``roster.csv``, one row a student."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from course_utils.errors import TermError
from course_utils.term.files import read_bytes

FILE = "roster.csv"
COLUMNS = ("id", "first_name", "last_name", "email", "lms_id", "extra_days")
REQUIRED = ("id", "first_name", "last_name")
TEMPLATE = ",".join(COLUMNS) + "\n"
MOST_DAYS = 366
"""More extra days than these are a mistake."""
LONGEST = 100
"""Bytes of the longest id; it becomes the name of a folder."""

_RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}


@dataclass(frozen=True)
class Member:
    """A student on the roster.

    Parameters
    ----------
    id
        Names the student in the gradebook and in folders.
    first_name, last_name, email
        Empty if not known, but for the names.
    lms_id
        What the university's system calls the student; empty if it is the same as ``id``.
    extra_days
        Days that every due date is later for this student.
    """

    id: str
    first_name: str
    last_name: str
    email: str = ""
    lms_id: str = ""
    extra_days: int = 0

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


def read_roster(folder: str | Path, *, may_be_empty: bool = False) -> tuple[Member, ...]:
    """Read and check the roster of a term.

    Commas, semicolons and tabs are understood, UTF-8 with and without a mark, and
    UTF-16 as Excel writes it. Columns may stand in any order.

    Parameters
    ----------
    folder
        The term's folder, which holds ``roster.csv``.
    may_be_empty
        Whether it may name nobody yet, as the template does.

    Returns
    -------
    tuple of Member
        In the order of the file.

    Raises
    ------
    TermError
        If there is no such file, it names nobody, or something in it is wrong: with
        file, line and remedy.
    """
    path = Path(folder) / FILE
    rows = _rows(path, _text(path))
    first = next(rows, None)
    if first is None:
        raise TermError(
            "is empty", where=f"{path}, line 1", remedy=f"Begin it with: {TEMPLATE.strip()}"
        )
    columns = _columns(path, first[1])
    members: list[Member] = []
    seen: dict[tuple[str, str], int] = {}
    for line, cells in rows:
        member = _member(path, line, columns, cells)
        _require_new(path, line, member, seen)
        members.append(member)
    if not members and not may_be_empty:
        raise TermError(
            "names no students",
            where=f"{path}, line 1",
            remedy="Write one row a student below the first line.",
        )
    return tuple(members)


def _require_new(path: Path, line: int, member: Member, seen: dict[tuple[str, str], int]) -> None:
    """Raise if a student is there already; some systems know no upper case in names."""
    for kind, value in (("id", member.id), ("lms_id", member.lms_id)):
        before = seen.setdefault((kind, value.casefold()), line) if value else line
        if before != line:
            raise TermError(
                f"{kind} {value!r} stands in line {before} already",
                where=f"{path}, line {line}",
                remedy="Give each student one row, and an id that differs in more than case.",
            )


def unsafe(name: str) -> str:
    """Say why an id can't name a folder and a student; empty if it can.

    Examples
    --------
    >>> unsafe("ana.lopez@example.org")
    ''
    >>> unsafe("../ana")
    "holds '/'"
    """
    if not name:
        return "is empty"
    bad = next((sign for sign in name if not _fit(sign)), "")
    faults = {
        f"holds {bad!r}" if bad.isprintable() else "holds a sign that can't be seen": bool(bad),
        f"begins with {name[0]!r}": not name[0].isalnum(),
        f"ends with {name[-1]!r}": name[-1] in ". ",
        "is a name that some systems keep for themselves": (
            name.casefold().partition(".")[0] in _RESERVED
        ),
        f"is longer than {LONGEST} bytes": len(name.encode()) > LONGEST,
    }
    return next((fault for fault, true in faults.items() if true), "")


def _fit(sign: str) -> bool:
    """Whether a sign is a letter, with its marks, a digit, or one of the few others."""
    return sign.isalnum() or sign in "._-@' " or unicodedata.category(sign).startswith("M")


def _text(path: Path) -> str:
    body = read_bytes(path, f"Make it with the first line: {TEMPLATE.strip()}")
    marked = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = body.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if marked else body[: error.start].count(b"\n") + 1
        raise TermError(
            "is not text in UTF-8",
            where=f"{path}, line {line}",
            remedy="In the spreadsheet save it as 'CSV UTF-8'.",
        ) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise TermError(
            "is no text file",
            where=f"{path}, line {line}",
            remedy="In the spreadsheet save it as 'CSV UTF-8'.",
        )
    return text


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, each with the line that it begins in."""
    head = text.split("\n", 1)[0]
    comma = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TermError(
                f"can't be read as a table ({error})",
                where=f"{path}, line {line}",
                remedy="Look at the quotation marks in this row and those below it.",
            ) from error
        cells = [unicodedata.normalize("NFC", cell.strip()) for cell in cells]
        if any(cells):
            yield line, cells
        line = reader.line_num + 1


def _columns(path: Path, cells: list[str]) -> list[str]:
    names = [re.sub(r"[ -]+", "_", cell.lower()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    where = f"{path}, line 1"
    for name, cell in zip(names, cells, strict=False):
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, n=1, cutoff=0.6)
            remedy = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(COLUMNS)}."
            raise TermError(f"there is no column {cell!r}", where=where, remedy=remedy)
        if names.count(name) > 1:
            raise TermError(
                f"the column {name!r} stands there twice", where=where, remedy="Take one out."
            )
    for name in REQUIRED:
        if name not in names:
            raise TermError(
                f"the column {name!r} is missing",
                where=where,
                remedy=f"The first line is: {TEMPLATE.strip()}",
            )
    return names


def _member(path: Path, line: int, columns: list[str], cells: list[str]) -> Member:
    where = f"{path}, line {line}"
    while len(cells) > len(columns) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(columns):
        raise TermError(
            f"the row has {len(cells)} cells, the first line {len(columns)}",
            where=where,
            remedy="Put a name that holds a comma in quotation marks, and fill or leave empty "
            "each cell.",
        )
    found = dict(zip(columns, cells, strict=True))
    why = unsafe(found["id"])
    if why:
        raise TermError(
            f"the id {found['id']!r} {why}" if found["id"] else "the id is empty",
            where=where,
            remedy="Use letters, digits, dots, hyphens, underscores or an e-mail address: "
            "it names the student's folders.",
        )
    days = found.pop("extra_days", "") or "0"
    if not re.fullmatch(r"[0-9]{1,3}", days) or int(days) > MOST_DAYS:
        raise TermError(
            f"extra_days is {days!r}, but must be a whole number from 0 to {MOST_DAYS}",
            where=where,
            remedy="Write the number of days, or leave the cell empty.",
        )
    if not (found["first_name"] or found["last_name"]):
        raise TermError(
            f"{found['id']} has no name", where=where, remedy="Fill first_name or last_name."
        )
    if found.get("email") and not re.fullmatch(r"[^@\s]+@[^@\s]+", found["email"]):
        raise TermError(
            f"the e-mail address {found['email']!r} is none",
            where=where,
            remedy="Mend it, or leave the cell empty.",
        )
    return Member(**found, extra_days=int(days))
