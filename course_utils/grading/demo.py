"""Grade a small simulated class with nbgrader, and check that it got what it deserves."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_utils.errors import GradingError
from course_utils.grading.assignments import Assignment, read_assignment
from course_utils.grading.bank import read_bank
from course_utils.grading.rubrics import read_rubrics
from course_utils.grading.simulated import Student, enrol, hand_in, read_class

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

CONFIG = "nbgrader_config.py"
MARKER = ".simulated-course"
"""A file that says that the demo made a folder and may empty it."""


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


@dataclass(frozen=True)
class Report:
    """The scores of the class, and where the files are."""

    scores: tuple[Score, ...]
    gradebook: Path
    feedback: Path
    log: Path


def run(exercises: Path, folder: Path) -> Report:
    """Make a course folder, a simulated class in it, grade the class and show the scores.

    Parameters
    ----------
    exercises
        The course's exercises: settings, sources, bank, rubrics and ``demo-class.yml``.
    folder
        Where to make the course folder; made anew each time.

    Returns
    -------
    Report
        The scores, after they have been printed.

    Raises
    ------
    GradingError
        If nbgrader is missing or fails, if ``folder`` holds something else, or if a
        score differs from what the answers deserve.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console()
    plan = read_class(exercises / "demo-class.yml")
    assignment = read_assignment(exercises, plan.assignment)
    rubrics = read_rubrics(exercises / "rubrics" / f"{assignment.name}.yml")
    students = enrol(plan.students, assignment, read_bank(exercises, assignment), rubrics)
    course = prepare(exercises, folder.resolve(), assignment)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with _tools_on_path(), Progress(*columns, console=console, transient=True) as progress:
        step = progress.add_task("Starting nbgrader", total=len(students) + 3)
        nbgrader = Nbgrader(course)
        progress.update(step, description=f"Making the release version of {assignment.name}")
        nbgrader.generate(assignment.name)
        hand_in(students, assignment, course)
        progress.advance(step)
        for student in students:
            progress.update(step, description=f"Grading {student.id}")
            nbgrader.autograde(assignment.name, student.id)
            progress.advance(step)
        progress.update(step, description="Writing feedback")
        nbgrader.feedback(assignment.name)
        progress.advance(step)
        progress.update(step, description="Reading the gradebook")
        scores = nbgrader.scores(assignment, students)
        progress.advance(step)
    report = Report(scores, course / "gradebook.db", course / "feedback", nbgrader.log)
    show(report, assignment, console)
    off = [score.student.id for score in report.scores if not score.exact]
    if off:
        raise GradingError(
            f"{len(off)} of {len(scores)} students did not get what their answers deserve "
            f"({', '.join(off)})",
            where=assignment.name,
            remedy=f"See {nbgrader.log} and the notebooks in {course / 'autograded'}.",
        )
    return report


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


class Nbgrader:
    """nbgrader's own steps on one course folder, its log kept in a file.

    Parameters
    ----------
    course
        A folder with ``nbgrader_config.py``.

    Raises
    ------
    GradingError
        If nbgrader is not installed.
    """

    def __init__(self, course: Path) -> None:
        try:
            from nbgrader.apps import NbGraderAPI
        except ImportError as error:
            raise GradingError(
                "nbgrader is not installed",
                remedy="Install the course with its grading extra.",
            ) from error
        from traitlets.config.loader import PyFileConfigLoader

        self.course = course
        self.log = course / "nbgrader.log"
        self._api = NbGraderAPI(config=PyFileConfigLoader(CONFIG, path=str(course)).load_config())

    def generate(self, assignment: str) -> None:
        """Make the release version."""
        self._do("generate_assignment", lambda: self._api.generate_assignment(assignment))

    def autograde(self, assignment: str, student: str) -> None:
        """Run a student's submission and save the scores."""
        self._do(f"autograde {student}", lambda: self._api.autograde(assignment, student))

    def feedback(self, assignment: str) -> None:
        """Write the feedback for all students."""
        self._do("generate_feedback", lambda: self._api.generate_feedback(assignment))

    def scores(self, assignment: Assignment, students: Sequence[Student]) -> tuple[Score, ...]:
        """Read what the gradebook says of each student."""
        name = assignment.name
        found = []
        with self._api.gradebook as gradebook:
            for student in students:
                notebook = gradebook.find_submission_notebook(name, name, student.id)
                grades = {grade.name: grade for grade in notebook.grades}
                got = {
                    task.name: sum(grades[test.id].auto_score or 0.0 for test in task.tests)
                    for task in assignment.tasks.values()
                }
                awaiting = tuple(key for key in grades if grades[key].needs_manual_grade)
                found.append(Score(student, got, student.deserves(assignment), awaiting))
        return tuple(found)

    def _do(self, step: str, action: Callable[[], dict[str, Any]]) -> None:
        from sqlalchemy.exc import SAWarning

        with warnings.catch_warnings(), _stderr_into(self.log):
            # nbgrader's own order of work, harmless and nothing that a reader could change
            warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.")
            result = action()
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"== {step}\n{result.get('log', '')}{result.get('error', '')}\n")
        if result["success"]:
            return
        if "KeyboardInterrupt" in result.get("error", ""):
            raise KeyboardInterrupt  # nbgrader catches it and goes on
        raise GradingError(f"{step} failed", where="nbgrader", remedy=f"See {self.log}.")


def show(report: Report, assignment: Assignment, console: Console) -> None:
    """Print the scores, what awaits a human, and where the files are."""
    console.print(_table(report, assignment))
    for number, task in enumerate(assignment.tasks.values(), start=1):
        console.print(f"  {number}  {task.name}, {task.points:g} points")
    for score in report.scores:
        console.print(f"[bold]{score.student.id}[/bold]: {score.student.about}")
    console.print()
    waiting = {cell for score in report.scores for cell in score.awaiting}
    for cell in sorted(waiting):
        ids = [score.student.id for score in report.scores if cell in score.awaiting]
        console.print(f"To be marked by hand: {cell} ({assignment.written[cell]:g} points)")
        console.print(f"  of {', '.join(ids)}", soft_wrap=True)
    for name, path in (
        ("Gradebook", report.gradebook),
        ("Feedback ", report.feedback),
        ("Log      ", report.log),
    ):
        console.print(f"{name} {path}", soft_wrap=True, highlight=False)


def _table(report: Report, assignment: Assignment) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(
        title=f"{assignment.name}: a simulated class, points got / deserved", box=box.SIMPLE
    )
    table.add_column("Student", no_wrap=True)
    for number in range(1, len(assignment.tasks) + 1):
        table.add_column(str(number), justify="right", no_wrap=True)
    table.add_column("Total", justify="right", no_wrap=True)
    for score in report.scores:
        cells = [_cell(score.got[name], score.deserved[name]) for name in assignment.tasks]
        total = _cell(sum(score.got.values()), sum(score.deserved.values()))
        table.add_row(score.student.id, *cells, total)
    return table


def _cell(got: float, deserved: float) -> str:
    text = f"{got:g}/{deserved:g}"
    return text if got == deserved else f"[bold red]{text} ![/bold red]"


@contextlib.contextmanager
def _stderr_into(log: Path) -> Iterator[None]:
    """Keep what a kernel says on its way out, such as a library's last words, in the log."""
    kept = os.dup(2)
    try:
        with log.open("ab") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


@contextlib.contextmanager
def _tools_on_path() -> Iterator[None]:
    """Let nbgrader find the command alembic, which stands beside our own Python."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
