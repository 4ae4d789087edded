"""Item statistics: how hard an item is, and whether it tells strong students from weak ones."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from course_utils.grading.report.read import Tables

FEWEST = 10
"""Students below whom nothing is said of discrimination."""
GROUP = 0.27
"""Share of the class in the upper and in the lower group (Kelley 1939)."""
LOW = 0.20
"""Below this, an item hardly discriminates (Ebel 1954 and most textbooks since)."""

YES, WEAKLY, NO = "yes", "weakly", "no"
REVERSED, SAME, UNKNOWN = "the wrong way round", "the same for all", "can't be told"
_SLACK = 1e-9


def by_item(tables: Tables) -> pd.DataFrame:
    """Return the points by student and item; missing where a human has yet to mark a part."""
    cells = tables.cells[["notebook", "cell", "item"]]
    parts = tables.grades.merge(cells, on=["notebook", "cell"]).groupby(["student", "item"])
    points = parts["points"].sum().astype(float).mask(parts["waiting"].any().astype(bool))
    return points.unstack("item").reindex(columns=tables.cells["item"].unique())


def maxima(tables: Tables) -> pd.Series[float]:
    """Return the points that can be earned on each item."""
    return tables.cells.groupby("item", sort=False)["maximum"].sum().astype(float)


def marked(points: pd.DataFrame, maximum: pd.Series[float]) -> list[str]:
    """Return the items that are worth points and are marked for everyone."""
    return [item for item in map(str, points) if maximum[item] > 0 and points[item].notna().all()]


def statistics(points: pd.DataFrame, maximum: pd.Series[float]) -> pd.DataFrame:
    """Return difficulty and discrimination of each item that is worth points.

    Parameters
    ----------
    points
        By student and item, as `by_item` returns them.
    maximum
        By item.

    Returns
    -------
    DataFrame
        By item: ``maximum``; ``marked``, the number of students; ``share`` of the points earned
        and ``full``, share of students with full marks (both 0 to 1); ``correlation`` with the
        total of the other items; ``difference`` between the shares that the upper and the lower
        27 % earned; ``discriminates`` in words. Totals are of the items marked for everyone.
    """
    whole = marked(points, maximum)
    total = points[whole].sum(axis="columns")
    rows = {}
    for item in map(str, points):
        if not maximum[item] > 0:
            continue
        own = points[item].dropna()
        share = own / maximum[item]
        rest = total[own.index] - (own if item in whole else 0.0)
        enough = len(own) >= FEWEST
        correlation = _correlation(own, rest) if enough else math.nan
        difference = upper_lower(share, total[own.index]) if enough else math.nan
        rows[item] = {
            "maximum": maximum[item],
            "marked": len(own),
            "share": share.mean(),
            "full": (share >= 1 - _SLACK).mean() if len(own) else math.nan,
            "correlation": correlation,
            "difference": difference,
            "discriminates": _verdict(own, correlation, difference),
        }
    columns = [
        "maximum", "marked", "share", "full", "correlation", "difference", "discriminates",
    ]  # fmt: skip
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def upper_lower(share: pd.Series[float], total: pd.Series[float]) -> float:
    """Return how much more of an item the best 27 % by total earned than the last 27 %.

    Students with the same total at the edge of a group share its last places, so that the
    order of the rows does not matter.
    """
    places = max(1, round(GROUP * len(total)))
    upper = np.average(share, weights=_belong(total, places))
    lower = np.average(share, weights=_belong(-total, places))
    return float(upper - lower)


def _belong(total: pd.Series[float], places: int) -> pd.Series[float]:
    """Return by student how far they belong to the group of so many with the highest total."""
    edge = total.sort_values(ascending=False).iloc[places - 1]
    above = total > edge + _SLACK
    at_edge = (total - edge).abs() <= _SLACK
    return above.astype(float) + at_edge * ((places - above.sum()) / at_edge.sum())


def _correlation(own: pd.Series[float], rest: pd.Series[float]) -> float:
    if _is_constant(own) or _is_constant(rest):
        return math.nan
    return float(np.corrcoef(own, rest)[0, 1])


def _is_constant(values: pd.Series[float]) -> bool:
    return bool(values.max() - values.min() <= _SLACK)


def _verdict(own: pd.Series[float], correlation: float, difference: float) -> str:
    if len(own) < FEWEST:
        return UNKNOWN
    if _is_constant(own):
        return SAME
    if math.isnan(correlation):
        return UNKNOWN
    if correlation <= -LOW:
        return REVERSED
    if correlation < LOW:
        return NO  # the difference is no witness: the item itself is in the total
    return YES if difference >= LOW else WEAKLY


def pass_rates(tables: Tables) -> pd.DataFrame:
    """Return for each test, by its cell's ``label``, how many ``passed`` of how many ``tried``."""
    tests = tables.cells[~tables.cells["by_hand"] & (tables.cells["maximum"] > 0)]
    grades = tables.grades[~tables.grades["waiting"].astype(bool)]
    tried = tests.merge(grades, on=["notebook", "cell"])
    tried["passed"] = tried["points"] >= tried["maximum"] - _SLACK
    rates = tried.groupby("label", sort=False)["passed"].agg(["sum", "count"])
    return rates.rename(columns={"sum": "passed", "count": "tried"})
