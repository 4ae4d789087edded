"""`course export`: the exact formats, nothing that was not earned, and what has changed."""

from __future__ import annotations

import csv
import io
import json
import shutil
import stat
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from graded_term import GradedTerm
from lms_names import BLANK, HandIn, download

from course_utils.cli import main
from course_utils.errors import GradingError, TermError
from course_utils.term.collect.command import collect
from course_utils.term.export import command
from course_utils.term.export.command import Exported, export
from course_utils.term.export.grades import harmless
from course_utils.term.feedback.command import feedback

AFTER = datetime(2027, 3, 20, tzinfo=ZoneInfo("Europe/Berlin"))
"""All is due, and nothing that came now would count."""


@pytest.fixture
def term(graded: GradedTerm, tmp_path: Path) -> GradedTerm:
    """A copy, so that each test has its own history and roster."""
    import dataclasses

    folder = tmp_path / "term"
    shutil.copytree(
        graded.folder, folder, ignore=shutil.ignore_patterns("out", "submitted", "autograded")
    )
    shutil.copytree(graded.folder / "submitted", folder / "submitted")
    return dataclasses.replace(graded, folder=folder)


def table(made: Exported, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    assert made.path is not None
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    text = made.path.read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def by(rows: list[dict[str, str]], key: str, value: str) -> dict[str, str]:
    (row,) = [row for row in rows if row[key] == value]
    return row


def test_plain_has_what_counts_and_nothing_else(term: GradedTerm) -> None:
    rows = table(export(term.folder, "plain", now=AFTER), "utf-8-sig")
    assert list(rows[0]) == ["id", "last_name", "first_name", "email", "ps06", "Weighted total"]
    points = {row["id"]: row["ps06"] for row in rows}
    assert points == {
        term.full: "22",
        term.late: "9.6",  # 12 less 20 percent for two begun days
        term.wrong: "0",  # earned, not missing
        term.waiting: "",
        term.blank: "0",
        "simulated-warning": points["simulated-warning"],
        term.nothing: "",
    }
    assert by(rows, "id", term.late)["Weighted total"] == "43.64"
    assert by(rows, "id", term.waiting)["Weighted total"] == ""
    assert by(rows, "id", term.nothing)["Weighted total"] == "0"


def test_the_report_takes_off_what_the_export_does(
    term: GradedTerm, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also for marks by hand, which came after nbgrader had reckoned the penalty."""
    monkeypatch.setenv("COLUMNS", "200")
    main(["report", "ps06", "--course", str(term.folder)])
    (row,) = [line for line in capsys.readouterr().out.splitlines() if f" {term.late} " in line]

    assert " 9.6 " in row
    counted = by(table(export(term.folder, "plain", now=AFTER), "utf-8-sig"), "id", term.late)
    assert counted["ps06"] == "9.6"


def test_a_time_told_after_marking_costs_its_penalty_and_no_mark(
    graded: GradedTerm, term: GradedTerm, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = Path("autograded") / term.full / "ps06"
    shutil.copytree(graded.folder / done, term.folder / done)
    content = (term.folder / "submitted" / term.full / "ps06" / "ps06.ipynb").read_bytes()
    again = HandIn(term.members[term.full], content, AFTER)
    zip_file = download(tmp_path / "again.zip", "canvas", [again])
    told = f"{term.full}=2027-03-01 22:00"
    found = collect(term.folder, "ps06", [zip_file], late=[told], dry_run=True)
    assert list(found.retimed) == [term.full]
    collect(term.folder, "ps06", [zip_file], late=[told])
    said = capsys.readouterr().out

    assert "the penalty is in the gradebook" in said
    assert "course grade" not in said
    rows = table(export(term.folder, "plain", now=AFTER), "utf-8-sig")
    assert by(rows, "id", term.full)["ps06"] == "19.8"
    assert collect(term.folder, "ps06", [zip_file]).retimed == {}
    (term.folder / "gradebook.db").unlink()
    with pytest.raises(GradingError, match="gradebook is gone"):
        collect(term.folder, "ps06", [zip_file], late=[f"{term.full}=2027-03-02 22:00"])
    assert not (term.folder / "gradebook.db").exists()


def test_who_is_late_by_an_unknown_time_is_named(
    term: GradedTerm, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the export, as something to look at before the import, and by feedback."""
    late = HandIn(term.members[term.full], BLANK, AFTER, late=True)
    collect(term.folder, "ps06", [download(tmp_path / "late.zip", "canvas", [late])])
    said = f"late by an unknown time, so without a penalty: {term.full}"

    made = export(term.folder, "plain", now=AFTER)
    assert made.exit_code == command.NEEDS_A_LOOK
    assert any(said in alarm for alarm in made.made.alarms)
    capsys.readouterr()
    feedback(term.folder, "ps06")
    assert said in capsys.readouterr().out.lower()


def test_a_missing_hand_in_is_zero_only_if_told_and_too_late(term: GradedTerm) -> None:
    in_time = datetime(2027, 3, 2, tzinfo=ZoneInfo("Europe/Berlin"))
    rows = table(export(term.folder, "plain", missing_as_zero=True, now=in_time), "utf-8-sig")
    assert by(rows, "id", term.nothing)["ps06"] == ""
    rows = table(export(term.folder, "plain", missing_as_zero=True, now=AFTER), "utf-8-sig")
    assert by(rows, "id", term.nothing)["ps06"] == "0"
    assert by(rows, "id", term.waiting)["ps06"] == ""


def canvas_template(term: GradedTerm, **more: str) -> str:
    """What Canvas's gradebook exports, with its own columns and rows."""
    head = [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Quiz 1 (777)",
        "PS06: Astana (778)", "Assignments Current Score", "Final Score",
    ]  # fmt: skip
    rows = [head, ["", "", "", "", "", "", "Manual Posting", "", ""]]
    rows.append(["    Points Possible", "", "", "", "", "10", more.get("points", "22"), "", ""])
    for member in term.members.values():
        theirs = "EX" if member.id == term.nothing else ""
        rows.append(
            [f"{member.last_name}, {member.first_name}", member.lms_id, f"S{member.lms_id}",
             member.id, "Section A", "9", theirs, "90", "90"]
        )  # fmt: skip
    rows.append(["Student, Test", "9999", "", "abcdef", "Section A", "", "", "", ""])
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def test_canvas_gets_its_own_ids_back(term: GradedTerm, tmp_path: Path) -> None:
    file = tmp_path / "canvas.csv"
    file.write_text(canvas_template(term), "utf-8")
    made = export(term.folder, "canvas", template=file, now=AFTER)
    assert made.exit_code == 0
    assert made.path is not None
    head, possible, *rows = csv.reader(io.StringIO(made.path.read_text("utf-8")))
    assert head == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "PS06: Astana (778)",
    ]  # fmt: skip
    assert possible == ["    Points Possible", "", "", "", "", "22"]
    points = {row[3]: row[5] for row in rows}
    assert points[term.late] == "9.6"
    assert points[term.waiting] == ""
    assert points[term.nothing] == "EX", "what Canvas has stays where we say nothing"
    assert "abcdef" not in points
    assert any("Student, Test" in note for note in made.made.notes)


def test_canvas_without_a_template_has_the_columns_that_its_import_asks_for(
    term: GradedTerm,
) -> None:
    made = export(term.folder, "canvas", now=AFTER)
    assert made.path is not None
    head, possible, *rows = csv.reader(io.StringIO(made.path.read_text("utf-8")))
    assert head == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "ps06", "Weighted total",
    ]  # fmt: skip
    assert possible[0] == "    Points Possible"
    assert possible[-2:] == ["22", "100"]
    (ana,) = [row for row in rows if row[3] == term.full]
    assert ana == ["López, Ana", "4700", "", term.full, "", "22", "100"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("PS06: Astana (778)", "Astana (778)"), "no column for ps06"),
        (("Quiz 1 (777)", "ps06 again (777)"), "2 columns may be ps06"),
    ],
)
def test_a_template_that_does_not_fit_is_refused(
    term: GradedTerm, tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    file = tmp_path / "canvas.csv"
    file.write_text(canvas_template(term).replace(*change), "utf-8")
    with pytest.raises(TermError, match=words):
        export(term.folder, "canvas", template=file, now=AFTER)


def test_other_points_and_absent_students_are_alarms(term: GradedTerm, tmp_path: Path) -> None:
    file = tmp_path / "canvas.csv"
    lines = canvas_template(term, points="100").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if term.full not in line), "utf-8")
    made = export(term.folder, "canvas", template=file, now=AFTER)
    assert made.exit_code == 3
    assert any("22 points here and 100 in Canvas" in alarm for alarm in made.made.alarms)
    assert any(term.full in alarm for alarm in made.made.alarms)


