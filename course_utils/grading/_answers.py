"""Look up, copy out and describe a student's answers, for `course_utils.grading.expect`."""

from __future__ import annotations

import math
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from course_utils import compare


class NotYet(AssertionError):
    """An answer that its task does not accept.

    Parameters
    ----------
    message
        One line for the student.
    recognised
        Whether the misunderstanding behind the answer was recognised.
    """

    def __init__(self, message: str, *, recognised: bool = False) -> None:
        self.recognised = recognised
        super().__init__(message)

    def _render_traceback_(self) -> list[str]:
        """Let IPython print the one line: a traceback would quote the hidden tests."""
        return [f"{type(self).__name__}: {self}"]


class NotAttempted(NotYet):
    """An answer that is not there yet."""


@dataclass(frozen=True)
class Answer:
    """A student's answer and the name that the task gave it."""

    name: str
    value: object


def answer(name: str, *, namespace: Mapping[str, object] | None = None) -> Answer:
    """Look up what the student has put under a name.

    Test cells use this in place of the bare name, because a NameError in a test
    cell would print the lines around it, and with them the hidden tests.

    Parameters
    ----------
    name
        The variable that the task asks for.
    namespace
        Where to look; the notebook that calls, if not given.

    Raises
    ------
    NotAttempted
        If there is no such variable, or it is ``None`` or ``...``.
    """
    known = sys._getframe(1).f_globals if namespace is None else namespace
    if name not in known:
        raise NotAttempted(f"{name} is not there yet. Make it in the cell of the task.")
    value = known[name]
    if value is None or value is Ellipsis:
        raise NotAttempted(f"{name} is still empty. Make it in the cell of the task.")
    return Answer(name, value)


def named(given: object, name: str) -> tuple[str, object]:
    """Return the name of an answer and its value; NotAttempted if it is empty."""
    if type(given) is Answer:
        return given.name, given.value
    if given is None or given is Ellipsis:
        raise NotAttempted(f"{name or 'the answer'} is still empty.")
    return name or "the answer", given


def read_one(label: str, value: object, wanted: str) -> Any:
    """Copy out a single value."""
    try:
        plain = compare.to_scalar(value)
    except compare.NotPlain as error:
        raise NotYet(f"{label} {error}. The task asks for {wanted}.") from None
    if type(plain) in (list, tuple, set, dict):
        raise NotYet(f"{label} holds {len(plain)} values. The task asks for {wanted}.")
    return plain


def read_members(label: str, value: object) -> dict[Any, Any]:
    """Copy out a set of labels: as they compare, and to each how the student wrote it."""
    try:
        return compare.written_members(value)
    except compare.NotPlain as error:
        raise NotYet(f"{label} {error}. The task asks for a set of texts.") from None


def read_labelled(label: str, value: object) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """Copy out a Series: by label its values, and how the student wrote the label."""
    try:
        return compare.labelled(value), compare.written_labels(value)
    except compare.NotPlain as error:
        raise NotYet(f"{label} {error}. The task asks for a Series.") from None


def read_rows(label: str, value: object, key: str) -> dict[Any, dict[str, Any]]:
    """Copy out a table, by the label in the column ``key``."""
    try:
        return {row: cells for (row,), cells in compare.rows(value, [key]).items()}
    except compare.NotPlain as error:
        wanted = f"a DataFrame with one row for each {key}"
        raise NotYet(f"{label} {error}. The task asks for {wanted}.") from None


def require_labels(label: str, found: Mapping[Any, Any], wanted: Collection[Any]) -> None:
    """Raise unless the labels, each with how it was written, are just those wanted."""
    extra = [found[key] for key in found.keys() - set(wanted)]
    if extra:
        raise NotYet(f"{label} has the labels {few(extra)}, which should not be there.")
    lacking = len(set(wanted) - found.keys())
    if lacking:
        raise NotYet(f"{label} lacks {lacking} of the labels that the task asks for.")


def differ(
    label: str,
    found: Mapping[Any, Any],
    wanted: set[Any],
    telltales: tuple[Mapping[str, str] | None, Mapping[str, str] | None],
    hint: str,
) -> NoReturn:
    """Say how labels, each with how it was written, differ, without naming what is missing."""
    extra, lacking = found.keys() - wanted, wanted - found.keys()
    for known, difference in zip(telltales, (extra, lacking), strict=True):
        for telltale, reason in (known or {}).items():
            if compare.members([telltale]) <= difference:
                raise NotYet(f"{label}: {reason}.", recognised=True)
    faults = []
    if extra:
        faults.append(f"holds {few(found[key] for key in extra)}, which should not be in it")
    if lacking:
        faults.append(f"lacks {len(lacking)}")
    raise NotYet(sentence(f"{label} {' and '.join(faults)}.", hint))


def is_either_or(values: Iterable[Any]) -> bool:
    """Whether there are but two answers to choose from: 0 and 1, yes and no, or two texts.

    Who is told that one of them is wrong then knows the right one.
    """
    different = set(values)
    texts = len(different) <= 2 and all(type(value) is str for value in different)
    return texts or different <= {0, 1}


def require_within(label: str, value: float, low: float | None, high: float | None) -> None:
    """Raise unless a number lies between two ends."""
    if low is not None and value < low:
        raise NotYet(f"{label} is {show(value)}. It can't be under {show(low)}.")
    if high is not None and value > high:
        raise NotYet(f"{label} is {show(value)}. It can't be over {show(high)}.")


def is_finite(plain: object) -> bool:
    """Whether a plain value is a number and not endless."""
    return type(plain) is int or (type(plain) is float and math.isfinite(plain))


def show(plain: Any) -> str:
    """Show a plain value in a message."""
    if type(plain) is int and abs(plain) > 10**15:
        return "a very large number"
    if plain is None:
        return "missing"
    if type(plain) is float:
        return f"{plain:.6g}"
    if type(plain) is datetime:
        return f"{plain:%Y-%m-%d}"
    if type(plain) in (tuple, frozenset) and len(plain) == 1:
        return show(next(iter(plain)))
    shown = repr(plain)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def few(found: Iterable[Any]) -> str:
    """Show up to three values."""
    shown = sorted(map(show, found))
    return ", ".join(shown[:3]) + (f" and {len(shown) - 3} more" if len(shown) > 3 else "")


def sentence(message: str, hint: str) -> str:
    """Put a hint behind a message."""
    return f"{message} {hint}".rstrip()
