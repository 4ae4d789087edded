"""Take from the built site what no page uses; the theme's share is half of a page's weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tinycss2

_UNUSED_FONTS = "vendor/fontawesome/"
_UNUSED = (
    "_static/**/*.map",
    "_static/*macros.html",
    "_static/scripts/fontawesome.js*",
    f"_static/{_UNUSED_FONTS}**/*.woff2",
)
"""Files of the theme that no page asks for."""
_SHEETS = ("_static/styles/*.css", "_static/mystnb*.css", "_static/basic.css")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")


def slim(html: Path) -> None:
    """Remove files that no page asks for, and rules for classes and fonts that no page has.

    Parameters
    ----------
    html
        The built site.
    """
    for pattern in _UNUSED:
        for file in html.glob(pattern):
            file.unlink()
    words = _words(html)
    for pattern in _SHEETS:
        for file in html.glob(pattern):
            rules = tinycss2.parse_stylesheet(
                file.read_text("utf-8"), skip_comments=True, skip_whitespace=True
            )
            file.write_text("".join(_kept(rules, words)), "utf-8")


def _words(html: Path) -> frozenset[str]:
    """Collect every word of pages and scripts: a class that isn't among them is not used."""
    words: set[str] = set()
    for pattern in ("**/*.html", "_static/**/*.js"):
        for file in html.glob(pattern):
            words.update(_WORD.findall(file.read_text("utf-8")))
    return frozenset(words)


def _kept(rules: list[Any], words: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = tinycss2.serialize(rule.prelude).split(",")
            if any(_is_used(selector, words) for selector in selectors):
                yield rule.serialize()
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inner = "".join(_kept(tinycss2.parse_rule_list(rule.content), words))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif _UNUSED_FONTS not in rule.serialize():
            yield rule.serialize()


def _is_used(selector: str, words: frozenset[str]) -> bool:
    """Say whether a selector may match; one of a list within brackets counts as a whole."""
    if ":not(" in selector or "(" in selector:
        return True
    return all(name.replace("\\", "") in words for name in _CLASS.findall(selector))
