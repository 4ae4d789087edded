"""What a term's sources were made from, so that it can be told what has changed since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from course_utils import __version__
from course_utils.atomic import write_atomically
from course_utils.start import fingerprint

FILE = ".term.json"
VERSION = 1


@dataclass(frozen=True)
class Origin:
    """What stood there when the term was made.

    Parameters
    ----------
    course
        The course's version.
    edition
        The word of the edition.
    sources
        By path, a checksum of each file in ``source``.
    """

    course: str
    edition: str
    sources: dict[str, str]


def write_origin(folder: Path, edition: str) -> None:
    """Note down what a new term's sources are."""
    content = {
        "version": VERSION,
        "course": __version__,
        "edition": edition,
        "sources": checksums(folder),
    }
    write_atomically(folder / FILE, json.dumps(content, indent=1).encode(), mode=0o600)


def read_origin(folder: Path) -> Origin | None:
    """Return what was noted down; None if that is lost or damaged."""
    try:
        found = json.loads((folder / FILE).read_bytes())
        sources = {str(name): str(mark) for name, mark in found["sources"].items()}
        return Origin(str(found["course"]), str(found["edition"]), sources)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def checksums(folder: Path) -> dict[str, str]:
    """Return a checksum of each file in ``source``; of a notebook, of what its cells say."""
    paths = sorted(path for path in (folder / "source").rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): fingerprint(path.name, path.read_bytes())
        for path in paths
        if ".ipynb_checkpoints" not in path.parts
    }
