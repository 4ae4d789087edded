"""Plain words of tables as Markdown, and days as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

_MARKS = re.compile(r"([\\`*_\[\]<>|$#{}~])")


def escaped(text: str) -> str:
    """Return plain words as Markdown that shows them as they are."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Give the rows of a table, with its columns as attributes."""
    yield from frame.itertuples()


def day_span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return a day, or the first and last day of a span.

    Examples
    --------
    >>> day_span(pd.Timestamp("2017-01-23"), pd.Timestamp("2017-01-24"))
    '23–24 January 2017'
    """
    if pd.isna(last) or first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: pd.Timestamp) -> str:
    return f"{day.day} {day:%B %Y}"
