"""Hints for the tasks of the assignments: a nudge, a pointer, then a solution.

Nudge and pointer stand in ``exercises/hints``, the solution in the assignment. A
written task has its rubric in their place: what is looked at, what a good answer
shows, a sample.
"""

from __future__ import annotations

from functools import cache

from course_utils.errors import UnknownName
from course_utils.own import sources


def hints_for(task_id: str) -> list[str]:
    """Return the three hints of a task, as Markdown.

    Parameters
    ----------
    task_id
        The id of the answer cell, such as ``"ps06-across-sides"``.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    assignment = sources.of(task_id)
    written = sources.written_tasks(assignment.name)
    if task_id in written:
        task = written[task_id]
        best = task.levels[0]
        return [
            "What is looked at:\n\n" + "\n".join(f"- {each}" for each in task.criteria),
            f"A {best.name} answer: {best.shows}",
            f"One answer of many:\n\n{best.sample}",
        ]
    if task_id not in {each.cell_id for each in assignment.tasks.values()}:
        known = [*written, *(each.cell_id for each in assignment.tasks.values())]
        raise UnknownName("task", task_id, known)
    return [*_read(assignment.name)[task_id], f"```python\n{sources.solution(task_id)}\n```"]


@cache
def _read(name: str) -> dict[str, tuple[str, str]]:
    from ruamel.yaml import YAML

    path = sources.root() / "hints" / f"{name}.yml"
    return dict(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
