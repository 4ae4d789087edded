"""Quizzes and progress in real notebooks: kept over reload and restart, brought back by upload."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress

import nbformat
import pytest
from lab_driver import ROOT, TOKEN, open_lesson, restart_and_run_all, run_all, save, served
from nbconvert import HTMLExporter
from test_quiz_page import answer_all_by_keyboard, entry

pytestmark = pytest.mark.browser

CELLS = (
    'from course_utils import predict, progress, quiz\n\npredict("90")',
    'quiz("90")',
    "progress()",
)
STEM = "quiz-alone"


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    """A page of JupyterLab with the sample quiz, all answered by keyboard; address and folder."""
    folder = tmp_path_factory.mktemp("course")
    with served(folder) as address:
        lessons = folder / "lessons"
        shutil.copy(ROOT / "tests" / "quizzes" / "90-reading-tables.yml", lessons / "quizzes")
        notebook = nbformat.v4.new_notebook()
        notebook.cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        nbformat.write(notebook, lessons / f"{STEM}.ipynb")
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        page = context.new_page()
        open_lesson(page, address, STEM)
        run_all(page)
        answer_all_by_keyboard(page)
        guess(page)
        yield page, address, lessons
        context.close()


def guess(page) -> None:
    """Lock in the first guess."""
    slider = entry(page, -4)
    slider.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    slider.get_by_role("button", name="Lock in my guess").click()


def all_is_shown(page) -> bool:
    """Whether the seven right answers and the guess are there."""
    entry(page, 6).locator(".cq-status .cq-verdict").wait_for(timeout=60_000)
    told = [entry(page, n).locator(".cq-status .cq-verdict").inner_text() for n in range(7)]
    guessed = "110 rows" in entry(page, -4).inner_text()
    return told == ["✓ Correct"] * 7 and guessed


def kept(page, lessons, count: int) -> list[dict]:
    """Wait until the kernel has kept so many events, and return them."""
    events = []
    for _ in range(50):
        with suppress(FileNotFoundError):
            text = (lessons / "my-progress.json").read_text(encoding="utf-8")
            events = json.loads(text)["events"]
        if len(events) >= count:
            break
        page.wait_for_timeout(200)
    return events


def test_keyboard_alone_answers_all_seven_types(lab):
    page, _, lessons = lab
    assert all_is_shown(page)
    events = kept(page, lessons, 8)
    answered = [f"90-q{n}" for n in range(1, 8)]
    assert [event["id"] for event in events if event.get("correct")] == answered


def test_answers_are_shown_again_after_the_page_is_reloaded(lab):
    page, address, _ = lab
    save(page)
    open_lesson(page, address, STEM)
    assert all_is_shown(page)


def test_answers_are_shown_again_after_restart_and_run_all(lab):
    page, _, _ = lab
    restart_and_run_all(page)
    assert all_is_shown(page)


def test_page_made_of_the_saved_notebook_shows_the_questions(lab):
    """JupyterLab stores no state of widgets, so that the HTML beside them is taken."""
    page, _, lessons = lab
    save(page)
    made, _ = HTMLExporter().from_filename(str(lessons / f"{STEM}.ipynb"))
    assert "widget-view" not in made
    assert made.count('<section class="cq-plain"') == 2


def test_notebooks_and_progress_are_saved_and_brought_back(lab):
    page, _, lessons = lab
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save notebooks and progress (.zip)").click()
    progress, other = lessons / "my-progress.json", lessons / "01-reading-an-op-ed-as-data.ipynb"
    events = kept(page, lessons, 8)
    progress.unlink()
    other.unlink()
    chooser = page.get_by_label("Bring notebooks and progress back (.zip)")
    chooser.set_input_files(waiting.value.path())
    said = "Notebooks brought back: 1. New entries: 8 of 8."
    page.get_by_role("status").get_by_text(said).wait_for(timeout=20_000)
    assert json.loads(progress.read_text(encoding="utf-8"))["events"] == events
    assert nbformat.read(other, as_version=4).cells
    row = page.get_by_role("row", name="90 Reading a table")
    assert "7 of 7" in row.inner_text()


def test_notebook_7_shows_what_was_answered_and_takes_an_answer(lab):
    page, address, lessons = lab
    page.goto(f"{address}/notebooks/lessons/{STEM}.ipynb?token={TOKEN}")
    assert all_is_shown(page)
    before = page.locator(".jp-Cell").count()
    answer = entry(page, 6)
    answer.locator("input").fill("")
    answer.locator("input").focus()
    page.keyboard.type("count")
    page.keyboard.press("Enter")
    assert "gives one number" in answer.locator(".cq-status").inner_text()
    assert page.locator(".jp-Cell").count() == before, "keys went to the notebook"
    last = kept(page, lessons, 9)[-1]
    assert (last["id"], last["response"], last["correct"]) == ("90-q7", "count", False)
