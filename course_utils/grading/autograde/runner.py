"""Run orders in sandboxes: on this machine, or wherever an executor runs functions."""

from __future__ import annotations

import base64
import os
import tempfile
import threading
import time
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from course_utils.grading.autograde.warm import NotStarted, Sandbox, SandboxFailed, start

_here = threading.local()
_sandboxes: list[Sandbox] = []
_waiting: list[Sandbox] = []
"""Those that no thread has taken yet."""
_guard = threading.Lock()


def run(order: dict[str, Any], hidden: tuple[str, ...] = ()) -> dict[str, Any]:
    """Run one submission in this thread's sandbox, which is started if there is none.

    A sandbox that gives no answer is started anew, once, for the same submission.

    Parameters
    ----------
    order
        See `course_utils.grading.autograde.prepare.job`.
    hidden
        Folders that must not be seen inside.

    Returns
    -------
    dict
        By notebook what came of it, the files that were left, and seconds by phase;
        with a ``problem`` if the sandbox failed on this submission.
    """
    started = time.time()
    notebooks = len(order["notebooks"])
    seconds = notebooks * (order["limits"]["seconds"] + 60) + 60
    problem = ""
    for _ in range(2):
        try:
            answer = _sandbox(hidden).run(order, seconds=seconds)
        except NotStarted:
            _here.sandbox = None
            raise
        except SandboxFailed as error:
            _here.sandbox = None
            problem = str(error)
            continue
        return answer | {"started": started, "ended": time.time()}
    return {"problem": problem, "started": started, "ended": time.time()}


def run_in_kernel(order: dict[str, Any], _hidden: tuple[str, ...] = ()) -> dict[str, Any]:
    """Run one submission as nbgrader does: in a kernel of its own, with the user's own rights.

    Parameters
    ----------
    order
        As for `run`, with each notebook's ``text``, and ``execute``, nbgrader's preprocessor.

    Returns
    -------
    dict
        By notebook its text with outputs, the files that were left, and the seconds.
    """
    import nbformat
    from jupyter_core.utils import ensure_event_loop

    started = time.time()
    answer: dict[str, Any] = {"notebooks": [], "files": []}
    with tempfile.TemporaryDirectory() as folder:
        for file in order["files"]:
            path = Path(folder, file["path"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(file["data"]))
        for each in order["notebooks"]:
            execute = type(order["execute"])(parent=order["execute"].parent)
            notebook = nbformat.reads(each["text"], as_version=4)  # type: ignore[no-untyped-call]
            try:
                notebook, _ = execute.preprocess(notebook, {"metadata": {"path": folder}})
            except Exception as error:  # a kernel that died, or does not exist
                answer["problem"] = f"{type(error).__name__}: {error}"
                break
            answer["notebooks"].append({"text": nbformat.writes(notebook)})  # type: ignore[no-untyped-call]
    ensure_event_loop().close()  # nbclient leaves it to this thread
    return answer | {"started": started, "ended": time.time()}


def local(workers: int) -> Executor:
    """Return an executor of so many threads, each with a sandbox of its own."""
    return ThreadPoolExecutor(workers, thread_name_prefix="sandbox")


def warm_up(workers: int, hidden: tuple[str, ...], names: tuple[str, ...]) -> None:
    """Start the sandboxes while something else is done.

    Parameters
    ----------
    workers
        Number of sandboxes.
    hidden
        Folders that must not be seen inside.
    names
        Libraries to bring in, see `course_utils.grading.sandbox.libraries`.
    """
    with _guard:
        _waiting.extend(start(hidden=tuple(map(Path, hidden)), count=workers, names=names))
        _sandboxes.extend(_waiting)


def close() -> None:
    """End all sandboxes of this process."""
    with _guard:
        _waiting.clear()
        while _sandboxes:
            _sandboxes.pop().close()


def _sandbox(hidden: tuple[str, ...]) -> Sandbox:
    found: Sandbox | None = getattr(_here, "sandbox", None)
    if found is None:
        with _guard:
            if _waiting:
                found = _waiting.pop()
            else:
                (found,) = start(hidden=tuple(map(Path, hidden)))
                _sandboxes.append(found)
        _here.sandbox = found
    return found


def cores() -> int:
    """Return how many sandboxes to run on this machine: one a core."""
    return len(os.sched_getaffinity(0))
