"""Turn what came out of the sandbox into the outputs of a notebook's cells."""

from __future__ import annotations

import re
from typing import Any

from nbformat import ValidationError, from_dict

from course_utils.grading.autograde.blueprint import Blueprint

_KINDS = (
    "stream", "display_data", "execute_result", "error", "update_display_data", "clear_output",
)  # fmt: skip
WITHHELD = "a hidden test says no more than this"
PRINTED = "what is printed while hidden tests run is not shown"
_POINTS = re.compile(r"-?\d{1,6}(\.\d{1,17})?(e-?\d{1,3})?|True|False|nan|inf")
"""Results that are shown as they are: few enough letters to hide little in."""
_LONGEST = 20_000


def fill(notebook: Any, run: dict[str, Any], blueprint: Blueprint) -> list[str]:
    """Give each code cell its outputs; a test cell without a verdict gets an error.

    Parameters
    ----------
    notebook
        The prepared notebook; changed in place.
    run
        What the sandbox said of it.
    blueprint
        The instructor's version.

    Returns
    -------
    list of str
        What was noticed, for the instructor.
    """
    from nbclient import NotebookClient

    client = NotebookClient(notebook)
    client.reset_execution_trackers()
    notes = []
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        said = run["cells"].get(str(index), {})
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if said.get("late") and not (run["died"] and run["died"]["cell"] == index):
            late = f"cell {index + 1} took longer than {said['late']:g} seconds and was stopped"
            notes.append(f"{blueprint.name}: {late}")
        if name in blueprint.visible:
            shown = said.get("messages", [])
            outputs, note = _of_a_test(run["tests"].get(str(index)), shown, run["died"])
            cell.outputs = outputs
            cell.execution_count = said.get("count")
            if note:
                notes.append(f"{name}: {note}")
            continue
        client.clear_before_next_output = False
        for message in said.get("messages", []):
            _process(client, message, cell, index)
        cell.execution_count = said.get("count")
        if said.get("late"):
            cell.outputs.append(_error("CellTimeoutError", f"over {said['late']:g} seconds"))
        if run["died"] and run["died"]["cell"] == index:
            cell.outputs.append(_error("NotebookEnded", run["died"]["why"]))
    return notes


def _process(client: Any, message: object, cell: Any, index: int) -> None:
    """Let nbclient do with a message what it does with a kernel's; drop what is malformed."""
    if not isinstance(message, dict) or not isinstance(message.get("content"), dict):
        return
    kind, content = message.get("msg_type"), message["content"]
    if kind not in _KINDS:
        return
    before = len(cell.outputs)
    try:
        client.process_message(
            {
                "header": {"msg_type": kind},
                "msg_type": kind,
                "content": content,
                "parent_header": {},
            },
            cell,
            index,
        )
    except (AttributeError, KeyError, TypeError, ValueError, ValidationError):
        del cell.outputs[before:]  # forged or broken: only the submission's own display is lost


def _of_a_test(
    said: dict[str, Any] | None, shown: list[Any], died: dict[str, Any] | None
) -> tuple[list[Any], str]:
    """Return the outputs of a test cell, and what the instructor should know of them.

    Students see what the test's visible lines printed in their own process, which has
    never met a hidden line. Of what was said while hidden lines ran they see nothing that
    their own code could have put there, as it could be a hidden line in some disguise.
    """
    if said is None:
        why = died["why"] if died else "the test was not run"
        return [_error("NotTested", f"{why}, before this test")], ""
    outputs = _shown_before(shown)
    passed, note = said.get("passed") is True, ""
    if said.get("printed") is True and not any(one.get("name") == "stdout" for one in outputs):
        outputs.append(new_output("stream", name="stdout", text=f"{PRINTED}\n"))
    if said.get("warned") is True:
        outputs.append(new_output("stream", name="stderr", text=f"{PRINTED}\n"))
    if passed and said.get("warned") is True:
        note = "passed, but something was printed to standard error, so it earns nothing"
    if passed:
        result = said.get("result")
        if isinstance(result, str):
            text = result if _POINTS.fullmatch(result) else _visible_result(shown)
            outputs.append(new_output("execute_result", data={"text/plain": text}))
        return outputs, note
    error = said.get("error")
    error = error if isinstance(error, dict) else {}
    kind, text = str(error.get("ename", "Error"))[:200], str(error.get("evalue", ""))[:2000]
    if error.get("ours") is not True:
        kind, text = _visible_error(shown) or (kind, WITHHELD)
    outputs.append(_error(kind, text))
    return outputs, note


def _contents(shown: list[Any], *kinds: str) -> list[dict[str, Any]]:
    """Return the contents of messages of some kinds, in their order."""
    messages = [one for one in shown if isinstance(one, dict) and one.get("msg_type") in kinds]
    return [one["content"] for one in messages if isinstance(one.get("content"), dict)]


def _shown_before(shown: list[Any]) -> list[Any]:
    """Return what the visible lines printed to standard output or displayed, as plain text."""
    outputs = []
    for content in _contents(shown, "stream", "display_data"):
        data = content.get("data")
        text = content.get("text") if content.get("name") == "stdout" else None
        if isinstance(text, str) and text:
            outputs.append(new_output("stream", name="stdout", text=text[:_LONGEST]))
        elif isinstance(data, dict) and isinstance(data.get("text/plain"), str):
            plain = {"text/plain": data["text/plain"][:_LONGEST]}
            outputs.append(new_output("display_data", data=plain))
    return outputs[:100]


def _visible_result(shown: list[Any]) -> str:
    """Return the value of the visible lines, unless it is a number, as numbers are points."""
    for content in _contents(shown, "execute_result"):
        data = content.get("data")
        text = data.get("text/plain") if isinstance(data, dict) else None
        if isinstance(text, str) and text and not _is_number(text):
            return text[:_LONGEST]
    return WITHHELD


def _visible_error(shown: list[Any]) -> tuple[str, str] | None:
    """Return the error of the visible lines, if they raised one."""
    for content in _contents(shown, "error"):
        return str(content.get("ename"))[:200], str(content.get("evalue"))[:2000]
    return None


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def new_output(kind: str, **parts: Any) -> Any:
    """Make an output; whoever calls gives it all parts of its kind, so that none is checked."""
    if kind in ("execute_result", "display_data"):
        parts = {"metadata": {}} | parts
    if kind == "execute_result":
        parts = {"execution_count": None} | parts
    return from_dict({"output_type": kind} | parts)  # type: ignore[no-untyped-call]


def _error(name: str, text: str) -> Any:
    line = f"{name}: {text}" if text else name
    return new_output("error", ename=name, evalue=text, traceback=[line])
