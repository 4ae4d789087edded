"""How far a learner is with the assignments of the self-learner edition."""

from __future__ import annotations

from dataclasses import dataclass

from course_utils.own import sources
from course_utils.record import Event

KINDS = ("task", "task-hint", "level")
"""The events that belong to the assignments."""


@dataclass(frozen=True)
class Row:
    """One assignment. Each pair is (so many, out of so many); tests count at their best."""

    name: str
    title: str
    tasks: tuple[int, int]
    tested: tuple[float, float]
    judged: tuple[float, float]
    written: tuple[int, int]
    hints: int


def rows(events: list[Event]) -> list[Row]:
    """Return a row for each assignment that was begun, in order."""
    begun = {event["id"].split("-")[0] for event in events if event["kind"] in KINDS}
    return [_row(name, events) for name in sources.names() if name in begun]


def _row(name: str, events: list[Event]) -> Row:
    assignment = sources.assignment(name)
    ids = {task.cell_id: task.points for task in assignment.tasks.values()}
    marks: dict[str, float] = {}
    levels: dict[str, float] = {}
    hints = 0
    for event in events:
        entry = event["id"]
        if event["kind"] == "task" and entry in ids:
            # What was once right stays done, also when the cell is run again half-way.
            marks[entry] = max(marks.get(entry, 0.0), float(event.get("points") or 0))
        elif event["kind"] == "level" and entry in assignment.written:
            levels[entry] = float(event.get("points") or 0)
        elif event["kind"] == "task-hint" and entry.startswith(f"{name}-"):
            hints += 1
    title = assignment.notebook.cells[0].source.splitlines()[0].lstrip("# ")
    return Row(
        name,
        title,
        (sum(marks.get(each) == points for each, points in ids.items()), len(ids)),
        (sum(marks.values()), sum(ids.values())),
        (sum(levels.values()), sum(assignment.written.values())),
        (len(levels), len(assignment.written)),
        hints,
    )
