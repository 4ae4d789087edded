"""The report on a term: what to teach again, who has gone quiet, which items to look at."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import sys
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbgrader import api

from course_utils.cli import grading
from course_utils.errors import GradingError
from course_utils.grading.report.term.command import render
from course_utils.grading.report.term.read import Leave, read
from course_utils.grading.report.term.sections import sections
from course_utils.grading.report.term.summary import LATE, NEVER, QUIET, summarise

HOSTILE = '"><script>alert(1)</script>\x1b[2J\u202e'
CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "course"\n'
FIRST = datetime(2027, 3, 1, 12)
NAMES = ["ps02", "ps06", "ps07", "ps08"]
NOW = datetime(2027, 3, 25, tzinfo=UTC)
"""After ps08, the fourth, is due."""
STUDENTS = [*(f"s{n:02}" for n in range(1, 12)), HOSTILE]
TASKS = {  # by assignment and cell, who earns the point; the strong have low numbers
    "ps02": {"ps02-window-test-a": 9, "ps02-hosts-test-a": 6, "ps02-dots-test-a": 5},
    "ps06": {"ps06-us-partners-test-a": 8, "ps06-cut-off-test-a": 4, "ps06-odd-test-a": -6},
    "ps07": {"ps07-pairs-test-a": 7, "ps07-room-test-a": 3},
    "ps08": {"ps08-gaps-test-a": 10, "ps08-once-test-a": 5},
}
OBJECTIVES = [
    ("ps02-window", "02-o1"), ("ps02-hosts", "02-o5"), ("ps06-us-partners", "06-o1"),
    ("ps06-cut-off", "06-o3"), ("ps07-pairs", "07-o1"), ("ps07-room", "07-o2"),
    ("ps08-once", "08-o5"), ("ps06-odd", "99-o1"), ("ps09-nothing-yet", "09-o1"),
]  # fmt: skip
TERM = """\
[course]
name = "Mediators, spring 2027"
id = "mediators"
start = 2027-02-22
weeks = 6
[late]
grace_minutes = 120
percent_per_day = 10
days = 5
[[assignment]]
name = "ps06"
opens = 2027-03-01T08:00:00
due = 2027-03-08T12:00:00
weight = 1
"""
SAID = "NotYet: x is 3: the windows have 28 days."


def earns(at, place):
    """Whether the student at a place earns a point that so many earn, from the other end if < 0."""
    return at >= len(STUDENTS) + place if place < 0 else at < place


def handed_in(student, name):
    """s03 stops after ps06, s04 misses only the last one, s05 never comes."""
    return not (
        (student == "s03" and name in ("ps07", "ps08"))
        or (student == "s04" and name == "ps08")
        or student == "s05"
    )


def make_course(folder):
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    (folder / "grading").mkdir()
    rows = "".join(f"{task},{objective}\n" for task, objective in OBJECTIVES)
    (folder / "objectives.csv").write_text(f"task_id,objective_id\n{rows}", encoding="utf-8")
    with (
        warnings.catch_warnings(),
        api.Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "course") as book,
    ):
        warnings.simplefilter("ignore")  # nbgrader's own, about the order in which it adds rows
        for student in STUDENTS:
            book.add_student(student, first_name="Ada", last_name="<b>Lee</b>")
        book.add_assignment("later", duedate=FIRST + timedelta(weeks=9))
        for week, name in enumerate(NAMES):
            due = FIRST + timedelta(weeks=week)
            book.add_assignment(name, duedate=due)
            book.add_notebook(name, name)
            for cell in TASKS[name]:
                book.add_grade_cell(cell, name, name, max_score=1, cell_type="code")
            sheet = book.find_assignment(name).notebooks[0]
            entries = []
            for at, student in enumerate(STUDENTS):
                if not handed_in(student, name):
                    continue
                late = timedelta(hours=26 if student == "s06" else -1)
                given = api.SubmittedAssignment(
                    assignment=sheet.assignment, student_id=student, timestamp=due + late
                )
                mine = api.SubmittedNotebook(notebook=sheet, assignment=given)
                book.db.add(given)
                failed = {}
                for cell in sheet.grade_cells:
                    score = earns(at, TASKS[name][cell.name])
                    grade = api.Grade(cell=cell, notebook=mine, auto_score=float(score))
                    grade.needs_manual_grade = False
                    book.db.add(grade)
                    if not score:
                        failed[cell.name] = {"said": SAID, "recognised": cell.name[:4] != "ps08"}
                entries.append({"student": student, "messages": failed, "seconds": {"run": 1.0}})
            lines = "".join(json.dumps(entry) + "\n" for entry in entries)
            (folder / "grading" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
        book.db.commit()
    return folder


@pytest.fixture(scope="module", autouse=True)
def tools():
    """Let nbgrader find the command alembic, which stands beside our own Python."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        yield


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return make_course(tmp_path_factory.mktemp("term") / "course")


