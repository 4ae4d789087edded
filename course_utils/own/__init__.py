"""The assignments for people without an instructor: checks, hints, one's own verdict.

The notebooks of this edition say::

    from course_utils.own import check_task, completion_page, judge
"""

from course_utils.own.checking import check_task
from course_utils.own.judging import judge
from course_utils.own.page import completion_page

__all__ = ["check_task", "completion_page", "judge"]
