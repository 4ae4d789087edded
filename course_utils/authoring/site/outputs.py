"""Turn an executed lesson into one that lives on a page without a kernel.

Quizzes, guesses and practice tasks become parts that run in the browser, maps
and pictures become files of their own, and tables get what screen readers need.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_utils.atomic import write_atomically
from course_utils.quizzes import static
from course_utils.quizzes.model import Quiz

if TYPE_CHECKING:
    from nbformat import NotebookNode

_WIDGET = "application/vnd.jupyter.widget-view+json"
_MAP = re.compile(
    r'<iframe class="course-map" title="([^"]*)" srcdoc="([^"]*)".*?'
    r'<div class="course-map-fallback"><p>.*?</p>(.*)</div>$',
    re.DOTALL,
)
_PART = re.compile(r'<script type="application/gzip" id="([^"]+)">([^<]*)</script>')
_PICTURE = re.compile(r'<img src="data:image/png;base64,([^"]+)"([^>]*)>')
_SCOPED = re.compile(r"<style scoped>.*?</style>", re.DOTALL)
_CARD_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_FRAME = re.compile(r'<table border="1" class="dataframe">.*?</table>', re.DOTALL)
_COLOURS = 256


class Media:
    """Writes what notebooks hold inside, maps and pictures, as files beside a page.

    Parameters
    ----------
    folder
        The folder that takes them; the page reaches it as ``media/``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[Path] = set()

    def page_html(self, text: str, name: str) -> str:
        """Return an output's HTML for a page; its maps and pictures become files.

        Parameters
        ----------
        text
            The HTML that the notebook has.
        name
            What the files' names begin with.
        """
        if found := _MAP.search(text):
            return self._map(found, name)
        text = _SCOPED.sub("", text)
        if 'class="cq-card' in text:
            text = _CARD_STYLE.sub("", text)
        text = _PICTURE.sub(lambda found: self._picture(found[1], found[2], name), text)
        return _FRAME.sub(lambda found: scrolling(accessible(found[0])), text)

    def _map(self, found: re.Match[str], name: str) -> str:
        title, document, still = found.groups()
        page = _PART.sub(self._shared_part, html.unescape(document))
        room = "map-frame two" if page.count('class="folium-map"') > 1 else "map-frame"
        self._write(f"{name}.html", page.encode())
        still = _PICTURE.sub(lambda each: self._picture(each[1], each[2], name), still)
        still = re.sub(r"<table>.*?</table>", lambda each: scrolling(each[0]), still, flags=re.S)
        return (
            f'<div class="{room}"><iframe src="media/{name}.html" title="{title}" '
            f'loading="lazy" allowfullscreen></iframe>'
            f'<p class="map-alone"><a href="media/{name}.html">This map on a page of its own</a>'
            f'</p></div><div class="map-still">{still}</div>'
        )

    def _shared_part(self, found: re.Match[str]) -> str:
        """Put a part that several maps have into a script that the browser loads once."""
        name, packed = found.groups()
        if name == "part-run":
            return found[0]
        digest = hashlib.sha256(packed.encode()).hexdigest()[:12]
        file = f"{name}-{digest}.js"
        maker = (
            'document.currentScript.after(Object.assign(document.createElement("script"), '
            f'{{type: "application/gzip", id: {json.dumps(name)}, text: "{packed}"}}));'
        )
        self._write(file, maker.encode())
        return f'<script src="{file}"></script>'

    def _picture(self, encoded: str, attributes: str, name: str) -> str:
        """Write a picture as a small file, and return it with its size so that nothing jumps."""
        from PIL import Image

        picture = Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB")
        few = picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        small = io.BytesIO()
        few.convert("RGB").save(small, "WEBP", lossless=True, method=4)
        file = f"{name}-{hashlib.sha256(small.getvalue()).hexdigest()[:6]}.webp"
        self._write(file, small.getvalue())
        alt = re.search(r'alt="([^"]*)"', attributes)
        shown = re.search(r'width="(\d+)"', attributes)
        wide = int(shown[1]) if shown else picture.width
        high = round(picture.height * wide / picture.width)
        return (
            f'<img class="chart" src="media/{file}" alt="{alt[1] if alt else ""}" '
            f'width="{wide}" height="{high}" loading="lazy" decoding="async">'
        )

    def _write(self, name: str, content: bytes) -> None:
        target = self._folder / name
        self._used.add(target)
        if not (target.exists() and target.read_bytes() == content):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(target, content)

    @property
    def files(self) -> frozenset[Path]:
        """The files that were written."""
        return frozenset(self._used)


