"""The warm parent: has imported what notebooks import, and forks for each submission.

Started inside the sandbox as ``python -m course_utils.grading.sandbox.zygote``;
takes submissions on standard input and answers on standard output.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
from types import ModuleType
from typing import Any

from course_utils.grading.sandbox import census, interpreter, walls, wire

WARM = (
    "numpy", "pandas", "matplotlib.pyplot", "matplotlib_inline.backend_inline", "folium",
    "networkx", "ipywidgets", "IPython.display", "unittest.mock", "hashlib", "statistics",
    "decimal", "fractions", "doctest", "pandas.testing", "numpy.testing", "course_utils.datasets",
    "course_utils.charts", "course_utils.maps", "course_utils.practice",
    "course_utils.grading.expect", "course_utils.quizzes.widget",
)  # fmt: skip
"""What is imported before the first submission; what is not installed is left out."""


def main() -> None:
    """Warm up, say so, and serve submissions until the input ends."""
    orders, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    shell = interpreter.make_shell()
    for name in WARM:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _warm_up(shell)
    pristine = census.take(shell.user_module.__dict__)
    for folder in ("/", "/dev", "/tmp"):  # noqa: S108, the sandbox's
        walls.make_read_only(folder)
    wire.send(answers, {"ready": True})
    with contextlib.suppress(wire.Broken):
        while True:
            job = wire.receive(orders)
            wire.send(answers, _fork(job, shell, pristine, (orders, answers)))


_PRACTICE = (
    "1 / 0",
    "def f(x): return g(x)\nf(1)",
    "import pandas as pd\npd.DataFrame({'a': [1.5], 'b': ['x'], 'c': [pd.Timestamp(2017, 1, 25)]})",
    "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.plot([1, 2])",
    "import warnings\nwarnings.warn('careful')\nprint(1)",
)
"""Cells that are run before any submission, since much sets itself up on first use."""


def _warm_up(shell: Any) -> None:
    """Run some cells, and leave the shell as if it had run none."""
    before = shell.user_module.__dict__.copy()
    for source in _PRACTICE:
        shell.run_cell(source, store_history=True)
    shell.reset(new_session=True)
    names = shell.user_module.__dict__
    for name in set(names) - set(before):
        del names[name]
    names |= before
    shell.execution_count = 1
    shell.displayhook.session.take()
    for name in ("last_type", "last_value", "last_traceback"):
        if hasattr(sys, name):
            delattr(sys, name)
    for module in list(sys.modules.values()):
        if isinstance(module, ModuleType):
            module.__dict__.pop("__warningregistry__", None)


def _fork(
    job: dict[str, Any], shell: Any, pristine: object, closing: tuple[int, ...]
) -> dict[str, Any]:
    """Run one submission in a fork of this process."""
    from course_utils.grading.sandbox.keeper import keep

    started = time.monotonic()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            for descriptor in closing:
                os.close(descriptor)
            try:
                result = keep(job, shell, pristine)
            except Exception as error:
                result = {"problem": f"{type(error).__name__}: {error}"}
            wire.send(write, result)
        finally:
            os._exit(0)
    os.close(write)
    try:
        answer: dict[str, Any] = wire.receive(read)
    except wire.Broken:
        answer = {"problem": "the sandbox ended without an answer"}
    os.close(read)
    os.waitpid(child, 0)
    return answer | {"seconds": time.monotonic() - started}


if __name__ == "__main__":
    sys.path[:] = [entry for entry in sys.path if entry]
    main()
