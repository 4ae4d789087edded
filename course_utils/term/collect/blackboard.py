"""Names in Blackboard's "Assignment File Download".

Blackboard writes ``ps05_alopez_attempt_2027-02-14-23-58-01_ps05.ipynb``: the assignment,
the user name, the word for attempt in the language of the site, the time of the attempt
on the clock of the course, the student's name for the file. Beside it stands
``ps05_alopez_attempt_2027-02-14-23-58-01.txt`` with what Blackboard knows of the attempt.
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

from course_utils.term.collect.claims import Claim, below

_NAME = re.compile(
    r"(?P<start>(?P<before>.+)_[^\W\d_]+_(?P<when>\d{4}(?:-\d\d){5}))(?:_(?P<own>.+)|\.txt)"
)
RECEIPT = "(Blackboard's note on the attempt).txt"


def read(parts: tuple[str, ...], zone: tzinfo) -> Claim | None:
    """Return what a name says; None if it is not Blackboard's."""
    for at, part in enumerate(parts):
        found = _NAME.fullmatch(part)
        if found is None:
            continue
        try:
            when = datetime.strptime(found["when"], "%Y-%m-%d-%H-%M-%S").replace(tzinfo=zone)
        except ValueError:
            continue
        # Both the assignment and the user name may hold underscores: each cut may be the one.
        words = found["before"].split("_")
        ids = tuple("_".join(words[cut:]) for cut in range(1, len(words)))
        return Claim(
            label=found["start"],
            file=below(parts, at, found["own"] or RECEIPT),
            ids=ids,
            binding=True,
            when=when,
        )
    return None
