"""nbgrader's exchange between accounts: what counts is who owns a hand-in, and when it came."""

from __future__ import annotations

import os
import pwd
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from course_utils.term.exchange import CollectOwn, ReleaseReadable

SHEET = "ps05"
OTHER = pwd.getpwnam("nobody")
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to give files to an account")


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A term with an answer in it, and an exchange with a place for hand-ins."""
    # nbgrader calls alembic by its name.
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    term, course = tmp_path / "term", tmp_path / "exchange" / "course"
    (term / "source").mkdir(parents=True)
    (term / "source" / "answers.txt").write_text("42")
    (course / "inbound").mkdir(parents=True)
    return term, course


def run(kind, term, course):
    """Do one of the exchange's actions for the sheet, as nbgrader's command does it."""
    config = Config()
    config.CourseDirectory.root = str(term)
    config.CourseDirectory.course_id = course.name
    config.CourseDirectory.assignment_id = SHEET
    config.Exchange.root = str(course.parent)
    coursedir = CourseDirectory(config=config)
    kind(coursedir=coursedir, authenticator=Authenticator(config=config), config=config).start()


def hand_in(course, student, when, *, owner):
    """Put a hand-in into the exchange as an account would; return its folder."""
    folder = course / "inbound" / f"{student}+{SHEET}+{when}+x"
    folder.mkdir()
    (folder / f"{SHEET}.ipynb").write_text("theirs")
    (folder / "timestamp.txt").write_text(when)
    for path in (*folder.iterdir(), folder):
        os.chown(path, owner.pw_uid, owner.pw_gid)
    return folder


@as_root
def test_hand_in_counts_for_the_account_behind_it_and_brings_only_its_files(places):
    term, course = places
    folder = hand_in(course, "ana", "2020-01-01 00:00:00.000000 UTC", owner=OTHER)
    (folder / "a.txt").symlink_to(term / "source" / "answers.txt")
    (folder / "all").symlink_to(term)
    (folder / "b.txt").write_text("written by root")
    run(CollectOwn, term, course)
    assert [path.name for path in (term / "submitted").iterdir()] == [OTHER.pw_name]
    taken = term / "submitted" / OTHER.pw_name / SHEET
    assert sorted(path.name for path in taken.iterdir()) == [f"{SHEET}.ipynb", "timestamp.txt"]
    assert (taken / "timestamp.txt").read_text().startswith(f"{datetime.now(UTC):%Y-%m-%d}")


# nbgrader leaves a file to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_pages_can_be_read_by_name_and_one_without_secret_stops_nobody(places):
    term, course = places
    for student in ("ana", "ben"):
        folder = term / "feedback" / student / SHEET
        folder.mkdir(parents=True)
        page = folder / f"{SHEET}.html"
        page.write_text(student)
        page.chmod(0o600)
    for name in ("timestamp.txt", "submission_secret.txt"):
        (term / "feedback" / "ana" / SHEET / name).write_text("2027-02-14 23:00:00 UTC")
    run(ReleaseReadable, term, course)
    (released,) = (course / "feedback").iterdir()
    assert released.read_text() == "ana"
    assert released.stat().st_mode & 0o777 == 0o644
    assert (course / "feedback").stat().st_mode & 0o777 == 0o711
