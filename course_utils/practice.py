"""Practice tasks of the lessons: instant feedback, and hints one by one."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from course_utils import compare
from course_utils.errors import ProgressError, UnknownName
from course_utils.quizzes import markup
from course_utils.quizzes.cards import Card
from course_utils.quizzes.files import load_lesson
from course_utils.quizzes.messages import N_, Words, words
from course_utils.quizzes.model import Practice
from course_utils.record import Record

ASKED = {
    "number": N_("This task asks for one number"),
    "text": N_("This task asks for a text"),
    "yesno": N_("This task asks for yes or no (True or False)"),
    "set": N_("This task asks for several values, in any order"),
    "list": N_("This task asks for a list in the right order"),
    "series": N_("This task asks for a value for each label, such as a Series or a dict"),
}

_YES = {"yes": True, "true": True, "no": False, "false": False}


class _WrongKind(Exception):
    """The answer isn't of the kind that the task asks for."""


def check(task_id: str, answer: Any = ..., *, language: str | None = None) -> Card:
    """Say at once whether an answer to a practice task is right.

    Parameters
    ----------
    task_id
        The task's id, such as ``"06-p1"``.
    answer
        What you have made. ``...`` or ``None`` stand for "not yet tried".
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``.

    Returns
    -------
    Card
        Correct, not yet (with what to look at) or not attempted; a notebook shows it.

    Raises
    ------
    UnknownName
        If there is no such task.
    QuizError
        If the lesson's quiz file is broken.
    """
    say = words(language)
    task = _task(task_id, say)
    if answer is None or answer is ...:
        return Card("none", say("Not attempted yet"), task.task, say, task.spoken(say.language))
    language = task.spoken(say.language)
    misconceptions: list[str] = []
    try:
        value = _read(task.form, answer)
    except _WrongKind:
        right, language = False, say.language
        asked, found = say(ASKED[task.form]), described(answer, say)
        body = markup.escaped(say("{asked}; you gave {found}.", asked=asked, found=found))
    else:
        right, body, misconceptions = _judged(task, value)
    note = _kept("practice", task.id, correct=right, misconceptions=misconceptions)
    if right:
        return Card("right", say("Correct"), body, say, language, note)
    return Card("wrong", say("Not yet"), body, say, language, note)


def hint(task_id: str, *, language: str | None = None) -> Card:
    """Give the next hint for a practice task: a nudge, a pointer, then the solution.

    Parameters
    ----------
    task_id
        The task's id, such as ``"06-p1"``, or that of an assignment's task, such as
        ``"ps06-across-sides"``.
    language
        The language of the words: ``"en"``, ``"ar"`` or ``"ru"``.

    Returns
    -------
    Card
        The hint; a notebook shows it. How far you went is remembered with your
        progress.

    Raises
    ------
    UnknownName
        If there is no such task.
    QuizError
        If the lesson's quiz file is broken.
    """
    say = words(language)
    if str(task_id).startswith(("ps", "capstone")):
        from course_utils.own.hinting import hints_for

        return _next("task-hint", task_id, hints_for(task_id), say, "en")
    task = _task(task_id, say)
    hints = [*task.hints, f"```python\n{task.solution}\n```"]
    return _next("practice-hint", task_id, hints, say, task.spoken(say.language))


def _next(kind: str, task_id: str, hints: list[str], say: Words, language: str) -> Card:
    """Give the first hint that was not given yet, or else the last."""
    given = _given[task_id]
    with contextlib.suppress(ProgressError):
        kept = (event for event in Record().events() if event["kind"] == kind)
        given = max(given, sum(event["id"] == task_id for event in kept))
    step = min(given, len(hints) - 1)
    _given[task_id] = given + 1
    note = _kept(kind, task_id)
    heading = say("Hint {n} of {total}", n=step + 1, total=len(hints))
    if step == len(hints) - 1:
        heading = say("A solution")
    return Card("hint", heading, hints[step], say, language, note)


_given: Counter[str] = Counter()
"""How many hints were given since the start, for when none can be kept."""


