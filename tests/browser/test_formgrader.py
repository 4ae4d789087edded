"""The whole way of a sheet with nbgrader's own commands, marked by hand in a real formgrader.

Made, released, fetched, handed in, collected, graded by its tests, marked in the browser
by keyboard with no network, given back, exported. Three simulated students; the exchange
is a folder of the test.
"""

from __future__ import annotations

import csv
import html
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest
from lab_driver import TOKEN, free_port, wait_for

from course_utils.grading import demo, simulated
from course_utils.grading.assignments import read_assignment
from course_utils.grading.bank import read_bank
from course_utils.grading.rubrics import as_markdown, read_rubrics
from course_utils.term import marking

pytestmark = pytest.mark.browser

EXERCISES = Path(__file__).parents[2] / "exercises"
SHEET = "ps06"
PAGE = f"/formgrader/gradebook/{SHEET}"
COURSE = "combatant-to-mediator"
WRITTEN = "ps06-new-or-added"
PLANS = [
    simulated.Plan(id="simulated-right", about="", default="right-1", written=6),
    simulated.Plan(
        id="simulated-partly",
        about="",
        default="right-1",
        answers={"across-sides": "wrong-fraction", "seat-counts": "wrong-yes-or-no"},
        written=4,
    ),
    simulated.Plan(id="simulated-blank", about="", default="blank"),
]
MARKED = "simulated-partly"
"""By its tests 13 of 16 points: the fraction costs two, the yes and no one."""
COMMENT = "Both numbers are right. Which effect of *coding* do you mean?"
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)\n### END HIDDEN TESTS", re.DOTALL)


def assignment():
    return read_assignment(EXERCISES, SHEET)


def rubric():
    return read_rubrics(EXERCISES / "rubrics" / f"{SHEET}.yml").tasks[0]


@dataclass
class Class:
    """The folders of the instructor, the exchange and the students."""

    folder: Path
    written: dict[str, str] = field(default_factory=dict)

    @property
    def course(self) -> Path:
        return self.folder / "course"

    def environment(self) -> dict[str, str]:
        """Return an activated environment with a home of its own."""
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        home = str(self.folder / "home")
        return {**os.environ, "PATH": path, "HOME": home, "JUPYTER_TOKEN": TOKEN}

    def nbgrader(self, *arguments: str, who: str = "course") -> None:
        """Run a command of nbgrader in the instructor's or a student's folder."""
        done = subprocess.run(
            [Path(sys.executable).with_name("nbgrader"), *arguments],
            cwd=self.folder / who,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def set_up(folder: Path) -> Class:
    """Make the course folder as the demo does, an exchange and the students' folders."""
    members = Class(folder)
    demo.prepare(EXERCISES, members.course, assignment())
    for name in ("exchange", "home", *(plan.id for plan in PLANS)):
        (folder / name).mkdir()
    # All of these students are one user of this machine, so the owner of a file tells nothing.
    exchange = (
        f"\nc.Exchange.root = {str(folder / 'exchange')!r}\nc.ExchangeCollect.check_owner = False\n"
    )
    with (members.course / demo.CONFIG).open("a", encoding="utf-8") as config:
        config.write(exchange)
    for plan in PLANS:
        (folder / plan.id / demo.CONFIG).write_text(
            f"c = get_config()\nc.CourseDirectory.course_id = {COURSE!r}\n{exchange}"
            f"c.Exchange.cache = {str(folder / plan.id / 'cache')!r}\n",
            encoding="utf-8",
        )
    return members


def hand_in(members: Class) -> None:
    """Let a student fetch the sheet and the others copy it; each fills it in and submits it."""
    students = simulated.enrol(
        PLANS,
        assignment(),
        read_bank(EXERCISES, assignment()),
        read_rubrics(EXERCISES / "rubrics" / f"{SHEET}.yml"),
    )
    members.nbgrader("fetch_assignment", SHEET, who=MARKED)
    fetched = nbformat.read(members.folder / MARKED / SHEET / f"{SHEET}.ipynb", as_version=4)
    for student in students:
        path = members.folder / student.id / SHEET / f"{SHEET}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(student.submission(fetched, assignment()), path)
        members.nbgrader("submit", SHEET, f"--student={student.id}", who=student.id)
        members.written[student.id] = student.text


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Bring a sheet to where it is to be marked by hand; serve the course folder meanwhile."""
    members = set_up(tmp_path_factory.mktemp("class"))
    port = free_port()
    command = marking.server(PAGE, browser=False, port=port)
    server = subprocess.Popen(
        [*command, "--ServerApp.ip=127.0.0.1"],
        cwd=members.course,
        env=members.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        members.nbgrader("generate_assignment", SHEET)
        members.nbgrader("release_assignment", SHEET)
        hand_in(members)
        members.nbgrader("collect", SHEET)
        members.nbgrader("autograde", SHEET)
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server)
        yield members, address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def page(served, browser):
    """Page of formgrader; every request off this machine is refused and noted."""
    _, address = served
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.strays, page.errors = [], []
    page.on("pageerror", lambda error: page.errors.append(str(error)))

    def local_only(route):
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            page.strays.append(route.request.url)
            route.abort()

    page.route("**/*", local_only)
    page.goto(f"{address}{PAGE}?token={TOKEN}")
    yield page
    context.close()


def show_names(page) -> None:
    """Wait for the list of submissions and show whose they are."""
    page.get_by_role("link", name="Submission #1").wait_for()
    page.get_by_role("button", name="Show All Names").click()


@pytest.fixture(scope="module")
def answer(page):
    """Go from the list of notebooks to the written answer of one student; return its panel."""
    page.locator("#main-table").get_by_role("link", name=SHEET).click()
    show_names(page)
    page.get_by_role("link", name=MARKED).click()
    page.wait_for_function("window.formgrader && formgrader.loaded && formgrader.grades.loaded")
    return page.locator(".nbgrader_cell", has=page.locator(f"#{WRITTEN}"))


@pytest.fixture(scope="module")
def gradebook(page, answer):
    """Mark the answer with nothing but the keyboard; return the row of the student."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == WRITTEN:
            break
    with page.expect_response("**/formgrader/api/grade/*"):
        page.keyboard.type("4")
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_response("**/formgrader/api/comment/*"):
        page.keyboard.type(COMMENT)
        page.keyboard.press("Escape")
    page.get_by_role("navigation").get_by_role("link", name=SHEET).last.click()
    show_names(page)
    row = page.locator("#main-table tr", has=page.get_by_role("link", name=MARKED))
    row.wait_for()
    return row.inner_text()


@pytest.fixture(scope="module")
def returned(served, gradebook):
    """Give the marked sheet back; return what the student has of it, as HTML."""
    members, _ = served
    members.nbgrader("generate_feedback", SHEET, f"--student={MARKED}")
    members.nbgrader("release_feedback", SHEET, f"--student={MARKED}")
    members.nbgrader("fetch_feedback", SHEET, who=MARKED)
    (path,) = (members.folder / MARKED / SHEET / "feedback").rglob(f"{SHEET}.html")
    return path.read_text(encoding="utf-8")


def text_of(source: str) -> str:
    """Return the text of an HTML page, tags and styles taken off."""
    return html.unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", "", source, flags=re.DOTALL))


def test_students_get_the_sheet_with_its_rubric_and_without_answers(served):
    members, _ = served
    path = members.folder / "simulated-blank" / SHEET / f"{SHEET}.ipynb"
    sheet = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)
    assert as_markdown(rubric()) in sheet
    assert "HIDDEN TESTS" not in sheet
    assert "SOLUTION" not in sheet


