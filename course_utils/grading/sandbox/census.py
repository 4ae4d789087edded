"""Remember what tests lean on, before any student's code has run."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from copy import copy
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

NEAR = (
    "builtins", "course_utils._plain", "course_utils.compare", "course_utils.grading._answers",
    "course_utils.grading.expect", "decimal", "fractions", "json", "math", "numpy",
    "numpy._core._methods", "numpy._core.fromnumeric", "numpy._core.numeric",
    "numpy.core.fromnumeric", "numpy.core.numeric", "numpy.testing", "numpy.testing._private.utils",
    "operator", "pandas", "pandas._testing", "pandas._testing.asserters", "pandas.core.arraylike",
    "pandas.core.base", "pandas.core.dtypes.missing", "pandas.core.frame", "pandas.core.generic",
    "pandas.core.indexes.base", "pandas.core.series", "pandas.testing", "statistics",
    "unittest.case",
)  # fmt: skip
"""Modules that decide what is equal: looked at before each run of tests."""
MEMBERS = frozenset(
    """
    __abs__ __array_function__ __array_ufunc__ __bool__ __contains__ __eq__ __ge__ __getitem__
    __gt__ __instancecheck__ __iter__ __le__ __len__ __lt__ __ne__ __round__ __rsub__ __rtruediv__
    __sub__ __subclasscheck__ __truediv__ abs all any assertAlmostEqual assertEqual assertTrue eq
    equals ge gt isin item le lt mean ne round sum to_dict tolist
    """.split()  # noqa: SIM905, one line of names is easier to read than forty
)
"""Methods of their classes that are looked at then; the others are looked at with the rest."""
FAR = (
    "IPython.display", "branca", "builtins", "cmath", "collections", "copy", "course_utils",
    "datetime", "decimal", "doctest", "folium", "fractions", "functools", "hashlib", "inspect",
    "itertools", "json", "math", "numbers", "numpy", "operator", "os", "pandas",
    "posix", "posixpath", "random", "re", "statistics", "string", "time", "types", "typing",
    "unittest",
)  # fmt: skip
"""Modules, with all below them, looked at once for each notebook: reading so much takes time."""
TOOLS = (
    "ast", "contextlib", "gc", "importlib", "io", "itertools", "json", "json.decoder",
    "json.encoder", "marshal", "os", "signal", "struct", "sys", "threading", "types",
)  # fmt: skip
"""Modules by which tests are run: put back before anything else."""
OF_SYS = ("_getframe", "addaudithook", "exc_info", "modules", "setprofile", "settrace")
"""What is put back of ``sys``, much of which a notebook may change."""
SKIPPED = ("numpy.f2py", "pandas.io.formats", "pandas.plotting", "pandas.core.computation")
"""Modules below them that no test leans on."""


class Part(NamedTuple):
    """Modules and classes with what stood in them, and functions with their insides."""

    modules: tuple[tuple[str, ModuleType, dict[str, Any]], ...]
    classes: tuple[tuple[type, dict[str, Any]], ...]
    functions: tuple[tuple[FunctionType, CodeType, Any, Any, Any, tuple[Any, ...]], ...]


class Census(NamedTuple):
    """What was there."""

    builtins: dict[str, Any]
    tools: tuple[tuple[ModuleType, dict[str, Any]], ...]
    fork_hooks: tuple[tuple[list[object], tuple[object, ...]], ...]
    names: dict[str, Any]
    near: Part
    far: Part
    path: tuple[str, ...]
    finders: tuple[tuple[object, ...], tuple[object, ...]]
    members: frozenset[str]
    known_classes: frozenset[int]
    module_names: frozenset[str]


def take(names: dict[str, Any]) -> Census:
    """Take the census of this process.

    All objects that exist now leave the collector's sight for good, so that those
    made later, such as a student's classes, are quick to find.

    Parameters
    ----------
    names
        The namespace that notebooks will run in.
    """
    near = [name for name in NEAR if name in sys.modules]
    far = [
        name for name in sorted(sys.modules) if _inside(name, FAR) and not _inside(name, SKIPPED)
    ]
    census = Census(
        builtins=vars(builtins).copy(),
        tools=tuple((sys.modules[name], _tools(name)) for name in TOOLS),
        fork_hooks=_fork_hooks(),
        names=names.copy(),
        near=_part(near, MEMBERS),
        far=_part(far),
        path=tuple(sys.path),
        finders=(tuple(sys.meta_path), tuple(sys.path_hooks)),
        members=MEMBERS,
        known_classes=frozenset(id(o) for o in gc.get_objects() if issubclass(type(o), type)),
        module_names=frozenset(sys.modules),
    )
    gc.freeze()
    gc.freeze = gc.unfreeze = _nothing  # else a class could be hidden there
    return census


def _tools(name: str) -> dict[str, Any]:
    held = vars(sys.modules[name])
    if name == "sys":
        return {key: held[key] for key in OF_SYS}
    kept = {key: value for key, value in held.items() if key not in ("freeze", "unfreeze")}
    return {k: v for k, v in kept.items() if callable(v) or isinstance(v, ModuleType)}


def _fork_hooks() -> tuple[tuple[list[object], tuple[object, ...]], ...]:
    """Return the interpreter's own lists of hooks at forking, and what stands in them."""

    def mark() -> None:
        """Do nothing, but be found."""

    os.register_at_fork(before=mark, after_in_parent=mark, after_in_child=mark)
    lists = [found for found in gc.get_referrers(mark) if type(found) is list]
    for hooks in lists:
        hooks.remove(mark)
    return tuple((hooks, tuple(hooks)) for hooks in lists)


