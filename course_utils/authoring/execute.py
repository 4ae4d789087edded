"""Execute lessons the way "Run All" does, and say which cell fails."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import CourseError, UnknownName

if TYPE_CHECKING:
    from nbformat import NotebookNode

CELL_TIMEOUT = 120
"""Seconds that one cell of a lesson may take."""


class LessonError(CourseError):
    """A cell of a lesson that raised an error or took too long."""


def find_lessons(folder: Path, numbers: Sequence[str] = ()) -> list[Path]:
    """Return the notebooks of ``folder`` with these numbers, in order; all if none are given.

    Raises
    ------
    CourseError
        If the folder holds no lesson.
    UnknownName
        If a number has no lesson.
    """
    lessons = {path.name[:2]: path for path in sorted(folder.glob("[0-9][0-9]-*.ipynb"))}
    if not lessons:
        raise CourseError(
            "no lessons here", where=str(folder), remedy="Go to the folder of the course."
        )
    for number in numbers:
        if number not in lessons:
            raise UnknownName("lesson", number, lessons)
    return [path for number, path in lessons.items() if not numbers or number in numbers]


def execute(path: Path) -> NotebookNode:
    """Execute one notebook in a fresh kernel and return it with its outputs.

    Parameters
    ----------
    path
        The notebook; the file is not changed. The kernel works in its folder.

    Raises
    ------
    LessonError
        If a cell fails; the message names lesson, cell and error.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        # The kernel's own log would disturb the progress bar.
        client.execute(stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        problem = f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        problem = f"took longer than {CELL_TIMEOUT} s"
    else:
        return notebook
    number, cell = _last_started(notebook)
    raise LessonError(
        f"cell {number} ({cell.get('id', 'no id')}) failed with {problem}",
        where=path.name,
        remedy="Open the lesson, run all cells above this one, then this one.",
    )


def _last_started(notebook: NotebookNode) -> tuple[int, NotebookNode]:
    started = [
        (number, cell)
        for number, cell in enumerate(notebook.cells, start=1)
        if cell.cell_type == "code" and cell.execution_count
    ]
    return started[-1] if started else (1, notebook.cells[0])


def run_lessons(folder: Path, numbers: Sequence[str] = ()) -> None:
    """Execute lessons one after the other with a progress bar; report the failures at the end.

    Raises
    ------
    LessonError
        If a lesson fails, after all have been tried.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console()
    failures: list[LessonError] = []
    with Progress(console=console) as progress:
        paths = find_lessons(folder, numbers)
        task = progress.add_task("Lessons", total=len(paths))
        for path in paths:
            progress.update(task, description=path.stem)
            try:
                execute(path)
            except LessonError as error:
                failures.append(error)
                progress.console.print(f"[red]failed[/red] {error}")
            else:
                progress.console.print(f"ran    {path.name}")
            progress.advance(task)
    if failures:
        raise LessonError(f"{len(failures)} of {len(paths)} lessons failed")
