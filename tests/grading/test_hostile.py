"""`course grade` among hostile and broken submissions: each contained, no mark gained or lost."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import hostile_code
import hostile_files
import nbformat
import pytest
from conftest import HONEST, ODD_STUDENTS, Run, scores
from hostile_course import FULL, HELPER, SECRETS, Case, forms

pytestmark = [
    pytest.mark.sandbox,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]
CASES = [*hostile_code.CASES, *hostile_files.CASES]
LEAKS = [case.name for case in CASES if case.name.startswith("leak-")]


@pytest.mark.parametrize("student", HONEST)
def test_honest_scores_are_those_of_nbgrader(hostile: Run, student: str) -> None:
    assert scores(hostile.place.course, student) == hostile.stock[student]
    assert hostile.found[student]["flags"] == []
    assert hostile.found[student]["problem"] == ""


@pytest.mark.parametrize("student", ODD_STUDENTS)
def test_odd_names_of_students_are_no_matter(hostile: Run, student: str) -> None:
    assert _tests(hostile, student) == FULL
    assert hostile.found[student]["problem"] == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_earns_what_its_honest_part_is_worth(hostile: Run, case: Case) -> None:
    earned = {name: points for name, points in _tests(hostile, case.name).items() if points}
    assert earned == case.points, hostile.of(case.name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_instructor_is_told(hostile: Run, case: Case) -> None:
    said = hostile.of(case.name)
    if case.problem:
        assert re.search(case.problem, said["problem"]), said
        assert "\n" not in said["problem"]
    else:
        assert said["problem"] == ""
    for pattern, lines in ((case.flag, said["flags"]), (case.note, said["notes"])):
        assert not pattern or any(re.search(pattern, line) for line in lines), said


def test_nothing_outside_was_touched(hostile: Run) -> None:
    assert list(hostile.place.outside.iterdir()) == []
    folders = ("/", tempfile.gettempdir(), "/var", "/dev", "/home", Path.home(), "/usr", "/usr/lib")
    for folder in folders:
        assert not {"marker-quill55", "late-7731"} & {path.name for path in Path(folder).iterdir()}
    assert not (hostile.place.course / "marker-quill55").exists()
    helper = hostile.place.course / "source" / "ps1" / "helper.py"
    assert helper.read_text() == HELPER


def test_nobody_reached_the_network(hostile: Run) -> None:
    assert hostile.connections == []
    assert "CONNECTED" not in _shown(hostile, "leak-network")


@pytest.mark.parametrize(
    ("case", "never"),
    [
        ("leak-read-course", r"SQLite format|BEGIN HIDDEN|submitted/"),
        ("leak-read-system", r"root:x:|ROOTS \['"),
        ("leak-read-environment", r"(?i)token|secret|swordfish|SSH"),
        ("leak-read-processes", r"PIDS \['|zygote|bwrap"),
        ("leak-read-memory", r"MEMORY of"),
        ("leak-linked-files", r"SQLite format|root:x:"),
    ],
)
def test_reads_nothing_that_is_not_its_own(hostile: Run, case: str, never: str) -> None:
    assert not re.search(never, _shown(hostile, case))


@pytest.mark.parametrize("name", LEAKS)
def test_no_secret_of_hidden_tests_in_what_comes_back(hostile: Run, name: str) -> None:
    """Neither in outputs and files, nor on the pages of feedback, plain or in disguise."""
    texts = {"outputs": _shown(hostile, name)}
    for path in hostile.folder(name).rglob("*"):
        if path.is_file() and path.suffix != ".ipynb":
            texts[path.name] = path.read_bytes().decode("utf-8", "replace")
    feedback = hostile.place.course / "feedback" / name
    pages = list(feedback.rglob("*.html"))
    assert pages
    for page in pages:
        html = page.read_text("utf-8")
        texts[page.name] = re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    for where, text in texts.items():
        bare = re.sub(r"[\s\W_]+", "", text)
        for secret in SECRETS:
            for kind, form in forms(secret).items():
                assert form not in text, f"{secret} is in {where}, {kind}"
            assert len(secret) < 5 or re.sub(r"\W", "", secret) not in bare, f"{secret} in {where}"


@pytest.mark.parametrize("name", ["leak-html", "leak-html-written"])
def test_nothing_runs_in_the_readers_browser(hostile: Run, name: str) -> None:
    from bs4 import BeautifulSoup

    pages = list((hostile.place.course / "feedback" / name).rglob("one.html"))
    assert pages
    for page in pages:
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        for tag in soup.find_all(True):
            assert tag.name != "script" or "alert(77)" not in tag.text
            if tag.name == "iframe":
                assert "allow-same-origin" not in tag.get("sandbox", "none")
                assert tag.has_attr("sandbox")
            for attribute, value in tag.attrs.items():
                flat = re.sub(r"[\s\x00-\x1f]", "", str(value)).lower()
                assert not attribute.startswith("on"), tag
                assert not flat.startswith(("javascript:", "vbscript:", "data:text")), tag


def test_graded_notebooks_are_sound(hostile: Run) -> None:
    for student in hostile.students.values():
        if hostile.found[student]["problem"]:
            continue
        for path in (hostile.place.course / "autograded" / student).rglob("*.ipynb"):
            nbformat.validate(nbformat.read(path, as_version=4))
            assert path.stat().st_size < 30_000_000, path


def test_each_submission_is_in_the_gradebook_once(hostile: Run) -> None:
    with sqlite3.connect(hostile.place.course / "gradebook.db") as gradebook:
        rows = gradebook.execute("select student_id from submitted_assignment").fetchall()
    assert sorted(row[0] for row in rows) == sorted(hostile.students.values())
    assert len(hostile.found) == len(hostile.students)


def _tests(hostile: Run, student: str) -> dict[str, Any]:
    found = scores(hostile.place.course, student)
    return {name: points for name, points in found.items() if name in FULL}


def _shown(hostile: Run, name: str) -> str:
    """Return all that the cells of a graded submission show, but for the tests' own text."""
    parts = []
    for path in sorted(hostile.folder(name).glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                parts += [str(dict(output)) for output in cell.outputs]
    return "\n".join(parts)
