"""Progress is kept in one file, survives accidents, and is lost to nobody in silence."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import progress
from course_utils.errors import ProgressError
from course_utils.quizzes.files import read
from course_utils.quizzes.summary import Summary, revisits, row
from course_utils.record import VERSION, Record, home

HERE = Path(__file__).parent
SAMPLE = read(HERE / "quizzes" / "90-reading-tables.yml")


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Path of a learner's progress file that isn't there yet."""
    monkeypatch.chdir(HERE)
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "my-progress.json"))
    return tmp_path / "my-progress.json"


def kept():
    return [(event["kind"], event["id"]) for event in Record().events()]


def test_events_come_back_in_order(path):
    assert Record().events() == []
    Record().add("hint", "90-q1")
    Record().add("answer", "90-q1", correct=True)
    assert kept() == [("hint", "90-q1"), ("answer", "90-q1")]
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == VERSION


def test_first_guess_stays(path):
    first = Record().add("guess", "90-g1", once=True, response=1)
    assert Record().add("guess", "90-g1", once=True, response=2) == first
    assert Record().add("guess", "90-g2", once=True, response=2)["response"] == 2
    assert len(Record().events()) == 2


def test_two_notebooks_at_once_lose_nothing(path):
    """Four processes write twenty-five events each into one file."""
    code = (
        "import sys; from course_utils.record import Record\n"
        "for n in range(25): Record().add('hint', f'90-q{sys.argv[1]}-{n}')"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(n)]) for n in range(4)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    assert len({event["id"] for event in Record().events()}) == 100


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\x00\xff",
        b"[]",
        b"null",
        b'{"version": 1}',
        b'{"version": "1", "events": []}',
        b'{"version": true, "events": []}',
        b'{"version": 1, "events": {"a": 1}}',
        b'{"version": 1, "events": [1]}',
        b'{"version": 1, "events": [{"at": 1, "kind": "hint", "id": "x"}]}',
        b"[" * 100_000,
    ],
)
def test_damaged_file_is_set_aside_and_said(path, body, capsys):
    path.write_bytes(body)
    Record().add("hint", "90-q1")
    assert kept() == [("hint", "90-q1")]
    [aside] = path.parent.glob("my-progress.json.damaged-*")
    assert aside.read_bytes() == body
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert aside.name in line


def test_damaged_file_is_set_aside_on_reading_too(path):
    path.write_text("{")
    assert Record().events() == []
    assert not path.exists()
    assert len(list(path.parent.glob("*.damaged-*"))) == 1


def test_file_of_a_newer_version_is_left_alone(path):
    body = json.dumps({"version": VERSION + 1, "events": []})
    path.write_text(body)
    with pytest.raises(ProgressError, match="Update the course"):
        Record().add("hint", "90-q1")
    assert path.read_text() == body


def test_full_disk_is_one_clear_line_and_keeps_the_old_file(path, monkeypatch):
    Record().add("hint", "90-q1")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProgressError, match="No space left on device") as caught:
        Record().add("hint", "90-q2")
    assert "\n" not in str(caught.value)
    assert kept() == [("hint", "90-q1")]
    assert list(path.parent.glob("my-progress.json.??????*")) == []


def test_folder_that_cannot_be_made_is_one_clear_line(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "file" / "x.json"))
    with pytest.raises(ProgressError, match="COURSE_PROGRESS"):
        Record().add("hint", "90-q1")


def test_file_held_by_another_program_is_told(path, monkeypatch):
    monkeypatch.setattr("course_utils.record.PATIENCE", 0)
    code = (
        "import sys; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]): print('held', flush=True); input()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, f"{path}.lock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        other.stdout.readline()
        with pytest.raises(ProgressError, match="another program is writing"):
            Record().add("hint", "90-q1")
    finally:
        other.communicate(b"\n", timeout=30)


def test_home_is_beside_the_lessons(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_PROGRESS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    elsewhere = home()
    assert elsewhere.name == "my-progress.json"
    assert elsewhere.parent != tmp_path
    (tmp_path / "lessons" / "quizzes").mkdir(parents=True)
    assert home() == tmp_path / "lessons" / "my-progress.json"
    monkeypatch.chdir(tmp_path / "lessons")
    assert home() == tmp_path / "lessons" / "my-progress.json"


def test_export_and_restore_carry_everything_to_another_machine(path, tmp_path, monkeypatch):
    Record().add("answer", "90-q1", correct=True)
    copy = progress.export(tmp_path / "copy.json")
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "other" / "my-progress.json"))
    Record().add("hint", "90-q7")
    assert progress.restore(copy).startswith("New entries: 1 of 1.")
    assert kept() == [("answer", "90-q1"), ("hint", "90-q7")]
    assert progress.restore(copy.read_bytes()).startswith("New entries: 0 of 1.")


