"""Unpack downloads without trusting a name, a size or a link in them."""

from __future__ import annotations

import contextlib
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from course_utils.errors import TermError

LARGEST = 100 * 2**20
"""Bytes of the largest file of a student."""
ROOM = 4 * 2**30
"""Bytes that all downloads together may unpack to."""
MOST = 50_000
"""Files that all downloads together may hold."""
DEPTH = 3
"""A zip in a zip in a zip is opened; what is in that one stays packed."""
_CHUNK = 2**20
_RUBBISH = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints"}


@dataclass(frozen=True)
class Entry:
    """A file of a download.

    Parameters
    ----------
    source
        The download, by its place on the command line.
    parts
        Its name in the download, folder by folder; a zip counts as a folder.
    held
        Where its bytes are; None if there are none to be had.
    problem
        Why it can't be handed to anybody; empty if it can.
    """

    source: int
    parts: tuple[str, ...]
    held: Path | None
    problem: str = ""

    @property
    def shown(self) -> str:
        """The name in the download."""
        return "/".join(self.parts)


class Unpacker:
    """Unpacks downloads into a folder, under names of its own making.

    Parameters
    ----------
    staging
        An empty folder that nobody else can read.
    """

    def __init__(self, staging: Path) -> None:
        self._staging = staging
        self._count = 0
        self._room = ROOM

    def unpack(self, source: int, path: Path) -> Iterator[Entry]:
        """Yield the files of a download: a zip, a folder, or a file alone.

        Raises
        ------
        TermError
            If it can't be read, or all of them together hold more than can be meant.
        """
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                parts = file.relative_to(path).parts
                if file.is_symlink():
                    if not _is_rubbish(parts):
                        yield Entry(source, parts, None, "is a link, which is not followed")
                elif file.is_file():
                    yield from self._file(source, parts, file)
            return
        if not path.is_file():
            raise TermError(
                "there is no such file or folder",
                where=str(path),
                remedy="Look at the spelling of the name.",
            )
        if path.suffix.lower() == ".zip" or zipfile.is_zipfile(path):
            yield from self._zip(source, (), path, depth=1)
        else:
            yield from self._file(source, (path.name,), path)

    def _file(self, source: int, parts: tuple[str, ...], path: Path) -> Iterator[Entry]:
        if _is_rubbish(parts):
            return
        if path.suffix.lower() == ".zip":
            yield from self._zip(source, parts, path, depth=2)
            return
        self._count_one()
        problem = ""
        try:
            if path.stat().st_size > LARGEST:
                problem = f"is larger than {LARGEST >> 20} MB"
            with path.open("rb") as file:
                file.read(1)
        except OSError as error:
            yield Entry(source, parts, None, f"can't be read ({error.strerror})")
            return
        yield Entry(source, parts, path, problem)

    def _zip(self, source: int, above: tuple[str, ...], path: Path, depth: int) -> Iterator[Entry]:
        outermost = not above
        try:
            archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
            if outermost:
                raise TermError(
                    f"is no zip that can be opened ({error})",
                    where=str(path),
                    remedy="Download it again.",
                ) from error
            yield Entry(source, above, path, f"is no zip that can be opened ({error})")
            return
        with archive:
            found = False
            for info in archive.infolist():
                parts, problem = _safe(_name(info))
                if info.is_dir() or not parts or _is_rubbish(parts):
                    continue
                found = True
                entry = self._member(source, archive, info, above + parts)
                if entry.problem or problem or not parts[-1].lower().endswith(".zip"):
                    yield replace(entry, problem=entry.problem or problem)
                elif entry.held is not None and depth < DEPTH:
                    yield from self._zip(source, entry.parts, entry.held, depth + 1)
                else:
                    yield replace(entry, problem="is a zip packed too deep to be opened")
            if not found and not outermost:
                yield Entry(source, above, path, "is a zip with nothing in it")

    def _member(
        self, source: int, archive: zipfile.ZipFile, info: zipfile.ZipInfo, parts: tuple[str, ...]
    ) -> Entry:
        self._count_one()
        if stat.S_ISLNK(info.external_attr >> 16):
            return Entry(source, parts, None, "is a link, which is not followed")
        if info.flag_bits & 0x1:
            return Entry(source, parts, None, "is encrypted: ask for it without a password")
        held, problem = self._extract(archive, info)
        return Entry(source, parts, held, problem)

    def _extract(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[Path | None, str]:
        """Unpack a file, counting bytes as they come: what the zip says of sizes may be a lie."""
        target = self._staging / f"{self._count:06}"
        size = 0
        try:
            with archive.open(info) as packed, target.open("wb") as file:
                while chunk := packed.read(_CHUNK):
                    size += len(chunk)
                    if size > LARGEST:
                        break
                    self._take(len(chunk))
                    file.write(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            target.unlink(missing_ok=True)
            return None, f"is damaged ({' '.join(str(error).split())[:120]})"
        if size > LARGEST:
            target.unlink()
            return None, f"is larger than {LARGEST >> 20} MB"
        return target, ""

    def _take(self, size: int) -> None:
        self._room -= size
        if self._room < 0:
            raise TermError(
                f"the downloads unpack to more than {ROOM >> 30} GB",
                remedy="Give them one after the other, and look for a file made to fill disks.",
            )

    def _count_one(self) -> None:
        self._count += 1
        if self._count > MOST:
            raise TermError(
                f"the downloads hold more than {MOST} files",
                remedy="Give them one after the other, and look for a folder that is no work.",
            )


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a file in a zip; some programs write UTF-8 and don't say so."""
    name = info.orig_filename.partition("\0")[0]
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _safe(name: str) -> tuple[tuple[str, ...], str]:
    """Return the folders and the name, and what is wrong with them."""
    problem = ""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or (len(name) > 1 and name[1] == ":"):
        problem = "has a name that leads out of the folder"
    return tuple(part for part in parts if part not in ("", ".", "..")), problem


def _is_rubbish(parts: tuple[str, ...]) -> bool:
    """Whether a file is the operating system's or the editor's own, not the student's."""
    return any(part.lower() in _RUBBISH or part.startswith("._") for part in parts)
