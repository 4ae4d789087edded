"""The tables of deaths: published totals, one release each, points in their governorate."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.path import Path as Outline

from course_utils import layer, load

RELEASES = {
    "ucdp-ged-syria-652-1601-1911": "652.1601.1911",
    "hannah-frank-ged-24-1-months": "24.1",
    "hannah-frank-ged-24-1-months-state-based": "24.1",
    "hannah-frank-ged-24-1-years": "24.1",
    "ucdp-ged-24-1": "24.1",
    "idler-tkacova-ged-20-1-syria-iraq": "20.1",
    "ucdp-ged-20-1": "20.1",
}
TABLES = {
    "conflict_events": "652.1601.1911",
    "monthly_deaths_by_governorate": "652.1601.1911",
    "monthly_deaths": "24.1",
    "yearly_deaths": "24.1",
    "governorate_year": "20.1",
}


@pytest.fixture(scope="module")
def events() -> pd.DataFrame:
    return load("conflict_events")


@pytest.fixture(scope="module")
def months() -> pd.DataFrame:
    frame = load("monthly_deaths").set_index("month")
    return frame.pivot(columns="type_of_violence", values="deaths_best")


@pytest.mark.parametrize(("name", "release"), TABLES.items())
def test_a_table_holds_one_release(name, release):
    frame = load(name)
    ids = set(frame["source_id"]) | set(frame.get("source_id_2", ()))
    assert {RELEASES[source] for source in ids} == {release}
    assert release in frame.attrs["citation"]


@pytest.mark.parametrize("name", TABLES)
def test_citation_is_the_one_that_ucdp_asks_for(name):
    citation = load(name, columns=["source_id"]).attrs["citation"]
    assert "Sundberg, Ralph, and Erik Melander (2013)" in citation
    assert "Uppsala Conflict Data Program (UCDP)" in citation


# -- totals


def test_events_add_up_to_the_published_totals(events):
    by_year = events.groupby(events["date_start"].dt.year)["deaths_best"].agg(["size", "sum"])
    assert by_year["size"].to_dict() == {2016: 6170, 2017: 5587, 2018: 2765, 2019: 2044}
    assert by_year["sum"].to_dict() == {2016: 48710, 2017: 33316, 2018: 20251, 2019: 10060}
    by_type = events.groupby("type_of_violence")["deaths_best"].agg(["size", "sum"])
    assert by_type.loc["state_based"].tolist() == [11507, 80649]
    assert by_type.loc["non_state"].tolist() == [4577, 29417]
    assert by_type.loc["one_sided"].tolist() == [482, 2271]
    first = events[events["date_start"].dt.year == 2016]
    assert first.loc[first["type_of_violence"] == "state_based", "deaths_best"].sum() == 40865
    assert first["deaths_civilians"].sum() == 10203


def test_events_hold_what_the_notes_on_them_say(events):
    assert (events["reporters"] == "SOHR").sum() == 14168
    assert not events["side_a"].str.contains("Russia").any()
    assert not events["side_b"].str.contains("Russia").any()
    placeless = events[events["governorate"].isna()]
    assert [len(placeless), placeless["deaths_best"].sum()] == [339, 24751]
    long = events[events["spans_months"]]
    assert [len(long), long["deaths_best"].sum()] == [143, 25367]
    long = long[long["date_start"].dt.year == 2016]
    assert [len(long), long["deaths_best"].sum()] == [38, 18349]


def test_years_add_up_to_the_published_totals():
    years = load("yearly_deaths").pivot(
        index="year", columns="type_of_violence", values="deaths_best"
    )
    assert years["state_based"].loc[2012:2018].tolist() == [
        50481,
        72010,
        66062,
        51091,
        44939,
        25039,
        13135,
    ]
    assert years.sum(axis=1).loc[2012:2017].tolist() == [53695, 76497, 78680, 59602, 53888, 38512]


@pytest.mark.parametrize(
    ("start", "end", "deaths"),
    [
        ("2014-10", "2015-09", [38390, 7916, 1692]),
        ("2015-10", "2016-09", [31283, 6245, 1234]),
        ("2016-07", "2016-12", [14358, 3268, 335]),
        ("2017-01", "2017-06", [10762, 5685, 365]),
    ],
)
def test_months_add_up_to_the_published_totals(months, start, end, deaths):
    window = months.loc[start:end].sum()
    assert window[["state_based", "non_state", "one_sided"]].tolist() == deaths


def test_every_month_and_type_is_there(months):
    assert months.index.equals(pd.date_range("2011-01-01", "2023-12-01", freq="MS", name="month"))
    assert months.notna().all(axis=None)


def test_months_are_part_of_their_year(months):
    years = load("yearly_deaths").pivot(
        index="year", columns="type_of_violence", values="deaths_best"
    )
    undated = years - months.groupby(months.index.year).sum()
    assert (undated >= 0).all(axis=None)
    assert undated["state_based"].loc[2012:2017].tolist() == [
        8723,
        14686,
        15959,
        14315,
        15389,
        3010,
    ]
    share = undated.sum(axis=1) / years.sum(axis=1)
    assert share.loc[2016] == pytest.approx(0.305, abs=0.0005)


def test_months_by_governorate_are_counted_from_the_events(events):
    one_month = events[~events["spans_months"]].dropna(subset=["governorate"])
    month = one_month["date_start"].dt.to_period("M").dt.to_timestamp()
    counted = (
        one_month.assign(month=month)
        .groupby(["month", "governorate", "type_of_violence"])
        .agg(
            events=("event_id", "size"),
            deaths_best=("deaths_best", "sum"),
            deaths_civilians=("deaths_civilians", "sum"),
        )
    )
    table = load("monthly_deaths_by_governorate").drop(columns="source_id")
    table = table.set_index(counted.index.names).sort_index()
    pd.testing.assert_frame_equal(table, counted.sort_index(), check_index_type=False)


def test_governorates_by_year_add_up_to_the_published_totals():
    frame = load("governorate_year")
    assert [frame["events"].sum(), frame["deaths_best"].sum()] == [52049, 239257]
    aleppo = frame[frame["governorate"] == "SY02"].groupby("year")["deaths_best"].sum()
    assert aleppo.loc[2016:2017].tolist() == [12869, 2477]
    assert (frame["deaths_civilians"] <= frame["deaths_best"]).all()


# -- estimates, dates, places


def test_best_estimate_is_the_sum_of_its_parts(events):
    parts = ["deaths_side_a", "deaths_side_b", "deaths_civilians", "deaths_unknown"]
    assert (events[parts].sum(axis=1) == events["deaths_best"]).all()
    one_sided = events[events["type_of_violence"] == "one_sided"]
    assert (one_sided[["deaths_side_a", "deaths_side_b"]] == 0).all(axis=None)
    assert (one_sided["side_b"] == "Civilians").all()


def test_estimates_are_in_order_but_where_ucdp_published_them_otherwise(events):
    assert (events["deaths_low"] > events["deaths_best"]).sum() == 30
    assert (events["deaths_high"] < events["deaths_best"]).sum() == 71
    months = load("monthly_deaths").dropna(subset=["deaths_low"])
    assert (months["deaths_low"] <= months["deaths_best"]).all()
    assert (months["deaths_best"] <= months["deaths_high"]).all()
    nothing_certain = events[events["deaths_best"] == 0]
    assert len(nothing_certain) == 1124
    assert (nothing_certain["deaths_high"] > 0).all()


def test_only_state_based_months_have_more_than_a_best_estimate():
    frame = load("monthly_deaths")
    state_based = frame["type_of_violence"] == "state_based"
    for column in ("events", "deaths_low", "deaths_high"):
        assert (frame[column].notna() == state_based).all()


def test_dates_fit_their_precision(events):
    days = (events["date_end"] - events["date_start"]).dt.days + 1
    assert (days >= 1).all()
    assert ((days == 1) == (events["date_precision"] == 1)).all()
    assert (days[events["date_precision"] == 5] > 31).all()
    months = [events[c].dt.to_period("M") for c in ("date_start", "date_end")]
    assert (events["spans_months"] == (months[0] != months[1])).all()


def test_areas_without_borders_are_the_ones_without_a_governorate(events):
    assert events.loc[events["where_precision"] == 6, "governorate"].isna().all()
    exact = events[events["where_precision"].isin([1, 3, 4])]
    assert exact["governorate"].notna().all()


def kilometres(points: np.ndarray) -> np.ndarray:
    return points * 111.2 * np.array([np.cos(np.radians(35)), 1])


def distance(point: np.ndarray, ring: np.ndarray) -> float:
    start, side = ring[:-1] - point, np.diff(ring, axis=0)
    along = np.clip(-(start * side).sum(axis=1) / (side**2).sum(axis=1), 0, 1)
    return float(np.hypot(*(start + along[:, None] * side).T).min())


def off_by(events: pd.DataFrame) -> pd.Series:
    """Measure how far each event lies outside its governorate, in kilometres (0: inside)."""
    off = pd.Series(0.0, index=events.index)
    for feature in layer("syria_governorates")["features"]:
        rows = events[events["governorate"] == feature["properties"]["pcode"]]
        points = kilometres(rows[["longitude", "latitude"]].to_numpy())
        many = feature["geometry"]["type"] == "MultiPolygon"
        shape = feature["geometry"]["coordinates"]
        rings = [kilometres(np.array(ring)) for p in (shape if many else [shape]) for ring in p]
        # A point is inside if an odd number of rings, holes included, lie around it.
        around = np.sum([Outline(ring).contains_points(points) for ring in rings], axis=0)
        outside = around % 2 == 0
        for index, point in zip(rows.index[outside], points[outside], strict=True):
            off[index] = min(distance(point, ring) for ring in rings)
    return off


def test_events_lie_in_their_governorate(events):
    off = off_by(events)
    assert [(off > 0).sum(), (off > 1).sum(), (off > 5).sum()] == [158, 43, 22]
    assert set(events.loc[off > 5, "place"]) == {
        "Abu Allaj village",
        "Al Rukban camp",
        "At Tanf village",
        "Mushayrifah Qibliyah village",
        "Taftanaz Military Airbase",
        "Zarqa crossroad",
    }


def test_an_event_in_the_wrong_governorate_is_seen(events):
    damascus = events[(events["place"] == "Damascus city") & (events["governorate"] == "SY01")]
    moved = damascus.head(1).assign(governorate="SY02")
    assert off_by(moved).iloc[0] > 100
