"""What a check found: a line of ``course doctor``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from course_utils.errors import CourseError

OK, LOOK, STOP = "ok", "look", "stop"


@dataclass(frozen=True)
class Finding:
    """A line.

    Parameters
    ----------
    verdict
        `OK`; `LOOK` if a human should judge; `STOP` if something will not work.
    said
        What was found.
    remedy
        What to do; empty if nothing.
    """

    verdict: str
    said: str
    remedy: str = ""


def of(error: CourseError, verdict: str = STOP) -> Finding:
    """Return the line for an error of the course."""
    said = f"{error.where}: {error.problem}" if error.where else error.problem
    return Finding(verdict, said, error.remedy)


def guarded(check: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    """Yield what a check finds; if the check itself fails, that is a line, too."""
    try:
        yield from check()
    except CourseError as error:
        yield of(error)
    except (Exception, SystemExit) as error:
        # A doctor must come through on any wreck, and say what it could not look at.
        text = " ".join(str(error).split())[:200]
        name = getattr(check, "func", check).__name__  # a partial has none of its own
        yield Finding(
            STOP,
            f"the check of {name} could not be done ({type(error).__name__}: {text})",
            "Mend what it names, then run course doctor again.",
        )


def some(names: Iterable[object], most: int = 4) -> str:
    """Return a few names, and how many more there are."""
    listed = [str(name) for name in names]
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
