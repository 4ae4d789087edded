"""Maps in a real Chromium without a network: painted, readable, reached by keyboard alone."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import folium
import numpy as np
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from course_utils.maps import Map, before_after

pytestmark = pytest.mark.browser

BLUE, SEA, LAND = (0, 114, 178), (219, 231, 238), (255, 253, 248)
Open = Callable[..., Page]


def towns(**columns: Any) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "name_en": ["Raqqa", "Palmyra", "Deir ez-Zor"],
            "latitude": [35.95, 34.56, 35.33],
            "longitude": [39.01, 38.28, 40.14],
            "kind": ["city", "ruin", "city"],
            "deaths": [3, 20, 7],
        }
    )
    return frame.assign(**columns)


def dated() -> pd.DataFrame:
    return towns(date=pd.to_datetime(["2016-12-30", "2017-01-02", "2017-02-01"]))


VALUES = pd.Series({"SY07": 5, "SY02": 9, "SY04": 1}, name="deaths")
TIES = pd.DataFrame(
    {
        "who": ["moscow", "tehran", "astana"],
        "where": ["astana"] * 3,
        "as": ["sponsor", "sponsor", "host"],
    }
)
MAPS: dict[str, Callable[[], Any]] = {
    "points": lambda: Map(title="Three towns", alt="Dots").add_points(
        towns(vague=[True, False, False]),
        colour="kind",
        size="deaths",
        uncertain="vague",
        name="Towns",
    ),
    "choropleth": lambda: Map(title="Three values").add_choropleth(VALUES, legend="Deaths"),
    "flows": lambda: Map("region", title="Journeys").add_flows(TIES, "who", "where", kind="as"),
    "zones": lambda: (
        Map(title="Zones")
        .add_zones(towns(radius_km=[30.0, 20, 10]), name="Zones")
        .add_points(towns(), name="Towns")
    ),
    "time": lambda: Map(title="By month").add_time(dated(), colour="kind", name="Towns"),
    "pair": lambda: before_after(
        Map(title="Before").add_choropleth(VALUES), Map(title="After").add_choropleth(VALUES + 1)
    ),
    "empty": lambda: Map(title="Nothing").add_points(towns().head(0), name="Towns"),
}


@pytest.fixture
def open_map(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a saved map with the network cut; the test fails if the page asks for it or errs."""
    wrong: list[str] = []
    contexts = []

    def show(item: Any, **options: Any) -> Page:
        item.save(tmp_path / "map.html")
        still = {"offline": True, "reduced_motion": "reduce"}
        context = browser.new_context(
            **{"viewport": {"width": 1000, "height": 800}} | still | options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: asked.url.startswith("http") and wrong.append(asked.url))
        page.goto((tmp_path / "map.html").as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield show
    for context in contexts:
        context.close()
    assert wrong == []


def pixels(page: Page, selector: str = ".sheet") -> np.ndarray[Any, Any]:
    picture = page.locator(selector).first.screenshot()
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)


def share(picture: np.ndarray[Any, Any], colour: tuple[int, int, int], reach: int = 12) -> float:
    """Give the share of pixels close to a colour."""
    return float((np.abs(picture - colour).max(axis=2) <= reach).mean())


def at(page: Page, latitude: float, longitude: float) -> tuple[float, float]:
    """Give where on the screen a place lies."""
    x, y = page.evaluate(
        """([lat, lon]) => {
          const map = course.states[0], box = map.getContainer().getBoundingClientRect();
          const {x, y} = map.latLngToContainerPoint([lat, lon]);
          return [box.x + x, box.y + y];
        }""",
        [latitude, longitude],
    )
    return x, y


def test_ground_and_points_are_painted(open_map: Open) -> None:
    bare = pixels(open_map(Map()))
    shown = pixels(open_map(Map().add_points(towns(), name="Towns")))
    assert share(bare, SEA) > 0.05
    assert share(bare, LAND, 4) > 0.15
    assert share(bare, BLUE, 40) == 0
    assert 0.0001 < share(shown, BLUE, 40) < 0.01


