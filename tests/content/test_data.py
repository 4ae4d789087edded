"""The data themselves: valid, consistent with each other, sourced, neutral in words."""

from __future__ import annotations

import json
import math
import re
import shutil
from itertools import pairwise
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from course_utils import layer, load

ROOT = Path(__file__).parents[2] / "datasets"
MANIFEST = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
TABLES = {r["name"]: r for r in MANIFEST["resources"] if r["path"].endswith(".csv")}
SOURCED = [name for name in TABLES if name not in {"sources", "positions_codebook"}]
ROWS = {
    "diplomacy": 242,
    "oped_claims": 65,
    "ceasefire_violations": 145,
    "actors": 60,
    "ties": 172,
    "places": 286,
    "turning_points": 10,
}
OWN_WORDS = {
    "diplomacy": ["title", "convenors", "participants", "outcome"],
    "oped_claims": ["paraphrase", "evidence", "caution"],
    "ceasefire_violations": ["reporter", "area", "note"],
    "actors": ["name", "short_name", "note"],
    "ties": ["note"],
    "turning_points": ["title", "description", "for_the_talks"],
}
PARTISAN = r"rebel|regime|jihad|militants?\b|terrorists\b|mercenar|crackdown|extremis"
OTHER_SPELLINGS = (
    r"Dar'a\b|\bDuma\b|Fu'ah|Foah|\bAin al|Tal Abyad|Tell Abyad|Jarablus|Suweida|Sweida|Rif Dimashq"
    r"|Lavrentiev|Fateh al-Sham|al-Nusra|\bISIS\b|Daesh|Hayat Tahrir|St Petersburg|Sergei"
    r"|(?<!-)Qusayr|(?<!-)Zabadani|(?<!-)Rastan\b|Hasaka\b"
)
QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")


def messages(root: Path) -> list[str]:
    report = frictionless.Package(str(root / "datapackage.json")).validate()
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    return [error.message for error in errors]


def cells(name: str) -> pd.Series:
    frame = load(name).set_index(TABLES[name]["schema"]["primaryKey"][0])
    return frame[OWN_WORDS[name]].stack().dropna()


# -- schema


def test_package_is_valid_with_its_keys():
    assert messages(ROOT) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("ties.csv", "T001,european_union", "T001,european_onion", "foreign"),
        ("ties.csv", "T002,france", "T001,france", "unique|primary"),
        ("ties.csv", ",opposes,", ",loathes,", "enum"),
        ("ties.csv", "2011-08-18", "2011-18-08", "type"),
        ("ties.csv", ",day,,2,", ",day,,7,", "maximum"),
        ("places.csv", "33.5172", "133.5172", "maximum"),
        ("actors.csv", "Russia,state", ",state", "required"),
        ("diplomacy.csv", ",new_york,", ",gotham,", "foreign"),
        ("oped_claims.csv", "c01,", "claim1,", "pattern"),
        ("sources.csv", ",en,", ",english,", "pattern"),
    ],
)
def test_a_broken_copy_is_caught(tmp_path, file, old, new, message):
    root = shutil.copytree(ROOT, tmp_path / "datasets")
    manifest = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    # The largest table takes most of the time, and is checked above.
    manifest["resources"] = [r for r in manifest["resources"] if r["name"] != "conflict_events"]
    for resource in manifest["resources"]:
        del resource["hash"], resource["bytes"]
    (root / "datapackage.json").write_text(json.dumps(manifest), encoding="utf-8")
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    assert re.search(message, "\n".join(messages(root)), re.IGNORECASE)


def test_every_field_is_described():
    for resource in MANIFEST["resources"]:
        for key in ("title", "description", "method", "limits", "coverage"):
            assert resource[key], (resource["name"], key)
        assert resource["description"].startswith(("One row is ", "One feature is "))
    for name, resource in TABLES.items():
        for field in resource["schema"]["fields"]:
            assert field["title"], (name, field["name"])
            assert field["description"].endswith("."), (name, field["name"])
            for category in field.get("categories", ()):
                assert category["label"], (name, field["name"], category)


