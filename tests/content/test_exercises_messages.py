"""Messages to wrong answers name what went wrong, and show labels as the student wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_utils.grading import bank
from course_utils.grading.assignments import read_assignment

EXERCISES = Path(__file__).parents[2] / "exercises"


@pytest.mark.parametrize(
    ("name", "task", "entry", "said"),
    [
        ("ps02", "dots", "wrong-governments-fights-only", "all events count"),
        ("ps02", "dots", "wrong-all-governorates", "'SY01'"),
        ("ps03", "claim-over-count", "wrong-whole-claims", "runs from September 2015 on"),
        ("ps05", "back-to-level", "wrong-days-as-labels", "labels as texts, not as days"),
        ("ps07", "waits", "wrong-each-answer-once", "can have the same answer"),
        ("ps07", "waits", "wrong-unanswered-left-empty", "an answer has no place in it"),
        ("ps08", "committee-gaps", "wrong-one-end-of-the-whole", "its first and its last day"),
        ("ps08", "committee-gaps", "wrong-whole-number", "two decimals"),
        ("ps09", "skill", "wrong-rounded-scores", "round the skill alone"),
    ],
)
def test_message_names_the_cause(name, task, entry, said):
    assignment = read_assignment(EXERCISES, name)
    entries = bank.read_bank(EXERCISES, assignment)
    (chosen,) = [one for one in entries if one.task.name == task and one.name == entry]
    (result,) = bank.try_entries(assignment, [chosen], workers=1)
    messages = [message for message in result.messages.values() if message]
    assert messages
    assert all(said in message for message in messages)
