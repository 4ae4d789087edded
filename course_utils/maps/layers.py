"""What all layers of the course share: a name, a payload, a sentence, a table, a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from branca.element import MacroElement
from folium.map import Layer
from folium.template import Template

from course_utils.maps.columns import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes

PREVIEW_ROWS = 8


@dataclass(frozen=True)
class Preview:
    """The first rows of a layer's table, for places where no script runs."""

    title: str
    headings: list[str]
    rows: list[list[str]]
    total: int


class CourseLayer(Layer):
    """A folium layer whose data travel in the page's packed part.

    Parameters
    ----------
    maker
        Name of the function of the page's script that draws it.
    name
        Heading in legend, table and summary.
    credit
        The line under the map that says whose data these are.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = course.{{ this.maker }}(
                {{ this._parent.get_name() }}, course.data[{{ this.get_name()|tojson }}]);
        {% endmacro %}
        """
    )

    def __init__(self, maker: str, name: str, credit: str | None) -> None:
        super().__init__(name=name, overlay=True)
        self._name = "CourseLayer"
        self.maker = maker
        self.title = clean(name)
        self.credit = clean(credit) if credit else None

    def payload(self) -> dict[str, Any]:
        """Give what the page's script needs to draw the layer."""
        raise NotImplementedError

    def sentence(self) -> str:
        """Say in one sentence what the layer shows."""
        raise NotImplementedError

    def preview(self) -> Preview:
        """Give the first rows as text."""
        raise NotImplementedError

    def draw(self, axes: Axes) -> list[Any]:
        """Draw the layer with matplotlib and return its legend handles."""
        raise NotImplementedError


class Ground(MacroElement):
    """Draws the base as soon as folium has made the map, before any other layer."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            course.start({{ this._parent.get_name() }}, {{ this.options()|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, options: Callable[[], dict[str, Any]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Ground"
        # Asked for when the page is written: by then the map may have been fitted to bounds.
        self.options = options


def credit_of(frame: pd.DataFrame, credit: str | None) -> str | None:
    """Give the source line: the one passed, or the citation that the frame carries."""
    if credit is not None:
        return credit
    citation = frame.attrs.get("citation")
    return str(citation) if citation else None


def title_of(frame: pd.DataFrame, name: str | None, fallback: str) -> str:
    """Give a layer's heading: the name passed, the frame's title, or a plain word."""
    return name or str(frame.attrs.get("title") or fallback)


def preview_of(title: str, frame: pd.DataFrame, headings: dict[str, str]) -> Preview:
    """Write the first rows of some columns as text."""
    head = frame[list(headings)].head(PREVIEW_ROWS)
    rows = [
        ["" if pd.isna(cell) else cell_text(cell) for cell in row] for row in head.to_numpy(object)
    ]
    return Preview(title, list(headings.values()), rows, len(frame))


def cell_text(cell: Any) -> str:
    """Write one value as text, a day without its midnight, long text cut."""
    if isinstance(cell, pd.Timestamp) and cell == cell.normalize():
        return cell.strftime("%Y-%m-%d")
    text = clean(cell)
    return text if len(text) <= 120 else text[:119] + "…"
