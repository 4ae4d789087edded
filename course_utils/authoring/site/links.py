"""Check that every link of the built site leads somewhere, and that nothing comes from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src"}
"""Attributes whose address a browser asks for by itself."""

_FETCHED = {"stylesheet", "icon", "preload"}


@dataclass
class Page:
    """What a page points at, and what can be pointed at in it."""

    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value}
        for name in ("id", "name"):
            if name in values:
                self.page.anchors.add(values[name])
        if tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        if (name := _LOADING.get(tag, "")) in values:
            self.page.loaded.append(values[name])
        if tag == "link" and "href" in values and values.get("rel") in _FETCHED:
            self.page.loaded.append(values["href"])


@cache
def read_page(path: Path) -> Page:
    """Read the links and anchors of a page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page


def broken_links(folder: Path) -> Iterator[str]:
    """Find the links that lead nowhere, and what a page would load from outside.

    Parameters
    ----------
    folder
        The built site.

    Yields
    ------
    str
        A line for each: the page, the link, what is wrong.
    """
    read_page.cache_clear()
    for path in sorted(set(folder.rglob("*.html")) - set(folder.glob("_static/**/*"))):
        page = read_page(path)
        where = path.relative_to(folder)
        for address in dict.fromkeys(page.loaded):
            if urlsplit(address).scheme not in {"", "data"} or address.startswith("//"):
                yield f"{where}: loads {address} from outside"
            elif problem := _problem(path, address):
                yield f"{where}: {address} {problem}"
        for address in dict.fromkeys(page.links):
            if problem := _problem(path, address):
                yield f"{where}: the link {address} {problem}"


def _problem(path: Path, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return ""
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if target.is_dir():
        target /= "index.html"
    if not target.exists():
        return "leads nowhere"
    fragment = unquote(parts.fragment)
    if fragment and target.suffix == ".html" and fragment not in read_page(target).anchors:
        return "names a place that the page doesn't have"
    return ""
