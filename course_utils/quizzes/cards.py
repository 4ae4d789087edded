"""What ``check``, ``hint`` and ``recall`` show: a small box of HTML, and its text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from course_utils.quizzes import markup
from course_utils.quizzes.assets import card_style
from course_utils.quizzes.messages import Words, direction

Tone = Literal["right", "wrong", "none", "hint", "guess"]

SIGNS: dict[Tone, str] = {"right": "✓", "wrong": "✗", "none": "○", "hint": "?", "guess": "◆"}
"""A sign for each tone, so that colour is never alone."""


@dataclass(frozen=True)
class Card:
    """A verdict, a hint or a guess brought back.

    Attributes
    ----------
    tone
        What it is, which gives it sign and colour.
    heading
        Its first line, in plain words.
    body
        The rest, as Markdown.
    words
        The language it is shown in.
    language
        The language of `body`.
    note
        A last line in plain words, such as that an answer could not be kept.
    """

    tone: Tone
    heading: str
    body: str
    words: Words
    language: str = "en"
    note: str = ""

    def __str__(self) -> str:
        lines = (f"{SIGNS[self.tone]} {self.heading}", self.body, self.note)
        return "\n".join(line for line in lines if line)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        note = f'<p class="cq-small">{escape(self.note)}</p>' if self.note else ""
        return (
            f'<div class="cq-card cq-{self.tone}" lang="{self.words.language}" '
            f'dir="{self.words.direction}"><style>{card_style()}</style>'
            f'<p class="cq-verdict"><span class="cq-sign" aria-hidden="true">{SIGNS[self.tone]}'
            f"</span> {escape(self.heading)}</p>"
            f'<div lang="{self.language}" dir="{direction(self.language)}">'
            f"{markup.block(self.body)}</div>{note}</div>"
        )