def test_moodle_never_has_an_empty_key_or_mark(term: GradedTerm) -> None:
    """Moodle would write a row without a key onto the student of the row above."""
    rows = table(export(term.folder, "moodle", now=AFTER))
    assert list(rows[0]) == [
        "First name", "Last name", "ID number", "Email address", "ps06", "Weighted total",
    ]  # fmt: skip
    assert all(all(row.values()) for row in rows)
    assert by(rows, "ID number", term.members[term.waiting].lms_id)["ps06"] == "-"
    roster = term.folder / "roster.csv"
    roster.write_text(roster.read_text("utf-8").replace(f"{term.full}@example.org", ""), "utf-8")
    rows = table(export(term.folder, "moodle", now=AFTER))
    assert "Email address" not in rows[0]


def test_moodles_own_export_is_filled(term: GradedTerm, tmp_path: Path) -> None:
    head = [
        "First name", "Last name", "ID number", "Institution", "Email address",
        "Assignment: ps06 (Real)", "Assignment: ps06 (Feedback)", "Course total (Real)",
        "Last downloaded from this course",
    ]  # fmt: skip
    rows = [head]
    for m in term.members.values():
        known = "" if m.id == term.late else m.lms_id
        mine = [m.first_name, m.last_name, known, "Uni", m.email, "-", "", "0", "1803000000"]
        rows.append(mine)
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    file = tmp_path / "moodle.csv"
    file.write_text(text.getvalue(), "utf-8-sig")
    found = table(export(term.folder, "moodle", template=file, now=AFTER))
    assert list(found[0]) == [
        "First name", "Last name", "Institution", "Email address", "Assignment: ps06",
    ]  # fmt: skip
    assert by(found, "Email address", f"{term.late}@example.org")["Assignment: ps06"] == "9.6"
    assert by(found, "Email address", f"{term.waiting}@example.org")["Assignment: ps06"] == "-"


