"""Fill templates in, and put new files beside old ones without touching any."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any

from course_utils.atomic import write_atomically
from course_utils.errors import CourseError

TO_DO = "To be written"
"""Stands wherever a scaffold waits for its author."""
LONGEST = 120
"""Letters of a title."""
_HERE = Path(__file__).parent
_CELL = re.compile(r"^%% (markdown|code) ([a-z0-9-]+)((?: \w+(?:=\d+)?)*)$", re.MULTILINE)


def root_of(folder: Path) -> Path:
    """Return the folder of the course, if this is it.

    Raises
    ------
    CourseError
        If it is not.
    """
    for name in ("lessons/quizzes", "exercises/source", "datasets"):
        if not (folder / name).is_dir():
            raise CourseError(
                f"there is no folder {name} here",
                where=str(folder),
                remedy="Go to the folder of the course, where lessons and exercises lie.",
            )
    return folder


def titled(title: str) -> str:
    """Return a title without spaces at its ends.

    Raises
    ------
    CourseError
        If it is empty, too long, or more than a line of plain text.
    """
    found = title.strip()
    plain = not any(unicodedata.category(sign).startswith(("C", "Zl", "Zp")) for sign in found)
    if not found or len(found) > LONGEST or not plain or not slug(found):
        raise CourseError(
            f"expected a title, one line of at most {LONGEST} letters; found {found[:40]!r}",
            remedy='Put it in quotes: "Who guarantees?"',
        )
    return found


def slug(title: str) -> str:
    """Return the words of a title as a part of a file's name.

    Examples
    --------
    >>> slug("Who guarantees, and who is bound?")
    'who-guarantees-and-who-is'
    """
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:5])


def template(name: str, words: Mapping[str, str]) -> str:
    """Return a file of this package with its ``$words`` filled in."""
    return Template((_HERE / name).read_text(encoding="utf-8")).substitute(words)


def quoted(text: str) -> str:
    """Return a text as YAML has it in quotation marks."""
    import json

    return json.dumps(text, ensure_ascii=False)


def notebook(text: str) -> str:
    """Return the notebook that a text describes, as the text of its file.

    A line ``%% code some-id`` or ``%% markdown some-id`` begins a cell. What follows on it are
    nbgrader's marks: ``locked``, ``solution``, ``test=2`` and ``written=3`` with the points.
    """
    import nbformat
    from nbformat import v4

    make: dict[str, Callable[..., Any]] = {
        "code": v4.new_code_cell,
        "markdown": v4.new_markdown_cell,
    }
    made = v4.new_notebook(
        cells=[
            make[kind](source, id=name, metadata=_marks(name, marks.split()))
            for kind, name, marks, source in _cells(text)
        ],
        metadata={
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
    )  # type: ignore[no-untyped-call]
    written: str = nbformat.writes(made)  # type: ignore[no-untyped-call]
    return written + "\n"


def _cells(text: str) -> Iterator[tuple[str, str, str, str]]:
    _, *parts = _CELL.split(text)
    for kind, name, marks, source in zip(*(parts[at::4] for at in range(4)), strict=True):
        yield kind, name, marks, source.strip("\n")


def _marks(name: str, marks: list[str]) -> dict[str, Any]:
    if not marks:
        return {}
    given = dict(mark.partition("=")[::2] for mark in marks)
    points = given.get("test") or given.get("written")
    found = {
        "grade": points is not None,
        "grade_id": name,
        "locked": "locked" in given or "test" in given,
        "schema_version": 3,
        "solution": "solution" in given or "written" in given,
        "task": False,
    }
    return {"nbgrader": found | ({"points": int(points)} if points else {})}


def put(root: Path, new: Mapping[str, str], changed: Mapping[str, str] | None = None) -> list[str]:
    """Write new files, then those that change; all of them or none.

    Parameters
    ----------
    root
        The folder of the course.
    new
        Texts by the files' names, relative to the folder; none of them may be there.
    changed
        The same for files that are there already.

    Returns
    -------
    list of str
        The names of all files, in order.

    Raises
    ------
    CourseError
        If a new file is there already, or one can't be written.
    """
    for name in new:
        if (root / name).exists():
            raise CourseError(
                "is there already and stays as it is",
                where=name,
                remedy="Take another number or name, or move it away.",
            )
    written: list[tuple[Path, bytes | None]] = []
    folders: list[Path] = []
    name = ""
    try:
        for name, text in (*new.items(), *(changed or {}).items()):
            path = root / name
            before = path.read_bytes() if path.exists() else None
            missing = [folder for folder in path.parents if not folder.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            folders += reversed(missing)
            written.append((path, before))
            write_atomically(path, text.encode())
    except OSError as error:
        for path, before in reversed(written):
            if before is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(before)
        for folder in reversed(folders):
            folder.rmdir()
        raise CourseError(
            f"can't be written ({error.strerror})", where=name, remedy="Nothing was changed."
        ) from error
    return [*new, *(changed or {})]
