"""Quizzes: read from YAML, answered in a notebook or on a page, kept as progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course_utils.quizzes.show import predict, quiz, recall

__all__ = ["predict", "quiz", "recall"]


def __getattr__(name: str) -> Any:
    # lazy, so that the catalogues can be used without the YAML reader
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from course_utils.quizzes import show

    return getattr(show, name)
