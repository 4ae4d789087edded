"""`course grade` beside nbgrader itself: the same gradebook, whatever comes between."""

from __future__ import annotations

import errno
import gc
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from course_maker import (
    ASSIGNMENT,
    copy_course,
    database,
    grades,
    hand_in,
    make_course,
    nbgrader,
)

from course_utils.errors import GradingError
from course_utils.grading.autograde import journal, runner
from course_utils.grading.autograde.command import grade
from course_utils.grading.autograde.warm import command

pytestmark = [
    pytest.mark.sandbox,
    pytest.mark.skipif(
        shutil.which("bwrap") is None, reason="run: sudo apt-get install -y bubblewrap"
    ),
    # nbclient leaves its event loop to the thread that ran a kernel
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

STUDENTS = 7
SETTINGS = """
from nbgrader.plugins import LateSubmissionPlugin
class Late(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 0.25 * score
c.AssignLatePenalties.plugin_class = Late
c.Execute.timeout = 20
"""


FEATURES = (
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])",
    "import ipywidgets\nipywidgets.IntSlider(value=3)",
    "from course_utils import Map\nMap('syria')",
    "import folium\nfolium.Map([34.8, 39])",
    "!echo shell\nimport subprocess\nsubprocess.run(['echo', 'child'])",
    "%%bash\necho cell",
    "import asyncio\nawait asyncio.sleep(0.01)\nprint('awaited')",
    "asyncio.run(None)",
    "handle = display('a', display_id=True)\nhandle.update('b')",
    "from IPython.display import clear_output\nprint(1)\nclear_output()\nprint(2)",
    "input('?')",
    "import logging\nlogging.warning('careful')",
    "from multiprocessing import Pool\nwith Pool(2) as pool: pool.map(abs, [-1])",
    "pd.DataFrame({'a': [1]})",
    "def f():\n    yield",
    "a, b = 1, 2; b;",
    "print(_, In[-1])",
    "raise SystemExit(1)",
    "this is no Python",
)
"""Cells that use what notebooks use, each of which stock nbgrader runs to its end."""


def name(number: int) -> str:
    return f"simulated-{number:02}"


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which a class has handed in, one of them late."""
    from nbgrader.api import Gradebook

    folder = make_course(tmp_path_factory.mktemp("small") / "course", SETTINGS)
    for number in range(STUDENTS):
        hand_in(folder, name(number), number)
    path = folder / "submitted" / name(6) / ASSIGNMENT / "second.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells += [nbformat.v4.new_code_cell(source) for source in FEATURES]
    nbformat.write(notebook, path)
    with Gradebook(database(folder), "small") as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate="2027-03-01 12:00:00 UTC")
    for number, day in ((1, "2027-02-28"), (2, "2027-03-02")):
        stamp = folder / "submitted" / name(number) / ASSIGNMENT / "timestamp.txt"
        stamp.write_text(f"{day} 12:00:00 UTC", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def stock(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course as nbgrader itself grades it."""
    folder = copy_course(handed_in, tmp_path_factory.mktemp("stock") / "course")
    nbgrader(folder, "autograde", ASSIGNMENT)
    return folder


@pytest.fixture
def course(handed_in: Path, tmp_path: Path) -> Path:
    """A fresh copy of the course."""
    return copy_course(handed_in, tmp_path / "course")


