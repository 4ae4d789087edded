"""See from outside, in the memory of a process, what has changed since the census.

A look from inside touches each object, and a forked process must first copy each page
that it touches. From outside, the tables of modules and classes and the insides of
functions are read as they lie there and compared word by word; only what differs is
looked at from inside. Where memory is not laid out as expected, or can't be read,
everything is looked at from inside.
"""

from __future__ import annotations

import ctypes
import gc
import itertools
import os
import struct
import sys
from bisect import bisect_right
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from course_utils.grading.sandbox.census import Census, Part

_DICT_KEYS, _TYPE_DICT, _FUNCTION_CODE, _CELL_VALUE = 32, 264, 48, 16
"""Where CPython keeps, in bytes from the start of an object, what is compared."""
_KEYS_HEAD = struct.Struct("=q3B5xqq")
_GAP = 4096
"""Bytes between two words that are read in one go."""
_ROOM = 256 * 1024
"""Bytes that are read before they are compared: as few as fit all, since each page costs time."""

Words = NDArray[np.uint64]
Numbers = NDArray[np.int64]


class Batch(NamedTuple):
    """What is read and compared in one go.

    Parameters
    ----------
    spans
        Addresses of what is read, and where it goes from and to.
    places, known, things
        Where the words stand that are compared, what they were, and whose they are; shape (words,).
    """

    spans: list[tuple[int, int, int]]
    places: Numbers
    known: Words
    things: Numbers


class Image(NamedTuple):
    """Where things lie in memory, and what stood there.

    Parameters
    ----------
    batches
        What is compared.
    room
        Bytes that the largest batch needs.
    firsts
        By kind of things in the census, the number of the first.
    """

    batches: list[Batch]
    room: int
    firsts: dict[str, int]

    def changed(self, memory: int) -> dict[str, list[int]] | None:
        """Return the numbers of the things that differ in a process, by kind; None if unknown.

        Parameters
        ----------
        memory
            A descriptor of the process's memory.
        """
        differ: dict[str, list[int]] = {kind: [] for kind in self.firsts}
        kinds, starts = list(self.firsts), list(self.firsts.values())
        buffer = bytearray(self.room)
        view, words = memoryview(buffer), np.frombuffer(buffer, dtype=np.uint64)
        for spans, places, known, things in self.batches:
            if not _read(memory, spans, view):
                return None
            different = words[places] != known
            if different.any():
                for thing in sorted(set(things[different].tolist())):
                    kind = bisect_right(starts, thing) - 1
                    if thing - starts[kind] not in differ[kinds[kind]]:
                        differ[kinds[kind]].append(thing - starts[kind])
        return differ


class _Unknown(Exception):
    """Memory is not laid out as expected."""


