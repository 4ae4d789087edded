"""The series of people, deaths, money and aid: published totals, keys, parts, words."""

from __future__ import annotations

import math
import re
import time

import pandas as pd
import pytest

from course_utils import Map, layer, load

ROWS = {
    "refugees": 161,
    "displacement": 150,
    "deaths_by_counter": 221,
    "humanitarian_funding": 74,
    "reconstruction": 20,
    "economy": 155,
    "aid_access": 108,
}
DATES = {
    "refugees": ("date", "date_precision"),
    "displacement": ("date", "date_precision"),
    "deaths_by_counter": ("period_end", "end_precision"),
    "humanitarian_funding": ("date", "date_precision"),
    "reconstruction": ("statement_date", "date_precision"),
}
NOT_A_KEY = ["record_id", "bound", "note", "confidence", "source_id", "source_id_2"]
PARTISAN = r"rebel|regime|jihad|militants?\b|terrorists\b|mercenar|crackdown|extremis"
OTHER_SPELLINGS = (
    r"Dar'a\b|\bDuma\b|Fu'ah|Foah|Suweida|Sweida|Rif Dimashq|Lavrentiev|Al Waer|Zabadin|Muadd"
    r"|Fateh al-Sham|al-Nusra|\bISIS\b|Daesh|Hayat Tahrir|(?<!-)Zabadani|(?<!-)Rastan\b|Hasaka\b"
)
QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
TEXT = ["note", "area", "place", "host", "name", "covers", "estimated_by", "stated_by"]

every_table = pytest.mark.parametrize("name", ROWS)


def pick(name: str, **wanted: object) -> pd.DataFrame:
    frame = load(name)
    for column, value in wanted.items():
        text = pd.api.types.is_datetime64_any_dtype(frame[column])
        cells = frame[column].dt.strftime("%Y-%m-%d") if text else frame[column]
        frame = frame[cells == value]
    return frame


def one(name: str, column: str, **wanted: object) -> float:
    found = pick(name, **wanted)[column]
    assert len(found) == 1, (wanted, len(found))
    return found.iloc[0]


# -- form


@every_table
def test_number_of_rows(name):
    assert len(load(name)) == ROWS[name]


@every_table
def test_a_figure_of_one_body_stands_once(name):
    frame = load(name)
    key = [c for c in frame if c not in [*NOT_A_KEY, "value", "refugees", "deaths"]]
    twice = frame[frame.duplicated(key, keep=False)]
    # The two ends of a range of quotes on one day.
    assert set(twice["record_id"]) == ({"ec052", "ec053"} if name == "economy" else set())


@every_table
def test_rows_stand_in_the_order_of_their_numbers(name):
    numbers = load(name)["record_id"]
    assert numbers.is_monotonic_increasing
    assert numbers.str[2:].astype(int).tolist() == list(range(1, ROWS[name] + 1))


@pytest.mark.parametrize("name", ["deaths_by_counter", "aid_access"])
def test_periods_run_forward(name):
    frame = load(name)
    assert (frame["period_start"] <= frame["period_end"]).all()


@pytest.mark.parametrize(("name", "columns"), DATES.items())
def test_dates_that_are_partly_known_stand_at_the_edge(name, columns):
    frame = load(name)
    days, precision = frame[columns[0]].dt, frame[columns[1]]
    assert days.is_month_end[precision == "month"].all()
    # In displacement, a year is one that a plan looks ahead to.
    edge = days.is_year_start if name == "displacement" else days.is_year_end
    assert edge[precision == "year"].all()


@pytest.mark.parametrize("name", ["refugees", "displacement", "humanitarian_funding", "economy"])
def test_year_is_the_year_of_the_date(name):
    frame = load(name)
    assert (frame["date"].dt.year == frame["year"]).all()


def test_economic_dates_fit_their_period():
    frame = load("economy")
    ends = {"month": "is_month_end", "quarter": "is_quarter_end", "year": "is_year_end"}
    for period, edge in ends.items():
        days = frame.loc[frame["period"] == period]
        midyear = days["indicator"] == "population_total"
        assert getattr(days.loc[~midyear, "date"].dt, edge).all()
        assert (days.loc[midyear, "date"].dt.strftime("%m-%d") == "07-01").all()


def test_years_of_a_pledge_are_in_order():
    frame = load("humanitarian_funding").dropna(subset=["year_from", "year_to"])
    assert (frame["year_from"] <= frame["year_to"]).all()


