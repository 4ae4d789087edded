"""Assignment ps09: figures of the sample answer, nothing printed in a lesson, tables as told."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from course_utils import load
from course_utils.grading.rubrics import read_rubrics

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)\n### END HIDDEN TESTS", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w|\.\d)")


def cells():
    notebook = json.loads((EXERCISES / "source" / "ps09" / "ps09.ipynb").read_text("utf-8"))
    return {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"]}


def definitions():
    """Return the names that the sheet gives to students."""
    given = {}
    for statement in ast.parse(cells()["ps09-definitions"]).body:
        given[statement.targets[0].id] = ast.literal_eval(statement.value)
    return given


def answers():
    """Yield the name of each answer and the numbers that it is made of, without signs."""
    for text in cells().values():
        for region in HIDDEN.findall(text):
            for statement in ast.parse(region).body:
                expected = ast.literal_eval(statement.value.args[1])
                values = expected.values() if isinstance(expected, dict) else [expected]
                label = statement.value.args[0].args[0].value
                yield label, {abs(float(value)) for value in values}


def sample(level):
    rubrics = read_rubrics(EXERCISES / "rubrics" / "ps09.yml")
    return " ".join(rubrics.tasks[0].levels[level].sample.split())


def test_no_lesson_or_quiz_prints_an_answer():
    """A single number stands in none of them; of an answer of several, not all stand together."""
    texts = {path: path.read_text("utf-8") for path in (ROOT / "lessons" / "quizzes").glob("*.yml")}
    for path in (ROOT / "lessons").glob("*.ipynb"):
        found = json.loads(path.read_text("utf-8"))["cells"]
        texts[path] = "\n".join("".join(cell["source"]) for cell in found)
    printed = {
        path.name: {float(number.replace(",", "")) for number in NUMBER.findall(text)}
        for path, text in texts.items()
    }
    for label, values in answers():
        telling = {value for value in values if value != int(value) or value >= 100}
        if telling:
            assert [path for path, found in printed.items() if telling <= found] == [], label


def test_numbers_for_words_are_not_those_of_a_reader_of_the_lesson():
    lesson = next((ROOT / "lessons").glob("09-*.ipynb")).read_text("utf-8")
    numbers = definitions()["NUMBERS"]
    readers = re.findall(r"\{[^{}]*\\\"may\\\": [\d.]+[^{}]*\}", lesson)
    assert len(readers) >= 3
    for reader in readers:
        assert ast.literal_eval(reader.replace('\\"', '"')) != numbers


def test_sample_answer_has_the_scores_of_the_table():
    given = definitions()
    claims = load("oped_claims")
    seven = claims[claims["kind"] == "forecast"].set_index("claim_id")
    assert sorted(seven.index) == sorted(given["WORD"])
    said = seven.drop(index=given["VOID"])["verdict"]
    p = pd.Series(given["WORD"]).map(given["NUMBERS"])[said.index]
    scores, skills = {}, {}
    for rule, good in (("no", ["outcome_true"]), ("yes", ["outcome_true", "outcome_partial"])):
        happened = said.isin(good).astype(int)
        scores[rule] = ((p - happened) ** 2).mean()
        reference = ((given["REFERENCE"] - happened) ** 2).mean()
        skills[rule] = 1 - scores[rule] / reference
    text = sample(0)
    assert f"a no, the op-ed scores {scores['no']:.3f} and a coin 0.250" in text
    assert f"a yes it scores {scores['yes']:.3f}" in text
    assert scores["yes"] > 0.25
    assert f"skill {skills['yes']:.2f}, under the other rule {skills['no']:.2f}" in text
    assert f"says {given['REFERENCE']:.0%} each".replace("%", " percent") in text
    assert f"is {scores['no']:.3f}" in sample(1)
    assert f"is {scores['yes']:.3f}" in sample(1)
    assert f"score is {scores['no']:.2f}" in sample(2)
    assert len(text.split()) <= 160


def test_sheet_speaks_of_the_claims_as_they_are_coded():
    claims = load("oped_claims").set_index("claim_id")
    seven = claims[claims["kind"] == "forecast"]
    assert seven["verdict"].value_counts().to_dict() == {
        "outcome_partial": 3,
        "outcome_false": 2,
        "outcome_true": 1,
        "not_checkable": 1,
    }
    words = definitions()["WORD"]
    assert [claim for claim in words if words[claim] == "flat"] == ["c18", "c34"]
    assert seven.loc[definitions()["VOID"], "verdict"].tolist() == ["not_checkable"]


def test_traps_of_the_six_questions_are_there():
    """A track's round in another city, and rows of a track that are no rounds."""
    table = load("diplomacy")
    year = table[table["date_start"].dt.year == 2018]
    rounds = year[year["kind"] == "talks_round"]
    assert "Geneva" not in set(rounds[rounds["track"] == "geneva"]["city"])
    assert set(rounds[rounds["track"] == "astana"]["city"]) == {"Astana", "Sochi"}
    assert (rounds[rounds["track"] == "astana"]["city"] == "Astana").sum() == 2
    summits = year[year["kind"] == "summit"]
    assert (summits["track"] == "russia_turkey_iran").sum() == 2
    assert len(summits) >= 3
    assert (year["track"] == "russia_turkey_iran").sum() >= 3


def test_dates_that_the_lesson_prints_settle_no_question_of_task_4():
    """They tell when rounds of 2018 and the Committee met, but not in which city, and no summit."""
    dates = load("announced_dates")
    held = dates["held_event"].dropna()
    assert "city" not in dates.columns
    assert "summit" not in set(load("diplomacy").set_index("event_id").loc[held, "kind"])
    asked = re.findall(r"^\| `q\d` \| (.+) \|$", cells()["ps09-settled-text"], re.MULTILINE)
    assert len(asked) == 6
    assert not any("constitutional_committee" in question for question in asked)
    assert all("city" in question for question in asked if "`astana`" in question)


def test_bins_of_task_5_hold_as_many_dates_as_the_sheet_says():
    dates = load("announced_dates")
    days = (dates["due_to"] - dates["due_from"]).dt.days + 1
    sizes = pd.cut(days, [0, 2, 31, days.max()]).value_counts().sort_index().tolist()
    assert "hold {}, {} and {} dates".format(*sizes) in cells()["ps09-kept-by-window-text"]


@pytest.mark.parametrize("name", ["WORD", "NUMBERS", "VOID", "REFERENCE", "FORECASTER"])
def test_every_given_name_is_used_by_the_tasks(name):
    texts = [text for key, text in cells().items() if key.endswith(("-text", "-words"))]
    assert any(f"`{name}`" in text for text in texts)
