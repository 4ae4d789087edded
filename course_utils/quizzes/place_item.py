"""The seventh type of quiz item: a place, found on a map or in a list."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from course_utils.errors import UnknownName
from course_utils.quizzes import places
from course_utils.quizzes.items import Judged, Miss
from course_utils.quizzes.parts import PlaceId, broken, distinct
from course_utils.quizzes.scoring import Note, Result, distance_km, unanswered


class PlaceMiss(Miss):
    """A recognised wrong place."""

    place: PlaceId


def _known(at: str | tuple[str | int, ...], place_id: str) -> places.Place:
    try:
        return places.place(place_id)
    except UnknownName as error:
        problem = f"expected a place_id of the gazetteer; found {place_id!r}"
        raise broken(at, problem, error.remedy) from None


def _point(response: Any) -> tuple[float, float] | None:
    if isinstance(response, str):
        return places.place(response).point
    if (
        isinstance(response, list | tuple)
        and len(response) == 2
        and all(isinstance(x, int | float) and math.isfinite(x) for x in response)
    ):
        return float(response[0]), float(response[1])
    return None


class PlaceItem(Judged):
    """A place, found on a map or in a list."""

    type: Literal["place"]
    place: PlaceId
    """The place_id of the right place in the gazetteer."""
    within_km: Annotated[float, Field(gt=0)]
    """How far from the place a click still counts, in km."""
    choices: Annotated[list[PlaceId], Field(min_length=4)]
    """The place_ids offered in the list, the right one among them."""
    misses: list[PlaceMiss] = Field(default_factory=list)

    @model_validator(mode="after")
    def _check(self) -> Self:
        distinct(self.choices, "choices", "place")
        known = [
            _known("place", self.place),
            *(_known(("choices", at), each) for at, each in enumerate(self.choices)),
            *(_known(("misses", at, "place"), miss.place) for at, miss in enumerate(self.misses)),
        ]
        if self.place not in self.choices:
            raise broken(
                "choices",
                f"expected the right place, {self.place!r}, among them; found none",
                "Add it.",
            )
        for other in known[1:]:
            away = distance_km(other.point, known[0].point)
            if other.place_id != self.place and away <= self.within_km:
                raise broken(
                    "within_km",
                    f"expected less than {away:.0f} km, as {other.place_id!r} is offered and lies "
                    f"that near; found {self.within_km:g}",
                    "Make it smaller, or offer another place.",
                )
        return self

    def score(self, response: Any) -> Result:
        """Return what `response`, a place_id or [latitude, longitude], is worth."""
        offered = not isinstance(response, str) or response in self.choices
        point = _point(response) if offered else None
        if point is None:
            return unanswered("place")
        away = distance_km(point, places.place(self.place).point)
        if away <= self.within_km:
            return self._right()
        for at, miss in enumerate(self.misses):
            if distance_km(point, places.place(miss.place).point) <= self.within_km:
                return self._missed(at, miss)
        return self._wrong(Note(f"away:{math.floor(away / 10 + 0.5) * 10}"))
