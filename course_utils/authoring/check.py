"""Check the datasets: each table against the manifest, and the tables against each other.

What a single column must look like stands in the manifest. What joins columns,
rows or tables stands in the tables of rules below; a rule for a new dataset is
one more line there.
"""

from __future__ import annotations

import difflib
import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from course_utils._manifest import MANIFEST, DataPackage
from course_utils.authoring.columns import Fault, faults, parse, values
from course_utils.authoring.totals import total_faults
from course_utils.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

MOST = 5
"""Rows that are named for one rule and column; the others are counted."""

IN_ORDER = (
    ("actors", "active_from", "active_to"),
    ("aid_access", "period_start", "period_end"),
    ("announced_dates", "due_from", "due_to"),
    ("announced_dates", "said", "due_to"),
    ("announced_dates", "said", "held"),
    ("ceasefire_violations", "period_start", "period_end"),
    ("conflict_events", "date_start", "date_end"),
    ("deaths_by_counter", "period_start", "period_end"),
    ("diplomacy", "date_start", "date_end"),
    ("humanitarian_funding", "year_from", "year_to"),
    ("interventions", "date_start", "date_end"),
    ("interventions", "reported_figure", "figure_max"),
    ("reconstruction", "low", "central"),
    ("reconstruction", "low", "high"),
    ("reconstruction", "central", "high"),
    ("ties", "date_start", "date_end"),
)
"""Table, a column, and a column that must not be lower where both are filled."""

ADDS_UP = (
    ("unsc_votes", ("yes", "no", "abstain"), 15),
    ("unsc_procedural_votes", ("yes", "no", "abstain"), 15),
    (
        "conflict_events",
        ("deaths_side_a", "deaths_side_b", "deaths_civilians", "deaths_unknown"),
        "deaths_best",
    ),
)
"""Table, columns, and what they add up to in each row: a number, or another column."""

ACTIVE = (
    ("ties", "source_actor", ("date_start", "date_end")),
    ("ties", "target_actor", ("date_start", "date_end")),
    ("positions", "actor_id", ("date",)),
)
"""Table, column with an actor, and the days on which the actor must have been active."""

SAYS_THE_SAME = {
    "actors": ("name",),
    "ceasefire_violations": ("reporter", "side_reporting", "period_start", "period_end"),
    "diplomacy": ("date_start", "title"),
    "oped_claims": ("paraphrase",),
    "places": ("latitude", "longitude"),
    "positions": ("actor_id", "issue", "date", "paraphrase"),
    "sources": ("url",),
    "ties": ("source_actor", "target_actor", "relation", "date_start"),
}
"""Columns in which two rows of a table must not agree; in other tables, all but the key."""

MAY_REPEAT = {"conflict_events"}
"""Tables with rows that are equal but for the key, as their publisher has them."""

OWN_WORK = {"sources", "positions_codebook"}
"""Tables whose rows need no source."""

ON_THE_EDGE = {"bab_al_salam", "tartus_naval", "sochi", "new_york"}
"""A border post, two harbours and a town on the coast, outside by the coarseness of the layers."""

PERMANENT = ("russia", "china", "us", "uk", "france")

Frames = dict[str, pd.DataFrame]


def report(root: Path) -> None:
    """Check the datasets and print what is wrong, a line each.

    Parameters
    ----------
    root
        The folder of the datasets.

    Raises
    ------
    DataError
        Something is wrong.
    """
    import click

    problems = find_problems(root)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        number = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        raise DataError(f"{number} found", where=root.name, remedy="See the lines above.")
    tables = len(DataPackage(root).tables)
    click.echo(f"{root.name}: {tables} tables checked, no problem found.")


def find_problems(root: Path) -> list[DataError]:
    """Check the datasets.

    Parameters
    ----------
    root
        The folder of the datasets.

    Returns
    -------
    list of DataError
        What is wrong, where, and what to do; empty if all is well.

    Raises
    ------
    DataError
        The manifest is missing or broken.
    """
    package = DataPackage(root)
    problems: list[DataError] = []
    frames: Frames = {}
    for name in package.tables:
        try:
            package.read_table(name, [])
        except DataError as error:
            problems.append(error)
        frame = _read(package, name)
        if frame is not None:
            frames[name] = frame
    for name, frame in frames.items():
        fields = package.tables[name]["schema"]["fields"]
        for field in fields:
            cells = frame[field["name"]]
            for fault in faults(cells, field):
                problems += _lines(package, name, field["name"], cells, fault)
        for column, fault in _table_faults(package, name, frames):
            problems += _lines(package, name, column, frame[column], fault)
    problems += _unsourced(package)
    return problems


