"""Make the folder of a new term: whole, or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from course_utils.atomic import write_atomically
from course_utils.errors import TermError, UnknownName
from course_utils.own import sources
from course_utils.term import roster, settings
from course_utils.term.checks import known_lessons
from course_utils.term.origin import write_origin
from course_utils.term.pacing import PacedAssignment, PacedWeek, pace
from course_utils.term.settings import Term, read_term

CONFIG = "nbgrader_config.py"
TEMPLATES = Path(__file__).parent / "templates"
BESIDE = ("objectives.csv", "peer-review.md")
"""Files of the exercises that a term has, too, where the installation holds them."""


def new(
    folder: Path,
    *,
    name: str,
    start: date,
    weeks: int,
    edition: str = "",
    timezone: str = "UTC",
    assignments: Sequence[str] = (),
    tell: Callable[[str], object] = lambda _: None,
) -> Term:
    """Make the folder of a new term.

    Parameters
    ----------
    folder
        The folder to make; nothing may be there.
    name
        The course's name, as students read it.
    start
        First day of week 1.
    weeks
        Number of weeks.
    edition
        A word that picks an edition of the assignments; empty for the published one.
    timezone
        IANA name of the zone of all times.
    assignments
        Which are in; all if not given.
    tell
        Told what is being made; an edition takes its time.

    Returns
    -------
    Term
        Its settings, as read back.

    Raises
    ------
    TermError
        If the folder is there already or can't be made, or a setting can't be.
    UnknownName
        If there is no such assignment.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100, links are not to be followed
    _require_room(folder)
    chosen = _chosen(assignments)
    text = course_toml(
        chosen, name=name, start=start, weeks=weeks, edition=edition, timezone=timezone
    )
    try:
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    except OSError as error:
        raise _cannot(folder, error) from error
    try:
        write_atomically(draft / settings.FILE, text.encode(), mode=0o600)
        try:
            read_term(draft)
        except TermError as error:
            raise TermError(error.problem, remedy=error.remedy) from error
        _fill(draft, name, chosen, edition, tell)
        if os.path.lexists(folder):
            raise _taken(folder)
        draft.rename(folder)
    except OSError as error:
        raise _cannot(folder, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return read_term(folder)


def course_toml(
    assignments: Sequence[str], *, name: str, start: date, weeks: int, edition: str, timezone: str
) -> str:
    """Return the text of a term's ``course.toml``.

    Raises
    ------
    TermError
        If the number of weeks, the start or the name can't be.
    """
    if not 1 <= weeks <= 60:
        raise TermError(f"a term can't have {weeks} weeks", remedy="Choose from 1 to 60.")
    if not settings.FIRST <= start <= settings.LAST:
        raise TermError(
            f"a term can't start on {start}",
            remedy=f"Choose a day from {settings.FIRST.year} to {settings.LAST.year}.",
        )
    if not name.strip() or not name.isprintable():
        raise TermError("the course has no name", remedy="Give it one with --name.")
    paced, given = pace(start, weeks, known_lessons(), assignments)
    template = Template((TEMPLATES / "course.toml").read_text(encoding="utf-8"))
    return template.substitute(
        name=_quoted(name.strip()),
        id=_quoted(_slug(name) or f"course-{start}"),
        timezone=_quoted(timezone),
        start=start.isoformat(),
        weeks=weeks,
        edition=_quoted(edition),
        week="\n\n".join(map(_week, paced)),
        assignment="\n\n".join(map(_assignment, given)),
    )


def _week(week: PacedWeek) -> str:
    lines = [
        "[[week]]",
        f"number = {week.number}",
        f"lessons = [{', '.join(map(_quoted, week.lessons))}]",
    ]
    return "\n".join([*lines, f"note = {_quoted(week.note)}"] if week.note else lines)


def _assignment(each: PacedAssignment) -> str:
    return (
        f"[[assignment]]\nname = {_quoted(each.name)}\nopens = {each.opens.isoformat()}\n"
        f"due = {each.due.isoformat()}\nweight = {each.weight}"
    )


def _fill(
    draft: Path, name: str, chosen: Sequence[str], edition: str, tell: Callable[[str], object]
) -> None:
    """Write all but the settings."""
    exercises = sources.root()
    for assignment in chosen:
        tell(f"Making {assignment}")
        target = draft / "source" / assignment
        _copy(exercises / "source" / assignment, target)
        if edition:
            _write_edition(assignment, edition, target / f"{assignment}.ipynb")
        rubric = exercises / "rubrics" / f"{assignment}.yml"
        if rubric.is_file():
            _copy(rubric, draft / "rubrics" / rubric.name)
    for each in BESIDE:
        if (exercises / each).is_file():
            _copy(exercises / each, draft / each)
    write_atomically(draft / roster.FILE, roster.TEMPLATE.encode(), mode=0o600)
    shutil.copyfile(TEMPLATES / "nbgrader_config.txt", draft / CONFIG)
    read_me = Template((TEMPLATES / "README.md").read_text(encoding="utf-8"))
    text = read_me.substitute(name=name.strip(), first=chosen[0])
    write_atomically(draft / "README.md", text.encode())
    write_origin(draft, edition)


def _write_edition(assignment: str, word: str, target: Path) -> None:
    try:
        from course_utils.grading.editions import write_edition
    except ImportError as error:
        raise TermError(
            "this installation makes no editions", remedy="Leave --edition out."
        ) from error
    write_edition(assignment, word, target)


def _copy(source: Traversable, target: Path) -> None:
    """Copy a file or folder of the exercises, without what editors leave behind."""
    if source.is_dir():
        target.mkdir(parents=True)
        for each in source.iterdir():
            if not each.name.startswith((".", "__")):
                _copy(each, target / each.name)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())


def _chosen(assignments: Sequence[str]) -> tuple[str, ...]:
    names = sources.names()
    for each in assignments:
        if each not in names:
            raise UnknownName("assignment", each, names)
    return tuple(each for each in names if not assignments or each in assignments)


def _require_room(folder: Path) -> None:
    if os.path.lexists(folder):
        raise _taken(folder)
    if not folder.parent.is_dir():
        raise TermError(
            "there is no such folder", where=str(folder.parent), remedy="Make it first."
        )
    checkout = sources.PACKAGE.parent
    if (checkout / ".git").exists() and folder.resolve().is_relative_to(checkout):
        raise TermError(
            "lies in the course's public repository, and a term holds answers and names",
            where=str(folder),
            remedy=f"Choose a folder outside, such as {checkout.parent / folder.name}.",
        )


def _taken(folder: Path) -> TermError:
    return TermError(
        "is there already, and is left as it is",
        where=str(folder),
        remedy="Choose another folder.",
    )


def _cannot(folder: Path, error: OSError) -> TermError:
    return TermError(
        f"the folder can't be made ({error.strerror or error})",
        where=str(folder),
        remedy="Free some space or choose a folder that you may write to.",
    )


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-")


def _quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False)
