"""`course mark`: formgrader, open where the answers wait."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from graded_term import GradedTerm
from lms_names import roster
from term_maker import make_term

from course_utils.cli import main
from course_utils.errors import GradingError, UnknownName
from course_utils.term.marking import mark
from course_utils.term.release import release


def test_formgrader_opens_at_the_submissions(
    graded: GradedTerm, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, words: started.append(words))
    monkeypatch.chdir(graded.folder)
    main(["mark", "ps06", "--no-browser", "--port", "8123"])

    (words,) = started
    assert words[:3] == [sys.executable, "-m", "jupyter_server"]
    assert "--ServerApp.default_url=/formgrader/gradebook/ps06/ps06" in words
    assert {"--no-browser", "--ServerApp.port=8123"} <= set(words)
    assert Path.cwd() == graded.folder
    assert "wait for a mark by hand" in capsys.readouterr().out


def test_what_can_not_be_marked_yet_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    term = make_term(tmp_path / "term", roster(["ana"]))
    with pytest.raises(UnknownName):
        mark(term, "ps55")
    with pytest.raises(GradingError, match="First run: course release ps05"):
        mark(term, "ps05")
    release(term, "ps05")
    with pytest.raises(SystemExit):
        main(["mark", "ps05", "--course", str(term)])
    assert "nothing of ps05 is graded yet. First run: course grade ps05" in capsys.readouterr().err
