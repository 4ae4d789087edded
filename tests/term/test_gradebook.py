"""Roster and dates go into the gradebook, scores and totals come out."""

from __future__ import annotations

import math
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import nbgrader
import pytest
from alembic.script import ScriptDirectory

from course_utils.errors import GradingError, TermError
from course_utils.term.database import opened
from course_utils.term.gradebook import (
    GRADED,
    NOT_GRADED,
    NOTHING,
    TO_MARK,
    scores,
    sync,
    totals,
)
from course_utils.term.new import new
from course_utils.term.settings import read_term

DUE = datetime(2027, 2, 21, 22, 59)
"""When ps01 is due, in UTC; ps02 a week later."""
ROSTER = """\
id,first_name,last_name,email,lms_id,extra_days
ana,Ana,López,ana@example.org,1001,
ben,Ben,Okoro,,1002,2
cem,Cem,Aydin,,1003,
"""


@pytest.fixture(scope="module")
def schema():
    """Return the version of nbgrader's tables."""
    return ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic")).get_current_head()


@pytest.fixture
def term(tmp_path, schema, monkeypatch):
    """Make a term of two assignments and three students."""
    # It is asked for each new gradebook, which takes seconds.
    monkeypatch.setattr("nbgrader.api.get_alembic_version", lambda: schema)
    folder = tmp_path / "term"
    new(folder, name="X", start=date(2027, 2, 1), weeks=12, timezone="Europe/Berlin",
        assignments=["ps01", "ps02"])  # fmt: skip
    (folder / "roster.csv").write_text(ROSTER, "utf-8")
    change(folder, "weight = 8", "weight = 24", times=1)  # ps01: three quarters
    return read_term(folder)


def change(folder, old, new_text, *, times=-1):
    path = folder / "course.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new_text, times), "utf-8")
    return read_term(folder)


def release(term, name):
    """Enter an assignment as nbgrader does: a test of ten points and a text of six."""
    with opened(term) as gradebook:
        gradebook.update_or_create_notebook(name, name)
        gradebook.add_grade_cell("t", name, name, max_score=10, cell_type="code")
        gradebook.add_grade_cell("w", name, name, max_score=6, cell_type="markdown")
        gradebook.add_solution_cell("w", name, name)


def hand_in(term, student, name, when, *, tests=None, text=None):
    """Enter a submission; ``text`` of None waits for a human."""
    folder = term.folder / "submitted" / student / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "timestamp.txt").write_text(f"{when:%Y-%m-%d %H:%M:%S} UTC")
    if tests is None:
        return
    with opened(term) as gradebook:
        gradebook.update_or_create_submission(name, student, timestamp=when)
        for cell, auto, manual in (("t", tests, None), ("w", None, text)):
            grade = gradebook.find_grade(cell, name, name, student)
            grade.auto_score, grade.manual_score = auto, manual
            grade.needs_manual_grade = cell == "w" and text is None
        gradebook.db.commit()


def test_sync_enters_roster_and_dates_and_again_changes_nothing(term):
    first, second = sync(term), sync(term)
    assert first.added == ("ps01", "ps02", "ana", "ben", "cem")
    assert second == type(second)()
    with opened(term) as gradebook:
        assert gradebook.find_assignment("ps01").duedate == DUE
        student = gradebook.find_student("ana")
        assert (student.first_name, student.last_name, student.lms_user_id) == (
            "Ana", "López", "1001",
        )  # fmt: skip


def test_sync_carries_over_a_new_date_and_a_new_name(term):
    sync(term)
    term = change(term.folder, "due = 2027-02-21T23:59:00", "due = 2027-02-23T12:00:00")
    roster = (term.folder / "roster.csv").read_text("utf-8").replace("Aydin", "Aydın")
    (term.folder / "roster.csv").write_text(roster, "utf-8")
    assert sync(term).changed == ("ps01", "cem")
    with opened(term) as gradebook:
        assert gradebook.find_assignment("ps01").duedate == datetime(2027, 2, 23, 11)


def test_who_left_is_reported_and_kept_with_all_marks(term):
    sync(term)
    release(term, "ps01")
    hand_in(term, "cem", "ps01", DUE, tests=7, text=1)
    (term.folder / "roster.csv").write_text(ROSTER.replace("cem,Cem,Aydin,,1003,\n", ""), "utf-8")
    assert sync(term).left == ("cem",)
    with opened(term) as gradebook:
        assert gradebook.find_submission("ps01", "cem").score == 8
    assert set(scores(term)["student"]) == {"ana", "ben"}


def test_gradebook_is_closed_to_others(term):
    (term.folder / "gradebook.db").touch(mode=0o644)
    (term.folder / "gradebook.db").chmod(0o644)
    sync(term)
    assert stat.S_IMODE((term.folder / "gradebook.db").stat().st_mode) == 0o640


def test_scores_name_the_state_of_everything(term):
    sync(term)
    release(term, "ps01")
    hand_in(term, "ana", "ps01", DUE, tests=8, text=4)
    hand_in(term, "ben", "ps01", DUE, tests=5)
    hand_in(term, "cem", "ps01", DUE)
    table = scores(term).set_index(["student", "assignment"])
    assert list(table["state"]) == [GRADED, NOTHING, TO_MARK, NOTHING, NOT_GRADED, NOTHING]
    assert table.loc[("ana", "ps01"), ["points", "maximum", "counted"]].tolist() == [12, 16, 12]
    assert table.loc[("ben", "ps01"), "points"] == 5
    assert math.isnan(table.loc[("cem", "ps01"), "counted"])
    assert table.loc[("ana", "ps02"), "maximum"] == 26, "before its release as in the source"


