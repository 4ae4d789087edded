"""The demo grades a simulated class with nbgrader, and each student gets what it deserves."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from course_utils.errors import GradingError, UnknownName
from course_utils.grading import demo, simulated
from course_utils.grading.assignments import read_assignment
from course_utils.grading.bank import read_bank
from course_utils.grading.rubrics import read_rubrics

ROOT = Path(__file__).parents[1]
EXERCISES = ROOT / "exercises"

DESERVED = {
    "simulated-full-marks": [2, 3, 3, 2, 2, 2, 2],
    "simulated-partly-right": [2, 1, 1, 1, 2, 2, 0],
    "simulated-wrong": [0, 0, 0, 0, 0, 0, 0],
    "simulated-raising": [0, 0, 3, 2, 2, 2, 0],
    "simulated-blank": [0, 0, 0, 0, 0, 0, 0],
    "simulated-warning": [2, 3, 3, 2, 2, 2, 2],
}
"""Worked out by hand from the class file and the sheet, task by task."""


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Run the command once, as ``make demo`` does, with real nbgrader."""
    folder = tmp_path_factory.mktemp("demo") / "course"
    command = [Path(sys.executable).with_name("course"), "demo", "--folder", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return folder, done


def test_demo_succeeds_quietly(graded):
    _, done = graded
    assert done.stderr == ""
    assert done.returncode == 0, done.stdout


def test_scores_are_exact_in_the_gradebook(graded):
    """The points in nbgrader's own gradebook, not only those that the table shows."""
    folder, _ = graded
    query = """
        select student.id, base_cell.name, grade.auto_score
        from grade join base_cell on grade.cell_id = base_cell.id
        join submitted_notebook on grade.notebook_id = submitted_notebook.id
        join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
        join student on submitted_assignment.student_id = student.id
    """
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as gradebook:
        rows = gradebook.execute(query).fetchall()
    assignment = read_assignment(EXERCISES, "ps06")
    for student, points in DESERVED.items():
        scores = {name: score for who, name, score in rows if who == student}
        got = [sum(scores[test.id] for test in task.tests) for task in assignment.tasks.values()]
        assert got == points, student


def test_table_shows_what_was_got_beside_what_is_deserved(graded):
    _, done = graded
    for student, points in DESERVED.items():
        row = next(
            line for line in done.stdout.splitlines() if line.strip().startswith(f"{student} ")
        )
        assert re.findall(r"\d+/\d+", row) == [f"{p}/{p}" for p in [*points, sum(points)]]


def test_report_says_what_awaits_a_human_and_where_the_files_are(graded):
    folder, done = graded
    waiting = done.stdout.split("To be marked by hand: ps06-new-or-added")[1].splitlines()[1]
    assert set(re.findall(r"simulated-[a-z-]+", waiting)) == set(DESERVED) - {"simulated-blank"}
    for path in (folder / "gradebook.db", folder / "feedback", folder / "nbgrader.log"):
        assert str(path) in done.stdout
        assert path.exists()


def test_feedback_shows_the_messages_and_no_hidden_test(graded):
    folder, _ = graded
    for student in DESERVED:
        page = (folder / "feedback" / student / "ps06" / "ps06.html").read_text(encoding="utf-8")
        text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", "", page, flags=re.DOTALL)
        assert simulated.NOTICE.strip("*") in text
        assert "HIDDEN TESTS" not in text
        assert "misses=" not in text
        assert not set(re.findall(r"(?<![\w.])\d\d?\.\d+(?!\w)", text)) & {"72.2", "0.727", "0.087"}
    partly = (folder / "feedback/simulated-partly-right/ps06/ps06.html").read_text(encoding="utf-8")
    assert "NotYet: across_sides is 0.722: this is a fraction" in partly


# --- without nbgrader: plans, folders, differences ---------------------------------------


def enrolled(**plan):
    assignment = read_assignment(EXERCISES, "ps06")
    rubrics = read_rubrics(EXERCISES / "rubrics" / "ps06.yml")
    plans = [simulated.Plan(id="simulated-me", about="", **plan)]
    return simulated.enrol(plans, assignment, read_bank(EXERCISES, assignment), rubrics)[0]


def test_what_answers_deserve_follows_from_bank_and_points():
    assignment = read_assignment(EXERCISES, "ps06")
    student = enrolled(
        default="blank", answers={"across-sides": "wrong-fraction", "seat-counts": "right-2"}
    )
    deserved = student.deserves(assignment)
    assert {task: points for task, points in deserved.items() if points} == {
        "across-sides": 1,
        "seat-counts": 2,
    }


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"default": "right-with-warnin"}, "Did you mean 'right-with-warning'?"),
        ({"default": "blank", "answers": {"seat-count": "right-1"}}, "Did you mean 'seat-counts'?"),
        ({"default": "blank", "written": 5}, "level of the rubric"),
    ],
)
def test_a_slip_in_the_class_file_names_the_nearest(plan, said):
    with pytest.raises(UnknownName, match=re.escape(said)):
        enrolled(**plan)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("students: [", "is not YAML"),
        ("assignment: ps06", "students: Field required"),
        ("assignment: ps06\nstudents: [{id: anna, about: a, default: blank}]", "students.0.id"),
        (None, "can't be read"),
    ],
)
def test_a_broken_class_file_is_one_clear_line(tmp_path, text, said):
    path = tmp_path / "demo-class.yml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(GradingError, match=said) as caught:
        simulated.read_class(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    mine = tmp_path / "thesis.txt"
    mine.write_text("do not lose", encoding="utf-8")
    with pytest.raises(GradingError, match="holds files that the demo did not make"):
        demo.run(EXERCISES, tmp_path)
    assert mine.read_text(encoding="utf-8") == "do not lose"


class FakeNbgrader:
    """Gives every student what the answers deserve, and one of them half a point more."""

    def __init__(self, course):
        self.course, self.log = course, course / "nbgrader.log"

    def generate(self, assignment):
        release = self.course / "release" / assignment
        release.mkdir(parents=True)
        source = self.course / "source" / assignment / f"{assignment}.ipynb"
        (release / source.name).write_bytes(source.read_bytes())

    def autograde(self, assignment, student):
        assert (self.course / "submitted" / student / assignment / f"{assignment}.ipynb").is_file()

    def feedback(self, assignment):
        pass

    def scores(self, assignment, students):
        deserved = {student.id: student.deserves(assignment) for student in students}
        got = {name: dict(points) for name, points in deserved.items()}
        got["simulated-wrong"]["cut-off"] += 0.5
        return tuple(demo.Score(s, got[s.id], deserved[s.id], ()) for s in students)


def test_a_score_that_is_not_deserved_fails_the_demo(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(demo, "Nbgrader", FakeNbgrader)
    folder = tmp_path / "new" / "course"
    for _ in range(2):  # the second time it empties what it made itself
        with pytest.raises(GradingError, match=r"1 of 6 students .* \(simulated-wrong\)"):
            demo.run(EXERCISES, folder)
        assert re.search(r"simulated-wrong .* 0.5/0 !", capsys.readouterr().out)


def test_an_interrupted_step_stops_the_demo(tmp_path):
    """Caught by nbgrader, which would go on with the next student."""
    nbgrader = object.__new__(demo.Nbgrader)
    nbgrader.log = tmp_path / "log"
    with pytest.raises(KeyboardInterrupt):
        nbgrader._do("autograde", lambda: {"success": False, "error": "... KeyboardInterrupt"})
    with pytest.raises(GradingError, match=f"autograde failed. See {nbgrader.log}"):
        nbgrader._do("autograde", lambda: {"success": False, "error": "boom", "log": "line"})
    assert "boom" in nbgrader.log.read_text(encoding="utf-8")
