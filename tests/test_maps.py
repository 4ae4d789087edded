"""The page of a map: complete in itself, small, and never taken for markup."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import re
from pathlib import Path
from typing import Any

import folium
import numpy as np
import pandas as pd
import pytest
from PIL import Image

from course_utils import load
from course_utils.charts import palette
from course_utils.errors import MapError, UnknownName
from course_utils.maps import Map, before_after
from course_utils.maps.outline import svg_outline

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"quotes\" & 'apostrophes' `ticks` ${x} {{ y }}",
    "\u202eright to left\u202c",
    "long " * 2000,
    "a lone \ud800 surrogate",
    "_a $formula$ that \\fails$",
    "漢字 and 🙂",
]


def points(**columns: Any) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "name_en": ["Damascus", "Aleppo", "Homs"],
            "latitude": [33.51, 36.20, 34.73],
            "longitude": [36.28, 37.16, 36.71],
            "kind": ["capital", "city", "city"],
            "deaths": [3, 20, 7],
        }
    )
    return frame.assign(**columns)


def unpack(page: str, part: str) -> Any:
    packed = re.search(rf'id="part-{part}">([^<]*)</script>', page)
    assert packed is not None, part
    return json.loads(gzip.decompress(base64.b64decode(packed[1])))


def data(item: Map) -> dict[str, Any]:
    """Give what the page is told about the map's first layer."""
    return next(iter(unpack(item.get_root().render(), "run")["data"].values()))


def kinds_of_map() -> dict[str, Any]:
    values = pd.Series({"SY07": 5, "SY02": 9, "SY04": 1}, name="deaths")
    ties = pd.DataFrame({"who": ["moscow", "tehran"], "where": ["astana", "astana"]})
    dated = points(date=pd.to_datetime(["2016-12-30", "2017-01-02", "2017-02-01"]))
    return {
        "points": Map(title="Points").add_points(points(), colour="kind", size="deaths"),
        "choropleth": Map(title="Areas").add_choropleth(values),
        "flows": Map("region", title="Flows").add_flows(ties, "who", "where"),
        "zones": Map(title="Zones").add_zones(points(radius_km=10.0)),
        "time": Map(title="Time").add_time(dated),
        "empty": Map(title="Empty").add_points(points().head(0)),
        "bare": Map("world"),
        "pair": before_after(Map(title="Before").add_choropleth(values), Map(title="After")),
    }


