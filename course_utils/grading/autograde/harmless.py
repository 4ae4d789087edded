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
_WIDGET = "application/vnd.jupyter.widget-view+json"
_WIDGET_KEYS = {"model_id", "version_major", "version_minor"}
_STYLE = re.compile(r"<style\b[^>]*>.*?</style\s*>", re.IGNORECASE | re.DOTALL)
_ACTIVE_TAGS = (
    r"<\s*/?\s*(script|iframe|object|embed|form|input|button|base|meta|link|svg|math|video|audio|"
    r"frame|frameset|applet|template|style|textarea|select|marquee|portal)\b"
)
_TAG = re.compile(rf"{_ACTIVE_TAGS}|<[^>]*[\s/'\"]on[a-z]+\s*=", re.IGNORECASE)
_LINK = re.compile(
    r"[\[(<=:'\"](javascript|vbscript|data):(?!image/(png|jpe?g|gif)\b)", re.IGNORECASE
)
_ACTIVE = re.compile(
    _ACTIVE_TAGS + r"|\bon[a-z]+\s*=|javascript\s*:|vbscript\s*:|data\s*:\s*text",
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
        else:
            for held in cell.get("attachments", {}).values():
                for kind in [kind for kind in held if kind not in _PICTURES]:
                    del held[kind]
            if _is_active(cell.source):
                cell.cell_type, cell.source = "markdown", _as_text(cell.source)
    kept = ("kernelspec", "language_info")
    for key in [key for key in notebook.metadata if key not in kept]:
        del notebook.metadata[key]


def _is_active(source: str) -> bool:
    """Whether a written text may do more than be read, in whatever spelling."""
    plain = html.unescape(source)
    flat = re.sub(r"[\s\x00-\x1f\u200b-\u200f]", "", plain)
    return bool(_TAG.search(source) or _TAG.search(plain) or _LINK.search(flat))


def _as_text(source: str) -> str:
    """Return Markdown that shows a source as it is."""
    ticks = "`" * (max(map(len, re.findall("`+", source)), default=2) + 1)
    return f"{ticks}text\n{source}\n{ticks}"


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
    if _is_widget(data.get(_WIDGET)):
        safe[_WIDGET] = data[_WIDGET]
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


def _is_widget(value: object) -> bool:
    """Whether a value only names a widget, and holds no words of anybody's."""
    if not isinstance(value, dict) or not set(value) <= _WIDGET_KEYS:
        return False
    name = value.get("model_id")
    numbers = all(isinstance(value[key], int) for key in value if key != "model_id")
    return numbers and isinstance(name, str) and re.fullmatch(r"[0-9a-f-]+", name) is not None


def _is_base64(value: object) -> bool:
    return re.fullmatch(r"[A-Za-z0-9+/=\s]*", _text(value)) is not None


def _text(value: object) -> str:
    return "".join(map(str, value)) if isinstance(value, list) else str(value)