def test_areas_flows_zones_are_painted(open_map: Open) -> None:
    assert share(pixels(open_map(MAPS["choropleth"]())), (217, 95, 14), 30) > 0.02
    assert share(pixels(open_map(MAPS["flows"]())), BLUE, 60) > 0.0005
    assert share(pixels(open_map(MAPS["zones"]())), (163, 71, 0), 50) > 0.0003


def test_dark_theme_changes_the_ground(open_map: Open) -> None:
    dark = pixels(open_map(Map(), color_scheme="dark"))
    assert dark.mean() < 90


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", MAPS)
def test_axe_finds_nothing(open_map: Open, kind: str, theme: str) -> None:
    page = open_map(MAPS[kind](), color_scheme=theme)
    for summary in page.locator("summary").all():
        summary.click()
    for button in page.get_by_role("button", name="Next:").all()[:1]:
        button.click()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:90]) for one in found] == []


def test_keyboard_alone_reaches_every_control_and_every_row(open_map: Open) -> None:
    page = open_map(MAPS["points"]())
    active = (
        "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
    )
    reached: list[str] = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate(active)))
        if "Table" in reached[-1]:
            page.keyboard.press("Enter")
    for name in (
        "Map: Three towns",
        "Zoom in",
        "Next: Towns",
        "Table: Towns (3 rows)",
        "Deaths",
        "Raqqa",
        "Palmyra",
        "Deir ez-Zor",
    ):
        assert name in reached
    page.get_by_role("button", name="Next: Towns").focus()
    heard = []
    for _ in range(3):
        page.keyboard.press("Enter")
        heard.append(page.locator(".walk [role=status]").inner_text())
    assert heard == [
        "1 of 3: Raqqa; Kind: city; Deaths: 3",
        "2 of 3: Palmyra; Kind: ruin; Deaths: 20",
        "3 of 3: Deir ez-Zor; Kind: city; Deaths: 7",
    ]


def test_table_sorts_and_is_linked_both_ways(open_map: Open) -> None:
    page = open_map(MAPS["points"]())
    page.locator("summary").click()
    head = page.get_by_role("columnheader", name="Deaths")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.locator("tbody th").all_inner_texts() == ["Raqqa", "Deir ez-Zor", "Palmyra"]
    head.get_by_role("button").click()
    assert page.locator("tbody th").all_inner_texts() == ["Palmyra", "Deir ez-Zor", "Raqqa"]
    page.locator("tbody").get_by_role("button", name="Palmyra").click()
    expect(page.locator(".card strong")).to_have_text("Palmyra")
    page.mouse.click(*at(page, 35.33, 40.14))
    expect(page.locator(".card strong")).to_have_text("Deir ez-Zor")
    page.get_by_role("button", name="Find in table").click()
    assert page.evaluate("document.activeElement.textContent") == "Deir ez-Zor"


def test_pointer_shows_the_name_and_click_the_card(open_map: Open) -> None:
    page = open_map(MAPS["points"]())
    page.mouse.move(*at(page, 34.56, 38.28))
    expect(page.locator(".leaflet-tooltip")).to_have_text("Palmyra")
    page.mouse.click(*at(page, 34.56, 38.28))
    assert page.locator(".card dd").all_inner_texts() == ["ruin", "20"]
    page.mouse.click(*at(page, 33.3, 40.0))
    expect(page.locator(".card")).to_have_count(0)


def test_rows_at_one_place_open_as_one_card(open_map: Open) -> None:
    page = open_map(Map().add_points(towns(latitude=35.0, longitude=38.5), popup=["deaths"]))
    page.mouse.click(*at(page, 35.0, 38.5))
    expect(page.locator(".stack")).to_contain_text("of 3 rows at this place")
    first = page.locator(".card strong").inner_text()
    page.get_by_role("button", name="Next row at this place").click()
    assert page.locator(".card strong").inner_text() != first
    assert page.evaluate("document.activeElement.ariaLabel") == "Next row at this place"


