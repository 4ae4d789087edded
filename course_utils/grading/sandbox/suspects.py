"""Try the student's own objects before they are believed. Trusted code, run in a snapshot.

An object can equal everything, or nothing but seem to; a function that a test calls can
look at the test. What stands here is the second of the `PARTS` that run in a snapshot.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course_utils.grading.sandbox.repair import (
        flag,
        in_a_library,
        namespace,
        own_method,
        pristine,
    )

COMPARISONS = ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__contains__")
METHODS = ("equals",)
ARITHMETIC = ("__sub__", "__rsub__", "__truediv__", "__rtruediv__")
OVERRIDES = ("__array_ufunc__", "__array_function__", "__instancecheck__", "__subclasscheck__")
OPPOSITE = {"__lt__": "__gt__", "__gt__": "__lt__", "__le__": "__gt__", "__ge__": "__lt__"}
LOOKS = frozenset(
    (
        "gc.get_objects", "gc.get_referents", "gc.get_referrers", "sys._current_exceptions",
        "sys._current_frames", "sys._getframe", "sys.setprofile", "sys.settrace",
    )
)  # fmt: skip
"""Events by which code finds its caller, or what else is in memory."""
FRAMES = frozenset(("tb_frame", "gi_frame", "cr_frame", "ag_frame"))
GO_BETWEEN = ("inspect.py", "traceback.py", "base_tasks.py", "ctypes/__init__.py")

watched: dict[int, type] = {}
"""The student's own classes by identity; held, so that no other takes their place."""


class Stranger:
    """Equal to nothing but itself."""


def new_classes() -> list[type]:
    """Return the classes made since the census."""
    known = pristine.known_classes
    return [
        found
        for found in gc.get_objects()
        if issubclass(type(found), type) and id(found) not in known
    ]


def watch_objects() -> None:
    """Let the comparisons of the student's own classes be tried before they are believed."""
    for cls in new_classes():
        watch(cls)
    stand_ins()


def build_class(body: FunctionType, name: str, *bases: object, **named: object) -> object:
    """Make a class as ever, and watch it if it is the student's."""
    made = pristine.builtins["__build_class__"](body, name, *bases, **named)
    file = body.__code__.co_filename
    if isinstance(made, type) and file != "<tests>" and not in_a_library(file):
        watch(made)
    return made


def watch(cls: type) -> None:
    """Let the comparisons of one class be tried, unless it is a library's."""
    if id(cls) in watched:
        return
    own = [key for key, member in list(cls.__dict__.items()) if own_method(member)]
    home = sys.modules.get(cls.__module__) if type(cls.__module__) is str else None
    if not own and home is not None and in_a_library(getattr(home, "__file__", None)):
        return
    watched[id(cls)] = cls
    for key in OVERRIDES:
        if key in own:
            flag(f"class {cls.__name__} overrides {key}")
            try_to(delattr, cls, key)
    if "__getattribute__" in own or "__class__" in own:
        flag(f"class {cls.__name__} disguises what it is")
    for key in COMPARISONS + ARITHMETIC + METHODS:
        if key in own and callable(cls.__dict__[key]):
            try_to(setattr, cls, key, guarded(cls, key, cls.__dict__[key]))


def late_classes() -> bool:
    """Whether a class made while a test ran, by no class statement, equals everything."""
    found = False
    for cls in new_classes():
        if id(cls) in watched:
            continue
        watched[id(cls)] = cls
        for key in ("__eq__", "equals", "__lt__"):
            method = cls.__dict__.get(key)
            if method is not None and own_method(method):
                others = (Stranger(), 1.75, -1e300, "?")
                if all(truth(method, Stranger(), other) for other in others):
                    flag(f"class {cls.__name__}: {key} is true of everything")
                    found = True
    return found


def try_to(action: object, *arguments: object) -> None:
    """Do something that a class may refuse."""
    try:
        action(*arguments)  # type: ignore[operator]
    except Exception as error:
        flag(f"an object refuses to be looked at ({type(error).__name__})")


def stand_ins() -> None:
    """Refuse answers that are stand-ins made for testing, such as unittest.mock.ANY."""
    mock = sys.modules.get("unittest.mock")
    if mock is None:
        return
    any_ = type(mock.ANY)
    for key in ("__eq__", "__ne__"):
        setattr(any_, key, guarded(any_, key, any_.__dict__[key]))
    for name, value in list(namespace.items()):
        if value is mock.ANY or isinstance(value, mock.NonCallableMock):
            flag(f"{name} is a stand-in from unittest.mock")
            del namespace[name]


