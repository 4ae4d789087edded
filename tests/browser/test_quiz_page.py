"""A quiz on a static page, and behind a widget, as learners meet it in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from course_utils.quizzes.assets import script, style_sheet
from course_utils.quizzes.files import read
from course_utils.quizzes.messages import words
from course_utils.quizzes.payload import payload
from course_utils.quizzes.places import place
from course_utils.quizzes.session import Session
from course_utils.quizzes.static import fragment, page_script
from course_utils.record import Record

pytestmark = pytest.mark.browser

QUIZ = read(Path(__file__).parents[1] / "quizzes" / "90-reading-tables.yml")
ADDRESS = "http://quiz.test/"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCRIPTED = "() => document.querySelector('.cq-points') !== null"


def html(language: str = "en") -> str:
    """Return a page with the sample's predictions and items."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Quiz</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style_sheet()} html '
        "{ color-scheme: light dark; background: light-dark(#fff, #15181c) }</style></head>"
        "<body><main><h1>Quiz</h1><h2>Questions</h2>"
        f"{fragment(QUIZ, mode='predict', language=language)}"
        f"{fragment(QUIZ, language=language)}</main>{page_script()}</body></html>"
    )


@pytest.fixture
def opened(browser):
    """Open the page in a fresh window; complaints on the console fail the test."""
    contexts, complaints = [], []

    def open_page(language="en", **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", lambda route: route.abort())
        page.route(
            ADDRESS, lambda route: route.fulfill(body=html(language), content_type="text/html")
        )
        page.goto(ADDRESS)
        if options.get("java_script_enabled", True):
            page.wait_for_function(SCRIPTED)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def entry(page, number: int):
    """Return the form of prediction (from -4) or item (from 0) of that number."""
    return page.locator(".cq-entry").nth(number + len(QUIZ.predictions))


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def answer_all_by_keyboard(page) -> None:
    """Answer all seven items rightly with nothing but the keyboard, from the first option on."""
    order = entry(page, 0).locator(".cq-option").all_inner_texts()
    entry(page, 0).locator("input").first.focus()
    at = next(n for n, text in enumerate(order) if text.startswith("12"))
    press(page, "Space", *["ArrowDown"] * at, "Tab", "Enter")
    tab_to(page, entry(page, 1).locator("input").first)
    for box in entry(page, 1).locator("label").all():
        if any(name in box.inner_text() for name in ("sort_values", "rename")):
            press(page, "Space")
        press(page, "Tab")
    press(page, "Enter")
    tab_to(page, entry(page, 2).locator("input"))
    page.keyboard.type("72,2")
    press(page, "Enter")
    for wanted, step in enumerate(QUIZ.items[3].sequence):
        while (now := steps(page).index(step)) > wanted:
            tab_to(page, entry(page, 3).get_by_role("button", name=f"Move up: {step}"))
            press(page, "Enter")
            assert steps(page).index(step) == now - 1
    tab_to(page, entry(page, 3).get_by_role("button", name="Check answer"))
    press(page, "Enter")
    for n, pair in enumerate(QUIZ.items[4].pairs):
        tab_to(page, entry(page, 4).locator("select").nth(n))
        page.keyboard.type(pair.right)
    tab_to(page, entry(page, 4).get_by_role("button", name="Check answer"))
    press(page, "Enter")
    tab_to(page, entry(page, 5).locator("select"))
    page.keyboard.type("Astana")
    press(page, "Tab", "Enter")
    tab_to(page, entry(page, 6).locator("input"))
    page.keyboard.type("Value_Counts")
    press(page, "Enter")


def steps(page) -> list[str]:
    return entry(page, 3).locator("li > span").all_inner_texts()


def tab_to(page, target) -> None:
    """Press Tab (or Shift+Tab) until `target` has the focus."""
    for key in ["Tab"] * 12 + ["Shift+Tab"] * 30:
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError("Tab doesn't get there")


def answer_all_wrongly(page) -> None:
    """Lock in two guesses, leave one open, and give each item a wrong answer."""
    page.locator("input[type=number]").first.fill("110")
    entry(page, -4).get_by_role("button").click()
    entry(page, -3).locator("input[type=radio]").first.check()
    entry(page, -3).get_by_role("button").click()
    entry(page, -1).locator("input").fill("month")
    entry(page, -1).get_by_role("button").click()
    wrong = {0: "input[type=radio]", 1: "input[type=checkbox]"}
    for number, control in wrong.items():
        for each in entry(page, number).locator(control).all():
            each.check()
    entry(page, 2).locator("input").fill("138.5")
    entry(page, 3).locator(".cq-move").nth(1).click()
    for select in entry(page, 4).locator("select").all():
        select.select_option(index=1)
    entry(page, 5).locator("svg").click(position={"x": 40, "y": 40})
    entry(page, 6).locator("input").fill("count")
    for number in range(7):
        entry(page, number).locator("[type=submit]").click()
    page.locator("[aria-expanded=false]").first.click()


def violations(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_answers(opened, scheme, language):
    """At 200 % zoom of a 1280 pixel window: the page then is 640 CSS pixels wide."""
    page = opened(
        language,
        color_scheme=scheme,
        viewport={"width": 640, "height": 480},
        device_scale_factor=2,
    )
    assert violations(page) == []
    answer_all_wrongly(page)
    assert entry(page, 0).locator(".cq-verdict").count() >= 1
    assert violations(page) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_sticks_out_of_a_narrow_window(opened, language):
    page = opened(language, viewport={"width": 320, "height": 600})
    answer_all_wrongly(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_keyboard_alone_answers_all_seven_types(opened):
    page = opened()
    answer_all_by_keyboard(page)
    told = [entry(page, n).locator(".cq-status .cq-verdict").inner_text() for n in range(7)]
    assert told == ["✓ Correct"] * 7
    assert page.locator(".cq-points").inner_text().startswith("Right: 7 of 7")


def test_screen_reader_meets_stem_options_state_and_feedback_in_order(opened):
    page = opened()
    item = entry(page, 0)
    item.get_by_role("radio", name="The number of columns").check()
    item.get_by_role("button", name="Check answer").click()
    heard = item.aria_snapshot()
    order = [
        "A table has a row for each month of a year",
        'radio "The number of columns',
        "[checked]",
        'button "Check answer"',
        'button "Try again"',
        "status:",
        "Not yet",
        "counts rows. For columns",
    ]
    places = [heard.index(part) for part in order]
    assert places == sorted(places), heard
    assert item.locator("fieldset > legend").count() == 1
    assert item.get_by_role("group", name="A table has a row").count() == 1
    assert item.locator(".cq-status").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize(("way", "start", "end"), [("down", 0, 2), ("up", 2, 2)])
def test_moving_a_step_keeps_the_focus_and_is_announced(opened, way, start, end):
    page = opened()
    step = steps(page)[start]
    button = entry(page, 3).get_by_role("button", name=f"Move {way}: {step}")
    button.focus()
    press(page, "Enter")
    assert button.evaluate("node => node === document.activeElement")
    assert entry(page, 3).locator("[role=status]").first.inner_text() == f"{step}: place {end} of 4"


def test_feedback_goes_when_the_answer_changes_and_again_starts_anew(opened):
    page = opened()
    item = entry(page, 2)
    item.locator("input").fill("5")
    item.get_by_role("button", name="Check answer").click()
    assert "Divide the part by the whole" in item.locator(".cq-status").inner_text()
    item.locator("input").fill("6")
    assert item.locator(".cq-status").inner_text() == ""
    item.get_by_role("button", name="Check answer").click()
    item.get_by_role("button", name="Try again").click()
    assert item.locator("input").input_value() == ""
    assert item.locator("input").evaluate("node => node === document.activeElement")


def test_click_on_the_map_answers(opened):
    page = opened()
    item = entry(page, 5)
    lat, lon = place("astana").point
    data = payload("quiz", "", [QUIZ.items[5]], words("en"))["entries"][0]
    west, south, east, north = data["bounds"]
    box = item.locator("svg").bounding_box()
    item.locator("svg").click(
        position={
            "x": (lon - west) / (east - west) * box["width"],
            "y": (north - lat) / (north - south) * box["height"],
        }
    )
    item.get_by_role("button", name="Check answer").click()
    assert item.locator(".cq-verdict").first.inner_text() == "✓ Correct"


def test_unanswered_is_told_and_not_counted(opened):
    page = opened()
    for number in range(7):
        entry(page, number).get_by_role("button", name="Check answer").click()
        assert "first" in entry(page, number).locator(".cq-status").inner_text()
    assert page.locator(".cq-points").inner_text().startswith("Right: 0 of 7")


def test_guess_is_locked_and_page_remembers_it_and_the_answers(opened):
    page = opened()
    slider = entry(page, -4)
    slider.get_by_role("button", name="Lock in my guess").click()
    assert "Move the slider" in slider.locator(".cq-status").inner_text()
    slider.get_by_role("slider").focus()
    press(page, "ArrowRight", "Enter")
    assert "110 rows" not in slider.inner_text(), "Enter in the slider must not lock"
    slider.get_by_role("button", name="Lock in my guess").click()
    assert "110 rows" in slider.inner_text()
    assert slider.locator(".cq-status").evaluate("node => node === document.activeElement")
    entry(page, 6).locator("input").fill("count")
    entry(page, 6).get_by_role("button", name="Check answer").click()
    page.reload()
    page.wait_for_function(SCRIPTED)
    assert "110 rows" in slider.inner_text()
    assert slider.get_by_role("button").count() == 0
    assert "gives one number" in entry(page, 6).locator(".cq-status").inner_text()


def test_page_without_script_shows_questions_and_folds_answers_away(opened):
    page = opened(java_script_enabled=False)
    assert page.get_by_text("What share of 36 rows are 26 rows?").is_visible()
    answer, printed = page.get_by_text("26 of 36 is 72.2 %.").all()
    assert not answer.is_visible()
    page.get_by_text("Show answer").nth(2).click()
    assert answer.is_visible()
    assert not printed.is_visible()
    page.emulate_media(media="print")
    assert printed.is_visible()
    assert not answer.is_visible()
    assert page.locator("section h4").count() == len(QUIZ.items) + len(QUIZ.predictions)


def test_print_shows_questions_and_then_answers_on_a_page_of_their_own(opened):
    page = opened()
    assert not page.locator(".cq-answers").last.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".cq-answers").last.is_visible()
    assert "72.2 ± 0.1 %" in page.locator(".cq-answers").last.inner_text()
    assert (
        page.locator(".cq-answers").last.evaluate("n => getComputedStyle(n).breakBefore") == "page"
    )
    assert not page.locator(".cq-buttons").first.is_visible()


FAKE_WIDGET = """
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
  for (const id of ['one', 'two']) {
    const el = document.createElement('div');
    el.id = id;
    document.body.append(el);
    view.render({ model, el });
  }
};
"""


def test_two_views_of_a_widget_agree_and_say_what_is_not_kept(browser, tmp_path, monkeypatch):
    """What is answered in one view shows in the other; Python keeps it, or says that it can't."""
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "my-progress.json"))
    session = Session(QUIZ.items, Record())

    def kernel(message):
        session.receive(message)
        return {"state": session.state, "notice": session.notice}

    context = browser.new_context()
    page = context.new_page()
    page.expose_function("kernel", kernel)
    page.set_content("<body></body>")
    module = script().replace("export default {", "const view = {")
    page.add_script_tag(type="module", content=f"{module}\n{FAKE_WIDGET}")
    page.wait_for_function("() => window.widget")
    page.evaluate(
        "data => window.widget(data)",
        {"payload": payload("quiz", "t", QUIZ.items, words("en")), "state": {}, "notice": ""},
    )
    one, two = page.locator("#one .cq-entry").first, page.locator("#two .cq-entry").first
    one.get_by_role("radio", name="12").check()
    one.get_by_role("button", name="Check answer").click()
    two.locator(".cq-verdict").get_by_text("Correct").wait_for()
    assert two.get_by_role("radio", name="12").is_checked()
    assert [event["id"] for event in Record().events()] == ["90-q1"]
    (tmp_path / "file").write_text("")
    session._record = Record(tmp_path / "file" / "x.json")
    two.get_by_role("radio", name="The number of columns").check()
    two.get_by_role("button", name="Check answer").click()
    page.locator("#one .cq-notice").get_by_text("COURSE_PROGRESS").wait_for()
    assert "Not yet" in one.locator(".cq-status").inner_text()
    one.get_by_role("button", name="Try again").click()
    other = page.locator("#one .cq-entry").nth(6)
    other.locator("input").fill("count")
    other.get_by_role("button", name="Check answer").click()
    page.locator("#two").get_by_text("gives one number").wait_for()
    assert one.locator("input:checked").count() == 0, "an old answer came back"
    context.close()


def test_answers_of_a_broken_store_do_not_break_the_page(opened):
    """Whatever another program left under the same key in the browser is ignored."""
    page = opened()
    for junk in ("{", "null", "[]", json.dumps({"90-q1": 5}), json.dumps({"90-q1": None})):
        page.evaluate("text => localStorage.setItem('course-quiz', text)", junk)
        page.reload()
        page.wait_for_function(SCRIPTED)
        assert page.locator(".cq-entry").count() == 11
