"""A table for everything else: one row a student, in UTF-8 with a mark, as spreadsheets like it."""

from __future__ import annotations

from course_utils.errors import TermError
from course_utils.term.export import template
from course_utils.term.export.grades import Grades, harmless, number
from course_utils.term.export.made import Made


def make(grades: Grades, table: template.Table | None) -> Made:
    """Return the plain table.

    Parameters
    ----------
    grades
        What to export.
    table
        None: there is nothing to fill.

    Raises
    ------
    TermError
        If there is a template.
    """
    if table is not None:
        raise TermError(
            "a plain table has no template",
            where=str(table.path),
            remedy="Leave --template out, or name the system with --to.",
        )
    body = [["id", "last_name", "first_name", "email", *grades.columns]]
    for row in grades.rows:
        one = row.member
        who = [one.id, harmless(one.last_name), harmless(one.first_name), one.email]
        body.append([*who, *(number(row.values[name]) for name in grades.columns)])
    content = template.write(body, "utf-8-sig")
    return Made(
        content, ".csv", grades.columns, "Open it in a spreadsheet, or read it with pandas."
    )
