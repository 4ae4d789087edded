"""Show what a student wrote and what their code gave, harmless: no scripts, nothing fetched."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from course_utils.grading.autograde.harmless import make_harmless

if TYPE_CHECKING:
    from nbformat import NotebookNode

_DATA = re.compile(r"data:image/(png|jpe?g|gif|svg\+xml);base64,")
LONGEST = 20_000
"""Characters of a text that are shown."""
_PICTURES = ("image/png", "image/jpeg", "image/gif")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TAGS = frozenset(
    """
    a b blockquote br caption code col colgroup dd del dl dt em hr i img li ol p pre s small
    span strong sub sup table tbody td tfoot th thead tr u ul
    """.split()  # noqa: SIM905, one line of tags is easier to read than forty
)
_SCROLL = Markup('<div class="scroll" role="group" aria-label="Table" tabindex="0">')
_INTERACTIVE = "An interactive output, such as a map, is left out here; your notebook has it."


def shown(cell: NotebookNode) -> list[Markup]:
    """Return the outputs of a student's code cell as HTML.

    Parameters
    ----------
    cell
        A code cell of the graded notebook.
    """
    given = _harmless(cell).get("outputs", [])
    return [each for each in map(_output, given) if each]


def written(source: str) -> Markup:
    """Return a written answer as HTML: Markdown without HTML, headings as plain lines."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    tokens = markdown.parse(_cut(source))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "p"
    cleaned = _clean(markdown.renderer.render(tokens, markdown.options, {}))
    return cleaned.replace(Markup("<table>"), _SCROLL + Markup("<table>")).replace(
        Markup("</table>"), Markup("</table></div>")
    )


def preformatted(text: str) -> Markup:
    """Return a text as it is, in a box that can be scrolled by keyboard."""
    return Markup('<pre tabindex="0" dir="auto">{}</pre>').format(_cut(text).rstrip("\n"))


def said(output: Any) -> str:
    """Return the message of an error, without the colours of a terminal."""
    return " ".join(_cut(str(output.get("evalue", ""))).split())


def _harmless(cell: NotebookNode) -> NotebookNode:
    from nbformat import NotebookNode as Node

    cells = [copy.deepcopy(cell)]
    notebook = Node(cells=cells, metadata=Node())  # type: ignore[no-untyped-call]
    make_harmless(notebook)
    found: NotebookNode = notebook.cells[0]
    return found


def _output(output: Any) -> Markup:
    if output.output_type == "stream":
        return preformatted(str(output.text)) if str(output.text).strip() else Markup("")
    if output.output_type == "error":
        return preformatted(f"{output.get('ename', 'Error')}: {said(output)}")
    data = output.get("data", {})
    for kind in _PICTURES:
        if kind in data:
            content = re.sub(r"\s", "", str(data[kind]))
            return Markup('<p><img alt="A picture that your code made" src="data:{};base64,{}"></p>'
            ).format(kind, content)  # fmt: skip
    if "text/html" in data:
        text = str(data["text/html"])
        if "<iframe" in text:
            return Markup('<p class="soft">{}</p>').format(_INTERACTIVE)
        return Markup('<div class="scroll" role="group" aria-label="Output" tabindex="0">{}</div>'
        ).format(_clean(text))  # fmt: skip
    plain = data.get("text/plain")
    return preformatted(str(plain)) if plain else Markup("")


def _clean(html: str) -> Markup:
    """Return HTML with nothing active and nothing fetched from elsewhere."""
    import bleach

    def allowed(tag: str, name: str, value: str) -> bool:
        if tag == "img":
            return name == "alt" or (name == "src" and _DATA.match(value) is not None)
        return (tag == "a" and name == "href") or (
            tag in ("td", "th") and name in ("colspan", "rowspan", "scope")
        )

    cleaned = bleach.clean(
        html, tags=_TAGS, attributes=allowed, protocols=["http", "https", "data"], strip=True
    )
    cleaned = cleaned.replace("<img src", '<img alt="A picture in your work" src')
    return Markup(cleaned)  # noqa: S704, bleach has just cleaned it


def _cut(text: str) -> str:
    bare = _CONTROLS.sub("", _ANSI.sub("", text.replace("\r\n", "\n")))
    return bare if len(bare) <= LONGEST else f"{bare[:LONGEST]}\n… (cut off here)"
