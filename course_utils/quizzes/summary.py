"""A learner's progress by lesson, to be shown, saved and restored."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from course_utils.errors import CourseError, ProgressError
from course_utils.learner import progress
from course_utils.quizzes.assets import card_style
from course_utils.quizzes.files import available, read
from course_utils.quizzes.messages import Words, words
from course_utils.quizzes.model import Quiz
from course_utils.record import VERSION, Event, Record

if TYPE_CHECKING:
    from course_utils.own import tally


@dataclass(frozen=True)
class Row:
    """One lesson's progress. Each pair is (so many, out of so many)."""

    lesson: str
    title: str
    guesses: tuple[int, int]
    first: tuple[int, int]
    last: tuple[int, int]
    practice: tuple[int, int]
    hints: int


def row(quiz: Quiz, events: list[Event]) -> Row:
    """Return the progress in one lesson."""

    def tries(kind: str, ids: set[str]) -> dict[str, list[bool]]:
        found: dict[str, list[bool]] = {}
        for event in events:
            if event["kind"] == kind and event["id"] in ids:
                found.setdefault(event["id"], []).append(event.get("correct") is True)
        return found

    items = {item.id for item in quiz.items}
    tasks = {task.id for task in quiz.practice}
    guesses = {guess.id for guess in quiz.predictions}
    answers = tries("answer", items)
    return Row(
        quiz.lesson,
        quiz.title,
        (len(tries("guess", guesses)), len(guesses)),
        (sum(each[0] for each in answers.values()), len(items)),
        (sum(each[-1] for each in answers.values()), len(items)),
        (sum(any(each) for each in tries("practice", tasks).values()), len(tasks)),
        sum(
            event["kind"] in ("hint", "practice-hint") and event["id"] in items | tasks
            for event in events
        ),
    )


def revisits(quizzes: list[Quiz], events: list[Event]) -> dict[str, list[str]]:
    """Return the ids of what was last answered wrongly, by misunderstanding.

    Where the answer pointed to no misunderstanding, the objective stands for it.
    """
    last = {event["id"]: event for event in events if event["kind"] in ("answer", "practice")}
    found: dict[str, list[str]] = {}
    for quiz in quizzes:
        goals = {goal.id: goal.text.rstrip(".") for goal in quiz.objectives}
        for entry in (*quiz.items, *quiz.practice):
            event = last.get(entry.id)
            if event is None or event.get("correct") is True:
                continue
            names = [str(name).replace("-", " ") for name in event.get("misconceptions") or []]
            for name in names or [goals[entry.objective]]:
                found.setdefault(name, []).append(entry.id)
    return found


