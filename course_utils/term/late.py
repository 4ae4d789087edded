"""What lateness costs.

The clock starts when the assignment is due, the student's extra days and the
minutes of grace added. From there on each begun day of 24 hours costs
``percent_per_day`` of the points got, never more than all of them. What comes
after more than ``days`` days counts nothing.

A day is 24 hours of elapsed time, so that a night when the clocks change is no
longer and no shorter than another. Exactly at the end of the grace is in time.
"""

from __future__ import annotations

import math

from course_utils.term.settings import Late

DAY = 86400


def lateness(seconds: float, late: Late, extra_days: int = 0) -> int:
    """Return the number of begun days that cost something.

    Parameters
    ----------
    seconds
        How long after the due time something came in.
    late
        The policy.
    extra_days
        The student's.
    """
    return max(0, math.ceil((seconds - extra_days * DAY - late.grace_minutes * 60) / DAY))


def penalty(points: float, seconds: float, late: Late, extra_days: int = 0) -> float:
    """Return what lateness takes off, in points.

    Parameters
    ----------
    points
        What the answers earned.
    seconds
        How long after the due time they came in.
    late
        The policy.
    extra_days
        The student's.

    Returns
    -------
    float
        From 0 to ``points``.

    Examples
    --------
    >>> policy = Late(grace_minutes=15, percent_per_day=10, days=5)
    >>> penalty(20, 15 * 60, policy), penalty(20, 15 * 60 + 1, policy)
    (0.0, 2.0)
    """
    begun = lateness(seconds, late, extra_days)
    percent = 100 if begun > late.days else min(100, begun * late.percent_per_day)
    points = max(0.0, points)
    return min(points, points * percent / 100)  # rounding must not make it more than there is
