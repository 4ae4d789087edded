"""Where the places of place items lie: the gazetteer, read without pandas."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from course_utils.errors import DataError, UnknownName

_HOMES = (
    Path(__file__).parents[1] / "_datasets",
    Path(__file__).parents[2] / "datasets",
)


@dataclass(frozen=True)
class Place:
    """A row of the gazetteer."""

    place_id: str
    names: dict[str, str]
    country: str
    latitude: float
    longitude: float

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude in degrees."""
        return self.latitude, self.longitude

    def name(self, language: str = "en") -> str:
        """Return the place's name in `language`, or else in English."""
        return self.names.get(language) or self.names["en"]


def data_file(name: str) -> Path:
    """Return the path of a file of the datasets.

    Raises
    ------
    DataError
        If it isn't there.
    """
    for home in _HOMES:
        if (home / name).is_file():
            return home / name
    raise DataError("not found", where=f"datasets/{name}", remedy="Restore the datasets folder.")


@cache
def gazetteer() -> dict[str, Place]:
    """Return all places by place_id.

    Raises
    ------
    DataError
        If the gazetteer isn't there.
    """
    with data_file("places.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["place_id"]: Place(
                row["place_id"],
                {language: row[f"name_{language}"] for language in ("en", "ar", "ru")},
                row["country_iso3"],
                float(row["latitude"]),
                float(row["longitude"]),
            )
            for row in csv.DictReader(file)
        }


def place(place_id: str) -> Place:
    """Return the place called `place_id`.

    Raises
    ------
    UnknownName
        If the gazetteer has no such place.
    """
    known = gazetteer()
    if place_id not in known:
        raise UnknownName("place", place_id, known)
    return known[place_id]