def start(folder: Path, *options: str) -> subprocess.Popen[str]:
    """Start `course grade` as from a shell."""
    program = str(Path(sys.executable).parent / "course")
    return subprocess.Popen(
        [program, "grade", ASSIGNMENT, "--course", str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_gradebook_is_the_one_that_nbgrader_makes(course: Path, stock: Path) -> None:
    summary = grade(course, ASSIGNMENT)

    assert summary.graded == STUDENTS
    assert grades(course) == grades(stock)


@pytest.mark.parametrize("looked_through", [0, 100])
def test_folders_are_those_that_nbgrader_makes(
    course: Path, stock: Path, looked_through: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether or not what the students import was brought in before they did."""
    monkeypatch.setattr("course_utils.grading.autograde.command._SAMPLE", looked_through)
    summary = grade(course, ASSIGNMENT)

    assert summary.to_look_at == []

    def tree(folder: Path) -> dict[str, int]:
        top = folder / "autograded"
        return {str(p.relative_to(top)): p.stat().st_mode for p in top.rglob("*")}

    assert tree(course) == tree(stock)
    for path in (stock / "autograded").rglob("*.ipynb"):
        theirs = nbformat.read(path, as_version=4)
        ours = nbformat.read(course / path.relative_to(stock), as_version=4)
        nbformat.validate(ours)
        for mine, other in zip(ours.cells, theirs.cells, strict=True):
            assert (mine.source, mine.metadata.get("nbgrader")) == (
                other.source,
                other.metadata.get("nbgrader"),
            )
            assert mine.get("execution_count") == other.get("execution_count")
            assert kinds(mine) == kinds(other), mine.source


def kinds(cell: object) -> list[object]:
    """Say what a cell put out: kinds of outputs, streams and errors, and of data."""
    return [
        (
            output.output_type,
            output.get("name"),
            output.get("ename"),
            sorted(output.get("data", {})),
        )
        for output in cell.get("outputs", [])  # type: ignore[attr-defined]
    ]


def test_nbgrader_goes_on_where_we_stopped(course: Path, stock: Path) -> None:
    grade(course, ASSIGNMENT)
    nbgrader(course, "autograde", ASSIGNMENT)  # finds nothing to do
    nbgrader(course, "autograde", ASSIGNMENT, "--force", f"--student={name(0)}")
    nbgrader(course, "generate_feedback", ASSIGNMENT)
    nbgrader(course, "export", "--to", str(course / "grades.csv"))

    assert grades(course) == grades(stock)
    assert (course / "feedback" / name(0) / ASSIGNMENT / "first.html").is_file()
    assert len((course / "grades.csv").read_text("utf-8").splitlines()) == 1 + STUDENTS


def test_second_run_grades_only_what_is_newer(course: Path) -> None:
    grade(course, ASSIGNMENT)
    stamp = course / "submitted" / name(1) / ASSIGNMENT / "timestamp.txt"
    stamp.chmod(0o644)
    stamp.write_text("2027-02-28 13:00:00 UTC", encoding="utf-8")

    summary = grade(course, ASSIGNMENT)

    assert (summary.graded, summary.skipped) == (1, STUDENTS - 1)


def test_marks_and_comments_by_hand_are_kept(course: Path) -> None:
    from nbgrader.api import Gradebook

    grade(course, ASSIGNMENT)
    with Gradebook(database(course), "small") as gradebook:
        mark = gradebook.find_grade("why", "first", ASSIGNMENT, name(1))
        mark.manual_score, mark.extra_credit, mark.needs_manual_grade = 3.5, 0.5, False
        comment = gradebook.find_comment("why", "first", ASSIGNMENT, name(1))
        comment.manual_comment = "Well put."
        gradebook.db.commit()
    stock = copy_course(course, course.parent / "again")
    nbgrader(stock, "autograde", ASSIGNMENT, "--force", f"--student={name(1)}")

    grade(course, ASSIGNMENT, students=(name(1),), force=True)

    assert grades(course) == grades(stock)
    with Gradebook(database(course), "small") as gradebook:
        mark = gradebook.find_grade("why", "first", ASSIGNMENT, name(1))
        assert (mark.manual_score, mark.extra_credit) == (3.5, 0.5)


def test_killed_at_any_moment_and_started_again_it_ends_the_same(course: Path, stock: Path) -> None:
    draw = random.Random(20270201)  # noqa: S311
    for _ in range(4):
        run = start(course)
        time.sleep(draw.uniform(0.5, 8))
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        connection = sqlite3.connect(course / "gradebook.db")
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        connection.close()
        for path in (course / "autograded").rglob("*.ipynb"):
            nbformat.validate(nbformat.read(path, as_version=4))

    grade(course, ASSIGNMENT)

    assert grades(course) == grades(stock)
    assert not (course / ".grading").exists()


def test_interrupted_it_says_so_and_goes_on_later(course: Path, stock: Path) -> None:
    run = start(course, "--workers", "1")
    while not (course / "grading").exists():
        time.sleep(0.02)
    time.sleep(0.2)
    os.kill(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)

    assert run.returncode == 130
    assert said.strip().splitlines()[-1] == "course: stopped."
    grade(course, ASSIGNMENT)
    assert grades(course) == grades(stock)


def test_locked_gradebook_is_said_and_nothing_is_lost(
    course: Path, stock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from course_utils.grading.autograde import ledger

    monkeypatch.setattr(ledger, "_PATIENCE", 1.0)
    other = sqlite3.connect(course / "gradebook.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(GradingError, match=r"database is locked.*run again"):
        grade(course, ASSIGNMENT)
    other.execute("ROLLBACK")
    other.close()

    grade(course, ASSIGNMENT)

    assert grades(course) == grades(stock)


def test_full_disk_is_said_and_nothing_is_lost(
    course: Path, stock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    write = Path.write_text

    def full(self: Path, *arguments: object, **named: object) -> int:
        if ".grading" in self.parts:
            written.append(self)
            if len(written) > 5:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(self, *arguments, **named)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(GradingError, match=r"No space left.*Make room and run again"):
        grade(course, ASSIGNMENT)
    monkeypatch.undo()

    grade(course, ASSIGNMENT)

    assert grades(course) == grades(stock)


def test_without_a_sandbox_the_scores_are_the_same(course: Path, stock: Path) -> None:
    wanted = (name(0), name(3))
    summary = grade(course, ASSIGNMENT, students=wanted, walls=False)
    gc.collect()  # here and now, what the kernels' clients have left

    assert summary.graded == 2
    assert grades(course) == [row for row in grades(stock) if row[0] in wanted]
    entries = journal.read(journal.path(course, ASSIGNMENT))
    assert all("ran without a sandbox" in entries[student]["notes"] for student in wanted)


def test_without_bubblewrap_it_refuses_and_says_how_to_install_it(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(GradingError, match="sudo apt-get install -y bubblewrap"):
        command()
    with pytest.raises(GradingError, match="sudo apt-get install -y bubblewrap"):
        grade(course, ASSIGNMENT)
    assert not (course / "autograded").exists()


def test_journal_tells_the_time_of_each_phase(course: Path) -> None:
    grade(course, ASSIGNMENT)

    entries = journal.read(journal.path(course, ASSIGNMENT))
    assert set(entries) == {name(number) for number in range(STUDENTS)}
    for entry in entries.values():
        assert {"prepare", "queue", "sandbox", "run", "tests", "score", "write"} <= set(
            entry["seconds"]
        )


def test_line_that_a_crash_cut_short_hides_no_other(tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    journal.append(file, [{"student": "a"}])
    with file.open("a") as stream:
        stream.write('{"student": "b", "sco')
    journal.append(file, [{"student": "c"}])

    assert set(journal.read(file)) == {"a", "c"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"assignment": "three"}, "nbgrader generate_assignment three"),
        ({"students": ("nobody",)}, "nothing was handed in by nobody"),
    ],
)
def test_wrong_names_are_said(course: Path, arguments: dict[str, object], message: str) -> None:
    with pytest.raises(GradingError, match=message):
        grade(course, **({"assignment": ASSIGNMENT} | arguments))  # type: ignore[arg-type]


def test_folder_without_a_gradebook_is_said_and_gets_none(tmp_path: Path) -> None:
    with pytest.raises(GradingError, match=r"there is no gradebook.*no course's folder.*--course"):
        grade(tmp_path, ASSIGNMENT)
    (tmp_path / "source").mkdir()
    with pytest.raises(GradingError, match=r"there is no gradebook.*generate_assignment two"):
        grade(tmp_path, ASSIGNMENT)
    assert not (tmp_path / "gradebook.db").exists()


def test_settings_that_are_broken_are_never_passed_over(course: Path) -> None:
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("c.Execute.timeout = (\n")
    with pytest.raises(GradingError, match=r"nbgrader_config.py.*can't be read.*SyntaxError"):
        grade(course, ASSIGNMENT)
    assert not (course / "autograded").exists()


def test_two_runs_do_not_grade_the_same_assignment(course: Path) -> None:
    from filelock import FileLock

    (course / "grading").mkdir()
    with (
        FileLock(course / "grading" / f"{ASSIGNMENT}.lock"),
        pytest.raises(GradingError, match="another run is grading"),
    ):
        grade(course, ASSIGNMENT)


def test_sandbox_that_breaks_is_started_anew(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = []
    run = runner.Sandbox.run

    def once(self: runner.Sandbox, *arguments: object, **named: object) -> object:
        if not broken:
            broken.append(self)
            self.close()
            raise runner.SandboxFailed("the sandbox gave no answer")
        return run(self, *arguments, **named)

    monkeypatch.setattr(runner.Sandbox, "run", once)

    assert grade(course, ASSIGNMENT, workers=1).graded == STUDENTS


def test_lines_of_the_journal_are_plain_json(course: Path) -> None:
    grade(course, ASSIGNMENT, students=(name(0),))
    lines = journal.path(course, ASSIGNMENT).read_text("utf-8").splitlines()

    assert [json.loads(line)["student"] for line in lines] == [name(0)]


def test_what_one_notebook_leaves_the_next_one_finds(course: Path) -> None:
    folder = course / "submitted" / name(0) / ASSIGNMENT
    for path, line in (
        ("first", "open('note.txt', 'w').write('x')"),
        ("second", "open('note.txt')"),
    ):
        notebook = nbformat.read(folder / f"{path}.ipynb", as_version=4)
        notebook.cells[0 if path == "second" else 1].source += f"\n{line}"
        nbformat.write(notebook, folder / f"{path}.ipynb")

    grade(course, ASSIGNMENT, students=(name(0),))

    done = course / "autograded" / name(0) / ASSIGNMENT
    assert (done / "note.txt").read_text() == "x"
    assert not any(
        output.output_type == "error"
        for output in nbformat.read(done / "second.ipynb", as_version=4).cells[0].outputs
    )


def test_unreadable_ones_stop_no_other(course: Path, stock: Path) -> None:
    for number in range(30):
        folder = course / "submitted" / f"broken-{number:02}" / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / "first.ipynb").write_text("{" if number % 2 else "", encoding="utf-8")

    summary = grade(course, ASSIGNMENT, workers=1)

    assert summary.graded == STUDENTS
    assert len(summary.to_look_at) == 30
    assert summary.exit_code == 3
    assert [row for row in grades(course) if row[0].startswith("simulated")] == grades(stock)


def test_assignment_that_was_never_released_is_said_before_anything_is_written(
    course: Path,
) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(database(course), "small") as gradebook:
        gradebook.update_or_create_assignment("three")
    shutil.copytree(
        course / "submitted" / name(0) / ASSIGNMENT, course / "submitted" / name(0) / "three"
    )
    with pytest.raises(GradingError, match=r"never released.*nbgrader generate_assignment three"):
        grade(course, "three")
    (course / "course.toml").touch()
    with pytest.raises(GradingError, match=r"never released.*Run: course release three"):
        grade(course, "three")
    with Gradebook(database(course), "small") as gradebook:
        assert not gradebook.assignment_submissions("three")
    assert not (course / "grading" / "three.jsonl").exists()


def test_what_the_gradebook_lacks_is_graded_again(
    course: Path, stock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after an older copy of the gradebook was put back."""
    from nbgrader.api import Gradebook

    grade(course, ASSIGNMENT, students=(name(0), name(1)))
    shutil.copy(course / "gradebook.db", course / "copy.db")
    grade(course, ASSIGNMENT)
    shutil.move(course / "copy.db", course / "gradebook.db")

    summary = grade(course, ASSIGNMENT)

    assert (summary.graded, summary.skipped) == (STUDENTS - 2, 2)
    assert grades(course) == grades(stock)
    (course / "gradebook.db").unlink()
    with pytest.raises(GradingError, match=r"gradebook is gone.*generate_assignment two"):
        grade(course, ASSIGNMENT)
    assert not (course / "gradebook.db").exists()
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # alembic
    with Gradebook(database(course), "small"):
        pass
    with pytest.raises(GradingError, match=r"generate_assignment two"):
        grade(course, ASSIGNMENT)
