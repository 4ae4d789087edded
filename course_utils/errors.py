"""Every error that the course raises on purpose, drawn once.

::

    CourseError
    ├── UnknownName      a dataset, source, quiz, item, task or place that does not exist
    ├── DataError        a table, layer or manifest that is missing or broken
    ├── QuizError        a quiz file that is missing or broken
    ├── ProgressError    a progress file that can't be read or written
    ├── MapError         a map asked to show what it can't
    ├── GradingError     an assignment, submission or gradebook that needs a human
    └── TermError        a term's settings, roster or folder that its instructor can mend

Each message is one line: what was wrong, where, and what to do. In a notebook
the line stands alone, without a traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class CourseError(Exception):
    """A problem that the reader of the message can do something about.

    Parameters
    ----------
    problem
        What was expected and what was found, as a clause without a full stop.
    where
        The file, row, line, cell or argument it was found in.
    remedy
        What to do next, as a sentence.
    """

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.where = where
        self.remedy = remedy
        line = f"{where}: {problem}" if where else problem
        super().__init__(f"{line}. {remedy}".rstrip() if remedy else f"{line}.")

    def _render_traceback_(self) -> list[str]:
        """Let IPython print the one line in place of a traceback."""
        return [f"{type(self).__name__}: {self}"]


class UnknownName(CourseError, LookupError):
    """A name that the course does not know, with the nearest one that it does.

    Parameters
    ----------
    kind
        What was looked up, such as ``"dataset"``.
    name
        The name that was asked for.
    known
        The names that exist.
    """

    def __init__(self, kind: str, name: object, known: Iterable[str]) -> None:
        names = sorted(known)
        near = difflib.get_close_matches(str(name).lower(), names, n=1, cutoff=0.5)
        if near:
            remedy = f"Did you mean {near[0]!r}?"
        elif len(names) <= 40:
            remedy = f"Known: {', '.join(names)}."
        else:
            remedy = "Check the spelling."
        super().__init__(f"no {kind} is called {name!r}", remedy=remedy)


class DataError(CourseError):
    """A table, layer or manifest that is missing or broken."""


class QuizError(CourseError):
    """A quiz file that is missing or broken."""


class ProgressError(CourseError):
    """A progress file that can't be read or written."""


class MapError(CourseError):
    """A map that was asked to show what it can't."""


class GradingError(CourseError):
    """An assignment, submission or gradebook that needs a human."""


class TermError(CourseError):
    """A term's settings, roster or folder that its instructor can mend."""
