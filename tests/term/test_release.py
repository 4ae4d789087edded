"""`course release`: the students' version, the same zip each time, nothing of the answers in it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest
from click.testing import CliRunner
from graded_term import GradedTerm
from lms_names import roster
from term_maker import make_term

from course_utils.cli import grading
from course_utils.errors import GradingError, TermError, UnknownName
from course_utils.grading.autograde.command import grade
from course_utils.grading.sandbox_check import sandbox_works
from course_utils.term.database import opened
from course_utils.term.doctor import examine_term
from course_utils.term.gradebook import scores
from course_utils.term.health.finding import LOOK, STOP
from course_utils.term.release import Released, late_words, pull_link, release, require_clean
from course_utils.term.settings import Late, read_term


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


def test_broken_json_is_one_line_with_its_place(made: Released, term: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(term, tmp_path / "term"))
    path = folder / "source/ps05/ps05.ipynb"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if n > 50 and line.strip() == '"source": [')
    lines[at] = lines[at].replace('"source"', "source")
    path.write_text("".join(lines), "utf-8")
    with pytest.raises(GradingError) as caught:
        release(folder, "ps05")
    column = lines[at].index("source") + 1
    said = str(caught.value)
    assert said.startswith(f"{path}, line {at + 1}, column {column}: is no notebook that can be")
    assert said.endswith("Put back your copy of the file, or mend it there in a text editor; then "
                         "run again.")  # fmt: skip
    assert (folder / "release/ps05/ps05.ipynb").is_file(), "what students have is left alone"


@pytest.mark.parametrize("text", ["", "[1, 2]", '{"a": 1}', "null"])
def test_what_is_no_notebook_is_one_line(
    made: Released, term: Path, tmp_path: Path, text: str
) -> None:
    folder = Path(shutil.copytree(term, tmp_path / "term"))
    (folder / "source/ps05/ps05.ipynb").write_text(text, "utf-8")
    with pytest.raises(GradingError, match=r"ps05\.ipynb.*: is no notebook.*Put back") as caught:
        release(folder, "ps05")
    assert "\n" not in str(caught.value)
    assert "object" not in str(caught.value)


def without_ids(path: Path) -> None:
    """Rewrite a notebook as editors did before cells had ids."""
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        del cell["id"]
    path.write_text(json.dumps(notebook), "utf-8")


def test_copied_cell_is_named(made: Released, term: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(term, course)
    path = course / "source/ps05/ps05.ipynb"
    notebook = nbformat.read(path, as_version=4)
    copied = next(cell for cell in notebook.cells if "nbgrader" in cell.metadata)
    name = copied.metadata["nbgrader"]["grade_id"]
    notebook.cells.append(nbformat.v4.new_code_cell(metadata=copied.metadata))
    nbformat.write(notebook, path)
    before = made.archive.read_bytes()

    with pytest.raises(TermError, match=f"two cells with nbgrader's id '{name}'"):
        release(course, "ps05")
    assert (course / "out/ps05.zip").read_bytes() == before


def test_no_library_talks_on_the_screen(graded: GradedTerm, tmp_path: Path) -> None:
    """Neither of cells without ids, nor of an exchange that only a JupyterHub has."""
    folder = Path(shutil.copytree(graded.folder, tmp_path / "term"))
    without_ids(folder / "source/ps06/ps06.ipynb")
    command = [Path(sys.executable).with_name("course"), "release", "ps06"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_marks_by_hand_that_wait_for_a_look_are_counted(
    graded: GradedTerm, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a hand-in whose cells have no ids is graded as any other."""
    folder = Path(shutil.copytree(graded.folder, tmp_path / "term"))
    without_ids(folder / "submitted" / graded.full / "ps06/ps06.ipynb")
    students = (graded.full, graded.late, graded.waiting)
    summary = grade(folder, "ps06", students=students, force=True, walls=sandbox_works())
    assert (summary.graded, summary.by_hand, summary.to_confirm) == (3, 3, 2)
    said = capsys.readouterr().out
    assert "2 marks by hand to be confirmed in formgrader (Resolve)" in said
    again = grade(folder, "ps06", walls=sandbox_works())
    assert (again.graded, again.to_confirm) == (0, 0)
    assert "confirmed" not in capsys.readouterr().out


# --- a sheet that was graded --------------------------------------------------------------


@pytest.fixture
def handed_in(term: Path, made: Released, tmp_path: Path) -> Path:
    """Copy the released term; the gradebook knows of two submissions."""
    assert made.folder.is_dir()
    folder = Path(shutil.copytree(term, tmp_path / "term"))
    with opened(read_term(folder)) as gradebook:
        for student in ("ana", "ben"):
            gradebook.update_or_create_submission("ps05", student)
    return folder


def rewrite(folder: Path, change: Callable[[nbformat.NotebookNode], None]) -> None:
    """Change the first test cell of the source."""
    path = folder / "source/ps05/ps05.ipynb"
    notebook = nbformat.read(path, as_version=4)
    change(next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("points")))
    nbformat.write(notebook, path)


