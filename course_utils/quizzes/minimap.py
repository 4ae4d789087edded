"""A small outline map as SVG, for place items."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from course_utils.quizzes.places import Place, data_file

WIDTH = 640
"""Width of the drawing; all lengths below are in its units."""

_SYRIA = (35.3, 32.0, 42.7, 37.6)
_OUTSIDE = 60.0
_FINEST = 2.5


@dataclass(frozen=True)
class MiniMap:
    """A drawing in which longitude and latitude both run evenly.

    Attributes
    ----------
    bounds
        West, south, east and north edge in degrees.
    height
        Height of the drawing, `WIDTH` wide.
    paths
        SVG path data by layer: ``"land"`` and ``"inner"``.
    """

    bounds: tuple[float, float, float, float]
    height: int
    paths: dict[str, str]


def minimap(shown: list[Place]) -> MiniMap:
    """Return a map on which all of the places `shown` lie well inside.

    Places in Syria alone give a map of Syria with its governorates.
    """
    if all(place.country == "SYR" for place in shown):
        return _drawn(_SYRIA, inner=True)
    return _drawn(_around(shown), inner=False)


def _around(shown: list[Place]) -> tuple[float, float, float, float]:
    """Return round bounds about the places, of a pleasant shape."""
    west, east = min(p.longitude for p in shown), max(p.longitude for p in shown)
    south, north = min(p.latitude for p in shown), max(p.latitude for p in shown)
    wide = max(1.3 * (east - west), 16.0)
    high = max(1.3 * (north - south), 8.0)
    middle = (west + east) / 2, (south + north) / 2
    squeeze = math.cos(math.radians(middle[1]))
    wide = max(wide, high * 1.5 / squeeze)
    high = max(high, wide * squeeze / 2.2)
    return (
        max(-180.0, math.floor(middle[0] - wide / 2)),
        max(-60.0, math.floor(middle[1] - high / 2)),
        min(180.0, math.ceil(middle[0] + wide / 2)),
        min(82.0, math.ceil(middle[1] + high / 2)),
    )


@cache
def _drawn(bounds: tuple[float, float, float, float], *, inner: bool) -> MiniMap:
    west, south, east, north = bounds
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / (east - west)
    height = round((north - south) * scale / squeeze)
    layers = {"land": "countries.geojson"}
    if inner:
        layers["inner"] = "syria_governorates.geojson"

    def path(ring: list[list[float]]) -> str:
        points: list[tuple[int, int]] = []
        for longitude, latitude in ring:
            x = (longitude - west) * scale
            y = (north - latitude) * scale / squeeze
            point = (
                round(min(max(x, -_OUTSIDE), WIDTH + _OUTSIDE)),
                round(min(max(y, -_OUTSIDE), height + _OUTSIDE)),
            )
            if not points or math.dist(point, points[-1]) >= _FINEST:
                points.append(point)
        seen = any(0 <= x <= WIDTH and 0 <= y <= height for x, y in points)
        if len(points) < 3 or not (seen or _surrounds(points, height)):
            return ""
        steps = (f"{x - u} {y - v}" for (u, v), (x, y) in itertools.pairwise(points))
        return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")

    return MiniMap(
        bounds,
        height,
        {name: "".join(path(ring) for ring in _rings(file)) for name, file in layers.items()},
    )


def _surrounds(points: list[tuple[int, int]], height: int) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) < 0 and max(xs) > WIDTH and min(ys) < 0 and max(ys) > height


def _rings(file: str) -> Iterator[list[list[float]]]:
    data: dict[str, Any] = json.loads(data_file(file).read_text(encoding="utf-8"))
    for feature in data["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        for polygon in parts if geometry["type"] == "MultiPolygon" else [parts]:
            yield from polygon
