"""Markers compare with the samples of ps07 and ps08: what these say must be in the tables."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from course_utils import load
from course_utils.grading.rubrics import read_rubrics

RUBRICS = Path(__file__).parents[2] / "exercises" / "rubrics"


def samples(name):
    """Return the sample answers by points, on one line each."""
    task = read_rubrics(RUBRICS / f"{name}.yml").tasks[0]
    return {level.points: " ".join(level.sample.split()) for level in task.levels}


def rounds_that_sat():
    rounds = load("diplomacy").query("kind == 'talks_round'").sort_values("date_start")
    return rounds[~rounds["title"].str.contains("no meeting")]


def test_the_statements_of_ps07_are_on_the_scale_as_said():
    positions = load("positions").set_index("position_id")
    told = {
        "P152": ("iran", "foreign_fighters", -2, "2018-05-21"),
        "P166": ("united_states", "foreign_fighters", 2, "2018-10-10"),
        "P167": ("united_states", "reconstruction", -2, "2018-10-10"),
    }
    for position_id, (actor, issue, score, day) in told.items():
        row = positions.loc[position_id]
        assert (row["actor_id"], row["issue"], row["stance_score"]) == (actor, issue, score)
        assert row["date"] == pd.Timestamp(day)
        assert position_id in samples("ps07")[6]
    iran = positions[(positions["actor_id"] == "iran") & (positions["issue"] == "foreign_fighters")]
    assert iran["date"].max() == pd.Timestamp("2018-05-21")


def test_the_coder_of_ps07_scored_as_the_samples_say():
    positions = load("positions").set_index("position_id")
    told = {"P064": ("russia", 1), "P109": ("united_states", 0), "P168": ("united_states", -2)}
    for position_id, (actor, score) in told.items():
        row = positions.loc[position_id]
        assert (row["actor_id"], row["issue"], row["stance_score"]) == (actor, "us_role", score)
    sample = " ".join(read_rubrics(RUBRICS / "ps07.yml").tasks[1].levels[0].sample.split())
    scale = load("positions_codebook").query("issue == 'us_role'")["anchor"]
    printed = " ".join([*scale, *positions.loc[list(told), "paraphrase"]])
    for quoted in ("agreed to a joint centre", "in joint operations is welcomed", "as observer"):
        assert quoted in sample
        assert quoted in printed
    assert "says that it leaves" in printed


def test_the_acts_of_ps07_are_those_of_the_united_states_in_2018():
    acts = load("interventions", since="2018-01-01", until="2018-12-31")
    american = acts[acts["actor"].str.contains("United States")]
    found = dict(zip(american["intervention_id"], american["kind"], strict=True))
    assert found == {"iv071": "strike", "iv077": "withdrawal_announcement"}
    assert all(intervention_id in samples("ps07")[6] for intervention_id in found)


def test_the_numbers_of_ps08_are_those_of_its_rule():
    rounds = rounds_that_sat()
    ends = rounds[rounds["track"] == "astana"][["date_end"]]
    un = rounds[rounds["track"] != "astana"][["event_id", "date_start"]]
    waits = pd.merge_asof(un, ends, left_on="date_start", right_on="date_end")
    waits["days"] = (waits["date_start"] - waits["date_end"]).dt.days
    first = waits[waits["date_start"].between("2017-01-23", "2018-01-30")]["days"]
    second = waits[waits["date_start"].between("2019-10-30", "2022-06-03")]["days"]
    assert ((first <= 20).sum(), len(first)) == (4, 6)
    assert ((second <= 20).sum(), len(second), second.min()) == (0, 8, 89)
    for said in ("4 of 6 rounds", "0 of 8 sessions", "89 days"):
        assert said in samples("ps08")[6]


def test_the_ids_of_ps08_exist():
    known = set(load("diplomacy")["event_id"])
    named = set(re.findall(r"[a-z][a-z-]+-\d{4}-\d{2}-\d{2}", samples("ps08")[6]))
    assert named
    assert named <= known


def test_the_best_samples_keep_to_the_length_that_the_task_asks_for():
    assert len(samples("ps07")[6].split()) <= 150
    assert len(samples("ps08")[6].split()) <= 170
