"""What the name of a file in a download says about whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Claim:
    """What a recogniser reads from a name.

    Parameters
    ----------
    label
        What the files of one hand-in have in common; shown to humans.
    file
        The student's own name for the file, with folders below the hand-in.
    ids
        What may be the student's ``lms_id``, ``id`` or address.
    name
        What may be the student's name.
    among
        What may be the student's number; it only decides between students of one name.
    binding
        Whether ``ids`` settle it: a student with another ``lms_id`` is another student.
    when
        When it was handed in, where the name says so.
    number
        Of two hand-ins of a student whose time is not known, the higher came later.
    late
        Whether the system marks it as late.
    returns
        What the name of a feedback file must begin with for the system to take it back;
        a folder's ends with a slash. Empty where the system takes none.
    trouble
        Why nobody can be found from this name; empty if somebody may.
    """

    label: str
    file: PurePosixPath
    ids: tuple[str, ...] = ()
    name: str = ""
    among: tuple[str, ...] = ()
    binding: bool = False
    when: datetime | None = None
    number: int = 0
    late: bool = False
    returns: str = ""
    trouble: str = ""

    @property
    def called(self) -> str:
        """What the system calls the student, as far as a human can read it."""
        return self.name or (self.ids[-1] if self.ids else self.label)


def below(parts: tuple[str, ...], at: int, first: str = "") -> PurePosixPath:
    """Return the path below part ``at``, behind ``first`` if there is one."""
    return PurePosixPath(*([first] if first else []), *parts[at + 1 :])


def at_most(number: str) -> int:
    """Return a number from a name; zero for one too long to be an id."""
    return int(number) if len(number) <= 18 else 0
