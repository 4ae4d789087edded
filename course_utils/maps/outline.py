"""Coarse outlines as SVG paths, for pages that need a picture of the ground and no map library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from course_utils.maps.base import Bounds, Ring, Shape, countries, governorates, view


@dataclass(frozen=True)
class Projection:
    """An even projection: pixels are in straight proportion to degrees.

    Parameters
    ----------
    west, north
        Longitude and latitude of the picture's upper left corner, in degrees.
    x_per_degree, y_per_degree
        Pixels a degree of longitude (to the right) and of latitude (downwards).
    width, height
        Size of the picture in pixels.
    """

    west: float
    north: float
    x_per_degree: float
    y_per_degree: float
    width: float
    height: float

    def xy(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Give the pixel of a place."""
        return (
            round((longitude - self.west) * self.x_per_degree, 1),
            round((self.north - latitude) * self.y_per_degree, 1),
        )


@dataclass(frozen=True)
class OutlinePath:
    """One area: its code, English name, role and the ``d`` of its SVG path."""

    code: str
    name: str
    role: str
    d: str


@dataclass(frozen=True)
class Outline:
    """A picture of the ground.

    Parameters
    ----------
    view_box
        The ``viewBox`` of the SVG.
    paths
        Countries first, then governorates.
    projection
        How places become pixels; for a click, latitude is
        ``north - y / y_per_degree`` and longitude ``west + x / x_per_degree``.
    """

    view_box: str
    paths: tuple[OutlinePath, ...]
    projection: Projection


def _near(ring: Ring, box: Bounds) -> Ring:
    """Pull far points to just outside the box, so that the path stays short and true inside."""
    south, west, north, east = box
    high, wide = north - south, east - west
    return np.column_stack(
        [
            ring[:, 0].clip(west - wide / 4, east + wide / 4),
            ring[:, 1].clip(south - high / 4, north + high / 4),
        ]
    )


def _path(shape: Shape, box: Bounds, projection: Projection) -> str:
    parts = []
    for polygon in shape.polygons:
        for ring in polygon:
            near = _near(ring, box)
            x = (near[:, 0] - projection.west) * projection.x_per_degree
            y = (projection.north - near[:, 1]) * projection.y_per_degree
            dots = np.rint(np.column_stack([x, y])).astype(int)
            dots = dots[np.r_[True, np.any(np.diff(dots, axis=0) != 0, axis=1)]]
            outside = (
                dots[:, 0].max() < 0
                or dots[:, 1].max() < 0
                or dots[:, 0].min() > projection.width
                or dots[:, 1].min() > projection.height
            )
            if len(dots) >= 4 and not outside:
                start = f"M{dots[0, 0]} {dots[0, 1]}"
                steps = "".join(f"l{dx} {dy}" for dx, dy in np.diff(dots[:-1], axis=0))
                parts.append(start + steps.replace(" -", "-") + "z")
    return "".join(parts)


@cache
def svg_outline(name: str = "syria", width: int = 720) -> Outline:
    """Draw a view as coarse SVG paths.

    Parameters
    ----------
    name
        The view: ``"syria"``, ``"region"`` or ``"world"``.
    width
        Width of the picture in pixels; a path keeps whole pixels.

    Returns
    -------
    Outline
        Paths and the projection that turns a click into latitude and longitude.

    Raises
    ------
    UnknownName
        There is no such view.
    """
    box = view(name).bounds
    south, west, north, east = box
    across = width / (east - west)
    # At the middle of the picture a degree north must be as long as it is on the ground.
    down = across / float(np.cos(np.radians((south + north) / 2)))
    projection = Projection(west, north, across, down, width, round((north - south) * down))
    shapes = countries(name) + (governorates() if name == "syria" else ())
    drawn = [
        OutlinePath(shape.code, shape.names["en"], shape.role, _path(shape, box, projection))
        for shape in shapes
    ]
    return Outline(
        f"0 0 {width} {projection.height:g}", tuple(path for path in drawn if path.d), projection
    )
