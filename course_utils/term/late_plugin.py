"""nbgrader's way to ask what lateness costs."""

from __future__ import annotations

from pathlib import Path

from nbgrader.plugins import BasePlugin
from traitlets import Unicode

from course_utils.term.late import penalty
from course_utils.term.roster import read_roster
from course_utils.term.settings import read_term


class LatePolicy(BasePlugin):  # type: ignore[misc]
    """Takes off what the policy of a term's ``course.toml`` says, extra days regarded."""

    folder = Unicode(help="The term's folder.").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float:
        """Return what nbgrader takes off, in points.

        Parameters
        ----------
        student_id
            Whose submission it is.
        score
            The points of the notebook.
        total_seconds_late
            Seconds after the due time.

        Raises
        ------
        TermError
            If the term's settings or roster can't be read.
        """
        folder = Path(self.folder)
        days = {each.id: each.extra_days for each in read_roster(folder, may_be_empty=True)}
        late = read_term(folder).late
        return penalty(score, total_seconds_late, late, days.get(student_id, 0))
