"""The page that holds a map: one HTML document, complete in itself."""

from __future__ import annotations

import base64
import html
from pathlib import Path
from typing import Any

from branca.element import CssLink, Figure, JavascriptLink

from course_utils.atomic import write_atomically
from course_utils.maps import packing
from course_utils.maps.layers import Preview


def _part(name: str, packed: str) -> str:
    return f'<script type="application/gzip" id="part-{name}">{packed}</script>'


def static_table(preview: Preview) -> str:
    """Write the first rows of a layer as a plain HTML table."""
    head = "".join(f"<th scope='col'>{html.escape(text)}</th>" for text in preview.headings)
    body = "".join(
        "<tr>" + "".join(f"<td dir='auto'>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in preview.rows
    )
    caption = html.escape(preview.title)
    if preview.total > len(preview.rows):
        caption += f": the first {len(preview.rows)} of {preview.total:,} rows"
    return (
        f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def section(
    name: str, heading: str, *, titled: bool, alt: str | None, summary: str, sources: str
) -> str:
    """Write the part of a page that belongs to one map.

    Parameters
    ----------
    name
        Identifier of the map in the page.
    heading
        Its name.
    titled
        Whether all readers see the heading, or only screen readers.
    alt
        What the map shows, for screen readers.
    summary, sources
        Sentences over and under the map.
    """
    unseen = f'<span class="unseen">{html.escape(alt)} </span>' if alt else ""
    return (
        f'<section class="map" id="{name}-section">'
        f'<h1 class="{"title" if titled else "unseen"}" dir="auto">{html.escape(heading)}</h1>'
        f'<p class="summary" id="{name}-summary" dir="auto">{unseen}{html.escape(summary)}</p>'
        f'<div class="sheet"><div class="folium-map" id="{name}" role="region" tabindex="0" '
        f'aria-label="{html.escape("Map: " + heading)}" aria-describedby="{name}-summary">'
        '</div></div><div class="time"></div><div class="legend"></div><div class="tables"></div>'
        f'<p class="source" dir="auto">{html.escape(sources)}</p></section>'
    )


class Page(Figure):
    """A branca figure that needs no network.

    What folium would link to from its header is replaced by packed parts;
    links that a plugin of folium adds are loaded after them, and the page says
    so if they can't be had.
    """

    def __init__(self, height: int = 720) -> None:
        super().__init__(title=None)
        self._name = "Page"
        self.frame_height = height

    def maps(self) -> list[Any]:
        """Give the maps on this page."""
        return [child for child in self._children.values() if hasattr(child, "course_layers")]

    def _links(self) -> dict[str, list[str]]:
        children = list(self.header._children.values())
        return {
            "scripts": [child.url for child in children if isinstance(child, JavascriptLink)],
            "styles": [child.url for child in children if isinstance(child, CssLink)],
        }

    def _header(self) -> str:
        linked = (JavascriptLink, CssLink)
        return "\n".join(
            child.render()
            for name, child in self.header._children.items()
            if name != "meta_http" and not isinstance(child, linked)
        )

    def heading(self) -> str:
        """Give the name of the page and of the frame around it."""
        return " · ".join(item.heading() for item in self.maps())

    def render(self, **kwargs: Any) -> str:
        """Write the document.

        Returns
        -------
        str
            HTML with everything it needs inside.
        """
        homes = [(item, item._parent) for item in self.maps()]
        try:
            # A map may stand in another figure too; while it is written here, it belongs here.
            for item, _ in homes:
                item._parent = self
            for child in list(self._children.values()):
                child.render(**kwargs)
        finally:
            for item, home in homes:
                item._parent = home
        data = {
            layer.get_name(): layer.payload()
            for item in self.maps()
            for layer in item.course_layers
        }
        run = {"data": data, "script": self.script.render(**kwargs), "links": self._links()}
        bases = {item.base_key: item.base_payload() for item in self.maps()}
        return "\n".join(
            [
                "<!DOCTYPE html>",
                '<html lang="en"><head><meta charset="utf-8">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f"<title>{html.escape(self.heading())}</title>",
                f"<style>{packing.static('page.css')}</style>",
                f"<script>{packing.static('theme.js')}</script>",
                self._header(),
                "</head><body>",
                f'<main class="page maps-{len(self.maps())}">',
                '<p class="notice" role="status" hidden></p>',
                self.html.render(**kwargs),
                "</main>",
                "<noscript><p>This map needs JavaScript. The text and table above or beside it "
                "say the same.</p></noscript>",
                _part("code", packing.code()),
                *(_part(f"base-{key}", packed) for key, packed in bases.items()),
                _part("run", packing.squeeze(packing.compact(run), 5)),
                f"<script>{packing.static('boot.js')}</script>",
                "</body></html>",
            ]
        )

    def save(self, outfile: Any, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page to a file that opens anywhere, with no network.

        Parameters
        ----------
        outfile
            Path of the HTML file, or a file open for writing bytes.
        close_file
            Whether to close an open file.
        """
        if isinstance(outfile, str | Path):
            write_atomically(outfile, self.render(**kwargs).encode("utf-8", "replace"))
        else:
            super().save(outfile, close_file, **kwargs)

    def to_png(self, path: str | Path | None = None) -> bytes:
        """Draw the page's maps as a still picture, without a browser.

        Parameters
        ----------
        path
            Where to write the picture, if anywhere.

        Returns
        -------
        bytes
            The PNG picture.
        """
        from course_utils.maps import picture

        content = picture.png(self.maps())
        if path is not None:
            write_atomically(path, content)
        return content

    def fallback(self, png: bytes) -> str:
        """Write what a reader sees where frames are not shown: text, picture and table."""
        source = "data:image/png;base64," + base64.b64encode(png).decode("ascii")
        parts = [
            "<p>The interactive map is not shown here: it appears in JupyterLab once you run this "
            "cell (or choose File, then Trust Notebook). This is its still picture.</p>",
            f'<img src="{source}" alt="{html.escape(self.heading())}" style="max-width:100%">',
        ]
        for item in self.maps():
            parts.append(f"<p>{html.escape(f'{item.heading()}. {item.summary()}')}</p>")
            parts += [static_table(layer.preview()) for layer in item.course_layers]
        return "".join(parts)

    def _repr_html_(self, **kwargs: Any) -> str:
        return self.notebook_html(self.to_png(), **kwargs)

    def _repr_mimebundle_(self, **_kwargs: Any) -> dict[str, Any]:
        png = self.to_png()
        said = " ".join([self.heading(), *(item.summary() for item in self.maps())])
        return {"text/html": self.notebook_html(png), "image/png": png, "text/plain": said}

    def notebook_html(self, png: bytes, **kwargs: Any) -> str:
        """Write the frame for a notebook, with a still picture for where frames don't show.

        Parameters
        ----------
        png
            The still picture.
        """
        document = html.escape(self.render(**kwargs))
        title = html.escape(self.heading())
        return (
            f'<iframe class="course-map" title="{title}" srcdoc="{document}" '
            f'style="width:100%;height:{self.frame_height}px;border:0;" allowfullscreen></iframe>'
            "<style>iframe.course-map + style + .course-map-fallback{display:none}"
            # On paper the frame has another width, and would show another stretch of land.
            "@media print{iframe.course-map{display:none}"
            "iframe.course-map + style + .course-map-fallback{display:block}"
            ".course-map-fallback>p:first-child{display:none}}</style>"
            f'<div class="course-map-fallback">{self.fallback(png)}</div>'
        )
