"""A table that a learning management system gave out, to be filled and given back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from course_utils.errors import TermError
from course_utils.term.roster import Member


@dataclass(frozen=True)
class Table:
    """A table as it was read.

    Parameters
    ----------
    path
        The file.
    head
        The first row.
    rows
        The others, as long as the first.
    encoding, delimiter
        How it is written, and is to be written again.
    """

    path: Path
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str = "utf-8"
    delimiter: str = ","


def read(path: Path, remedy: str = "Look at the name given with --template.") -> Table:
    """Read a table with commas, semicolons or tabs, in UTF-8 or UTF-16.

    Parameters
    ----------
    path
        The file.
    remedy
        What to do if there is none.

    Raises
    ------
    TermError
        If it can't be read.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise TermError(
            f"can't be read ({error.strerror})",
            where=str(path),
            remedy=remedy,
        ) from error
    encoding = "utf-8-sig" if body.startswith(b"\xef\xbb\xbf") else "utf-8"
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = body.decode(encoding)
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        rows = [
            row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row
        ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise TermError(
            f"is no table of text ({error})",
            where=str(path),
            remedy="Give the file as the system exported it, not saved by a spreadsheet.",
        ) from error
    if len(rows) < 2 or len(rows[0]) < 2:
        raise TermError(
            "holds no table with students",
            where=str(path),
            remedy="Export it from the system again.",
        )
    width = len(rows[0])
    even = [tuple((row + [""] * width)[:width]) for row in rows]
    return Table(path, even[0], tuple(even[1:]), encoding, delimiter)


def write(rows: Iterable[Sequence[str]], encoding: str, delimiter: str = ",") -> bytes:
    """Return a table as bytes."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def column(table: Table, name: str, titles: Callable[[str], str | None]) -> int | None:
    """Return the place of the column of an assignment, or of the total.

    Parameters
    ----------
    table
        The table.
    name
        The assignment's name.
    titles
        Returns the title that a heading holds; None if it is no assignment's.

    Returns
    -------
    int or None
        None if there is none whose title is the name or begins with it.

    Raises
    ------
    TermError
        If there are two.
    """
    begins = re.compile(rf"{re.escape(name)}(?![0-9A-Za-z])", re.IGNORECASE)
    found = [
        (at, title.strip())
        for at, title in enumerate(map(titles, table.head))
        if title is not None and begins.match(title.strip())
    ]
    exact = [at for at, title in found if title.casefold() == name.casefold()]
    if len(exact) == 1 or len(found) == 1:
        return exact[0] if exact else found[0][0]
    if found:
        shown = ", ".join(repr(title) for _, title in found)
        raise TermError(
            f"{len(found)} columns may be {name}: {shown}",
            where=str(table.path),
            remedy=f"Call just one of them {name}, or take the others out of the file.",
        )
    return None


def people(
    table: Table, keys: Sequence[str], members: Sequence[Member]
) -> tuple[dict[int, Member], list[str], list[str]]:
    """Find the students of a table.

    Parameters
    ----------
    table
        The table.
    keys
        Headings of the columns that say who it is.
    members
        The roster.

    Returns
    -------
    tuple
        The students by place of the row; ids of those who have no row; names of rows that
        are nobody's on the roster.
    """
    places = [at for at, head in enumerate(table.head) if head.strip().casefold() in keys]
    known: dict[str, set[str]] = {}
    for member in members:
        for key in {member.id, member.lms_id, member.email} - {""}:
            known.setdefault(key.casefold(), set()).add(member.id)
    by_id = {member.id: member for member in members}
    found: dict[int, Member] = {}
    strangers = []
    for at, row in enumerate(table.rows):
        # Brightspace writes this sign before logins and numbers.
        cells = {row[place].strip().removeprefix("#").casefold() for place in places}
        fit = {one for key in cells for one in known.get(key, ())}
        if len(fit) == 1:
            found[at] = by_id[fit.pop()]
        elif any(row[place].strip() for place in places):
            strangers.append(next((cell for cell in row if cell.strip()), ""))
    there = {member.id for member in found.values()}
    return found, [member.id for member in members if member.id not in there], strangers
