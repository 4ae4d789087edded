"""Run test cells in a snapshot of the student's process. Trusted code.

This file is not imported where it runs: the controller sends it, compiled, into
each snapshot, after the student's own process has ended, so that nothing in it
could have been altered. It puts back what the census knows, watches objects that
equal everything, tries comparisons that must fail, and only then runs the tests.

What it says goes back in one frame: for each test whether it passed, else the
error; and what had been tampered with.
"""

from __future__ import annotations

import sys

descriptor, namespace, pristine, shell = given  # type: ignore[name-defined]  # noqa: F821
del given  # type: ignore[name-defined]  # noqa: F821
vars(sys.modules["builtins"]).update(pristine.builtins)  # before any other import

import ast
import contextlib
import gc
import io
import itertools
import json
import os
import signal
import struct
import threading
from collections.abc import Mapping
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_utils.grading.sandbox.census import Part

COMPARISONS = ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__contains__")
ARITHMETIC = ("__sub__", "__rsub__", "__truediv__", "__rtruediv__")
OVERRIDES = ("__array_ufunc__", "__array_function__", "__instancecheck__", "__subclasscheck__")
OPPOSITE = {"__lt__": "__gt__", "__gt__": "__lt__", "__le__": "__gt__", "__ge__": "__lt__"}
MOST_TEXT = 20_000
MUST_FAIL = """\
assert False
assert 1 == 2
assert not 1
assert "a" == "b"
assert [1, 2] == [1, 3]
assert isinstance("a", int)
assert len([1]) == 2
assert all([True, False])
assert abs(-1) == -1
assert round(1.4) == 2
assert sorted([2, 1]) == [2, 1]
assert sum([1, 1]) == 3
import math; assert math.isclose(1, 2)
import numpy; assert numpy.isclose(1, 2)
import numpy; assert numpy.allclose([1], [2])
import numpy; assert numpy.array_equal([1], [2])
import numpy; numpy.testing.assert_equal(1, 2)
import numpy; numpy.testing.assert_allclose([1.0], [2.0])
import pandas; assert pandas.Series([1]).equals(pandas.Series([2]))
import pandas; assert (pandas.Series([1]) == pandas.Series([2])).all()
import pandas; assert (pandas.DataFrame({"a": [1]}) == pandas.DataFrame({"a": [2]})).all().all()
import pandas; pandas.testing.assert_series_equal(pandas.Series([1]), pandas.Series([2]))
import pandas; pandas.testing.assert_frame_equal(pandas.DataFrame([1]), pandas.DataFrame([2]))
"""

flags: list[str] = []


def flag(text: str) -> None:
    """Note what was tampered with, once."""
    if text not in flags and len(flags) < 20:
        flags.append(text[:200])


class Stranger:
    """Equal to nothing but itself."""


def put_back() -> None:
    """Put back what tests lean on most, as it was when the warm parent started."""
    sys.settrace(None)
    sys.setprofile(None)
    threading.settrace(None)
    threading.setprofile(None)
    gc.callbacks.clear()
    signal.setitimer(signal.ITIMER_REAL, 0)
    builtin = sys.modules["builtins"].__dict__
    for name, value in pristine.builtins.items():
        if builtin.get(name) is not value:
            builtin[name] = value
    put_part_back(pristine.near)
    put_imports_back()


def put_part_back(part: Part) -> None:
    """Put modules, classes and functions back as they were."""
    for name, module, attributes in part.modules:
        if sys.modules.get(name) is not module:
            flag(f"sys.modules: {name} had been replaced")
            sys.modules[name] = module
        for key in changed(module.__dict__, attributes):
            value = attributes[key]
            if callable(value) or isinstance(value, ModuleType):
                if not lazy(name, key):
                    flag(f"{name}.{key} had been replaced")
                module.__dict__[key] = value
    for cls, attributes in part.classes:
        for key, value in attributes.items():
            if cls.__dict__.get(key) is not value and callable_member(value):
                flag(f"{cls.__module__}.{cls.__name__}.{key} had been replaced")
                setattr(cls, key, value)
        for key in COMPARISONS + ARITHMETIC + OVERRIDES:
            if key in cls.__dict__ and key not in attributes:
                flag(f"{cls.__module__}.{cls.__name__}.{key} had been added")
                delattr(cls, key)
    for function, code, defaults, named in part.functions:
        if function.__code__ is not code:
            flag(f"the code of {function.__module__}.{function.__qualname__} had been replaced")
            function.__code__ = code
        if function.__defaults__ is not defaults:
            flag(f"defaults of {function.__module__}.{function.__qualname__} had been replaced")
            function.__defaults__ = defaults
        if function.__kwdefaults__ is not named:
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
    beside = os.getcwd() + os.sep
    for name in new_modules():
        place = getattr(sys.modules[name], "__file__", None)
        if type(place) is not str or not place.startswith(beside):
            continue
        if name.partition(".")[0] in sys.stdlib_module_names or installed(name.partition(".")[0]):
            flag(f"a file {os.path.basename(place)} stood for the module {name}")
        del sys.modules[name]  # read anew from the instructor's copy, where there is one


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


