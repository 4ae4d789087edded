"""Compare a learner's answer with the right one, whatever types it came in.

An answer is first copied out to plain values of exact built-in types, so that
a numpy integer, a one-element Series and an ``int`` are the same number, and
an object that claims to equal everything equals nothing. The practice checks
of the lessons and the test cells of the assignments both compare here.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from course_utils._plain import NotPlain, frozen, is_pandas, to_plain, unique

__all__ = [
    "NotPlain",
    "fold",
    "labelled",
    "members",
    "rows",
    "same_frame",
    "same_list",
    "same_number",
    "same_series",
    "same_set",
    "same_text",
    "to_plain",
    "to_scalar",
    "written_labels",
    "written_members",
]

SLACK = 1e-9
"""Relative slack for numbers, so that a tolerance of 0.1 takes 72.1 for 72.2."""


def to_scalar(value: object) -> Any:
    """Like `to_plain`, and the one value of a Series, Index, array or frame of size one."""
    if is_pandas(value) or type(value).__module__ == "numpy":
        members = _flat(to_plain(value))
        if len(members) == 1:
            return members[0]
    return to_plain(value)


def same_number(value: object, expected: object, tolerance: float = 0.0) -> bool:
    """Whether both are numbers no further apart than ``tolerance``.

    Examples
    --------
    >>> same_number(72.22, 72.2, tolerance=0.1)
    True
    >>> same_number(True, 1)
    False
    """
    return _judge(_near, to_scalar, value, expected, tolerance)


def same_text(value: object, expected: object) -> bool:
    """Whether both are the same text, apart from case, accents and spaces.

    Examples
    --------
    >>> same_text("  Ahrar  al-Shām", "ahrar al-sham")
    True
    """
    return _judge(_alike, to_scalar, value, expected, 0.0)


def same_set(value: object, expected: object) -> bool:
    """Whether both hold the same members, in any order and however often.

    The members of a Series are its values, those of a ``dict`` its keys.
    """
    try:
        return members(value) == members(expected)
    except NotPlain:
        return False


def same_list(value: object, expected: object, tolerance: float = 0.0) -> bool:
    """Whether both hold the same members in the same order."""

    def listed(thing: object) -> Any:
        return _sequence(thing)

    return _judge(_all_near, listed, value, expected, tolerance)


def same_series(value: object, expected: object, tolerance: float = 0.0) -> bool:
    """Whether both give the same value to each label, in any order.

    A ``dict``, and a DataFrame of one column, are read as a Series.
    """
    return _judge(_all_labels_near, labelled, value, expected, tolerance)


def same_frame(value: object, expected: object, key: Sequence[str], tolerance: float = 0.0) -> bool:
    """Whether both have the same rows in the columns of ``expected``, in any order.

    Parameters
    ----------
    value
        A DataFrame or a ``dict`` from column to list; other columns are ignored.
    expected
        The same.
    key
        The columns that together name a row.
    tolerance
        Largest difference between two numbers.
    """
    try:
        wanted = rows(expected, key)
        given = rows(value, key)
    except NotPlain:
        return False
    if given.keys() != wanted.keys():
        return False
    return all(
        column in given[name] and _near_or_alike(given[name][column], cell, tolerance)
        for name, row in wanted.items()
        for column, cell in row.items()
    )


def fold(text: str) -> str:
    """Take case, accents and superfluous spaces off a text."""
    split = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def members(value: object) -> set[Hashable]:
    """Return the members of a set-like value, texts folded.

    Raises
    ------
    NotPlain
        If the value is a single thing or a table.
    """
    return set(written_members(value))


def written_members(value: object) -> dict[Hashable, Any]:
    """Return the members of a set-like value as they were written, by what `members` makes of them.

    Raises
    ------
    NotPlain
        If the value is a single thing or a table.
    """
    plain = to_plain(value)
    if type(plain) is dict:
        if is_pandas(value, "DataFrame"):
            raise NotPlain("is a table")
        plain = list(plain.values() if is_pandas(value, "Series") else plain)
    if type(plain) not in (list, tuple, set):
        raise NotPlain("is a single value")
    return {_label(member): member for member in plain}


def labelled(value: object) -> dict[Hashable, Any]:
    """Return the values of a Series-like value by label, text labels folded.

    Raises
    ------
    NotPlain
        If the value has no labels, or the same label twice.
    """
    plain = _by_label(value)
    return unique([_label(label) for label in plain], list(plain.values()), list(plain))


def written_labels(value: object) -> dict[Hashable, Any]:
    """Return the labels of a Series-like value as they were written, by those of `labelled`.

    Raises
    ------
    NotPlain
        If the value has no labels.
    """
    return {_label(label): label for label in _by_label(value)}


def rows(value: object, key: Sequence[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return the rows of a table by the columns that name them, texts of the key folded.

    Raises
    ------
    NotPlain
        If the value is no table, lacks a column of the key, or has a key twice.
    """
    plain = to_plain(value)
    if type(plain) is not dict or is_pandas(value, "Series"):
        raise NotPlain("is no table")
    lacking = [column for column in key if column not in plain]
    if lacking:
        raise NotPlain(f"has no column {lacking[0]!r}")
    if len({len(column) for column in plain.values()}) > 1:
        raise NotPlain("has columns of different lengths")
    written = list(zip(*(plain[column] for column in key), strict=True))
    names = [tuple(map(_label, cells)) for cells in written]
    table = [dict(zip(plain, cells, strict=True)) for cells in zip(*plain.values(), strict=True)]
    return unique(names, table, [cells[0] for cells in written] if len(key) == 1 else written)


