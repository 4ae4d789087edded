"""Read notebooks: without libraries' warnings, and with one line for a broken file."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterator
from json import JSONDecodeError
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import GradingError

if TYPE_CHECKING:
    from nbformat import NotebookNode

_MENDED = "Cell is missing an id field|Non-unique cell id"


@contextlib.contextmanager
def ids_mended_quietly() -> Iterator[None]:
    """Pass over nbformat's warnings that it gives cells the ids which they lack."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=_MENDED, category=FutureWarning)
        yield


def read_notebook(path: Path, *, remedy: str) -> NotebookNode:
    """Read a notebook.

    Parameters
    ----------
    path
        The file.
    remedy
        What to do if it can't be read.

    Raises
    ------
    GradingError
        If it can't be read, with the line and the column where its JSON breaks.
    """
    import nbformat

    read: Callable[..., NotebookNode] = nbformat.read
    try:
        with ids_mended_quietly():
            notebook = read(path, as_version=4)
        _require_texts(notebook)
    except OSError as error:
        raise GradingError(
            f"can't be read ({error.strerror})", where=str(path), remedy=remedy
        ) from error
    except Exception as error:  # nbformat raises many kinds for what is no notebook
        place, reason = _fault(error)
        raise GradingError(
            f"is no notebook that can be read ({reason})",
            where=f"{path}{place}",
            remedy=remedy,
        ) from error
    return notebook


def _require_texts(notebook: NotebookNode) -> None:
    """Raise unless it has cells and each of them has a text; nbformat only logs what it lacks."""
    for number, cell in enumerate(notebook.cells, start=1):
        if not isinstance(cell.get("source"), str):
            raise ValueError(f"cell {number} has no text")  # noqa: TRY004, a fault of the file


def _fault(error: Exception) -> tuple[str, str]:
    """Return where in a file the JSON breaks, and what is wrong."""
    cause = error.__cause__
    if isinstance(cause, JSONDecodeError):
        return f", line {cause.lineno}, column {cause.colno}", f"its JSON is broken: {cause.msg}"
    if isinstance(error, UnicodeDecodeError):
        return "", "it is not text in UTF-8"
    if isinstance(error, AttributeError | TypeError | KeyError):
        return "", "it holds no cells as notebooks have them"
    return "", " ".join(str(error).split())[:150] or type(error).__name__
