"""The command ``course grade``: a progress bar, a summary, and an exit code."""

from __future__ import annotations

import contextlib
import gc
import itertools
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_utils.errors import GradingError
from course_utils.grading.course_folder import existing
from course_utils.grading.database import to_confirm
from course_utils.grading.notebooks import ids_mended_quietly
from course_utils.grading.report.words import count as counted
from course_utils.grading.sandbox import imports, libraries

if TYPE_CHECKING:
    from rich.console import Console

    from course_utils.grading.autograde.graded import Graded
    from course_utils.grading.autograde.limits import Limits

_SAMPLE = 100
"""Notebooks handed in that are looked through for the libraries that they name."""
_LONGEST = 16 * 1024 * 1024
"""Bytes of a notebook that is looked through."""
NEEDS_A_LOOK = 3
"""Exit code when all went well, but a human should look at some submissions."""


@dataclass
class Summary:
    """What came of a run.

    Parameters
    ----------
    graded
        Number of submissions that were graded.
    skipped
        Number of those that had been graded before.
    to_look_at
        Submissions that could not be graded, or show signs of tampering.
    by_hand
        Number of submissions with a cell that waits to be marked by hand.
    walls
        Whether they ran in the sandbox.
    to_confirm
        Number of marks by hand, given before, that wait for a look since they were graded again.
    """

    graded: int
    skipped: int
    to_look_at: list[Graded]
    by_hand: int
    walls: bool
    to_confirm: int = 0

    @property
    def exit_code(self) -> int:
        """Zero, or what says that a human should look."""
        return NEEDS_A_LOOK if self.to_look_at else 0


def grade(
    course: Path,
    assignment: str,
    *,
    students: tuple[str, ...] = (),
    workers: int | None = None,
    cluster: str | None = None,
    force: bool = False,
    limits: Limits | None = None,
    walls: bool = True,
) -> Summary:
    """Grade an assignment's submissions and say what came of it.

    Parameters
    ----------
    course
        An nbgrader course folder.
    assignment
        The assignment's name.
    students
        Whose submissions; all if none.
    workers
        Number of sandboxes; one a core if not given.
    cluster
        Address of a scheduler of ``dask.distributed`` that runs the sandboxes.
    force
        Whether to grade again what was graded before.
    limits
        What a notebook may use.
    walls
        Whether to run submissions in the sandbox.

    Raises
    ------
    GradingError
        If the course can't be read, or the run can't go on; what was written is kept.
    """
    from rich.console import Console

    console = Console()
    course = existing(course)
    names = libraries_of(course, assignment)
    with _executor(course, workers, cluster, names, walls=walls) as (executor, count), _quiet():
        with imports.quickly():  # while the sandboxes warm up
            from course_utils.grading.autograde.grade import Grader
            from course_utils.grading.autograde.limits import Limits
        gc.freeze()  # as that many objects take long to look through, again and again
        grader = Grader(course, assignment, limits or Limits(), walls=walls)
        try:
            with _alone(grader.journal):
                waiting, skipped = grader.waiting(students, force=force)
                results = list(_watched(grader, waiting, executor, count, console))
            graded = {one.student for one in results if not one.problem}
            marked = to_confirm(grader.ledger, assignment, graded)
        finally:
            grader.close()
    summary = Summary(
        graded=sum(not one.problem for one in results),
        skipped=skipped,
        to_look_at=[one for one in results if one.needs_a_look],
        by_hand=sum(one.by_hand for one in results),
        walls=walls,
        to_confirm=marked,
    )
    show(summary, grader.advice(), grader.journal, console)
    return summary


