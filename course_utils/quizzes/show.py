"""The three calls of the lessons: ``quiz``, ``predict`` and ``recall``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from course_utils.errors import UnknownName
from course_utils.quizzes import html, markup
from course_utils.quizzes.assets import plain_style
from course_utils.quizzes.cards import Card
from course_utils.quizzes.files import load_lesson
from course_utils.quizzes.messages import Words, words
from course_utils.quizzes.predictions import Prediction, SliderPrediction, TextPrediction
from course_utils.quizzes.session import Session
from course_utils.record import Record


class View:
    """What ``quiz`` and ``predict`` return; a notebook shows it.

    Where no widget can run it is plain HTML, with hints and answers folded away.

    Attributes
    ----------
    mode
        ``"quiz"`` or ``"predict"``.
    title
        The title of the lesson.
    entries
        The items or predictions shown.
    """

    def __init__(self, mode: str, title: str, entries: list[Any], say: Words) -> None:
        self.mode = mode
        self.title = title
        self.entries = entries
        self._say = say

    def __repr__(self) -> str:
        return f"{self.title}: {', '.join(entry.id for entry in self.entries)}"

    def __str__(self) -> str:
        return html.text(self.title, self.entries)

    def _repr_html_(self) -> str:
        plain = html.fallback(self.title, self.entries, self._say)
        return f"<style>{plain_style()}</style>{plain}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from course_utils.quizzes.payload import payload
        from course_utils.quizzes.widget import bundle

        return bundle(
            payload(self.mode, self.title, self.entries, self._say),
            Session(self.entries, Record()),
            self._repr_html_(),
            str(self),
        )


def quiz(*names: str, language: str | None = None) -> View:
    """Show quiz items.

    Parameters
    ----------
    *names
        Ids of items, such as ``"06-q1"``, or the number of a lesson, ``"06"``,
        which stands for all of its items.
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``; by default what
        the environment variable ``COURSE_LANGUAGE`` says, or else English.

    Returns
    -------
    View
        The quiz; a notebook shows it when the call is a cell's last line.

    Raises
    ------
    UnknownName
        If there is no such item or lesson.
    QuizError
        If the lesson's quiz file is broken.
    """
    say = words(language)
    title, items = _found(names, "items", "quiz item", say)
    return View("quiz", say("Quiz: {title}", title=title), items, say)


def predict(*names: str, language: str | None = None) -> View:
    """Ask for guesses before the data are shown, and lock them in.

    Parameters
    ----------
    *names
        Ids of predictions, such as ``"06-g1"``, or the number of a lesson, ``"06"``,
        which stands for all of its predictions.
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``; by default what
        the environment variable ``COURSE_LANGUAGE`` says, or else English.

    Returns
    -------
    View
        The questions; a notebook shows them when the call is a cell's last line.

    Raises
    ------
    UnknownName
        If there is no such prediction or lesson.
    QuizError
        If the lesson's quiz file is broken.
    """
    say = words(language)
    title, guesses = _found(names, "predictions", "prediction", say)
    return View("predict", say("Your guess: {title}", title=title), guesses, say)


def recall(name: str, *, language: str | None = None) -> Card:
    """Bring back what was guessed, to be held against what the data show.

    Parameters
    ----------
    name
        Id of a prediction, such as ``"06-g1"``.
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``; by default what
        the environment variable ``COURSE_LANGUAGE`` says, or else English.

    Returns
    -------
    Card
        The guess, when it was made, how sure the learner was, and what the lesson
        has to say to it.

    Raises
    ------
    UnknownName
        If there is no such prediction.
    QuizError
        If the lesson's quiz file is broken.
    """
    say = words(language)
    _, [guess] = _found((name,), "predictions", "prediction", say)
    session = Session([guess], Record())
    made = session.state.get(guess.id)
    body = [guess.prompt]
    if made:
        heading = say("Your guess")
        body.append(f"**{_told(guess, made['response'])}**")
        when = datetime.fromisoformat(made["at"]).astimezone()
        lines = [say("Locked in: {when}", when=f"{when:%Y-%m-%d %H:%M}")]
        if made["confidence"] is not None:
            lines.insert(0, say("How sure: {n} %", n=made["confidence"]))
        body.append(" · ".join(lines))
    else:
        heading = say("No guess was locked in here")
        body.append(say("That's all right. A guess beforehand can make what you see stick."))
    if guess.reveal:
        body.append(guess.reveal)
    return Card(
        "guess", heading, "\n\n".join(body), say, guess.spoken(say.language), session.notice
    )


def _told(guess: Prediction, response: Any) -> str:
    """Return a guess as Markdown of one line."""
    if isinstance(guess, SliderPrediction):
        return f"{response:g} {guess.unit}".strip()
    if isinstance(guess, TextPrediction):
        return markup.escaped(response)
    chosen = response if isinstance(response, list) else [response]
    return "; ".join(guess.options[place] for place in chosen)


def _found(names: tuple[str, ...], group: str, kind: str, say: Words) -> tuple[str, list[Any]]:
    """Return a title and the entries that `names` stand for, in order, each once."""
    if not names:
        raise UnknownName(kind, "", ["06", "06-q1"])
    found: dict[str, Any] = {}
    title = ""
    for name in names:
        lesson = load_lesson(str(name).split("-")[0]).translated(say.language)
        title = title or lesson.title
        entries = {entry.id: entry for entry in getattr(lesson, group)}
        if name == lesson.lesson:
            found |= entries
        elif name in entries:
            found[name] = entries[name]
        else:
            raise UnknownName(kind, name, entries)
    return title, list(found.values())
