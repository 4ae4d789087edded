"""Open the course in JupyterLab, quietly: no news, no update checks, no telemetry."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from course_utils.errors import CourseError

FIRST_LESSON = Path("lessons/00-start-here.ipynb")
SETTINGS = Path(__file__).parent / "_lab"
"""JupyterLab's own settings as the course wants them (``overrides.json``)."""


def lab_command(notebook: Path, *, browser: bool, port: int | None = None) -> list[str]:
    """Return the command line that serves ``notebook`` in JupyterLab.

    Parameters
    ----------
    notebook
        The notebook to open, relative to the folder that JupyterLab serves.
    browser
        Whether to open the learner's browser; otherwise the address is printed.
    port
        The port to listen on; JupyterLab's own choice if not given.
    """
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--LabApp.app_settings_dir={SETTINGS}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        "--Application.log_level=WARN",
        f"--LabApp.default_url=/lab/tree/{notebook.as_posix()}",
    ]
    return [*command, *serving(browser=browser, port=port)]


def serving(*, browser: bool, port: int | None) -> list[str]:
    """Return the words of a command line that say how a Jupyter server is reached.

    Parameters
    ----------
    browser
        Whether to open the user's browser; otherwise the address is printed.
    port
        The port to listen on; Jupyter's own choice if not given.
    """
    words = [] if port is None else [f"--ServerApp.port={port}"]
    if not browser:
        words.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # In containers everything is root; Jupyter refuses that unless told.
        words.append("--allow-root")
    return words


def open_lab(folder: Path, *, browser: bool = True, port: int | None = None) -> None:
    """Replace this process by JupyterLab, serving ``folder`` with lesson 00 open.

    Raises
    ------
    CourseError
        If the folder has no lesson 00.
    """
    if not (folder / FIRST_LESSON).is_file():
        raise CourseError(
            f"no {FIRST_LESSON} here",
            where=str(folder),
            remedy="Go to the folder of the course, then try again.",
        )
    command = lab_command(FIRST_LESSON, browser=browser, port=port)
    exercises = folder.resolve() / "exercises"
    if (exercises / "nbgrader_config.py").is_file():
        # So that nbgrader's own panels in JupyterLab find the course.
        known = os.environ.get("JUPYTER_CONFIG_PATH")
        os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, [str(exercises), known]))
    os.chdir(folder)
    os.execv(command[0], command)  # noqa: S606