class Summary:
    """What ``progress()`` returns; a notebook shows it.

    Attributes
    ----------
    rows
        The progress by lesson.
    sheets
        The progress by assignment, those that were begun.
    revisit
        Ids of what was last answered wrongly, by misunderstanding.
    notice
        A line about what went wrong, or nothing.
    """

    def __init__(self, record: Record, language: str | None = None) -> None:
        self._record = record
        self._say = words(language)
        self.notice = ""
        self._turn = 0  # changes with every message, so that the page hears back
        self._archive = ""
        self._count()

    def _count(self) -> None:
        from course_utils.own import tally

        self._events = self._record.events()
        quizzes = []
        for path in available().values():
            try:
                quizzes.append(read(path).translated(self._say.language))
            except CourseError as error:
                self.notice = str(error)
        self.rows = [row(quiz, self._events) for quiz in quizzes]
        self.revisit = revisits(quizzes, self._events)
        try:
            self.sheets = tally.rows(self._events)
        except CourseError as error:
            self.sheets, self.notice = [], str(error)

    @property
    def state(self) -> dict[str, Any]:
        """What the widget shows, the progress file that it saves, and the zip file if asked."""
        body = {"version": VERSION, "events": self._events}
        file = json.dumps(body, ensure_ascii=False)
        shown = {"html": self._table(), "file": file, "turn": self._turn}
        return shown | {"archive": self._archive}

    def receive(self, message: Any) -> bool:
        """Take in the file that the learner restores from, or bring the count up to date.

        Parameters
        ----------
        message
            ``{"kind": "restore", "body": …}`` or ``{"kind": "save"}``; with ``"-all"``
            behind the kind for progress and notebooks, the body then in base 64.
        """
        kind = message.get("kind") if isinstance(message, dict) else None
        if kind not in ("restore", "save", "restore-all", "save-all"):
            return False
        self.notice, self._archive = "", ""
        self._turn += 1
        try:
            line = self._done(kind, str(message.get("body", "")))
            self._count()
            self.notice = line or self.notice
        except ProgressError as error:
            self.notice = str(error)
        return True

    def _done(self, kind: str, body: str) -> str:
        """Do what a button asks for, and return a line about it."""
        if kind == "restore":
            return progress.restore(body.encode())
        if kind == "restore-all":
            try:
                return progress.restore_all(base64.b64decode(body))
            except ValueError:
                return progress.restore_all(b"")
        if kind == "save-all":
            from course_utils.baggage import pack

            self._archive = base64.b64encode(pack()).decode()
        return ""

    def __repr__(self) -> str:
        say = self._say
        lines = [say("Your progress")]
        for each in self.rows:
            cells = zip(_heads(say), _cells(each, say), strict=True)
            lines.append(f"{each.lesson} {each.title}: " + "; ".join(f"{h}: {c}" for h, c in cells))
        for sheet in self.sheets:
            cells = zip(_sheet_heads(say), _sheet_cells(sheet, say), strict=True)
            lines.append(f"{sheet.title}: " + "; ".join(f"{h}: {c}" for h, c in cells))
        lines += [
            f"{say('To revisit')}: {name} ({', '.join(ids)})" for name, ids in self.revisit.items()
        ]
        return "\n".join([*lines, self._kept(), self.notice]).strip()

    def _repr_html_(self) -> str:
        return f"<style>{card_style()}</style>{self._table(self.notice)}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from course_utils.quizzes.payload import script_words
        from course_utils.quizzes.widget import bundle

        payload = {
            "mode": "progress",
            "language": self._say.language,
            "direction": self._say.direction,
            "words": script_words(self._say),
        }
        return bundle(payload, self, self._repr_html_(), repr(self))

    def _table(self, *extra: str) -> str:
        say = self._say
        lessons = _grid(
            say("Your progress"),
            [say("Lesson"), *_heads(say)],
            [(each.lesson, each.title, _cells(each, say)) for each in self.rows],
        )
        sheets = _grid(
            say("Assignments"),
            [say("Assignment"), *_sheet_heads(say)],
            [("", sheet.title, _sheet_cells(sheet, say)) for sheet in self.sheets],
        )
        revisit = "".join(
            f'<li dir="auto"><b>{escape(name)}</b>: {", ".join(ids)}</li>'
            for name, ids in self.revisit.items()
        )
        lines = (self._kept(), *extra)
        where = "".join(f'<p class="cq-small">{escape(line)}</p>' for line in lines if line)
        return (
            f'<div class="cq-progress" lang="{say.language}" dir="{say.direction}">'
            + lessons
            + (sheets if self.sheets else "")
            + (f"<p><b>{escape(say('To revisit'))}</b></p><ul>{revisit}</ul>" if revisit else "")
            + f"{where}</div>"
        )

    def _kept(self) -> str:
        return self._say("Kept in {path} and sent nowhere.", path=self._record.path)


def _heads(say: Words) -> list[str]:
    return [
        say("Guesses made"),
        say("Right at first try"),
        say("Right at last try"),
        say("Practice tasks done"),
        say("Hints used"),
    ]


def _cells(each: Row, say: Words) -> list[str]:
    pairs = (each.guesses, each.first, each.last, each.practice)
    return [
        *(say("{n} of {total}", n=n, total=total) if total else "–" for n, total in pairs),
        str(each.hints),
    ]


def _sheet_heads(say: Words) -> list[str]:
    return [say("Tasks done"), say("Points by tests"), say("Own judgement"), say("Hints used")]


def _sheet_cells(sheet: tally.Row, say: Words) -> list[str]:
    pairs = (sheet.tasks, sheet.tested, sheet.judged)
    return [
        *(say("{n} of {total}", n=f"{n:g}", total=f"{total:g}") for n, total in pairs),
        str(sheet.hints),
    ]


def _grid(caption: str, heads: list[str], rows: list[tuple[str, str, list[str]]]) -> str:
    """Return a table; each row has a number, a title and its cells."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{number} <span dir="auto">{escape(title)}</span></th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for number, title, cells in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
