"""The format that Brightspace's gradebook imports.

A student is found by OrgDefinedId or Username, a column by the grade item's name followed by
"Points Grade"; what Brightspace's own export adds, as in ``ps05 Points Grade <Numeric
MaxPoints:22>``, stays. The last column marks the end of each row.
"""

from __future__ import annotations

import re

from course_utils.term.export import template
from course_utils.term.export.grades import TOTAL, Grades, number
from course_utils.term.export.made import Made, check_points, filled, head_of, places, tell_people

_KEYS = ("orgdefinedid", "org defined id", "username")
_HEAD = re.compile(r"(?P<title>.+?) Points Grade(?:\s*<(?P<about>.*)>)?\s*", re.DOTALL)
_POINTS = re.compile(r"MaxPoints:([\d.]+)")
_END, _MARK = "End-of-Line Indicator", "#"
HOW = "In Brightspace: Grades, Enter Grades, Import."


def make(grades: Grades, table: template.Table | None) -> Made:
    """Return the table for Brightspace.

    Parameters
    ----------
    grades
        What to export.
    table
        The CSV that Brightspace's gradebook exported, with points.

    Raises
    ------
    TermError
        If the template is not Brightspace's.
    """
    if table is None:
        return _without_template(grades)
    made = Made(b"", ".csv", grades.columns, HOW)
    kept = [at for at in range(len(table.head)) if head_of(table, at) in _KEYS]
    there = places(table, grades, made, _title, "Brightspace")
    made.columns = tuple(there)
    for name, at in there.items():
        about = _HEAD.fullmatch(table.head[at])
        if about and (points := _POINTS.search(about["about"] or "")):
            check_points(made, name, points[1], grades.maximum[name], "Brightspace")
    body = [[*(table.head[at] for at in (*kept, *there.values())), _END]]
    people, absent, strangers = template.people(table, _KEYS, [row.member for row in grades.rows])
    values = grades.as_dict()
    for at, member in people.items():
        marks = [(place, values[member.id][name]) for name, place in there.items()]
        body.append([*filled(table, at, kept, (), marks), _MARK])
    tell_people(made, absent, strangers, "Brightspace")
    made.content = template.write(body, table.encoding, table.delimiter)
    return made


def _without_template(grades: Grades) -> Made:
    columns = tuple(name for name in grades.columns if name != TOTAL)
    made = Made(b"", ".csv", columns, HOW)
    made.notes.append(
        "Without --template the total is left out, and Brightspace makes a new grade item of each "
        "column that is not called just as here."
    )
    body = [["OrgDefinedId", "Username", *(f"{name} Points Grade" for name in columns), _END]]
    for row in grades.rows:
        marks = [number(row.values[name]) for name in columns]
        body.append([row.member.lms_id, row.member.id, *marks, _MARK])
    made.content = template.write(body, "utf-8")
    return made


def _title(head: str) -> str | None:
    found = _HEAD.fullmatch(head)
    return found["title"] if found else None
