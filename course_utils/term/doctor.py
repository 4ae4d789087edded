"""Look at everything that a term needs, and say what to do: ``course doctor``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from course_utils.errors import CourseError
from course_utils.term import settings
from course_utils.term.health import folder as term_folder
from course_utils.term.health import installation, machine
from course_utils.term.health.finding import LOOK, OK, STOP, Finding, guarded, of
from course_utils.term.settings import read_term
from course_utils.term.stamps import stamps

MARKS = {OK: ("ok", "green"), LOOK: ("look", "yellow"), STOP: ("stop", "bold red")}

Section = tuple[str, list[Finding]]


def examine(folder: Path | None = None, *, now: datetime | None = None) -> list[Section]:
    """Look at machine, installation and term, and change nothing.

    Parameters
    ----------
    folder
        The term's folder. Without one the current folder is looked at, if it is a term.
    now
        The time to judge the calendar by; the present if not given.

    Returns
    -------
    list of (str, list of Finding)
        What was found, by subject.
    """
    now = now or datetime.now(UTC)
    place = Path() if folder is None else folder
    sections: list[Section] = [
        (
            "Machine",
            _all(machine.python, machine.sandbox, partial(machine.disk, place), machine.memory),
        ),
        ("Installation", _all(installation.course, installation.packages, installation.nbgrader)),
    ]
    if folder is None and not (place / settings.FILE).exists():
        missing = "no term here: run this in a term's folder, or name it with --course"
        return [*sections, ("Term", [Finding(OK, missing)])]
    return [*sections, *examine_term(place.absolute(), now)]


def examine_term(folder: Path, now: datetime) -> list[Section]:
    """Look at a term alone; see `examine`."""
    try:
        term = read_term(folder)
    except CourseError as error:
        found = [of(error)]
        if folder.is_dir():
            found += _all(
                partial(term_folder.students, folder), partial(term_folder.permissions, folder)
            )
        return [("Term", found)]
    from course_utils.term.health.database import database
    from course_utils.term.health.progress import calendar, progress

    here = _all(
        partial(term_folder.students, folder),
        partial(term_folder.sources, term),
        partial(term_folder.rubrics, term),
        partial(term_folder.settings, term),
        partial(term_folder.permissions, folder),
        partial(stamps, term),
    )
    gradebook = _all(partial(database, term))
    if any(finding.verdict == STOP for finding in gradebook):
        done = [Finding(LOOK, "not looked at", "Mend the gradebook first.")]
    else:
        done = _all(partial(progress, term, now))
    return [
        ("Term", [Finding(OK, f"{term.course.name} ({folder})"), *here]),
        ("Gradebook", gradebook),
        ("Calendar", _all(partial(calendar, term, now))),
        ("Progress", done),
    ]


def _all(*checks: Callable[[], Iterable[Finding]]) -> list[Finding]:
    return [finding for check in checks for finding in guarded(check)]


def show(sections: list[Section]) -> int:
    """Print what was found as a table.

    Returns
    -------
    int
        The exit code: 1 if something stops, else 0.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for _ in range(3):
        table.add_column(overflow="fold")
    for subject, findings in sections:
        for at, finding in enumerate(findings):
            word, style = MARKS[finding.verdict]
            table.add_row(
                Text(subject if at == 0 else "", style="bold"),
                Text(word, style=style),
                Text(_printable(finding.said)).append(
                    f"\n→ {_printable(finding.remedy)}" if finding.remedy else "", "italic"
                ),
            )
        table.add_section()
    console = Console()
    console.print(table)
    verdicts = [finding.verdict for _, findings in sections for finding in findings]
    stops, looks = verdicts.count(STOP), verdicts.count(LOOK)
    console.print(f"\n{_sum(stops, looks)}", highlight=False)
    return 1 if stops else 0


def _sum(stops: int, looks: int) -> str:
    if stops:
        return f"{stops} to mend first (stop), {looks} to look at."
    return f"{looks} to look at, nothing that stops you." if looks else "All is well."


def _printable(text: str) -> str:
    """Return a text without what would steer a terminal; files may say anything."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)
