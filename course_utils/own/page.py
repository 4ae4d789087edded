"""A page to print at the end: the learner's own verdict, the date, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from course_utils._identity import colours
from course_utils.atomic import write_atomically
from course_utils.errors import CourseError
from course_utils.own import tally
from course_utils.quizzes.summary import Summary
from course_utils.record import Record

STYLE = """
body { color-scheme: light dark; color: var(--cq-ink); background: var(--cq-paper);
  font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; }
blockquote { margin: 0; padding: 0 1rem; border-inline-start: 4px solid var(--cq-blue); }
table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: .3rem .6rem; border-block-end: 1px solid var(--cq-line); }
.line { border-block-end: 1px solid; padding-block-start: 2rem; max-inline-size: 24rem; }
.wide { overflow-x: auto; }
@media print { body { color-scheme: light; margin: 0; } tr, blockquote p { break-inside: avoid; } }
"""


@dataclass(frozen=True)
class Page:
    """Where the page is; a notebook shows a link."""

    path: Path

    def __str__(self) -> str:
        return f"Your page: {self.path}. Open it in a browser to print it; nothing was sent."

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return (
            f'<p>Your page: <a href="{escape(self.path.as_posix())}" target="_blank">'
            f"{escape(str(self.path))}</a>. Open it in a browser to print it; nothing was sent.</p>"
        )


def completion_page(verdict: object = "", path: str | Path | None = None) -> Page:
    """Write a page to print: your verdict, the date, what you did and who judged it.

    Parameters
    ----------
    verdict
        The text of your verdict from the capstone.
    path
        The file to write; ``my-course-<date>.html`` in the current folder if not given.

    Returns
    -------
    Page
        Where it is.

    Raises
    ------
    CourseError
        If it can't be written.
    ProgressError
        If the progress file can't be read.
    """
    today = date.today()
    target = Path(path or f"my-course-{today.isoformat()}.html").expanduser()
    said = verdict.strip() if isinstance(verdict, str) else ""
    body = _html(said, f"{today.day} {today:%B %Y}", Record())
    try:
        write_atomically(target, body.encode(), mode=0o600)
    except OSError as error:
        raise CourseError(
            f"can't be written ({error.strerror or error})",
            where=str(target),
            remedy="Give another path.",
        ) from error
    return Page(target)


def _html(verdict: str, day: str, record: Record) -> str:
    events = record.events()
    spoken = "".join(f"<p>{escape(part)}</p>" for part in verdict.split("\n\n") if part.strip())
    spoken = f"<blockquote>{spoken}</blockquote>" if spoken else "<p>No verdict was written.</p>"
    lessons = _table(
        "Lessons",
        ("Lesson", "Guesses", "Quiz, at last try", "Practice tasks"),
        [
            (f"{row.lesson} {row.title}", _of(row.guesses), _of(row.last), _of(row.practice))
            for row in Summary(record, "en").rows
            if row.guesses[0] or row.last[0] or row.practice[0]
        ],
    )
    sheets = _table(
        "Assignments",
        ("Assignment", "Points by tests", "Own judgement", "Hints used"),
        [
            (row.title, _of(row.tested), _of(row.judged), str(row.hints))
            for row in tally.rows(events)
        ],
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>From Combatant to Mediator: what I did</title>"
        f"<style>{colours(':root')}{STYLE}</style></head><body><main>"
        f"<h1>From Combatant to Mediator</h1><p>Worked through without an instructor; this page "
        f'was made on {day}.</p><p class="line">Name</p>'
        f"<h2>My verdict</h2>{spoken}<h2>What I did</h2>{lessons}{sheets}"
        "<p>Points by tests: the tests of the graded course, run by the learner, with hints at "
        "hand. Own judgement: the learner's reading of the rubric for what was written. Nobody "
        "has examined this work, and the page certifies nothing. It was made on the learner's "
        "own machine.</p></main></body></html>\n"
    )


def _table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return f"<p>{caption}: nothing kept yet.</p>"
    top = "".join(f'<th scope="col">{head}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in rows
    )
    return (
        f'<div class="wide"><table><caption>{caption}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _of(pair: tuple[float, float]) -> str:
    return f"{pair[0]:g} of {pair[1]:g}" if pair[1] else "–"
