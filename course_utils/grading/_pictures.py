"""Look at the map and the chart of a capstone paper: title, words, table."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.maps import Map
from course_utils.maps.pair import Pair

SHORTEST_TITLE = 5
"""Words of a title."""
SHORTEST_ALT = 60
"""Characters of a text for readers who can't see a picture."""


def map_faults(value: object) -> Iterator[str]:
    """Say what a map lacks."""
    if isinstance(value, Pair):
        maps = [child for child in value._children.values() if isinstance(child, Map)]
    elif isinstance(value, Map):
        maps = [value]
    else:
        kind = type(value)
        said = f"is of type {kind.__name__} of {kind.__module__.partition('.')[0]}"
        yield f"{said}; use Map of course_utils, which brings a table along"
        return
    layers = [layer for each in maps for layer in each.course_layers]
    if not any(layer.preview().total for layer in layers):
        yield "shows no rows; put a table on it with one of its add_ methods"
    yield from _title_faults(" ".join(each.title or "" for each in maps))
    yield from alt_faults(" ".join(each.alt or "" for each in maps))


def chart_faults(value: object) -> Iterator[str]:
    """Say what a chart lacks."""
    figure = value.get_figure(root=True) if isinstance(value, Axes) else value
    if not isinstance(figure, Figure):
        yield f"is of type {type(value).__name__}; give the axes or the figure that you drew on"
        return
    if not any(axes.has_data() for axes in figure.axes):
        yield "holds no data"
    titles = [figure.get_suptitle()]
    titles += [
        axes.get_title(place) for axes in figure.axes for place in ("left", "center", "right")
    ]
    yield from _title_faults(max(titles, key=lambda title: len(title.split())))


def table_faults(value: object) -> Iterator[str]:
    """Say what the table beside a chart lacks."""
    if not isinstance(value, pd.Series | pd.DataFrame):
        yield f"is of type {type(value).__name__}; give the Series or DataFrame that was drawn"
    elif value.size < 2:
        yield "has fewer than two values"


def alt_faults(text: object) -> Iterator[str]:
    """Say what a text for readers who can't see a picture lacks."""
    length = len(" ".join(text.split())) if isinstance(text, str) else 0
    if length < SHORTEST_ALT:
        said = f"has {length} characters for readers who can't see it"
        yield f"{said}; {SHORTEST_ALT} or more are asked for"


def _title_faults(title: str) -> Iterator[str]:
    words = len(title.split())
    if words < SHORTEST_TITLE:
        yield f"has a title of {words} word(s); a finding takes {SHORTEST_TITLE} or more"