@every_table
def test_words_take_no_side_and_names_have_one_spelling(name):
    frame = load(name).set_index("record_id")
    text = frame[[c for c in TEXT if c in frame]].stack().dropna()
    bare = text.str.replace(QUOTED, "", regex=True)
    assert bare[bare.str.contains(PARTISAN, case=False)].to_dict() == {}
    assert text[text.str.contains(OTHER_SPELLINGS)].to_dict() == {}


@every_table
def test_notes_are_short(name):
    assert load(name)["note"].str.len().max() <= 140


@every_table
def test_loads_fast(name):
    load(name)
    start = time.perf_counter()
    load(name)
    assert time.perf_counter() - start < 0.15


# -- units and bounds


def test_one_indicator_has_one_unit():
    for name, column in [
        ("displacement", "measure"), ("economy", "indicator"), ("aid_access", "measure"),
    ]:  # fmt: skip
        units = load(name).groupby(column)["unit"].unique()
        several = {k: set(v) for k, v in units.items() if len(v) > 1}
        # averages of months stand beside totals
        assert set(several) <= {"trucks", "people_reached"}, (name, several)


def test_shares_are_per_cent():
    for name in ("humanitarian_funding", "aid_access"):
        frame = load(name)
        share = frame["unit"] == "percent"
        assert (frame["measure"].str.startswith("share_") == share).all()
        assert frame.loc[share, "value"].between(0, 100).all()


def test_counts_are_whole_numbers():
    frame = load("aid_access")
    counted = frame[~frame["unit"].isin(["percent", "tonnes"])]
    assert (counted["value"] % 1 == 0).all()
    frame = load("economy")
    assert (frame.loc[frame["unit"].isin(["people", "barrels per day"]), "value"] % 1 == 0).all()


def test_estimates_are_a_figure_or_a_range():
    frame = load("reconstruction")
    assert frame[["low", "central", "high"]].notna().any(axis=1).all()
    assert not (frame["low"] > frame["high"]).any()
    assert not (frame["central"] < frame["low"]).any()
    assert not (frame["central"] > frame["high"]).any()


@pytest.mark.parametrize(
    ("name", "column", "wanted", "low", "high"),
    [
        ("refugees", "refugees", {}, 5, 7e6),
        ("displacement", "value", {"measure": "internally_displaced"}, 0, 8e6),
        ("displacement", "value", {"measure": "besieged", "area_type": "country"}, 1e3, 1.2e6),
        ("displacement", "value", {"measure": "in_need", "area_type": "country"}, 1e6, 17e6),
        ("deaths_by_counter", "deaths", {}, 0, 530_000),
        ("humanitarian_funding", "value", {"unit": "USD"}, 8e7, 4.1e10),
        ("humanitarian_funding", "value", {"unit": "EUR"}, 1e8, 1e10),
        ("reconstruction", "central", {}, 2, 450),
        ("economy", "value", {"indicator": "exchange_rate_official"}, 45, 16_000),
        ("economy", "value", {"indicator": "exchange_rate_parallel"}, 45, 31_000),
        ("economy", "value", {"indicator": "gdp_current_usd"}, 8e9, 7e10),
        ("economy", "value", {"indicator": "population_total"}, 18e6, 26e6),
        ("aid_access", "value", {"unit": "trucks"}, 1, 15_000),
        ("aid_access", "value", {"unit": "tonnes"}, 1, 2e6),
    ],
)
def test_values_have_the_right_size(name, column, wanted, low, high):
    values = pick(name, **wanted)[column].dropna()
    assert len(values)
    assert values.between(low, high).all(), (values.min(), values.max())


# -- refugees and displaced


@pytest.mark.parametrize(
    ("day", "host", "number"),
    [
        ("2016-12-31", "ALL", 5_524_511),
        ("2021-12-31", "ALL", 6_848_865),
        ("2016-12-31", "TUR", 2_823_987),
    ],
)
def test_year_end_refugees_are_those_of_unhcr(day, host, number):
    wanted = {"date": day, "host_iso3": host, "series": "unhcr_refugee_data_finder"}
    assert one("refugees", "refugees", **wanted) == number


def world() -> pd.Series:
    wanted = {"series": "unhcr_refugee_data_finder", "host_iso3": "ALL"}
    return pick("refugees", **wanted).set_index("year")["refugees"]


