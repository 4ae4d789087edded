"""Grade a simulated class, check that it got what it deserves, and report on its items."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from course_utils.errors import GradingError
from course_utils.grading.assignments import Assignment, read_assignment
from course_utils.grading.bank import read_bank
from course_utils.grading.report.command import default_page
from course_utils.grading.report.page import write
from course_utils.grading.report.read import Tables, read
from course_utils.grading.report.sections import Section, Sheet, glance, item_table
from course_utils.grading.report.summary import summarise
from course_utils.grading.report.terminal import print_sections
from course_utils.grading.rubrics import read_rubrics
from course_utils.grading.sandbox_check import sandbox_works
from course_utils.grading.simulated import Student, draw, enrol, hand_in, read_class
from course_utils.grading.steps import CONFIG, Nbgrader, tools_on_path
from course_utils.own import sources

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

CLASS = "demo-class.yml"
MARKER = ".simulated-course"
"""A file that says that the demo made a folder and may empty it."""
NOTICE = "This class is simulated: no such students exist."
OFTEN = 3
"""Misunderstandings that so many students have are shown one by one."""


@dataclass(frozen=True)
class Score:
    """What a student got, beside what the answers deserve, by task."""

    student: Student
    got: dict[str, float]
    deserved: dict[str, float]
    awaiting: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether each task got just what it deserves."""
        return self.got == self.deserved


def exercises_here() -> Path:
    """Return the course's exercises: of the checkout, wherever the command is run.

    Raises
    ------
    GradingError
        If there are none with a simulated class: a wheel has no bank of answers.
    """
    for place in (sources.root(), Path.cwd() / "exercises"):
        if isinstance(place, Path) and (place / CLASS).is_file():
            return place
    raise GradingError(
        "this installation has no simulated class and no bank of answers",
        where=str(sources.PACKAGE),
        remedy="Run it in the course's own folder, as make demo does.",
    )


def run(folder: Path) -> tuple[Score, ...]:
    """Make a course folder, a simulated class in it, grade the class and show how it went.

    Submissions run in the sandbox of ``course grade`` where bubblewrap works, else in
    kernels, as nbgrader runs them: nobody but the course's authors wrote these.

    Parameters
    ----------
    folder
        Where to make the course folder; made anew each time.

    Returns
    -------
    tuple of Score
        The scores, after they have been printed.

    Raises
    ------
    GradingError
        If nbgrader is missing or fails, if there are no exercises, if ``folder`` holds
        something else, or if a score differs from what the answers deserve.
    """
    from rich.console import Console

    console = Console()
    exercises = exercises_here()
    plan = read_class(exercises / CLASS)
    assignment = read_assignment(exercises, plan.assignment)
    bank = read_bank(exercises, assignment)
    drawn = draw(plan.drawn, assignment, bank) if plan.drawn else ()
    rubrics = read_rubrics(exercises / "rubrics" / f"{assignment.name}.yml")
    students = enrol([*plan.students, *drawn], assignment, bank, rubrics)
    course = prepare(exercises, folder.resolve(), assignment)
    with tools_on_path():
        nbgrader = Nbgrader(course)
        with console.status(f"Making the release version of {assignment.name}"):
            nbgrader.generate(assignment.name)
            hand_in(students, assignment, course)
        console.print(f"Grading {len(students)} simulated students as `course grade` does.")
        nbgrader.grade(assignment.name, walls=sandbox_works())
        with console.status("Writing feedback"):
            nbgrader.feedback(assignment.name)
    tables = read(course, assignment.name)
    scores = compare(tables, assignment, students)
    page = default_page(tables)
    show(scores, tables, assignment, console)
    write(summarise(tables), page, notice=NOTICE)
    for name, path in (
        ("Page     ", page),
        ("Gradebook", course / "gradebook.db"),
        ("Feedback ", course / "feedback"),
        ("Log      ", nbgrader.log),
    ):
        console.print(f"{name} {path}", soft_wrap=True, highlight=False)
    require_exact(scores, assignment, nbgrader.log)
    return scores


def prepare(exercises: Path, course: Path, assignment: Assignment) -> Path:
    """Make an empty course folder with the settings and the source of one assignment.

    Raises
    ------
    GradingError
        If the folder holds files that the demo did not make.
    """
    if course.exists() and (not course.is_dir() or any(course.iterdir())):
        if not (course / MARKER).is_file():
            raise GradingError(
                "holds files that the demo did not make",
                where=str(course),
                remedy="Choose another folder, or empty this one.",
            )
        shutil.rmtree(course)
    course.mkdir(parents=True, exist_ok=True)
    (course / MARKER).write_text("Made by the demo, which may delete it.\n", encoding="utf-8")
    shutil.copy(exercises / CONFIG, course)
    shutil.copytree(assignment.path.parent, course / "source" / assignment.name)
    return course