def described(value: Any, say: Words | None = None) -> str:
    """Say in a few words what kind of thing `value` is.

    Examples
    --------
    >>> described([1, 2])
    'a list of length 2'
    """
    say = say or words("en")
    name = type(value).__name__
    shape = getattr(value, "shape", None)
    if isinstance(value, bool):
        said = say("the yes-or-no value {value}", value=value)
    elif isinstance(value, str):
        said = say("the text {value}", value=repr(value if len(value) < 40 else value[:37] + "…"))
    elif isinstance(value, int | float):
        said = say("the number {value}", value=value)
    elif isinstance(shape, tuple) and len(shape) == 2:
        said = say(
            "a {type} of {rows} × {columns} (rows × columns)",
            type=name,
            rows=shape[0],
            columns=shape[1],
        )
    elif isinstance(value, type) or not hasattr(value, "__len__"):
        said = say("an object of type {type}", type=name)
    else:
        said = say("a {type} of length {n}", type=name, n=len(value))
    if callable(value):
        said = say("a function or method; did you leave out the brackets?")
    return said


def _task(task_id: str, say: Words) -> Practice:
    tasks = {task.id: task for task in load_lesson(str(task_id).split("-")[0]).practice}
    if task_id not in tasks:
        raise UnknownName("practice task", task_id, tasks)
    return tasks[task_id].translated(say.language)


def _kept(kind: str, task_id: str, **details: Any) -> str:
    """Keep an event; return what to tell the learner when that fails."""
    try:
        Record().add(kind, task_id, **details)
    except ProgressError as error:
        return str(error)
    return ""


def _judged(task: Practice, value: Any) -> tuple[bool, str, list[str]]:
    """Return whether `value` is right, what to say about it, and misunderstandings."""
    if _same(task, value, task.answer):
        return True, task.feedback.correct, []
    for miss in task.misses:
        if _same(task, value, miss.answer):
            return False, miss.feedback, [miss.misconception]
    return False, task.feedback.wrong, []


def _read(form: str, answer: Any) -> Any:
    """Return `answer` as the plain value that `form` asks for."""
    try:
        return _READERS[form](answer)
    except compare.NotPlain:
        raise _WrongKind from None


def _number(answer: Any) -> float:
    value = compare.to_scalar(answer)
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if type(value) not in (int, float):
        raise _WrongKind
    return float(value)


def _text(answer: Any) -> str:
    value = _day(compare.to_scalar(answer))
    if type(value) is int:
        return str(value)
    if type(value) is not str:
        raise _WrongKind
    return value


def _yesno(answer: Any) -> bool:
    value = compare.to_scalar(answer)
    if type(value) is str:
        value = _YES.get(compare.fold(value))
    if type(value) is not bool:
        raise _WrongKind
    return value


def _values(answer: Any) -> list[Any]:
    answer = _squeezed(answer)
    plain = compare.to_plain(answer)
    if type(plain) is dict and not isinstance(answer, dict):
        plain = list(plain.values())
    if type(plain) not in (list, tuple, set) or any(map(_is_nested, plain)):
        raise _WrongKind
    return [_day(value) for value in plain]


def _labelled(answer: Any) -> dict[Any, Any]:
    answer = _squeezed(answer)
    plain = compare.to_plain(answer)
    if type(plain) is not dict or any(map(_is_nested, plain.values())):
        raise _WrongKind
    return {_day(label): _day(value) for label, value in plain.items()}


def _is_nested(value: Any) -> bool:
    return type(value) in (list, dict, set)


def _squeezed(answer: Any) -> Any:
    """Return the one column of a DataFrame of one column, anything else as it is."""
    shape = getattr(answer, "shape", ())
    if isinstance(shape, tuple) and len(shape) == 2 and shape[1] == 1 and hasattr(answer, "iloc"):
        return answer.iloc[:, 0]
    return answer


def _day(value: Any) -> Any:
    """Return a date as it stands in a quiz file, ``2017-01-23``."""
    if type(value) is not datetime:
        return value
    whole = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
    return value.date().isoformat() if whole else value.isoformat(" ")


_READERS: dict[str, Callable[[Any], Any]] = {
    "number": _number,
    "text": _text,
    "yesno": _yesno,
    "set": _values,
    "list": _values,
    "series": _labelled,
}


def _same(task: Practice, value: Any, expected: Any) -> bool:
    if task.form == "number":
        return compare.same_number(value, expected, task.tolerance)
    if task.form == "text":
        return compare.same_text(value, expected)
    if task.form == "yesno":
        return bool(value is expected)
    if task.form == "set":
        return compare.same_set(value, expected)
    if task.form == "list":
        return compare.same_list(value, expected, task.tolerance)
    return compare.same_series(value, expected, task.tolerance)
