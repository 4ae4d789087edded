"""nbgrader's own steps on a course folder, its log kept in a file."""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from course_utils.errors import GradingError
from course_utils.grading.course_folder import nbgrader_needed
from course_utils.grading.notebooks import ids_mended_quietly

CONFIG = "nbgrader_config.py"


class Nbgrader:
    """nbgrader's own steps on one course folder, its log kept in a file.

    Parameters
    ----------
    course
        A folder with ``nbgrader_config.py``.
    log
        The file for what nbgrader says; in the folder if not given.

    Raises
    ------
    GradingError
        If nbgrader is not installed.
    """

    def __init__(self, course: Path, log: Path | None = None) -> None:
        with nbgrader_needed():
            from nbgrader.apps import NbGraderAPI
        from traitlets.config.loader import PyFileConfigLoader

        self.course = course
        self.log = log or course / "nbgrader.log"
        config = PyFileConfigLoader(CONFIG, path=str(course)).load_config()
        with _quietly(self.log):  # it complains where there is no exchange, and few need one
            self._api = NbGraderAPI(config=config)

    def generate(self, assignment: str) -> None:
        """Make the release version."""
        self._do("generate_assignment", lambda: self._api.generate_assignment(assignment))

    def grade(self, assignment: str, *, walls: bool) -> None:
        """Run and score all submissions."""
        from course_utils.grading.autograde.command import grade

        with _quietly(self.log):
            grade(self.course, assignment, walls=walls)

    def feedback(self, assignment: str) -> None:
        """Write the feedback for all students."""
        self._do("generate_feedback", lambda: self._api.generate_feedback(assignment))

    def _do(self, step: str, action: Callable[[], dict[str, Any]]) -> None:
        with _quietly(self.log):
            result = action()
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"== {step}\n{result.get('log', '')}{result.get('error', '')}\n")
        if result["success"]:
            return
        if "KeyboardInterrupt" in result.get("error", ""):
            raise KeyboardInterrupt  # nbgrader catches it and goes on
        raise GradingError(f"{step} failed", where="nbgrader", remedy=f"See {self.log}.")


@contextlib.contextmanager
def tools_on_path() -> Iterator[None]:
    """Let nbgrader find the command alembic, which stands beside our own Python."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


@contextlib.contextmanager
def _quietly(log: Path) -> Iterator[None]:
    """Keep what libraries and kernels say beside the point in a log."""
    from sqlalchemy.exc import SAWarning

    with ids_mended_quietly(), warnings.catch_warnings(), _stderr_into(log):
        # nbgrader's own order of work, harmless and nothing that a reader could change
        warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.")
        yield


@contextlib.contextmanager
def _stderr_into(log: Path) -> Iterator[None]:
    """Keep what a kernel says on its way out, such as a library's last words, in the log."""
    kept = os.dup(2)
    try:
        with log.open("ab") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
