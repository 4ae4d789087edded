"""Make a small nbgrader course whose hidden tests hold planted secrets, and hand in to it.

Simulated: no student wrote any of it.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from course_maker import nbgrader
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ASSIGNMENT = "ps1"
SECRETS = (
    "quokka7731",
    "PLANTED-8812",
    "628307462830",
    "314153731415",
    "731559625.25",
    "Qamishli77",
    "0.731594627315",
    "quay9",
    "905146829051",
    "expected_doubles",
)
"""Stand in hidden tests and nowhere else."""

SETTINGS = """
c = get_config()
from nbgrader.preprocessors import ClearHiddenTests, GetGrades
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
c.CourseDirectory.course_id = "hostile"
c.CourseDirectory.root = {root!r}
c.Execute.timeout = {timeout}
c.GenerateFeedback.preprocessors = [ClearHiddenTests, GetGrades, CSSHTMLHeaderPreprocessor]
"""
HELPER = "def twice(number):\n    return number + number\n"

_IMPORTS = "import numpy as np\nimport pandas as pd\nimport helper"
_FIRST: list[tuple[Any, ...]] = [
    ("locked", "imports", _IMPORTS),
    ("answer", "total", "total = 42"),
    (
        "test",
        "total-test",
        "assert total is not None",
        "# the remark quokka7731\nassert total == 42, 'PLANTED-8812'",
        2,
    ),
    ("answer", "double", "def double(x):\n    return x * 2"),
    (
        "test",
        "double-test",
        "assert double(2) == 4",
        "expected_doubles = 628307462830\nassert double(314153731415) == expected_doubles",
        3,
    ),
    (
        "answer",
        "table",
        "table = pd.DataFrame({'side': ['a', 'b'], 'deaths': [731559625.25, 412.5]})",
    ),
    (
        "test",
        "table-test",
        "wanted = None",
        "wanted = pd.DataFrame({'side': ['a', 'b'], 'deaths': [731559625.25, 412.5]})\n"
        "assert table.equals(wanted)\nassert (table == wanted).all().all()",
        2,
    ),
    (
        "test",
        "frame-test",
        "assert len(table) == 2",
        "pd.testing.assert_frame_equal(table, wanted)",
        2,
    ),
    (
        "test",
        "numbers-test",
        "assert 'deaths' in table",
        "assert np.allclose(table['deaths'], [731559625.25, 412.5])\n"
        "np.testing.assert_allclose(table['deaths'], [731559625.25, 412.5])",
        1,
    ),
    ("answer", "city", "city = 'Qamishli77'"),
    ("test", "city-test", "assert city", "assert city == 'Qamishli77'", 1),
    ("answer", "share", "share = 0.731594627315"),
    (
        "test",
        "share-test",
        "assert share is not None",
        "assert abs(share - 0.731594627315) < 1e-4",
        2,
    ),
    ("answer", "parts", "parts = [1011, 2022]"),
    (
        "test",
        "parts-test",
        "parts",
        "2 * float(parts[0] == 1011) + 2 * float(parts[1] == 2022)",
        4,
    ),
    ("answer", "sides", "sides = ['quay9', 'b', 'a']"),
    (
        "test",
        "sides-test",
        "assert isinstance(sides, list)",
        "assert sorted(sides) == ['a', 'b', 'quay9']",
        1,
    ),
    ("written", "essay", "The mean moves with one large value.", 5),
    ("task", "draw", "Draw it.", 3),
]
_SECOND: list[tuple[Any, ...]] = [
    ("locked", "second-imports", "import helper"),
    ("answer", "scaled", "scaled = 1234"),
    ("test", "scaled-test", "assert scaled", "assert helper.twice(scaled) == 2468", 2),
    ("answer", "biggest", "def biggest(values):\n    return max(values)"),
    (
        "test",
        "biggest-test",
        "assert biggest([1]) == 1",
        "assert biggest([3, 905146829051, 4]) == 905146829051",
        1,
    ),
]
SHEETS = {"one": _FIRST, "two": _SECOND}
RIGHT = {cell[1]: cell[2] for cells in SHEETS.values() for cell in cells if cell[0] == "answer"}
WRONG = RIGHT | {
    "double": "def double(x):\n    return x",
    "table": "table = pd.DataFrame({'side': ['x', 'y'], 'deaths': [1.5, 2.5]})",
    "city": "city = 'nowhere'",
    "share": "share = 0.125",
    "parts": "parts = [0, 0]",
    "sides": "sides = []",
    "scaled": "scaled = 1",
    "biggest": "def biggest(values):\n    return values[0]",
}
"""Right only in ``total``."""
FULL = {cell[1]: float(cell[4]) for cells in SHEETS.values() for cell in cells if cell[0] == "test"}
EARNED = {"total-test": 2.0}
"""What `WRONG` is worth."""


@dataclass
class Place:
    """Where the tests happen: what hostile code is told of the world outside."""

    course: Path
    outside: Path
    port: int

    def fill(self, text: str) -> str:
        """Put the real places into a text."""
        return (
            text.replace("{course}", str(self.course))
            .replace("{outside}", str(self.outside))
            .replace("{port}", str(self.port))
        )


@dataclass(frozen=True)
class Case:
    """A hostile or broken submission and what must come of it.

    Parameters
    ----------
    name
        What it tries; part of the student's id.
    code
        Runs first in the first notebook.
    second
        Runs first in the second notebook.
    answers
        In place of the wrong ones.
    points
        What it earns, by test cell; zero for all others.
    flag, note, problem
        What the instructor is told: a pattern for one of the flags, notes, or the problem.
    """

    name: str
    code: str = ""
    second: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    points: dict[str, float] = field(default_factory=lambda: dict(EARNED))
    flag: str = ""
    note: str = ""
    problem: str = ""


def make_course(folder: Path, *, timeout: int) -> Path:
    """Make the course folder and release the assignment."""
    source = folder / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    configure(folder, timeout=timeout)
    for name, cells in SHEETS.items():
        nbformat.write(_sheet(cells), source / f"{name}.ipynb")
    (source / "helper.py").write_text(HELPER)
    (source / "numbers.csv").write_text("n\n1\n2\n")
    nbgrader(folder, "generate_assignment", ASSIGNMENT)
    return folder


def configure(folder: Path, *, timeout: int) -> None:
    """Write the course's settings."""
    text = SETTINGS.format(root=str(folder), timeout=timeout)
    (folder / "nbgrader_config.py").write_text(text)


