"""Make what a submission shows harmless for whoever reads it in a browser."""

from __future__ import annotations

import base64
import html
import re
from typing import Any

_TAGS = frozenset(
    """
    a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption
    figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s samp small span strong sub summary
    sup table tbody td tfoot th thead tr u ul var
    """.split()  # noqa: SIM905, one line of tags is easier to read than fifty
)
_ATTRIBUTES = {
    "*": ["class", "title", "align", "valign", "colspan", "rowspan", "scope", "headers", "border"],
    "a": ["href"],
    "img": ["src", "alt", "width", "height"],
}
_PICTURES = ("image/png", "image/jpeg", "image/gif")
_PLAIN = ("text/plain", "text/latex", "application/json")
_STYLE = re.compile(r"<style\b[^>]*>.*?</style\s*>", re.IGNORECASE | re.DOTALL)
_ACTIVE = re.compile(
    r"<\s*/?\s*(script|iframe|object|embed|form|input|button|base|meta|link|svg|math|video|audio|"
    r"frame|frameset|applet|template|style|textarea|select|marquee|portal)\b"
    r"|\bon[a-z]+\s*=|javascript\s*:|vbscript\s*:|data\s*:\s*text",
    re.IGNORECASE,
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
_LONGEST = 2_000_000
"""Characters of HTML that are kept of one output."""


def make_harmless(notebook: Any) -> None:
    """Make a submission's outputs and written answers harmless, in place.

    Pictures and plain text stay as they are. HTML without anything active is
    cleaned; HTML with scripts, such as a map, goes into a frame that has no
    access to the page around it nor to the network. Active HTML in written text
    is shown as text.
    """
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [_output(output) for output in cell.outputs]
        elif _ACTIVE.search(cell.source):
            cell.source = re.sub(r"<(?=[\s/!?a-zA-Z])", "&lt;", cell.source)
    kept = ("kernelspec", "language_info")
    for key in [key for key in notebook.metadata if key not in kept]:
        del notebook.metadata[key]


def _output(output: Any) -> Any:
    if output.output_type in ("stream", "error"):
        return output
    data = output.data
    safe = {kind: data[kind] for kind in _PLAIN if kind in data}
    for kind in _PICTURES:
        if kind in data and _is_base64(data[kind]):
            safe[kind] = data[kind]
    if "image/svg+xml" in data and not any(kind in safe for kind in _PICTURES):
        text = base64.b64encode(_text(data["image/svg+xml"]).encode()).decode()
        safe["text/html"] = f'<img alt="" src="data:image/svg+xml;base64,{text}">'
    if "text/html" in data:
        safe["text/html"] = _html(_text(data["text/html"]))
    if "text/markdown" in data and "text/html" not in safe:
        safe["text/markdown"] = html.escape(_text(data["text/markdown"]), quote=False)
    output.data = type(data)(safe)
    output.metadata = type(output.metadata)()
    return output


def _html(text: str) -> str:
    import bleach

    if len(text) > _LONGEST:
        return "<p>An output of over 2 million characters was left out.</p>"
    bare = _STYLE.sub("", text)
    if _ACTIVE.search(bare):
        page = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">{text}'
        return (
            '<iframe title="Output of the submission" sandbox="allow-scripts" width="100%" '
            f'height="420" style="border:0" srcdoc="{html.escape(page)}"></iframe>'
        )
    cleaned: str = bleach.clean(
        bare, tags=_TAGS, attributes=_ATTRIBUTES, protocols=["http", "https", "data"], strip=True
    )
    return cleaned


def _is_base64(value: object) -> bool:
    return re.fullmatch(r"[A-Za-z0-9+/=\s]*", _text(value)) is not None


def _text(value: object) -> str:
    return "".join(map(str, value)) if isinstance(value, list) else str(value)
