"""Turn what came out of the sandbox into the outputs of a notebook's cells."""

from __future__ import annotations

import base64
import re
from typing import Any

from course_utils.grading.autograde.blueprint import Blueprint

WITHHELD = "the message was withheld, since it repeats what only the hidden tests say"


def fill(notebook: Any, run: dict[str, Any], blueprint: Blueprint, secrets: Secrets) -> list[str]:
    """Give each code cell its outputs; a test cell without a verdict gets an error.

    Parameters
    ----------
    notebook
        The prepared notebook; changed in place.
    run
        What the sandbox said of it.
    blueprint
        The instructor's version.
    secrets
        What its hidden tests say.

    Returns
    -------
    list of str
        What was noticed, for the instructor.
    """
    from nbclient import NotebookClient

    client = NotebookClient(notebook)
    notes = []
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        said = run["cells"].get(str(index), {})
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if name in blueprint.visible:
            outputs, note = _of_a_test(run["tests"].get(str(index)), run["died"], secrets)
            cell.outputs = outputs
            cell.execution_count = said.get("count")
            if note:
                notes.append(f"{name}: {note}")
            continue
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
    kinds = ("stream", "display_data", "execute_result", "error", "update_display_data")
    if message.get("msg_type") not in (*kinds, "clear_output"):
        return
    content = dict(message["content"])
    content.pop("execution_count", None) if message["msg_type"] != "execute_result" else None
    try:
        client.process_message(
            {"msg_type": message["msg_type"], "content": content, "parent_header": {}}, cell, index
        )
        if cell.outputs:
            _check(cell.outputs[-1])
    except Exception:  # forged or broken: only the submission's own display is lost
        del cell.outputs[len(cell.outputs) - 1 :]


def _check(output: Any) -> None:
    """Raise ValueError if an output is no notebook's."""
    from nbformat.v4 import nbbase

    nbbase.validate(output, output.output_type)  # type: ignore[no-untyped-call]


def _of_a_test(
    said: dict[str, Any] | None, died: dict[str, Any] | None, secrets: Secrets
) -> tuple[list[Any], str]:
    """Return the outputs of a test cell, and what the instructor should know of them."""
    if said is None:
        why = died["why"] if died else "the test was not run"
        return [_error("NotTested", f"{why}, before this test")], ""
    outputs, notes = [], []
    for stream in ("stdout", "stderr"):
        text = said.get(stream)
        if isinstance(text, str) and text:
            if secrets.told_by(text):
                text = f"{WITHHELD}\n"
                notes.append("its printed output repeated hidden lines")
            outputs.append(new_output("stream", name=stream, text=text))
    if outputs and outputs[-1].name == "stderr" and said.get("passed") is True:
        notes.append("passed, but something was printed to standard error, so it earns nothing")
    for message in said.get("messages", []):
        shown = _plain_display(message)
        if shown is not None and not secrets.told_by(shown):
            outputs.append(new_output("display_data", data={"text/plain": shown}))
    if said.get("passed") is True:
        result = said.get("result")
        if isinstance(result, str):
            text = WITHHELD if secrets.told_by(result) else result
            outputs.append(new_output("execute_result", data={"text/plain": text}))
        return outputs, "; ".join(notes)
    error = said.get("error")
    error = error if isinstance(error, dict) else {}
    kind, text = str(error.get("ename", "Error"))[:200], str(error.get("evalue", ""))[:2000]
    if not error.get("ours") and secrets.told_by(f"{kind} {text}"):
        kind, text = "AssertionError", WITHHELD
        notes.append("its message repeated hidden lines")
    places = [
        f"  in {place[0]}, line {place[1]}"
        for place in error.get("places", [])
        if isinstance(place, list) and len(place) == 2 and not secrets.told_by(str(place[0]))
    ]
    outputs.append(_error(kind, text, places))
    return outputs, "; ".join(notes)


def new_output(kind: str, **parts: Any) -> Any:
    """Make an output."""
    from nbformat import v4

    return v4.new_output(kind, **parts)  # type: ignore[no-untyped-call]


def _plain_display(message: object) -> str | None:
    """Return the plain text of something that a test displayed."""
    if not isinstance(message, dict) or not isinstance(message.get("content"), dict):
        return None
    data = message["content"].get("data")
    text = data.get("text/plain") if isinstance(data, dict) else None
    return text[:20_000] if isinstance(text, str) else None


def _error(name: str, text: str, places: list[str] | None = None) -> Any:
    lines = [*(places or []), f"{name}: {text}" if text else name]
    return new_output("error", ename=name, evalue=text, traceback=lines)


class Secrets:
    """What only the hidden tests say, in the plain and in some disguises."""

    def __init__(self, blueprint: Blueprint) -> None:
        lines = [line for line in blueprint.hidden_lines() if not line.startswith("###")]
        shown = "\n".join(blueprint.visible.values())
        words = [
            word
            for line in lines
            for match in re.findall(r"\"([^\"\n]+)\"|'([^'\n]+)'|(\d[\d_]*\.?\d*)", line)
            for word in match
            if len(word) >= 4 and len(word.split()) == 1 and word not in shown
        ]
        self._plain = [_bare(line) for line in lines if len(_bare(line)) >= 8]
        self._plain += [_bare(word) for word in words if len(_bare(word)) >= 4]
        disguised = [word for word in (*lines, *words) if len(word) >= 6]
        self._disguised = {form for word in disguised for form in _disguises(word)}

    def told_by(self, text: str) -> bool:
        """Whether a text repeats any of it."""
        bare = _bare(text)
        return any(secret in bare for secret in self._plain) or any(
            form in text for form in self._disguised
        )


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _disguises(word: str) -> list[str]:
    data = word.encode()
    forms = [word[::-1], data.hex(), data.hex().upper()]
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + data).decode().rstrip("=")
        forms.append(coded[(0, 2, 3)[shift] : -1])
    return [form for form in forms if len(form) >= 6]
