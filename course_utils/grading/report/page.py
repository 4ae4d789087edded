"""Write a report as one HTML page, complete in itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from course_utils._identity import colours
from course_utils.atomic import write_atomically
from course_utils.errors import GradingError
from course_utils.grading.report.pictures import pictures
from course_utils.grading.report.sections import sections
from course_utils.grading.report.summary import Report
from course_utils.grading.report.words import clean

_HERE = Path(__file__).parent


def render(report: Report, *, notice: str = "") -> str:
    """Return the page.

    Parameters
    ----------
    report
        What it says.
    notice
        A sentence to put before everything else.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    # All that goes in is escaped, but for our own style sheet and drawings.
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = colours(":root") + (_HERE / "page.css").read_text(encoding="utf-8")
    drawn = pictures(report)
    return environment.get_template("page.html").render(
        assignment=clean(report.tables.assignment),
        notice=notice,
        when=datetime.now().astimezone(),
        sections=sections(report),
        pictures={name: [Markup(svg) for svg in svgs] for name, svgs in drawn.items()},  # noqa: S704
        style=Markup(style),  # noqa: S704
    )


def write(report: Report, path: Path, *, notice: str = "") -> None:
    """Write the page so that a reader sees the old one or the new; only its owner can read it.

    Raises
    ------
    GradingError
        If it can't be written.
    """
    text = render(report, notice=notice)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode(), mode=0o600)
    except OSError as error:
        raise GradingError(
            f"the page can't be written ({error.strerror})",
            where=str(path),
            remedy="Name another file with --html.",
        ) from error
