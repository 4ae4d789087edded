"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _course(what: str, default: Path | None) -> Decorator:
    return click.option(
        "--course",
        "folder",
        type=click.Path(path_type=Path),
        default=default,
        help=f"{what}; the current folder if not given.",
    )


course_folder = _course("The nbgrader course folder", Path())
term_folder = _course("The term's folder", Path())
term_folder_if_any = _course("The term's folder", None)
"""None if it is not named, so that the current folder need not be a term."""
page = click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write; in the folder grading of the course if not given.",
)
