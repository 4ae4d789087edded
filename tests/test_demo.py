"""The demo grades a simulated class: each student gets what it deserves, the report tells why."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from course_utils.errors import GradingError, UnknownName
from course_utils.grading import demo, simulated
from course_utils.grading.assignments import read_assignment
from course_utils.grading.autograde import journal
from course_utils.grading.bank import read_bank, try_entries
from course_utils.grading.report.items import NO
from course_utils.grading.report.messages import reason
from course_utils.grading.report.read import names_of, read
from course_utils.grading.report.summary import summarise
from course_utils.grading.rubrics import read_rubrics
from course_utils.grading.sandbox_check import sandbox_works

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


def simulated_class():
    """Return the students of the class file."""
    plan = simulated.read_class(EXERCISES / "demo-class.yml")
    assignment = read_assignment(EXERCISES, plan.assignment)
    bank = read_bank(EXERCISES, assignment)
    rubrics = read_rubrics(EXERCISES / "rubrics" / f"{plan.assignment}.yml")
    plans = [*plan.students, *simulated.draw(plan.drawn, assignment, bank)]
    return simulated.enrol(plans, assignment, bank, rubrics)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Run the command once, outside of the course's folder, with real nbgrader and the sandbox."""
    elsewhere = tmp_path_factory.mktemp("demo")
    command = [Path(sys.executable).with_name("course"), "demo", "--folder", "course"]
    done = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=False)
    return elsewhere / "course", done


def test_demo_succeeds_quietly(graded):
    _, done = graded
    assert done.stderr == ""
    assert done.returncode == 0, done.stdout


def test_nobody_is_flagged(graded):
    folder, _ = graded
    entries = journal.read(journal.path(folder, "ps06"))
    assert {name: entry["flags"] for name, entry in entries.items() if entry["flags"]} == {}


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
    students = simulated_class()
    assert len(students) == 30
    for student in students:
        scores = {name: score for who, name, score in rows if who == student.id}
        got = [sum(scores[test.id] for test in task.tests) for task in assignment.tasks.values()]
        assert got == list(student.deserves(assignment).values()), student.id
        assert got == DESERVED.get(student.id, got), student.id


def test_table_shows_what_was_got_beside_what_is_deserved(graded):
    _, done = graded
    for student, points in DESERVED.items():
        row = next(
            line for line in done.stdout.splitlines() if line.strip().startswith(f"{student} ")
        )
        assert re.findall(r"\d+/\d+", row) == [f"{p}/{p}" for p in [*points, sum(points)]]


def test_report_says_what_awaits_a_human_and_where_the_files_are(graded):
    folder, done = graded
    assert "new-or-added waits to be marked by hand for 29 students" in done.stdout
    page = folder / "grading" / "ps06-report.html"
    for path in (page, folder / "gradebook.db", folder / "feedback", folder / "nbgrader.log"):
        assert str(path) in done.stdout
        assert path.exists()
    assert demo.NOTICE in page.read_text(encoding="utf-8")


def test_report_finds_the_item_that_was_left_to_chance(graded):
    folder, _ = graded
    items = summarise(read(folder, "ps06")).items
    assert list(items.index[items["discriminates"] == NO]) == ["same-table"]


@pytest.mark.sandbox
def test_report_recovers_the_misunderstandings_that_were_planted(graded):
    """By misunderstanding and by message, as many as the bank says that the messages name."""
    if not sandbox_works():
        pytest.skip("needs bubblewrap; to enable: sudo apt-get install -y bubblewrap")
    folder, _ = graded
    students = simulated_class()
    planted = [one for who in students for one in who.answers.values() if not one.right]
    assignment = read_assignment(EXERCISES, "ps06")
    different = {(entry.task.name, entry.name): entry for entry in planted}
    results = try_entries(assignment, list(different.values()))
    said = {(one.entry.task.name, one.entry.name): one for one in results}
    times = Counter((entry.task.name, entry.name) for entry in planted)
    assert sum(times.values()) > 60

    tables = read(folder, "ps06")
    found = demo.recovered(tables, students).set_index(["task", "misunderstanding"])
    assert found["planted"].sum() == len(planted)
    for key, entry in different.items():
        row = found.loc[(entry.task.name, entry.misunderstanding)]
        assert row["planted"] == times[key]
        assert row["named"] == (times[key] if said[key].recognised else 0), key

    counted = Counter()
    for key, result in said.items():
        for test, message in result.messages.items():
            counted[names_of(test, "ps06")[1], reason(message)] += times[key]
    messages = summarise(tables).messages
    recognised = messages[messages["recognised"]]
    assert len(recognised) > 30
    for _, row in recognised.iterrows():
        assert row["count"] == counted[row["label"], row["text"]], row["text"]
        assert row["count"] == len(set(row["students"]))


