"""The quiet ground under every map: countries, governorates and their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from course_utils import datasets
from course_utils.errors import UnknownName
from course_utils.maps.packing import compact, squeeze

Language = Literal["en", "ar", "ru"]
Ring = npt.NDArray[np.float64]
Bounds = tuple[float, float, float, float]

CREDIT = (
    "Boundaries and places of Syria: UN OCHA and the UN Cartographic Section, via HDX "
    "(CC BY 3.0 IGO), simplified. World: Natural Earth (public domain), simplified. The "
    "boundaries and names shown do not imply endorsement or acceptance by anyone."
)
# Width and height of the map on a page, in pixels; the still picture shows as much.
SHEET = (980, 530)
# The seats of the governorates are named first; the table of places does not rank them.
_SEATS = frozenset(
    {
        "aleppo", "daraa", "deir_ez_zor", "hama", "hasakah", "homs", "idlib", "latakia",
        "quneitra", "raqqa", "suwayda", "tartus",
    }
)  # fmt: skip
_SEAS = (
    ({"en": "Mediterranean Sea", "ar": "البحر المتوسط", "ru": "Средиземное море"}, 34.4, 32.2, 6.0),
    ({"en": "Black Sea", "ar": "البحر الأسود", "ru": "Чёрное море"}, 43.3, 34.0, 9.0),
    ({"en": "Caspian Sea", "ar": "بحر قزوين", "ru": "Каспийское море"}, 41.8, 50.6, 5.0),
)


@dataclass(frozen=True)
class View:
    """A part of the world that a map opens on.

    Parameters
    ----------
    bounds
        South, west, north and east edge of the opening view, in degrees.
    keep
        Countries that touch this box (same order) are sent with the page.
    decimals
        Decimals of a degree kept in the coordinates of countries.
    """

    bounds: Bounds
    keep: Bounds
    decimals: int


VIEWS = {
    "syria": View((32.2, 35.3, 37.4, 42.5), (28.0, 30.0, 41.0, 49.0), 3),
    "region": View((21.0, 2.0, 58.0, 74.0), (5.0, -25.0, 82.0, 100.0), 2),
    "world": View((-40.0, -128.0, 68.0, 150.0), (-90.0, -180.0, 90.0, 180.0), 2),
}


@dataclass(frozen=True, eq=False)
class Shape:
    """A country or governorate.

    Parameters
    ----------
    code
        ISO 3166-1 alpha-3 code or P-code.
    names
        Its names by language.
    role
        ``"syria"``, ``"neighbour"``, ``"other"`` or ``"governorate"``.
    polygons
        Polygons of rings; a ring is an array of shape (n, 2): longitude and
        latitude in degrees, the first ring being the outer one.
    """

    code: str
    names: dict[str, str]
    role: str
    polygons: tuple[tuple[Ring, ...], ...]


def bounds_at(latitude: float, longitude: float, zoom: float) -> Bounds:
    """Give the south, west, north and east edge of a map about its centre, in degrees.

    Parameters
    ----------
    latitude, longitude
        The centre, in degrees.
    zoom
        Leaflet's zoom level.
    """
    across, down = (part / 2 * 360 / (256 * 2**zoom) for part in SHEET)
    # On a Mercator map a degree of latitude is longer by this much.
    down *= float(np.cos(np.radians(latitude)))
    return latitude - down, longitude - across, latitude + down, longitude + across


def view(name: str) -> View:
    """Look up a view.

    Raises
    ------
    UnknownName
        There is no such view.
    """
    if name not in VIEWS:
        raise UnknownName("view", name, VIEWS)
    return VIEWS[name]


def _polygons(geometry: dict[str, Any]) -> tuple[tuple[Ring, ...], ...]:
    nested = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        nested = [nested]
    return tuple(tuple(np.asarray(ring, dtype=float) for ring in polygon) for polygon in nested)


def _touches(polygon: tuple[Ring, ...], box: Bounds) -> bool:
    south, west, north, east = box
    (left, low), (right, high) = polygon[0].min(axis=0), polygon[0].max(axis=0)
    return bool(left <= east and right >= west and low <= north and high >= south)


@cache
def countries(name: str) -> tuple[Shape, ...]:
    """Give the countries of a view, largest polygon first."""
    box = view(name).keep
    shapes = []
    for feature in datasets.layer("countries")["features"]:
        kept = [p for p in _polygons(feature["geometry"]) if _touches(p, box)]
        if kept:
            kept.sort(key=lambda polygon: -float(np.prod(np.ptp(polygon[0], axis=0))))
            about = feature["properties"]
            shapes.append(Shape(about["iso_a3"], {"en": about["name"]}, about["role"], tuple(kept)))
    return tuple(shapes)


@cache
def governorates() -> tuple[Shape, ...]:
    """Give Syria's fourteen governorates."""
    return tuple(
        Shape(
            feature["properties"]["pcode"],
            {"en": feature["properties"]["name_en"], "ar": feature["properties"]["name_ar"]},
            "governorate",
            _polygons(feature["geometry"]),
        )
        for feature in datasets.layer("syria_governorates")["features"]
    )


