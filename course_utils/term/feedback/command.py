"""The command ``course feedback``: write the pages and the zips, say who gets none and why."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_utils.atomic import write_atomically
from course_utils.errors import TermError
from course_utils.grading.report.words import count, span
from course_utils.term import gradebook
from course_utils.term.collect import record
from course_utils.term.feedback import read, returns
from course_utils.term.feedback.page import Page, number, render
from course_utils.term.late import lateness
from course_utils.term.release import moment
from course_utils.term.roster import Member, read_roster
from course_utils.term.settings import Term, read_term

if TYPE_CHECKING:
    import pandas as pd

_WITNESSES = ("timestamp.txt", "submission_secret.txt")
"""Files by which nbgrader's exchange knows whose feedback it is."""


@dataclass
class Written:
    """What was made.

    Parameters
    ----------
    pages
        By id of the student.
    zips
        By system.
    waiting
        Students whose work waits to be marked by hand.
    not_graded
        Students whose work has not been graded.
    nothing
        Students who have handed in nothing.
    """

    pages: dict[str, Path] = field(default_factory=dict)
    zips: dict[str, Path] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    not_graded: list[str] = field(default_factory=list)
    nothing: list[str] = field(default_factory=list)


def feedback(folder: Path, assignment: str, *, also_waiting: bool = False) -> Written:
    """Write a page for each student, and the zips, and say what came of it.

    Parameters
    ----------
    folder
        The term's folder.
    assignment
        The assignment's name.
    also_waiting
        Whether to write pages, too, for work that waits to be marked by hand.

    Raises
    ------
    TermError
        If the term can't be read, nothing is graded, or something can't be written.
    GradingError
        If the gradebook or a rubric can't be read.
    UnknownName
        If the term has no such assignment.
    """
    import click

    term = read_term(folder)
    term.assignment(assignment)
    try:
        written = write(term, assignment, also_waiting=also_waiting)
    except OSError as error:
        raise TermError(
            f"feedback can't be written ({error.strerror or error})",
            where=str(error.filename or term.folder),
            remedy="Make room or give yourself the right to, and run again.",
        ) from error
    click.echo(f"Pages: {len(written.pages)}, in feedback/ID/{assignment} of {term.folder}")
    for system, path in written.zips.items():
        click.echo(f"{system.capitalize()}: {path}")
        click.echo(f"  {returns.HOW[system]}")
    if any(path.with_name("submission_secret.txt").is_file() for path in written.pages.values()):
        click.echo(f"JupyterHub: nbgrader release_feedback {assignment} (in {term.folder})")
    if untimed := record.untimed(term.folder, assignment):
        click.echo(
            f"Late by an unknown time, so without a penalty: {', '.join(untimed)}. Say it with: "
            f"course collect {assignment} … --late"
        )
    told = "page written, says so" if also_waiting else "no page; mark them, or give --also-waiting"
    for students, words in (
        (written.waiting, f"waiting to be marked by hand ({told})"),
        (written.not_graded, f"not graded (no page; run: course grade {assignment})"),
        (written.nothing, "nothing handed in (no page)"),
    ):
        if students:
            click.echo(f"{count(len(students), 'student')} {words}: {', '.join(students)}")
    return written


def write(term: Term, assignment: str, *, also_waiting: bool = False) -> Written:
    """Write the pages and the zips.

    Raises
    ------
    TermError
        If nothing is graded, or a notebook can't be read.
    OSError
        If something can't be written.
    """
    table = gradebook.scores(term)
    table = table[table["assignment"] == assignment].set_index("student")
    members = {member.id: member for member in read_roster(term.folder)}
    planned = read.plans(term.folder / "source" / assignment)
    rubrics = read.rubrics_of(term.folder, assignment)
    with gradebook.opened(term) as book:
        marks = read.marks(book, assignment)
        late = _late(book, assignment)
    title = _title(term, assignment)
    written = Written()
    for student, row in table.iterrows():
        name = str(student)
        state = row["state"]
        if state == gradebook.NOTHING:
            written.nothing.append(name)
        elif state == gradebook.NOT_GRADED:
            written.not_graded.append(name)
        elif state == gradebook.TO_MARK:
            written.waiting.append(name)
        if state == gradebook.GRADED or (state == gradebook.TO_MARK and also_waiting):
            graded = term.folder / "autograded" / name / assignment
            page = Page(
                course=term.course.name,
                assignment=assignment,
                title=title,
                name=members[name].full_name,
                counted=float(row["counted"]),
                maximum=float(row["maximum"]),
                penalty=float(row["penalty"]),
                lines=_lines(term, assignment, members[name], row, late.get(name, 0.0)),
                tasks=read.tasks(planned, graded, marks.get(name, {}), rubrics),
                when=datetime.now(term.zone),
            )
            written.pages[name] = _write_page(term, assignment, name, render(page))
    if not (written.pages or written.waiting):
        raise TermError(
            f"nobody's {assignment} is graded",
            where=str(term.folder),
            remedy=f"Run: course grade {assignment}",
        )
    kept = record.read(term.folder, assignment)
    written.zips = returns.write(term.folder / "out", assignment, written.pages, kept)
    return written


def _write_page(term: Term, assignment: str, student: str, text: str) -> Path:
    """Write a page where nbgrader's exchange looks for it; only its owner can read it."""
    folder = term.folder / "feedback" / student / assignment
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (term.folder / "out").mkdir(exist_ok=True)
    for name in _WITNESSES:
        witness = term.folder / "submitted" / student / assignment / name
        if witness.is_file():
            shutil.copyfile(witness, folder / name)
            (folder / name).chmod(0o600)
    path = folder / f"{assignment}.html"
    write_atomically(path, text.encode(), mode=0o600)
    return path


def _title(term: Term, assignment: str) -> str:
    from course_utils.term.release import title_of

    notebooks = sorted((term.folder / "source" / assignment).glob("*.ipynb"))
    return title_of(notebooks[0]) if notebooks else assignment


def _late(book: Any, assignment: str) -> dict[str, float]:
    """Return the seconds after the due time, by student."""
    return {
        each.student_id: float(each.total_seconds_late)
        for each in book.assignment_submissions(assignment)
    }


def _lines(
    term: Term, assignment: str, member: Member, row: pd.Series[Any], seconds: float
) -> list[str]:
    """Say what the sum is made of."""
    lines = []
    if row["state"] == gradebook.TO_MARK:
        lines.append("A written answer has not been marked yet; its points will come on top.")
    if not seconds:
        return lines
    due = moment(term.due(assignment), term.course.timezone)
    said = f"It was handed in {span(seconds)} after it was due, {due}."
    if member.extra_days:
        said += f" You had {count(member.extra_days, 'extra day')}."
    begun = lateness(seconds, term.late, member.extra_days)
    if not begun:
        said += " This costs nothing."
    elif begun > term.late.days:
        said += f" After {count(term.late.days, 'day')} nothing counts."
    else:
        percent = min(100.0, begun * term.late.percent_per_day)
        said += (
            f" Each begun day costs {term.late.percent_per_day:g} % of the points, so "
            f"{count(begun, 'day')} {'costs' if begun == 1 else 'cost'} {percent:g} % of "
            f"{number(row['points'])}: {number(row['penalty'])} points."
        )
    return [*lines, said]
