"""`course feedback`: each student's own page, and zips that the systems take back."""

from __future__ import annotations

import re
import shutil
import stat
import zipfile
from pathlib import Path

import nbformat
import pytest
from graded_term import GradedTerm
from nbformat.v4 import new_code_cell, new_output

from course_utils.errors import GradingError, TermError
from course_utils.term.feedback import outputs, read
from course_utils.term.feedback.command import Written, feedback


@pytest.fixture(scope="module")
def term(graded: GradedTerm, tmp_path_factory: pytest.TempPathFactory) -> GradedTerm:
    import dataclasses

    folder = tmp_path_factory.mktemp("feedback") / "term"
    shutil.copytree(graded.folder, folder)
    return dataclasses.replace(graded, folder=folder)


@pytest.fixture(scope="module")
def written(term: GradedTerm) -> Written:
    secret = term.folder / "submitted" / term.full / "ps06" / "submission_secret.txt"
    secret.write_text("of the exchange", "utf-8")
    return feedback(term.folder, "ps06")


def page(written: Written, student: str) -> str:
    return written.pages[student].read_text("utf-8")


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<body>")[2]).split())


def test_a_page_for_each_whose_work_is_marked(term: GradedTerm, written: Written) -> None:
    assert set(written.pages) == set(term.members) - {term.waiting, term.nothing}
    assert written.waiting == [term.waiting]
    assert written.nothing == [term.nothing]
    for path in (*written.pages.values(), *written.zips.values()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_points_and_lateness_are_explained(term: GradedTerm, written: Written) -> None:
    said = words(page(written, term.late))
    assert "9.6 of 22 points" in said
    assert "handed in 1 d 6 h after it was due, Sunday 28 February 2027, 23:59" in said
    assert "so 2 days cost 20 % of 12: 2.4 points." in said
    assert "Late −2.4" in said
    assert "Late" not in words(page(written, term.full))


def test_messages_of_tests_are_there_and_no_line_of_them(
    term: GradedTerm, written: Written
) -> None:
    said = page(written, term.late)
    assert "across_sides is 0.722: this is a fraction, the task asks for a percentage." in said
    source = nbformat.read(term.folder / "source/ps06/ps06.ipynb", as_version=4)
    hidden = {
        line.strip()
        for cell in source.cells
        if "### BEGIN HIDDEN TESTS" in cell.source
        for line in cell.source.partition("### BEGIN HIDDEN TESTS")[2].splitlines()
        if len(line.strip()) > 12
    }
    assert len(hidden) > 20
    for path in written.pages.values():
        text = path.read_text("utf-8")
        assert not [line for line in hidden if line in text]
        assert "HIDDEN" not in text
        assert "expect." not in text


def test_the_rubric_shows_the_level_reached_and_no_sample(
    term: GradedTerm, written: Written
) -> None:
    full, wrong = (words(page(written, student)) for student in (term.full, term.wrong))
    assert "convincing your level 6" in full
    assert "not yet your level 0" in wrong
    assert "Your 3 points lie between two levels" in words(page(written, term.late))
    assert "Read <em>task 2</em> again." in page(written, term.full)
    assert "&lt;b&gt;only&lt;/b&gt;" in page(written, term.full)
    assert "Nothing was written here." in words(page(written, term.blank))


def test_what_a_task_is_worth_stands_beside_its_title(term: GradedTerm, written: Written) -> None:
    said = words(page(written, term.full))
    assert "Task 1 · Partners on a day 2 2 " in said
    assert "or on top of them? 6 6 " in said
    assert not re.search(r"\([^)]*points?\b[^)]*\)", said)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Step 6 · One map (1 point)", "Step 6 · One map"),
        ("### Notes (2.5 points, written)", "Notes"),
        ("## Reviews (no points)", "Reviews"),
        ("## Who won on points (and who did not)", "Who won on points (and who did not)"),
        ("No heading (2 points)", ""),
    ],
)
def test_only_the_worth_is_taken_out_of_a_title(heading: str, title: str) -> None:
    assert read._heading(heading) == title


