"""The levels of a written task, with samples, and the level that a learner gives themselves."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from course_utils.errors import GradingError, ProgressError, UnknownName
from course_utils.grading.rubrics import Level, WrittenTask
from course_utils.own import sources
from course_utils.quizzes import markup
from course_utils.quizzes.assets import card_style
from course_utils.record import Record


@dataclass(frozen=True)
class Judgement:
    """A written task's levels and the one chosen, if any; a notebook shows it.

    Attributes
    ----------
    task
        The task with its criteria and levels.
    chosen
        The level that the learner gave their own answer.
    note
        A last line, such as that it could not be kept.
    """

    task: WrittenTask
    chosen: Level | None
    note: str = ""

    def __str__(self) -> str:
        lines = [self._said()]
        for level in self.task.levels:
            lines += [f"{level.points:g}, {level.name}: {level.shows}", level.sample.strip()]
        return "\n".join([*lines, self.note]).strip()

    __repr__ = __str__

    def _said(self) -> str:
        if self.chosen is None:
            return f"{self.task.title} · Compare your answer with the levels, then give one."
        return (
            f"{self.task.title} · You gave yourself {self.chosen.points:g} of "
            f"{self.task.points:g}, {self.chosen.name}."
        )

    def _repr_html_(self) -> str:
        tone, sign = ("hint", "?") if self.chosen is None else ("guess", "◆")
        criteria = "".join(f"<li>{markup.inline(each)}</li>" for each in self.task.criteria)
        levels = "".join(
            f"<p><b>{level.points:g}, {escape(level.name)}.</b> {markup.inline(level.shows)}</p>"
            f"<details><summary>A sample at {level.points:g}, {escape(level.name)}</summary>"
            f"{markup.block(level.sample)}</details>"
            for level in self.task.levels
        )
        note = f'<p class="cq-small">{escape(self.note)}</p>' if self.note else ""
        return (
            f'<div class="cq-card cq-{tone}" lang="en" dir="ltr"><style>{card_style()}</style>'
            f'<p class="cq-verdict"><span class="cq-sign" aria-hidden="true">{sign}</span> '
            f"{escape(self._said())}</p>"
            f"<p>What is looked at:</p><ul>{criteria}</ul>{levels}{note}</div>"
        )


def judge(task_id: str, level: object = ...) -> Judgement:
    """Show the levels of a written task with samples; keep the level that you give yourself.

    Parameters
    ----------
    task_id
        The task's id, such as ``"ps06-new-or-added"``.
    level
        The points of the level that your answer reaches; ``...`` for "not yet judged".

    Returns
    -------
    Judgement
        The levels, each with a sample to unfold.

    Raises
    ------
    UnknownName
        If there is no such task.
    GradingError
        If the task has no such level.
    """
    tasks = sources.written_tasks(sources.of(task_id).name)
    if task_id not in tasks:
        raise UnknownName("written task", task_id, tasks)
    task = tasks[task_id]
    if level is ... or level is None:
        return Judgement(task, None)
    chosen = {each.points: each for each in task.levels}
    if not isinstance(level, int | float) or level not in chosen:
        points = ", ".join(f"{each:g}" for each in chosen)
        raise GradingError(
            f"{level!r} is none of its levels", where=task_id, remedy=f"Choose one of {points}."
        )
    try:
        Record().add("level", task_id, points=float(level), of=task.points)
    except ProgressError as error:
        return Judgement(task, chosen[level], str(error))
    return Judgement(task, chosen[level])
