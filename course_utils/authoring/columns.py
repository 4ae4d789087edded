"""Check the cells of one column against what the manifest says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

if TYPE_CHECKING:
    from course_utils._manifest import DataPackage

LIST_MARK = 'divided by "; "'
"""Words in a field's description that make its cells lists."""


class Fault(NamedTuple):
    """Rows of a column that break one rule.

    Parameters
    ----------
    rows
        True where the rule is broken, shape (rows,).
    problem
        What is wrong, with ``{cell}`` for the cell.
    remedy
        What to do, as a sentence.
    """

    rows: pd.Series[bool]
    problem: str
    remedy: str


def parse(cells: pd.Series[Any], kind: str) -> pd.Series[Any]:
    """Turn the text of a column into values; what can't be turned is missing.

    Parameters
    ----------
    cells
        Text; empty cells are missing.
    kind
        Type of the field in the manifest.

    Returns
    -------
    pandas.Series
        Numbers, datetimes or truth values; the text itself for other types.
    """
    match kind:
        case "integer":
            numbers = pd.to_numeric(cells, errors="coerce")
            return numbers.where(numbers % 1 == 0)
        case "number":
            return pd.to_numeric(cells, errors="coerce")
        case "date":
            return pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce")
        case "boolean":
            return cells.map({"true": True, "false": False})
    return cells


def values(
    package: DataPackage, name: str, column: str, frames: dict[str, pd.DataFrame]
) -> pd.Series[Any]:
    """Turn the text of a table's column into values, as `parse` does.

    Parameters
    ----------
    package
        The datasets, whose manifest knows the type.
    name, column
        The table and its column.
    frames
        All tables as text.

    Returns
    -------
    pandas.Series
        The values, shape (rows,).
    """
    kinds = {field["name"]: field["type"] for field in package.tables[name]["schema"]["fields"]}
    return parse(frames[name][column], kinds[column])


def faults(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    """Find the cells of a column that break a rule of the manifest.

    Parameters
    ----------
    cells
        Text; empty cells are missing.
    field
        The field as the manifest has it.

    Yields
    ------
    Fault
        One for each rule that is broken.
    """
    for rule in (_required, _typed, _unique, _pattern, _bounds, _enum, _spaces, _lists):
        yield from (fault for fault in rule(cells, field) if fault.rows.any())


def _rules(field: dict[str, Any]) -> dict[str, Any]:
    rules: dict[str, Any] = field.get("constraints", {})
    return rules


def _required(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    if _rules(field).get("required"):
        yield Fault(cells.isna(), "the cell is empty", "Fill it; this column needs a value.")


def _typed(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    wanted = {
        "integer": "a whole number",
        "number": "a number",
        "date": "a date such as 2016-12-30",
        "boolean": "true or false",
    }.get(field["type"])
    if wanted:
        bad = cells.notna() & parse(cells, field["type"]).isna()
        yield Fault(bad, f"expected {wanted}, found {{cell}}", "Correct the cell.")


def _unique(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    if _rules(field).get("unique"):
        twice = cells.notna() & cells.duplicated()
        yield Fault(twice, "{cell} stands in an earlier row too", "Give each row its own value.")


def _pattern(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    pattern = _rules(field).get("pattern")
    if pattern:
        bad = cells.notna() & ~cells.astype("str").str.fullmatch(pattern)
        yield Fault(bad, f"{{cell}} does not have the form {pattern}", "Correct the cell.")


def _bounds(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    values = parse(cells, field["type"])
    compare: dict[str, tuple[str, Callable[[Any], pd.Series[bool]]]] = {
        "minimum": ("below", values.lt),
        "maximum": ("above", values.gt),
    }
    for name, (word, beyond) in compare.items():
        limit = _rules(field).get(name)
        if limit is not None:
            bound = pd.Timestamp(limit) if field["type"] == "date" else limit
            yield Fault(
                beyond(bound),
                f"{{cell}} is {word} the {name} of {limit}",
                f"Correct the cell, or the {name} in the manifest.",
            )


def _enum(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    codes = [str(code) for code in _rules(field).get("enum", ())]
    if codes:
        bad = cells.notna() & ~cells.isin(codes)
        yield Fault(
            bad,
            f"{{cell}} is not one of {', '.join(codes)}",
            "Use one of these, or add the code with its meaning to the manifest.",
        )


def _spaces(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    text = cells.astype("str")
    bad = cells.notna() & (text.str.strip().ne(text) | text.str.contains("  ", regex=False))
    yield Fault(bad, "{cell} has a space too many", "Take it out.")


def _lists(cells: pd.Series[Any], field: dict[str, Any]) -> Iterator[Fault]:
    if LIST_MARK not in field.get("description", ""):
        return
    pieces = cells.dropna().str.split("; ")
    ragged = pieces.map(lambda items: any(not i or i != i.strip("; ") for i in items))
    double = pieces.map(lambda items: len(set(items)) < len(items))
    for bad, problem, remedy in (
        (ragged, "{cell} is not a list", 'Divide the items by "; " and leave none empty.'),
        (double, "{cell} names an item twice", "Take one out."),
    ):
        yield Fault(bad.reindex(cells.index, fill_value=False).astype(bool), problem, remedy)
