"""`course roster`: students from the tables that Canvas, Moodle and others give out."""

from __future__ import annotations

from pathlib import Path

import pytest

from course_utils.cli import main
from course_utils.errors import TermError
from course_utils.term.enrol import enrol
from course_utils.term.roster import TEMPLATE, Member, read_roster

ANA = Member("alopez", "Ana", "López", "", "90817")
BEN = Member("bokoro", "Ben Ike", "Okoro", "", "90818")
TABLES = {
    "canvas": (
        "Student,ID,SIS User ID,SIS Login ID,Section,ps01 (5512)\n"
        "    Points Possible,,,,,16.00\n"
        '"López, Ana",90817,S-1,alopez,Monday,12.00\n'
        "Ben Ike Okoro,90818,S-2,bokoro,Monday,\n"
        '"Student, Test",99999,,f0a1b2,Monday,\n'
    ),
    "moodle": (
        "First name\tLast name\tUsername\tID number\tEmail address\n"
        "Ana\tLópez\talopez\t90817\t\nBen Ike\tOkoro\tbokoro\t90818\t\n"
    ),
    "brightspace": (
        "OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n"
        "#90817,#alopez,López,Ana,,#\n#90818,#bokoro,Okoro,Ben Ike,,#\n"
    ),
}


@pytest.fixture
def term(tmp_path: Path) -> Path:
    (tmp_path / "roster.csv").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def table(term: Path, text: str, encoding: str = "utf-8") -> Path:
    path = term / "from the system.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_system_gives_the_same_roster(term: Path, text: str, encoding: str) -> None:
    found = enrol(term, table(term, text, encoding))

    assert found.added == read_roster(term) == (ANA, BEN)


def test_blackboard_has_no_number_of_its_own(term: Path) -> None:
    enrol(term, table(term, '"Last Name","First Name","Username"\n"López","Ana","alopez"\n'))

    assert read_roster(term) == (Member("alopez", "Ana", "López"),)


def test_without_a_login_the_address_names_a_student(term: Path) -> None:
    """As Moodle's own list of participants has it."""
    text = "First name,Last name,Email address\nAna,López,ana@example.org\n"
    enrol(term, table(term, text))

    assert read_roster(term) == (Member("ana@example.org", "Ana", "López", "ana@example.org"),)


def test_what_the_instructor_wrote_stays(term: Path) -> None:
    (term / "roster.csv").write_text(
        TEMPLATE + "alopez,Anita,López,,,3\nold,Once,Here,,,\n", encoding="utf-8"
    )
    found = enrol(term, table(term, TABLES["canvas"]))
    members = read_roster(term)

    assert [one.id for one in members] == ["alopez", "old", "bokoro"]
    assert members[0] == Member("alopez", "Anita", "López", "", "90817", 3)
    assert [one.id for one in found.absent] == ["old"]
    assert enrol(term, table(term, TABLES["canvas"])).added == ()


def test_dry_run_writes_nothing(term: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["roster", str(table(term, TABLES["canvas"])), "--course", str(term), "--dry-run"])

    assert (term / "roster.csv").read_text("utf-8") == TEMPLATE
    assert "alopez: Ana López, lms_id 90817" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Vorname,Nachname,Klasse\nAna,López,3\n", "has no column for names"),
        ("First name,Last name,Class\nAna,López,3\n", "no column for a login, number or e-mail"),
        ("Student,ID,SIS Login ID\nAna López,1,../ana\n", "line 2: the login '../ana'"),
        ("nothing\n", "holds no table with students"),
    ],
)
def test_table_that_can_not_serve_is_refused_whole(term: Path, text: str, message: str) -> None:
    with pytest.raises(TermError, match=r"rename|Export|by hand") as caught:
        enrol(term, table(term, text))

    assert message in str(caught.value)
    assert (term / "roster.csv").read_text("utf-8") == TEMPLATE


def test_one_who_may_be_two_is_named(term: Path) -> None:
    (term / "roster.csv").write_text(
        TEMPLATE + "alopez,Ana,López,,,\nother,Olga,Other,,90817,\n", encoding="utf-8"
    )
    with pytest.raises(TermError, match="may be alopez and other"):
        enrol(term, table(term, TABLES["canvas"]))
