"""The small parts that the quiz model is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
ObjectiveId = Annotated[str, StringConstraints(pattern=r"^\d{2}-o\d+$")]
PredictionId = Annotated[str, StringConstraints(pattern=r"^\d{2}-g\d+$")]
ItemId = Annotated[str, StringConstraints(pattern=r"^\d{2}-q\d+$")]
PracticeId = Annotated[str, StringConstraints(pattern=r"^\d{2}-p\d+$")]
PlaceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
ClaimId = Annotated[str, StringConstraints(pattern=r"^c\d{2,3}$")]

_REWORDABLE = frozenset(
    ("claims", "difficulty", "feedback", "hint", "misses", "objective", "prompt", "reveal", "stem")
)
_FIXED = frozenset(
    ("claims", "choices", "form", "id", "misconception", "objective", "place", "solution", "type")
)


class Strict(BaseModel):
    """A part in which an unknown key or a value of another type is an error."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True
    )


class Verdicts(Strict):
    """What a learner reads after a right and after a wrong answer."""

    correct: Text
    """Why it is right."""
    wrong: Text
    """What to look at again. Does not give the answer away."""


class Entry(Strict):
    """Anything in a quiz file with an id of its own that a learner answers."""

    id: str
    translations: dict[Language, dict[str, Any]] = {}
    """Words in other languages, by language code: only the fields that hold words."""

    @property
    def revision(self) -> str:
        """A short mark that changes when an earlier answer no longer fits the entry."""
        body = self.model_dump_json(exclude={*_REWORDABLE, "translations"})
        return hashlib.sha256(body.encode()).hexdigest()[:8]

    def spoken(self, language: str) -> str:
        """Return `language` if the entry is translated to it, else ``"en"``."""
        return language if language in self.translations else "en"

    def translated(self, language: str) -> Self:
        """Return the entry with the words of `language` where it has them.

        Raises
        ------
        PydanticCustomError
            If a translation touches more than words.
        """
        words = self.translations.get(language)
        if not words:
            return self
        path = ("translations", language)
        data = _merged(self.model_dump(exclude={"translations"}), words, path)
        data["translations"] = {language: words}
        try:
            return type(self).model_validate(data)
        except ValidationError as error:
            first = error.errors()[0]
            at = first.get("ctx", {}).get("at", ())
            problem, _, remedy = first["msg"].partition("\n")
            raise broken((*path, *first["loc"], *at), problem, remedy) from None


def _merged(original: Any, words: Any, path: tuple[str | int, ...]) -> Any:
    if isinstance(original, dict) and isinstance(words, dict):
        for key in words:
            if key not in original or key in _FIXED:
                raise broken(
                    (*path, key),
                    f"expected a field that holds words; found {key!r}",
                    "Remove it from the translation.",
                )
        return {
            key: _merged(value, words[key], (*path, key)) if key in words else value
            for key, value in original.items()
        }
    if path[-1] == "accept" and isinstance(words, list):
        return [*original, *words]
    if isinstance(original, list) and isinstance(words, list) and len(original) == len(words):
        return [
            _merged(old, new, (*path, place))
            for place, (old, new) in enumerate(zip(original, words, strict=True))
        ]
    if isinstance(original, str | None) and isinstance(words, str):
        return words
    found = f"a list of {len(words)}" if isinstance(words, list) else repr(words)
    wanted = (
        f"a list of {len(original)}"
        if isinstance(original, list)
        else ("words" if isinstance(original, str | None) else "nothing, as it isn't words")
    )
    raise broken(path, f"expected {wanted}; found {found}", "Match the original.")


def broken(at: str | tuple[str | int, ...], problem: str, remedy: str) -> PydanticCustomError:
    """Return the error for a rule of ours that a quiz file breaks.

    Parameters
    ----------
    at
        Where in the part, so that the line can be named.
    problem
        What was expected and what was found.
    remedy
        What to do.
    """
    path = (at,) if isinstance(at, str) else at
    return PydanticCustomError(
        "course", "{problem}\n{remedy}", {"problem": problem, "remedy": remedy, "at": path}
    )


def distinct(values: Iterable[str], at: str, name: str) -> None:
    """Raise unless all `values` differ, case and outer spaces aside."""
    seen: set[str] = set()
    for place, value in enumerate(values):
        if value.strip().lower() in seen:
            raise broken(
                (at, place), f"expected each {name} once; found {value!r} again", "Change one."
            )
        seen.add(value.strip().lower())
