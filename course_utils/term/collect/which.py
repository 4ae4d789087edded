"""Of which assignment a hand-in is, by the cells in it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from course_utils.errors import TermError
from course_utils.term.changes import is_released
from course_utils.term.collect.attempts import Attempt
from course_utils.term.collect.plan import Plan
from course_utils.term.settings import Term


@dataclass
class Sheets:
    """What the sheets of a term hold.

    Parameters
    ----------
    cells
        By assignment, nbgrader's names of its cells.
    files
        By assignment, the names of its notebooks.
    """

    cells: dict[str, set[str]] = field(default_factory=dict)
    files: dict[str, set[str]] = field(default_factory=dict)

    def other(self, attempt: Attempt, assignment: str) -> str:
        """Return the assignment that a hand-in is of, if it is another one; else nothing."""
        held = {path: entry.held for path, entry in attempt.entries.items() if entry.held}
        mine = self.files.get(assignment) or {f"{assignment}.ipynb"}
        taken = {file for name, file in attempt.files.items() if name in mine}
        names = {path.name for path, file in held.items() if file in taken} & {
            name for files in self.files.values() for name in files
        }
        inside = {name for file in taken for name in _cells(file)}
        fits = {name: len(cells & inside) for name, cells in self.cells.items()}
        best = max(fits, key=lambda name: fits[name], default=assignment)
        if fits.get(best):
            return best if fits[best] > fits.get(assignment, 0) else ""
        if not names or names & mine:
            return ""
        return next(name for name, files in self.files.items() if names & files)


def require_released(term: Term, assignment: str) -> None:
    """Refuse hand-ins of an assignment that was never released: nobody can have it.

    Raises
    ------
    TermError
        If it was not.
    GradingError
        If nbgrader's settings or the gradebook can't be read.
    """
    if not is_released(term, assignment):
        raise TermError(
            f"{assignment} was never released, so nobody can have handed it in",
            where=str(term.folder),
            remedy=f"Name the assignment that was handed in; else run: course release "
            f"{assignment}. Nothing was written.",
        )


def require_own(term: Term, plan: Plan, assignment: str, downloads: list[Path]) -> None:
    """Refuse downloads of another assignment; mark the few that do not fit.

    Raises
    ------
    TermError
        If most hand-ins are of another assignment.
    """
    sheets = _read(term)
    others = {
        student: other
        for student, attempt in plan.newest.items()
        if (other := sheets.other(attempt, assignment))
    }
    for other, many in Counter(others.values()).most_common(1):
        if 2 * many > len(plan.newest):
            raise TermError(
                f"these look like hand-ins of {other}, not of {assignment} ({many} of "
                f"{len(plan.newest)} students)",
                where=", ".join(path.name for path in downloads),
                remedy=f"Run: course collect {other}, or take the right download. Nothing was "
                "written.",
            )
    for student, other in others.items():
        plan.newest[student].alarms.append(f"holds the sheet of {other}")


def _read(term: Term) -> Sheets:
    sheets = Sheets()
    for name in term.names:
        paths = sorted((term.folder / "source" / name).glob("*.ipynb"))
        sheets.files[name] = {path.name for path in paths}
        sheets.cells[name] = {cell for path in paths for cell in _cells(path)}
    return sheets


def _cells(path: Path) -> set[str]:
    """Return nbgrader's names of the cells of a notebook; none if it is no notebook."""
    if not path.is_file():
        return set()
    try:
        cells = json.loads(path.read_bytes())["cells"]
        names = {cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if _is_marked(cell)}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return set()
    return {name for name in names if isinstance(name, str)}


def _is_marked(cell: object) -> bool:
    mark = cell.get("metadata") if isinstance(cell, dict) else None
    mark = mark.get("nbgrader") if isinstance(mark, dict) else None
    return isinstance(mark, dict) and isinstance(mark.get("grade_id"), str)
