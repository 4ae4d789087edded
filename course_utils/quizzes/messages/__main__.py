"""Bring the catalogues up to date: ``python -m course_utils.quizzes.messages``.

Collects the words from the code, keeps the translations that there are, and
compiles them. Needs Babel, which JupyterLab brings along.
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from course_utils.quizzes.messages import DOMAIN, FOLDER, LANGUAGES

PACKAGE = Path(__file__).parents[2]
MARKS = ("N_", "say", "self._say", "words()")
"""The calls whose first argument is a text of the interface."""


def texts() -> set[str]:
    """Return all texts of the interface that stand in the code."""
    outside = [PACKAGE / f"{name}.py" for name in ("baggage", "learner", "practice", "record")]
    sources = [*outside, *PACKAGE.glob("quizzes/*.py")]
    return {
        str(node.args[0].value)
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in MARKS
        and isinstance(node.args[0], ast.Constant)
    }


def source(language: str) -> Path:
    """Return the path of a language's ``.po`` file."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def catalogue(language: str) -> Catalog:
    """Return the texts with the translations that the ``.po`` file has for them."""
    day = datetime(2026, 1, 1, tzinfo=UTC)  # fixed, so that the same words give the same bytes
    fresh = Catalog(
        locale=language,
        domain=DOMAIN,
        header_comment=f"# The words of quizzes, practice and progress: {language}.",
        project="combatant-to-mediator",
        version="1",
        copyright_holder="",
        msgid_bugs_address="none",
        last_translator="none",
        language_team="none",
        creation_date=day,
        revision_date=day,
        fuzzy=False,
    )
    path = source(language)
    old = Catalog()
    if path.exists():
        with path.open("rb") as file:
            old = read_po(file, locale=language, domain=DOMAIN)
    for text in sorted(texts()):
        known = old.get(text)
        fresh.add(text, known.string if known else "")
    return fresh


def written(words: Catalog) -> bytes:
    """Return the ``.po`` file of a catalogue."""
    stream = io.BytesIO()
    write_po(stream, words, width=100)
    return stream.getvalue()


def compiled(words: Catalog) -> bytes:
    """Return the ``.mo`` file of a catalogue."""
    stream = io.BytesIO()
    write_mo(stream, words)
    return stream.getvalue()


def main() -> None:
    """Write all catalogues and say what is left to translate."""
    for language in sorted({*LANGUAGES} - {"en"}):
        path, words = source(language), catalogue(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(words))
        path.with_suffix(".mo").write_bytes(compiled(words))
        left = sum(not message.string for message in words if message.id)
        sys.stdout.write(f"{language}: {left} to translate\n")


if __name__ == "__main__":
    main()
