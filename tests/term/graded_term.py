"""Make one term that was released, collected from several systems, graded and marked in part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import nbformat
from lms_names import HandIn, download, roster
from term_maker import ROOT, make_term

from course_utils.term.roster import Member, read_roster

ASSIGNMENT = "ps06"
DUE = datetime(2027, 2, 28, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"))


@dataclass(frozen=True)
class GradedTerm:
    """The folder, and who is who in it."""

    folder: Path
    members: dict[str, Member]
    full: str
    late: str
    wrong: str
    waiting: str
    nothing: str
    blank: str


def describe(folder: Path) -> GradedTerm:
    """Say who is who in a term that `make` made."""
    return GradedTerm(
        folder,
        {member.id: member for member in read_roster(folder)},
        full="simulated-full-marks",
        late="simulated-partly-right",
        wrong="simulated-wrong",
        waiting="simulated-raising",
        nothing="simulated-absent",
        blank="simulated-blank",
    )


def make(base: Path) -> Path:
    """Make the term and return its folder."""
    from course_utils.grading.assignments import read_assignment
    from course_utils.grading.autograde.command import grade
    from course_utils.grading.bank import read_bank
    from course_utils.grading.rubrics import read_rubrics
    from course_utils.grading.sandbox_check import sandbox_works
    from course_utils.grading.simulated import enrol, read_class
    from course_utils.term.collect.command import collect
    from course_utils.term.release import release

    exercises = ROOT / "exercises"
    assignment = read_assignment(exercises, ASSIGNMENT)
    plan = read_class(exercises / "demo-class.yml")
    rubrics = read_rubrics(exercises / "rubrics" / f"{ASSIGNMENT}.yml")
    students = enrol(plan.students, assignment, read_bank(exercises, assignment), rubrics)
    members = roster([*(one.id for one in students), "simulated-absent"])
    folder = make_term(base / "term", members)
    release(folder, ASSIGNMENT)
    sheet = nbformat.read(folder / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
    by_id = {member.id: member for member in members}
    ways = ("canvas", "brightspace", "moodle", "blackboard", "moodle_flat", "plain")
    zips = []
    for way, student in zip(ways, students, strict=True):
        when = DUE + timedelta(hours=-3 if way != "brightspace" else 30)
        content = nbformat.writes(student.submission(sheet, assignment)).encode()
        one = HandIn(by_id[student.id], content, when)
        zips.append(download(base / f"{way}.zip", way, [one]))
    assert collect(folder, ASSIGNMENT, zips).exit_code == 0
    grade(folder, ASSIGNMENT, walls=sandbox_works())
    _mark(describe(folder))
    return folder


def _mark(term: GradedTerm) -> None:
    """Mark the written answers of all but one, as formgrader does."""
    from nbgrader.api import Gradebook

    points = {term.full: 6.0, term.late: 3.0, term.wrong: 0.0, "simulated-warning": 4.0}
    with Gradebook(f"sqlite:///{term.folder / 'gradebook.db'}") as gradebook:
        for student, given in points.items():
            notebook = gradebook.find_submission(ASSIGNMENT, student).notebooks[0]
            for each in notebook.grades:
                if each.needs_manual_grade:
                    each.manual_score, each.needs_manual_grade = given, False
                    comment = gradebook.find_comment(each.name, ASSIGNMENT, ASSIGNMENT, student)
                    comment.manual_comment = f"For {student} <b>only</b>.\n\nRead *task 2* again."
        gradebook.db.commit()
