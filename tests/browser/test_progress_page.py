"""The buttons under ``progress()``: saved and brought back by keyboard, in a real browser."""

from __future__ import annotations

import io
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe

from course_utils.quizzes.assets import script, style_sheet
from course_utils.quizzes.messages import words
from course_utils.quizzes.payload import script_words
from course_utils.quizzes.summary import Summary
from course_utils.record import Record

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
WIDGET = """
window.widget = (data) => {
  const watchers = new Set();
  const model = {
    get: (name) => data[name],
    on: (_, fn) => watchers.add(fn),
    off: (_, fn) => watchers.delete(fn),
    send: async (message) => {
      Object.assign(data, await window.kernel(message));
      watchers.forEach((fn) => fn());
    },
  };
  view.render({ model, el: document.querySelector("main") });
};
"""


@pytest.fixture
def shown(browser, tmp_path, monkeypatch):
    """The widget of ``progress()`` with a learner's folder behind it."""
    monkeypatch.delenv("COURSE_PROGRESS", raising=False)
    (tmp_path / "lessons" / "quizzes").mkdir(parents=True)
    (tmp_path / "lessons" / "06-astana.ipynb").write_text(NOTEBOOK)
    monkeypatch.chdir(tmp_path / "lessons")
    Record().add("task", "ps06-cut-off", points=2, correct=True)
    summary = Summary(Record(), "en")

    def kernel(message):
        summary.receive(message)
        return {"state": summary.state, "notice": summary.notice}

    context = browser.new_context()
    page = context.new_page()
    page.expose_function("kernel", kernel)
    page.set_content(
        '<html lang="en"><head><title>Progress</title></head><body><main></main></body></html>'
    )
    page.add_style_tag(content=style_sheet())
    module = script().replace("export default {", "const view = {")
    page.add_script_tag(type="module", content=f"{module}\n{WIDGET}")
    page.wait_for_function("() => window.widget")
    payload = {
        "mode": "progress",
        "language": "en",
        "direction": "ltr",
        "words": script_words(words("en")),
    }
    page.evaluate(
        "data => window.widget(data)", {"payload": payload, "state": summary.state, "notice": ""}
    )
    yield page
    context.close()


def test_keyboard_saves_everything_and_brings_it_back(shown, tmp_path):
    save = shown.get_by_role("button", name="Save notebooks and progress (.zip)")
    save.focus()
    with shown.expect_download() as waiting:
        shown.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "my-course.zip"
    body = waiting.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.namelist() == ["lessons/06-astana.ipynb", "my-progress.json"]
    (tmp_path / "lessons" / "06-astana.ipynb").unlink()
    (tmp_path / "lessons" / "my-progress.json").unlink()
    chooser = shown.get_by_label("Bring notebooks and progress back (.zip)")
    chooser.set_input_files({"name": "x.zip", "mimeType": "application/zip", "buffer": body})
    notice = shown.get_by_role("status")
    notice.get_by_text("Notebooks brought back: 1. New entries: 1 of 1.").wait_for()
    assert (tmp_path / "lessons" / "06-astana.ipynb").exists()
    chooser.set_input_files({"name": "x.zip", "mimeType": "application/zip", "buffer": b"no"})
    notice.get_by_text("Choose the file that you saved. Nothing was changed.").wait_for()


def test_progress_alone_is_still_saved(shown):
    with shown.expect_download() as waiting:
        shown.get_by_role("button", name="Save to this computer").click()
    assert "ps06-cut-off" in waiting.value.path().read_text(encoding="utf-8")


def test_tab_reaches_all_four_in_order_and_axe_finds_nothing(shown):
    reached = []
    for _ in range(4):
        shown.keyboard.press("Tab")
        reached.append(
            shown.evaluate(
                "() => (document.activeElement.closest('label') ?? document.activeElement)"
                ".textContent.trim()"
            )
        )
    assert reached == [
        "Save to this computer",
        "Restore from a file",
        "Save notebooks and progress (.zip)",
        "Bring notebooks and progress back (.zip)",
    ]
    assert shown.get_by_role("table", name="Assignments").get_by_text("1 of 7").count() == 1
    found = Axe().run(shown, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert [item["id"] for item in found.response["violations"]] == []
