"""The notebook's side of ``widget.js``."""

from __future__ import annotations

from typing import Any, Protocol

import anywidget
import traitlets
from IPython import get_ipython

from course_utils.quizzes.assets import script, style_sheet


class Backend(Protocol):
    """What stands behind a widget: takes messages, holds what the page shows."""

    @property
    def state(self) -> dict[str, Any]:
        """What the page shows."""

    @property
    def notice(self) -> str:
        """A line about what went wrong, or nothing."""

    def receive(self, message: Any) -> bool:
        """Take in a message of the page."""


class CourseWidget(anywidget.AnyWidget):
    """Shows a payload; what the page reports goes to a backend.

    Parameters
    ----------
    payload
        What to show; it does not change.
    backend
        What scores and keeps.
    """

    _esm = script()
    _css = style_sheet()
    payload = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)

    def __init__(self, payload: dict[str, Any], backend: Backend) -> None:
        super().__init__(payload=payload, state=backend.state, notice=backend.notice)
        self._backend = backend
        self.on_msg(self._received)

    def _received(self, _widget: Any, message: Any, _buffers: Any) -> None:
        self._backend.receive(message)
        self.state, self.notice = self._backend.state, self._backend.notice


def bundle(payload: dict[str, Any], backend: Backend, html: str, text: str) -> dict[str, Any]:
    """Return what a notebook shows: a widget, or `html` or `text` where there is none."""
    plain = {"text/html": html, "text/plain": text}
    if not attended():
        return plain
    widget = CourseWidget(payload, backend)
    view, *_ = widget._repr_mimebundle_() or ({},)
    return {**view, **plain}


def attended() -> bool:
    """Return whether a person may be at the notebook.

    A program that runs a notebook from end to end, such as ``nbconvert --execute``,
    tells the kernel that nobody can be asked. It would store a widget's state in the
    notebook, and a page made of that fetches its viewer from the network, shows nothing
    without one, and is preferred to the HTML that says it all.
    """
    get_parent = getattr(getattr(get_ipython(), "kernel", None), "get_parent", None)
    request = (get_parent() or {}) if get_parent else {}
    return bool(request.get("content", {}).get("allow_stdin", True))
