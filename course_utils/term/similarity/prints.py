"""Fingerprints of answers, by the library copydetect: winnowed k-grams of tokens or letters.

For code copydetect leaves out comments and spaces and puts one letter for each name and
text, so that renaming changes nothing. Written answers are compared by their letters.
Only its fingerprints and its comparison of two are used; it opens and writes nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.errors import GradingError
from course_utils.term.similarity.answers import CODE

if TYPE_CHECKING:
    import numpy.typing as npt

CODE_LENGTH = 20
"""Letters of a k-gram of code, in which a name is one letter."""
TEXT_LENGTH = 30
"""Letters of a k-gram of a written answer: about five words."""

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Print:
    """The fingerprint of an answer.

    Parameters
    ----------
    text
        The answer.
    found
        copydetect's fingerprint.
    places
        For each letter that was compared, its place in the text; none for code.
    """

    text: str
    found: Any
    places: npt.NDArray[np.intp] | None

    @property
    def hashes(self) -> set[int]:
        """The hashes that are left."""
        return {int(value) for value in self.found.hashes}


@dataclass(frozen=True)
class Overlap:
    """What two answers share that is not commonplace.

    Parameters
    ----------
    letters
        How much, in letters of what was compared.
    share
        Of what is not commonplace in both, 0 to 1.
    first, second
        Where it stands in the two texts, from and to, in order.
    """

    letters: int
    share: float
    first: Spans
    second: Spans


def fingerprint(text: str, kind: str, commonplace: Iterable[int] = ()) -> Print:
    """Return the fingerprint of an answer without what is commonplace.

    Raises
    ------
    GradingError
        If copydetect is not installed.
    """
    try:
        from copydetect import CodeFingerprint
    except ImportError as error:
        raise GradingError(
            "copydetect is not installed", remedy="Install the course with its similarity extra."
        ) from error
    known = np.unique(np.fromiter(commonplace, dtype=np.int64))
    if kind == CODE:
        # Without a name that ends in .py the library would log that it knows no language.
        found = CodeFingerprint(
            "answer.py", CODE_LENGTH, 1, known, language="python", fp=io.StringIO(text)
        )
        return Print(text, found, None)
    plain, places = _letters(text)
    found = CodeFingerprint(
        "answer.txt", TEXT_LENGTH, 1, known, filter=False, fp=io.StringIO(plain)
    )
    return Print(text, found, places)


def compare(one: Print, other: Print) -> Overlap:
    """Return what two answers to a task share."""
    from copydetect import compare_files

    letters, shares, slices = compare_files(one.found, other.found)
    return Overlap(
        int(letters),
        float(min(1.0, sum(shares) / 2)),
        _spans(one, slices[0]),
        _spans(other, slices[1]),
    )


def _letters(text: str) -> tuple[str, npt.NDArray[np.intp]]:
    """Return the words in small letters with one space between, and where each sign stood."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        small = sign.lower()[:1]
        if small.isalnum():
            signs.append(small)
            places.append(place)
        elif signs and signs[-1] != " ":
            signs.append(" ")
            places.append(place)
    return "".join(signs), np.array(places, dtype=np.intp)


def _spans(one: Print, slices: Any) -> Spans:
    found: Spans = []
    last = len(one.text)
    for start, end in np.asarray(slices, dtype=int).reshape(2, -1).T if len(slices) else ():
        begin, stop = int(start), int(end)
        if one.places is not None:
            begin, stop = int(one.places[begin]), int(one.places[stop - 1]) + 1
        begin, stop = max(begin, found[-1][1] if found else 0), min(stop, last)
        if begin < stop:
            found.append((begin, stop))
    return found