def test_every_code_is_used_but_low_confidence():
    for name, resource in TABLES.items():
        frame = load(name)
        for field in resource["schema"]["fields"]:
            codes = {c["value"] for c in field.get("categories", ())}
            unused = codes - set(frame[field["name"]].dropna())
            assert unused <= {"low", "year", "month"}, (name, field["name"], unused)


@pytest.mark.parametrize(("name", "rows"), ROWS.items())
def test_number_of_rows(name, rows):
    assert len(load(name)) == rows


def test_tables_are_plain_text_that_a_spreadsheet_opens():
    for resource in TABLES.values():
        data = (ROOT / resource["path"]).read_bytes()
        assert b"\r" not in data
        assert data.endswith(b"\n")
        frame = pd.read_csv(ROOT / resource["path"], dtype=str)
        text = frame.stack().dropna()
        assert not text.str.contains("\n").any()
        assert (text == text.str.strip()).all()


# -- sources


@pytest.mark.parametrize("name", SOURCED)
def test_every_row_has_a_source_that_resolves(name):
    frame, known = load(name), set(load("sources")["source_id"])
    assert set(frame["source_id"]) <= known
    if "source_id_2" in frame:
        assert set(frame["source_id_2"].dropna()) <= known
        assert not (frame["source_id_2"] == frame["source_id"]).any()


def test_every_source_is_used():
    used = {i for r in MANIFEST["resources"] for i in r.get("sourceIds", ())}
    for name in SOURCED:
        frame = load(name)
        used |= set(frame["source_id"])
        if "source_id_2" in frame:
            used |= set(frame["source_id_2"].dropna())
    assert used == set(load("sources")["source_id"])


def test_source_ids_show_their_date():
    table = load("sources").dropna(subset=["date"])
    days = table["date"].dt.strftime("%Y-%m-%d")
    assert all(day in name for day, name in zip(days, table["source_id"], strict=True))


def test_addresses_carry_no_tracking_and_no_copies_of_wikipedia():
    urls = load("sources")["url"]
    assert not urls.str.contains(r"utm_|fbclid|feedName|wikiwand|wikisum|wikimili|profilbaru").any()
    assert urls.str.match(r"https?://[\x21-\x7e]+$").all()


# -- rows that say the same, dates, actors


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("diplomacy", ["date_start", "title"]),
        ("ties", ["source_actor", "target_actor", "relation", "date_start"]),
        ("ceasefire_violations", ["reporter", "side_reporting", "period_start", "period_end"]),
        ("oped_claims", ["paraphrase"]),
        ("actors", ["name"]),
        ("places", ["latitude", "longitude"]),
        ("sources", ["url"]),
        ("turning_points", ["date", "title"]),
    ],
)
def test_no_two_rows_say_the_same(name, columns):
    frame = load(name)
    assert frame[frame.duplicated(columns, keep=False)].empty


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("diplomacy", "date_start", "date_end"),
        ("ties", "date_start", "date_end"),
        ("ceasefire_violations", "period_start", "period_end"),
        ("actors", "active_from", "active_to"),
    ],
)
def test_dates_are_in_order(name, start, end):
    frame = load(name)
    assert not (frame[end] < frame[start]).any()


@pytest.mark.parametrize(
    ("name", "date", "precision", "last"),
    [
        ("actors", "active_from", "active_from_precision", False),
        ("actors", "active_to", "active_to_precision", True),
        ("ties", "date_start", "date_precision", False),
        ("ties", "date_end", "date_end_precision", True),
    ],
)
def test_partial_dates_stand_at_the_edge_of_their_period(name, date, precision, last):
    frame = load(name)
    assert (frame[date].isna() == frame[precision].isna()).all()
    days = frame[date].dt
    month, year = frame[precision] == "month", frame[precision] == "year"
    edge_of_month = days.is_month_end if last else days.is_month_start
    edge_of_year = days.is_year_end if last else days.is_year_start
    assert edge_of_month[month].all()
    assert edge_of_year[year].all()


