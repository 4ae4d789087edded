"""The capstone gives the same points to every position, and hides none of its checks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from course_utils.grading import _verdict, bank, capstone
from course_utils.grading.assignments import read_assignment
from course_utils.grading.rubrics import as_markdown, read_rubrics

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
POSITIONS = {"right-1": "both", "right-2": "yes", "right-3": "no"}


@pytest.fixture(scope="module")
def paper():
    return read_assignment(EXERCISES, "capstone")


@pytest.fixture(scope="module")
def rubrics():
    return read_rubrics(EXERCISES / "rubrics" / "capstone.yml")


def text_of(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)


@pytest.mark.parametrize("answer", POSITIONS)
def test_a_whole_paper_of_each_position_gets_all_points(paper, answer):
    """Not only each cell by itself: the four cells of one paper, one after the other."""
    cells = {
        task.cell_id: (EXERCISES / "bank" / "capstone" / task.name / f"{answer}.py").read_text(
            encoding="utf-8"
        )
        for task in paper.tasks.values()
    }
    assert all(f'"{POSITIONS[answer]}"' in source.splitlines()[0] for source in cells.values())
    whole = [(cell_id, cells.get(cell_id, source)) for cell_id, source in paper.code()]
    marks = bank._marks(whole, ("", ""))
    assert {cell_id: message for cell_id, (message, _) in marks.items() if message} == {}
    assert sum(task.points for task in paper.tasks.values()) == 10


def test_the_three_verdicts_are_three(paper):
    folder = EXERCISES / "bank" / "capstone" / "verdict"
    openings = {
        position: re.search(r"My answer\s+is (\w+)", (folder / f"{name}.py").read_text("utf-8"))
        for name, position in POSITIONS.items()
    }
    assert all(openings[position][1] == position for position in openings)


def test_points_stand_on_the_sheet(paper, rubrics):
    sheet = text_of(paper.path)
    rows = re.findall(r"^\| \d+ \|.*\| (\d+) \|$", sheet, re.MULTILINE)
    stated = [int(points) for points in rows]
    given = [task.points for task in paper.tasks.values()] + list(paper.written.values())
    assert sorted(points for points in stated if points) == sorted(given)
    assert "| | **Sum** | **40** |" in sheet
    assert sum(given) == 40
    for task in rubrics.tasks:
        assert f"{task.points:g} points, written" in sheet
        assert [level.points for level in task.levels] == [6, 4, 2, 0]


def test_checks_hide_nothing_and_lean_on_nothing(paper):
    """A student sees each of them, and can't change what it looks at but the answer."""
    for task in paper.tasks.values():
        for test in task.tests:
            [cell] = [c for c in paper.notebook.cells if c.id == test.id]
            assert "HIDDEN" not in cell.source
            calls = re.findall(r"^capstone\.(\w+)\(", cell.source, re.MULTILINE)
            assert len(calls) == 1
            assert calls[0] in capstone.__all__
            assert cell.metadata.nbgrader.locked


def test_sheet_prints_what_the_checks_ask_for(paper):
    sheet = text_of(paper.path)
    for column in capstone.COLUMNS:
        assert f"`{column}`" in sheet
    for low, high, word in _verdict.SCALE:
        assert f"| {low} to {high} | {word} |" in sheet
    assert ", ".join(_verdict.LOADED) in sheet
    assert f"{_verdict.SHORTEST} to {_verdict.LONGEST} words" in sheet
    assert f"{capstone.FEWEST_ROWS} to {capstone.MOST_ROWS} rows" in sheet


def test_lesson_prints_the_same_scale():
    lesson = text_of(next((ROOT / "lessons").glob("10-*.ipynb")))
    steps = [f"{low}–{high}" for low, high, _ in _verdict.SCALE]
    assert "| " + " | ".join(steps) + " |" in lesson
    assert "| " + " | ".join(word for _, _, word in _verdict.SCALE) + " |" in lesson


def test_lesson_builds_a_row_with_the_columns_of_the_sheet():
    lesson = text_of(next((ROOT / "lessons").glob("10-*.ipynb")))
    [made] = re.findall(r"^e1 = \{\n(.*?)^\}", lesson, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r'"(\w+)": ', made)) == set(capstone.COLUMNS)


def test_reviewers_use_the_rubric_and_the_questions_of_the_sheet(paper, rubrics):
    form = (EXERCISES / "peer-review.md").read_text(encoding="utf-8")
    sheet = text_of(paper.path)
    for task in rubrics.tasks:
        assert as_markdown(task) in form
        assert f"| {task.title} | | |" in form
    questions = re.findall(r"^\d\. .+$", form, re.MULTILINE)
    assert len(questions) == 9
    assert [question for question in questions if question not in sheet] == []
