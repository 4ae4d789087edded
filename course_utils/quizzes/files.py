"""Find quiz files and read them, with one clear line for whatever is wrong."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

from course_utils.errors import QuizError, UnknownName
from course_utils.quizzes.model import Quiz

LARGEST = 1_000_000
"""Largest quiz file that is read, in bytes."""

_PACKAGE = Path(__file__).parents[1]


class _AliasFound(MarkedYAMLError):
    """An alias: a few lines of them can stand for more than a machine can hold."""


class _Composer(Composer):
    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.parser.check_event(AliasEvent):
            event = self.parser.peek_event()
            raise _AliasFound(problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def folders() -> list[Path]:
    """Return the folders in which quiz files are looked for, the first found counts."""
    return [
        Path("quizzes"),
        Path("lessons/quizzes"),
        _PACKAGE.parent / "lessons" / "quizzes",
        _PACKAGE / "_quizzes",
    ]


def available() -> dict[str, Path]:
    """Return the quiz files by lesson number, such as ``"06"``, in order."""
    found: dict[str, Path] = {}
    for folder in reversed(folders()):
        found |= {path.name[:2]: path for path in folder.glob("[0-9][0-9]-*.yml")}
    return dict(sorted(found.items()))


def load_lesson(lesson: str) -> Quiz:
    """Return the quiz of a lesson.

    Parameters
    ----------
    lesson
        The lesson's number, such as ``"06"``.

    Raises
    ------
    UnknownName
        If there is no quiz file for it.
    QuizError
        If the file is broken.
    """
    files = available()
    if lesson not in files:
        raise UnknownName("lesson with a quiz", lesson, files)
    return read(files[lesson])


def read(path: Path) -> Quiz:
    """Return the quiz that the file at `path` holds.

    Raises
    ------
    QuizError
        If the file can't be read or breaks a rule, naming the line and the item.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise QuizError(
            f"can't be read ({error.strerror})", where=str(path), remedy="Check the path."
        ) from None
    return _read(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int, size: int) -> Quiz:
    if size > LARGEST:
        raise QuizError(
            f"expected a quiz file of at most {LARGEST / 1e6:.0f} MB; found {size / 1e6:.1f} MB",
            where=str(path),
            remedy="Split it, one file a lesson.",
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise QuizError(
            f"can't be read ({error.strerror})", where=str(path), remedy="Check the file."
        ) from None
    except UnicodeDecodeError as error:
        raise QuizError(
            f"expected text in UTF-8; found other bytes at byte {error.start + 1}",
            where=str(path),
            remedy="Save it as UTF-8.",
        ) from None
    return parse(text, str(path))


def parse(text: str, where: str = "quiz") -> Quiz:
    """Return the quiz that `text` holds.

    Parameters
    ----------
    text
        A quiz file's YAML.
    where
        The name of the file, for messages.

    Raises
    ------
    QuizError
        If it breaks a rule, naming the line and the item.
    """
    tree = _tree(text, where)
    if not isinstance(tree, dict):
        found = "nothing" if tree is None else f"a {type(tree).__name__}"
        raise QuizError(
            f"expected keys such as `lesson:` and `items:`; found {_KINDS.get(found, found)}",
            where=f"{where}:1",
            remedy="See docs/quiz-files.md.",
        )
    try:
        return Quiz.model_validate(_bare(tree))
    except ValidationError as error:
        raise _explained(error, tree, where) from None


def dumps(quiz: Quiz) -> str:
    """Return the YAML of `quiz`; reading it gives the same quiz."""
    yaml = YAML()
    yaml.width = 100
    stream = io.StringIO()
    yaml.dump(quiz.model_dump(exclude_defaults=True), stream)
    return stream.getvalue()


def _tree(text: str, where: str) -> Any:
    yaml = YAML()
    yaml.Composer = _Composer
    try:
        return yaml.load(text)
    except _AliasFound as error:
        problem, remedy = "expected plain values; found an alias (`*name`)", "Write it out."
        mark = error.problem_mark
    except DuplicateKeyError as error:
        problem = (
            "expected each key once; "
            + str(error.problem)
            .replace("found duplicate key", "found again the key")
            .split(" with value")[0]
        )
        remedy, mark = "Remove one of the two.", error.problem_mark
    except MarkedYAMLError as error:
        said = " ".join(filter(None, (error.context, error.problem)))
        problem = f"expected YAML; {' '.join(said.split())}"
        remedy, mark = "Check quotes, colons and indents.", error.problem_mark
    except RecursionError:
        problem, remedy, mark = "expected a few levels; found too many", "Flatten it.", None
    except (YAMLError, ValueError) as error:
        problem = f"expected YAML; found what can't be read ({' '.join(str(error).split())[:120]})"
        remedy, mark = "Check for control characters.", None
    at = f"{where}:{mark.line + 1}" if mark else where
    raise QuizError(problem, where=at, remedy=remedy) from None


def _bare(node: Any) -> Any:
    """Copy a YAML tree to plain values, so that only the model has a say."""
    if isinstance(node, dict):
        return {_bare(key): _bare(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_bare(value) for value in node]
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node


_KINDS = {"a CommentedSeq": "a list", "a str": "a text", "a int": "a number"}


def _explained(error: ValidationError, tree: Any, where: str) -> QuizError:
    problems = error.errors()
    first = min(problems, key=lambda each: _line(each, tree)) if problems else problems[0]
    path = _path(first)
    problem, remedy = _words(first)
    item = _item(path, tree)
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return QuizError(
        problem + more,
        where=f"{where}:{_line(first, tree)}" + (f" ({item})" if item else ""),
        remedy=remedy,
    )


def _path(problem: Any) -> tuple[str | int, ...]:
    return (*problem["loc"], *problem.get("ctx", {}).get("at", ()))


def _steps(path: tuple[str | int, ...], tree: Any) -> Iterator[tuple[Any, str | int]]:
    """Walk down `path` as far as the tree has it; the names of types are no steps."""
    node = tree
    for step in path:
        here = isinstance(node, dict) and step in node
        if here or (isinstance(node, list) and isinstance(step, int) and step < len(node)):
            yield node, step
            node = node[step]


def _line(problem: Any, tree: Any) -> int:
    line = 1
    for node, step in _steps(_path(problem), tree):
        if isinstance(node, CommentedBase):
            at = node.lc.key(step) if isinstance(node, dict) else node.lc.item(step)
            line = at[0] + 1
    return line


def _item(path: tuple[str | int, ...], tree: Any) -> str:
    found = ""
    for node, step in _steps(path, tree):
        below = node[step]
        if isinstance(node, list) and isinstance(below, dict) and isinstance(below.get("id"), str):
            found = below["id"]
    return found


def _words(problem: Any) -> tuple[str, str]:
    """Return (problem, remedy) in plain words for one of pydantic's errors."""
    kind, context, given = problem["type"], problem.get("ctx", {}), problem.get("input")
    key = next((step for step in reversed(problem["loc"]) if isinstance(step, str)), "")
    found, remedy = f"found {_shown(given)}", "Change it."
    if kind == "course":
        return context["problem"], context["remedy"]
    if kind == "missing":
        return f"expected `{key}:`; found none", f"Add `{key}:`."
    if kind == "extra_forbidden":
        return f"expected no key `{key}`; found one", "Check its spelling, or remove it."
    if kind == "union_tag_not_found":
        key, expected, found = "type", "one of the types of docs/quiz-files.md", "found none"
        remedy = "Add `type:`."
    elif kind == "union_tag_invalid":
        key, expected = "type", context["expected_tags"].replace("'", "")
        found = f"found {context['tag']!r}"
    elif kind == "string_type":
        expected = "words"
        if isinstance(given, int | float) or _is_date(given):
            remedy = "Put it in quotes."
        elif isinstance(given, dict):
            remedy = "Put it in quotes if it holds a colon."
    elif kind == "string_pattern_mismatch":
        expected = _FORMS.get(context["pattern"], context["pattern"])
    elif kind in ("too_short", "too_long"):
        most = kind == "too_long"
        count = context["max_length" if most else "min_length"]
        expected = f"a list of at {'most' if most else 'least'} {count}"
        found = f"found {context['actual_length']}"
    else:
        limits = {name: context.get(name) for name in ("expected", "gt", "ge")}
        expected = _EXPECTED.get(kind, problem["msg"]).format(**limits)
    return f"expected {expected} for `{key}`; {found}", remedy


_EXPECTED = {
    "bool_type": "true or false",
    "dict_type": "keys and values",
    "finite_number": "a finite number",
    "float_type": "a number",
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number of at least {ge}",
    "int_type": "a whole number",
    "list_type": "a list",
    "literal_error": "{expected}",
    "model_attributes_type": "keys and values",
    "model_type": "keys and values",
    "string_too_short": "words",
}

_FORMS = {
    r"^\d{2}$": 'two digits in quotes, such as "06",',
    r"^\d{2}-o\d+$": "an id such as 06-o1",
    r"^\d{2}-g\d+$": "an id such as 06-g1",
    r"^\d{2}-q\d+$": "an id such as 06-q1",
    r"^\d{2}-p\d+$": "an id such as 06-p1",
    r"^c\d{2,3}$": "a claim's id such as c12",
    r"^[a-z]{2}$": "a language code such as ar",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "a name such as counts-rows-not-events",
    r"^[a-z0-9]+(_[a-z0-9]+)*$": "a place_id such as astana",
}


def _is_date(value: Any) -> bool:
    return hasattr(value, "isoformat")


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "keys and values"
    if _is_date(value):
        return f"the date {value.isoformat()}"
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