def test_nothing_of_anybody_else_is_in_a_page(term: GradedTerm, written: Written) -> None:
    for student, path in written.pages.items():
        text = path.read_text("utf-8")
        assert term.members[student].first_name in text
        for other in term.members.values():
            if other.id != student:
                assert other.full_name not in text
                assert f"For {other.id} " not in text


def test_a_page_runs_and_fetches_nothing(written: Written) -> None:
    for path in written.pages.values():
        text = path.read_text("utf-8")
        assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in text
        assert "<script" not in text
        assert not re.search(r"""(src|href)=["'](?!data:image/|#)""", text)


def test_zips_carry_the_names_that_systems_take_back(term: GradedTerm, written: Written) -> None:
    found = {}
    for system, path in written.zips.items():
        with zipfile.ZipFile(path) as archive:
            found[system] = archive.namelist()
    late = term.members[term.late]
    assert found == {
        "canvas": ["lópezana_4700_94700_ps06-feedback.html"],
        "brightspace": [
            f"{late.lms_id}-255736 - {late.full_name} - 2 March, 2027 559 AM/ps06-feedback.html"
        ],
        "moodle": [
            "Søren Åberg_58914_assignsubmission_file/ps06-feedback.html",
            "Łukasz Żak_58928_assignsubmission_file_ps06-feedback.html",
        ],
        "plain": ["simulated-warning/ps06-feedback.html"],
    }


def test_the_exchange_finds_what_it_needs(term: GradedTerm, written: Written) -> None:
    folder = written.pages[term.full].parent
    assert folder == term.folder / "feedback" / term.full / "ps06"
    assert (folder / "submission_secret.txt").read_text("utf-8") == "of the exchange"


def test_those_who_wait_get_one_if_asked_for(term: GradedTerm, written: Written) -> None:
    again = feedback(term.folder, "ps06", also_waiting=True)
    said = words(page(again, term.waiting))
    assert "points so far" in said
    assert "A written answer has not been marked yet" in said
    assert "not marked yet : – of 6" in said
    assert set(again.pages) == set(written.pages) | {term.waiting}


def test_nothing_graded_is_said(term: GradedTerm) -> None:
    with pytest.raises(TermError, match="nobody's ps05 is graded"):
        feedback(term.folder, "ps05")


def test_outputs_are_harmless() -> None:
    cell = new_code_cell("x")
    cell.outputs = [
        new_output("stream", text="\x1b[31mred\x1b[0m & <b>bold</b>\n"),
        new_output("display_data", data={"text/html": "<script>alert(1)</script><b>map</b>"}),
        new_output(
            "execute_result",
            data={
                "text/html": "<h1>big</h1><table><tr><td onclick='x()'>1</td></tr></table>"
                "<img src='https://spy.example/x.png'><a href='javascript:x()'>y</a>"
            },
        ),
        new_output("display_data", data={"image/png": "aGk=\n"}),
        new_output("error", ename="NameError", evalue="name 'x' is not defined", traceback=["no"]),
    ]
    stream, active, html, picture, error = outputs.shown(cell)
    assert "red &amp; &lt;b&gt;bold" in stream
    assert "\x1b" not in stream
    for each in (active, html):
        assert not re.search(r"<script|<iframe|<h1|onclick|javascript|spy|https?:", each)
    assert 'src="data:image/png;base64,aGk="' in picture
    assert "NameError: name &#39;x&#39; is not defined" in error


def test_written_answers_are_markdown_without_html() -> None:
    html = outputs.written(
        "# Verdict\n\n**It held.** <img src=x onerror=alert(1)>\n\n"
        "![x](https://spy.example/a.png) [y](javascript:alert(1))\n\n| a |\n|---|\n| 1 |"
    )
    assert "<strong>It held.</strong>" in html
    assert "<table>" in html
    assert not re.search(r"<h1|<img[^>]*(onerror|http)|href=.javascript", html)


def test_a_damaged_graded_notebook_is_named(term: GradedTerm, tmp_path: Path) -> None:
    shutil.copytree(term.folder, tmp_path / "term")
    path = tmp_path / "term/autograded" / term.full / "ps06/ps06.ipynb"
    path.chmod(0o644)
    path.write_text("{", "utf-8")
    with pytest.raises(GradingError, match="is no notebook that can be read"):
        feedback(tmp_path / "term", "ps06")
