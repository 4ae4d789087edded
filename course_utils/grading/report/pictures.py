"""Charts of a report as SVG for a page whose colours may change."""

from __future__ import annotations

import html
import io
import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course_utils.charts import palette
from course_utils.grading.report.items import FEWEST, LOW
from course_utils.grading.report.words import count, number, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from course_utils.grading.report.summary import Report

INK, _LINE = "#010203", "#040506"
"""Stand for the page's own colours, which know of the dark theme."""
STYLE: dict[Any, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "grid.color": _LINE,
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
    "legend.labelcolor": INK,
    "svg.fonttype": "none",
    "svg.hashsalt": "course",
    "text.color": INK,
    "text.parse_math": False,
    "xtick.color": INK,
    "ytick.color": INK,
}
WIDTH = 5.2
"""Inches; narrow, so that words can still be read on a telephone."""
_LONGEST = 26


def pictures(report: Report) -> dict[str, list[str]]:
    """Draw the charts of a report, by the section that they belong to.

    Those of items show only what is marked for everyone.
    """
    drawn: dict[str, list[str]] = {}
    with mpl.rc_context(STYLE):
        if len(report.scores) and report.maximum:
            drawn["scores"] = [_scores(report)]
        marked = report.items.drop(index=report.unmarked, errors="ignore")
        if len(report.scores) and len(marked):
            drawn["items"] = [_difficulty(marked)]
        told = marked[marked["marked"] >= FEWEST].dropna(subset=["correlation"])
        if len(told):
            drawn["items"].append(discrimination(told))
    return drawn


def _scores(report: Report) -> str:
    figure = Figure(figsize=(WIDTH, 3.4))
    axes = figure.subplots()
    axes.bar(range(10), report.bins, width=0.9, color=palette["blue"], edgecolor=INK, linewidth=0.8)
    axes.set_xticks([at - 0.5 for at in range(11)], [str(10 * at) for at in range(11)])
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="y")
    axes.set_xlabel("Share of the points, %")
    axes.set_ylabel("Students")
    mean = report.scores.mean() / report.maximum
    axes.axvline(mean * 10 - 0.5, color=INK, linestyle=(0, (4, 2)))
    axes.set_title(f"Mean {percent(mean)} (dashed)", loc="left", fontsize=11)
    most = report.bins[report.bins == report.bins.max()].index
    alt = (
        f"Histogram of the scores of {count(len(report.scores), 'student')}: most, "
        f"{report.bins.max()}, earned {' or '.join(most)} of {number(report.maximum)} points. "
        f"The mean is {percent(mean)}. The table beside it has the numbers."
    )
    return as_svg(figure, "scores", alt)


def _difficulty(items: Any) -> str:
    figure, axes = bars(items, "Share, %")
    at = range(len(items))
    axes.barh(
        [y - 0.2 for y in at], items["share"] * 100, height=0.38, color=palette["blue"],
        edgecolor=INK, linewidth=0.8, label="of the points earned",
    )  # fmt: skip
    axes.barh(
        [y + 0.2 for y in at], items["full"] * 100, height=0.38, color=palette["orange"],
        edgecolor=INK, linewidth=0.8, hatch="///", label="of students with full marks",
    )  # fmt: skip
    axes.set_xlim(0, 100)
    figure.legend(loc="outside upper left", fontsize=10)
    hardest, easiest = items["share"].idxmin(), items["share"].idxmax()
    alt = (
        f"Bars of {count(len(items), 'item')}: the share of the points earned, and the share of "
        f"students with full marks. Hardest is {hardest} with {percent(items['share'].min())} of "
        f"the points, easiest {easiest} with {percent(items['share'].max())}. "
        "The table below has the numbers."
    )
    return as_svg(figure, "difficulty", alt)


def discrimination(items: Any) -> str:
    """Draw the correlation and the difference of items, from `items.statistics`."""
    figure, axes = bars(items, "Correlation; upper minus lower 27 %")
    at = list(range(len(items)))
    options: dict[str, Any] = {"markeredgecolor": INK, "linestyle": "none", "markersize": 8}
    axes.plot(
        items["correlation"], [y - 0.12 for y in at], marker="o", color=palette["blue"],
        label="correlation with the rest", **options,
    )  # fmt: skip
    axes.plot(
        items["difference"], [y + 0.12 for y in at], marker="D", color=palette["orange"],
        label="upper minus lower 27 %", **options,
    )  # fmt: skip
    axes.axvline(LOW, color=INK, linestyle=(0, (4, 2)), linewidth=1)
    axes.set_xlim(min(-0.1, items[["correlation", "difference"]].min().min() - 0.05), 1.05)
    figure.legend(loc="outside upper left", fontsize=10)
    low = [str(item) for item in items.index[items["correlation"] < LOW]]
    alt = (
        f"Points of {count(len(items), 'item')}: the correlation with the total of the other "
        "items, and the upper minus the lower 27 %, with a dashed line at 0.20. "
        + (f"Correlations below it: {', '.join(low)}. " if low else "No correlation is below it. ")
        + "The table below has the numbers."
    )
    return as_svg(figure, "discrimination", alt)


def bars(items: Any, label: str) -> tuple[Figure, Axes]:
    """Return a figure with one line for each row of a table, the first at the top."""
    figure = Figure(figsize=(WIDTH, 1.5 + 0.42 * len(items)))
    axes = figure.subplots()
    axes.set_yticks(range(len(items)), short(items.index))
    axes.set_ylim(len(items) - 0.5, -0.5)
    axes.grid(axis="x")
    axes.set_xlabel(label)
    return figure, axes


def short(names: Sequence[Any]) -> list[str]:
    """Cut long names in the middle; both ends may tell them apart."""
    half = _LONGEST // 2
    words = map(str, names)
    return [name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}" for name in words]


def as_svg(figure: Figure, name: str, alt: str) -> str:
    """Return the drawing as a part of a page, its ids its own."""
    buffer = io.StringIO()
    with warnings.catch_warnings():
        # The browser has letters that the font which measures here lacks.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(buffer, format="svg", transparent=True)
    text = buffer.getvalue()
    text = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r"<style[^>]*>.*?</style>", "", text, flags=re.DOTALL)
    text = text[text.index("<svg") :]
    text = text.replace(INK, "currentColor").replace(_LINE, "var(--cq-line)")
    text = text.replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")
    text = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{name}-", text)
    box = re.search(r'viewBox="[^"]*"', text)
    head = f'<svg {box[0] if box else ""} role="img" aria-label="{html.escape(alt)}">'
    return re.sub(r"<svg[^>]*>", lambda _: head, text, count=1)
