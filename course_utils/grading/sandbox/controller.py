"""Run one notebook: the student's cells first, then the tests in the snapshots.

The controller is the first process of a namespace of process ids: when it ends,
the kernel ends all that the notebook has started. It keeps its rights, so that
the processes it watches can neither read its memory nor stop it.
"""

from __future__ import annotations

import marshal
import os
import secrets
import socket
import struct
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from course_utils.grading.sandbox import interpreter, probes, walls, wire
from course_utils.grading.sandbox.census import Census
from course_utils.grading.sandbox.image import Image
from course_utils.grading.sandbox.watch import Ended, Patience, Watch

_GRACE = 3.0
"""Seconds between asking a cell to stop and ending its process."""
_MOST_FLAGS = 20

PARTS = ("repair.py", "suspects.py", "judge.py")
"""What runs in a snapshot: not imported there, where nothing can be believed, but sent."""
judge_code = [
    compile(
        Path(__file__).with_name(name).read_text(encoding="utf-8"),
        "judge",
        "exec",
        dont_inherit=True,
    )
    for name in PARTS
]
_PROBES = probes.compiled()


class Warm(NamedTuple):
    """What the warm parent has made ready: the shell, the census, and its images."""

    shell: Any
    pristine: Census
    near: Image | None
    far: Image | None


class Snapshot(NamedTuple):
    """A copy of the student's process that waits for tests."""

    pid: int
    descriptor: int
    tests: list[dict[str, Any]]


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
    warm
        What the warm parent has made ready.
    """

    def __init__(
        self, notebook: dict[str, Any], limits: dict[str, Any], proc: int, warm: Warm
    ) -> None:
        self.notebook = notebook
        self.limits = limits
        self.proc = proc
        self.warm = warm
        self.cells: dict[int, dict[str, Any]] = {}
        self.tests: dict[int, dict[str, Any]] = {}
        self.flags: list[str] = []
        self.died: dict[str, Any] | None = None
        self._snapshots: list[Snapshot] = []
        self._late = False

    def run(
        self, orders: int, closing: list[int], between: Callable[[], list[dict[str, str]]]
    ) -> dict[str, Any]:
        """Run everything and say what came of it.

        The files that go back are taken ``between`` the student's cells and the tests, so
        that nothing which the tests show to the student's functions can be among them.
        """
        ours, theirs = socket.socketpair()
        child = os.fork()
        if child == 0:
            ours.close()
            self._become_student(theirs.detach(), closing)
        theirs.close()
        self.secret = wire.receive(orders)  # only now, when the student's process is a fork apart
        self.control = ours
        self.watch = Watch(self.limits, self.proc, child)
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
        self.watch.end()
        files = between()
        self.limits["deadline"] = time.monotonic() + self.limits["seconds"]
        for number, snapshot in enumerate(self._snapshots, start=1):
            self._judge(snapshot, thorough=number == len(self._snapshots))
        judged = time.monotonic()
        return {
            "cells": self.cells,
            "tests": self.tests,
            "flags": self.flags,
            "died": self.died,
            "files": files,
            "seconds": {"run": ran - started, "tests": judged - ran},
        }

    def _become_student(self, control: int, closing: list[int]) -> None:
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
            interpreter.run(control, self.warm.shell, self.warm.pristine)
            status = 0
        except OSError:
            traceback.print_exc()
        finally:
            os._exit(status)

    def _cell(self, cell: dict[str, Any]) -> None:
        """Run one cell in the student's process and keep its outputs."""
        self._at = cell["index"]
        self._order({"do": "cell", "source": cell["source"]})
        seconds = self.limits["cell_seconds"]
        self._late = False
        try:
            reply = self._reply(seconds)
        except TimeoutError:
            self._late = True
            self.watch.interrupt()
            try:
                reply = self._reply(_GRACE)
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
            "late": seconds if self._late else None,
        }

    def _reply(self, seconds: float | None) -> Any:
        patience = self.watch.patience(seconds) if seconds else None
        return self.watch.receive(self.control.fileno(), patience)

    def _snapshot(self, tests: list[dict[str, Any]]) -> None:
        """Let the student's process fork a copy of itself that waits for these tests."""
        self._at = tests[0]["index"]
        before = self.watch.processes()
        self._order({"do": "snapshot"})
        try:
            self.watch.wait(self.control.fileno(), Patience(30))
            data, descriptors, _, _ = socket.recv_fds(self.control, 4, 1)
        except OSError as error:
            raise Ended("the notebook's process broke its connection") from error
        pid = int.from_bytes(data, "big")
        if len(descriptors) != 1 or pid in before:  # another process than the copy
            raise Ended("the notebook's process could not be copied for its tests")
        self.watch.kept.add(pid)
        self._snapshots.append(Snapshot(pid, descriptors[0], tests))

    def _judge(self, snapshot: Snapshot, *, thorough: bool) -> None:
        """Let a snapshot run its tests; what it does not say to have passed has failed."""
        why = "the notebook's process ended before this test"
        descriptor, tests = snapshot.descriptor, snapshot.tests
        asked = {
            "thorough": thorough,
            "tests": len(tests),
            "imports": self.secret["imports"],
            "defined": self.secret["defined"],
            "beside": self.notebook["beside"],
        }
        at, memory = 0, self.watch.memory_of(snapshot.pid)
        try:
            seconds = self.limits["cell_seconds"]
            near, far = self.warm.near, self.warm.far
            sent = (_look(near, memory), _look(far, memory) if thorough else None, _PROBES)
            _send_plain(descriptor, (judge_code, sent))
            wire.send(descriptor, asked)
            for at in range(len(tests)):  # one by one: a test's code can't read the next
                if at:
                    _send_plain(descriptor, _look(near, memory))
                nonce = secrets.token_hex(16)
                wire.send(
                    descriptor, {"nonce": nonce} | self.secret["tests"][str(tests[at]["index"])]
                )
                patience = Patience(seconds + 10) if seconds else None
                said = self.watch.receive(descriptor, patience, watch_child=False)
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
        for number in {descriptor, memory} - {-1}:
            os.close(number)

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
            wire.send(self.control.fileno(), order | {"late": self._late})
        except wire.Broken as error:
            raise Ended(self.watch.last_words()) from error


def _look(image: Image | None, memory: int) -> dict[str, list[int]] | None:
    """Return what differs in a process; None if that can't be seen, or there is no image."""
    return image.changed(memory) if image else None


def _send_plain(descriptor: int, value: Any) -> None:
    """Send what is read with nothing that a notebook can alter: no JSON, no module."""
    data = marshal.dumps(value)
    wire.write(descriptor, struct.pack("!Q", len(data)) + data)


def _require_verdict(said: Any, nonce: str, number: int) -> dict[str, Any]:
    """Return a verdict that answers our own question; Ended if it is another."""
    if type(said) is dict and said.get("nonce") == nonce and said.get("test") == number:
        return said
    raise Ended("the copy of the notebook's process sent what is no verdict")


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
