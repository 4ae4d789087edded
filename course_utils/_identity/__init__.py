"""The course's look, defined once: the colours of quizzes, feedback and the site."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def colours(selector: str) -> str:
    """Return a CSS rule that gives `selector` the course's colours as variables.

    They are pairs for light and dark; the element's ``color-scheme`` chooses.

    Parameters
    ----------
    selector
        What should know the colours, such as ``":root"``.
    """
    declarations = Path(__file__).with_name("colours.css").read_text(encoding="utf-8")
    return f"{selector} {{\n{declarations}}}\n"
