"""Make a student's page: one HTML file, complete in itself, without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from course_utils._identity import colours
from course_utils.quizzes import markup
from course_utils.term.feedback import outputs
from course_utils.term.feedback.read import ALL, NONE, SOME, WAITING, Task

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = Path(__file__).parent
_SIGNS = {ALL: "✓", SOME: "◐", NONE: "✗", WAITING: "…"}
_TASK = {ALL: "all points", SOME: "some points", NONE: "no points", WAITING: "not marked yet"}
_TEST = {ALL: "passed", SOME: "partly", NONE: "not passed", WAITING: "not marked yet"}


@dataclass(frozen=True)
class Page:
    """What a page says.

    Parameters
    ----------
    course
        The course's name.
    assignment
        The assignment's.
    title
        Its heading.
    name
        The student's.
    counted
        Points after the penalty.
    maximum
        Points that could be had.
    penalty
        Points that lateness took.
    lines
        Sentences about the sum.
    tasks
        The tasks.
    when
        When it was made.
    """

    course: str
    assignment: str
    title: str
    name: str
    counted: float
    maximum: float
    penalty: float
    lines: Sequence[str]
    tasks: Sequence[Task]
    when: datetime


def render(page: Page) -> str:
    """Return a page as HTML."""
    return _template().render(
        vars(page)
        | {
            "style": Markup(_style()),  # noqa: S704, our own style sheet
            "number": number,
            "written": outputs.written,
            "inline": lambda text: Markup(markup.inline(text)),  # noqa: S704, it lets no HTML pass
            "of_task": lambda state: _badge(state, _TASK),
            "of_test": lambda state: _badge(state, _TEST),
            "waiting": any(task.points is None for task in page.tasks),
        }
    )


def number(points: float | None) -> str:
    """Write points, to two places at most."""
    return "–" if points is None else f"{round(points, 2):g}"


def _badge(state: str, words: dict[str, str]) -> Markup:
    return Markup('<span class="badge {}"><span aria-hidden="true">{}</span> {}</span>').format(
        state, _SIGNS[state], words[state]
    )


@cache
def _style() -> str:
    return colours(":root") + (_HERE / "page.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")
