"""Values by governorate as shaded areas, and zones that are only roughly known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from course_utils.errors import MapError, UnknownName
from course_utils.maps import columns
from course_utils.maps.base import Ring, Shape, encode, governorates, label_spot
from course_utils.maps.checks import count, listing, need_columns, need_frame, positions
from course_utils.maps.layers import CourseLayer, Preview, credit_of, preview_of, title_of
from course_utils.maps.points import label_column
from course_utils.maps.scales import Classes, ColourScale, by_class, number_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Polygons = tuple[tuple[Ring, ...], ...]

EARTH_KM = 6371.0088
DARK = 130


def _series(values: pd.Series[Any] | pd.DataFrame) -> pd.Series[Any]:
    if isinstance(values, pd.Series):
        return values
    frame = need_frame(values, "add_choropleth")
    need_columns(frame, ["governorate"])
    numeric = [name for name in frame.select_dtypes("number").columns if name != "governorate"]
    if len(numeric) != 1:
        raise MapError(
            f"expected one column of numbers beside 'governorate', found {len(numeric)}",
            where="add_choropleth",
            remedy='Pass one column: frame.set_index("governorate")["deaths"].',
        )
    series: pd.Series[Any] = frame.set_index("governorate")[numeric[0]]
    return series


def by_governorate(values: pd.Series[Any] | pd.DataFrame) -> tuple[pd.Series[Any], int]:
    """Line values up with Syria's governorates.

    Parameters
    ----------
    values
        Numbers indexed by P-code (``"SY07"``) or English name (``"Idlib"``), or a table with a
        column ``governorate`` and one column of numbers.

    Returns
    -------
    tuple
        A value for each of the fourteen governorates, by P-code, missing ones as NaN; and the
        number of rows left out because they name no governorate.

    Raises
    ------
    UnknownName
        A code or name is no governorate.
    MapError
        The values are not numbers, or a governorate occurs twice.
    """
    series = _series(values)
    if not pd.api.types.is_numeric_dtype(series):
        raise MapError(
            "the values are not numbers", where="add_choropleth", remedy="Count or sum first."
        )
    blank = np.asarray(series.index.isna())
    series = series.loc[~blank]
    codes = {shape.names["en"]: shape.code for shape in governorates()}
    known = [*codes.values(), *codes]
    for key in series.index:
        if key not in known:
            raise UnknownName("governorate", key, known)
    by_code = series.rename(index=codes)
    double = by_code.index[by_code.index.duplicated()].unique()
    if len(double):
        raise MapError(
            f"more than one row for {count(len(double), 'governorate')}: {listing(list(double))}",
            where="add_choropleth",
            remedy='Bring the rows together first, for instance with groupby("governorate").sum().',
        )
    lined: pd.Series[Any] = by_code.astype(float).reindex(list(codes.values()))
    return lined, int(blank.sum())


class Choropleth(CourseLayer):
    """The layer behind :meth:`course_utils.maps.Map.add_choropleth`."""

    level = 0

    def __init__(
        self,
        values: pd.Series[Any] | pd.DataFrame,
        *,
        classes: Classes = "quantile",
        k: int = 5,
        legend: str | None = None,
        centre: float | None = None,
        name: str | None = None,
        credit: str | None = None,
    ) -> None:
        self.values, self.blank = by_governorate(values)
        named = values.name if isinstance(values, pd.Series) else self.values.name
        self.legend = legend or columns.heading(str(named or "value"))
        super().__init__("areas", name or self.legend, self._credit(values, credit))
        self.classes, self.k, self.centre = classes, k, centre
        self.colour = self._scale(self.values)

    @staticmethod
    def _credit(values: Any, credit: str | None) -> str | None:
        return credit_of(values, credit)

    def _scale(self, values: pd.Series[Any]) -> ColourScale:
        return by_class(values, self.legend, self.classes, self.k, self.centre)

    def share_scale(self, other: Choropleth) -> None:
        """Use the same classes as another map's layer, so that colours mean the same on both."""
        joint = self._scale(pd.concat([self.values, other.values]))
        half = len(self.values)
        self.colour = joint.part(slice(None, half))
        other.colour = joint.part(slice(half, None))

    def dark(self) -> set[str]:
        """Give the P-codes of governorates shaded so darkly that names on them must be light."""
        found = set()
        for shape, code in zip(governorates(), self.colour.codes, strict=True):
            if code >= 0:
                red, green, blue = (
                    int(self.colour.entries[code].colour[at : at + 2], 16) for at in (1, 3, 5)
                )
                if 0.3 * red + 0.59 * green + 0.11 * blue < DARK:
                    found.add(shape.code)
        return found

    def table(self) -> pd.DataFrame:
        """Give the rows of the table twin."""
        names = [shape.names["en"] for shape in governorates()]
        return pd.DataFrame({"governorate": names, "value": self.values.to_numpy()})

    def payload(self) -> dict[str, Any]:  # noqa: D102
        return {
            "title": self.title,
            "codes": [shape.code for shape in governorates()],
            "spots": spots(governorates()),
            "dark": sorted(self.dark()),
            "classes": self.colour.codes.tolist(),
            "entries": self.colour.legend(),
            "colourTitle": self.legend,
            "colourNote": self.colour.note,
            "columns": [
                columns.encode(self.table()["governorate"], "Governorate"),
                columns.encode(self.table()["value"], self.legend),
            ],
        }

    def sentence(self) -> str:  # noqa: D102
        known = self.values.dropna().sort_values(ascending=False)
        if not len(known):
            return f"{self.title}: no rows to show."
        names = {shape.code: shape.names["en"] for shape in governorates()}
        highest = known.head(3)
        top = [
            f"{names[code]} ({number_text(value)})"
            for code, value in zip(highest.index, highest, strict=True)
        ]
        code, low = known.index[-1], known.iloc[-1]
        said = f"{self.title}, by governorate: highest in {listing(top)}"
        if len(known) > 3:
            said += f"; lowest in {names[code]} ({number_text(low)})"
        without = len(self.values) - len(known)
        if without:
            said += f"; no value for {count(without, 'governorate')}"
        if self.blank:
            said += f"; {count(self.blank)} without a governorate left out"
        return said + "."

    def preview(self) -> Preview:  # noqa: D102
        return preview_of(
            self.title, self.table(), {"governorate": "Governorate", "value": self.legend}
        )

    def draw(self, axes: Axes) -> list[Any]:  # noqa: D102
        from course_utils.maps import picture_layers

        return picture_layers.draw_choropleth(axes, self)


