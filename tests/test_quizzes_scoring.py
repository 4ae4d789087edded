"""Right is right, however it is put; wrong is wrong; nonsense is unanswered and never an error."""

from __future__ import annotations

import math
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.quizzes.items import (
    MatchingItem,
    MultipleItem,
    NumberItem,
    OrderingItem,
    SingleItem,
    TextItem,
)
from course_utils.quizzes.place_item import PlaceItem
from course_utils.quizzes.places import place
from course_utils.quizzes.scoring import distance_km, folded, readings
from course_utils.quizzes.shuffling import shown_order

COMMON = {"id": "90-q1", "stem": "?", "objective": "90-o1"}
FEEDBACK = {"feedback": {"correct": "yes", "wrong": "look again"}}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


def options(rights):
    """Options of which those at `rights` are right, each with feedback and misunderstanding."""
    return [
        {"text": f"option {n}", "feedback": f"about {n}"}
        | ({"correct": True} if right else {"misconception": f"mistake-{n}"})
        for n, right in enumerate(rights)
    ]


def single(rights):
    return SingleItem(type="single", options=options(rights), **COMMON)


def multiple(rights):
    return MultipleItem(type="multiple", options=options(rights), **COMMON)


def number(answer, tolerance=0.0, **more):
    return NumberItem(
        type="number", answer=answer, tolerance=tolerance, **COMMON, **FEEDBACK, **more
    )


ordering = OrderingItem(
    type="ordering", sequence=["read", "filter", "count", "say"], **COMMON, **FEEDBACK
)
matching = MatchingItem(
    type="matching",
    pairs=[
        {"left": "a", "right": "vowel", "feedback": "a is sung"},
        {"left": "b", "right": "consonant", "feedback": "b stops the air"},
        {"left": "e", "right": "vowel", "feedback": "e is sung"},
    ],
    extra=["digit"],
    **COMMON,
    **FEEDBACK,
)
where = PlaceItem(
    type="place",
    place="astana",
    within_km=100,
    choices=["astana", "moscow", "ankara", "tehran"],
    misses=[{"place": "moscow", "misconception": "other-capital", "feedback": "That is Moscow."}],
    **COMMON,
    **FEEDBACK,
)
words = TextItem(
    type="text",
    accept=["UN", "United Nations"],
    misses=[{"accept": ["US"], "misconception": "letters-mixed", "feedback": "One letter off."}],
    **COMMON,
    **FEEDBACK,
)
EVERY = [
    single([True, False]),
    multiple([True, False, True]),
    number(3, 0.5),
    ordering,
    matching,
    where,
    words,
]


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.type)
@given(response=anything)
def test_nothing_that_comes_in_breaks_the_scoring(item, response):
    """Whatever a damaged file or page sends is right, wrong or unanswered."""
    result = item.score(response)
    assert result.outcome in ("right", "wrong", "unanswered")
    assert result.outcome == "unanswered" or result.feedback


@given(size=st.integers(2, 6), data=st.data())
def test_single_is_right_for_the_right_option_alone(size, data):
    right, chosen = (data.draw(st.integers(0, size - 1)) for _ in range(2))
    result = single([n == right for n in range(size)]).score(chosen)
    assert result.correct == (chosen == right)
    assert result.feedback == f"about {chosen}"
    assert result.misconception == (None if chosen == right else f"mistake-{chosen}")


@given(rights=st.lists(st.booleans(), min_size=2, max_size=6).filter(any), data=st.data())
def test_multiple_is_right_for_exactly_the_right_options_in_any_order(rights, data):
    chosen = data.draw(st.lists(st.integers(0, len(rights) - 1), min_size=1, unique=True))
    result = multiple(rights).score(chosen)
    wanted = {n for n, right in enumerate(rights) if right}
    assert result.correct == (set(chosen) == wanted)
    assert set(result.misconceptions) == {f"mistake-{n}" for n in set(chosen) - wanted}
    assert ("missing" in [note.key for note in result.notes]) == bool(wanted - set(chosen))


def test_multiple_does_not_give_away_what_is_missing():
    result = multiple([True, True, False]).score([0])
    assert result.feedback == "about 0"


@given(answer=st.floats(-1e6, 1e6), tolerance=st.floats(0, 100), part=st.floats(-1, 1))
def test_number_within_the_tolerance_is_right(answer, tolerance, part):
    assert number(answer, tolerance).score(answer + part * tolerance).correct


@given(answer=st.floats(-1e6, 1e6), tolerance=st.floats(0, 100), beyond=st.floats(1e-2, 1e6))
def test_number_beyond_the_tolerance_is_wrong(answer, tolerance, beyond):
    assert number(answer, tolerance).score(answer + tolerance + beyond).outcome == "wrong"
    assert number(answer, tolerance).score(answer - tolerance - beyond).outcome == "wrong"


