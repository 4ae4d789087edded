"""Editions: other choices in the same tasks, equally hard, with tests that mark them rightly."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import nbformat
import pytest

from course_utils.errors import CourseError
from course_utils.grading import bank, editions
from course_utils.grading.assignments import Assignment, find_assignments
from course_utils.grading.editions import hidden, running, write_edition
from course_utils.grading.editions.check import check, pages_of, printed_in
from course_utils.grading.editions.derive import same
from course_utils.grading.editions.parameters import read_parameters
from course_utils.grading.editions.spelling import exchange
from course_utils.grading.editions.workshop import Workshop

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
SHEETS = [name for name in find_assignments(EXERCISES) if name != "capstone"]
WORDS = ("harbour", "cedar", "lantern", "orchard", "meridian")

each_sheet = pytest.mark.parametrize("name", SHEETS)


@cache
def workshop(name):
    return Workshop(EXERCISES, name)


@cache
def pages():
    return pages_of(ROOT / "lessons")


def written(tmp_path, name, word):
    target = tmp_path / f"{name}-{word}.ipynb"
    write_edition(name, word, target)
    return nbformat.read(target, as_version=4)


# --- the choices -------------------------------------------------------------------------


@each_sheet
def test_choices_are_different_and_equally_hard(name):
    lessons = ROOT / "lessons"
    assert check(workshop(name), printed_in(lessons, name), pages()) == []


@each_sheet
def test_bank_is_marked_rightly_in_the_editions_of_five_words(name):
    picks = [workshop(name).parameters.pick(word) for word in WORDS]
    assert len({tuple(each.items()) for each in picks}) == len(WORDS)
    for each in picks:
        results = workshop(name).results(each)
        assert [(r.entry, r.messages) for r in results if not r.judged_rightly] == []
        assert {r.entry.task.name for r in results} == set(workshop(name).published.tasks)


@each_sheet
def test_published_tests_are_what_the_rules_would_derive(name):
    """Where an edition has its expected values from: here they must be those that were typed."""
    shop = workshop(name)
    for task in shop.published.tasks:
        typed = shop.variant(task, shop.none)
        derived = shop.derived(task, shop.none)
        for test_id, tests in typed.tests.items():
            for one, other in zip(tests, derived.tests[test_id], strict=True):
                assert same(one, other.expected, one.expected), test_id


def test_every_sheet_has_many_editions():
    for name in SHEETS:
        picks = [workshop(name).parameters.pick(f"word {number}") for number in range(100)]
        assert len({tuple(each.items()) for each in picks}) >= 95
        assert all(0 not in each.values() for each in picks)


# --- what is written ---------------------------------------------------------------------


def test_empty_word_gives_the_published_notebook(tmp_path):
    write_edition("ps06", " ", tmp_path / "here.ipynb")
    published = EXERCISES / "source" / "ps06" / "ps06.ipynb"
    assert (tmp_path / "here.ipynb").read_bytes() == published.read_bytes()


def test_capstone_is_the_same_in_every_edition(tmp_path):
    write_edition("capstone", "harbour", tmp_path / "here.ipynb")
    published = EXERCISES / "source" / "capstone" / "capstone.ipynb"
    assert (tmp_path / "here.ipynb").read_bytes() == published.read_bytes()


def test_edition_changes_words_and_values_and_nothing_else(tmp_path):
    made = written(tmp_path, "ps06", "harbour")
    published = workshop("ps06").published.notebook
    assert [cell.id for cell in made.cells] == [cell.id for cell in published.cells]
    assert [cell.metadata for cell in made.cells] == [cell.metadata for cell in published.cells]
    assert made.metadata == published.metadata
    for cell, before in zip(made.cells, published.cells, strict=True):
        if "-test-" in cell.id:
            here, there = hidden.read(cell.source, cell.id), hidden.read(before.source, cell.id)
            assert [one.expected for one in here] != [one.expected for one in there]
            assert hidden.REGION.sub("", cell.source).count("expect.is_") >= 1


def test_same_word_gives_the_same_notebook_and_another_one_another(tmp_path):
    one = written(tmp_path, "ps06", "harbour")
    workshop.cache_clear()
    assert written(tmp_path, "ps06", " Harbour ") == one
    assert written(tmp_path, "ps06", "cedar") != one


def test_edition_runs_from_top_to_bottom_as_nbgrader_would(tmp_path):
    """Its own solutions pass, and of the published answers none earns a point."""
    notebook = written(tmp_path, "ps06", "orchard")
    made = Assignment("ps06", tmp_path / "ps06.ipynb", notebook)
    shop = workshop("ps06")
    (own,) = [
        bank.Entry(made.tasks["cut-off"], "right-own", cell.source)
        for cell in notebook.cells
        if cell.id == "ps06-cut-off"
    ]
    old = [
        bank.Entry(made.tasks[entry.task.name], entry.name, entry.source)
        for entry in shop.bank
        if entry.name == "right-1"
    ]
    mine, *others = bank.try_entries(made, [own, *old], workers=2)
    assert mine.judged_rightly
    assert [result.entry.task.name for result in others if result.earned] == []


# --- what can be wrong with the parameters -------------------------------------------------


@pytest.fixture
def copy(tmp_path):
    for part in ("source/ps06", "bank/ps06"):
        shutil.copytree(EXERCISES / part, tmp_path / part)
    (tmp_path / "editions").mkdir()

    def put(*parameters):
        text = json.dumps({"assignment": "ps06", "parameters": parameters})
        (tmp_path / "editions" / "ps06.yml").write_text(text, encoding="utf-8")
        return tmp_path

    return put


def day(published, *choices, places=("us-partners",), **more):
    named = {"name": "day", "places": places, "published": published, "choices": choices}
    return named | more


@pytest.mark.parametrize(
    ("parameter", "said"),
    [
        (day(["30 June 2017"], ["31 March 2016"]), "also stands in new-or-added"),
        (day(["30 June 2071"], ["31 March 2016"]), "'30 June 2071' is not found in us-partners"),
        (day(["30 June 2017"], ["31 March 2016"], places=["cutoff"]), "Did you mean 'cut-off'"),
        (day(["30 June 2017", "2017"], ["31 March 2016"]), "should hold 2 spellings"),
        (day(["2017", "2017"], ["2016", "2016"]), "stands twice"),
    ],
)
def test_faulty_parameters_are_named(copy, parameter, said):
    with pytest.raises(CourseError, match=r"ps06|cut-off") as caught:
        Workshop(copy(parameter), "ps06")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_parameters_may_not_spell_the_same_in_one_place(copy):
    one = day(["2017"], ["2016"])
    with pytest.raises(CourseError, match="two parameters spell '2017' in us-partners"):
        Workshop(copy(one, one | {"name": "other"}), "ps06")


def test_choices_that_are_not_fit_are_named(copy):
    """A day on which a trap is empty, the published day, and two days with one answer."""
    days = ["2013-06-30", "2017-06-30", "2016-06-30", "2016-09-30"]
    shop = Workshop(copy(day(["2017-06-30"], *([each] for each in days))), "ps06")
    said = "\n".join(check(shop, set()))
    assert "us-partners, 2013-06-30: wrong-forums-left-out earns" in said
    assert "us-partners, 2017-06-30: the published answer passes ps06-us-partners-test" in said
    assert "2016-06-30 and 2016-09-30 have the same partners_on_day" in said
    assert "cut-off: no parameter touches it" in said


def test_solution_that_makes_nothing_is_named(copy):
    shop = Workshop(copy(day(["2017-06-30"], ["2017-06-31"])), "ps06")
    with pytest.raises(CourseError, match="makes no fit partners_on_day"):
        shop.variant("us-partners", {"day": 1})


def test_assignment_without_parameters_has_no_edition(copy, tmp_path):
    copy()
    (tmp_path / "editions" / "ps06.yml").unlink()
    with pytest.raises(CourseError, match="no edition of it but the published one"):
        read_parameters(tmp_path, "ps06")


def test_installed_course_has_no_bank(monkeypatch, tmp_path):
    monkeypatch.setattr("course_utils.own.sources.root", lambda: tmp_path)
    with pytest.raises(CourseError, match="has no bank of answers"):
        editions.find_exercises()


def test_answer_that_ends_its_process_is_told_and_the_next_ones_run():
    with pytest.raises(CourseError, match="ended the process"):
        running.run([running.Job((), "import os\nos._exit(1)", ())])
    assert running.run([running.Job(("a = [1]",), "b = a + [2]", ("b",))]) == [{"b": [1, 2]}]


def test_answers_get_copies_of_what_the_cells_before_them_made():
    before = "import pandas as pd\na = [1]\nt = pd.DataFrame({'x': a})"
    job = running.Job((before,), "a.append(2)\nt[len(t.columns)] = 1\nb = len(a), t.shape", ("b",))
    assert running.run([job] * 4) == [{"b": (2, (1, 2))}] * 4


def test_cell_before_the_answers_that_raises_is_told():
    with pytest.raises(CourseError, match=r"a cell before the answers .* raises NameError"):
        running.run([running.Job(("nothing",), "", ())])


def test_spellings_are_exchanged_once_and_whole():
    spellings = {"2017": "2018", "2018": "2017", "30 June 2017": "1 May 2018"}
    told = exchange("30 June 2017, 2017-01, 12017, 2018", spellings)
    assert told == "1 May 2018, 2018-01, 12017, 2017"
