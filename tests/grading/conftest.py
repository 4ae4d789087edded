"""One grading run of a class of hostile, clumsy and honest submissions, looked at by many tests."""

from __future__ import annotations

import dataclasses
import os
import shutil
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import hostile_code
import hostile_files
import pytest
from course_maker import nbgrader
from hostile_course import ASSIGNMENT, RIGHT, WRONG, Case, Place, configure, hand_in, make_course

HONEST = {
    "honest-right": RIGHT,
    "honest-wrong": WRONG,
    "honest-part": WRONG | {"double": RIGHT["double"], "parts": "parts = [1011, 1]"},
    "honest-raises": RIGHT | {"table": "table = pd.read_csv('absent.csv')", "sides": "sides = 1/0"},
    "honest-warns": RIGHT
    | {"double": "import warnings\ndef double(x):\n    warnings.warn('slow')\n    return 2 * x"},
    "honest-blank": {},
}
"""Six who did what they could, by student."""
ODD_STUDENTS = ("ann lee", "žofía-ق", "o'brien; $(id)", "long-" + "x" * 115)


@dataclasses.dataclass
class Run:
    """What came of the class."""

    place: Place
    students: dict[str, str]
    found: dict[str, Any]
    stock: dict[str, dict[str, float | None]]
    connections: list[object]

    def of(self, case: str) -> Any:
        """What was said of a case's submission."""
        return self.found[self.students[case]]

    def folder(self, case: str) -> Path:
        """The graded submission of a case."""
        return self.place.course / "autograded" / self.students[case] / ASSIGNMENT


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Hand in and grade the whole class once."""
    if shutil.which("bwrap") is None:
        pytest.skip("run: sudo apt-get install -y bubblewrap")
    with socket.create_server(("127.0.0.1", 0)) as server:
        connections: list[object] = []
        threading.Thread(target=_listen, args=(server, connections), daemon=True).start()
        base = tmp_path_factory.mktemp("hostile")
        place = Place(base / "course", base / "outside", server.getsockname()[1])
        place.outside.mkdir(mode=0o777)
        place.outside.chmod(0o777)
        yield _graded(place, connections)


def _graded(place: Place, connections: list[object]) -> Run:
    from course_utils.grading.autograde import journal
    from course_utils.grading.autograde.command import grade
    from course_utils.grading.autograde.limits import Limits

    make_course(place.course, timeout=60)
    for student, answers in HONEST.items():
        hand_in(place.course, student, answers)
    stock = _stock(place.course)
    configure(place.course, timeout=2)
    students = {student: student for student in HONEST}
    for case in (*hostile_code.CASES, *hostile_files.CASES):
        students[case.name] = case.name
        _hand_in_case(place, case)
    for student in ODD_STUDENTS:
        students[student] = student
        hand_in(place.course, student, RIGHT)
    limits = Limits(seconds=20, memory=700, disk=24, processes=64)
    tests = Path(__file__).parents[1]
    path = [entry for entry in sys.path if not Path(entry).is_relative_to(tests)]
    with mock.patch.object(sys, "path", path), mock.patch.dict(os.environ, KEY="swordfish"):
        grade(place.course, ASSIGNMENT, limits=limits, workers=2)
    found = journal.read(journal.path(place.course, ASSIGNMENT))
    nbgrader(place.course, "generate_feedback", ASSIGNMENT, "--student", "leak-*")
    return Run(place, students, found, stock, connections)


def _hand_in_case(place: Place, case: Case) -> None:
    folder = hand_in(
        place.course,
        case.name,
        WRONG | {name: place.fill(text) for name, text in case.answers.items()},
        place.fill(case.code),
        place.fill(case.second),
    )
    spoil = hostile_files.SPOILERS.get(case.name)
    if spoil:
        spoil(folder, place)


def _stock(course: Path) -> dict[str, dict[str, float | None]]:
    """Return the scores that nbgrader itself gives to the honest."""
    copy = course.with_name("stock")
    shutil.copytree(course, copy)
    configure(copy, timeout=60)
    nbgrader(copy, "autograde", ASSIGNMENT)
    return {student: scores(copy, student) for student in HONEST}


def scores(course: Path, student: str) -> dict[str, float | None]:
    """Return a student's points by cell, from the gradebook; nothing if there are none."""
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        try:
            submission = gradebook.find_submission(ASSIGNMENT, student)
        except MissingEntry:
            return {}
        return {
            grade.name: grade.auto_score
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def _listen(server: socket.socket, connections: list[object]) -> None:
    while True:
        try:
            connections.append(server.accept())
        except OSError:
            return
