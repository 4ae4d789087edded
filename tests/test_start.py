"""``course start`` lays the course out, renews it after an upgrade, and loses nobody's work."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from course_utils import start
from course_utils.errors import CourseError
from course_utils.lab import FIRST_LESSON
from course_utils.start import RECORD, contents, lay_out


def notebook(*sources, outputs=()):
    """The bytes of a notebook with these code cells."""
    cells = [
        {
            "cell_type": "code",
            "id": f"c{at}",
            "metadata": {},
            "execution_count": len(outputs) or None,
            "outputs": list(outputs),
            "source": source.splitlines(keepends=True),
        }
        for at, source in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


OLD = {"lessons/00-a.ipynb": notebook("1 + 1"), "lessons/quizzes/00-a.yml": b"lesson: '00'\n"}
NEW = {"lessons/00-a.ipynb": notebook("1 + 2"), "lessons/quizzes/00-a.yml": b"lesson: '01'\n"}


@pytest.fixture
def folder(tmp_path):
    """A learner's folder that has the old course."""
    lay_out(tmp_path / "mine", OLD)
    return tmp_path / "mine"


def files(folder: Path) -> dict[str, bytes]:
    """All files of a folder but the record."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != RECORD
    }


def test_course_of_this_checkout_is_complete():
    names = set(contents())
    assert FIRST_LESSON.as_posix() in names
    assert {f"exercises/ps0{n}.ipynb" for n in range(1, 10)} < names
    assert "exercises/capstone.ipynb" in names
    assert sum(name.startswith("lessons/quizzes/") for name in names) == 11


def test_everything_is_laid_out_once(tmp_path):
    folder = tmp_path / "a" / "b"
    assert lay_out(folder, OLD).lines() == ["Laid out: 2 files."]
    assert files(folder) == OLD
    assert lay_out(folder, OLD).lines() == []
    assert files(folder) == OLD


def test_unchanged_files_are_renewed(folder):
    assert lay_out(folder, NEW).lines() == ["Renewed: 2 files that you had not changed."]
    assert files(folder) == NEW


def test_notebook_that_was_only_run_counts_as_unchanged(folder):
    output = {"output_type": "stream", "name": "stdout", "text": "2"}
    (folder / "lessons/00-a.ipynb").write_bytes(notebook("1 + 1", outputs=[output]))
    assert "lessons/00-a.ipynb" in lay_out(folder, NEW).renewed


def test_changed_file_is_kept_and_the_new_version_laid_beside_it_once(folder):
    mine = notebook("1 + 1", "my own thought")
    (folder / "lessons/00-a.ipynb").write_bytes(mine)
    beside = f"lessons/00-a.new-{start.__version__}.ipynb"
    told = lay_out(folder, NEW).lines()
    assert f"Kept your lessons/00-a.ipynb; the new version is {beside}." in told
    assert files(folder) == NEW | {"lessons/00-a.ipynb": mine, beside: NEW["lessons/00-a.ipynb"]}
    assert lay_out(folder, NEW).lines() == [], "it was told a second time"


def test_what_the_learner_made_of_the_new_version_is_kept_too(folder):
    mine = notebook("my own thought")
    (folder / "lessons/00-a.ipynb").write_bytes(mine)
    beside = lay_out(folder, NEW).beside["lessons/00-a.ipynb"]
    (folder / beside).write_bytes(notebook("and another"))
    newer = lay_out(folder, {"lessons/00-a.ipynb": notebook("3")}).beside["lessons/00-a.ipynb"]
    assert newer != beside
    assert (folder / beside).read_bytes() == notebook("and another")
    assert (folder / "lessons/00-a.ipynb").read_bytes() == mine


def test_change_without_an_upgrade_is_left_alone(folder):
    (folder / "lessons/00-a.ipynb").write_bytes(notebook("mine"))
    assert lay_out(folder, OLD).lines() == []


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b'{"files": 1}', None])
def test_without_its_record_every_difference_is_the_learners(folder, record):
    if record is None:
        (folder / RECORD).unlink()
    else:
        (folder / RECORD).write_bytes(record)
    assert set(lay_out(folder, NEW).beside) == set(NEW)
    assert OLD.items() <= files(folder).items()


def test_deleted_file_comes_back_and_own_files_stay(folder):
    (folder / "lessons/00-a.ipynb").unlink()
    (folder / "notes.txt").write_text("mine")
    assert lay_out(folder, OLD).new == ["lessons/00-a.ipynb"]
    assert (folder / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("where", ["mine", "mine/deeper", "mine/lessons"])
def test_file_in_the_way_is_named(tmp_path, where):
    blocked = tmp_path / where
    blocked.parent.mkdir(exist_ok=True)
    blocked.write_text("a file")
    target = tmp_path / ("mine" if where == "mine/lessons" else f"{where}/course")
    with pytest.raises(CourseError, match=rf"{where}: is a file; a folder is needed"):
        lay_out(target, OLD)
    assert blocked.read_text() == "a file"


def test_folder_that_is_not_writable_is_named(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refused)  # root may write everywhere, the tests too
    with pytest.raises(CourseError, match=r"mine: the course can't be laid out here \(Permission"):
        lay_out(tmp_path / "mine", OLD)


@pytest.mark.parametrize("written", [0, 1, 2])
def test_full_disk_leaves_the_folder_as_it_was(folder, monkeypatch, written):
    """The disk fills up after so many files."""
    left = written
    write = Path.write_bytes

    def full(path, body):
        nonlocal left
        if not left:
            write(path, body[: len(body) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left -= 1
        return write(path, body)

    before = files(folder), (folder / RECORD).read_bytes()
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CourseError, match=r"No space left.*Free some space") as caught:
        lay_out(folder, NEW)
    assert str(folder) in str(caught.value)
    assert (files(folder), (folder / RECORD).read_bytes()) == before
    assert not [path for path in folder.iterdir() if path.name.startswith(".course-new-")]


def test_full_disk_at_the_first_start_leaves_nothing(tmp_path, monkeypatch):
    def full(path, body):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CourseError, match="No space left"):
        lay_out(tmp_path / "a" / "b", OLD)
    assert list(tmp_path.iterdir()) == []


def test_stopped_half_way_the_next_start_finishes(folder, monkeypatch):
    """Killed between two files: nothing is half-written, and nothing counts as the learner's."""
    replace, left = Path.replace, 1

    def killed(path, target):
        nonlocal left
        if not left:
            raise KeyboardInterrupt
        left -= 1
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            lay_out(folder, NEW)
    assert lay_out(folder, NEW).beside == {}
    assert files(folder) == NEW
