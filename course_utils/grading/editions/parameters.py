"""The parameters of an assignment, and which of their choices a word picks."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from importlib.resources.abc import Traversable

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from course_utils.errors import GradingError

Picks = Mapping[str, int]
"""The choice of each parameter by its number; 0 is the published one."""


class Parameter(BaseModel):
    """Something that differs between editions, with all the ways in which it is spelt.

    Parameters
    ----------
    name
        Names it in messages; a word of an edition picks by it, so it stays.
    places
        The tasks (and other cells, such as ``setup``) in which the spellings are exchanged, by
        what stands behind the name of the assignment in the ids of the cells.
    published
        The spellings in the published edition, each found in the cells or the bank.
    choices
        For each further choice the spellings that take the place of those published.
    mentioned
        Places that speak of the published choice and are right to do so in every edition.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    places: tuple[str, ...] = Field(min_length=1)
    published: tuple[str, ...] = Field(min_length=1)
    choices: tuple[tuple[str, ...], ...] = Field(min_length=1)
    mentioned: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> Parameter:
        if len(set(self.published)) != len(self.published):
            raise ValueError(f"{self.name}: a published spelling stands twice")
        for choice in self.choices:
            if len(choice) != len(self.published):
                wanted = len(self.published)
                raise ValueError(f"{self.name}: {list(choice)} should hold {wanted} spellings")
        return self

    def spellings(self, pick: int) -> dict[str, str]:
        """Return what takes the place of each published spelling."""
        chosen = self.choices[pick - 1] if pick else self.published
        return dict(zip(self.published, chosen, strict=True))

    def told(self, pick: int) -> str:
        """Return how a choice is spelt first, for messages."""
        return next(iter(self.spellings(pick).values()))


class Parameters(BaseModel):
    """All parameters of an assignment.

    Parameters
    ----------
    assignment
        Its name.
    samples
        Written tasks whose sample answers quote numbers of the published edition.
    parameters
        What differs between editions.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    assignment: str
    samples: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...]

    def of(self, place: str) -> tuple[Parameter, ...]:
        """Return the parameters whose spellings are exchanged in a place."""
        return tuple(each for each in self.parameters if place in each.places)

    def pick(self, word: str) -> dict[str, int]:
        """Return the choices of a word; the empty word picks what is published.

        The same word gives the same choices on every machine, in capitals or not. Any word picks
        for every parameter another choice than the published one.
        """
        plain = unicodedata.normalize("NFKC", word).strip().casefold()
        if not plain:
            return {each.name: 0 for each in self.parameters}
        picks = {}
        for each in self.parameters:
            text = "\0".join((plain, self.assignment, each.name))
            number = int.from_bytes(hashlib.sha256(text.encode()).digest())
            picks[each.name] = 1 + number % len(each.choices)
        return picks


def read_parameters(exercises: Traversable, name: str) -> Parameters:
    """Read ``editions/psNN.yml``.

    Raises
    ------
    GradingError
        If there is no such file, or it is not as described here.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    path = exercises / "editions" / f"{name}.yml"
    try:
        read = Parameters.model_validate(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, KeyError):
        raise GradingError(
            "this assignment has no parameters, so there is no edition of it but the published one",
            where=str(path),
            remedy="Use the published edition (an empty word), or write the file.",
        ) from None
    except YAMLError as error:
        problem = f"is not YAML ({' '.join(str(error).split())})"
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{'.'.join(map(str, first['loc'])) or 'top level'}: {first['msg']}"
    else:
        if read.assignment == name:
            return read
        problem = f"speaks of {read.assignment}"
    raise GradingError(problem, where=str(path), remedy="Mend the file.")
