"""Running lessons says which cell of which lesson failed, and tries the others all the same."""

from __future__ import annotations

import nbformat
import pytest

from course_utils.authoring.execute import LessonError, execute, find_lessons, run_lessons
from course_utils.errors import CourseError, UnknownName


def lesson(folder, name, *sources):
    """Write a lesson of code cells."""
    notebook = nbformat.v4.new_notebook()
    for number, source in enumerate(sources, start=1):
        notebook.cells.append(nbformat.v4.new_code_cell(source, id=f"cell-{number}"))
    nbformat.write(notebook, folder / name)


def test_failing_cell_is_named_with_its_error(tmp_path):
    lesson(tmp_path, "00-broken.ipynb", "x = 1", "y = x / 0", "z = 2")
    with pytest.raises(LessonError) as caught:
        execute(tmp_path / "00-broken.ipynb")
    assert str(caught.value).startswith(
        "00-broken.ipynb: cell 2 (cell-2) failed with ZeroDivisionError: division by zero."
    )


def test_all_lessons_are_tried_before_the_failure_is_reported(tmp_path, capsys):
    lesson(tmp_path, "00-broken.ipynb", "1 / 0")
    lesson(tmp_path, "01-sound.ipynb", "1 + 1")
    with pytest.raises(LessonError, match="1 of 2 lessons failed"):
        run_lessons(tmp_path)
    shown = capsys.readouterr().out
    assert "ran    01-sound.ipynb" in shown
    assert "00-broken.ipynb: cell 1" in shown


def test_a_folder_without_lessons_and_a_number_without_one_are_named(tmp_path):
    with pytest.raises(CourseError, match="no lessons here"):
        find_lessons(tmp_path)
    lesson(tmp_path, "00-sound.ipynb", "1 + 1")
    with pytest.raises(UnknownName, match="'07'"):
        find_lessons(tmp_path, ["07"])
