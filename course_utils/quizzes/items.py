"""Six of the seven types of quiz item, and how each scores an answer."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from course_utils.quizzes.parts import (
    ClaimId,
    Entry,
    ItemId,
    ObjectiveId,
    Slug,
    Strict,
    Text,
    Verdicts,
    broken,
    distinct,
)
from course_utils.quizzes.scoring import (
    Note,
    Result,
    close,
    folded,
    index,
    indexes,
    readings,
    unanswered,
)


class BaseItem(Entry):
    """What all types of item have in common."""

    id: ItemId
    stem: Text
    """The question, in Markdown."""
    objective: ObjectiveId
    """The objective of this file that the item asks about."""
    claims: list[ClaimId] = Field(default_factory=list)
    """The claims of the op-ed that the item treats."""
    difficulty: Literal[1, 2, 3] = 1
    """1 easy, 2 middling, 3 hard."""
    hint: Text | None = None
    """A nudge, in Markdown, shown when asked for."""

    def score(self, response: Any) -> Result:
        """Return what `response` is worth."""
        raise NotImplementedError


class Judged(BaseItem):
    """An item with words for right and for wrong answers."""

    feedback: Verdicts

    def _right(self) -> Result:
        return Result("right", (Note("correct", self.feedback.correct),))

    def _wrong(self, *notes: Note) -> Result:
        return Result("wrong", (Note("wrong", self.feedback.wrong), *notes))

    def _missed(self, place: int, miss: Miss) -> Result:
        return Result("wrong", (Note(f"miss:{place}", miss.feedback),), (miss.misconception,))


class Option(Strict):
    """One option of a single or multiple choice."""

    text: Text
    """The option, in Markdown of one line."""
    correct: bool = False
    misconception: Slug | None = None
    """The misunderstanding behind a wrong option, as a-slug."""
    feedback: Text
    """Why it is right, or which misunderstanding leads here and what to look at."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.correct and self.misconception:
            raise broken(
                "misconception",
                f"expected none on a right option; found {self.misconception!r}",
                "Remove it.",
            )
        if not self.correct and not self.misconception:
            raise broken(
                "misconception",
                f"expected the misunderstanding behind the wrong option {self.text!r}; found none",
                "Add `misconception: a-slug`.",
            )
        return self


class _Choice(BaseItem):
    options: Annotated[list[Option], Field(min_length=2)]
    shuffle: bool = True
    """Show the options in another order than in the file (the same for everyone)."""

    def _rights(self) -> list[int]:
        return [place for place, option in enumerate(self.options) if option.correct]

    def _note(self, place: int) -> Note:
        return Note(f"option:{place}", self.options[place].feedback)

    def _misconceptions(self, chosen: list[int]) -> tuple[str, ...]:
        found = (self.options[place].misconception for place in chosen)
        return tuple(dict.fromkeys(name for name in found if name))


class SingleItem(_Choice):
    """One option is right."""

    type: Literal["single"]

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct([option.text for option in self.options], "options", "option")
        if len(self._rights()) != 1:
            raise broken(
                "options",
                f"expected exactly one option with `correct: true`; found {len(self._rights())}",
                "Mark one, or make it `type: multiple`.",
            )
        return self

    def score(self, response: Any) -> Result:
        """Return what `response`, the place of an option in the file, is worth."""
        chosen = index(response, len(self.options))
        if chosen is None:
            return unanswered("choose")
        right = self.options[chosen].correct
        return Result(
            "right" if right else "wrong", (self._note(chosen),), self._misconceptions([chosen])
        )


class MultipleItem(_Choice):
    """One or more options are right, and the learner ticks them all."""

    type: Literal["multiple"]

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct([option.text for option in self.options], "options", "option")
        if not self._rights():
            raise broken(
                "options",
                "expected one or more options with `correct: true`; found none",
                "Mark what is right.",
            )
        return self

    def score(self, response: Any) -> Result:
        """Return what `response`, the places of the ticked options, is worth."""
        chosen = indexes(response, len(self.options))
        if not chosen:
            return unanswered("choose")
        chosen = sorted(chosen)
        notes = [self._note(place) for place in chosen]
        if chosen == self._rights():
            return Result("right", tuple(notes))
        if set(self._rights()) - set(chosen):
            notes.append(Note("missing"))
        return Result("wrong", tuple(notes), self._misconceptions(chosen))


class Miss(Strict):
    """A recognised wrong answer, whatever its type."""

    misconception: Slug
    feedback: Text


class NumberMiss(Miss):
    """A recognised wrong number."""

    value: float


