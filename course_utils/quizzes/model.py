"""What a quiz file may hold: objectives, predictions, items and practice tasks.

The JSON Schema that editors use (``schema.json``) is made from these classes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from course_utils.quizzes.items import (
    MatchingItem,
    MultipleItem,
    NumberItem,
    OrderingItem,
    SingleItem,
    TextItem,
)
from course_utils.quizzes.parts import (
    Entry,
    Language,
    ObjectiveId,
    PracticeId,
    Slug,
    Strict,
    Text,
    Verdicts,
    broken,
)
from course_utils.quizzes.place_item import PlaceItem
from course_utils.quizzes.predictions import Prediction

Item = Annotated[
    SingleItem | MultipleItem | NumberItem | OrderingItem | MatchingItem | PlaceItem | TextItem,
    Field(discriminator="type"),
]


class Objective(Strict):
    """Something that a learner can do after the lesson."""

    id: ObjectiveId
    text: Text
    """What a learner can do, beginning with a verb that can be measured."""


Scalar = bool | int | float | str
Answer = Scalar | list[Scalar] | dict[str | int, Scalar]


class PracticeMiss(Strict):
    """A recognised wrong answer to a practice task."""

    answer: Answer
    misconception: Slug
    feedback: Text


def _fits(form: str, answer: Any) -> bool:
    number = isinstance(answer, int | float) and not isinstance(answer, bool)
    return {
        "number": number,
        "text": isinstance(answer, str),
        "yesno": isinstance(answer, bool),
        "set": isinstance(answer, list),
        "list": isinstance(answer, list),
        "series": isinstance(answer, dict),
    }[form]


_WANTED = {
    "number": "a number",
    "text": "a text (in quotes if it looks like a number or a date)",
    "yesno": "true or false",
    "set": "a list",
    "list": "a list",
    "series": "a mapping from label to value",
}


class Practice(Entry):
    """A task that the learner does in code; ``check()`` looks at the outcome."""

    id: PracticeId
    task: Text
    """One line that says what to make, in Markdown."""
    objective: ObjectiveId
    form: Literal["number", "text", "set", "list", "series", "yesno"]
    """What the answer looks like."""
    answer: Answer
    tolerance: Annotated[float, Field(ge=0)] = 0
    """How far a number may be off."""
    feedback: Verdicts
    misses: list[PracticeMiss] = Field(default_factory=list)
    """Wrong answers that name a misunderstanding."""
    hints: Annotated[list[Text], Field(min_length=2, max_length=2)]
    """A nudge, then a pointer. The third hint is the solution."""
    solution: Text
    """Python that sets ``answer`` with what the lesson has taught."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        wanted = f"expected {_WANTED[self.form]}, as the form is {self.form!r}; found "
        if not _fits(self.form, self.answer):
            raise broken("answer", f"{wanted}{self.answer!r}", "Change the answer or the form.")
        for place, miss in enumerate(self.misses):
            if not _fits(self.form, miss.answer):
                raise broken(("misses", place, "answer"), f"{wanted}{miss.answer!r}", "Change it.")
            if miss.answer == self.answer:
                raise broken(
                    ("misses", place, "answer"),
                    f"expected a wrong answer; found the right one, {miss.answer!r}",
                    "Remove it.",
                )
        try:
            tree = ast.parse(self.solution)
        except SyntaxError as error:
            raise broken(
                "solution", f"expected Python; found a syntax error ({error.msg})", "Mend it."
            ) from None
        names = {
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        if "answer" not in names:
            raise broken(
                "solution", "expected Python that sets `answer`; found none", "Set `answer`."
            )
        return self


class Quiz(Strict):
    """All that one lesson asks of a learner."""

    lesson: Annotated[str, Field(pattern=r"^\d{2}$")]
    """The lesson's number as text of two digits, such as "06"."""
    title: Text
    translations: dict[Language, dict[Literal["title"], Text]] = Field(default_factory=dict)
    """The title in other languages, by language code."""
    objectives: Annotated[list[Objective], Field(min_length=1)]
    predictions: list[Prediction] = Field(default_factory=list)
    items: list[Item] = Field(default_factory=list)
    practice: list[Practice] = Field(default_factory=list)

    @model_validator(mode="after")
    def _check(self) -> Self:
        goals = {goal.id for goal in self.objectives}
        seen: set[str] = set()
        for path, entry in self._placed():
            if not entry.id.startswith(f"{self.lesson}-"):
                raise broken(
                    (*path, "id"),
                    f"expected an id of lesson {self.lesson!r}; found {entry.id!r}",
                    f"Begin it with {self.lesson}-.",
                )
            if entry.id in seen:
                raise broken(
                    (*path, "id"),
                    f"expected each id once; found {entry.id!r} again",
                    "Give one of the two another number.",
                )
            seen.add(entry.id)
            goal = getattr(entry, "objective", None)
            if goal is not None and goal not in goals:
                raise broken(
                    (*path, "objective"),
                    f"expected an objective of this file; found {goal!r}",
                    f"Known: {', '.join(sorted(goals))}.",
                )
            if isinstance(entry, Entry):
                for language in entry.translations:
                    try:
                        entry.translated(language)
                    except PydanticCustomError as error:
                        at = (error.context or {}).get("at", ())
                        problem, _, remedy = error.message().partition("\n")
                        raise broken((*path, *at), problem, remedy) from None
        return self

    def _placed(self) -> Iterator[tuple[tuple[str, int], Any]]:
        for group in ("objectives", "predictions", "items", "practice"):
            for place, entry in enumerate(getattr(self, group)):
                yield (group, place), entry

    def translated(self, language: str) -> Quiz:
        """Return the quiz with all that is translated to `language` put in its place."""
        return self.model_copy(
            update={
                "title": self.translations.get(language, {}).get("title", self.title),
                **{
                    group: [entry.translated(language) for entry in getattr(self, group)]
                    for group in ("predictions", "items", "practice")
                },
            }
        )
