"""Remember what tests lean on, before any student's code has run."""

from __future__ import annotations

import builtins
import gc
import sys
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

WATCHED = (
    "IPython.display", "branca", "builtins", "cmath", "collections", "copy", "course_utils",
    "datetime", "decimal", "doctest", "folium", "fractions", "functools", "hashlib", "inspect",
    "itertools", "json", "math", "networkx.classes", "networkx.utils.misc", "numbers", "numpy",
    "operator", "os", "pandas", "posix", "posixpath", "random", "re", "statistics", "string",
    "time", "types", "typing", "unittest", "warnings",
)  # fmt: skip
"""Modules, with all below them, whose functions and classes tests may call."""
COMPARING = (
    "course_utils", "copy", "decimal", "fractions", "json", "numpy._core", "numpy.core",
    "numpy.lib", "numpy.testing", "operator", "pandas._testing", "pandas.core.algorithms",
    "pandas.core.arraylike", "pandas.core.base", "pandas.core.dtypes.missing", "pandas.core.frame",
    "pandas.core.generic", "pandas.core.indexes.base", "pandas.core.ops", "pandas.core.series",
    "pandas.util", "statistics", "unittest.case",
)  # fmt: skip
"""Modules whose functions are looked into, as their insides decide what is equal."""
SKIPPED = ("numpy.f2py", "pandas.io.formats", "pandas.plotting", "pandas.core.computation")
"""Modules below them that no test leans on, left out for speed."""


class Census(NamedTuple):
    """What was there: modules and classes with what stood in them, functions with their parts."""

    builtins: dict[str, Any]
    names: dict[str, Any]
    modules: tuple[tuple[str, ModuleType, dict[str, Any]], ...]
    classes: tuple[tuple[type, dict[str, Any]], ...]
    functions: tuple[tuple[FunctionType, object, object, object], ...]
    path: tuple[str, ...]
    finders: tuple[tuple[object, ...], tuple[object, ...]]
    known_classes: frozenset[int]
    frozen: int


def take(names: dict[str, Any]) -> Census:
    """Take the census of this process.

    All objects that exist now leave the collector's sight for good, so that those
    made later, such as a student's classes, are quick to find.

    Parameters
    ----------
    names
        The namespace that notebooks will run in.
    """
    modules, classes, functions = [], {}, {}
    for name, module in sorted(sys.modules.items()):
        if not isinstance(module, ModuleType) or not _watched(name):
            continue
        modules.append((name, module, vars(module).copy()))
        for value in list(vars(module).values()):
            if isinstance(value, FunctionType):
                functions[id(value)] = value
            elif isinstance(value, type) and value.__flags__ & 1 << 9:  # made in Python
                classes[id(value)] = value
    for cls in classes.values():
        members = [getattr(member, "__func__", member) for member in vars(cls).values()]
        functions |= {id(f): f for f in members if isinstance(f, FunctionType)}
    census = Census(
        builtins=vars(builtins).copy(),
        names=names.copy(),
        modules=tuple(modules),
        classes=tuple((cls, dict(vars(cls))) for cls in classes.values()),
        functions=tuple(
            (f, f.__code__, f.__defaults__, f.__kwdefaults__)
            for f in functions.values()
            if _inside(f.__module__ or "", COMPARING)
        ),
        path=tuple(sys.path),
        finders=(tuple(sys.meta_path), tuple(sys.path_hooks)),
        known_classes=frozenset(id(o) for o in gc.get_objects() if issubclass(type(o), type)),
        frozen=0,
    )
    gc.collect()
    gc.freeze()
    return census._replace(frozen=gc.get_freeze_count())


def _watched(name: str) -> bool:
    return _inside(name, WATCHED) and not _inside(name, SKIPPED)


def _inside(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == known or name.startswith(f"{known}.") for known in modules)
