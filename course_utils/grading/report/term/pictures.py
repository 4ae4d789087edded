"""Charts of the report on a term."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl

from course_utils.charts import palette
from course_utils.grading.report.pictures import INK, STYLE, as_svg, bars, discrimination
from course_utils.grading.report.term.sections import not_discriminating
from course_utils.grading.report.term.summary import AGAIN, TermReport
from course_utils.grading.report.words import clean, count, percent

SHOWN = 15
"""Lines of a chart; the table beside it has them all."""


def pictures(report: TermReport) -> dict[str, list[str]]:
    """Draw the charts, by the section that they belong to."""
    drawn = {}
    with mpl.rc_context(STYLE):
        graded = report.assignments.dropna(subset=["median"])
        if len(graded):
            drawn["assignments"] = [_assignments(graded, len(report.students))]
        if len(report.objectives):
            drawn["objectives"] = [_objectives(report.objectives.head(SHOWN))]
        off = not_discriminating(report).head(SHOWN)
        if len(off):
            drawn["items"] = [discrimination(off)]
    return drawn


def _assignments(table: Any, students: int) -> str:
    table = table.rename(index=clean)
    figure, axes = bars(table, "Share, %")
    at = range(len(table))
    axes.barh(
        [y - 0.15 for y in at], (table["high"] - table["low"]) * 100, left=table["low"] * 100,
        height=0.24, color=palette["sky"], edgecolor=INK, linewidth=0.8, label="half of the class",
    )  # fmt: skip
    options: dict[str, Any] = {"markeredgecolor": INK, "linestyle": "none", "markersize": 8}
    axes.plot(
        table["median"] * 100, [y - 0.15 for y in at], marker="o", color=palette["blue"],
        label="median share of the points", **options,
    )  # fmt: skip
    axes.plot(
        table["handed"] / students * 100, [y + 0.2 for y in at], marker="D",
        color=palette["orange"], label="students who handed it in", **options,
    )  # fmt: skip
    axes.set_xlim(-3, 103)
    figure.legend(loc="outside upper left", fontsize=10)
    hardest = table["median"].idxmin()
    fewest = table["handed"].idxmin()
    alt = (
        f"{count(len(table), 'assignment')} by due date: the median share of the points with the "
        "middle half of the class, and the share of students who handed it in. The lowest median "
        f"is that of {hardest} with {percent(table['median'].min())}; {fewest} came from the "
        f"fewest, {table['handed'].min()} of {students}. The table beside it has the numbers."
    )
    return as_svg(figure, "assignments", alt)


def _objectives(table: Any) -> str:
    figure, axes = bars(table, "Share of the points, %")
    first = min(AGAIN, len(table))
    axes.barh(
        range(first), table["share"].head(first) * 100, height=0.6, color=palette["orange"],
        edgecolor=INK, linewidth=0.8, hatch="///", label="the weakest",
    )  # fmt: skip
    if len(table) > first:
        axes.barh(
            range(first, len(table)), table["share"].iloc[first:] * 100, height=0.6,
            color=palette["blue"], edgecolor=INK, linewidth=0.8, label="the next ones",
        )  # fmt: skip
    axes.set_xlim(0, 100)
    figure.legend(loc="outside upper left", fontsize=10)
    weakest = [f"{name} {percent(row['share'])}" for name, row in table.head(first).iterrows()]
    alt = (
        f"Bars of the {count(len(table), 'objective')} with the lowest share of the points. "
        f"Lowest are {', '.join(weakest)}. The table beside it has all numbers."
    )
    return as_svg(figure, "objectives", alt)
