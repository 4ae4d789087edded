"""Begin an assignment: sheet, rubric, bank of answers, hints and objectives."""

from __future__ import annotations

import re
from pathlib import Path

from course_utils.authoring.objectives import OBJECTIVES, read_pairs
from course_utils.authoring.scaffold.files import (
    TO_DO,
    notebook,
    put,
    quoted,
    root_of,
    template,
    titled,
)
from course_utils.errors import CourseError
from course_utils.grading.rubrics import Rubrics, as_markdown

BANK = {
    "right": ("1", "2", "3"),
    "wrong": (
        "all-numbers",
        "fraction",
        "how-many",
        "part-below",
        "share-of-how-many",
        "text",
    ),
}
TASKS = ("first-task", "own-words")
"""The task that tests mark, and the one that is marked by hand."""
NEXT = (
    f'Write the places that say "{TO_DO}" and put your own tasks in place of the example, '
    "then: course bank {name}",
    "The repository's tests ask for five to nine tasks and for six wrong answers each, as the "
    "example has them.",
    "It is the same in every edition until exercises/editions/{name}.yml names parameters.",
    "exercises/objectives.csv has a row for each of the two tasks: see whether they fit.",
)


def add_assignment(folder: Path, name: str, title: str, lesson: str = "") -> list[str]:
    """Write the files of a new assignment, with a small task that works as an example.

    Parameters
    ----------
    folder
        The folder of the course.
    name
        ``ps`` and two digits.
    title
        Its title.
    lesson
        The lesson whose objectives it practises; that of the same number if not given.

    Returns
    -------
    list of str
        The files that were written.

    Raises
    ------
    CourseError
        If the name or the title is not one, the name is taken, or there is no such lesson.
    """
    root = root_of(folder)
    if not re.fullmatch(r"ps[0-9]{2}", name):
        raise CourseError(
            f"expected a name like ps11; found {name!r}", remedy="Write ps and two digits."
        )
    title = titled(title)
    lesson = lesson or name.removeprefix("ps")
    objectives = _objectives(root, lesson)
    words = {"name": name, "title": title, "quoted": quoted(title), "lesson": lesson}
    rubric = template("assignment/rubric.yml", words)
    sheet = template("assignment/sheet.txt", words | {"rubric": _shown(rubric)})
    answers = {
        f"exercises/bank/{name}/{TASKS[0]}/{kind}-{one}.py": template(
            f"assignment/bank/{kind}-{one}.txt", {}
        )
        for kind, ones in BANK.items()
        for one in ones
    }
    rows = "".join(
        f"{name}-{task},{objective}\n" for task, objective in zip(TASKS, objectives, strict=True)
    )
    before = (root / OBJECTIVES).read_text(encoding="utf-8").rstrip("\n")
    return put(
        root,
        {
            f"exercises/source/{name}/{name}.ipynb": notebook(sheet),
            f"exercises/rubrics/{name}.yml": rubric,
            f"exercises/hints/{name}.yml": template("assignment/hints.yml", words),
            f"exercises/editions/{name}.yml": template("assignment/editions.yml", words),
            **answers,
        },
        {OBJECTIVES: f"{before}\n{rows}"},
    )


def _objectives(root: Path, lesson: str) -> list[str]:
    """Return two objectives of a lesson to practise: first those that no task practises yet."""
    from course_utils.quizzes.files import read

    files = sorted((root / "lessons" / "quizzes").glob(f"{lesson}-*.yml"))
    if not re.fullmatch(r"[0-9]{2}", lesson) or not files:
        raise CourseError(
            f"there is no lesson {lesson!r} whose objectives the tasks could practise",
            where="lessons/quizzes",
            remedy="Name one with --lesson, or first: course add lesson.",
        )
    practised = {pair.objective for pair in read_pairs(root / OBJECTIVES)}
    ours = [objective.id for objective in read(files[0]).objectives]
    wanted = sorted(ours, key=lambda objective: objective in practised)
    return [wanted[0], wanted[min(1, len(wanted) - 1)]]


def _shown(rubric: str) -> str:
    """Return the rubric's table as the sheet shows it."""
    from ruamel.yaml import YAML

    found = Rubrics.model_validate(YAML(typ="safe").load(rubric))
    return as_markdown(found.tasks[0])