def _nothing() -> None:
    """Do nothing."""


def _part(names: list[str], members: frozenset[str] | None = None) -> Part:
    """Note some modules, and the classes and functions that are at home in them."""
    modules = [(n, m) for n in names if isinstance(m := sys.modules[n], ModuleType)]
    classes: dict[int, tuple[type, dict[str, Any]]] = {}
    functions: dict[int, FunctionType] = {}
    for name, module in modules:
        for value in list(vars(module).values()):
            if not _at_home(value, name):
                continue
            if isinstance(value, FunctionType):
                functions |= _functions(value)
            elif isinstance(value, type) and value.__flags__ & 1 << 9:  # made in Python
                held = {k: v for k, v in vars(value).items() if members is None or k in members}
                classes[id(value)] = (value, held)
                for member in held.values():
                    functions |= _functions(getattr(member, "__func__", member))
            elif callable(value):
                functions |= _functions(getattr(value, "__wrapped__", None))
    return Part(
        tuple((name, module, vars(module).copy()) for name, module in modules),
        tuple(classes.values()),
        tuple(
            (f, f.__code__, f.__defaults__, f.__kwdefaults__, copy(f.__kwdefaults__), _enclosed(f))
            for f in functions.values()
        ),
    )


def _functions(value: object) -> dict[int, FunctionType]:
    """Return a function and those that it wraps, by their identity."""
    found: dict[int, FunctionType] = {}
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, FunctionType) and id(one) not in found:
            found[id(one)] = one
            waiting += [getattr(one, "__wrapped__", None), *_enclosed(one)]
    return found


def _enclosed(function: FunctionType) -> tuple[Any, ...]:
    """Return what stands in a function's cells; itself for one that is still empty."""
    held = []
    for cell in function.__closure__ or ():
        try:
            held.append(cell.cell_contents)
        except ValueError:
            held.append(cell)
    return tuple(held)


def _at_home(value: object, module: str) -> bool:
    """Whether a function or class belongs to a module's package, not to one it imports from."""
    home = getattr(value, "__module__", None)
    return isinstance(home, str) and home.partition(".")[0] == module.partition(".")[0]


def _inside(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == known or name.startswith(f"{known}.") for known in modules)
