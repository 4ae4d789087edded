"""The chart habits: a finding, a source, a text for readers who can't see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from course_utils import charts
from course_utils.errors import CourseError

mpl.use("Agg")


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    with mpl.rc_context():
        yield
    plt.close("all")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect what a notebook is told to show."""
    bundles: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.get_ipython", object)
    monkeypatch.setattr("IPython.display.publish_display_data", bundles.append)
    return bundles


def test_finish_writes_the_finding_the_units_and_the_source() -> None:
    figure, axes = plt.subplots()
    axes.bar(["a", "b"], [1, 2])
    charts.finish(axes, title="b is twice a", source="A table.", units="rows")
    assert axes.get_title(loc="left") == "b is twice a"
    assert axes.get_ylabel() == "rows"
    assert figure.get_supxlabel() == "Source: A table."


def test_a_notebook_gets_the_picture_with_its_text_once(shown: list[dict[str, Any]]) -> None:
    figure, axes = plt.subplots()
    axes.plot([1, 2])
    charts.finish(axes, title="Up", alt='A line & "more"')
    (bundle,) = shown
    assert 'alt="A line &amp; &quot;more&quot;"' in bundle["text/html"]
    assert bundle["text/html"].startswith('<img src="data:image/png;base64,')
    assert not plt.fignum_exists(figure.number)


def test_without_alt_the_title_serves(shown: list[dict[str, Any]]) -> None:
    charts.finish(plt.subplots()[1], title="Nothing happened")
    assert 'alt="Nothing happened"' in shown[0]["text/html"]


def test_a_script_keeps_its_figure_open() -> None:
    figure, axes = plt.subplots()
    charts.finish(axes, title="Up")
    assert plt.fignum_exists(figure.number)


def test_a_colour_bar_does_not_take_the_title() -> None:
    figure, axes = plt.subplots()
    figure.colorbar(axes.imshow([[1, 2], [3, 4]]))
    charts.finish(figure, title="Four cells")
    assert axes.get_title(loc="left") == "Four cells"


def test_several_axes_share_one_finding() -> None:
    figure, _ = plt.subplots(1, 2)
    charts.finish(figure, title="Two sides")
    assert figure.get_suptitle() == "Two sides"


def test_lines_differ_in_colour_and_in_dashes() -> None:
    charts.style()
    looks = [(look["color"], str(look["linestyle"])) for look in mpl.rcParams["axes.prop_cycle"]]
    assert len({colour for colour, _ in looks}) == len({dash for _, dash in looks}) == 8


def test_event_line_and_band_stand_where_they_should() -> None:
    _, axes = plt.subplots()
    axes.plot(pd.date_range("2016-12-01", "2017-02-01", periods=3), [1, 2, 3])
    charts.event_line(axes, "2016-12-30", "ceasefire")
    charts.band(axes, "2017-01-01", "2017-01-31", "January")
    line = axes.lines[1]
    assert pd.Timestamp(line.get_xdata()[0]) == pd.Timestamp("2016-12-30")
    span = axes.patches[0]
    assert span.get_width() == 31
    assert {text.get_text().strip() for text in axes.texts} == {"ceasefire", "January"}


@pytest.mark.parametrize("target", [[1, 2], plt.Figure()])
def test_something_that_is_no_chart_is_refused(target: Any) -> None:
    with pytest.raises(CourseError, match=r"got list|no axes yet"):
        charts.finish(target, title="x")
