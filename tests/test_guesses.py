"""A learner's guesses come back as a table that can be scored."""

from __future__ import annotations

import pandas as pd
import pytest

from course_utils import progress
from course_utils.quizzes.files import load_lesson
from course_utils.quizzes.session import Session
from course_utils.record import Record


@pytest.fixture(autouse=True)
def own_progress(monkeypatch, tmp_path):
    """Give each test a progress file of its own."""
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.json"))


def lock_in(guess_id, response, confidence=None):
    """Do what the button does."""
    session = Session(load_lesson(guess_id[:2]).predictions, Record())
    message = {"kind": "guess", "id": guess_id, "response": response, "confidence": confidence}
    assert session.receive(message)


def test_no_guess_gives_an_empty_table_with_its_columns():
    table = progress.guesses()
    assert len(table) == 0
    assert list(table) == [
        "guess_id", "lesson", "prompt", "answer", "confidence", "came_out", "at",
    ]  # fmt: skip


def test_guesses_are_judged_where_that_can_be_said():
    lock_in("00-g1", 3, 60)
    lock_in("00-g2", 0, 80)
    lock_in("06-g1", 2.0)
    table = progress.guesses().set_index("guess_id")
    assert list(table.index) == ["00-g1", "00-g2", "06-g1"]
    assert table["answer"].tolist() == ["New York", "fewer than 10", 2.0]
    assert table["confidence"].tolist()[:2] == [60, 80]
    assert table["came_out"].tolist()[:2] == [True, False]
    assert pd.isna(table["came_out"]["06-g1"])


def test_only_the_first_guess_counts():
    lock_in("00-g1", 3, 60)
    lock_in("00-g1", 0, 100)
    assert progress.guesses()["answer"].tolist() == ["New York"]