def show(summary: Summary, advice: list[str], journal: Path, console: Console) -> None:
    """Print what came of a run."""
    words = [f"{summary.graded} graded"]
    if summary.skipped:
        words.append(f"{summary.skipped} graded before (--force grades them again)")
    if summary.by_hand:
        words.append(f"{summary.by_hand} with answers to mark by hand")
    console.print(f"{', '.join(words)}.", soft_wrap=True)
    if summary.to_confirm:
        console.print(
            f"{counted(summary.to_confirm, 'mark')} by hand to be confirmed in formgrader "
            "(Resolve), since the answers were graded again.",
            soft_wrap=True,
        )
    if summary.to_look_at:
        console.print("[bold]Please look at:[/bold]")
    for graded in summary.to_look_at:
        for line in [graded.problem, *graded.flags]:
            if line:
                console.print(
                    _printable(f"  {graded.student}: {line}"), markup=False, soft_wrap=True
                )
    if not summary.walls:
        console.print("Submissions ran without a sandbox, with your own rights.")
    for line in advice:
        console.print(line, markup=False, soft_wrap=True)
    console.print(f"Journal: {journal}", soft_wrap=True, highlight=False)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Pass over what libraries say of nbgrader's order of work and of ids; it does no harm."""
    from sqlalchemy.exc import SAWarning

    with ids_mended_quietly(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=SAWarning)
        yield


def _printable(text: str) -> str:
    """Return a text without what would steer a terminal; it names what students have named."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def libraries_of(course: Path, assignment: str) -> tuple[str, ...]:
    """Return the libraries that the assignment or the first submissions name.

    Without the instructor's own notebooks nobody can say what its tests lean on: then all.
    """
    own = [
        path
        for suffix in ("ipynb", "py")
        for path in course.glob(f"source/{assignment}/**/*.{suffix}")
    ]
    if not own:
        return tuple(libraries.OTHERS)
    released = course.glob(f"release/{assignment}/*.ipynb")
    handed_in = itertools.islice(course.glob(f"submitted/*/{assignment}/*.ipynb"), _SAMPLE)
    return libraries.named(_texts((*own, *released, *handed_in)))


def _texts(paths: Iterable[Path]) -> Iterator[bytes]:
    """Yield what stands in files; what can't be read, or is too long to be honest, is left out."""
    for path in paths:
        with contextlib.suppress(OSError):
            if path.is_file() and path.stat().st_size <= _LONGEST:
                yield path.read_bytes()


@contextlib.contextmanager
def _executor(
    course: Path,
    workers: int | None,
    cluster: str | None,
    names: tuple[str, ...],
    *,
    walls: bool,
) -> Iterator[tuple[Executor, int]]:
    """Give an executor and the number of submissions that it runs at a time."""
    from course_utils.grading.autograde import runner

    if cluster and not walls:
        raise GradingError("a cluster runs submissions in sandboxes only", remedy="Leave one out.")
    if cluster:
        try:
            from distributed import Client
        except ImportError as error:
            raise GradingError(
                "dask.distributed is not installed",
                remedy="Install the course with its cluster extra.",
            ) from error
        try:
            client: Any = Client(  # type: ignore[no-untyped-call]
                cluster, timeout="10s", set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise GradingError(
                "the cluster's scheduler does not answer",
                where=cluster,
                remedy="Start one with: dask scheduler",
            ) from error
        with client:
            count = sum(client.nthreads().values())
            if not count:
                raise GradingError(
                    "the cluster has no workers",
                    where=cluster,
                    remedy=f"Start one with: dask worker {cluster}",
                )
            yield client.get_executor(pure=False), count
        return
    count = workers or runner.cores()
    executor = runner.local(count)
    try:
        if walls:
            runner.warm_up(count, (str(course),), names)
        yield executor, count
    finally:
        runner.close()
        executor.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def _alone(journal: Path) -> Iterator[None]:
    """Refuse to grade an assignment twice at the same time."""
    from filelock import FileLock, Timeout

    journal.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(journal.with_suffix(".lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise GradingError(
            "another run is grading this assignment",
            where=str(journal.parent),
            remedy="Wait for it to end.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _watched(
    grader: Any, waiting: list[Any], executor: Executor, count: int, console: Console
) -> Iterator[Graded]:
    """Grade with a progress bar: how many, how fast, how long still, and who is running."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Submissions a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    columns = (
        TextColumn("Grading"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    running: dict[str, None] = {}
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("", total=len(waiting))

        def say(student: str, *, begins: bool) -> None:
            running[student] = None
            if not begins:
                del running[student]
            progress.update(bar, description=" ".join(list(running)[:count])[:40])

        for graded in grader.run(waiting, executor, ahead=count + 2, say=say):
            progress.advance(bar)
            yield graded
