"""Make the self-learner edition of an assignment from its source notebook.

Solutions and hidden tests come out. In their place stand calls that run all
tests from the package, give hints, and help to judge what one has written.
"""

from __future__ import annotations

import json
import re
from typing import Any

from course_utils.own import sources

Cell = dict[str, Any]

_SOLUTION = re.compile(r"### BEGIN SOLUTION\n.*?### END SOLUTION", re.DOTALL)
_HIDDEN = re.compile(r"\n*### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS", re.DOTALL)
_FOR_A_CLASS = re.compile(r"^\d+ points are given by .*$", re.MULTILINE)
"""The paragraph that says how a class answers and hands in."""

TOOLS = """\
# Your helpers: all tests of a task, hints one by one, levels for what you write.
from course_utils import hint, progress
from course_utils.own import check_task, judge"""

ALONE = """\
**On your own.** This edition is for people without an instructor. Write your code in the cell
under a task, in place of "Your code goes here". Use exactly the names that the task asks for.
The cell below looks at the form of your answer; the last cell of a task, `check_task`, runs all
its tests, those on its value too, and says what is not right yet without telling the answer.

**Stuck?** Run `hint("{example}")` in a new cell: first a nudge, then a pointer, and at the
third call a solution. What you write in words is yours to judge: `judge` shows four levels with
a sample at each, once you have written.

What you did is kept in `my-progress.json`, on this machine only; `progress()` shows it. Work on
copies with names of your own, so that the tables and lists of the first cells stay as they are.
Before you call a sheet done, restart the kernel and run all cells."""

CAPSTONE_ALONE = (
    ("10 points are given by checks, 30 by people.", "10 points are given by checks, 30 by you."),
    ("Before you hand in, restart", "At the end, restart"),
)
"""What the capstone says to a class, and to somebody without one."""

REVIEW_ALONE = """\
**Without a class.** Swap papers with a friend, or leave yours for a week. Then put the nine
questions to it as if somebody else had written it, and write down the levels before you look at
those that you gave yourself above."""

END = """\
## A page to keep

The cell below makes a page to print: your verdict, today's date, and what you did. It is made
on this machine and sent nowhere. It has no name on it but a line for one, to be filled in by
pen. Nobody has examined you: the page says so, and says what was checked by tests and what you
judged yourself."""

PAGE = """\
from course_utils.own import completion_page

completion_page(globals().get("verdict", ""))"""


def own_edition(name: str) -> bytes:
    """Return the notebook of an assignment for people without an instructor.

    Parameters
    ----------
    name
        The assignment, such as ``"ps06"``.

    Raises
    ------
    UnknownName
        If there is no such assignment.
    """
    source = sources.assignment(name)
    last_tests = {task.tests[-1].id: task.cell_id for task in source.tasks.values()}
    cells: list[Cell] = []
    for cell in source.notebook.cells:
        if cell.id == f"{name}-setup":
            cells.append(_code("own-tools", TOOLS))
        cells.append(_opened(cell, name))
        if cell.id == "capstone-review":
            cells.append(_text("own-review", REVIEW_ALONE))
        if cell.id in last_tests:
            task_id = last_tests[cell.id]
            cells.append(_code(f"{task_id}-check", f'check_task("{task_id}")'))
        if cell.id in source.written:
            cells.append(_code(f"{cell.id}-judge", _judging(cell.id)))
    if name == "capstone":
        cells += [_text("own-end", END), _code("own-page", PAGE)]
    notebook = {
        "cells": cells,
        "metadata": source.notebook.metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode()


def _opened(cell: Any, name: str) -> Cell:
    """Return a cell without its solution, its hidden tests and nbgrader's marks."""
    mark = cell.metadata.get("nbgrader", {})
    if cell.cell_type == "markdown":
        stub = "*Your answer goes here.*"
        text = _SOLUTION.sub(stub, cell.source)
        if cell.id == f"{name}-points":
            example = next(iter(sources.assignment(name).tasks.values())).cell_id
            alone = ALONE.format(example=example)
            if name == "capstone":
                for to_a_class, to_one in CAPSTONE_ALONE:
                    text = text.replace(to_a_class, to_one)
                text += "\n\n" + alone[alone.index("**Stuck?**") :]
            else:
                text = _FOR_A_CLASS.sub(lambda _: alone, text)
        return _text(cell.id, text.replace("marked by hand", "judged by yourself"))
    text = _HIDDEN.sub("", _SOLUTION.sub("# Your code goes here.\n...", cell.source))
    # Lets "Run All" go on below a test that says what is missing.
    tags = ["raises-exception"] if mark.get("grade") else []
    return _code(cell.id, text, tags)


def _judging(task_id: str) -> str:
    levels = sources.written_tasks(task_id.split("-", maxsplit=1)[0])[task_id].levels
    *points, last = (f"{level.points:g}" for level in levels)
    return (
        f"# Once you have written: compare. Then put {', '.join(points)} or {last} "
        f"in place of the dots.\n"
        f'judge("{task_id}", ...)'
    )


def _code(cell_id: str, source: str, tags: list[str] | None = None) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {"tags": tags} if tags else {},
        "outputs": [],
        "source": _lines(source),
    }


def _text(cell_id: str, source: str) -> Cell:
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": _lines(source)}


def _lines(source: str) -> list[str]:
    return source.splitlines(keepends=True)
