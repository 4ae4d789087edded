"""Markdown of quiz files to safe HTML: no raw HTML, no script links."""

from __future__ import annotations

from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=2048)
def block(text: str) -> str:
    """Return the HTML of a text of any length."""
    return str(_markdown().render(text)).strip()


@lru_cache(maxsize=2048)
def inline(text: str) -> str:
    """Return the HTML of a text of one line, fit for a label."""
    return str(_markdown().renderInline(text.strip()))


@lru_cache(maxsize=2048)
def lead_and_rest(text: str) -> tuple[str, str]:
    """Return a text's first paragraph as HTML for a legend, and the HTML of what follows."""
    md = _markdown()
    tokens: list[Token] = md.parse(text)
    if tokens and tokens[0].type == "paragraph_open":
        lead = md.renderer.render(tokens[1:2], md.options, {})
        return str(lead), str(md.renderer.render(tokens[3:], md.options, {})).strip()
    return "", block(text)


def plain(text: str) -> str:
    """Return a text of one line without its marks, for lists that hold no HTML."""
    tokens = _markdown().parseInline(text.strip())
    return "".join(part.content for token in tokens for part in token.children or []).strip()


def escaped(text: str) -> str:
    """Return plain words as Markdown of one line that shows them as they are."""
    return "".join(f"\\{c}" if c in _MARKS else c for c in " ".join(text.split()))


_MARKS = "\\`*_{}[]<>()#+-.!|~&"