def new_classes() -> list[type]:
    """Return the classes made since the census."""
    known = pristine.known_classes
    return [
        found
        for found in gc.get_objects()
        if issubclass(type(found), type) and id(found) not in known
    ]


def in_a_library(file: object) -> bool:
    """Whether code of this file comes with Python or an installed library."""
    return type(file) is str and file.startswith((sys.base_prefix + os.sep, sys.prefix + os.sep))


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


def watch_objects() -> frozenset[int]:
    """Let the comparisons of the student's own classes be tried before they are believed."""
    made = []
    for cls in new_classes():
        own = [key for key, member in list(cls.__dict__.items()) if own_method(member)]
        home = sys.modules.get(cls.__module__) if type(cls.__module__) is str else None
        if not own and home is not None and in_a_library(getattr(home, "__file__", None)):
            continue
        made.append(id(cls))
        for key in OVERRIDES:
            if key in own:
                flag(f"class {cls.__name__} overrides {key}")
                try_to(delattr, cls, key)
        if "__getattribute__" in own or "__class__" in own:
            flag(f"class {cls.__name__} disguises what it is")
        for key in COMPARISONS + ARITHMETIC:
            if key in own and callable(cls.__dict__[key]):
                try_to(setattr, cls, key, guarded(cls, key, cls.__dict__[key]))
    stand_ins()
    return frozenset(made)


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
    for name, value in list(namespace.items()):
        if value is mock.ANY or isinstance(value, mock.NonCallableMock):
            flag(f"{name} is a stand-in from unittest.mock")
            del namespace[name]


def variants(other: object) -> list[object]:
    """Return values that differ from ``other``, of its kind where there are any."""
    if isinstance(other, bool):
        return [Stranger(), not other]
    if isinstance(other, (int, float)) or (type(other).__module__ == "numpy" and not shape(other)):
        return [Stranger(), other + 1.75, -other - 3.5]  # type: ignore[operator]
    if isinstance(other, str):
        return [Stranger(), other + " ?", "?"]
    return [Stranger()]


def shape(value: object) -> object:
    """Return the shape of an array; empty for a single value."""
    return getattr(value, "shape", ())


def truth(method: object, *arguments: object) -> bool | None:
    """Return what a comparison says of an argument; None where it raises or does not know."""
    try:
        said = method(*arguments)  # type: ignore[operator]
        return None if said is NotImplemented else bool(said)
    except Exception:
        return None


def guarded(cls: type, key: str, method: object) -> object:
    """Return a comparison that is tried on other values first."""

    def compare(self: object, other: object) -> object:
        said = method(self, other)  # type: ignore[operator]
        if said is NotImplemented:
            return said
        if key in ("__eq__", "__contains__"):
            if truth(lambda: said) and all(truth(method, self, v) for v in variants(other)):
                flag(f"class {cls.__name__}: {key} is true of everything")
                return False
        elif key == "__ne__":
            if not truth(lambda: said) and not any(
                truth(method, self, v) is not False for v in variants(other)
            ):
                flag(f"class {cls.__name__}: {key} is false of everything")
                return True
        elif truth(lambda: said):
            contrary = getattr(cls, OPPOSITE[key], None)
            if contrary is not None and truth(contrary, self, other):
                flag(f"class {cls.__name__}: {key} and its contrary are both true")
                return False
            if all(truth(method, self, v) for v in (-1e300, 0, 1e300)):
                flag(f"class {cls.__name__}: {key} is true of everything")
                return False
        return said

    def reckon(self: object, other: object) -> object:
        said = method(self, other)  # type: ignore[operator]
        if isinstance(other, (int, float)) and said is not NotImplemented:
            again = method(self, other + 1.75)  # type: ignore[operator]
            if type(again) is type(said) and truth(lambda: again == said):
                flag(f"class {cls.__name__}: {key} gives the same for everything")
                raise TypeError(f"{key} gives the same for everything")
        return said

    return reckon if key in ARITHMETIC else compare