def _by_label(value: object) -> dict[Any, Any]:
    if is_pandas(value, "DataFrame"):
        import pandas as pd

        if not (isinstance(value, pd.DataFrame) and value.shape[1] == 1):
            raise NotPlain("is a table of several columns")
        value = value.iloc[:, 0]
    plain = to_plain(value)
    if type(plain) is not dict:
        raise NotPlain("has no labels")
    return plain


def _judge(
    alike: Callable[[Any, Any, float], bool],
    read: Callable[[object], Any],
    value: object,
    expected: object,
    tolerance: float,
) -> bool:
    try:
        return alike(read(value), read(expected), tolerance)
    except NotPlain:
        return False


def _is_number(plain: object) -> bool:
    return type(plain) in (int, float)


def _near(one: Any, other: Any, tolerance: float) -> bool:
    if not (_is_number(one) and _is_number(other)):
        return False
    if one == other:
        return True
    try:
        apart = abs(float(one) - float(other))
    except OverflowError:  # a whole number beyond all floats
        return False
    return math.isfinite(apart) and apart <= tolerance + SLACK * max(1.0, abs(other))


def _alike(one: Any, other: Any, _tolerance: float) -> bool:
    return type(one) is str and type(other) is str and fold(one) == fold(other)


def _near_or_alike(one: Any, other: Any, tolerance: float) -> bool:
    return (
        _near(one, other, tolerance)
        or _alike(one, other, tolerance)
        or (type(one) is type(other) and not _is_number(one) and bool(one == other))
    )


def _all_near(one: list[Any], other: list[Any], tolerance: float) -> bool:
    return len(one) == len(other) and all(
        _near_or_alike(a, b, tolerance) for a, b in zip(one, other, strict=True)
    )


def _all_labels_near(
    one: dict[Hashable, Any], other: dict[Hashable, Any], tolerance: float
) -> bool:
    return one.keys() == other.keys() and all(
        _near_or_alike(one[label], other[label], tolerance) for label in other
    )


def _sequence(value: object) -> list[Any]:
    plain = to_plain(value)
    if is_pandas(value, "Series"):
        plain = list(plain.values())
    if type(plain) not in (list, tuple):
        raise NotPlain("has no order")
    return list(plain)


def _flat(plain: Any) -> list[Any]:
    if type(plain) is dict:
        plain = list(plain.values())
    if type(plain) is list:
        return [value for part in plain for value in _flat(part)]
    return [plain]


def _label(plain: Any) -> Any:
    """Make a label comparable: texts folded, "2017" and 2017.0 the same as 2017."""
    if type(plain) is str:
        return int(plain) if plain.isdecimal() else fold(plain)
    if type(plain) is float and plain.is_integer():
        return int(plain)
    if type(plain) in (list, tuple):
        return tuple(_label(part) for part in plain)
    return frozen(plain)
