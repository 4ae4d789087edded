"""Build the static site and check it: ``course site``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from course_utils.authoring.site.lessons import executed
from course_utils.authoring.site.links import broken_links
from course_utils.authoring.site.slim import slim
from course_utils.authoring.site.source import Source
from course_utils.errors import CourseError


class SiteError(CourseError):
    """The site can't be built, or a link in it leads nowhere."""


def build(root: Path, place: Path, address: str = "") -> Path:
    """Build the site.

    Parameters
    ----------
    root
        The folder of the course.
    place
        Where to work; what was built before is used again.
    address
        Where the site will be published, if known: pages then name their preview picture.

    Returns
    -------
    Path
        The folder to be served.

    Raises
    ------
    LessonError
        If a lesson fails.
    SiteError
        If Sphinx has anything to warn of, or a link leads nowhere.
    """
    from rich.progress import Progress, SpinnerColumn, TimeElapsedColumn

    started = time.monotonic()
    place = place.resolve()
    columns = (SpinnerColumn(), *Progress.get_default_columns()[:2], TimeElapsedColumn())
    with Progress(*columns) as progress:
        lessons = executed(root, root / "build" / "executed", progress)
        bar = progress.add_task("Pages", total=len(lessons))
        source = Source(root, place / "source", place / "extra")
        source.lay_out(lessons, lambda: progress.advance(bar))
        bar = progress.add_task("Sphinx", total=1)
        _run_sphinx(root, place, address)
        html = place / "html"
        shutil.rmtree(html, ignore_errors=True)
        shutil.copytree(place / "sphinx", html)
        slim(html)
        progress.advance(bar)
        bar = progress.add_task("Links", total=1)
        problems = list(broken_links(html))
        progress.advance(bar)
        for problem in problems:
            progress.console.print(problem, markup=False, soft_wrap=True)
    if problems:
        raise SiteError(f"{len(problems)} links of the site lead nowhere", where=str(html))
    pages = sum(1 for _ in html.rglob("*.html"))
    progress.console.print(
        f"{pages} pages in {time.monotonic() - started:.0f} s: {html / 'index.html'}",
        soft_wrap=True,
    )
    return html


def _run_sphinx(root: Path, place: Path, address: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own arguments
        [
            sys.executable,
            *("-m", "sphinx", "--builder", "html", "--quiet"),
            *("--fail-on-warning", "--nitpicky", "--jobs", str(os.cpu_count() or 1)),
            *("--conf-dir", str(root / "docs" / "site"), "--doctree-dir", str(place / "doctrees")),
            *(str(place / "source"), str(place / "sphinx")),
        ],
        cwd=root,
        env=os.environ
        | {"COURSE_SITE_EXTRA": str(place / "extra"), "COURSE_SITE_ADDRESS": address.rstrip("/")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SiteError(f"Sphinx is not content:\n{done.stderr.strip()}", where=str(place))