def _read(package: DataPackage, name: str) -> pd.DataFrame | None:
    """Read a table as text; None if it can't be read or has other columns."""
    resource = package.tables[name]
    try:
        data = package.read_file(resource["path"])
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            frame = pd.read_csv(
                io.BytesIO(data), dtype=str, keep_default_na=False, na_values=[""], index_col=False
            )
    except (DataError, ValueError, pd.errors.ParserWarning):
        return None
    names = [field["name"] for field in resource["schema"]["fields"]]
    return frame if list(frame.columns) == names else None


def _lines(
    package: DataPackage, name: str, column: str, cells: pd.Series[Any], fault: Fault
) -> Iterator[DataError]:
    broken = np.flatnonzero(fault.rows)
    file = package.place(package.tables[name]["path"])
    for number, row in enumerate(broken[:MOST], start=1):
        cell = cells.iloc[row]
        more = len(broken) - MOST if number == MOST else 0
        yield DataError(
            fault.problem.replace("{cell}", "nothing" if pd.isna(cell) else repr(cell))
            + (f" (and {more} more row{'s' if more > 1 else ''})" if more > 0 else ""),
            where=f"{file}, row {row + 2}, column {column}",
            remedy=fault.remedy,
        )


def _table_faults(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    for rule in (
        _keys,
        _foreign_keys,
        _order,
        _sums,
        _results,
        _actors,
        _repeats,
        _points,
        total_faults,
    ):
        yield from (found for found in rule(package, name, frames) if found[1].rows.any())
    if name == "sources" and len(frames) == len(package.tables):
        yield from _unused(package, frames)


def _keys(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    key = package.tables[name]["schema"]["primaryKey"]
    if len(key) > 1:
        twice = frames[name].duplicated(key)
        problem = f"an earlier row has the same {' and '.join(key)}"
        yield key[0], Fault(twice, problem, "Take out one of the two rows.")


def _foreign_keys(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    for key in package.tables[name]["schema"].get("foreignKeys", ()):
        columns, other = key["fields"], key["reference"]["resource"]
        if other not in frames:
            continue
        filled = frames[name][columns].notna().all(axis=1)
        known = set(_tuples(frames[other], key["reference"]["fields"]))
        lost = filled & ~_tuples(frames[name], columns).isin(known)
        file = package.tables[other]["path"]
        if len(columns) == 1:
            remedy = _nearest(frames[name].loc[lost, columns[0]], known)
            yield columns[0], Fault(lost, f"{{cell}} is not in {file}", remedy)
        else:
            problem = f"no row of {file} has this {' and '.join(columns)}"
            yield columns[-1], Fault(lost, problem, "Correct the cells, or add that row.")
    if {"source_id", "source_id_2"} <= set(frames[name].columns):
        same = frames[name]["source_id_2"] == frames[name]["source_id"]
        yield "source_id_2", Fault(same, "the first source is named again", "Empty the cell.")


def _tuples(frame: pd.DataFrame, columns: Sequence[str]) -> pd.Series[Any]:
    cells = frame[list(columns)].fillna("")
    joined = ["|".join(row) for row in cells.itertuples(index=False)]
    return pd.Series(joined, index=frame.index, dtype=object)


def _nearest(lost: pd.Series[Any], known: set[str]) -> str:
    near = difflib.get_close_matches(lost.iloc[0], sorted(known), n=1) if len(lost) else []
    return f"Is {near[0]!r} meant?" if near else "Correct the cell, or add the row it points to."


def _order(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    for table, first, last in IN_ORDER:
        if table == name:
            low, high = (values(package, name, column, frames) for column in (first, last))
            dates = pd.api.types.is_datetime64_any_dtype(low)
            problem = f"{{cell}} {'comes before' if dates else 'is below'} {first}"
            yield last, Fault(high < low, problem, "Correct one of them.")


def _sums(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    for table, columns, total in ADDS_UP:
        if table == name:
            parts = [values(package, name, column, frames) for column in columns]
            whole = values(package, name, total, frames) if isinstance(total, str) else total
            wrong = sum(parts[1:], parts[0]) != whole
            problem = f"{', '.join(columns)} do not add up to {total}"
            yield columns[0], Fault(wrong, problem, "Look the tally up again.")


def _results(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    if name != "unsc_votes":
        return
    frame = frames[name]
    enough = values(package, name, "yes", frames) >= 9
    opposed = (frame[list(PERMANENT)] == "no").any(axis=1)
    result = pd.Series("adopted", index=frame.index).mask(opposed, "vetoed").mask(~enough, "failed")
    wrong = frame["result"].notna() & (frame["result"] != result)
    problem = "{cell} does not follow from the votes in favour and those of the permanent members"
    yield "result", Fault(wrong, problem, "Correct the result or the votes.")


def _actors(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    if "actors" not in frames:
        return
    actors = frames["actors"].drop_duplicates("actor_id").set_index("actor_id")
    for table, column, days in ACTIVE:
        if table != name:
            continue
        start, end = (
            parse(frames[name][column].map(actors[limit]), "date")
            for limit in ("active_from", "active_to")
        )
        idle = pd.Series(data=False, index=frames[name].index)
        for day in days:
            when = values(package, name, day, frames)
            idle |= (when < start) | (when > end)
        remedy = "Correct the day here, or active_from and active_to in actors.csv."
        yield column, Fault(idle, "{cell} was not active on that day", remedy)


def _repeats(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    if name in MAY_REPEAT:
        return
    key = package.tables[name]["schema"]["primaryKey"]
    rest = [column for column in frames[name].columns if column not in key]
    columns = list(SAYS_THE_SAME.get(name, rest))
    twice = frames[name].duplicated(columns) & frames[name][columns].notna().any(axis=1)
    if len(key) == 1:
        problem = f"{{cell}} says the same as an earlier row (by {', '.join(columns)})"
        yield key[0], Fault(twice, problem, "Take out one of the two rows.")


def _points(package: DataPackage, name: str, frames: Frames) -> Iterator[tuple[str, Fault]]:
    if name != "places":
        return
    x, y = (values(package, name, column, frames) for column in ("longitude", "latitude"))
    excused = frames[name]["place_id"].isin(ON_THE_EDGE)
    for column, layer, code in (
        ("governorate", "syria_governorates", "pcode"),
        ("country_iso3", "countries", "iso_a3"),
    ):
        areas = {
            f["properties"][code]: f["geometry"] for f in package.read_layer(layer)["features"]
        }
        outside = pd.Series(data=False, index=x.index)
        for area, rows in frames[name].groupby(column).groups.items():
            if area in areas:
                outside.loc[rows] = ~_within(x.loc[rows], y.loc[rows], areas[area])
            else:
                outside.loc[rows] = True
        remedy = "Correct the coordinates or the code."
        yield column, Fault(outside & ~excused, "the point does not lie in {cell}", remedy)


def _within(x: pd.Series[Any], y: pd.Series[Any], geometry: dict[str, Any]) -> np.ndarray[Any, Any]:
    from course_utils.maps.checks import inside

    many = geometry["type"] == "MultiPolygon"
    polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
    longitude, latitude = x.to_numpy(dtype=float), y.to_numpy(dtype=float)
    found = np.zeros(len(x), dtype=bool)
    for rings in polygons:
        hits = [inside(longitude, latitude, np.asarray(ring)) for ring in rings]
        found |= hits[0] & ~np.any(hits[1:], axis=0) if len(hits) > 1 else hits[0]
    return found


def _unused(package: DataPackage, frames: Frames) -> Iterator[tuple[str, Fault]]:
    used = {i for r in package.manifest["resources"] for i in r.get("sourceIds", ())}
    for name, frame in frames.items():
        if name != "sources":
            used.update(*(frame[c].dropna() for c in frame.columns if c.startswith("source_id")))
    spare = ~frames["sources"]["source_id"].isin(used)
    yield "source_id", Fault(spare, "no row has {cell} as its source", "Take the source out.")


def _unsourced(package: DataPackage) -> Iterator[DataError]:
    for name, resource in package.tables.items():
        links = [key["reference"]["resource"] for key in resource["schema"].get("foreignKeys", ())]
        if "sources" not in links and name not in OWN_WORK:
            yield DataError(
                f"the rows of {name} name no source",
                where=package.place(MANIFEST),
                remedy="Add a column source_id and its foreign key.",
            )
