"""Draw a network of actors at places that you choose, and a key; all counting stays networkx."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import matplotlib.patheffects as path_effects
import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from course_utils.charts import palette
from course_utils.errors import CourseError, UnknownName

# Side of the table actors, or forum: words, marker, colour.
LOOKS = {
    "government_and_allies": ("government and allies", "o", "vermillion"),
    "opposition_and_backers": ("opposition and backers", "^", "green"),
    "mediators": ("mediators", "D", "orange"),
    "observers": ("observers", "v", "sky"),
    "kurdish_led": ("Kurdish-led", "p", "purple"),
    "un_designated": ("UN-designated", "X", "black"),
    "forum": ("a forum, not an actor", "s", "yellow"),
}


def column(names: Sequence[str], x: float) -> dict[str, tuple[float, float]]:
    """Place names under each other, from y = 1 at the top down to y = -1.

    Parameters
    ----------
    names, x
        Names from top to bottom, an empty one for a gap, and where the column stands.

    Returns
    -------
    dict
        The place ``(x, y)`` of each name.
    """
    heights = np.linspace(1, -1, len(names)).tolist()
    return {name: (x, y) for name, y in zip(names, heights, strict=True) if name}


def draw_network(
    axes: Axes,
    graph: nx.Graph[str],
    places: Mapping[str, tuple[float, float]],
    actors: pd.DataFrame,
    *,
    around: str | None = None,
    dotted: nx.Graph[str] | None = None,
    dashed: nx.Graph[str] | None = None,
    forums: Collection[str] = (),
) -> None:
    """Draw a network; whoever has a place is shown, in grey where no edge leads.

    Parameters
    ----------
    axes, graph
        Where to draw; the network of actor ids.
    places
        The place ``(x, y)`` of each actor, in any unit.
    actors
        The table ``actors``, or another with ``actor_id``, ``short_name`` and ``side``.
    around
        An actor whose edges are drawn thick and blue.
    dotted, dashed
        Edges of ``graph`` to draw in dots; a second network, in dashes beside the first.
    forums
        Those who are rooms rather than actors, drawn as squares.

    Raises
    ------
    CourseError
        An actor of a network has no place.
    UnknownName
        A name is not in the table of actors.
    """
    second = nx.Graph() if dashed is None else dashed
    drawn = {*graph, *second}
    if homeless := ", ".join(sorted(drawn - set(places))):
        raise CourseError(f"no place for {homeless}", where="draw_network", remedy="Add an (x, y).")
    known = actors.set_index("actor_id")[["short_name", "side"]].to_dict("index")
    for name in [*places, *forums, *([around] if around else [])]:
        if name not in known:
            raise UnknownName("actor", name, map(str, known))
    spots = np.array(list(places.values()))
    (width, height), middle = np.ptp(spots, axis=0), (spots.min(axis=0) + spots.max(axis=0)) / 2
    # Moved a little, so that two lines between one pair don't hide each other.
    beside = {name: (x + 0.015 * width, y - 0.01 * height) for name, (x, y) in places.items()}
    listed = [edge for edge in graph.edges if dotted is not None and dotted.has_edge(*edge)]
    own = [edge for edge in graph.edges if around in edge and edge not in listed]
    others = [edge for edge in graph.edges if around not in edge and edge not in listed]
    for sort, edges, at, colour, thick, line in (
        ("others", others, places, "0.75", 1.0, "-"),
        ("around", own, places, palette["blue"], 2.4, "-"),
        ("dotted", listed, places, palette["blue"], 2.4, ":"),
        ("dashed", list(second.edges), beside, palette["vermillion"], 1.8, "--"),
    ):
        if edges:
            axes.add_collection(LineCollection(
                [(at[one], at[other]) for one, other in edges],
                colors=colour, linewidths=thick, linestyles=line, label=sort))  # fmt: skip
    for name, (x, y) in places.items():
        words, marker, colour = LOOKS["forum" if name in forums else known[name]["side"]]
        here, inner, left = name in drawn, abs(x - middle[0]) < 0.35 * width, x < middle[0]
        axes.scatter([], [], s=80, marker=marker, color=palette[colour], label=words)
        axes.scatter(
            x, y, s=280 if inner else 80, marker=marker, color=palette[colour] if here else "0.9",
            edgecolor="0.3" if here else "0.8", linewidth=0.7, zorder=3)  # fmt: skip
        axes.annotate(
            known[name]["short_name"], (x, y), textcoords="offset points", va="center",
            xytext=(0, 20 if y >= middle[1] else -20) if inner else (-9 if left else 9, 0),
            ha="center" if inner else "right" if left else "left",
            color="black" if here else "0.45", weight="bold" if inner else "normal",
            path_effects=[path_effects.withStroke(linewidth=2.5, foreground="white")])  # fmt: skip
    axes.axis("off")


def draw_key(figure: Figure, **words: str) -> None:
    """Explain the lines and shapes of the networks in a figure, below them.

    Parameters
    ----------
    figure
        The figure with the drawn networks.
    **words
        What the lines mean: ``others`` (thin and grey), ``around``, ``dotted``, ``dashed``.

    Raises
    ------
    CourseError
        A sort of line that was drawn has no words.
    """
    drawn: dict[str, Artist] = {}
    for axes in figure.axes:
        drawn |= dict(zip(*reversed(axes.get_legend_handles_labels()), strict=True))
    lines = [sort for sort in ("others", "around", "dotted", "dashed") if sort in drawn]
    if unsaid := [sort for sort in lines if sort not in words]:
        remedy = f'Say what they mean, as {unsaid[0]}="…".'
        raise CourseError(f"no words for the lines {unsaid[0]}", where="draw_key", remedy=remedy)
    names = lines + [label for label, _, _ in LOOKS.values() if label in drawn]
    handles, labels = [drawn[name] for name in names], [words.get(name, name) for name in names]
    # The pad lifts the key above the source, which stands in the lowest line.
    figure.legend(handles, labels, loc="outside lower center", borderaxespad=1.7, ncols=4)
