"""Read what a class has answered, task by task, and what is commonplace before anybody answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_utils.errors import GradingError
from course_utils.grading.notebooks import read_notebook

if TYPE_CHECKING:
    from course_utils.grading.autograde.course import Course, Submission

CODE, TEXT = "code", "markdown"
LARGEST = 20_000_000
"""Bytes of the largest notebook that is read."""
LONGEST = 50_000
"""Letters of an answer that are compared; what comes after them is left out."""
_SOLUTION = re.compile(r"^[^\n]*BEGIN SOLUTION[^\n]*\n(.*?)^[^\n]*END SOLUTION[^\n]*$", re.M | re.S)
_HIDDEN = re.compile(
    r"^[^\n]*BEGIN HIDDEN TESTS[^\n]*\n.*?^[^\n]*END HIDDEN TESTS[^\n]*$", re.M | re.S
)
_RESTORE = "Put back your copy of the file, or mend it there in a text editor."
_HEADING = re.compile(r"^#+ +(.+?)(?: \([^)]*\))?$", re.M)


@dataclass(frozen=True)
class Task:
    """A cell to answer in.

    Parameters
    ----------
    id
        Its cell's id; with the notebook's name before it if there are several.
    kind
        `CODE` or `TEXT`.
    title
        The heading above it, or its id.
    known
        Texts that nobody need have copied: the reference solution, answers of the bank,
        sample answers of the rubric.
    """

    id: str
    kind: str
    title: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What a class has answered.

    Parameters
    ----------
    assignment
        Its name.
    tasks
        In the order of the sheet.
    sheet
        By kind, the texts of the sheet as it was handed out.
    given
        By task's id, the answers by student; what was left as released is missing.
    students
        All who handed something in that could be read.
    problems
        What could not be read, a sentence each.
    banked
        Whether answers of a bank are among what is known.
    """

    assignment: str
    tasks: tuple[Task, ...]
    sheet: dict[str, list[str]]
    given: dict[str, dict[str, str]]
    students: tuple[str, ...]
    problems: tuple[str, ...] = ()
    banked: bool = False


@dataclass
class _Sheet:
    """A notebook of the assignment: the tasks, and all cells as released."""

    tasks: dict[str, Task] = field(default_factory=dict)
    cells: list[tuple[str, str]] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)
    blank: dict[str, str] = field(default_factory=dict)


def read(course: Course, bank: Path | None = None, rubric: Path | None = None) -> Answers:
    """Read the submissions of the course's assignment.

    Parameters
    ----------
    course
        The course folder, with the assignment's name.
    bank
        The folder of the assignment's bank, if there is one.
    rubric
        The file of its rubric, if there is one.

    Raises
    ------
    GradingError
        If the assignment has no sheet or it can't be read, or nothing was handed in.
    """
    sheets = dict(_sheets(course, bank, rubric))
    if not sheets:
        raise GradingError(
            f"there is no sheet of {course.assignment}",
            where=str(course.source("x").parent),
            remedy="Look at the spelling of its name.",
        )
    given: dict[str, dict[str, str]] = {
        task: {} for sheet in sheets.values() for task in sheet.tasks
    }
    students, problems = [], []
    for submission in course.submissions():
        try:
            found = dict(_answers(submission, sheets))
        except ValueError as error:
            problems.append(f"{submission.student}: {error}")
            continue
        students.append(submission.student)
        for task, text in found.items():
            given[task][submission.student] = text
    cells = [cell for sheet in sheets.values() for cell in sheet.cells]
    return Answers(
        assignment=course.assignment,
        tasks=tuple(task for sheet in sheets.values() for task in sheet.tasks.values()),
        sheet={kind: [text for which, text in cells if which == kind] for kind in (CODE, TEXT)},
        given=given,
        students=tuple(students),
        problems=tuple(problems),
        banked=bank is not None,
    )


