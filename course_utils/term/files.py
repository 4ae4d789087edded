"""Read what an instructor has written."""

from __future__ import annotations

from pathlib import Path

from course_utils.errors import TermError


def read_bytes(path: Path, missing: str) -> bytes:
    """Return what stands in a file.

    Parameters
    ----------
    path
        The file.
    missing
        What to do if there is none.

    Raises
    ------
    TermError
        If there is no such file, or it can't be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise TermError("there is no such file", where=str(path), remedy=missing) from error
    except OSError as error:
        raise TermError(
            f"can't be read ({error.strerror})",
            where=str(path),
            remedy="Give yourself the right to read it.",
        ) from error
