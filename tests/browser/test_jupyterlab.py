"""Lesson 00 as a learner meets it: a real JupyterLab in a real browser, with no network."""

from __future__ import annotations

from io import BytesIO

import pytest
from lab_driver import open_lesson, run_all, served
from PIL import Image

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    """Address and folder of a JupyterLab started by `course lab` on a copy of the lessons."""
    folder = tmp_path_factory.mktemp("course")
    with served(folder) as address:
        yield address, folder


@pytest.fixture(scope="module")
def page(lab, browser):
    """Page that `make lab` opens, with every request off this machine refused and noted."""
    address, _ = lab
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.strays = []

    def local_only(route):
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            page.strays.append(route.request.url)
            route.abort()

    page.route("**/*", local_only)
    open_lesson(page, address, "00-start-here")
    run_all(page)
    yield page
    context.close()


def test_every_cell_runs_without_error(page):
    assert page.locator(".jp-OutputArea-output[data-mime-type*='error']").count() == 0


def test_map_is_painted(page):
    """The map shows land, water and points as pixels, not only as elements."""
    frame = page.locator("iframe[title]").first
    frame.scroll_into_view_if_needed()
    inside = frame.content_frame
    inside.locator(".leaflet-container").wait_for(timeout=20_000)
    page.wait_for_timeout(1000)
    picture = Image.open(BytesIO(inside.locator(".leaflet-container").screenshot())).convert("RGB")
    colours = picture.getcolors(maxcolors=picture.width * picture.height)
    large = [count for count, _ in colours if count > 0.02 * picture.width * picture.height]
    assert len(large) >= 2, "land and water can't be told apart"
    assert len(colours) > 20, "nothing but flat areas is drawn"


def test_quiz_is_answered_by_keyboard_and_feedback_is_announced(page):
    """Tab, arrow keys and Enter are enough; a screen reader hears the outcome."""
    quiz = page.locator("fieldset:has(input[type=radio])").last
    quiz.scroll_into_view_if_needed()
    quiz.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert quiz.locator("input[type=radio]:checked").count() == 1
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Check answer":
            break
    page.keyboard.press("Enter")
    status = page.locator("[aria-live=polite]:not(:empty)").last
    status.wait_for(timeout=10_000)
    heard = status.aria_snapshot()
    assert any(word in heard for word in ("Correct", "Not yet")), heard


def test_answer_is_kept_on_this_machine(lab, page):
    """The learner's file stands beside the lessons."""
    _, folder = lab
    progress = folder / "lessons" / "my-progress.json"
    for _ in range(50):
        if progress.exists():
            break
        page.wait_for_timeout(200)
    assert "00-q" in progress.read_text(encoding="utf-8")


def test_nothing_was_asked_of_the_network(page):
    assert page.strays == []
