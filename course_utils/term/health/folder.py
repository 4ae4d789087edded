"""The term's folder: sources, rubrics, nbgrader's settings, who may read it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from course_utils import __version__
from course_utils.errors import CourseError
from course_utils.grading.assignments import read_assignment
from course_utils.grading.report.words import count
from course_utils.grading.rubrics import read_rubrics
from course_utils.term import roster
from course_utils.term.health.finding import LOOK, OK, STOP, Finding, of, some
from course_utils.term.origin import checksums, read_origin
from course_utils.term.settings import Term

PRIVATE = (roster.FILE, "course.toml", "gradebook.db", "source", "submitted", "autograded", "out")
"""What must not be open to everybody on the machine."""


def students(folder: Path) -> Iterator[Finding]:
    """Whether the roster can be read."""
    members = roster.read_roster(folder, may_be_empty=True)
    if not members:
        yield Finding(
            LOOK,
            f"{roster.FILE} names nobody yet",
            "Run: course roster TABLE, with the list that your system gives out.",
        )
        return
    later = [member.id for member in members if member.extra_days]
    days = f", {some(later)} with extra days" if later else ""
    yield Finding(OK, f"{roster.FILE}: {count(len(members), 'student')}{days}")


def sources(term: Term) -> Iterator[Finding]:
    """Whether each assignment's source is there, and of the term's edition."""
    whole = True
    for name in term.names:
        path = f"source/{name}/{name}.ipynb"
        fault: Finding | None = None
        if not (term.folder / path).is_file():
            remedy = f"Bring it back, or take {name} out of course.toml."
            fault = Finding(STOP, f"there is no {path}", remedy)
        else:
            try:
                if not read_assignment(term.folder, name).code():
                    fault = Finding(STOP, f"{path} holds no code", "Bring it back.")
            except CourseError as error:
                fault = of(error)
        if fault:
            whole = False
            yield fault
    if whole:
        yield Finding(OK, f"sources of {count(len(term.names), 'assignment')}")
    yield from _edition(term)


def _edition(term: Term) -> Iterator[Finding]:
    """Whether the sources are what the term was made with."""
    origin = read_origin(term.folder)
    word = term.course.edition
    if origin is None:
        yield Finding(
            LOOK,
            "it can't be told which edition the sources are: .term.json is gone or damaged",
            "Bring it back from your backup, or look at the sources yourself.",
        )
        return
    if origin.edition != word:
        yield Finding(
            STOP,
            f"course.toml says edition {word!r}, the sources are of edition {origin.edition!r}",
            f'Write edition = "{origin.edition}" again; for another edition make a new term '
            "and copy what you need.",
        )
        return
    if not word:
        yield Finding(
            LOOK,
            "the assignments are the published ones, and so are their answers",
            "If points count, make the term with --edition and a word of your own.",
        )
    now = checksums(term.folder)
    mine = [
        path
        for path, mark in now.items()
        if path in origin.sources and origin.sources[path] != mark
    ]
    if mine:
        yield Finding(
            LOOK, f"changed since the term was made: {some(mine)}", "Fine if that was you."
        )
    elif word:
        yield Finding(OK, "the sources are of the term's own edition")
    if origin.course != __version__:
        yield Finding(
            LOOK,
            f"the term was made with course {origin.course}, this is {__version__}",
            "Its sources stay as they are; read the changelog before you release more.",
        )


def rubrics(term: Term) -> Iterator[Finding]:
    """Whether the rubrics can be read."""
    missing = []
    for name in term.names:
        path = term.folder / "rubrics" / f"{name}.yml"
        if path.is_file():
            read_rubrics(path)
        else:
            missing.append(f"rubrics/{name}.yml")
    if missing:
        yield Finding(LOOK, f"there is no {some(missing)}", "Bring it back to mark by hand.")


def settings(term: Term) -> Iterator[Finding]:
    """Whether nbgrader's settings load, and still are the term's."""
    from course_utils.term.database import course_of

    path = term.folder / "nbgrader_config.py"
    if not path.is_file():
        yield Finding(
            STOP,
            "there is no nbgrader_config.py",
            "Copy the one of another term: it is the same in all.",
        )
        return
    course = course_of(term)
    from nbgrader.converters import GenerateFeedback
    from nbgrader.preprocessors import AssignLatePenalties, ClearHiddenTests

    from course_utils.term.late_plugin import LatePolicy

    parent = course.converter.parent
    feedback = GenerateFeedback(coursedir=course.directory, parent=parent)
    wrong = {
        f"its course_id is {course.course_id!r}": course.course_id != term.course.id,
        f"its folder is {course.root}": course.root != term.folder.resolve(),
        "the late policy is not asked": AssignLatePenalties(parent=course.converter).plugin_class
        is not LatePolicy,
        "feedback would show the hidden tests": ClearHiddenTests not in feedback.preprocessors,
    }
    found = [fault for fault, true in wrong.items() if true]
    if found:
        yield Finding(
            STOP,
            f"nbgrader_config.py: {'; '.join(found)}",
            "Let it call course_utils.term.nbgrader.configure, and set less below it.",
        )
    else:
        yield Finding(OK, "nbgrader_config.py loads")


def permissions(folder: Path) -> Iterator[Finding]:
    """Whether others on this machine could read what is private."""
    if not folder.stat().st_mode & stat.S_IXOTH:
        yield Finding(OK, "nobody else on this machine can look into the folder")
        return
    readable = stat.S_IROTH | stat.S_IXOTH
    opened = [
        name
        for name in PRIVATE
        if (folder / name).exists() and (folder / name).stat().st_mode & readable
    ]
    if opened:
        yield Finding(
            LOOK,
            f"everybody on this machine can read {some(opened)}",
            f"Run: chmod o-rwx {folder}",
        )
    else:
        yield Finding(OK, "nobody else on this machine can read what is private")