@pytest.mark.parametrize("kind", kinds_of_map())
def test_a_page_asks_the_network_for_nothing(kind: str) -> None:
    page = kinds_of_map()[kind]
    document = page.render() if kind == "pair" else page.get_root().render()
    code = unpack(document, "code")
    for text in [document, code["style"], code["course"], unpack(document, "run")["script"]]:
        assert not re.findall(
            r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|url\(["']?(?!data:|#)""", text
        )
    assert unpack(document, "run")["links"] == {"scripts": [], "styles": []}


@pytest.mark.parametrize("kind", kinds_of_map())
def test_every_map_has_a_still_picture(kind: str, tmp_path: Path) -> None:
    content = kinds_of_map()[kind].to_png(tmp_path / "map.png")
    assert content.startswith(b"\x89PNG")
    assert (tmp_path / "map.png").read_bytes() == content
    assert len(content) < 90_000


def test_hostile_text_stays_text() -> None:
    frame = pd.DataFrame({"name_en": HOSTILE, "latitude": 35.0, "longitude": 38.0})
    item = Map(title=HOSTILE[1], alt=HOSTILE[0]).add_points(
        frame, name=HOSTILE[0], colour="name_en", popup={"name_en": HOSTILE[1]}, credit=HOSTILE[1]
    )
    shown = item._repr_mimebundle_()["text/html"]
    framed = html.unescape(re.findall(r'srcdoc="([^"]*)"', shown)[0])
    for document in (item.get_root().render(), shown, framed):
        assert "<img src=x" not in document
        assert "<script>alert" not in document
    words = data(item)["columns"][0]["values"]
    assert words[:5] == HOSTILE[:5]
    assert words[5] == "a lone ? surrogate"


def test_every_row_reaches_the_page() -> None:
    sent = data(Map().add_points(points(), popup=["kind", "deaths"]))
    assert np.cumsum(sent["lat"]).tolist() == [335100, 362000, 347300]
    assert np.cumsum(sent["lon"]).tolist() == [362800, 371600, 367100]
    names, kinds, deaths = sent["columns"]
    assert names["values"] == ["Damascus", "Aleppo", "Homs"]
    assert kinds["values"] == ["capital", "city", "city"]
    assert deaths == {"title": "Deaths", "type": "number", "values": [3, 20, 7]}


def test_summary_counts_and_names_what_is_left_out() -> None:
    frame = points(latitude=[33.51, None, 34.73], governorate=["SY01", "SY02", "SY04"])
    said = Map().add_points(frame, name="Towns", colour="kind").summary()
    assert said == (
        "Towns: 2 rows. By kind: capital 1, city 1. "
        "1 row without coordinates left out: row 1 (Aleppo)."
    )


def test_a_place_id_is_enough_to_be_put_on_the_map() -> None:
    frame = pd.DataFrame({"title": ["Talks", "Nowhere"], "place_id": ["astana", None]})
    item = Map("region").add_points(frame, name="Meetings")
    assert np.cumsum(data(item)["lat"]) / 10_000 == pytest.approx([51.17], abs=0.05)
    assert "1 row without coordinates left out: row 1 (Nowhere)" in item.summary()


def test_colours_of_groups_stay_apart_in_the_still_picture() -> None:
    """Few colours keep the picture small; those of the marks must be among them."""
    places = (
        load("places").query("country_iso3 == 'SYR'").head(60).assign(group=["a", "b", "c"] * 20)
    )
    picture = Map("syria").add_points(places, colour="group").to_png()
    drawn = np.array(Image.open(io.BytesIO(picture)).convert("RGB")).reshape(-1, 3).astype(int)
    for name in ("blue", "orange", "green"):
        wanted = np.array([int(palette[name][i : i + 2], 16) for i in (1, 3, 5)])
        assert np.abs(drawn - wanted).max(axis=1).min() < 10, name


def test_the_still_picture_shows_what_the_map_opens_on() -> None:
    near = Map(location=[33.58, 36.2], zoom_start=10.5)
    south, west, north, east = near.opening()
    assert (south + north) / 2 == pytest.approx(33.58)
    assert east - west == pytest.approx(980 * 360 / (256 * 2**10.5))
    near.fit_bounds([[33, 36], [34, 37]])
    assert near.opening() == (33, 36, 34, 37)


def test_an_empty_frame_shows_the_ground_and_says_so() -> None:
    item = Map().add_points(points().head(0), name="Bases")
    assert item.summary() == "Bases: no rows to show."
    assert data(item)["lat"] == []


@pytest.mark.parametrize(
    "item",
    [
        Map().add_choropleth(pd.Series([], dtype=float), legend="Deaths"),
        Map().add_flows(pd.DataFrame({"a": [], "b": []}), "a", "b", name="Journeys"),
        Map().add_zones({"features": []}, name="Zones"),
        Map().add_zones(points(radius_km=1.0).head(0), name="Zones"),
        Map().add_time(points(date=pd.Timestamp(0)).head(0), colour="kind", size="deaths"),
        Map().add_points(points().head(0), colour="deaths", size="deaths", uncertain="deaths"),
    ],
)
def test_every_layer_bears_having_no_rows(item: Map) -> None:
    assert "no rows to show" in item.summary()
    assert "text/html" in item._repr_mimebundle_()


def test_source_line_comes_from_the_frame_and_can_be_given() -> None:
    frame = points()
    frame.attrs["citation"] = "The gazetteer."
    assert Map().add_points(frame).sources().startswith("Data: The gazetteer. Boundaries")
    assert Map().add_points(frame, credit="Mine").sources().startswith("Data: Mine. ")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"latitude": [133.5, 36.2, 34.7], "longitude": [200, 37.1, 36.7]},
            r"not on Earth in 1 row: row 0 \(Damascus\).*latitude 133.5",
        ),
        (
            {"latitude": [36.28, 137.16, 36.7], "longitude": [33.5, 36.2, 34.7]},
            r"1 row.*swapped.*row 1 \(Aleppo\)",
        ),
        ({"latitude": ["33,5", "36.2", "34.7"]}, r"column 'latitude'.*1 row.*'33,5'.*\(Damascus\)"),
        (
            {"latitude": [36.28, 37.16, 36.71], "longitude": [33.51, 36.2, 34.73]},
            r"3 rows.*swapped",
        ),
        ({"latitude": [float("inf"), 36.2, 34.7]}, r"not on Earth in 1 row: row 0 \(Damascus\)"),
    ],
)
def test_impossible_and_swapped_coordinates_name_the_rows(
    change: dict[str, Any], message: str
) -> None:
    with pytest.raises(MapError, match=message):
        Map().add_points(points(**change))


