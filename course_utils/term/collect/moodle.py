"""Names in Moodle's "Download all submissions".

Moodle 4.1 and later writes the folder ``Ana López_58812_assignsubmission_file``, earlier
versions the same with an underscore at its end; with "Download submissions in folders"
off it is ``Ana López_58812_assignsubmission_file_ps05.ipynb``. The number belongs to the
assignment, not to the student, so only the name tells whose it is. No time is in it, and
the times in the zip are those of the download.
"""

from __future__ import annotations

import re
from datetime import tzinfo

from course_utils.term.collect.claims import Claim, below

_NAME = re.compile(
    r"(?P<start>(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_[a-z]+_?)(?P<own>.*)"
)


def read(parts: tuple[str, ...], zone: tzinfo) -> Claim | None:
    """Return what a name says; None if it is not Moodle's."""
    for at, part in enumerate(parts):
        found = _NAME.fullmatch(part)
        if found is None:
            continue
        flat = bool(found["own"])
        if not flat and at == len(parts) - 1:
            return None
        file = below(parts, at, found["own"])
        name = " ".join(found["name"].split())
        return Claim(
            label=f"{name}_{found['number']}",
            file=file,
            name=name,
            returns=found["start"] if flat else f"{part}/",
        )
    return None