@pytest.mark.parametrize(
    ("encoding", "delimiter", "suffix"), [("utf-16", "\t", ".xls"), ("utf-8-sig", ",", ".csv")]
)
def test_blackboard_gets_its_file_back_as_it_came(
    term: GradedTerm, tmp_path: Path, encoding: str, delimiter: str, suffix: str
) -> None:
    column = "ps06 Astana [Total Pts: 22 Score] |123456"
    head = [
        "Last Name",
        "First Name",
        "Username",
        "Availability",
        column,
        "Total [Total Pts: 50 Score] |1",
    ]
    rows = [head] + [
        [m.last_name, m.first_name, m.id, "Yes", "", ""] for m in term.members.values()
    ]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    file = tmp_path / "gc.xls"
    file.write_bytes(text.getvalue().encode(encoding))
    made = export(term.folder, "blackboard", template=file, now=AFTER)
    assert made.path is not None
    assert made.path.suffix == suffix
    assert made.path.read_bytes()[:2] == file.read_bytes()[:2]
    found = table(made, encoding, delimiter)
    assert list(found[0]) == ["Last Name", "First Name", "Username", column]
    assert by(found, "Username", term.late)[column] == "9.6"


def test_blackboard_without_a_template_says_what_that_means(term: GradedTerm) -> None:
    made = export(term.folder, "blackboard", now=AFTER)
    assert by(table(made, "utf-8-sig"), "Username", term.members[term.late].lms_id)["ps06"] == "9.6"
    assert any("--template" in note for note in made.made.notes)


def test_brightspace_gets_its_own_headings_back(term: GradedTerm, tmp_path: Path) -> None:
    item = "ps06 Points Grade <Numeric MaxPoints:22 Weight:8>"
    members = term.members
    rows = [
        [
            "OrgDefinedId",
            "Username",
            "Last Name",
            item,
            "Quiz Points Grade",
            "End-of-Line Indicator",
        ],
        [f"#{members[term.full].lms_id}", f"#{term.full}", "Full", "", "7", "#"],
        ["#77", f"#{term.waiting}", "Waits", "3", "7", "#"],
        ["#78", "#stranger", "Else", "", "", "#"],
    ]
    file = tmp_path / "grades.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(rows)
    made = export(term.folder, "brightspace", template=file, now=AFTER)

    assert made.path is not None
    assert list(csv.reader(io.StringIO(made.path.read_text("utf-8")))) == [
        ["OrgDefinedId", "Username", item, "End-of-Line Indicator"],
        [f"#{members[term.full].lms_id}", f"#{term.full}", "22", "#"],
        ["#77", f"#{term.waiting}", "3", "#"],
    ]
    assert any("stranger" in note or "78" in note for note in made.made.notes)
    assert any("not in Brightspace" in alarm for alarm in made.made.alarms)