def test_swapped_arguments_are_seen_by_their_names() -> None:
    with pytest.raises(MapError, match=r"swapped \(3 rows\)"):
        Map().add_points(points(), latitude="longitude", longitude="latitude")


def test_places_in_the_north_west_are_not_taken_for_swapped() -> None:
    near = points(latitude=[36.2, 36.0, 35.9], longitude=[36.6, 36.4, 36.9])
    assert len(Map().add_points(near).course_layers) == 1


@pytest.mark.parametrize("column", ["label", "colour", "size", "uncertain", "latitude"])
def test_unknown_columns_give_the_nearest_name(column: str) -> None:
    with pytest.raises(UnknownName, match="Did you mean 'deaths'"):
        Map().add_points(points(), **{column: "death"})


def test_sizes_that_a_circle_cannot_show_are_refused() -> None:
    with pytest.raises(MapError, match=r"below zero in 1 row: row 2 \(Homs\)"):
        Map().add_points(points(deaths=[1, 2, -3]), size="deaths")
    with pytest.raises(MapError, match="holds no numbers"):
        Map().add_points(points(), size="kind")


def test_area_is_in_proportion_to_the_size() -> None:
    sent = data(Map().add_points(points(deaths=[10, 40, 90]), size="deaths"))
    radii = np.array(sent["radii"]) / 10
    assert (radii / radii[2]) ** 2 == pytest.approx([1 / 9, 4 / 9, 1], abs=0.01)


def test_unknown_view_and_something_else_than_a_table() -> None:
    with pytest.raises(UnknownName, match="'syria'"):
        Map("siria")
    with pytest.raises(UnknownName, match="no language is called 'fr'"):
        Map(labels="fr")  # type: ignore[arg-type]
    with pytest.raises(MapError, match="expected a table"):
        Map().add_points([1, 2])  # type: ignore[arg-type]


