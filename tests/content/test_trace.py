"""Every claim of the op-ed has its place in the course, and the page shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

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


@pytest.fixture
def copy(tmp_path):
    """Give a course whose trace and page may be changed."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "exercises").symlink_to(ROOT / "exercises")
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
