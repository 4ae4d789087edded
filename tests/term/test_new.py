"""A new term: whole or not at all, readable, and fitted into its weeks."""

from __future__ import annotations

import itertools
import shutil
import stat
import sys
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from course_utils import cli
from course_utils.errors import CourseError, TermError, UnknownName
from course_utils.own import sources
from course_utils.term import new as module
from course_utils.term.checks import known_lessons
from course_utils.term.new import new
from course_utils.term.origin import read_origin
from course_utils.term.pacing import pace
from course_utils.term.roster import read_roster
from course_utils.term.settings import read_term

START = date(2027, 2, 1)
MADE = {"name": "Mediator, spring", "start": START, "weeks": 12, "timezone": "Europe/Berlin"}
NAMES = sources.names()


@pytest.fixture(scope="module")
def term(tmp_path_factory):
    """Make a term of all assignments."""
    return new(tmp_path_factory.mktemp("terms") / "spring", **MADE)


def test_new_term_can_be_read_back(term):
    again = read_term(term.folder)
    assert again == term
    assert (again.course.name, again.course.id) == ("Mediator, spring", "mediator-spring")
    assert again.names == NAMES
    assert sum(each.weight for each in again.assignments) == 100
    assert read_roster(term.folder, may_be_empty=True) == ()


def test_new_term_has_the_assignments_with_their_rubrics(term):
    for name in NAMES:
        source = sources.root() / "source" / name / f"{name}.ipynb"
        copy = term.folder / "source" / name / f"{name}.ipynb"
        assert copy.read_bytes() == source.read_bytes()
        assert (term.folder / "rubrics" / f"{name}.yml").is_file()
    assert (term.folder / "objectives.csv").is_file()


def test_new_term_is_closed_to_others(term):
    assert stat.S_IMODE(term.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((term.folder / "roster.csv").stat().st_mode) == 0o600


def test_calendar_is_readable_and_says_what_it_means(term):
    """An instructor edits it: remarks, and one key a line."""
    text = (term.folder / "course.toml").read_text("utf-8")
    assert "# The clock starts at the due time" in text
    assert "due = 2027-02-14T23:59:00" in text
    edited = text.replace("percent_per_day = 10", "percent_per_day = 20  # stricter")
    (term.folder / "course.toml").write_text(edited, "utf-8")
    assert read_term(term.folder).late.percent_per_day == 20
    (term.folder / "course.toml").write_text(text, "utf-8")


@pytest.mark.parametrize("weeks", [1, 2, 3, 4, 6, 8, 10, 11, 12, 13, 15, 20, 30, 60])
def test_any_number_of_weeks_holds_all_lessons_and_assignments(weeks):
    lessons = known_lessons()
    paced, given = pace(START, weeks, lessons, NAMES)
    assert [lesson for week in paced for lesson in week.lessons] == list(lessons)
    assert [week.number for week in paced] == list(range(1, weeks + 1))
    assert [each.name for each in given] == list(NAMES)
    end = START + timedelta(weeks=weeks, days=-1)
    held = {lesson: week.number for week in paced for lesson in week.lessons}
    for each in given:
        begins = START + timedelta(weeks=held.get(each.name[2:], held["10"]) - 1)
        assert each.opens.date() == begins, "opens in the week of its lesson"
        assert each.opens < each.due
        assert each.due.date() <= end
        if each.name != "capstone":
            wanted = min(begins + timedelta(days=13), end)
            assert each.due.date() == wanted
    assert given[-1].due.date() == end, "the capstone closes the term"


def test_few_weeks_double_lessons_up_and_many_leave_review():
    lessons = known_lessons()
    few, _ = pace(START, 6, lessons, NAMES)
    many, _ = pace(START, 16, lessons, NAMES)
    assert max(len(week.lessons) for week in few) == 3
    assert {len(week.lessons) for week in many} == {0, 1}
    assert [week.note for week in many if not week.lessons].count("Review") == 3
    assert [week.note for week in many[-2:]] == ["Capstone", "Capstone"]
    gaps = [week.number for week in many if week.note == "Review"]
    assert min(b - a for a, b in itertools.pairwise(gaps)) > 1, "spread out"


def test_chosen_assignments_are_all_there_is(tmp_path):
    term = new(tmp_path / "few", **MADE | {"assignments": ["ps06", "ps02"]})
    assert term.names == ("ps02", "ps06")
    assert sorted(path.name for path in (term.folder / "source").iterdir()) == ["ps02", "ps06"]


@pytest.mark.parametrize(
    ("change", "kind", "message"),
    [
        ({"assignments": ["ps06", "ps66"]}, UnknownName, "ps66"),
        ({"timezone": "Berlin"}, TermError, "time zone"),
        ({"start": date(9999, 12, 1)}, TermError, "from 2000 to 2100"),
        ({"weeks": 0}, TermError, "from 1 to 60"),
        ({"name": " "}, TermError, "no name"),
        ({"name": "a\nb"}, TermError, "no name"),
        ({"edition": "two words"}, TermError, "one plain word"),
    ],
)
def test_wrong_wish_leaves_nothing_behind(tmp_path, change, kind, message):
    with pytest.raises(kind, match=message) as caught:
        new(tmp_path / "spring", **MADE | change)
    assert "\n" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value), "the draft's folder is nobody's business"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ['The "other" war \\ 2027', "Посредник, весна", "100 % = all"])
