"""The trace: where the course treats each claim of the op-ed, on which tables, with which tasks.

``lessons/trace.csv`` has one row for each claim and lesson. From it is made the
page ``docs/op-ed-claim-by-claim.md``::

    course trace

A quiz item may stand with another lesson's row: an item of lesson 01 that asks
for the kind of a claim belongs to the claim, even if a later lesson treats it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from course_utils.authoring.execute import find_lessons
from course_utils.authoring.objectives import OBJECTIVES, find_gaps, read_pairs, read_rows
from course_utils.datasets import cite, load, package
from course_utils.errors import CourseError
from course_utils.grading.assignments import find_assignments, read_assignment
from course_utils.quizzes.files import read as read_quiz

TRACE = "lessons/trace.csv"
PAGE = "docs/op-ed-claim-by-claim.md"
COLUMNS = ["claim_id", "lesson", "section", "datasets", "quiz_items", "exercise_tasks"]
VERDICTS = {
    "supported": "supported",
    "partly_supported": "supported in part",
    "disputed": "disputed",
    "contradicted": "contradicted",
    "not_checkable": "not checkable",
    "outcome_true": "came true",
    "outcome_partial": "came true in part",
    "outcome_false": "did not come true",
}
HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
POINTS = re.compile(r" \([^)]*\)$")
ADDRESS = re.compile(r"(https?://\S+)")
MARKUP = re.compile(r"([\\`*_\[\]<>|])")


@dataclass(frozen=True)
class Row:
    """A claim in a lesson.

    Parameters
    ----------
    line
        Line of the file, counted from 1.
    claim, lesson, section
        Ids of the claim, the lesson and the text cell.
    datasets, quiz_items, tasks
        Names and ids; a task is ``assignment:task``.
    """

    line: int
    claim: str
    lesson: str
    section: str
    datasets: tuple[str, ...]
    quiz_items: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A text cell: its source, and the heading above it."""

    source: str
    heading: str


@dataclass(frozen=True)
class Lesson:
    """What the trace can point at in a lesson."""

    file: str
    title: str
    sections: dict[str, Section]
    code: str


@dataclass(frozen=True)
class Course:
    """Everything that the trace can point at.

    Parameters
    ----------
    claims
        The table ``oped_claims``.
    datasets
        Names of all tables and layers.
    lessons
        By their two digits.
    quiz_items
        The claims that each item names, by the item's id.
    tasks
        The heading of each task, by ``assignment:task``.
    objectives
        The number of quiz items of each objective, by its id.
    graded
        The answer cells of all graded tasks.
    """

    claims: pd.DataFrame
    datasets: frozenset[str]
    lessons: dict[str, Lesson]
    quiz_items: dict[str, tuple[str, ...]]
    tasks: dict[str, str]
    objectives: dict[str, int]
    graded: frozenset[str]


def read_trace(path: Path) -> list[Row]:
    """Read the trace.

    Raises
    ------
    CourseError
        If the file is missing or has other columns or a ragged line.
    """
    rows = []
    for number, cells in read_rows(path, COLUMNS):
        claim, lesson, section, *lists = cells
        rows.append(Row(number, claim, lesson, section, *map(_pieces, lists)))
    return rows


