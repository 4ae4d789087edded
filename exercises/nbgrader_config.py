"""Settings of the course for nbgrader: run its commands in this folder.

They are the same as in a term's folder, see ``course_utils/term/nbgrader.py``; what
stands below them here goes before.
"""

from pathlib import Path

from course_utils.term.nbgrader import common

c = get_config()  # noqa: F821 (nbgrader puts it in)

common(c, Path(__file__).resolve().parent)
c.CourseDirectory.course_id = "combatant-to-mediator"
