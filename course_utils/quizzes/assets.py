"""The script and the style sheets that pages and notebooks share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from course_utils._identity import colours

_HERE = Path(__file__).parent


@cache
def script() -> str:
    """Return the page script, an ES module."""
    parts = ("scoring.js", "controls.js", "widget.js")
    return "\n".join((_HERE / part).read_text(encoding="utf-8") for part in parts)


@cache
def card_style() -> str:
    """Return the style sheet of verdicts, hints and guesses brought back."""
    boxes = (_HERE / "card.css").read_text(encoding="utf-8")
    return colours(".cq, .cq-card, .cq-progress") + boxes


@cache
def style_sheet() -> str:
    """Return the whole style sheet that goes with the script."""
    return card_style() + (_HERE / "widget.css").read_text(encoding="utf-8") + plain_style()


@cache
def plain_style() -> str:
    """Return the style sheet of questions where neither widget nor script runs."""
    return (_HERE / "plain.css").read_text(encoding="utf-8")
