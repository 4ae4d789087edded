"""What the test cells of the assignments expect of an answer.

A visible test looks at the form of an answer, a hidden one at its value::

    from course_utils.grading import expect

    expect.is_number(expect.answer("share"), low=0, high=100)
    ### BEGIN HIDDEN TESTS
    expect.number(expect.answer("share"), 12.5, tolerance=0.1,
                  misses={0.125: "this is a fraction, the task asks for a percentage"})
    ### END HIDDEN TESTS

An expectation that is met returns nothing and prints nothing. One that is not
met raises `NotYet` with one line for the student: the answer, and what is wrong
with it in the terms of the task, but never the value that was expected. Answers
are copied out to plain values first, see `course_utils.compare`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from course_utils import compare
from course_utils.grading._answers import (
    Answer,
    NotAttempted,
    NotYet,
    answer,
    differ,
    few,
    is_either_or,
    is_finite,
    named,
    read_labelled,
    read_members,
    read_one,
    read_rows,
    require_labels,
    require_within,
    sentence,
    show,
)

__all__ = [
    "Answer",
    "NotAttempted",
    "NotYet",
    "answer",
    "frame",
    "is_frame",
    "is_labels",
    "is_number",
    "is_series",
    "is_text",
    "labels",
    "number",
    "series",
    "text",
]

NOT_RIGHT = "this is not what the task asks for"


def is_number(
    given: object,
    *,
    low: float | None = None,
    high: float | None = None,
    whole: bool = False,
    name: str = "",
) -> None:
    """Expect one number, between ``low`` and ``high`` with both ends, whole if asked.

    Raises
    ------
    NotYet
        If the answer is anything else.
    """
    label, value = named(given, name)
    plain = read_one(label, value, "a number")
    if not is_finite(plain):
        raise NotYet(f"{label} is {show(plain)}. The task asks for a number.")
    if whole and plain != int(plain):
        raise NotYet(f"{label} is {show(plain)}. The task asks for a whole number.")
    require_within(label, plain, low, high)


def is_text(given: object, *, among: Collection[str] | None = None, name: str = "") -> None:
    """Expect one text, and one of ``among`` if given.

    Raises
    ------
    NotYet
        If the answer is anything else.
    """
    label, value = named(given, name)
    plain = read_one(label, value, "a text")
    if type(plain) is not str:
        raise NotYet(f"{label} is {show(plain)}. The task asks for a text in quotation marks.")
    if among is not None and compare.fold(plain) not in map(compare.fold, among):
        raise NotYet(f"{label} is {show(plain)}, which the table does not know.")


def is_labels(given: object, *, among: Collection[str] | None = None, name: str = "") -> None:
    """Expect a set of texts (or a list, array or Series of them), all of ``among`` if given.

    Raises
    ------
    NotYet
        If the answer is anything else.
    """
    label, value = named(given, name)
    found = read_members(label, value)
    if not found:
        raise NotYet(f"{label} is empty. The task asks for a set of texts.")
    wrong = [written for written in found.values() if type(written) is not str]
    if wrong:
        raise NotYet(f"{label} holds {show(wrong[0])}. The task asks for a set of texts.")
    if among is not None:
        unknown = [found[key] for key in found.keys() - compare.members(set(among))]
        if unknown:
            raise NotYet(f"{label} holds {few(unknown)}, which the table does not know.")


def is_series(
    given: object,
    *,
    labels: Iterable[object] | None = None,
    low: float | None = None,
    high: float | None = None,
    name: str = "",
) -> None:
    """Expect a Series of numbers, with just these labels if given.

    Raises
    ------
    NotYet
        If the answer is anything else.
    """
    label, value = named(given, name)
    found, written = read_labelled(label, value)
    if labels is not None:
        require_labels(label, written, compare.members(list(labels)))
    for key, number in found.items():
        if not is_finite(number):
            raise NotYet(f"{label} has {show(number)} for {show(written[key])}. Give a number.")
        require_within(f"{label} for {show(written[key])}", number, low, high)


def is_frame(given: object, *, columns: Sequence[str], key: str, name: str = "") -> None:
    """Expect a DataFrame with these columns, others allowed, and one row for each ``key``.

    Raises
    ------
    NotYet
        If the answer is anything else.
    """
    label, value = named(given, name)
    table = read_rows(label, value, key)
    if not table:
        raise NotYet(f"{label} has no rows.")
    for column in columns:
        if any(column not in row for row in table.values()):
            raise NotYet(f"{label} has no column {column!r}. Name the columns as in the task.")


def number(
    given: object,
    expected: float,
    *,
    tolerance: float = 0.0,
    misses: Mapping[float, str] | None = None,
    hint: str = "",
    name: str = "",
) -> None:
    """Expect a number no further than ``tolerance`` from ``expected``.

    Parameters
    ----------
    given
        What `answer` returns, or any value.
    expected
        The right number. It is never shown.
    tolerance
        Largest distance that is still right, in the unit of the answer.
    misses
        Wrong numbers that are known, and the misunderstanding that leads to each.
    hint
        What to look at, for a wrong number that is not known.
    name
        Name of the answer, if ``given`` is a bare value.

    Raises
    ------
    NotYet
        If the answer is another number or no number.
    """
    is_number(given, name=name)
    label, value = named(given, name)
    if compare.same_number(value, expected, tolerance):
        return
    shown = f"{label} is {show(compare.to_scalar(value))}"
    for wrong, reason in (misses or {}).items():
        if compare.same_number(value, wrong, tolerance):
            raise NotYet(f"{shown}: {reason}.", recognised=True)
    raise NotYet(sentence(f"{shown}: {NOT_RIGHT}.", hint))


def text(
    given: object,
    expected: str,
    *,
    misses: Mapping[str, str] | None = None,
    hint: str = "",
    name: str = "",
) -> None:
    """Expect a text, apart from case, accents and spaces; parameters as in `number`.

    Raises
    ------
    NotYet
        If the answer is another text or no text.
    """
    is_text(given, name=name)
    label, value = named(given, name)
    if compare.same_text(value, expected):
        return
    shown = f"{label} is {show(compare.to_scalar(value))}"
    for wrong, reason in (misses or {}).items():
        if compare.same_text(value, wrong):
            raise NotYet(f"{shown}: {reason}.", recognised=True)
    raise NotYet(sentence(f"{shown}: {NOT_RIGHT}.", hint))


def labels(
    given: object,
    expected: Collection[str],
    *,
    extra: Mapping[str, str] | None = None,
    missing: Mapping[str, str] | None = None,
    hint: str = "",
    name: str = "",
) -> None:
    """Expect just these labels, in any order and however often.

    Parameters
    ----------
    given
        What `answer` returns, or any value.
    expected
        The right labels. They are never shown.
    extra
        Labels that tell a misunderstanding when they are there, and which.
    missing
        Labels that tell a misunderstanding when they are not there, and which.
        The label itself is not shown.
    hint
        What to look at, if no misunderstanding is recognised.
    name
        Name of the answer, if ``given`` is a bare value.

    Raises
    ------
    NotYet
        If the answer holds other labels or is no collection.
    """
    label, value = named(given, name)
    found = read_members(label, value)
    wanted = compare.members(set(expected))
    if found.keys() != wanted:
        differ(label, found, wanted, (extra, missing), hint)


def series(
    given: object,
    expected: Mapping[Any, float],
    *,
    tolerance: float = 0.0,
    misses: Iterable[tuple[Mapping[Any, float], str]] = (),
    hint: str = "",
    name: str = "",
) -> None:
    """Expect these numbers under these labels, in any order; parameters as in `labels`.

    Raises
    ------
    NotYet
        If a label or a number differs, or the answer has no labels.
    """
    label, value = named(given, name)
    found, written = read_labelled(label, value)
    if compare.same_series(value, expected, tolerance):
        return
    for wrong, reason in misses:
        if compare.same_series(value, wrong, tolerance):
            raise NotYet(f"{label}: {reason}.", recognised=True)
    wanted = compare.labelled(expected)
    require_labels(label, written, wanted)
    off = [key for key in wanted if not compare.same_list([found[key]], [wanted[key]], tolerance)]
    if is_either_or(wanted.values()):
        said = f"{label}: {NOT_RIGHT}" + (
            f" in {len(off)} of {len(wanted)} entries" if len(off) < len(wanted) else ""
        )
        raise NotYet(sentence(f"{said}.", hint))
    shown = ", ".join(f"{show(written[key])} ({show(found[key])})" for key in off[:3])
    more = f" and {len(off) - 3} more" if len(off) > 3 else ""
    said = f"{label}: what you have for {shown}{more} is not what the task asks for."
    raise NotYet(sentence(said, hint))


def frame(
    given: object,
    expected: Mapping[str, Sequence[object]],
    *,
    key: str,
    tolerance: float = 0.0,
    misses: Iterable[tuple[Mapping[str, Sequence[object]], str]] = (),
    extra: Mapping[str, str] | None = None,
    missing: Mapping[str, str] | None = None,
    hint: str = "",
    name: str = "",
) -> None:
    """Expect these rows, in any order; parameters as in `labels`.

    Parameters
    ----------
    expected
        The right values by column. They are never shown; other columns are allowed.
    key
        The column that names a row; ``extra`` and ``missing`` speak of its labels.
    tolerance
        Largest difference between two numbers.
    misses
        Wrong columns that are known, and the misunderstanding that leads to each; columns that
        are not given are those of ``expected``.

    Raises
    ------
    NotYet
        If a row or a value differs, or the answer is no table.
    """
    is_frame(given, columns=list(expected), key=key, name=name)
    label, value = named(given, name)
    if compare.same_frame(value, expected, [key], tolerance):
        return
    for wrong, reason in misses:
        if compare.same_frame(value, {**expected, **wrong}, [key], tolerance):
            raise NotYet(f"{label}: {reason}.", recognised=True)
    found, wanted = read_rows(label, value, key), read_rows(label, expected, key)
    if found.keys() != wanted.keys():
        written = {row: cells[key] for row, cells in found.items()}
        differ(f"{label}, column {key}", written, set(wanted), (extra, missing), hint)
    columns = [
        column
        for column in expected
        if not all(
            compare.same_list([found[row][column]], [wanted[row][column]], tolerance)
            for row in wanted
        )
    ]
    raise NotYet(sentence(f"{label}: {NOT_RIGHT} in {' and '.join(columns)}.", hint))
