"""nbgrader's gradebook for many submissions: one session, few queries, few commits."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from unittest.mock import patch

from nbgrader import api
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, joinedload, scoped_session, sessionmaker

from course_utils.errors import GradingError

_USERS = (
    "nbgrader.converters.autograde",
    "nbgrader.preprocessors.latesubmissions",
    "nbgrader.preprocessors.overwritecells",
    "nbgrader.preprocessors.overwritekernelspec",
    "nbgrader.preprocessors.saveautogrades",
)
"""Modules of nbgrader that open a gradebook of their own for each notebook."""
_PATIENCE = 60.0
"""Seconds to wait for another program that holds the database."""

Result = TypeVar("Result")


class _LateSession(Session):
    """A session that commits when the ledger says so, not after each cell."""

    def commit(self) -> None:
        self.flush()

    def rollback(self) -> None:
        """Take back the submission that failed, not those written before it."""
        nested = self.get_nested_transaction()
        if nested is None:
            super().rollback()
        else:
            nested.rollback()

    def really_commit(self) -> None:
        super().commit()


class Ledger(api.Gradebook):  # type: ignore[misc]
    """The gradebook of a course, kept open over a whole run.

    Parameters
    ----------
    db_url
        nbgrader's ``CourseDirectory.db_url``.
    course_id
        nbgrader's ``CourseDirectory.course_id``.

    Raises
    ------
    GradingError
        If the database can't be opened.
    """

    def __init__(self, db_url: str, course_id: str) -> None:
        self._cache: dict[tuple[object, ...], Any] = {}
        self._open: tuple[str, str] | None = None
        self._rows: dict[tuple[str, str, str], Any] = {}
        try:
            waits = db_url.startswith("sqlite") and "?" not in db_url
            super().__init__(f"{db_url}?timeout={_PATIENCE:g}" if waits else db_url, course_id)
            self.db.remove()
            if self.engine.dialect.name == "sqlite":
                self._begin_by_hand()
            factory = sessionmaker(
                class_=_LateSession, bind=self.engine, future=True, expire_on_commit=False
            )
            self.db: Any = scoped_session(factory)
        except OperationalError as error:
            raise GradingError(
                f"the gradebook can't be opened ({error.orig})",
                where=db_url,
                remedy="If nbgrader was upgraded, back it up and run: nbgrader db upgrade",
            ) from error

    def __exit__(self, *_: object) -> None:
        """Stay open: nbgrader's preprocessors open and close a gradebook for each notebook."""

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """Let nbgrader's converters and preprocessors use this gradebook as their own."""
        with contextlib.ExitStack() as stack:
            for module in _USERS:
                stack.enter_context(patch(f"{module}.Gradebook", lambda *_, **__: self))
            yield

    @contextlib.contextmanager
    def submission(self) -> Iterator[None]:
        """Keep all that is written of one submission, or, on an error, nothing of it.

        Raises
        ------
        GradingError
            If the database itself fails.
        """
        nested = self.db().begin_nested()
        try:
            yield
            if nested.is_active:
                nested.commit()
        except BaseException as error:
            if nested.is_active:
                nested.rollback()
            self._open, self._rows = None, {}
            if isinstance(error, OperationalError):
                raise self._failure(error) from error
            raise

    def commit(self) -> None:
        """Write what has gathered, all or nothing.

        Raises
        ------
        GradingError
            If the database stays locked, or has no room.
        """
        try:
            self.db().really_commit()
        except OperationalError as error:
            self.db.rollback()
            raise self._failure(error) from error
        finally:
            self._open, self._rows = None, {}
            self.db.expunge_all()

    def _failure(self, error: OperationalError) -> GradingError:
        return GradingError(
            f"the gradebook could not be written ({error.orig})",
            where=str(self.engine.url),
            remedy="Nothing is lost: close what uses it, or make room, and run again.",
        )

    def _begin_by_hand(self) -> None:
        """Let SQLite's savepoints work, and wait for others before the first write."""

        @event.listens_for(self.engine, "connect")
        def leave_to_us(connection: Any, _: object) -> None:
            connection.isolation_level = None

        @event.listens_for(self.engine, "begin")
        def begin(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

        self.engine.dispose()

    def find_notebook(self, name: str, assignment: str) -> Any:
        """Find a notebook of an assignment."""
        find = super().find_notebook
        return self._once(("notebook", name, assignment), lambda: find(name, assignment))

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Find the instructor's version of a cell."""
        find = super().find_source_cell
        key = ("source", name, notebook, assignment)
        return self._once(key, lambda: find(name, notebook, assignment))

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Find the points of a cell."""
        find = super().find_graded_cell
        key = ("graded", name, notebook, assignment)
        return self._once(key, lambda: find(name, notebook, assignment))

    def find_submission_notebook(self, notebook: str, assignment: str, student: str) -> Any:
        """Find a notebook of a submission."""
        return self._row("notebook", "", notebook, assignment, student)

    def find_grade(self, grade_cell: str, notebook: str, assignment: str, student: str) -> Any:
        """Find the grade of a cell of a submission."""
        return self._row("grade", grade_cell, notebook, assignment, student)

    def find_comment(self, solution_cell: str, notebook: str, assignment: str, student: str) -> Any:
        """Find the comment on a cell of a submission."""
        return self._row("comment", solution_cell, notebook, assignment, student)

    def _once(self, key: tuple[object, ...], find: Callable[[], Result]) -> Result:
        if key not in self._cache:
            self._cache[key] = find()
        found: Result = self._cache[key]
        return found

    def _row(self, kind: str, cell: str, notebook: str, assignment: str, student: str) -> Any:
        if self._open != (assignment, student):
            self._load(assignment, student)
        try:
            return self._rows[kind, notebook, cell]
        except KeyError:
            raise api.MissingEntry(
                f"No such {kind}: {assignment}/{notebook}/{cell} for {student}"
            ) from None

    def _load(self, assignment: str, student: str) -> None:
        """Read all rows of a submission at once."""
        names = self._once(("names", assignment), lambda: self._names(assignment))
        submission = self.find_submission(assignment, student)
        notebooks = (
            self.db.query(api.SubmittedNotebook)
            .filter(api.SubmittedNotebook.assignment_id == submission.id)
            .options(
                joinedload(api.SubmittedNotebook.grades).noload(api.Grade.cell),
                joinedload(api.SubmittedNotebook.comments).noload(api.Comment.cell),
            )
            .all()
        )
        self._rows = {}
        for row in notebooks:
            notebook = names[row.notebook_id]
            self._rows["notebook", notebook, ""] = row
            for grade in row.grades:
                self._rows["grade", notebook, names[grade.cell_id]] = grade
            for comment in row.comments:
                self._rows["comment", notebook, names[comment.cell_id]] = comment
        self._open = (assignment, student)

    def _names(self, assignment: str) -> dict[str, str]:
        """Return the names of the assignment's notebooks and cells by their ids."""
        names = {}
        for notebook in self.find_assignment(assignment).notebooks:
            names[notebook.id] = notebook.name
            cells = (*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells)
            names |= {cell.id: cell.name for cell in cells}
        return names
