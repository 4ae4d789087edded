"""Build the walls of one submission, run its notebooks one after the other, collect files."""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import stat
import time
import traceback
from pathlib import Path
from typing import Any

from course_utils.grading.sandbox import walls, wire
from course_utils.grading.sandbox.controller import Controller

WORK = Path("/submission")
_MOST_BACK = 32 * 1024 * 1024
"""Bytes of files that go back, in all."""


def keep(job: dict[str, Any], shell: Any, pristine: object) -> dict[str, Any]:
    """Run a submission and return what came of it, by notebook, and the files it left."""
    limits = job["limits"]
    proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    walls.separate(walls.NEW_MOUNTS | walls.NEW_IPC)
    for folder in (str(WORK), "/tmp", "/dev/shm"):  # noqa: S108, its own, in memory
        walls.mount_memory(folder, size=limits["disk"])
    walls.mount_memory("/proc", size=4096, read_only=True)
    laid = {entry["path"]: _lay(entry) for entry in job["files"]}
    notebooks = []
    for notebook in job["notebooks"]:
        for entry in job["files"]:
            if entry["protect"]:
                _lay(entry)
        notebooks.append(_run(notebook, limits, proc, shell, pristine))
    return {"notebooks": notebooks, "files": _collect(laid)}


def _run(
    notebook: dict[str, Any], limits: dict[str, Any], proc: int, shell: Any, pristine: object
) -> dict[str, Any]:
    """Run a notebook in a namespace of process ids that ends with it."""
    read, write = os.pipe()
    limits = limits | {"deadline": time.monotonic() + limits["seconds"]}
    middle = os.fork()
    if middle == 0:
        try:
            os.close(read)
            walls.separate(walls.NEW_PIDS | walls.NEW_IPC)
            first = os.fork()
            if first == 0:
                walls.hide_memory()
                controller = Controller(notebook, limits, proc)
                wire.send(write, controller.run(shell, pristine, [write]))
            else:
                os.close(write)
                os.waitpid(first, 0)
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(write)
    try:
        result: dict[str, Any] = wire.receive(read)
    except wire.Broken:
        why = "the notebook's run broke off"
        result = {"cells": {}, "tests": {}, "flags": [], "died": {"cell": None, "why": why}}
    os.close(read)
    os.waitpid(middle, 0)
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
