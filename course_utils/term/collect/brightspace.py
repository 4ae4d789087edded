"""Names in Brightspace's (D2L's) download of an assignment's files.

Brightspace writes the folder ``40123-90210 - Ana López - 14 February, 2027 1159 PM``, or
``… - Feb 14, 2027 1159 PM``: two numbers, the name, the time of the submission on the clock
of who downloads. ``index.html`` beside the folders lists them.
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

from course_utils.term.collect.claims import Claim, below

_NAME = re.compile(r"(?P<user>\d+)-(?P<folder>\d+) ?- ?(?P<name>.+?) ?- ?(?P<when>[^-]*\d{4}.*)")
_DAYS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %B %d", "%Y %b %d", "%d %m %Y")
_HOURS = ("%I%M %p", "%H%M", "%I%M%p", "%H%M%S", "%I%M%S %p")


def read(parts: tuple[str, ...], zone: tzinfo) -> Claim | None:
    """Return what a name says; None if it is not Brightspace's."""
    for at, part in enumerate(parts[:-1]):
        found = _NAME.fullmatch(part)
        if found is None:
            continue
        return Claim(
            label=part,
            file=below(parts, at),
            among=(found["user"],),
            name=found["name"],
            when=_time(found["when"], zone),
            returns=f"{part}/",
        )
    return None


def _time(text: str, zone: tzinfo) -> datetime | None:
    """Read a time such as ``14 February, 2027 1159 PM``; None in a language not known here."""
    plain = " ".join(text.replace(",", " ").replace(":", "").replace(".", " ").split())
    for day in _DAYS:
        for hour in _HOURS:
            try:
                return datetime.strptime(plain, f"{day} {hour}").replace(tzinfo=zone)
            except ValueError:
                continue
    return None
