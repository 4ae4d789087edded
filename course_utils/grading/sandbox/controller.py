"""Run one notebook: the student's cells first, then the tests in the snapshots.

The controller is the first process of a namespace of process ids: when it ends,
the kernel ends all that the notebook has started. It keeps its rights, so that
the processes it watches can neither read its memory nor stop it.
"""

from __future__ import annotations

import contextlib
import json
import marshal
import os
import secrets
import select
import signal
import socket
import struct
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from course_utils.grading.sandbox import interpreter, walls, wire

_GRACE = 3.0
"""Seconds between asking a cell to stop and ending its process."""
_LOOK = 0.5
"""Seconds between two looks at the memory in use."""
_MOST_FLAGS = 20
_FRAME = 64 * 1024 * 1024

PARTS = ("repair.py", "suspects.py", "judge.py")
"""What runs in a snapshot: not imported there, where nothing can be believed, but sent."""
judge_code = marshal.dumps(
    [
        compile(
            Path(__file__).with_name(name).read_text(encoding="utf-8"),
            "judge",
            "exec",
            dont_inherit=True,
        )
        for name in PARTS
    ]
)


class Ended(Exception):
    """A process is no more, or had to be ended; says why."""


class Controller:
    """One notebook's run.

    Parameters
    ----------
    notebook
        Its cells: ``index``, ``source`` and whether it ``is_test``.
    limits
        ``memory`` and ``disk`` in bytes, ``processes``, ``cell_seconds`` (or None), ``deadline``.
    proc
        A descriptor of the folder ``/proc``, which the student's processes do not see.
    """

    def __init__(self, notebook: dict[str, Any], limits: dict[str, Any], proc: int) -> None:
        self.notebook = notebook
        self.limits = limits
        self.proc = proc
        self.cells: dict[int, dict[str, Any]] = {}
        self.tests: dict[int, dict[str, Any]] = {}
        self.flags: list[str] = []
        self.died: dict[str, Any] | None = None
        self._snapshots: list[tuple[int, list[dict[str, Any]]]] = []
        self._keep: set[int] = set()
        self._looked = time.monotonic()

    def run(
        self,
        shell: Any,
        pristine: object,
        orders: int,
        closing: list[int],
        between: Callable[[], list[dict[str, str]]],
    ) -> dict[str, Any]:
        """Run everything and say what came of it.

        The files that go back are taken ``between`` the student's cells and the tests, so
        that nothing which the tests show to the student's functions can be among them.
        """
        ours, theirs = socket.socketpair()
        self.child = os.fork()
        if self.child == 0:
            ours.close()
            self._become_student(theirs.detach(), shell, pristine, closing)
        theirs.close()
        self.secret = wire.receive(orders)  # only now, when the student's process is a fork apart
        self.control = ours
        self.handle = os.pidfd_open(self.child)
        started = time.monotonic()
        try:
            for cell, tests in _stretches(self.notebook["cells"]):
                if tests:
                    self._snapshot(tests)
                for one in tests or [cell]:
                    self._cell(one)
        except Ended as error:
            self.died = {"cell": self._at, "why": str(error)}
        ran = time.monotonic()
        self._end_student()
        files = between()
        self.limits["deadline"] = time.monotonic() + self.limits["seconds"]
        for number, (descriptor, tests) in enumerate(self._snapshots, start=1):
            self._judge(descriptor, tests, thorough=number == len(self._snapshots))
        judged = time.monotonic()
        return {
            "cells": self.cells,
            "tests": self.tests,
            "flags": self.flags,
            "died": self.died,
            "files": files,
            "seconds": {"run": ran - started, "tests": judged - ran},
        }

    def _become_student(
        self, control: int, shell: Any, pristine: object, closing: list[int]
    ) -> None:
        status = 1
        try:
            os.nice(10)  # so that what looks after it is not kept waiting
            walls.die_with_parent()
            for descriptor in closing:
                os.close(descriptor)
            os.chdir("/submission")
            walls.limit(
                self.proc,
                memory=self.limits["memory"],
                processes=self.limits["processes"],
                seconds=int(self.limits["seconds"]) + 5,
                file_size=self.limits["disk"],
            )
            walls.drop_rights(self.proc, self.limits["user"])
            os.close(self.proc)
            interpreter.run(control, shell, pristine)
            status = 0
        except OSError:
            traceback.print_exc()
        finally:
            os._exit(status)

    def _cell(self, cell: dict[str, Any]) -> None:
        """Run one cell in the student's process and keep its outputs."""
        self._at = cell["index"]
        self._order({"do": "cell", "source": cell["source"]})
        seconds, late = self.limits["cell_seconds"], False
        until = time.monotonic() + seconds if seconds else None
        try:
            reply = self._receive(self.control.fileno(), until)
        except TimeoutError:
            late = True
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.child, signal.SIGSTOP)  # else it could fork faster than we end
                self._kill(self._keep | {os.getpid(), self.child})
                os.kill(self.child, signal.SIGINT)
                os.kill(self.child, signal.SIGCONT)
            try:
                reply = self._receive(self.control.fileno(), time.monotonic() + _GRACE)
            except TimeoutError:
                self.cells[self._at] = {"count": None, "messages": [], "late": seconds}
                raise Ended(
                    f"a cell took longer than {seconds:g} seconds and did not stop"
                ) from None
        if type(reply) is not dict or type(reply.get("messages")) is not list:
            raise Ended("the notebook's process sent what is no answer")
        self.cells[self._at] = {
            "count": reply.get("count") if type(reply.get("count")) is int else None,
            "messages": reply["messages"],
            "late": seconds if late else None,
        }

    def _snapshot(self, tests: list[dict[str, Any]]) -> None:
        """Let the student's process fork a copy of itself that waits for these tests."""
        self._at = tests[0]["index"]
        before = set(self._processes())
        self._order({"do": "snapshot"})
        self._wait(self.control.fileno(), time.monotonic() + 30)
        try:
            _, descriptors, _, _ = socket.recv_fds(self.control, 1, 1)
        except OSError as error:
            raise Ended("the notebook's process broke its connection") from error
        if len(descriptors) != 1:
            raise Ended("the notebook's process could not be copied for its tests")
        self._keep |= set(self._processes()) - before
        self._snapshots.append((descriptors[0], tests))

    def _end_student(self) -> None:
        """End the student's process and all that it started, but for the snapshots."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        self._kill(self._keep | {os.getpid()})

    def _kill(self, spared: set[int]) -> None:
        """End all processes of the notebook but some, also those that are still being made."""
        for number in (signal.SIGSTOP, signal.SIGKILL):  # what has stopped makes no more
            seen: set[int] = set()
            for _ in range(20):
                new = set(self._processes()) - spared - seen
                if not new:
                    break
                for pid in new:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, number)
                seen |= new
        self._reap()

    def _judge(self, descriptor: int, tests: list[dict[str, Any]], *, thorough: bool) -> None:
        """Let a snapshot run its tests; what it does not say to have passed has failed."""
        why = "the notebook's process ended before this test"
        asked = {
            "thorough": thorough,
            "tests": len(tests),
            "imports": self.secret["imports"],
            "defined": self.secret["defined"],
            "beside": self.notebook["beside"],
        }
        at = 0
        try:
            seconds = self.limits["cell_seconds"]
            wire.write(descriptor, struct.pack("!Q", len(judge_code)) + judge_code)
            wire.send(descriptor, asked)
            for at in range(len(tests)):  # one by one: a test's code can't read the next
                nonce = secrets.token_hex(16)
                wire.send(
                    descriptor, {"nonce": nonce} | self.secret["tests"][str(tests[at]["index"])]
                )
                until = time.monotonic() + (seconds + 10 if seconds else 10**6)
                said = self._receive(descriptor, until, watch_child=False)
                self._take(tests[at]["index"], _require_verdict(said, nonce, at))
            at = len(tests)
        except TimeoutError:
            why = f"the test took longer than {seconds:g} seconds"
        except (Ended, OSError) as error:
            why = "the test ended the notebook's process" if at < len(tests) else str(error)
            if isinstance(error, Ended) and "no verdict" in str(error):
                self.flags.append(str(error))
        for test in tests[at:]:
            said = {"ename": "NotTested", "evalue": why, "ours": True}
            self.tests[test["index"]] = {"passed": False, "error": said}
        os.close(descriptor)

    def _take(self, index: int, said: dict[str, Any]) -> None:
        for flag in said.get("flags", []):
            if isinstance(flag, str) and flag not in self.flags and len(self.flags) < _MOST_FLAGS:
                self.flags.append(flag)
        if said.get("believed") is not True:
            why = "the comparisons that tests lean on had been altered"
            said = {
                "passed": False,
                "error": {"ename": "NotBelieved", "evalue": why, "ours": True},
            }
        self.tests[index] = said

    def _order(self, order: dict[str, Any]) -> None:
        try:
            wire.send(self.control.fileno(), order)
        except wire.Broken as error:
            raise Ended(self._last_words()) from error

    def _receive(self, descriptor: int, until: float | None, *, watch_child: bool = True) -> Any:
        """Read one frame before a time; TimeoutError after it, Ended if the process is gone."""
        data = bytearray()
        wanted = 4
        while len(data) < wanted:
            self._wait(descriptor, until, watch_child=watch_child)
            try:
                part = os.read(descriptor, min(1 << 20, wanted - len(data)))
            except ConnectionError:
                part = b""
            if not part:
                raise Ended(self._last_words() if watch_child else "it ended")
            data += part
            if wanted == 4 and len(data) == 4:
                wanted += struct.unpack("!I", data)[0]
                if wanted > _FRAME:
                    raise Ended("the notebook's outputs are too large")
        try:
            return json.loads(bytes(data[4:]))
        except ValueError as error:
            raise Ended("the notebook's process sent what is no answer") from error

    def _wait(self, descriptor: int, until: float | None, *, watch_child: bool = True) -> None:
        """Wait until a descriptor can be read, looking after time and memory meanwhile."""
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        if watch_child:
            poll.register(self.handle, select.POLLIN)
        while True:
            now = time.monotonic()
            if now > self.limits["deadline"]:
                raise Ended(f"the notebook took longer than {self.limits['seconds']:g} seconds")
            if until is not None and now > until:
                raise TimeoutError
            ends = min(self.limits["deadline"], until or self.limits["deadline"], now + _LOOK)
            ready = {number for number, _ in poll.poll(max(1, (ends - now) * 1000))}
            if descriptor in ready:
                return
            if ready:
                raise Ended(self._last_words())
            self._reap()
            if time.monotonic() - self._looked > _LOOK:
                self._look_at_memory()

    def _last_words(self) -> str:
        """Say how the student's process ended."""
        try:
            poll = select.poll()
            poll.register(self.handle, select.POLLIN)
            if not poll.poll(200):
                return "the notebook's process broke its connection"
            found = os.waitid(os.P_PIDFD, self.handle, os.WEXITED | os.WNOWAIT)
        except ChildProcessError:
            return "the notebook's process ended"
        if found is not None and found.si_code != os.CLD_EXITED:
            name = signal.Signals(found.si_status).name
            if name == "SIGXCPU":
                return "the notebook used more time on the processor than allowed"
            return f"the notebook's process was ended by {name}"
        return "the notebook ended its own process"

    def _reap(self) -> None:
        """Take note of orphans that have ended; the student's process is waited for elsewhere."""
        with contextlib.suppress(ChildProcessError):
            while True:
                found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
                if found is None or found.si_pid == self.child:
                    return
                os.waitpid(found.si_pid, 0)

    def _look_at_memory(self) -> None:
        self._looked = time.monotonic()
        used = sum(_memory(self.proc, outer) for outer in self._processes().values())
        if used > self.limits["memory"] * 1.5:
            raise Ended("the notebook used more memory than allowed")

    def _processes(self) -> dict[int, int]:
        """Return the processes of this namespace: their ids inside and outside."""
        mine = os.readlink("self/ns/pid", dir_fd=self.proc)
        found = {}
        for name in os.listdir(self.proc):
            if not name.isdigit():
                continue
            with contextlib.suppress(OSError):
                if os.readlink(f"{name}/ns/pid", dir_fd=self.proc) == mine:
                    found[_inner(self.proc, name)] = int(name)
        return found


