"""A lesson that a program ran and made a page of: quizzes are read without script and network."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from course_utils.quizzes.files import read

pytestmark = pytest.mark.browser

TESTS = Path(__file__).parents[1]
QUIZ = read(TESTS / "quizzes" / "90-reading-tables.yml")
CELLS = ('from course_utils import predict, progress, quiz\n\npredict("90")', 'quiz("90")')


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """The page of a notebook run as ``nbconvert --execute`` does, and the notebook."""
    folder = tmp_path_factory.mktemp("converted")
    (folder / "quizzes").symlink_to(TESTS / "quizzes")
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in (*CELLS, "progress()")]
    notebook.cells.append(nbformat.v4.new_markdown_cell("Words after the quiz."))
    NotebookClient(notebook, resources={"metadata": {"path": folder}}).execute()
    page, _ = HTMLExporter().from_notebook_node(notebook)
    (folder / "lesson.html").write_text(page, encoding="utf-8")
    return folder / "lesson.html", notebook


@pytest.fixture
def opened(browser, converted):
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(converted[0].as_uri())
    yield page
    context.close()


def test_no_widget_is_stored(converted):
    """GitHub refuses some notebooks with stored widgets; a page would fetch a viewer for them."""
    path, notebook = converted
    assert "widgets" not in notebook.metadata
    assert "widget-view" not in path.read_text(encoding="utf-8")


def test_questions_are_read_and_answers_unfold_without_script_and_network(opened):
    assert opened.locator("h4:visible").count() == len(QUIZ.predictions) + len(QUIZ.items)
    answer = opened.get_by_text("72.2 ± 0.1 %").first
    assert not answer.is_visible()
    opened.get_by_text("Show answer").nth(2).click()
    assert answer.is_visible()
    assert not opened.locator(".cq-sheet").is_visible()
    assert opened.get_by_role("table", name="Your progress").is_visible()


def test_print_has_questions_and_then_answers_on_a_page_of_their_own(opened):
    opened.emulate_media(media="print")
    sheet = opened.locator(".cq-sheet")
    assert sheet.get_by_text("72.2 ± 0.1 %").is_visible()
    assert not opened.get_by_text("Show answer").first.is_visible()
    breaks = sheet.evaluate(
        "n => [getComputedStyle(n).breakBefore, getComputedStyle(n).breakAfter]"
    )
    assert breaks == ["page", "page"]
