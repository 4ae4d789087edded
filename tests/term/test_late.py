"""What lateness costs, and that nbgrader and `course grade` take off the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook

from course_utils.grading.autograde.command import grade
from course_utils.grading.sandbox_check import sandbox_works
from course_utils.term.database import opened
from course_utils.term.gradebook import scores, sync
from course_utils.term.late import DAY, lateness, penalty
from course_utils.term.new import new
from course_utils.term.settings import Late, read_term

POLICY = Late(grace_minutes=15, percent_per_day=10, days=5)
GRACE = 15 * 60


@pytest.mark.parametrize(
    ("seconds", "days"),
    [
        (0, 0),
        (1, 0),
        (GRACE, 0),
        (GRACE + 0.001, 1),
        (GRACE + DAY, 1),
        (GRACE + DAY + 1, 2),
        (GRACE + 5 * DAY, 5),
    ],
)
def test_each_begun_day_after_the_grace_costs_a_tenth(seconds, days):
    assert lateness(seconds, POLICY) == days
    assert penalty(20, seconds, POLICY) == pytest.approx(2 * days)


def test_nothing_counts_after_the_last_day():
    assert penalty(20, GRACE + 5 * DAY, POLICY) == 10
    assert penalty(20, GRACE + 5 * DAY + 1, POLICY) == 20


def test_no_day_after_the_due_date_may_be_allowed():
    strict = Late(grace_minutes=0, percent_per_day=0, days=0)
    assert penalty(20, 0, strict) == 0
    assert penalty(20, 1, strict) == 20


def test_percent_never_take_more_than_there_is():
    harsh = Late(grace_minutes=0, percent_per_day=60, days=30)
    assert penalty(20, 3 * DAY, harsh) == 20


def test_extra_days_come_before_the_clock_starts():
    assert penalty(20, 2 * DAY + GRACE, POLICY, extra_days=2) == 0
    assert penalty(20, 2 * DAY + GRACE + 1, POLICY, extra_days=2) == 2


def test_a_day_is_24_hours_also_when_the_clocks_change():
    """Due on the eve of summer time; the next evening at the same hour is 23 hours later."""
    zone = ZoneInfo("Europe/Berlin")
    due = datetime(2027, 3, 27, 23, 59, tzinfo=zone)
    next_day = datetime(2027, 3, 29, 0, 14, tzinfo=zone)
    seconds = next_day.timestamp() - due.timestamp()
    assert seconds == 23 * 3600 + GRACE
    assert lateness(seconds, POLICY) == 1
    assert lateness(seconds + 3600, POLICY) == 1
    assert lateness(seconds + 3601, POLICY) == 2


@given(
    points=st.floats(0, 100),
    seconds=st.floats(0, 40 * DAY),
    more=st.floats(0, DAY),
    late=st.builds(
        Late,
        grace_minutes=st.integers(0, 60),
        percent_per_day=st.floats(0, 100),
        days=st.integers(0, 20),
    ),
    extra=st.integers(0, 5),
)
def test_later_is_never_cheaper_and_points_never_fall_below_zero(
    points, seconds, more, late, extra
):
    sooner = penalty(points, seconds, late, extra)
    later = penalty(points, seconds + more, late, extra)
    assert 0 <= sooner <= later <= points
    assert penalty(points, seconds, late, extra + 1) <= sooner


# --- both ways of grading ----------------------------------------------------------------

DUE = datetime(2027, 2, 7, 22, 59)
"""In UTC; 23:59 in Berlin."""
STUDENTS = {
    "ana": timedelta(days=1, hours=3),
    "ben": timedelta(days=1, hours=3),
    "cem": timedelta(hours=-1),
    "dee": timedelta(days=9),
}
EXPECTED = {"ana": 0.6, "ben": 0.0, "cem": 0.0, "dee": 3.0}
"""Of three points; Ben has two extra days."""


@pytest.fixture(scope="module")
def term(tmp_path_factory):
    """Make a term with an assignment of three points, handed in by four."""
    folder = tmp_path_factory.mktemp("terms") / "spring"
    new(folder, name="X", start=datetime(2027, 2, 1).date(), weeks=1, timezone="Europe/Berlin",
        assignments=["ps01"])  # fmt: skip
    settings = (folder / "course.toml").read_text("utf-8").replace('"ps01"', '"short"')
    (folder / "course.toml").write_text(settings, "utf-8")
    rows = "".join(f"{each},{each.title()},Lee,{2 if each == 'ben' else ''}\n" for each in STUDENTS)
    (folder / "roster.csv").write_text(f"id,first_name,last_name,extra_days\n{rows}")
    shutil.rmtree(folder / "source")
    write_short(
        folder / "source" / "short" / "short.ipynb", "### BEGIN SOLUTION\nx = 1\n### END SOLUTION"
    )
    nbgrader(folder, "generate_assignment", "short")
    for student, after in STUDENTS.items():
        target = folder / "submitted" / student / "short"
        write_short(target / "short.ipynb", "x = 1")
        (target / "timestamp.txt").write_text(f"{DUE + after:%Y-%m-%d %H:%M:%S.%f} UTC")
    term = read_term(folder)
    sync(term)
    return term


def write_short(path, answer):
    def cell(source, name, *, points=0):
        mark = {"grade_id": name, "schema_version": 3, "solution": not points, "grade": points > 0,
                "locked": points > 0, "task": False}  # fmt: skip
        cell = new_code_cell(
            source, metadata={"nbgrader": mark | {"points": points} if points else mark}
        )
        cell["id"] = name
        return cell

    notebook = new_notebook(cells=[cell(answer, "x"), cell("assert x == 1", "x-test", points=3)])
    notebook.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


def nbgrader(folder, *arguments):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def penalties(term):
    with opened(term) as gradebook:
        return {
            each.student_id: each.late_submission_penalty
            for each in gradebook.assignment_submissions("short")
        }


def test_nbgrader_takes_off_what_the_policy_says(term, tmp_path):
    copy = tmp_path / "term"
    shutil.copytree(term.folder, copy)
    nbgrader(copy, "autograde", "short", "--student", "[ab]*")
    expected = {name: off for name, off in EXPECTED.items() if name in {"ana", "ben"}}
    assert penalties(read_term(copy)) == pytest.approx(expected)


def test_course_grade_takes_off_the_same(term):
    grade(term.folder, "short", walls=sandbox_works())
    assert penalties(term) == pytest.approx(EXPECTED)
    table = scores(term).set_index("student")
    assert table["penalty"].to_dict() == pytest.approx(EXPECTED)
    assert table.loc["ana", ["points", "maximum", "counted"]].tolist() == [3, 3, 2.4]
