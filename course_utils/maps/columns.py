"""Columns of a table, written for the page: typed, short, and never as markup."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd


def heading(column: str) -> str:
    """Turn a column's name into a heading: ``date_start`` becomes ``Date start``."""
    words = str(column).replace("_", " ").strip()
    language = {"en": "", "ar": " (Arabic)", "ru": " (Russian)"}
    stem, _, last = words.rpartition(" ")
    if stem and last in language:
        words = stem + language[last]
    return words[:1].upper() + words[1:]


def clean(value: object) -> str:
    """Write a value as text; half a character (a lone surrogate) becomes a question mark."""
    text = str(value)
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def texts(series: pd.Series[Any]) -> pd.Series[Any]:
    """Give the values as text that can be encoded, missing ones staying missing."""
    if isinstance(series.dtype, pd.CategoricalDtype):
        series = series.astype(object)
    return series.map(clean, na_action="ignore")


def _is_date(series: pd.Series[Any]) -> bool:
    if not pd.api.types.is_datetime64_any_dtype(series):
        return False
    return bool((series.dropna() == series.dropna().dt.normalize()).all())


def encode(series: pd.Series[Any], title: str) -> dict[str, Any]:
    """Write a column for the page.

    Parameters
    ----------
    series
        The values.
    title
        The heading of the column.

    Returns
    -------
    dict
        ``title``, ``type`` (``"text"``, ``"number"`` or ``"date"``) and either ``values`` or,
        where words repeat, ``words`` and ``index``. Dates are days since 1 January 1970.
    """
    if _is_date(series):
        days = (series.dt.tz_localize(None) - pd.Timestamp(0)).dt.days
        return {"title": title, "type": "date", "values": plain(days)}
    if pd.api.types.is_numeric_dtype(series) and not pd.api.types.is_bool_dtype(series):
        return {"title": title, "type": "number", "values": plain(series)}
    codes, words = pd.factorize(texts(series))
    known = [str(word) for word in words]
    if len(known) * 2 > len(series):
        values = [known[code] if code >= 0 else None for code in codes.tolist()]
        return {"title": title, "type": "text", "values": values}
    return {"title": title, "type": "text", "words": known, "index": codes.tolist()}


def plain(series: pd.Series[Any]) -> list[Any]:
    """Give numbers as plain Python ones, whole where they are whole, missing ones as None."""
    numbers = series.to_numpy(dtype=float, na_value=np.nan)
    finite = np.isfinite(numbers)
    if np.all(numbers[finite] == np.rint(numbers[finite])):
        whole = np.where(finite, numbers, 0).astype(np.int64).tolist()
        return (
            whole
            if finite.all()
            else [value if known else None for value, known in zip(whole, finite, strict=True)]
        )
    return [
        float(f"{value:.10g}") if known else None
        for value, known in zip(numbers.tolist(), finite, strict=True)
    ]


def deltas(degrees: Any, scale: int) -> list[int]:
    """Write degrees as whole numbers of ``1 / scale`` degree, each as difference to the last."""
    grid = np.rint(np.asarray(degrees) * scale).astype(np.int64)
    steps: list[int] = np.diff(grid, prepend=0).tolist()
    return steps
