"""Small things that two answers rarely share by chance: comments, names, mistakes."""

from __future__ import annotations

import builtins
import io
import keyword
import re
import tokenize
from collections.abc import Iterable, Mapping
from itertools import pairwise

from course_utils.term.similarity.answers import CODE, Answers, Task

SHORTEST = 15
"""Letters of a comment that says something of its own."""
_NAME = re.compile(r"[^\W\d]\w*")


def comments(source: str) -> frozenset[str]:
    """Return the comments of some code that say something, in small letters and plain spaces."""
    found = set()
    for token in _tokens(source):
        if token.type == tokenize.COMMENT:
            words = " ".join(re.findall(r"\w+", token.string.lower()))
            if len(words) >= SHORTEST:
                found.add(words)
    return frozenset(found)


def names(source: str) -> frozenset[str]:
    """Return the names that some code makes up: not those behind a dot, not Python's own."""
    tokens = _tokens(source)
    return frozenset(
        token.string
        for before, token in pairwise([None, *tokens])
        if token is not None
        and token.type == tokenize.NAME
        and len(token.string) > 3
        and not (before is not None and before.string == ".")
        and not keyword.iskeyword(token.string)
        and not hasattr(builtins, token.string)
    )


def rare(
    found: Mapping[str, frozenset[str]], known: Iterable[str], most: int
) -> dict[str, frozenset[str]]:
    """Keep of what each student has that which is not known and which few others have."""
    counts: dict[str, int] = {}
    for mine in found.values():
        for one in mine:
            counts[one] = counts.get(one, 0) + 1
    taken = frozenset(known)
    few = {one for one, count in counts.items() if 1 < count <= most} - taken
    return {student: mine & few for student, mine in found.items()}


def of_task(
    answers: Answers, task: Task, most: int
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return by student the rare comments, and the rare names, in the answers to a task."""
    if task.kind != CODE:
        return {}, {}
    given = answers.given[task.id]
    known = [*answers.sheet[CODE], *task.known]
    words = {word for text in [*known, *answers.sheet["markdown"]] for word in _NAME.findall(text)}
    return (
        rare(
            {student: comments(text) for student, text in given.items()},
            {one for text in known for one in comments(text)},
            most,
        ),
        rare({student: names(text) for student, text in given.items()}, words, most),
    )


def _tokens(source: str) -> list[tokenize.TokenInfo]:
    """Return the tokens as far as they can be read: a student's code need not be whole."""
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            found.append(token)  # noqa: PERF402, those before an error count
    except (tokenize.TokenError, SyntaxError):
        pass
    return found