class Lesson:
    """Writes one lesson's cells and files for the site.

    Parameters
    ----------
    notebook
        The lesson with its outputs; it is changed.
    quiz
        Its quiz.
    media
        Takes its maps and pictures.
    """

    def __init__(self, notebook: NotebookNode, quiz: Quiz, media: Media) -> None:
        self.notebook = notebook
        self.quiz = quiz
        self.media = media

    def convert(self) -> NotebookNode:
        """Return the notebook with outputs that need no kernel."""
        self.notebook.metadata.pop("widgets", None)
        for cell in self.notebook.cells:
            if cell.cell_type == "code":
                self._convert_cell(cell)
        return self.notebook

    def _convert_cell(self, cell: NotebookNode) -> None:
        parts = list(self._live(cell.source))
        kept = [
            output
            for output in cell.outputs
            if not (output.output_type == "execute_result" and parts)
        ]
        for number, output in enumerate(kept, start=1):
            data = output.get("data", {})
            if "text/html" in data:
                cell_name = f"{cell.id}-{number}"
                output.data = {"text/html": self.media.page_html(data["text/html"], cell_name)}
        cell.outputs = [*kept, *map(_output, parts)]

    def _live(self, source: str) -> Iterator[str]:
        """Give the parts that stand for the last call of a cell, if it is one of the course's."""
        body = ast.parse(source).body
        last = body[-1].value if body and isinstance(body[-1], ast.Expr) else None
        if not (isinstance(last, ast.Call) and isinstance(last.func, ast.Name)):
            return
        names = [str(each.value) for each in last.args if isinstance(each, ast.Constant)]
        some = [name for name in names if name != self.quiz.lesson]
        call = last.func.id
        if call == "quiz":
            yield static.fragment(self.quiz, only=some)
        elif call == "predict":
            yield static.fragment(self.quiz, mode="predict", only=some)
        elif call == "recall":
            yield static.recalled(self.quiz, names[0])
        elif call == "check":
            tasks = {task.id: task for task in self.quiz.practice}
            yield static.task(tasks[names[0]])
        elif call == "progress":
            yield (
                '<p class="site-only">In a running notebook a table of your progress stands '
                "here. On this page, each quiz counts for itself.</p>"
            )


def accessible(table: str) -> str:
    """Return a table of pandas with headers that say which way they head."""
    head, split, body = table.partition("</thead>")
    head = head.replace('border="1" ', "").replace("<th></th>", "<td></td>")
    head = head.replace("<th", '<th scope="col"').replace('<th scope="col"ead', "<thead")
    body = body.replace("<th></th>", "<td></td>").replace("<th", '<th scope="row"')
    body = re.sub(r'<tr style="[^"]*">', "<tr>", body)
    body = re.sub(r"<td>(\d{4}-\d\d-\d\d)</td>", r'<td class="day">\1</td>', body)
    return re.sub(r'<tr style="[^"]*">', "<tr>", head) + split + body


def scrolling(table: str, label: str = "Table") -> str:
    """Return a table in a box that scrolls, also by keyboard."""
    return (
        f'<div class="table-box" role="group" tabindex="0" aria-label="{html.escape(label)}">'
        f"{table}</div>"
    )


def _output(text: str) -> NotebookNode:
    from nbformat.v4 import new_output

    made: Callable[..., Any] = new_output
    output: NotebookNode = made("display_data", data={"text/html": text})
    return output