def test_any_name_is_kept(tmp_path, name):
    term = new(tmp_path / "t", **MADE | {"name": name, "assignments": ["ps01"]})
    assert term.course.name == name


def test_nothing_is_ever_overwritten(tmp_path):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "folder", "link"):
        with pytest.raises(TermError, match="is there already"):
            new(tmp_path / name, **MADE)
    assert (tmp_path / "file").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "link"]


def test_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.roster, "TEMPLATE", "id\n")
    monkeypatch.setattr(shutil, "copyfile", fail)
    with pytest.raises(TermError, match="No space left"):
        new(tmp_path / "spring", **MADE)
    assert list(tmp_path.iterdir()) == []


def test_missing_parent_is_named(tmp_path):
    with pytest.raises(TermError, match="no such folder"):
        new(tmp_path / "a" / "b", **MADE)


def test_term_stays_out_of_the_public_repository():
    """Answers and names would go out with the next push."""
    folder = sources.PACKAGE.parent / "term-by-mistake"
    if not (sources.PACKAGE.parent / ".git").exists():
        pytest.skip("the course is no repository here")
    with pytest.raises(TermError, match="public repository"):
        new(folder, **MADE)
    assert not folder.exists()


def test_edition_is_written_by_the_editions(tmp_path, monkeypatch):
    """Every notebook comes from there, and the word is remembered."""
    asked = []

    def write_edition(name, word, target):
        asked.append((name, word))
        target.write_text(f'{{"cells": [], "made": "{name}"}}')

    fake = type(sys)("editions")
    fake.write_edition = write_edition
    monkeypatch.setitem(sys.modules, "course_utils.grading.editions", fake)
    term = new(tmp_path / "t", **MADE | {"edition": "harbour", "assignments": ["ps01", "ps02"]})
    assert asked == [("ps01", "harbour"), ("ps02", "harbour")]
    assert '"made": "ps02"' in (term.folder / "source/ps02/ps02.ipynb").read_text()
    assert read_origin(term.folder).edition == "harbour"


def test_edition_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    def write_edition(*_):
        raise CourseError("no windows are left")

    fake = type(sys)("editions")
    fake.write_edition = write_edition
    monkeypatch.setitem(sys.modules, "course_utils.grading.editions", fake)
    with pytest.raises(CourseError, match="no windows"):
        new(tmp_path / "t", **MADE | {"edition": "harbour"})
    assert list(tmp_path.iterdir()) == []


def test_command_makes_a_term_and_says_what_is_next(tmp_path):
    command = ["new", str(tmp_path / "t"), "--name", "X", "--start", "2027-02-01", "--weeks", "8"]
    done = CliRunner().invoke(cli.course, [*command, "--assignments", "ps01, capstone"])
    assert done.exit_code == 0, done.output
    assert "8 weeks, 2 assignments" in done.output
    assert "course doctor" in done.output
    assert read_term(tmp_path / "t").names == ("ps01", "capstone")