def test_a_governorate_opens_with_its_value(open_map: Open) -> None:
    page = open_map(MAPS["choropleth"]())
    page.mouse.click(*at(page, 34.5, 38.5))
    expect(page.locator(".card")).to_contain_text("Homs")
    expect(page.locator(".card dd")).to_have_text("1")
    assert page.locator("path.chosen").count() == 1


def test_slider_steps_plays_and_pauses_by_keyboard(open_map: Open) -> None:
    page = open_map(MAPS["time"]())
    said = page.locator("output")
    expect(said).to_have_text("All dates: 3 rows")
    everything = share(pixels(page), BLUE, 40)
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("January 2017: 1 rows")
    assert page.get_by_role("slider").get_attribute("aria-valuetext") == "January 2017: 1 rows"
    assert share(pixels(page), BLUE, 40) < everything
    page.locator("summary").click()
    expect(page.locator("tbody th")).to_have_text(["Palmyra"])
    page.get_by_role("button", name="Play").press("Enter")
    expect(said).to_have_text("February 2017: 1 rows")
    page.get_by_role("button", name="Pause").press("Enter")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.get_by_role("button", name="Show all dates").press("Enter")
    expect(said).to_have_text("All dates: 3 rows")


def test_layers_can_be_hidden(open_map: Open) -> None:
    page = open_map(MAPS["zones"]())
    before = share(pixels(page), BLUE, 40)
    page.get_by_role("checkbox", name="Towns").uncheck()
    assert share(pixels(page), BLUE, 40) < before
    page.get_by_role("checkbox", name="Towns").check()
    assert share(pixels(page), BLUE, 40) == pytest.approx(before)


def test_two_maps_move_together(open_map: Open) -> None:
    page = open_map(MAPS["pair"]())
    page.evaluate("course.states[0].setView([35, 39], 9, {animate: false})")
    assert page.evaluate("course.states[1].getZoom()") == 9


def test_two_maps_start_at_one_height(open_map: Open) -> None:
    short, long = Map(title="Short"), Map(title="A title that needs more than one line " * 4)
    page = open_map(before_after(short, long))
    tops = {sheet.bounding_box()["y"] for sheet in page.locator(".sheet").all()}
    assert len(tops) == 1


def test_hostile_text_is_shown_as_text(open_map: Open) -> None:
    text = "</script><img src=x onerror=\"document.title='broken'\">\u202e&amp;"
    page = open_map(
        Map(title=text).add_points(towns(name_en=text, kind=text), colour="kind", name=text)
    )
    page.locator("summary").click()
    page.mouse.move(*at(page, 34.56, 38.28))
    page.mouse.click(*at(page, 34.56, 38.28))
    expect(page.locator(".card strong")).to_have_text(text)
    assert page.locator("tbody th").first.inner_text() == text
    assert page.locator("img[src=x]").count() == 0
    assert page.title() == text


def test_long_text_does_not_break_the_page(open_map: Open) -> None:
    page = open_map(
        Map().add_points(towns(name_en="x" * 10_000, kind="y" * 10_000), popup=["kind"]),
        viewport={"width": 390, "height": 700},
    )
    page.locator("summary").click()
    page.mouse.click(*at(page, 34.56, 38.28))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert len(page.locator(".card dd").inner_text()) == 10_000


def test_folium_things_work_without_jquery(open_map: Open) -> None:
    item = Map(title="Plain folium")
    folium.Marker([35.0, 38.0], popup="<b>Here</b>", tooltip="There").add_to(item)
    folium.Marker([36.0, 40.0], icon=folium.Icon(color="red"), popup="Pin").add_to(item)
    group = folium.FeatureGroup("Group").add_to(item)
    folium.CircleMarker([34.0, 38.0], radius=9).add_to(group)
    folium.LayerControl().add_to(item)
    page = open_map(item)
    page.locator("img.leaflet-marker-icon").click()
    expect(page.locator(".leaflet-popup b")).to_have_text("Here")
    assert page.locator("img.leaflet-marker-icon").get_attribute("alt") == "There"
    assert page.locator(".pin").get_attribute("aria-label") == "Pin"
    assert page.evaluate("document.querySelector('img.leaflet-marker-icon').naturalWidth") > 0
    assert page.locator(".leaflet-control-layers").count() == 1