def test_export_without_a_name_is_dated_and_overwrites_nothing(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert progress.export().name.startswith("my-progress-20")
    there = tmp_path / "mine.json"
    there.write_text("mine")
    with pytest.raises(ProgressError, match="already there"):
        progress.export(there)
    assert there.read_text() == "mine"


@pytest.mark.parametrize("body", [b"holiday pictures", b'{"version": 1}'])
def test_restoring_something_else_is_told_and_changes_nothing(path, tmp_path, body):
    Record().add("hint", "90-q1")
    other = tmp_path / "other.json"
    other.write_bytes(body)
    for source in (other, body):
        with pytest.raises(ProgressError, match="Choose the file that you exported"):
            progress.restore(source)
    assert kept() == [("hint", "90-q1")]
    assert other.read_bytes() == body


def test_restoring_a_file_that_is_not_there_is_told(path, tmp_path):
    with pytest.raises(ProgressError, match="No such file"):
        progress.restore(tmp_path / "nothing.json")


events = st.lists(
    st.fixed_dictionaries(
        {
            "at": st.datetimes().map(lambda moment: moment.isoformat()),
            "kind": st.sampled_from(["answer", "hint"]),
            "id": st.sampled_from(["90-q1", "90-q2"]),
        }
    ),
    max_size=8,
    unique_by=lambda event: json.dumps(event, sort_keys=True),
)


@given(mine=events, theirs=events)
def test_merging_is_a_union(tmp_path_factory, mine, theirs):
    """Nothing is lost, nothing comes twice, and the order is that of time."""
    record = Record(tmp_path_factory.mktemp("merge") / "my-progress.json")
    record.merge(mine)
    fresh = record.merge(theirs)
    merged = record.events()
    assert {json.dumps(e) for e in merged} == {json.dumps(e) for e in [*mine, *theirs]}
    assert len(merged) == len(mine) + fresh
    assert [e["at"] for e in merged] == sorted(e["at"] for e in merged)


def test_deleting_asks_first_and_then_leaves_nothing(path, capsys):
    path.write_text("{")
    Record().add("hint", "90-q1")
    with pytest.raises(ProgressError, match=r"progress.delete\(confirm=True\)"):
        progress.delete()
    assert kept() == [("hint", "90-q1")]
    assert progress.delete(confirm=True).startswith("Removed: ")
    assert list(path.parent.iterdir()) == []
    assert progress.delete(confirm=True) == "There was nothing to remove."


def answered(*outcomes):
    """Return events from (id, right, misunderstanding) in order of time."""
    kinds = {"q": "answer", "p": "practice", "g": "guess"}
    return [
        {
            "at": f"2026-01-01T00:00:{n:02}",
            "kind": kinds[entry[3]],
            "id": entry,
            "correct": right,
            "misconceptions": [name] if name else [],
        }
        for n, (entry, right, name) in enumerate(outcomes)
    ]


def test_summary_counts_first_and_last_tries_guesses_tasks_and_hints():
    told = row(
        SAMPLE,
        [
            *answered(
                ("90-g1", None, None),
                ("90-q1", False, "rows-for-columns"),
                ("90-q1", True, None),
                ("90-q2", True, None),
                ("90-q2", False, "head-keeps-rows"),
                ("90-q3", False, None),
                ("90-q3", False, None),
                ("90-q3", True, None),
                ("90-q9", True, None),
                ("90-p1", False, "alternates"),
                ("90-p1", True, None),
                ("90-p1", False, None),
            ),
            {"at": "x", "kind": "hint", "id": "90-q1"},
            {"at": "x", "kind": "practice-hint", "id": "90-p1"},
        ],
    )
    assert told.guesses == (1, 4)
    assert told.first == (1, 7)
    assert told.last == (2, 7)
    assert told.practice == (1, 3)
    assert told.hints == 2


def test_revisit_names_what_was_last_wrong_by_misunderstanding():
    told = revisits(
        [SAMPLE],
        answered(
            ("90-q1", False, "rows-for-columns"),
            ("90-q1", True, None),
            ("90-q2", False, "head-keeps-rows"),
            ("90-p2", False, "head-keeps-rows"),
            ("90-q4", False, None),
        ),
    )
    assert told == {
        "head keeps rows": ["90-q2", "90-p2"],
        "Say what one row of a table stands for": ["90-q4"],
    }


class Cells(HTMLParser):
    """Collects the texts of a table's cells and the scopes of its heads."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.scopes, self.inside = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
            self.inside = True
        if tag == "th":
            self.scopes.append(dict(attributes).get("scope"))

    def handle_endtag(self, tag):
        self.inside = self.inside and tag not in ("th", "td")

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


def test_progress_shows_a_table_with_heads_and_the_same_as_text(path):
    Record().add("answer", "90-q1", correct=True, misconceptions=[])
    shown = progress()
    table = Cells(shown._repr_html_())
    sample = next(cells for cells in table.rows if cells[0] == "90 Reading a table")
    assert sample == ["90 Reading a table", "0 of 4", "1 of 7", "1 of 7", "0 of 3", "0"]
    assert set(table.scopes) == {"col", "row"}
    assert "90 Reading a table: Guesses made: 0 of 4; Right at first try: 1 of 7" in repr(shown)
    assert str(path) in repr(shown)


def test_progress_in_a_notebook_saves_and_restores(path):
    """The button's file is a whole progress file; the one chosen is merged and counted."""
    Record().add("answer", "90-q1", correct=True)
    shown = Summary(Record())
    Record().add("answer", "90-q2", correct=True)
    assert shown.receive({"kind": "save"})
    saved = shown.state["file"]
    progress.delete(confirm=True)
    assert "2 of 7" not in Summary(Record()).state["html"]
    assert shown.receive({"kind": "restore", "body": saved})
    assert shown.notice.startswith("New entries: 2 of 2.")
    assert "2 of 7" in shown.state["html"]
    assert shown.receive({"kind": "restore", "body": "holiday pictures"})
    assert "Choose the file" in shown.notice
    assert not shown.receive("nonsense")


def test_progress_of_other_lessons_is_shown_when_one_file_is_broken(path, tmp_path, monkeypatch):
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "91-broken.yml").write_text("lesson: 91")
    (tmp_path / "quizzes" / "90-x.yml").write_text(
        (HERE / "quizzes" / "90-reading-tables.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    shown = progress()
    assert "90" in [each.lesson for each in shown.rows]
    assert "91-broken.yml" in repr(shown)