def test_the_increase_is_largest_in_2013_and_the_number_in_2021():
    assert world().idxmax() == 2021
    assert world().diff().idxmax() == 2013
    assert world().diff()[[2013, 2016]].tolist() == [1_739_312, 651_275]


def test_year_end_series_is_complete_and_parts_stay_below_the_world():
    frame = pick("refugees", series="unhcr_refugee_data_finder")
    table = frame.pivot(index="year", columns="host_iso3", values="refugees")
    assert table.shape == (15, 8)
    assert table.notna().all(axis=None)
    assert (table.drop(columns="ALL").sum(axis=1) < table["ALL"]).all()


def test_hosts_of_16_may_2013_add_up_to_the_total_of_unhcr():
    parts = pick("refugees", date="2013-05-16")
    assert parts["refugees"].sum() == 1_523_626


def test_totals_and_hosts_are_told_apart():
    names = load("refugees").groupby("host_iso3")["host"].nunique()
    assert (names == 1).all()


def test_besieged_places_of_september_2017_are_parts_of_the_country():
    rows = pick("displacement", measure="besieged", date="2017-09-27")
    parts = rows.loc[rows["area_type"] != "country", "value"]
    whole = rows.loc[rows["area_type"] == "country", "value"]
    assert parts.sum() == 419_920
    assert whole.tolist() == [419_920]


def test_besieged_places_of_april_2018_add_up():
    rows = pick("displacement", measure="besieged", date="2018-04-30")
    parts = rows.loc[rows["area_type"] != "country", "value"].tolist()
    assert sum(parts) == rows.loc[rows["area_type"] == "country", "value"].item() == 11_100


def test_parts_of_syria_are_smaller_than_syria_on_the_same_day():
    frame = load("displacement")
    whole = frame[frame["area_type"] == "country"].groupby(["date", "measure"])["value"].max()
    parts = frame[frame["area_type"] != "country"].set_index(["date", "measure"])["value"]
    both = parts.to_frame("part").join(whole.rename("whole"), how="inner")
    assert len(both) > 10
    assert (both["part"] <= both["whole"]).all()


def test_places_and_governorates_agree():
    places = load("places").set_index("place_id")
    for name, column in [("displacement", "area"), ("aid_access", "place")]:
        frame = load(name).dropna(subset=["place_id"])
        names = frame["place_id"].map(places["name_en"])
        assert all(
            a.startswith(b) or b.startswith(a) for a, b in zip(frame[column], names, strict=True)
        ), (name, sorted(set(zip(frame[column], names, strict=True))))
    frame = load("displacement").dropna(subset=["place_id"])
    assert (frame["place_id"].map(places["governorate"]) == frame["governorate"]).all()


def test_governorate_codes_are_those_of_the_layer():
    names = {
        f["properties"]["pcode"]: f["properties"]["name_en"]
        for f in layer("syria_governorates")["features"]
    }
    for name in ("displacement", "deaths_by_counter"):
        frame = load(name).dropna(subset=["governorate"])
        assert set(frame["governorate"]) <= set(names)
        whole = frame[frame["area"].str.endswith(" governorate")]
        assert (whole["governorate"].map(names) + " governorate" == whole["area"]).all()


# -- deaths


@pytest.mark.parametrize(
    ("counter", "start", "end", "population", "number"),
    [
        ("SOHR", "2016-01-01", "2016-12-31", "all", 49_742),
        ("SOHR", "2016-01-01", "2016-12-31", "civilians", 13_617),
        ("SNHR", "2016-01-01", "2016-12-31", "civilians", 16_913),
        ("DCHRS", "2016-01-01", "2016-12-31", "all", 17_627),
        ("VDC", "2017-01-01", "2017-01-31", "all", 702),
        ("OHCHR", "2011-03-01", "2014-04-30", "all", 191_369),
        ("OHCHR", "2011-03-01", "2021-03-31", "all", 350_209),
        ("OHCHR", "2011-03-01", "2021-03-31", "civilians", 306_887),
    ],
)
def test_published_totals_of_deaths(counter, start, end, population, number):
    rows = pick(
        "deaths_by_counter", counter=counter, period_start=start, period_end=end,
        population=population, attributed_to="all_parties", cause="all_causes", area="Syria",
    )  # fmt: skip
    assert number in rows["deaths"].tolist()


def parts(level: str, counter: str, start: str, end: str) -> float:
    wanted = {"counter": counter, "period_start": start, "period_end": end}
    return pick("deaths_by_counter", level=level, **wanted)["deaths"].sum()