def worth(cell: nbformat.NotebookNode) -> None:
    cell.metadata["nbgrader"]["points"] += 5


def other_text(cell: nbformat.NotebookNode) -> None:
    cell.source += "\nassert True"


def other_name(cell: nbformat.NotebookNode) -> None:
    cell.metadata["nbgrader"]["grade_id"] = "ps05-new"


def points_known(folder: Path) -> float:
    with opened(read_term(folder)) as gradebook:
        return float(gradebook.find_assignment("ps05").max_score)


def test_an_unchanged_sheet_goes_out_again_without_a_word(
    handed_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release(handed_in, "ps05")
    said = capsys.readouterr().out
    assert "Changed" not in said
    assert "Mended" not in said


@pytest.mark.parametrize(
    ("change", "said"), [(worth, r"points 23 → 28 \(ps05-"), (other_text, "text of ps05-")]
)
def test_a_sheet_that_was_graded_is_changed_only_on_demand(
    handed_in: Path,
    change: Callable[[nbformat.NotebookNode], None],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    rewrite(handed_in, change)
    before = (handed_in / "release/ps05/ps05.ipynb").read_bytes()
    with pytest.raises(TermError, match=f"{said}.*2 submissions graded by the old.*--again"):
        release(handed_in, "ps05")
    assert points_known(handed_in) == 23
    assert (handed_in / "release/ps05/ps05.ipynb").read_bytes() == before

    release(handed_in, "ps05", again=True)
    assert "2 submissions graded by the old sheet; next: course grade ps05 --force" in (
        capsys.readouterr().out
    )
    assert points_known(handed_in) == (28 if change is worth else 23)
    release(handed_in, "ps05")


def test_cells_that_students_never_had_are_refused_in_a_sentence(handed_in: Path) -> None:
    rewrite(handed_in, other_name)
    for again in (False, True):
        with pytest.raises(TermError, match=r"other cells than.*new ps05-new.*a name of its own"):
            release(handed_in, "ps05", again=again)


def test_what_came_into_the_gradebook_before_the_release_does_not_stop_it(
    handed_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `nbgrader autograde` leaves it when nothing was released."""
    with opened(read_term(handed_in)) as gradebook:
        gradebook.update_or_create_submission("ps06", "ana")
    release(handed_in, "ps06")
    assert "1 entry of ps06" in capsys.readouterr().out
    with opened(read_term(handed_in)) as gradebook:
        assert gradebook.find_assignment("ps06").notebooks
        assert not gradebook.assignment_submissions("ps06")


def findings(folder: Path, verdict: str) -> str:
    found = examine_term(folder, datetime(2027, 3, 10, tzinfo=UTC))
    return "\n".join(
        f"{each.said} → {each.remedy}" for _, all_of in found for each in all_of
        if each.verdict == verdict
    )  # fmt: skip


def test_doctor_tells_who_was_graded_by_another_sheet(graded: GradedTerm, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(graded.folder, tmp_path / "term"))
    assert "sheet" not in findings(folder, LOOK)
    path = folder / "source/ps06/ps06.ipynb"
    notebook = nbformat.read(path, as_version=4)
    other_text(next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("points")))
    nbformat.write(notebook, path)
    assert "source/ps06: has changed since its release: text of ps06-" in findings(folder, LOOK)
    release(folder, "ps06", again=True)
    look = findings(folder, LOOK)
    assert "ps06: 6 submissions graded by an older sheet" in look
    assert "course grade ps06 --force" in look
    assert "has changed since its release" not in look


def test_a_lost_gradebook_is_said_and_made_again_by_the_remedy(
    graded: GradedTerm, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(graded.folder, tmp_path / "term"))
    (folder / "gradebook.db").unlink()
    lost = "gradebook is gone.*Put back your copy.*course release ps06.*course grade ps06 --force"
    assert re.search(lost, findings(folder, STOP))
    command = CliRunner().invoke(grading.grade, ["ps06", "--course", str(folder)])
    assert re.search(lost, str(command.exception))
    with pytest.raises(GradingError, match=lost):
        scores(read_term(folder))
    assert not (folder / "gradebook.db").exists()
    release(folder, "ps05")
    assert "knows nothing of ps06, though submissions were graded" in findings(folder, STOP)

    release(folder, "ps06")
    assert "lacks graded submissions of ps06" in findings(folder, LOOK)
    words = ["ps06", "--course", str(folder), *(() if sandbox_works() else ("--no-sandbox",))]
    done = CliRunner().invoke(grading.grade, words)
    assert "6 graded" in done.output, "also without --force"
    assert "Next: course mark ps06" in done.output
    before = scores(read_term(graded.folder)).set_index("student").loc[graded.blank, "state"]
    after = scores(read_term(folder)).set_index("student").loc[graded.blank, "state"]
    assert list(after) == list(before)
