"""Ten thousand events on a map: this course's layer against bare folium.

Run ``python tests/benchmarks/bench_maps.py`` for build time and size, with ``--browser`` also for
the time to first paint in Chromium and for frames a second while the map is dragged. Bare folium
is given Leaflet inlined, so that it can paint without a network; it has no base map, table or
legend. Each line: name, ours, theirs, ratio (above 1: ours is better).
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import numpy as np
import pandas as pd
from branca.element import Element
from folium.utilities import JsCode

from course_utils.maps import Map
from course_utils.maps.packing import leaflet_folder

EVENTS = 10_000
RUNS = 3


def events() -> pd.DataFrame:
    """Make up events with three text fields each, of the lengths found in real tables."""
    draw = np.random.default_rng(20170125)
    places, actors = [f"Place {i}" for i in range(300)], [f"Armed group {i}" for i in range(40)]
    return pd.DataFrame(
        {
            "title": [f"{draw.choice(places)}, event {i}" for i in range(EVENTS)],
            "actor": draw.choice(actors, EVENTS),
            "note": [f"Report {draw.integers(10**6)}, day {i % 365}" for i in range(EVENTS)],
            "latitude": draw.uniform(32.5, 37, EVENTS).round(4),
            "longitude": draw.uniform(36, 42, EVENTS).round(4),
        }
    )


def bare() -> folium.Map:
    """Make a map of bare folium that needs no network."""
    item = folium.Map([34.8, 39], zoom_start=7, tiles=None, prefer_canvas=True)
    item.default_js, item.default_css = [], []
    script, style = (
        (leaflet_folder() / name).read_text("utf-8") for name in ("leaflet.js", "leaflet.css")
    )
    jquery = "var $ = (html) => new DOMParser().parseFromString(html, 'text/html').body.children;"
    inlined = f"<style>{style}</style><script>{script}\n{jquery}</script>"
    item.get_root().header.add_child(Element(inlined))
    return item


def one_by_one(frame: pd.DataFrame) -> str:
    """Put a CircleMarker with a tooltip on the map for each event."""
    item = bare()
    for row in frame.itertuples():
        text = f"{row.title}<br>{row.actor}<br>{row.note}"
        folium.CircleMarker([row.latitude, row.longitude], radius=4, tooltip=text).add_to(item)
    return item.get_root().render()


def one_layer(frame: pd.DataFrame) -> str:
    """Put all events on the map as one GeoJson layer of folium's."""
    item = bare()
    features = [
        {
            "type": "Feature",
            "properties": {"title": row.title, "actor": row.actor, "note": row.note},
            "geometry": {"type": "Point", "coordinates": [row.longitude, row.latitude]},
        }
        for row in frame.itertuples()
    ]
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        point_to_layer=JsCode("(feature, place) => L.circleMarker(place, {radius: 4})"),
        tooltip=folium.GeoJsonTooltip(["title", "actor", "note"]),
    ).add_to(item)
    return item.get_root().render()


def ours(frame: pd.DataFrame) -> str:
    """Put all events on a map of the course: ground, names, legend, table and search included."""
    item = Map("syria").add_points(frame, label="title", popup=["actor", "note"])
    return item.get_root().render()


def seconds(make: Callable[[pd.DataFrame], str], frame: pd.DataFrame) -> tuple[float, str]:
    """Give the median time to make a page, and the page."""
    times, page = [], ""
    for _ in range(RUNS):
        start = time.perf_counter()
        page = make(frame)
        times.append(time.perf_counter() - start)
    return statistics.median(times), page


def line(name: str, mine: float, theirs: float, unit: str) -> None:
    """Print one figure; of frames a second more is better, of all else less."""
    ratio = mine / theirs if unit == "fps" else theirs / mine
    print(f"{name:<58} {mine:>9.3f} {unit:<3} {theirs:>9.3f} {unit:<3} {ratio:>7.1f}x")


# Events cover the middle of the map: painted means that most of a patch there has ink.
PAINTED = """
() => new Promise((done) => {
  const look = () => {
    const drawn = [...document.querySelectorAll('canvas')].some((canvas) => {
      const x = canvas.width >> 1, y = canvas.height >> 1;
      if (!x || !y) return false;
      const pixels = canvas.getContext('2d').getImageData(x - 30, y - 30, 60, 60).data;
      let inked = 0;
      for (let i = 3; i < pixels.length; i += 4) inked += pixels[i] > 0;
      return inked > 1000;
    });
    if (drawn) done(performance.now()); else requestAnimationFrame(look);
  };
  look();
})
"""
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
FRAMES = """
() => new Promise((done) => {
  window.frames_seen = 0;
  const until = performance.now() + 1500, start = performance.now();
  const tick = () => {
    window.frames_seen++;
    if (performance.now() < until) requestAnimationFrame(tick);
    else done(1000 * window.frames_seen / (performance.now() - start));
  };
  requestAnimationFrame(tick);
})
"""


def in_browser(pages: dict[str, str]) -> dict[str, tuple[float, ...]]:
    """Give for each page the seconds to first paint, to all events, and frames a second."""
    from playwright.sync_api import sync_playwright

    paints: dict[str, list[float]] = {name: [] for name in pages}
    events: dict[str, list[float]] = {name: [] for name in pages}
    frames: dict[str, list[float]] = {name: [] for name in pages}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for name, page in pages.items():
            (Path(folder) / f"{name}.html").write_text(page, "utf-8")
        # Turn by turn, so that a busy moment of the machine falls on all alike.
        for name in list(pages) * 5:
            context = chromium.new_context(viewport={"width": 1000, "height": 800}, offline=True)
            tab = context.new_page()
            tab.goto((Path(folder) / f"{name}.html").as_uri(), wait_until="commit")
            events[name].append(tab.evaluate(PAINTED) / 1000)
            tab.wait_for_timeout(500)
            paints[name].append(tab.evaluate(FIRST_PAINT) / 1000)
            frames[name].append(drag(tab))
            context.close()
        chromium.close()
    return {
        name: tuple(statistics.median(times[name]) for times in (paints, events, frames))
        for name in pages
    }


def drag(tab: Any) -> float:
    """Drag the map to and fro and count frames."""
    box = tab.locator(".folium-map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.mouse.move(x, y)
    tab.mouse.down()
    counting = tab.evaluate_handle(f"() => ({{ result: ({FRAMES})() }})")
    for step in range(40):
        tab.mouse.move(x + 120 * ((step % 10) / 10 - 0.5), y + 60 * ((step % 7) / 7 - 0.5))
    tab.mouse.up()
    return float(tab.evaluate("async (holder) => await holder.result", counting))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", action="store_true", help="also measure in Chromium")
    options = parser.parse_args()
    frame = events()
    ours(frame.head(10))  # Leaflet and the ground are packed once in a process.
    mine, my_page = seconds(ours, frame)
    rivals = {"CircleMarker one by one": one_by_one, "one bare GeoJson layer": one_layer}
    pages = {"ours": my_page}
    for name, make in rivals.items():
        theirs, pages[name] = seconds(make, frame)
        line(f"maps: build, against {name}", mine, theirs, "s")
        line(f"maps: page, against {name}", len(my_page) / 1e6, len(pages[name]) / 1e6, "MB")
    if options.browser:
        seen = in_browser(pages)
        for name in rivals:
            figures = (("first paint", "s"), ("events painted", "s"), ("under a drag", "fps"))
            for (figure, unit), mine, theirs in zip(figures, seen["ours"], seen[name], strict=True):
                line(f"maps: {figure}, against {name}", mine, theirs, unit)


if __name__ == "__main__":
    main()
