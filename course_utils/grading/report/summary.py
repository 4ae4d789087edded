"""Work out what a report says, once, for the terminal and for the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from course_utils.grading.report import items, messages
from course_utils.grading.report.read import FLAG, GRADED, PROBLEM, Tables


@dataclass(frozen=True)
class Report:
    """What is said of an assignment.

    Parameters
    ----------
    tables
        What it was worked out from.
    scores
        By student, the points on the items that are marked for everyone, without penalties.
    maximum
        The points that could be earned on these items.
    unmarked
        The items that wait, for someone, to be marked by hand.
    bins
        Number of students by tenth of the maximum.
    students
        By student: ``state``, ``total`` as nbgrader has it (penalty taken off, not yet marked
        cells count nothing), seconds ``late``, ``penalty``, the items ``waiting``, and ``signs``.
    items
        See `course_utils.grading.report.items.statistics`.
    tests
        See `course_utils.grading.report.items.pass_rates`; and how many answers were ``empty``.
    messages, signs
        See `course_utils.grading.report.messages`.
    times
        By phase, ``median`` and ``total`` seconds.
    names
        By student, the full name, where it is known.
    untimed
        Students who are late by an unknown time.
    """

    tables: Tables
    scores: pd.Series[float]
    maximum: float
    unmarked: list[str]
    bins: pd.Series[int]
    students: pd.DataFrame
    items: pd.DataFrame
    tests: pd.DataFrame
    messages: pd.DataFrame
    signs: pd.DataFrame
    times: pd.DataFrame
    names: Mapping[str, str] = field(default_factory=dict)
    untimed: Collection[str] = ()


def summarise(
    tables: Tables, names: Mapping[str, str] | None = None, untimed: Collection[str] = ()
) -> Report:
    """Work out what the report says of an assignment.

    Parameters
    ----------
    tables
        What is known of it.
    names
        By student, the full name; ids alone will do.
    untimed
        Students who are late by an unknown time.
    """
    points, maximum = items.by_item(tables), items.maxima(tables)
    whole = items.marked(points, maximum) if len(points) else []
    scores = points[whole].sum(axis="columns")
    return Report(
        tables=tables,
        scores=scores,
        maximum=float(maximum[whole].sum()),
        unmarked=[item for item in map(str, points) if points[item].isna().any()],
        bins=_bins(scores, float(maximum[whole].sum())),
        students=_students(tables, points),
        items=items.statistics(points, maximum),
        tests=items.pass_rates(tables).assign(
            empty=lambda tests: messages.left_empty(tables).reindex(tests.index, fill_value=0)
        ),
        messages=messages.grouped(tables),
        signs=messages.signs(tables),
        times=_times(tables.seconds),
        names=names or {},
        untimed=untimed,
    )


def _bins(scores: pd.Series[float], maximum: float) -> pd.Series[int]:
    names = [f"{low}–{low + 9} %" for low in range(0, 90, 10)] + ["90–100 %"]
    if not maximum:
        return pd.Series(0, index=names)
    tenths = np.floor(scores.to_numpy() / maximum * 10 + 1e-9).clip(0, 9).astype(int)
    return pd.Series(np.bincount(tenths, minlength=10), index=names)


def _students(tables: Tables, points: pd.DataFrame) -> pd.DataFrame:
    students = tables.submissions.copy()
    earned = tables.grades.groupby("student")["points"].sum().astype(float)
    students["total"] = (earned.reindex(students.index) - students["penalty"]).clip(lower=0)
    waiting = {
        name: [str(item) for item in row.index[row.isna()]] for name, row in points.iterrows()
    }
    students["waiting"] = pd.Series(
        [waiting.get(name, []) for name in students.index], students.index, dtype=object
    )
    seen = tables.signs[tables.signs["kind"].isin([PROBLEM, FLAG])].groupby("student")["kind"]
    found = seen.agg(list).to_dict()
    students["signs"] = pd.Series(
        [found.get(name, []) for name in students.index], students.index, dtype=object
    )
    return students


def _times(seconds: pd.DataFrame) -> pd.DataFrame:
    known = ["prepare", "queue", "sandbox", "run", "tests", "score", "write"]
    phases = [phase for phase in known if phase in seconds]
    phases += [str(phase) for phase in seconds if phase not in known]
    return pd.DataFrame({"median": seconds[phases].median(), "total": seconds[phases].sum()})


def graded(report: Report) -> int:
    """Return the number of graded submissions."""
    return int((report.students["state"] == GRADED).sum())
