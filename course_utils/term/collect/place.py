"""Put what was collected where nbgrader looks for it; what was there before is kept."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from course_utils.atomic import write_atomically
from course_utils.term.collect.attempts import Attempt, digest, fit
from course_utils.term.collect.plan import Plan, Unmatched
from course_utils.term.collect.record import Kept, Record
from course_utils.term.stamps import FILE as STAMP
from course_utils.term.stamps import written

NEW, NEWER, SAME, OLDER = "new", "newer than before", "as before", "older than what is there"


@dataclass
class Places:
    """The folders of a term that a collection writes to.

    Parameters
    ----------
    term
        The term's folder.
    assignment
        The assignment's name.
    """

    term: Path
    assignment: str

    def submitted(self, student: str) -> Path:
        """Return where nbgrader looks for a student's submission."""
        return self.term / "submitted" / student / self.assignment

    def autograded(self, student: str) -> Path:
        """Return where the graded submission is."""
        return self.term / "autograded" / student / self.assignment

    @property
    def earlier(self) -> Path:
        """Where attempts are kept that don't count."""
        return self.term / "out" / "earlier" / self.assignment

    @property
    def unmatched(self) -> Path:
        """Where files are kept that nobody got."""
        return self.term / "out" / "unmatched" / self.assignment


def outcome(places: Places, record: Record, student: str, attempt: Attempt) -> str:
    """Say what comes of a student's newest attempt, before anything is written.

    Parameters
    ----------
    places
        The folders.
    record
        What is remembered.
    student
        The student's id.
    attempt
        The attempt.

    Returns
    -------
    str
        `NEW`, `NEWER`, `SAME` or `OLDER`.
    """
    there = places.submitted(student)
    if not there.is_dir() or not any(there.iterdir()):
        return NEW
    if _digest_of(there) == attempt.digest:
        return SAME
    known = record.students.get(student)
    if known and attempt.digest in known.seen:
        return OLDER
    before = _time_of(there)
    if before and attempt.claim.when and attempt.claim.when < before:
        return OLDER
    same_system = known is not None and known.system == attempt.system
    if known and same_system and attempt.claim.number < known.number:
        return OLDER
    return NEWER


def is_retimed(places: Places, student: str, attempt: Attempt, came: str) -> bool:
    """Whether a hand-in that is there already gets another time, by the instructor's word."""
    if came != SAME or not attempt.told:
        return False
    return _time_of(places.submitted(student)) != attempt.claim.when


def is_graded(places: Places, student: str) -> bool:
    """Whether what is there of a student is what was graded, and not newer than that."""
    there = [path.stat().st_mtime_ns for path in places.submitted(student).glob("*.ipynb")]
    graded = [path.stat().st_mtime_ns for path in places.autograded(student).glob("*.ipynb")]
    return bool(there and graded) and max(there) <= min(graded)


def retime_graded(places: Places, student: str, when: datetime) -> None:
    """Write the time of a submission beside what was graded of it.

    Raises
    ------
    OSError
        If it can't be written.
    """
    write_atomically(places.autograded(student) / STAMP, written(when).encode())


def place(places: Places, record: Record, student: str, attempt: Attempt, came: str) -> None:
    """Write a student's attempt, whole or not at all, and remember it.

    Raises
    ------
    OSError
        If it can't be written.
    """
    target = places.submitted(student)
    if came in (NEW, NEWER):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _drafted(places.term, attempt) as draft:
            if target.exists():
                _keep_before(places, student, target)
            draft.rename(target)
    if is_retimed(places, student, attempt, came) and attempt.claim.when:
        stamp = written(attempt.claim.when)
        write_atomically(target / STAMP, stamp.encode(), mode=0o600)
    if came == OLDER:
        keep_earlier(places, student, attempt)
        if student in record.students:
            _remember(record.students[student], attempt)
        return
    known = record.students.get(student)
    kept = Kept(
        system=attempt.system,
        label=attempt.claim.label,
        file=str(attempt.claim.file),
        returns=attempt.claim.returns,
        when=attempt.claim.when.isoformat() if attempt.claim.when else "",
        number=attempt.claim.number,
        late=attempt.claim.late,
        digest=attempt.digest,
        seen=known.seen if known else [],
    )
    if came == SAME and known and known.system != "plain" and attempt.system == "plain":
        return  # the system's own name is worth more than one that a human gave
    _remember(kept, attempt)
    record.students[student] = kept


