"""Put numbers and untrusted texts into words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, which a terminal would obey, and signs that turn the order of what is read."""
LONGEST = 600


def clean(text: object) -> str:
    """Return a text on one line, without what a terminal or a page might obey."""
    bare = _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", " ".join(str(text).split()))
    return bare if len(bare) <= LONGEST else f"{bare[: LONGEST - 1]}…"


def number(value: float) -> str:
    """Write points or a mean, to two places at most."""
    return "–" if math.isnan(value) else f"{round(value, 2):g}"


def percent(value: float) -> str:
    """Write a share as a percentage."""
    return "–" if math.isnan(value) else f"{100 * value:.0f} %"


def coefficient(value: float) -> str:
    """Write a correlation, or a difference of two shares."""
    return "–" if math.isnan(value) else f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def span(seconds: float) -> str:
    """Write a length of time with its largest two units.

    Examples
    --------
    >>> span(90061)
    '1 d 1 h'
    >>> span(2.345)
    '2.35 s'
    """
    if seconds < 60:
        return f"{seconds:.3g} s"
    units = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))
    rest, parts = int(seconds), []
    for name, size in units:
        count, rest = divmod(rest, size)
        parts.append((count, name))
    first = next(at for at, (count, _) in enumerate(parts) if count)
    return " ".join(f"{count} {name}" for count, name in parts[first : first + 2] if count)


def count(number: int, one: str, many: str = "") -> str:
    """Write a number of things."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def listed(things: Iterable[str], most: int = 12) -> str:
    """Write a list, cut off after so many."""
    names = list(things)
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
