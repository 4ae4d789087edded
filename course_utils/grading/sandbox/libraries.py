"""What the warm parent imports before the first submission.

Importing takes most of its start, and each fork pays for memory that is in use; so
libraries that an assignment does not name are left for the notebooks that ask for them.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterable
from typing import NamedTuple

ALWAYS = (
    "numpy", "pandas", "IPython.display", "unittest.mock", "hashlib", "statistics", "decimal",
    "fractions", "doctest", "pandas.testing", "numpy.testing", "course_utils.grading.expect",
)  # fmt: skip
"""What notebooks and tests lean on, named or not."""


class Library(NamedTuple):
    """A library that is imported where it is named.

    Parameters
    ----------
    signs
        Texts of which one stands in any notebook that uses it.
    modules
        What to import; what is not installed is left out.
    practice
        A cell that uses it once.
    """

    signs: tuple[bytes, ...]
    modules: tuple[str, ...]
    practice: str = ""


OTHERS = {
    "matplotlib": Library(
        (b"matplotlib", b"plot", b".hist("),
        ("matplotlib.pyplot", "matplotlib_inline.backend_inline"),
        "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.plot([1, 2])",
    ),
    "folium": Library((b"folium",), ("folium",)),
    "networkx": Library((b"networkx",), ("networkx",)),
    "ipywidgets": Library((b"ipywidgets",), ("ipywidgets",)),
    "course_utils": Library(
        (b"course_utils",),
        (
            "course_utils.datasets", "course_utils.charts", "course_utils.maps",
            "course_utils.practice", "course_utils.quizzes.widget", "networkx",
        ),
    ),
}  # fmt: skip


def named(texts: Iterable[bytes]) -> tuple[str, ...]:
    """Return which of `OTHERS` some texts name; reads no further than it must."""
    found: set[str] = set()
    for text in texts:
        found |= {
            name
            for name, library in OTHERS.items()
            if name not in found and any(sign in text for sign in library.signs)
        }
        if len(found) == len(OTHERS):
            break
    return tuple(sorted(found))


def bring_in(names: Iterable[str]) -> None:
    """Import what is always used, and some of `OTHERS`."""
    for module in [*ALWAYS, *(each for name in names for each in OTHERS[name].modules)]:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)


def practice(names: Iterable[str]) -> list[str]:
    """Return cells that use these libraries once, since much sets itself up on first use."""
    return [OTHERS[name].practice for name in names if OTHERS[name].practice]
