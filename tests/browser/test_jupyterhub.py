"""A class on a real JupyterHub, with the settings of the guide: two students, one instructor.

A student fetches a sheet, works, validates and hands in; the instructor collects, grades,
marks by hand and gives back. The other student tries to get at all of it: in the browser,
from a kernel, through the exchange.
"""

from __future__ import annotations

import html
import json
import pwd
import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import nbformat
import pytest
from hub_driver import PASSWORD, ROOT, fill_in, machine, require, served
from lab_driver import run_all
from playwright.sync_api import Error

pytestmark = [pytest.mark.browser, pytest.mark.sandbox]

SHEET = "ps02"
COURSE = "who-is-a-mediator"
SLOW = 120_000
"""Milliseconds for what takes seconds on a machine with nothing else to do."""
WRITTEN = "ps02-two-counters"
ANSWER = "SOHR goes from 0.91 of UCDP in 2018 to 2.37 in 2022."
SCRIPT = '<img src="nothing.png" onerror="document.title = \'taken over\'">'
COMMENT = "Which data would decide between your two reasons?"
CODE = (ROOT / "exercises" / "bank" / SHEET / "window" / "right-1.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def hub():
    """A term with one sheet, released to the exchange; the hub runs."""
    require()
    with machine() as hub:
        noor = hub.instructor
        hub.must(
            *(
                noor,
                "course",
                "new",
                "term",
                "--name=Who is a mediator?",
                f"--start={date.today()}",
            ),
            *("--weeks=12", f"--assignments={SHEET}"),
        )
        roster = hub.term / "roster.csv"
        with roster.open("a", encoding="utf-8") as file:
            for name in hub.students:
                file.write(f"{name},{name.partition('-')[0].title()},Example,,,\n")
        fill_in(
            hub.settings,
            course_id=COURSE,
            instructor=noor,
            term=str(hub.term),
            exchange=str(hub.exchange),
            listen=hub.address,
        )
        place = hub.exchange / COURSE
        place.mkdir()
        shutil.chown(place, noor, noor)
        hub.must(noor, "course", "release", SHEET, where=hub.term)
        hub.must(noor, "nbgrader", "release_assignment", SHEET, where=hub.term)
        with served(hub):
            yield hub


@pytest.fixture(scope="module")
def pages(hub, browser):
    """A page for each account, signed in; the three servers start at the same time."""
    opened = {}
    for name in (*hub.students, hub.instructor):
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.strays = []

        def note(request, strays=page.strays):
            if not request.url.startswith((hub.address, "data:", "blob:")):
                strays.append(request.url)

        page.on("request", note)
        panel = "formgrader" if name == hub.instructor else "lab"
        page.goto(f"{hub.address}/hub/login?next=/hub/user-redirect/{panel}")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        opened[name] = page
    yield opened
    for page in opened.values():
        page.context.close()


def arrive(page, address, mark):
    """Go to a page of a user's server; again, if the hub's page for waiting does not go on."""
    for _ in range(5):
        try:
            page.goto(address)
            mark.wait_for(timeout=SLOW / 4)
        except Error:
            continue
        return
    raise AssertionError(f"{page.url}: {page.inner_text('body')[:500]}")


def menu_of(page):
    """Return what JupyterLab shows when it is there, and its menu of nbgrader."""
    return page.get_by_role("menuitem", name="Nbgrader")


def open_list(page):
    """Open the list of assignments from the menu; return its panel."""
    menu_of(page).click()
    page.get_by_role("menuitem", name="Assignment List").click()
    panel = page.locator("#nbgrader-assignment-list")
    panel.get_by_text(SHEET).first.wait_for()
    return panel


def open_notebook(page, address):
    """Open a notebook in Lab and wait until its kernel is idle."""
    page.goto(address)
    page.locator(".jp-Notebook").wait_for(timeout=SLOW)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=SLOW)


def write(page, cell, text):
    """Replace what stands in a cell, as a person would."""
    cell.scroll_into_view_if_needed()
    if not cell.locator(".cm-content").is_visible():
        cell.locator(".jp-RenderedMarkdown").click()
        page.keyboard.press("Enter")
    cell.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