def compare(
    tables: Tables, assignment: Assignment, students: Sequence[Student]
) -> tuple[Score, ...]:
    """Put what the gradebook says of each student beside what the answers deserve."""
    found = []
    for student in students:
        grades = tables.grades[tables.grades["student"] == student.id].set_index("cell")
        points = grades["points"].fillna(0.0).to_dict()
        got = {
            task.name: sum(points.get(test.id, 0.0) for test in task.tests)
            for task in assignment.tasks.values()
        }
        awaiting = tuple(map(str, grades.index[grades["waiting"].astype(bool)]))
        found.append(Score(student, got, student.deserves(assignment), awaiting))
    return tuple(found)


def require_exact(scores: Sequence[Score], assignment: Assignment, log: Path) -> None:
    """Raise unless each student got what the answers deserve.

    Raises
    ------
    GradingError
        With the students who did not.
    """
    off = [score.student.id for score in scores if not score.exact]
    if off:
        raise GradingError(
            f"{len(off)} of {len(scores)} students did not get what their answers deserve "
            f"({', '.join(off)})",
            where=assignment.name,
            remedy=f"See {log} and the notebooks in {log.with_name('autograded')}.",
        )


def recovered(tables: Tables, students: Sequence[Student]) -> pd.DataFrame:
    """Count the misunderstandings that were planted, and those that a test's message named.

    Returns
    -------
    DataFrame
        By ``task`` and ``misunderstanding``, the number of students for whom it was
        ``planted``, and for how many of them a test of the task ``named`` one.
    """
    named = {
        (student, cell.partition("-test-")[0])
        for student, cell, recognised in zip(
            tables.messages["student"],
            tables.messages["cell"],
            tables.messages["recognised"],
            strict=True,
        )
        if recognised
    }
    planted = [
        (entry.task.name, entry.misunderstanding, (student.id, cell_id) in named)
        for student in students
        for cell_id, entry in student.answers.items()
        if not entry.right
    ]
    table = pd.DataFrame(planted, columns=["task", "misunderstanding", "named"])
    counted = table.groupby(["task", "misunderstanding"])["named"].agg(["size", "sum"])
    return counted.set_axis(["planted", "named"], axis="columns").astype(int).reset_index()


def show(scores: Sequence[Score], tables: Tables, assignment: Assignment, console: Console) -> None:
    """Print the scores and how the items and the misunderstandings came out."""
    console.print(_table(scores, assignment))
    for number, task in enumerate(assignment.tasks.values(), start=1):
        console.print(f"  {number}  {task.name}, {task.points:g} points", highlight=False)
    for about, alike in groupby(scores, lambda score: score.student.about):
        ids = [score.student.id for score in alike]
        who = ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}"
        console.print(f"[bold]{who}[/bold]: {about}", highlight=False)
    console.print()
    report = summarise(tables)
    planted = recovered(tables, [score.student for score in scores])
    print_sections([glance(report), item_table(report), _planted(planted)], console)


def _planted(planted: pd.DataFrame) -> Section:
    often = planted[planted["planted"] >= OFTEN].sort_values(
        ["planted", "task", "misunderstanding"], ascending=[False, True, True]
    )
    rows = [
        [str(row["task"]), str(row["misunderstanding"]), str(row["planted"]), str(row["named"])]
        for _, row in often.iterrows()
    ]
    note = (
        f"{planted['planted'].sum()} wrong answers were planted, with {len(planted)} different "
        f"misunderstandings; for {planted['named'].sum()} of them a test's message named what was "
        "misunderstood. The page has all messages."
    )
    if not planted["named"].any():
        note = "The messages of tests are kept only where bubblewrap, the sandbox, is installed."
    caption = f"Misunderstandings planted at least {OFTEN} times"
    headings = ["Task", "Misunderstanding in the bank", "Planted", "Named"]
    sheet = Sheet(caption, headings, rows, frozenset({2, 3}))
    return Section("planted", "Misunderstandings planted and recognised", [note], [sheet])


def _table(scores: Sequence[Score], assignment: Assignment) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(
        title=f"{assignment.name}: a simulated class, points got / deserved", box=box.SIMPLE
    )
    table.add_column("Student", no_wrap=True)
    for number in range(1, len(assignment.tasks) + 1):
        table.add_column(str(number), justify="right", no_wrap=True)
    table.add_column("Total", justify="right", no_wrap=True)
    for score in scores:
        cells = [_cell(score.got[name], score.deserved[name]) for name in assignment.tasks]
        total = _cell(sum(score.got.values()), sum(score.deserved.values()))
        table.add_row(score.student.id, *cells, total)
    return table


def _cell(got: float, deserved: float) -> str:
    text = f"{got:g}/{deserved:g}"
    return text if got == deserved else f"[bold red]{text} ![/bold red]"
