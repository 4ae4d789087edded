"""How each layer looks on the still picture; each function returns the legend's handles."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch, PathPatch

from course_utils.maps import base, columns
from course_utils.maps.picture_ground import (
    DPI,
    EDGE,
    INK,
    SOFT,
    mercator,
    outline,
    outlines,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from course_utils.maps.areas import Choropleth, Zones
    from course_utils.maps.flows import Flows
    from course_utils.maps.points import Points

ZONE = "#a34700"
MARKERS = {
    "circle": "o", "square": "s", "triangle": "^", "diamond": "D", "cross": "P", "star": "*",
    "wedge": "v", "hexagon": "h",
}  # fmt: skip
DASHES: list[Any] = ["-", "--", ":", "-.", (0, (6, 1)), (0, (2, 2)), (0, (1, 3)), (0, (5, 1, 1, 1))]


def _heading(text: str) -> Line2D:
    lines = "\n".join(textwrap.wrap(text, 30))
    return Line2D([], [], linestyle="none", label=lines, gid="heading")


def draw_points(axes: Axes, layer: Points) -> list[Any]:
    """Draw points and return legend handles, the first of them being the heading."""
    x, y = layer.longitude, mercator(layer.latitude)
    radii, codes = layer.radii() * 0.8, layer.codes()
    alpha = 0.6 if len(x) > 150 else 0.88
    entries = layer.entries()
    order = np.argsort(-radii, kind="stable")
    for number, entry in enumerate(entries):
        chosen = order[codes[order] == number]
        area = (2 * radii[chosen] * 72 / DPI) ** 2
        axes.scatter(
            x[chosen], y[chosen], s=area, c=entry.colour, marker=MARKERS[entry.shape], alpha=alpha,
            edgecolors=INK, linewidths=0.5, zorder=5,
        )  # fmt: skip
    handles = [_heading(layer.colour.title)] if layer.colour else []
    handles += [
        Line2D(
            [], [], linestyle="none", marker=MARKERS[entry.shape], markerfacecolor=entry.colour,
            markeredgecolor=INK, markersize=7, label=f"{entry.text} ({entry.rows:,})",
        )
        for entry in entries
    ]  # fmt: skip
    if layer.size:
        handles.append(_heading(f"Size: {columns.heading(layer.size)}"))
        handles += [
            Line2D(
                [], [], linestyle="none", marker="o", markerfacecolor="none", markeredgecolor=INK,
                markersize=2 * radius * 0.8 * 72 / DPI, label=text,
            )
            for text, radius in layer.size_legend()
        ]  # fmt: skip
    return handles


def draw_choropleth(axes: Axes, layer: Choropleth) -> list[Any]:
    """Shade governorates and return legend handles."""
    for path, code in zip(outlines(base.governorates()), layer.colour.codes, strict=True):
        known = code >= 0
        axes.add_patch(
            PathPatch(
                path, facecolor=layer.colour.entries[code].colour if known else "#e3e3e0",
                hatch=None if known else "////", edgecolor="white" if known else EDGE,
                linewidth=0.8, zorder=3,
            )
        )  # fmt: skip
    handles: list[Any] = [_heading(f"{layer.legend} ({layer.colour.note})")]
    handles += [
        Patch(
            facecolor=entry.colour,
            edgecolor=INK,
            linewidth=0.5,
            label=f"{entry.text} ({entry.rows})",
        )
        for entry in layer.colour.entries
    ]
    if (layer.colour.codes < 0).any():
        handles.append(Patch(facecolor="#e3e3e0", hatch="////", edgecolor=EDGE, label="no value"))
    return handles


def draw_zones(axes: Axes, layer: Zones) -> list[Any]:
    """Draw dashed zones and return legend handles."""
    look: dict[str, Any] = {
        "facecolor": (0.64, 0.28, 0, 0.12),
        "edgecolor": ZONE,
        "linestyle": (0, (5, 3)),
        "linewidth": 1.4,
    }
    for shape in layer.outlines:
        axes.add_patch(PathPatch(outline(shape.polygons), zorder=4, **look))
    return [_heading(layer.title), Patch(label="approximate, no boundaries", **look)]


def draw_flows(axes: Axes, layer: Flows) -> list[Any]:
    """Draw bent arrows and return legend handles."""
    widths, codes, entries = layer.widths() * 0.6, layer.codes(), layer.entries()
    x0, y0, x1, y1 = (
        layer.arrows[f"{axis}_{end}"].to_numpy(dtype=float)
        for end in (0, 1)
        for axis in ("longitude", "latitude")
    )
    y0, y1 = mercator(y0), mercator(y1)
    for row, (width, code) in enumerate(zip(widths, codes, strict=True)):
        start, end = (float(x0[row]), float(y0[row])), (float(x1[row]), float(y1[row]))
        if start == end:
            axes.plot(
                *start, "o", markersize=16, fillstyle="none", color=entries[code].colour, zorder=4
            )
            continue
        axes.add_patch(
            FancyArrowPatch(
                start, end, connectionstyle="arc3,rad=-0.25", shrinkA=4, shrinkB=4, linewidth=width,
                arrowstyle=f"-|>,head_length={3 + width},head_width={1.5 + width / 2}",
                color=entries[code].colour, linestyle=DASHES[code % len(DASHES)], zorder=4,
            )
        )  # fmt: skip
    look: dict[str, Any] = {"s": 18, "c": "white", "edgecolors": INK, "zorder": 6}
    axes.scatter(np.concatenate([x0, x1]), np.concatenate([y0, y1]), **look)
    handles = [_heading(layer.kind or layer.title)]
    handles += [
        Line2D(
            [], [], color=entry.colour, linewidth=2, linestyle=DASHES[number % len(DASHES)],
            label=f"{entry.text} ({entry.rows})",
        )
        for number, entry in enumerate(entries)
    ]  # fmt: skip
    if layer.width_legend():
        handles.append(_heading(f"Width: {layer.weight}"))
        handles += [
            Line2D([], [], color=SOFT, linewidth=width * 0.6, label=text)
            for text, width in layer.width_legend()
        ]
    return handles