@pytest.fixture(scope="module")
def alma(hub, pages):
    """The page of the student who works; she has fetched, answered, validated, handed in."""
    name = hub.students[0]
    page = pages[name]
    arrive(page, f"{hub.address}/hub/user-redirect/lab", menu_of(page))
    panel = open_list(page)
    panel.get_by_role("button", name="Fetch").click()
    panel.get_by_role("button", name="Submit").wait_for(timeout=SLOW)
    open_notebook(page, f"{hub.address}/user/{name}/lab/tree/{SHEET}/{SHEET}.ipynb")
    write(page, page.locator(".jp-CodeCell", has_text="# Task 2: make window_deaths"), CODE)
    written = page.locator(".jp-MarkdownCell", has_text="Your answer goes here.").first
    write(page, written, f"{ANSWER}\n\n{SCRIPT}")
    page.get_by_role("button", name="Validate").click()
    dialog = page.locator(".jp-Dialog", has_text="Validation Results")
    dialog.get_by_text("NotAttempted").first.wait_for(timeout=SLOW)
    page.validation = dialog.inner_text()
    dialog.get_by_role("button", name="Ok").click()
    panel = open_list(page)
    panel.get_by_role("button", name="Submit").click()
    panel.get_by_text("UTC").first.wait_for()
    page.submitted = panel.inner_text()
    return page


def runtime(home, pattern):
    """Return what a file of a user's servers and kernels says; only root and they may read it."""
    (path,) = (home / ".local/share/jupyter/runtime").glob(pattern)
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bilal(hub, pages, alma):
    """The page of the other student; in a notebook of theirs they have tried everything."""
    other, name = hub.students
    page = pages[name]
    arrive(page, f"{hub.address}/hub/user-redirect/lab", menu_of(page))
    server = runtime(hub.home(other), "jpserver-*.json")
    targets = {
        "exchange": str(hub.exchange),
        "course": COURSE,
        "term": str(hub.term),
        "state": str(hub.state),
        "hub": hub.address,
        "other": other,
        "other_home": str(hub.home(other)),
        "server": str(server["pid"]),
        "other_server": f"http://127.0.0.1:{server['port']}{server['base_url']}",
        "instructor_server": f"{hub.address}/user/{hub.instructor}/",
        "iopub": str(runtime(hub.home(other), "kernel-*.json")["iopub_port"]),
    }
    script = Path(__file__).with_name("hub_attack.py").read_text(encoding="utf-8")
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(script)], metadata={"kernelspec": kernel}
    )
    hub.must(name, "tee", "targets.json", text=json.dumps(targets))
    hub.must(name, "tee", "attempts.ipynb", text=nbformat.writes(notebook))
    open_notebook(page, f"{hub.address}/user/{name}/lab/tree/attempts.ipynb")
    run_all(page)
    return page


@pytest.fixture(scope="module")
def attempts(hub, bilal):
    """What came of what the other student tried, by name."""
    path = hub.home(hub.students[1]) / "attempts.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def graded(hub, attempts):
    """What grading said; before it, all hand-ins were collected."""
    hub.must(hub.instructor, "nbgrader", "collect", SHEET, where=hub.term)
    return hub.must(hub.instructor, "course", "grade", SHEET, where=hub.term)


@pytest.fixture(scope="module")
def formgrader(hub, pages, graded):
    """The instructor's formgrader with the student's written answer marked."""
    page = pages[hub.instructor]
    sheets = f"{hub.address}/hub/user-redirect/formgrader/gradebook/{SHEET}/{SHEET}"
    arrive(page, sheets, page.get_by_role("link", name="Submission #1"))
    page.get_by_role("button", name="Show All Names").click()
    page.get_by_role("link", name="Alma").click()
    page.wait_for_function("window.formgrader && formgrader.loaded && formgrader.grades.loaded")
    answer = page.locator(".nbgrader_cell", has=page.locator(f"#{WRITTEN}"))
    page.answer = answer.inner_text()
    with page.expect_response("**/formgrader/api/grade/*"):
        page.locator(f"#{WRITTEN}").fill("4")
        page.keyboard.press("Tab")
    with page.expect_response("**/formgrader/api/comment/*"):
        page.locator(f"#{WRITTEN}-comment").fill(COMMENT)
        page.keyboard.press("Tab")
    return page


