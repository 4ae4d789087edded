"""Put back, in a snapshot of the student's process, what had been altered. Trusted code.

The first of the `PARTS` that the controller sends into each snapshot, compiled, and
that run there one after the other in one scope. Until its first lines are done, no
module can be believed, so they use nothing but the language itself.
"""

from __future__ import annotations

import sys

descriptor, namespace, pristine, hooks, (near, far, probes) = given  # type: ignore[name-defined]  # noqa: F821
del given  # type: ignore[name-defined]  # noqa: F821
HARMLESS = ("_", "print", "input", "exit", "quit", "help", "display")
"""Builtins that decide nothing, which notebooks replace for reasons of their own."""
altered = []
for module, held in pristine.tools:  # before any other import
    sys.modules[module.__name__] = module
    for name in held:
        if module.__dict__.get(name) is not held[name]:
            altered.append(f"{module.__name__}.{name}")
            module.__dict__[name] = held[name]
for name in pristine.builtins:
    was = sys.modules["builtins"].__dict__.get(name)
    if was is not pristine.builtins[name] and name not in HARMLESS:
        sys.modules["builtins"].__dict__[name] = pristine.builtins[name]
        altered.append(f"builtins.{name}")

import gc
import importlib
import itertools
import os
import signal
import threading
from collections.abc import Iterable, Mapping
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course_utils.grading.sandbox.census import Part

    Look = dict[str, list[int]] | None

flags: list[str] = []


def flag(text: str) -> None:
    """Note what was tampered with, once."""
    if text not in flags and len(flags) < 20:
        flags.append(text[:200])


def put_back(look: Look) -> None:
    """Put back what tests lean on most, as it was when the warm parent started."""
    sys.settrace(None)
    sys.setprofile(None)
    threading.settrace(None)
    threading.setprofile(None)
    gc.callbacks.clear()
    signal.setitimer(signal.ITIMER_REAL, 0)
    builtin = sys.modules["builtins"].__dict__
    for name, value in pristine.builtins.items():
        if builtin.get(name) is not value and name not in HARMLESS:
            builtin[name] = value
    put_part_back(pristine.near, look)
    put_imports_back()


def chosen(things: tuple[Any, ...], look: Look, kind: str) -> Iterable[Any]:
    """Return what differs, as far as that could be seen from outside; else everything."""
    return things if look is None else [things[number] for number in look[kind]]


def put_part_back(part: Part, look: Look) -> None:
    """Put modules, classes and functions back as they were.

    Parameters
    ----------
    part
        What the census knows of them.
    look
        The numbers of those that differ, by kind; None if all are to be looked at.
    """
    for name, module, _ in part.modules if look is None or look["names"] else ():
        if sys.modules.get(name) is not module:
            flag(f"sys.modules: {name} had been replaced")
            sys.modules[name] = module
    for name, module, attributes in chosen(part.modules, look, "modules"):
        for key in changed(module.__dict__, attributes):
            value = attributes[key]
            if callable(value) or isinstance(value, ModuleType):
                if not lazy(name, key):
                    flag(f"{name}.{key} had been replaced")
                module.__dict__[key] = value
    for cls, attributes in chosen(part.classes, look, "classes"):
        for key, value in attributes.items():
            if cls.__dict__.get(key) is not value and callable_member(value):
                flag(f"{cls.__module__}.{cls.__name__}.{key} had been replaced")
                setattr(cls, key, value)
        for key in pristine.members:
            if key in cls.__dict__ and key not in attributes:
                flag(f"{cls.__module__}.{cls.__name__}.{key} had been added")
                delattr(cls, key)
    for function, code, defaults, named, held, enclosed in chosen(
        part.functions, look, "functions"
    ):
        for cell, value in zip((enclosed and function.__closure__) or (), enclosed, strict=True):
            if value is not cell and cell.cell_contents is not value:
                flag(f"the inside of {function.__module__}.{function.__qualname__} was replaced")
                cell.cell_contents = value
        if function.__code__ is not code:
            flag(f"the code of {function.__module__}.{function.__qualname__} had been replaced")
            function.__code__ = code
        if function.__defaults__ is not defaults:
            flag(f"defaults of {function.__module__}.{function.__qualname__} had been replaced")
            function.__defaults__ = defaults
        if function.__kwdefaults__ is not named or (named and changed(named, held)):
            if named:
                named.update(held)
            flag(f"defaults of {function.__module__}.{function.__qualname__} had been replaced")
            function.__kwdefaults__ = named