class _Words:
    """Gathers addresses of words, what thing each belongs to, and what some must be."""

    def __init__(self) -> None:
        self.addresses: list[int] = []
        self.things: list[int] = []
        self.thing = -1
        self._expected: dict[int, int] = {}

    def add(self, address: int, count: int) -> None:
        """Add words that follow each other."""
        self.addresses += range(address, address + 8 * count, 8)
        self.things += [self.thing] * count

    def add_known(self, address: int, *objects: object) -> None:
        """Add words that must be the objects' addresses, or zero for None."""
        for place, one in enumerate(objects, start=len(self.addresses)):
            self._expected[place] = id(one)
        self.add(address, len(objects))

    def add_table(self, table: dict[str, Any], *, may_grow: bool = False) -> None:
        """Add a dictionary: its pointers, and its table of entries.

        Raises
        ------
        _Unknown
            If its values are not where they are expected.
        """
        keys, values = struct.unpack("=QQ", ctypes.string_at(id(table) + _DICT_KEYS, 16))
        _, _, index, kind, _, count = _KEYS_HEAD.unpack(ctypes.string_at(keys, 32))
        if values or kind > 1 or not len(table) <= count < 1 << 24 or not 3 <= index <= 32:
            raise _Unknown
        words = 3 - kind
        start = keys + 32 + (1 << index)
        data = ctypes.string_at(start, 8 * words * count)
        held = struct.unpack(f"={words * count}Q", data)[words - 1 :: words]
        if list(filter(None, held)) != list(map(id, table.values())):
            raise _Unknown
        self.add(id(table) + _DICT_KEYS, 2)
        first = start if may_grow else keys + 16
        self.add(first, (start - first) // 8 + words * count)

    def image(self, firsts: dict[str, int]) -> Image:
        """Read this process's own words.

        Raises
        ------
        _Unknown
            If they can't be read, or are not what they must be.
        """
        expected = np.zeros(len(self.addresses), dtype=np.uint64)
        expected[np.fromiter(self._expected, dtype=np.int64)] = list(self._expected.values())
        addresses, things = np.array(self.addresses), np.array(self.things)
        order = np.argsort(addresses, kind="stable")
        addresses, things, expected = addresses[order], things[order], expected[order]
        begins = np.flatnonzero(np.diff(addresses, prepend=-_GAP) >= _GAP).tolist()
        batches: list[Batch] = []
        spans: list[tuple[int, int, int]] = []
        at, first, room = 0, 0, 0
        places = np.empty_like(addresses)
        for begin, end in itertools.pairwise([*begins, len(addresses)]):
            start, stop = int(addresses[begin]), int(addresses[end - 1]) + 8
            places[begin:end] = (at + addresses[begin:end] - start) // 8
            spans.append((start, at, at + stop - start))
            at += stop - start
            room = max(room, at)
            if at > _ROOM or end == len(addresses):
                cut = slice(first, end)
                batches.append(Batch(spans, places[cut], expected[cut], things[cut]))
                spans, at, first = [], 0, end
        image = Image([], room, firsts)
        view = memoryview(bytearray(room))
        memory = os.open("/proc/self/mem", os.O_RDONLY)
        for spans, where, wanted, whose in batches:
            if not _read(memory, spans, view):
                raise _Unknown
            known = np.frombuffer(view, dtype=np.uint64)[where]
            if not np.all((known == wanted) | (wanted == 0) | (known == 0) & (wanted == id(None))):
                raise _Unknown
            image.batches.append(Batch(spans, where, known, whose))
        os.close(memory)
        return image


def take(census: Census) -> tuple[Image | None, Image | None]:
    """Take the images of what a census holds near and far; None where that can't be done."""
    try:
        return _image(census.near), _image(census.far)
    except (_Unknown, OSError):
        return None, None


def _image(part: Part) -> Image:
    words = _Words()
    words.thing += 1
    words.add_table(sys.modules, may_grow=True)
    firsts = {"names": 0, "modules": 1}
    for _, module, _ in part.modules:
        words.thing += 1
        words.add_table(module.__dict__)
    firsts["classes"] = words.thing + 1
    for cls, _ in part.classes:
        words.thing += 1
        (held,) = (one for one in gc.get_referents(cls.__dict__) if isinstance(one, dict))
        words.add_known(id(cls) + _TYPE_DICT, held)
        words.add_table(held)
    firsts["functions"] = words.thing + 1
    for function, code, defaults, named, _, _ in part.functions:
        words.thing += 1
        cells = function.__closure__
        words.add_known(id(function) + _FUNCTION_CODE, code, defaults, named, cells)
        if named:
            words.add_table(named)
        for cell in cells or ():
            try:
                value = cell.cell_contents
            except ValueError:  # it is empty
                value = None
            words.add_known(id(cell) + _CELL_VALUE, value)
    return words.image(firsts)


def _read(memory: int, spans: list[tuple[int, int, int]], view: memoryview) -> bool:
    """Read spans of a process's memory, one after the other; False if that can't be done."""
    try:
        for address, start, stop in spans:
            if os.preadv(memory, (view[start:stop],), address) != stop - start:
                return False
    except OSError:
        return False
    return True
