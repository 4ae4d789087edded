"""Where Python's memory can't be read from outside, cheats are found by a look from inside."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import hostile_code
import pytest
from conftest import HONEST, scores
from hostile_course import ASSIGNMENT, FULL, WRONG, Case, Place, hand_in, make_course
from in_sandbox import printed, ran

from course_utils.grading.autograde import journal
from course_utils.grading.autograde.command import grade
from course_utils.grading.autograde.limits import Limits
from course_utils.grading.autograde.warm import start

pytestmark = [
    pytest.mark.sandbox,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.skipif(
        shutil.which("bwrap") is None, reason="run: sudo apt-get install -y bubblewrap"
    ),
]
CHEATS = [case for case in hostile_code.CASES if case.name.startswith("cheat-") and case.flag]
UNKNOWN_LAYOUT = """\
from course_utils.grading.sandbox import image

image.take = lambda census: (None, None)
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Hand in and grade with Python's memory laid out as on no machine that is known."""
    base = tmp_path_factory.mktemp("inside")
    place = Place(base / "course", base / "outside", port=9)
    make_course(place.course, timeout=5)
    for student, answers in HONEST.items():
        hand_in(place.course, student, answers)
    for case in CHEATS:
        answers = {name: place.fill(text) for name, text in case.answers.items()}
        hand_in(place.course, case.name, WRONG | answers, place.fill(case.code))
    early = base / "early"
    early.mkdir()
    (early / "sitecustomize.py").write_text(UNKNOWN_LAYOUT, encoding="utf-8")
    tests = Path(__file__).parents[1]
    path = [entry for entry in sys.path if not Path(entry).is_relative_to(tests)]
    with mock.patch.object(sys, "path", [str(early), *path]):
        grade(place.course, ASSIGNMENT, limits=Limits(seconds=30, memory=700), workers=2)
        yield place


@pytest.fixture(scope="module")
def found(place: Place) -> Any:
    """What was said of each."""
    return journal.read(journal.path(place.course, ASSIGNMENT))


def test_the_look_is_from_inside(place: Place) -> None:
    assert place.course.is_dir()
    (sandbox,) = start()
    said = ran(
        sandbox, "from course_utils.grading.sandbox import image", "print(image.take.__name__)"
    )
    sandbox.close()
    assert printed(said) == "<lambda>\n"


@pytest.mark.parametrize("case", CHEATS, ids=lambda case: case.name)
def test_cheat_gains_nothing_and_is_told(place: Place, found: Any, case: Case) -> None:
    points = {name: score for name, score in scores(place.course, case.name).items() if score}
    assert {name: score for name, score in points.items() if name in FULL} == case.points
    assert any(re.search(case.flag, line) for line in found[case.name]["flags"])


@pytest.mark.parametrize("student", HONEST)
def test_honest_work_is_not_suspected(found: Any, student: str) -> None:
    assert found[student]["flags"] == []
    assert found[student]["problem"] == ""
