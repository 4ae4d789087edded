"""Every claim of the op-ed has its place in the course, and the page shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from course_utils.authoring.objectives import OBJECTIVES, Pair, find_gaps, read_pairs
from course_utils.authoring.trace import (
    PAGE,
    TRACE,
    find_problems,
    read_course,
    read_trace,
    refresh,
    render,
)
from course_utils.errors import CourseError

ROOT = Path(__file__).parents[2]
WAY_OUT = "course trace"


@pytest.fixture(scope="module")
def course():
    return read_course(ROOT)


@pytest.fixture
def rows():
    return read_trace(ROOT / TRACE)


def problems(rows, course) -> str:
    return "\n".join(map(str, find_problems(rows, course)))


def at(rows, claim: str, lesson: str) -> int:
    """Give the position of the row of a claim in a lesson."""
    return next(n for n, row in enumerate(rows) if (row.claim, row.lesson) == (claim, lesson))


def test_nothing_is_wrong_with_the_trace(rows, course):
    assert problems(rows, course) == ""


def test_page_says_what_trace_and_tables_say(rows, course):
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert page == render(rows, course), f"Run {WAY_OUT} and commit the page."


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"claim": "c99"}, "no claim is called 'c99'"),
        ({"lesson": "17"}, "there is no lesson '17'"),
        ({"section": "06-nowhere"}, "06-astana.ipynb has no text cell '06-nowhere'"),
        ({"section": "06-explain-1-code"}, "06-astana.ipynb has no text cell '06-explain-1-code'"),
        ({"section": "06-title"}, "the cell 06-title of 06-astana.ipynb doesn't mention c12"),
        ({"datasets": ()}, "c12 names no dataset"),
        ({"datasets": ("tie",)}, "no dataset is called 'tie'"),
        ({"datasets": ("unsc_votes",)}, "06-astana.ipynb doesn't load 'unsc_votes'"),
        ({"quiz_items": ("06-q9", "06-q10", "06-q99")}, "no quiz item is called '06-q99'"),
        ({"quiz_items": ("06-q9", "06-q10", "06-q1")}, "the quiz item 06-q1 doesn't name c12"),
        ({"quiz_items": ("06-q9",)}, "06-q10 names c12, and no row of c12 has it"),
        ({"tasks": ("ps06:across",)}, "no exercise task is called 'ps06:across'"),
        ({"tasks": ("ps06:across-sides-test-ties",)}, "no exercise task is called"),
        ({"tasks": ("",)}, "no exercise task is called ''"),
    ],
)
def test_broken_row_is_named_with_its_line(rows, course, change, expected):
    place = at(rows, "c12", "06")
    rows[place] = replace(rows[place], **change)
    found = problems(rows, course)
    assert expected in found
    assert f"{TRACE}, line {place + 2}: " in found or expected.startswith("06-q10")


def test_claim_without_a_row_is_named(rows, course):
    assert "c48 has no row" in problems([row for row in rows if row.claim != "c48"], course)


def test_claim_twice_in_a_lesson_is_named(rows, course):
    place = at(rows, "c43", "05")
    found = problems([*rows, replace(rows[place], line=len(rows) + 2)], course)
    assert f"line {len(rows) + 2}: an earlier line has c43 in lesson 05 too" in found


def test_mention_is_the_whole_id(rows, course):
    place = at(rows, "c12", "06")
    rows[place] = replace(rows[place], claim="c1")
    assert "doesn't mention c1" in problems(rows, course)


def test_page_shows_claim_verdict_source_and_way_to_the_lesson(rows, course):
    page = render(rows, course)
    entry = page.split("### c16 ·")[1].split("###")[0]
    assert "**Verdict:** contradicted" in entry
    assert "<http" in entry
    assert "(../lessons/01-reading-an-op-ed-as-data.ipynb)" in entry
    assert "`01-q8`" in entry
    assert page.count("\n### c") == len(course.claims)


def test_page_names_tasks_by_their_heading(rows, course):
    entry = render(rows, course).split("### c54 ·")[1].split("###")[0]
    assert "ps06, Task 4 · Who sat, and who watched\n" in entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claim,lesson\n", "expected the columns claim_id, lesson"),
        ("", "expected the columns"),
        (
            "claim_id,lesson,section,datasets,quiz_items,exercise_tasks\nc01,03,a,b,c,d,e\n",
            "line 2: expected 6 cells, found 7",
        ),
    ],
)
def test_file_of_another_form_is_refused(tmp_path, text, expected):
    path = tmp_path / "trace.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=expected):
        read_trace(path)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(CourseError, match="can't be read"):
        read_trace(tmp_path / "trace.csv")


# --- objectives and the tasks that practise them -----------------------------------------


def gaps(pairs, course, **changed) -> str:
    objectives = changed.get("objectives", course.objectives)
    return "\n".join(map(str, find_gaps(pairs, objectives, course.graded)))


@pytest.fixture
def pairs():
    return read_pairs(ROOT / OBJECTIVES)


def test_every_objective_is_tested_and_practised_and_every_task_has_one(pairs, course):
    assert gaps(pairs, course) == ""
    assert len(course.objectives) == 55


def test_graded_tasks_are_the_answer_cells_with_points(course):
    """Written and autograded ones, the steps of the capstone too, and no test cell."""
    assert {"ps06-across-sides", "ps06-new-or-added", "capstone-rule", "capstone-verdict"} <= (
        course.graded
    )
    assert not [task for task in course.graded if "-test-" in task or task.endswith("-text")]


def test_objective_without_a_task_is_named(pairs, course):
    kept = [pair for pair in pairs if pair.objective != "04-o4"]
    assert f"{OBJECTIVES}: no task practises the objective 04-o4" in gaps(kept, course)


def test_task_without_an_objective_is_named(pairs, course):
    kept = [pair for pair in pairs if pair.task != "ps06-density-2018"]
    assert f"{OBJECTIVES}: the task ps06-density-2018 has no objective" in gaps(kept, course)


def test_objective_without_a_quiz_item_is_named(pairs, course):
    found = gaps(pairs, course, objectives={**course.objectives, "06-o3": 0})
    assert "no quiz item asks for the objective 06-o3" in found


@pytest.mark.parametrize(
    ("task", "objective", "expected"),
    [
        ("ps06-across", "06-o1", "no graded task is called 'ps06-across'"),
        ("ps06-across-sides-test-ties", "06-o1", "no graded task is called"),
        ("ps06-across-sides", "06-o9", "no objective is called '06-o9'"),
        ("ps06-across-sides", "06-q1", "no objective is called '06-q1'"),
        ("ps06-across-sides", "06-o1", "an earlier line has ps06-across-sides with 06-o1 too"),
    ],
)
def test_broken_pair_is_named_with_its_line(pairs, course, task, objective, expected):
    found = gaps([*pairs, Pair(999, task, objective)], course)
    assert f"{OBJECTIVES}, line 999: {expected}" in found


def test_file_of_pairs_of_another_form_is_refused(tmp_path):
    path = tmp_path / "objectives.csv"
    path.write_text("task_id,objective_id\nps06-cut-off,06-o2,06-o3\n", encoding="utf-8")
    with pytest.raises(CourseError, match="line 2: expected 2 cells, found 3"):
        read_pairs(path)


# --- the command -------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path):
    """Give a course whose trace, pairs and page may be changed."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "source").symlink_to(ROOT / "exercises" / "source")
    (tmp_path / OBJECTIVES).write_bytes((ROOT / OBJECTIVES).read_bytes())
    lessons = tmp_path / "lessons"
    lessons.mkdir()
    for path in (ROOT / "lessons").iterdir():
        if path.name != Path(TRACE).name:
            (lessons / path.name).symlink_to(path)
    (tmp_path / TRACE).write_bytes((ROOT / TRACE).read_bytes())
    return tmp_path


def test_command_writes_the_page(copy):
    assert "65 claims" in refresh(copy)
    assert (copy / PAGE).read_bytes() == (ROOT / PAGE).read_bytes()
    assert [path.name for path in (copy / "docs").iterdir()] == [Path(PAGE).name]


def test_command_writes_no_page_from_a_broken_trace(copy):
    lines = (copy / TRACE).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("c65,")]
    (copy / TRACE).write_text("".join(kept), encoding="utf-8")
    with pytest.raises(CourseError, match="c65 has no row"):
        refresh(copy)
    assert not (copy / PAGE).exists()


def test_command_writes_no_page_while_an_objective_has_no_task(copy):
    lines = (copy / OBJECTIVES).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.endswith(",10-o3\n")]
    (copy / OBJECTIVES).write_text("".join(kept), encoding="utf-8")
    with pytest.raises(CourseError, match="no task practises the objective 10-o3"):
        refresh(copy)
    assert not (copy / PAGE).exists()
