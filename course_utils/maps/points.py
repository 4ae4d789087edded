"""Rows of a table as points: one canvas, however many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from course_utils.errors import MapError
from course_utils.maps import columns
from course_utils.maps.base import governorates
from course_utils.maps.checks import (
    count,
    listing,
    name_rows,
    need_columns,
    need_frame,
    positions,
)
from course_utils.maps.layers import CourseLayer, Preview, credit_of, preview_of, title_of
from course_utils.maps.scales import ColourScale, Entry, colour_scale, number_text, round_numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SCALE = 10_000
LARGEST, SMALLEST = 18.0, 2.5


def headings_of(popup: Mapping[str, str] | Sequence[str] | str) -> dict[str, str]:
    """Pair columns with their headings; a mapping gives its own."""
    if isinstance(popup, Mapping):
        return dict(popup)
    if isinstance(popup, str):
        popup = [popup]
    return {name: columns.heading(name) for name in popup}


def label_column(frame: pd.DataFrame, label: str | None) -> str | None:
    """Choose the column that names a row: the one given, ``name_en``, or the first with text."""
    if label is not None:
        need_columns(frame, [label])
        return label
    wordy = [str(name) for name in frame.columns if not pd.api.types.is_numeric_dtype(frame[name])]
    known = [name for name in ("name_en", "name", "title", "place") if name in wordy]
    return (known or wordy or [None])[0]


class Points(CourseLayer):
    """The layer behind :meth:`course_utils.maps.Map.add_points`."""

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        label: str | None = None,
        colour: str | None = None,
        size: str | None = None,
        popup: Mapping[str, str] | Sequence[str] | None = None,
        name: str | None = None,
        latitude: str = "latitude",
        longitude: str = "longitude",
        uncertain: str | None = None,
        credit: str | None = None,
        maker: str = "points",
        extra: Sequence[str] = (),
    ) -> None:
        frame = need_frame(frame, "add_points")
        super().__init__(maker, title_of(frame, name, "Points"), credit_of(frame, credit))
        self.label = label_column(frame, label)
        self.headings = headings_of(
            popup if popup is not None else [c for c in (colour, size) if c is not None]
        )
        need_columns(frame, [colour, size, uncertain, *self.headings])
        where = positions(frame, latitude, longitude, self.label)
        self.frame, self.latitude, self.longitude = where.kept, where.latitude, where.longitude
        self.missing = where.missing
        self.uncertain = uncertain
        shown = [self.label] if self.label is not None else []
        wanted = [*shown, *self.headings, *extra]
        self.columns = {key: self.headings.get(key, columns.heading(key)) for key in wanted}
        self.colour_column = colour
        self.colour: ColourScale | None = None
        if colour is not None:
            self.colour = colour_scale(self.frame[colour], columns.heading(colour))
        self.size = size
        self.sizes: npt.NDArray[np.float64] | None = None
        self.most = 0.0
        if size is not None:
            self.sizes = self._read_sizes(size)
            self.most = float(np.nanmax(self.sizes, initial=0.0))

    def _read_sizes(self, size: str) -> npt.NDArray[np.float64]:
        values = self.frame[size]
        if not pd.api.types.is_numeric_dtype(values):
            raise MapError(f"size={size!r} holds no numbers", remedy="Choose a column of numbers.")
        numbers: npt.NDArray[np.float64] = values.to_numpy(dtype=float, na_value=np.nan)
        with np.errstate(invalid="ignore"):
            below = numbers < 0
        if below.any():
            names = listing(name_rows(self.frame, below, self.label))
            raise MapError(
                f"size below zero in {count(int(below.sum()))}: {names}",
                where=f"column {size!r}",
                remedy="A circle can't show a negative number; use colour for it.",
            )
        return numbers

    def _plain_radius(self) -> float:
        return 6.0 if len(self.frame) <= 200 else 5.0 if len(self.frame) <= 2000 else 4.0

    def radii(self) -> npt.NDArray[np.float64]:
        """Give each symbol's radius in pixels, its area in proportion to the size column."""
        if self.sizes is None:
            return np.full(len(self.frame), self._plain_radius())
        if self.most <= 0:
            return np.full(len(self.frame), SMALLEST)
        share = np.nan_to_num(self.sizes) / self.most
        return np.maximum(LARGEST * np.sqrt(share), SMALLEST)

    def entries(self) -> list[Entry]:
        """Give the legend's lines for colours."""
        if self.colour is None:
            return [Entry(self.title, "#0072B2", "circle", len(self.frame))]
        none = int((self.colour.codes < 0).sum())
        blank = [Entry("no value", "#FFFFFF", "circle", none)] if none else []
        return [*self.colour.entries, *blank]

    def codes(self) -> npt.NDArray[np.intp]:
        """Give for each row the number of its legend line."""
        if self.colour is None:
            return np.zeros(len(self.frame), dtype=np.intp)
        return np.where(self.colour.codes < 0, len(self.colour.entries), self.colour.codes)

    def size_legend(self) -> list[tuple[str, float]]:
        """Give the text and radius of each symbol in the legend of sizes."""
        if self.sizes is None or self.most <= 0:
            return []
        return [
            (number_text(number), float(LARGEST * np.sqrt(number / self.most)))
            for number in round_numbers(self.most)
        ]

    def payload(self) -> dict[str, Any]:  # noqa: D102
        uncertain = None
        if self.uncertain is not None:
            doubtful = self.frame[self.uncertain].fillna(False).astype(bool)
            uncertain = doubtful.astype(int).tolist()
        return {
            "title": self.title,
            "lat": columns.deltas(self.latitude, SCALE),
            "lon": columns.deltas(self.longitude, SCALE),
            "scale": SCALE,
            "columns": [
                columns.encode(self.frame[key], text) for key, text in self.columns.items()
            ],
            "named": self.label is not None,
            "colourTitle": self.colour.title if self.colour else None,
            "colourNote": self.colour.note if self.colour else "",
            "entries": [[e.text, e.colour, e.shape, e.rows] for e in self.entries()],
            "codes": self.codes().tolist() if self.colour else None,
            "radius": self._plain_radius() if self.sizes is None else None,
            "radii": None
            if self.sizes is None
            else np.rint(self.radii() * 10).astype(int).tolist(),
            "sizeTitle": columns.heading(self.size) if self.size else None,
            "sizes": self.size_legend(),
            "uncertain": uncertain,
        }

    def share_scale(self, other: Points) -> None:
        """Use the same sizes and colours as another map's layer, so that the two compare."""
        self.most = other.most = max(self.most, other.most)
        if self.colour and other.colour and self.colour_column and other.colour_column:
            values = [self.frame[self.colour_column], other.frame[other.colour_column]]
            joint = colour_scale(pd.concat(values), self.colour.title)
            self.colour = joint.part(slice(None, len(self.frame)))
            other.colour = joint.part(slice(len(self.frame), None))

    def _most_frequent(self) -> str:
        if "governorate" in self.frame.columns:
            names = {shape.code: shape.names["en"] for shape in governorates()}
            places = self.frame["governorate"].map(lambda code: names.get(code, code))
        elif self.label is not None:
            places = columns.texts(self.frame[self.label])
        else:
            return ""
        if places.notna().mean() < 0.5:
            return ""
        counts = places.value_counts()
        if len(counts) < 2 or counts.iloc[0] < 2:
            return ""
        often = counts[counts > 1].head(3)
        tops = [f"{place} ({number:,})" for place, number in often.items()]
        return f", most in {listing(tops)}"

    def sentence(self) -> str:  # noqa: D102
        if not len(self.frame):
            said = f"{self.title}: no rows to show"
        else:
            said = f"{self.title}: {count(len(self.frame))}{self._most_frequent()}"
        if self.colour and self.colour.entries:
            kinds = [f"{entry.text} {entry.rows:,}" for entry in self.entries()]
            said += f". By {self.colour.title.lower()}: {', '.join(kinds)}"
        if self.missing:
            said += f". {count(len(self.missing))} without coordinates left out: "
            said += listing(self.missing)
        return said + "."

    def preview(self) -> Preview:  # noqa: D102
        return preview_of(self.title, self.frame, self.columns)

    def draw(self, axes: Axes) -> list[Any]:  # noqa: D102
        from course_utils.maps import picture_layers

        return picture_layers.draw_points(axes, self)
