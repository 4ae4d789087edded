"""Tables in a notebook are shown so that a person can read them."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

from course_utils.tables import readable


@pytest.fixture
def frame():
    return pd.DataFrame(
        {
            "day": pd.to_datetime(["2016-12-30"]),
            "deaths": [12],
            "what": ["a text"],
            "held": [True],
        }
    )


def test_text_stands_left_and_dates_in_one_line(frame):
    """Numbers and yes or no stay where pandas sets them, at the right."""
    table, _, style = readable(frame).rpartition("<style>")
    assert "td:nth-of-type(1){white-space:nowrap}" in style
    assert "td:nth-of-type(3),.course-table-dntn table thead tr th:nth-last-child(2)" in style
    assert "nth-of-type(2)" not in style
    assert "nth-of-type(4)" not in style
    assert frame._repr_html_() in table


def test_columns_are_found_beside_any_index(frame):
    """The style counts cells from the end of the head, so that two index levels don't shift it."""
    style = readable(frame.set_index(["day", "deaths"])).rpartition("<style>")[2]
    assert ".course-table-tn tbody td:nth-of-type(1)" in style


def test_equal_tables_give_equal_html(frame):
    assert readable(frame) == readable(frame.copy())


def test_table_with_columns_left_out_is_shown_as_pandas_shows_it(frame):
    with pd.option_context("display.max_columns", 3):
        assert readable(frame) == frame._repr_html_()


def test_plain_text_stays_plain_text(frame):
    with pd.option_context("display.notebook_repr_html", False):
        assert readable(frame) is None


def test_loading_a_table_makes_a_notebook_show_tables_so():
    code = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "from course_utils import load\n"
        "data, _ = shell.display_formatter.format(load('ties').head(2))\n"
        "assert 'course-table-' in data['text/html']\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
