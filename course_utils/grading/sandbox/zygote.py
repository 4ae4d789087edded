"""The warm parent: has imported what notebooks import, and forks for each submission.

Started inside the sandbox as ``python -m course_utils.grading.sandbox.zygote``;
takes submissions on standard input and answers on standard output.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import select
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
    walls.separate(walls.NEW_MOUNTS)  # bubblewrap's own are not ours to change
    for folder in ("/", "/dev", "/tmp"):  # noqa: S108, the sandbox's
        walls.make_read_only(folder)
    wire.send(answers, {"ready": True})
    while _serve(shell, pristine, orders, answers):
        pass


_PRACTICE = (
    "1 / 0",
    "def f(x): return g(x)\nf(1)",
    "import pandas as pd\npd.DataFrame({'a': [1.5], 'b': ['x'], 'c': [pd.Timestamp(2017, 1, 25)]})",
    "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.plot([1, 2])",
    "import warnings\nwarnings.warn('practice')\nprint(1)",
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


def _serve(shell: Any, pristine: object, orders: int, answers: int) -> bool:
    """Let a fork of this process run the next submission; False if there is none, or it broke.

    This process reads neither order nor answer, so that its later forks hold nothing of
    them, and no notebook finds in its own memory what belongs to another.
    """
    from course_utils.grading.sandbox.keeper import keep

    select.select([orders], [], [])
    child = os.fork()
    if child == 0:
        status = 1
        try:
            started = time.monotonic()
            job = wire.receive(orders)
            try:
                result = keep(job, shell, pristine, orders, answers)
                status = 0
            except Exception as error:
                result = {"problem": f"{type(error).__name__}: {error}"}
            wire.send(answers, result | {"seconds": time.monotonic() - started})
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1] == 0


if __name__ == "__main__":
    sys.path[:] = [entry for entry in sys.path if entry]
    main()
