"""Grade all submissions of an assignment: prepare, run, score, write."""

from __future__ import annotations

import base64
import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course_utils.errors import GradingError
from course_utils.grading.autograde import journal, outputs, prepare, runner
from course_utils.grading.autograde.blueprint import read as read_blueprint
from course_utils.grading.autograde.course import Course, Submission, unsafe
from course_utils.grading.autograde.graded import Graded
from course_utils.grading.autograde.harmless import make_harmless
from course_utils.grading.autograde.ledger import Ledger
from course_utils.grading.autograde.limits import Limits
from course_utils.grading.database import require_gradebook, shown

BATCH = 20
"""Submissions that are written to the gradebook at a time."""
BATCH_SECONDS = 2.0
"""Others that use the gradebook wait no longer than this."""


@dataclass
class _Prepared:
    submission: Submission
    graded: Graded
    sheets: list[prepare.Sheet] = field(default_factory=list)
    order: dict[str, Any] = field(default_factory=dict)
    asked: float = 0.0


class Grader:
    """One assignment's grading run.

    Parameters
    ----------
    folder
        The course folder.
    assignment
        The assignment's name.
    limits
        What a notebook may use.
    walls
        Whether to run in the sandbox; without it nbgrader's own ``Execute`` starts a kernel.

    Raises
    ------
    GradingError
        If the course, its gradebook or the assignment can't be read.
    """

    def __init__(
        self, folder: Path, assignment: str, limits: Limits, *, walls: bool = True
    ) -> None:
        self.walls = walls
        self.course = Course(folder, assignment)
        self.limits = limits
        require_gradebook(self.course.db_url, remedy=self._make_it(), lost=self.course.lost())
        self.ledger = Ledger(self.course.db_url, self.course.course_id)
        self.journal = journal.path(self.course.root, assignment)
        self._read_assignment()

    def _read_assignment(self) -> None:
        from nbgrader.api import MissingEntry
        from nbgrader.preprocessors import ClearHiddenTests, Execute

        converter = self.course.converter
        try:
            rows = self.ledger.find_assignment(self.course.assignment).notebooks
        except MissingEntry as error:
            raise GradingError(
                f"the gradebook knows no assignment {self.course.assignment}",
                where=shown(self.course.db_url),
                remedy=self._make_it(),
            ) from error
        if not rows:
            self.ledger.close()
            lost = self.course.lost(there=True)
            raise lost or GradingError(
                f"{self.course.assignment} was never released: the gradebook knows no notebook "
                "of it",
                where=shown(self.course.db_url),
                remedy=self._make_it(),
            )
        clear = ClearHiddenTests(parent=converter)
        self.blueprints = {
            row.name: read_blueprint(row, clear, self.course.source(row.name)) for row in rows
        }
        self.execute = Execute(parent=converter)
        self._sanitize = self._made(converter.sanitize_preprocessors)
        self._score = self._made(converter.autograde_preprocessors, leave=Execute)
        self._protected = self.course.sources()
        for name in self.blueprints:
            self.ledger.find_notebook(name, self.course.assignment)  # read and kept from here on
        self._entered = self.ledger.entered(self.course.assignment)
        self.ledger.commit()  # so that others can use the gradebook meanwhile

    def _make_it(self) -> str:
        if not self.course.is_one():
            return "This is no course's folder: go to it, or name it with --course."
        return f"Run: {self.course.release_command} {self.course.assignment}"

    def _made(self, kinds: list[Any], leave: type | None = None) -> list[Any]:
        return [
            kind(parent=self.course.converter)
            for kind in kinds
            if leave is None or not issubclass(kind, leave)
        ]

    def waiting(self, students: tuple[str, ...], *, force: bool) -> tuple[list[Submission], int]:
        """Return the submissions to grade, and how many are done already."""
        found = self.course.submissions(students)
        # A folder alone is not enough: the gradebook may be an older copy, or a new one.
        waiting = [
            one
            for one in found
            if force or one.student not in self._entered or not self.course.is_done(one)
        ]
        return waiting, len(found) - len(waiting)

    def run(
        self,
        submissions: list[Submission],
        executor: Executor,
        *,
        ahead: int,
        say: Callable[..., None] = lambda *_, **__: None,
    ) -> Iterator[Graded]:
        """Grade submissions and yield each as soon as it is written.

        Parameters
        ----------
        submissions
            What to grade.
        executor
            What runs the sandboxes.
        ahead
            How many submissions are prepared before their turn comes.
        say
            Told each student whose submission ``begins``, or no longer runs.
        """
        hidden = (str(self.course.root),)
        queue = deque(submissions)
        running: dict[Future[dict[str, Any]], _Prepared] = {}
        batch: list[Graded] = []
        written = time.monotonic()
        self.course.clear_staging()
        with self.ledger.lent(), contextlib.chdir(self.course.root):
            while True:
                while queue and len(running) < ahead and len(batch) < BATCH:
                    submission = queue.popleft()
                    say(submission.student, begins=True)
                    prepared = self._prepare(submission)
                    if not prepared.sheets:
                        batch.append(prepared.graded)
                        continue
                    prepared.asked = time.time()
                    execute = runner.run if self.walls else runner.run_in_kernel
                    running[executor.submit(execute, prepared.order, hidden)] = prepared
                    prepared.order = {}
                if running:
                    done, _ = wait(running, timeout=1.0, return_when=FIRST_COMPLETED)
                    for future in done:
                        prepared = running.pop(future)
                        batch.append(self._finish(prepared, future.result()))
                        say(prepared.graded.student, begins=False)
                over = not running and not queue
                late = time.monotonic() - written > BATCH_SECONDS
                if batch and (over or late or len(batch) >= BATCH):
                    yield from self._write(batch)
                    batch, written = [], time.monotonic()
                if over and not batch:
                    return

    def _prepare(self, submission: Submission) -> _Prepared:
        """Read a submission, let nbgrader sanitize it, and make the order for the sandbox."""
        started = time.monotonic()
        prepared = _Prepared(submission, Graded(submission.student))
        graded = prepared.graded
        with self.course.listening() as notice:
            try:
                wanted = self._wanted(submission, graded)
                prepared.sheets = [self._sheet(submission, path, graded) for path in wanted]
                files, left_out = self.course.files(submission)
                graded.flags += [line for line in left_out if "is a link" in line]
                graded.notes += [line for line in left_out if "is a link" not in line]
                limits = self.limits.order(self.execute.timeout)
                prepared.order = prepare.job(prepared.sheets, files, self._protected, limits)
                if not self.walls:
                    self._order_kernel(prepared)
            except prepare.Unreadable as error:
                graded.problem = str(error)
            except OSError as error:
                graded.problem = f"it can't be read ({error})"
            except Exception as error:  # whatever nbgrader's steps raise on a mangled notebook
                graded.problem = f"nbgrader can't read it ({type(error).__name__}: {error})"
        if graded.problem:
            prepared.sheets = []
            with self.ledger.submission():
                self.ledger.update_or_create_student(graded.student)
                self.ledger.update_or_create_submission(self.course.assignment, graded.student)
        graded.notes += [line for line in notice.lines if not _routine(line)]
        graded.seconds["prepare"] = time.monotonic() - started
        return prepared

    def _order_kernel(self, prepared: _Prepared) -> None:
        """Let the order ask for kernels, as nbgrader starts them."""
        import nbformat

        prepared.order["execute"] = self.execute
        for order, sheet in zip(prepared.order["notebooks"], prepared.sheets, strict=True):
            order["text"] = nbformat.writes(sheet.notebook)  # type: ignore[no-untyped-call]
        prepared.graded.notes.append("ran without a sandbox")

    def _wanted(self, submission: Submission, graded: Graded) -> list[Path]:
        """Return the notebooks that can be graded; note why others can't."""
        wanted = []
        for path in submission.notebooks:
            problem = unsafe(path, submission.folder)
            if problem:
                graded.flags.append(f"{path.name} {problem} and was not read")
            elif path.stem not in self.blueprints:
                graded.notes.append(f"{path.name} is not a notebook of this assignment")
            else:
                wanted.append(path)
        if not wanted:
            expected = ", ".join(f"{name}.ipynb" for name in self.blueprints)
            found = ", ".join(path.name for path in submission.notebooks) or "no notebook"
            raise prepare.Unreadable(
                f"it holds {found}. The notebook must be named {expected}: rename it."
            )
        return wanted

    def _sheet(self, submission: Submission, path: Path, graded: Graded) -> prepare.Sheet:
        plan = self.blueprints[path.stem]
        notebook, notes = prepare.read(path, plan)
        graded.notes += notes
        resources = self.course.converter.init_single_notebook_resources(str(path))
        for step in self._sanitize:
            notebook, resources = step(notebook, resources)
        return prepare.Sheet(path.stem, notebook, resources, plan)

    def _finish(self, prepared: _Prepared, answer: dict[str, Any]) -> Graded:
        """Score a submission as nbgrader does and write it into the staging folder."""
        graded = prepared.graded
        began = time.monotonic()
        graded.seconds["queue"] = max(0.0, answer["started"] - prepared.asked)
        graded.seconds["sandbox"] = answer["ended"] - answer["started"]
        if answer.get("problem"):
            graded.problem = f"the sandbox failed on it: {answer['problem']}"
            return graded
        with self.course.listening() as notice:
            try:
                with self.ledger.submission():
                    self._lay_out(prepared)
                    for sheet, said in zip(prepared.sheets, answer["notebooks"], strict=True):
                        self._finish_notebook(sheet, said, graded)
                    self._keep_files(graded.student, answer["files"])
                    self.course.converter.set_permissions(self.course.assignment, graded.student)
            except (GradingError, KeyboardInterrupt):
                raise
            except OSError as error:
                raise GradingError(
                    f"a graded submission could not be written ({error.strerror})",
                    where=str(self.course.staged(graded.student)),
                    remedy="Make room and run again; what was written is kept.",
                ) from error
            except Exception as error:
                graded.problem = f"nbgrader can't score it ({type(error).__name__}: {error})"
        graded.notes += [line for line in notice.lines if not _routine(line)]
        graded.seconds["score"] = time.monotonic() - began
        return graded

    def _lay_out(self, prepared: _Prepared) -> None:
        """Let nbgrader enter the student and the submission, and lay out the files."""
        converter = self.course.converter
        converter.notebooks = [str(path) for path in prepared.submission.notebooks]
        converter.init_assignment(self.course.assignment, prepared.graded.student)

    def _finish_notebook(self, sheet: prepare.Sheet, said: dict[str, Any], graded: Graded) -> None:
        import nbformat

        if self.walls:
            self._take_outputs(sheet, said, graded)
        else:
            sheet.notebook = nbformat.reads(said["text"], as_version=4)  # type: ignore[no-untyped-call]
        notebook, resources = sheet.notebook, sheet.resources
        for step in self._score:
            notebook, resources = step(notebook, resources)
        scores: dict[str, float | None] = {}
        for name, cell in sheet.blueprint.cells.items():
            if cell.grade or cell.task:
                grade = self.ledger.find_grade(
                    name, sheet.name, self.course.assignment, graded.student
                )
                scores[name] = grade.auto_score
        graded.scores[sheet.name] = scores
        make_harmless(notebook)
        path = self.course.staged(graded.student) / f"{sheet.name}.ipynb"
        text = nbformat.writes(notebook, version=4)  # type: ignore[no-untyped-call]
        path.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")

    def _take_outputs(self, sheet: prepare.Sheet, said: dict[str, Any], graded: Graded) -> None:
        graded.flags += [flag for flag in said["flags"] if flag not in graded.flags]
        if said["died"]:
            graded.notes.append(f"{sheet.name}: {said['died']['why']}")
        for phase, seconds in said.get("seconds", {}).items():
            graded.seconds[phase] = graded.seconds.get(phase, 0.0) + seconds
        graded.notes += outputs.fill(sheet.notebook, said, sheet.blueprint)
        self._note_messages(sheet, said, graded)

    def _note_messages(self, sheet: prepare.Sheet, said: dict[str, Any], graded: Graded) -> None:
        for cell in sheet.notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            if name not in sheet.blueprint.visible:
                continue
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    graded.messages[name] = {"said": f"{output.ename}: {output.evalue}"}
        for index, test in said["tests"].items():
            name = sheet.notebook.cells[int(index)].metadata["nbgrader"]["grade_id"]
            if name in graded.messages and test.get("error", {}).get("recognised"):
                graded.messages[name]["recognised"] = True

    def _keep_files(self, student: str, files: list[dict[str, str]]) -> None:
        """Write the files that the notebooks made beside them, and nowhere else."""
        folder = self.course.staged(student)
        for file in files:
            name = Path(file["path"])
            safe = not name.is_absolute() and ".." not in name.parts
            if not safe or name.suffix == ".ipynb" or name.name == "timestamp.txt":
                continue
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                target.unlink()
            target.write_bytes(base64.b64decode(file["data"]))

    def _write(self, batch: list[Graded]) -> list[Graded]:
        """Write a batch: the gradebook first, then the folders, then the journal."""
        started = time.monotonic()
        self.ledger.commit()
        for graded in batch:
            if not graded.problem:
                self.course.publish(graded.student)
        each = (time.monotonic() - started) / len(batch)
        for graded in batch:
            graded.seconds["write"] = each
        journal.append(self.journal, [vars(graded) | {"when": time.time()} for graded in batch])
        return batch

    def advice(self) -> list[str]:
        """Return what the course's settings should say and don't."""
        from nbgrader.converters import GenerateFeedback
        from nbgrader.preprocessors import ClearHiddenTests

        hides = (
            ClearHiddenTests
            in GenerateFeedback(
                coursedir=self.course.directory, parent=self.course.converter.parent
            ).preprocessors
        )
        hidden = any(plan.hidden_lines() for plan in self.blueprints.values())
        if hides or not hidden:
            return []
        return [
            "`nbgrader generate_feedback` would show students the hidden tests. Put "
            "ClearHiddenTests first in c.GenerateFeedback.preprocessors of nbgrader_config.py."
        ]

    def close(self) -> None:
        """Let go of the gradebook and of what is half made."""
        self.ledger.close()
        with contextlib.suppress(OSError):
            self.course.clear_staging()


def _routine(line: str) -> bool:
    """Whether nbgrader says this of every submission, or says what is noted anyway."""
    return line.startswith(("Skipping unknown notebook", "Removing", "Attribute 'checksum'"))
