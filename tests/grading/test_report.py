"""The report on an assignment, from a gradebook whose figures were worked out by hand."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import sys
import warnings
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

from course_utils import cli
from course_utils.errors import GradingError, UnknownName
from course_utils.grading.report import items, page
from course_utils.grading.report.messages import reason
from course_utils.grading.report.read import names_of, read
from course_utils.grading.report.sections import sections
from course_utils.grading.report.summary import summarise

HOSTILE = '"><script>alert(1)</script>'
STEERING = "zed\x1b[2J\u202e"
STUDENTS = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", HOSTILE, STEERING]
POINTS = {  # by cell, of the ten students in turn; b stands before a in the sheet
    "b": [1, 1, 1, 1, 0, 1, 0, 0, 0, 0],
    "hw1-a-test-only": [1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
    "hw1-c-test-one": [1, 1, 1, 1, 1, 1, 1, 1, 0, 0],
    "hw1-c-test-two": [1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    "same": [1] * 10,
    "never": [0] * 10,
}
ESSAY = "hw1-essay"
DUE = datetime(2027, 3, 1, 12)
CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "course"
"""


NAMES = {
    "s1": {"first_name": "Ada", "last_name": "Okafor"},
    "s2": {"last_name": "Turned\u202e"},
}


def make_course(folder, students=STUDENTS, *, waits=True):
    """Make a course whose gradebook holds the points above, as nbgrader's own code writes it."""
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    order = [*POINTS, ESSAY]
    cells = [new_code_cell(metadata={"nbgrader": {"grade_id": name}}) for name in order]
    (folder / "source" / "hw1").mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells), folder / "source" / "hw1" / "nb.ipynb")
    with (
        warnings.catch_warnings(),
        Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "course") as gradebook,
    ):
        warnings.simplefilter("ignore")  # nbgrader's own, about the order in which it adds rows
        gradebook.add_assignment("hw1", duedate=DUE)
        gradebook.add_notebook("nb", "hw1")
        for name in sorted(POINTS):
            gradebook.add_grade_cell(name, "nb", "hw1", max_score=1, cell_type="code")
        gradebook.add_grade_cell(ESSAY, "nb", "hw1", max_score=4, cell_type="markdown")
        gradebook.add_solution_cell(ESSAY, "nb", "hw1")
        for at, student in enumerate(students):
            gradebook.add_student(student, **NAMES.get(student, {}))
            late = timedelta(hours=26) if student == "s3" else timedelta()
            submission = gradebook.add_submission("hw1", student, timestamp=DUE + late)
            (notebook,) = submission.notebooks
            notebook.late_submission_penalty = 1.0 if student == "s3" else None
            for grade in notebook.grades:
                if grade.name == ESSAY:
                    grade.manual_score = 3 if student == "s1" else None
                    grade.extra_credit = 0.5 if student == "s1" else None
                    grade.needs_manual_grade = student != "s1"
                else:
                    grade.auto_score = POINTS[grade.name][at]
                    grade.needs_manual_grade = False
        gradebook.add_student("waits")
        if waits:
            gradebook.add_submission("hw1", "waits")  # as collected, before it is graded
        gradebook.add_student("absent")
        gradebook.db.commit()
    return folder


def entry(student, **more):
    """Return a line of the journal."""
    blank = {"problem": "", "flags": [], "notes": [], "messages": {}, "seconds": {}}
    return {"student": student, **blank, **more}


def write_journal(folder, entries):
    (folder / "grading").mkdir(exist_ok=True)
    lines = "".join(json.dumps(one) + "\n" for one in entries)
    (folder / "grading" / "hw1.jsonl").write_text(lines, encoding="utf-8")


JOURNAL = [
    entry(
        "s7",
        messages={
            "hw1-a-test-only": {"said": "NotYet: a is 81.1: the forums stay out.", "recognised": 1},
            "b": {"said": "NotAttempted: b is not there yet. Make it."},
        },
        seconds={"prepare": 1.0, "run": 2.0},
    ),
    entry(
        "s8",
        messages={
            "hw1-a-test-only": {
                "said": "NotYet: a is 81.09: the forums stay out.",
                "recognised": 1,
            },
            "b": {"said": "NotYet: b is 7: this is not what the task asks for."},
        },
        notes=[
            "a note",
            "SubmittedAssignment<hw1 for s8> is 205260.0 seconds late",
            "Late submission penalty: 4.5",
            "(Penalty > score) Adjusting late submission penalty from 4.5 to 2.",
            "a note",
        ],
        seconds={"prepare": 3.0, "run": 4.0},
    ),
    entry(
        HOSTILE,
        messages={"b": {"said": "<img src=x onerror=alert(1)> \x1b]0;owned\x07 \ud800"}},
        flags=["pandas.Series.equals had been replaced"],
        seconds={"prepare": 8.0, "run": 6.0},
    ),
    entry("waits", problem="it holds <b>no</b> notebook"),
    entry("stranger", flags=["not in the gradebook"]),
]


