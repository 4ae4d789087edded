"""The words of the interface, in the languages that there are catalogues for."""

from __future__ import annotations

import gettext
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from course_utils.errors import UnknownName

FOLDER = Path(__file__).parent
DOMAIN = "quizzes"
LANGUAGES = ("ar", "en", "ru")


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark `text` for translation later on."""
    return text


def direction(language: str) -> str:
    """Return ``"rtl"`` or ``"ltr"``, the way in which `language` is written."""
    return "rtl" if language == "ar" else "ltr"


def _apart(value: Any) -> Any:
    """Keep a path or a title from being torn apart by words of the other direction."""
    return f"\u2068{value}\u2069" if isinstance(value, str | Path) else value


@dataclass(frozen=True)
class Words:
    """The interface in one language; call it with an English text."""

    language: str
    _catalogue: gettext.NullTranslations

    @property
    def direction(self) -> str:
        """``"rtl"`` or ``"ltr"``."""
        return direction(self.language)

    def __call__(self, text: str, /, **values: Any) -> str:
        """Return `text` in this language, its ``{names}`` filled with `values`."""
        said = self._catalogue.gettext(text)
        if self.direction == "rtl":
            values = {name: _apart(value) for name, value in values.items()}
        return said.format(**values) if values else said


def words(language: str | None = None) -> Words:
    """Return the interface in `language`.

    Parameters
    ----------
    language
        ``"en"``, ``"ar"`` or ``"ru"``; by default what the environment variable
        ``COURSE_LANGUAGE`` says, or else English.

    Raises
    ------
    UnknownName
        If there is no such catalogue.
    """
    return _words(language or os.environ.get("COURSE_LANGUAGE") or "en")


@cache
def _words(language: str) -> Words:
    if language not in LANGUAGES:
        raise UnknownName("language of the interface", language, LANGUAGES)
    if language == "en":
        return Words(language, gettext.NullTranslations())
    return Words(language, gettext.translation(DOMAIN, FOLDER, [language]))
