"""Make a small nbgrader course of two notebooks, and classes that hand in honest work.

Simulated: no student wrote any of it. Each student answers every task in one of
the ways below, so that scores differ and are known.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ASSIGNMENT = "two"

COUNTS = (
    ("right", 2, "counts = events['side'].value_counts()"),
    ("as a dict", 2, "counts = dict(events['side'].value_counts())"),
    ("unsorted", 2, "counts = events.groupby('side').size()"),
    ("one side only", 0, "counts = events.loc[events['side'] == 'a', 'side'].value_counts()"),
    ("raises", 0, "counts = events['sides'].value_counts()"),
    ("empty", 0, ""),
    ("blank", 0, "..."),
)
MEANS = (
    ("right", 3, "def mean(values):\n    return sum(values) / len(values)"),
    ("numpy", 3, "def mean(values):\n    return np.mean(list(values))"),
    ("no check for nothing", 2, "def mean(values):\n    return sum(values) / max(1, len(values))"),
    ("median", 1, "def mean(values):\n    return sorted(values)[len(values) // 2]"),
    ("prints", 0, "def mean(values):\n    print(sum(values) / len(values))"),
)
LABELS = (
    ("right", 2, "labels = sorted(set('b a c a'.split()))"),
    ("warns", 2, "import warnings\nwarnings.warn('careful')\nlabels = ['a', 'b', 'c']"),
    ("unsorted", 1, "labels = ['b', 'a', 'c']"),
    ("text", 0, "labels = 'abc'"),
)

_FIRST = [
    ("md", "intro", "# Counts and means"),
    ("code", "imports", "import numpy as np\nimport pandas as pd"),
    ("code", "data", "events = pd.DataFrame({'side': list('aabbb'), 'deaths': [1, 2, 3, 4, 5]})"),
    ("answer", "counts", "counts = events['side'].value_counts()"),
    (
        "test",
        "counts-test",
        "assert counts is not None\n### BEGIN HIDDEN TESTS\n"
        "assert dict(counts) == {'b': 3, 'a': 2}, 'count the rows of each side'\n"
        "### END HIDDEN TESTS",
        2,
    ),
    ("answer", "mean", "def mean(values):\n    return sum(values) / len(values)"),
    ("test", "mean-test", "assert mean([2, 2]) == 2, 'try it on equal numbers'", 1),
    (
        "test",
        "mean-test-hidden",
        "### BEGIN HIDDEN TESTS\nsame = np.isclose(mean([1, 2, 6]), 3)\n"
        "try:\n    mean([])\n    raises = False\nexcept ZeroDivisionError:\n    raises = True\n"
        "float(same) + float(same and raises)\n### END HIDDEN TESTS",
        2,
    ),
    ("written", "why", "The mean moves with one large value.", 4),
]
_SECOND = [
    ("code", "second-imports", "import pandas as pd"),
    ("answer", "labels", "labels = ['a', 'b', 'c']"),
    (
        "test",
        "labels-test",
        "assert isinstance(labels, list)\n### BEGIN HIDDEN TESTS\n"
        "assert set(labels) == {'a', 'b', 'c'}\n### END HIDDEN TESTS",
        1,
    ),
    (
        "test",
        "labels-test-order",
        "### BEGIN HIDDEN TESTS\nassert isinstance(labels, list) and labels == sorted(labels)\n"
        "assert len(labels) == 3\n### END HIDDEN TESTS",
        1,
    ),
]


def make_course(folder: Path, settings: str = "") -> Path:
    """Make a course folder with the assignment released and known to the gradebook."""
    source = folder / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.course_id = 'small'\n"
        f"c.CourseDirectory.root = {str(folder)!r}\n{settings}",
        encoding="utf-8",
    )
    for name, cells in (("first", _FIRST), ("second", _SECOND)):
        nbformat.write(_notebook(cells), source / f"{name}.ipynb")
    nbgrader(folder, "generate_assignment", ASSIGNMENT)
    return folder


def hand_in(folder: Path, student: str, number: int) -> dict[str, float]:
    """Let a student hand in the answers of a number; return the points that they deserve."""
    answers = {
        "counts": COUNTS[number % len(COUNTS)],
        "mean": MEANS[number % len(MEANS)],
        "labels": LABELS[number % len(LABELS)],
    }
    target = folder / "submitted" / student / ASSIGNMENT
    target.mkdir(parents=True)
    for path in (folder / "release" / ASSIGNMENT).glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in answers:
                cell.source = answers[name][2]
            elif name == "why" and number % 3:
                cell.source = f"Simulated answer {number}."
        nbformat.write(notebook, target / path.name)
    return {name: float(answer[1]) for name, answer in answers.items()}


def copy_course(folder: Path, target: Path) -> Path:
    """Copy a course folder, so that two ways of grading start alike."""
    shutil.copytree(folder, target)
    config = target / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8").replace(str(folder), str(target)), "utf-8")
    return target


def nbgrader(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run nbgrader's own command in a course folder.

    Autograding is tried twice: kernels that two processes start at one moment can choose the
    same port, and the second try goes on where the first one stopped.
    """
    tools = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": os.pathsep.join([tools, os.environ["PATH"]])}
    for _ in range(2 if arguments[0] == "autograde" else 1):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.returncode:
            return done
    raise RuntimeError(done.stderr[-2000:])


def grades(folder: Path) -> list[tuple[Any, ...]]:
    """Return all that the gradebook says of the assignment, by student, notebook and cell."""
    from nbgrader.api import Gradebook

    rows: list[tuple[Any, ...]] = []
    with Gradebook(database(folder)) as gradebook:
        for submission in gradebook.assignment_submissions(ASSIGNMENT):
            for notebook in submission.notebooks:
                key = (submission.student.id, notebook.name)
                rows.append((*key, "", notebook.late_submission_penalty, submission.timestamp))
                rows += [
                    (
                        *key,
                        g.name,
                        g.auto_score,
                        g.manual_score,
                        g.extra_credit,
                        g.needs_manual_grade,
                    )
                    for g in notebook.grades
                ]
                rows += [
                    (*key, f"{c.name}/comment", c.auto_comment, c.manual_comment)
                    for c in notebook.comments
                ]
    return sorted(rows, key=lambda row: row[:3])


def database(folder: Path) -> str:
    """Return the address of the gradebook."""
    for line in (folder / "nbgrader_config.py").read_text("utf-8").splitlines():
        if "db_url" in line:
            return line.partition("=")[2].strip().strip("'\"")
    return f"sqlite:///{folder / 'gradebook.db'}"


def _notebook(cells: list[tuple[Any, ...]]) -> Any:
    notebook = new_notebook()
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3", "language": "python", "name": "python3",
    }  # fmt: skip
    for kind, name, text, *points in cells:
        cell = (new_markdown_cell if kind in ("md", "written") else new_code_cell)(text, id=name)
        mark = {
            "grade_id": name,
            "schema_version": 3,
            "grade": kind in ("test", "written"),
            "solution": kind in ("answer", "written"),
            "locked": kind == "test",
            "task": False,
        }
        if points:
            mark["points"] = float(points[0])
        if kind in ("answer", "written"):
            begin, end = "### BEGIN SOLUTION", "### END SOLUTION"
            cell.source = f"{begin}\n{text}\n{end}"
        if kind in ("answer", "test", "written"):
            cell.metadata["nbgrader"] = mark
        notebook.cells.append(cell)
    return notebook