@given(whole=st.integers(0, 10**9), part=st.integers(0, 99), minus=st.booleans())
def test_number_may_be_typed_in_many_ways(whole, part, minus):
    value = (-1 if minus else 1) * (whole + part / 100)
    sign = "−" if minus else ""
    for thousands, decimal in ((",", "."), (".", ","), (" ", "."), ("\u202f", ","), ("", "٫")):
        grouped = f"{whole:,}".replace(",", thousands)
        typed = f" {sign}{grouped}{decimal}{part:02} % "
        assert any(math.isclose(value, each) for each in readings(typed, "%")), typed


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("12", [12]),
        ("+12", [12]),
        ("-3", [-3]),
        (".5", [0.5]),
        ("1,234", [1.234, 1234]),
        ("1.234,5", [1234.5]),
        ("1,234.5", [1234.5]),
        ("1 000 000", [1_000_000]),
        ("٣٫٥", [3.5]),
        ("۱۲", [12]),
        ("1,23,4", []),
        ("12 apples", []),
        ("1e5", []),
        ("nan", []),
        ("inf", []),
        ("", []),
        ("-", []),
        ("..", []),
        (True, []),
        (None, []),
        (float("nan"), []),
    ],
)
def test_readings(typed, numbers):
    assert readings(typed) == numbers


def test_number_names_the_misunderstanding_behind_a_known_miss():
    item = number(
        72.2,
        0.1,
        misses=[{"value": 138.5, "misconception": "whole-by-part", "feedback": "Turned round."}],
    )
    assert item.score("138,5").misconception == "whole-by-part"
    assert item.score("72.1").correct
    assert item.score("72.3").correct
    assert item.score("72.31").feedback == "look again"


@given(order=st.permutations(range(4)))
def test_ordering_is_right_in_one_order(order):
    result = ordering.score(order)
    placed = sum(n == step for n, step in enumerate(order))
    assert result.correct == (placed == 4)
    assert result.correct or result.notes[-1].key == f"in-place:{placed}:4"


@given(chosen=st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_matching_tells_the_pairs_that_are_wrong(chosen):
    assert matching.rights == ["vowel", "consonant", "digit"]
    result = matching.score(chosen)
    wrong = [
        f"pair:{n}"
        for n, (got, want) in enumerate(zip(chosen, (0, 1, 0), strict=True))
        if got != want
    ]
    assert result.correct == (not wrong)
    assert [note.key for note in result.notes[1:]] == wrong


def test_matching_left_open_is_unanswered():
    assert matching.score([0, None, 0]).outcome == "unanswered"


@given(bearing=st.floats(0, 2 * math.pi), away=st.floats(0, 2000))
def test_place_is_right_within_the_distance(bearing, away):
    """A click `away` km off counts when that is less than 100 km (a hair's breadth aside)."""
    lat, lon = place("astana").point
    reach = away / 6371.0088
    point_lat = math.degrees(
        math.asin(
            math.sin(math.radians(lat)) * math.cos(reach)
            + math.cos(math.radians(lat)) * math.sin(reach) * math.cos(bearing)
        )
    )
    point_lon = lon + math.degrees(
        math.atan2(
            math.sin(bearing) * math.sin(reach) * math.cos(math.radians(lat)),
            math.cos(reach) - math.sin(math.radians(lat)) * math.sin(math.radians(point_lat)),
        )
    )
    if abs(away - 100) > 1e-3:
        assert where.score([point_lat, point_lon]).correct == (away < 100)


@pytest.mark.parametrize("chosen", where.choices)
def test_place_chosen_from_the_list(chosen):
    assert where.score(chosen).correct == (chosen == "astana")


def test_place_names_the_misunderstanding_and_else_the_distance():
    assert where.score("moscow").misconception == "other-capital"
    assert where.score("ankara").notes[-1].key == "away:3210"
    assert distance_km(place("astana").point, place("ankara").point) == pytest.approx(3208, abs=5)


@given(
    form=st.sampled_from(words.accept),
    mixed=st.lists(st.booleans(), min_size=14, max_size=14),
    space=st.sampled_from([" ", "  ", "\t", "\u00a0"]),
)
def test_text_ignores_case_and_spaces(form, mixed, space):
    typed = "".join(c.upper() if up else c.lower() for c, up in zip(form, mixed, strict=False))
    assert words.score(f"{space}{typed.replace(' ', space)}{space}").correct


@given(typed=st.text(string.ascii_letters + " ", min_size=1))
def test_text_is_right_for_an_accepted_form_alone(typed):
    outcome = words.score(typed).outcome
    assert (outcome == "right") == (folded(typed) in ("un", "united nations"))


@pytest.mark.parametrize(("typed", "accepted"), [
    ("Ahrar al-Shām", "ahrar al-sham"),
    ("«Дамаск»", "дамаск"),
    ("دِمَشْق", "دمشق"),
    ("`value_counts`", "value_counts"),
    ("Straße", "strasse"),
    ("UN.", "un"),
])  # fmt: skip
def test_folding(typed, accepted):
    assert folded(typed) == folded(accepted)


@given(size=st.integers(3, 8), number=st.integers(1, 99))
def test_steps_are_never_shown_in_the_right_order(size, number):
    item = OrderingItem(
        type="ordering",
        sequence=[f"step {n}" for n in range(size)],
        **{**COMMON, "id": f"90-q{number}"},
        **FEEDBACK,
    )
    assert sorted(shown_order(item)) == list(range(size))
    assert shown_order(item) != list(range(size))


def test_options_keep_the_order_of_the_file_when_asked():
    item = SingleItem(type="single", options=options([True, *[False] * 5]), shuffle=False, **COMMON)
    assert shown_order(item) == [0, 1, 2, 3, 4, 5]