@pytest.fixture(scope="module")
def feedback(hub, formgrader, alma):
    """The text of the page that the student has fetched and found from the list."""
    hub.must(hub.instructor, "course", "feedback", SHEET, where=hub.term)
    hub.must(hub.instructor, "nbgrader", "release_feedback", SHEET, where=hub.term)
    panel = alma.locator("#nbgrader-assignment-list")
    panel.get_by_title("Refresh assignments list").click()
    panel.get_by_role("button", name="Fetch Feedback").click()
    panel.get_by_text("view feedback").click()
    alma.locator(".jp-DirListing-item", has_text=f"{SHEET}.html").wait_for()
    (page,) = (hub.home(hub.students[0]) / SHEET / "feedback").rglob(f"{SHEET}.html")
    source = page.read_text(encoding="utf-8")
    text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", source, flags=re.DOTALL)
    return " ".join(html.unescape(text).split())


def test_student_finds_fetches_validates_and_hands_in(alma):
    assert "nonstate_months is not there yet" in alma.validation
    assert "window_deaths" not in alma.validation
    assert "There are no assignments to fetch." in alma.submitted
    assert str(datetime.now(UTC).year) in alma.submitted


def test_every_server_runs_as_its_user_in_a_home_that_is_shut(hub, attempts):
    assert attempts.pop("user") == pwd.getpwnam(hub.students[1]).pw_uid
    for name in (hub.instructor, *hub.students):
        assert hub.home(name).stat().st_mode & 0o777 == 0o700


def test_student_reaches_nothing_of_others_from_a_notebook(attempts):
    tried = {name: came for name, came in attempts.items() if name != "user"}
    wanted = {name: "reached" if name.startswith("control") else "denied" for name in tried}
    assert tried == wanted


def test_student_is_turned_away_in_the_browser(hub, bilal):
    other, own = hub.students
    for path in (
        f"/user/{other}/lab",
        f"/user/{other}/api/contents",
        f"/user/{other}/files/{SHEET}/{SHEET}.ipynb",
        f"/user/{hub.instructor}/formgrader/gradebook",
        f"/user/{hub.instructor}/files/term/gradebook.db",
        "/hub/admin",
    ):
        assert bilal.request.get(hub.address + path).status == 403, path
    assert bilal.request.get(f"{hub.address}/user/{own}/api/contents").status == 200
    assert bilal.request.get(f"{hub.address}/user/{own}/formgrader").status == 404


def test_only_names_on_the_roster_come_in(hub, browser):
    page = browser.new_page()
    page.goto(f"{hub.address}/hub/login")
    page.get_by_label("Username").fill("stranger")
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_response("**/hub/login*") as answer:
        page.get_by_role("button", name="Sign in").click()
    page.close()
    assert answer.value.status == 403


def test_menu_of_a_student_has_the_list_and_no_formgrader(bilal):
    bilal.get_by_role("menuitem", name="Nbgrader").click()
    names = bilal.locator(".lm-Menu-itemLabel").all_inner_texts()
    bilal.keyboard.press("Escape")
    assert [name for name in names if name] == ["Assignment List"]


def test_hand_in_belongs_to_the_account_and_brings_no_links(hub, graded):
    forged = hub.term / "submitted" / hub.students[1] / SHEET
    names = sorted(path.name for path in forged.rglob("*"))
    assert names == [f"{SHEET}.ipynb", "timestamp.txt"]
    when = (forged / "timestamp.txt").read_text(encoding="utf-8")
    assert when.startswith(str(datetime.now(UTC).year))
    own = hub.term / "submitted" / hub.students[0] / SHEET / f"{SHEET}.ipynb"
    assert ANSWER in own.read_text(encoding="utf-8")


def test_instructor_grades_in_the_sandbox_with_an_ordinary_account(graded):
    assert "2 graded, 1 with answers to mark by hand." in graded


def test_script_in_an_answer_is_text_in_formgrader(formgrader):
    assert ANSWER in formgrader.answer
    assert SCRIPT in formgrader.answer
    assert formgrader.title() != "taken over"


def test_student_reads_marks_and_comment(feedback):
    assert COMMENT in feedback
    assert "6 of 26 points" in feedback


def test_nothing_is_asked_of_the_network(alma, bilal, formgrader, feedback):
    assert [*alma.strays, *bilal.strays, *formgrader.strays] == []
