"""Progress and notebooks leave a server that forgets in one file, and come back whole."""

from __future__ import annotations

import base64
import errno
import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from course_utils import baggage, progress
from course_utils.errors import ProgressError
from course_utils.quizzes.messages import words
from course_utils.quizzes.summary import Summary
from course_utils.record import NAME, Record

LESSON = "lessons/06-astana.ipynb"
SHEET = "exercises/ps06.ipynb"


def notebook(source: str, **more) -> str:
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": source}
    cell |= {"execution_count": None, "outputs": []} | more
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def course(folder: Path, source: str) -> Path:
    """Lay out a small course whose two notebooks say ``source``."""
    for name in (LESSON, SHEET, "exercises/source/ps06/ps06.ipynb"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(notebook(source))
    (folder / "lessons" / "quizzes").mkdir()
    hidden = folder / "lessons" / ".ipynb_checkpoints" / "06-astana-checkpoint.ipynb"
    hidden.parent.mkdir()
    hidden.write_text(notebook("old"))
    return folder


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A learner's folder with work in it, as seen from the lessons."""
    monkeypatch.delenv("COURSE_PROGRESS", raising=False)
    folder = course(tmp_path / "mine", "mine")
    monkeypatch.chdir(folder / "lessons")
    Record().add("answer", "06-q1", correct=True)
    return folder


@pytest.fixture
def fresh(mine, tmp_path, monkeypatch):
    """A new server: the course as it comes."""
    folder = course(tmp_path / "fresh", "as it comes")
    monkeypatch.chdir(folder / "lessons")
    return folder


def packed(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return buffer.getvalue()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


EMPTY = '{"version": 1, "events": []}'


def test_archive_holds_the_learners_notebooks_without_outputs(mine):
    (mine / LESSON).write_text(
        notebook("mine", outputs=[{"output_type": "stream", "name": "stdout", "text": "x" * 9}])
    )
    with zipfile.ZipFile(io.BytesIO(baggage.pack())) as archive:
        assert sorted(archive.namelist()) == [SHEET, LESSON, NAME]
        assert "xxx" not in archive.read(LESSON).decode()
        assert json.loads(archive.read(LESSON))["cells"][0]["source"] == "mine"
        assert "06-q1" in archive.read(NAME).decode()


def test_all_comes_back_on_a_fresh_server_and_what_stood_there_is_kept(mine, fresh, monkeypatch):
    monkeypatch.chdir(mine / "lessons")
    body = baggage.pack()
    monkeypatch.chdir(fresh / "lessons")
    told = progress.restore_all(body)
    assert told.startswith("Notebooks brought back: 2. What stood in their place is kept: ")
    assert "New entries: 1 of 1." in told
    for name in (LESSON, SHEET):
        assert "mine" in (fresh / name).read_text()
        [kept] = (fresh / name).parent.glob("*.before-*.ipynb")
        assert kept.read_text() == notebook("as it comes")
    assert progress.restore_all(body).startswith("Notebooks brought back: 0. New entries: 0 of 1.")
    assert len(list(fresh.rglob("*.before-*.ipynb"))) == 2


def test_notebook_that_says_the_same_is_left_with_its_outputs(mine):
    body = baggage.pack()
    run = notebook("mine", outputs=[{"output_type": "stream", "name": "stdout", "text": "run"}])
    (mine / LESSON).write_text(run)
    progress.restore_all(body)
    assert (mine / LESSON).read_text() == run


def test_missing_folder_and_notebook_are_made(fresh, monkeypatch):
    for path in fresh.glob("exercises/*.ipynb"):
        path.unlink()
    progress.restore_all(packed({NAME: EMPTY, "exercises/own/deep/x.ipynb": notebook("mine")}))
    assert (fresh / "exercises/own/deep/x.ipynb").read_text() == notebook("mine")


@pytest.mark.parametrize(
    "name",
    [
        "../outside.ipynb",
        "lessons/../../outside.ipynb",
        "/outside.ipynb",
        "lessons//x.ipynb",
        "lessons\\..\\..\\x.ipynb",
        "C:/x.ipynb",
        "lessons/c:x.ipynb",
        "lessons/quizzes/06-astana.yml",
        "lessons/.hidden.ipynb",
        "lessons/.ipynb_checkpoints/x.ipynb",
        "datasets/x.ipynb",
        "x.ipynb",
        "lessons",
        "exercises/run.py",
    ],
)
def test_file_out_of_place_is_refused_as_a_whole(fresh, tmp_path, name):
    before = everything(tmp_path)
    with pytest.raises(ProgressError, match="Nothing was changed"):
        progress.restore_all(packed({NAME: EMPTY, LESSON: notebook("mine"), name: "{}"}))
    assert everything(tmp_path) == before


def test_link_in_the_archive_is_refused(fresh, tmp_path):
    entry = zipfile.ZipInfo("lessons/x.ipynb")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO(packed({NAME: EMPTY}))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    before = everything(tmp_path)
    with pytest.raises(ProgressError, match="Nothing was changed"):
        progress.restore_all(buffer.getvalue())
    assert everything(tmp_path) == before


def test_folder_that_leads_elsewhere_is_not_followed(fresh, tmp_path):
    (tmp_path / "secret").mkdir()
    (fresh / "lessons" / "way").symlink_to(tmp_path / "secret")
    with pytest.raises(ProgressError, match="Nothing was changed"):
        progress.restore_all(packed({NAME: EMPTY, "lessons/way/x.ipynb": notebook("mine")}))
    assert list((tmp_path / "secret").iterdir()) == []


def cut() -> bytes:
    return packed({NAME: EMPTY, LESSON: notebook("mine")})[:-40]


def spoilt() -> bytes:
    body = bytearray(packed({NAME: EMPTY, LESSON: notebook("mine")}))
    body[body.index(b"mine")] ^= 1  # the checksum no longer holds
    return bytes(body)


@pytest.mark.parametrize(
    "body", [b"", b"holiday pictures", cut(), spoilt(), packed({LESSON: notebook("mine")})]
)
def test_what_the_course_has_not_saved_is_refused(fresh, tmp_path, body):
    before = everything(tmp_path)
    with pytest.raises(ProgressError, match="Choose the file that you saved"):
        progress.restore_all(body)
    assert everything(tmp_path) == before


def test_bomb_is_refused(fresh, monkeypatch):
    monkeypatch.setattr(baggage, "LARGEST", 1_000)
    with pytest.raises(ProgressError, match="Nothing was changed"):
        progress.restore_all(packed({NAME: EMPTY, LESSON: " " * 2_000}))
    monkeypatch.setattr(baggage, "MOST", 1)
    with pytest.raises(ProgressError, match="Nothing was changed"):
        progress.restore_all(packed({NAME: EMPTY, LESSON: " "}))


def test_progress_that_is_damaged_in_the_archive_changes_nothing(fresh, tmp_path):
    before = everything(tmp_path)
    with pytest.raises(ProgressError):
        progress.restore_all(packed({NAME: "{", LESSON: notebook("mine")}))
    assert everything(tmp_path) == before


def test_full_disk_leaves_no_notebook_half_written(mine, fresh, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    body = packed({NAME: EMPTY, LESSON: notebook("mine")})
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ProgressError, match="No space left"):
        progress.restore_all(body)
    assert (fresh / LESSON).read_text() == notebook("as it comes")


def test_file_is_saved_and_never_overwritten(mine, tmp_path):
    path = progress.save_all(tmp_path / "all.zip")
    assert progress.save_all(tmp_path).name.startswith("my-course-")
    with pytest.raises(ProgressError, match=r"all\.zip"):
        progress.save_all(path)
    assert progress.restore_all(path).startswith("Notebooks brought back: 0.")


def test_without_lessons_it_says_where_to_go(tmp_path, monkeypatch):
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b" / "c")
    with pytest.raises(ProgressError, match="no lessons here"):
        baggage.pack()


def test_buttons_save_and_bring_back(mine, fresh, monkeypatch):
    """The page asks for the archive, gets it once, and sends it back later."""
    monkeypatch.chdir(mine / "lessons")
    shown = Summary(Record())
    assert shown.state["archive"] == ""
    assert shown.receive({"kind": "save-all"})
    body = shown.state["archive"]
    assert base64.b64decode(body)[:2] == b"PK"
    assert shown.receive({"kind": "save"})
    assert shown.state["archive"] == ""
    monkeypatch.chdir(fresh / "lessons")
    shown = Summary(Record())
    assert shown.receive({"kind": "restore-all", "body": body})
    assert shown.notice.startswith("Notebooks brought back: 2.")
    assert shown.receive({"kind": "restore-all", "body": "no base 64"})
    assert "Choose the file that you saved" in shown.notice


@pytest.mark.parametrize("language", ["ar", "ru"])
def test_lines_are_translated(language):
    line = baggage.Brought(["a"], ["b"]).line(words(language))
    assert "Notebooks" not in line
    assert "kept" not in line
