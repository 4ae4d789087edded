"""The warm parent: has imported what notebooks import, and forks for each submission.

Started inside the sandbox as ``python -m course_utils.grading.sandbox.zygote`` with the names of
libraries to bring in, between commas, and the numbers of two pipes for each sandbox:
submissions come on the first, answers go to the second.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
import time
from types import ModuleType
from typing import Any

from course_utils.grading.sandbox import (
    census,
    image,
    imports,
    interpreter,
    libraries,
    pages,
    probes,
    tracebacks,
    walls,
    wire,
)
from course_utils.grading.sandbox.controller import Warm
from course_utils.grading.sandbox.keeper import keep


def main() -> None:
    """Warm up, say so, and serve submissions until the input ends."""
    names, numbers = sys.argv[1].split(",") if sys.argv[1] else [], list(map(int, sys.argv[2:]))
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))  # which is for cells only
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    with imports.quickly():
        shell = interpreter.make_shell()
        libraries.bring_in(names)
        tracebacks.quicken()
        _warm_up(shell, [*_PRACTICE, *libraries.practice(names)])
    pristine = census.take(shell.user_module.__dict__)
    for hooks, _ in pristine.fork_hooks:  # the student's process gets them back
        hooks.clear()
    walls.separate(walls.NEW_MOUNTS)  # bubblewrap's own are not ours to change
    for folder in ("/", "/dev", "/tmp"):  # noqa: S108, the sandbox's
        walls.make_read_only(folder)
    near, far = image.take(pristine)
    warm = Warm(shell, pristine, near, far)
    pages.join()
    _look_after(warm, list(zip(numbers[::2], numbers[1::2], strict=True)))


_PRACTICE = (
    "1 / 0",
    "def f(x): return g(x)\nf(1)",
    "import pandas as pd\npd.DataFrame({'a': [1.5], 'b': ['x'], 'c': [pd.Timestamp(2017, 1, 25)]})",
    "import warnings\nwarnings.warn('practice')\nprint(1)",
    "pd.DataFrame({'a': [1]})['b']",
)
"""Cells that are run before any submission, since much sets itself up on first use: a traceback
through pandas takes half a second until pandas' files have been parsed."""


def _warm_up(shell: Any, cells: list[str]) -> None:
    """Run some cells, and leave the shell as if it had run none."""
    before = shell.user_module.__dict__.copy()
    for source in cells:
        shell.run_cell(source, store_history=True)
    probes.practise()
    gc.freeze()  # it collects garbage, among all that was imported
    shell.reset(new_session=True)
    gc.unfreeze()
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


def _look_after(warm: Warm, channels: list[tuple[int, int]]) -> None:
    """Let a fork serve each channel, and end it when nobody is at the other side any more."""
    watched: dict[int, int] = {}
    proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    for channel in channels:
        child = walls.fork_apart(proc)
        if child == 0:
            os.close(proc)
            for number in {number for pair in channels for number in pair} - {*channel}:
                os.close(number)
            walls.die_with_parent()
            walls.separate(walls.NEW_NETWORK)
            walls.raise_loopback()
            wire.send(channel[1], {"ready": True})
            while _serve(warm, *channel):
                pass
            os._exit(0)
        watched[channel[0]] = child
    poll = select.poll()
    for orders, answers in channels:
        poll.register(orders, 0)
        os.close(answers)
    while watched:
        for orders, _ in poll.poll():
            poll.unregister(orders)
            os.kill(watched.pop(orders), signal.SIGKILL)


def _serve(warm: Warm, orders: int, answers: int) -> bool:
    """Let a fork of this process run the next submission; False if there is none, or it broke.

    This process reads neither order nor answer, so that its later forks hold nothing of
    them, and no notebook finds in its own memory what belongs to another.
    """
    select.select([orders], [], [])
    child = os.fork()
    if child == 0:
        status = 1
        try:
            started = time.monotonic()
            job = wire.receive(orders)
            try:
                result = keep(job, warm, orders, answers)
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
