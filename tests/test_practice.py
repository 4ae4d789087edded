"""A right answer counts in any right form; a wrong one is told what it may rest on."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import check, hint
from course_utils.errors import UnknownName
from course_utils.practice import described
from course_utils.quizzes.files import read
from course_utils.record import Record

HERE = Path(__file__).parent
SAMPLE = HERE / "quizzes" / "90-reading-tables.yml"

TASK = """
  - id: 90-p{number}
    task: Make it.
    objective: 90-o1
    form: {form}
    answer: {answer}
    tolerance: {tolerance}
    feedback: {{correct: Right., wrong: Look again.}}
    hints: [one, two]
    solution: answer = 1
"""
FORMS = {
    "90-p11": ("number", "72.2", 0.1),
    "90-p12": ("text", "Ahrar al-Sham", 0),
    "90-p13": ("text", '"2017-01-23"', 0),
    "90-p14": ("yesno", "true", 0),
    "90-p15": ("set", "[Astana, Geneva, 3]", 0),
    "90-p16": ("list", "[1.5, two, 3]", 0.01),
    "90-p17": ("series", '{2016: 3, "2017": 20, "2018": 8}', 0),
    "90-p18": ("number", "0", 0),
    "90-p19": ("list", '["2017-01-23", "2017-01-24"]', 0),
}


@pytest.fixture(scope="module", autouse=True)
def at_home(tmp_path_factory):
    """A folder with the sample quiz and a task of every form, and a progress file there."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "quizzes").mkdir()
    text = SAMPLE.read_text(encoding="utf-8")
    for name, (form, answer, tolerance) in FORMS.items():
        text += TASK.format(number=name[4:], form=form, answer=answer, tolerance=tolerance)
    (folder / "quizzes" / SAMPLE.name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COURSE_PROGRESS", str(folder / "my-progress.json"))
        yield


RIGHT = [
    ("90-p11", 72.2),
    ("90-p11", 72.25),
    ("90-p11", 72.1),
    ("90-p11", np.float64(72.2)),
    ("90-p11", np.float32(72.2)),
    ("90-p11", Decimal("72.2")),
    ("90-p11", np.array(72.2)),
    ("90-p11", np.array([72.2])),
    ("90-p11", pd.Series([72.2], index=["share"])),
    ("90-p11", pd.DataFrame({"share": [72.2]})),
    ("90-p11", [72.2]),
    ("90-p18", 0),
    ("90-p18", np.int64(0)),
    ("90-p18", -0.0),
    ("90-p12", "ahrar  al-sham "),
    ("90-p12", "Ahrar al-Shām"),
    ("90-p12", np.str_("Ahrar al-Sham")),
    ("90-p12", pd.Series(["Ahrar al-Sham"])),
    ("90-p13", "2017-01-23"),
    ("90-p13", date(2017, 1, 23)),
    ("90-p13", datetime(2017, 1, 23)),
    ("90-p13", pd.Timestamp("2017-01-23")),
    ("90-p13", np.datetime64("2017-01-23")),
    ("90-p14", True),
    ("90-p14", np.True_),
    ("90-p14", "yes"),
    ("90-p14", "True"),
    ("90-p15", {"Astana", "Geneva", 3}),
    ("90-p15", ["Geneva", "astana", 3, "Astana"]),
    ("90-p15", ("Astana", "Geneva", 3.0)),
    ("90-p15", pd.Series(["Astana", "Geneva", "3"])),
    ("90-p15", pd.Index(["Astana", "Geneva", 3])),
    ("90-p15", np.array(["Astana", "Geneva", 3], dtype=object)),
    ("90-p15", pd.DataFrame({"city": ["Astana", "Geneva", 3]})),
    ("90-p15", {"Astana": 1, "Geneva": 2, 3: 3}.keys()),
    ("90-p16", [1.5, "two", 3]),
    ("90-p16", (1.505, "Two", 3.0)),
    ("90-p16", pd.Series([1.5, "two", 3])),
    ("90-p19", pd.date_range("2017-01-23", periods=2)),
    ("90-p19", [date(2017, 1, 23), "2017-01-24"]),
    ("90-p17", {2018: 8, 2017: 20, 2016: 3}),
    ("90-p17", {"2016": 3.0, "2017": np.int64(20), "2018": 8}),
    ("90-p17", pd.Series([20, 8, 3], index=[2017, 2018, 2016])),
    ("90-p17", pd.Series([20, 8, 3], index=["2017", "2018", "2016"]).to_frame("rows")),
    ("90-p17", pd.Series(["2017"] * 20 + ["2018"] * 8 + ["2016"] * 3).value_counts()),
]


@pytest.mark.parametrize(("task", "answer"), RIGHT)
def test_right_answer_counts_in_any_right_form(task, answer):
    card = check(task, answer)
    assert card.tone == "right", card
    assert str(card) == "✓ Correct\nRight."


WRONG = [
    ("90-p11", 72.4, "Look again."),
    ("90-p12", "Ahrar", "Look again."),
    ("90-p13", pd.Timestamp("2017-01-24"), "Look again."),
    ("90-p14", False, "Look again."),
    ("90-p15", ["Astana", "Geneva"], "Look again."),
    ("90-p16", [3, "two", 1.5], "Look again."),
    ("90-p16", [1.5, "two"], "Look again."),
    ("90-p17", {2016: 3, 2017: 20}, "Look again."),
    ("90-p17", {2016: 3, 2017: 20, 2018: 9}, "Look again."),
    (
        "90-p11",
        pd.DataFrame({"a": [1, 2, 3]}),
        "one number; you gave a DataFrame of 3 × 1",
    ),
    ("90-p11", pd.Series([1, 2, 3]), "you gave a Series of length 3"),
    ("90-p11", [1, 2], "you gave a list of length 2"),
    ("90-p11", "72.2", "you gave the text '72.2'"),
    ("90-p11", True, "you gave the yes-or-no value True"),
    ("90-p11", float("nan"), "asks for one number; you gave the number nan"),
    ("90-p11", pd.NA, "asks for one number; you gave an object of type NAType"),
    ("90-p11", len, "did you leave out the brackets?"),
    ("90-p11", object(), "you gave an object of type object"),
    ("90-p12", ["a", "b"], "asks for a text; you gave a list of length 2"),
    ("90-p14", 1, "asks for yes or no"),
    ("90-p14", "perhaps", "asks for yes or no"),
    ("90-p15", "Astana", "asks for several values, in any order; you gave the text 'Astana'"),
    ("90-p15", pd.DataFrame({"a": [1], "b": [2]}), "you gave a DataFrame of 1 × 2"),
    ("90-p17", [3, 20, 8], "asks for a value for each label"),
    ("90-p17", 3, "you gave the number 3"),
]


@pytest.mark.parametrize(("task", "answer", "said"), WRONG)
def test_wrong_answer_is_not_yet_and_says_what_to_look_at(task, answer, said):
    card = check(task, answer)
    assert card.tone == "wrong"
    assert said.replace("'", "") in card.body.replace("\\", "").replace("'", "")


@pytest.mark.parametrize("answer", [None, ...])
def test_untouched_answer_is_not_attempted_and_not_counted(answer):
    before = len(Record().events())
    card = check("90-p1", answer)
    assert card.tone == "none"
    assert "How many months have 31 days?" in str(card)
    assert len(Record().events()) == before


def test_recognised_miss_names_its_misunderstanding_in_the_progress():
    assert check("90-p1", 6).body == "July and August both have 31."
    last = Record().events()[-1]
    assert (last["id"], last["correct"], last["misconceptions"]) == ("90-p1", False, ["alternates"])


@given(st.integers(-(10**6), 10**6))
def test_number_is_right_at_one_value_alone(value):
    assert (check("90-p18", value).tone == "right") == (value == 0)


class Chameleon:
    """Claims to equal everything and to be of every type."""

    __class__ = float

    def __eq__(self, _other):
        return True

    __hash__ = None


@pytest.mark.parametrize("task", FORMS)
def test_object_that_equals_everything_is_not_right(task):
    assert check(task, Chameleon()).tone == "wrong"


def test_hints_go_from_a_nudge_to_the_solution_and_are_remembered():
    shown = [hint("90-p3") for _ in range(4)]
    assert [card.heading for card in shown] == [
        "Hint 1 of 3",
        "Hint 2 of 3",
        "A solution",
        "A solution",
    ]
    assert shown[0].body == "One month has 28."
    assert "calendar.monthrange(2017, m)" in shown[2]._repr_html_()
    assert [e["id"] for e in Record().events() if e["kind"] == "practice-hint"] == ["90-p3"] * 4


def test_all_works_on_when_nothing_can_be_kept(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "file" / "x.json"))
    card = check("90-p1", 7)
    assert card.tone == "right"
    assert "COURSE_PROGRESS" in card.note
    assert [hint("90-p2").heading for _ in range(2)] == ["Hint 1 of 3", "Hint 2 of 3"]


@pytest.mark.parametrize("call", [check, hint])
def test_unknown_task_is_told(call):
    with pytest.raises(UnknownName, match=r"no practice task is called '90-p99'\. Did you mean"):
        call("90-p99")


def test_solutions_of_the_sample_are_right():
    for task in read(SAMPLE).practice:
        names = {}
        exec(task.solution, names)  # noqa: S102
        assert check(task.id, names["answer"]).tone == "right"


def test_words_come_in_the_language_asked_for():
    assert check("90-p1", "x", language="ar").heading == "ليس صحيحًا بعد"
    html = check("90-p1", 7, language="ar")._repr_html_()
    assert '<div class="cq-card cq-right" lang="ar" dir="rtl">' in html
    assert '<div lang="en" dir="ltr">' in html


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([1, 2], "a list of length 2"),
        ({}, "a dict of length 0"),
        (np.zeros((2, 3)), "a ndarray of 2 × 3 (rows × columns)"),
        ("x" * 50, "the text '" + "x" * 37 + "…'"),
        (pd.DataFrame.count, "a function or method; did you leave out the brackets?"),
    ],
)
def test_description_of_a_value(value, said):
    assert described(value) == said
