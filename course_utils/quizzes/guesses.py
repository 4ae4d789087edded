"""All that a learner has guessed, as a table to score."""

from __future__ import annotations

import pandas as pd

from course_utils.quizzes.files import available, load_lesson
from course_utils.quizzes.predictions import ChoicePrediction, TextPrediction, TickPrediction
from course_utils.quizzes.session import Session
from course_utils.record import Record


def guesses(record: Record | None = None) -> pd.DataFrame:
    """Return the guesses that were locked in, over all lessons.

    Parameters
    ----------
    record
        The learner's progress; by default their own.

    Returns
    -------
    pandas.DataFrame
        One row a guess, in order of lessons: ``guess_id``, ``lesson``, ``prompt``,
        ``answer`` (a number, the option's text, a list of them, or a text),
        ``confidence`` (percent, may be missing), ``came_out`` (whether the option chosen
        is the one that turned out right; missing where that can't be said) and ``at``.

    Raises
    ------
    ProgressError
        If the progress file can't be read.
    QuizError
        If a lesson's quiz file is broken.
    """
    rows = []
    for lesson in available():
        predictions = load_lesson(lesson).predictions
        state = Session(predictions, record or Record()).state
        for guess in predictions:
            if guess.id not in state:
                continue
            made = state[guess.id]
            answer = made["response"]
            came_out = None
            if isinstance(guess, ChoicePrediction):
                answer = guess.options[answer]
                came_out = None if guess.right is None else answer == guess.right
            elif isinstance(guess, TickPrediction):
                answer = [guess.options[place] for place in answer]
            elif not isinstance(guess, TextPrediction):
                answer = float(answer)
            rows.append(
                (guess.id, lesson, guess.prompt, answer, made["confidence"], came_out, made["at"])
            )
    columns = ["guess_id", "lesson", "prompt", "answer", "confidence", "came_out", "at"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"confidence": "Int64", "came_out": "boolean"}).assign(
        at=pd.to_datetime(table["at"], utc=True, format="ISO8601")
    )
