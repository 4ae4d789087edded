"""Group the messages of failed tests, and the signs that a human should look."""

from __future__ import annotations

import re

import pandas as pd

from course_utils.grading.report.read import Tables
from course_utils.grading.report.words import clean

EMPTY = "NotAttempted: "
"""How the message begins where the answer is not there."""
_OURS = "NotYet: "
_RECOGNISED = re.compile(
    r"NotYet: [\w, ]+?(?: is (?:'[^']*'|\"[^\"]*\"|[^:]*))?: (?P<reason>.+?)\.?", re.DOTALL
)
"""A message of `course_utils.grading.expect`: name of the answer, its value, the reason."""


def reason(message: str) -> str:
    """Return the misunderstanding that a message names, without the student's own value.

    Examples
    --------
    >>> reason("NotYet: across_sides is 0.722: this is a fraction, the task asks for more.")
    'this is a fraction, the task asks for more'
    """
    found = _RECOGNISED.fullmatch(message)
    return found["reason"] if found else message


def grouped(tables: Tables) -> pd.DataFrame:
    """Count the messages of failed tests by test cell, but for answers that were left empty.

    Returns
    -------
    DataFrame
        ``label`` of the cell, ``text`` (what was misunderstood where that is ``recognised``,
        else the message), ``count``, and the ``students``; the recognised first, then the
        most frequent.
    """
    labels = tables.cells.drop_duplicates("cell").set_index("cell")["label"]
    given = tables.messages[~tables.messages["message"].str.startswith(EMPTY)]
    said = given.assign(
        label=given["cell"].map(labels).fillna(given["cell"].map(clean)),
        text=[
            reason(message) if recognised else message.removeprefix(_OURS)
            for message, recognised in zip(given["message"], given["recognised"], strict=True)
        ],
    )
    groups = said.groupby(["label", "text", "recognised"], sort=False)["student"]
    counted = groups.agg(["count", list]).reset_index().rename(columns={"list": "students"})
    places = {label: at for at, label in enumerate(tables.cells["label"])}
    counted["place"] = counted["label"].map(places)
    by = ["recognised", "count", "place", "text"]
    ordered = counted.sort_values(by, ascending=[False, False, True, True], ignore_index=True)
    return ordered.drop(columns="place")


def left_empty(tables: Tables) -> pd.Series[int]:
    """Return by ``label`` of the test cell how many students left the answer empty."""
    cells = tables.messages.loc[tables.messages["message"].str.startswith(EMPTY), "cell"]
    labels = tables.cells.drop_duplicates("cell").set_index("cell")["label"]
    return cells.map(labels).value_counts()


def signs(tables: Tables) -> pd.DataFrame:
    """Group what a human should know: ``kind``, ``text``, ``count``, ``students``."""
    groups = tables.signs.groupby(["kind", "text"], sort=False)["student"]
    counted = groups.agg(["count", list]).reset_index().rename(columns={"list": "students"})
    order = counted["kind"].map({"could not be graded": 0, "flag": 1, "note": 2})
    return counted.assign(order=order).sort_values(
        ["order", "count"], ascending=[True, False], ignore_index=True
    ).drop(columns="order")  # fmt: skip
