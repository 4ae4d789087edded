"""Show tables in a notebook so that they can be read: text from the left, dates in one line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pandas as pd
from pandas.api import types

if TYPE_CHECKING:
    from pandas._typing import DtypeObj

_PRINT = (
    "@media print{.jp-InputArea pre,.jp-OutputArea pre{white-space:pre-wrap;overflow-wrap:anywhere}"
    ".jp-RenderedMarkdown :is(h2,h3),.jp-Cell:has(.jp-RenderedMarkdown>:is(h2,h3):last-child)"
    "{break-after:avoid}}"
)
"""On paper no line of a notebook is cut off, and no heading is left at the foot of a page."""
_CROWDED = 10
"""Columns beyond which a table needs small print to fit on paper."""


def show_readable() -> None:
    """Let the notebook that calls this show every data frame by :func:`readable`.

    Outside of IPython this does nothing.
    """
    if "IPython" not in sys.modules:
        return
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is not None and shell.display_formatter is not None:
        shell.display_formatter.formatters["text/html"].for_type(pd.DataFrame, readable)


def readable(frame: pd.DataFrame) -> str | None:
    """Return pandas' HTML of a table, with a style that follows what the columns hold.

    Parameters
    ----------
    frame
        The table. pandas alone would set all columns from the right and break dates.

    Returns
    -------
    str or None
        HTML, or None where pandas is told to show plain text. The class of the
        wrapper spells the kinds of the columns, so equal tables give equal HTML.
    """
    text: str | None = frame._repr_html_()  # type: ignore[operator]
    if text is None or len(frame.columns) > (pd.get_option("display.max_columns") or sys.maxsize):
        return text
    kinds = "".join(_kind(dtype) for dtype in frame.dtypes)
    name = f"course-table-{kinds}"
    # The word table outranks pandas' own style, which any later table brings again for all.
    rules = [f".{name} table.dataframe :is(td,tbody tr th){{vertical-align:top}}", _PRINT]
    size, least = (6, 3) if len(kinds) > _CROWDED else (8, 4)
    paper = (
        f".{name} tr :is(td,th){{font-size:{size}pt;padding:2px 4px}}"
        f".{name} tr td,.{name} thead tr th{{overflow-wrap:anywhere}}"
        f".{name} tr td{{min-width:{least}em}}"
    )
    rules.append(f"@media print{{{paper}}}")
    for place, kind in enumerate(kinds, start=1):
        cells = f".{name} tbody td:nth-of-type({place})"
        if kind == "d":
            rules.append(f"{cells}{{white-space:nowrap}}")
        elif kind == "t":
            head = f".{name} table thead tr th:nth-last-child({len(kinds) - place + 1})"
            rules.append(f"{cells},{head}{{text-align:left}}")
    return f'<div class="{name}">{text}</div><style>{"".join(rules)}</style>'


def _kind(dtype: DtypeObj) -> str:
    """Say in a letter what a column holds: ``t`` text, ``d`` dates, ``n`` numbers and yes or no."""
    if types.is_datetime64_any_dtype(dtype):
        return "d"
    return "n" if types.is_numeric_dtype(dtype) or types.is_bool_dtype(dtype) else "t"
