"""Settings of the course for nbgrader: run its commands in this folder.

What is not set here has nbgrader's default. The gradebook is ``gradebook.db``
beside this file; give ``CourseDirectory.db_url`` for PostgreSQL.
"""

import os
from pathlib import Path

import zmq
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import ClearHiddenTests, GetGrades

from course_utils import grading

c = get_config()  # noqa: F821 (nbgrader puts it in)

c.CourseDirectory.course_id = "combatant-to-mediator"

# The folder of this file, so that commands work from anywhere with --config.
c.CourseDirectory.root = str(Path(__file__).resolve().parent)

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
PAGES = str(Path(grading.__file__).parent / "pages")
if PAGES not in os.environ.get("JUPYTER_PATH", ""):
    os.environ["JUPYTER_PATH"] = os.pathsep.join(
        filter(None, [PAGES, os.environ.get("JUPYTER_PATH")])
    )

# Kernels talk to nbgrader over local ports; on a shared machine others could listen in.
if zmq.has("curve"):
    c.KernelManager.transport_encryption = "auto"
