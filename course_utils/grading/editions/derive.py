"""Work out the hidden tests of an edition from what solution and wrong answers give in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from course_utils import compare
from course_utils.errors import GradingError
from course_utils.grading.editions.hidden import Hidden

Values = Mapping[str, object]
"""What an answer made, by name."""


@dataclass(frozen=True)
class Wrong:
    """A wrong answer of the bank: what it made in the published edition, and in this one."""

    published: Values
    here: Values


def derive(
    published: Hidden, respelt: Hidden, solution: Values, wrong: Sequence[Wrong], where: str
) -> Hidden:
    """Return the test of an edition.

    Parameters
    ----------
    published
        The test in the published edition.
    respelt
        The same with the words of this edition; its values are still those published.
    solution
        What the solution makes in this edition.
    wrong
        The wrong answers of the bank.

    Raises
    ------
    GradingError
        If the solution makes no value that the test could look at.
    """
    name = published.answer
    try:
        expected = _shaped(published, solution[name], published.expected)
    except (KeyError, compare.NotPlain) as error:
        raise GradingError(
            f"the solution of this edition makes no fit {name}",
            where=where,
            remedy="Look at the spellings, or take the choice out.",
        ) from error
    options = dict(respelt.options)
    here = replace(respelt, expected=expected)
    told = [reason for _, reason in respelt.misses]
    if "misses" in options:
        misses = _misses(published, here, told, wrong)
        options["misses"] = dict(misses) if isinstance(options["misses"], dict) else misses
    tales = [
        (which, label, reason)
        for which in ("extra", "missing")
        for label, reason in respelt.telltales(which).items()
    ]
    found = _telltales(published, here, tales, wrong)
    for which in ("extra", "missing"):
        if which in options:
            options[which] = {label: reason for kind, label, reason in found if kind == which}
    return replace(here, options={key: value for key, value in options.items() if value})


# --- values ------------------------------------------------------------------------------


def _shaped(test: Hidden, value: object, like: Any) -> Any:
    """Write a value as a literal in the form of another one."""
    if test.kind in ("number", "text"):
        return _like(compare.to_scalar(value), [like])
    if test.kind == "labels":
        return set(compare.written_members(value).values())
    if test.kind == "series":
        numbers = compare.labelled(value)
        samples = list(like.values())
        written = compare.written_labels(value)
        return {written[key]: _like(number, samples) for key, number in numbers.items()}
    key = test.options["key"]
    table = compare.rows(value, [key])
    if any(column not in row for row in table.values() for column in like):
        raise compare.NotPlain("lacks a column")
    return {
        column: [_like(row[column], samples) for row in table.values()]
        for column, samples in like.items()
    }


def _like(value: Any, samples: Iterable[Any]) -> Any:
    """Round a number as the samples are rounded."""
    if type(value) is not float:
        return value
    if all(type(sample) is int for sample in samples) and value.is_integer():
        return int(value)
    return round(value, max(map(_decimals, samples), default=6) or 6)


def _decimals(sample: Any) -> int:
    if type(sample) is not float:
        return 0
    exponent = Decimal(str(sample)).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def same(test: Hidden, value: object, wanted: Any) -> bool:
    """Whether a test takes one value for the other."""
    if test.kind == "number":
        return compare.same_number(value, wanted, test.tolerance)
    if test.kind == "text":
        return compare.same_text(value, wanted)
    if test.kind == "labels":
        return compare.same_set(value, wanted)
    if test.kind == "series":
        return compare.same_series(value, wanted, test.tolerance)
    return compare.same_frame(value, wanted, [test.options["key"]], test.tolerance)


# --- known wrong values ------------------------------------------------------------------


def _misses(
    published: Hidden, here: Hidden, told: Sequence[str], wrong: Sequence[Wrong]
) -> list[tuple[Any, str]]:
    found: list[tuple[Any, str]] = []
    for answer in wrong:
        number = _which(published, answer.published)
        if number is None or published.answer not in answer.here:
            continue
        like = published.misses[number][0]
        try:
            miss = _miss(here, answer.here[published.answer], like)
        except compare.NotPlain:
            continue
        if not same(here, _whole(here, miss), here.expected):
            found.append((miss, told[number]))
    order = {reason: place for place, reason in enumerate(told)}
    found.sort(key=lambda one: order[one[1]])
    alike = [
        {reason for other, reason in found if same(here, _whole(here, miss), _whole(here, other))}
        for miss, _ in found
    ]
    sure = [one for one, reasons in zip(found, alike, strict=True) if len(reasons) == 1]
    return [one for place, one in enumerate(sure) if one not in sure[:place]]


def _which(test: Hidden, values: Values) -> int | None:
    """Return the number of the known miss that an answer is."""
    if test.answer not in values or same(test, values[test.answer], test.expected):
        return None
    for number, (miss, _) in enumerate(test.misses):
        if same(test, values[test.answer], _whole(test, miss)):
            return number
    return None


def _whole(test: Hidden, miss: Any) -> Any:
    return {**test.expected, **miss} if test.kind == "frame" else miss


def _miss(test: Hidden, value: object, like: Any) -> Any:
    if test.kind != "frame":
        return _shaped(test, value, like)
    key = test.options["key"]
    table = compare.rows(value, [key])
    order = [row for (row,) in compare.rows(test.expected, [key])]
    if {row for (row,) in table} != set(order):
        raise compare.NotPlain("has other rows")
    if any(column not in row for row in table.values() for column in like):
        raise compare.NotPlain("lacks a column")
    return {
        column: [_like(table[(row,)][column], samples) for row in order]
        for column, samples in like.items()
    }


# --- labels that tell --------------------------------------------------------------------


def _telltales(
    published: Hidden, here: Hidden, tales: Sequence[tuple[str, str, str]], wrong: Sequence[Wrong]
) -> list[tuple[str, str, str]]:
    """Choose for each telltale a label that those answers have, and no other that is left."""
    if not tales:
        return []
    then = [_differences(published, answer.published) for answer in wrong]
    now = [_differences(here, answer.here) for answer in wrong]
    old = [(which, label) for which in ("extra", "missing") for label in published.telltales(which)]
    meant: dict[int, int] = {}
    for place, each in enumerate(then):
        caught = [
            number
            for number, (which, label) in enumerate(old)
            if compare.members([label]) <= each[which].keys()
        ]
        if caught:
            meant[place] = caught[0]
    found, left = [], set(range(len(wrong)))
    for number, (which, label, reason) in enumerate(tales):
        mine = {place for place in left if meant.get(place) == number and now[place][which]}
        others = {key for place in left - mine for key in now[place][which]}
        while mine:
            free = {
                key: written
                for place in sorted(mine)
                for key, written in now[place][which].items()
                if key not in others and type(written) is str
            }
            if not free:
                break
            usual = next(iter(compare.members([label])))
            key = min(
                free,
                key=lambda one: (
                    -sum(one in now[place][which] for place in mine),
                    one != usual,
                    str(one),
                ),
            )
            found.append((which, free[key], reason))
            done = {place for place in mine if key in now[place][which]}
            mine -= done
            left -= done
    return found


def _differences(test: Hidden, values: Values) -> dict[str, dict[Any, Any]]:
    """Return the labels that an answer has too many, and those that it lacks, as written."""
    nothing: dict[str, dict[Any, Any]] = {"extra": {}, "missing": {}}
    if test.answer not in values:
        return nothing
    try:
        given = _labels(test, values[test.answer])
    except (compare.NotPlain, KeyError):
        return nothing
    wanted = _labels(test, test.expected)
    return {
        "extra": {key: given[key] for key in given if key not in wanted},
        "missing": {key: wanted[key] for key in wanted if key not in given},
    }


def _labels(test: Hidden, value: object) -> dict[Any, Any]:
    if test.kind == "labels":
        return dict(compare.written_members(value))
    key = test.options["key"]
    return {name: row[key] for (name,), row in compare.rows(value, [key]).items()}
