"""Each rule of the content lint catches what it is there for."""

from __future__ import annotations

import copy
import dataclasses
from pathlib import Path

import pytest

from course_utils.authoring.lint import RULES, lint, read_lesson

LESSON = Path(__file__).parents[1] / "lessons" / "00-start-here.ipynb"


@pytest.fixture
def lesson():
    """A sound lesson of one's own to break."""
    sound = read_lesson(LESSON)
    return dataclasses.replace(sound, notebook=copy.deepcopy(sound.notebook))


def cell(lesson, kind, holding=""):
    """First cell of a kind that holds some words."""
    return next(c for c in lesson.notebook.cells if c.cell_type == kind and holding in c.source)


def rules_that_object(lesson) -> set[str]:
    return {problem.rule for problem in lint(lesson)}


def test_a_sound_lesson_has_nothing_to_mend(lesson):
    assert lint(lesson) == []


def drop_explain(lesson):
    text = cell(lesson, "markdown", "## 4 · Explain")
    text.source = text.source.replace("## 4 · Explain", "## 4 · Discussion")


def skip_a_level(lesson):
    cell(lesson, "markdown", "### ").source += "\n\n##### Too deep"


def write_a_long_cell(lesson):
    cell(lesson, "code").source = "\n".join(f"x = {i}" for i in range(13))


def write_a_wall_of_text(lesson):
    cell(lesson, "markdown", "## 3 · Look").source += " word" * 250


def commit_an_output(lesson):
    cell(lesson, "code").execution_count = 3


def use_a_random_id(lesson):
    cell(lesson, "code").id = "8f3a2b1c"


def forget_the_alternative_text(lesson):
    code = cell(lesson, "code", "charts.finish(")
    code.source = code.source.replace("alt=", "title2=")


def leave_a_picture_mute(lesson):
    cell(lesson, "markdown").source += "\n\n![](map.png)"


def reword_an_objective(lesson):
    text = cell(lesson, "markdown", "## 1 · Question")
    text.source = text.source.replace(lesson.quiz.objectives[0].text, "Learn things.")


def load_before_the_guess(lesson):
    cell(lesson, "code").source = 'load("ties")'


def never_recall(lesson):
    for code in lesson.notebook.cells:
        if "recall(" in code.source and code.cell_type == "code":
            code.source = "pass"


def link_to_nowhere(lesson):
    cell(lesson, "markdown").source += "\n\nSee [the map](maps/none.png)."


def name_a_claim_that_is_not_there(lesson):
    cell(lesson, "markdown").source += "\n\nClaim c99 says so."


def name_a_source_that_is_not_there(lesson):
    cell(lesson, "markdown").source += "\n\n(source `nobody-2017-01-01-nothing`)"


def use_a_loaded_word(lesson):
    cell(lesson, "markdown").source += "\n\nThe rebels left."


def print_an_orphan_figure(lesson):
    cell(lesson, "markdown").source += "\n\nSome 98,765 people left."


def print_an_orphan_percentage(lesson):
    cell(lesson, "markdown").source += "\n\nThat is 83.7 % of them."


def print_an_orphan_date(lesson):
    cell(lesson, "markdown").source += "\n\nOn 3 February 2019 it rained."


BREAKS = {
    drop_explain: "five-beats",
    skip_a_level: "heading-order",
    write_a_long_cell: "cell-length",
    write_a_wall_of_text: "cell-length",
    commit_an_output: "no-outputs",
    use_a_random_id: "stable-ids",
    forget_the_alternative_text: "alternative-text",
    leave_a_picture_mute: "alternative-text",
    reword_an_objective: "objectives-shown",
    load_before_the_guess: "guesses-come-first",
    never_recall: "guesses-come-first",
    link_to_nowhere: "links-resolve",
    name_a_claim_that_is_not_there: "links-resolve",
    name_a_source_that_is_not_there: "links-resolve",
    use_a_loaded_word: "plain-words",
    print_an_orphan_figure: "no-orphan-figures",
    print_an_orphan_percentage: "no-orphan-figures",
    print_an_orphan_date: "no-orphan-figures",
}


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda b: b.__name__)
def test_a_broken_lesson_is_caught_by_its_rule(lesson, break_it):
    break_it(lesson)
    run = dataclasses.replace(lesson, printed="nothing was computed")
    assert BREAKS[break_it] in rules_that_object(run)


def test_every_rule_is_tried():
    assert {rule.__name__.replace("_", "-") for rule in RULES} == set(BREAKS.values())


def test_loaded_words_may_be_quoted_or_be_the_uns_own_list(lesson):
    cell(
        lesson, "markdown"
    ).source += '\n\nHe called them "rebels". The groups that the UN lists as terrorist stayed out.'
    assert "plain-words" not in rules_that_object(lesson)


def test_a_computed_figure_may_stand_in_prose(lesson):
    cell(lesson, "markdown").source += "\n\nSome 98,765 people left, 83.7 % of them."
    run = dataclasses.replace(lesson, printed="98765 0.8371")
    said = " ".join(str(problem) for problem in lint(run))
    assert "98,765" not in said
    assert "83.7" not in said
