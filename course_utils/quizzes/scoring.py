"""What an answer is worth: the arithmetic and the words, apart from any quiz.

``scoring.js`` holds the same few rules so that a quiz can answer at once, also
on a page without a kernel; ``tests/browser/test_quiz_scoring.py`` runs both on the
same answers.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from course_utils.compare import fold

Outcome = Literal["right", "wrong", "unanswered"]

EARTH_RADIUS_KM = 6371.0088

_DIGITS = {ord(c): str(unicodedata.digit(c)) for c in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_SIGNS = {ord("−"): "-", ord("–"): "-", ord("٫"): ",", ord("٬"): None}
_NUMBER = re.compile(r"([+-]?)(\d+(?:[.,]\d+)*|[.,]\d+)")
_QUOTES = "\"'`“”‘’«»"


@dataclass(frozen=True)
class Note:
    """One piece of feedback: where it stands in the item, and its words.

    ``key`` is ``option:2``, ``pair:0``, ``miss:1``, ``correct`` or ``wrong``
    for words of the quiz file. ``missing``, ``in-place:2:4`` and the like are
    words of the interface; their ``text`` is empty.
    """

    key: str
    text: str = ""


@dataclass(frozen=True)
class Result:
    """What became of one answer.

    Attributes
    ----------
    outcome
        ``"right"``, ``"wrong"`` or ``"unanswered"``.
    notes
        The feedback in the order in which it is shown.
    misconceptions
        Names of the misunderstandings that the answer points to.
    """

    outcome: Outcome
    notes: tuple[Note, ...] = ()
    misconceptions: tuple[str, ...] = ()

    @property
    def correct(self) -> bool:
        """Whether the answer is right."""
        return self.outcome == "right"

    @property
    def feedback(self) -> str:
        """The words of the quiz file that go with the answer, as Markdown."""
        return "\n\n".join(note.text for note in self.notes if note.text)

    @property
    def misconception(self) -> str | None:
        """The first misunderstanding that the answer points to, if any."""
        return self.misconceptions[0] if self.misconceptions else None


def unanswered(key: str) -> Result:
    """Return the result of an answer that isn't one yet."""
    return Result("unanswered", (Note(key),))


def index(value: Any, size: int) -> int | None:
    """Return `value` if it counts into something of `size`, else None."""
    return value if type(value) is int and 0 <= value < size else None


def indexes(value: Any, size: int) -> list[int] | None:
    """Return `value` if it is a list of distinct counts into `size`, else None."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    found = [index(each, size) for each in value]
    whole = [each for each in found if each is not None]
    return whole if len(whole) == len(found) == len(set(whole)) else None


def readings(typed: Any, unit: str = "") -> list[float]:
    """Return the numbers that `typed` may mean.

    A comma may be the decimal sign or part thousands, so ``"1,234"`` has two
    readings. Spaces, a plus, a true minus sign, Arabic digits and the unit are
    understood.

    Returns
    -------
    list of float
        Empty when `typed` isn't a number.
    """
    if isinstance(typed, int | float) and not isinstance(typed, bool):
        return [float(typed)] if math.isfinite(typed) else []
    if not isinstance(typed, str):
        return []
    text = "".join(typed.translate(_DIGITS).translate(_SIGNS).split())
    ending = "".join(unit.split())
    if ending and text.lower().endswith(ending.lower()):
        text = text[: -len(ending)]
    found = _NUMBER.fullmatch(text)
    if not found:
        return []
    sign, body = found.groups()
    forms = []
    for decimal, thousands in ((".", ","), (",", ".")):
        whole, _, part = body.partition(decimal)
        grouped = re.fullmatch(rf"\d{{1,3}}(\{thousands}\d{{3}})+", whole)
        if (whole.isdecimal() or grouped or (not whole and part)) and (
            part.isdecimal() or decimal not in body
        ):
            forms.append(f"{sign}{whole.replace(thousands, '') or '0'}.{part or '0'}")
    return sorted({float(form) for form in forms})


def close(number: float, target: float, tolerance: float) -> bool:
    """Return whether `number` lies within `tolerance` of `target`, the edges included."""
    return abs(number - target) <= tolerance + 1e-9 * max(1.0, abs(target))


def folded(text: str) -> str:
    """Return `text` without what short answers may differ in: case, accents, spaces, quotes."""
    return fold(text).strip(_QUOTES + " .")


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the great-circle distance in km between two (latitude, longitude) pairs."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (first, second))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
