"""Check published totals against their parts, inside a table and between tables."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from course_utils.authoring.columns import Fault, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_utils._manifest import DataPackage

Frames = dict[str, pd.DataFrame]


class Total(NamedTuple):
    """Rows of a table that other rows of it add up to, or must not exceed.

    Parameters
    ----------
    table, value
        The table and its column of numbers.
    by
        Columns in which a total and its parts agree.
    kind
        The column that tells totals from parts.
    total, parts
        What stands there for a total, and for its parts.
    within
        Share of the total by which the parts may miss it, as both were rounded.
    """

    table: str
    value: str
    by: tuple[str, ...]
    kind: str
    total: str
    parts: tuple[str, ...]
    within: float = 0.0


ADDED_UP = (
    Total(
        "aid_access",
        "value",
        ("period_start", "period_end", "mode", "measure", "unit", "counter"),
        "place_type",
        "route",
        ("crossing",),
    ),
    Total(
        "humanitarian_funding",
        "value",
        ("date", "name", "unit", "stated_by"),
        "measure",
        "pledged_total",
        ("pledged_current_year", "pledged_later_years"),
        0.01,
    ),
    Total(
        "reconstruction",
        "central",
        ("statement_date", "estimated_by"),
        "scope",
        "damage_and_lost_output",
        ("damage", "lost_output"),
        0.01,
    ),
)
"""Totals that equal the sum of their parts, where all kinds of parts are there."""

NOT_EXCEEDED = (
    Total(
        "aid_access",
        "value",
        ("period_start", "period_end", "mode", "place", "unit"),
        "measure",
        "people_requested",
        ("people_approved", "people_reached"),
    ),
    Total(
        "deaths_by_counter",
        "deaths",
        ("counter", "period_start", "period_end", "basis"),
        "level",
        "total",
        ("area", "cause", "group", "party"),
        0.02,
    ),
)
"""Totals that the rows of no kind of part may exceed, as not all parts were published."""

TOGETHER = r"(.+) and (.+) together"
"""Name of a row of humanitarian_funding that joins two plans."""

WITHIN_YEARS = (("conflict_events", "date_start"), ("monthly_deaths", "month"))
"""Tables whose deaths stay below those of yearly_deaths, and their column with the day.

