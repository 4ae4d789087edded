"""Names in Canvas's "Download Submissions".

Canvas writes ``lopezana_LATE_4711_90210_ps05.ipynb``: last and first name in lower
case without spaces, ``LATE`` if it is, the user's number, the file's number, the
student's name for the file. A later upload of the same name is called ``ps05-1.ipynb``,
and has a higher number. Under anonymous grading it is ``anon_x7Gk2_90210_ps05.ipynb``.
No time is in it, and the times in the zip are those of the download.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import tzinfo

from course_utils.term.collect.claims import Claim, at_most, below

_UPLOAD = re.compile(r"(?P<name>[^/]*?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<file>\d+)_(?P<own>.+)")
_ANONYMOUS = re.compile(r"(LATE_)?anon_(?P<user>[^_]+)_(?P<file>\d+)_(?P<own>.+)")
_AGAIN = re.compile(r"(?P<stem>.+)-(?P<times>\d{1,4})(?P<suffix>\.ipynb)", re.IGNORECASE | re.ASCII)
_TYPED = re.compile(r"(?P<name>[^/]*?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<own>(text|link)\.html)")


def read(parts: tuple[str, ...], zone: tzinfo) -> Claim | None:
    """Return what a name says; None if it is not Canvas's."""
    for at, part in enumerate(parts):
        if found := _ANONYMOUS.fullmatch(part):
            return Claim(
                label=f"anon_{found['user']}",
                file=below(parts, at, found["own"]),
                trouble="Canvas hid the names: switch anonymous grading off and download again",
            )
        if found := _UPLOAD.fullmatch(part) or _TYPED.fullmatch(part):
            name = found["name"]
            number = found.groupdict().get("file") or "0"
            start = part.removesuffix(found["own"])
            return Claim(
                label=f"{name}_{found['user']}",
                file=below(parts, at, found["own"]),
                ids=(found["user"],),
                name=name,
                binding=True,
                number=at_most(number),
                late=found["late"] is not None,
                returns=start if number != "0" else "",
            )
    return None


def original(name: str, expected: Collection[str]) -> tuple[str, int]:
    """Return which expected notebook a file is an upload of, and of which repetition.

    Parameters
    ----------
    name
        The student's own name for the file, to which Canvas may have added.
    expected
        Names of the assignment's notebooks.

    Returns
    -------
    str, int
        The expected name and Canvas's count, zero for the first; the name itself if none fits.

    Examples
    --------
    >>> original("PS05-2.ipynb", ["ps05.ipynb"]), original("draft-2.ipynb", ["ps05.ipynb"])
    (('ps05.ipynb', 2), ('draft-2.ipynb', 0))
    """
    names = {each.lower(): each for each in expected}
    if name.lower() in names:
        return names[name.lower()], 0
    found = _AGAIN.fullmatch(name)
    base = f"{found['stem']}{found['suffix']}".lower() if found else ""
    return (names[base], int(found["times"])) if found and base in names else (name, 0)
