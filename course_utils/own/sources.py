"""Where the assignments of the self-learner edition come from: checkout or wheel."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from course_utils.errors import GradingError, UnknownName
from course_utils.grading.assignments import Assignment, Task
from course_utils.grading.rubrics import WrittenTask, read_rubrics

PACKAGE = Path(__file__).parents[1]
PACKED = PACKAGE / "_exercises" / "exercises.zip"
"""What the wheel holds in place of the folder ``exercises``."""

_SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)\n?### END SOLUTION", re.DOTALL)


@cache
def root() -> Traversable:
    """Return the folder with ``source``, ``rubrics`` and ``hints``.

    Raises
    ------
    GradingError
        If this installation has none.
    """
    checkout = PACKAGE.parent / "exercises"
    if (checkout / "source").is_dir():
        return checkout
    try:
        return zipfile.Path(PACKED)
    except (OSError, zipfile.BadZipFile) as error:
        raise GradingError(
            f"the assignments can't be read ({error})",
            where=str(PACKED),
            remedy="Install the course again.",
        ) from error


@cache
def names() -> tuple[str, ...]:
    """Return the names of the assignments, the capstone last."""
    found = sorted(folder.name for folder in (root() / "source").iterdir() if folder.is_dir())
    return tuple(sorted(found, key=lambda name: (name == "capstone", name)))


@cache
def assignment(name: str) -> Assignment:
    """Return an assignment.

    Raises
    ------
    UnknownName
        If there is none of this name.
    """
    import nbformat

    if name not in names():
        raise UnknownName("assignment", name, names())
    text = (root() / "source" / name / f"{name}.ipynb").read_text(encoding="utf-8")
    notebook: Any = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return Assignment(name, Path(name), notebook)


def of(task_id: str) -> Assignment:
    """Return the assignment that a task such as ``"ps06-across-sides"`` belongs to.

    Raises
    ------
    UnknownName
        If there is no such assignment.
    """
    return assignment(str(task_id).split("-")[0])


def task(task_id: str) -> Task:
    """Return a task that tests check.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    tasks = {each.cell_id: each for each in of(task_id).tasks.values()}
    if task_id not in tasks:
        raise UnknownName("task with tests", task_id, tasks)
    return tasks[task_id]


def written_tasks(name: str) -> dict[str, WrittenTask]:
    """Return the written tasks of an assignment with their rubrics, by the id of their cell."""
    rubrics = read_rubrics(root() / "rubrics" / f"{name}.yml")
    return {f"{name}-{each.id}": each for each in rubrics.tasks}


def code(cell_id: str) -> str:
    """Return the source of the cell with this id, as its author wrote it."""
    return str(next(cell.source for cell in of(cell_id).notebook.cells if cell.id == cell_id))


def solution(cell_id: str) -> str:
    """Return the solution that stands in an answer cell."""
    found = _SOLUTION.search(code(cell_id))
    return found[1] if found else ""
