"""After set-up the lessons need no network: they run where there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course_utils.authoring.execute import find_lessons

LESSONS = Path(__file__).parents[2] / "lessons"
ENABLE = "sudo apt-get install -y chromium bubblewrap"


@pytest.mark.sandbox
@pytest.mark.parametrize("path", find_lessons(LESSONS), ids=lambda path: path.stem)
def test_lesson_runs_with_the_network_cut(path, tmp_path):
    """Not only name look-up is gone: the lesson sees no interface but its own loopback."""
    if shutil.which("bwrap") is None:
        pytest.skip(f"needs bubblewrap; to enable: {ENABLE}")
    cut_off = ["bwrap", "--dev-bind", "/", "/", "--unshare-net"]
    cut_off += ["--setenv", "COURSE_PROGRESS", str(tmp_path / "progress.json")]
    course = str(Path(sys.executable).with_name("course"))
    done = subprocess.run(
        [*cut_off, course, "run", path.name[:2]],
        cwd=LESSONS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
