"""What the instructor's version of a notebook says: its cells, tests, names and imports."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Cell:
    """A cell that nbgrader knows."""

    name: str
    kind: str
    grade: bool
    solution: bool
    task: bool
    locked: bool
    points: float | None
    source: str
    checksum: str | None

    @property
    def is_test(self) -> bool:
        """Whether it is a cell of tests."""
        return self.kind == "code" and self.grade and not self.solution

    def metadata(self) -> dict[str, Any]:
        """Return what nbgrader keeps in the cell's metadata."""
        found: dict[str, Any] = {
            "grade": self.grade,
            "solution": self.solution,
            "locked": self.locked,
            "task": self.task,
            "grade_id": self.name,
            "cell_type": self.kind,
            "checksum": self.checksum,
            "schema_version": 3,
        }
        return found if self.points is None else found | {"points": self.points}


@dataclass(frozen=True)
class Blueprint:
    """A notebook of an assignment.

    Parameters
    ----------
    name
        The notebook's name, without its suffix.
    cells
        What nbgrader knows, by the cells' ids, in no order.
    visible
        By id of a test cell, its text without the hidden tests.
    imports
        By name, the line that imports it on the sheet, outside the answer cells.
    defined
        Names that the sheet or its solution define.
    """

    name: str
    cells: dict[str, Cell]
    visible: dict[str, str]
    imports: dict[str, str] = field(default_factory=dict)
    defined: tuple[str, ...] = ()

    def prelude(self, test: str, earlier: list[str]) -> list[str]:
        """Return the earlier test cells on whose hidden lines a test cell leans.

        A notebook's process sees only the visible lines of test cells, so what the
        hidden lines of an earlier cell define has to be made again before a later one.

        Parameters
        ----------
        test
            Id of the test cell.
        earlier
            Ids of the test cells before it, in their order.
        """
        wanted = _used(self.cells[test].source)
        chosen: list[str] = []
        for name in reversed(earlier):
            source = self.cells[name].source
            hidden = _bound(source) - _bound(self.visible[name])
            if hidden & wanted:
                chosen.insert(0, source)
                wanted |= _used(source)
        return chosen

    def hidden_lines(self) -> list[str]:
        """Return all lines that stand in hidden tests only."""
        lines = []
        for name, shown in self.visible.items():
            known = {line.strip() for line in shown.splitlines()}
            lines += [
                line.strip()
                for line in self.cells[name].source.splitlines()
                if line.strip() and line.strip() not in known
            ]
        return lines


def read(notebook: Any, clear_hidden: Any, source: Path) -> Blueprint:
    """Make the blueprint of a notebook.

    Parameters
    ----------
    notebook
        nbgrader's row of the notebook.
    clear_hidden
        nbgrader's preprocessor ``ClearHiddenTests``, with the course's settings.
    source
        The instructor's notebook, if it is still there.
    """
    import nbformat
    from nbformat.v4 import new_code_cell

    grade = {cell.name: cell for cell in notebook.grade_cells}
    task = {cell.name: cell for cell in notebook.task_cells}
    solution = {cell.name for cell in notebook.solution_cells}
    cells = {}
    for row in notebook.source_cells:
        graded = grade.get(row.name) or task.get(row.name)
        cells[row.name] = Cell(
            name=row.name,
            kind=row.cell_type,
            grade=row.name in grade,
            solution=row.name in solution,
            task=row.name in task,
            locked=row.locked,
            points=None if graded is None else graded.max_score,
            source=row.source,
            checksum=row.checksum,
        )
    visible = {}
    for cell in cells.values():
        if cell.is_test:
            shown = new_code_cell(source=cell.source)  # type: ignore[no-untyped-call]
            clear_hidden._remove_hidden_test_region(shown)
            visible[cell.name] = shown.source
    sheet = [(cell.source, cell.solution) for cell in cells.values() if cell.kind == "code"]
    if source.is_file():
        try:
            written = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call]
        except Exception:  # the copies in the gradebook are enough
            written = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
        sheet += [
            (cell.source, cell.metadata.get("nbgrader", {}).get("solution", False))
            for cell in written.cells
            if cell.cell_type == "code"
        ]
    imports: dict[str, str] = {}
    for text, answer in sheet:
        if not answer:
            imports |= _imports(text)
    defined = set().union(*(_bound(text) for text, _ in sheet)) if sheet else set()
    return Blueprint(notebook.name, cells, visible, imports, tuple(sorted(defined)))


def _parse(source: str) -> ast.Module:
    """Parse what is plain Python; other lines, such as magics, are left out."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        kept = [line for line in source.splitlines() if not line.lstrip().startswith(("%", "!"))]
        try:
            return ast.parse("\n".join(kept))
        except (SyntaxError, ValueError):
            return ast.Module([], [])


def _imports(source: str) -> dict[str, str]:
    found = {}
    for node in _parse(source).body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                one = (
                    ast.Import([alias])
                    if isinstance(node, ast.Import)
                    else ast.ImportFrom(node.module, [alias], node.level)
                )
                name = alias.asname or alias.name.partition(".")[0]
                if alias.name != "*" and not (isinstance(node, ast.ImportFrom) and node.level):
                    found[name] = ast.unparse(one)
    return found


def _bound(source: str) -> set[str]:
    """Return the names that a cell binds at its top level."""
    found = set()
    for node in ast.walk(_parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name.partition(".")[0])
    return found


def _used(source: str) -> set[str]:
    """Return the names that a cell looks up."""
    return {
        node.id
        for node in ast.walk(_parse(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
