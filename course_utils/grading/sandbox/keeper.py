"""Build the walls of one submission, run its notebooks one after the other, collect files."""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import stat
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from course_utils.grading.sandbox import walls, wire
from course_utils.grading.sandbox.controller import Controller, Warm

WORK = Path("/submission")
_FOLDERS = (str(WORK), "/tmp", "/dev/shm")  # noqa: S108, its own, in memory
_MOST_BACK = 32 * 1024 * 1024
"""Bytes of files that go back, in all."""


def keep(job: dict[str, Any], warm: Warm, orders: int, answers: int) -> dict[str, Any]:
    """Run a submission and return what came of it, by notebook, and the files it left.

    Each notebook's tests are still to be read from ``orders``; its process gets neither
    that descriptor nor ``answers``.
    """
    limits = job["limits"]
    proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    walls.separate(walls.NEW_MOUNTS | walls.NEW_IPC)
    limits["user"] = walls.new_user()
    walls.mount_memory("/proc", size=4096, read_only=True)
    libraries, fonts = _covered_libraries(), _covered_fonts()
    notebooks: list[dict[str, Any]] = []
    left: dict[str, dict[str, Any]] = {}
    for notebook in job["notebooks"]:
        limits["deadline"] = time.monotonic() + limits["seconds"]
        for folder in _FOLDERS:  # anew, for the tests of the last notebook wrote there too
            if notebooks:
                walls.unmount(folder)
            walls.mount_memory(folder, size=limits["disk"])
        for path, descriptor in libraries.items():
            walls.mount_again(path, descriptor)
        for file, data in fonts.items():
            file.parent.mkdir(exist_ok=True)
            file.parent.chmod(0o777)
            file.write_bytes(data)
        laid = {entry["path"]: _lay(entry) for entry in job["files"]}
        for entry in left.values():
            _lay(entry)

        def between(laid: dict[str, tuple[int, int]] = laid) -> list[dict[str, str]]:
            found = _collect(laid)
            for entry in job["files"]:
                if entry["protect"]:
                    _lay(entry)
            return found

        done = _run(Controller(notebook, limits, proc, warm), (orders, answers), between)
        left |= {entry["path"]: entry for entry in done.pop("files")}
        notebooks.append(done)
    return {"notebooks": notebooks, "files": list(left.values())}


def _covered_libraries() -> dict[str, int]:
    """Open the folders of Python's that would be hidden, as where all stands below ``/tmp``."""
    known = os.environ.get("SANDBOX_LIBRARIES", "").split(os.pathsep)
    return {
        path: os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        for path in known
        if path.startswith(tuple(f"{folder}/" for folder in _FOLDERS))
    }


def _covered_fonts() -> dict[Path, bytes]:
    """Read matplotlib's lists of fonts, for notebooks that are the first to import it."""
    if "matplotlib" in sys.modules:
        return {}
    lists = Path(os.environ["MPLCONFIGDIR"]).glob("fontlist-*.json")
    return {path: path.read_bytes() for path in lists}


def _run(
    controller: Controller, pipes: tuple[int, int], between: Callable[[], list[dict[str, str]]]
) -> dict[str, Any]:
    """Run a notebook in a namespace of process ids that ends with it."""
    read, write = os.pipe()
    first = walls.fork_apart(controller.proc)
    if first == 0:
        try:
            os.close(read)
            walls.die_with_parent()
            walls.hide_memory()
            wire.send(write, controller.run(pipes[0], [*pipes, write], between))
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(write)
    try:
        result: dict[str, Any] = wire.receive(read)
    finally:
        os.close(read)
        os.waitpid(first, 0)
    return result


def _lay(entry: dict[str, Any]) -> tuple[int, int]:
    """Write a file, whatever stands in its place; return its size and time."""
    path = WORK / entry["path"]
    folder = WORK
    for part in Path(entry["path"]).parts[:-1]:
        folder /= part
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            folder.unlink()
        if not folder.exists():
            folder.mkdir()
            folder.chmod(0o777)
    with contextlib.suppress(FileNotFoundError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64decode(entry["data"]))
        os.fchmod(descriptor, 0o666)
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _collect(laid: dict[str, tuple[int, int]]) -> list[dict[str, str]]:
    """Return the plain files that the notebooks made or changed, as far as there is room."""
    files: list[dict[str, str]] = []
    room = _MOST_BACK
    for folder, _, names in os.walk(WORK):
        for name in sorted(names):
            path = Path(folder, name)
            relative = str(path.relative_to(WORK))
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > room or len(files) >= 1000:
                continue
            if laid.get(relative) == (found.st_size, found.st_mtime_ns):
                continue
            try:
                data = path.read_bytes()
            except OSError:
                continue
            room -= len(data)
            files.append({"path": relative, "data": base64.b64encode(data).decode()})
    return files
