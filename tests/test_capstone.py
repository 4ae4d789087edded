"""The checks of the capstone look at form and arithmetic, and never at the position."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from course_utils import Map, load
from course_utils.authoring.lint import LOADED
from course_utils.grading import _verdict, capstone, expect
from course_utils.maps import before_after

PAIRS = (("2015-12-29", "2016-12-28"), ("2016-12-29", "2017-12-28"))
ALT = "Two bars side by side, the left one twice as high as the right one."
SENTENCE = "Twelve words of prose that hold no number and take no side. "
CONFIDENCE = "Confidence: 70 %, likely."


def row(number, **changes):
    """Make a row of evidence that meets the sheet, on the count of events in a window."""
    first, last = PAIRS[number % 2]
    return {
        "e_id": f"e{number}",
        "claim_id": ("c01", "c06", "c19", "c20")[number % 4],
        "table": "diplomacy",
        "filter": "date_start in the window; number of rows",
        "number": (39, 59)[number % 2],
        "unit": "rows",
        "window_from": first,
        "window_to": last,
        "pair": f"p{number // 2}",
        "direction": ("for", "against")[number % 2],
        "reporter": ("coder of this course", "UN")[number % 2],
        "source_id": "un-press-sc12261; un-press-sc12663",
        "confidence": "medium",
        "limit": "Rows were found, not sampled.",
    } | changes


def table(*changes, rows=6):
    """Make a table of evidence; each change belongs to the row of its place."""
    made = [row(number) for number in range(rows)]
    for number, change in enumerate(changes):
        made[number] |= change
    return pd.DataFrame(made)


def three_publishers(frame):
    """Give the rows sources of three publishers."""
    sources = load("sources").drop_duplicates("publisher")["source_id"].head(3)
    frame.loc[0, "source_id"] = "; ".join(sources)
    return frame


def said(check, *given, **options):
    """Return what a check says, empty if it is content."""
    try:
        check(*given, **options)
    except expect.NotYet as error:
        return str(error)
    return ""


def prose(words=400, tail=CONFIDENCE):
    return SENTENCE * ((words - len(tail.split())) // 12) + tail


# --- evidence ----------------------------------------------------------------------------


def test_evidence_as_the_sheet_asks_for_passes_every_check():
    evidence = three_publishers(table())
    for check in ("evidence_form", "claims_known", "both_sides", "reporters", "equal_windows"):
        assert said(getattr(capstone, check), evidence) == ""


@pytest.mark.parametrize(
    "same",
    [
        lambda frame: frame.set_index("e_id"),
        lambda frame: frame.sample(frac=1, random_state=1),
        lambda frame: frame.assign(window_from=pd.to_datetime(frame["window_from"])),
        lambda frame: frame.assign(number=frame["number"].astype("Int64"), note="mine"),
        lambda frame: frame.assign(confidence=frame["confidence"].astype("category")),
        lambda frame: frame.assign(direction=frame["direction"].str.title()),
        lambda frame: frame.to_dict("list"),
    ],
    ids=["index", "order", "timestamps", "dtype", "category", "capitals", "dictionary"],
)
def test_any_right_form_of_the_table_is_taken(same):
    evidence = same(table())
    assert said(capstone.evidence_form, evidence) == ""
    assert said(capstone.equal_windows, evidence) == ""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"number": "56.4"}, "e0: number is '56.4'"),
        ({"number": float("nan")}, "e0: number is missing"),
        ({"number": True}, "e0: number is True"),
        ({"direction": "yes"}, "e0: direction is 'yes'"),
        ({"confidence": 0.7}, "e0: confidence is 0.7"),
        ({"filter": " "}, "e0: filter is ' '"),
        ({"table": "diplomacy; events"}, "e0: there is no table 'events'"),
        ({"limit": "word " * 21}, "e0: limit has 21 words"),
        ({"window_to": "28 Dec 2016"}, "e0: a day of its window"),
        ({"window_from": "2018-01-01"}, "e0: its window ends before it begins"),
    ],
)
def test_a_wrong_cell_is_named_with_its_row(change, told):
    frame = table().astype(object)
    for column, value in change.items():
        frame.loc[0, column] = value
    assert told in said(capstone.evidence_form, frame)


def test_a_fault_of_many_rows_is_told_once():
    evidence = table(*[{"direction": "yes"}] * 6)
    assert said(capstone.evidence_form, evidence) == (
        "evidence: e0, e1, e2 and 3 more: direction is 'yes', "
        "the sheet asks for for, against, neither."
    ).replace("evidence", "the answer")


@pytest.mark.parametrize("rows", [4, 13])
def test_too_few_or_too_many_rows(rows):
    assert f"has {rows} rows. The sheet asks for 5 to 12" in said(
        capstone.evidence_form, table(rows=rows)
    )


def test_each_check_names_the_columns_that_it_misses():
    bare = table()[["e_id", "number"]]
    assert "lacks the column(s) direction" in said(capstone.both_sides, bare)
    assert "lacks the column(s) claim_id, table" in said(capstone.evidence_form, bare)
    assert "has no column 'e_id'" in said(capstone.evidence_form, bare[["number"]])
    assert "more than once" in said(capstone.both_sides, pd.concat([table(), table()]))
    assert "is no table" in said(capstone.both_sides, [1, 2])


def test_claims():
    assert "cites 'c66'" in said(capstone.claims_known, table({"claim_id": "c66"}))
    assert "no row on c01" in said(
        capstone.claims_known, table({"claim_id": "c02"}, {}, {}, {}, {"claim_id": "c02"})
    )
    assert "cites 2 claims" in said(capstone.claims_known, table().assign(claim_id="c01; c19"))


def test_reporters_and_publishers():
    alone = three_publishers(table()).assign(reporter="UCDP")
    alone.loc[1, "reporter"] = " ucdp "
    assert "by one reporter" in said(capstone.reporters, alone)
    assert "come from 1 publisher(s)" in said(capstone.reporters, table())
    assert "names 'nobody'" in said(capstone.reporters, table({"source_id": "nobody"}))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([{"pair": ""}, {"pair": None}], ""),  # rows without a twin are allowed
        ([{}, {"window_to": "2017-12-29"}], ""),  # 366 days, and 366 days
        ([{}, {"window_to": "2018-12-28"}], "pair 'p0': compares 366 days with 730"),
        ([{}, {"window_from": "2016-12-28"}], "pair 'p0': has windows that overlap"),
        ([{"pair": "p1"}], "pair 'p1': has 3 row(s)"),
        ([{"pair": ""}] * 6, "has no pair"),
        ([{}, {"window_to": "soon"}], "pair 'p0': has a day"),
    ],
)
def test_windows_of_a_pair(changes, told):
    message = said(capstone.equal_windows, table(*changes))
    assert told in message
    assert bool(told) == bool(message)


# --- recipes -----------------------------------------------------------------------------

events = pd.DataFrame({"led": [True] * 22 + [False] * 17})


def rerun(number, recipe):
    """Return what the check says to one number and its recipe, the other rows being right."""
    evidence = table().assign(number=float(len(events)))
    evidence.loc[0, "number"] = number
    recipes = dict.fromkeys(evidence["e_id"], lambda: len(events))
    return said(capstone.numbers_rerun, evidence, recipes | {"e0": recipe})


@pytest.mark.parametrize(
    ("number", "recipe"),
    [
        (56.4, lambda: events["led"].mean() * 100),
        (56.4, lambda: round(events["led"].mean() * 100, 1)),
        (56, lambda: events["led"].mean() * 100),
        (22, events["led"].sum),
        (22.0, lambda: np.int64(events["led"].sum())),
        (22, events[["led"]].sum),
        (-5.6, lambda: 50.8 - events["led"].mean() * 100),
        (0.564, events["led"].mean),
    ],
)
def test_right_recipes_come_out(number, recipe):
    assert rerun(number, recipe) == ""


def warns():
    warnings.warn("look out", stacklevel=1)
    print("on the way", file=sys.stderr)  # noqa: T201
    return len(events)


def ends():
    return len(events) / sys.exit("enough")


@pytest.mark.parametrize(
    ("number", "recipe", "told"),
    [
        (56.3, lambda: events["led"].mean() * 100, "the table says 56.3, its recipe gives 56.4103"),
        (56.4, events["led"].mean, "one is a fraction, the other a percentage"),
        (56.4, lambda: 56.4, "typed in"),
        (56.4, lambda: round(56.4, 1), "typed in"),
        (22, 22, "its recipe is a value"),
        (22, None, "it has no recipe"),
        (22, lambda: events.info(buf=io.StringIO()), "gives nothing back"),
        (22, lambda: events["role"] + 1, "its recipe stops with KeyError: 'role'"),
        (22, ends, "its recipe stops with SystemExit: enough"),
        (22, lambda: str(len(events)), "which is no number"),
        (22, lambda: events, "it has no number"),
        (22, lambda wanted: wanted, "its recipe stops with TypeError"),
    ],
)
def test_wrong_recipes_are_named(number, recipe, told):
    message = rerun(number, recipe)
    assert "e0" in message
    if told != "it has no number":
        assert told in message


def test_a_recipe_that_reads_the_evidence_itself_proves_nothing():
    space = {"evidence": table()}
    recipe = eval("lambda: evidence['number'][0]", space)  # noqa: S307
    assert "reads the number from evidence itself" in rerun(39, recipe)


def test_warnings_of_a_recipe_cost_nothing(capsys):
    assert rerun(39, warns) == ""
    assert capsys.readouterr() == ("", "")


def test_part_of_the_recipes_earns_part_of_the_points():
    evidence = table().assign(number=39)
    recipes = {f"e{number}": lambda: len(events) for number in range(4)}
    assert said(capstone.numbers_rerun, evidence, recipes, share=1 / 3) == ""
    assert said(capstone.numbers_rerun, evidence, recipes, share=2 / 3) == ""
    assert "4 of 6 numbers come out, and this check asks for 6: e4, e5: it has no recipe" in said(
        capstone.numbers_rerun, evidence, recipes
    )
    assert "dictionary" in said(capstone.numbers_rerun, evidence, [len])


# --- pictures ----------------------------------------------------------------------------


@pytest.fixture
def chart():
    """Make axes that meet the sheet."""
    figure, axes = plt.subplots()
    axes.bar(["before", "after"], [2, 1])
    axes.set_title("Half as much after the truce", loc="left")
    yield axes
    plt.close(figure)


def a_map(title="Bases lie near the coast", alt=ALT, shown=True):
    made = Map("syria", title=title, alt=alt)
    places = load("places")
    return made.add_points(places[places["kind"] == "base"]) if shown else made


def test_pictures_as_the_sheet_asks_for(chart):
    numbers = pd.Series({"before": 2, "after": 1})
    assert said(capstone.pictures, a_map(), chart, numbers, ALT) == ""
    pair = before_after(a_map("Before the truce"), a_map("After the truce"))
    assert said(capstone.pictures, pair, chart.figure, numbers.to_frame(), ALT) == ""


def test_what_a_picture_lacks_is_named(chart):
    numbers = pd.Series({"before": 2, "after": 1})
    bare = a_map(title="Bases", alt=None, shown=False)
    message = said(capstone.pictures, bare, chart, "a table", "Bars.")
    for told in ("shows no rows", "title of 1 word(s)", "of type str", "has 5 characters"):
        assert told in message
    nowhere = a_map(shown=False).add_points(load("places").head(0))
    assert "shows no rows" in said(capstone.pictures, nowhere, chart, numbers, ALT)
    figure, empty = plt.subplots()
    assert "holds no data" in said(capstone.pictures, a_map(), empty, numbers, ALT)
    plt.close(figure)
    assert "of type str" in said(capstone.pictures, a_map(), "chart", numbers, ALT)
    assert "use Map of course_utils" in said(capstone.pictures, 1, chart, numbers, ALT)


# --- the verdict -------------------------------------------------------------------------


def judged(text, evidence=None):
    return said(capstone.verdict_form, text, table() if evidence is None else evidence)


@pytest.mark.parametrize(
    "text",
    [
        prose(),
        prose(tail="The rows rise from 39 to 59 (c01, e1). " + CONFIDENCE),
        prose(tail="On 29 December 2016, in 2016–17 and in January 2017. " + CONFIDENCE),
        prose(tail="Resolutions 2254 and 2336 (2016), S/2017/884, iv020, T104. " + CONFIDENCE),
        prose(tail=CONFIDENCE + " A list by target would move it by 20 points."),
        prose(tail='Its “regime” is the op-ed\'s "peacemaker". ' + CONFIDENCE),
        prose(tail="A UN-designated terrorist group is left out. " + CONFIDENCE),
        prose(tail="Confidence: about 50 per cent, about even"),
        prose(tail="**Confidence:** 97 % (almost certain)"),
        prose(tail="Confidence: 70 %, likely; a second coder would move it by 20 points."),
    ],
)
def test_right_verdicts(text):
    assert judged(text) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (prose(300), "has 291 words"),
        (prose(520), "has 519 words"),
        (prose(tail="I am fairly sure."), "states 0 confidences"),
        (prose(tail=CONFIDENCE + " " + CONFIDENCE), "states 2 confidences"),
        (prose(tail="Confidence: high, likely."), "one whole number"),
        (prose(tail="Confidence: 110 %, almost certain."), "one whole number"),
        (prose(tail="Confidence: 70 %, very likely."), "word of the scale"),
        (prose(tail="Confidence: 96 %, almost certainly not."), "word of the scale"),
        (prose(tail="It fell by 12 % to 59 rows. " + CONFIDENCE), "holds 12, which stands in no"),
        (prose(tail="It fell by 20 %. " + CONFIDENCE), "holds 20"),
        (prose(tail="Some 15,083 died. " + CONFIDENCE), "holds 15,083"),
        (prose(tail="The regime and its puppets. " + CONFIDENCE), "has puppet, regime outside"),
        (17, "The sheet asks for a text"),
    ],
)
def test_what_is_wrong_with_a_verdict_is_named(text, told):
    assert told in judged(text)


def test_numbers_may_stand_in_any_cell_that_a_reader_sees():
    evidence = table({"unit": "% of 282 days", "limit": "Some 15,083 more are left out."})
    assert judged(prose(tail="Over 282 days, 15083 left out. " + CONFIDENCE), evidence) == ""
    less = table({"number": -5.6})
    assert judged(prose(tail="A fall of 5.6, or 5,6 points. " + CONFIDENCE), less) == ""


@pytest.mark.parametrize("answer", ["Yes", "No", "Both", "I can't tell"])
def test_position_earns_nothing(answer):
    """The same build gets the same points, whatever it comes to."""
    assert judged(prose(tail=f"{answer}: Russia and Syria. " + CONFIDENCE)) == ""


def test_scale_has_one_word_for_each_confidence():
    covered = [value for low, high, _ in _verdict.SCALE for value in range(low, high + 1)]
    assert covered == list(range(101))


def test_loaded_words_of_the_lessons_are_loaded_in_papers():
    sample = "regime rebels terrorist puppets jihadists crackdown so-called"
    assert len(LOADED.findall(sample)) == 7
    assert judged(prose(tail=f"{sample}. {CONFIDENCE}")).count(",") == 6


def test_nothing_given_is_said_to_be_missing():
    for check in (capstone.evidence_form, capstone.reporters):
        assert "still empty" in said(check, ...)
    assert "still empty" in said(capstone.numbers_rerun, table(), None)
    assert "still empty" in said(capstone.pictures, None, None, None, None)


def test_checks_work_without_nbgrader():
    script = (
        "import sys; sys.modules['nbgrader'] = None\n"
        "from course_utils.grading import capstone\n"
        "assert 'folium' not in sys.modules and 'matplotlib' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
