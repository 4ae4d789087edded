"""Every lesson runs, passes the content lint and holds what its quiz file promises."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from course_utils import check, load
from course_utils.authoring.execute import execute, find_lessons
from course_utils.authoring.lint import lint, printed, read_lesson
from course_utils.quizzes.files import read

LESSONS = Path(__file__).parents[2] / "lessons"
PATHS = find_lessons(LESSONS)
WEIGHS_NO_CLAIM = {"00"}


@pytest.fixture
def own_progress(monkeypatch, tmp_path):
    """Keep what tests answer out of anybody's progress."""
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.json"))


def quiz_file(path: Path):
    return read(LESSONS / "quizzes" / f"{path.stem}.yml")


def code_of(path: Path) -> str:
    notebook = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")


each_lesson = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
PRACTICE = [task for path in PATHS for task in quiz_file(path).practice]
each_task = pytest.mark.parametrize("task", PRACTICE, ids=lambda task: task.id)


@each_lesson
@pytest.mark.usefixtures("own_progress")
def test_lesson_runs_and_keeps_its_promises(path):
    """Meet no error and no warning on "Run All", and nothing that the content lint would mend."""
    notebook = execute(path)
    warnings = [
        output.text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    assert warnings == []
    assert [str(problem) for problem in lint(read_lesson(path, printed(notebook)))] == []


@each_lesson
def test_quiz_has_enough_items_of_enough_types(path):
    items = quiz_file(path).items
    assert len(items) >= 8
    assert len({item.type for item in items}) >= 3


@each_lesson
def test_claims_exist(path):
    known = set(load("oped_claims").claim_id)
    named = {claim for item in quiz_file(path).items for claim in item.claims}
    assert named <= known
    assert named or path.name[:2] in WEIGHS_NO_CLAIM


@each_lesson
def test_practice_tasks_stand_in_the_notebook(path):
    code = code_of(path)
    tasks = [task.id for task in quiz_file(path).practice]
    assert len(tasks) >= 3
    assert [task for task in tasks if f'check("{task}"' not in code] == []


def test_longest_option_is_no_way_to_pass():
    """Over the whole course, who always picks the longest option does little better than chance."""
    choices = [i for path in PATHS for i in quiz_file(path).items if i.type == "single"]
    longest_wins = sum(max(i.options, key=lambda o: len(o.text)).correct for i in choices)
    by_chance = sum(1 / len(i.options) for i in choices)
    assert longest_wins < 1.5 * by_chance


@pytest.mark.parametrize("place", range(4))
def test_no_place_in_the_list_is_a_way_to_pass(place):
    """Nor does it help to always pick the first, second, third or fourth option as written."""
    choices = [i for path in PATHS for i in quiz_file(path).items if i.type == "single"]
    wins = sum(i.options[min(place, len(i.options) - 1)].correct for i in choices)
    assert wins < 0.5 * len(choices)


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