def _pieces(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def read_course(root: Path) -> Course:
    """Read lessons, quizzes and assignments of the course at ``root``.

    Raises
    ------
    CourseError
        If there is no lesson, or a quiz file is missing or broken.
    """
    paths = find_lessons(root / "lessons")
    quizzes = [read_quiz(path.parent / "quizzes" / f"{path.stem}.yml") for path in paths]
    asked = [item.objective for quiz in quizzes for item in quiz.items]
    return Course(
        claims=load("oped_claims").set_index("claim_id"),
        datasets=frozenset(resource["name"] for resource in package().manifest["resources"]),
        lessons={path.name[:2]: _read_lesson(path) for path in paths},
        quiz_items={item.id: tuple(item.claims) for quiz in quizzes for item in quiz.items},
        tasks=dict(_tasks(root / "exercises" / "source")),
        objectives={aim.id: asked.count(aim.id) for quiz in quizzes for aim in quiz.objectives},
        graded=frozenset(_graded(root / "exercises")),
    )


def _cells(path: Path) -> list[Any]:
    cells: list[Any] = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    return cells


def _read_lesson(path: Path) -> Lesson:
    cells = _cells(path)
    sections: dict[str, Section] = {}
    title = heading = ""
    for cell in cells:
        if cell.cell_type == "markdown":
            found = HEADING.findall(cell.source)
            title = title or (found[0] if found else "")
            heading = found[-1] if found else heading
            sections[cell.get("id", "")] = Section(cell.source, heading)
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    return Lesson(path.name, title, sections, code)


def _tasks(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*/*.ipynb")):
        cells = _cells(path)
        texts = {cell.get("id"): cell.source for cell in cells if cell.cell_type == "markdown"}
        for cell in cells:
            mark = cell.metadata.get("nbgrader", {})
            if mark.get("solution"):
                heading = HEADING.search(texts.get(f"{mark['grade_id']}-text", ""))
                task = mark["grade_id"].removeprefix(f"{path.stem}-")
                yield f"{path.stem}:{task}", POINTS.sub("", heading[1]) if heading else task


def _graded(exercises: Path) -> Iterator[str]:
    for name in find_assignments(exercises):
        assignment = read_assignment(exercises, name)
        yield from (task.cell_id for task in assignment.tasks.values())
        yield from assignment.written


def find_problems(rows: Sequence[Row], course: Course) -> Iterator[CourseError]:
    """Find what the trace points at that isn't there, and what it leaves out.

    Parameters
    ----------
    rows
        The trace.
    course
        What it can point at.

    Yields
    ------
    CourseError
        One for each problem, with the line.
    """
    seen: set[tuple[str, str]] = set()
    for row in rows:
        for problem, remedy in _faults(row, course):
            yield CourseError(problem, where=f"{TRACE}, line {row.line}", remedy=remedy)
        if (row.claim, row.lesson) in seen:
            yield CourseError(
                f"an earlier line has {row.claim} in lesson {row.lesson} too",
                where=f"{TRACE}, line {row.line}",
                remedy="Make one row of the two.",
            )
        seen.add((row.claim, row.lesson))
    traced = {row.claim for row in rows}
    for claim in course.claims.index:
        if claim not in traced:
            yield CourseError(
                f"{claim} has no row", where=TRACE, remedy="Add one for each lesson that treats it."
            )
    listed = {(item, row.claim) for row in rows for item in row.quiz_items}
    for item, claims in course.quiz_items.items():
        for claim in claims:
            if (item, claim) not in listed:
                yield CourseError(
                    f"the quiz item {item} names {claim}, and no row of {claim} has it",
                    where=TRACE,
                    remedy=f"Add {item} to a row of {claim}, or take the claim out of the item.",
                )


def _faults(row: Row, course: Course) -> Iterator[tuple[str, str]]:
    if row.claim not in course.claims.index:
        yield f"no claim is called {row.claim!r}", "See the table oped_claims."
    yield from _section_faults(row, course)
    yield from _dataset_faults(row, course)
    for item in row.quiz_items:
        if item not in course.quiz_items:
            yield f"no quiz item is called {item!r}", "Use its id, such as 06-q1."
        elif row.claim not in course.quiz_items[item]:
            yield (
                f"the quiz item {item} doesn't name {row.claim}",
                f"Take {item} out of this row, or add the claim to the item.",
            )
    for task in row.tasks:
        if task not in course.tasks:
            yield f"no exercise task is called {task!r}", "Write assignment:task, as ps06:cut-off."


def _section_faults(row: Row, course: Course) -> Iterator[tuple[str, str]]:
    lesson = course.lessons.get(row.lesson)
    if lesson is None:
        yield f"there is no lesson {row.lesson!r}", "Write its two digits."
    elif row.section not in lesson.sections:
        yield f"{lesson.file} has no text cell {row.section!r}", "Give the cell's id."
    elif not re.search(rf"\b{re.escape(row.claim)}\b", lesson.sections[row.section].source):
        yield (
            f"the cell {row.section} of {lesson.file} doesn't mention {row.claim}",
            "Point at the cell that treats the claim.",
        )


def _dataset_faults(row: Row, course: Course) -> Iterator[tuple[str, str]]:
    lesson = course.lessons.get(row.lesson)
    if not row.datasets:
        yield f"{row.claim} names no dataset", "Name the table in which it is weighed."
    for name in row.datasets:
        if name not in course.datasets:
            yield f"no dataset is called {name!r}", "Use the name that load() takes."
        elif lesson and not re.search(rf"""["']{re.escape(name)}["']""", lesson.code):
            yield f"{lesson.file} doesn't load {name!r}", "Name a table that the lesson uses."


def render(rows: Sequence[Row], course: Course) -> str:
    """Return the page "The op-ed, claim by claim" as markdown.

    Parameters
    ----------
    rows
        A trace without problems.
    course
        What it points at.
    """
    counts = course.claims["verdict"].value_counts()
    numbers = "\n".join(f"| {VERDICTS[v]} | {counts[v]} |" for v in VERDICTS if v in counts)
    parts = [
        f"<!-- Made from {TRACE} and the tables by `course trace`. "
        "Change these, not this page. -->",
        "# The op-ed, claim by claim",
        'Vladimir Frolov, "Moscow Pivots From Combatant to Peacemaker in Syria" '
        f"(*The Moscow Times*, 25 January 2017), makes {len(course.claims)} claims by the count of "
        "our coder. This page has each of them in a paraphrase of ours, with what we found and "
        "where the course treats it. A verdict is on the words as they stand, and one coder gave "
        "it. Lesson 01 shows how far two readers can differ.",
        "**Read the lessons first.** They ask for your own guess before they show an answer.",
        f"| Verdict | Claims |\n|---|---:|\n{numbers}",
    ]
    for paragraph, claims in course.claims.groupby("paragraph", sort=True):
        parts.append("## Headline" if paragraph == 0 else f"## Paragraph {paragraph}")
        for claim, facts in claims.to_dict("index").items():
            here = sorted((row for row in rows if row.claim == claim), key=lambda row: row.lesson)
            parts.append(f"### {claim} · {_plain(facts['paraphrase'])}")
            parts.append("\n".join(_entry(facts, here, course)))
    return "\n\n".join(parts) + "\n"


def _entry(facts: dict[Any, Any], rows: Sequence[Row], course: Course) -> Iterator[str]:
    day = facts["evidence_date"]
    when = "" if pd.isna(day) else f" (evidence of {day.day} {day:%B %Y})"
    yield (
        f"- **Kind:** {facts['kind']}. **Verdict:** {VERDICTS[facts['verdict']]}; "
        f"the coder's confidence is {facts['confidence']}."
    )
    yield f"- **Evidence:** {_plain(facts['evidence'])}{when}"
    if not pd.isna(facts["caution"]):
        yield f"- **Caution:** {_plain(facts['caution'])}"
    for column in ("source_id", "source_id_2"):
        if not pd.isna(facts[column]):
            pieces = ADDRESS.split(cite(facts[column]))
            text = "".join(f"<{p}>" if ADDRESS.match(p) else _plain(p) for p in pieces)
            yield f"- **Source:** {text}"
    for row in rows:
        lesson = course.lessons[row.lesson]
        tables = ", ".join(f"`{name}`" for name in row.datasets)
        yield (
            f"- **Treated in** [{lesson.title}](../lessons/{lesson.file}), "
            f"“{lesson.sections[row.section].heading}”; tables: {tables}."
        )
        if row.quiz_items:
            yield f"  - Quiz: {', '.join(f'`{item}`' for item in row.quiz_items)}"
        yield from (
            f"  - Exercise: {task.partition(':')[0]}, {course.tasks[task]}" for task in row.tasks
        )


def _plain(text: str) -> str:
    return MARKUP.sub(r"\\\1", text)


def refresh(root: Path) -> str:
    """Check trace and objectives and write the page; return a line that says what was written.

    Raises
    ------
    CourseError
        If one of them has a problem; the first is named, the others are counted.
    """
    rows, course = read_trace(root / TRACE), read_course(root)
    gaps = find_gaps(read_pairs(root / OBJECTIVES), course.objectives, course.graded)
    problems = [*find_problems(rows, course), *gaps]
    if problems:
        first, more = problems[0], len(problems) - 1
        raise first if not more else CourseError(f"{first} ({more} more like this)")
    page = root / PAGE
    draft = page.with_suffix(".tmp")
    draft.write_text(render(rows, course), encoding="utf-8")
    draft.replace(page)
    return f"{PAGE}: {len(course.claims)} claims, {len(rows)} rows of the trace."
