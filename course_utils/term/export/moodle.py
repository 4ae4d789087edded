"""The format that Moodle's gradebook imports.

Moodle asks which column says who it is and which column is which mark. A hyphen is its own sign
for no mark. A cell that says who it is must never be empty: Moodle would give the row to the
student of the row above.
"""

from __future__ import annotations

import re

from course_utils.term.export import template
from course_utils.term.export.grades import TOTAL, Grades, harmless, number
from course_utils.term.export.made import Made, filled, head_of, places, tell_people

_PERSON = (
    "first name", "last name", "id number", "institution", "department", "email address",
    "username", "full name",
)  # fmt: skip
_KEYS = ("id number", "email address", "username")
_NAMES = ("first name", "last name", "full name", "institution", "department")
_OTHER = ("course total", "category total", "last downloaded from this course")
_KIND = re.compile(r"\s*\((Real|Percentage|Letter|Feedback)\)$")
NONE = "-"
LARGEST = 100
HOW = (
    "In Moodle: Grades, Import, CSV file; comma, UTF-8. Map from {key!r} to {field}, and each "
    "column to its grade item."
)


def make(grades: Grades, table: template.Table | None) -> Made:
    """Return the table for Moodle.

    Parameters
    ----------
    grades
        What to export.
    table
        The CSV ("plain text file") that Moodle's gradebook exported.

    Raises
    ------
    TermError
        If the template is not Moodle's.
    """
    made = Made(b"", ".csv", grades.columns, "")
    large = [name for name in grades.columns if grades.maximum[name] > LARGEST]
    if large:
        made.alarms.append(
            f"Moodle refuses marks above 100 unless its administrator allows it: {large[0]}."
        )
    if table is None:
        made.how = HOW.format(key="ID number", field="ID number")
        addresses = all(row.member.email for row in grades.rows)
        if not addresses:
            made.notes.append("E-mail addresses are left out, since not all are on the roster.")
        head = ["First name", "Last name", "ID number", *["Email address"] * addresses]
        body = [[*head, *grades.columns]]
        for row in grades.rows:
            one = row.member
            who = [harmless(one.first_name), harmless(one.last_name), one.lms_id or one.id]
            who += [one.email] * addresses
            body.append([*who, *(number(row.values[name]) or NONE for name in grades.columns)])
        made.content = template.write(body, "utf-8")
        return made
    there = places(table, grades, made, _title, "Moodle")
    made.columns = tuple(there)
    found, absent, strangers = template.people(table, _KEYS, [row.member for row in grades.rows])
    kept = [
        at
        for at in range(len(table.head))
        if head_of(table, at) in _PERSON
        and (head_of(table, at) not in _KEYS or all(table.rows[row][at] for row in found))
    ]
    keys = [table.head[at] for at in kept if head_of(table, at) in _KEYS]
    key = keys[0] if keys else "ID number"
    made.how = HOW.format(key=key, field=key)
    body = [[*(table.head[at] for at in kept), *(_bare(table.head[at]) for at in there.values())]]
    values = grades.as_dict()
    for at, member in found.items():
        marks = [(place, values[member.id][name]) for name, place in there.items()]
        cells = filled(table, at, kept, _NAMES, marks)
        body.append([*cells[: len(kept)], *(cell or NONE for cell in cells[len(kept) :])])
    tell_people(made, absent, strangers, "Moodle")
    made.content = template.write(body, "utf-8")
    return made


def _title(head: str) -> str | None:
    plain = head.strip()
    if plain.casefold() in _PERSON or plain.casefold().startswith(_OTHER):
        return None
    if plain.endswith(("(Feedback)", "(Percentage)", "(Letter)")):
        return None
    return _bare(plain).rpartition(": ")[2] if TOTAL not in plain else TOTAL


def _bare(head: str) -> str:
    """Return a heading without the kind of the mark, as Moodle's own list has it."""
    return _KIND.sub("", head.strip())
