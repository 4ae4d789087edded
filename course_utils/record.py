"""What a learner has answered, guessed and asked for, kept in one file of theirs.

The file is a list of events that only grows. Nothing leaves the machine.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from course_utils.atomic import write_atomically
from course_utils.errors import ProgressError
from course_utils.quizzes.messages import words

Event = dict[str, Any]
"""``at`` (UTC, ISO 8601), ``kind``, ``id`` and what belongs to the kind."""

KINDS = ("answer", "guess", "hint", "practice", "practice-hint", "task", "task-hint", "level")

NAME = "my-progress.json"
VERSION = 1
PATIENCE = 5.0
"""Seconds to wait for another notebook that is writing."""


def home() -> Path:
    """Return the path of the learner's progress file, whether or not it is there yet.

    The environment variable ``COURSE_PROGRESS`` has the first word. Then comes
    the folder that holds the lessons, then the user's data folder.
    """
    chosen = os.environ.get("COURSE_PROGRESS")
    if chosen:
        return Path(chosen).expanduser()
    lessons = lessons_folder()
    return (lessons or user_data_path("combatant-to-mediator", appauthor=False)) / NAME


def lessons_folder() -> Path | None:
    """Return the folder that holds the lessons, seen from the current one, if there is one.

    An assignment lies beside it, or a folder deeper in a checkout.
    """
    here = Path.cwd()
    for folder in (here, *(up / "lessons" for up in (here, *list(here.parents)[:2]))):
        if (folder / "quizzes").is_dir():
            return folder
    return None


class Record:
    """The events in one progress file.

    Parameters
    ----------
    path
        The file; by default the learner's own, see `home`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or home()

    def events(self) -> list[Event]:
        """Return all events, oldest first.

        A damaged file is set aside under another name, with a line that says so.

        Raises
        ------
        ProgressError
            If the file can't be read, or is from a newer version of the course.
        """
        try:
            return self._read()
        except Damaged:
            with self._locked():
                return self._salvaged()

    def add(self, kind: str, entry_id: str, *, once: bool = False, **details: Any) -> Event:
        """Append an event and return it.

        Parameters
        ----------
        kind
            One of `KINDS`.
        entry_id
            The id of the item, prediction or task.
        once
            Keep the first event of this kind, id and revision, if there is one, and
            return that.
        **details
            What belongs to the event, fit for JSON.

        Raises
        ------
        ProgressError
            If it can't be kept.
        """
        event = {"at": datetime.now(UTC).isoformat(), "kind": kind, "id": entry_id, **details}
        with self._locked():
            events = self._salvaged()
            if once:
                same = ("kind", "id", "revision")
                for earlier in events:
                    if all(earlier.get(key) == event.get(key) for key in same):
                        return earlier
            self._write(self.path, [*events, event])
        return event

    def merge(self, others: list[Event]) -> int:
        """Add the events that aren't here yet and return how many there were."""
        with self._locked():
            events = self._salvaged()
            known = {_mark(event) for event in events}
            fresh = [event for event in others if _mark(event) not in known]
            self._write(self.path, sorted([*events, *fresh], key=lambda event: event["at"]))
        return len(fresh)

    def copy_to(self, path: Path) -> None:
        """Write all events to another file, which must not be there yet."""
        if path.exists():
            say = words()
            raise ProgressError(
                say("is already there"), where=str(path), remedy=say("Choose another name.")
            )
        events = self.events()
        with explained(path):
            self._write(path, events)

    def as_bytes(self) -> bytes:
        """Return all events as the bytes of a progress file."""
        return _body(self.events()).encode()

    def erase(self) -> list[Path]:
        """Remove the file and what was set aside, and return their paths."""
        gone = []
        with explained(self.path):
            for path in (self.path, *self.path.parent.glob(f"{self.path.name}.*")):
                if path.is_file():
                    path.unlink()
                    gone.append(path)
        return gone

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with explained(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(f"{self.path}.lock", timeout=PATIENCE):
                yield

    def _read(self) -> list[Event]:
        with explained(self.path):
            if not self.path.exists():
                return []
            return parse(self.path.read_bytes(), str(self.path))

    def _salvaged(self) -> list[Event]:
        """Read, and set a damaged file aside. Only while holding the lock."""
        try:
            return self._read()
        except Damaged:
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
            aside = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
            self.path.replace(aside)
            line = words()(
                "{path}: the progress file was damaged and could not be read. "
                "It is kept as {name}; a new one is begun.",
                path=self.path,
                name=aside.name,
            )
            sys.stderr.write(f"{line}\n")
            return []

    @staticmethod
    def _write(path: Path, events: list[Event]) -> None:
        write_atomically(path, _body(events).encode(), mode=0o600)


def _body(events: list[Event]) -> str:
    return json.dumps({"version": VERSION, "events": events}, ensure_ascii=False, indent=0)


class Damaged(Exception):
    """The bytes are no progress file."""


def parse(body: bytes, where: str) -> list[Event]:
    """Return the events in the bytes of a progress file.

    Raises
    ------
    ProgressError
        If a newer version of the course wrote them.
    """
    try:
        data = json.loads(body)
        version, events = data["version"], data["events"]
        if type(version) is not int or not all(_is_event(event) for event in events):
            raise Damaged
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged from None
    if version > VERSION:
        say = words()
        raise ProgressError(
            say("expected a progress file of version {n}; found {m}", n=VERSION, m=version),
            where=where,
            remedy=say("Update the course."),
        )
    return list(events)


def _is_event(event: Any) -> bool:
    return isinstance(event, dict) and all(
        isinstance(event.get(key), str) for key in ("at", "kind", "id")
    )


def _mark(event: Event) -> str:
    return json.dumps(event, sort_keys=True)


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the file system refuses into a `ProgressError` that names ``path``."""
    try:
        yield
    except Timeout:
        say = words()
        raise ProgressError(
            say("another program is writing to it and doesn't end"),
            where=str(path),
            remedy=say("Try again, or close the other notebook."),
        ) from None
    except OSError as error:
        say = words()
        raise ProgressError(
            say("can't be read or written ({reason})", reason=error.strerror or error),
            where=str(path),
            remedy=say(
                "You can carry on; to keep your progress, free some space or let the "
                "environment variable COURSE_PROGRESS name a file that can be written."
            ),
        ) from None
