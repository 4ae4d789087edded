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
from course_utils.grading.database import gone

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
        for path in plain_files(source, self.coursedir)[0]:
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
            app.log_level = logging.ERROR
            app.raise_config_file_errors = True  # else it would go on with none of them
            try:
                app.initialize([])
            except (Exception, SystemExit) as error:  # whatever a file of settings may raise
                raise GradingError(
                    f"nbgrader's settings can't be read ({type(error).__name__}: {error})",
                    where=str(folder / "nbgrader_config.py"),
                    remedy="Mend the file.",
                ) from error
            app.log_level = logging.WARNING
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
        pattern = self.directory.format_path(
            step, r"(?P<student_id>[^/]*)", re.escape(self.assignment), escape=True
        )
        excluded = set(filter(None, self.directory.student_id_exclude.split(",")))
        found = []
        for path in self._folders(step):
            match = re.fullmatch(pattern, str(path))
            if match is None or not path.is_dir() or match["student_id"] in excluded:
                continue
            if not students or match["student_id"] in students:
                notebooks = tuple(sorted(path.glob("*.ipynb")))
                found.append(Submission(match["student_id"], path, notebooks))
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

    def graded_before(self) -> list[str]:
        """Return the assignments of which a graded submission or a journal is there."""
        step = self.directory.autograded_directory
        pattern = self.directory.format_path(step, r"[^/]*", r"(?P<assignment>[^/]*)", escape=True)
        paths = glob.glob(self.directory.format_path(step, "*", "*"))  # noqa: PTH207, as below
        found = {match["assignment"] for path in paths if (match := re.fullmatch(pattern, path))}
        return sorted(found | {path.stem for path in (self.root / "grading").glob("*.jsonl")})

    def graded_students(self, assignment: str) -> list[str]:
        """Return the students of whom there is a graded submission of an assignment."""
        step = self.directory.autograded_directory
        pattern = self.directory.format_path(
            step, r"(?P<student>[^/]*)", re.escape(assignment), escape=True
        )
        paths = glob.glob(  # noqa: PTH207, as below
            self.directory.format_path(step, "*", glob.escape(assignment))
        )
        return sorted(match["student"] for path in paths if (match := re.fullmatch(pattern, path)))

    def is_one(self) -> bool:
        """Whether there is anything of a course in the folder."""
        kept = ("course.toml", "nbgrader_config.py", self.directory.source_directory,
                self.directory.submitted_directory)  # fmt: skip
        return any((self.root / name).exists() for name in kept)

    @property
    def release_command(self) -> str:
        """The command that makes an assignment known to the gradebook, without its name."""
        is_term = (self.root / "course.toml").is_file()
        return "course release" if is_term else "nbgrader generate_assignment"

    def lost(self, *, there: bool = False) -> GradingError | None:
        """Return the error for a gradebook without what was graded; None if nothing was.

        Parameters
        ----------
        there
            Whether there is a gradebook, which knows nothing of this assignment.
        """
        if there:
            graded = [self.assignment] if self.graded_students(self.assignment) else []
        else:
            graded = self.graded_before()
        if not graded:
            return None
        name = self.assignment if self.assignment in graded else graded[0]
        return gone(self.db_url, name, release=self.release_command, there=there)

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

    def sources(self) -> dict[str, Path]:
        """Return the files beside the instructor's notebooks, by their relative names."""
        folder = self.source("x").parent
        found = find_all_files(str(folder), [*self.directory.ignore, "*.ipynb"])
        return {os.path.relpath(path, folder): Path(path) for path in found}

    def files(self, submission: Submission) -> tuple[dict[str, Path], list[str]]:
        """Return the files that a submission's notebooks find beside them, and what was left out.

        As in nbgrader, the instructor's files stand in place of the student's.
        """
        found, left_out = plain_files(submission.folder, self.directory)
        files = {str(path.relative_to(submission.folder)): path for path in found}
        mine = set(self.converter.exclude_overwriting.get(self.assignment, []))
        theirs = {name: path for name, path in self.sources().items() if name not in mine}
        return files | theirs, left_out

    def publish(self, student: str) -> None:
        """Move a staged submission to where nbgrader expects it."""
        target = self.autograded(student)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            _remove(target)
        self.staged(student).rename(target)

    def clear_staging(self) -> None:
        """Remove what an interrupted run has left half made."""
        for folder in self._folders(STAGING):
            _remove(folder)
        with contextlib.suppress(OSError):
            for folder in (*(self.root / STAGING).iterdir(), self.root / STAGING):
                folder.rmdir()

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

    def _folders(self, step: str) -> list[Path]:
        """Return all students' folders of the assignment in a step of nbgrader's."""
        pattern = self.directory.format_path(step, "*", glob.escape(self.assignment))
        return sorted(map(Path, glob.glob(pattern)))  # noqa: PTH207, the root may hold wildcards

    def _timestamp(self, folder: Path) -> Any:
        try:
            return self.directory.get_existing_timestamp(str(folder))
        except (SystemExit, ValueError, OSError):
            return None


def plain_files(folder: Path, directory: Any) -> tuple[list[Path], list[str]]:
    """Return the plain files of a submission but its notebooks, and what was left out."""
    files, left_out = [], []
    room = directory.max_dir_size * 1000
    for name in find_all_files(str(folder), [*directory.ignore, "*.ipynb"]):
        path = Path(name)
        problem = unsafe(path, folder)
        if not problem and path.stat().st_size > min(room, directory.max_file_size * 1000):
            problem = "is too large"
        if problem:
            left_out.append(f"the file {path.relative_to(folder)!s} {problem} and was left out")
            continue
        room -= path.stat().st_size
        files.append(path)
    return files, left_out


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
        Path(folder).chmod(0o755)
    shutil.rmtree(path)


__all__ = ["Converter", "Course", "NbGraderException", "Submission", "unsafe"]
