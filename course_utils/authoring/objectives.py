"""Which graded task practises which objective: ``exercises/objectives.csv``, one row a pair.

A task is the id of its answer cell, such as ``ps06-across-sides``, an objective
an id of a quiz file, such as ``06-o1``. The check wants both sides complete: no
objective without quiz item or task, no graded task without objective.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from course_utils.errors import CourseError

OBJECTIVES = "exercises/objectives.csv"
COLUMNS = ("task_id", "objective_id")


@dataclass(frozen=True)
class Pair:
    """A task and an objective that it practises, with the line of the file, counted from 1."""

    line: int
    task: str
    objective: str


def read_rows(path: Path, columns: Sequence[str]) -> list[tuple[int, list[str]]]:
    """Read a CSV file with just these columns; return the line and the cells of each row.

    Raises
    ------
    CourseError
        If the file is missing or has other columns or a ragged line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CourseError(f"can't be read ({error.strerror})", where=str(path)) from None
    lines = list(csv.reader(text.splitlines()))
    if not lines or lines[0] != list(columns):
        raise CourseError(f"expected the columns {', '.join(columns)}", where=str(path))
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(columns):
            raise CourseError(
                f"expected {len(columns)} cells, found {len(cells)}",
                where=f"{path}, line {number}",
                remedy='Put a cell with a comma in it between "quotation marks".',
            )
    return list(enumerate(lines[1:], start=2))


def read_pairs(path: Path) -> list[Pair]:
    """Read the pairs.

    Raises
    ------
    CourseError
        If the file is missing or has other columns or a ragged line.
    """
    return [Pair(line, *cells) for line, cells in read_rows(path, COLUMNS)]


def find_gaps(
    pairs: Sequence[Pair], objectives: Mapping[str, int], tasks: Collection[str]
) -> Iterator[CourseError]:
    """Find what the pairs point at that isn't there, and what they leave out.

    Parameters
    ----------
    pairs
        The rows of the file.
    objectives
        The number of quiz items of each objective, by its id.
    tasks
        The answer cells of all graded tasks.

    Yields
    ------
    CourseError
        One for each problem, with the line if it lies in one.
    """
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        for problem, remedy in _faults(pair, objectives, tasks, seen):
            yield CourseError(problem, where=f"{OBJECTIVES}, line {pair.line}", remedy=remedy)
        seen.add((pair.task, pair.objective))
    for objective, items in objectives.items():
        if not items:
            yield CourseError(
                f"no quiz item asks for the objective {objective}",
                where="lessons/quizzes",
                remedy="Write one, or take the objective out.",
            )
        if objective not in {pair.objective for pair in pairs}:
            yield CourseError(
                f"no task practises the objective {objective}",
                where=OBJECTIVES,
                remedy="Name one that truly does, or write it.",
            )
    for task in sorted(set(tasks) - {pair.task for pair in pairs}):
        yield CourseError(
            f"the task {task} has no objective",
            where=OBJECTIVES,
            remedy="Say which one it practises.",
        )


def _faults(
    pair: Pair,
    objectives: Collection[str],
    tasks: Collection[str],
    seen: Collection[tuple[str, str]],
) -> Iterator[tuple[str, str]]:
    if pair.task not in tasks:
        yield f"no graded task is called {pair.task!r}", "Give the id of its answer cell."
    if pair.objective not in objectives:
        yield f"no objective is called {pair.objective!r}", "Give its id, such as 06-o1."
    if (pair.task, pair.objective) in seen:
        yield f"an earlier line has {pair.task} with {pair.objective} too", "Take one of them out."
