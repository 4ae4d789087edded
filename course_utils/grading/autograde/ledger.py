"""nbgrader's gradebook for many submissions: one session, few queries, few commits."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import fastjsonschema
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from nbgrader import api
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, scoped_session, selectinload, sessionmaker

from course_utils.errors import GradingError
from course_utils.grading.database import unreadable

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

_PLAIN = {
    "source_cells": ("name", "cell_type", "locked", "source", "checksum"),
    "grade_cells": ("name", "cell_type", "max_score"),
    "task_cells": ("name", "cell_type", "max_score"),
    "solution_cells": ("name",),
}
"""What nbgrader's preprocessors read of the instructor's cells."""


class _LateSession(Session):
    """A session that commits when the ledger says so, not after each cell."""

    def commit(self) -> None:
        """Leave it for later."""

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
        self._plans: dict[str, dict[tuple[str, ...], Any]] = {}
        self._forget()
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
            raise unreadable(db_url, error) from error

    def __exit__(self, *_: object) -> None:
        """Stay open: nbgrader's preprocessors open and close a gradebook for each notebook."""

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """Let nbgrader's converters and preprocessors use this gradebook as their own."""
        with contextlib.ExitStack() as stack:
            for module in _USERS:
                stack.enter_context(patch(f"{module}.Gradebook", lambda *_, **__: self))
            stack.enter_context(
                patch("nbgrader.nbgraderformat.common.jsonschema.validate", _validate)
            )
            yield

    @contextlib.contextmanager
    def submission(self) -> Iterator[None]:
        """Keep all that is written of one submission, or, on an error, nothing of it.

        Raises
        ------
        GradingError
            If the database itself fails.
        """
        try:
            nested = self.db().begin_nested()
        except OperationalError as error:
            raise self._failure(error) from error
        try:
            yield
            if nested.is_active:
                nested.commit()
        except BaseException as error:
            if nested.is_active:
                nested.rollback()
            self._forget()
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
            self._forget()
            self.db.expunge_all()

    def _forget(self) -> None:
        """Forget the rows of a transaction that is over."""
        self._assignments: dict[str, Any] = {}
        self._found: tuple[tuple[str, str], Any] | None = None
        self._open: tuple[str, str] | None = None
        self._rows: dict[tuple[str, str, str], Any] = {}

    def _failure(self, error: OperationalError) -> GradingError:
        return GradingError(
            f"the gradebook could not be used ({error.orig})",
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

    def find_assignment(self, name: str) -> Any:
        """Find an assignment.

        Raises
        ------
        MissingEntry
            If there is none of this name.
        GradingError
            If the database itself fails.
        """
        try:
            if name not in self._assignments:
                self._assignments[name] = super().find_assignment(name)
        except OperationalError as error:
            raise self._failure(error) from error
        return self._assignments[name]

    def entered(self, assignment: str) -> set[str]:
        """Return the students of whom there is a notebook of an assignment."""
        rows = (
            self.db.query(api.SubmittedAssignment.student_id)
            .join(api.SubmittedNotebook)
            .filter(
                api.SubmittedAssignment.assignment_id == self.find_assignment(assignment).id,
            )
        )
        return {student for (student,) in rows}

    def find_submission(self, assignment: str, student: str) -> Any:
        """Find a submission."""
        key = (assignment, student)
        if self._found is None or self._found[0] != key:
            self._found = (key, super().find_submission(assignment, student))
        return self._found[1]

    def find_notebook(self, name: str, assignment: str) -> Any:
        """Find a notebook of an assignment."""
        return self._known(assignment, name, name)

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Find the instructor's version of a cell."""
        return self._known(assignment, name, notebook, "source")

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> Any:
        """Find the points of a cell."""
        return self._known(assignment, name, notebook, "graded")

    def find_submission_notebook(self, notebook: str, assignment: str, student: str) -> Any:
        """Find a notebook of a submission."""
        found = self._row("notebook", "", notebook, assignment, student)
        self.db.flush()
        self.db.refresh(found, ["score"])  # the database adds it up
        return found

    def find_grade(self, grade_cell: str, notebook: str, assignment: str, student: str) -> Any:
        """Find the grade of a cell of a submission."""
        return self._row("grade", grade_cell, notebook, assignment, student)

    def find_comment(self, solution_cell: str, notebook: str, assignment: str, student: str) -> Any:
        """Find the comment on a cell of a submission."""
        return self._row("comment", solution_cell, notebook, assignment, student)

    def _known(self, assignment: str, name: str, *place: str) -> Any:
        """Return what does not change during a run: the instructor's notebooks and cells."""
        if assignment not in self._plans:
            self._plans[assignment] = dict(self._read_plan(assignment))
        try:
            return self._plans[assignment][name, *place]
        except KeyError:
            raise api.MissingEntry(f"No such entry: {assignment}/{name}") from None

    def _read_plan(self, assignment: str) -> Iterator[tuple[tuple[str, ...], SimpleNamespace]]:
        for notebook in self.find_assignment(assignment).notebooks:
            plain = SimpleNamespace(name=notebook.name, kernelspec=notebook.kernelspec)
            yield (notebook.name, notebook.name), plain
            yield (notebook.id,), plain
            for kind, names in _PLAIN.items():
                rows = [
                    SimpleNamespace(**{name: getattr(row, name) for name in names})
                    for row in getattr(notebook, kind)
                ]
                setattr(plain, kind, rows)
                for cell, row in zip(rows, getattr(notebook, kind), strict=True):
                    yield (row.id,), cell
                    if kind != "solution_cells":
                        short = "source" if kind == "source_cells" else "graded"
                        yield (cell.name, notebook.name, short), cell

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
        submission = self.find_submission(assignment, student)
        notebooks = (
            self.db.query(api.SubmittedNotebook)
            .filter(api.SubmittedNotebook.assignment_id == submission.id)
            .options(
                selectinload(api.SubmittedNotebook.grades),
                selectinload(api.SubmittedNotebook.comments),
            )
            .all()
        )
        self._rows = {}
        for row in notebooks:
            notebook = self._known(assignment, row.notebook_id).name
            self._rows["notebook", notebook, ""] = row
            for grade in row.grades:
                self._rows["grade", notebook, self._known(assignment, grade.cell_id).name] = grade
            for comment in row.comments:
                self._rows["comment", notebook, self._known(assignment, comment.cell_id).name] = (
                    comment
                )
        self._open = (assignment, student)


def _validate(instance: object, schema: dict[str, Any]) -> None:
    """Validate as jsonschema does, in code that is made once for each schema."""
    key = json.dumps(schema, sort_keys=True)
    if key not in _validators:
        _validators[key] = fastjsonschema.compile(schema, use_default=False)
    try:
        _validators[key](instance)
    except fastjsonschema.JsonSchemaException:
        error = best_match(validator_for(schema)(schema).iter_errors(instance))
        if error is not None:
            raise error from None


_validators: dict[str, Any] = {}
