"""The course's settings for nbgrader, each with its reason.

What is not set here has nbgrader's default. The gradebook is ``gradebook.db`` in
the folder; give ``c.CourseDirectory.db_url`` for PostgreSQL.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import zmq
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import ClearHiddenTests, GetGrades

from course_utils import grading
from course_utils.errors import CourseError
from course_utils.term.late_plugin import LatePolicy
from course_utils.term.settings import read_term


def configure(c: Any, folder: Path) -> None:
    """Set nbgrader up for a term, as its ``course.toml`` says.

    Parameters
    ----------
    c
        nbgrader's configuration, from ``get_config()``.
    folder
        The term's folder.

    Raises
    ------
    SystemExit
        If the term's settings are broken, with the one line that says so: after any
        other exception nbgrader would go on without these settings.
    """
    common(c, folder)
    try:
        term = read_term(folder)
    except CourseError as error:
        raise SystemExit(f"course: {error}") from error
    c.CourseDirectory.course_id = term.course.id
    c.AssignLatePenalties.plugin_class = LatePolicy
    c.LatePolicy.folder = str(folder)


def common(c: Any, folder: Path) -> None:
    """Set what holds for the course's assignments in any folder.

    Parameters
    ----------
    c
        nbgrader's configuration, from ``get_config()``.
    folder
        The folder with ``source``.
    """
    # So that commands work from anywhere with --config.
    c.CourseDirectory.root = str(folder)

    # What editors and test runs leave in a folder does not go out with an assignment.
    c.CourseDirectory.ignore = [
        "*.pyc",
        ".ipynb_checkpoints",
        ".pytest_cache",
        "__pycache__",
        "my-progress.json",
    ]

    # The test cell behind an empty answer says what is missing, so the answer need not raise.
    c.ClearSolutions.code_stub = {"python": "# Your code goes here.\n..."}
    c.ClearSolutions.text_stub = "*Your answer goes here.*"

    # A cell of these assignments takes well under a second. 60 seconds leave room for a
    # slow or busy machine, and an endless loop still costs no more than a minute.
    c.Execute.timeout = 60

    # A student who prints in a loop must not fill the gradebook or the feedback.
    c.LimitOutput.max_lines = 500
    c.LimitOutput.max_traceback = 50

    # Feedback shows a student's own work and the messages of the tests. The hidden tests
    # come off first: with them the right answers would go out, and could not be used again.
    c.GenerateFeedback.preprocessors = [ClearHiddenTests, GetGrades, CSSHTMLHeaderPreprocessor]

    # Formgrader and feedback ask the net for MathJax; without a network formgrader's keys stay
    # dead. Jupyter finds our part of the pages first, which does without.
    pages = str(Path(grading.__file__).parent / "pages")
    known = os.environ.get("JUPYTER_PATH", "")
    if pages not in known.split(os.pathsep):
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [pages, known]))

    # Kernels talk to nbgrader over local ports; on a shared machine others could listen in.
    if zmq.has("curve"):
        c.KernelManager.transport_encryption = "auto"
