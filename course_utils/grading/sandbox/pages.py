"""Lay out the warm parent's memory so that its forks are cheap."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

_SIZE = 2 * 1024 * 1024
_COLLAPSE = 25

_libc = ctypes.CDLL(None, use_errno=True)


def join() -> None:
    """Join small pages into huge ones, of which a fork copies few; Linux 6.1 or later.

    Where the kernel can't, nothing changes but the time that a fork takes.
    """
    for start, end in _private():
        for at in range(-(-start // _SIZE) * _SIZE, end - _SIZE + 1, _SIZE):
            _libc.madvise(ctypes.c_void_p(at), ctypes.c_size_t(_SIZE), _COLLAPSE)


def _private() -> Iterator[tuple[int, int]]:
    """Yield where this process has memory that belongs to no file."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        place, rights, _, _, inode, *name = line.split()
        if rights.startswith("rw") and inode == "0" and (not name or name[0] == "[heap]"):
            start, _, end = place.partition("-")
            yield int(start, 16), int(end, 16)