class Collector(io.TextIOBase):
    """A standard stream of the tests."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def write(self, text: str) -> int:
        """Keep a text while there is room."""
        self.length += len(text)
        if self.length <= MOST_TEXT:
            self.parts.append(str(text))
        return len(text)

    def text(self) -> str:
        """All that was kept."""
        return "".join(self.parts)


def run(source: str, scope: dict[str, object]) -> object:
    """Run a source and return the value of its last expression."""
    tree = ast.parse(source, "<tests>")
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
        last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
    exec(compile(tree, "<tests>", "exec", dont_inherit=True), scope)
    return (
        None if last is None else eval(compile(last, "<tests>", "eval", dont_inherit=True), scope)
    )


def examine(test: dict[str, object], own: frozenset[int]) -> dict[str, object]:
    """Run one test cell and say what came of it."""
    import builtins

    namespace["__builtins__"] = builtins
    out, err = Collector(), Collector()
    sys.stdout, sys.stderr = out, err
    shell.displayhook.session.take()
    sizes = [os.fstat(number).st_size for number in (1, 2)]
    found: dict[str, object] = {"passed": False}
    try:
        for prelude in test["prelude"]:  # type: ignore[attr-defined]
            with contextlib.suppress(Exception):  # as in a notebook, the next cell runs too
                run(prelude, namespace)
        out.parts.clear()
        err.parts.clear()
        value = run(test["source"], namespace)  # type: ignore[arg-type]
        if value is not None:
            found["result"] = repr(value)[:MOST_TEXT]
        found["passed"] = True
    except BaseException as error:
        found["error"] = describe(error, own)
    for number, stream, size in zip((1, 2), (out, err), sizes, strict=True):
        if os.fstat(number).st_size > size:
            stream.write(os.pread(number, MOST_TEXT, size).decode("utf-8", "replace"))
    found["stdout"], found["stderr"] = out.text(), err.text()
    found["messages"] = [
        message
        for message in shell.displayhook.session.take()
        if message["msg_type"] in ("display_data", "execute_result")
    ]
    return found


def describe(error: BaseException, own: frozenset[int]) -> dict[str, object]:
    """Say what a test raised, without the lines of the test."""
    kind = type(error)
    name = kind.__name__ if isinstance(kind.__name__, str) else "Exception"
    if id(kind) in own:
        return {"ename": name[:200], "evalue": "raised by the submission's own class", "places": []}
    places: list[list[object]] = []
    at = error.__traceback__
    while at is not None and len(places) < 50:
        code = at.tb_frame.f_code
        if code.co_filename not in ("<tests>", "judge") and not in_a_library(code.co_filename):
            places.append([code.co_name, at.tb_lineno])
        at = at.tb_next
    try:
        text = str(error)
    except Exception:
        text = ""
    trusted = kind.__module__ == "course_utils.grading._answers"
    return {
        "ename": name[:200],
        "evalue": text[:2000],
        "places": places[-5:],
        "ours": trusted,
        "recognised": trusted and getattr(error, "recognised", False) is True,
    }


def probe() -> None:
    """Try comparisons that must fail; tests are not to be believed if one passes."""
    for line in MUST_FAIL.splitlines():
        if "pandas" in line and "pandas" not in sys.modules:
            continue
        if "numpy" in line and "numpy" not in sys.modules:
            continue
        sys.stdout, sys.stderr = Collector(), Collector()
        try:
            run(line, {"__builtins__": sys.modules["builtins"], "__name__": "probe"})
        except AssertionError:
            continue
        except BaseException as error:
            flag(f"a check could not be made ({type(error).__name__}: {line[:60]})")
            continue
        flag(f"a comparison that must fail passed: {line}")
        answer["believed"] = False


def bring_back(names: dict[str, str]) -> None:
    """Bring back names that the sheet imports, and builtins hidden under functions."""
    scope: dict[str, object] = {"__builtins__": sys.modules["builtins"], "__name__": "names"}
    for name, line in names.items():
        if name not in namespace:
            continue
        try:
            exec(compile(line, "<names>", "exec", dont_inherit=True), scope)
        except Exception:  # a package that the instructor has and this machine lacks
            continue
        value = namespace[name]
        if value is not scope[name] and not slip(value):
            flag(f"the name {name} had been given to something else")
            namespace[name] = scope[name]
    made_here = set(asked["defined"])  # type: ignore[call-overload]
    for name, value in list(namespace.items()):
        hides = name in pristine.builtins and value is not pristine.names.get(name)
        own = isinstance(value, (FunctionType, type)) and value is not pristine.builtins.get(name)
        if hides and own and name not in made_here:
            flag(f"the builtin {name} had been hidden under a function")
            del namespace[name]


def slip(value: object) -> bool:
    """Whether a value is what a slip of the pen puts in place of an import."""
    if callable(value) or isinstance(value, ModuleType):
        return False
    return type(value).__module__.partition(".")[0] in ("builtins", "numpy", "pandas")


def receive() -> dict[str, object]:
    """Read the frame with the tests."""
    data = b""
    while len(data) < 4:
        data += os.read(descriptor, 4 - len(data)) or os._exit(1)
    (length,) = struct.unpack("!I", data)
    data = b""
    while len(data) < length:
        data += os.read(descriptor, length - len(data)) or os._exit(1)
    found: dict[str, object] = json.loads(data)
    return found


def reply(value: dict[str, object]) -> None:
    """Send a frame."""
    text = json.dumps(value).encode()
    rest = struct.pack("!I", len(text)) + text
    while rest:
        rest = rest[os.write(descriptor, rest) :]


answer: dict[str, object] = {"believed": True}
put_back()
asked = receive()
if asked["thorough"]:
    put_part_back(pristine.far)
own_classes = watch_objects()
bring_back(asked["imports"])  # type: ignore[arg-type]
probe()
for number, one in enumerate(asked["tests"]):  # type: ignore[arg-type,var-annotated]
    if number:
        put_back()
    result = examine(one, own_classes)
    reply({"nonce": asked["nonce"], "test": number, **result, **answer, "flags": flags})
os._exit(0)
