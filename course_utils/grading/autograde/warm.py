"""Start the sandbox and hand submissions into it."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from course_utils.errors import GradingError
from course_utils.grading.autograde import fonts
from course_utils.grading.sandbox import libraries, wire

_START_SECONDS = 120
_FONTS = "/tmp/matplotlib"  # noqa: S108, the sandbox's
_SECRET = ("tests", "imports", "defined")
"""Of a notebook's order, what the notebook's own process must not hold."""
_KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "TZ", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
"""Variables of the environment that go into the sandbox."""


class SandboxFailed(GradingError):
    """The sandbox could not be started, or broke."""


class NotStarted(SandboxFailed):
    """No sandbox can be started here, so that no submission is to blame."""


class NoBubblewrap(NotStarted):
    """There is nothing to build a sandbox with."""


class _Parent:
    """A warm parent inside bubblewrap, with a fork of its own behind each sandbox."""

    def __init__(self, hidden: tuple[Path, ...], count: int, names: tuple[str, ...]) -> None:
        self.log = tempfile.TemporaryFile()  # noqa: SIM115, closed with the parent
        inside, outside = [], []
        for _ in range(count):
            orders, answers = os.pipe(), os.pipe()
            inside.append((orders[0], answers[1]))
            outside.append((orders[1], answers[0]))
        numbers = [number for pair in inside for number in pair]
        files = {f"{_FONTS}/{name}": _held(data) for name, data in fonts.known().items()}
        passed = [*numbers, *files.values()]
        try:
            self._process = subprocess.Popen(  # noqa: S603, the command is made here
                [*command(hidden, files), ",".join(names), *map(str, numbers)],
                stdin=subprocess.DEVNULL,
                stdout=self.log,
                stderr=self.log,
                env={},
                start_new_session=True,
                pass_fds=passed,
            )
        finally:
            for number in passed:
                os.close(number)
        self.channels = outside
        self._open = count

    def leave(self) -> None:
        """End everything if nobody is left who needs it."""
        self._open -= 1
        if not self._open:
            self._process.kill()
            self._process.wait()
            self.log.close()


def start(
    *,
    hidden: tuple[Path, ...] = (),
    count: int = 1,
    names: tuple[str, ...] = tuple(libraries.OTHERS),
) -> list[Sandbox]:
    """Start so many sandboxes with one warm parent.

    Parameters
    ----------
    hidden
        Folders that must not be seen inside, such as the course folder.
    count
        Number of sandboxes.
    names
        Libraries to bring in before the first submission; all that are known if not given.
    """
    parent = _Parent(hidden, count, names)
    return [Sandbox(parent, *channel) for channel in parent.channels]


class Sandbox:
    """A fork of a warm parent inside bubblewrap, for one submission at a time."""

    def __init__(self, parent: _Parent, orders: int, answers: int) -> None:
        self._parent, self._orders, self._answers = parent, orders, answers
        self._ready = self._closed = False

    def run(self, job: dict[str, Any], *, seconds: float) -> dict[str, Any]:
        """Run a submission and return what came of it.

        The tests go in frames of their own, for controllers only: no process that a
        notebook's process descends from may ever have held them.

        Raises
        ------
        SandboxFailed
            If the sandbox breaks or gives no answer in ``seconds``.
        """
        try:
            if not self._ready:
                self._receive(_START_SECONDS)
                self._ready = True
            tests = [{key: each[key] for key in _SECRET} for each in job["notebooks"]]
            self._send(
                *[wire.frame(each) for each in (_without_tests(job), *tests)], seconds=seconds
            )
            answer: dict[str, Any] = self._receive(seconds)
        except (wire.Broken, TimeoutError) as error:
            said = self._last_words()
            self.close()
            raise (SandboxFailed if self._ready else NotStarted)(
                f"the sandbox gave no answer ({said or error})",
                remedy="Run `bwrap --ro-bind / / true` to see whether bubblewrap works here.",
            ) from error
        return answer

    def close(self) -> None:
        """End the sandbox and all that runs in it."""
        if not self._closed:
            self._closed = True
            os.close(self._orders)  # at which the parent ends its fork
            os.close(self._answers)
            self._parent.leave()

    def _send(self, *frames: bytes, seconds: float) -> None:
        """Write frames as they are taken, until an answer comes."""
        rest = memoryview(b"".join(frames))
        os.set_blocking(self._orders, False)
        until = time.monotonic() + seconds
        while rest:
            ready = select.select(
                [self._answers], [self._orders], [], max(0, until - time.monotonic())
            )
            if self._answers in ready[0]:
                return
            if self._orders not in ready[1]:
                raise TimeoutError("it takes no orders")
            try:
                rest = rest[os.write(self._orders, rest) :]
            except OSError as error:
                raise wire.Broken(*error.args) from error

    def _receive(self, seconds: float) -> Any:
        if not select.select([self._answers], [], [], seconds)[0]:
            raise TimeoutError(f"nothing in {seconds:g} seconds")
        return wire.receive(self._answers)

    def _last_words(self) -> str:
        self._parent.log.seek(0)
        lines = self._parent.log.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:300] if lines else ""


def _without_tests(job: dict[str, Any]) -> dict[str, Any]:
    """Return an order in which cells only say that they are tests."""
    notebooks = [
        {key: value for key, value in each.items() if key not in _SECRET}
        for each in job["notebooks"]
    ]
    return job | {"notebooks": notebooks}


def _held(data: bytes) -> int:
    """Return a descriptor from which bytes can be read once."""
    number = os.memfd_create("held")
    with open(number, "wb", closefd=False) as file:
        file.write(data)
    os.lseek(number, 0, os.SEEK_SET)
    return number


def command(
    hidden: tuple[Path, ...] = (), files: Mapping[str, int] = MappingProxyType({})
) -> list[str]:
    """Return the command that starts the warm parent inside bubblewrap.

    Parameters
    ----------
    hidden
        Folders that must not be seen inside.
    files
        By path inside, the descriptor of what a read-only file there holds.

    Raises
    ------
    NoBubblewrap
        If bubblewrap is not installed.
    """
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise NoBubblewrap(
            "submissions run in a sandbox, and bubblewrap is not installed",
            remedy="Run: sudo apt-get install -y bubblewrap",
        )
    words = [bubblewrap, "--unshare-ipc", "--unshare-uts", "--unshare-pid", "--unshare-net"]
    if os.geteuid() != 0:
        words += ["--unshare-user", "--disable-userns"]
    words += ["--cap-add", "ALL", "--die-with-parent", "--new-session"]
    words += ["--hostname", "sandbox", "--proc", "/proc", "--dev", "/dev"]
    words += ["--tmpfs", "/tmp", "--dir", "/submission", "--dir", "/home"]  # noqa: S108
    for system in ("/usr", "/lib", "/lib64", "/bin", "/sbin"):
        path = Path(system)
        if path.is_symlink():
            words += ["--symlink", str(path.readlink()), system]
        elif path.is_dir():
            words += ["--ro-bind", system, system]
    for known in ("ld.so.cache", "fonts", "localtime", "alternatives", "mime.types"):
        words += ["--ro-bind-try", f"/etc/{known}", f"/etc/{known}"]
    modules = _search_path(hidden)  # once, as nbgrader adds the course folder to Python's own
    libraries = _libraries(modules)
    for folder in sorted({parent for path in libraries for parent in path.parents}):
        words += ["--perms", "0755", "--dir", str(folder)]
    for path in libraries:
        words += ["--ro-bind", str(path), str(path)]
    for path in hidden:
        if any(path.is_relative_to(seen) for seen in libraries):
            words += ["--tmpfs", str(path)]
    # Where the course came as a wheel, the hidden tests lie in the package.
    packed = Path(__file__).resolve().parents[2] / "_exercises"
    if packed.is_dir():
        words += ["--tmpfs", str(packed)]
    words += [word for path, held in files.items() for word in ("--ro-bind-data", str(held), path)]
    words += ["--chdir", "/", "--clearenv"]
    for name, value in _environment(modules, libraries).items():
        words += ["--setenv", name, value]
    return [*words, "--", sys.executable, "-m", "course_utils.grading.sandbox.zygote"]


def _environment(modules: list[str], libraries: list[Path]) -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "HOME": "/home",
        "PYTHONPATH": os.pathsep.join(modules),
        "SANDBOX_LIBRARIES": os.pathsep.join(map(str, libraries)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "NBGRADER_EXECUTION": "autograde",
        "MPLCONFIGDIR": _FONTS,
        "IPYTHONDIR": "/tmp/ipython",  # noqa: S108
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _search_path(hidden: tuple[Path, ...]) -> list[str]:
    """Return where Python looks for modules, without folders that are not to be seen inside."""
    script = {Path.cwd(), Path(sys.argv[0]).resolve().parent}
    found = [Path(entry) for entry in sys.path if entry]
    return [
        str(path)
        for path in found
        if path.is_dir()
        and path.resolve() not in script
        and not any(path.resolve().is_relative_to(folder) for folder in hidden)
    ]


def _libraries(modules: list[str]) -> list[Path]:
    """Return the folders that Python needs, none inside another."""
    import course_utils

    package = Path(course_utils.__file__).resolve().parent
    wanted = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parent.parent}
    wanted |= {Path(entry).resolve() for entry in modules}
    wanted.discard(package.parent)
    checkout = package.parent / "datasets"
    wanted |= {package, checkout} if checkout.is_dir() else {package}
    quizzes = package.parent / "lessons" / "quizzes"
    wanted |= {quizzes} if quizzes.is_dir() else set()
    wanted = {path for path in wanted if not path.is_relative_to("/usr")}
    return sorted(
        path for path in wanted if not any(path != o and path.is_relative_to(o) for o in wanted)
    )
