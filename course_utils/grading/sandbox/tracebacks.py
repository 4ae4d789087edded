"""Let IPython keep what it works out anew for each traceback: much of a failing cell's time.

Nothing of a traceback changes. Where a library has changed so that this does not fit, its
own way is kept.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import inspect
from collections.abc import Iterator
from types import FrameType
from typing import Any

_CELL = "<ipython-input-"
"""How the file names of cells begin."""


def quicken() -> None:
    """Put the quicker ways in place, once, in the warm parent."""
    inspect.getmodule = _getmodule
    with contextlib.suppress(ImportError, AttributeError):
        _keep_styles()
    with contextlib.suppress(ImportError, AttributeError):
        _keep_lexer()


def _module(name: str) -> Any:
    return importlib.import_module(name)


_search = inspect.getmodule


@functools.wraps(inspect.getmodule)
def _getmodule(object: Any, _filename: str | None = None) -> Any:  # noqa: A002, as it is called
    """Return the module an object was defined in, or None if not found."""
    if type(object) is FrameType and object.f_code.co_filename.startswith(_CELL):
        return None  # as always, but without a look at each module
    return _search(object, _filename)


def _keep_styles() -> None:
    stack_data = _module("stack_data")
    formatter = _module("pygments.formatters.terminal256").Terminal256Formatter
    stack_data.style_with_executing_node = functools.cache(stack_data.style_with_executing_node)
    known: dict[tuple[Any, ...], dict[str, Any]] = {}
    set_up = formatter._setup_styles

    @functools.wraps(set_up)
    def _setup_styles(self: Any) -> None:
        key = (type(self), self.style, self.usebold, self.useunderline, self.useitalic)
        if key not in known:
            set_up(self)
            known[key] = self.style_string
        self.style_string = known[key]

    formatter._setup_styles = _setup_styles


def _keep_lexer() -> None:
    pygments, core = _module("pygments"), _module("stack_data.core")
    kind_of_python: Any = _module("pygments.lexers.python").PythonLexer

    class Lexer(kind_of_python):  # type: ignore[misc]
        """Marks the part of a line that was running."""

        ranges: Any = ()

        def get_tokens(self, text: str) -> Iterator[tuple[Any, str]]:
            at = 0
            for kind, value in super().get_tokens(text):
                running = any(start <= at < end for start, end in self.ranges)
                at += len(value)
                yield (kind.ExecutingNode if running else kind), value

    @functools.wraps(core._pygmented_with_ranges)
    def _pygmented_with_ranges(formatter: Any, code: str, ranges: Any) -> list[str]:
        lexer = Lexer(stripnl=False)
        lexer.ranges = ranges
        try:
            highlighted: str = pygments.highlight(code, lexer, formatter)
        except Exception:  # as there: better no colours than no text
            highlighted = code
        return highlighted.splitlines()

    core._pygmented_with_ranges = _pygmented_with_ranges
