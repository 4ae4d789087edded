"""Run all tests of a task, the hidden ones too, on a self-learner's answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any

from course_utils.errors import ProgressError
from course_utils.grading.expect import NotAttempted, NotYet
from course_utils.own import sources
from course_utils.quizzes.cards import Card
from course_utils.quizzes.messages import words
from course_utils.record import Record

_MARK = re.compile(r"[\\`*<>\[\]&|]|(?<!\w)_|_(?!\w)")
"""What Markdown would take for a mark; not the ``_`` within a name."""


def check_task(task_id: str, *, namespace: Mapping[str, object] | None = None) -> Card:
    """Say how far your answer to a task of an assignment is right.

    The tests are those of the graded course, and so are their messages.

    Parameters
    ----------
    task_id
        The task's id, such as ``"ps06-across-sides"``.
    namespace
        Where your answers are; the notebook that calls, if not given.

    Returns
    -------
    Card
        What holds and what does not yet; a notebook shows it. The points are kept
        with your progress.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    task = sources.task(task_id)
    known = sys._getframe(1).f_globals if namespace is None else namespace
    say = words()
    faults = [_fault(test.id, known) for test in task.tests]
    earned = sum(
        test.points for test, fault in zip(task.tests, faults, strict=True) if fault is None
    )
    if all(isinstance(fault, NotAttempted) for fault in faults):
        body = "\n".join(f"- {_told(fault)}" for fault in faults if fault)
        return Card("none", say("Not attempted yet"), body, say)
    note = ""
    try:
        Record().add("task", task_id, correct=earned == task.points, points=earned, of=task.points)
    except ProgressError as error:
        note = str(error)
    score = f"{earned:g} of {task.points:g} points."
    if earned == task.points:
        return Card("right", say("Correct"), score, say, note=note)
    body = f"{score}\n\n" + "\n".join(
        f"- {'✓' if fault is None else '✗'} `{test.part}`" + (f": {_told(fault)}" if fault else "")
        for test, fault in zip(task.tests, faults, strict=True)
    )
    return Card("wrong", say("Not yet"), f'{body}\n\nStuck? `hint("{task_id}")`', say, note=note)


def _fault(test_id: str, known: Mapping[str, object]) -> Exception | None:
    """Run a test cell beside the answers; nothing that it makes gets among them."""
    scope: dict[str, Any] = {**known, "__name__": "check"}
    try:
        exec(compile(sources.code(test_id), "<tests>", "exec"), scope)  # noqa: S102, our own tests
    except Exception as error:  # whatever an answer may raise when it is looked at
        return error
    return None


def _told(fault: Exception) -> str:
    said = str(fault) if isinstance(fault, NotYet) else f"{type(fault).__name__}: {fault}"
    return _MARK.sub(r"\\\g<0>", " ".join(said.split()))