def test_marker_sees_the_rubric_right_above_the_answer(page, answer, served):
    members, _ = served
    answer.scroll_into_view_if_needed()
    assert " ".join(members.written[MARKED].split()) in " ".join(answer.inner_text().split())
    shown = page.locator(".text_cell_render", has_text="How it is marked").last
    assert shown.is_visible()
    for level in rubric().levels:
        row = shown.get_by_role("row", name=f"{level.points:g} {level.name}")
        assert row.get_by_text(" ".join(level.shows.split())).is_visible()
    for criterion in rubric().criteria:
        assert shown.get_by_text(criterion).is_visible()
    under, above = answer.bounding_box(), shown.bounding_box()
    assert 0 <= under["y"] - (above["y"] + above["height"]) < 100


def test_points_and_comment_given_by_keyboard_are_in_the_gradebook(gradebook):
    cells = gradebook.split("\t")
    assert [cell.strip() for cell in cells if "/" in cell] == [
        "17 / 22",
        "13 / 16",
        "4 / 6",
        "0 / 0",
    ]


def test_formgrader_needs_no_network(page, gradebook):
    assert page.strays == []
    assert page.errors == []


def test_feedback_has_scores_comment_rubric_and_messages(returned):
    text = " ".join(text_of(returned).split())
    assert f"{SHEET} (Score: 17.0 / 22.0)" in text
    assert "Student's answer Score: 4.0 / 6.0" in text
    assert COMMENT.replace("*", "") in text
    for level in rubric().levels:
        assert " ".join(level.shows.split()) in text
    assert "NotYet: across_sides is 0.722: this is a fraction, the task asks for a per" in text
    assert "NotYet: seat_counts: the task asks in how many rounds, not whether." in text


def test_feedback_has_no_hidden_test_and_asks_nothing_of_the_network(returned):
    text = text_of(returned)
    assert "HIDDEN TESTS" not in text
    for cell in assignment().notebook.cells:
        for region in HIDDEN.findall(cell.source):
            lines = [line.strip() for line in region.splitlines() if "expect.answer" not in line]
            assert [line for line in lines if len(line) > 12 and line in text] == []
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//[^"'> ]+""", returned) == []


def test_export_has_a_line_for_each_student(served, gradebook):
    members, _ = served
    members.nbgrader("export")
    with (members.course / "grades.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"simulated-right": 16, MARKED: 17, "simulated-blank": 0}
