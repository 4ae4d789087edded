"""Whoever has only the wheel has the package, the datasets and the quizzes."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

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
