"""Run the examples of a written page, and put what they show behind them."""

from __future__ import annotations

import ast
import re
from typing import Any

from course_utils.authoring.site.outputs import Media
from course_utils.errors import CourseError

_EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def with_results(page: str, media: Media, name: str) -> str:
    """Return a page with the map of each example that ends in one.

    Parameters
    ----------
    page
        Markdown. Its blocks of Python run one after the other in one namespace.
    media
        Takes the maps.
    name
        The page's name, for the names of its files and for messages.

    Raises
    ------
    CourseError
        If an example fails.
    """
    namespace: dict[str, Any] = {}
    number = 0

    def run(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        shown = _run(found[1], namespace, f"{name}, example {number}")
        if shown is None:
            return found[0]
        return f"{found[0]}\n\n{media.page_html(shown._repr_html_(), f'{name}-{number}')}"

    return _EXAMPLE.sub(run, page)


def _run(source: str, namespace: dict[str, Any], where: str) -> Any:
    """Run an example and return the value of its last line, if that is an expression."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    try:
        exec(compile(ast.Module(body, []), where, "exec"), namespace)  # noqa: S102, our own page
        if isinstance(last, ast.Expr):
            return eval(compile(ast.Expression(last.value), where, "eval"), namespace)  # noqa: S307
    except Exception as error:
        raise CourseError(
            f"{type(error).__name__}: {error}", where=where, remedy="Mend the example."
        ) from error
    return None
