"""Read the verdict of a capstone paper: its words, its numbers, its confidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

SHORTEST, LONGEST = 360, 440
"""Words of a verdict."""
SCALE = (
    (0, 4, "almost certainly not"),
    (5, 19, "very unlikely"),
    (20, 39, "unlikely"),
    (40, 59, "about even"),
    (60, 79, "likely"),
    (80, 94, "very likely"),
    (95, 100, "almost certain"),
)
"""The printed scale: from and to, both included, and the word."""
LOADED = (
    "crackdown",
    "jihadist",
    "peacemaker",
    "puppet",
    "rebel",
    "regime",
    "so-called",
    "terrorist",
)
"""Words that stand in quotation marks only, in the singular; the plural too."""

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_NO_FIGURES = re.compile(
    r"\b[Cc]onfidence:[^.;:\n]*"  # the confidence is looked at by itself
    r"|\bby (?:about )?20 (?:percentage )?points\b"  # what would move it
    r"|\b(?:c|e|iv|pt|cv|[A-Z])\d+\b"  # ids of claims and rows
    r"|\b[A-Z][a-z]?-\d+\b"  # aircraft and the like
    r"|\bS/[\w/.-]*\w"  # papers of the Security Council
    r"|\b[Rr]esolutions? \d+(?: \(\d{4}\))?(?:(?:,| and) \d+(?: \(\d{4}\))?)*"
    r"|\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b\d{{1,2}}(?:(?:, ?| and | or | to | ?[–-] ?)\d{{1,2}})*(?:st|nd|rd|th)? (?:{_MONTHS})\b"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]?\d)"
    r"|(?<![\d.,])(?:19|20)\d{2}(?:[–/-]\d{2,4})?(?![\d%]|[.,]\d| ?%)"  # years
)
_NUMBER = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|‘[^’]*’")
_DESIGNATED = re.compile(r"\bUN-designated terrorist", re.IGNORECASE)
_LOADED = re.compile(rf"\b({'|'.join(LOADED)})s?\b", re.IGNORECASE)
_CONFIDENCE = re.compile(r"\bconfidence:([^.;:\n]*)", re.IGNORECASE)


def numbers(text: str) -> dict[str, float]:
    """Return the numbers in a text as written, without years, dates, ids and the confidence.

    Examples
    --------
    >>> numbers("On 29 December 2016 (c06): 15,083 deaths, 56.4 %, resolution 2336.")
    {'15,083': 15083.0, '56.4': 56.4}
    """
    found = _NUMBER.findall(_NO_FIGURES.sub(" ", text))
    return {written: _value(written) for written in found}


def faults(text: str, known: Collection[float], table: str) -> list[str]:
    """Say what is wrong with a verdict whose numbers must be among those known from a table."""
    return [*_length(text), *_confidence(text), *_strange(text, known, table), *_loaded(text)]


def _value(written: str) -> float:
    bare = re.sub(r"[,\u00a0\u202f](?=\d{3}(?:\D|$))", "", written)
    return float(bare.replace(",", "."))


def _length(text: str) -> Iterator[str]:
    words = sum(any(sign.isalnum() for sign in word) for word in text.split())
    if not SHORTEST <= words <= LONGEST:
        yield f"has {words} words, the sheet asks for {SHORTEST} to {LONGEST}"


def _confidence(text: str) -> Iterator[str]:
    stated = _CONFIDENCE.findall(text)
    if len(stated) != 1:
        yield f"states {len(stated)} confidences, write one line as in 'Confidence: 70 %, likely'"
        return
    figures = [int(figure) for figure in re.findall(r"\d+", stated[0])]
    if len(figures) != 1 or figures[0] > 100:
        yield "must state its confidence as one whole number from 0 to 100"
        return
    fitting = next(word for low, high, word in SCALE if low <= figures[0] <= high)
    said = " ".join(re.findall(r"[a-z]+", stated[0].casefold().rpartition(str(figures[0]))[2]))
    said = said.removeprefix("per cent ").removeprefix("percent ")
    if not f"{said} ".startswith(f"{fitting} "):
        yield f"must put the word of the scale beside its confidence of {figures[0]}"


def _strange(text: str, known: Collection[float], table: str) -> Iterator[str]:
    strange = [
        written
        for written, value in numbers(text).items()
        if not any(abs(value - abs(number)) < 1e-9 for number in known)
    ]
    if strange:
        yield f"holds {', '.join(strange[:4])}, which stands in no row of {table}"


def _loaded(text: str) -> Iterator[str]:
    found = _LOADED.findall(_DESIGNATED.sub(" ", _QUOTED.sub(" ", text)))
    if found:
        words = ", ".join(sorted(set(map(str.casefold, found))))
        yield f"has {words} outside quotation marks"
