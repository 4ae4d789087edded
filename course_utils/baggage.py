"""Progress and notebooks in one zip file, to leave a server that forgets and to come back."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from course_utils.atomic import write_atomically
from course_utils.errors import ProgressError
from course_utils.quizzes.messages import Words, words
from course_utils.record import NAME, Record, lessons_folder
from course_utils.start import fingerprint

FOLDERS = ("lessons", "exercises")
NOT_THEIRS = {"source", "release", "submitted", "autograded", "feedback", "bank"}
"""Folders of ``exercises`` that are an instructor's."""
LARGEST = 50_000_000
"""Largest sum of what is unpacked, in bytes."""
MOST = 500
"""Most files that are unpacked."""


@dataclass
class Brought:
    """What came back.

    Attributes
    ----------
    written
        Notebooks that were put into place.
    kept
        The names under which the notebooks that stood there before are kept.
    progress
        The line about the progress.
    """

    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    progress: str = ""

    def line(self, say: Words) -> str:
        """Say it in a line."""
        said = say("Notebooks brought back: {n}.", n=len(self.written))
        if self.kept:
            said += " " + say("What stood in their place is kept: {names}.", names=_few(self.kept))
        return f"{said} {self.progress}".rstrip()


def pack() -> bytes:
    """Return a zip file of the progress and all notebooks, without their outputs.

    Outputs come back when the cells are run; without them the file stays small.

    Raises
    ------
    ProgressError
        If there is no folder of lessons here, or something can't be read.
    """
    buffer = io.BytesIO()
    record = Record()
    try:
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in _notebooks():
                archive.writestr(name, _without_outputs(path.read_bytes()))
            archive.writestr(NAME, record.as_bytes())
    except OSError as error:
        raise _trouble(error) from None
    return buffer.getvalue()


def unpack(body: bytes) -> Brought:
    """Bring back what `pack` saved; what stands in a notebook's place is kept beside it.

    Parameters
    ----------
    body
        The bytes of the zip file.

    Raises
    ------
    ProgressError
        If it is no such file, or something can't be written. A file that holds
        anything but notebooks and progress in their places is refused as a whole.
    """
    from course_utils.learner import progress

    files = _read(body)
    kept = files.pop(NAME, None)
    brought, places = Brought(), _places(files)
    # The progress first: it is the part that nobody could make again.
    if kept is not None:
        brought.progress = progress.restore(kept)
    try:
        for name, content in files.items():
            path = places[name]
            if path.exists():
                if fingerprint(name, path.read_bytes()) == fingerprint(name, content):
                    continue
                brought.kept.append(_keep(path).name)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, content)
            brought.written.append(name)
    except OSError as error:
        raise _trouble(error) from None
    return brought


def _folders() -> dict[str, Path]:
    lessons = lessons_folder()
    if lessons is None:
        say = words()
        raise ProgressError(
            say("no lessons here"),
            where=str(Path.cwd()),
            remedy=say("Open a lesson of the course and call it there."),
        )
    lessons = lessons.resolve()
    return {"lessons": lessons, "exercises": lessons.parent / "exercises"}


def _places(names: Iterable[str]) -> dict[str, Path]:
    """Return where each notebook belongs; refuse what a link would lead out of its folder."""
    folders = _folders()
    places = {}
    for name in names:
        top, *rest = PurePosixPath(name).parts
        places[name] = folders[top].joinpath(*rest)
        if not places[name].resolve().is_relative_to(folders[top].resolve()):
            raise _foreign()
    return places


def _notebooks() -> Iterator[tuple[str, Path]]:
    for top, folder in _folders().items():
        for path in sorted(folder.rglob("*.ipynb")):
            inner = path.relative_to(folder)
            hidden = any(part.startswith(".") for part in inner.parts)
            theirs = top == "lessons" or inner.parts[0] not in NOT_THEIRS
            if theirs and not hidden and path.resolve().is_relative_to(folder):
                yield f"{top}/{inner.as_posix()}", path


def _without_outputs(body: bytes) -> bytes:
    try:
        notebook: dict[str, Any] = json.loads(body)
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"], cell["execution_count"] = [], None
        notebook.get("metadata", {}).pop("widgets", None)
    except (ValueError, KeyError, TypeError, AttributeError):
        return body  # damaged as it is, it is the learner's
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def _read(body: bytes) -> dict[str, bytes]:
    """Return the files by name, after a look at every name and size."""
    files: dict[str, bytes] = {}
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST or not all(map(_is_ours, entries)):
                raise _foreign()
            for entry in entries:
                with archive.open(entry) as file:
                    content = file.read(left + 1)  # not what the entry says of itself
                left -= len(content)
                if left < 0:
                    raise _foreign()
                files[entry.filename] = content
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise _foreign() from None
    if NAME not in files:
        raise _foreign()
    return files


def _is_ours(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    parts = name.split("/")
    plain = not any(char in name for char in '\\:\0<>"|?*') and all(
        part and not part.startswith(".") for part in parts
    )
    mode = entry.external_attr >> 16
    linked = bool(mode) and stat.S_IFMT(mode) not in (0, stat.S_IFREG)
    notebook = len(parts) > 1 and parts[0] in FOLDERS and name.endswith(".ipynb")
    return plain and not linked and (name == NAME or notebook)


def _keep(path: Path) -> Path:
    """Put a notebook aside under a name that says when, and return it."""
    stamp = datetime.now().astimezone()
    number = 0
    while True:
        more = f"-{number}" if number else ""
        aside = path.with_name(f"{path.stem}.before-{stamp:%Y-%m-%d-%H%M%S}{more}{path.suffix}")
        if not aside.exists():
            break
        number += 1
    # A copy, so that the place is never empty.
    write_atomically(aside, path.read_bytes())
    return aside


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" + {len(names) - 3}" if len(names) > 3 else "")


def _foreign() -> ProgressError:
    say = words()
    return ProgressError(
        say("expected a zip file that the course saved; found something else"),
        where=say("the file"),
        remedy=say("Choose the file that you saved. Nothing was changed."),
    )


def _trouble(error: OSError) -> ProgressError:
    say = words()
    return ProgressError(
        say("can't be read or written ({reason})", reason=error.strerror or error),
        where=str(error.filename or Path.cwd()),
        remedy=say("Free some space, then try again. No notebook is half-written."),
    )
