"""The text of a term's settings, for tests."""

from __future__ import annotations

from collections.abc import Mapping

HEAD = """\
# A term.
[course]
name = "From Combatant to Mediator"
id = "mediator-2027"
timezone = "Europe/Berlin"
start = 2027-02-01
weeks = 12
edition = "{edition}"

[late]
grace_minutes = 15
percent_per_day = 10
days = 5
"""
WEEK = """
[[week]]
number = {number}
lessons = [{lessons}]
"""
ASSIGNMENT = """
[[assignment]]
name = "{name}"
opens = {opens}T08:00:00
due = {due}T23:59:00
weight = {weight}
"""


def course_toml(
    assignments: Mapping[str, tuple[str, str, int]],
    *,
    weeks: Mapping[int, str] | None = None,
    edition: str = "",
) -> str:
    """Return the text of a ``course.toml``.

    Parameters
    ----------
    assignments
        By name, the days on which it opens and is due, and its weight.
    weeks
        By number, the lessons as TOML has them; a first week with two if not given.
    edition
        The word of the edition.
    """
    weeks = weeks or {1: '"00", "01"'}
    parts = [HEAD.format(edition=edition)]
    parts += [WEEK.format(number=number, lessons=lessons) for number, lessons in weeks.items()]
    parts += [
        ASSIGNMENT.format(name=name, opens=opens, due=due, weight=weight)
        for name, (opens, due, weight) in assignments.items()
    ]
    return "".join(parts)