def test_tiles_that_cannot_be_had_leave_outlines_and_a_notice(
    browser: Browser, tmp_path: Path
) -> None:
    Map(tiles="OpenStreetMap").save(tmp_path / "map.html")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "map.html").as_uri())
    expect(page.get_by_text("tiles could not be had")).to_be_visible()
    assert share(pixels(page), SEA) > 0.05
    context.close()


def test_a_plugin_from_the_network_is_named_and_the_rest_shows(
    browser: Browser, tmp_path: Path
) -> None:
    item = Map().add_points(towns(), name="Towns")
    item.add_js_link("heat", "https://plugin.example/heat.js")
    item.save(tmp_path / "map.html")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "map.html").as_uri())
    expect(page.get_by_text("plugin.example")).to_be_visible()
    page.wait_for_selector("html[data-ready]")
    assert share(pixels(page), BLUE, 40) > 0
    context.close()


def test_an_old_browser_is_told_so_and_keeps_the_text(browser: Browser, tmp_path: Path) -> None:
    MAPS["points"]().save(tmp_path / "map.html")
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto((tmp_path / "map.html").as_uri())
    expect(page.locator(".notice")).to_contain_text("browser is too old")
    expect(page.locator(".summary")).to_contain_text("Towns: 3 rows")
    page.close()


@pytest.mark.parametrize("kind", MAPS)
def test_a_phone_does_not_scroll_sideways(open_map: Open, kind: str) -> None:
    page = open_map(MAPS[kind](), viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_print_is_light_even_from_a_dark_screen(open_map: Open) -> None:
    page = open_map(MAPS["points"](), color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert pixels(page).mean() > 200
    assert page.locator(".leaflet-control-zoom").is_hidden()


def test_paper_shows_the_still_picture_and_the_table(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "lab.html").write_text(f"<body>{MAPS['points']()._repr_html_()}", "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "lab.html").as_uri())
    page.emulate_media(media="print")
    expect(page.locator("iframe")).to_be_hidden()
    expect(page.locator(".course-map-fallback img")).to_be_visible()
    expect(page.locator(".course-map-fallback table")).to_be_visible()
    expect(page.get_by_text("The interactive map is not shown here")).to_be_hidden()
    page.close()


def test_notebook_frame_follows_the_lab_theme_and_fits_its_content(
    browser: Browser, tmp_path: Path
) -> None:
    shown = MAPS["points"]()._repr_html_()
    (tmp_path / "lab.html").write_text(f'<body data-jp-theme-light="false">{shown}', "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "lab.html").as_uri())
    inside = page.frame_locator("iframe[title='Three towns']")
    expect(inside.locator("html[data-ready][data-theme=dark]")).to_have_count(1)
    page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    expect(inside.locator("html[data-theme=light]")).to_have_count(1)
    expect(page.locator(".course-map-fallback")).to_be_hidden()
    closed = page.locator("iframe").bounding_box()["height"]
    inside.locator("summary").click()
    page.wait_for_function(f"document.querySelector('iframe').clientHeight > {closed + 50}")
    page.close()


def test_without_frames_the_reader_gets_text_picture_and_table(
    browser: Browser, tmp_path: Path
) -> None:
    shown = MAPS["points"]()._repr_html_()
    start, end = shown.index("<iframe"), shown.index("</iframe>") + len("</iframe>")
    (tmp_path / "lab.html").write_text(shown[:start] + shown[end:], "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "lab.html").as_uri())
    expect(page.get_by_text("Trust Notebook")).to_be_visible()
    expect(page.get_by_role("img", name="Three towns")).to_be_visible()
    expect(page.get_by_role("cell", name="Palmyra")).to_be_visible()
    page.close()
