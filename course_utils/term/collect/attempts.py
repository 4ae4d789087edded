"""One hand-in of one student: which of its files is the notebook, and under which names they go."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from course_utils.term.collect import canvas
from course_utils.term.collect.archives import Entry
from course_utils.term.collect.claims import Claim
from course_utils.term.stamps import FILE

CANVAS = "canvas"
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/\u202a-\u202e\u2066-\u2069]')
_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass
class Attempt:
    """What a student handed in at one time.

    Parameters
    ----------
    system
        The system that gave it out.
    source
        The download, by its place on the command line.
    claim
        What the names say.
    entries
        The files, by the student's own names.
    claims
        What the name of each of them says.
    told
        Whether the time is the instructor's word.
    replaced
        Notebooks that were uploaded under one name, if any; last the one that was taken.
    files
        What to hand over, by name in the student's folder; see `choose`.
    notes
        What the instructor should know.
    alarms
        What the instructor should look at.
    """

    system: str
    source: int
    claim: Claim
    entries: dict[PurePosixPath, Entry] = field(default_factory=dict)
    claims: dict[PurePosixPath, Claim] = field(default_factory=dict)
    told: bool = False
    replaced: list[str] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def order(self) -> tuple[datetime, int, int]:
        """Of two attempts, the higher came later as far as can be known."""
        return self.claim.when or _BEGINNING, self.claim.number, self.source

    @property
    def digest(self) -> str:
        """A fingerprint of the files and their names."""
        return digest(self.files)


def part(attempt: Attempt, expected: tuple[str, ...]) -> list[Attempt]:
    """Take out of an attempt the notebooks that a later upload of the same name replaces.

    Only Canvas gives both out together: ``ps05.ipynb`` and, later, ``ps05-1.ipynb``.

    Parameters
    ----------
    attempt
        The attempt; it keeps the newest of them.
    expected
        Names of the assignment's notebooks.

    Returns
    -------
    list of Attempt
        The earlier ones, as attempts of their own.
    """
    if attempt.system != CANVAS:
        return []
    rounds: dict[str, list[PurePosixPath]] = {}
    for file, claim in attempt.claims.items():
        base, _ = canvas.original(claim.file.name, expected)
        if len(claim.file.parts) == 1 and base in expected:
            rounds.setdefault(base, []).append(file)
    earlier = []
    for files in rounds.values():
        again = {
            file: canvas.original(attempt.claims[file].file.name, expected)[1] for file in files
        }
        *others, taken = sorted(files, key=lambda file: (attempt.claims[file].number, again[file]))
        if not others:
            continue
        if again[taken] < max(again.values()):
            attempt.alarms.append("which notebook is the newest is not sure")
        claim = attempt.claims[taken]
        if claim.number > attempt.claim.number:
            attempt.claim = claim
        attempt.replaced += [attempt.claims[file].file.name for file in (*others, taken)]
        for file in others:
            one = Attempt(attempt.system, attempt.source, attempt.claims.pop(file))
            one.entries[one.claim.file] = attempt.entries.pop(file)
            earlier.append(one)
        # The name that it is looked for by may have been another's.
        attempt.entries[claim.file] = attempt.entries.pop(taken)
        attempt.claims[claim.file] = attempt.claims.pop(taken)
    return earlier


def choose(attempt: Attempt, expected: tuple[str, ...]) -> str:
    """Settle under which names an attempt's files are handed over, as ``attempt.files``.

    Parameters
    ----------
    attempt
        The attempt.
    expected
        Names of the assignment's notebooks, such as ``"ps05.ipynb"``.

    Returns
    -------
    str
        Why it can't be handed over; empty if it can.
    """
    usable = {
        file: each for file, each in attempt.entries.items() if each.held and not each.problem
    }
    notebooks = [file for file in usable if file.suffix.lower() == ".ipynb"]
    if not notebooks:
        return "no notebook (.ipynb) in it"
    chosen: dict[PurePosixPath, str] = {}
    for name in expected:
        fitting = [file for file in notebooks if file.name == name] or [
            file for file in notebooks if file.name.lower() == name.lower()
        ]
        if attempt.system == CANVAS and not fitting:
            fitting = [
                file for file in notebooks if canvas.original(file.name, expected)[0] == name
            ]
        fitting = _shallowest(fitting)
        if len(fitting) > 1:
            return f"{len(fitting)} notebooks are called {name}"
        if fitting:
            chosen[fitting[0]] = name
    if not chosen:
        if len(notebooks) > 1 or len(expected) > 1:
            return f"{len(notebooks)} notebooks, none called {' or '.join(expected)}"
        chosen[notebooks[0]] = expected[0]
    for file, name in chosen.items():
        if file.name != name:
            attempt.notes.append(f"was called {file.name}")
        if not _is_notebook(usable[file].held):
            attempt.alarms.append(f"{name} is no notebook that can be read")
    missing = [name for name in expected if name not in chosen.values()]
    if missing:
        attempt.alarms.append(f"lacks {', '.join(missing)}")
    spare = [file.name for file in notebooks if file not in chosen]
    if spare:
        attempt.notes.append(f"also holds {', '.join(spare)}")
    _name_files(attempt, usable, chosen)
    return ""


def _name_files(
    attempt: Attempt, usable: dict[PurePosixPath, Entry], chosen: dict[PurePosixPath, str]
) -> None:
    """Put the notebooks at the top and the other files where the notebook looks for them."""
    base = next(iter(chosen)).parent
    names = {name: usable[file].held for file, name in chosen.items()}
    for file in sorted(set(usable) - set(chosen)):
        inside = file.relative_to(base) if file.is_relative_to(base) else file
        safe = PurePosixPath(*map(fit, inside.parts))
        if safe.name == FILE:  # a student's own is no witness
            safe = safe.with_name(f"(theirs) {FILE}")
        names[_free(safe, names)] = usable[file].held
    attempt.files = {name: held for name, held in names.items() if held}


def _free(path: PurePosixPath, names: Collection[str]) -> str:
    """Return a name that is neither taken nor in the way of another."""
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    number = 1
    while True:
        name = str(path) if number == 1 else f"{number} {'_'.join(path.parts)}"
        above = {str(parent) for parent in PurePosixPath(name).parents}
        if name not in names and name not in folders and not above & set(names):
            return name
        number += 1


def _shallowest(files: list[PurePosixPath]) -> list[PurePosixPath]:
    depth = min((len(file.parts) for file in files), default=0)
    return [file for file in files if len(file.parts) == depth]


def _is_notebook(path: Path | None) -> bool:
    try:
        found = json.loads(path.read_bytes()) if path else None
    except (ValueError, OSError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("cells", found.get("worksheets")), list)


def fit(part: str) -> str:
    """Return a part of a path that every system can write."""
    plain = _UNFIT.sub("_", part).strip(" ") or "_"
    while len(plain.encode()) > 180:
        stem, dot, suffix = plain.rpartition(".")
        plain = f"{stem[:-1]}{dot}{suffix}" if stem and len(suffix) < 20 else plain[:-1]
    return plain if plain.strip(".") else "_"


def digest(files: dict[str, Path]) -> str:
    """Return a fingerprint of files and their names."""
    whole = hashlib.sha256()
    for name in sorted(files):
        content = hashlib.sha256(files[name].read_bytes()).hexdigest()
        whole.update(f"{content} {name}\n".encode())
    return whole.hexdigest()
