"""The map that students make: a :class:`folium.Map` that needs no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self, get_args

import folium
import pandas as pd
from folium.map import FitBounds
from folium.template import Template

from course_utils.errors import UnknownName
from course_utils.maps import base
from course_utils.maps.areas import Choropleth, Zones
from course_utils.maps.base import Language
from course_utils.maps.columns import clean
from course_utils.maps.flows import End, Flows
from course_utils.maps.layers import CourseLayer, Ground
from course_utils.maps.page import Page, section
from course_utils.maps.points import Points
from course_utils.maps.scales import Classes
from course_utils.maps.timeline import Step, Timeline

_FOLIUM = folium.Map._template.module


class Map(folium.Map):
    """A map that works with no network; everything of folium works on it.

    Parameters
    ----------
    view
        What to open on: ``"syria"``, ``"region"`` or ``"world"``.
    title
        A finding, shown over the map.
    alt
        What the map shows, for readers who can't see it. Without it the title serves.
    labels
        Language of place names: ``"en"``, ``"ar"`` or ``"ru"``.
    tiles
        None, or what :class:`folium.Map` takes. Tiles need a network; where they can't be had
        the outlines show and the page says so.
    **folium_options
        Anything else that :class:`folium.Map` takes, such as ``location`` and ``zoom_start``.

    Raises
    ------
    UnknownName
        The view or language does not exist.

    Examples
    --------
    >>> from course_utils import Map, load
    >>> places = load("places")
    >>> Map("syria").add_points(places[places["kind"] == "base"])  # doctest: +SKIP
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}{{ this.page_section() }}{% endmacro %}
        {% macro script(this, kwargs) %}{{ this.folium_script(kwargs) }}{% endmacro %}
        """
    )

    def __init__(
        self,
        view: str = "syria",
        *,
        title: str | None = None,
        alt: str | None = None,
        labels: Language = "en",
        tiles: Any = None,
        **folium_options: Any,
    ) -> None:
        if labels not in get_args(Language):
            raise UnknownName("language", labels, get_args(Language))
        self.view = view
        self.labels = labels
        south, west, north, east = base.view(view).bounds
        self.placed = "location" in folium_options
        self.zoom_start = float(folium_options.get("zoom_start", 10))
        folium_options.setdefault("location", [(south + north) / 2, (west + east) / 2])
        folium_options.setdefault("zoom_snap", 0.25)
        super().__init__(tiles=tiles, **folium_options)
        # Folium's own list names scripts on the network; the page brings its own.
        self.default_js, self.default_css = [], []
        self.page = Page()
        self.page.add_child(self)
        self.title = clean(title) if title else None
        self.alt = clean(alt) if alt else None
        self.course_layers: list[CourseLayer] = []
        self.add_child(Ground(self._ground), index=0)

    def _ground(self) -> dict[str, Any]:
        names = base.area_names(self.view, self.labels, self.opening())
        return {"base": self.base_key, "fit": not self.placed, "names": names}

    @property
    def base_key(self) -> str:
        """Name of the packed part that holds this map's base."""
        return f"{self.view}-{self.labels}"

    def base_payload(self) -> str:
        """Pack the base: countries, governorates and names."""
        return base.payload(self.view, self.labels)

    def folium_script(self, kwargs: dict[str, Any]) -> str:
        """Give the script that folium writes for any map."""
        return str(_FOLIUM.script(self, kwargs))

    def opening(self) -> base.Bounds:
        """Give the south, west, north and east edge that the map opens on, in degrees."""
        fitted = [child for child in self._children.values() if isinstance(child, FitBounds)]
        if fitted:
            (south, west), (north, east) = fitted[-1].bounds
            return south, west, north, east
        if not self.placed:
            return base.view(self.view).bounds
        latitude, longitude = self.location
        return base.bounds_at(latitude, longitude, self.zoom_start)

    def page_section(self) -> str:
        """Write the part of the page that belongs to this map."""
        return section(
            self.get_name(),
            self.heading(),
            titled=self.title is not None,
            alt=self.alt,
            summary=self.summary(),
            sources=self.sources(),
        )

    def heading(self) -> str:
        """Give the map's name."""
        return self.title or self.alt or f"Map of {self.view}"

    def summary(self) -> str:
        """Say in words what the map shows."""
        said = [layer.sentence() for layer in self.course_layers]
        return " ".join(sentence[:1].upper() + sentence[1:] for sentence in said)

    def sources(self) -> str:
        """Say whose data the map shows."""
        cited = dict.fromkeys(layer.credit for layer in self.course_layers if layer.credit)
        data = f"Data: {'; '.join(cited).rstrip('. ')}. " if cited else ""
        return data + base.CREDIT

    def add_points(
        self,
        frame: pd.DataFrame,
        label: str | None = None,
        *,
        colour: str | None = None,
        size: str | None = None,
        popup: Mapping[str, str] | Sequence[str] | None = None,
        name: str | None = None,
        latitude: str = "latitude",
        longitude: str = "longitude",
        uncertain: str | None = None,
        credit: str | None = None,
    ) -> Self:
        """Put the rows of a table on the map as points.

        Parameters
        ----------
        frame
            One row a point. Rows without coordinates are left out and counted on the page.
        label
            Column that names a point; by default ``name_en``, else the first column of text.
        colour
            Column to colour by: words get colours and shapes, numbers get classes.
        size
            Column of numbers >= 0; a symbol's area is in proportion.
        popup
            Columns shown on click and in the table; a mapping of column to heading names them.
        name
            Heading of the layer in legend and table.
        latitude, longitude
            Columns in decimal degrees.
        uncertain
            Column of true and false; points whose place is uncertain get a dashed outline.
        credit
            Source line; by default the frame's own citation.

        Returns
        -------
        Map
            This map: calls can be chained.

        Raises
        ------
        UnknownName
            A column does not exist.
        MapError
            Coordinates are impossible or swapped; the message counts and names the rows.
        """
        return self._put(
            Points(
                frame, label=label, colour=colour, size=size, popup=popup, name=name,
                latitude=latitude, longitude=longitude, uncertain=uncertain, credit=credit,
            )
        )  # fmt: skip

    def add_choropleth(
        self,
        values: pd.Series[Any] | pd.DataFrame,
        *,
        classes: Classes = "quantile",
        k: int = 5,
        legend: str | None = None,
        centre: float | None = None,
        name: str | None = None,
        credit: str | None = None,
    ) -> Self:
        """Shade Syria's governorates by a number.

        Parameters
        ----------
        values
            Numbers indexed by P-code (``"SY07"``) or English name (``"Idlib"``), or a table with
            a column ``governorate`` and one column of numbers.
        classes
            ``"quantile"`` (about as many governorates in each class), ``"natural"`` (Fisher's and
            Jenks's natural breaks) or a list of rising edges.
        k
            Number of classes, 2 to 7, where the edges are not given.
        legend
            What the numbers are, with their unit.
        centre
            Value where colours part in two directions, such as 0 for a change.
        name
            Heading of the layer; by default the legend's.
        credit
            Source line; by default the table's own citation.

        Raises
        ------
        UnknownName
            A code or name is no governorate.
        MapError
            A governorate occurs twice, the values are no numbers, or the classes can't be used.
        """
        return self._put(
            Choropleth(
                values, classes=classes, k=k, legend=legend, centre=centre, name=name, credit=credit
            )
        )

    def add_flows(
        self,
        frame: pd.DataFrame,
        source: End,
        target: End,
        *,
        weight: str | None = None,
        kind: str | None = None,
        name: str | None = None,
        credit: str | None = None,
    ) -> Self:
        """Draw arrows between places; rows with the same ends and kind become one arrow.

        Parameters
        ----------
        frame
            One row a meeting, visit or tie.
        source, target
            Columns with a ``place_id`` or English name from the table of places; or a pair of
            columns with latitude and longitude.
        weight
            Column of numbers >= 0 that gives the width; without it the number of rows does.
        kind
            Column that gives colour and dashes.
        name, credit
            Heading of the layer, and its source line (by default the table's citation).

        Raises
        ------
        UnknownName
            A column does not exist.
        MapError
            Places are not in the gazetteer; the message counts and names them.
        """
        return self._put(
            Flows(
                frame, source=source, target=target, weight=weight, kind=kind, name=name,
                credit=credit,
            )
        )  # fmt: skip

    def add_zones(
        self,
        zones: Mapping[str, Any] | pd.DataFrame,
        *,
        label: str | None = None,
        popup: Mapping[str, str] | Sequence[str] | None = None,
        name: str | None = None,
        credit: str | None = None,
    ) -> Self:
        """Draw zones that are only roughly known, dashed and marked as approximate.

        Parameters
        ----------
        zones
            GeoJSON with polygons, or points with ``radius_km``; or a table with ``latitude``,
            ``longitude`` and ``radius_km``.
        label
            Property or column that names a zone; by default ``name_en``.
        popup
            Properties or columns shown on click and in the table.
        name, credit
            Heading of the layer, and its source line.

        Raises
        ------
        MapError
            A point has no radius, or a shape is neither point nor polygon.
        """
        return self._put(Zones(zones, label=label, popup=popup, name=name, credit=credit))

    def add_time(
        self,
        frame: pd.DataFrame,
        date: str = "date",
        step: Step = "month",
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
    ) -> Self:
        """Put dated rows on the map, with a slider over months or weeks.

        Parameters
        ----------
        frame
            One row a point; rows without a date or place are left out and counted.
        date
            Column of dates.
        step
            ``"month"`` or ``"week"`` (Monday to Sunday).
        label, colour, size, popup, name, latitude, longitude, uncertain, credit
            As in :meth:`add_points`.

        Raises
        ------
        UnknownName
            A column does not exist.
        MapError
            The column holds no dates, or as in :meth:`add_points`.
        """
        return self._put(
            Timeline(
                frame, date=date, step=step, label=label, colour=colour, size=size, popup=popup,
                name=name, latitude=latitude, longitude=longitude, uncertain=uncertain,
                credit=credit,
            )
        )  # fmt: skip

    def _put(self, layer: CourseLayer) -> Self:
        self.add_child(layer)
        self.course_layers.append(layer)
        return self

    def to_png(self, path: str | Path | None = None) -> bytes:
        """Draw the map as a still picture, without a browser.

        Parameters
        ----------
        path
            Where to write the PNG file, if anywhere.

        Returns
        -------
        bytes
            The PNG picture.
        """
        return self.page.to_png(path)

    def _repr_html_(self, **kwargs: Any) -> str:
        return self.page._repr_html_(**kwargs)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return self.page._repr_mimebundle_(**kwargs)

    def save(self, outfile: Any, close_file: bool = True, **kwargs: Any) -> None:
        """Write the map to one HTML file that opens anywhere, with no network.

        Parameters
        ----------
        outfile, close_file
            Path of the file; or a file open for writing bytes, and whether to close it.
        """
        self.page.save(outfile, close_file, **kwargs)
