"""Read an assignment's source notebook: its tasks, test cells and points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_utils.errors import UnknownName
from course_utils.grading.notebooks import read_notebook

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass(frozen=True)
class TestCell:
    """A cell of tests, its points, and the part of the task that it looks at."""

    __test__ = False  # pytest would take the class for a test

    id: str
    part: str
    points: float


@dataclass(frozen=True)
class Task:
    """An autograded task: one cell for the answer and the test cells behind it."""

    name: str
    cell_id: str
    tests: tuple[TestCell, ...]

    @property
    def points(self) -> float:
        """The sum over the test cells."""
        return sum(test.points for test in self.tests)


@dataclass(frozen=True)
class Assignment:
    """A source notebook."""

    name: str
    path: Path
    notebook: NotebookNode

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """The autograded tasks by name, in the order of the notebook."""
        cells: dict[str, list[TestCell]] = {}
        current = ""
        for cell in self.notebook.cells:
            mark = _mark(cell)
            if cell.cell_type != "code" or not mark:
                continue
            if mark["solution"]:
                current = mark["grade_id"]
                cells[current] = []
            elif mark["grade"]:
                part = mark["grade_id"].removeprefix(f"{current}-test-")
                cells[current].append(TestCell(mark["grade_id"], part, mark["points"]))
        return {
            cell_id.removeprefix(f"{self.name}-"): Task(
                cell_id.removeprefix(f"{self.name}-"), cell_id, tuple(tests)
            )
            for cell_id, tests in cells.items()
        }

    @cached_property
    def written(self) -> dict[str, float]:
        """The points of the tasks that are marked by hand, by cell id."""
        return {
            mark["grade_id"]: mark["points"]
            for mark in map(_mark, self.notebook.cells)
            if mark.get("grade") and mark.get("solution")
        }

    def task(self, name: str) -> Task:
        """Return the task of a name.

        Raises
        ------
        UnknownName
            If the assignment has no such task.
        """
        if name not in self.tasks:
            raise UnknownName(f"task of {self.name}", name, self.tasks)
        return self.tasks[name]

    def code(self) -> list[tuple[str, str]]:
        """Return the id (empty where a cell has none) and the source of each code cell."""
        return [
            (_mark(cell).get("grade_id", ""), cell.source)
            for cell in self.notebook.cells
            if cell.cell_type == "code"
        ]


def read_assignment(exercises: Path, name: str) -> Assignment:
    """Read the source notebook of an assignment.

    Parameters
    ----------
    exercises
        The course folder that holds ``source``.
    name
        The assignment, such as ``"ps06"``.

    Raises
    ------
    UnknownName
        If there is no such assignment.
    GradingError
        If the notebook can't be read.
    """
    path = exercises / "source" / name / f"{name}.ipynb"
    if not path.is_file():
        raise UnknownName("assignment", name, find_assignments(exercises))
    return Assignment(name, path, read_notebook(path, remedy="Put back your copy of the file."))


def find_assignments(exercises: Path) -> list[str]:
    """Return the names of the assignments, in order."""
    return sorted(path.stem for path in exercises.glob("source/*/*.ipynb"))


def _mark(cell: NotebookNode) -> dict[str, Any]:
    mark: dict[str, Any] = cell.metadata.get("nbgrader", {})
    return mark