def without(course, folder, students):
    """Copy the course, and take the submissions of these students out of its gradebook."""
    copy = shutil.copytree(course, folder)
    with contextlib.closing(sqlite3.connect(copy / "gradebook.db")) as book, book:
        marks = ", ".join("?" * len(students))
        book.execute(f"DELETE FROM submitted_assignment WHERE student_id IN ({marks})", students)  # noqa: S608
    return copy


@pytest.fixture(scope="module")
def report(course):
    return summarise(read(course, when=NOW))


def words(report, name):
    """Return a section as one text: its sentences and its tables."""
    (found,) = (one for one in sections(report) if one.id == name)
    rows = ["|".join(row) for sheet in found.sheets for row in [sheet.headings, *sheet.rows]]
    return "\n".join([*found.notes, *rows])


def test_the_weakest_objectives_come_with_their_lesson_and_misunderstanding(report):
    """By hand: s01 to s03 earn `room`, but s03 has left; ten handed ps07 in, so 2 of 10."""
    weakest = report.objectives.head(3)
    assert list(weakest.index) == ["07-o2", "08-o5", "06-o3"]
    assert weakest["share"].to_list() == pytest.approx([2 / 10, 2 / 9, 4 / 11])
    lines = words(report, "again").splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("07-o2, lesson 07, “")
    assert "20 % of the points; 8 of 10 students earned less than half." in lines[0]
    assert "“the windows have 28 days” (8 students)" in lines[0]
    assert "misunderstanding" not in lines[1]  # none of ps08 was recognised
    assert "Look at the task first: ps06-cut-off does not tell strong" in lines[2]


def test_an_objective_of_a_lesson_that_is_not_known_stands_by_its_id(report):
    assert "99-o1 99-o1|" in words(report, "objectives")
    assert "09-o1" not in report.objectives.index  # its task has not been handed in


def test_what_is_marked_for_few_is_not_what_to_teach_again(course, tmp_path):
    """A test of `cut-off` that waits for all but s11, who failed it, is no weakest objective."""
    copy = shutil.copytree(course, tmp_path / "course")
    with contextlib.closing(sqlite3.connect(copy / "gradebook.db")) as book, book:
        book.execute(
            "UPDATE grade SET needs_manual_grade = 1 WHERE cell_id = (SELECT id FROM base_cell "
            "WHERE name = 'ps06-cut-off-test-a') AND notebook_id NOT IN (SELECT n.id FROM "
            "submitted_notebook n JOIN submitted_assignment a ON n.assignment_id = a.id "
            "WHERE a.student_id = 's11')"
        )
    found = summarise(read(copy, when=NOW))
    assert found.objectives.loc["06-o3", ["students", "share"]].to_list() == [1, 0]
    assert found.objectives.index[-1] == "06-o3"
    assert "06-o3" not in words(found, "again")


def test_who_has_gone_quiet_never_came_or_is_late_often(report):
    signs = report.students["sign"]
    assert signs[signs != ""].to_dict() == {"s03": QUIET, "s05": NEVER, "s06": LATE}
    shown = words(report, "quiet").splitlines()
    assert "s03|Ada <b>Lee</b>|gone quiet|ps06|2 of 4|0" in shown
    assert "s05|Ada <b>Lee</b>|nothing so far|–|0 of 4|0" in shown
    assert "s06|Ada <b>Lee</b>|late often|ps08|4 of 4|4" in shown


def test_what_is_not_yet_due_makes_nobody_quiet(course):
    earlier = summarise(read(course, when=NOW - timedelta(days=4)))  # ps08 is still open
    assert earlier.students.loc["s03", ["sign", "due"]].to_list() == ["", 3]
    assert earlier.students.loc["s05", "sign"] == NEVER


def test_leave_moves_what_is_due_and_late(course):
    """26 hours late with an hour of grace and one more day is an hour late; two days are enough."""
    leave = Leave(grace=3600, extra={"s03": 10.0, "s06": 1.0})
    found = summarise(read(course, leave, when=NOW))
    assert found.students.loc["s03", "sign"] == ""
    assert found.students.loc["s06", "late"] == 4
    generous = Leave(grace=2 * 3600, extra={"s06": 1.0})
    assert summarise(read(course, generous, when=NOW)).students.loc["s06", "late"] == 0


def test_what_was_collected_and_not_yet_graded_counts_as_handed_in(course, tmp_path):
    copy = shutil.copytree(course, tmp_path / "course")
    (copy / "submitted" / "s03" / "ps08").mkdir(parents=True)
    students = summarise(read(copy, when=NOW)).students
    assert students.loc["s03", ["sign", "handed", "last"]].to_list() == ["", 3, "ps08"]


