"""Test cells judge an answer by its value, whatever it is made of, and never give theirs away."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections import Counter, OrderedDict
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import compare
from course_utils.grading import expect

SECRET = 72.2
SHARES = {"fact": 14.7, "forecast": 42.9}
ROWS = {"name": ["Iraq", "Jordan"], "rounds": [8, 9]}


class EqualsEverything:
    """Claims to equal whatever it is compared with, and to be a number."""

    __class__ = float

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __float__(self):
        return SECRET

    __abs__ = __rsub__ = __sub__ = lambda self, *other: 0


class Liar(int):
    """An int that says that it is another one."""

    def __eq__(self, other):
        return True

    __hash__ = int.__hash__

    def __int__(self):
        return 8

    __index__ = __int__


class Loud(str):
    """A text with methods of its own."""

    casefold = lower = strip = split = None

    __eq__ = str.__eq__
    __hash__ = str.__hash__


# --- what is right in any form -----------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        8,
        8.0,
        np.int64(8),
        np.uint8(8),
        np.float32(8),
        np.array(8),
        np.array([8]),
        pd.Series([8], index=["a"]),
        pd.Series([8], dtype="Int64"),
        pd.DataFrame({"n": [8]}),
        pd.Index([8]),
        Decimal("8.0"),
        Fraction(16, 2),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_number_is_right_in_any_type(value):
    assert expect.number(value, 8) is None
    assert expect.is_number(value, low=0, high=8, whole=True) is None


@pytest.mark.parametrize("value", [72.1, 72.2, 72.22222, 72.3])
def test_tolerance_includes_its_ends(value):
    assert expect.number(value, SECRET, tolerance=0.1) is None


@pytest.mark.parametrize("value", [72.09, 72.31, 7.22, -72.2, float("inf")])
def test_outside_the_tolerance_is_wrong(value):
    with pytest.raises(expect.NotYet):
        expect.number(value, SECRET, tolerance=0.1)


@pytest.mark.parametrize(
    "value", ["us_eu", " US_EU ", np.str_("us_eu"), Loud("us_eu"), np.array(["us_eu"])]
)
def test_a_text_is_right_in_any_case_and_type(value):
    assert expect.text(value, "us_eu") is None


@pytest.mark.parametrize(
    "value",
    [
        {"Iraq", "Jordan"},
        ["jordan", "IRAQ", "Iraq "],
        ("Iraq", "Jordan"),
        np.array(["Jordan", "Iraq"]),
        pd.Series(["Iraq", "Jordan"], index=[7, 9]),
        pd.Index(["Iraq", "Jordan"]),
        pd.Series(["Iraq", "Jordan"]).unique(),
        pd.Categorical(["Iraq", "Jordan"]),
        {"Iraq": 1, "Jordan": 2}.keys(),
        Counter(["Iraq", "Jordan"]),
        frozenset({"Iraq", "Jordan"}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_labels_are_right_in_any_collection_and_order(value):
    assert expect.labels(value, {"Jordan", "Iraq"}) is None
    assert expect.is_labels(value, among=["Iraq", "Jordan", "Lebanon"]) is None


@pytest.mark.parametrize(
    "value",
    [
        pd.Series(SHARES),
        pd.Series(SHARES)[::-1],
        pd.Series([14.71, 42.86], index=pd.CategoricalIndex(["fact", "forecast"])),
        pd.Series({"Fact": 14.7, " forecast": 42.9}, dtype="Float64"),
        pd.DataFrame({"share": SHARES}),
        OrderedDict(SHARES),
    ],
    ids=["Series", "reversed", "unrounded", "Float64", "frame of one column", "OrderedDict"],
)
def test_a_series_is_right_in_any_order_and_dtype(value):
    assert expect.series(value, SHARES, tolerance=0.1) is None
    assert expect.is_series(value, labels=SHARES, low=0, high=100) is None


@pytest.mark.parametrize(
    "labels",
    [[2016, 2017], [2016.0, 2017.0], ["2016", "2017"], pd.PeriodIndex(["2016", "2017"], freq="Y")],
    ids=repr,
)
def test_years_are_the_same_label_in_any_type(labels):
    assert expect.series(pd.Series([5, 6], index=labels), {2016: 5, 2017: 6}) is None


@pytest.mark.parametrize(
    "value",
    [
        pd.DataFrame(ROWS),
        pd.DataFrame(ROWS)[["rounds", "name"]][::-1],
        pd.DataFrame(ROWS).set_index("name"),
        pd.DataFrame(ROWS).assign(note="mine"),
        pd.DataFrame({"name": ["Jordan", "IRAQ"], "rounds": [9.0, 8.0]}, index=[4, 4]),
        ROWS,
    ],
    ids=["frame", "turned round", "name in the index", "one column more", "floats", "dict"],
)
def test_a_frame_is_right_in_any_order_and_dtype(value):
    assert expect.frame(value, ROWS, key="name") is None
    assert expect.is_frame(value, columns=["rounds"], key="name") is None


# --- what is wrong, and what the student is told -----------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        EqualsEverything(),
        Liar(7),
        True,
        "72.2",
        [72.2],
        {72.2},
        float("nan"),
        pd.NA,
        np.array([72.2, 72.2]),
        pd.Series({"a": EqualsEverything()}),
        complex(72.2),
        print,
        range(10**12),
        10**5000,
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_number_earns_nothing(value):
    with pytest.raises(expect.NotYet):
        expect.number(value, SECRET, tolerance=100 if value is True else 0.1)


def test_the_true_value_of_an_int_counts_not_what_it_says():
    assert expect.number(Liar(7), 7) is None
    with pytest.raises(expect.NotYet):
        expect.number(Liar(7), 8)


@pytest.mark.parametrize(
    "check",
    [
        lambda liar: expect.text(liar, "a"),
        lambda liar: expect.labels(liar, {"a"}),
        lambda liar: expect.labels([liar], {"a"}),
        lambda liar: expect.series(liar, {"a": 1}),
        lambda liar: expect.series(pd.Series({"a": liar}), {"a": 1}),
        lambda liar: expect.series({"a": liar}, {"a": 1}),
        lambda liar: expect.frame(liar, ROWS, key="name"),
        lambda liar: expect.frame(
            pd.DataFrame({"name": ["Iraq", "Jordan"], "rounds": liar}), ROWS, key="name"
        ),
    ],
)
def test_an_object_that_equals_everything_earns_nothing(check):
    with pytest.raises(expect.NotYet):
        check(EqualsEverything())


def test_a_collection_that_holds_itself_is_told_so():
    endless = []
    endless.append(endless)
    with pytest.raises(expect.NotYet, match="holds itself"):
        expect.labels(endless, {"a"})


WRONG = [
    (expect.number, (50, SECRET), {}),
    (expect.number, (81.1, SECRET), {"misses": {81.1: "you kept the forums"}}),
    (expect.text, ("astana", "Geneva"), {}),
    (expect.labels, (["astana"], {"Geneva", "astana"}), {}),
    (expect.labels, (["Vienna", "Cairo"], {"Geneva"}), {"missing": {"Geneva": "look again"}}),
    (expect.series, (pd.Series({"a": 1.0, "b": 2.0}), {"a": SECRET, "b": 2.0}), {}),
    (expect.series, (pd.Series({"a": 1.0}), {"a": 1.0, "Geneva": 2.0}), {}),
    (expect.frame, ({"k": ["a"], "v": [1]}, {"k": ["a"], "v": [SECRET]}), {"key": "k"}),
    (expect.frame, ({"k": ["a"]}, {"k": ["a", "Geneva"]}), {"key": "k"}),
]


@pytest.mark.parametrize(("check", "values", "options"), WRONG)
def test_the_expected_value_is_never_shown(check, values, options):
    with pytest.raises(expect.NotYet) as caught:
        check(*values, name="mine", hint="Look again.", **options)
    message = str(caught.value)
    assert message.startswith("mine")
    assert str(SECRET) not in message
    assert "geneva" not in message.lower()
    assert "\n" not in message


def test_a_known_misunderstanding_is_named():
    misses = {81.1: "the task leaves the forums out"}
    with pytest.raises(expect.NotYet) as caught:
        expect.number(np.float64(81.13), SECRET, tolerance=0.1, misses=misses, name="across")
    assert str(caught.value) == "across is 81.13: the task leaves the forums out."
    assert caught.value.recognised


def test_an_unknown_mistake_gets_the_hint():
    with pytest.raises(expect.NotYet) as caught:
        expect.number(5, SECRET, hint="Which ties count?", name="across")
    assert str(caught.value) == "across is 5: this is not what the task asks for. Which ties count?"
    assert not caught.value.recognised


def test_telltale_labels_name_the_misunderstanding():
    right, options = (
        {"a", "b"},
        {"extra": {"me": "no partner of itself"}, "missing": {"b": "both ends"}},
    )
    with pytest.raises(expect.NotYet, match="no partner of itself") as caught:
        expect.labels({"a", "b", "Me"}, right, **options)
    assert caught.value.recognised
    with pytest.raises(expect.NotYet, match="both ends"):
        expect.labels({"a"}, right, **options)
    with pytest.raises(expect.NotYet, match="holds 'c', which should not be in it and lacks 1"):
        expect.labels({"b", "c"}, right, **options)


def test_a_known_wrong_series_is_named_and_an_unknown_one_shows_where():
    misses = [({"a": 2.0, "b": 4.0}, "you counted ties")]
    with pytest.raises(expect.NotYet, match="you counted ties"):
        expect.series(pd.Series({"b": 4, "a": 2}), {"a": 1.0, "b": 4.0}, misses=misses)
    with pytest.raises(expect.NotYet, match=r"for 'a' \(3\)"):
        expect.series(pd.Series({"b": 4, "a": 3}), {"a": 1.0, "b": 4.0}, misses=misses)


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ({"q1": 1, "q2": 0, "q3": 1}, {"q1": 1, "q2": 0, "q3": 0}),
        ({"q1": True, "q2": False, "q3": True}, {"q1": True, "q2": False, "q3": False}),
        (
            {"q1": "held", "q2": "broken", "q3": "held"},
            {"q1": "held", "q2": "broken", "q3": "broken"},
        ),
    ],
)
def test_an_either_or_is_not_given_away_by_naming_what_is_wrong(given, right):
    with pytest.raises(expect.NotYet) as caught:
        expect.series(pd.Series(given), right, name="mine", hint="Look again.")
    message = str(caught.value)
    assert message == "mine: this is not what the task asks for in 1 of 3 entries. Look again."


def test_an_either_or_that_is_wrong_throughout_does_not_say_so():
    with pytest.raises(expect.NotYet) as caught:
        expect.series({"q1": 0, "q2": 1}, {"q1": 1, "q2": 0}, name="mine")
    assert str(caught.value) == "mine: this is not what the task asks for."


def test_labels_are_shown_as_they_were_written():
    codes, right = {"SY01 ": 1.5, "SY02": 2.5}, {"SY01": 1.5, "SY02": 9.5}
    said = {
        r"for 'SY02' \(2.5\)": lambda: expect.series(codes, right),
        "the labels 'SY01 '": lambda: expect.is_series(codes, labels=["SY02"]),
        "1.5 for 'SY01 '|'SY01 ' is 1.5": lambda: expect.is_series(codes, high=1),
        "missing for 'SY03'": lambda: expect.is_series({"SY03": None}),
        "holds 'Ahrar al-Shām'": lambda: expect.labels({"Ahrar al-Shām"}, {"hnc"}),
        "holds 'Ahrar al-Shām', which the": lambda: expect.is_labels(
            {"Ahrar al-Shām"}, among=["hnc"]
        ),
        "holds 'Oman', which": lambda: expect.frame(
            {"name": ["Iraq", "Oman"], "rounds": [8, 9]}, ROWS, key="name"
        ),
    }
    for message, check in said.items():
        with pytest.raises(expect.NotYet, match=message):
            check()


def test_a_row_twice_is_named_as_it_was_written():
    for key, shown in (("E0", "'E0'"), (7, "7"), (date(2016, 12, 30), "2016-12-30")):
        with pytest.raises(expect.NotYet) as caught:
            expect.is_frame({"k": [key, key], "v": [1, 2]}, columns=["v"], key="k", name="mine")
        assert str(caught.value).startswith(f"mine has {shown} more than once. ")


def test_a_known_wrong_table_is_named():
    misses = [({"rounds": [7, 9]}, "a round can meet elsewhere"), ({"rounds": [None, 9]}, "give 0")]
    turned = pd.DataFrame({"name": ["jordan", "iraq"], "rounds": [9, 7]})
    with pytest.raises(expect.NotYet) as caught:
        expect.frame(turned, ROWS, key="name", misses=misses, name="mine")
    assert str(caught.value) == "mine: a round can meet elsewhere."
    assert caught.value.recognised
    empty = pd.DataFrame({"name": ["Iraq", "Jordan"], "rounds": [None, 9]})
    with pytest.raises(expect.NotYet, match="give 0"):
        expect.frame(empty, ROWS, key="name", misses=misses)
    other = pd.DataFrame({"name": ["Iraq", "Jordan"], "rounds": [1, 9]})
    with pytest.raises(expect.NotYet, match="not what the task asks for in rounds"):
        expect.frame(other, ROWS, key="name", misses=misses)


FORMS = [
    (expect.is_number, "12", {}, "'12'. The task asks for a number"),
    (expect.is_number, [1, 2], {}, "holds 2 values"),
    (expect.is_number, 0.5, {"whole": True}, "whole number"),
    (expect.is_number, -1, {"low": 0}, "can't be under 0"),
    (expect.is_number, 101, {"high": 100}, "can't be over 100"),
    (expect.is_number, pd.Series([1, 2]).groupby([1, 1]), {}, "is of type SeriesGroupBy"),
    (expect.is_text, 5, {}, "text in quotation marks"),
    (expect.is_text, "vienna", {"among": ["Geneva"]}, "does not know"),
    (expect.is_labels, set(), {}, "is empty"),
    (expect.is_labels, "astana", {}, "is a single value"),
    (expect.is_labels, {1}, {}, "set of texts"),
    (expect.is_labels, {"a", "x", "y", "z", "w"}, {"among": {"a"}}, "'w', 'x', 'y' and 1 more"),
    (expect.is_series, 5, {}, "has no labels"),
    (expect.is_series, pd.Series([1, 2], index=["a", "a"]), {}, "'a' more than once"),
    (expect.is_series, pd.Series({"a": None}), {}, "has missing for 'a'"),
    (expect.is_series, pd.Series({"a": 1}), {"labels": ["a", "b"]}, "lacks 1"),
    (expect.is_series, pd.Series({"a": 1, "c": 1}), {"labels": ["a"]}, "labels 'c'"),
    (expect.is_series, pd.DataFrame({"a": [1], "b": [2]}), {}, "several columns"),
    (expect.is_frame, 5, {"columns": ["v"], "key": "k"}, "is no table"),
    (expect.is_frame, {"k": [1]}, {"columns": ["v"], "key": "k"}, "no column 'v'"),
    (expect.is_frame, {"v": [1]}, {"columns": ["v"], "key": "k"}, "no column 'k'"),
    (expect.is_frame, {"k": [], "v": []}, {"columns": ["v"], "key": "k"}, "no rows"),
    (expect.is_frame, {"k": [1, 1], "v": [1, 2]}, {"columns": ["v"], "key": "k"}, "more than once"),
]


@pytest.mark.parametrize(("check", "value", "options", "said"), FORMS)
def test_a_wrong_form_is_described(check, value, options, said):
    with pytest.raises(expect.NotYet) as caught:
        check(value, name="mine", **options)
    assert said in str(caught.value)


# --- looking the answer up ---------------------------------------------------------------


def test_an_answer_is_looked_up_in_the_notebook_that_asks():
    notebook = {"share": 72.2, "expect": expect}
    exec("expect.number(expect.answer('share'), 72.2)", notebook)  # noqa: S102
    with pytest.raises(expect.NotYet, match=r"share is 72.2: "):
        exec("expect.number(expect.answer('share'), 1)", notebook)  # noqa: S102


@pytest.mark.parametrize("namespace", [{}, {"share": None}, {"share": ...}])
def test_a_missing_answer_is_not_attempted(namespace):
    with pytest.raises(expect.NotAttempted, match="share is"):
        expect.answer("share", namespace=namespace)
    with pytest.raises(expect.NotAttempted):
        expect.number(namespace.get("share"), 1, name="share")


def test_failure_shows_one_line_in_a_notebook():
    """A traceback would quote the lines of the test cell, hidden tests among them."""
    from IPython.core.interactiveshell import InteractiveShell

    shown = []
    shell = InteractiveShell()
    shell._showtraceback = lambda kind, error, lines: shown.extend(lines)
    shell.run_cell("from course_utils.grading import expect\nexpect.number(5, 72.2, name='share')")
    assert shown == ["NotYet: share is 5: this is not what the task asks for."]


def test_checks_print_and_warn_nothing(capfd):
    """Nothing, since nbgrader takes all points of a test cell that prints to standard error."""
    odd = pd.Series([1, "x", None], dtype=object)
    for value in (odd, pd.DataFrame({"a": odd}), np.array([np.datetime64("NaT")]), float("nan")):
        for check in (expect.is_number, expect.is_labels, expect.is_series):
            with contextlib.suppress(expect.NotYet):
                check(value)
    assert capfd.readouterr() == ("", "")


def test_students_need_no_nbgrader():
    """The release version's tests run where the grading extra is not installed."""
    code = (
        "import sys; sys.modules['nbgrader'] = None\n"
        "from course_utils.grading import expect; x = 3\n"
        "expect.number(expect.answer('x'), 3)"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


# --- the core below ----------------------------------------------------------------------

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(PLAIN)
def test_plain_values_stay_what_they_are(value):
    assert compare.to_plain(value) == value
    assert repr(compare.to_plain(value)) == repr(value)


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(0, 1e6))
def test_a_number_is_near_itself_and_only_as_near_as_the_tolerance(value, tolerance):
    assert compare.same_number(np.float64(value), value)
    assert not compare.same_number(value, value + 2 * tolerance + 1 + abs(value), tolerance)


def test_days_are_the_same_in_every_type():
    days = [date(2016, 12, 30), np.datetime64("2016-12-30"), pd.Timestamp("2016-12-30")]
    assert len({compare.to_plain(day) for day in days}) == 1
    assert compare.to_plain([pd.NaT, np.datetime64("NaT"), pd.NA, np.nan]) == [None] * 4


def test_a_list_has_an_order_and_a_set_has_none():
    assert compare.same_list(np.array([1, 2]), [1.0, 2.0])
    assert not compare.same_list([2, 1], [1, 2])
    assert not compare.same_list({1, 2}, [1, 2])
    assert compare.same_set([2, 1, 1], [1, 2])
    assert not compare.same_set("ab", ["a", "b"])
