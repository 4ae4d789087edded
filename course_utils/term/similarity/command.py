"""The command ``course similarity``: read, compare, show, write the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import course_utils
from course_utils.grading.course_folder import open_course
from course_utils.grading.report.page import page, save
from course_utils.grading.report.words import clean
from course_utils.term.similarity.answers import read
from course_utils.term.similarity.pairs import Findings, Match, find
from course_utils.term.similarity.sections import SHOWN, pieces, reasons, sections

PRIVACY = (
    "This page is personal data: it names students and holds their answers. Keep it to those who "
    "teach them, and delete it once you have talked. Nobody is accused by it."
)
_TEMPLATE = Path(__file__).with_name("similarity.html")


def similarity(folder: Path, assignment: str, *, target: Path | None = None) -> Findings:
    """Compare the answers of a class, show what stands out and write it as a page.

    Nothing leaves the machine, and nothing of what was handed in is run.

    Parameters
    ----------
    folder
        An nbgrader course folder with the submissions.
    assignment
        The assignment's name.
    target
        The HTML file; ``grading/ASSIGNMENT-similarity.html`` in the course folder if not given.

    Raises
    ------
    GradingError
        If nbgrader or copydetect is not installed, nothing was handed in, or the page can't be
        written.
    """
    from rich.console import Console
    from rich.text import Text

    from course_utils.grading.report.terminal import print_sections

    found = compare(folder, assignment)
    console = Console()
    console.print(Text(f"Likeness of answers to {assignment}", style="bold"))
    print_sections(sections(found), console)
    target = target or folder.resolve() / "grading" / f"{assignment}-similarity.html"
    save(render(found), target)
    console.print(Text(f"Page, with the answers side by side: {target}"), soft_wrap=True)
    return found


def compare(folder: Path, assignment: str) -> Findings:
    """Compare the answers of a class.

    Raises
    ------
    GradingError
        If nbgrader or copydetect is not installed, or nothing was handed in.
    """
    from course_utils.grading.report.read import messages_of

    course = open_course(folder, assignment)
    known = read(
        course,
        _place(course.root, "bank", assignment),
        _place(course.root, "rubrics", f"{assignment}.yml"),
    )
    return find(known, messages_of(course.root, assignment))


def _place(course: Path, folder: str, name: str) -> Path | None:
    """Return the course's bank or rubric of an assignment, else this repository's."""
    ours = Path(course_utils.__file__).parents[1] / "exercises"
    places = (root / folder / name for root in (course, ours))
    return next((place for place in places if place.exists()), None)


def render(found: Findings) -> str:
    """Return the page."""
    shown = [
        {
            "first": clean(pair.first),
            "second": clean(pair.second),
            "matches": [_shown(match, (pair.first, pair.second), number) for match in pair.matches],
        }
        for number, pair in enumerate(found.pairs[:SHOWN], start=1)
    ]
    return page(
        "Likeness of answers to",
        found.answers.assignment,
        sections(found),
        privacy="",
        notice=PRIVACY,
        template=_TEMPLATE,
        pairs=shown,
    )


def _shown(match: Match, students: tuple[str, str], number: int) -> dict[str, Any]:
    overlap = match.overlap
    spans = (overlap.first, overlap.second) if overlap else ([], [])
    return {
        "title": clean(match.task.title),
        "kind": match.task.kind,
        "reasons": reasons(match),
        "answers": [
            {
                "who": clean(student),
                "label": f"Pair {number}, {clean(match.task.id)}: answer of {clean(student)}",
                "pieces": pieces(text, which),
            }
            for student, text, which in zip(
                students, (match.first, match.second), spans, strict=True
            )
        ],
    }