@pytest.mark.parametrize(
    ("level", "counter", "start", "end", "number"),
    [
        ("party", "SNHR", "2016-01-01", "2016-12-31", 16_913),
        ("party", "SNHR", "2017-01-01", "2017-12-31", 10_204),
        ("group", "SOHR", "2011-03-18", "2016-12-13", 312_001),
        ("group", "SOHR", "2011-03-18", "2015-02-05", 210_060),
        ("group", "SOHR", "2015-01-01", "2015-12-31", 55_219),
        ("group", "SOHR", "2011-03-15", "2012-06-01", 13_410),
        ("group", "SOHR", "2024-01-01", "2024-12-31", 6_777),
        ("cause", "VDC", "2017-01-01", "2017-01-31", 702),
        ("cause", "VDC", "2017-05-01", "2017-05-31", 661),
    ],
)
def test_parts_add_up_to_the_total(level, counter, start, end, number):
    wanted = {"counter": counter, "period_start": start, "period_end": end}
    assert one("deaths_by_counter", "deaths", level="total", **wanted) == number
    assert parts(level, counter, start, end) == number


@pytest.mark.parametrize(
    ("counter", "start", "end", "number", "whole"),
    [
        ("SNHR", "2017-12-01", "2017-12-31", 568, 569),
        ("SNHR", "2018-01-01", "2018-06-30", 4_647, 4_759),
        ("SNHR", "2022-01-01", "2022-12-31", 861, 1_057),
        ("SOHR", "2022-01-01", "2022-12-31", 3_660, 3_825),
    ],
)
def test_where_parts_do_not_add_up_the_note_says_so(counter, start, end, number, whole):
    assert parts("group" if counter == "SOHR" else "party", counter, start, end) == number
    wanted = {"counter": counter, "period_start": start, "period_end": end}
    total = pick("deaths_by_counter", level="total", **wanted).iloc[0]
    assert total["deaths"] == whole
    assert f"{number:,}" in total["note"]


def test_the_estimate_of_the_un_is_its_documented_part_and_the_rest():
    rows = pick("deaths_by_counter", counter="OHCHR", population="civilians", area="Syria")
    rows = rows[rows["attributed_to"] == "all_parties"].groupby("basis")["deaths"].max()
    assert rows["documented"] + rows["estimated_undocumented_part"] == 306_887
    assert rows["statistical_estimate"] == 306_887


def test_years_of_the_observatory_add_up_where_it_says_so():
    assert one("deaths_by_counter", "deaths", counter="SOHR", period_start="2012-01-01",
               period_end="2012-12-31") + 6_548 == 46_068  # fmt: skip


def test_level_fits_the_other_columns():
    frame = load("deaths_by_counter")
    is_level = frame["level"].eq
    assert (is_level("area") == (frame["area"] != "Syria")).all()
    assert (is_level("party") == (frame["attributed_to"] != "all_parties"))[~is_level("area")].all()
    # DCHRS gives what it puts on a party for air strikes alone.
    elsewhere = ~is_level("area") & frame["counter"].ne("DCHRS")
    assert (is_level("cause") == (frame["cause"] != "all_causes"))[elsewhere].all()
    assert frame.loc[is_level("beside"), "note"].notna().all()


def test_single_parties_are_actors():
    codes = set(load("deaths_by_counter")["attributed_to"])
    joined = {c for c in codes if "_and_" in c} | {
        "all_parties", "us_led_coalition", "nusra_hts", "armed_opposition", "other_parties",
    }  # fmt: skip
    assert codes - joined <= set(load("actors")["actor_id"])


def test_running_totals_grow_but_for_the_civilians_of_the_observatory():
    frame = pick("deaths_by_counter", level="total", attributed_to="all_parties")
    frame = frame[frame["period_start"].dt.year.eq(2011) & frame["basis"].eq("documented")]
    for _, rows in frame.sort_values("period_end").groupby(["counter", "population"]):
        later = rows.groupby("period_end")["deaths"].max()
        assert later.is_monotonic_increasing, later


# -- money


def test_damage_and_lost_output_add_up():
    rows = load("reconstruction")
    escwa = rows[rows["estimated_by"].str.startswith("UN ESCWA")]
    for day, whole in [("2018-08-08", 388), ("2020-09-23", 442)]:
        at = escwa[escwa["statement_date"] == day].set_index("scope")["central"]
        assert at["damage_and_lost_output"] == whole
        assert at["damage"] + at["lost_output"] == pytest.approx(whole, abs=0.5)


