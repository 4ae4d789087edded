"""Every lesson runs, keeps the five beats and holds what its quiz file promises."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from course_utils import check, load
from course_utils.authoring.execute import execute, find_lessons
from course_utils.quizzes.files import read

LESSONS = Path(__file__).parents[2] / "lessons"
PATHS = find_lessons(LESSONS)
BEATS = ["1 · Question", "2 · Predict", "3 · Look", "4 · Explain", "5 · Check and carry on"]
LAST_BEAT = ["Quiz", "Practice", "Sources", "Next"]
LONGEST_CELL = 12
UNSOURCED = {"00"}  # weighs no claim of the op-ed


@pytest.fixture
def own_progress(monkeypatch, tmp_path):
    """Keep what tests answer out of anybody's progress."""
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.json"))


each_lesson = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def quiz_file(path: Path):
    return read(LESSONS / "quizzes" / f"{path.stem}.yml")


def cells(path: Path, kind: str) -> list[str]:
    return [c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


def headings(path: Path, level: int) -> list[str]:
    marks = "#" * level
    found = (re.findall(rf"^{marks} (.+)$", text, re.M) for text in cells(path, "markdown"))
    return [heading.strip() for group in found for heading in group]


@each_lesson
@pytest.mark.usefixtures("own_progress")
def test_lesson_runs_from_top_to_bottom(path):
    """Meet no error and no warning on "Run All"."""
    notebook = execute(path)
    streams = [
        output.text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    assert streams == []


@each_lesson
def test_lesson_keeps_the_five_beats(path):
    assert len(headings(path, 1)) == 1
    assert headings(path, 2) == BEATS
    assert headings(path, 3)[-4:] == LAST_BEAT


@each_lesson
def test_code_cells_are_short_enough_to_read(path):
    long = [text for text in cells(path, "code") if len(text.splitlines()) > LONGEST_CELL]
    assert long == []


@each_lesson
def test_objectives_of_notebook_and_quiz_file_are_the_same(path):
    question = "\n".join(cells(path, "markdown")).split("## 2 · Predict")[0]
    shown = [line[2:].strip() for line in question.splitlines() if line.startswith("- ")]
    stated = [objective.text for objective in quiz_file(path).objectives]
    assert 3 <= len(stated) <= 5
    assert [text for text in stated if text not in shown] == []


@each_lesson
def test_prediction_comes_before_any_data(path):
    """A guess counts only if nothing was shown before it."""
    code = cells(path, "code")
    number = path.name[:2]
    predicts = next(i for i, text in enumerate(code) if "predict(" in text)
    loads = next(i for i, text in enumerate(code) if "load(" in text)
    assert predicts < loads
    assert f'"{number}' in code[predicts]


@each_lesson
def test_every_prediction_comes_back(path):
    recalled = set(
        re.findall(r'"(\d\d-g\d+)"', "\n".join(t for t in cells(path, "code") if "recall(" in t))
    )
    assert {prediction.id for prediction in quiz_file(path).predictions} == recalled


@each_lesson
def test_quiz_has_enough_items_of_enough_types(path):
    items = quiz_file(path).items
    assert len(items) >= 8
    assert len({item.type for item in items}) >= 3


@each_lesson
def test_every_objective_is_tested(path):
    quiz = quiz_file(path)
    assert {objective.id for objective in quiz.objectives} == {
        item.objective for item in quiz.items
    }


@each_lesson
def test_claims_exist(path):
    known = set(load("oped_claims").claim_id)
    named = {claim for item in quiz_file(path).items for claim in item.claims}
    assert named <= known
    assert named or path.name[:2] in UNSOURCED


@each_lesson
def test_right_option_is_not_betrayed_by_its_length(path):
    """Whoever always picks the longest option must not pass."""
    choices = [item for item in quiz_file(path).items if item.type == "single"]
    longest_wins = sum(max(i.options, key=lambda o: len(o.text)).correct for i in choices)
    assert longest_wins <= max(1, len(choices) // 2)


@each_lesson
def test_practice_tasks_stand_in_the_notebook(path):
    code = "\n".join(cells(path, "code"))
    tasks = [task.id for task in quiz_file(path).practice]
    assert len(tasks) >= 3
    assert [task for task in tasks if f'check("{task}"' not in code] == []


PRACTICE = [task for path in PATHS for task in quiz_file(path).practice]
each_task = pytest.mark.parametrize("task", PRACTICE, ids=lambda task: task.id)


@each_task
@pytest.mark.usefixtures("own_progress")
def test_solution_of_practice_task_gives_its_answer(task):
    """The stored answer is what the shown solution computes from today's data."""
    namespace: dict[str, object] = {}
    exec(task.solution, namespace)  # noqa: S102
    assert check(task.id, namespace["answer"]).tone == "right"


@each_task
@pytest.mark.usefixtures("own_progress")
def test_recognised_misses_of_practice_task_are_wrong(task):
    assert {check(task.id, miss.answer).tone for miss in task.misses} <= {"wrong"}


@each_task
@pytest.mark.usefixtures("own_progress")
def test_untouched_practice_task_is_not_marked_wrong(task):
    """A cell that still holds `...` after "Run All" gets a friendly word."""
    assert check(task.id, ...).tone == "none"
