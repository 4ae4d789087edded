"""What came of grading a submission."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Graded:
    """What came of a submission.

    Parameters
    ----------
    student
        Their id.
    problem
        Why it could not be graded; empty if it was.
    flags
        Signs of tampering.
    notes
        What else the instructor should know.
    scores
        By notebook and cell, the points that nbgrader gave; None where a human decides.
    messages
        By cell of a failed test, what it said, and whether it named a misunderstanding.
    seconds
        By phase.
    """

    student: str
    problem: str = ""
    flags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    scores: dict[str, dict[str, float | None]] = field(default_factory=dict)
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def by_hand(self) -> bool:
        """Whether a cell waits to be marked by a human."""
        return any(score is None for cells in self.scores.values() for score in cells.values())

    @property
    def needs_a_look(self) -> bool:
        """Whether a human should look at it for another reason than marking by hand."""
        return bool(self.problem or self.flags)
