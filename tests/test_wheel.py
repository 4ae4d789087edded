"""Whoever has only the wheel has the whole course: package, data, lessons, assignments."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parent.parent
LARGEST_BYTES = 6_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Wheel built from the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_wheel_is_small(wheel):
    assert wheel.stat().st_size < LARGEST_BYTES


def test_tables_layers_and_quizzes_come_from_the_wheel_alone(wheel, tmp_path):
    """In an empty folder, with nothing of the repository in sight."""
    unpacked, empty = tmp_path / "unpacked", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    code = (
        "import course_utils; print(course_utils.__file__)\n"
        "from course_utils import Map, layer, load, quiz\n"
        "print(len(load('ties')), len(layer('syria_governorates')['features']))\n"
        "print('Astana' in quiz('06')._repr_html_())\n"
        "print(len(Map('syria')._repr_html_()) > 10_000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=empty,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(unpacked),
            "HOME": str(empty),
            "COURSE_PROGRESS": str(empty / "progress.json"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    place, counts, *rest = done.stdout.splitlines()
    assert place.startswith(str(unpacked))
    assert counts.split()[1] == "14"
    assert rest == ["True", "True"]


def test_no_hidden_test_can_be_read_in_the_wheel(wheel):
    """Nobody who looks through the files comes upon an expected value."""
    hidden = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
    sources = [nbformat.read(path, 4) for path in ROOT.glob("exercises/source/*/*.ipynb")]
    cells = [cell.source for source in sources for cell in source.cells]
    blocks = [block.encode() for text in cells for block in hidden.findall(text)]
    assert len(blocks) > 80
    with zipfile.ZipFile(wheel) as archive:
        bodies = [archive.read(name) for name in archive.namelist()]
    assert not any(block in body for block in blocks for body in bodies)
    assert not any(body.count(b"BEGIN HIDDEN TESTS") > 3 for body in bodies)


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    """An environment that has the course from the wheel alone: its ``bin``, and a home.

    The packages that the course leans on are lent by the project's own environment, as a path
    that does not bring the checkout along.
    """
    place = tmp_path_factory.mktemp("elsewhere")
    ours = Path(sys.prefix)
    uv = [str(ours / "bin" / "uv"), "--quiet", "--no-config", "--offline", "--no-cache"]
    subprocess.run([*uv, "venv", "--python", sys.executable, place / "env"], check=True)
    python = place / "env" / "bin" / "python"
    install = ["pip", "install", "--python", python, "--no-deps", "--no-index", wheel]
    subprocess.run([*uv, *install], check=True)
    lent = next(ours.glob("lib/python3*/site-packages"))
    (place / "env" / lent.relative_to(ours) / "lent.pth").write_text(f"{lent}\n")
    (place / "home").mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(place / "home"),
        "JUPYTER_PATH": str(ours / "share" / "jupyter"),
        "JUPYTERLAB_DIR": str(ours / "share" / "jupyter" / "lab"),
    }
    return python.parent, environment


def ran(elsewhere, *words, cwd):
    """What a program of the other environment prints."""
    bin_folder, environment = elsewhere
    done = subprocess.run(
        [bin_folder / words[0], *words[1:]],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextlib.contextmanager
def started(elsewhere, folder):
    """``course start FOLDER``, with its output up to the address of JupyterLab."""
    bin_folder, environment = elsewhere
    command = [bin_folder / "course", "start", folder, "--no-browser"]
    with subprocess.Popen(
        command,
        cwd=folder.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        said = []
        for line in process.stdout:
            said.append(line)
            if "token=" in line:
                break
        try:
            yield "".join(said)
        finally:
            process.terminate()  # a server that has only just begun may not hear it
            try:
                process.communicate(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()


ANSWER = """
from course_utils import progress, quiz
from course_utils.quizzes.files import load_lesson
from course_utils.quizzes.session import Session
from course_utils.record import Record
item = next(item for item in load_lesson("03").items if item.type == "single")
right = next(at for at, option in enumerate(item.options) if option.correct)
assert Session([item], Record()).receive({"kind": "answer", "id": item.id, "response": right})
print(progress())
print(progress.export("../copy.json").name)
"""

ASSIGNMENT = """
import course_utils
from course_utils import hint, progress
from course_utils.own import check_task, completion_page, judge
print(course_utils.__file__)
window_ties = 53
print(check_task("ps06-across-sides"))
print(hint("ps06-across-sides"))
print(judge("ps06-new-or-added", 4))
print(progress())
print(completion_page("My verdict: it depends."))
"""


def opened(address):
    """Where an address leads, as soon as the server listens: it says so a little earlier."""
    for _ in range(120):
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as page:
            return page.url
        time.sleep(0.5)
    raise TimeoutError(address)


def test_a_learner_starts_runs_answers_and_moves_on(elsewhere, tmp_path):
    """From ``course start`` to a quiz answered, a task checked, and progress taken elsewhere."""
    mine = tmp_path / "my course"
    with started(elsewhere, mine) as said:
        assert "Laid out: " in said
        address = re.search(r"http://\S+", said)[0]
        assert "00-start-here.ipynb" in opened(address)
    assert "ran    03-" in ran(elsewhere, "course", "run", "03", cwd=mine)
    told = ran(elsewhere, "python", "-c", ANSWER, cwd=mine / "lessons")
    assert re.search(r"^03 .*Right at first try: 1 of", told, re.MULTILINE)
    told = ran(elsewhere, "python", "-c", ASSIGNMENT, cwd=mine / "exercises")
    assert told.startswith(str(elsewhere[0].parent))
    assert "window_ties is 53: the task leaves the forums out at both ends." in told.replace(
        "\\", ""
    )
    assert "Hint 1 of 3" in told
    assert "ps06 · Astana: new ties and old ones: Tasks done: 0 of 7" in told
    assert "it depends" in next(mine.glob("exercises/my-course-*.html")).read_text("utf-8")
    assert (mine / "lessons" / "my-progress.json").is_file()
    other = tmp_path / "other" / "quizzes"
    other.mkdir(parents=True)
    restore = "from course_utils import progress; print(progress.restore('../my course/copy.json'))"
    assert "New entries: 1 of 1." in ran(elsewhere, "python", "-c", restore, cwd=other.parent)


@pytest.mark.sandbox
@pytest.mark.skipif(shutil.which("bwrap") is None, reason="needs bubblewrap")
def test_a_submission_that_is_graded_does_not_see_the_packed_assignments(elsewhere, tmp_path):
    show = "from course_utils.grading.autograde import warm; print(*warm.command(), sep='\\n')"
    words = ran(elsewhere, "python", "-c", show, cwd=tmp_path).splitlines()
    [at] = [at for at, word in enumerate(words) if word.endswith("course_utils/_exercises")]
    assert words[at - 1] == "--tmpfs"