def test_a_broken_sheet_that_nobody_has_yet_stops_nothing(term):
    sync(term)
    release(term, "ps01")
    hand_in(term, "ana", "ps01", DUE, tests=8, text=4)
    (term.folder / "source/ps02/ps02.ipynb").write_text('{"cells": [', encoding="utf-8")
    table = scores(term).set_index(["student", "assignment"])
    assert table.loc[("ana", "ps01"), "counted"] == 12
    assert math.isnan(table.loc[("ana", "ps02"), "maximum"])


def test_handed_in_again_is_not_graded(term):
    sync(term)
    release(term, "ps01")
    hand_in(term, "ana", "ps01", DUE - timedelta(days=1), tests=8, text=4)
    hand_in(term, "ana", "ps01", DUE)
    assert scores(term)["state"][0] == NOT_GRADED


def test_penalty_is_of_all_points_also_of_those_given_by_hand_later(term):
    """It is asked for once by nbgrader, before anybody has marked a text."""
    sync(term)
    release(term, "ps01")
    for student in ("ana", "ben"):
        hand_in(term, student, "ps01", DUE + timedelta(hours=30), tests=8, text=4)
    table = scores(term).set_index(["student", "assignment"])
    assert table.loc[("ana", "ps01"), ["penalty", "counted"]].tolist() == pytest.approx([2.4, 9.6])
    assert table.loc[("ben", "ps01"), "penalty"] == 0, "two extra days"
    assert sync(term).penalties == 1
    with opened(term) as gradebook:
        assert gradebook.find_submission("ps01", "ana").late_submission_penalty == pytest.approx(
            2.4
        )
    assert sync(term).penalties == 0


def test_new_date_takes_the_penalty_back(term):
    sync(term)
    release(term, "ps01")
    hand_in(term, "ana", "ps01", DUE + timedelta(hours=30), tests=8, text=4)
    sync(term)
    term = change(term.folder, "due = 2027-02-21T23:59:00", "due = 2027-02-24T23:59:00")
    assert scores(term)["penalty"][0] == 0
    assert sync(term).penalties == 1
    with opened(term) as gradebook:
        assert not gradebook.find_submission("ps01", "ana").late_submission_penalty


def test_extension_of_nbgrader_adds_to_the_extra_days(term):
    sync(term)
    release(term, "ps01")
    hand_in(term, "ben", "ps01", DUE + timedelta(days=4), tests=8, text=4)
    assert scores(term)["penalty"][2] > 0
    with opened(term) as gradebook:
        gradebook.grant_extension("ps01", "ben", days=2)
    assert scores(term)["penalty"][2] == 0


def at(days, hours=0):
    return (DUE + timedelta(days=days, hours=hours)).replace(tzinfo=UTC)


def test_total_is_of_what_is_due_and_graded(term):
    sync(term)
    release(term, "ps01")
    release(term, "ps02")
    hand_in(term, "ana", "ps01", DUE, tests=8, text=4)  # 12 of 16
    hand_in(term, "ana", "ps02", DUE, tests=10, text=6)
    hand_in(term, "ben", "ps01", DUE, tests=5)  # to be marked
    early = totals(term, now=at(-1)).set_index("student")
    assert early["percent"].isna().all()
    assert (early["decided"] == 0).all()
    after = totals(term, now=at(3)).set_index("student")
    assert after.loc["ana", ["percent", "decided"]].tolist() == pytest.approx([75, 0.75])
    assert math.isnan(after.loc["ben", "percent"])
    assert after.loc["ben", "waiting"] == ("ps01",)
    assert after.loc["cem", "waiting"] == ("ps01",), "may still come, with a penalty"
    closed = totals(term, now=at(5, hours=1)).set_index("student")
    assert closed.loc["cem", ["percent", "decided"]].tolist() == [0, 0.75]
    assert closed.loc["cem", "missing"] == ("ps01",)
    both = totals(term, now=at(8)).set_index("student")
    assert both.loc["ana", ["percent", "decided"]].tolist() == pytest.approx([81.25, 1])


def test_total_waits_for_extra_days(term):
    """Ben may still hand in again, so what he has does not count yet."""
    sync(term)
    release(term, "ps01")
    hand_in(term, "ana", "ps01", DUE, tests=8, text=4)
    hand_in(term, "ben", "ps01", DUE, tests=8, text=4)
    after = totals(term, now=at(1)).set_index("student")
    assert after["decided"].to_dict() == {"ana": 0.75, "ben": 0, "cem": 0}
    assert totals(term, now=at(2)).set_index("student")["decided"]["ben"] == 0.75


def test_nobody_loses_points_for_what_nobody_was_given(term):
    """An assignment whose date is over but which was never graded counts for nobody."""
    sync(term)
    assert totals(term, now=at(60))["percent"].isna().all()


def test_without_a_gradebook_scores_say_what_to_do(term):
    with pytest.raises(GradingError, match=r"no gradebook.*Release"):
        scores(term)
    assert not (term.folder / "gradebook.db").exists()


def test_broken_roster_changes_nothing(term):
    (term.folder / "roster.csv").write_text(ROSTER + "ana,A,B,,,\n")
    with pytest.raises(TermError, match="line 5"):
        sync(term)
    assert not (term.folder / "gradebook.db").exists()


def test_damaged_gradebook_is_one_line(term):
    (term.folder / "gradebook.db").write_bytes(b"no database" * 100)
    with pytest.raises(GradingError, match="gradebook can't be read"):
        sync(term)