def put_imports_back() -> None:
    """Let imports find what is installed before what stands beside the notebook."""
    finders, hooks = pristine.finders
    if tuple(sys.meta_path[: len(finders)]) != finders or tuple(sys.path_hooks) != hooks:
        sys.meta_path[:], sys.path_hooks[:] = finders, hooks
        sys.path_importer_cache.clear()
    known = [entry for entry in pristine.path if entry]
    sys.path[:] = [*known, *(entry for entry in sys.path if entry not in known)]
    sys.dont_write_bytecode = True
    sys.pycache_prefix = "/nowhere"
    beside = os.getcwd() + os.sep
    for name in new_modules():
        place = getattr(sys.modules[name], "__file__", None)
        if type(place) is not str or not place.startswith(beside):
            continue
        if name.partition(".")[0] in sys.stdlib_module_names or installed(name.partition(".")[0]):
            flag(f"a file {os.path.basename(place)} stood for the module {name}")
            del sys.modules[name]


def put_helpers_back(names: list[str]) -> None:
    """Replace the instructor's own modules by fresh ones, if they were altered.

    Else they stay, as objects of their classes may be among the answers.
    """
    for name in names:
        old = sys.modules.pop(name, None)
        if old is None:
            continue
        try:
            fresh = importlib.import_module(name)
        except Exception:  # it leans on what this machine lacks
            continue
        if all(same(value, old.__dict__.get(key)) for key, value in vars(fresh).items()):
            sys.modules[name] = old
        else:
            flag(f"the module {name} had been altered")


def same(fresh: object, old: object) -> bool:
    """Whether a function or class of a module does what it did; other values may change."""
    if isinstance(fresh, FunctionType):
        return isinstance(old, FunctionType) and (
            fresh.__code__ == old.__code__
            and repr(fresh.__defaults__) == repr(old.__defaults__)
            and repr(fresh.__kwdefaults__) == repr(old.__kwdefaults__)
        )
    if isinstance(fresh, type) and fresh.__module__ not in sys.stdlib_module_names:
        return fresh is old or (
            isinstance(old, type)
            and fresh.__dict__.keys() == old.__dict__.keys()
            and all(same(value, old.__dict__.get(key)) for key, value in vars(fresh).items())
        )
    return fresh is old or not callable_member(fresh) or type(fresh) is type(old)


def new_modules() -> list[str]:
    """Return the names of modules imported since the census, which stand last."""
    count = len(sys.modules) - len(pristine.module_names)
    last = list(itertools.islice(reversed(sys.modules), max(count, 0)))
    if any(name in pristine.module_names for name in last) or count < 0:
        last = list(sys.modules)  # somebody has changed their order
    return [name for name in last if name not in pristine.module_names]


def changed(here: Mapping[str, object], before: dict[str, object]) -> list[str]:
    """Return the names that no longer have the value they had."""
    try:
        if here == before:
            return []
    except Exception:  # a value that refuses to be compared has changed
        pass
    return [key for key, value in before.items() if here.get(key) is not value]


def callable_member(value: object) -> bool:
    """Whether a member of a class does something, and is no mere value."""
    return callable(value) or isinstance(value, (property, classmethod, staticmethod))


def lazy(module: str, name: str) -> bool:
    """Whether a library itself sets this name on first use."""
    return module.startswith(("IPython", "pandas._config", "pandas.util", "course_utils")) and (
        name.startswith("_")
    )


def installed(name: str) -> bool:
    """Whether a module of this name is installed."""
    for entry in pristine.path:
        if entry and entry != os.getcwd():
            if os.path.isdir(os.path.join(entry, name)):
                return True
            if os.path.isfile(os.path.join(entry, f"{name}.py")):
                return True
    return False


LIBRARIES = tuple(
    place.rstrip(os.sep) + os.sep
    for place in (
        sys.base_prefix,
        sys.prefix,
        os.path.dirname(str(sys.modules["course_utils"].__file__)),
        *(entry for entry in pristine.path if entry),
    )
)


def in_a_library(file: object) -> bool:
    """Whether code of this file comes with Python, an installed library or this package."""
    return type(file) is str and file.startswith(LIBRARIES)


def own_method(member: object) -> bool:
    """Whether a member of a class is callable and not a library's."""
    inner = getattr(member, "__func__", member)
    code = getattr(inner, "__code__", None)
    if code is not None:
        return not in_a_library(getattr(code, "co_filename", None))
    return callable(inner) and type(inner).__name__ not in (
        "wrapper_descriptor",
        "method_descriptor",
        "builtin_function_or_method",
    )
