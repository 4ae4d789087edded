"""Likeness of answers: copies are found, a class that works alone is not accused."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe

from course_utils.cli import grading
from course_utils.errors import GradingError
from course_utils.grading.assignments import read_assignment
from course_utils.grading.bank import read_bank
from course_utils.grading.rubrics import read_rubrics
from course_utils.grading.simulated import draw, enrol, hand_in, read_class
from course_utils.term.similarity import features
from course_utils.term.similarity.command import compare, render
from course_utils.term.similarity.sections import names_of, sections

EXERCISES = Path(__file__).parents[2] / "exercises"
NAME = "ps06"
CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "course"\n'
HOSTILE = "<img src=x onerror=alert(1)>"

ORIGINAL = {  # somebody's own way, which neither bank nor class has
    "us-partners": """\
# both ends matter, so I walk through the rows one after the other
who = set()
when = pd.Timestamp(2017, 6, 30)
for _, tie in ties.iterrows():
    over = tie["date_end"] < when if pd.notna(tie["date_end"]) else False
    if tie["date_start"] > when or over:
        continue
    ends = [tie["source_actor"], tie["target_actor"]]
    if "united_states" in ends:
        ends.remove("united_states")
        who.add(ends[0])
us_partners = who
""",
    "across-sides": """\
lookup = dict(zip(actors["actor_id"], actors["side"]))
hits, total = 0, 0
for _, tie in ties.sort_values("date_start").iterrows():
    day = str(tie["date_start"])[:10]
    if day < "2015-09-30" or day > "2016-12-15":
        continue
    if tie["source_actor"] in FORUMS or tie["target_actor"] in FORUMS:
        continue
    total += 1
    if lookup.get(tie["source_actor"]) != lookup.get(tie["target_actor"]):
        hits += 1
window_ties = total
across_sides = round(100 * hits / total, 1)
""",
    "same-table": """\
def seats(which):
    row = diplomacy.set_index("event_id").loc[which]
    people = []
    for person in row["participants"].split(";"):
        person = person.strip()
        if person.endswith("(observer)"):
            person = person[: -len("(observer)")].strip()
        people.append(person)
    return frozenset(people)

