"""A course folder that can't be opened is said in a line, whatever wants to read it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from course_utils.errors import GradingError
from course_utils.grading.autograde.command import grade
from course_utils.grading.course_folder import open_course
from course_utils.grading.report import read as one
from course_utils.grading.report.term import read as whole
from course_utils.grading.steps import Nbgrader
from course_utils.term.similarity.command import compare

READERS: dict[str, Callable[[Path], object]] = {
    "course": open_course,
    "report": lambda folder: one.read(folder, "ps01"),
    "report --term": whole.read,
    "similarity": lambda folder: compare(folder, "ps01"),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_without_nbgrader_it_says_what_to_install(
    reader: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "course_utils.grading.autograde.course", None)
    with pytest.raises(GradingError, match=r"nbgrader is not installed\. Install .* extra\.$"):
        reader(tmp_path)


def test_without_nbgrader_its_steps_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nbgrader.apps", None)
    with pytest.raises(GradingError, match="nbgrader is not installed"):
        Nbgrader(tmp_path)


@pytest.mark.parametrize(
    "reader",
    [*READERS.values(), lambda folder: grade(folder, "ps01")],
    ids=[*READERS, "grade"],
)
def test_a_folder_that_is_not_there_is_named(
    reader: Callable[[Path], object], tmp_path: Path
) -> None:
    with pytest.raises(GradingError, match="nowhere: there is no such folder"):
        reader(tmp_path / "nowhere")