def label_spot(polygon: tuple[Ring, ...], box: Bounds) -> tuple[float, float, float] | None:
    """Find where the name of an area reads best: the middle of its widest part in view.

    Parameters
    ----------
    polygon
        Rings of shape (n, 2), longitude and latitude in degrees.
    box
        South, west, north and east edge of the view in degrees.

    Returns
    -------
    tuple or None
        Latitude, longitude and the width there, in degrees; None if the area
        is out of view.
    """
    south, west, north, east = box
    low = max(float(polygon[0][:, 1].min()), south)
    high = min(float(polygon[0][:, 1].max()), north)
    best: tuple[float, float, float] | None = None
    for latitude in np.linspace(low, high, 23)[1:-1] if high > low else ():
        crossings: list[float] = []
        for ring in polygon:
            x, y = ring[:, 0], ring[:, 1]
            cut = np.flatnonzero((y[:-1] > latitude) != (y[1:] > latitude))
            share = (latitude - y[cut]) / (y[cut + 1] - y[cut])
            crossings += list(x[cut] + share * (x[cut + 1] - x[cut]))
        crossings.sort()
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            width = min(right, east) - max(left, west)
            # Near its upper and lower end an area is a poor place for its name.
            worth = width * (1 - abs(2 * latitude - low - high) / (high - low) / 2)
            if width > 0 and (best is None or worth > best[2]):
                best = (float(latitude), (min(right, east) + max(left, west)) / 2, float(worth))
    return best


def encode(shapes: Iterable[Shape], decimals: int) -> list[list[Any]]:
    """Write shapes as whole numbers and differences, which pack well.

    Parameters
    ----------
    shapes
        What to write.
    decimals
        Decimals of a degree to keep.

    Returns
    -------
    list
        For each shape its code, English name, role and polygons; a ring is a flat list
        ``[x0, y0, dx1, dy1, …]`` in units of ``10 ** -decimals`` degrees.
    """
    rows: list[list[Any]] = []
    for shape in shapes:
        polygons = []
        for polygon in shape.polygons:
            rings = []
            for ring in polygon:
                grid = np.rint(ring * 10**decimals).astype(int)
                steps = np.diff(grid, axis=0, prepend=np.zeros((1, 2), dtype=int))
                steps = steps[np.r_[True, np.any(steps[1:] != 0, axis=1)]]
                if len(steps) >= 4:
                    rings.append(steps.ravel().tolist())
            if rings:
                polygons.append(rings)
        if polygons:
            rows.append([shape.code, shape.names["en"], shape.role, polygons])
    return rows


def _spots(shapes: Iterable[Shape], box: Bounds, language: Language) -> list[list[Any]]:
    found = []
    for shape in shapes:
        spot = label_spot(shape.polygons[0], box)
        if language in shape.names and spot:
            found.append([shape.names[language], *(round(part, 2) for part in spot), shape.code])
    return found


@cache
def area_names(name: str, language: Language, box: Bounds) -> dict[str, list[list[Any]]]:
    """Place the names of countries and governorates on what a map opens on.

    Parameters
    ----------
    name
        The view.
    language
        ``"en"``, ``"ar"`` or ``"ru"``; what has no name in that language stays without one.
    box
        South, west, north and east edge of the opening view in degrees.

    Returns
    -------
    dict
        ``countries`` and ``governorates``: rows of name, latitude, longitude, width in degrees
        and code.
    """
    return {
        "countries": _spots(countries(name), box, language),
        "governorates": _spots(governorates(), box, language),
    }


@cache
def labels(name: str, language: Language) -> dict[str, list[list[Any]]]:
    """Collect the names of places and seas in a view.

    Parameters
    ----------
    name, language
        As in :func:`area_names`.

    Returns
    -------
    dict
        ``seas``: rows of name, latitude, longitude and width in degrees; ``places``: rows of
        name, latitude, longitude and rank (0 is shown first).
    """
    chosen = view(name)
    table = datasets.load("places").dropna(subset=[f"name_{language}"])
    ranks = {"capital": 0, "city": 2, "town": 3, "crossing": 4, "base": 4, "village": 4}
    south, west, north, east = chosen.keep
    inside = table["latitude"].between(south, north) & table["longitude"].between(west, east)
    table = table[inside & table["kind"].isin(list(ranks))]
    rank = table["kind"].astype(str).map(ranks).mask(table["place_id"].isin(list(_SEATS)), 1)
    places = [
        [str(text), round(float(latitude), 4), round(float(longitude), 4), int(number)]
        for text, latitude, longitude, number in zip(
            table[f"name_{language}"], table["latitude"], table["longitude"], rank, strict=True
        )
    ]
    seas = [[names[language], *spot] for names, *spot in _SEAS]
    return {
        "seas": seas,
        "places": sorted(places, key=lambda place: place[3]),
    }


@cache
def payload(name: str, language: Language) -> str:
    """Pack a view's shapes and names for the page."""
    chosen = view(name)
    return squeeze(
        compact(
            {
                "countries": {
                    "scale": 10**chosen.decimals,
                    "shapes": encode(countries(name), chosen.decimals),
                },
                "governorates": {"scale": 1000, "shapes": encode(governorates(), 3)},
                "labels": labels(name, language),
                "bounds": chosen.bounds,
            }
        ),
        9,
    )
