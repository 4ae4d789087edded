"""Run single cells in a sandbox, without a course."""

from __future__ import annotations

from typing import Any

from course_utils.grading.autograde.limits import Limits
from course_utils.grading.autograde.warm import Sandbox


def ran(sandbox: Sandbox, *cells: str, cell_seconds: float = 30) -> Any:
    """Run a notebook of these cells and say what came of it."""
    notebook = {
        "name": "one", "imports": {}, "defined": [], "beside": [], "tests": {},
        "cells": [{"index": n, "source": cell, "is_test": False} for n, cell in enumerate(cells)],
    }  # fmt: skip
    limits = Limits(seconds=60).order(cell_seconds)
    answer = sandbox.run({"files": [], "limits": limits, "notebooks": [notebook]}, seconds=120)
    return answer["notebooks"][0]


def printed(said: Any) -> str:
    """Return what the cells printed."""
    messages = [message for cell in said["cells"].values() for message in cell["messages"]]
    return "".join(message["content"].get("text", "") for message in messages)
