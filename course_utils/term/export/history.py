"""What was exported before, and what has changed since."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from course_utils.atomic import write_atomically
from course_utils.errors import TermError
from course_utils.term.export.grades import Grades
from course_utils.term.export.made import Made

Values = dict[str, dict[str, float | None]]
_STAMP = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True)
class Change:
    """A cell that differs from the last export.

    Parameters
    ----------
    student
        The student's id.
    column
        The assignment or the total.
    before, after
        The values; None for an empty cell.
    """

    student: str
    column: str
    before: float | None
    after: float | None


def folder(term: Path) -> Path:
    """Return where exports are kept."""
    return term / "out" / "exports"


def last(term: Path, system: str) -> tuple[datetime, Values] | None:
    """Return when the last export to a system was made and what stood in it; None if none was.

    Raises
    ------
    TermError
        If what is remembered can't be read.
    """
    name = re.compile(rf"{system}-(\d{{4}}-\d\d-\d\dT\d{{6}}Z)(?:-\d+)?")
    found = sorted(
        (path for path in folder(term).glob(f"{system}-*.json") if name.fullmatch(path.stem)),
        key=lambda path: path.stem,
    )
    if not found:
        return None
    path = found[-1]
    try:
        content: Any = json.loads(path.read_bytes())
        values: Values = {
            str(student): {str(k): None if v is None else float(v) for k, v in row.items()}
            for student, row in content.items()
        }
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise TermError(
            f"can't be read ({type(error).__name__})",
            where=str(path),
            remedy="Move it away: the export before it will be compared with.",
        ) from error
    stamp = path.stem.removeprefix(f"{system}-").partition("Z")[0] + "Z"
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), values


def changes(before: Values, grades: Grades, columns: tuple[str, ...]) -> list[Change]:
    """Return what differs from an earlier export, in the columns that are exported now."""
    found = []
    for row in grades.rows:
        old = before.get(row.member.id, {})
        for column in columns:
            was, now = old.get(column), row.values[column]
            if was != now:
                found.append(Change(row.member.id, column, was, now))
    return found


def remember(term: Path, system: str, made: Made, values: Values, now: datetime) -> Path:
    """Keep an export and what stands in it; only its owner can read it.

    Returns
    -------
    Path
        The file to import.

    Raises
    ------
    OSError
        If it can't be written.
    """
    here = folder(term)
    here.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp, number = now.astimezone(UTC).strftime(_STAMP), 1
    name = f"{system}-{stamp}"
    while (here / f"{name}.json").exists():
        number += 1
        name = f"{system}-{stamp}-{number:02}"
    target = here / f"{name}{made.suffix}"
    write_atomically(target, made.content, mode=0o600)
    text = json.dumps(values, ensure_ascii=False, indent=1) + "\n"
    write_atomically(here / f"{name}.json", text.encode(), mode=0o600)
    return target
