"""Execute the lessons for the site, over all cores, and keep what came out."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from course_utils.atomic import write_atomically
from course_utils.authoring.execute import LessonError, execute, find_lessons

if TYPE_CHECKING:
    from rich.progress import Progress

_LEFT_OUT = ("authoring", "grading", "term", "cli", "__pycache__")
"""Parts of the package that no lesson uses."""


def executed(root: Path, cache: Path, progress: Progress) -> dict[Path, Path]:
    """Execute the lessons that have changed, and return where each stands with its outputs.

    Parameters
    ----------
    root
        The folder of the course.
    cache
        Where executed lessons are kept; builds at the same time wait for each other.
        What a lesson gives depends on the lesson, the package, the datasets and the
        quizzes; a change of any runs it again.
    progress
        The bar to move.

    Returns
    -------
    dict
        The executed notebook of each lesson.

    Raises
    ------
    LessonError
        If a lesson fails, after all have been tried.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / "lock"):
        paths = find_lessons(root / "lessons")
        common = _digest(*_ground(root))
        kept = {
            path: cache / f"{path.stem}-{_digest(path)[:16]}{common[:16]}.ipynb" for path in paths
        }
        for old in set(cache.glob("*.ipynb")) - set(kept.values()):
            old.unlink()
        bar = progress.add_task("Lessons", total=len(paths))
        missing = {path: new for path, new in kept.items() if not new.exists()}
        progress.advance(bar, len(paths) - len(missing))
        failures = 0
        for problem in _execute_all(missing):
            if problem:
                failures += 1
                progress.console.print(f"[red]failed[/red] {problem}")
            progress.advance(bar)
    if failures:
        raise LessonError(f"{failures} of {len(paths)} lessons failed")
    return kept


def _execute_all(lessons: dict[Path, Path]) -> Iterator[str | None]:
    """Execute lessons in processes of their own; give what went wrong with each, if anything."""
    if not lessons:
        return
    processes = min(len(lessons), os.cpu_count() or 1)
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(_execute, path, new) for path, new in lessons.items()]
        for job in as_completed(jobs):
            yield job.result()


def _execute(path: Path, new: Path) -> str | None:
    """Execute one lesson and keep it; return what went wrong, if anything."""
    import nbformat

    with tempfile.TemporaryDirectory() as folder:
        # The author's own guesses have no place on the site.
        os.environ["COURSE_PROGRESS"] = str(Path(folder) / "progress.json")
        try:
            notebook = execute(path)
        except LessonError as error:
            return str(error)
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    write_atomically(new, text.encode())
    return None


def _ground(root: Path) -> Iterator[Path]:
    """Give the files that any lesson may look at."""
    package = Path(__file__).parents[2]
    for file in sorted(package.rglob("*")):
        if file.is_file() and not set(_LEFT_OUT) & set(file.relative_to(package).parts):
            yield file
    yield from sorted((root / "datasets").iterdir())
    yield from sorted((root / "lessons" / "quizzes").glob("*.yml"))


def _digest(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
