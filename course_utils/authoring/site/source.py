"""Lay out what Sphinx reads: lessons with outputs, written pages and pages made from tables."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.atomic import write_atomically
from course_utils.authoring.site.citation import citation_page
from course_utils.authoring.site.data_pages import data_pages
from course_utils.authoring.site.examples import with_results
from course_utils.authoring.site.glossary import glossary_page
from course_utils.authoring.site.outputs import Lesson, Media
from course_utils.authoring.site.timeline import timeline_page
from course_utils.datasets import package
from course_utils.quizzes.files import read as read_quiz

if TYPE_CHECKING:
    from nbformat import NotebookNode

_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_ELSEWHERE = {
    "README.md": "index.md",
    "datasets": "data/index.md",
    "datasets/README.md": "data/index.md",
    "docs/teach": "docs/teach/index.md",
    "docs/teach-a-term": "docs/teach-a-term/index.md",
}
"""Files and folders of the course that another page of the site stands for."""

_BESIDE = ["docs/op-ed-claim-by-claim", "docs/timeline", "docs/glossary", "data/index"]
_GUIDES = [
    "docs/students",
    "docs/teach-a-term/index",
    "docs/teach/index",
    "exercises/README",
    "exercises/peer-review",
    "docs/quiz-files",
    "docs/maps",
]
_ABOUT = ["docs/citation", "docs/errata", "docs/changelog", "docs/accessibility", "CONTRIBUTING"]
_CARRIED = ["CONTRIBUTING.md", "exercises/README.md", "exercises/peer-review.md"]


class Source:
    """The folder that Sphinx reads.

    Only files whose content changes are written, so that a second build is quick.

    Parameters
    ----------
    root
        The folder of the course.
    folder
        Where to lay it out.
    extra
        Where to put files that the site holds as they are.
    """

    def __init__(self, root: Path, folder: Path, extra: Path) -> None:
        self.root = root
        self.folder = folder
        self.extra = extra
        self._written: set[Path] = set()
        self._pages: dict[str, str] = {}

    def lay_out(self, lessons: Mapping[Path, Path], step: Callable[[], None]) -> None:
        """Write everything.

        Parameters
        ----------
        lessons
            The executed notebook of each lesson.
        step
            Called after each lesson.
        """
        self._collect()
        known = {*self._pages, *(f"lessons/{path.name}" for path in lessons)}
        for name, text in self._pages.items():
            self._write(self.folder / name, self._linked(text, name, known).encode())
        for path, executed in lessons.items():
            self._lesson(path, executed)
            step()
        self._copy(package().root, self.extra / "datasets", ("*.csv", "*.geojson", "*.json"))
        self._copy(self.root / "docs" / "pictures", self.folder / "docs" / "pictures", ("*.png",))
        self._sweep()

    def _collect(self) -> None:
        pages = {
            f"docs/{path.relative_to(self.root / 'docs').as_posix()}": path.read_text("utf-8")
            for path in sorted((self.root / "docs").rglob("*.md"))
            if "site" not in path.relative_to(self.root).parts
        }
        for name in _CARRIED:
            if (self.root / name).exists():
                pages[name] = (self.root / name).read_text("utf-8")
        pages["docs/glossary.md"] = glossary_page(pages["docs/glossary.md"])
        media = Media(self.extra / "docs" / "media")
        pages["docs/timeline.md"] = timeline_page(media)
        pages["docs/maps.md"] = with_results(pages["docs/maps.md"], media, "maps")
        self._written |= media.files
        pages["docs/citation.md"] = citation_page(self.root)
        pages |= dict(data_pages())
        pages["data/index.md"] += _toctree("", [_stem(p) for p in pages if p.startswith("data/")])
        teach = sorted(_stem(p) for p in pages if p.startswith("docs/teach/"))
        if "docs/teach/index" not in teach:
            pages["docs/teach/index.md"] = (self.root / "docs/site/teach.md").read_text("utf-8")
        pages["docs/teach/index.md"] += _toctree("", [p for p in teach if p != "docs/teach/index"])
        if (index := "docs/teach-a-term/index.md") in pages:
            named = re.findall(r"\]\(([\w-]+)\.md\)", pages[index])
            pages[index] += _toctree("", [f"docs/teach-a-term/{name}" for name in named])
        pages["index.md"] = self._front(pages)
        self._pages = pages

    def _front(self, pages: Iterable[str]) -> str:
        written = (self.root / "docs/site/index.md").read_text("utf-8")
        binder = binder_address(self.root)
        written = written.replace("(binder)", f"({binder})")
        lessons = sorted(path.stem for path in (self.root / "lessons").glob("[0-9][0-9]-*.ipynb"))
        names = {_stem(page) for page in pages}
        placed = {*_BESIDE, *_GUIDES, *_ABOUT}
        more = sorted(
            name for name in names - placed if not name.startswith(("data/", "docs/teach"))
        )
        return written + "".join(
            [
                _toctree("Lessons", [f"lessons/{name}" for name in lessons]),
                _toctree("Beside the lessons", [name for name in _BESIDE if name in names]),
                _toctree("Guides", [*(name for name in _GUIDES if name in names), *more]),
                _toctree("About", [name for name in _ABOUT if name in names]),
            ]
        )

    def _linked(self, text: str, name: str, known: set[str]) -> str:
        """Return a page whose links to files of the course lead to pages of the site."""
        here = posixpath.dirname(name)

        def lead(found: re.Match[str]) -> str:
            picture, words, address = found.groups()
            path, _, anchor = address.partition("#")
            if picture or "://" in address or not path or path.startswith("mailto:"):
                return found[0]
            target = posixpath.normpath(posixpath.join(here, path))
            target = _ELSEWHERE.get(target, target)
            if target in known:
                relative = posixpath.relpath(target, here or ".")
                return f"[{words}]({relative}{'#' * bool(anchor)}{anchor})"
            if (package().root / posixpath.basename(target)).exists():
                return f'<a href="{posixpath.relpath(target, here or ".")}">{words}</a>'
            if address_of(self.root) and (self.root / target).exists():
                return f"[{words}]({address_of(self.root)}/blob/HEAD/{target})"
            return f"{words} (`{target}` in the repository)" if words != f"`{target}`" else words

        return _LINK.sub(lead, text)

    def _lesson(self, path: Path, executed: Path) -> None:
        import nbformat
        from nbformat.v4 import new_markdown_cell

        notebook: NotebookNode = nbformat.read(executed, as_version=4)  # type: ignore[no-untyped-call]
        quiz = read_quiz(path.parent / "quizzes" / f"{path.stem}.yml")
        media = Media(self.extra / "lessons" / "media")
        converted = Lesson(notebook, quiz, media).convert()
        note = (self.root / "docs/site/lesson-note.html").read_text("utf-8")
        note = note.replace("NOTEBOOK", path.name).replace("BINDER", binder_address(self.root))
        cell = new_markdown_cell(note, id="note")  # type: ignore[no-untyped-call]
        converted.cells.insert(1, cell)
        text = nbformat.writes(converted)  # type: ignore[no-untyped-call]
        self._write(self.folder / "lessons" / path.name, text.encode())
        self._written |= media.files
        self._write(self.extra / "lessons" / path.name, path.read_bytes())

    def _copy(self, source: Path, target: Path, patterns: Iterable[str]) -> None:
        for pattern in patterns:
            for file in sorted(source.glob(pattern)):
                self._write(target / file.name, file.read_bytes())

    def _write(self, target: Path, content: bytes) -> None:
        self._written.add(target)
        if not (target.exists() and target.read_bytes() == content):
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, content)

    def _sweep(self) -> None:
        """Remove what an earlier build left."""
        for folder in (self.folder, self.extra):
            for file in _files(folder):
                if file not in self._written:
                    file.unlink()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _stem(page: str) -> str:
    return page.removesuffix(".md")


def _toctree(caption: str, names: Iterable[str]) -> str:
    lines = "\n".join(f"/{name}" for name in names if name != "data/index")
    if caption:
        lines = "\n".join(f"/{name}" for name in names)
    option = f":caption: {caption}\n" if caption else ""
    return f"\n```{{toctree}}\n:hidden:\n{option}\n{lines}\n```\n"


def address_of(root: Path) -> str:
    """Return the address of the public repository, as ``pyproject.toml`` has it, or nothing."""
    facts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return str(facts["project"].get("urls", {}).get("Repository", "")).rstrip("/")


def binder_address(root: Path) -> str:
    """Return where Binder starts the course, or Binder's own page if no repository is known."""
    found = re.match(r"https://github\.com/([^/]+/[^/]+)", address_of(root))
    if not found:
        return "https://mybinder.org/"
    return (
        f"https://mybinder.org/v2/gh/{found[1]}/HEAD?urlpath=lab/tree/lessons/00-start-here.ipynb"
    )
