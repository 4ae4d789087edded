"""The ground of the still picture, and names that are written where they are free."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import matplotlib.patheffects
import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline

from course_utils.maps import base
from course_utils.maps.areas import Choropleth
from course_utils.maps.base import Ring, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from course_utils.maps.folium_map import Map

INK, SOFT, EDGE = "#1b1f23", "#4c4a45", "#b5b1a6"
SEA, LAND, SYRIA = "#dbe7ee", "#f3f1ec", "#fffdf8"
DPI = 110
WIDE = 6.4
# From these zoom levels on, places of rank 0, 1, 2, 3 and 4 are named, as in labels.js.
ZOOMS = (3.5, 6, 8, 9.5, 11)


def mercator(latitude: Any) -> Any:
    """Give the height of a latitude on a Mercator map, in degrees of longitude.

    Parameters
    ----------
    latitude
        Degrees, a number or an array.
    """
    return np.degrees(np.arcsinh(np.tan(np.radians(latitude))))


@cache
def outlines(shapes: tuple[Shape, ...]) -> tuple[Outline, ...]:
    """Turn shapes into matplotlib paths, once for all pictures of a view."""
    return tuple(outline(shape.polygons) for shape in shapes)


def outline(polygons: Sequence[Sequence[Ring]]) -> Outline:
    """Turn polygons (rings of longitude and latitude in degrees) into one matplotlib path."""
    parts = [
        Outline(np.column_stack([ring[:, 0], mercator(ring[:, 1])]), closed=True)
        for polygon in polygons
        for ring in polygon
    ]
    return Outline.make_compound_path(*parts)


def ground(axes: Axes, item: Map) -> None:
    """Draw sea, countries and governorates, cut to what the map opens on."""
    south, west, north, east = item.opening()
    axes.set_facecolor(SEA)
    axes.set_xlim(west, east)
    axes.set_ylim(mercator(south), mercator(north))
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    shapes = base.countries(item.view)
    for shape, outline in zip(shapes, outlines(shapes), strict=True):
        home = shape.role == "syria"
        axes.add_patch(
            PathPatch(
                outline, facecolor=SYRIA if home else LAND,
                edgecolor="#6e6a60" if home else EDGE, linewidth=1.1 if home else 0.6, zorder=1,
            )
        )  # fmt: skip
    if item.view == "syria":
        for outline in outlines(base.governorates()):
            axes.add_patch(
                PathPatch(
                    outline, fill=False, edgecolor="#b9b4a7", linewidth=0.5,
                    linestyle=(0, (4, 2)), zorder=2,
                )
            )  # fmt: skip


class Names:
    """Writes names where they are free, in the order asked for."""

    def __init__(self, axes: Axes) -> None:
        self.axes = axes
        box = axes.get_window_extent()
        (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
        self.unit = (right - left) / box.width * DPI / 72
        self.frame = (left, low, right, high)
        self.taken: list[tuple[float, float, float, float]] = []

    def hidden(self, x: float, y: float) -> bool:
        """Tell whether a place is already under a symbol or name."""
        return any(b[0] < x < b[2] and b[1] < y < b[3] for b in self.taken)

    def block(self, x: float, y: float, radius: float) -> None:
        """Keep the surroundings of a place (radius in points) free of names."""
        reach = radius * self.unit
        self.taken.append((x - reach, y - reach, x + reach, y + reach))

    def write(self, text: str, x: float, y: float, *, beside: float | None, **style: Any) -> bool:
        """Write a name over its place, or beside a symbol of that radius; tell if it fitted."""
        size = style.setdefault("fontsize", 8)
        wide, high = len(text) * size * 0.58 * self.unit, size * 0.7 * self.unit
        gap = ((beside or 0) + 2) * self.unit
        spots = [(x + gap, y), (x - gap - wide, y)]
        spots += [(x - wide / 2, y + gap + high), (x - wide / 2, y - gap - high)]
        if beside is None:
            spots = [(x - wide / 2, y)]
        left, low, right, top = self.frame
        for at, middle in spots:
            one = (at, middle - high, at + wide, middle + high)
            inside = one[0] > left and one[2] < right and one[1] > low and one[3] < top
            clear = all(
                one[0] >= b[2] or one[2] <= b[0] or one[1] >= b[3] or one[3] <= b[1]
                for b in self.taken
            )
            if inside and clear:
                self.taken.append(one)
                ring = "#28140a" if style.get("color") == "white" else "white"
                halo = [matplotlib.patheffects.withStroke(linewidth=2, foreground=ring, alpha=0.8)]
                self.axes.text(
                    at, middle, text, va="center_baseline", path_effects=halo, zorder=9, **style
                )
                return True
        return False


def write_names(axes: Axes, item: Map, names: Names) -> None:
    """Write the names of the ground: governorates, countries, seas, then places."""
    known = base.labels(item.view, item.labels)
    known = known | base.area_names(item.view, item.labels, item.opening())
    shades = [layer for layer in item.course_layers if isinstance(layer, Choropleth)]
    shaded = bool(shades and known["governorates"])
    dark = {code for layer in shades for code in layer.dark()}
    if shaded:
        for name, latitude, longitude, _, code in known["governorates"]:
            ink = "white" if code in dark else INK
            names.write(name, longitude, mercator(latitude), beside=None, color=ink)
    for name, latitude, longitude, width, code in known["countries"]:
        if not (shaded and code == "SYR") and width > len(name) * 5 * names.unit:
            names.write(
                name.upper(), longitude, mercator(latitude), beside=None, color=SOFT, fontsize=7.5
            )
    for name, latitude, longitude, _ in known["seas"]:
        names.write(
            name, longitude, mercator(latitude), beside=None, color="#55788c", style="italic"
        )
    if not shaded:
        _, west, _, east = item.opening()
        zoom = np.log2(WIDE * DPI * 360 / 256 / (east - west))
        limit = int(np.searchsorted(ZOOMS, zoom, side="right")) - 1
        for name, latitude, longitude, rank in known["places"]:
            x, y = longitude, mercator(latitude)
            if rank > limit or names.hidden(x, y):
                continue
            if names.write(name, x, y, beside=2, color=SOFT, fontsize=7.5):
                axes.plot(x, y, ".", color=SOFT, markersize=3, zorder=3)
