"""Quizzes for static pages: alive through a small script, plain HTML without it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any, Literal

from course_utils.quizzes import markup
from course_utils.quizzes.assets import script
from course_utils.quizzes.html import fallback
from course_utils.quizzes.messages import Words, direction, words
from course_utils.quizzes.model import Practice, Quiz
from course_utils.quizzes.payload import payload

_NO_MATTER = "That's all right. A guess beforehand can make what you see stick."


def fragment(
    quiz: Quiz,
    *,
    mode: Literal["quiz", "predict"] = "quiz",
    only: Sequence[str] = (),
    language: str | None = None,
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
    only
        The ids to show, in this order; all if none are given.
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``.
    """
    say = words(language)
    quiz = quiz.translated(say.language)
    entries: list[Any] = list(quiz.items if mode == "quiz" else quiz.predictions)
    if only:
        named = {entry.id: entry for entry in entries}
        entries = [named[name] for name in only]
    return (
        f'<div class="course-quiz">{fallback(quiz.title, entries, say)}'
        f"{_data(mode, quiz.title, entries, say)}</div>"
    )


def recalled(quiz: Quiz, name: str, *, language: str | None = None) -> str:
    """Return one prediction brought back, for a static page.

    The guess that the browser keeps is shown by the script; without one stands
    a line that says so. What the lesson has to say to it stands in any case.

    Parameters
    ----------
    quiz
        The lesson's quiz.
    name
        Id of the prediction.
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``.
    """
    say = words(language)
    guess = next(each for each in quiz.translated(say.language).predictions if each.id == name)
    none = (
        f'<p class="cq-verdict"><span class="cq-sign" aria-hidden="true">◆</span> '
        f"{escape(say('No guess was locked in here'))}</p>"
        f"<p>{escape(say(_NO_MATTER))}</p>"
    )
    tongue = guess.spoken(say.language)
    return (
        f'<div class="cq-card cq-guess" lang="{tongue}" dir="{direction(tongue)}">'
        f"{markup.block(guess.prompt)}<div data-guess>{none}</div>"
        f"{markup.block(guess.reveal or '')}{_data('recall', quiz.title, [guess], say)}</div>"
    )


def task(practice: Practice, *, language: str | None = None) -> str:
    """Return a practice task for a static page, with its hints folded away.

    Parameters
    ----------
    practice
        The task.
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``.
    """
    say = words(language)
    practice = practice.translated(say.language)
    hints = [*practice.hints, f"```python\n{practice.solution}\n```"]
    headings = [
        *(say("Hint {n} of {total}", n=n, total=len(hints)) for n in range(1, len(hints))),
        say("A solution"),
    ]
    folded = "".join(
        f"<details><summary>{escape(heading)}</summary>{markup.block(text)}</details>"
        for heading, text in zip(headings, hints, strict=True)
    )
    tongue = practice.spoken(say.language)
    return (
        f'<div class="cq-card cq-task" lang="{tongue}" dir="{direction(tongue)}">'
        f"{markup.block(practice.task)}{folded}</div>"
    )


def page_script() -> str:
    """Return the script element that brings all quizzes of a static page to life."""
    return f'<script type="module">{script()}\nmountAll();</script>'


def _data(mode: str, title: str, entries: list[Any], say: Words) -> str:
    data = json.dumps(payload(mode, title, entries, say), ensure_ascii=False)
    data = data.replace("<", "\\u003c")
    return f'<script type="application/json" data-course-quiz>{data}</script>'
