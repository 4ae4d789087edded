"""From values to colours, shapes and sizes that can be told apart in grey and by everyone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from branca.utilities import color_brewer

from course_utils.errors import MapError
from course_utils.maps.columns import texts

Codes = npt.NDArray[np.intp]
Classes = Literal["quantile", "natural"] | Sequence[float]

# Okabe and Ito's colours, in an order that keeps neighbours apart in lightness too.
CATEGORY_COLOURS = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#000000",
)  # fmt: skip
CATEGORY_SHAPES = (
    "circle", "square", "triangle", "diamond", "cross", "star", "wedge", "hexagon",
)  # fmt: skip
OTHER = "#8A8A8A"


@dataclass(frozen=True)
class Entry:
    """One line of a legend: what it says and how it is drawn."""

    text: str
    colour: str
    shape: str
    rows: int


@dataclass
class ColourScale:
    """How a column becomes colours.

    Parameters
    ----------
    title
        Heading of the legend.
    entries
        Legend lines.
    codes
        For each row the number of its entry, shape (n,); -1 means no value.
    note
        How the classes were made, for the legend.
    """

    title: str
    entries: list[Entry]
    codes: Codes
    note: str = ""

    def part(self, rows: slice) -> ColourScale:
        """Give the same scale for some of the rows, with their counts."""
        codes = self.codes[rows]
        entries = [
            replace(entry, rows=int((codes == number).sum()))
            for number, entry in enumerate(self.entries)
        ]
        return ColourScale(self.title, entries, codes, self.note)

    def legend(self) -> list[list[str | int]]:
        """Write the entries for the page, with one for rows without a value if there are any."""
        lines: list[list[str | int]] = [[e.text, e.colour, e.shape, e.rows] for e in self.entries]
        none = int((self.codes < 0).sum())
        return [*lines, ["no value", "none", "circle", none]] if none else lines


def number_text(value: float) -> str:
    """Write a number for a legend: thousands set apart, no needless decimals."""
    if value == round(value):
        return f"{value:,.0f}".replace("-", "−")
    return f"{value:,.3g}".replace("-", "−")


def natural_breaks(values: npt.NDArray[np.float64], k: int) -> list[float]:
    """Find Fisher's and Jenks's natural breaks: least variance within classes.

    Exact dynamic programming over the distinct values with their counts.

    Parameters
    ----------
    values
        Numbers without missing ones, shape (n,).
    k
        Number of classes wanted.

    Returns
    -------
    list of float
        Lower bound of each class but the first; fewer than ``k - 1`` if there are fewer values.
    """
    distinct, weight = np.unique(values, return_counts=True)
    if len(distinct) > 1000:
        # Exactness costs n² time; a thousand steps of equal counts are finer than any legend.
        distinct = np.unique(np.quantile(values, np.linspace(0, 1, 1001), method="lower"))
        weight = np.ones(len(distinct), dtype=int)
    n = len(distinct)
    k = min(k, n)
    w = np.concatenate([[0.0], np.cumsum(weight)])
    s = np.concatenate([[0.0], np.cumsum(weight * distinct)])
    q = np.concatenate([[0.0], np.cumsum(weight * distinct**2)])

    def spread(start: npt.NDArray[np.intp], end: int) -> npt.NDArray[np.float64]:
        total = s[end] - s[start]
        cost: npt.NDArray[np.float64] = q[end] - q[start] - total**2 / (w[end] - w[start])
        return cost

    best = np.array([0.0] + [float(spread(np.array([0]), end)[0]) for end in range(1, n + 1)])
    cuts = np.zeros((k + 1, n + 1), dtype=int)
    for number in range(2, k + 1):
        following = np.full(n + 1, np.inf)
        for end in range(number, n + 1):
            starts = np.arange(number - 1, end)
            cost = best[starts] + spread(starts, end)
            cuts[number, end] = starts[np.argmin(cost)]
            following[end] = cost.min()
        best = following
    breaks, end = [], n
    for number in range(k, 1, -1):
        end = int(cuts[number, end])
        breaks.append(float(distinct[end]))
    return breaks[::-1]


def class_breaks(values: npt.NDArray[np.float64], classes: Classes, k: int) -> list[float]:
    """Choose where one class ends and the next begins.

    Parameters
    ----------
    values
        Numbers without missing ones, shape (n,), n >= 1.
    classes
        ``"quantile"``, ``"natural"`` or the inner and outer edges themselves.
    k
        Number of classes for the first two.

    Returns
    -------
    list of float
        Lower bounds of all classes but the first, rising.

    Raises
    ------
    MapError
        The way or the edges can't be used.
    """
    if isinstance(classes, str):
        if not 2 <= k <= 7:
            raise MapError(f"k={k} classes can't be told apart", remedy="Choose k from 2 to 7.")
        if classes == "natural":
            return natural_breaks(values, k)
        if classes == "quantile":
            inner = np.quantile(values, np.linspace(0, 1, k + 1)[1:-1], method="higher")
            return [float(edge) for edge in np.unique(inner) if edge > values.min()]
        raise MapError(
            f"classes={classes!r} is unknown",
            remedy='Use "quantile", "natural" or a list of edges.',
        )
    edges = [float(edge) for edge in classes]
    if len(edges) < 3 or sorted(set(edges)) != edges or len(edges) > 8:
        raise MapError(
            f"classes={list(classes)} are not usable edges",
            remedy="Give 3 to 8 rising numbers, the lowest and the highest included.",
        )
    beyond = int(((values < edges[0]) | (values > edges[-1])).sum())
    if beyond:
        raise MapError(
            f"{beyond} of {len(values)} values lie outside the edges {edges[0]:g} to {edges[-1]:g}",
            remedy=f"The values run from {values.min():g} to {values.max():g}.",
        )
    return edges[1:-1]


def ramp(k: int) -> list[str]:
    """Give k colours from light to dark (ColorBrewer's YlOrBr, safe for colour-blind readers)."""
    chosen: list[str] = color_brewer("YlOrBr", max(k + 1, 4))[-k:]
    return chosen


def two_ramps(wide: int) -> list[str]:
    """Give colours that part at a centre: purple below it, orange above (ColorBrewer's PuOr).

    The list has ``2 * wide + 1`` colours; the middle one stands for the centre itself.
    """
    colours: list[str] = color_brewer("PuOr", max(2 * wide + 1, 5))[::-1]
    middle = len(colours) // 2
    return colours[middle - wide : middle + wide + 1]


def by_class(
    values: pd.Series[Any],
    title: str,
    classes: Classes = "quantile",
    k: int = 5,
    centre: float | None = None,
) -> ColourScale:
    """Colour numbers by class; a legend line gives the lowest and highest value in its class.

    Parameters
    ----------
    values
        Numbers; missing ones are shown as such.
    title
        Heading of the legend.
    classes, k
        See :func:`class_breaks`.
    centre
        Value at which the colours part in two directions, such as 0 for a change. Classes then
        go by the distance from it, so that equal distances look equally strong.
    """
    numbers = values.to_numpy(dtype=float, na_value=np.nan)
    finite = np.isfinite(numbers)
    known = numbers[finite]
    codes = np.full(len(numbers), -1, dtype=np.intp)
    if not len(known):
        return ColourScale(title, [], codes)
    if centre is None:
        breaks = class_breaks(known, classes, k)
        codes[finite] = np.searchsorted(breaks, known, side="right")
        colours = ramp(len(breaks) + 1)
    else:
        far = np.abs(known - centre)
        if isinstance(classes, str):
            breaks = class_breaks(far[far > 0], classes, max(2, k // 2)) if far.any() else []
        else:
            breaks = sorted({abs(edge - centre) for edge in classes} - {0.0})[:-1]
        wide = len(breaks) + 1
        steps = np.searchsorted(breaks, far, side="right") + 1
        codes[finite] = wide + np.where(far == 0, 0, np.sign(known - centre) * steps)
        colours = two_ramps(wide)
    entries: list[Entry] = []
    place_of: dict[int, int] = {}
    for number in np.unique(codes[finite]):
        members = numbers[codes == number]
        text = number_text(members.min())
        if members.max() > members.min():
            text += f" to {number_text(members.max())}"
        place_of[number] = len(entries)
        entries.append(Entry(text, colours[number], "circle", len(members)))
    codes[finite] = [place_of[code] for code in codes[finite]]
    notes = {"quantile": "classes of about equal count", "natural": "natural breaks"}
    note = notes[classes] if isinstance(classes, str) else "chosen classes"
    return ColourScale(title, entries, codes, note)


def by_category(values: pd.Series[Any], title: str) -> ColourScale:
    """Colour words: the most frequent first, beyond eight kinds the rarest as "other"."""
    counts = texts(values).value_counts()
    if isinstance(values.dtype, pd.CategoricalDtype) and values.cat.ordered:
        words = [str(word) for word in values.cat.categories if str(word) in counts.index]
        colours = ramp(len(words)) if 2 <= len(words) <= 7 else list(CATEGORY_COLOURS)
    else:
        words = sorted(counts.index, key=lambda word: (-int(counts[word]), word))
        colours = list(CATEGORY_COLOURS)
    most = len(CATEGORY_COLOURS)
    shown = words if len(words) <= most else words[: most - 1]
    entries = [
        Entry(word, colours[place], CATEGORY_SHAPES[place], int(counts[word]))
        for place, word in enumerate(shown)
    ]
    place_of = {word: place for place, word in enumerate(shown)}
    if len(shown) < len(words):
        rest = words[len(shown) :]
        rows = int(counts[rest].sum())
        entries.append(Entry(f"other ({len(rest)} kinds)", OTHER, "hexagon", rows))
        place_of.update(dict.fromkeys(rest, len(shown)))
    codes: Codes = texts(values).map(place_of).fillna(-1).to_numpy().astype(np.intp)
    return ColourScale(title, entries, codes)


def colour_scale(values: pd.Series[Any], title: str) -> ColourScale:
    """Choose between classes for numbers and colours with shapes for words."""
    numeric = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
    return by_class(values, title) if numeric else by_category(values, title)


def round_numbers(most: float) -> list[float]:
    """Pick up to three round numbers that explain sizes up to ``most``."""
    if most <= 0:
        return []
    power = 10.0 ** float(np.floor(np.log10(most)))
    top = max(step * power for step in (1, 2, 5) if step * power <= most)
    numbers = {top, top / 5 if top >= 5 or top < 2 else 1.0}
    if top >= 20:
        numbers.add(top / 20)
    return [number for number in sorted(numbers) if most < 5 or number == round(number)]
