"""Names that people choose: ``alopez.ipynb``, ``alopez/ps05.ipynb``, ``ps05_alopez.ipynb``."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from course_utils.term.collect.claims import Claim, below

_SEPARATORS = r"[ _\-.]*"
_STEPS = {"submitted", "submissions", "downloads", "inbound"}


def read(parts: tuple[str, ...], assignment: str) -> list[Claim]:
    """Return what a name may say: a folder is the student's, or the file itself.

    Which of them holds, only the roster can tell.
    """
    claims = []
    for at, part in enumerate(parts[:-1]):
        bare = _bare(part, assignment)
        if bare and bare.casefold() not in _STEPS:
            claims.append(Claim(label=part, file=below(parts, at), ids=(bare, part), name=bare))
    stem = PurePosixPath(parts[-1]).stem
    bare = _bare(stem, assignment)
    if bare:
        own = PurePosixPath(parts[-1])
        claims.append(Claim(label=parts[-1], file=own, ids=(bare, stem), name=bare))
    if not claims:
        claims.append(Claim(label=parts[-1], file=PurePosixPath(parts[-1])))
    return claims


def _bare(text: str, assignment: str) -> str:
    """Return a name without the assignment's at its begin or end, and without ``.zip``."""
    text = re.sub(r"\.zip$", "", text, flags=re.IGNORECASE)
    name = re.escape(assignment)
    text = re.sub(rf"^{name}(?![0-9A-Za-z]){_SEPARATORS}", "", text, flags=re.IGNORECASE)
    return re.sub(rf"{_SEPARATORS}(?<![0-9A-Za-z]){name}$", "", text, flags=re.IGNORECASE)