class NumberItem(Judged):
    """A number, right within a tolerance."""

    type: Literal["number"]
    answer: float
    tolerance: Annotated[float, Field(ge=0)] = 0
    """How far off still counts, in the answer's unit."""
    unit: str = ""
    misses: list[NumberMiss] = Field(default_factory=list)

    @model_validator(mode="after")
    def _check(self) -> Self:
        for place, miss in enumerate(self.misses):
            if close(miss.value, self.answer, self.tolerance):
                raise broken(
                    ("misses", place, "value"),
                    f"expected a wrong number; found {miss.value:g}, which counts as right",
                    "Remove it, or make the tolerance smaller.",
                )
        return self

    def score(self, response: Any) -> Result:
        """Return what `response`, a number or the text of one, is worth."""
        numbers = readings(response, self.unit)
        if not numbers:
            return unanswered("number")
        if any(close(number, self.answer, self.tolerance) for number in numbers):
            return self._right()
        for place, miss in enumerate(self.misses):
            if any(close(number, miss.value, self.tolerance) for number in numbers):
                return self._missed(place, miss)
        return self._wrong()


class OrderingItem(Judged):
    """Things to be put in order."""

    type: Literal["ordering"]
    sequence: Annotated[list[Text], Field(min_length=3)]
    """The right order."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct(self.sequence, "sequence", "step")
        return self

    def score(self, response: Any) -> Result:
        """Return what `response`, the places in the file in the learner's order, is worth."""
        size = len(self.sequence)
        order = indexes(response, size)
        if order is None or len(order) != size:
            return unanswered("move")
        placed = sum(here == there for here, there in enumerate(order))
        if placed == size:
            return self._right()
        return self._wrong(Note(f"in-place:{placed}:{size}"))


class Pair(Strict):
    """Two things that belong together."""

    left: Text
    right: Text
    feedback: Text
    """Shown when this pair is got wrong. Does not give the answer away."""


class MatchingItem(Judged):
    """Things on the left, each to be given the right one from a list."""

    type: Literal["matching"]
    pairs: Annotated[list[Pair], Field(min_length=2)]
    extra: list[Text] = Field(default_factory=list)
    """Distractors in the list that belong to none."""

    @property
    def rights(self) -> list[str]:
        """What can be chosen: each right-hand text once, then the extras."""
        return [*dict.fromkeys(pair.right for pair in self.pairs), *self.extra]

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct([pair.left for pair in self.pairs], "pairs", "left side")
        for place, text in enumerate(self.extra):
            if text in self.rights[: len(self.rights) - len(self.extra)]:
                raise broken(
                    ("extra", place),
                    f"expected a text that belongs to no pair; found {text!r}",
                    "Remove it.",
                )
        distinct(self.extra, "extra", "extra")
        if len(self.rights) < 2:
            raise broken("pairs", "expected two or more to choose from; found one", "Add `extra`.")
        return self

    def score(self, response: Any) -> Result:
        """Return what `response`, a place in `rights` for each pair, is worth."""
        size = len(self.rights)
        if not isinstance(response, list | tuple) or len(response) != len(self.pairs):
            return unanswered("match")
        chosen = [index(each, size) for each in response]
        if None in chosen:
            return unanswered("match")
        wrong = [
            Note(f"pair:{place}", pair.feedback)
            for place, (pair, choice) in enumerate(zip(self.pairs, chosen, strict=True))
            if choice is not None and self.rights[choice] != pair.right
        ]
        return self._wrong(*wrong) if wrong else self._right()


class TextMiss(Miss):
    """A recognised wrong text."""

    accept: Annotated[list[Text], Field(min_length=1)]


class TextItem(Judged):
    """A few words, whatever their case, accents and spaces."""

    type: Literal["text"]
    accept: Annotated[list[Text], Field(min_length=1)]
    """All forms that count as right."""
    misses: list[TextMiss] = Field(default_factory=list)

    @model_validator(mode="after")
    def _check(self) -> Self:
        for place, text in enumerate(self.accept):
            if not folded(text):
                raise broken(("accept", place), f"expected a word; found {text!r}", "Write one.")
        known = {folded(text) for text in self.accept}
        for place, miss in enumerate(self.misses):
            for other, text in enumerate(miss.accept):
                if folded(text) in known:
                    raise broken(
                        ("misses", place, "accept", other),
                        f"expected a wrong answer; found {text!r}, which counts as right",
                        "Remove it.",
                    )
        return self

    def score(self, response: Any) -> Result:
        """Return what `response`, the words typed, is worth."""
        typed = folded(response) if isinstance(response, str) else ""
        if not typed:
            return unanswered("type")
        if typed in map(folded, self.accept):
            return self._right()
        for place, miss in enumerate(self.misses):
            if typed in map(folded, miss.accept):
                return self._missed(place, miss)
        return self._wrong()
