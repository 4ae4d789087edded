"""Copy an answer out to plain values of exact built-in types."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

LONGEST = 100_000
"""Longest range that is written out as a list."""


class NotPlain(TypeError):
    """A value that can't be read as plain data; the message is a clause about it."""


def to_plain(value: object) -> Any:
    """Copy a value out to plain built-in types.

    Parameters
    ----------
    value
        Anything that a learner may have made.

    Returns
    -------
    object
        ``None`` (also for ``...`` and every kind of missing value), ``bool``,
        ``int``, ``float``, ``str``, ``datetime``, ``timedelta``, ``list``,
        ``tuple``, ``set`` or ``dict``, of exactly that type, and so is all that
        it holds. A Series becomes a ``dict`` from label to value; a DataFrame a
        ``dict`` from column to ``list``, named index levels among the columns;
        an array, an Index or a range a ``list``; a zero-dimensional array its
        one value; a period or an interval its text.

    Raises
    ------
    NotPlain
        If the value, or something in it, is of another type, or if a Series has
        a label twice.

    Examples
    --------
    >>> import numpy as np
    >>> to_plain([np.int64(3), float("nan"), "a"])
    [3, None, 'a']
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _plain(value)
        except NotPlain:
            raise
        except RecursionError:
            raise NotPlain("holds itself") from None
        except Exception:  # whatever the methods of a stranger's object may do
            raise NotPlain(f"can't be read (type {type(value).__name__})") from None


def unique(
    labels: list[Any], values: list[Any], written: list[Any] | None = None
) -> dict[Any, Any]:
    """Pair labels with values.

    Parameters
    ----------
    labels, values
        Equally many of both.
    written
        How each label was written, for the message; as in ``labels`` if not given.

    Raises
    ------
    NotPlain
        If a label stands twice.
    """
    table = dict(zip(labels, values, strict=True))
    if len(table) < len(labels):
        twice = next(number for number, label in enumerate(labels) if label in labels[:number])
        raise NotPlain(f"has {_shown((written or labels)[twice])} more than once")
    return table


def _shown(plain: Any) -> str:
    return f"{plain:%Y-%m-%d}" if type(plain) is datetime else repr(plain)


def frozen(plain: Any) -> Any:
    """Make a plain value fit for a set or a key."""
    if type(plain) in (list, tuple):
        return tuple(frozen(part) for part in plain)
    if type(plain) is set:
        return frozenset(plain)
    if type(plain) is dict:
        raise NotPlain("holds a dict where a single value is needed")
    return plain


def is_pandas(value: object, name: str | None = None) -> bool:
    """Whether a value is of a type of pandas, and of the one of this name if given."""
    kind = type(value)
    inside = kind.__module__.partition(".")[0] == "pandas"
    return inside and (name is None or kind.__name__ == name)


def _plain(value: object) -> Any:
    kind = type(value)
    if value is None or value is Ellipsis:
        return None
    # the true type decides: an object can lie about its __class__
    for base, copy in _COPIERS:
        if issubclass(kind, base):
            return copy(value)
    package = kind.__module__.partition(".")[0]
    if package == "numpy":
        return _plain_numpy(value)
    if package == "pandas":
        return _plain_pandas(value)
    raise NotPlain(f"is of type {kind.__name__}")


def _plain_float(value: float) -> float | None:
    number = float.__float__(value)
    return None if math.isnan(number) else number


def _plain_datetime(value: datetime) -> datetime | None:
    if type(value).__name__ == "NaTType":
        return None
    clock = (value.hour, value.minute, value.second, value.microsecond)
    return datetime(value.year, value.month, value.day, *clock, value.tzinfo)


def _plain_range(value: range) -> list[int]:
    if len(value) > LONGEST:
        raise NotPlain("is too long")
    return list(value)


_COPIERS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (bool, bool),
    (int, int.__int__),
    (float, _plain_float),
    (str, str.__str__),
    (datetime, _plain_datetime),
    (date, lambda value: datetime(value.year, value.month, value.day)),
    (timedelta, lambda value: timedelta(value.days, value.seconds, value.microseconds)),
    ((Decimal, Fraction), lambda value: _plain_float(float(value))),
    (list, lambda value: [_plain(part) for part in list.__iter__(value)]),
    (tuple, lambda value: tuple(_plain(part) for part in tuple.__iter__(value))),
    (set, lambda value: {frozen(_plain(part)) for part in set.__iter__(value)}),
    (frozenset, lambda value: {frozen(_plain(part)) for part in frozenset.__iter__(value)}),
    (
        dict,
        lambda value: unique(
            [frozen(_plain(label)) for label in dict.keys(value)],
            [_plain(part) for part in dict.values(value)],
        ),
    ),
    ((type({}.keys()), type({}.values())), lambda value: [_plain(part) for part in value]),
    (range, _plain_range),
)


def _plain_numpy(value: Any) -> Any:
    import numpy as np

    kind = type(value)
    if kind is np.ndarray:
        return _plain(value[()]) if value.ndim == 0 else [_plain(part) for part in value]
    if issubclass(kind, (np.datetime64, np.timedelta64)):
        return _plain(value.astype(f"{kind.__name__}[us]").item())
    if issubclass(kind, (np.bool_, np.integer)):
        return value.item()
    if issubclass(kind, np.floating):
        return _plain_float(float(value))
    raise NotPlain(f"is of type {kind.__name__}")


def _plain_pandas(value: Any) -> Any:
    import pandas as pd

    kind = type(value)
    if value is pd.NA:
        return None
    if kind in (pd.Period, pd.Interval):
        return str(value)
    if issubclass(kind, (pd.Index, pd.api.extensions.ExtensionArray)):
        return [_plain(part) for part in value]
    if kind is pd.Series:
        labels = [frozen(_plain(label)) for label in value.index]
        return unique(labels, [_plain(part) for part in value])
    if kind is pd.DataFrame:
        index = value.index
        levels = [
            (name, index.get_level_values(number))
            for number, name in enumerate(index.names)
            if name is not None and name not in value.columns
        ]
        columns = [(name, value.iloc[:, number]) for number, name in enumerate(value.columns)]
        return unique(
            [frozen(_plain(name)) for name, _ in [*levels, *columns]],
            [[_plain(part) for part in cells] for _, cells in [*levels, *columns]],
        )
    raise NotPlain(f"is of type {kind.__name__}")
