"""Frames of JSON over a pipe or socket: a length of four bytes, then the text."""

from __future__ import annotations

import json
import os
import struct
from typing import Any

LONGEST = 256 * 1024 * 1024
"""Bytes of the longest frame that is read; a longer one is taken for a broken peer."""

_HEAD = struct.Struct("!I")


class Broken(OSError):
    """The other side closed the connection, or sent what is no frame."""


def frame(value: object) -> bytes:
    """Return one frame."""
    text = json.dumps(value).encode()
    return _HEAD.pack(len(text)) + text


def send(fd: int, value: object) -> None:
    """Write one frame.

    Raises
    ------
    Broken
        If nobody reads any more.
    """
    write(fd, frame(value))


def write(fd: int, data: bytes) -> None:
    """Write all bytes.

    Raises
    ------
    Broken
        If nobody reads any more.
    """
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(fd, rest) :]
    except OSError as error:
        raise Broken(*error.args) from error


def receive(fd: int, *, longest: int = LONGEST) -> Any:
    """Read one frame.

    Raises
    ------
    Broken
        If the other side is gone or sends what is no frame.
    """
    (length,) = _HEAD.unpack(_read(fd, _HEAD.size))
    if length > longest:
        raise Broken(f"a frame of {length} bytes")
    data = _read(fd, length)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Broken(str(error)) from error
    return without_surrogates(value) if b"\\ud" in data else value


def without_surrogates(value: Any) -> Any:
    """Return a value of JSON with question marks for halves of characters.

    They can stand in JSON, but in no file and in no database.
    """
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [without_surrogates(one) for one in value]
    if isinstance(value, dict):
        return {without_surrogates(k): without_surrogates(one) for k, one in value.items()}
    return value


def _read(fd: int, length: int) -> bytes:
    parts = []
    while length:
        try:
            part = os.read(fd, min(length, 1 << 20))
        except OSError as error:
            raise Broken(*error.args) from error
        if not part:
            raise Broken("the connection was closed")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
