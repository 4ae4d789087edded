"""The format that Canvas's gradebook imports.

Its header must begin with Student, ID and end the part about students with Section; a column
``name (id)`` belongs to the assignment with this id; the row ``Points Possible`` comes before
the students. A student is found by ID, then by SIS User ID, by SIS Login ID, by name. An empty
cell takes a mark away, so where nothing is to be said the template's own cell stays.
"""

from __future__ import annotations

import re

from course_utils.term.export import template
from course_utils.term.export.grades import Grades, harmless, number
from course_utils.term.export.made import Made, check_points, filled, places, tell_people
from course_utils.term.roster import Member

_STUDENT = (
    "student", "lastname", "firstname", "id", "sis user id", "sis login id", "integration id",
    "root account", "section",
)  # fmt: skip
_KEYS = ("id", "sis user id", "sis login id", "integration id")
_NAMES = ("student", "lastname", "firstname")
_WITH_ID = re.compile(r"(.*)\s\(\d+\)", re.DOTALL)
HOW = "In Canvas: Grades, Import."


def make(grades: Grades, table: template.Table | None) -> Made:
    """Return the table for Canvas.

    Parameters
    ----------
    grades
        What to export.
    table
        The CSV that Canvas's gradebook exported.

    Raises
    ------
    TermError
        If the template is not Canvas's.
    """
    made = Made(b"", ".csv", grades.columns, HOW)
    if table is None:
        made.notes.append(
            "Without --template Canvas makes a new assignment of each column that is not called "
            "just as here, and finds students by ID or SIS Login ID. Give its own export to be "
            "sure."
        )
        head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *grades.columns]
        possible = ["    Points Possible", "", "", "", ""]
        possible += [number(grades.maximum[name]) for name in grades.columns]
        rows = [
            [*_who(row.member), *(number(row.values[name]) for name in grades.columns)]
            for row in grades.rows
        ]
        made.content = template.write([head, possible, *rows], "utf-8")
        return made
    kept = [at for at, name in enumerate(table.head) if name.strip().casefold() in _STUDENT]
    there = places(table, grades, made, _title, "Canvas")
    made.columns = tuple(there)
    body = [[table.head[at] for at in (*kept, *there.values())]]
    found, absent, strangers = template.people(table, _KEYS, [row.member for row in grades.rows])
    values = grades.as_dict()
    for at, row in enumerate(table.rows):
        if "Points Possible" in row[0]:
            body.append([row[at] for at in (*kept, *there.values())])
            for name, place in there.items():
                check_points(made, name, row[place], grades.maximum[name], "Canvas")
        elif at in found:
            mine = values[found[at].id]
            marks = [(place, mine[name]) for name, place in there.items()]
            body.append(filled(table, at, kept, _NAMES, marks))
    tell_people(made, absent, strangers, "Canvas")
    made.content = template.write(body, table.encoding, table.delimiter)
    return made


def _who(member: Member) -> list[str]:
    name = ", ".join(part for part in (member.last_name, member.first_name) if part)
    number_in_canvas = member.lms_id if member.lms_id.isdecimal() else ""
    login = member.id if number_in_canvas or not member.lms_id else member.lms_id
    return [harmless(name), number_in_canvas, "", login, ""]


def _title(head: str) -> str | None:
    if head.strip().casefold() in _STUDENT:
        return None
    found = _WITH_ID.fullmatch(head)
    return found[1] if found else None
