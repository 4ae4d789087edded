"""The times of hand-ins in ``timestamp.txt``: what can only be read in one way, or a fault.

nbgrader takes ``3.11.2026`` for 11 March, a zone that it doesn't know for UTC, and ``+0100``
behind a space for a hundred seconds.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from course_utils.errors import TermError
from course_utils.term.health.finding import Finding, of
from course_utils.term.settings import Term

FILE = "timestamp.txt"
FORMAT = "%Y-%m-%d %H:%M:%S UTC"
_ISO = re.compile(
    r"(?P<moment>\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?(?P<fraction>\.\d{1,6})?)"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?( (?P<zone>[A-Za-z][A-Za-z_/-]*))?",
    re.ASCII,
)


def written(when: datetime) -> str:
    """Return a time as nbgrader reads it, in UTC."""
    return when.astimezone(UTC).strftime(FORMAT)


def is_plain(text: str) -> bool:
    """Whether a time can only be read in one way; nothing at all is no time, and plain.

    Examples
    --------
    >>> is_plain("2026-11-22 23:59:00 Europe/Berlin"), is_plain("23.11.2026 00:05")
    (True, False)
    """
    if not text:
        return True
    found = _ISO.fullmatch(text)
    if found is None:
        return False
    try:
        datetime.fromisoformat(found["moment"])
    except ValueError:
        return False
    if found["zone"]:
        return not found["offset"] and _is_zone(found["zone"])
    # Without a zone only the exchange writes, in UTC and with fractions; a human would not.
    return bool(found["offset"] or found["fraction"])


def _is_zone(name: str) -> bool:
    with contextlib.suppress(ZoneInfoNotFoundError, ValueError, OSError):
        return bool(ZoneInfo(name))
    return name == "UTC"


def faults(term: Term, assignment: str = "*", but: Collection[str] = ()) -> Iterator[TermError]:
    """Yield an error for each time of a hand-in that might be read in a wrong way.

    Parameters
    ----------
    term
        The term.
    assignment
        The assignment; all of them if not given.
    but
        Students to pass over.
    """
    for path in sorted((term.folder / "submitted").glob(f"*/{assignment}/{FILE}")):
        text = path.read_text("utf-8", errors="replace").strip()
        name, student = path.parent.name, path.parents[1].name
        if student in but or is_plain(text):
            continue
        due = term.due(name) if name in term.names else datetime.now(UTC)
        yield TermError(
            f"holds {text[:40]!r}, which may be read in more than one way",
            where=str(path.relative_to(term.folder)),
            remedy=f"Say when {student} handed in with course collect and --late, or write year, "
            f"month, day and zone, such as {due:%Y-%m-%d %H:%M:%S} {term.course.timezone}.",
        )


def check(term: Term, assignment: str, but: Collection[str] = ()) -> None:
    """Refuse times of an assignment's hand-ins that might be read in a wrong way; see `faults`.

    Raises
    ------
    TermError
        For the first of them.
    """
    for fault in faults(term, assignment, but):
        raise fault


def stamps(term: Term) -> Iterator[Finding]:
    """Whether the times of hand-ins can only be read in one way; a line for each that can't."""
    yield from map(of, faults(term))