def _require_verdict(said: Any, nonce: str, number: int) -> dict[str, Any]:
    """Return a verdict that answers our own question; Ended if it is another."""
    if type(said) is dict and said.get("nonce") == nonce and said.get("test") == number:
        return said
    raise Ended("the copy of the notebook's process sent what is no verdict")


def _inner(proc: int, name: str) -> int:
    with open(os.open(f"{name}/status", os.O_RDONLY, dir_fd=proc), encoding="ascii",
              errors="replace") as file:  # fmt: skip
        line = next(line for line in file if line.startswith("NSpid:"))
    return int(line.split()[-1])


def _memory(proc: int, pid: int) -> int:
    """Return a process's share of memory in bytes; 0 if it has ended."""
    try:
        with open(
            os.open(f"{pid}/smaps_rollup", os.O_RDONLY, dir_fd=proc), encoding="ascii"
        ) as file:
            return sum(int(line.split()[1]) for line in file if line.startswith("Pss:")) * 1024
    except OSError:
        return 0


def _stretches(
    cells: list[dict[str, Any]],
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield cells one by one, and test cells that follow each other together."""
    tests: list[dict[str, Any]] = []
    for cell in cells:
        if cell["is_test"]:
            tests.append(cell)
            continue
        if tests:
            yield tests[0], tests
            tests = []
        yield cell, []
    if tests:
        yield tests[0], tests