def test_actors_are_active_when_they_tie():
    actors = load("actors").set_index("actor_id")
    ties = load("ties")
    for end in ("source_actor", "target_actor"):
        begin, stop = (ties[end].map(actors[c]) for c in ("active_from", "active_to"))
        idle = (
            (ties["date_start"] < begin) | (ties["date_start"] > stop) | (ties["date_end"] > stop)
        )
        assert ties.loc[idle, ["tie_id", end]].empty
    assert not (ties["source_actor"] == ties["target_actor"]).any()


def test_un_designated_side_and_column_agree():
    actors = load("actors")
    assert ((actors["side"] == "un_designated") == (actors["un_designated"] == "yes")).all()


def test_event_ids_end_with_a_day_of_the_event():
    frame = load("diplomacy")
    day = pd.to_datetime(frame["event_id"].str[-10:])
    assert ((day >= frame["date_start"]) & (day <= frame["date_end"])).all()


def test_verdicts_fit_the_kind_of_claim():
    claims = load("oped_claims")
    assert ((claims["checkable"] == "no") == (claims["verdict"] == "not_checkable")).all()
    forecasts = claims[claims["kind"] == "forecast"]
    assert set(claims[claims["verdict"].str.startswith("outcome_")].index) <= set(forecasts.index)
    void = forecasts[~forecasts["verdict"].str.startswith("outcome_")]
    assert void["verdict"].tolist() == ["not_checkable"]


# -- counts of violations


def test_parts_do_not_exceed_the_total():
    frame = load("ceasefire_violations")
    parts = frame["by_government_side"].fillna(0) + frame["by_opposition_side"].fillna(0)
    assert not (parts > frame["violations_total"]).any()


def test_daily_and_running_totals_are_told_apart():
    frame = load("ceasefire_violations")
    days = (frame["period_end"] - frame["period_start"]).dt.days
    assert (days[frame["counting"] == "daily"] <= 1).all()
    assert (days[frame["counting"] == "cumulative"] >= 1).all()
    assert (frame["violations_total"].isna() == (frame["counting"] == "no_count")).all()


def test_running_totals_grow():
    frame = load("ceasefire_violations")
    running = frame[frame["counting"] == "cumulative"]
    groups = running.sort_values("period_end").groupby(["ceasefire", "reporter", "period_start"])
    assert groups["violations_total"].apply(lambda totals: totals.is_monotonic_increasing).all()


def test_areas_are_governorates_and_add_up_where_the_note_does_not_object():
    names = {f["properties"]["name_en"] for f in layer("syria_governorates")["features"]}
    frame = load("ceasefire_violations").dropna(subset=["area_breakdown"]).set_index("record_id")
    pieces = frame["area_breakdown"].str.split("; ").explode()
    parts = pieces.str.extract(r"^(?P<area>.+) (?P<number>\d+)$")
    assert set(parts["area"].drop("cv046")) <= names
    sums = parts["number"].astype(int).groupby(level=0).sum()
    differ = sums != frame["violations_total"].astype(int)
    # one list was seen in part (cv043); in the other the note says what it splits (cv058)
    assert set(sums.index[differ]) == {"cv043", "cv058"}


# -- places


def rings(geometry: dict) -> list[list[list[list[float]]]]:
    many = geometry["type"] == "MultiPolygon"
    return geometry["coordinates"] if many else [geometry["coordinates"]]


def within(x: float, y: float, ring: list[list[float]]) -> bool:
    crossings = [
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
    ]
    return sum(crossings) % 2 == 1


def inside(x: float, y: float, geometry: dict) -> bool:
    return any(
        within(x, y, outer) and not any(within(x, y, hole) for hole in holes)
        for outer, *holes in rings(geometry)
    )


ON_THE_EDGE = {"bab_al_salam", "tartus_naval", "sochi", "new_york"}  # border post, harbours, coast