@pytest.fixture(scope="module", autouse=True)
def tools():
    """Let nbgrader find the command alembic, which stands beside our own Python."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        yield


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """Make a course that stock nbgrader graded."""
    return make_course(tmp_path_factory.mktemp("plain") / "course")


@pytest.fixture(scope="module")
def course(plain, tmp_path_factory):
    """Make a course that `course grade` graded, with its journal."""
    folder = shutil.copytree(plain, tmp_path_factory.mktemp("journal") / "course")
    write_journal(folder, JOURNAL)
    return folder


@pytest.fixture(scope="module")
def report(course):
    return summarise(read(course, "hw1"))


def section(report, name):
    """Return a section as one text: its sentences and its tables."""
    (found,) = (one for one in sections(report) if one.id == name)
    rows = ["|".join(row) for sheet in found.sheets for row in [sheet.headings, *sheet.rows]]
    return "\n".join([*found.notes, *rows])


# --- figures worked out by hand ----------------------------------------------------------


def test_difficulty_and_discrimination_are_those_worked_out_by_hand(report):
    """By hand: r(a) = 3.5 / sqrt(2.5 * 10.5), r(c) = 4 / sqrt(4 * 8); places shared at the edge."""
    table = report.items
    assert list(table.index) == ["b", "a", "c", "same", "never", "essay"]
    assert table.loc["c", ["maximum", "marked", "share", "full"]].to_list() == [2, 10, 0.5, 0.2]
    assert table.loc["a", ["maximum", "marked", "share", "full"]].to_list() == [1, 10, 0.5, 0.5]
    assert table.loc["a", "correlation"] == pytest.approx(3.5 / math.sqrt(2.5 * 10.5))
    assert table.loc["b", "correlation"] == pytest.approx(3.5 / math.sqrt(2.5 * 10.5))
    assert table.loc["c", "correlation"] == pytest.approx(4 / math.sqrt(4 * 8))
    assert table.loc["a", "difference"] == pytest.approx(1)
    assert table.loc["c", "difference"] == pytest.approx(2.5 / 3 - 0.5 / 3)
    told = table["discriminates"].to_dict()
    assert told["a"] == told["b"] == told["c"] == items.YES
    assert told["same"] == told["never"] == items.SAME
    assert told["essay"] == items.UNKNOWN


def test_scores_leave_out_what_is_not_marked_for_everyone(report):
    assert report.maximum == 6
    assert report.scores.to_dict() == dict(
        zip(STUDENTS, [5, 5, 4, 4, 3, 3, 2, 2, 1, 1], strict=True)
    )
    assert report.bins.to_list() == [0, 2, 0, 2, 0, 2, 2, 0, 2, 0]
    shown = section(report, "scores")
    for row in ("Mean|3|50 %", "Lower quartile|2|33 %", "Median|3|50 %", "Upper quartile|4|67 %"):
        assert row in shown
    assert "essay waits to be marked by hand for 9 students." in shown


def test_totals_are_nbgraders(course, report):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "course") as gradebook:
        for student in STUDENTS:
            submission = gradebook.find_submission("hw1", student)
            total = max(0.0, submission.score - submission.late_submission_penalty)
            assert report.students.loc[student, "total"] == total
    assert report.students.loc["s1", "total"] == 8.5
    shown = section(report, "students")
    assert "s1|8.5|–|–|–" in shown
    assert "s3|3|essay|1 d 2 h, 1 off|–" in shown
    assert "waits|not graded|–|–|could not be graded" in shown
    assert "absent|nothing handed in|–|–|–" in shown


def test_tests_that_nobody_or_everybody_passes_are_named(report):
    shown = section(report, "tests")
    assert "Nobody passes: never." in shown
    assert "All pass: same." in shown
    assert "c: two|2|10|0" in shown
    assert "b|5|10|1" in shown  # one was left empty


def test_messages_are_grouped_by_what_was_misunderstood(report):
    shown = report.messages[["label", "text", "count", "recognised"]].to_numpy().tolist()
    assert shown[0] == ["a: only", "the forums stay out", 2, True]
    assert ["b", "b is 7: this is not what the task asks for.", 1, False] in shown
    assert len(shown) == 3  # what is empty is no misunderstanding
    assert "4 tests failed on an answer that was there; in 2 of them" in section(report, "messages")
    assert "The journal knows 3 of the 10" not in section(report, "messages")


def test_flags_and_times_come_from_the_journal(report):
    shown = section(report, "signs")
    assert "it holds <b>no</b> notebook|could not be graded|1|waits" in shown
    assert "pandas.Series.equals had been replaced|flag|1|" in shown
    assert "a note|note|1|s8" in shown
    assert "enalty" not in shown  # the Students table has it
    assert "seconds late" not in shown
    assert "stranger" not in shown
    assert report.times.loc["prepare"].to_list() == [3, 12]
    assert "run|of this, the student's cells|4 s|12 s" in section(report, "times")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("NotYet: x is 23: Russia can stand: at either end.", "Russia can stand: at either end"),
        ("NotYet: x is 'a: b': the mark stays.", "the mark stays"),
        ("NotYet: by_year: the offices are not merged.", "the offices are not merged"),
        ("NotYet: table, column name: no such round.", "no such round"),
        ("KeyError: 'x: y'", "KeyError: 'x: y'"),
    ],
)
def test_a_misunderstanding_is_told_without_the_students_value(message, said):
    assert reason(message) == said


def test_only_cells_of_ours_are_split_into_tasks():
    assert names_of("hw1-seat-counts-test-two", "hw1") == ("seat-counts", "seat-counts: two")
    assert names_of("unit-test-two", "hw1") == ("unit-test-two", "unit-test-two")


# --- what can't be told ------------------------------------------------------------------


def test_a_small_class_is_said_to_be_too_small(tmp_path):
    nine = summarise(read(make_course(tmp_path / "course", STUDENTS[:9]), "hw1"))
    assert nine.items["correlation"].isna().all()
    assert set(nine.items["discriminates"]) == {items.UNKNOWN}
    shown = section(nine, "items")
    assert "9 students: too few to say whether items discriminate" in shown
    assert "With the rest" not in shown
    page.render(nine)


def statistics(**columns):
    frame = pd.DataFrame(columns, dtype=float)
    return items.statistics(frame, frame.max())


def test_an_item_that_weak_students_get_right_is_the_wrong_way_round():
    strong = [1] * 5 + [0] * 5
    table = statistics(a=strong, b=strong, c=strong, odd=strong[::-1])
    assert table.loc["odd", "discriminates"] == items.REVERSED
    assert table.loc["odd", "correlation"] == pytest.approx(-1)
    assert table.loc["odd", "difference"] == pytest.approx(-1)


def test_an_item_without_relation_to_the_others_does_not_discriminate():
    strong = [1] * 6 + [0] * 6
    table = statistics(a=strong, b=strong, chance=[1, 0] * 6)
    assert table.loc["chance", "correlation"] == pytest.approx(0)
    assert table.loc["a", "discriminates"] == items.YES
    assert table.loc["chance", "discriminates"] == items.NO
    assert table.loc["chance", "difference"] == 1  # for it is a part of the total itself


def test_the_order_of_students_changes_nothing():
    table = pd.DataFrame({"a": [1, 0, 1, 0, 1, 1, 0, 0, 0, 1], "b": [1, 1, 0, 0, 1, 0, 1, 0, 1, 0]})
    total = table.sum(axis="columns").astype(float)
    first = items.upper_lower(table["a"].astype(float), total)
    for seed in range(5):
        mixed = table.sample(frac=1, random_state=seed)
        assert items.upper_lower(mixed["a"].astype(float), total[mixed.index]) == pytest.approx(
            first
        )


def test_without_a_journal_the_report_says_what_is_missing(plain):
    report = summarise(read(plain, "hw1"))
    for name in ("messages", "signs", "times"):
        assert "No journal of `course grade` here" in section(report, name)
    assert report.items.loc["c", "share"] == 0.5
    assert "b|5|10" in section(report, "tests").splitlines()


def test_a_course_in_which_nothing_is_graded_has_a_report(tmp_path):
    report = summarise(read(make_course(tmp_path / "course", []), "hw1"))
    assert "Nothing is graded yet." in section(report, "scores")
    assert "No item is marked yet." in section(report, "items")
    page.render(report)


def test_before_anything_is_graded_one_sentence_says_what_to_do(tmp_path, capsys):
    course = make_course(tmp_path / "course", [], waits=False)
    cli.main(["report", "hw1", "--course", str(course)])
    said = capsys.readouterr().out.split()
    for word in ("`course collect hw1 DOWNLOAD`", "`course grade hw1`"):
        assert word in " ".join(said)
    assert "absent" not in said
    assert len(sections(summarise(read(course, "hw1")))) == 1
    assert (course / "grading" / "hw1-report.html").read_text("utf-8").count("<h2") == 1


def test_several_items_that_wait_are_told_in_one_sentence(report):
    waiting = [["a", "essay"] if at < 2 else ["essay"] for at in range(len(report.students))]
    several = replace(
        report, unmarked=["a", "essay"], students=report.students.assign(waiting=waiting)
    )
    words = "a (for 2 students) and essay (for 12 students) wait to be marked by hand."
    assert f"{words} The scores here leave them out." in section(several, "scores")
    assert "students. The scores here leave it out." in section(report, "scores")


# --- the command -------------------------------------------------------------------------


def test_the_command_shows_the_report_and_writes_the_page(course, capsys):
    cli.main(["report", "hw1", "--course", str(course)])
    printed = capsys.readouterr()
    assert printed.err == ""
    target = course / "grading" / "hw1-report.html"
    assert f"Page: {target}" in printed.out
    assert "the forums stay out" in printed.out
    assert "Ada Okafor" in printed.out
    assert "Ada Okafor" in target.read_text("utf-8")
    assert "\x1b" not in printed.out
    assert "\u202e" not in printed.out
    assert target.stat().st_mode & 0o077 == 0  # it names students


def test_who_is_late_by_an_unknown_time_is_told_apart_from_who_is_not(course):
    found = summarise(read(course, "hw1"), untimed=["s2"])
    assert "s2|" in section(found, "students")
    (line,) = re.findall(r"^s2\|.*$", section(found, "students"), re.MULTILINE)
    assert "|by an unknown time|" in line


def test_the_page_can_go_elsewhere(course, tmp_path, capsys):
    cli.main(["report", "hw1", "--course", str(course), "--html", str(tmp_path / "new" / "x.html")])
    assert (tmp_path / "new" / "x.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x.html"]


def test_a_page_that_cant_be_written_leaves_the_old_one(report, tmp_path, monkeypatch):
    target = tmp_path / "report.html"
    target.write_text("old", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(GradingError, match="No space left on device"):
        page.write(report, target)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_an_unknown_assignment_names_the_nearest(course):
    with pytest.raises(UnknownName, match="Did you mean 'hw1'"):
        read(course, "hw11")


def test_a_folder_without_a_gradebook_gets_none(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    with pytest.raises(GradingError, match="there is no gradebook"):
        read(tmp_path, "hw1")
    assert [path.name for path in tmp_path.iterdir()] == ["nbgrader_config.py"]


# --- the page ----------------------------------------------------------------------------


def test_the_page_holds_no_script_and_asks_for_nothing(report):
    text = page.render(report)
    assert "<script" not in text
    assert "<img" not in text
    assert "default-src 'none'" in text
    assert f" {datetime.now().astimezone():%Z}</time>" in text
    assert "http://" not in text
    assert "https://" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "&lt;b&gt;no&lt;/b&gt;" in text
    assert not set(text) & {"\x1b", "\x07", "\u202e", "\ud800"}


@pytest.mark.browser
@pytest.mark.parametrize(
    "options",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"viewport": {"width": 360, "height": 740}},
    ],
    ids=["light", "dark", "phone"],
)
def test_the_page_is_accessible_and_harmless(browser, report, options):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(bypass_csp=True, **options)  # so that axe can run
    opened = context.new_page()
    alarms, requests = [], []
    opened.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    opened.on("request", lambda request: requests.append(request.url))
    opened.route(
        "**/*",
        lambda route: (
            route.fulfill(body=page.render(report), content_type="text/html")
            if route.request.url == "http://report.test/"
            else route.abort()
        ),
    )
    opened.goto("http://report.test/")
    assert Axe().run(opened).response["violations"] == []
    assert opened.get_by_role("rowheader", name=HOSTILE).count() == 1
    for picture in opened.get_by_role("img").all():
        assert len(picture.get_attribute("aria-label")) > 60
        assert picture.bounding_box()["width"] > 200
    assert opened.locator("svg[role=img]").count() == 3
    assert opened.locator("table:not(:has(caption))").count() == 0
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ids = opened.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    paper = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") is (options.get("color_scheme") != "dark")
    assert alarms == []
    assert requests == ["http://report.test/"]
    context.close()
