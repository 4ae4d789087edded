"""Guesses that a learner locks in before the data are shown."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from course_utils.quizzes.parts import Entry, PredictionId, Text, broken, distinct
from course_utils.quizzes.scoring import index, indexes

LONGEST = 5_000
"""Longest text that is kept, in characters."""


class BasePrediction(Entry):
    """What all kinds of guess have in common."""

    id: PredictionId
    prompt: Text
    """The question, in Markdown."""
    confidence: bool = False
    """Also ask how sure the learner is, from 25 to 100 %."""
    reveal: Text | None = None
    """What ``recall()`` shows beside the guess, in Markdown."""

    def accepts(self, response: Any, confidence: Any = None) -> bool:
        """Return whether `response` and `confidence` (in %) make a guess."""
        if self.confidence and not (type(confidence) is int and 25 <= confidence <= 100):
            return False
        return self._fits(response)

    def _fits(self, response: Any) -> bool:
        raise NotImplementedError


class SliderPrediction(BasePrediction):
    """A guess at a number."""

    type: Literal["slider"]
    min: float
    max: float
    step: Annotated[float, Field(gt=0)] = 1
    unit: str = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.min >= self.max:
            raise broken(
                "max", f"expected max above min ({self.min:g}); found {self.max:g}", "Swap them?"
            )
        steps = (self.max - self.min) / self.step
        if not 1 <= steps <= 1000:
            raise broken(
                "step", f"expected 1 to 1000 steps; found {steps:g}", "Choose another step."
            )
        return self

    def _fits(self, response: Any) -> bool:
        number = isinstance(response, int | float) and not isinstance(response, bool)
        return number and self.min <= response <= self.max


class _Options(BasePrediction):
    options: Annotated[list[Text], Field(min_length=2)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct(self.options, "options", "option")
        return self


class ChoicePrediction(_Options):
    """A guess at one of several options."""

    type: Literal["choice"]
    right: Text | None = None
    """The option that turned out right, where that can be said; never shown before the guess."""

    @model_validator(mode="after")
    def _right_is_an_option(self) -> Self:
        if self.right is not None and self.right not in self.options:
            raise broken("right", f"expected one of the options; found {self.right!r}", "Copy one.")
        return self

    def _fits(self, response: Any) -> bool:
        return index(response, len(self.options)) is not None


class TickPrediction(_Options):
    """A guess at any number of several options."""

    type: Literal["tick"]

    def _fits(self, response: Any) -> bool:
        return bool(indexes(response, len(self.options)))


class TextPrediction(BasePrediction):
    """A guess in the learner's own words."""

    type: Literal["text"]

    def _fits(self, response: Any) -> bool:
        return isinstance(response, str) and 0 < len(response.strip()) <= LONGEST


Prediction = Annotated[
    SliderPrediction | ChoicePrediction | TickPrediction | TextPrediction,
    Field(discriminator="type"),
]