def _sheets(course: Course, bank: Path | None, rubric: Path | None) -> Iterator[tuple[str, _Sheet]]:
    directory = course.directory
    release = Path(directory.format_path(directory.release_directory, ".", course.assignment))
    sources = sorted(course.source("x").parent.glob("*.ipynb"))
    samples = _samples(rubric)
    for path in sources:
        sheet = _Sheet()
        heading = ""
        for cell in read_notebook(path, remedy=_RESTORE).cells:
            text, kind = _text(cell), str(cell.get("cell_type"))
            found = _HEADING.findall(text) if kind == TEXT else []
            heading = found[0] if found else heading
            sheet.cells.append((kind, _HIDDEN.sub("", _SOLUTION.sub("", text))))
            name = _grade_id(cell)
            sheet.marked.add(name)
            if not name or not cell["metadata"]["nbgrader"].get("solution"):
                continue
            task = f"{path.stem}: {name}" if len(sources) > 1 else name
            short = name.removeprefix(f"{course.assignment}-")
            known = [*_SOLUTION.findall(text), *samples.get(short, [])]
            folder = bank / short if bank else None
            if folder and folder.is_dir():
                known += [one.read_text(encoding="utf-8") for one in sorted(folder.glob("*.py"))]
            sheet.tasks[task] = Task(task, kind, heading or name, tuple(known))
            sheet.blank[name] = _SOLUTION.sub("", text)
        if (release / path.name).is_file():
            released = read_notebook(
                release / path.name, remedy="Release the assignment again."
            ).cells
            sheet.cells += [(str(cell.get("cell_type")), _text(cell)) for cell in released]
            sheet.blank |= {_grade_id(cell): _text(cell) for cell in released if _grade_id(cell)}
        yield path.stem, sheet


def _answers(submission: Submission, sheets: dict[str, _Sheet]) -> Iterator[tuple[str, str]]:
    """Yield task and answer; a cell that a student adds belongs to the answer before it.

    Raises
    ------
    ValueError
        If nothing that was handed in is a notebook of the assignment, or can't be read.
    """
    from course_utils.grading.autograde.course import unsafe

    if not any(path.stem in sheets for path in submission.notebooks):
        raise ValueError(f"nothing handed in is called {' or '.join(sheets)}.ipynb")
    for path in submission.notebooks:
        if path.stem not in sheets:
            continue
        if problem := unsafe(path, submission.folder):
            raise ValueError(f"{path.name} {problem}")
        sheet = sheets[path.stem]
        several = len(sheets) > 1
        released = {text.strip() for _, text in sheet.cells}
        parts: dict[str, list[str]] = {}
        current = ""
        for cell in _cells(path):
            name, text = _grade_id(cell), _text(cell)
            task = f"{path.stem}: {name}" if several else name
            if task in sheet.tasks:
                current = task
                if text.strip() != sheet.blank[name].strip():
                    parts.setdefault(task, []).append(text)
            elif (
                current
                and not (name and name in sheet.marked)
                and sheet.tasks[current].kind == cell.get("cell_type")
                and text.strip() not in released
            ):
                parts.setdefault(current, []).append(text)
        # Blank lines at the ends are cut off, as the library would count its places without them.
        whole = {task: "\n".join(texts).strip("\n")[:LONGEST] for task, texts in parts.items()}
        yield from ((task, text) for task, text in whole.items() if text.strip())


def _cells(path: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook, whoever wrote it.

    Raises
    ------
    ValueError
        If it is no notebook that can be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{path.name} has more than {LARGEST // 10**6} MB")
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
        cells = found["cells"]
    except RecursionError as error:
        raise ValueError(f"{path.name} is nested too deeply to be a notebook") from error
    except (OSError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"{path.name} is no notebook that can be read") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"{path.name} is no notebook ({error.msg})") from error
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise ValueError(f"{path.name} is no notebook that can be read")
    return cells


def _text(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return "\n".join(text.encode("utf-8", "replace").decode().splitlines())


def _grade_id(cell: dict[str, Any]) -> str:
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    return name if isinstance(name, str) else ""


def _samples(path: Path | None) -> dict[str, list[str]]:
    """Return the sample answers of the rubric by the task's name."""
    from course_utils.grading.rubrics import read_rubrics

    if path is None:
        return {}
    return {task.id: [level.sample for level in task.levels] for task in read_rubrics(path).tasks}
