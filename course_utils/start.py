"""Lay the course out in a folder of the learner's own, and renew it after an upgrade.

What the learner changed is kept: the new version of such a file is laid beside
it. The file ``.course-files.json`` remembers what was laid out, by checksum.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from course_utils import __version__
from course_utils.errors import CourseError

RECORD = ".course-files.json"
VERSION = 1
PACKAGE = Path(__file__).parent

READ_ME = """\
# From Combatant to Mediator

- `lessons/`: begin with `00-start-here.ipynb`.
- `exercises/`: assignments for people without an instructor, `ps01` to `ps09` and the capstone.
- `lessons/my-progress.json`: what you answered, on this machine only.

To open the course again, or after an upgrade, run `course start` with this folder. What you changed
is kept; a new version of such a file is laid beside it.
"""


@dataclass
class Laid:
    """What was done.

    Attributes
    ----------
    new
        Files that were not there.
    renewed
        Files that the learner had not changed, replaced by a newer version.
    beside
        Files that the learner changed, each with the name of the newer version beside it.
    """

    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """Return what the learner should know, a line each."""
        told = []
        if self.new:
            told.append(f"Laid out: {len(self.new)} files.")
        if self.renewed:
            told.append(f"Renewed: {len(self.renewed)} files that you had not changed.")
        told += [
            f"Kept your {name}; the new version is {other}." for name, other in self.beside.items()
        ]
        return told


def contents() -> dict[str, bytes]:
    """Return what belongs into a learner's folder, by path: lessons, quizzes, assignments."""
    from course_utils.own import sources
    from course_utils.own.edition import own_edition

    lessons, quizzes = PACKAGE / "_lessons", PACKAGE / "_quizzes"
    if not lessons.is_dir():
        lessons = PACKAGE.parent / "lessons"
        quizzes = lessons / "quizzes"
    files = {"README.md": READ_ME.encode()}
    for path in sorted(lessons.glob("[0-9][0-9]-*.ipynb")):
        files[f"lessons/{path.name}"] = path.read_bytes()
    for path in sorted(quizzes.glob("[0-9][0-9]-*.yml")):
        files[f"lessons/quizzes/{path.name}"] = path.read_bytes()
    for name in sources.names():
        files[f"exercises/{name}.ipynb"] = own_edition(name)
    return files


def lay_out(folder: Path, files: dict[str, bytes] | None = None) -> Laid:
    """Bring a learner's folder up to date without losing anything of theirs.

    Parameters
    ----------
    folder
        The folder; it is made if it isn't there.
    files
        What belongs into it, see `contents`.

    Returns
    -------
    Laid
        What was done.

    Raises
    ------
    CourseError
        If the folder can't be made or written. The files in it are then as they were.
    """
    files = contents() if files is None else files
    with _explained(folder):
        for place in (folder, *(folder / path for path in files)):
            _no_file_in_the_way(place if place == folder else place.parent)
        made = _missing_folders(folder, files)
        try:
            for each in made:
                each.mkdir()
            return _bring_up_to_date(folder, files)
        except BaseException:
            for each in reversed(made):
                with contextlib.suppress(OSError):
                    each.rmdir()  # only ever an empty one
            raise


def fingerprint(name: str, body: bytes) -> str:
    """Return a checksum of a file; of a notebook, of what its cells say.

    A notebook that was run and saved, with outputs, is not a changed one.
    """
    if name.endswith(".ipynb"):
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
            cells = [
                [cell["cell_type"], "".join(cell["source"]), cell.get("attachments")]
                for cell in json.loads(body)["cells"]
            ]
            body = json.dumps(cells, sort_keys=True).encode()
    return hashlib.sha256(body).hexdigest()


def _bring_up_to_date(folder: Path, files: dict[str, bytes]) -> Laid:
    known = _read_record(folder / RECORD)
    done, writes = Laid(), {}
    for name, body in files.items():
        path, mark = folder / name, fingerprint(name, body)
        if not path.exists():
            done.new.append(name)
            writes[name] = body
        else:
            found = fingerprint(name, path.read_bytes())
            if found != mark and found == known.get(name):
                done.renewed.append(name)
                writes[name] = body
            elif found != mark and mark != known.get(name):
                other = _beside(folder, name, mark)
                done.beside[name] = other
                if not (folder / other).exists():
                    writes[other] = body
        known[name] = mark
    record = {"version": VERSION, "course": __version__, "files": known}
    writes[RECORD] = json.dumps(record, indent=1).encode()
    _write_all(folder, writes)
    return done


def _beside(folder: Path, name: str, mark: str) -> str:
    """Return a free name for a newer version, or that of one that says the same."""
    path, number = Path(name), 1
    while True:
        again = "" if number == 1 else f"-{number}"
        other = path.with_name(f"{path.stem}.new-{__version__}{again}{path.suffix}")
        place = folder / other
        if not place.exists() or fingerprint(name, place.read_bytes()) == mark:
            return other.as_posix()
        number += 1


def _write_all(folder: Path, writes: dict[str, bytes]) -> None:
    """Write all files, or none if one can't be written: first aside, then into their places."""
    aside = Path(tempfile.mkdtemp(dir=folder, prefix=".course-new-"))
    try:
        for number, body in enumerate(writes.values()):
            (aside / str(number)).write_bytes(body)
        for number, name in enumerate(writes):
            (aside / str(number)).replace(folder / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _read_record(path: Path) -> dict[str, str]:
    """Return the checksums of what was laid out; none if the record is lost or damaged.

    Without it, whatever differs counts as the learner's.
    """
    try:
        files = json.loads(path.read_bytes())["files"]
        return {str(name): str(mark) for name, mark in files.items()}
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _missing_folders(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Return the folders to be made, outer ones first."""
    wanted = {folder, *folder.parents}
    for name in files:
        parents = (folder / name).parents
        wanted |= {each for each in parents if each.is_relative_to(folder)}
    return sorted((each for each in wanted if not each.exists()), key=lambda each: len(each.parts))


def _no_file_in_the_way(place: Path) -> None:
    for each in (place, *place.parents):
        if each.is_file():
            raise CourseError(
                "is a file; a folder is needed here",
                where=str(each),
                remedy="Choose another folder, or move the file.",
            )


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CourseError(
            f"the course can't be laid out here ({error.strerror or error})",
            where=str(folder),
            remedy="Free some space or choose a folder that you may write to. "
            "What was there is as it was.",
        ) from error


def start(folder: Path, *, browser: bool = True, port: int | None = None) -> None:
    """Lay the course out in ``folder``, say what was done, and open it in JupyterLab.

    Raises
    ------
    CourseError
        If the folder can't be made or written.
    """
    import click

    from course_utils.lab import open_lab

    for line in lay_out(folder).lines():
        click.echo(line)
    open_lab(folder, browser=browser, port=port)
