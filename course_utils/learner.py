"""A learner's own progress, as ``progress`` shows, exports, restores and removes it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.errors import ProgressError
from course_utils.quizzes.messages import words
from course_utils.record import Damaged, Record, explained, parse

if TYPE_CHECKING:
    import pandas as pd

    from course_utils.quizzes.summary import Summary


class Progress:
    """A learner's progress: call it to see it.

    Examples
    --------
    >>> from course_utils import progress
    >>> progress()                               # doctest: +SKIP
    >>> progress.export("my-progress-copy.json") # doctest: +SKIP
    """

    def __call__(self, language: str | None = None) -> Summary:
        """Return the progress by lesson, to be shown.

        Parameters
        ----------
        language
            The language of the words: ``"en"``, ``"ar"`` or ``"ru"``.

        Raises
        ------
        ProgressError
            If the progress file can't be read.
        """
        from course_utils.quizzes.summary import Summary

        return Summary(Record(), language)

    def guesses(self) -> pd.DataFrame:
        """Return the guesses that were locked in; see `course_utils.quizzes.guesses`."""
        from course_utils.quizzes.guesses import guesses

        return guesses()

    def export(self, path: str | Path | None = None) -> Path:
        """Write the progress to a file of its own, to take to another machine.

        Parameters
        ----------
        path
            A new file, or a folder to put it in; by default the current folder.

        Raises
        ------
        ProgressError
            If there is a file of that name, or it can't be written.
        """
        target = Path(path or ".").expanduser()
        if target.is_dir():
            target /= f"my-progress-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.json"
        Record().copy_to(target)
        return target

    def restore(self, source: str | Path | bytes) -> str:
        """Add what another progress file holds to the progress; nothing is lost.

        Parameters
        ----------
        source
            A file that ``export`` wrote, or its bytes.

        Returns
        -------
        str
            A line that says how much was added.

        Raises
        ------
        ProgressError
            If it is no progress file.
        """
        say = words()
        where = say("the file") if isinstance(source, bytes) else str(source)
        try:
            if isinstance(source, bytes):
                events = parse(source, where)
            else:
                with explained(Path(source)):
                    events = parse(Path(source).expanduser().read_bytes(), where)
        except Damaged:
            raise ProgressError(
                say("expected a progress file that the course wrote; found something else"),
                where=where,
                remedy=say("Choose the file that you exported."),
            ) from None
        record = Record()
        fresh = record.merge(events)
        return say(
            "New entries: {n} of {total}. All are now in {path}.",
            n=fresh,
            total=len(events),
            path=record.path,
        )

    def save_all(self, path: str | Path | None = None) -> Path:
        """Write progress and notebooks to one zip file; outputs are left out.

        Parameters
        ----------
        path
            A new file, or a folder to put it in; by default the current folder.

        Raises
        ------
        ProgressError
            If there is a file of that name, or something can't be read or written.
        """
        from course_utils.baggage import pack

        target = Path(path or ".").expanduser()
        if target.is_dir():
            target /= f"my-course-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.zip"
        body = pack()
        with explained(target), target.open("xb") as file:
            file.write(body)
        return target

    def restore_all(self, source: str | Path | bytes) -> str:
        """Bring back what ``save_all`` saved; what stands in a notebook's place is kept.

        Parameters
        ----------
        source
            The zip file, or its bytes.

        Returns
        -------
        str
            A line that says what came back.

        Raises
        ------
        ProgressError
            If it is no such file, or something can't be written.
        """
        from course_utils.baggage import unpack

        if not isinstance(source, bytes):
            with explained(Path(source)):
                source = Path(source).expanduser().read_bytes()
        return unpack(source).line(words())

    def delete(self, *, confirm: bool = False) -> str:
        """Remove the progress file and all that was set aside beside it.

        Parameters
        ----------
        confirm
            Has to be true, as there is no way back.

        Returns
        -------
        str
            A line that says what was removed.

        Raises
        ------
        ProgressError
            If not confirmed, or the file can't be removed.
        """
        record, say = Record(), words()
        if not confirm:
            raise ProgressError(
                say("this would remove your progress for good"),
                where=str(record.path),
                remedy=say("To do so, call progress.delete(confirm=True)."),
            )
        gone = ", ".join(map(str, record.erase()))
        return say("Removed: {paths}", paths=gone) if gone else say("There was nothing to remove.")


progress = Progress()
