"""Run a notebook's cells in this process and collect what a kernel would have sent.

The shell is ipykernel's own, with a session that keeps messages in place of
sending them. It is made once, in the warm parent, and used in forked children.
"""

from __future__ import annotations

import _socket
import _thread
import asyncio
import builtins
import contextlib
import io
import json
import marshal
import os
import random
import signal
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, NoReturn

from jupyter_client.jsonutil import json_default

from course_utils.grading.sandbox import wire

MOST_OUTPUT = 8 * 1024 * 1024
"""Bytes of output that are kept of one cell."""
_INTERRUPT = frozenset((signal.SIGINT,))


class Session:
    """What ipykernel takes for its connection: keeps messages, up to a number of bytes."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.streams: list[Stream] = []
        self._room = MOST_OUTPUT

    def msg(self, kind: str, content: Any = None, parent: Any = None, **_: Any) -> dict[str, Any]:
        """Make a message."""
        return {"msg_type": kind, "content": content or {}}

    def send(self, _socket: object, message: Any, content: Any = None, *_: Any, **__: Any) -> None:
        """Keep a message, or its kind and content."""
        if isinstance(message, str):
            message = self.msg(message, content)
        self.keep(message["msg_type"], message["content"])

    def keep(self, kind: str, content: dict[str, Any]) -> None:
        """Keep a message while there is room; texts of one stream grow together."""
        if self._room <= 0:
            return
        if kind != "stream":  # as jupyter_client packs a message
            for stream in self.streams:
                stream.collect()
            content = json.loads(json.dumps(content, default=json_default))
        self._room -= len(content["text"]) if kind == "stream" else len(repr(content))
        if self._room <= 0:
            note = f"\n... output over {MOST_OUTPUT // 2**20} MB was cut off ...\n"
            kind, content = "stream", {"name": "stdout", "text": note}
        last = self.messages[-1] if self.messages else None
        known = last["content"].get("name") if last and last["msg_type"] == "stream" else None
        if last and kind == "stream" and content["name"] == known:
            last["content"]["parts"].append(content["text"])
            return
        if kind == "stream":
            content = {"name": content["name"], "parts": [content["text"]]}
        self.messages.append({"msg_type": kind, "content": content})

    def take(self) -> list[dict[str, Any]]:
        """Hand over the messages so far and make room for as many again."""
        taken, self.messages, self._room = self.messages, [], MOST_OUTPUT
        for message in taken:
            if message["msg_type"] == "stream":
                content = message["content"]
                content["text"] = "".join(content.pop("parts"))
        return taken


class Stream(io.TextIOBase):
    """A standard stream that becomes messages; what bypasses it comes from the descriptor."""

    encoding = "utf-8"

    def __init__(self, session: Session, name: str, descriptor: int) -> None:
        self._session = session
        self._name = name
        self._descriptor = descriptor
        self._read = 0

    @property
    def name(self) -> str:
        """The name in angle brackets, as of Python's own streams."""
        return f"<{self._name}>"

    def writable(self) -> bool:
        """Say that it is."""
        return True

    def fileno(self) -> int:
        """Return the descriptor, for child processes."""
        return self._descriptor

    def write(self, text: str) -> int:
        """Keep a text as a message."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if text:
            self._session.keep("stream", {"name": self._name, "text": text})
        return len(text)

    def collect(self) -> None:
        """Keep what went past Python, such as the words of a child process."""
        size = os.fstat(self._descriptor).st_size
        if size > self._read:
            data = os.pread(self._descriptor, min(size - self._read, MOST_OUTPUT), self._read)
            self._read = size
            self.write(data.decode("utf-8", "replace"))


def make_shell() -> Any:
    """Make the shell, once, in the warm parent."""
    from ipykernel.displayhook import ZMQShellDisplayHook
    from ipykernel.zmqshell import ZMQDisplayPublisher, ZMQInteractiveShell
    from IPython.core.error import StdinNotImplementedError
    from traitlets import Any as AnyTrait
    from traitlets import Type
    from traitlets.config import Config

    class DisplayHook(ZMQShellDisplayHook):
        session = AnyTrait()

    class DisplayPublisher(ZMQDisplayPublisher):
        session = AnyTrait()

    class Shell(ZMQInteractiveShell):
        displayhook_class = Type(DisplayHook)
        display_pub_class = Type(DisplayPublisher)

        async def run_code(self, *arguments: Any, **named: Any) -> Any:
            """Run a statement; only the notebook's own code can be interrupted."""
            before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
            try:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPT)
                return await super().run_code(  # type: ignore[no-untyped-call]
                    *arguments, **named
                )
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)

        def enable_gui(self, gui: Any = None) -> None:
            """Do nothing: there is no window to draw in, and ``inline`` needs none."""

    settings = Config()
    settings.HistoryManager.enabled = False  # its thread would not live through a fork
    shell: Any = Shell.instance(config=settings)
    shell.kernel = SimpleNamespace(eventloop=None)  # `exit` asks for it
    session = Session()
    shell.displayhook.session = shell.display_pub.session = session
    shell.displayhook.topic = b"execute_result"

    def no_input(prompt: str = "") -> NoReturn:
        raise StdinNotImplementedError(
            "raw_input was called, but this frontend does not support input requests."
        )

    builtins.input = no_input  # type: ignore[assignment]
    return shell


