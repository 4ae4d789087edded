"""What a machine can check in a capstone paper: its form and its arithmetic, never its position.

The checks stand in the assignment for everyone to see and to run before handing in::

    from course_utils.grading import capstone, expect

    capstone.evidence_form(expect.answer("evidence"))

One that is met returns nothing. One that is not raises `NotYet` with one line in the
terms of the sheet. Whether a number bears on a claim, and whether the other reading is
fair, is for people to judge.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from course_utils import compare
from course_utils.grading import _recipes, _verdict
from course_utils.grading._answers import NotYet, few, is_finite, named, read_one, read_rows, show

__all__ = [
    "COLUMNS",
    "both_sides",
    "claims_known",
    "equal_windows",
    "evidence_form",
    "numbers_rerun",
    "pictures",
    "reporters",
    "verdict_form",
]

COLUMNS = (
    "e_id",
    "claim_id",
    "table",
    "filter",
    "number",
    "unit",
    "window_from",
    "window_to",
    "pair",
    "direction",
    "reporter",
    "source_id",
    "confidence",
    "limit",
)
"""The columns of ``evidence``, in the order of the sheet."""
TEXTS = ("claim_id", "table", "filter", "unit", "reporter", "source_id", "limit")
DIRECTIONS = ("for", "against", "neither")
CONFIDENCES = ("high", "medium", "low")
FEWEST_ROWS, MOST_ROWS = 5, 12
LONGEST_LIMIT = 20
"""Words of a limit."""

Row = dict[str, Any]


def evidence_form(evidence: object) -> None:
    """Expect all columns, 5 to 12 rows, and in each cell what the sheet asks for.

    Parameters
    ----------
    evidence
        What ``expect.answer("evidence")`` returns, or a DataFrame.

    Raises
    ------
    NotYet
        If a column is missing, there are too few or too many rows, or a cell is wrong.
    """
    label, rows = _rows(evidence, *COLUMNS)
    if not FEWEST_ROWS <= len(rows) <= MOST_ROWS:
        wanted = f"{FEWEST_ROWS} to {MOST_ROWS}"
        raise _not_yet(f"{label} has {len(rows)} rows. The sheet asks for {wanted}")
    _raise_faults(label, [(row["e_id"], fault) for row in rows for fault in _faults(row)])


def claims_known(evidence: object) -> None:
    """Expect at least four claims, all of the op-ed and c01 among them.

    Raises
    ------
    NotYet
        If there are fewer, one is not known, or c01 is missing.
    """
    label, rows = _rows(evidence, "claim_id")
    cited = {claim for row in rows for claim in _listed(row["claim_id"])}
    unknown = cited - _column("oped_claims", "claim_id")
    if unknown:
        raise _not_yet(f"{label} cites {few(unknown)}, which is no claim of the op-ed")
    if "c01" not in cited:
        raise _not_yet(f"{label} has no row on c01, the claim that you weigh")
    if len(cited) < 4:
        raise _not_yet(f"{label} cites {len(cited)} claims. The sheet asks for four or more")


def both_sides(evidence: object) -> None:
    """Expect a row that speaks for its claim and one that speaks against.

    Raises
    ------
    NotYet
        If either is missing.
    """
    label, rows = _rows(evidence, "direction")
    found = {compare.fold(str(row["direction"])) for row in rows}
    for side in ("for", "against"):
        if side not in found:
            raise _not_yet(f"{label} has no row with the direction {side!r}. Look for one")


def reporters(evidence: object) -> None:
    """Expect two reporters or more, and sources of three publishers or more.

    Raises
    ------
    NotYet
        If there are fewer, or a source is not in the table of sources.
    """
    label, rows = _rows(evidence, "reporter", "source_id")
    cited = {source for row in rows for source in _listed(row["source_id"])}
    unknown = cited - _column("sources", "source_id")
    if unknown:
        raise _not_yet(f"{label} names {few(unknown)}, which is not in the table of sources")
    if len({compare.fold(str(row["reporter"])) for row in rows}) < 2:
        raise _not_yet(f"All numbers of {label} are by one reporter. Find a second one")
    publishers = _publishers(cited)
    if len(publishers) < 3:
        said = f"The sources of {label} come from {len(publishers)} publisher(s)"
        raise _not_yet(f"{said}. The sheet asks for three or more")


def equal_windows(evidence: object) -> None:
    """Expect a pair, and the windows of each pair to be equally long, apart by a day at most.

    Raises
    ------
    NotYet
        If there is no pair, one has not two rows, or its windows differ or overlap.
    """
    label, rows = _rows(evidence, "pair", "window_from", "window_to")
    pairs: dict[str, list[Row]] = {}
    for row in rows:
        if row["pair"] is not None and str(row["pair"]).strip():
            pairs.setdefault(compare.fold(str(row["pair"])), []).append(row)
    if not pairs:
        raise _not_yet(f"{label} has no pair, so that nothing is compared with a before")
    faults = [
        (f"pair {pair[0]['pair']!r}", fault) for pair in pairs.values() for fault in _odd(pair)
    ]
    _raise_faults(label, faults)


def numbers_rerun(evidence: object, recompute: object, *, share: float = 1) -> None:
    """Expect the recipes to give the numbers of the table, for a share of its rows.

    A number and what its recipe gives may differ by half a unit of the number's last digit.

    Parameters
    ----------
    evidence, recompute
        The table, and the dictionary from ``e_id`` to recipe.
    share
        How much of the table must come out, from 0 to 1.

    Raises
    ------
    NotYet
        If less of it does.
    """
    label, rows = _rows(evidence, "number")
    recipes = _recipes.read(*named(recompute, ""))
    faults = []
    for row in rows:
        fault = _recipes.fault(row["number"], recipes.get(compare.fold(str(row["e_id"]))))
        if fault:
            faults.append((row["e_id"], fault))
    wanted = math.ceil(share * len(rows) - 1e-9)
    right = len(rows) - len(faults)
    if right < wanted:
        said = f"{right} of {len(rows)} numbers come out, and this check asks for {wanted}"
        _raise_faults(f"{label}: {said}", faults)


def pictures(the_map: object, the_chart: object, chart_table: object, chart_alt: object) -> None:
    """Expect a map and a chart with title, words for who can't see them, and a table.

    Parameters
    ----------
    the_map
        A `course_utils.Map`, which brings its table along, or a pair of them.
    the_chart
        Axes or a figure of matplotlib.
    chart_table
        The Series or DataFrame that the chart is drawn from.
    chart_alt
        The text for readers who can't see the chart.

    Raises
    ------
    NotYet
        If something of it is missing.
    """
    from course_utils.grading import _pictures

    name, seen = named(the_map, "the map")
    faults = [f"{name} {fault}" for fault in _pictures.map_faults(seen)]
    name, seen = named(the_chart, "the chart")
    faults += [f"{name} {fault}" for fault in _pictures.chart_faults(seen)]
    name, table = named(chart_table, "the table of the chart")
    faults += [f"{name} {fault}" for fault in _pictures.table_faults(table)]
    name, text = named(chart_alt, "the text of the chart")
    faults += [f"{name} {fault}" for fault in _pictures.alt_faults(read_one(name, text, "a text"))]
    if faults:
        raise _not_yet("; ".join(faults))


def verdict_form(verdict: object, evidence: object) -> None:
    """Expect 360 to 440 words, one confidence, no number from elsewhere, no loaded word.

    Parameters
    ----------
    verdict
        The text.
    evidence
        The table in which its numbers must stand: in ``number``, ``unit``, ``filter`` or ``limit``.

    Raises
    ------
    NotYet
        If the text is anything else; all faults are named at once.
    """
    label, value = named(verdict, "")
    text = read_one(label, value, "a text")
    if type(text) is not str:
        raise NotYet(f"{label} is {show(text)}. The sheet asks for a text in quotation marks.")
    name, rows = _rows(evidence, "number")
    known = {abs(row["number"]) for row in rows if is_finite(row["number"])}
    for row in rows:
        for column in ("unit", "filter", "limit"):
            known |= set(_verdict.numbers(str(row.get(column, ""))).values())
    faults = _verdict.faults(text, known, name)
    if faults:
        raise _not_yet(f"{label} {'; it '.join(faults)}")


def _not_yet(message: str) -> NotYet:
    return NotYet(f"{message}.", recognised=True)


def _raise_faults(label: str, faults: list[tuple[str, str]]) -> None:
    """Raise if there are faults, and name each once with the rows that have it."""
    rows: dict[str, list[str]] = {}
    for row, fault in faults:
        rows.setdefault(fault, []).append(str(row))
    if rows:
        told = [f"{_some(names)}: {fault}" for fault, names in rows.items()]
        more = f"; and {len(told) - 3} faults more" if len(told) > 3 else ""
        raise _not_yet(f"{label}: {'; '.join(told[:3])}{more}")


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _rows(evidence: object, *columns: str) -> tuple[str, list[Row]]:
    label, value = named(evidence, "")
    rows = list(read_rows(label, value, "e_id").values())
    if not rows:
        raise _not_yet(f"{label} has no rows")
    lacking = [column for column in columns if column not in rows[0]]
    if lacking:
        raise _not_yet(f"{label} lacks the column(s) {', '.join(lacking)}")
    return label, rows


def _faults(row: Row) -> Iterator[str]:
    for column in TEXTS:
        if type(row[column]) is not str or not row[column].strip():
            yield f"{column} is {show(row[column])}, the sheet asks for a text"
    if not is_finite(row["number"]):
        yield f"number is {show(row['number'])}, the sheet asks for a number without its unit"
    for column, allowed in (("direction", DIRECTIONS), ("confidence", CONFIDENCES)):
        if type(row[column]) is not str or compare.fold(row[column]) not in allowed:
            yield f"{column} is {show(row[column])}, the sheet asks for {', '.join(allowed)}"
    unknown = _listed(row["table"]) - _tables()
    if unknown:
        yield f"there is no table {few(unknown)}"
    words = len(str(row["limit"]).split())
    if words > LONGEST_LIMIT:
        yield f"limit has {words} words, at most {LONGEST_LIMIT} are asked for"
    window = [_day(row[column]) for column in ("window_from", "window_to")]
    if None in window:
        yield "a day of its window is not written as in '2016-12-29'"
    elif window[0] > window[1]:  # type: ignore[operator]  # neither is None
        yield "its window ends before it begins"


def _odd(pair: list[Row]) -> Iterator[str]:
    if len(pair) != 2:
        yield f"has {len(pair)} row(s), a before and its after are two"
        return
    windows = [(_day(row["window_from"]), _day(row["window_to"])) for row in pair]
    (first, last), (begin, end) = sorted(windows, key=str)
    if first is None or last is None or begin is None or end is None:
        yield "has a day that is not written as in '2016-12-29'"
        return
    one, other = (last - first).days + 1, (end - begin).days + 1
    if abs(one - other) > 1:
        yield f"compares {one} days with {other}"
    if last >= begin:
        yield "has windows that overlap"


def _day(value: object) -> datetime | None:
    if type(value) is str:
        try:
            return datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    return value if type(value) is datetime else None


def _listed(cell: object) -> set[str]:
    """Split a cell such as "diplomacy; places"."""
    return {part.strip() for part in str(cell).split(";") if part.strip()}


def _tables() -> set[str]:
    from course_utils.datasets import package

    return set(package().tables)


def _column(table: str, column: str) -> set[str]:
    from course_utils import load

    return set(load(table)[column])


def _publishers(source_ids: set[str]) -> set[str]:
    from course_utils import load

    sources = load("sources")
    found = sources.loc[sources["source_id"].isin(source_ids), "publisher"]
    return {compare.fold(str(publisher)) for publisher in found}
