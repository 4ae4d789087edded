"""Networks drawn at places that the learner chose: who is shown how, and what the key says."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex

from course_utils import charts, load
from course_utils.errors import CourseError, UnknownName
from course_utils.networks import LOOKS, column, draw_key, draw_network

mpl.use("Agg")

ACTORS = pd.DataFrame(
    {
        "actor_id": ["a", "b", "c", "d", "room"],
        "short_name": ["Ay", "Bee", "Cee", "Dee", "Hall"],
        "side": ["mediators", "observers", "kurdish_led", "un_designated", "mediators"],
    }
)
PLACES = {"a": (0.0, 0.5), "room": (0.2, -0.5), **column(["b", "", "c"], x=-1), "d": (1.0, 0.0)}


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    with mpl.rc_context():
        charts.style()
        yield
    plt.close("all")


@pytest.fixture
def axes() -> Axes:
    return plt.subplots()[1]


def lines(axes: Axes) -> dict[str, LineCollection]:
    return {c.get_label(): c for c in axes.collections if isinstance(c, LineCollection)}


def ends(axes: Axes, sort: str) -> list[list[tuple[float, float]]]:
    return [sorted(map(tuple, line.tolist())) for line in lines(axes)[sort].get_segments()]


def key(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.figure.legends[0].get_texts()]


def test_a_column_runs_from_top_to_bottom_and_leaves_gaps() -> None:
    assert column(["b", "", "c"], x=-1) == {"b": (-1, 1.0), "c": (-1, -1.0)}


def test_edges_join_the_places_and_are_told_apart(axes: Axes) -> None:
    graph = nx.Graph([("a", "b"), ("a", "d"), ("c", "b")])
    draw_network(axes, graph, PLACES, ACTORS, around="a", dotted=nx.Graph([("d", "a"), ("a", "c")]))
    assert ends(axes, "others") == [[(-1, -1), (-1, 1)]]
    assert ends(axes, "around") == [[(-1, 1), (0, 0.5)]]
    assert ends(axes, "dotted") == [[(0, 0.5), (1, 0)]]
    (_, dashes) = lines(axes)["dotted"].get_linestyle()[0]
    assert dashes is not None
    assert lines(axes)["around"].get_linestyle()[0] == (0, None)


def test_a_second_network_runs_beside_the_first(axes: Axes) -> None:
    net = nx.Graph([("a", "d")])
    draw_network(axes, net, PLACES, ACTORS, around="a", dashed=net)
    assert ends(axes, "dashed") != ends(axes, "around")
    (_, dashes) = lines(axes)["dashed"].get_linestyle()[0]
    assert dashes is not None


def test_everybody_is_named_and_the_unconnected_are_grey(axes: Axes) -> None:
    draw_network(axes, nx.Graph([("a", "b")]), PLACES, ACTORS, dashed=nx.Graph([("a", "c")]))
    ink = {text.get_text(): text.get_color() for text in axes.texts}
    assert set(ink) == {"Ay", "Bee", "Cee", "Dee", "Hall"}
    assert {name for name, colour in ink.items() if colour == "black"} == {"Ay", "Bee", "Cee"}


def test_names_at_the_edge_stand_outside(axes: Axes) -> None:
    draw_network(axes, nx.Graph([("a", "b")]), PLACES, ACTORS)
    side = {text.get_text(): text.get_horizontalalignment() for text in axes.texts}
    assert side == {"Ay": "center", "Hall": "center", "Bee": "right", "Cee": "right", "Dee": "left"}


def test_no_two_sides_look_alike_in_grey_or_in_colour() -> None:
    assert len({marker for _, marker, _ in LOOKS.values()}) == len(LOOKS)
    assert len({to_hex(charts.palette[colour]) for _, _, colour in LOOKS.values()}) == len(LOOKS)


def test_every_side_of_the_table_has_a_look() -> None:
    assert set(load("actors")["side"]) <= set(LOOKS)


def test_the_key_holds_what_was_drawn_in_all_panels() -> None:
    figure, (one, two) = plt.subplots(1, 2)
    net = nx.Graph([("a", "b"), ("b", "c")])
    draw_network(one, net, PLACES, ACTORS, forums=["room"])
    draw_network(two, net, PLACES, ACTORS, around="a", forums=["room"])
    draw_key(figure, others="ties", around="ties of Ay")
    assert key(one) == [
        "ties", "ties of Ay", "mediators", "observers", "Kurdish-led", "UN-designated",
        "a forum, not an actor",
    ]  # fmt: skip


def test_key_and_source_do_not_cover_each_other_or_the_names() -> None:
    figure, axes = plt.subplots(figsize=(12, 7.6))
    draw_network(axes, nx.Graph([("a", "b")]), PLACES, ACTORS)
    draw_key(figure, others="ties")
    charts.finish(figure, title="A network", source="A table.")
    figure.canvas.draw()
    frame = figure.legends[0].get_window_extent()
    source = figure._supxlabel.get_window_extent()
    assert source.y1 <= frame.y0
    assert all(frame.y1 <= text.get_window_extent().y0 for text in axes.texts)


def test_lines_without_words_are_refused(axes: Axes) -> None:
    draw_network(axes, nx.Graph([("a", "b")]), PLACES, ACTORS)
    with pytest.raises(CourseError, match=r'no words for the lines others.*others="…"'):
        draw_key(axes.figure)


def test_an_actor_without_a_place_is_named(axes: Axes) -> None:
    for nets in ({}, {"dashed": nx.Graph([("a", "isil")])}):
        graph = nx.Graph([("a", "b")] if nets else [("a", "isil")])
        with pytest.raises(CourseError, match=r"draw_network: no place for isil\. Add"):
            draw_network(axes, graph, PLACES, ACTORS, **nets)


def test_a_misspelt_name_gives_the_nearest(axes: Axes) -> None:
    graph = nx.Graph([("a", "b")])
    for wrong in ({"around": "rom"}, {"forums": ["rom"]}):
        with pytest.raises(UnknownName, match=r"no actor .* 'rom'\. Did you mean 'room'\?"):
            draw_network(axes, graph, PLACES, ACTORS, **wrong)
    with pytest.raises(UnknownName, match="no actor is called 'rom'"):
        draw_network(axes, graph, {**PLACES, "rom": (0, 0)}, ACTORS)
