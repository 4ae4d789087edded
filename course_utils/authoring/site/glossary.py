"""The glossary, and the definitions that lessons show when a reader points at a word.

Words of data work are written by hand; who is who comes from the table of actors.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from docutils import nodes

from course_utils.authoring.site.words import escaped, rows
from course_utils.datasets import load, package

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE = "docs/glossary"
_NOT_MARKED = frozenset({"state"})
"""Kinds of actors whose names need no explanation at first sight."""
_BLOCK = re.compile(r"^```\{glossary\}\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SKIPPED = (nodes.title, nodes.literal, nodes.literal_block, nodes.reference, nodes.raw)


@dataclass(frozen=True)
class Term:
    """A word and what it means, in plain text.

    Parameters
    ----------
    names
        The word, then other forms of it.
    meaning
        Its definition.
    """

    names: tuple[str, ...]
    meaning: str


def glossary_page(written: str) -> str:
    """Return the glossary: what is written by hand, then who is who."""
    actors = load("actors").sort_values("short_name", key=lambda names: names.str.lower())
    sides = {
        each["value"]: each["label"]
        for field in package().table("actors")["schema"]["fields"]
        if field["name"] == "side"
        for each in field["categories"]
    }
    parts = [
        written.rstrip(),
        "## Who is who",
        f"The {len(actors)} actors of the table [`actors`](../data/actors.md), grouped by its "
        "column `side`. Side is a choice made for drawing, not a judgement, and some would object "
        "to theirs.",
    ]
    for side, group in actors.groupby("side"):
        entries = "\n\n".join(_entry(row) for row in rows(group))
        parts += [f"### {sides[side]}", f"```{{glossary}}\n{entries}\n```"]
    return "\n\n".join(parts) + "\n"


def _entry(row: Any) -> str:
    names = [row.short_name, *([row.name] if row.name != row.short_name else [])]
    lines = [*names, f"  {escaped(row.note)}."]
    if not pd.isna(row.active_from) or not pd.isna(row.active_to):
        lines.append(f"  Known activity: {_span(row)}.")
    lines.append(f"  Id in the tables: `{row.actor_id}`.")
    return "\n".join(lines)


def _span(row: Any) -> str:
    form = {"year": "%Y", "month": "%B %Y", "day": "%d %B %Y"}
    ends = [
        "" if pd.isna(day) else f"{day:{form.get(str(precision), '%Y')}}".lstrip("0")
        for day, precision in (
            (row.active_from, row.active_from_precision),
            (row.active_to, row.active_to_precision),
        )
    ]
    if not ends[1]:
        return f"from {ends[0]}"
    return f"{ends[0]} to {ends[1]}" if ends[0] else f"to {ends[1]}"


def terms(written: str) -> list[Term]:
    """Return the words that lessons explain on their first use.

    Parameters
    ----------
    written
        The hand-written part of the glossary.
    """
    found = [term for block in _BLOCK.findall(written) for term in _terms_of(block)]
    actors = load("actors")
    shown = actors[~actors["kind"].isin(_NOT_MARKED)]
    known = {name.lower() for term in found for name in term.names}
    for row in rows(shown):
        names = tuple(n for n in (row.short_name, row.name) if n.lower() not in known)
        if names:
            title = f"{row.name}. " if row.name != row.short_name else ""
            found.append(Term(tuple(dict.fromkeys(names)), f"{title}{row.note}."))
    return found


def _terms_of(block: str) -> Iterator[Term]:
    names: list[str] = []
    lines: list[str] = []
    for line in [*block.splitlines(), "end"]:
        if line.startswith(" "):
            lines.append(line.strip())
        elif line.strip():
            if lines:
                yield Term(tuple(names), _plain(" ".join(lines)))
                names, lines = [], []
            names.append(line.strip())


def _plain(text: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[`*]", "", text)


def mark_terms(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the first use of each term in a lesson its definition."""
    if not docname.startswith("lessons/"):
        return
    known = app.config.course_terms
    by_name = {name.lower(): term for term in known for name in term.names}
    anchors = {
        name.lower(): label
        for (kind, name), (page, label) in app.env.domains["std"].objects.items()
        if kind == "term" and page == PAGE
    }
    address = app.builder.get_relative_uri(docname, PAGE)
    pattern = _pattern(list(by_name))
    seen: set[int] = set()
    for text in list(doctree.findall(nodes.Text)):
        if _skipped(text):
            continue
        pieces: list[nodes.Node] = []
        rest = 0
        plain = text.astext()
        for found in pattern.finditer(plain):
            term = by_name.get(found[1].lower())
            if term is None or id(term) in seen or not _same_case(found[1], term):
                continue
            seen.add(id(term))
            link = f"{address}#{anchors[term.names[0].lower()]}"
            pieces += [
                nodes.Text(plain[rest : found.start()]),
                nodes.raw("", _marked(found[0], term, link, len(seen)), format="html"),
            ]
            rest = found.end()
        if pieces:
            text.parent.replace(text, [*pieces, nodes.Text(plain[rest:])])


def _pattern(names: list[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})s?\b", re.IGNORECASE)


def _same_case(found: str, term: Term) -> bool:
    """Want names and abbreviations written as such: "set" is a word, "SET" would be another."""
    return any(found == name or (name.islower() and found[1:] == name[1:]) for name in term.names)


def _skipped(text: nodes.Text) -> bool:
    node = text.parent
    inside = isinstance(node, nodes.paragraph | nodes.emphasis | nodes.strong)
    while node is not None:
        if isinstance(node, _SKIPPED) or "cell_output" in node.get("classes", ()):
            return True
        node = node.parent
    return not inside


def _marked(shown: str, term: Term, link: str, number: int) -> str:
    return (
        f'<span class="term"><a href="{html.escape(link)}" aria-describedby="term-tip-{number}">'
        f'{html.escape(shown)}</a><span class="term-tip" role="tooltip" id="term-tip-{number}">'
        f"{html.escape(term.meaning)}</span></span>"
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx know the terms; ``conf.py`` sets ``course_terms``."""
    app.add_config_value("course_terms", [], "env", types=[list])
    app.connect("doctree-resolved", mark_terms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
