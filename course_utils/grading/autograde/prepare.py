"""Make of a submission what the sandbox runs."""

from __future__ import annotations

import base64
import json
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_utils.grading.autograde.blueprint import Blueprint
from course_utils.grading.sandbox import wire

_LARGEST = 50_000_000
"""Bytes of the largest notebook that is read."""


class Unreadable(Exception):
    """A submission, or one of its notebooks, that can't be graded; says what to do."""


@dataclass
class Sheet:
    """A submitted notebook, sanitized by nbgrader, with what belongs to it."""

    name: str
    notebook: Any
    resources: dict[str, Any]
    blueprint: Blueprint


def read(path: Path, blueprint: Blueprint) -> tuple[Any, list[str]]:
    """Read a submitted notebook and mend the marks that nbgrader needs.

    Parameters
    ----------
    path
        The submitted file.
    blueprint
        The instructor's version.

    Returns
    -------
    notebook, notes
        The notebook, and what was mended.

    Raises
    ------
    Unreadable
        If the file is no notebook.
    """
    import nbformat

    if path.stat().st_size > _LARGEST:
        raise Unreadable(f"{path.name} has more than {_LARGEST // 10**6} MB. Clear its outputs.")
    data = path.read_bytes()
    if not data.strip():
        raise Unreadable(f"{path.name} is empty. Ask for it again.")
    try:
        text = _sound(data.decode("utf-8-sig"))
        notebook = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        _require_cells(notebook)
    except RecursionError as error:
        raise Unreadable(f"{path.name} is nested too deeply to be a notebook.") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path.name} is not text in UTF-8. Ask for it again.") from error
    except Exception as error:  # nbformat raises many kinds for what is no notebook
        reason = " ".join(str(error).split())[:150]
        raise Unreadable(f"{path.name} is no notebook ({reason}). Ask for it again.") from error
    return notebook, _mend(notebook, blueprint)


def _sound(text: str) -> str:
    """Return a notebook's JSON without outputs, halves of characters and gaps in its cells.

    nbgrader drops the outputs anyway, and one odd cell must not cost all others.
    """
    notebook = json.loads(text)
    if not isinstance(notebook, dict):
        raise TypeError("it is no table of keys and values")
    for cell in notebook.get("cells", []):
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        cell.setdefault("metadata", {})
        cell["source"] = cell.get("source") or ""
    return json.dumps(wire.without_surrogates(notebook), ensure_ascii=False)


def _require_cells(notebook: Any) -> None:
    """Raise ValueError unless each cell has a kind, a text and metadata."""
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type not in ("code", "markdown", "raw"):
            raise ValueError(f"cell {number} is of the unknown kind {cell.cell_type!r}")
        if not isinstance(cell.source, str) or not isinstance(cell.metadata, dict):
            raise ValueError(f"cell {number} has no text")  # noqa: TRY004, a fault of the file


def _mend(notebook: Any, blueprint: Blueprint) -> list[str]:
    """Give each cell the marks that the gradebook knows, and none to all others."""
    notes: list[str] = []
    last = {}
    for index, cell in enumerate(notebook.cells):
        name = _grade_id(cell)
        if name in blueprint.cells:
            last[name] = index
    for index, cell in enumerate(notebook.cells):
        if "nbgrader" not in cell.metadata:
            continue
        name = _grade_id(cell)
        known = blueprint.cells.get(name)
        if known is None or last[name] != index:
            del cell.metadata["nbgrader"]
            if known is not None:
                notes.append(f"the cell {name} is there more than once: the last one counts")
            elif name:
                notes.append(f"the cell {name[:80]} is not of this notebook")
            continue
        checksum = cell.metadata["nbgrader"].get("checksum")
        cell.metadata["nbgrader"] = type(cell.metadata)(known.metadata() | {"checksum": checksum})
    for name, cell in blueprint.cells.items():
        if name not in last and (cell.grade or cell.task):
            notes.append(f"the cell {name} is missing, so nbgrader asks for a look by hand")
    return notes


def _grade_id(cell: Any) -> str:
    mark = cell.metadata.get("nbgrader")
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    return name if isinstance(name, str) else ""


def job(
    sheets: list[Sheet], files: dict[str, Path], protected: Container[str], limits: dict[str, Any]
) -> dict[str, Any]:
    """Make the order for the sandbox.

    Parameters
    ----------
    sheets
        The submission's notebooks.
    files
        What stands beside them, by relative name.
    protected
        Names of files that are the instructor's.
    limits
        See `course_utils.grading.sandbox.controller.Controller`.
    """
    laid: list[dict[str, Any]] = [
        {
            "path": name,
            "data": base64.b64encode(path.read_bytes()).decode(),
            "protect": name in protected and path.suffix == ".py",
        }
        for name, path in sorted(files.items())
    ]
    beside = {Path(e["path"]).parts[0].removesuffix(".py") for e in laid if e["protect"]}
    notebooks = [_notebook(sheet) | {"beside": sorted(beside)} for sheet in sheets]
    return {"files": laid, "limits": limits, "notebooks": notebooks}


def _notebook(sheet: Sheet) -> dict[str, Any]:
    cells: list[dict[str, Any]] = []
    tests: list[str] = []
    stretch: list[str] = []
    sources: dict[str, dict[str, Any]] = {}
    for index, cell in enumerate(sheet.notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        test = None
        if name in sheet.blueprint.visible:
            test = {"source": cell.source, "prelude": sheet.blueprint.prelude(name, tests)}
            stretch.append(name)
        else:
            tests += stretch
            stretch = []
        source = cell.source if test is None else sheet.blueprint.visible[name]
        cells.append({"index": index, "source": source, "is_test": test is not None})
        if test is not None:
            sources[str(index)] = test
    return {
        "name": sheet.name,
        "cells": cells,
        "tests": sources,
        "imports": sheet.blueprint.imports,
        "defined": sheet.blueprint.defined,
    }
