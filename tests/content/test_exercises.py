"""Assignments ask clearly, mark rightly, and give nothing away in what students receive."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from course_utils import load
from course_utils.compare import same_number
from course_utils.grading import bank
from course_utils.grading.assignments import find_assignments, read_assignment
from course_utils.grading.rubrics import as_markdown, read_rubrics

ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
NAMES = find_assignments(EXERCISES)
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)\n### END HIDDEN TESTS", re.DOTALL)
SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)\n### END SOLUTION", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w|\.\d)")

PAPER = "capstone"
"""Belongs to no lesson and hides no test; ``test_papers.py`` looks at the rest of it."""

each_assignment = pytest.mark.parametrize("name", NAMES)
each_sheet = pytest.mark.parametrize("name", [name for name in NAMES if name != PAPER])


def source(name):
    return read_assignment(EXERCISES, name)


def graded(name):
    """Return the cells that nbgrader knows, with what it knows of them."""
    cells = source(name).notebook.cells
    return [(cell, cell.metadata.nbgrader) for cell in cells if "nbgrader" in cell.metadata]


def hidden_calls(name):
    """Yield function, expected value and known misses of each call in the hidden tests."""
    for cell, _ in graded(name):
        for region in HIDDEN.findall(cell.source):
            for statement in ast.parse(region).body:
                call = statement.value
                misses = [k.value for k in call.keywords if k.arg == "misses"]
                known = ast.literal_eval(misses[0]) if misses else {}
                yield call.func.attr, ast.literal_eval(call.args[1]), known


def expected_numbers(name):
    return [expected for kind, expected, _ in hidden_calls(name) if kind == "number"]


def nbgrader(*arguments, cwd):
    """Run an nbgrader command as an instructor would, in an activated environment."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        [Path(sys.executable).with_name("nbgrader"), *arguments],
        cwd=cwd,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Make a course folder with the release version of every assignment."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copy(EXERCISES / "nbgrader_config.py", folder)
    shutil.copytree(EXERCISES / "source", folder / "source")
    for name in NAMES:
        done = nbgrader("generate_assignment", name, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr
    return folder


def released(course, name):
    return json.loads((course / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8"))


def text_of(notebook):
    return "\n".join("".join(cell["source"]) for cell in notebook["cells"])


# --- the source notebooks ----------------------------------------------------------------


@each_sheet
def test_points_on_the_sheet_are_the_points_that_are_given(name):
    sheet = text_of(source(name).notebook)
    rows = re.findall(r"^\| (\d+) \| (.+) \| (\d+) \|$", sheet, re.MULTILINE)
    given = [task.points for task in source(name).tasks.values()]
    given += list(source(name).written.values())
    assert [float(points) for _, _, points in rows] == given
    assert f"| | **Sum** | **{sum(given):g}** |" in sheet
    headings = re.findall(r"^## Task (\d+) · .+ \((\d+) points", sheet, re.MULTILINE)
    assert [float(points) for _, points in headings] == given


@each_sheet
def test_size_is_as_promised(name):
    assert 5 <= len(source(name).tasks) <= 9
    assert 1 <= len(source(name).written) <= 2
    assert all(task.points == int(task.points) for task in source(name).tasks.values())


@each_assignment
def test_cells_are_fit_for_nbgrader(name):
    """Ids are readable, unique and stable; nothing that was executed is kept."""
    notebook = source(name).notebook
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert all(
        not cell.get("outputs") and not cell.get("execution_count") for cell in notebook.cells
    )
    ids = [mark.grade_id for _, mark in graded(name)]
    assert len(ids) == len(set(ids))
    assert [cell.id for cell, _ in graded(name)] == ids
    assert all(re.fullmatch(rf"{name}(-[a-z0-9]+)+", cell.id) for cell in notebook.cells)
    assert {mark.schema_version for _, mark in graded(name)} == {3}
    for task in source(name).tasks.values():
        assert all(test.id.startswith(f"{task.cell_id}-test-") for test in task.tests)


@each_sheet
def test_every_task_has_visible_and_hidden_tests(name):
    for cell, mark in graded(name):
        if mark.grade and not mark.solution:
            visible, hidden = HIDDEN.sub("", cell.source), HIDDEN.findall(cell.source)
            assert "expect.is_" in visible, mark.grade_id
            assert len(hidden) == 1, mark.grade_id
            assert mark.locked


@each_assignment
def test_test_cells_lean_on_nothing_that_a_student_may_have_changed(name):
    """Any other error than one of ``expect`` would quote the hidden tests in its traceback."""
    for cell, mark in graded(name):
        if mark.grade and not mark.solution:
            used = [n for n in ast.walk(ast.parse(cell.source)) if isinstance(n, ast.Name)]
            assert {n.id for n in used} <= {"capstone", "expect", "load", "len"}
            assert all(isinstance(n.ctx, ast.Load) for n in used)


@each_assignment
def test_no_known_mistake_is_within_the_tolerance(name):
    for kind, expected, misses in hidden_calls(name):
        if kind == "number":
            assert not [wrong for wrong in misses if same_number(wrong, expected, 0.0006)]


@each_assignment
def test_tasks_name_the_answer_its_form_and_an_example(name):
    """Each name that a test cell looks up is introduced by "Make" in the task above it."""
    cells = source(name).notebook.cells
    tasks = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    tests = "\n".join(cell.source for cell, mark in graded(name) if mark.grade)
    for answer in set(re.findall(r'expect\.answer\("(\w+)"\)', tests)):
        made = re.search(
            rf"\*\*Make\*\* `{answer}`: (.+?)(?=\*\*Make\*\*|\Z|\n## )", tasks, re.DOTALL
        )
        assert made, answer
        assert "The form" in made[1], answer


@each_sheet
def test_lesson_and_quiz_print_no_answer(name):
    number = name.removeprefix("ps")
    lesson = next((ROOT / "lessons").glob(f"{number}-*.ipynb"))
    quiz = next((ROOT / "lessons" / "quizzes").glob(f"{number}-*.yml"))
    shown = text_of(json.loads(lesson.read_text(encoding="utf-8")))
    printed = set(map(float, NUMBER.findall(shown + quiz.read_text(encoding="utf-8"))))
    assert [value for value in expected_numbers(name) if value in printed] == []


# --- rubrics -----------------------------------------------------------------------------


@each_assignment
def test_rubric_stands_in_the_sheet_and_gives_its_points(name):
    rubrics = read_rubrics(EXERCISES / "rubrics" / f"{name}.yml")
    assert rubrics.assignment == name
    written = {f"{name}-{task.id}": task.points for task in rubrics.tasks}
    assert written == source(name).written
    for task in rubrics.tasks:
        assert as_markdown(task) in text_of(source(name).notebook)
        assert all(level.sample.strip() for level in task.levels)


def test_figures_of_the_sample_answer_of_ps06():
    """Markers compare with the sample, so its numbers must be those of the table."""
    offices = {
        "russian_mod",
        "russian_mfa",
        "russian_reconciliation_centre",
        "russian_military_police",
    }
    ties = load("ties").replace(dict.fromkeys(offices, "russia"))
    russian = ties[(ties["source_actor"] == "russia") | (ties["target_actor"] == "russia")]
    begun = russian[russian["date_start"].between("2016-12-16", "2017-06-29")]
    force = {"fights", "supports_militarily", "commands", "trains"}
    assert len(begun) == 22
    assert not begun["relation"].isin(force).any()
    assert (~begun["relation"].isin({*force, "opposes", "accuses"})).sum() == 18
    ministry = load("ties")["source_actor"] == "russian_mod"
    assert (ministry & (ties["date_start"] == "2016-12-29")).sum() == 7
    for day, count in (("2016-06-30", 5), ("2017-06-30", 6)):
        alive = (russian["date_start"] <= day) & ~(russian["date_end"] < day)
        assert (alive & russian["relation"].isin(force)).sum() == count
    sample = read_rubrics(EXERCISES / "rubrics" / "ps06.yml").tasks[0].levels[0].sample
    for figure in ("22 ties", "18 are talk", "5 are in force", "6 on 30 June 2017", "7 of the 18"):
        assert figure in " ".join(sample.split())


# --- the bank ----------------------------------------------------------------------------


@pytest.fixture(scope="module", params=NAMES)
def results(request):
    assignment = source(request.param)
    return bank.try_entries(assignment, bank.read_bank(EXERCISES, assignment))


def test_bank_is_marked_rightly(results, capsys):
    """Right answers get all points, wrong ones lose points on their task."""
    rate = bank.kill_rate(results)
    with capsys.disabled():
        task = results[0].entry.task.cell_id
        print(f"\n{task.split('-')[0]}: {rate:.1%} of wrong answers lose points")  # noqa: T201
    assert [r.entry for r in results if r.entry.right and r.lost_points] == []
    assert rate >= 0.97


def test_partial_credit_is_just_what_the_bank_says(results):
    assert [(r.entry, r.messages, r.elsewhere) for r in results if not r.judged_rightly] == []


def test_bank_is_rich_enough(results):
    for task in {r.entry.task for r in results}:
        mine = [r.entry for r in results if r.entry.task == task]
        assert sum(entry.right for entry in mine) >= 2
        assert sum(not entry.right for entry in mine) >= 6
        assert all(entry.right or entry.misunderstanding for entry in mine)


def test_most_misunderstandings_are_named(results):
    wrong = [r for r in results if not r.entry.right]
    assert sum(r.recognised for r in wrong) >= 0.6 * len(wrong)


def test_no_message_gives_a_number_away(results):
    name = results[0].entry.task.cell_id.split("-")[0]
    secrets = [value for value in expected_numbers(name) if value != int(value)]
    for result in results:
        for message in result.messages.values():
            told = re.sub(r"'[^']*'", "", message)  # a text in quotation marks is the student's own
            assert not set(map(float, NUMBER.findall(told))) & set(secrets), result.entry


def test_bank_runs_cells_as_nbgrader_does(tmp_path):
    """A cell that raises does not stop those after it; standard error costs the points."""
    cells = {
        "": "import sys\nk = 1",
        "t-a": "",
        "t-a-test-one": "assert k == 1",
        "t-a-test-two": "print('warning', file=sys.stderr)",
        "t-a-test-three": "print('fine')",
        "t-b-test-other": "assert k == 1",
    }
    folder = tmp_path / "source" / "t"
    folder.mkdir(parents=True)
    (tmp_path / "bank" / "t" / "a").mkdir(parents=True)
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}
    for cell_id, text in cells.items():
        mark = {
            "grade_id": cell_id,
            "grade": "test" in cell_id,
            "solution": cell_id == "t-a",
            "points": 1,
        }
        cell = {"cell_type": "code", "id": cell_id or "x", "source": text, "outputs": []}
        cell |= {"execution_count": None, "metadata": {"nbgrader": mark} if cell_id else {}}
        notebook["cells"].append(cell)
    (folder / "t.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    answers = {"right-1": "", "wrong-raising": "k = 2\nraise SystemExit", "wrong-syntax": "k ="}
    for answer, code in answers.items():
        (tmp_path / "bank" / "t" / "a" / f"{answer}.py").write_text(code, encoding="utf-8")
    assignment = read_assignment(tmp_path, "t")
    tried = bank.try_entries(assignment, bank.read_bank(tmp_path, assignment), workers=1)
    passed = [[not message for message in result.messages.values()] for result in tried]
    assert passed == [
        [True, False, True, True],
        [False, False, True, False],
        [True, False, True, True],
    ]


# --- the release versions ----------------------------------------------------------------


@each_assignment
def test_release_holds_no_solution_and_no_hidden_test(course, name):
    release = text_of(released(course, name))
    assert "SOLUTION" not in release
    assert "HIDDEN" not in release
    for cell, _ in graded(name):
        for region in HIDDEN.findall(cell.source) + SOLUTION.findall(cell.source):
            lines = [line.strip() for line in region.splitlines() if "expect.answer" not in line]
            assert [line for line in lines if len(line) > 12 and line in release] == []


@each_assignment
def test_release_holds_no_expected_value(course, name):
    printed = set(map(float, NUMBER.findall(text_of(released(course, name)))))
    assert [value for value in expected_numbers(name) if value in printed] == []


@each_assignment
def test_release_runs_without_the_grading_extra(course, name):
    """Right answers pass the visible tests, missing ones are told so, and nbgrader is not there."""
    solutions = {
        task.cell_id: (EXERCISES / "bank" / name / task.name / "right-1.py").read_text(
            encoding="utf-8"
        )
        for task in source(name).tasks.values()
    }
    cells = [
        (cell["metadata"].get("nbgrader", {}).get("grade_id", ""), "".join(cell["source"]))
        for cell in released(course, name)["cells"]
        if cell["cell_type"] == "code"
    ]
    script = (
        "import json, sys\n"
        "sys.modules['nbgrader'] = None\n"
        "cells, solutions = json.load(sys.stdin)\n"
        "said = []\n"
        "for answers in (solutions, {}):\n"
        "    notebook = {'__name__': '__main__'}\n"
        "    for cell_id, text in cells:\n"
        "        try:\n"
        "            exec(answers.get(cell_id, text), notebook)\n"
        "        except Exception as error:\n"
        "            said.append([cell_id, type(error).__name__])\n"
        "print(json.dumps(said))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        input=json.dumps([cells, solutions]),
        capture_output=True,
        text=True,
        check=True,
    )
    tests = [test.id for task in source(name).tasks.values() for test in task.tests]
    assert json.loads(done.stdout) == [[test_id, "NotAttempted"] for test_id in tests]


def test_nbgrader_validates_the_solutions(course):
    paths = [f"source/{name}/{name}.ipynb" for name in NAMES]
    done = nbgrader("validate", *paths, cwd=course)
    assert done.stdout.count("Success! Your notebook passes all the tests.") == len(NAMES)


def test_nbgrader_tells_a_student_what_is_missing(course):
    name = NAMES[-1]
    done = nbgrader("validate", f"release/{name}/{name}.ipynb", cwd=course)
    tests = sum(len(task.tests) for task in source(name).tasks.values())
    assert f"VALIDATION FAILED ON {tests + len(source(name).written)} CELL(S)" in done.stdout
    for answer in re.findall(r'expect\.answer\("(\w+)"\)', text_of(released(course, name))):
        assert f"NotAttempted: {answer} is not there yet." in done.stdout
    assert "Traceback" not in done.stdout


def test_data_are_loaded_with_the_course_itself():
    """Assignments lean on the tables of the package, not on files of their own."""
    for name in NAMES:
        assert re.search(r"from course_utils import .*\bload\b", text_of(source(name).notebook))
        assert sorted(path.name for path in source(name).path.parent.iterdir()) == [f"{name}.ipynb"]
    assert isinstance(load("ties"), pd.DataFrame)
