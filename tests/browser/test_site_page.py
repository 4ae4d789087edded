"""The static site, built as `make site` builds it and read in Chromium with the network cut."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from course_utils.authoring.execute import find_lessons
from course_utils.authoring.site.build import build
from course_utils.authoring.site.links import read_page
from course_utils.quizzes.files import read as read_quiz
from course_utils.quizzes.places import place

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LESSONS = [path.stem for path in find_lessons(ROOT / "lessons")]
LARGEST_LESSON = 1_500_000
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KINDS = {
    "front page": "index.html",
    "lesson": "lessons/05-a-ceasefire-by-numbers.html",
    "claims": "docs/op-ed-claim-by-claim.html",
    "timeline": "docs/timeline.html",
    "glossary": "docs/glossary.html",
    "data": "data/index.html",
    "table": "data/ties.html",
    "layer": "data/zones.html",
    "sources": "data/sources.html",
    "companion": "docs/teach/06.html",
    "guide": "docs/quiz-files.html",
    "maps": "docs/maps.html",
    "text": "docs/accessibility.html",
    "search": "search.html",
}


@pytest.fixture(scope="module")
def site():
    """The built site; the build itself fails on a warning or on a link that leads nowhere."""
    return build(ROOT, ROOT / "build" / "site-of-tests")


@pytest.fixture(scope="module")
def address(site):
    """A plain server for static files."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def open_site(browser, address):
    """Open pages of the site; a request to any other place, or a complaint, fails the test."""
    contexts, wrong = [], []

    def only_here(route):
        if route.request.url.startswith(address):
            route.continue_()
        else:
            wrong.append(route.request.url)
            route.abort()

    def heard(said):
        # axe itself asks for a style sheet under a wrong name.
        if said.type in {"error", "warning"} and "basic.css" not in said.location["url"]:
            wrong.append(f"{said.location['url']}: {said.text}")

    def open_page(name, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        context.route("**/*", only_here)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + name)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def violations(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def weight(path: Path) -> int:
    """Add up a page and all that a browser asks for to show it, maps in frames included."""
    files: set[Path] = set()
    waiting = [path]
    while waiting:
        file = waiting.pop().resolve()
        if file in files:
            continue
        files.add(file)
        if file.suffix == ".html":
            found = [each for each in read_page(file).loaded if not each.startswith("data:")]
        elif file.suffix == ".css":
            found = re.findall(r'@import url\("?([^")]+)', file.read_text("utf-8"))
        else:
            found = []
        waiting += [file.parent / re.split(r"[?#]", each)[0] for each in found]
    return sum(file.stat().st_size for file in files)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_light(site, lesson):
    assert weight(site / f"lessons/{lesson}.html") < LARGEST_LESSON


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_light_and_dark(open_site, kind):
    page = open_site(KINDS[kind])
    page.wait_for_load_state("networkidle")
    # Hundreds of entries are made in one way; a few of them are enough.
    if kind in {"timeline", "sources"}:
        page.get_by_label("Words").fill("aleppo")
    elif kind == "claims":
        page.evaluate(
            "document.querySelectorAll('section section ~ section').forEach(e => e.remove())"
        )
    assert violations(page) == []
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_timeout(300)  # colours fade over
    assert violations(page) == []


def test_a_reader_goes_from_the_front_page_to_the_capstone(open_site):
    """Through all lessons by the link at each one's end."""
    page = open_site("index.html")
    page.locator("article").get_by_role("link", name="lesson 00").first.click()
    for lesson in LESSONS:
        assert page.url.endswith(f"/{lesson}.html")
        assert page.locator("article h1").inner_text().startswith(lesson[:2])
        page.locator(".cq-entry").nth(8).wait_for()
        if lesson != LESSONS[-1]:
            page.locator("a.right-next").click()


def answer(entry, item) -> None:
    """Give the right answer to an item of any of the seven types."""
    if item.type in {"single", "multiple"}:
        shown = entry.locator(".cq-option")
        for option in (option for option in item.options if option.correct):
            words = re.sub(r"[`*_\\]", "", option.text)
            shown.filter(has_text=words).first.locator("input").check()
    elif item.type == "number":
        entry.locator("input").fill(f"{item.answer:.10g}")
    elif item.type == "text":
        entry.locator("input").fill(item.accept[0])
    elif item.type == "ordering":
        for wanted, step in enumerate(item.sequence):
            while entry.locator("li > span").all_inner_texts().index(step) > wanted:
                entry.get_by_role("button", name=f"Move up: {step}").click()
    elif item.type == "matching":
        for number, pair in enumerate(item.pairs):
            entry.locator("select").nth(number).select_option(label=pair.right)
    else:
        entry.locator("select").select_option(label=place(item.place).name())
    entry.get_by_role("button", name="Check answer").click()


def test_each_type_of_question_is_answered_and_kept_in_the_browser(open_site):
    quiz = read_quiz(ROOT / "lessons" / "quizzes" / f"{LESSONS[0]}.yml")
    page = open_site(f"lessons/{LESSONS[0]}.html")
    entries = page.locator(".course-quiz").last.locator(".cq-entry")
    types = {}
    for number, item in enumerate(quiz.items):
        types.setdefault(item.type, number)
    assert len(types) == 7
    for number in types.values():
        answer(entries.nth(number), quiz.items[number])
        verdict = entries.nth(number).locator(".cq-status .cq-verdict").first.inner_text()
        assert verdict == "✓ Correct", quiz.items[number].id
    page.reload()
    entries.nth(types["text"]).locator(".cq-verdict").get_by_text("Correct").wait_for()
    page.get_by_role("button", name="Forget what I answered").click()
    page.reload()
    assert entries.nth(types["text"]).locator(".cq-verdict").first.is_hidden()


def test_a_guess_comes_back_where_the_lesson_recalls_it(open_site):
    page = open_site(f"lessons/{LESSONS[0]}.html")
    recalled = page.locator("[data-guess]").first
    assert "No guess was locked in here" in recalled.inner_text()
    guess = page.locator(".course-quiz").first.locator(".cq-entry").first
    option = guess.locator(".cq-option").nth(1)
    words = option.inner_text().strip()
    option.locator("input").check()
    if guess.locator("input[type=number]").count():
        guess.locator("input[type=number]").fill("75")
    guess.get_by_role("button", name="Lock in my guess").click()
    assert words in recalled.inner_text()
    page.reload()
    page.locator("[data-guess]").first.get_by_text(words).wait_for()


MAPS = {
    "in a lesson": "lessons/05-a-ceasefire-by-numbers.html",
    "every kind": "docs/maps.html",
    "timeline": "docs/timeline.html",
}


@pytest.mark.parametrize("kind", MAPS)
def test_each_kind_of_map_moves_and_has_its_table(open_site, kind):
    page = open_site(MAPS[kind])
    if kind == "every kind":
        assert page.locator(".map-frame").count() == 6
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    for holder in page.locator(".map-frame iframe").all():
        holder.scroll_into_view_if_needed()
        frame = holder.content_frame
        frame.locator("html[data-ready=true][data-theme=dark]").wait_for(timeout=20_000)
        frame.get_by_role("button", name="Zoom in").first.click()
        frame.locator("details > summary").first.click()
        frame.locator("table tbody tr").nth(1).wait_for(timeout=20_000)  # filled when unfolded
        slider = frame.get_by_role("slider")
        if slider.count():
            before = frame.locator("output").first.inner_text()
            slider.focus()
            page.keyboard.press("ArrowRight")
            assert frame.locator("output").first.inner_text() != before


def test_a_word_of_the_glossary_is_explained_to_keyboard_and_pointer(open_site):
    page = open_site("lessons/06-astana.html")
    word = page.locator(".term a").first
    tip = page.locator(f"#{word.get_attribute('aria-describedby')}")
    assert not tip.is_visible()
    word.focus()
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    word.hover()
    tip.hover()
    assert tip.is_visible()
    word.click()
    assert "/docs/glossary.html#term-" in page.url


def test_search_finds_a_page(open_site):
    page = open_site("search.html?q=Astana")
    page.locator("#search-results li a").first.wait_for()
    page.goto(page.url.replace("Astana", "kappa"))
    page.locator("#search-results li a", has_text="01").first.wait_for()


def test_the_timeline_is_narrowed_down_by_words_and_role(open_site):
    page = open_site("docs/timeline.html")
    everything = page.locator(".event").count()
    assert page.locator(".event:visible").count() == everything
    page.get_by_label("Russia's role").select_option(label="veto")
    vetoes = page.locator(".event:visible").count()
    assert 0 < vetoes < everything
    page.get_by_label("Words").fill("aleppo")
    assert 0 < page.locator(".event:visible").count() < vetoes
    assert f"of {everything} events" in page.locator(".filter output").inner_text()


def test_without_scripts_text_tables_pictures_and_questions_remain(open_site):
    page = open_site("lessons/02-the-war-before-the-pivot.html", java_script_enabled=False)
    quiz = read_quiz(ROOT / "lessons" / "quizzes" / "02-the-war-before-the-pivot.yml")
    questions = page.locator(".course-quiz section:visible h4")
    assert questions.count() == len(quiz.items) + len(quiz.predictions)
    assert page.locator(".course-quiz summary", has_text="Show answer").count() == len(quiz.items)
    still = page.locator(".map-still:visible")
    assert still.count() == 2
    assert still.first.locator("img").get_attribute("alt")
    assert still.first.locator("table").count() >= 1
    assert page.locator(".map-frame:visible, .filter:visible").count() == 0
    assert page.locator("img.chart:visible").count() > 6


@pytest.mark.parametrize("name", ["index.html", "lessons/06-astana.html", "data/ties.html"])
def test_a_phone_does_not_scroll_sideways(open_site, name):
    page = open_site(name, viewport={"width": 320, "height": 700})
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_print_is_light_with_still_maps_and_answers_apart(open_site):
    page = open_site("lessons/06-astana.html", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.locator(".map-still").first.is_visible()
    assert (
        page.locator(".map-frame:visible, .lesson-note:visible, .bd-sidebar:visible").count() == 0
    )
    assert page.locator(".cq-answers").last.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_nothing_jumps_while_a_lesson_is_read(open_site):
    """Maps, pictures and quizzes have their room before they come."""
    page = open_site("lessons/01-reading-an-op-ed-as-data.html")
    page.evaluate(
        """() => {
          window.jumps = 0;
          new PerformanceObserver((list) => {
            for (const each of list.getEntries())
              if (!each.hadRecentInput) window.jumps += each.value;
          }).observe({ type: "layout-shift", buffered: true });
        }"""
    )
    for _ in range(40):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(60)
    assert page.evaluate("window.jumps") < 0.1
