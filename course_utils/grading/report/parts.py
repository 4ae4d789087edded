"""What a report is made of, the same for terminal and page: sections, sentences and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MOST = 12
"""Rows that a terminal shows of a table that grows with what students do."""


@dataclass(frozen=True)
class Sheet:
    """A table of words.

    Parameters
    ----------
    caption
        What it shows.
    headings
        Of the columns.
    rows
        Their cells; the first names the row.
    numbers
        Columns that hold numbers.
    page_only
        Columns that would leave the others no room in a terminal.
    most
        Rows to show in a terminal, if a large class makes many; all of them if not given.
    """

    caption: str
    headings: Sequence[str]
    rows: list[list[str]]
    numbers: frozenset[int] = frozenset()
    page_only: frozenset[int] = frozenset()
    most: int | None = None


@dataclass(frozen=True)
class Section:
    """A part of the report: its name in links, a heading, sentences (as a list or not), tables."""

    id: str
    title: str
    notes: list[str]
    sheets: list[Sheet] = field(default_factory=list)
    listed: bool = False