One holds an older release of UCDP, the other leaves out deaths without a month.
"""


def total_faults(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    """Find totals of a table that do not fit their parts.

    Parameters
    ----------
    package
        The datasets.
    name
        The table that holds the totals.
    frames
        All tables as text.

    Yields
    ------
    tuple of str and Fault
        The column of the total, and the rows that are wrong.
    """
    for rules, exact in ((ADDED_UP, True), (NOT_EXCEEDED, False)):
        for rule in rules:
            if rule.table == name:
                yield from _in_table(package, rule, frames, exact=exact)
    if name == "humanitarian_funding":
        yield from _shares(package, frames)
        yield from _joint_plans(package, frames)
    if name == "yearly_deaths":
        yield from _years(package, frames)
    if name == "monthly_deaths_by_governorate" and "conflict_events" in frames:
        yield from _months(package, frames)


def _in_table(
    package: DataPackage, rule: Total, frames: Frames, *, exact: bool
) -> Iterator[tuple[str, Fault]]:
    frame = frames[rule.table]
    numbers = values(package, rule.table, rule.value, frames)
    for _, group in frame[frame[rule.kind].isin([rule.total, *rule.parts])].groupby(
        list(rule.by), dropna=False
    ):
        wholes = group.index[group[rule.kind] == rule.total]
        kinds = [group.index[group[rule.kind] == kind] for kind in rule.parts]
        if not len(wholes):
            continue
        if not exact:
            limit = numbers[wholes].max() * (1 + rule.within)
            broken = [rows for rows in kinds if numbers[rows].sum() > limit]
            for rows in broken:
                problem = f"{{cell}} is exceeded by its parts, {_named(rows, numbers)}"
                yield rule.value, _fault(frame, wholes, problem)
        elif all(len(rows) for rows in kinds) and sum(map(len, kinds)) > 1:
            rows = kinds[0].append(kinds[1:])
            off = (numbers[wholes] - numbers[rows].sum()).abs() > rule.within * numbers[wholes]
            problem = f"{{cell}} is not the sum of its parts, {_named(rows, numbers)}"
            yield rule.value, _fault(frame, wholes[off], problem)


def _named(rows: pd.Index[Any], numbers: pd.Series[Any]) -> str:
    where = ", ".join(str(row + 2) for row in sorted(rows))
    return f"{_plain(numbers[rows].sum())} in row{'s' if len(rows) > 1 else ''} {where}"


def _plain(number: float) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def _fault(frame: pd.DataFrame, rows: pd.Index[Any], problem: str) -> Fault:
    wrong = pd.Series(frame.index.isin(rows), index=frame.index)
    return Fault(wrong, problem, "Look the total and its parts up again.")


def _plans(package: DataPackage, frames: Frames, measure: str) -> pd.DataFrame:
    frame = frames["humanitarian_funding"]
    rows = frame.assign(number=values(package, "humanitarian_funding", "value", frames))
    return rows[rows["measure"] == measure]


def _shares(package: DataPackage, frames: Frames) -> Iterator[tuple[str, Fault]]:
    asked = _plans(package, frames, "requirement")
    received = _plans(package, frames, "funding_received")
    for index, share in _plans(package, frames, "share_funded").iterrows():
        whole = asked.loc[asked["name"] == share["name"], "number"]
        part = received.loc[
            (received["name"] == share["name"]) & (received["date"] == share["date"]), "number"
        ]
        pairs = [100 * money / need for money, need in product(part, whole)]
        if pairs and min(abs(pair - share["number"]) for pair in pairs) > 1:
            problem = f"{{cell}} % is not what was received of the requirement, {pairs[0]:.1f} %"
            found = _fault(frames["humanitarian_funding"], pd.Index([index]), problem)
            yield "value", found


def _joint_plans(package: DataPackage, frames: Frames) -> Iterator[tuple[str, Fault]]:
    asked = _plans(package, frames, "requirement")
    names = asked["name"].str.extract(f"^{TOGETHER}$")
    pairs = asked.assign(first=names[0], second=names[1]).dropna(subset=["first", "second"])
    for index, pair in pairs.iterrows():
        parts = [asked.loc[asked["name"] == pair[plan], "number"] for plan in ("first", "second")]
        sums = [sum(both) for both in product(*parts)]
        whole = pair["number"]
        if sums and min(abs(both - whole) for both in sums) > 0.01 * whole:
            problem = f"{{cell}} is not the sum of the two plans, {_plain(sums[0])}"
            found = _fault(frames["humanitarian_funding"], pd.Index([index]), problem)
            yield "value", found


def _years(package: DataPackage, frames: Frames) -> Iterator[tuple[str, Fault]]:
    frame = frames["yearly_deaths"]
    year, deaths = (
        values(package, "yearly_deaths", column, frames) for column in ("year", "deaths_best")
    )
    keys = pd.MultiIndex.from_arrays([year, frame["type_of_violence"]])
    for table, day in WITHIN_YEARS:
        if table not in frames:
            continue
        part = values(package, table, "deaths_best", frames).groupby(
            [values(package, table, day, frames).dt.year, frames[table]["type_of_violence"]]
        )
        below = deaths < part.sum().reindex(keys).to_numpy()
        problem = f"{{cell}} is less than the deaths of {table} in that year, of that type"
        yield "deaths_best", _fault(frame, frame.index[below], problem)


def _months(package: DataPackage, frames: Frames) -> Iterator[tuple[str, Fault]]:
    name, keys = "monthly_deaths_by_governorate", ["month", "governorate", "type_of_violence"]
    frame, events = frames[name], frames["conflict_events"]
    counted = events.assign(
        month=events["date_start"].str.slice(0, 7) + "-01",
        events=1,
        **{
            column: values(package, "conflict_events", column, frames)
            for column in ("deaths_best", "deaths_civilians")
        },
    )
    sums = counted[counted["spans_months"] == "false"].groupby(keys)
    index = pd.MultiIndex.from_frame(frame[keys])
    for column in ("events", "deaths_best", "deaths_civilians"):
        whole = sums[column].sum().reindex(index).to_numpy()
        wrong = frame.index[values(package, name, column, frames) != whole]
        yield column, _fault(frame, wrong, "{cell} is not the sum over conflict_events")
