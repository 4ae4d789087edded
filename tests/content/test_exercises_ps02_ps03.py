"""Assignments ps02 and ps03: figures of the sample answers, and nothing printed in a lesson."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import numpy as np
import pytest

from course_utils import describe, load
from course_utils.grading.rubrics import read_rubrics
from course_utils.maps.scales import class_breaks

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)\n### END HIDDEN TESTS", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w|\.\d)")


def sample(name, task, level=0):
    """Return a sample answer with its line breaks closed."""
    rubrics = read_rubrics(EXERCISES / "rubrics" / f"{name}.yml")
    text = next(entry for entry in rubrics.tasks if entry.id == task).levels[level].sample
    return " ".join(text.split())


def state_based():
    monthly = load("monthly_deaths")
    return monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()


def numbers(text):
    return {float(found.replace(",", "")) for found in NUMBER.findall(text)}


def answers(name):
    """Yield the name of each answer and the set of numbers that it is made of, without signs."""
    notebook = json.loads((EXERCISES / "source" / name / f"{name}.ipynb").read_text("utf-8"))
    for cell in notebook["cells"]:
        for region in HIDDEN.findall("".join(cell["source"])):
            for statement in ast.parse(region).body:
                label = statement.value.args[0].args[0].value
                expected = ast.literal_eval(statement.value.args[1])
                values = expected.values() if isinstance(expected, dict) else [expected]
                yield label, {abs(float(value)) for value in values}


@pytest.mark.parametrize("name", ["ps02", "ps03"])
def test_no_lesson_or_quiz_prints_an_answer(name):
    """A single number stands in none of them; of an answer of several, not all stand together."""
    texts = {path: path.read_text("utf-8") for path in (ROOT / "lessons" / "quizzes").glob("*.yml")}
    for path in (ROOT / "lessons").glob("*.ipynb"):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        texts[path] = "\n".join("".join(cell["source"]) for cell in cells)
    printed = {path.name: numbers(text) for path, text in texts.items()}
    for label, values in answers(name):
        telling = {value for value in values if value != int(value) or value >= 100}
        if telling:
            assert [path for path, found in printed.items() if telling <= found] == [], label


def test_sample_on_two_counters():
    text = sample("ps02", "two-counters")
    ucdp = load("yearly_deaths").groupby("year")["deaths_best"].sum()
    counters = load("deaths_by_counter")
    sohr = counters[(counters["counter"] == "SOHR") & (counters["level"] == "total")]

    def ratio(first, last):
        row = sohr[(sohr["period_start"] == first) & (sohr["period_end"] == last)]
        return row["deaths"].iloc[0] / ucdp[int(first[:4])]

    assert f"{ratio('2018-01-01', '2018-12-31'):.2f} of UCDP's" in text
    assert f"in 2022 it is {ratio('2022-01-01', '2022-12-31'):.2f}" in text
    assert f"falls from {ucdp[2018]:,} to {ucdp[2022]:,}" in text
    moved = ratio("2021-01-01", "2021-12-31") - ratio("2021-01-01", "2021-12-22")
    assert f"the ratio of 2021 by {moved:.2f}" in text
    revised = sohr[(sohr["period_end"] == "2021-12-31") & (sohr["period_start"] == "2021-01-01")]
    assert '"First published as 3,746 on 22 December"' in text
    assert revised["note"].iloc[0] == "First published as 3,746 on 22 December"
    assert f"became {revised['deaths'].iloc[0]:,}" in text
    for level in (0, 1):
        told = sample("ps02", "two-counters", level)
        quoted = re.findall(r'"((?:leave out|Counters count)[^"]+)"', told)
        assert quoted
        limits = str(describe("yearly_deaths")) + str(describe("deaths_by_counter"))
        assert all(words in limits for words in quoted)
    events = load("conflict_events")
    assert "such pairs, but ends in 2019" in text
    assert "pairs of actors below 25 deaths a year too" in str(describe("conflict_events"))
    assert events["date_start"].dt.year.max() == 2019


def test_sample_on_the_map():
    text = sample("ps02", "map-2013")
    table = load("governorate_year")
    deaths = table[table["year"] == 2013].groupby("governorate")["deaths_best"].sum()
    share = deaths / deaths.sum() * 100
    aleppo, rural, city, homs = (share[code] for code in ("SY02", "SY03", "SY01", "SY04"))
    assert f"{aleppo + rural:.0f} percent are in two" in text
    assert f"Aleppo ({aleppo:.1f}) and Rural Damascus ({rural:.1f})" in text
    assert sorted(share[share >= 15].index) == ["SY02", "SY03"]
    assert f"Damascus ({city:.1f})" in text
    assert f"Homs ({homs:.1f})" in text
    highest = class_breaks(share.to_numpy(dtype=float), "quantile", 5)[-1]
    assert homs < highest <= city
    assert share.max() < 25


def test_sample_on_the_withdrawal():
    text = sample("ps03", "because")
    state = state_based()

    def change(column, n):
        last = state[column].astype(float).rolling(n).sum()
        return (last.shift(-n) / last - 1)["2013-12":"2016-11"]

    def as_low(column, n):
        cuts = change(column, n)
        return int((cuts <= cuts["2016-02-01"]).sum())

    assert f"{-change('deaths_best', 6)['2016-02-01'] * 100:.1f} percent fewer" in text
    assert f"Of 36 months tried, {as_low('deaths_best', 6)} fall as deep" in text
    assert [as_low("deaths_best", n) for n in (3, 18)] == [1, 1]
    assert f"{as_low('events', 6)} of 36 for six months" in text
    assert f"{as_low('events', 18)} of 36 for eighteen" in text
    truce = load("diplomacy").set_index("event_id").loc["cessation-of-hostilities-2016-02-27"]
    withdrawal = load("interventions").set_index("intervention_id").loc["iv040"]
    assert (withdrawal["date_start"] - truce["date_start"]).days == 16
    yearly = load("yearly_deaths")
    whole = yearly[yearly["type_of_violence"] == "state_based"].set_index("year")["deaths_best"]
    dated = state["deaths_best"].groupby(state.index.year).sum()
    assert whole[2016] - dated[2016] > whole[2015] - dated[2015]


def test_tables_still_say_what_the_sheets_say():
    """The sheets speak of round totals, of two rows of a year, of claims that are minimums."""
    rows = load("interventions").set_index("intervention_id")
    assert list(rows.loc[["iv021", "iv027"], "reported_figure"]) == [18800, 39000]
    claims = rows.loc[["iv023", "iv025", "iv028", "iv029"]]
    assert set(claims["unit"]) == {"fighters claimed killed"}
    assert claims["date_end"].is_monotonic_increasing
    assert list(claims["figure_bound"] == "more_than") == [False, True, True, True]
    assert rows.loc["iv040", "date_start"].strftime("%Y-%m-%d") == "2016-03-14"
    counters = load("deaths_by_counter")
    sohr = counters[(counters["counter"] == "SOHR") & (counters["level"] == "total")]
    begun = sohr[sohr["period_start"].dt.strftime("%m-%d") == "01-01"]["period_start"].dt.year
    assert begun[begun.between(2018, 2022)].value_counts().to_dict() == {
        2021: 2,
        2018: 1,
        2019: 1,
        2020: 1,
        2022: 1,
    }
    assert np.array_equal(sorted(load("yearly_deaths")["year"].unique()), range(2011, 2024))
