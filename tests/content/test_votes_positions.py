"""Votes, positions, interventions, words and announced dates: what lessons lean on."""

from __future__ import annotations

import re

import pytest

from course_utils import load

PERMANENT = ["russia", "china", "us", "uk", "france"]
ROWS = {
    "unsc_votes": 55,
    "unsc_procedural_votes": 4,
    "positions": 167,
    "positions_codebook": 45,
    "interventions": 87,
    "press_terms": 78,
    "announced_dates": 39,
}
OWN_WORDS = {
    "unsc_votes": ["subject", "note"],
    "unsc_procedural_votes": ["motion", "note"],
    "positions": ["paraphrase"],
    "positions_codebook": ["anchor"],
    "interventions": ["actor", "location", "description", "unit", "figure_by"],
    "press_terms": ["speaker", "outlet", "context"],
    "announced_dates": ["meeting", "wording", "note"],
}
PARTISAN = r"rebel|regime|jihad|militants?\b|terrorists\b|mercenar|crackdown|extremis"
OTHER_SPELLINGS = (
    r"Dar'a\b|\bDuma\b|Tell Abyad|Jarablus|Suweida|Rif Dimashq|Lavrentiev|Fateh al-Sham|al-Nusra"
    r"|\bISIS\b|Islamic State|Daesh|Hayat Tahrir|Sergei|(?<!-)Qusayr|Hasaka\b|Russian Federation"
)


@pytest.mark.parametrize(("name", "rows"), ROWS.items())
def test_number_of_rows(name, rows):
    assert len(load(name)) == rows


@pytest.mark.parametrize("name", OWN_WORDS)
def test_own_words_take_no_side_and_have_one_spelling(name):
    text = load(name)[OWN_WORDS[name]].stack().dropna()
    unquoted = text.str.replace(re.compile(r'"[^"]*"'), "", regex=True)
    assert unquoted[unquoted.str.contains(PARTISAN, case=False)].to_list() == []
    assert text[text.str.contains(OTHER_SPELLINGS)].to_list() == []


# -- votes


def test_the_vetoes_are_those_of_the_record():
    votes = load("unsc_votes")
    assert votes["result"].value_counts().to_dict() == {"adopted": 26, "vetoed": 18, "failed": 11}
    vetoed = votes[votes["result"] == "vetoed"]
    assert (vetoed["russia"] == "no").all()
    assert (vetoed["china"] == "no").sum() == 10
    assert (vetoed["date"] >= "2016-12-30").sum() == 12


def test_vetoes_agree_with_the_diplomatic_events():
    events = load("diplomacy")
    events = events[events["kind"] == "un_veto"]["date_start"]
    votes = load("unsc_votes")
    assert sorted(events) == sorted(votes[votes["result"] == "vetoed"]["date"])


def test_votes_of_the_five_fit_into_the_tally():
    for name in ("unsc_votes", "unsc_procedural_votes"):
        votes = load(name)
        for vote in ("yes", "no", "abstain"):
            assert ((votes[PERMANENT] == vote).sum(axis=1) <= votes[vote]).all()


def test_members_named_are_as_many_as_voted():
    votes = load("unsc_procedural_votes")
    for vote in ("yes", "no", "abstain"):
        named = votes.dropna(subset=[f"members_{vote}"])
        assert (named[f"members_{vote}"].str.split("; ").str.len() == named[vote]).all()


def test_symbols_say_whether_a_text_was_adopted():
    votes = load("unsc_votes")
    assert (votes["vote_id"].str.startswith("S/RES/") == (votes["result"] == "adopted")).all()


# -- positions


def test_each_issue_has_five_anchors():
    book = load("positions_codebook")
    steps = book.groupby("issue")["score"].agg(list)
    assert steps.map(sorted).map(lambda scores: scores == [-2, -1, 0, 1, 2]).all()
    assert set(steps.index) == set(load("positions")["issue"])


def test_quotations_are_short():
    quotes = load("positions")["quote_fragment"].dropna()
    assert quotes.str.split().str.len().max() <= 12


def test_one_statement_gets_one_score():
    positions = load("positions")
    same_day = positions.groupby(["actor_id", "issue", "date"])["stance_score"].nunique()
    assert (same_day == 1).all()


def test_like_statements_on_parting_the_opposition_have_like_scores():
    scores = load("positions").set_index("position_id")["stance_score"]
    assert scores[["P068", "P159", "P160"]].to_list() == [0, 0, 0]
    assert "P066" not in scores.index


# -- interventions


def test_figures_come_with_what_they_count():
    rows = load("interventions")
    has = rows["reported_figure"].notna()
    assert (rows["unit"].notna() == has).all()
    assert (rows["figure_bound"].notna() == has).all()
    assert (rows["figure_max"].notna() == (rows["figure_bound"] == "range")).all()


def test_claims_of_killed_fighters_name_whose_they_are():
    rows = load("interventions")
    claims = rows[rows["unit"].eq("fighters claimed killed")]
    assert len(claims) == 5
    assert claims["figure_by"].notna().all()


def test_totals_have_a_period_and_a_figure():
    totals = load("interventions").query("row_kind == 'total'")
    assert totals[["date_end", "reported_figure"]].notna().all(axis=None)


def test_partial_dates_stand_at_the_edge_of_their_period():
    rows = load("interventions")
    for date, first in (("date_start", True), ("date_end", False)):
        precision = rows[f"{date}_precision"]
        assert (precision.isna() == rows[date].isna()).all()
        days = rows[date].dt
        month = days.is_month_start if first else days.is_month_end
        year = days.is_year_start if first else days.is_year_end
        assert month[precision == "month"].all()
        assert year[precision == "year"].all()


# -- announced dates


def test_kept_follows_from_the_days():
    dates = load("announced_dates")
    inside = (dates["held"] >= dates["due_from"]) & (dates["held"] <= dates["due_to"])
    assert (dates["kept"] == inside.astype(int)).all()
    kept = dates.groupby("convenor_group")["kept"].agg(["sum", "size"])
    assert kept.to_dict("index") == {
        "guarantor_led": {"sum": 13, "size": 22},
        "un_led": {"sum": 5, "size": 17},
    }


def test_days_are_those_of_the_events():
    dates, events = load("announced_dates"), load("diplomacy").set_index("event_id")
    assert (dates["said"] == dates["said_event"].map(events["date_end"])).all()
    held = dates.dropna(subset=["held_event"])
    assert (held["held"] == held["held_event"].map(events["date_start"])).all()
    assert (dates["held"].isna() == dates["held_event"].isna()).all()


def test_a_time_is_named_in_the_outcome_that_set_it():
    dates, events = load("announced_dates"), load("diplomacy").set_index("event_id")
    for date in dates.itertuples():
        text = f"{events.loc[date.said_event, 'outcome']} {events.loc[date.said_event, 'title']}"
        year = re.sub(r" 20\d\d$", "", date.wording.removeprefix("by "))
        words = year.removeprefix("the ").removeprefix("early ").removeprefix("in ")
        assert words.split(" of ")[0] in text, (date.date_id, words, text)


# -- words


def test_terms_in_russian_are_in_russian_letters():
    terms = load("press_terms")
    cyrillic = terms["term_used"].str.contains("[а-я]")
    assert (cyrillic == (terms["language"] == "ru")).all()


def test_words_for_the_same_group_can_be_compared():
    terms = load("press_terms").set_index("term_id")["term_class"]
    wanted = {"pt021": "militants", "pt022": "terrorists", "pt059": "armed_opposition"}
    assert terms[list(wanted)].to_dict() == wanted
