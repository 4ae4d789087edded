"""Look after a notebook's processes: their time, their memory, and how they end."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import struct
import time
from typing import Any

_LOOK = 0.5
"""Seconds between two looks at the memory in use."""
_FRAME = 64 * 1024 * 1024
_MOST = 3
"""A loaded machine prolongs a process's time up to so many times."""


class Ended(Exception):
    """A process is no more, or had to be ended; says why."""


class Patience:
    """How long to wait for a process: the time it waited for a processor is not its own.

    Parameters
    ----------
    seconds
        Of its own time.
    proc
        A descriptor of ``/proc``.
    pid
        The process, as ``proc`` knows it; without it, time is the clock's.
    """

    def __init__(self, seconds: float, proc: int = -1, pid: int = 0) -> None:
        self._proc, self._pid, self._seconds = proc, pid, seconds
        self._began = time.monotonic()
        self._kept_waiting = self._delay()
        self.until = self._began + seconds

    def is_over(self, now: float) -> bool:
        """Whether it is; reckons anew what the process was kept waiting."""
        if now > self.until and self._pid:
            more = min(self._delay() - self._kept_waiting, (_MOST - 1) * self._seconds)
            self.until = self._began + self._seconds + more
        return now > self.until

    def _delay(self) -> float:
        """Return for how many seconds the process could have run, but others did."""
        try:
            return int(read(self._proc, f"{self._pid}/schedstat").split()[1]) / 1e9
        except (OSError, IndexError, ValueError):  # it has ended, or the kernel does not count
            return 0.0


class Watch:
    """Looks after the processes of one notebook.

    Parameters
    ----------
    limits
        See `course_utils.grading.sandbox.controller.Controller`.
    proc
        A descriptor of the folder ``/proc``, which the student's processes do not see.
    child
        The student's process.
    """

    def __init__(self, limits: dict[str, Any], proc: int, child: int) -> None:
        self.limits, self.child = limits, child
        self.kept: set[int] = set()
        self._begun: dict[int, bytearray] = {}
        self._proc, self._handle = proc, os.pidfd_open(child)
        self._looked = time.monotonic()
        self._outer = _outer(proc, self._handle)

    def patience(self, seconds: float) -> Patience:
        """Return so much patience with the student's process."""
        return Patience(seconds, self._proc, self._outer)

    def receive(
        self, descriptor: int, patience: Patience | None, *, watch_child: bool = True
    ) -> Any:
        """Read one frame; TimeoutError where patience ends, Ended if the process is gone."""
        data = self._begun.setdefault(descriptor, bytearray())  # where patience ended before
        wanted = 4 if len(data) < 4 else 4 + struct.unpack("!I", data[:4])[0]
        while len(data) < wanted:
            self.wait(descriptor, patience, watch_child=watch_child)
            try:
                part = os.read(descriptor, min(1 << 20, wanted - len(data)))
            except ConnectionError:
                part = b""
            if not part:
                raise Ended(self.last_words() if watch_child else "it ended")
            data += part
            if wanted == 4 and len(data) == 4:
                wanted += struct.unpack("!I", data)[0]
                if wanted > _FRAME:
                    raise Ended("the notebook's outputs are too large")
        del self._begun[descriptor]
        try:
            return json.loads(bytes(data[4:]))
        except ValueError as error:
            raise Ended("the notebook's process sent what is no answer") from error

    def wait(self, descriptor: int, patience: Patience | None, *, watch_child: bool = True) -> None:
        """Wait until a descriptor can be read, looking after time and memory meanwhile."""
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        if watch_child:
            poll.register(self._handle, select.POLLIN)
        while True:
            now, deadline = time.monotonic(), self.limits["deadline"]
            if now > deadline:
                raise Ended(f"the notebook took longer than {self.limits['seconds']:g} seconds")
            if patience is not None and patience.is_over(now):
                raise TimeoutError
            ends = min(deadline, patience.until if patience else deadline, now + _LOOK)
            ready = {number for number, _ in poll.poll(max(1, (ends - now) * 1000))}
            if descriptor in ready:
                return
            if ready:
                raise Ended(self.last_words())
            self._reap()
            if time.monotonic() - self._looked > _LOOK:
                self._look_at_memory()

    def last_words(self) -> str:
        """Say how the student's process ended."""
        try:
            poll = select.poll()
            poll.register(self._handle, select.POLLIN)
            if not poll.poll(200):
                return "the notebook's process broke its connection"
            found = os.waitid(os.P_PIDFD, self._handle, os.WEXITED | os.WNOWAIT)
        except ChildProcessError:
            return "the notebook's process ended"
        if found is not None and found.si_code != os.CLD_EXITED:
            name = signal.Signals(found.si_status).name
            if name == "SIGXCPU":
                return "the notebook used more time on the processor than allowed"
            return f"the notebook's process was ended by {name}"
        return "the notebook ended its own process"

    def interrupt(self) -> None:
        """Interrupt the student's process, and end what it has started but the copies kept."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGSTOP)  # else it could fork faster than we end
            self._kill(self.kept | {os.getpid(), self.child})
            os.kill(self.child, signal.SIGINT)
            os.kill(self.child, signal.SIGCONT)

    def memory_of(self, pid: int) -> int:
        """Return a descriptor of a process's memory; -1 if it has ended, or can't be read."""
        try:
            handle = os.pidfd_open(pid)
            path = f"{_outer(self._proc, handle)}/mem"
            os.close(handle)
            return os.open(path, os.O_RDONLY, dir_fd=self._proc)
        except OSError:
            return -1

    def end(self) -> None:
        """End the student's process and all that it started, but for the copies kept."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        self._kill(self.kept | {os.getpid()})

    def _kill(self, spared: set[int]) -> None:
        """End all processes of the notebook but some, also those that are still being made."""
        for number in (signal.SIGSTOP, signal.SIGKILL):  # what has stopped makes no more
            seen: set[int] = set()
            for _ in range(20):
                new = set(self.processes()) - spared - seen
                if not new:
                    break
                for pid in new:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, number)
                seen |= new
        self._reap()

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
        used = sum(_memory(self._proc, outer) for outer in self.processes().values())
        if used > self.limits["memory"] * 1.5:
            raise Ended("the notebook used more memory than allowed")

    def processes(self) -> dict[int, int]:
        """Return the processes of this namespace: their ids inside and outside."""
        mine = os.readlink("self/ns/pid", dir_fd=self._proc)
        found = {}
        for name in os.listdir(self._proc):
            if not name.isdigit():
                continue
            with contextlib.suppress(OSError):
                if os.readlink(f"{name}/ns/pid", dir_fd=self._proc) == mine:
                    found[_inner(self._proc, name)] = int(name)
        return found


def read(folder: int, name: str) -> str:
    """Return the text of a file below a folder's descriptor."""
    with open(
        os.open(name, os.O_RDONLY, dir_fd=folder), encoding="ascii", errors="replace"
    ) as file:
        return file.read()


def _outer(proc: int, handle: int) -> int:
    """Return the id, as ``/proc`` knows it, of the process that a descriptor stands for."""
    lines = read(proc, f"self/fdinfo/{handle}").splitlines()
    return int(next(line for line in lines if line.startswith("Pid:")).split()[1])


def _inner(proc: int, name: str) -> int:
    lines = read(proc, f"{name}/status").splitlines()
    return int(next(line for line in lines if line.startswith("NSpid:")).split()[-1])


def _memory(proc: int, pid: int) -> int:
    """Return a process's share of memory in bytes; 0 if it has ended."""
    try:
        lines = read(proc, f"{pid}/smaps_rollup").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
