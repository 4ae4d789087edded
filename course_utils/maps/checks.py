"""Questions asked of a frame before it goes on a map, with answers that name the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from course_utils import datasets
from course_utils.errors import MapError, UnknownName
from course_utils.maps.base import Ring, countries

_SAMPLE = 300


@dataclass(frozen=True)
class Positions:
    """Where the rows of a frame lie.

    Parameters
    ----------
    kept
        The rows that have coordinates.
    latitude, longitude
        Degrees, shape (n,), one value a kept row.
    missing
        Names of the rows left out for want of coordinates.
    """

    kept: pd.DataFrame
    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    missing: tuple[str, ...]


def need_frame(frame: object, where: str) -> pd.DataFrame:
    """Make sure that a table was passed.

    Raises
    ------
    MapError
        It is something else.
    """
    if not isinstance(frame, pd.DataFrame):
        raise MapError(
            f"expected a table (DataFrame), got {type(frame).__name__}",
            where=where,
            remedy='Pass a table, for instance load("places").',
        )
    return frame


def need_columns(frame: pd.DataFrame, names: Sequence[str | None]) -> None:
    """Make sure that a frame has the columns named; None stands for no column.

    Raises
    ------
    UnknownName
        A column is not there; the message gives the nearest one that is.
    """
    for name in names:
        if name is not None and name not in frame.columns:
            raise UnknownName("column", name, [str(column) for column in frame.columns])


def name_rows(frame: pd.DataFrame, chosen: npt.NDArray[np.bool_], label: str | None) -> list[str]:
    """Name rows by their index and, if there is a label column, by their label."""
    rows = frame.loc[chosen]
    if label is None:
        return [f"row {index}" for index in rows.index]
    return [f"row {index} ({text})" for index, text in zip(rows.index, rows[label], strict=True)]


def listing(names: Sequence[str], most: int = 5) -> str:
    """Join names, the first few in full and the others as a count."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def count(number: int, noun: str = "row") -> str:
    """Write a number with its noun: ``1 row``, ``1,200 rows``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _numbers(frame: pd.DataFrame, column: str, label: str | None) -> npt.NDArray[np.float64]:
    values = frame[column]
    numbers = pd.to_numeric(values, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    words = np.isnan(numbers) & values.notna().to_numpy()
    if words.any():
        example = values[words].iloc[0]
        raise MapError(
            f"no number in {count(int(words.sum()))} but, for instance, {example!r}: "
            f"{listing(name_rows(frame, words, label))}",
            where=f"column {column!r}",
            remedy="Coordinates are decimal degrees, such as 36.2.",
        )
    return numbers


def inside(x: Ring, y: Ring, ring: Ring) -> npt.NDArray[np.bool_]:
    """Tell which points lie in a ring, by the even-odd rule.

    Parameters
    ----------
    x, y
        Longitudes and latitudes in degrees, shape (m,).
    ring
        Longitudes and latitudes of a closed ring, shape (n, 2).

    Returns
    -------
    numpy.ndarray
        Booleans, shape (m,).
    """
    x0, y0, x1, y1 = (part[None, :] for part in (*ring[:-1].T, *ring[1:].T))
    spans = (y0 > y[:, None]) != (y1 > y[:, None])
    with np.errstate(divide="ignore", invalid="ignore"):
        cuts = x[:, None] < (x1 - x0) * (y[:, None] - y0) / (y1 - y0) + x0
    odd: npt.NDArray[np.bool_] = np.count_nonzero(spans & cuts, axis=1) % 2 == 1
    return odd


def _swapped_into_syria(latitude: Ring, longitude: Ring) -> bool:
    """Tell whether the rows lie in the sea as given, and in Syria the other way round."""
    latitude, longitude = latitude[:_SAMPLE], longitude[:_SAMPLE]
    shapes = countries("syria")
    syria = next(shape for shape in shapes if shape.role == "syria").polygons[0][0]
    low, high = syria.min(axis=0), syria.max(axis=0)
    if not (
        np.all((latitude >= low[0]) & (latitude <= high[0]))
        and np.all((longitude >= low[1]) & (longitude <= high[1]))
        and np.all(inside(latitude, longitude, syria))
    ):
        return False
    on_land = np.zeros(len(latitude), dtype=bool)
    for shape in shapes:
        for polygon in shape.polygons:
            on_land |= inside(longitude, latitude, polygon[0])
    return not bool(on_land.all())


def _refuse_impossible(
    frame: pd.DataFrame, latitude: Ring, longitude: Ring, label: str | None
) -> None:
    known = ~(np.isnan(latitude) | np.isnan(longitude))
    with np.errstate(invalid="ignore"):
        beyond = known & ~((np.abs(latitude) <= 90) & (np.abs(longitude) <= 180))
        turned = beyond & (np.abs(longitude) <= 90) & (np.abs(latitude) <= 180)
    names = listing(name_rows(frame, beyond, label))
    if beyond.any() and turned.sum() == beyond.sum():
        raise MapError(
            f"latitude beyond 90 degrees in {count(int(beyond.sum()))}, as if latitude and "
            f"longitude were swapped: {names}",
            remedy="Latitude (north–south) comes first; check the two columns.",
        )
    if beyond.any():
        first = int(np.flatnonzero(beyond)[0])
        raise MapError(
            f"coordinates that are not on Earth in {count(int(beyond.sum()))}: {names}; "
            f"the first is latitude {latitude[first]:g}, longitude {longitude[first]:g}",
            remedy="Latitude runs from -90 to 90 and longitude from -180 to 180.",
        )


def positions(frame: pd.DataFrame, latitude: str, longitude: str, label: str | None) -> Positions:
    """Read where rows lie, leave out and count those without coordinates, refuse nonsense.

    Parameters
    ----------
    frame
        One row a thing on the map.
    latitude, longitude
        Columns in decimal degrees. A table that has neither but a ``place_id`` takes them from
        the table of places.
    label
        Column that names a row in messages.

    Raises
    ------
    UnknownName
        A column does not exist.
    MapError
        Coordinates are not numbers, not on Earth, or swapped; the message counts and names rows.
    """
    if {latitude, longitude}.isdisjoint(frame.columns) and "place_id" in frame.columns:
        places = datasets.load("places").set_index("place_id")
        known = places[~places.index.duplicated()].reindex(frame["place_id"])
        frame = frame.assign(
            **{
                latitude: known["latitude"].to_numpy(dtype=float, na_value=np.nan),
                longitude: known["longitude"].to_numpy(dtype=float, na_value=np.nan),
            }
        )
    need_columns(frame, [latitude, longitude, label])
    if "lon" in latitude.lower() and "lat" in longitude.lower():
        raise MapError(
            f"latitude={latitude!r} and longitude={longitude!r} are swapped ({count(len(frame))})",
            remedy=f"Write latitude={longitude!r}, longitude={latitude!r}.",
        )
    lat, lon = _numbers(frame, latitude, label), _numbers(frame, longitude, label)
    _refuse_impossible(frame, lat, lon, label)
    absent = np.isnan(lat) | np.isnan(lon)
    missing = tuple(name_rows(frame, absent, label)) if absent.any() else ()
    kept, lat, lon = (
        (frame, lat, lon) if not absent.any() else (frame[~absent], lat[~absent], lon[~absent])
    )
    if len(lat) and _swapped_into_syria(lat, lon):
        everything: Any = np.ones(len(lat), dtype=bool)
        raise MapError(
            f"{count(len(lat))} in the sea or abroad that would lie in Syria if latitude and "
            f"longitude were swapped: {listing(name_rows(kept, everything, label))}",
            remedy="Check which column holds the latitude (in Syria 32 to 37).",
        )
    return Positions(kept, lat, lon, missing)
