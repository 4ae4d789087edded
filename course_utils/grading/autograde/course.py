"""A course folder of nbgrader's, seen through nbgrader's own settings and converter."""

from __future__ import annotations

import contextlib
import glob
import logging
import os
import re
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.apps.autogradeapp import AutogradeApp
from nbgrader.converters.autograde import Autograde
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.utils import find_all_files

from course_utils.errors import GradingError

STAGING = ".grading"
"""The folder, beside ``autograded``, where a submission stands until it is whole."""


@dataclass(frozen=True)
class Submission:
    """A folder that a student has handed in."""

    student: str
    folder: Path
    notebooks: tuple[Path, ...]


@dataclass
class Notice:
    """What nbgrader's code logged while it worked on a submission."""

    lines: list[str] = field(default_factory=list)


class _PlainFiles(BaseConverter):  # type: ignore[misc]
    """Copies a submission's plain files, never what a link leads to."""

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        source = Path(self._format_source(assignment_id, student_id))
        destination = Path(self._format_dest(assignment_id, student_id))
        destination.mkdir(parents=True, exist_ok=True)
        most = self.coursedir.max_dir_size * 1000
        for name in find_all_files(str(source), [*self.coursedir.ignore, "*.ipynb"]):
            path = Path(name)
            problem = unsafe(path, source)
            if not problem and path.stat().st_size > most:
                problem = "is too large"
            if problem:
                self.log.warning("%s %s and was left out", path.relative_to(source), problem)
                continue
            most -= path.stat().st_size
            target = destination / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target, follow_symlinks=False)


class Converter(Autograde, _PlainFiles):  # type: ignore[misc]
    """nbgrader's autograding, one step at a time and into the staging folder."""

    staging = STAGING

    @property
    def _input_directory(self) -> str:
        return str(self.coursedir.submitted_directory)

    @property
    def _output_directory(self) -> str:
        return self.staging


class Course:
    """A course folder.

    Parameters
    ----------
    folder
        The folder with ``nbgrader_config.py``.
    assignment
        The assignment to grade.

    Raises
    ------
    GradingError
        If nbgrader's settings can't be read or the assignment is not in the folder.
    """

    def __init__(self, folder: Path, assignment: str) -> None:
        self.assignment = assignment
        with contextlib.chdir(folder):
            AutogradeApp.clear_instance()
            app = AutogradeApp.instance()
            app.log_level = logging.WARNING
            try:
                app.initialize([])
            except SystemExit as error:
                raise GradingError(
                    "nbgrader's settings can't be read",
                    where=str(folder / "nbgrader_config.py"),
                    remedy="Run: nbgrader --version, in the course folder, to see why.",
                ) from error
            self.directory = app.coursedir
            self.root = Path(self.directory.root).resolve()
        self.directory.assignment_id = assignment
        self.directory.notebook_id = "*"
        self.converter = Converter(coursedir=self.directory, parent=app)
        self.log = app.log
        self.log.handlers = []
        self.log.propagate = False
        self.db_url: str = self.directory.db_url
        self.course_id: str = self.directory.course_id

    def submissions(self, students: tuple[str, ...] = ()) -> list[Submission]:
        """Return what has been handed in, by student.

        Raises
        ------
        GradingError
            If nothing has been handed in, or not by one of ``students``.
        """
        step = self.directory.submitted_directory
        pattern = self.directory.format_path(step, r"(?P<student_id>[^/]*)", self.assignment, escape=True)
        matcher = re.compile(pattern.replace(re.escape(self.assignment), re.escape(self.assignment)))
        excluded = set(filter(None, self.directory.student_id_exclude.split(",")))
        found = []
        for path in sorted(glob.glob(self.directory.format_path(step, "*", glob.escape(self.assignment)))):
            match = matcher.fullmatch(path)
            if match is None or not os.path.isdir(path) or match["student_id"] in excluded:
                continue
            if students and match["student_id"] not in students:
                continue
            notebooks = tuple(sorted(Path(path).glob("*.ipynb")))
            found.append(Submission(match["student_id"], Path(path), notebooks))
        missing = set(students) - {submission.student for submission in found}
        if missing:
            raise GradingError(
                f"nothing was handed in by {', '.join(sorted(missing))}",
                where=self.directory.format_path(step, "*", self.assignment),
                remedy="Look at the spelling of the names.",
            )
        if not found:
            raise GradingError(
                "nothing was handed in",
                where=self.directory.format_path(step, "*", self.assignment),
                remedy="Collect the submissions first.",
            )
        return found

    def is_done(self, submission: Submission) -> bool:
        """Whether a submission was graded before, and nothing newer was handed in since."""
        done = self.autograded(submission.student)
        if not done.exists():
            return False
        new = self._timestamp(submission.folder)
        old = self._timestamp(done)
        return not (new is not None and old is not None and new > old)

    def autograded(self, student: str) -> Path:
        """Return where a graded submission stands."""
        step = self.directory.autograded_directory
        return Path(self.directory.format_path(step, student, self.assignment))

    def staged(self, student: str) -> Path:
        """Return where a submission stands until it is whole."""
        return Path(self.directory.format_path(STAGING, student, self.assignment))

    def source(self, notebook: str) -> Path:
        """Return the instructor's notebook."""
        step = self.directory.source_directory
        return Path(self.directory.format_path(step, ".", self.assignment)) / f"{notebook}.ipynb"

    def sources(self) -> set[str]:
        """Return the files beside the instructor's notebooks, relative to them."""
        folder = self.source("x").parent
        found = find_all_files(str(folder), [*self.directory.ignore, "*.ipynb"])
        return {os.path.relpath(path, folder) for path in found}

    def publish(self, student: str) -> None:
        """Move a staged submission to where nbgrader expects it."""
        target = self.autograded(student)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            _remove(target)
        os.rename(self.staged(student), target)

    def clear_staging(self) -> None:
        """Remove what an interrupted run has left half made."""
        folder = self.root / STAGING
        if folder.exists():
            _remove(folder)

    @contextlib.contextmanager
    def listening(self) -> Iterator[Notice]:
        """Gather what nbgrader's code logs as a warning or worse."""
        notice = Notice()
        handler = logging.Handler(logging.WARNING)
        handler.emit = lambda record: notice.lines.append(record.getMessage())  # type: ignore[method-assign]
        self.log.addHandler(handler)
        try:
            yield notice
        finally:
            self.log.removeHandler(handler)

    def _timestamp(self, folder: Path) -> Any:
        try:
            return self.directory.get_existing_timestamp(str(folder))
        except (SystemExit, ValueError, OSError):
            return None


def unsafe(path: Path, folder: Path) -> str:
    """Say why a file must not be read; empty if it may."""
    for part in (path, *path.parents):
        if part == folder:
            break
        if part.is_symlink():
            return "is a link"
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return f"can't be read ({error.strerror})"
    return "" if stat.S_ISREG(mode) else "is no plain file"


def _remove(path: Path) -> None:
    """Remove a folder whose files may be read-only."""
    for folder, _, _ in os.walk(path):
        os.chmod(folder, 0o755)  # noqa: S103, nbgrader's own way
    shutil.rmtree(path)


__all__ = ["Converter", "Course", "NbGraderException", "Submission", "unsafe"]
