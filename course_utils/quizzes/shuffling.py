"""An order that looks shuffled and is the same for everyone, every time."""

from __future__ import annotations

import hashlib

from course_utils.quizzes.items import MatchingItem, MultipleItem, OrderingItem, SingleItem


def shuffled(seed: str, size: int) -> list[int]:
    """Return the numbers 0 to ``size - 1`` in an order that depends on `seed` alone."""
    return sorted(
        range(size), key=lambda place: hashlib.sha256(f"{seed}/{place}".encode()).digest()
    )


def shown_order(item: SingleItem | MultipleItem | OrderingItem | MatchingItem) -> list[int]:
    """Return the order in which options, steps or right-hand sides are shown.

    Steps to be put in order never begin in the right one.
    """
    if isinstance(item, OrderingItem):
        order = shuffled(item.id, len(item.sequence))
        return order if order != sorted(order) else [*order[1:], order[0]]
    if isinstance(item, MatchingItem):
        return shuffled(item.id, len(item.rights))
    size = len(item.options)
    return shuffled(item.id, size) if item.shuffle else list(range(size))
