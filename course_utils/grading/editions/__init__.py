"""Editions of the assignments: a word picks other windows, days and actors in the same tasks."""

from __future__ import annotations

from pathlib import Path

from course_utils.errors import GradingError

__all__ = ["find_exercises", "write_edition"]


def find_exercises() -> Path:
    """Return the folder with assignments, bank and parameters.

    Raises
    ------
    GradingError
        If this installation has no bank.
    """
    from course_utils.own.sources import root

    folder = root()
    if not isinstance(folder, Path) or not (folder / "bank").is_dir():
        raise GradingError(
            "an installed course has no bank of answers, and an edition is made from it",
            where=str(folder),
            remedy="Work in a checkout of the repository (pip install -e .).",
        )
    return folder


def write_edition(name: str, word: str, target: Path) -> None:
    """Write the source notebook of an assignment for an edition.

    The same word gives the same notebook; ids, points and other metadata are those published.

    Parameters
    ----------
    name
        The assignment, such as ``"ps06"``.
    word
        The word that picks the choices; empty for the published edition.
    target
        The file to write.

    Raises
    ------
    GradingError
        If the assignment has no parameters, or the bank is not at hand.
    UnknownName
        If there is no such assignment.
    """
    import nbformat

    from course_utils.atomic import write_atomically
    from course_utils.grading.assignments import read_assignment
    from course_utils.grading.editions.parameters import read_parameters
    from course_utils.grading.editions.workshop import Workshop

    if not word.strip():
        write_atomically(target, _published(name))
        return
    exercises = find_exercises()
    read_assignment(exercises, name)
    parameters = read_parameters(exercises, name)
    if not parameters.parameters:
        write_atomically(target, _published(name))
        return
    made = Workshop(exercises, name).edition(parameters.pick(word))
    text: str = nbformat.writes(made.notebook, version=nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]
    write_atomically(target, f"{text}\n".encode())


def _published(name: str) -> bytes:
    from course_utils.errors import UnknownName
    from course_utils.own.sources import names, root

    if name not in names():
        raise UnknownName("assignment", name, names())
    return (root() / "source" / name / f"{name}.ipynb").read_bytes()