def test_brightspace_without_a_template_has_what_its_import_asks_for(term: GradedTerm) -> None:
    rows = table(export(term.folder, "brightspace", now=AFTER))

    assert list(rows[0]) == [
        "OrgDefinedId",
        "Username",
        "ps06 Points Grade",
        "End-of-Line Indicator",
    ]
    assert by(rows, "Username", term.full)["ps06 Points Grade"] == "22"
    assert {row["End-of-Line Indicator"] for row in rows} == {"#"}


@pytest.fixture
def evil(term: GradedTerm) -> GradedTerm:
    roster = term.folder / "roster.csv"
    text = roster.read_text("utf-8")
    name = '"=HYPERLINK(""http://x.example"",""Ana"")"'
    roster.write_text(text.replace(",Ana,", f",{name},").replace(",Müßig,", ",@SUM(A1),"), "utf-8")
    return term


@pytest.mark.parametrize("system", command.FORMATS)
def test_no_name_is_a_formula(evil: GradedTerm, system: str) -> None:
    made = export(evil.folder, system, now=AFTER)
    assert made.path is not None
    text = made.path.read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell != "-" and cell[:1] in set("=+@\t\r-")]
    has_names = system != "brightspace"
    assert any("HYPERLINK" in cell for cell in cells) is has_names


def test_formulas_are_seen_behind_spaces() -> None:
    assert harmless(" =1") == "' =1"
    assert harmless("＝1") == "'＝1"
    assert harmless("O'Brien-Lee") == "O'Brien-Lee"


def test_a_dry_run_shows_the_difference_and_writes_nothing(
    term: GradedTerm, capsys: pytest.CaptureFixture[str]
) -> None:
    from nbgrader.api import Gradebook

    assert export(term.folder, "canvas", now=AFTER).since == ""
    with Gradebook(f"sqlite:///{term.folder / 'gradebook.db'}") as gradebook:
        for grade in gradebook.find_submission("ps06", term.waiting).notebooks[0].grades:
            if grade.needs_manual_grade:
                grade.manual_score, grade.needs_manual_grade = 2.0, False
        gradebook.db.commit()
    before = sorted((term.folder / "out/exports").iterdir())
    capsys.readouterr()
    dry = export(term.folder, "canvas", dry_run=True, now=AFTER)
    assert sorted((term.folder / "out/exports").iterdir()) == before
    (points, total) = dry.changes
    assert (points.student, points.column, points.before) == (term.waiting, "ps06", None)
    assert points.after is not None
    assert total.column == "Weighted total"
    said = capsys.readouterr().out
    assert "(empty)" in said
    assert "Nothing was written." in said
    assert export(term.folder, "canvas", now=AFTER).changes == dry.changes
    again = export(term.folder, "canvas", dry_run=True, now=AFTER)
    assert (again.changes, again.since != "") == ([], True)
    assert export(term.folder, "moodle", dry_run=True, now=AFTER).since == "", "each on its own"


def test_what_is_remembered_is_private_and_checked(term: GradedTerm) -> None:
    export(term.folder, "plain", now=AFTER)
    (kept,) = (term.folder / "out/exports").glob("*.json")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert json.loads(kept.read_text("utf-8"))[term.late]["ps06"] == 9.6
    kept.write_text("[1]", "utf-8")
    with pytest.raises(TermError, match="can't be read"):
        export(term.folder, "plain", now=AFTER)


def test_nothing_graded_is_said(term: GradedTerm) -> None:
    (term.folder / "course.toml").write_text(
        (term.folder / "course.toml").read_text("utf-8").replace('name = "ps06"', 'name = "ps07"'),
        "utf-8",
    )
    from term_maker import ROOT

    shutil.copytree(ROOT / "exercises/source/ps07", term.folder / "source/ps07")
    with pytest.raises(TermError, match="nothing is graded"):
        export(term.folder, "plain", now=AFTER)
