"""The format that Blackboard's grade centre uploads.

A student is found by Username, a column by the number behind the bar of its heading, such as
``ps05 [Total Pts: 22 Score] |123456``. Blackboard gives out tabs in UTF-16 (called .xls) or commas
in UTF-8; the table goes back as it came. Columns without a number become new columns of text.
"""

from __future__ import annotations

import re

from course_utils.errors import TermError
from course_utils.term.export import template
from course_utils.term.export.grades import Grades, harmless, number
from course_utils.term.export.made import Made, check_points, filled, head_of, places, tell_people

_PERSON = ("last name", "first name", "username", "student id")
_NAMES = ("last name", "first name")
_HEAD = re.compile(r"(?P<title>.*?)\s*\[[^\]]*?(?P<points>[\d.]+)?[^\]\d]*\]\s*\|\d+\s*", re.DOTALL)
HOW = "In Blackboard: Grade Center, Work Offline, Upload."


def make(grades: Grades, table: template.Table | None) -> Made:
    """Return the table for Blackboard.

    Parameters
    ----------
    grades
        What to export.
    table
        The file that Blackboard's grade centre gave out under "Work Offline, Download".

    Raises
    ------
    TermError
        If the template is not Blackboard's.
    """
    made = Made(b"", ".csv", grades.columns, HOW)
    if table is None:
        made.notes.append(
            "Without --template Blackboard makes new columns of text, with no points possible. "
            "Give the file of Work Offline, Download to fill its own columns."
        )
        body = [["Last Name", "First Name", "Username", *grades.columns]]
        for row in grades.rows:
            one = row.member
            who = [harmless(one.last_name), harmless(one.first_name), one.lms_id or one.id]
            body.append([*who, *(number(row.values[name]) for name in grades.columns)])
        made.content = template.write(body, "utf-8-sig")
        return made
    kept = [at for at in range(len(table.head)) if head_of(table, at) in _PERSON]
    if "username" not in {head_of(table, at) for at in kept}:
        raise TermError(
            "has no column Username",
            where=str(table.path),
            remedy="Give the file of Blackboard's Work Offline, Download.",
        )
    made.suffix = ".xls" if table.delimiter == "\t" else ".csv"
    there = places(table, grades, made, _title, "Blackboard")
    made.columns = tuple(there)
    for name, at in there.items():
        found = _HEAD.fullmatch(table.head[at])
        if found and found["points"]:
            check_points(made, name, found["points"], grades.maximum[name], "Blackboard")
    body = [[table.head[at] for at in (*kept, *there.values())]]
    members = [row.member for row in grades.rows]
    people, absent, strangers = template.people(table, ("username", "student id"), members)
    values = grades.as_dict()
    for at, member in people.items():
        marks = [(place, values[member.id][name]) for name, place in there.items()]
        body.append(filled(table, at, kept, _NAMES, marks))
    tell_people(made, absent, strangers, "Blackboard")
    made.content = template.write(body, table.encoding, table.delimiter)
    return made


def _title(head: str) -> str | None:
    found = _HEAD.fullmatch(head)
    return found["title"] if found else None
