"""Classes, colours and sizes: right, and apart for every reader."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest

from course_utils.errors import MapError
from course_utils.maps.scales import (
    CATEGORY_COLOURS,
    CATEGORY_SHAPES,
    by_category,
    by_class,
    class_breaks,
    natural_breaks,
    ramp,
    round_numbers,
    two_ramps,
)


def brute_force(values: list[float], k: int) -> float:
    """Least sum of squared distances to class means, over all ways to cut."""
    ordered = sorted(values)

    def cost(cuts: tuple[int, ...]) -> float:
        edges = [0, *cuts, len(ordered)]
        parts = [np.array(ordered[a:b]) for a, b in itertools.pairwise(edges)]
        return sum(float(((part - part.mean()) ** 2).sum()) for part in parts)

    return min(cost(cuts) for cuts in itertools.combinations(range(1, len(ordered)), k - 1))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("k", [2, 3, 4])
def test_natural_breaks_have_the_least_spread_of_all_cuts(seed: int, k: int) -> None:
    values = np.random.default_rng(seed).normal(size=12).round(2)
    breaks = natural_breaks(values, k)
    codes = np.searchsorted(breaks, values, side="right")
    spread = sum(
        float(((values[codes == c] - values[codes == c].mean()) ** 2).sum()) for c in set(codes)
    )
    assert len(breaks) == k - 1
    assert spread == pytest.approx(brute_force(list(values), k))


def test_natural_breaks_of_many_values_stay_quick_and_close() -> None:
    values = np.concatenate([np.random.default_rng(0).normal(m, 1, 20_000) for m in (0, 20, 40)])
    breaks = natural_breaks(values, 3)
    assert 5 < breaks[0] < 18
    assert 25 < breaks[1] < 38


def test_quantile_classes_hold_about_equal_counts() -> None:
    scale = by_class(pd.Series(range(100)), "n", k=5)
    assert [entry.rows for entry in scale.entries] == [20] * 5
    assert scale.entries[0].text == "0 to 19"


def test_classes_around_a_centre_go_by_distance() -> None:
    scale = by_class(pd.Series([-100, -1, 0, 1, 100, None]), "change", k=4, centre=0)
    assert [entry.text for entry in scale.entries] == ["−100", "−1", "0", "1", "100"]
    assert scale.codes.tolist() == [0, 1, 2, 3, 4, -1]
    colours = [entry.colour for entry in scale.entries]
    assert colours == two_ramps(2)


def test_given_edges_are_kept_and_checked() -> None:
    values = np.array([1.0, 5, 9])
    assert class_breaks(values, [0, 4, 10], 5) == [4.0]
    with pytest.raises(MapError, match="1 of 3 values lie outside"):
        class_breaks(values, [0, 4, 8], 5)
    with pytest.raises(MapError, match="rising numbers"):
        class_breaks(values, [4, 0, 10], 5)
    with pytest.raises(MapError, match="unknown"):
        class_breaks(values, "jenks", 5)  # type: ignore[arg-type]
    with pytest.raises(MapError, match="k=12"):
        class_breaks(values, "quantile", 12)


def test_all_values_equal_make_one_class() -> None:
    for classes in ("quantile", "natural"):
        scale = by_class(pd.Series([4.0, 4.0]), "n", classes)
        assert [entry.text for entry in scale.entries] == ["4"]


def test_no_value_at_all_makes_no_class() -> None:
    assert by_class(pd.Series([None, None], dtype=float), "n").entries == []


def test_ramps_get_darker_so_that_grey_print_keeps_the_order() -> None:
    for k in range(2, 8):
        light = [
            sum(int(c[i : i + 2], 16) * w for i, w in ((1, 0.3), (3, 0.59), (5, 0.11)))
            for c in ramp(k)
        ]
        assert light == sorted(light, reverse=True)
        assert len(set(light)) == k


def test_each_category_has_its_own_colour_and_shape() -> None:
    assert len(set(CATEGORY_COLOURS)) == len(set(CATEGORY_SHAPES)) == 8
    scale = by_category(pd.Series(list("aaabbc")), "kind")
    assert [(e.text, e.rows) for e in scale.entries] == [("a", 3), ("b", 2), ("c", 1)]
    assert len({(e.colour, e.shape) for e in scale.entries}) == 3


def test_more_than_eight_kinds_end_in_other() -> None:
    scale = by_category(
        pd.Series([kind for kind in "abcdefghij" for _ in range(ord(kind))]), "kind"
    )
    assert len(scale.entries) == 8
    assert scale.entries[-1].text == "other (3 kinds)"
    assert scale.entries[-1].rows == sum(ord(kind) for kind in "abc")


def test_ordered_categories_keep_their_order() -> None:
    values = pd.Series(
        ["high", "low", "low"], dtype=pd.CategoricalDtype(["low", "high"], ordered=True)
    )
    assert [entry.text for entry in by_category(values, "n").entries] == ["low", "high"]


@pytest.mark.parametrize(
    ("most", "numbers"),
    [(0, []), (3, [1, 2]), (1, [0.2, 1]), (86, [10, 50]), (1200, [50, 200, 1000])],
)
def test_legend_of_sizes_uses_round_numbers(most: float, numbers: list[float]) -> None:
    assert round_numbers(most) == numbers
    assert all(n <= most for n in round_numbers(most))
