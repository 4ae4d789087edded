"""A simulated class: who answers what, what that deserves, and the files handed in."""

from __future__ import annotations

import copy
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from course_utils.errors import GradingError, UnknownName
from course_utils.grading.assignments import Assignment
from course_utils.grading.bank import Entry
from course_utils.grading.rubrics import Rubrics

if TYPE_CHECKING:
    from nbformat import NotebookNode

BLANK = "blank"
"""In the class file: the answer cell stays as it was released."""

NOTICE = "*This submission is simulated. No student wrote it.*"


class Plan(BaseModel):
    """What one simulated student hands in, as the class file says it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^simulated-[a-z0-9-]+$")
    about: str
    default: str
    answers: dict[str, str] = {}
    written: float | None = None


class Group(BaseModel):
    """Simulated students who are alike: how many, and their chance to get a task right."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    about: str
    students: int = Field(gt=0)
    right: float = Field(ge=0, le=1)
    written: tuple[float, ...] = Field(min_length=1)


class Draw(BaseModel):
    """Students who are drawn: groups, and tasks that are harder, easier or a matter of chance."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seed: int
    groups: tuple[Group, ...] = Field(min_length=1)
    shift: dict[str, float] = {}
    by_chance: dict[str, float] = {}

    def chance(self, group: Group, task: str) -> float:
        """Return the chance of a group to get a task right."""
        return self.by_chance.get(task, group.right + self.shift.get(task, 0.0))


class ClassFile(BaseModel):
    """The class file: an assignment and its simulated students."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    assignment: str
    students: tuple[Plan, ...] = Field(min_length=1)
    drawn: Draw | None = None


@dataclass(frozen=True)
class Student:
    """A simulated student with the answers found.

    Parameters
    ----------
    id
        The student's id in the gradebook.
    about
        What kind of student it is.
    answers
        The answer to each task, by the id of its cell; blank tasks are missing.
    text
        The written answer; empty if there is none.
    """

    id: str
    about: str
    answers: dict[str, Entry]
    text: str

    def deserves(self, assignment: Assignment) -> dict[str, float]:
        """Return the points that the answers deserve, by task."""
        return {
            task.name: sum(
                test.points
                for test in task.tests
                if task.cell_id in self.answers and test.id in self.answers[task.cell_id].deserves
            )
            for task in assignment.tasks.values()
        }

    def submission(self, released: NotebookNode, assignment: Assignment) -> NotebookNode:
        """Fill the answers into the released notebook and return it."""
        notebook = copy.deepcopy(released)
        notebook.cells[0].source += f"\n\n{NOTICE}"
        for cell in notebook.cells:
            cell_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if cell_id in self.answers:
                cell.source = self.answers[cell_id].source
            elif cell_id in assignment.written and self.text:
                cell.source = self.text
        return notebook


def read_class(path: Path) -> ClassFile:
    """Read a class file.

    Raises
    ------
    GradingError
        If there is no such file, or it is not as described here.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return ClassFile.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    except OSError as error:
        problem = f"can't be read ({error.strerror})"
    except YAMLError as error:
        problem = f"is not YAML ({' '.join(str(error).split())})"
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{'.'.join(map(str, first['loc'])) or 'top level'}: {first['msg']}"
    raise GradingError(problem, where=str(path), remedy="Mend the file.")


def draw(plan: Draw, assignment: Assignment, bank: Sequence[Entry]) -> tuple[Plan, ...]:
    """Draw the students of a plan; the same plan and bank give the same students.

    Raises
    ------
    UnknownName
        If the plan names a task that is not there.
    """
    for name in (*plan.shift, *plan.by_chance):
        assignment.task(name)
    # Only random() is sure to give the same numbers in each version of Python.
    random = Random(plan.seed).random  # noqa: S311, a class to play with

    def mixed(task: str, *, right: bool) -> list[str]:
        names = [one.name for one in bank if one.task.name == task and one.right is right]
        return sorted(names, key=lambda _: random())

    def one_of(names: Sequence[str], weights: Sequence[float]) -> str:
        mark = random() * sum(weights)
        return names[bisect(list(accumulate(weights))[:-1], mark)]

    right = {task: mixed(task, right=True) for task in assignment.tasks}
    wrong = {task: mixed(task, right=False) for task in assignment.tasks}
    drawn: list[Plan] = []
    for group in plan.groups:
        for _ in range(group.students):
            answers = {
                task: one_of(right[task], [1] * len(right[task]))
                if random() < plan.chance(group, task)
                else one_of(wrong[task], [1 / place for place in range(1, len(wrong[task]) + 1)])
                for task in assignment.tasks
            }
            drawn.append(
                Plan(
                    id=f"simulated-{len(drawn) + 1:02}",
                    about=group.about,
                    default=BLANK,
                    answers=answers,
                    written=group.written[int(random() * len(group.written))],
                )
            )
    return tuple(drawn)


def enrol(
    plans: Sequence[Plan], assignment: Assignment, bank: Sequence[Entry], rubrics: Rubrics
) -> list[Student]:
    """Find the answers that the students give.

    Raises
    ------
    UnknownName
        If a plan names a task, an answer or a level that is not there.
    """
    entries = {(entry.task.name, entry.name): entry for entry in bank}
    samples = {level.points: level.sample for task in rubrics.tasks for level in task.levels}
    students = []
    for plan in plans:
        for task_name in plan.answers:
            assignment.task(task_name)
        answers = {}
        for task in assignment.tasks.values():
            wanted = plan.answers.get(task.name, plan.default)
            if wanted == BLANK:
                continue
            if (task.name, wanted) not in entries:
                known = [name for task_name, name in entries if task_name == task.name]
                raise UnknownName(f"answer to {task.cell_id}", wanted, known)
            answers[task.cell_id] = entries[task.name, wanted]
        if plan.written is not None and plan.written not in samples:
            raise UnknownName(
                "level of the rubric", f"{plan.written:g}", map("{:g}".format, samples)
            )
        text = "" if plan.written is None else samples[plan.written]
        students.append(Student(plan.id, plan.about, answers, text))
    return students


def hand_in(students: Sequence[Student], assignment: Assignment, course: Path) -> None:
    """Write the students' notebooks into the course folder's ``submitted``.

    Parameters
    ----------
    students
        The class.
    assignment
        The assignment; its release version must be in ``course``.
    course
        A course folder of nbgrader.
    """
    import nbformat

    read: Callable[..., NotebookNode] = nbformat.read
    write: Callable[..., None] = nbformat.write
    name = assignment.name
    released = read(course / "release" / name / f"{name}.ipynb", as_version=4)
    for student in students:
        folder = course / "submitted" / student.id / name
        folder.mkdir(parents=True)
        write(student.submission(released, assignment), folder / f"{name}.ipynb")