def spots(shapes: Sequence[Shape]) -> list[list[float]]:
    """Find a latitude and longitude well inside each shape, where its card points."""
    everywhere = (-90.0, -180.0, 90.0, 180.0)
    found = [label_spot(shape.polygons[0], everywhere) or (0.0, 0.0, 0.0) for shape in shapes]
    return [[round(spot[0], 3), round(spot[1], 3)] for spot in found]


def circle(latitude: float, longitude: float, radius_km: float) -> Ring:
    """Draw a circle on the globe.

    Parameters
    ----------
    latitude, longitude
        Its centre, in degrees.
    radius_km
        Its radius in kilometres.

    Returns
    -------
    numpy.ndarray
        A closed ring of longitudes and latitudes in degrees, shape (73, 2).
    """
    turn = np.linspace(0, 2 * np.pi, 73)
    north = np.degrees(radius_km / EARTH_KM) * np.cos(turn)
    east = np.degrees(radius_km / EARTH_KM) * np.sin(turn) / np.cos(np.radians(latitude))
    return np.column_stack([longitude + east, latitude + north])


def _zone_frame(
    zones: Mapping[str, Any],
) -> tuple[pd.DataFrame, list[Polygons]]:
    rows: list[dict[str, Any]] = []
    shapes: list[Polygons] = []
    for number, feature in enumerate(zones.get("features", [])):
        about, geometry = dict(feature.get("properties") or {}), feature["geometry"]
        if geometry["type"] == "Point":
            if "radius_km" not in about:
                raise MapError(
                    f"feature {number} is a point without radius_km",
                    where="add_zones",
                    remedy="Give the radius in its properties, or pass polygons.",
                )
            longitude, latitude = geometry["coordinates"][:2]
            shapes.append(((circle(latitude, longitude, about["radius_km"]),),))
        elif geometry["type"] in {"Polygon", "MultiPolygon"}:
            nested = geometry["coordinates"]
            polygons = [nested] if geometry["type"] == "Polygon" else nested
            shapes.append(
                tuple(tuple(np.asarray(ring) for ring in polygon) for polygon in polygons)
            )
        else:
            raise MapError(
                f"feature {number} is a {geometry['type']}, expected a point or polygon",
                where="add_zones",
            )
        rows.append(about)
    return pd.DataFrame(rows), shapes


