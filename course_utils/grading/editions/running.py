"""Run answers of a bank in warm processes that have run the cells before them already.

They are processes of their own, begun once and told by pipes what to do, so that an edition can
be made from a script, a notebook or a command alike.
"""

from __future__ import annotations

import atexit
import contextlib
import copy
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache

from course_utils.errors import GradingError

WORKERS = 2


class Unreadable:
    """Stands for a value that can't leave its process; no test reads such a thing."""


@dataclass(frozen=True)
class Job:
    """A cell to run behind others, and the names whose values are wanted."""

    before: tuple[str, ...]
    source: str
    names: tuple[str, ...]


def run(jobs: Sequence[Job]) -> list[dict[str, object]]:
    """Run the cells of all jobs; return the values of the names that each has made.

    Each cell gets copies of the tables and lists that the cells before it made. A cell that
    raises keeps what it has made before. Jobs that begin with the same cells should stand one
    behind the other.

    Raises
    ------
    GradingError
        If the cells before an answer raise, or an answer takes the process down.
    """
    half = -(-len(jobs) // WORKERS)
    parts = [jobs[start : start + half] for start in range(0, len(jobs), half or 1)]
    with ThreadPoolExecutor(WORKERS) as threads:
        done = threads.map(_Worker.run, _workers(), parts)
        # Not in the threads, which would both be the first to import pandas.
        return [pickle.loads(values) for part in done for values in part]  # noqa: S301, our own


class _Worker:
    def __init__(self) -> None:
        threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MPLBACKEND": "agg"}
        self._process = subprocess.Popen(  # noqa: S603, our own interpreter and module
            [sys.executable, "-c", f"from {__name__} import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | threads,
        )
        atexit.register(self.close)

    def run(self, jobs: Sequence[Job]) -> list[bytes]:
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:
            raise ValueError("a worker needs its pipes")
        try:
            pickle.dump(list(jobs), into)
            into.flush()
            told: list[bytes] | str = pickle.load(out)  # noqa: S301, from our own process
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            _workers.cache_clear()
            raise GradingError(
                "an answer ended the process that ran it", remedy="Try the answers one by one."
            ) from error
        if isinstance(told, str):
            raise GradingError(told, remedy="Mend the cell, or the spellings exchanged in it.")
        return told

    def close(self) -> None:
        self._process.communicate()


@cache
def _workers() -> tuple[_Worker, ...]:
    return tuple(_Worker() for _ in range(WORKERS))


def serve() -> None:
    """Run jobs from standard input and write what they make to standard output."""
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what an answer prints must not get between the results
        while True:
            try:
                jobs = pickle.load(sys.stdin.buffer)  # noqa: S301, from our own process
            except EOFError:
                return
            try:
                told: object = [_run(job) for job in jobs]
            except GradingError as error:
                told = error.problem
            pickle.dump(told, out)
            out.flush()


@lru_cache(maxsize=1)
def _prepared(before: tuple[str, ...]) -> dict[str, object]:
    namespace: dict[str, object] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        for source in before:
            try:
                exec(compile(source, "<cell>", "exec"), namespace)  # noqa: S102, sources are ours
            except Exception as error:
                first = source.strip().splitlines()[0]
                problem = f"a cell before the answers ({first}) raises {error!r}"
                raise GradingError(problem) from error
    return namespace


def _run(job: Job) -> bytes:
    prepared = _prepared(job.before)
    namespace = {name: _copied(value) for name, value in prepared.items()}
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.suppress(Exception, SystemExit),
    ):
        exec(compile(job.source, "<cell>", "exec"), namespace)  # noqa: S102, the bank is ours
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
    return _packed(job.names, namespace, prepared)


def _packed(
    names: Sequence[str], namespace: Mapping[str, object], prepared: Mapping[str, object]
) -> bytes:
    found = {}
    for name in names:
        if name in namespace and name not in prepared:
            try:
                pickle.dumps(namespace[name])
                found[name] = namespace[name]
            except Exception:
                found[name] = Unreadable()
    return pickle.dumps(found)


def _copied(value: object) -> object:
    """Copy what an answer could change: a table, or a list or dictionary of the notebook."""
    if isinstance(value, list | dict | set):
        return copy.deepcopy(value) if not _is_builtins(value) else value
    if type(value).__module__.startswith("pandas") and hasattr(value, "copy"):
        return value.copy()
    return value


def _is_builtins(value: object) -> bool:
    return isinstance(value, dict) and "__import__" in value
