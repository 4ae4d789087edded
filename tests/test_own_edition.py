"""People without an instructor get the tests, hints and levels of the graded course."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from ruamel.yaml import YAML

from course_utils import hint, progress
from course_utils.errors import CourseError, UnknownName
from course_utils.grading.assignments import read_assignment
from course_utils.grading.bank import read_bank, try_entries
from course_utils.own import check_task, completion_page, judge, sources
from course_utils.own.edition import own_edition
from course_utils.own.hinting import hints_for
from course_utils.record import Record, home

EXERCISES = Path(__file__).parent.parent / "exercises"
NAMES = sources.names()
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
TASK = "ps06-across-sides"


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    """A learner's folder, at work on the assignments."""
    (tmp_path / "lessons" / "quizzes").mkdir(parents=True)
    (tmp_path / "exercises").mkdir()
    monkeypatch.chdir(tmp_path / "exercises")
    monkeypatch.delenv("COURSE_PROGRESS", raising=False)
    monkeypatch.setattr("course_utils.practice._given", type(hint.__globals__["_given"])())
    return tmp_path


def sources_of(name: str) -> dict[str, str]:
    """The sources of the edition's cells by id."""
    notebook = json.loads(own_edition(name))
    return {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"]}


@pytest.mark.parametrize("name", NAMES)
def test_edition_is_a_notebook_without_answers_and_hidden_tests(name):
    body = own_edition(name).decode()
    nbformat.validate(nbformat.reads(body, 4))
    cells = sources_of(name).values()
    assert "nbgrader" not in body
    assert not any(mark in body for mark in ("BEGIN SOLUTION", "HIDDEN TESTS"))
    for cell in sources.assignment(name).notebook.cells:
        for block in HIDDEN.findall(cell.source):
            assert not any(block.strip() in text for text in cells)
        if cell.metadata.get("nbgrader", {}).get("solution"):
            kept = sources.solution(cell.id).strip()
            assert not any(kept in text for text in cells)


@pytest.mark.parametrize("name", NAMES)
def test_edition_offers_a_check_for_each_task_and_levels_for_what_is_written(name):
    cells = sources_of(name)
    assignment = sources.assignment(name)
    for task in assignment.tasks.values():
        assert f'check_task("{task.cell_id}")' in cells.values()
        assert all(cells[test.id] for test in task.tests), "a visible test is missing"
    for task_id in assignment.written:
        assert any(f'judge("{task_id}", ...)' in text for text in cells.values())
    spoken_to_a_class = re.compile(r"when your work is marked|hand in|by hand|30 by people")
    assert not any(
        spoken_to_a_class.search(cells[f"{name}-{part}"]) for part in ("title", "points")
    )
    assert f'hint("{next(iter(assignment.tasks.values())).cell_id}")' in cells[f"{name}-points"]


def test_edition_runs_through_before_anything_is_answered():
    """All cells, as "Run All" does: only visible tests raise, and they are tagged for it."""
    namespace: dict[str, object] = {}
    for cell in json.loads(own_edition("ps06"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        code = compile("".join(cell["source"]), cell["id"], "exec")
        if "raises-exception" in cell["metadata"].get("tags", []):
            with pytest.raises(AssertionError, match="is not there yet"):
                exec(code, namespace)  # noqa: S102
        else:
            exec(code, namespace)  # noqa: S102
    assert Record().events() == [], "what was not attempted was kept"


@pytest.mark.parametrize("name", NAMES)
def test_solutions_pass_every_check(name):
    """The edition with the solutions in its answer cells: from the first cell to the last."""
    answers = {task.cell_id for task in sources.assignment(name).tasks.values()}
    namespace: dict[str, object] = {"__name__": "__main__"}
    verdicts = {}
    for cell in json.loads(own_edition(name))["cells"]:
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])
        if cell["id"] in answers:
            source = sources.solution(cell["id"])
        if cell["id"].endswith("-check"):
            exec(f"card = {source}", namespace)  # noqa: S102
            verdicts[cell["id"].removesuffix("-check")] = namespace["card"].tone
        else:
            exec(compile(source, cell["id"], "exec"), namespace)  # noqa: S102
    assert verdicts == dict.fromkeys(answers, "right")
    assert f"Tasks done: {len(answers)} of {len(answers)}" in str(progress())


def test_messages_are_those_of_the_graded_course():
    """Each wrong answer to a task of the bank is told what the grader would tell it."""
    assignment = read_assignment(EXERCISES, "ps06")
    entries = [
        entry
        for entry in read_bank(EXERCISES, assignment)
        if entry.task.cell_id == TASK and not entry.right
    ]
    setup = "".join(f"{sources.code(f'ps06-{part}')}\n" for part in ("setup", "definitions"))
    for result in try_entries(assignment, entries, workers=1):
        namespace: dict[str, object] = {}
        exec(setup + result.entry.source, namespace)  # noqa: S102
        shown = str(check_task(TASK, namespace=namespace))
        told = [message.split(": ", 1)[1] for message in result.messages.values() if message]
        assert told, result.entry.name
        plain = shown.replace("\\", "")
        assert all(message in plain for message in told), (result.entry.name, shown)
        assert "72.2" not in shown.replace(str(namespace["across_sides"]), "")
        assert f"{result.earned:g} of 3 points" in shown


def test_check_takes_the_answers_of_the_notebook_that_calls_and_changes_nothing():
    answers: dict[str, object] = {"check_task": check_task, "window_ties": 36, "load": "mine"}
    exec(f"card = check_task('{TASK}')", answers)  # noqa: S102
    assert "1 of 3 points" in str(answers["card"])
    assert "across_sides is not there yet" in str(answers["card"])
    assert answers["load"] == "mine"
    assert "expect" not in answers


def test_right_answers_and_levels_are_kept_beside_the_lessons_and_shown(mine):
    assert home() == mine / "lessons" / "my-progress.json"
    check_task(TASK, namespace={"window_ties": 36, "across_sides": 72.2})
    check_task(TASK, namespace={"window_ties": 36, "across_sides": 1})
    judge("ps06-new-or-added", 2)
    judge("ps06-new-or-added", 4)
    hint("ps06-cut-off")
    line = next(line for line in str(progress()).splitlines() if line.startswith("ps06"))
    assert line.endswith(
        "Tasks done: 1 of 7; Points by tests: 3 of 16; Own judgement: 4 of 6; Hints used: 1"
    )
    assert "ps06 · Astana" in progress()._repr_html_()
    assert "ps01" not in str(progress()), "an assignment that was not begun"


def test_hints_go_from_nudge_to_pointer_to_solution():
    cards = [hint(TASK) for _ in range(4)]
    assert [card.heading for card in cards] == [
        "Hint 1 of 3",
        "Hint 2 of 3",
        "A solution",
        "A solution",
    ]
    assert "across.mean()" in cards[2].body
    assert not any("across.mean()" in card.body for card in cards[:2])


@pytest.mark.parametrize("name", NAMES)
def test_every_task_has_three_hints_and_the_first_two_hold_no_answer(name):
    assignment = sources.assignment(name)
    for task_id in (*(task.cell_id for task in assignment.tasks.values()), *assignment.written):
        nudge, pointer, solution = hints_for(task_id)
        assert nudge.strip()
        assert pointer.strip()
        assert nudge != pointer
        if task_id not in assignment.written:
            assert sources.solution(task_id) in solution
            lines = [each for each in sources.solution(task_id).splitlines() if len(each) > 60]
            assert not any(line.strip() in nudge + pointer for line in lines)


@pytest.mark.parametrize("name", NAMES)
def test_hints_belong_to_the_tasks_of_their_assignment(name):
    text = (EXERCISES / "hints" / f"{name}.yml").read_text(encoding="utf-8")
    kept = YAML(typ="safe").load(text)
    assert set(kept) == {task.cell_id for task in sources.assignment(name).tasks.values()}
    assert all(len(pair) == 2 for pair in kept.values())


def test_levels_are_shown_with_samples_folded_away():
    shown = judge("ps06-new-or-added")._repr_html_()
    assert shown.count("<details>") == 4
    assert "<details open" not in shown
    assert Record().events() == []


@pytest.mark.parametrize("level", [5, "6", 7.5])
def test_level_that_is_none_is_refused(level):
    with pytest.raises(CourseError, match=r"Choose one of 6, 4, 2, 0\."):
        judge("ps06-new-or-added", level)
    assert Record().events() == []


@pytest.mark.parametrize(
    ("call", "task_id", "near"),
    [
        (check_task, "ps06-acros-sides", "ps06-across-sides"),
        (check_task, "ps6-across-sides", "ps06"),
        (hint, "ps06-cutoff", "ps06-cut-off"),
        (judge, "ps06-new", "ps06-new-or-added"),
    ],
)
def test_misspelt_task_is_named_with_the_nearest(call, task_id, near):
    with pytest.raises(UnknownName, match=f"Did you mean '{near}'"):
        call(task_id)


def test_page_to_print_holds_verdict_date_and_deeds_and_no_name(mine):
    check_task(TASK, namespace={"window_ties": 36, "across_sides": 72.2})
    page = completion_page("Both.\n\nConfidence: 70 %, likely. <b>")
    text = page.path.read_text(encoding="utf-8")
    assert page.path.resolve().parent == mine / "exercises"
    assert "<p>Both.</p><p>Confidence: 70 %, likely. &lt;b&gt;</p>" in text
    assert re.search(r"made on \d{1,2} [A-Z][a-z]+ 20\d\d", text)
    assert "ps06 · Astana" in text
    assert "3 of 16" in text
    assert "Nobody has examined this work" in text
    assert "http" not in text
    assert "<script" not in text


def test_page_without_a_verdict_says_so_and_a_bad_path_is_named(mine):
    assert "No verdict was written" in completion_page(...).path.read_text(encoding="utf-8")
    with pytest.raises(CourseError, match=r"page\.html: can't be written"):
        completion_page("x", mine / "nowhere" / "page.html")