def test_folium_still_works_on_it(tmp_path: Path) -> None:
    item = Map(location=[34.8, 39.0], zoom_start=9)
    folium.Marker([33.5, 36.3], popup="Here", tooltip="There").add_to(item)
    folium.LayerControl().add_to(item)
    item.on(click=folium.utilities.JsCode("function () {}"))
    item.save(str(tmp_path / "map.html"))
    script = unpack((tmp_path / "map.html").read_text("utf-8"), "run")["script"]
    assert "L.marker(" in script
    assert "L.control.layers(" in script
    assert '"zoom": 9' in script
    assert list(tmp_path.iterdir()) == [tmp_path / "map.html"]


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "map.html"
    target.write_text("old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        Map().save(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_notebook_output_is_titled_and_has_a_fallback() -> None:
    bundle = Map(title="Three towns").add_points(points(), name="Towns")._repr_mimebundle_()
    shown = bundle["text/html"]
    assert 'title="Three towns"' in shown
    assert "Trust Notebook" in shown
    assert "Make this Notebook Trusted" not in shown
    outside = shown.split("</iframe>")[1]
    assert "<td dir='auto'>Damascus</td>" in outside
    assert 'src="data:image/png;base64,' in outside
    assert bundle["image/png"].startswith(b"\x89PNG")
    assert bundle["text/plain"] == "Three towns Towns: 3 rows."


def test_eight_maps_in_a_notebook_stay_under_three_megabytes() -> None:
    frame = load("places")
    bundle = (
        Map("region")
        .add_points(frame, colour="kind", popup=list(frame.columns[:6]))
        ._repr_mimebundle_()
    )
    size = len(json.dumps(bundle["text/html"])) + len(base64.b64encode(bundle["image/png"]))
    assert 8 * size < 3_000_000


def test_ten_thousand_events_stay_under_the_budget() -> None:
    draw = np.random.default_rng(1)
    n = 10_000
    frame = pd.DataFrame(
        {
            "title": [f"Event {i} near place {draw.integers(999)}" for i in range(n)],
            "actor": [f"Actor {draw.integers(40)}" for _ in range(n)],
            "note": [f"Reported by source {draw.integers(1e6)} on day {i % 365}" for i in range(n)],
            "latitude": draw.uniform(32.5, 37, n),
            "longitude": draw.uniform(36, 42, n),
        }
    )
    item = Map().add_points(frame, label="title", popup=["actor", "note"])
    assert len(item.get_root().render()) < 700_000


def test_choropleth_lines_values_up_with_governorates() -> None:
    values = pd.Series({"Idlib": 10, "SY02": 30, "Homs": 20}, name="deaths")
    item = Map().add_choropleth(values, classes=[0, 15, 30], legend="Deaths")
    sent = data(item)
    by_code = dict(zip(sent["codes"], sent["classes"], strict=True))
    assert (by_code["SY07"], by_code["SY04"], by_code["SY02"]) == (0, 1, 1)
    assert by_code["SY01"] == -1
    assert [entry[0] for entry in sent["entries"]] == ["10", "20 to 30", "no value"]
    assert item.summary() == (
        "Deaths, by governorate: highest in Aleppo (30), Homs (20) and Idlib (10); "
        "no value for 11 governorates."
    )


def test_choropleth_refuses_unknown_and_double_governorates() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'Idlib'"):
        Map().add_choropleth(pd.Series({"Idleb": 1}))
    double = pd.DataFrame({"governorate": ["SY07", "SY07"], "deaths": [1, 2]})
    with pytest.raises(MapError, match=r"SY07.*groupby"):
        Map().add_choropleth(double)
    with pytest.raises(MapError, match="not numbers"):
        Map().add_choropleth(pd.Series({"SY07": "many"}))
    two = pd.DataFrame({"governorate": ["SY07"], "a": [1], "b": [2]})
    with pytest.raises(MapError, match="expected one column of numbers"):
        Map().add_choropleth(two)


def test_rows_without_a_governorate_are_counted() -> None:
    item = Map().add_choropleth(pd.Series([5.0, 2.0], index=["SY07", None], name="deaths"))
    assert "1 row without a governorate left out" in item.summary()


def test_flows_bring_equal_rows_together() -> None:
    frame = pd.DataFrame(
        {
            "who": ["moscow", "moscow", "Tehran", None],
            "where": ["astana", "astana", "astana", "geneva"],
            "role": ["sponsor", "sponsor", "sponsor", "party"],
        }
    )
    item = Map("region").add_flows(frame, "who", "where", kind="role", name="Journeys")
    sent = data(item)
    assert sent["columns"][0]["values"] == ["Moscow → Astana", "Tehran → Astana"]
    assert sent["columns"][2]["values"] == [2, 1]
    assert sent["widths"][0] == 2 * sent["widths"][1]
    assert item.summary() == (
        "Journeys: 2 arrows from 3 rows, the largest Moscow → Astana (2) and Tehran → Astana (1). "
        "1 row without a place at both ends left out."
    )


def test_flows_name_places_that_the_gazetteer_lacks() -> None:
    frame = pd.DataFrame({"who": ["moskow", "tehran"], "where": ["astana", "astana"]})
    with pytest.raises(MapError, match=r"column 'who'.*1 row.*'moskow'.*Did you mean 'moscow'"):
        Map().add_flows(frame, "who", "where")


def test_flows_between_coordinates() -> None:
    frame = pd.DataFrame({"a": [33.5], "b": [36.3], "c": [51.17], "d": [71.43]})
    sent = data(Map("region").add_flows(frame, ("a", "b"), ("c", "d")))
    assert [end[0] for end in sent["ends"]] == [335000, 363000, 511700, 714300]


def test_zones_are_circles_of_the_radius_given() -> None:
    zones = {
        "features": [
            {
                "properties": {"name_en": "Zone", "radius_km": 40},
                "geometry": {"type": "Point", "coordinates": [36.7, 35.8]},
            }
        ]
    }
    sent = data(Map().add_zones(zones, name="Areas"))
    flat = np.array(sent["shapes"]["shapes"][0][3][0][0]).reshape(-1, 2).cumsum(axis=0) / 10_000
    north = flat[:, 1].max() - 35.8
    east = flat[:, 0].max() - 36.7
    assert north * 111.2 == pytest.approx(40, abs=0.1)
    assert east * 111.2 * np.cos(np.radians(35.8)) == pytest.approx(40, abs=0.1)
    assert "approximate" in sent["entries"][0][0]


def test_zones_without_a_radius_or_with_lines_are_refused() -> None:
    point = {
        "features": [{"properties": {}, "geometry": {"type": "Point", "coordinates": [36, 35]}}]
    }
    with pytest.raises(MapError, match="feature 0 is a point without radius_km"):
        Map().add_zones(point)
    line = {"features": [{"properties": {}, "geometry": {"type": "LineString", "coordinates": []}}]}
    with pytest.raises(MapError, match="LineString"):
        Map().add_zones(line)


@pytest.mark.parametrize(
    ("step", "names", "index"),
    [
        ("month", ["December 2016", "January 2017", "February 2017"], [0, 1, 2]),
        (
            "week",
            [
                "week of 26 December 2016", "week of 2 January 2017", "week of 9 January 2017",
                "week of 16 January 2017", "week of 23 January 2017", "week of 30 January 2017",
            ],
            [0, 1, 5],
        ),
    ],
)  # fmt: skip
def test_time_runs_without_gaps(step: Any, names: list[str], index: list[int]) -> None:
    dated = points(date=pd.to_datetime(["2016-12-30", "2017-01-02", "2017-02-01"]))
    sent = data(Map().add_time(dated, step=step))
    assert sent["periods"] == names
    assert sent["period"] == index


def test_time_leaves_out_and_counts_rows_without_a_date() -> None:
    dated = points(date=pd.to_datetime(["2016-12-30", None, "2016-12-31"]))
    assert "1 row without a date left out: row 1 (Aleppo)." in Map().add_time(dated).summary()
    with pytest.raises(MapError, match=r"holds no dates.*pd\.to_datetime"):
        Map().add_time(points(date=["2016-12-30"] * 3))


def test_two_maps_side_by_side_share_their_classes() -> None:
    before = Map(title="Before").add_choropleth(
        pd.Series({"SY07": 10, "SY02": 100}), classes="natural", k=2
    )
    after = Map(title="After").add_choropleth(
        pd.Series({"SY07": 90, "SY02": 1}), classes="natural", k=2
    )
    run = unpack(before_after(before, after).render(), "run")
    first, second = run["data"].values()
    assert [entry[:2] for entry in first["entries"][:2]] == [
        entry[:2] for entry in second["entries"][:2]
    ]
    assert first["classes"][first["codes"].index("SY07")] == 0
    assert second["classes"][second["codes"].index("SY07")] == 1


def test_two_maps_side_by_side_share_sizes_and_each_stands_alone_after() -> None:
    small = Map().add_points(points(deaths=[1, 1, 1]), size="deaths", colour="kind")
    large = Map().add_points(points(deaths=[4, 4, 4]), size="deaths", colour="kind")
    first, second = unpack(before_after(small, large).render(), "run")["data"].values()
    assert first["radii"][0] * 2 == second["radii"][0]
    assert len(unpack(small.get_root().render(), "run")["data"]) == 1


def test_outline_turns_places_into_pixels_and_back() -> None:
    outline = svg_outline("syria", width=720)
    x, y = outline.projection.xy(36.2, 37.16)
    assert outline.projection.north - y / outline.projection.y_per_degree == pytest.approx(
        36.2, abs=0.01
    )
    assert outline.projection.west + x / outline.projection.x_per_degree == pytest.approx(
        37.16, abs=0.01
    )
    assert {"SYR", "SY07", "TUR"} <= {path.code for path in outline.paths}
    assert all(path.d.startswith("M") and path.d.endswith("z") for path in outline.paths)
    assert sum(len(path.d) for path in outline.paths) < 40_000


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_labels_come_in_three_languages(language: Any) -> None:
    item = Map(labels=language)
    named = unpack(item.get_root().render(), f"base-syria-{language}")["labels"]["places"]
    expected = {"en": "Damascus", "ar": "دمشق", "ru": "Дамаск"}[language]
    assert expected in [place[0] for place in named]
