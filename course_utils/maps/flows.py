"""Who met where, who backed whom: arrows between places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from course_utils import datasets
from course_utils.errors import MapError, UnknownName
from course_utils.maps import columns
from course_utils.maps.checks import count, listing, need_columns, need_frame, positions
from course_utils.maps.layers import CourseLayer, Preview, credit_of, preview_of, title_of
from course_utils.maps.scales import ColourScale, Entry, by_category, number_text, round_numbers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

End = str | tuple[str, str]
WIDEST, THINNEST = 7.0, 1.5


def _ends(frame: pd.DataFrame, end: End) -> pd.DataFrame:
    """Find the place of one end of each row: its name and coordinates, missing where unknown."""
    if isinstance(end, tuple):
        where = positions(frame, *end, None)
        found = pd.DataFrame(
            {"latitude": where.latitude, "longitude": where.longitude}, index=where.kept.index
        )
        found["place"] = [f"{lat:.2f}, {lon:.2f}" for lat, lon in found.to_numpy()]
        return found.reindex(frame.index)
    need_columns(frame, [end])
    gazetteer = datasets.load("places").drop_duplicates("place_id").set_index("place_id")
    by_name = gazetteer.reset_index().drop_duplicates("name_en").set_index("name_en")["place_id"]
    keys = frame[end].map(lambda key: by_name.get(key, key), na_action="ignore")
    unknown = keys.dropna()[~keys.dropna().isin(gazetteer.index)]
    if len(unknown):
        nearest = UnknownName("place", unknown.iloc[0], [*gazetteer.index, *by_name.index])
        raise MapError(
            f"places that are not in the gazetteer in {count(len(unknown))}: "
            f"{listing([repr(key) for key in unknown.unique()])}",
            where=f"column {end!r}",
            remedy=nearest.remedy,
        )
    found = gazetteer.reindex(keys)[["name_en", "latitude", "longitude"]]
    found.columns = pd.Index(["place", "latitude", "longitude"])
    return found.set_index(frame.index)


class Flows(CourseLayer):
    """The layer behind :meth:`course_utils.maps.Map.add_flows`.

    Rows with the same two ends and the same kind become one arrow.
    """

    level = 2

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        source: End,
        target: End,
        weight: str | None = None,
        kind: str | None = None,
        name: str | None = None,
        credit: str | None = None,
    ) -> None:
        frame = need_frame(frame, "add_flows").reset_index(drop=True)
        super().__init__("flows", title_of(frame, name, "Flows"), credit_of(frame, credit))
        need_columns(frame, [weight, kind])
        if weight is not None and not pd.api.types.is_numeric_dtype(frame[weight]):
            raise MapError(
                f"weight={weight!r} holds no numbers", remedy="Choose a column of numbers."
            )
        self.weight = columns.heading(weight) if weight is not None else "Rows"
        self.kind = columns.heading(kind) if kind is not None else None
        start, end = _ends(frame, source), _ends(frame, target)
        whole = pd.concat([start.add_suffix("_0"), end.add_suffix("_1")], axis=1)
        whole["kind"] = columns.texts(frame[kind]).fillna("no value") if kind is not None else ""
        whole["weight"] = frame[weight].astype(float) if weight is not None else 1.0
        known = whole.dropna()
        self.missing = len(whole) - len(known)
        self.rows = len(known)
        keys = [name for name in whole.columns if name != "weight"]
        merged = known.groupby(keys, sort=False)["weight"].sum().reset_index()
        self.arrows = merged.sort_values("weight", ascending=False, ignore_index=True)
        if (self.arrows["weight"] < 0).any():
            raise MapError("some arrows have a weight below zero", where=f"column {weight!r}")
        self.colour: ColourScale | None = None
        if kind is not None:
            self.colour = by_category(self.arrows["kind"], str(self.kind))
        self.most = float(self.arrows["weight"].max()) if len(self.arrows) else 0.0

    def share_scale(self, other: Flows) -> None:
        """Use the same widths and colours as another map's layer."""
        self.most = other.most = max(self.most, other.most)
        if self.colour and other.colour:
            joint = by_category(
                pd.concat([self.arrows["kind"], other.arrows["kind"]]), self.colour.title
            )
            half = len(self.arrows)
            self.colour = joint.part(slice(None, half))
            other.colour = joint.part(slice(half, None))

    def widths(self) -> npt.NDArray[np.float64]:
        """Give each arrow's width in pixels, in proportion to its weight."""
        share = self.arrows["weight"].to_numpy(dtype=float) / (self.most or 1.0)
        widths: npt.NDArray[np.float64] = np.maximum(WIDEST * share, THINNEST)
        return widths

    def width_legend(self) -> list[tuple[str, float]]:
        """Give text and width of the lines that explain the widths."""
        if not len(self.arrows) or self.most <= self.arrows["weight"].min():
            return []
        numbers = [n for n in round_numbers(self.most) if WIDEST * n / self.most >= THINNEST]
        return [(number_text(n), WIDEST * n / self.most) for n in numbers]

    def codes(self) -> npt.NDArray[np.intp]:
        """Give for each arrow the number of its legend line."""
        return self.colour.codes if self.colour else np.zeros(len(self.arrows), dtype=np.intp)

    def entries(self) -> list[Entry]:
        """Give the legend's lines for kinds."""
        if self.colour:
            return self.colour.entries
        return [Entry(self.title, "#0072B2", "circle", len(self.arrows))]

    def _table(self) -> tuple[pd.DataFrame, dict[str, str]]:
        table = self.arrows.assign(name=self.arrows["place_0"] + " → " + self.arrows["place_1"])
        heads = {"name": "From → to", "kind": self.kind or "", "weight": self.weight}
        if self.kind is None:
            del heads["kind"]
        return table, heads

    def payload(self) -> dict[str, Any]:  # noqa: D102
        table, heads = self._table()
        ends = [
            columns.deltas(self.arrows[f"{axis}_{end}"], 10_000)
            for end in (0, 1)
            for axis in ("latitude", "longitude")
        ]
        return {
            "title": self.title,
            "ends": ends,
            "scale": 10_000,
            "places": [self.arrows["place_0"].tolist(), self.arrows["place_1"].tolist()],
            "columns": [columns.encode(table[key], text) for key, text in heads.items()],
            "colourTitle": self.kind,
            "entries": [[e.text, e.colour, e.shape, e.rows] for e in self.entries()],
            "codes": self.codes().tolist(),
            "widths": np.round(self.widths(), 1).tolist(),
            "widthTitle": self.weight,
            "sizes": self.width_legend(),
        }

    def sentence(self) -> str:  # noqa: D102
        if not len(self.arrows):
            said = f"{self.title}: no rows to show"
        else:
            table, _ = self._table()
            top = [
                f"{name} ({number_text(weight)})"
                for name, weight in zip(table["name"].head(3), table["weight"].head(3), strict=True)
            ]
            said = f"{self.title}: {count(len(self.arrows), 'arrow')} from {count(self.rows)}"
            said += f", the largest {listing(top)}"
        if self.missing:
            said += f". {count(self.missing)} without a place at both ends left out"
        return said + "."

    def preview(self) -> Preview:  # noqa: D102
        return preview_of(self.title, *self._table())

    def draw(self, axes: Axes) -> list[Any]:  # noqa: D102
        from course_utils.maps import picture_layers

        return picture_layers.draw_flows(axes, self)