def run(control: int, shell: Any, pristine: Any) -> None:
    """Run the cells that come over ``control``, in the student's process.

    All that the branch of a snapshot leans on is bound before the first cell runs.
    """
    session, loop = shell.displayhook.session, asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    streams = _open_streams(session)
    for hooks, known in pristine.fork_hooks:  # which the forks before this one did without
        hooks[:] = known
    _end_forks(control)
    sys.path.insert(0, "")  # as in a kernel: files beside the notebook can be imported
    random.seed()
    sys.modules["numpy"].random.seed()
    loop.run_until_complete(_serve(control, shell, session, streams, pristine))


async def _serve(
    control: int, shell: Any, session: Session, streams: list[Stream], pristine: object
) -> None:
    fork, read, close, exit_, pair = os.fork, os.read, os.close, os._exit, _pair
    loads, execute, receive, send, hand = marshal.loads, exec, wire.receive, wire.send, _hand_over
    names, size, plain_fork = vars(builtins).copy(), int.from_bytes, _plain_fork
    drop, mask, threads = signal.sigtimedwait, signal.pthread_sigmask, _thread._count
    namespace = shell.user_module.__dict__
    while True:
        order = receive(control)
        if order["do"] == "end":
            return
        if order.get("late"):  # an interruption that came when its cell was over
            drop(_INTERRUPT, 0)
        if order["do"] == "snapshot":
            ours, theirs = pair()
            child, hooks = plain_fork(pristine, fork, threads)
            if child == 0:
                close(ours)
                close(control)
                length, blob = size(read(theirs, 8), "big"), b""
                while len(blob) < length:
                    blob += read(theirs, length - len(blob)) or exit_(1)
                parts, sent = loads(blob)
                scope = {
                    "__builtins__": names,
                    "__name__": "judge",
                    "given": (theirs, namespace, pristine, hooks, sent),
                }
                for part in parts:
                    execute(part, scope)
                exit_(0)
            close(theirs)
            hand(control, ours, child)
            close(ours)
            continue
        if order["source"].strip():
            await _run_cell(shell, order["source"])
        else:  # a test cell of hidden lines only, which counts all the same
            shell.execution_count += 1
        with contextlib.suppress(KeyboardInterrupt):
            mask(signal.SIG_BLOCK, _INTERRUPT)
        for stream in streams:
            stream.collect()
        reply: dict[str, Any] = {"count": shell.execution_count - 1, "messages": session.take()}
        send(control, reply)


async def _run_cell(shell: Any, source: str) -> None:
    """Run one cell as ipykernel does."""
    problem = None
    try:
        transformed = shell.transform_cell(source)
    except Exception:
        transformed, problem = source, sys.exc_info()
    kinds = {"transformed_cell": transformed, "preprocessing_exc_tuple": problem}
    result = None
    try:
        if shell.should_run_async(source, **kinds):
            try:
                result = await shell.run_cell_async(source, store_history=True, **kinds)
            finally:
                shell.events.trigger("post_execute")
                shell.events.trigger("post_run_cell", result)
        else:
            shell.run_cell(source, store_history=True)
    except KeyboardInterrupt:
        shell.showtraceback()
    except SystemExit:
        pass


def _open_streams(session: Session) -> list[Stream]:
    streams = []
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        memory = os.memfd_create(name)
        os.dup2(memory, descriptor)
        os.close(memory)
        stream = Stream(session, name, descriptor)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
        streams.append(stream)
    session.streams = streams
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return streams


def _end_forks(control: int) -> None:
    """Let a copy that a notebook forks end with its cell, not answer in its parent's place."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.register_at_fork(after_in_child=lambda: os.dup2(nothing, control))


def _plain_fork(
    pristine: Any, fork: Callable[[], int], threads: Callable[[], int]
) -> tuple[int, list[object]]:
    """Fork without hooks, and return those that were registered since the census.

    Done without any builtin function, as those may have been altered. Where no thread but
    this one runs, nothing needs to be set right in the copy, and the hooks touch much.
    """
    found = [(hooks, known, [*hooks]) for hooks, known in pristine.fork_hooks]
    for hooks, known, _ in found:
        hooks[:] = known if threads() else ()
    child = fork()
    if child:
        for hooks, _, before in found:
            hooks[:] = before
    return child, [hook for _, known, before in found for hook in before if hook not in known]


def _pair(
    make: Callable[[], tuple[Any, Any]] = _socket.socketpair,
    block: Callable[..., None] = os.set_blocking,
) -> tuple[int, int]:
    pair = [end.detach() for end in make()]
    for end in pair:
        block(end, True)  # whatever socket.setdefaulttimeout was told
    return pair[0], pair[1]


def _hand_over(control: int, descriptor: int, child: int, kind: Any = _socket.socket) -> None:
    """Send the controller a descriptor, and the number of the process behind it."""
    connection = kind(fileno=control)
    try:
        connection.setblocking(True)
        rights = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, descriptor.to_bytes(4, sys.byteorder))
        connection.sendmsg([child.to_bytes(4, "big")], [rights])
    finally:
        connection.detach()
