"""A few chart habits: colours, a finding as title, a source line, text for readers who can't see.

Everything here works on plain matplotlib axes; plotting itself stays in plain sight.
"""

from __future__ import annotations

import base64
import html
import io
import textwrap
from datetime import date
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.rcsetup import cycler

from course_utils.errors import CourseError

# Okabe and Ito (2008), "Color Universal Design".
palette = {
    "blue": "#0072B2",
    "orange": "#E69F00",
    "green": "#009E73",
    "vermillion": "#D55E00",
    "purple": "#CC79A7",
    "sky": "#56B4E9",
    "yellow": "#F0E442",
    "black": "#000000",
}

Day = str | date | pd.Timestamp

_LINES = ["-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1)), (0, (1, 3)), (0, (8, 2, 2, 2))]
_STYLE: dict[Any, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": "#4d555c",
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.prop_cycle": cycler(color=list(palette.values())) + cycler(linestyle=_LINES),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "figure.dpi": 110,
    "figure.facecolor": "white",
    "figure.figsize": (8, 4.5),
    "figure.constrained_layout.use": True,
    "font.size": 11,
    "grid.color": "#dfe3e6",
    "hatch.linewidth": 0.6,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "savefig.facecolor": "white",
}


def style() -> None:
    """Use the course's look for all charts drawn from here on.

    Lines differ in colour and in dashes, so that they can be told apart in grey.
    """
    mpl.rcParams.update(_STYLE)


def _axes(target: Axes | Figure) -> tuple[Figure, Axes]:
    if isinstance(target, Figure):
        # A colour bar is an axes too, but not the one to write the finding on.
        drawn = [axes for axes in target.axes if axes.get_label() != "<colorbar>"]
        if not drawn:
            raise CourseError(
                "the figure has no axes yet", remedy="Draw something, then finish it."
            )
        return target, drawn[0]
    if isinstance(target, Axes):
        figure = target.get_figure(root=True)
        if figure is not None:
            return figure, target
    raise CourseError(
        f"expected matplotlib axes or a figure, got {type(target).__name__}",
        where="finish",
        remedy="Pass what plt.subplots() or a table's plot() gave you.",
    )


def finish(
    target: Axes | Figure,
    *,
    title: str,
    source: str | None = None,
    alt: str | None = None,
    units: str | None = None,
) -> None:
    """Give a chart its finding, its source and a text for readers who can't see it, and show it.

    Parameters
    ----------
    target
        The axes, or the whole figure.
    title
        What the chart shows, as a sentence: "Deaths fell by half in a month".
    source
        Whose data these are.
    alt
        What a reader sees: kind of chart, axes, the pattern. Without it the title serves.
    units
        What the vertical axis counts, such as ``"events a month"``.

    Raises
    ------
    CourseError
        The target is neither axes nor a figure with axes.
    """
    figure, axes = _axes(target)
    width = max(30, int(figure.get_figwidth() * 8.5))
    wrapped = "\n".join(textwrap.wrap(title, width))
    if figure.get_layout_engine() is None:
        figure.set_layout_engine("constrained")
    if sum(other.get_label() != "<colorbar>" for other in figure.axes) > 1:
        figure.suptitle(wrapped, x=0.01, ha="left", fontweight="bold", fontsize=13)
    else:
        axes.set_title(wrapped, loc="left", fontweight="bold", fontsize=13)
    if units:
        axes.set_ylabel(units)
    if source:
        line = "\n".join(textwrap.wrap(f"Source: {source}", int(width * 1.5)))
        figure.supxlabel(line, x=0.01, ha="left", fontsize=8.5, color="#4d555c")
    _show(figure, alt or title)


def _show(figure: Figure, alt: str) -> None:
    """Show a figure in a notebook as an image that carries its text."""
    from IPython import get_ipython
    from IPython.display import publish_display_data

    if get_ipython() is None:
        return
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=2 * 96)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    wide = round(figure.get_figwidth() * 96)
    picture = (
        f'<img src="data:image/png;base64,{data}" alt="{html.escape(alt)}" width="{wide}" '
        'style="max-width:100%;height:auto;background:white">'
    )
    publish_display_data({"text/html": picture, "text/plain": alt})  # type: ignore[no-untyped-call]
    # The picture is shown; matplotlib's own display at the end of the cell would repeat it.
    plt.close(figure)


def event_line(axes: Axes, day: Day, label: str) -> None:
    """Mark a day with a dashed line and its name.

    Parameters
    ----------
    axes
        Axes whose horizontal axis holds dates.
    day
        The day, for instance ``"2016-12-30"``.
    label
        What happened.
    """
    when: Any = pd.Timestamp(day)
    axes.axvline(when, color="#1b1f23", linestyle=(0, (4, 2)), linewidth=1.2, zorder=1)
    axes.annotate(
        f" {label}", (when, 1), xycoords=("data", "axes fraction"), va="top", fontsize=9.5
    )  # fmt: skip


def band(axes: Axes, start: Day, end: Day, label: str) -> None:
    """Shade the days from start to end, both included, and name the span.

    Parameters
    ----------
    axes
        Axes whose horizontal axis holds dates.
    start, end
        First and last day.
    label
        The name of the span.
    """
    first: Any = pd.Timestamp(start)
    last: Any = pd.Timestamp(end) + pd.Timedelta(days=1)
    axes.axvspan(first, last, facecolor="#e9ecef", edgecolor="#b4bcc3", hatch="///", zorder=0)
    axes.annotate(
        f" {label}", (first, 0.99), xycoords=("data", "axes fraction"), va="top", fontsize=9.5
    )  # fmt: skip
