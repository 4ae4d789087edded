"""The same map as a still picture, drawn by matplotlib without a browser."""

from __future__ import annotations

import io
import textwrap
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from course_utils.maps import columns
from course_utils.maps.areas import Zones
from course_utils.maps.flows import Flows
from course_utils.maps.picture_ground import (
    DPI,
    INK,
    SOFT,
    WIDE,
    Names,
    ground,
    mercator,
    write_names,
)
from course_utils.maps.points import Points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.axes import Axes

    from course_utils.maps.folium_map import Map

MOST_LABELS = 40


def _own_names(item: Map, names: Names) -> None:
    """Write the names of few points, arrow ends and zones before any other."""
    for layer in item.course_layers:
        spots: dict[tuple[float, float], tuple[str, float]] = {}
        if isinstance(layer, Flows):
            for end in (0, 1):
                heads = [f"place_{end}", f"longitude_{end}", f"latitude_{end}"]
                for text, x, latitude in layer.arrows[heads].itertuples(index=False):
                    spots[(x, mercator(latitude))] = (text, 4)
        elif isinstance(layer, Zones):
            for shape in layer.outlines:
                middle = shape.polygons[0][0].mean(axis=0)
                spots[(middle[0], mercator(middle[1]))] = (shape.names["en"], 0)
        elif isinstance(layer, Points) and layer.label is not None:
            texts = columns.texts(layer.frame[layer.label]).fillna("")
            rows = zip(texts, layer.longitude, mercator(layer.latitude), layer.radii(), strict=True)
            spots = {(x, y): (text, radius * 0.8) for text, x, y, radius in rows}
        if len(spots) <= MOST_LABELS:
            for (x, y), (_, radius) in spots.items():
                if radius:
                    names.block(x, y, radius * 72 / DPI)
            for (x, y), (text, radius) in spots.items():
                if text and len(text) <= MOST_LABELS:
                    names.write(
                        text,
                        x,
                        y,
                        beside=radius * 72 / DPI or None,
                        color=INK,
                        fontweight="bold",
                        fontsize=7.5,
                    )


def _legend(axes: Axes, item: Map, **where: Any) -> None:
    handles = [handle for layer in item.course_layers for handle in layer.draw(axes)]
    if not handles:
        return
    for handle in handles:
        # A leading underscore would hide the line.
        if handle.get_label().startswith("_"):
            handle.set_label(f" {handle.get_label()}")
    legend = axes.legend(handles=handles, frameon=False, fontsize=8, borderaxespad=0.2, **where)
    for text, handle in zip(legend.get_texts(), handles, strict=True):
        if handle.get_gid() == "heading":
            text.set_fontweight("bold")
    legend.set_zorder(10)


@contextmanager
def _plain_style() -> Iterator[None]:
    """Keep a student's chart style, formulas in names and missing letters out of the picture."""
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams["text.parse_math"] = False
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def _figure(items: Sequence[Map]) -> Figure:
    """Draw one map, or several side by side, on a figure that pyplot does not know."""
    single = len(items) == 1
    wide, margin = (WIDE, 0.1) if single else (4.8, 0.1)
    south, west, north, east = items[0].opening()
    tall = wide * float(mercator(north) - mercator(south)) / (east - west)
    sources = " ".join(dict.fromkeys(item.sources() for item in items))
    across = wide * len(items) + margin * (len(items) + 1) + (2.3 if single else 0)
    source = textwrap.wrap(sources, int(across * 19))
    headings = [textwrap.wrap(item.heading(), int(across / len(items) * 10)) for item in items]
    above = 0.12 + 0.2 * max(len(lines) for lines in headings)
    below = 0.12 + 0.13 * len(source) + (0.1 if single else 1.3)
    high = above + tall + below
    figure = Figure(figsize=(across, high), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    for place, item in enumerate(items):
        left = (margin + place * (wide + margin)) / across
        axes = figure.add_axes((left, below / high, wide / across, tall / high))
        ground(axes, item)
        heading = "\n".join(headings[place])
        axes.set_title(heading, loc="left", fontweight="bold", fontsize=11)
        if single:
            _legend(axes, item, loc="upper left", bbox_to_anchor=(1.0, 1.0))
        else:
            _legend(axes, item, loc="upper left", bbox_to_anchor=(0.0, 0.0), ncols=2)
        names = Names(axes)
        _own_names(item, names)
        write_names(axes, item, names)
    figure.text(margin / across, 0.06 / high, "\n".join(source), fontsize=6.5, color=SOFT)
    return figure


def png(items: Sequence[Map]) -> bytes:
    """Draw maps side by side as a PNG picture of few colours, small enough for a notebook.

    Parameters
    ----------
    items
        One map, or more.

    Returns
    -------
    bytes
        The picture.
    """
    raw = io.BytesIO()
    with _plain_style():
        _figure(items).savefig(raw, format="png", dpi=DPI, facecolor="white")
    small = io.BytesIO()
    # An octree keeps the few pixels of a mark in their own colour; median cut would not.
    few = Image.open(raw).convert("RGB").quantize(128, method=Image.Quantize.FASTOCTREE)
    few.save(small, format="PNG")
    return small.getvalue()
