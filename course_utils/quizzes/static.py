"""Quizzes for static pages: alive through a small script, plain HTML without it."""

from __future__ import annotations

import json
from typing import Any, Literal

from course_utils.quizzes.assets import script
from course_utils.quizzes.html import fallback
from course_utils.quizzes.messages import words
from course_utils.quizzes.model import Quiz
from course_utils.quizzes.payload import payload


def fragment(
    quiz: Quiz, *, mode: Literal["quiz", "predict"] = "quiz", language: str | None = None
) -> str:
    """Return a lesson's quiz, or its predictions, for a static page.

    Without script it shows as `fallback` does. `page_script` and the style sheet
    of `assets.style_sheet` go into the page once.

    Parameters
    ----------
    quiz
        The lesson's quiz.
    mode
        ``"quiz"`` for its items, ``"predict"`` for its predictions.
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``.
    """
    say = words(language)
    quiz = quiz.translated(say.language)
    entries: list[Any] = list(quiz.items if mode == "quiz" else quiz.predictions)
    data = json.dumps(payload(mode, quiz.title, entries, say), ensure_ascii=False)
    data = data.replace("<", "\\u003c")
    return (
        f'<div class="course-quiz">{fallback(quiz.title, entries, say)}'
        f'<script type="application/json" data-course-quiz>{data}</script>'
        "</div>"
    )


def page_script() -> str:
    """Return the script element that brings all quizzes of a static page to life."""
    return f'<script type="module">{script()}\nmountAll();</script>'
