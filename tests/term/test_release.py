"""`course release`: the students' version, the same zip each time, nothing of the answers in it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest
from lms_names import roster
from term_maker import make_term

from course_utils.errors import TermError, UnknownName
from course_utils.term.release import Released, late_words, pull_link, release, require_clean
from course_utils.term.settings import Late


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_term(tmp_path_factory.mktemp("release") / "term", roster(["ana", "ben"]))


@pytest.fixture(scope="module")
def made(term: Path) -> Released:
    return release(term, "ps05")


def test_the_zip_holds_sheet_and_instructions(made: Released) -> None:
    with zipfile.ZipFile(made.archive) as archive:
        assert archive.namelist() == ["ps05/README.txt", "ps05/ps05.ipynb"]
        said = archive.read("ps05/README.txt").decode()
    assert "Due: Sunday 14 February 2027, 23:59 (Europe/Berlin, UTC+01:00)" in said
    assert "After 15 minutes of grace, each begun day costs 10 % of the points" in said
    assert "Restart Kernel and Run All Cells" in said
    assert "ps05 · Other truces, the same yardsticks" in said


def test_no_answer_goes_out(term: Path, made: Released) -> None:
    source = nbformat.read(term / "source/ps05/ps05.ipynb", as_version=4)
    with zipfile.ZipFile(made.archive) as archive:
        out = archive.read("ps05/ps05.ipynb").decode()
    hidden = [
        line.strip()
        for cell in source.cells
        if "BEGIN HIDDEN TESTS" in cell.source
        for line in cell.source.partition("### BEGIN HIDDEN TESTS")[2].splitlines()
        if "misses=" not in line and len(line.strip()) > 30
    ]
    assert hidden
    assert not [line for line in hidden if line in out]
    assert "HIDDEN" not in out
    assert "SOLUTION" not in out


def test_the_same_release_gives_the_same_zip(term: Path, made: Released) -> None:
    before = made.archive.read_bytes()
    release(term, "ps05")
    assert made.archive.read_bytes() == before


def test_due_dates_and_students_reach_the_gradebook(term: Path, made: Released) -> None:
    from nbgrader.api import Gradebook

    assert made.folder.is_dir()
    with Gradebook(f"sqlite:///{term / 'gradebook.db'}") as gradebook:
        assert str(gradebook.find_assignment("ps05").duedate) == "2027-02-14 22:59:00"
        assert {one.id for one in gradebook.students} == {"ana", "ben"}


@pytest.mark.parametrize("marks", [("SOLUTION", "SOLUTION"), ("HIDDEN TESTS", "HIDDEN TESTS")])
def test_a_leak_is_caught(
    term: Path, made: Released, tmp_path: Path, marks: tuple[str, str]
) -> None:
    """A line between the marks stands in the students' version, as if nbgrader had left it."""
    sheet = nbformat.read(made.folder / "ps05.ipynb", as_version=4)
    source = nbformat.read(term / "source/ps05/ps05.ipynb", as_version=4)
    cell = next(c for c in source.cells if f"### BEGIN {marks[0]}" in c.source)
    name = cell.metadata["nbgrader"]["grade_id"]
    secret = cell.source.partition(f"### BEGIN {marks[0]}\n")[2].splitlines()[1]
    next(
        c for c in sheet.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name
    ).source += f"\n{secret}"
    nbformat.write(sheet, tmp_path / "ps05.ipynb")
    require_clean(term / "source/ps05", made.folder)
    with pytest.raises(TermError, match="is left in the students' version"):
        require_clean(term / "source/ps05", tmp_path)


def test_the_link_for_nbgitpuller_is_what_it_reads() -> None:
    link = pull_link(
        "https://example.org/a/my sheets.git?x=1&y", "https://hub.example.org/", "ps05"
    )
    parts = urlsplit(link)
    assert (parts.netloc, parts.path) == ("hub.example.org", "/hub/user-redirect/git-pull")
    assert parse_qs(parts.query) == {
        "repo": ["https://example.org/a/my sheets.git?x=1&y"],
        "urlpath": ["lab/tree/my sheets/ps05/ps05.ipynb"],
    }
    for git, hub in (
        ("", "https://h"),
        ("example.org", ""),
        ("https://a:b@c/d", ""),
        ("https://token@c/d", ""),
    ):
        with pytest.raises(TermError):
            pull_link(git, hub, "ps05")


def test_lateness_in_words() -> None:
    def say(grace: int, percent: float, days: int) -> str:
        return late_words(Late(grace_minutes=grace, percent_per_day=percent, days=days))

    assert say(0, 10, 1) == ("Each begun day costs 10 % of the points; after 1 day nothing counts.")
    assert say(0, 0, 7) == "Late work costs no points; after 7 days nothing counts."
    assert say(15, 10, 0) == "After 15 minutes of grace, nothing counts."


def test_says_what_to_enter_into_the_system(
    term: Path, made: Released, capsys: pytest.CaptureFixture[str]
) -> None:
    release(term, "ps05", git_url="https://example.org/sheets", hub="https://hub.example.org")
    said = capsys.readouterr().out
    assert f"For students:  {made.archive}\n" in said
    assert "Points:        23\n" in said
    assert "https://hub.example.org/hub/user-redirect/git-pull?repo=" in said


def test_what_is_not_there_is_named(term: Path) -> None:
    with pytest.raises(UnknownName):
        release(term, "ps55")
    with pytest.raises(TermError, match="no such file"):
        release(term / "source", "ps05")
