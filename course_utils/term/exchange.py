"""nbgrader's exchange between accounts that need not trust each other.

Students write to the exchange themselves, so what nbgrader's ``submit`` would have written
is not all that can lie there. nbgrader's ``collect`` believes the name on a hand-in and the
time in it, and follows its links: a student could hand in as somebody else, or before the due
time, or a link to the term's answers, which would come back to them graded. Here the account
that owns a hand-in says whose it is, the machine's clock says when it came, and only files of
that account are read.
"""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import stat
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback
from nbgrader.utils import ignore_patterns, parse_utc

_WITNESSES = ("timestamp.txt", "submission_secret.txt")
"""Without these nbgrader would give up on the whole class."""

SLACK = timedelta(minutes=5)
"""A hand-in may take so long on a slow machine."""


class CollectOwn(ExchangeCollect):  # type: ignore[misc]
    """nbgrader's ``collect`` that goes by the accounts; ``c.ExchangeFactory.collect``."""

    def _path_to_record(self, path: str) -> dict[str, Any]:
        name = Path(path).name
        student, _, claimed, *_ = [*name.rsplit("+", 3), ""]
        owner = _account(os.lstat(path).st_uid)
        if owner != student:
            self.log.warning(
                "%s was handed in by the account %s, and counts as theirs", name, owner
            )
        return {"username": owner, "filename": name, "timestamp": self._time(claimed, path)}

    def _time(self, claimed: str, path: str) -> datetime:
        """Return the time that a hand-in names, or the machine's if that is much later."""
        came = _changed(path)
        try:
            when: datetime = parse_utc(claimed.strip())
        except (ValueError, OverflowError):
            when = datetime.min
        if came - when <= SLACK:
            return when
        self.log.warning("%s came at %s UTC, and that time counts", Path(path).name, came)
        return came

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy the files of a hand-in that belong to the account which handed it in."""
        if self.get_size(src) > 1000 * self.coursedir.max_dir_size:
            self.log.warning("%s is too large, and is left out", src)
            return
        by_settings = ignore_patterns(
            exclude=self.coursedir.ignore,
            include=self.coursedir.include,
            max_file_size=self.coursedir.max_file_size,
            log=self.log,
        )

        def ignored(folder: str, names: list[str]) -> set[str]:
            links = {name for name in names if Path(folder, name).is_symlink()}
            for name in sorted(links):
                self.log.warning("%s is left out: it is a link", Path(folder, name))
            return links | set(by_settings(folder, names))

        copy = partial(_copy_owned, os.lstat(src).st_uid)
        try:
            shutil.copytree(src, dest, ignore=ignored, copy_function=copy)
        except shutil.Error as error:
            for file, _, problem in error.args[0]:
                self.log.warning("%s is left out: %s", file, problem)
        except OSError as error:
            self.log.warning("%s is left out: %s", src, error)
            return
        note = Path(dest) / "timestamp.txt"
        said = note.read_text(encoding="utf-8", errors="replace") if note.is_file() else ""
        note.unlink(missing_ok=True)
        when = self._time(said, src)
        note.write_text(f"{when.strftime(self.timestamp_format)}\n", encoding="utf-8")


class ReleaseReadable(ExchangeReleaseFeedback):  # type: ignore[misc]
    """nbgrader's ``release_feedback`` for pages that nobody but their author may read.

    In the exchange a page's name is its lock: students can't list the folder, and each
    knows only the names that belong to their own hand-ins.
    """

    def copy_files(self) -> None:
        """Copy the pages and let those read them who know their names."""
        without = sorted(
            folder.parent.name
            for folder in map(Path, glob.glob(self.src_path))  # noqa: PTH207, nbgrader's pattern
            if not all((folder / name).is_file() for name in _WITNESSES)
        )
        for student in without:
            self.log.warning(
                "%s has not handed in by the exchange, and gets no page there", student
            )
        excluded = [self.coursedir.student_id_exclude, *without]
        self.coursedir.student_id_exclude = ",".join(filter(None, excluded))
        super().copy_files()
        for page in Path(self.dest_path).glob("*.html"):
            page.chmod(0o644)


def _account(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"unknown-{uid}"


def _changed(path: str) -> datetime:
    """Return when something last changed, in UTC; nobody but the machine can set this time."""
    changed = datetime.fromtimestamp(os.lstat(path).st_ctime, UTC)
    when: datetime = parse_utc(changed)
    return when


def _copy_owned(owner: int, source: str | os.PathLike[str], target: str) -> str:
    """Copy a file that belongs to an account; looked at when open, so that it can't be swapped."""
    descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        if found.st_uid != owner or not stat.S_ISREG(found.st_mode):
            raise PermissionError("no file of the account that handed it in")
        with Path(target).open("wb") as copy:
            shutil.copyfileobj(file, copy)
    return target