class Zones(CourseLayer):
    """The layer behind :meth:`course_utils.maps.Map.add_zones`."""

    level = 1

    def __init__(
        self,
        zones: Mapping[str, Any] | pd.DataFrame,
        *,
        label: str | None = None,
        popup: Mapping[str, str] | Sequence[str] | None = None,
        name: str | None = None,
        credit: str | None = None,
    ) -> None:
        missing: tuple[str, ...] = ()
        if isinstance(zones, Mapping):
            self.frame, outlines = _zone_frame(zones)
        else:
            frame = need_frame(zones, "add_zones")
            need_columns(frame, ["radius_km"])
            where = positions(frame, "latitude", "longitude", label_column(frame, label))
            self.frame, missing = where.kept, where.missing
            outlines = [
                ((circle(latitude, longitude, radius),),)
                for latitude, longitude, radius in zip(
                    where.latitude, where.longitude, self.frame["radius_km"], strict=True
                )
            ]
        super().__init__(
            "areas", title_of(self.frame, name, "Zones"), credit_of(self.frame, credit)
        )
        self.label = label_column(self.frame, label)
        self.missing = missing
        headings = dict(popup) if isinstance(popup, Mapping) else {
            key: columns.heading(key) for key in popup or []
        }  # fmt: skip
        need_columns(self.frame, list(headings))
        first = {self.label: columns.heading(self.label)} if self.label is not None else {}
        self.columns = {**first, **headings}
        named = (
            columns.texts(self.frame[self.label])
            if self.label is not None
            else [""] * len(outlines)
        )
        self.outlines = tuple(
            Shape(str(number), {"en": str(text)}, "zone", polygons)
            for number, (text, polygons) in enumerate(zip(named, outlines, strict=True))
        )

    def payload(self) -> dict[str, Any]:  # noqa: D102
        return {
            "title": self.title,
            "shapes": {"scale": 10_000, "shapes": encode(self.outlines, 4)},
            "entries": [
                [f"{self.title} (approximate, no boundaries)", "zone", "zone", len(self.outlines)]
            ],
            "spots": spots(self.outlines),
            "named": self.label is not None,
            "classes": [0] * len(self.outlines),
            "colourTitle": None,
            "colourNote": "",
            "columns": [
                columns.encode(self.frame[key], text) for key, text in self.columns.items()
            ],
        }

    def sentence(self) -> str:  # noqa: D102
        if not self.outlines:
            return f"{self.title}: no rows to show."
        names = [shape.names["en"] for shape in self.outlines if shape.names["en"]]
        said = f"{self.title}: {count(len(self.outlines), 'zone')}, drawn approximately"
        if names:
            said += f": {'; '.join(names[:6])}" + ("; …" if len(names) > 6 else "")
        if self.missing:
            said += f". {count(len(self.missing))} without coordinates left out: "
            said += listing(self.missing)
        return said + "."

    def preview(self) -> Preview:  # noqa: D102
        return preview_of(self.title, self.frame, self.columns)

    def draw(self, axes: Axes) -> list[Any]:  # noqa: D102
        from course_utils.maps import picture_layers

        return picture_layers.draw_zones(axes, self)
