"""Begin a lesson: notebook, quiz file and the instructor's companion."""

from __future__ import annotations

import re
from pathlib import Path

from course_utils.authoring.scaffold.files import (
    TO_DO,
    notebook,
    put,
    quoted,
    root_of,
    slug,
    template,
    titled,
)
from course_utils.errors import CourseError

NEXT = (
    f'Write the places that say "{TO_DO}", then: course lint {{number}}',
    "The repository's tests ask for more than the lint: eight quiz items of three types, three "
    "practice tasks, and a claim that an item names.",
    "course trace names what lessons/trace.csv and exercises/objectives.csv still lack.",
)


def add_lesson(folder: Path, number: str, title: str) -> list[str]:
    """Write the files of a new lesson.

    Parameters
    ----------
    folder
        The folder of the course.
    number
        Its two digits.
    title
        Its title, a question if it can be one.

    Returns
    -------
    list of str
        The files that were written.

    Raises
    ------
    CourseError
        If the number or the title is not one, or the number is taken.
    """
    root = root_of(folder)
    if not re.fullmatch(r"[0-9]{2}", number):
        raise CourseError(
            f"expected the two digits of a lesson; found {number!r}", remedy="Write, say, 11."
        )
    title = titled(title)
    for pattern in (f"lessons/{number}-*.ipynb", f"lessons/quizzes/{number}-*.yml"):
        for taken in sorted(root.glob(pattern)):
            raise CourseError(
                f"the number {number} is taken",
                where=str(taken.relative_to(root)),
                remedy="Take the next one that is free.",
            )
    stem = f"{number}-{slug(title)}"
    words = {"number": number, "title": title, "quoted": quoted(title), "stem": stem}
    return put(
        root,
        {
            f"lessons/{stem}.ipynb": notebook(template("lesson/notebook.txt", words)),
            f"lessons/quizzes/{stem}.yml": template("lesson/quiz.yml", words),
            f"docs/teach/{number}.md": template("lesson/teach.md", words),
        },
    )
