"""The settings of a term: ``course.toml``, read and checked."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from course_utils.errors import TermError, UnknownName
from course_utils.term import checks
from course_utils.term.faults import Lines, explain, syntax_error
from course_utils.term.files import read_bytes

FILE = "course.toml"
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
"""A term that begins before or after is a slip of the pen."""
AROUND = timedelta(weeks=4)
"""An assignment may open so long before the term, and be due so long after it (exams)."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Course(_Strict):
    """The section ``[course]``.

    Attributes
    ----------
    name
        As students and colleagues read it.
    id
        nbgrader's ``course_id``.
    timezone
        IANA name of the zone that all times of the file are local to.
    start
        First day of week 1.
    weeks
        Number of weeks.
    edition
        The word that picks the edition; empty for the published one.
    """

    name: str = Field(
        min_length=1,
        max_length=200,
        description="the name of the course in quotes",
        examples=['"From Combatant to Mediator, spring 2027"'],
    )
    id: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$",
        description="letters, digits, dots, hyphens and underscores in quotes, 100 at most",
        examples=['"mediator-spring-2027"'],
    )
    timezone: str = Field(
        default="UTC",
        description="the name of a time zone in quotes",
        examples=['"Europe/Berlin"'],
    )
    start: date = Field(
        ge=FIRST,
        le=LAST,
        description=f"a date without quotes, from {FIRST.year} to {LAST.year}",
        examples=["2027-02-01"],
    )
    weeks: int = Field(ge=1, le=60, description="a whole number from 1 to 60", examples=["12"])
    edition: str = Field(
        default="",
        pattern=r"^([A-Za-z0-9][A-Za-z0-9_-]{0,39})?$",
        description="one plain word in quotes (letters, digits, hyphens, 40 at most), or empty",
        examples=['"harbour"'],
    )


class Late(_Strict):
    """The section ``[late]``, see `course_utils.term.late`.

    Attributes
    ----------
    grace_minutes
        Minutes after the due time that cost nothing.
    percent_per_day
        Percent of the points got that each begun day costs.
    days
        Number of days after which nothing counts.
    """

    grace_minutes: int = Field(
        ge=0, le=10080, description="a whole number of minutes from 0 to 10080", examples=["15"]
    )
    percent_per_day: float = Field(
        ge=0, le=100, description="a number from 0 to 100", examples=["10"]
    )
    days: int = Field(
        ge=0, le=366, description="a whole number of days from 0 to 366", examples=["5"]
    )


class Week(_Strict):
    """A section ``[[week]]``.

    Attributes
    ----------
    number
        Counted from 1.
    lessons
        Numbers of lessons, such as ``"06"``; none in a week for review or a holiday.
    note
        What else stands in the calendar.
    """

    number: int = Field(ge=1, description="the number of the week, counted from 1", examples=["3"])
    lessons: Annotated[tuple[str, ...], Field(strict=False)] = Field(
        description="a list of lessons in quotes", examples=['["03", "04"]']
    )
    note: str = Field(default="", description="a text in quotes", examples=['"Review"'])


class Assignment(_Strict):
    """A section ``[[assignment]]``.

    Attributes
    ----------
    name
        Such as ``"ps06"``.
    opens, due
        Local time of the course's zone.
    weight
        Compared with the sum of all weights.
    """

    name: str = Field(description="the name of an assignment in quotes", examples=['"ps06"'])
    opens: datetime = Field(
        description="a local date and time without quotes", examples=["2027-02-01T08:00:00"]
    )
    due: datetime = Field(
        description="a local date and time without quotes", examples=["2027-02-14T23:59:00"]
    )
    weight: float = Field(
        ge=0,
        allow_inf_nan=False,
        description="a number that is not negative",
        examples=["8"],
    )


class Term(_Strict):
    """A term's settings.

    Attributes
    ----------
    folder
        The term's folder.
    course, late, weeks, assignments
        The sections of the file; weeks by number, assignments as in the file.
    """

    model_config = ConfigDict(populate_by_name=True)

    folder: Path
    course: Course
    late: Late
    weeks: Annotated[tuple[Week, ...], Field(strict=False)] = Field(default=(), alias="week")
    assignments: Annotated[tuple[Assignment, ...], Field(strict=False)] = Field(
        alias="assignment", min_length=1
    )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the assignments, in the order of the file."""
        return tuple(each.name for each in self.assignments)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the course."""
        return ZoneInfo(self.course.timezone)

    @property
    def end(self) -> date:
        """The last day of the last week."""
        return self.course.start + timedelta(weeks=self.course.weeks, days=-1)

    def assignment(self, name: str) -> Assignment:
        """Return an assignment of the term.

        Raises
        ------
        UnknownName
            If the term has none of this name.
        """
        for each in self.assignments:
            if each.name == name:
                return each
        raise UnknownName("assignment of this term", name, self.names)

    def due(self, name: str) -> datetime:
        """Return when an assignment is due, with its time zone.

        Raises
        ------
        UnknownName
            If the term has none of this name.
        """
        return self.assignment(name).due.replace(tzinfo=self.zone)

    def opens(self, name: str) -> datetime:
        """Return when an assignment opens, with its time zone.

        Raises
        ------
        UnknownName
            If the term has none of this name.
        """
        return self.assignment(name).opens.replace(tzinfo=self.zone)

    def share(self, name: str) -> float:
        """Return an assignment's part of the course total, from 0 to 1.

        Raises
        ------
        UnknownName
            If the term has none of this name.
        """
        return self.assignment(name).weight / sum(each.weight for each in self.assignments)


def read_term(folder: str | Path) -> Term:
    """Read and check the settings of a term.

    Parameters
    ----------
    folder
        The term's folder, which holds ``course.toml``.

    Raises
    ------
    TermError
        If there is no such file, or something in it is wrong: with file, line and remedy.
    """
    folder = Path(folder)
    path = folder / FILE
    text = _read(path)
    try:
        found: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise syntax_error(path, text, error) from error
    except RecursionError as error:
        raise TermError(
            "is nested too deeply", where=str(path), remedy="Restore the file."
        ) from error
    lines = Lines(path, text)
    if "folder" in found:
        raise lines.error(("folder",), "there is no section or key 'folder'", "Take the line out.")
    try:
        term = Term.model_validate(found | {"folder": folder.resolve()})
    except ValidationError as error:
        raise explain(error, lines, Term) from error
    checks.check(term, lines, AROUND)
    return term


def _read(path: Path) -> str:
    body = read_bytes(
        path,
        "Go to the folder of the term or name it with --course; `course new` makes a new one.",
    )
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise TermError(
            "is not text in UTF-8",
            where=f"{path}, line {line}",
            remedy="Save the file as UTF-8 in your editor.",
        ) from error
