"""Say what is wrong in ``course.toml``: which line, and what to write instead."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from course_utils.errors import TermError

_HEADER = re.compile(r"""\s*(\[{1,2})\s*["']?([\w-]+)["']?\s*\]{1,2}""")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")
_AT = re.compile(r" \(at line (\d+), column \d+\)")
_UNQUOTED = re.compile(r"""\s*([\w-]+)\s*=\s*([^\W\d][^"'#\[\]{}]*?)\s*(#.*)?$""")

Place = tuple[str | int, ...]
"""Where something stands: ``("assignment", 2, "due")``, counted from 0."""


class Lines:
    """Finds the line of a key, reading the file as people write it: one key a line.

    A key that stands otherwise (in an inline table, say) is not found; then the
    line of its section serves, or none.

    Parameters
    ----------
    path
        The file.
    text
        What stands in it.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._lines: dict[Place, int] = {}
        section: Place = ()
        seen: Counter[str] = Counter()
        for number, line in enumerate(text.splitlines(), start=1):
            if header := _HEADER.match(line):
                name = header[2]
                section = (name, seen[name]) if header[1] == "[[" else (name,)
                seen[name] += 1
                self._lines.setdefault(section, number)
                self._lines.setdefault((name,), number)
            elif key := _KEY.match(line):
                self._lines.setdefault((*section, key[1]), number)

    def at(self, place: Place) -> str:
        """Return the line of a place, as ``"line 7"``; empty if it is not known."""
        for end in range(len(place), 0, -1):
            if place[:end] in self._lines:
                return f"line {self._lines[place[:end]]}"
        return ""

    def where(self, place: Place) -> str:
        """Return the file and, where it is known, the line of a place."""
        return ", ".join(filter(None, [str(self.path), self.at(place)]))

    def error(self, place: Place, problem: str, remedy: str) -> TermError:
        """Make the error for a place."""
        return TermError(problem, where=self.where(place), remedy=remedy)


def syntax_error(path: Path, text: str, error: tomllib.TOMLDecodeError) -> TermError:
    """Make the error for a file that is not TOML."""
    message = str(error)
    found = _AT.search(message)
    lines = text.splitlines() or [""]
    number = min(int(found[1]), len(lines)) if found else len(lines)
    line = lines[number - 1]
    problem = _AT.sub("", message).replace(" (at end of document)", "")
    remedy = "Mend the line, or compare it with the comment above it."
    if unquoted := _UNQUOTED.match(line):
        remedy = f'Put text in quotes: {unquoted[1]} = "{unquoted[2]}"'
    elif "overwrite" in problem or "Cannot declare" in problem or "mutate" in problem:
        problem, remedy = f"says something twice ({problem})", "Take one of the two out."
    elif line.count('"') % 2:
        remedy = "Close the quotes."
    return TermError(
        f"can't be understood: {problem[:1].lower()}{problem[1:]}"
        if not problem.startswith("says")
        else problem,
        where=f"{path}, line {number}",
        remedy=remedy,
    )


def explain(error: ValidationError, lines: Lines, model: type[BaseModel]) -> TermError:
    """Make one error of what pydantic found: the first in the file that can be named.

    Parameters
    ----------
    error
        pydantic's.
    lines
        The file's.
    model
        What the file was read as.
    """
    problems = [problem for problem in error.errors() if problem["loc"]]
    # A wrong name first: the key that it was meant for is missing for that reason.
    problem = min(problems, key=lambda each: each["type"] != "extra_forbidden")
    place: Place = tuple(problem["loc"])
    owner, field, place = _owner(model, place)
    key = str(place[-1])
    section = _section(place[:-1])
    inside = f" in {section}" if section else ""
    if len(place) == 1 and not isinstance(problem["input"], dict | list) and field is None:
        return _homeless(lines, model, key)
    if problem["type"] == "extra_forbidden":
        known = [
            each.alias or name for name, each in owner.model_fields.items() if name != "folder"
        ]
        near = difflib.get_close_matches(key.lower(), known, n=1, cutoff=0.5)
        remedy = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."
        return lines.error(place, f"there is no {_kind(place)} {key!r}{inside}", remedy)
    if field is None or not field.description:
        heading = f"[{key}]" if key in {"course", "late"} else f"[[{key}]]"
        if problem["type"] == "missing":
            return lines.error(place, f"the section {heading} is missing", f"Add {heading}.")
        return lines.error(
            place, f"{key!r} is no section", f"Begin it with a line {heading}, keys below it."
        )
    example = f"Write for example: {key} = {(field.examples or [''])[0]}"
    if problem["type"] == "missing":
        return lines.error(place, f"the key {key!r} is missing{inside}", example)
    return lines.error(
        place, f"{key} is {_shown(problem['input'])}, but must be {field.description}", example
    )


def _homeless(lines: Lines, model: type[BaseModel], key: str) -> TermError:
    """Make the error for a key that stands in no section."""
    homes = [
        _section((each.alias, 0) if each.alias else (name,))
        for name, each in model.model_fields.items()
        if (inner := _model_of(each)) is not None and key in inner.model_fields
    ]
    remedy = f"Put it below {' or '.join(homes)}." if homes else "Take the line out."
    return lines.error((key,), f"the key {key!r} stands in no section", remedy)


def _owner(model: type[BaseModel], place: Place) -> tuple[type[BaseModel], FieldInfo | None, Place]:
    """Return the model and field that a place belongs to, and the place up to that field."""
    owner = model
    field: FieldInfo | None = None
    for depth, step in enumerate(place):
        if isinstance(step, int):
            continue
        named = {each.alias or name: each for name, each in owner.model_fields.items()}
        field = named.get(step)
        inner = _model_of(field)
        if field is None or inner is None:
            return owner, field, place[: depth + 1]
        if depth == len(place) - 1 or all(isinstance(each, int) for each in place[depth + 1 :]):
            return owner, field, place[: depth + 1]
        owner = inner
    return owner, field, place


def _model_of(field: FieldInfo | None) -> type[BaseModel] | None:
    kinds: list[Any] = [field.annotation] if field else []
    kinds += [each for kind in kinds for each in getattr(kind, "__args__", ())]
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)


def _section(place: Place) -> str:
    if not place:
        return ""
    return f"[[{place[0]}]]" if len(place) > 1 else f"[{place[0]}]"


def _kind(place: Place) -> str:
    return "section or key" if len(place) == 1 else "key"


def _shown(value: object) -> str:
    text = str(value) if not isinstance(value, str) else f'"{value}"'
    text = {"True": "true", "False": "false"}.get(text, text)
    return text if len(text) <= 60 else f"{text[:57]}…"
