"""Markers compare with the sample answers, so the figures in them must be those of the tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from course_utils import load
from course_utils.grading.rubrics import read_rubrics

RUBRICS = Path(__file__).parents[2] / "exercises" / "rubrics"


def best_sample(name, task=0):
    return " ".join(read_rubrics(RUBRICS / f"{name}.yml").tasks[task].levels[0].sample.split())


def test_figures_of_the_sample_answer_of_ps04():
    votes = load("unsc_votes", since="2018-01-01", until="2023-12-31")
    american, russian = votes[votes["us"] == "no"], votes[votes["russia"] == "no"]
    assert (len(american), american["yes"].max()) == (9, 6)
    assert (len(russian), set(russian["yes"])) == (7, {12, 13})
    assert set(american["result"]) == {"failed"}
    assert set(russian["result"]) == {"vetoed"}
    sample = best_sample("ps04")
    for figure in ("no on 9 texts and Russia on 7", "more than 6 votes", "had 12 or 13"):
        assert figure in sample


def test_texts_in_the_sample_answers_on_what_became_of_them():
    votes = load("unsc_votes").set_index("vote_id")
    told = {
        "S/2017/970": ("2017-11-17", "vetoed", 12),
        "S/2017/968": ("2017-11-16", "failed", 4),
        "S/2016/846": ("2016-10-08", "vetoed", 11),
        "S/2016/847": ("2016-10-08", "failed", 4),
        "S/2018/321": ("2018-04-10", "vetoed", 12),
    }
    for vote_id, (day, result, yes) in told.items():
        row = votes.loc[vote_id]
        assert (f"{row['date']:%Y-%m-%d}", row["result"], row["yes"]) == (day, result, yes)
    chemical = votes[(votes["topic"] == "chemical_weapons") & (votes["result"] == "adopted")]
    assert chemical["date"].idxmax() == "S/RES/2319"
    assert "S/RES/2319, a year earlier" in best_sample("ps04", task=1)


def deaths(day, days):
    """Deaths before and since a day, the two parties, day known."""
    events = load("conflict_events")
    events = events[
        (events["side_a"] == "Government of Syria")
        & (events["side_b"] == "Syrian insurgents")
        & (events["date_precision"] == 1)
    ]
    passed = (events["date_start"] - pd.Timestamp(day)).dt.days
    windows = passed.between(-days, -1), passed.between(0, days - 1)
    return tuple(events[window]["deaths_best"].sum() for window in windows)


def test_figures_of_the_sample_answer_of_ps05():
    assert deaths("2016-02-27", 28) == (1700, 517)
    assert deaths("2016-09-12", 28) == (1231, 943)
    assert deaths("2016-09-12", 7) == (292, 137)
    assert round((517 / 1700 - 1) * 100, 1) == -69.6
    assert round((943 / 1231 - 1) * 100, 1) == -23.4
    bulletins = load("ceasefire_violations", since="2016-09-12", until="2016-09-19")
    daily = bulletins[(bulletins["counting"] == "daily") & (bulletins["violations_total"] == 53)]
    assert daily["side_reporting"].to_list() == ["russian_side"]
    sample = best_sample("ps05")
    for figure in ("1,700 before, 517 since", "1,231 before, 943 since", "were 137, against 292"):
        assert figure in sample
    for figure in ("69.6 percent", "23.4 percent", "53 breaches in one day"):
        assert figure in sample