def test_the_world_bank_estimated_three_things():
    rows = pick("reconstruction", estimated_by="World Bank").set_index("scope")
    assert rows["central"].to_dict() == {"lost_output": 226, "damage": 108, "rebuilding": 216}


def test_conferences_come_once_a_year():
    rows = pick("humanitarian_funding", kind="donor_conference")
    days = rows.groupby("name")["date"].min().sort_values()
    brussels = [name for name in days.index if name.startswith("Brussels")]
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert brussels == [f"Brussels {numeral}" for numeral in numerals]
    assert days.dt.year.loc[brussels].tolist() == list(range(2017, 2025))


def test_money_received_stays_below_the_requirement():
    rows = pick("humanitarian_funding", kind="response_plan", unit="USD")
    table = rows.groupby(["name", "measure"])["value"].max().unstack()
    both = table.dropna(subset=["requirement", "funding_received"])
    assert len(both) >= 5
    assert (both["funding_received"] < both["requirement"]).all()


def test_the_pound_lost_value_on_both_markets():
    for indicator in ("exchange_rate_official", "exchange_rate_parallel"):
        rows = pick("economy", indicator=indicator).set_index("date")["value"]
        assert rows[rows.index.year <= 2016].max() <= 530
        assert rows[rows.index.year >= 2024].min() >= 10_000


def test_the_official_rate_stands_below_the_market_on_the_same_day():
    rows = load("economy").query("indicator.str.startswith('exchange_rate')")
    table = rows.groupby(["date", "indicator"])["value"].min().unstack().dropna()
    assert len(table) >= 2
    assert (table["exchange_rate_official"] < table["exchange_rate_parallel"]).all()


def test_gdp_of_the_world_bank_covers_its_years():
    rows = pick("economy", indicator="gdp_current_usd", series="world_bank_wdi")
    values = rows.set_index("year")["value"]
    assert list(values.index) == list(range(2010, 2022))
    assert values[2010] / 1e9 == pytest.approx(61.4, abs=0.1)


# -- aid


def test_trucks_of_march_2023_by_crossing_add_up():
    rows = pick("aid_access", measure="trucks", period_start="2023-03-01")
    crossings = rows.loc[rows["place_type"] == "crossing", "value"]
    route = rows.loc[rows["place_type"] == "route", "value"]
    assert crossings.sum() == route.item() == 746


def test_inferred_periods_say_how():
    rows = pick("aid_access", dates="inferred")
    assert rows["note"].notna().all()
    assert (
        pick("aid_access", mode="russian_centre")["counter"].eq("Russian Ministry of Defence").all()
    )


def test_running_totals_of_the_russian_centre_grow():
    rows = pick("aid_access", mode="russian_centre", period_start="2016-02-23")
    for measure in ("humanitarian_actions", "supplies_delivered"):
        values = rows[rows["measure"] == measure].sort_values("period_end")["value"]
        assert values.is_monotonic_increasing


# -- zones


def test_zones_are_four_symbols_and_no_boundaries():
    features = layer("zones")["features"]
    assert [f["properties"]["zone_id"] for f in features] == ["Z1", "Z2", "Z3", "Z4"]
    places = load("places").set_index("place_id")
    codes = {f["properties"]["pcode"] for f in layer("syria_governorates")["features"]}
    for feature in features:
        p = feature["properties"]
        assert feature["geometry"]["type"] == "Point"
        assert p["approximate"] is True
        assert p["is_boundary"] is False
        assert 5 <= p["radius_km"] <= 50
        assert set(p["governorates"].split("; ")) <= codes
        place = places.loc[p["place_id"]]
        assert feature["geometry"]["coordinates"] == [place["longitude"], place["latitude"]]


def test_two_zones_have_the_area_of_their_governorates():
    area = {
        f["properties"]["pcode"]: f["properties"]["area_sqkm"]
        for f in layer("syria_governorates")["features"]
    }
    radius = {
        f["properties"]["zone_id"]: f["properties"]["radius_km"] for f in layer("zones")["features"]
    }
    assert math.pi * radius["Z1"] ** 2 == pytest.approx(area["SY07"], rel=0.02)
    assert math.pi * radius["Z4"] ** 2 == pytest.approx(area["SY12"] + area["SY14"], rel=0.02)


def test_zones_go_on_a_map():
    assert "4 zones, drawn approximately" in Map().add_zones(layer("zones")).summary()
