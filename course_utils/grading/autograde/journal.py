"""The journal of a grading run: one line of JSON a submission, written as it is graded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def path(root: Path, assignment: str) -> Path:
    """Return where the journal of an assignment is kept."""
    return root / "grading" / f"{assignment}.jsonl"


def append(file: Path, entries: list[dict[str, Any]]) -> None:
    """Add entries; a line that a crash has cut short is ended first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(entry, ensure_ascii=False, default=str) + "\n" for entry in entries)
    with file.open("a+b") as stream:
        stream.seek(0, 2)
        if stream.tell():
            stream.seek(-1, 2)
            if stream.read(1) != b"\n":
                text = "\n" + text
        stream.write(text.encode("utf-8", "backslashreplace"))


def read(file: Path) -> dict[str, dict[str, Any]]:
    """Return the last entry of each student; a broken line is passed over."""
    entries: dict[str, dict[str, Any]] = {}
    if not file.is_file():
        return entries
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
            entries[entry["student"]] = entry
        except (ValueError, KeyError, TypeError):
            continue
    return entries