def variants(other: Any) -> list[object]:
    """Return values that differ from ``other``, of its kind where there are any."""
    kind = type(other)
    made: dict[str, Callable[[], list[object]]] = {
        "bool": lambda: [not other],
        "bool_": lambda: [not other],
        "str": lambda: [other + " ?", "?"],
        "list": lambda: [[*other, Stranger()], [Stranger()] * 3],
        "tuple": lambda: [(*other, Stranger()), (Stranger(),) * 3],
        "dict": lambda: [other | {Stranger(): 1}],
        "set": lambda: [other | {Stranger()}],
        "frozenset": lambda: [other | {Stranger()}],
    }
    if kind.__module__.partition(".")[0] == "pandas" and getattr(other, "size", None):
        return [getattr(other, "iloc", other)[:0]]
    try:
        if kind.__name__ in made:
            return made[kind.__name__]()
        return [other + 1.75, -other - 3.5]
    except Exception:
        return [Stranger()]


def truth(method: object, *arguments: object) -> bool | None:
    """Return what a comparison says of an argument; None where it raises or does not know."""
    try:
        said = method(*arguments)  # type: ignore[operator]
        if said is NotImplemented:
            return None
        if type(said).__module__.partition(".")[0] in ("numpy", "pandas"):
            return bool(sys.modules["numpy"].all(said))
        return bool(said)
    except Exception:
        return None


def guarded(cls: type, key: str, method: object) -> object:
    """Return a comparison that is tried on other values first."""

    def compare(self: object, other: object, *more: object, **named: object) -> object:
        said = method(self, other, *more, **named)  # type: ignore[operator]
        if said is NotImplemented:
            return said
        said_of_others = [truth(method, self, value) for value in variants(other)]
        problem, answer = "", key == "__ne__"
        if id(type(said)) in watched:
            problem = "is neither true nor false"
        elif key == "__ne__":
            if not truth(lambda: said) and all(one is False for one in said_of_others):
                problem = "is false of everything"
        elif truth(lambda: said):
            contrary = getattr(cls, OPPOSITE.get(key, ""), None)
            far = [truth(method, self, value) for value in (-1e300, 0, 1e300)]
            if contrary is not None and truth(contrary, self, other):
                problem = "and its contrary are both true"
            elif all(said_of_others if key not in OPPOSITE else far):
                problem = "is true of everything"
        if not problem:
            return said
        flag(f"class {cls.__name__}: {key} {problem}")
        return answer

    def reckon(self: object, other: object) -> object:
        said = method(self, other)  # type: ignore[operator]
        if isinstance(other, (int, float)) and said is not NotImplemented:
            again = method(self, other + 1.75)  # type: ignore[operator]
            if type(again) is type(said) and alike(again, said):
                flag(f"class {cls.__name__}: {key} gives the same for everything")
                raise TypeError(f"{key} gives the same for everything")
        return said

    return reckon if key in ARITHMETIC else compare


def alike(one: object, other: object) -> bool:
    """Whether two results of the same class can't be told apart."""
    if truth(lambda: one == other) or truth(lambda: abs(one) == abs(other)):  # type: ignore[arg-type]
        return True
    held = getattr(one, "__dict__", None)
    return held is not None and truth(lambda: held == other.__dict__) is True


def deny_looks(event: str, arguments: tuple[object, ...]) -> None:
    """Keep the student's functions, when tests call them, from reading the tests' frames."""
    if event == "object.__getattr__":
        if arguments[1] not in FRAMES:
            return
    elif event not in LOOKS and not event.startswith("ctypes."):
        return
    if looking:
        return
    looking.append(event)
    try:
        at = sys._getframe(1)
        while at.f_back is not None and at.f_code.co_filename.endswith(GO_BETWEEN):
            at = at.f_back
        file = at.f_code.co_filename
    finally:
        looking.clear()
    if file not in ("<tests>", "<names>", "judge") and not in_a_library(file):
        flag("code that a test calls tries to look at the test (the stack, memory)")
        raise RuntimeError(f"{event}: not while tests run")


looking: list[str] = []
