"""Import many modules quickly."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator

_COSTLY = ("rfc3987_syntax",)
"""What `jsonschema` imports, if it is there, to check addresses in other alphabets: it builds a
grammar, which takes longer than all else together, and no notebook's schema asks for it."""


@contextlib.contextmanager
def quickly() -> Iterator[None]:
    """Import without costly parts that are not used, and without collecting garbage meanwhile."""
    left_out = [name for name in _COSTLY if name not in sys.modules]
    collects = gc.isenabled()
    gc.disable()
    for name in left_out:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in left_out:
            del sys.modules[name]
        if collects:
            gc.enable()
