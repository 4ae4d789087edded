"""What goes into an export: points after penalties and the total, nothing for what is open."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from course_utils.errors import TermError
from course_utils.term import gradebook
from course_utils.term.roster import Member, read_roster
from course_utils.term.settings import Term

TOTAL = "Weighted total"
"""The column of the weighted total, in percent of what counts so far."""
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet takes for the begin of a formula, also as East Asian keyboards write it."""


@dataclass(frozen=True)
class Row:
    """What a student has.

    Parameters
    ----------
    member
        The student.
    values
        By name of the assignment or `TOTAL`; None where nothing is to be said yet.
    """

    member: Member
    values: dict[str, float | None]


@dataclass(frozen=True)
class Grades:
    """What is exported.

    Parameters
    ----------
    names
        The assignments of which anything is graded, in the order of the term.
    maximum
        Their points; 100 for `TOTAL`.
    rows
        One a student of the roster.
    open
        How many cells are empty, by the reason.
    zeros
        How many zeros stand for nothing handed in.
    missing
        How many times nothing was handed in counts as zero in the total.
    """

    names: tuple[str, ...]
    maximum: dict[str, float]
    rows: tuple[Row, ...]
    open: dict[str, int]
    zeros: int
    missing: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The assignments and `TOTAL`."""
        return (*self.names, TOTAL)

    def as_dict(self) -> dict[str, dict[str, float | None]]:
        """Return all values, by id of the student and column."""
        return {row.member.id: dict(row.values) for row in self.rows}


def read(term: Term, *, missing_as_zero: bool = False, now: datetime | None = None) -> Grades:
    """Read what is to be exported.

    Parameters
    ----------
    term
        The term.
    missing_as_zero
        Whether to say zero where nothing was handed in and nothing could count any more.
    now
        The time to reckon for; the present if not given.

    Raises
    ------
    TermError
        If nothing is graded, or an address on the roster would be taken for a formula.
    GradingError
        If the gradebook can't be read.
    """
    members = read_roster(term.folder)
    for member in members:
        for kind, text in (("lms_id", member.lms_id), ("e-mail address", member.email)):
            if text.startswith(_FORMULA):
                raise TermError(
                    f"the {kind} {text!r} of {member.id} would be taken for a formula",
                    where=str(term.folder / "roster.csv"),
                    remedy="Mend it.",
                )
    table = gradebook.scores(term)
    sums = gradebook.total(term, table, members, now=now).set_index("student")
    done = set(table.loc[table["state"] == gradebook.GRADED, "assignment"])
    names = tuple(name for name in term.names if name in done)
    if not names:
        raise TermError(
            "nothing is graded and marked",
            where=str(term.folder),
            remedy="Run: course grade NAME, then mark what waits in formgrader.",
        )
    maximum = dict(zip(table["assignment"], map(float, table["maximum"]), strict=True))
    missing = {str(student): names for student, names in sums["missing"].items()}
    by_student: dict[str, dict[str, float | None]] = {member.id: {} for member in members}
    empty: Counter[str] = Counter()
    zeros = 0
    for entry in table[table["assignment"].isin(names)].to_dict("records"):
        student, name, state = str(entry["student"]), str(entry["assignment"]), str(entry["state"])
        value: float | None = None
        if state == gradebook.GRADED:
            value = round(float(entry["counted"]), 2)
        elif missing_as_zero and name in missing[student]:
            value = 0.0
            zeros += 1
        else:
            empty[state] += 1
        by_student[student][name] = value
    for key, percent in sums["percent"].items():
        total = None if math.isnan(percent) else round(float(percent), 2)
        by_student[str(key)][TOTAL] = total
    return Grades(
        names=names,
        maximum={name: maximum[name] for name in names} | {TOTAL: 100.0},
        rows=tuple(Row(member, by_student[member.id]) for member in members),
        open=dict(empty),
        zeros=zeros,
        missing=sum(map(len, missing.values())),
    )


def number(value: float | None) -> str:
    """Write a number with a decimal point, without an exponent; nothing for none.

    Examples
    --------
    >>> number(20.0), number(19.25), number(None)
    ('20', '19.25', '')
    """
    if value is None:
        return ""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def harmless(text: str) -> str:
    """Return a text that a spreadsheet takes for text, whatever it begins with.

    Examples
    --------
    >>> harmless("=1+1"), harmless("Ana")
    ("'=1+1", 'Ana')
    """
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