def test_a_score_that_is_not_deserved_fails_the_demo(graded, tmp_path):
    folder = shutil.copytree(graded[0], tmp_path / "course")
    students = simulated_class()
    assignment = read_assignment(EXERCISES, "ps06")
    log = folder / "nbgrader.log"
    demo.require_exact(demo.compare(read(folder, "ps06"), assignment, students), assignment, log)
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute(
            """
            update grade set auto_score = 0.5
            where cell_id in (select id from base_cell where name = 'ps06-cut-off-test-names')
            and notebook_id in (
                select submitted_notebook.id from submitted_notebook join submitted_assignment
                on submitted_notebook.assignment_id = submitted_assignment.id
                where submitted_assignment.student_id = 'simulated-wrong'
            )
            """
        )
    scores = demo.compare(read(folder, "ps06"), assignment, students)
    with pytest.raises(GradingError, match=r"1 of 30 students .* \(simulated-wrong\)"):
        demo.require_exact(scores, assignment, log)


def test_the_same_seed_draws_the_same_class():
    plan = simulated.read_class(EXERCISES / "demo-class.yml").drawn
    assignment = read_assignment(EXERCISES, "ps06")
    bank = read_bank(EXERCISES, assignment)
    drawn = simulated.draw(plan, assignment, bank)
    assert drawn == simulated.draw(plan, assignment, bank)
    other = plan.model_copy(update={"seed": plan.seed + 1})
    assert drawn != simulated.draw(other, assignment, bank)
    slip = plan.model_copy(update={"shift": {"seat-count": 0.1}})
    with pytest.raises(UnknownName, match="Did you mean 'seat-counts'"):
        simulated.draw(slip, assignment, bank)


def test_a_chance_of_one_gives_right_answers_only():
    plan = simulated.read_class(EXERCISES / "demo-class.yml").drawn
    group = plan.groups[0].model_copy(update={"right": 1.0, "students": 20})
    sure = simulated.Draw(seed=1, groups=[group], by_chance={"cut-off": 0.0})
    assignment = read_assignment(EXERCISES, "ps06")
    for drawn in simulated.draw(sure, assignment, read_bank(EXERCISES, assignment)):
        wrong = {task for task, name in drawn.answers.items() if name.startswith("wrong-")}
        assert wrong == {"cut-off"}


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


def test_without_the_exercises_it_says_where_to_run(tmp_path, monkeypatch):
    """A wheel packs the assignments, and neither bank nor class."""
    packed = tmp_path / "exercises.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("source/ps06/ps06.ipynb", "{}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(demo.sources, "root", lambda: zipfile.Path(packed))
    with pytest.raises(GradingError, match=r"no simulated class.*Run it in the course's own"):
        demo.run(tmp_path / "course")
    assert not (tmp_path / "course").exists()
    monkeypatch.chdir(ROOT)
    assert demo.exercises_here() == EXERCISES


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    mine = tmp_path / "thesis.txt"
    mine.write_text("do not lose", encoding="utf-8")
    with pytest.raises(GradingError, match="holds files that the demo did not make"):
        demo.run(tmp_path)
    assert mine.read_text(encoding="utf-8") == "do not lose"


def test_a_folder_that_the_demo_made_is_emptied(tmp_path):
    assignment = read_assignment(EXERCISES, "ps06")
    folder = demo.prepare(EXERCISES, tmp_path / "new" / "course", assignment)
    (folder / "gradebook.db").touch()
    demo.prepare(EXERCISES, folder, assignment)
    assert not (folder / "gradebook.db").exists()
    assert (folder / "source" / "ps06" / "ps06.ipynb").is_file()


def test_an_interrupted_step_stops_the_demo(tmp_path):
    """Caught by nbgrader, which would go on with the next student."""
    nbgrader = object.__new__(demo.Nbgrader)
    nbgrader.log = tmp_path / "log"
    with pytest.raises(KeyboardInterrupt):
        nbgrader._do("autograde", lambda: {"success": False, "error": "... KeyboardInterrupt"})
    with pytest.raises(GradingError, match=f"autograde failed. See {nbgrader.log}"):
        nbgrader._do("autograde", lambda: {"success": False, "error": "boom", "log": "line"})
    assert "boom" in nbgrader.log.read_text(encoding="utf-8")