def test_a_students_shares_are_those_of_the_points(report):
    assert report.shares.loc["s01"].to_list() == pytest.approx([1, 2 / 3, 1, 1])
    assert report.students.loc["s03", "share"] == pytest.approx((1 + 2 / 3) / 2)
    assert "s05|Ada <b>Lee</b>|0 of 4|0|–|–|–|–|–" in words(report, "students")
    assert report.assignments.loc["ps07", ["handed", "late", "graded"]].to_list() == [10, 1, 10]


def test_a_misunderstanding_is_counted_over_assignments(report):
    """Everyone who came missed a recognised test somewhere: once in the table, not per sheet."""
    (row,) = report.misunderstandings.to_dict("records")
    assert row["text"] == "the windows have 28 days"
    assert row["count"] == 11
    assert row["assignments"] == 3
    assert "1 misunderstanding recognised by name; 1 of them in more than one assignment." in words(
        report, "messages"
    )


def test_items_that_do_not_discriminate_stand_with_the_lowest_first(report):
    shown = words(report, "items").splitlines()
    assert [line.split("|")[0] for line in shown if line.startswith("ps")] == [
        "ps06 odd", "ps06 cut-off", "ps06 us-partners",
    ]  # fmt: skip
    assert shown[0].startswith("3 of 8 items do not tell strong students from weak ones; 3 with")


def test_a_small_class_has_no_verdict_on_items(course, tmp_path):
    few = summarise(read(without(course, tmp_path / "course", STUDENTS[4:]), when=NOW))
    assert "too few to say whether items discriminate" in words(few, "items")
    assert "|" not in words(few, "items").replace("Item|With", "").split("Tells apart")[1]
    assert "So few students say little about a class." in words(few, "again")
    assert "<svg" in render(few, "few")


def test_without_objectives_that_part_is_left_out(course, tmp_path):
    copy = shutil.copytree(course, tmp_path / "course")
    (copy / "objectives.csv").unlink()
    shutil.rmtree(copy / "grading")
    bare = summarise(read(copy, when=NOW))
    assert {"again", "objectives"}.isdisjoint(one.id for one in sections(bare))
    assert "No journal of `course grade`" in words(bare, "messages")
    assert "Monday" not in render(bare, "bare")


@pytest.mark.parametrize("text", ["task,objective\na,b\n", ""])
def test_a_broken_file_of_objectives_is_named(course, tmp_path, text):
    copy = shutil.copytree(course, tmp_path / "course")
    (copy / "objectives.csv").write_text(text, encoding="utf-8")
    with pytest.raises(GradingError, match=r"objectives\.csv"):
        read(copy, when=NOW)


def test_the_page_is_private_and_harmless(report):
    text = render(report, "course")
    assert "This page is personal data" in text
    assert "A low share is no verdict on a person" in text
    assert "<script" not in text
    assert "<b>" not in text
    assert not set(text) & {"\x1b", "\u202e"}
    assert "https://" not in text
    assert text.count("<svg") == 3
    assert text.count('role="img" aria-label="') == 3


def test_the_command_takes_name_and_leave_from_the_term(course, tmp_path, capsys):
    copy = shutil.copytree(course, tmp_path / "course")
    (copy / "course.toml").write_text(TERM, encoding="utf-8")
    roster = "id,first_name,last_name,email,lms_id,extra_days\ns06,Ada,Lee,,,1\n"
    (copy / "roster.csv").write_text(roster, encoding="utf-8")
    grading.report.main(["--term", "--course", str(copy)], standalone_mode=False)
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "Report on the term: Mediators, spring 2027" in printed.out
    assert "late often" not in printed.out
    assert "\x1b" not in printed.out
    page = copy / "grading" / "term-report.html"
    assert f"{page}" in printed.out
    assert page.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("words_after", [[], ["ps06", "--term"]])
def test_the_command_wants_an_assignment_or_the_term(words_after):
    with pytest.raises(click.UsageError, match="Name an assignment, or give --term"):
        grading.report.main(words_after, standalone_mode=False)


def test_a_course_in_which_nothing_was_handed_in_is_named(course, tmp_path):
    bare = without(course, tmp_path / "course", STUDENTS)
    with pytest.raises(GradingError, match="nothing has been handed in"):
        read(bare, when=NOW)


@pytest.mark.browser
@pytest.mark.parametrize(
    "options", [{"color_scheme": "dark"}, {"viewport": {"width": 400, "height": 800}}]
)
def test_the_page_is_accessible(browser, report, options):
    context = browser.new_context(bypass_csp=True, **options)  # so that axe can run
    page = context.new_page()
    page.set_content(render(report, "course"))
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