def hand_in(
    folder: Path,
    student: str,
    answers: dict[str, str],
    code: str = "",
    second: str = "",
) -> Path:
    """Hand in both notebooks with the helper file; return the folder."""
    target = folder / "submitted" / student / ASSIGNMENT
    target.mkdir(parents=True)
    for name, first in (("one", code), ("two", second)):
        notebook = released(folder, name)
        for cell in notebook.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id in answers:
                cell.source = answers[grade_id]
        if first:
            notebook.cells.insert(0, new_code_cell(first))
        nbformat.write(notebook, target / f"{name}.ipynb")
    (target / "helper.py").write_text(HELPER)
    return target


def released(folder: Path, name: str) -> Any:
    """Return a notebook as students get it."""
    return nbformat.read(folder / "release" / ASSIGNMENT / f"{name}.ipynb", as_version=4)


def forms(secret: str) -> dict[str, str]:
    """Return a secret in the disguises that a leak is looked for in."""
    data = secret.encode()
    return {
        "plain": secret,
        "reversed": secret[::-1],
        "hex": data.hex(),
        "base64": base64.b64encode(data).decode().rstrip("=")[:-1],
    }


def _sheet(cells: list[tuple[Any, ...]]) -> Any:
    notebook = new_notebook()
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3", "language": "python", "name": "python3",
    }  # fmt: skip
    for kind, name, text, *rest in cells:
        written = kind in ("written", "task")
        cell = (new_markdown_cell if written else new_code_cell)(text, id=name)
        if kind in ("answer", "written"):
            cell.source = f"### BEGIN SOLUTION\n{text}\n### END SOLUTION"
        elif kind == "test":
            cell.source = f"{text}\n### BEGIN HIDDEN TESTS\n{rest[0]}\n### END HIDDEN TESTS"
        elif kind == "task":
            cell.source = f"{text}\n=== BEGIN MARK SCHEME ===\nLook.\n=== END MARK SCHEME ==="
        mark = {
            "grade_id": name,
            "schema_version": 3,
            "grade": kind in ("test", "written"),
            "solution": kind in ("answer", "written"),
            "locked": kind in ("test", "locked", "task"),
            "task": kind == "task",
        }
        if rest:
            mark["points"] = float(rest[-1])
        cell.metadata["nbgrader"] = mark
        notebook.cells.append(cell)
    return notebook