old, new = seats("astana-2018-11-28"), seats("astana-2024-01-24")
shared_names = set(old.intersection(new))
same_table = round(len(shared_names) / len(old.union(new)), 3)
""",
}
RENAMED = {"who": "partners", "tie": "line", "when": "moment", "over": "ended", "ends": "both",
           "lookup": "sides", "hits": "crossing", "total": "n", "people": "names_here",
           "person": "one", "row": "entry", "old": "a", "new": "b", "seats": "at"}  # fmt: skip
ESSAY = (
    "To my mind the rooms in Kazakhstan were one more storey on a house that already stood. "
    "Between the first of March and the last of August I find nine handshakes that begin, and "
    "twelve rows that somebody would still call live on the tenth of May. A coder who leaves "
    "the last column empty keeps every old quarrel alive, and so my twelve may be too many."
)


def copied(source: str) -> str:
    """Rename everything, move and reword the comments, put blank lines in."""
    lines = [line for line in source.splitlines() if not line.lstrip().startswith("#")]
    text = "\n\n".join(["# my solution", *lines[:1]]) + "\n" + "\n".join([*lines[1:], "# done"])
    return re.sub(r"(?<![\"'.\w])(\w+)\b(?![\"'])", lambda m: RENAMED.get(m[1], m[1]), text)


def make_course(folder: Path, *, released: bool = True) -> Path:
    """Make a course folder with the assignment, and its release version as nbgrader makes it."""
    (folder / "source" / NAME).mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    source = EXERCISES / "source" / NAME / f"{NAME}.ipynb"
    notebook = nbformat.read(source, as_version=4)
    nbformat.write(notebook, folder / "source" / NAME / f"{NAME}.ipynb")
    for cell in notebook.cells:
        stub = "# Your code goes here.\n..." if cell.cell_type == "code" else "*Your answer.*"
        cell.source = re.sub(r"### BEGIN SOLUTION.*### END SOLUTION", stub, cell.source, flags=re.S)
        cell.source = re.sub(r"### BEGIN HIDDEN.*?END HIDDEN TESTS", "", cell.source, flags=re.S)
    if released:
        (folder / "release" / NAME).mkdir(parents=True)
        nbformat.write(notebook, folder / "release" / NAME / f"{NAME}.ipynb")
    return folder


def submit(folder: Path, student: str, answers: dict[str, str], like: str) -> None:
    """Hand in what `like` did, with other answers to some tasks."""
    theirs = folder / "submitted" / like / NAME / f"{NAME}.ipynb"
    notebook = nbformat.read(theirs, as_version=4)
    for cell in notebook.cells:
        task = cell.metadata.get("nbgrader", {}).get("grade_id", "").removeprefix(f"{NAME}-")
        if task in answers:
            cell.source = answers[task]
    target = folder / "submitted" / student / NAME / f"{NAME}.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    """The simulated class of the demo: thirty who answer from the bank, each alone."""
    folder = make_course(tmp_path_factory.mktemp("class") / "course")
    plan = read_class(EXERCISES / "demo-class.yml")
    assignment = read_assignment(EXERCISES, NAME)
    bank = read_bank(EXERCISES, assignment)
    rubrics = read_rubrics(EXERCISES / "rubrics" / f"{NAME}.yml")
    plans = [*plan.students, *draw(plan.drawn, assignment, bank)]
    hand_in(enrol(plans, assignment, bank, rubrics), assignment, folder)
    return folder


@pytest.fixture(scope="module")
def found(simulated):
    """The same class with copies planted in it."""
    submit(simulated, "ann", ORIGINAL | {"new-or-added": ESSAY}, like="simulated-07")
    renamed = {task: copied(text) for task, text in ORIGINAL.items()}
    submit(simulated, "bea", renamed, like="simulated-12")
    reworded = ESSAY.replace("nine handshakes", "ten ties").replace("To my mind", "I think")
    submit(simulated, "cem", {"new-or-added": reworded}, like="simulated-20")
    note = "# I went at it from the far end, as the lesson did not\n"
    for student, value in (("dan", '{"a"}'), (HOSTILE, 'frozenset(["b", "\x1b[2J\u202e"])')):
        answers = {"us-partners": f"{note}us_partners = {value}", "cut-off": f"{note}cut_off = 1"}
        submit(simulated, student, answers, like="simulated-wrong")
    for student, text in (("broken", "{"), ("elsewhere", None)):
        folder = simulated / "submitted" / student / NAME
        folder.mkdir(parents=True)
        if text is not None:
            (folder / f"{NAME}.ipynb").write_text(text, encoding="utf-8")
    (simulated / "grading").mkdir()
    said = {"said": "NotYet: us_partners is 1: odd one out.", "recognised": True}
    entries = [{"student": who, "messages": {"ps06-us-partners-test-names": said}}
               for who in ("ann", "bea")]  # fmt: skip
    journal = simulated / "grading" / f"{NAME}.jsonl"
    journal.write_text("".join(json.dumps(one) + "\n" for one in entries), encoding="utf-8")
    return compare(simulated, NAME)


def pairs(found):
    return {(pair.first, pair.second): pair for pair in found.pairs}


def test_a_class_that_works_alone_is_not_accused(tmp_path):
    """Each student has right answers of the bank, or its known mistakes: nobody stands out."""
    folder = make_course(tmp_path / "course")
    plan = read_class(EXERCISES / "demo-class.yml")
    assignment = read_assignment(EXERCISES, NAME)
    bank = read_bank(EXERCISES, assignment)
    rubrics = read_rubrics(EXERCISES / "rubrics" / f"{NAME}.yml")
    hand_in(
        enrol(draw(plan.drawn, assignment, bank), assignment, bank, rubrics), assignment, folder
    )
    alone = compare(folder, NAME)
    assert len(alone.answers.students) == 24
    assert alone.pairs == ()


def test_renamed_copies_are_found_and_nobody_else(found):
    assert set(pairs(found)) == {("ann", "bea"), ("ann", "cem"), (HOSTILE, "dan")}
    copies = pairs(found)["ann", "bea"]
    assert names_of(found, copies) == ["us-partners", "across-sides", "same-table"]
    assert copies.expected < 0.001
    assert found.pairs[0] is copies  # chance explains it least


def test_a_long_stretch_of_an_essay_is_enough(found):
    pair = pairs(found)["ann", "cem"]
    (match,) = pair.matches
    (start, end), *_ = match.overlap.first
    sides = ((match.first, match.overlap.first), (match.second, match.overlap.second))
    marked = [[re.findall(r"\w+", text[a:b]) for a, b in spans] for text, spans in sides]
    assert marked[0] == marked[1]  # to the letter, in both
    assert match.overlap.share > 0.5
    assert "were one more storey on a house" in match.first[start:end]
    assert "To my mind" not in match.first[start:end]


def test_what_is_marked_as_shared_is_what_was_compared(found):
    for match in pairs(found)["ann", "bea"].matches:
        shared = "".join(match.first[start:end] for start, end in match.overlap.first)
        assert len(shared) > len(match.first) / 2
        assert "walk through the rows" not in shared  # a comment of one's own


def test_rare_comments_and_mistakes_are_named(found):
    shared = pairs(found)[HOSTILE, "dan"].matches
    assert [match.comments for match in shared] == [
        ("i went at it from the far end as the lesson did not",)
    ] * 2
    assert pairs(found)["ann", "bea"].matches[0].mistakes == ("odd one out",)


def test_what_many_share_is_commonplace():
    """Three of four is many here; and what stands on the sheet says nothing either."""
    said = {"a": {"x", "y", "z"}, "b": {"x", "y", "z"}, "c": {"x", "own"}, "d": {"x"}}
    found = features.rare({who: frozenset(words) for who, words in said.items()}, ["z"], 3)
    assert found == {"a": {"y"}, "b": {"y"}, "c": set(), "d": set()}


def test_names_and_comments_are_those_that_somebody_made_up():
    source = (
        "my_rows = pd.DataFrame(list(range(3)))  # so as to count from the end\nfor a in my_rows"
    )
    assert features.names(source) == {"my_rows"}
    assert features.comments(f"{source}\n# short\n'unfinished") == {"so as to count from the end"}


def test_one_task_alike_is_not_enough(simulated, tmp_path, found):
    folder = make_course(tmp_path / "course")
    for like in sorted((simulated / "submitted").glob("simulated-0*")):
        (folder / "submitted").mkdir(exist_ok=True)
        target = folder / "submitted" / like.name / NAME / f"{NAME}.ipynb"
        target.parent.mkdir(parents=True)
        target.write_bytes((like / NAME / f"{NAME}.ipynb").read_bytes())
    for student in ("ann", "bea"):
        submit(folder, student, {"same-table": ORIGINAL["same-table"]}, like="simulated-01")
    few = compare(folder, NAME)
    assert few.pairs == ()


def test_what_cant_be_read_is_said_and_the_rest_compared(found):
    notes = sections(found)[0].notes
    assert any("broken: ps06.ipynb is no notebook" in note for note in notes)
    assert any("elsewhere: nothing handed in is called ps06.ipynb" in note for note in notes)
    assert "broken" not in found.answers.students


def test_a_sheet_that_cant_be_read_is_said(tmp_path):
    folder = make_course(tmp_path / "course", released=False)
    (folder / "source" / NAME / f"{NAME}.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(GradingError, match=r"ps06\.ipynb, line 1, column 2: is no notebook"):
        compare(folder, NAME)


def test_the_sheet_is_no_answer(found):
    """The simulated student who hands in the sheet as it was released has answered nothing."""
    assert all("simulated-blank" not in given for given in found.answers.given.values())


def test_a_cell_of_ones_own_belongs_to_the_answer_before_it(tmp_path):
    folder = make_course(tmp_path / "course", released=False)
    notebook = nbformat.read(folder / "source" / NAME / f"{NAME}.ipynb", as_version=4)
    at = next(
        n for n, cell in enumerate(notebook.cells)
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "ps06-same-table"
    )  # fmt: skip
    notebook.cells[at].source = "first = 1"
    notebook.cells.insert(at + 1, nbformat.v4.new_code_cell("second = 2"))
    for student in ("ann", "bea"):
        target = folder / "submitted" / student / NAME / f"{NAME}.ipynb"
        target.parent.mkdir(parents=True)
        nbformat.write(notebook, target)
    assert compare(folder, NAME).answers.given["ps06-same-table"]["ann"] == "first = 1\nsecond = 2"


def test_the_page_escapes_answers_and_accuses_nobody(found):
    text = render(found)
    assert HOSTILE not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert not set(text) & {"\x1b", "\u202e"}
    assert "<script" not in text
    assert "https://" not in text
    assert "a reason to talk, not a verdict" in text
    assert "<mark>" in text
    for word in ("plagiar", "cheat", "guilt", "suspect"):
        assert word not in text.lower()


@pytest.mark.browser
def test_the_page_is_accessible(browser, found):
    narrow = {"width": 400, "height": 800}
    context = browser.new_context(bypass_csp=True, viewport=narrow, color_scheme="dark")
    page = context.new_page()
    alarms = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.set_content(render(found))
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.get_by_role("heading", name="ann and bea").count() == 1
    assert alarms == []
    context.close()


def test_the_command_shows_the_pairs_and_writes_a_private_page(simulated, found, capsys, tmp_path):
    before = {path for path in simulated.rglob("*") if path.is_file()}
    page = tmp_path / "page.html"
    arguments = [NAME, "--course", str(simulated), "--html", str(page)]
    grading.similarity.main(arguments, standalone_mode=False)
    printed = capsys.readouterr()
    assert printed.err == ""  # the library logs nothing and shows no progress
    assert "ann and bea" in printed.out
    assert "\x1b" not in printed.out
    assert page.stat().st_mode & 0o077 == 0
    assert {path for path in simulated.rglob("*") if path.is_file()} == before
    assert not Path("report.html").exists()  # the library's own


def test_without_the_library_the_message_says_what_to_install(simulated, monkeypatch):
    monkeypatch.setitem(sys.modules, "copydetect", None)
    with pytest.raises(GradingError, match=r"copydetect is not installed.*similarity extra"):
        compare(simulated, NAME)


def test_an_assignment_that_is_not_there_is_named(simulated):
    with pytest.raises(GradingError, match="no sheet of ps66"):
        compare(simulated, "ps66")
