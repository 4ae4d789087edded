"""Write a report as one HTML page, complete in itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from course_utils._identity import colours
from course_utils.atomic import write_atomically
from course_utils.errors import GradingError
from course_utils.grading.report.parts import Section
from course_utils.grading.report.pictures import pictures as draw
from course_utils.grading.report.sections import sections
from course_utils.grading.report.summary import Report
from course_utils.grading.report.words import clean

_HERE = Path(__file__).parent


def render(report: Report, *, notice: str = "") -> str:
    """Return the page of a report on an assignment.

    Parameters
    ----------
    report
        What it says.
    notice
        A sentence to put before everything else.
    """
    return page(
        "Report on",
        report.tables.assignment,
        sections(report),
        pictures=draw(report),
        privacy="It names students: keep it to those who teach them.",
        notice=notice,
    )


def page(
    heading: str,
    subject: str,
    parts: Sequence[Section],
    *,
    privacy: str,
    pictures: Mapping[str, list[str]] | None = None,
    notice: str = "",
    template: Path = _HERE / "page.html",
    **more: Any,
) -> str:
    """Return a page of sections in the course's look, complete in itself.

    Parameters
    ----------
    heading, subject
        The first heading: ours, and what it is about, which may be a student's word.
    parts
        What the page says.
    privacy
        What to bear in mind, since the page names students.
    pictures
        Drawings as SVG, by the section that they belong to.
    notice
        A sentence to put before everything else.
    template
        The page's template; it may extend ``page.html``.
    more
        What else the template asks for.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    # All that goes in is escaped, but for our own style sheet and drawings.
    environment = Environment(
        loader=FileSystemLoader([template.parent, _HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = colours(":root") + (_HERE / "page.css").read_text(encoding="utf-8")
    drawn = pictures or {}
    return environment.get_template(template.name).render(
        heading=heading,
        subject=clean(subject),
        privacy=privacy,
        notice=notice,
        when=datetime.now().astimezone(),
        sections=parts,
        pictures={name: [Markup(svg) for svg in svgs] for name, svgs in drawn.items()},  # noqa: S704
        style=Markup(style),  # noqa: S704
        **more,
    )


def write(report: Report, path: Path, *, notice: str = "") -> None:
    """Write the page of a report on an assignment; see `save`."""
    save(render(report, notice=notice), path)


def save(text: str, path: Path) -> None:
    """Write a page so that a reader sees the old one or the new; only its owner can read it.

    Raises
    ------
    GradingError
        If it can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode(), mode=0o600)
    except OSError as error:
        raise GradingError(
            f"the page can't be written ({error.strerror})",
            where=str(path),
            remedy="Name another file with --html.",
        ) from error
