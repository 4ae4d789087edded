"""What `course add` begins passes the checks at once, says what to write, overwrites nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from course_utils.authoring.check import find_problems
from course_utils.authoring.execute import execute
from course_utils.authoring.lint import lint, printed, read_lesson
from course_utils.authoring.manifest import dump, refreshed, render_readme
from course_utils.authoring.objectives import find_gaps, read_pairs
from course_utils.authoring.scaffold import files
from course_utils.authoring.scaffold.assignment import add_assignment
from course_utils.authoring.scaffold.dataset import add_dataset
from course_utils.authoring.scaffold.lesson import add_lesson
from course_utils.cli import writing
from course_utils.errors import CourseError
from course_utils.grading.assignments import read_assignment
from course_utils.grading.bank import kill_rate, read_bank, try_entries
from course_utils.grading.editions.parameters import read_parameters
from course_utils.grading.rubrics import as_markdown, read_rubrics
from course_utils.quizzes.files import read as read_quiz

ROOT = Path(__file__).parents[1]
TITLE = 'Who "guarantees": $5, & who isn’t bound?'
STEM = "11-who-guarantees-5-who-isnt"


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """Copy of the folders that matter, with a lesson, its assignment and a dataset begun in it."""
    folder = tmp_path_factory.mktemp("repository")
    for name in ("lessons", "exercises", "datasets"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "docs").mkdir()
    add_lesson(folder, "11", TITLE)
    add_assignment(folder, "ps11", TITLE)
    add_dataset(folder, "prisoner_exchanges")
    return folder


def snapshot(folder):
    paths = sorted(folder.rglob("*"))
    return {path: path.read_bytes() if path.is_file() else b"" for path in paths}


def text_of(path):
    return "\n\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)


def test_a_lesson_runs_and_passes_the_lint_at_once(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "progress.json"))
    path = repository / "lessons" / f"{STEM}.ipynb"
    notebook = execute(path)
    errors = [output for cell in notebook.cells for output in cell.get("outputs", [])
              if output.get("name") == "stderr"]  # fmt: skip
    assert errors == []
    assert [str(each) for each in lint(read_lesson(path, printed(notebook)))] == []
    assert (repository / "docs" / "teach" / "11.md").is_file()


def test_the_title_stands_as_it_was_given(repository):
    assert text_of(repository / "lessons" / f"{STEM}.ipynb").startswith(f"# 11 · {TITLE}\n")
    assert read_quiz(repository / "lessons" / "quizzes" / f"{STEM}.yml").title == TITLE
    sheet = repository / "exercises" / "source" / "ps11" / "ps11.ipynb"
    assert text_of(sheet).startswith(f"# ps11 · {TITLE}\n")


def test_an_assignment_passes_its_bank_at_once(repository):
    assignment = read_assignment(repository / "exercises", "ps11")
    entries = read_bank(repository / "exercises", assignment)
    results = try_entries(assignment, entries, workers=1)
    assert [r.entry.name for r in results if not r.judged_rightly] == []
    assert kill_rate(results) == 1
    assert sum(entry.right for entry in entries) == 3
    assert sum(bool(entry.misunderstanding) for entry in entries) == 6
    assert sum(r.recognised for r in results) >= 5


def test_the_sheet_has_what_the_course_promises_of_one(repository):
    assignment = read_assignment(repository / "exercises", "ps11")
    given = [*(task.points for task in assignment.tasks.values()), *assignment.written.values()]
    sheet = text_of(assignment.path)
    rows = re.findall(r"^\| (\d+) \| .+ \| (\d+) \|$", sheet, re.MULTILINE)
    assert [float(points) for _, points in rows] == given
    assert f"| | **Sum** | **{sum(given):g}** |" in sheet
    (written,) = read_rubrics(repository / "exercises" / "rubrics" / "ps11.yml").tasks
    assert as_markdown(written) in sheet
    assert assignment.written == {f"ps11-{written.id}": written.points}
    for cell in assignment.notebook.cells:
        if mark := cell.metadata.get("nbgrader"):
            assert cell.id == mark["grade_id"]
            if mark["grade"] and not mark["solution"]:
                assert mark["locked"]
                assert "### BEGIN HIDDEN TESTS" in cell.source
    assert (repository / "exercises" / "hints" / "ps11.yml").is_file()


def test_each_new_objective_has_an_item_and_a_task(repository):
    quiz = read_quiz(repository / "lessons" / "quizzes" / f"{STEM}.yml")
    asked = [item.objective for item in quiz.items]
    pairs = read_pairs(repository / "exercises" / "objectives.csv")
    ours = [pair for pair in pairs if pair.objective.startswith("11-")]
    tasks = {"ps11-first-task", "ps11-own-words"}
    counts = {objective.id: asked.count(objective.id) for objective in quiz.objectives}
    assert [str(gap) for gap in find_gaps(ours, counts, tasks)] == []


def test_tasks_practise_first_what_no_task_does(repository, tmp_path):
    copy = shutil.copytree(repository, tmp_path / "copy")
    add_lesson(copy, "14", TITLE)
    with (copy / "exercises" / "objectives.csv").open("a", encoding="utf-8") as rows:
        rows.write("ps06-cut-off,14-o1\n")
    add_assignment(copy, "ps14", TITLE)
    pairs = read_pairs(copy / "exercises" / "objectives.csv")
    assert [pair.objective for pair in pairs if pair.task == "ps14-first-task"] == ["14-o2"]


def test_an_edition_of_the_assignment_is_the_published_sheet(repository):
    parameters = read_parameters(repository / "exercises", "ps11")
    assert parameters.pick("harbour") == {}


def test_a_dataset_passes_the_check_at_once_and_stands_in_the_readme(repository):
    root = repository / "datasets"
    assert [str(problem) for problem in find_problems(root)] == []
    manifest = refreshed(root)
    assert (root / "datapackage.json").read_text(encoding="utf-8") == dump(manifest)
    assert (root / "README.md").read_text(encoding="utf-8") == render_readme(manifest)
    assert "`prisoner_exchanges.csv`" in render_readme(manifest)


def test_each_file_says_what_is_to_be_written(repository):
    for name in (
        f"lessons/{STEM}.ipynb",
        f"lessons/quizzes/{STEM}.yml",
        "docs/teach/11.md",
        "exercises/source/ps11/ps11.ipynb",
        "exercises/rubrics/ps11.yml",
        "exercises/hints/ps11.yml",
        "exercises/editions/ps11.yml",
    ):
        text = (repository / name).read_text(encoding="utf-8")
        assert files.TO_DO in text, name
        assert "$" not in text.replace("$schema", "").replace("$5", ""), name
    (entry,) = (r for r in json.loads((repository / "datasets" / "datapackage.json").read_text())
                ["resources"] if r["name"] == "prisoner_exchanges")  # fmt: skip
    assert files.TO_DO in entry["title"]


@pytest.mark.parametrize(
    ("begin", "said"),
    [
        (lambda root: add_lesson(root, "11", "Another title"), "number 11 is taken"),
        (lambda root: add_lesson(root, "06", TITLE), "06-astana.ipynb: the number 06 is taken"),
        (lambda root: add_assignment(root, "ps11", TITLE), "ps11.ipynb: is there already"),
        (lambda root: add_dataset(root, "ties"), "called 'ties' already"),
        (lambda root: add_lesson(root, "1", TITLE), "expected the two digits"),
        (lambda root: add_lesson(root, "12", " "), "expected a title"),
        (lambda root: add_lesson(root, "12", "two\nlines"), "expected a title"),
        (lambda root: add_lesson(root, "12", "x" * 121), "expected a title"),
        (lambda root: add_assignment(root, "../ps12", TITLE), "expected a name like ps11"),
        (lambda root: add_assignment(root, "ps12", TITLE), "no lesson '12'"),
        (lambda root: add_assignment(root, "ps12", TITLE, "*"), "no lesson '*'"),
        (lambda root: add_dataset(root, "Prisoner exchanges"), "expected small letters"),
        (lambda root: add_lesson(root / "lessons", "12", TITLE), "Go to the folder of the course"),
    ],
)
def test_what_is_refused_changes_nothing(repository, begin, said):
    before = snapshot(repository)
    with pytest.raises(CourseError, match=re.escape(said)):
        begin(repository)
    assert snapshot(repository) == before


def test_a_disk_that_is_full_leaves_all_as_it_was(repository, monkeypatch):
    before = snapshot(repository)
    written = os.replace
    calls = []

    def fail(*paths):
        calls.append(paths)
        if len(calls) > 3:
            raise OSError(28, "No space left on device")
        return written(*paths)

    monkeypatch.setattr(os, "replace", fail)
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CourseError, match="No space left on device"):
        add_assignment(repository, "ps12", TITLE, lesson="06")
    assert snapshot(repository) == before


def test_an_assignment_can_practise_another_lesson(repository, monkeypatch, capsys):
    monkeypatch.chdir(repository)
    arguments = ["assignment", "ps13", "More of the same", "--lesson", "06"]
    writing.add.main(arguments, standalone_mode=False)
    said = capsys.readouterr().out
    assert "exercises/source/ps13/ps13.ipynb" in said
    assert "course bank ps13" in said
    rows = (repository / "exercises" / "objectives.csv").read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if row.startswith("ps13")] == [
        "ps13-first-task,06-o1",
        "ps13-own-words,06-o2",
    ]