def test_places_lie_in_their_governorate_and_country():
    governorates = {
        f["properties"]["pcode"]: f["geometry"] for f in layer("syria_governorates")["features"]
    }
    countries = {f["properties"]["iso_a3"]: f["geometry"] for f in layer("countries")["features"]}
    outside = set()
    for place in load("places").itertuples():
        shapes = [countries[place.country_iso3]]
        if isinstance(place.governorate, str):
            shapes.append(governorates[place.governorate])
        if not all(inside(place.longitude, place.latitude, shape) for shape in shapes):
            outside.add(place.place_id)
    assert outside == ON_THE_EDGE


def test_places_in_syria_and_only_they_have_a_governorate():
    places = load("places")
    assert (places["governorate"].notna() == (places["country_iso3"] == "SYR")).all()


def test_events_name_their_place_as_the_gazetteer_does():
    events = load("diplomacy")
    named = events.dropna(subset=["place_id"])
    names = named["place_id"].map(load("places").set_index("place_id")["name_en"])
    short = named["city"].str.split("; ").str[-1]
    assert all(full.startswith(name) for full, name in zip(names, short, strict=True))
    missing = events[events["city"].notna() & events["place_id"].isna()]
    assert set(missing["city"]) == {"Tunis", "Tokyo", "Da Nang", "Aqaba"}


def test_turning_points_name_their_place_and_their_day():
    points = load("turning_points")
    assert (points["city"].isna() == points["place_id"].isna()).all()
    named = points.dropna(subset=["place_id"])
    names = named["place_id"].map(load("places").set_index("place_id")["name_en"])
    assert all(full.startswith(name) for full, name in zip(names, named["city"], strict=True))
    assert (pd.to_datetime(points["turning_point_id"].str[-10:]) == points["date"]).all()


def test_turning_points_are_no_diplomatic_events():
    points, events = load("turning_points"), load("diplomacy")
    assert not set(points["turning_point_id"]) & set(events["event_id"])


def test_lessons_find_their_places():
    wanted = {"astana", "sochi", "geneva", "vienna", "lausanne", "moscow", "wadi_barada", "douma"}
    assert wanted | {"ayn_al_fijah", "eastern_ghouta", "aleppo"} <= set(load("places")["place_id"])


# -- map layers


@pytest.mark.parametrize(
    ("name", "key", "number"), [("countries", "iso_a3", 172), ("syria_governorates", "pcode", 14)]
)
def test_layers_are_closed_polygons_in_degrees(name, key, number):
    features = layer(name)["features"]
    assert len({f["properties"][key] for f in features}) == len(features) == number
    for feature in features:
        assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}
        for ring in (ring for polygon in rings(feature["geometry"]) for ring in polygon):
            assert len(ring) >= 4
            assert ring[0] == ring[-1]
            assert all(abs(x) <= 180 and abs(y) <= 90 for x, y in ring)


def test_the_governorates_have_about_the_area_of_syria():
    def area(ring: list[list[float]]) -> float:
        scale = 111.2**2 * math.cos(math.radians(sum(y for _, y in ring) / len(ring)))
        return scale * abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2

    features = layer("syria_governorates")["features"]
    total = sum(area(p[0]) - sum(map(area, p[1:])) for f in features for p in rings(f["geometry"]))
    assert total == pytest.approx(sum(f["properties"]["area_sqkm"] for f in features), rel=0.02)


# -- words


@pytest.mark.parametrize("name", OWN_WORDS)
def test_own_words_take_no_side(name):
    text = cells(name).str.replace(QUOTED, "", regex=True)
    found = text[text.str.contains(PARTISAN, case=False)]
    assert found.to_dict() == {}


def test_ids_take_no_side():
    for name, resource in TABLES.items():
        if name != "sources":
            keys = load(name)[resource["schema"]["primaryKey"][0]].astype(str)
            assert not keys.str.contains(PARTISAN).any()


@pytest.mark.parametrize("name", OWN_WORDS)
def test_names_have_one_spelling(name):
    text = cells(name)
    if name == "oped_claims":
        text = text.drop(("c43", "caution"))  # explains the other name of Rural Damascus
    assert text[text.str.contains(OTHER_SPELLINGS)].to_dict() == {}
