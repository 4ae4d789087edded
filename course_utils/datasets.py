"""The course's tables, map layers and sources.

>>> from course_utils import load
>>> load("ties", columns=["tie_id", "date_start"]).shape
(172, 2)

Meaning, limits and licence of each table stand in its manifest and are shown
by :func:`describe`.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from course_utils._description import Description
from course_utils._manifest import MANIFEST, DataPackage
from course_utils.errors import DataError, UnknownName
from course_utils.tables import show_readable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["cite", "describe", "layer", "load", "package", "sources"]


@cache
def package() -> DataPackage:
    """Open the data package of this installation.

    Returns
    -------
    DataPackage
        The tables inside the installed package, else those of the repository.

    Raises
    ------
    DataError
        There are no datasets in either place.
    """
    here = Path(__file__).resolve().parent
    for root in (here / "_datasets", here.parent / "datasets"):
        if root.is_dir():
            return DataPackage(root)
    raise DataError(
        f"no folder with {MANIFEST} was found",
        where="datasets",
        remedy="Reinstall the package.",
    )


def load(
    name: str,
    *,
    columns: Sequence[str] | None = None,
    since: str | dt.date | None = None,
    until: str | dt.date | None = None,
) -> pd.DataFrame:
    """Load a table of the course.

    Parameters
    ----------
    name
        The table, such as ``"diplomacy"``.
    columns
        The columns to keep, in this order; all by default.
    since, until
        First and last day to keep, such as ``"2016-12-30"``. They are compared
        with the table's own date column, which ``describe(name)`` names; rows
        without a date are then left out.

    Returns
    -------
    pandas.DataFrame
        One row a record. Dates are datetimes, whole numbers that may be empty
        are ``Int64``, an ordered scale is an ordered categorical. ``attrs``
        holds name, title, citation and licence. In a notebook, tables are from now on
        shown with text from the left and dates in one line.

    Raises
    ------
    UnknownName
        There is no such table or column.
    DataError
        The file is missing or damaged, or a day is not a date.
    """
    show_readable()
    return load_from(package(), name, columns=columns, since=since, until=until)


def load_from(
    data: DataPackage,
    name: str,
    *,
    columns: Sequence[str] | None = None,
    since: str | dt.date | None = None,
    until: str | dt.date | None = None,
) -> pd.DataFrame:
    """Load a table of a given data package; see :func:`load`."""
    resource = data.table(name)
    wanted = [columns] if isinstance(columns, str) else columns
    first, last = _day(since, "since"), _day(until, "until")
    if first is None and last is None:
        frame = data.read_table(name, wanted)
    else:
        frame = _between(data, resource, wanted, first, last)
    frame.attrs = {
        "name": name,
        "title": resource["title"],
        "citation": _citation(data, resource),
        "licence": _licence(data, resource),
    }
    return frame


def layer(name: str) -> dict[str, Any]:
    """Load a map layer.

    Parameters
    ----------
    name
        The layer, such as ``"syria_governorates"``.

    Returns
    -------
    dict
        A GeoJSON FeatureCollection: longitudes and latitudes in degrees (WGS 84).

    Raises
    ------
    UnknownName
        There is no such layer.
    DataError
        The file is missing or damaged.
    """
    return package().read_layer(name)


def describe(name: str) -> Description:
    """Say what a table or layer holds, how it was made and what it can't tell.

    Parameters
    ----------
    name
        The table or layer.

    Returns
    -------
    Description
        Shown as formatted text in a notebook and as plain text by ``print``.

    Raises
    ------
    UnknownName
        There is no such table or layer.
    """
    data = package()
    resource = data.resource(name)
    return Description(resource, _citation(data, resource), _licence(data, resource))


def cite(source_id: str) -> str:
    """Render one source as a line for a list of references.

    Parameters
    ----------
    source_id
        The id in the columns ``source_id`` and ``source_id_2``.

    Returns
    -------
    str
        Publisher, date if known, title and address.

    Raises
    ------
    UnknownName
        There is no such source.
    """
    table = package().read_table("sources")
    found = table[table["source_id"] == source_id]
    if found.empty:
        raise UnknownName("source", source_id, table["source_id"])
    source = found.iloc[0]
    date = "no date" if pd.isna(source["date"]) else f"{source['date']:%Y-%m-%d}"
    return f"{source['publisher']} ({date}). {source['title']}. {source['url']}"


def sources(*names: str) -> pd.DataFrame:
    """List the sources behind some tables or layers.

    Parameters
    ----------
    *names
        The tables or layers; all of them by default.

    Returns
    -------
    pandas.DataFrame
        One row a source, as in the table ``sources``.

    Raises
    ------
    UnknownName
        There is no such table or layer.
    """
    data = package()
    table = load_from(data, "sources")
    if not names:
        return table
    used: set[str] = set()
    for name in names:
        used |= _source_ids(data, name)
    return table[table["source_id"].isin(used)].reset_index(drop=True)


def _source_ids(data: DataPackage, name: str) -> set[str]:
    resource = data.resource(name)
    ids = set(resource.get("sourceIds", ()))
    keys = resource.get("schema", {}).get("foreignKeys", ())
    for column in (k["fields"][0] for k in keys if k["reference"]["resource"] == "sources"):
        ids |= set(data.read_table(name, [column])[column].dropna())
    return ids


def _between(
    data: DataPackage,
    resource: dict[str, Any],
    columns: Sequence[str] | None,
    first: pd.Timestamp | None,
    last: pd.Timestamp | None,
) -> pd.DataFrame:
    name, column = resource["name"], resource.get("dateField")
    if column is None:
        raise DataError(
            f"{name!r} has no date column to filter on", remedy="Leave out since and until."
        )
    if first is not None and last is not None and first > last:
        raise DataError(
            f"since ({first:%Y-%m-%d}) is later than until ({last:%Y-%m-%d})",
            remedy="Swap the two.",
        )
    needed = columns if columns is None or column in columns else [*columns, column]
    frame = data.read_table(name, needed)
    keep = frame[column].notna()
    if first is not None:
        keep &= frame[column] >= first
    if last is not None:
        keep &= frame[column] <= last
    wanted = frame.columns if columns is None else list(columns)
    return frame.loc[keep, wanted].reset_index(drop=True)


def _day(value: str | dt.date | None, option: str) -> pd.Timestamp | None:
    if value is None:
        return None
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        day = None
    if not isinstance(day, dt.date):
        raise DataError(f"{option} is not a date: {value!r}", remedy='Write it as "2016-12-30".')
    return pd.Timestamp(day).normalize()


def _citation(data: DataPackage, resource: dict[str, Any]) -> str:
    whole = data.manifest.get("citation", data.manifest.get("title", ""))
    return str(resource.get("citation") or f"{resource['title']}. In: {whole}")


def _licence(data: DataPackage, resource: dict[str, Any]) -> str:
    licences = resource.get("licenses") or data.manifest.get("licenses", [])
    return "; ".join(str(licence["title"]) for licence in licences)