def keep_earlier(places: Places, student: str, attempt: Attempt) -> None:
    """Keep an attempt that does not count; once, however often it comes.

    Raises
    ------
    OSError
        If it can't be written.
    """
    when = attempt.claim.when
    stamp = when.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ") if when else "time-unknown"
    target = places.earlier / student / f"{stamp}-{attempt.digest[:8]}"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _drafted(places.term, attempt) as draft:
        draft.rename(target)


def keep_unmatched(places: Places, plan: Plan, sources: list[Path]) -> None:
    """Keep copies of the files that nobody got, by download; those of the last time go.

    Raises
    ------
    OSError
        If they can't be written.
    """
    for number, source in enumerate(sources):
        target = places.unmatched / _name_of(source)
        mine = [each for each in plan.unmatched if each.entry.source == number]
        if target.exists():
            shutil.rmtree(target)
        if mine:
            _copy_unmatched(target, mine)
    with contextlib.suppress(OSError):
        places.unmatched.rmdir()
        places.unmatched.parent.rmdir()


def _name_of(source: Path) -> str:
    """Return a name for a download; systems call each of them ``submissions.zip``."""
    if source.is_file():
        with source.open("rb") as file:
            mark = hashlib.file_digest(file, "sha256").hexdigest()
    else:
        mark = hashlib.sha256(os.fsencode(source.resolve())).hexdigest()
    return f"{fit(source.stem or source.name)}-{mark[:8]}"


def _copy_unmatched(target: Path, files: list[Unmatched]) -> None:
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for each in files:
        if each.entry.held is None:
            continue
        path = target.joinpath(*map(fit, each.entry.parts))
        with contextlib.suppress(FileExistsError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        number = 1
        while path.exists() or not path.parent.is_dir():
            number += 1
            path = target / f"{number}-{fit(each.entry.parts[-1])}"
        _copy(each.entry.held, path)


def _keep_before(places: Places, student: str, target: Path) -> None:
    """Move a submission aside, with a copy of how it was graded."""
    folder = places.earlier / student
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    when = _time_of(target)
    stamp = when.strftime("%Y-%m-%dT%H%M%SZ") if when else "time-unknown"
    kept = folder / f"{stamp}-{_digest_of(target)[:8]}"
    graded = places.autograded(student)
    if graded.is_dir() and not (folder / f"{kept.name}-graded").exists():
        shutil.copytree(graded, folder / f"{kept.name}-graded", symlinks=True)
    if kept.exists():
        shutil.rmtree(kept)
    target.rename(kept)


@contextlib.contextmanager
def _drafted(term: Path, attempt: Attempt) -> Iterator[Path]:
    """Yield a folder with an attempt's files, to be renamed; it goes if it is not."""
    (term / "out").mkdir(exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=term / "out", prefix=".collecting-"))
    try:
        for name, held in attempt.files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _copy(held, path)
        if attempt.claim.when:
            (draft / STAMP).write_text(written(attempt.claim.when), encoding="utf-8")
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _copy(held: Path, path: Path) -> None:
    shutil.copyfile(held, path, follow_symlinks=False)
    path.chmod(0o600)


def _remember(kept: Kept, attempt: Attempt) -> None:
    if attempt.digest not in kept.seen:
        kept.seen.append(attempt.digest)


def _digest_of(folder: Path) -> str:
    """Return the fingerprint of a submission, but for its time."""
    files = {
        Path(root, name).relative_to(folder).as_posix(): Path(root, name)
        for root, _, names in os.walk(folder)
        for name in names
    }
    return digest({name: path for name, path in files.items() if name != STAMP and path.is_file()})


def _time_of(folder: Path) -> datetime | None:
    """Return a submission's time as nbgrader reads it; None if it has none."""
    from nbgrader.utils import parse_utc

    try:
        text = (folder / STAMP).read_text("utf-8").strip()
        return parse_utc(text).replace(tzinfo=UTC) if text else None
    except (OSError, ValueError, OverflowError):
        return None
