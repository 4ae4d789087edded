"""Commands for who learns."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening a browser.")
@click.option("--port", type=int, help="Port to listen on.")
def lab(no_browser: bool, port: int | None) -> None:
    """Open the course in JupyterLab."""
    from course_utils.lab import open_lab

    open_lab(Path.cwd(), browser=not no_browser, port=port)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--no-browser", is_flag=True, help="Print the address instead of opening a browser.")
@click.option("--port", type=int, help="Port to listen on.")
def start(folder: Path, no_browser: bool, port: int | None) -> None:
    """Lay the course out in FOLDER and open it there; what you changed in it is kept."""
    from course_utils.start import start as start_in

    start_in(folder, browser=not no_browser, port=port)
