"""Run test cells in a snapshot of the student's process. Trusted code.

This file is not imported where it runs: the controller sends it, compiled, into
each snapshot, after the student's own process has ended, so that nothing in it
could have been altered. It puts back what the census knows, watches objects that
equal everything, tries comparisons that must fail, and only then runs the tests.

What it says goes back test by test: whether it passed, else the error; and what had
been tampered with.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import marshal
import os
import struct
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_utils.grading.sandbox.repair import (
        HARMLESS,
        altered,
        descriptor,
        far,
        flag,
        flags,
        hooks,
        namespace,
        near,
        own_method,
        pristine,
        probes,
        put_back,
        put_helpers_back,
        put_part_back,
    )
    from course_utils.grading.sandbox.suspects import (
        build_class,
        deny_looks,
        late_classes,
        watch_objects,
        watched,
    )


class Collector(io.TextIOBase):
    """A standard stream of the tests, of which only the length is kept."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.length = 0

    def write(self, text: str) -> int:
        """Count a text."""
        self.length += len(text)
        return len(text)


class Unhidden(ast.NodeTransformer):
    """Lets tests mean the builtins, where a notebook has put something else under a name."""

    def __init__(self) -> None:
        self.defined = {*asked["defined"]}  # type: ignore[misc]

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Give a name that is looked up another one, under which the builtin stands."""
        name = node.id
        if not isinstance(node.ctx, ast.Load) or name not in pristine.builtins:
            return node
        if name in self.defined or not hides(name):
            return node
        flag(f"the builtin {name} had been hidden under something else")
        namespace[f"__builtin_{name}"] = pristine.builtins[name]
        return ast.copy_location(ast.Name(f"__builtin_{name}", ast.Load()), node)


def hides(name: str) -> bool:
    """Whether a notebook has put a function under a builtin's name, not a library's namesake."""
    missing = object()
    value = namespace.get(name, missing)
    if value is missing or value is pristine.builtins[name] or value is pristine.names.get(name):
        return False
    if name in HARMLESS or not callable(value):
        return False
    home = str(getattr(value, "__module__", "")).partition(".")[0]
    return getattr(value, "__name__", "") != name or home not in ("numpy", "math", "pandas")


def run(source: str, scope: dict[str, object]) -> object:
    """Run a source and return the value of its last expression."""
    tree = ast.parse(source, "<tests>")
    if scope is namespace:
        tree = Unhidden().visit(tree)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
        last = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
    exec(compile(tree, "<tests>", "exec", dont_inherit=True), scope)
    return (
        None if last is None else eval(compile(last, "<tests>", "eval", dont_inherit=True), scope)
    )


def examine(test: dict[str, object]) -> dict[str, object]:
    """Run one test cell and say what came of it."""
    import builtins

    namespace["__builtins__"] = builtins
    sys.stdout, sys.stderr = (out := Collector()), (err := Collector())
    sizes = [os.fstat(number).st_size for number in (1, 2)]
    found: dict[str, object] = {"passed": False}
    try:
        for prelude in test["prelude"]:  # type: ignore[attr-defined]
            with contextlib.suppress(Exception):  # as in a notebook, the next cell runs too
                run(prelude, namespace)
        out.length = err.length = 0
        value = run(test["source"], namespace)  # type: ignore[arg-type]
        if value is not None:
            found["result"] = repr(value)
        if late_classes():
            answer["believed"] = False
        if not is_number(found.get("result")):
            found["result"] = "..." if value is not None else None
        elif id(type(value)) in watched:
            flag(f"class {type(value).__name__} stood for the points of a test")
            answer["believed"] = False
        found["passed"] = True
    except BaseException as error:
        found["error"] = describe(error)
    for number, stream, size in zip((1, 2), (out, err), sizes, strict=True):
        stream.length += max(0, os.fstat(number).st_size - size)
    found["printed"], found["warned"] = out.length > 0, err.length > 0
    return found


def is_number(text: object) -> bool:
    """Whether nbgrader would take a text for points."""
    try:
        float(text)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True


def describe(error: BaseException) -> dict[str, object]:
    """Say what a test raised; in words only if they are this package's, raised by itself."""
    kind, at = type(error), error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    answers = sys.modules.get("course_utils.grading._answers")
    ours = kind in vars(answers).values() if answers else False
    home = os.path.dirname(str(sys.modules["course_utils"].__file__)) + os.sep
    if not ours or at is None or not at.tb_frame.f_code.co_filename.startswith(home):
        plain = pristine.builtins.get(kind.__name__) is kind
        return {"ename": kind.__name__ if plain else "AssertionError", "evalue": ""}
    return {
        "ename": kind.__name__,
        "evalue": str(error)[:2000],
        "ours": True,
        "recognised": getattr(error, "recognised", False) is True,
    }


def probe() -> None:
    """Try comparisons that must fail; tests are not to be believed if one passes."""
    for line, code in probes:
        if "pandas" in line and "pandas" not in sys.modules:
            continue
        if "numpy" in line and "numpy" not in sys.modules:
            continue
        sys.stdout, sys.stderr = Collector(), Collector()
        try:
            exec(code, {"__builtins__": sys.modules["builtins"], "__name__": "probe"})
        except AssertionError:
            continue
        except BaseException as error:
            flag(f"a check could not be made ({type(error).__name__}: {line[:60]})")
            continue
        flag(f"a comparison that must fail passed: {line}")
        answer["believed"] = False


def bring_back(names: dict[str, str]) -> None:
    """Bring back names that the sheet imports."""
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


def receive_look() -> dict[str, list[int]] | None:
    """Read what differs since the last test, with nothing that the test could have altered."""
    length, data = size(read(descriptor, 8), "big"), b""
    while len(data) < length:
        data += read(descriptor, length - len(data)) or leave(1)
    found: dict[str, list[int]] | None = loads(data)
    return found


def reply(value: dict[str, object]) -> None:
    """Send a frame."""
    text = json.dumps(value).encode()
    rest = struct.pack("!I", len(text)) + text
    while rest:
        rest = rest[os.write(descriptor, rest) :]


read, loads, size, leave = os.read, marshal.loads, int.from_bytes, os._exit
answer: dict[str, object] = {"believed": True}
for name in altered:
    flag(f"{name} had been replaced")
if any(own_method(hook) for hook in hooks):
    flag("a hook had been set that runs at each fork")
put_back(near)
asked = receive()
if asked["thorough"]:
    put_part_back(pristine.far, far)
watch_objects()
put_helpers_back(asked["beside"])  # type: ignore[arg-type]
bring_back(asked["imports"])  # type: ignore[arg-type]
probe()
sys.addaudithook(deny_looks)
for number in range(asked["tests"]):  # type: ignore[call-overload]
    if number:
        put_back(receive_look())
    vars(sys.modules["builtins"])["__build_class__"] = build_class
    one = receive()
    result = examine(one)
    reply({"nonce": one["nonce"], "test": number, **result, **answer, "flags": flags})
os._exit(0)
