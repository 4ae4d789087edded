"""Helpers for the course *From Combatant to Mediator*.

Students import from here; the modules behind the names load on first use, so
that ``import course_utils`` stays light.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course_utils.datasets import cite, describe, layer, load, sources
    from course_utils.learner import progress
    from course_utils.maps import Map
    from course_utils.practice import check, hint
    from course_utils.quizzes import predict, quiz, recall

__version__ = "0.1.0"

_HOMES = {
    "Map": "maps",
    "check": "practice",
    "cite": "datasets",
    "describe": "datasets",
    "hint": "practice",
    "layer": "datasets",
    "load": "datasets",
    "predict": "quizzes",
    "progress": "learner",
    "quiz": "quizzes",
    "recall": "quizzes",
    "sources": "datasets",
}

__all__ = [
    "Map",
    "check",
    "cite",
    "describe",
    "hint",
    "layer",
    "load",
    "predict",
    "progress",
    "quiz",
    "recall",
    "sources",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
