"""A student's feedback page in a real browser: light, dark, narrow, on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_output

from course_utils.grading.rubrics import read_rubrics
from course_utils.term.feedback import outputs
from course_utils.term.feedback.page import Page, render
from course_utils.term.feedback.read import Task, Test, state

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUBRIC = read_rubrics(Path(__file__).parents[2] / "exercises" / "rubrics" / "ps06.yml").tasks[0]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A page with everything that a page may hold. Simulated: no such student exists."""
    code = outputs.preformatted("value = " + " + ".join(f"number_{n}" for n in range(40)))
    table = f"<table><tr>{'<td>1000000</td>' * 40}</tr></table>"
    cell = new_code_cell(outputs=[new_output("display_data", data={"text/html": table})])
    tests = [
        Test(f"part {given}", state(given, 2), given, 2, "what the test said " * 12)
        for given in (2.0, 1.0, 0.0, None)
    ]
    tasks = [
        Task(
            "Task 1 · Code",
            3.0,
            8.0,
            code,
            [*outputs.shown(cell), outputs.preformatted("ليلى")],
            tests,
        ),
        Task(
            "Task 2 · Words",
            4.0,
            6.0,
            outputs.written(f"# A\n\n|{'word|' * 60}\n|{'-|' * 60}"),
            rubric=RUBRIC,
        ),
        Task("Task 3 · Waits", None, 6.0, rubric=RUBRIC, comments=["One.\n\nTwo."]),
    ]
    page = Page(
        "A course", "ps06", "ps06 · A title", "ليلى الأحمد", 6.3, 20.0, 0.7, ["Late."], tasks,
        datetime(2027, 3, 1, tzinfo=UTC),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render(page), "utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, address, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    found = Axe().run(page, options={"runOnly": WCAG})
    context.close()
    assert found.violations_count == 0, found.generate_report()


def test_only_tables_and_code_are_wider_than_a_phone(browser, address):
    context = browser.new_context(viewport={"width": 320, "height": 600})
    page = context.new_page()
    page.goto(address)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width == 320


def test_paper_is_white_and_cuts_nothing_off(browser, address):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    code = page.evaluate("getComputedStyle(document.querySelector('pre')).whiteSpace")
    context.close()
    assert paper == "rgb(255, 255, 255)"
    assert code == "pre-wrap"
