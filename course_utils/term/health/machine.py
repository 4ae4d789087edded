"""The machine: Python, sandbox, disk, memory."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from course_utils.grading.sandbox_check import sandbox_works
from course_utils.term.health.finding import LOOK, OK, STOP, Finding

LEAST = (3, 11)
LITTLE_DISK, NO_DISK = 1000, 200
"""Megabytes."""
LITTLE_MEMORY, NO_MEMORY = 2000, 500
"""Megabytes."""


def python() -> Iterator[Finding]:
    """Whether this Python can run the course."""
    version = platform.python_version()
    if sys.version_info < LEAST:
        yield Finding(STOP, f"Python {version}", "Install Python 3.11 or newer.")
    else:
        yield Finding(OK, f"Python {version} on {platform.system()}")


def sandbox() -> Iterator[Finding]:
    """Whether submissions can run between walls."""
    if sandbox_works():
        yield Finding(OK, "the sandbox works (bubblewrap)")
    elif platform.system() != "Linux":
        yield Finding(
            LOOK,
            "no sandbox: it needs Linux",
            "course grade needs --no-sandbox here: submissions then run with your own rights.",
        )
    elif shutil.which("bwrap") is None:
        yield Finding(
            STOP,
            "no sandbox: bubblewrap is not installed",
            "Run: sudo apt-get install -y bubblewrap",
        )
    else:
        yield Finding(
            STOP,
            "no sandbox: bubblewrap may not build its walls here",
            "Allow unprivileged user namespaces, or run in a container that does.",
        )


def disk(folder: Path) -> Iterator[Finding]:
    """Whether there is room for submissions."""
    place = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())
    free = shutil.disk_usage(place).free // 10**6
    said = f"{free / 1000:.1f} GB free on the disk"
    if free < NO_DISK:
        yield Finding(STOP, said, "Make room: a class of thirty needs about 1 GB a term.")
    elif free < LITTLE_DISK:
        yield Finding(LOOK, said, "Make room soon: a class of thirty needs about 1 GB a term.")
    else:
        yield Finding(OK, said)


def memory() -> Iterator[Finding]:
    """Whether a submission has room to run."""
    import psutil  # type: ignore[import-untyped]

    free = psutil.virtual_memory().available // 10**6
    said = f"{free / 1000:.1f} GB of memory free"
    if free < NO_MEMORY:
        yield Finding(STOP, said, "Close other programs: a submission may use 2 GB.")
    elif free < LITTLE_MEMORY:
        yield Finding(LOOK, said, "Close other programs, or grade with --workers 1.")
    else:
        yield Finding(OK, said)
