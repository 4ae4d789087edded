"""`course collect`: each notebook to its student, nothing dropped, nothing overwritten."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import stat
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import lms_names
import pytest
from click.testing import CliRunner
from lms_names import WAYS, HandIn, download, roster
from nbgrader.coursedir import CourseDirectory
from term_maker import make_term

from course_utils.cli import exchange
from course_utils.errors import TermError, UnknownName
from course_utils.term.collect import archives, record
from course_utils.term.collect.command import collect
from course_utils.term.collect.people import People, variants
from course_utils.term.collect.plan import recognise
from course_utils.term.doctor import examine_term
from course_utils.term.roster import Member

ZONE = ZoneInfo("Europe/Berlin")
WHEN = datetime(2027, 2, 28, 22, 5, 9, tzinfo=ZONE)
MEMBERS = roster(f"stud{n:02}" for n in range(30))
ANA, JOERG, SOEREN = MEMBERS[:3]


def notebook(text: str) -> bytes:
    return json.dumps({"cells": [{"source": text}], "nbformat": 4, "nbformat_minor": 5}).encode()


def hand_in(member: Member, text: str = "", **more: object) -> HandIn:
    return HandIn(member, notebook(text or member.id), more.pop("when", WHEN), **more)  # type: ignore[arg-type]


def submitted(term: Path, member: Member) -> Path:
    return term / "submitted" / member.id / "ps06"


def text_of(term: Path, member: Member) -> str:
    content = json.loads((submitted(term, member) / "ps06.ipynb").read_bytes())
    return str(content["cells"][0]["source"])


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def released_term(folder: Path, members: Iterable[Member]) -> Path:
    make_term(folder, members)
    shutil.copytree(folder / "source/ps06", folder / "release/ps06")
    return folder


@pytest.fixture
def term(tmp_path: Path) -> Path:
    return released_term(tmp_path / "term", MEMBERS)


@pytest.mark.parametrize("way", WAYS)
def test_a_class_of_thirty_gets_home(term: Path, tmp_path: Path, way: str) -> None:
    zip_file = download(tmp_path / "all.zip", way, [hand_in(one) for one in MEMBERS])
    found = collect(term, "ps06", [zip_file])
    assert found.exit_code == 0
    assert found.plan.systems == [way.partition("_")[0]]
    assert {one.id: text_of(term, one) for one in MEMBERS} == {one.id: one.id for one in MEMBERS}
    before = everything(term)
    again = collect(term, "ps06", [zip_file])
    assert set(again.came.values()) == {"as before"}
    assert everything(term) == before
    for path in term.joinpath("submitted").rglob("*.ipynb"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((term / "out/collected/ps06.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("way", "utc"), [("blackboard", "2027-02-28T21:05:09"), ("brightspace", "2027-02-28T21:05:00")]
)
def test_times_in_names_reach_nbgrader(term: Path, tmp_path: Path, way: str, utc: str) -> None:
    collect(term, "ps06", [download(tmp_path / "all.zip", way, [hand_in(ANA)])])
    read = CourseDirectory().get_existing_timestamp(str(submitted(term, ANA)))
    assert read is not None
    assert read.isoformat() == utc


def test_without_a_time_nbgrader_gets_none(term: Path, tmp_path: Path) -> None:
    own = {"stud00/timestamp.txt": b"2020-01-01 00:00:00 UTC"}
    collect(term, "ps06", [download(tmp_path / "all.zip", "plain", [hand_in(ANA)], **own)])
    assert not (submitted(term, ANA) / "timestamp.txt").exists()
    assert (submitted(term, ANA) / "(theirs) timestamp.txt").is_file()


@pytest.mark.parametrize(
    "name",
    [
        "40123-9 - Ana López - 28 February, 2027 1005 PM",
        "40123-9 - Ana López - Feb 28, 2027 1005 PM",
        "40123-9 - López, Ana - February 28, 2027 10:05 PM",
        "40123-9 - Ana López - 28 February 2027 2205",
    ],
)
def test_brightspace_writes_its_times_in_many_ways(term: Path, tmp_path: Path, name: str) -> None:
    files = {f"ps06 download/{name}/ps06.ipynb": notebook("x"), "ps06 download/index.html": b""}
    zip_file = download(tmp_path / "all.zip", "plain", [], **files)
    found = collect(term, "ps06", [zip_file])
    assert found.exit_code == 0
    assert found.plan.newest["stud00"].claim.when == WHEN.replace(second=0)


def test_times_that_can_t_be_read_ask_for_a_look(term: Path, tmp_path: Path) -> None:
    files = {
        f"40123-9 - {name} - 28 helmikuuta 2027 {time}/ps06.ipynb": notebook(time)
        for name, time in (("Ana López", "2205"), ("Jörg Müßig", "2205"), ("Jörg Müßig", "2307"))
    }
    found = collect(term, "ps06", [download(tmp_path / "all.zip", "plain", [], **files)])
    assert found.exit_code == 3
    assert found.alarms["stud00"] == ["the time in its name is in a form not known here"]
    assert "several attempts" in found.alarms["stud01"][0]


def test_the_newest_attempt_counts_and_the_others_are_kept(term: Path, tmp_path: Path) -> None:
    later = WHEN.replace(hour=23)
    both = [hand_in(ANA, "second", when=later), hand_in(ANA, "first")]
    found = collect(term, "ps06", [download(tmp_path / "all.zip", "blackboard", both)])
    assert found.exit_code == 0
    assert text_of(term, ANA) == "second"
    kept = list((term / "out/earlier/ps06/stud00").glob("*/ps06.ipynb"))
    assert [json.loads(path.read_bytes())["cells"][0]["source"] for path in kept] == ["first"]


def test_a_graded_attempt_is_kept_when_a_newer_one_comes(term: Path, tmp_path: Path) -> None:
    old, new = (
        download(tmp_path / f"{text}.zip", "canvas", [hand_in(ANA, text)])
        for text in ("old", "new")
    )
    collect(term, "ps06", [old])
    graded = term / "autograded/stud00/ps06"
    graded.mkdir(parents=True)
    (graded / "ps06.ipynb").write_text("graded", "utf-8")
    found = collect(term, "ps06", [new])
    assert found.again == ["stud00"]
    assert text_of(term, ANA) == "new"
    assert (graded / "ps06.ipynb").read_text("utf-8") == "graded"
    kept = term / "out/earlier/ps06/stud00"
    assert [path.read_text("utf-8") for path in kept.glob("*-graded/*.ipynb")] == ["graded"]
    assert len(list(kept.glob("*/ps06.ipynb"))) == 2
    collect(term, "ps06", [old])  # the old download once more: the newer work stays
    assert text_of(term, ANA) == "new"


def test_a_late_mark_without_a_time_asks_for_one(
    term: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    zip_file = download(tmp_path / "all.zip", "canvas", [hand_in(ANA, late=True), hand_in(JOERG)])
    found = collect(term, "ps06", [zip_file])
    assert found.exit_code == 3
    assert found.late == ["stud00"]
    assert record.untimed(term, "ps06") == ["stud00"]
    unsaid = "ps06: late by an unknown time, so without a penalty: stud00"
    examined = [each.said for _, findings in examine_term(term, WHEN) for each in findings]
    assert unsaid in examined
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "course collect" in one]
    words = [*shlex.split(line)[2:], "--course", str(term)]
    assert words[:3] == ["ps06", str(zip_file), "--late"]
    done = CliRunner().invoke(exchange.collect, words)
    assert done.exit_code == 0, done.output
    assert record.untimed(term, "ps06") == []
    note = submitted(term, ANA) / "timestamp.txt"
    assert note.read_text("utf-8") == "2027-03-01 22:59:00 UTC"
    read = CourseDirectory().get_existing_timestamp(str(submitted(term, ANA)))
    assert str(read) == "2027-03-01 22:59:00"
    again = collect(term, "ps06", [zip_file])
    assert again.exit_code == 0, "what was said is remembered"
    assert again.plan.newest["stud00"].notes == ["late by 1 d"]
    assert note.read_text("utf-8") == "2027-03-01 22:59:00 UTC"


def test_a_time_that_was_told_holds_for_that_hand_in_alone(term: Path, tmp_path: Path) -> None:
    first, second = (
        download(tmp_path / f"{text}.zip", "canvas", [hand_in(ANA, text, late=True)])
        for text in ("first", "second")
    )
    collect(term, "ps06", [first], late=["stud00=2027-03-01 00:05"], dry_run=True)
    assert collect(term, "ps06", [first]).late == ["stud00"], "a dry run remembers nothing"
    (term / "autograded/stud00/ps06").mkdir(parents=True)
    told = collect(term, "ps06", [first], late=["stud00=2027-03-01 00:05"])
    assert told.again == ["stud00"], "nobody can say what was graded"
    note = submitted(term, ANA) / "timestamp.txt"
    assert note.read_text("utf-8") == "2027-02-28 23:05:00 UTC"
    assert collect(term, "ps06", [first]).again == []
    collect(term, "ps06", [first], late=["stud00=2027-03-02 00:05:30"])  # said wrongly before
    assert note.read_text("utf-8") == "2027-03-01 23:05:30 UTC"
    assert collect(term, "ps06", [second]).late == ["stud00"]
    assert not note.exists()
    third = download(tmp_path / "third.zip", "canvas", [hand_in(ANA, "third", late=True)])
    assert collect(term, "ps06", [third], late=["stud00=2027-03-03 00:05"]).again == ["stud00"]
    assert note.read_text("utf-8") == "2027-03-02 23:05:00 UTC"


@pytest.mark.parametrize(
    "said",
    [
        "stud00=1.3.2027 00:05", "stud00=2027-03-01", "stud00=00:05", "2027-03-01 00:05",
        "stud00=2027-02-30 00:05", "stud00=2027-03-01 00:05 UTC", "stud00=2027-03-28 02:30",
    ],
)  # fmt: skip
def test_a_time_in_any_other_form_is_refused_with_an_example(
    term: Path, tmp_path: Path, said: str
) -> None:
    zip_file = download(tmp_path / "all.zip", "canvas", [hand_in(ANA, late=True)])
    with pytest.raises(TermError, match=r'--late "stud00=2027-03-01 23:59".*Europe/Berlin'):
        collect(term, "ps06", [zip_file], late=[said])
    assert not (term / "submitted").exists()


def test_only_unknown_times_can_be_told(term: Path, tmp_path: Path) -> None:
    zip_file = download(tmp_path / "all.zip", "blackboard", [hand_in(ANA)])
    with pytest.raises(TermError, match="Blackboard says when stud00 handed in"):
        collect(term, "ps06", [zip_file], late=["stud00=2027-03-01 00:05"])
    with pytest.raises(TermError, match="nothing of stud01 is in these downloads"):
        collect(term, "ps06", [zip_file], late=["stud01=2027-03-01 00:05"])
    with pytest.raises(UnknownName):
        collect(term, "ps06", [zip_file], late=["nobody=2027-03-01 00:05"])


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("2027-03-01 00:05:00 UTC", True),
        ("2027-03-01 00:05:00 Europe/Berlin\n", True),
        ("2027-03-01T00:05:00+01:00", True),
        ("2027-03-01 00:05:00.123456", True),  # as nbgrader's exchange writes it
        ("", True),
        ("3.11.2026 00:05", False),
        ("23.11.2026 00:05", False),
        ("2027-03-01 00:05:00", False),
        ("2027-03-01 00:05:00 CEST", False),
        ("2027-03-01 00:05:00 +0100", False),
        ("2027-02-30 00:05:00 UTC", False),
    ],
)
def test_a_time_by_hand_that_may_be_misread_is_refused(
    term: Path, tmp_path: Path, text: str, fine: bool
) -> None:
    zip_file = download(tmp_path / "all.zip", "canvas", [hand_in(ANA, late=True)])
    collect(term, "ps06", [zip_file])
    note = submitted(term, ANA) / "timestamp.txt"
    note.write_text(text, "utf-8")
    found = [finding.said for _, findings in examine_term(term, WHEN) for finding in findings]
    words = f"{note.relative_to(term)}: holds"
    assert any(words in said for said in found) is not fine
    if fine:
        collect(term, "ps06", [zip_file])
    else:
        with pytest.raises(TermError, match=r"more than one way.*--late"):
            collect(term, "ps06", [zip_file])
        collect(term, "ps06", [zip_file], late=["stud00=2027-03-01 00:05"])
        assert note.read_text("utf-8") == "2027-02-28 23:05:00 UTC"


def test_of_two_uploads_in_canvas_the_newest_is_taken(
    term: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    zip_file = download(tmp_path / "all.zip", "canvas_again", [hand_in(ANA)])
    with zipfile.ZipFile(zip_file, "a") as archive:
        archive.writestr("müßigjörg_4701_90003_ps06.ipynb", notebook("third"))
        archive.writestr("müßigjörg_4701_90001_ps06.ipynb", notebook("first"))
        archive.writestr("müßigjörg_4701_90002_ps06-1.ipynb", notebook("second"))
        archive.writestr("müßigjörg_4701_90002_notes-1.txt", "kept")
    found = collect(term, "ps06", [zip_file])
    assert text_of(term, ANA) == "stud00"
    assert sorted(path.name for path in submitted(term, ANA).iterdir()) == ["ps06.ipynb"]
    assert found.plan.newest["stud00"].claim.returns == "lópezana_4700_994700_"
    assert found.alarms["stud00"] == []
    kept = list((term / "out/earlier/ps06/stud00").glob("*/ps06.ipynb"))
    assert [path.read_bytes() for path in kept] == [lms_names.BLANK]
    said = capsys.readouterr().out
    assert (
        "stud00 uploaded ps06.ipynb and ps06-1.ipynb: the newest, ps06-1.ipynb, was taken" in said
    )
    # Where count and number contradict each other, a human looks.
    assert re.search(r"stud01 uploaded .*: ps06\.ipynb was taken, but look; the other", said)
    assert text_of(term, JOERG) == "third"
    assert found.alarms["stud01"] == ["which notebook is the newest is not sure"]
    assert len(list((term / "out/earlier/ps06/stud01").glob("*/ps06.ipynb"))) == 2
    assert (submitted(term, JOERG) / "notes-1.txt").is_file()


def test_a_wrong_name_is_mended_and_told(term: Path, tmp_path: Path) -> None:
    hand_ins = [hand_in(ANA, file="ps06-1.ipynb"), hand_in(JOERG, file="My work (final).IPYNB")]
    found = collect(term, "ps06", [download(tmp_path / "all.zip", "canvas", hand_ins)])
    assert found.exit_code == 0
    assert found.plan.newest["stud00"].notes == ["was called ps06-1.ipynb"]
    assert text_of(term, JOERG) == "stud01"


def test_two_notebooks_and_none_of_the_name_go_to_nobody(term: Path, tmp_path: Path) -> None:
    files = {f"stud00/{name}.ipynb": notebook(name) for name in ("draft", "final")}
    found = collect(term, "ps06", [download(tmp_path / "all.zip", "plain", [], **files)])
    assert found.exit_code == 3
    assert not submitted(term, ANA).exists()
    assert {each.reason for each in found.plan.unmatched} == {
        "is stud00's, 2 notebooks, none called ps06.ipynb"
    }
    assert len(list((term / "out/unmatched/ps06").glob("all-*/stud00/*.ipynb"))) == 2


def test_zips_in_the_zip_are_opened(term: Path, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("ps06/ps06.ipynb", notebook("packed"))
        archive.writestr("ps06/data/own.csv", "a,b\n")
        archive.writestr("__MACOSX/ps06/._ps06.ipynb", "rubbish")
    found = collect(
        term,
        "ps06",
        [
            download(
                tmp_path / "all.zip",
                "canvas",
                [HandIn(ANA, inner.getvalue(), WHEN, file="work.zip"), hand_in(JOERG)],
            )
        ],
    )
    assert found.exit_code == 0
    assert text_of(term, ANA) == "packed"
    assert (submitted(term, ANA) / "data/own.csv").read_text("utf-8") == "a,b\n"
    assert found.plan.newest["stud00"].claim.returns == "lópezana_4700_94700_"


def test_unpacked_downloads_and_several_systems_at_once(term: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(download(tmp_path / "m.zip", "moodle", [hand_in(ANA)])) as archive:
        archive.extractall(tmp_path / "unpacked")
    other = download(tmp_path / "b.zip", "brightspace", [hand_in(JOERG)])
    alone = tmp_path / "stud02.ipynb"
    alone.write_bytes(notebook("alone"))
    found = collect(term, "ps06", [tmp_path / "unpacked", other, alone])
    assert found.plan.systems == ["moodle", "brightspace", "plain"]
    assert found.exit_code == 0
    assert text_of(term, SOEREN) == "alone"


def test_names_that_people_choose(term: Path, tmp_path: Path) -> None:
    names = {
        "ps06_stud00.ipynb": ANA,
        "stud01-PS06.ipynb": JOERG,
        "Søren Åberg/ps06/ps06.ipynb": SOEREN,
        "submitted/stud03@example.org/ps06.ipynb": MEMBERS[3],
        "4704.ipynb": MEMBERS[4],
        "stud05.zip": MEMBERS[5],
    }
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("work.ipynb", notebook("stud05"))
    files = {name: notebook(member.id) for name, member in names.items()}
    files["stud05.zip"] = inner.getvalue()
    files["stud06/stud07.ipynb"] = notebook("whose?")
    found = collect(term, "ps06", [download(tmp_path / "all.zip", "plain", [], **files)])
    assert [text_of(term, member) for member in names.values()] == [
        member.id for member in names.values()
    ]
    assert [each.reason for each in found.plan.unmatched] == [
        "'stud06' says stud06, 'stud07.ipynb' says stud07"
    ]


def test_names_without_a_mark_for_utf8_are_read(term: Path, tmp_path: Path) -> None:
    """Some programs write UTF-8, others the code page of old DOS, and neither says so."""
    path = download(tmp_path / "all.zip", "moodle", [hand_in(JOERG), hand_in(MEMBERS[7])])
    body = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert all(info.flag_bits & 0x800 for info in archive.infolist())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        parts = body.split(mark)
        body = mark.join([parts[0]] + [p[: at - 4] + b"\0\0" + p[at - 2 :] for p in parts[1:]])
    path.write_bytes(body)
    dos = tmp_path / "dos.zip"
    with zipfile.ZipFile(dos, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = "Soeren Aaberg_58001_assignsubmission_file/ps06.ipynb"
        archive.writestr(info, notebook("x"))
    dos.write_bytes(dos.read_bytes().replace(b"Soeren Aaberg", "Jörg Müßig   ".encode("cp437")))
    assert collect(term, "ps06", [path]).exit_code == 0
    assert text_of(term, MEMBERS[7]) == "stud07"
    assert set(collect(term, "ps06", [dos]).came) == {"stud01"}


def test_names_fit_in_either_order_and_spelling() -> None:
    people = People(MEMBERS)
    for name in ("Müßig, Jörg", "joerg muessig", "MUESSIG Joerg", "Jorg Mussig", "mussigjorg"):
        member, _ = people.find(lms_names_claim(name))
        assert member is JOERG, name
    assert people.find(lms_names_claim("Olga Shcherbakova"))[0] is MEMBERS[5]
    assert people.find(lms_names_claim("ليلي الاحمد"))[0] is MEMBERS[7]
    assert variants("OBrien Aoife") & variants("O'Brien, Aoife")
    assert people.find(lms_names_claim("Jörg"))[0] is None


def lms_names_claim(name: str):  # type: ignore[no-untyped-def]
    from course_utils.term.collect.claims import Claim

    return Claim(label=name, file=Path(), name=name)  # type: ignore[arg-type]


def test_two_of_the_same_name_are_never_guessed(tmp_path: Path) -> None:
    twins = (Member("mei1", "Mei", "Lin"), Member("mei2", "Lin", "Mei"))
    term = released_term(tmp_path / "term", twins)
    zip_file = download(
        tmp_path / "all.zip", "moodle", [hand_in(Member("x", "Mei", "Lin", "", "1"))]
    )
    found = collect(term, "ps06", [zip_file])
    assert found.exit_code == 3
    assert [each.reason for each in found.plan.unmatched] == ["the name fits mei1 or mei2"]
    label = found.plan.unmatched[0].label
    assert collect(term, "ps06", [zip_file], who=[f"{label}=mei2"]).exit_code == 0
    assert (term / "submitted/mei2/ps06/ps06.ipynb").is_file()
    assert not (term / "out/unmatched").exists()
    assert collect(term, "ps06", [zip_file]).exit_code == 0, "what was said is remembered"
    with pytest.raises(UnknownName):
        collect(term, "ps06", [zip_file], who=[f"{label}=mei3"])


def test_a_number_of_brightspace_only_decides_between_namesakes(tmp_path: Path) -> None:
    """It is its own number of the user, which may be anybody's on the roster."""
    members = (
        Member("mei1", "Mei", "Lin", lms_id="501"),
        Member("mei2", "Mei", "Lin", lms_id="502"),
        Member("tom", "Tom", "Baker", lms_id="601"),
    )
    term = released_term(tmp_path / "term", members)
    when = "28 February, 2027 1005 PM"
    files = {
        f"502-9 - Mei Lin - {when}/ps06.ipynb": notebook("second"),
        f"502-9 - Tom Baker - {when}/ps06.ipynb": notebook("tom"),
        f"601-9 - Sue Stranger - {when}/ps06.ipynb": notebook("stranger"),
    }
    found = collect(term, "ps06", [download(tmp_path / "all.zip", "plain", [], **files)])
    assert set(found.came) == {"mei2", "tom"}
    assert [each.reason for each in found.plan.unmatched] == [
        "nobody on the roster is called 'Sue Stranger'"
    ]


def test_a_number_that_contradicts_the_name_is_no_match(term: Path, tmp_path: Path) -> None:
    files = {
        "lopezana_9999_1_ps06.ipynb": notebook("x"),
        "stranger_9998_2_ps06.ipynb": b"{}",
        "lopezana_4709_3_ps06.ipynb": notebook("x"),
        "marriedana_4708_4_ps06.ipynb": notebook("a new name"),
    }
    zip_file = download(tmp_path / "all.zip", "canvas", [hand_in(JOERG)], **files)
    found = collect(term, "ps06", [zip_file])
    assert sorted(each.reason for each in found.plan.unmatched) == [
        "may be stud00 or stud09",
        "nobody on the roster is called 'stranger'",
        "the name fits stud00, but the number is 9999 and the roster's lms_id 4700",
    ]
    assert text_of(term, MEMBERS[8]) == "a new name"


def test_hidden_names_say_how_to_get_them(term: Path, tmp_path: Path) -> None:
    files = {"anon_x7Gk2_90210_ps06.ipynb": notebook("x")}
    found = collect(term, "ps06", [download(tmp_path / "a.zip", "canvas", [], **files)])
    assert "anonymous grading off" in found.plan.unmatched[0].reason
    files = {"Participant 58001_58001_assignsubmission_file/ps06.ipynb": notebook("x")}
    found = collect(term, "ps06", [download(tmp_path / "b.zip", "moodle", [], **files)])
    assert found.exit_code == 3


def test_nothing_is_dropped(term: Path, tmp_path: Path) -> None:
    files = {
        "readme from somebody.pdf": b"%PDF",
        "stud01/essay.docx": b"words",
        "../../escaped.ipynb": notebook("x"),
        "/absolute.ipynb": notebook("x"),
        "C:\\windows\\stud02.ipynb": notebook("x"),
        "broken.zip": b"PK no zip",
    }
    zip_file = download(tmp_path / "all.zip", "plain", [hand_in(ANA)], **files)
    with zipfile.ZipFile(zip_file, "a") as archive:
        link = zipfile.ZipInfo("stud03/ps06.ipynb")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    found = collect(term, "ps06", [zip_file])
    assert found.exit_code == 3
    assert set(found.came) == {"stud00"}
    reasons = {each.entry.parts[-1]: each.reason for each in found.plan.unmatched}
    assert set(reasons) == {
        "readme from somebody.pdf", "essay.docx", "escaped.ipynb", "absolute.ipynb",
        "stud02.ipynb", "broken.zip", "ps06.ipynb",
    }  # fmt: skip
    assert "leads out" in reasons["escaped.ipynb"]
    assert "leads out" in reasons["absolute.ipynb"]
    assert "leads out" in reasons["stud02.ipynb"]
    assert "link" in reasons["ps06.ipynb"]
    kept = {path.name for path in (term / "out/unmatched").rglob("*") if path.is_file()}
    assert kept == set(reasons) - {"ps06.ipynb"}
    assert not list(tmp_path.parent.glob("escaped*"))


def test_what_nobody_got_stays_when_another_download_of_the_same_name_comes(
    term: Path, tmp_path: Path
) -> None:
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        path = tmp_path / str(number) / "submissions.zip"
        collect(term, "ps06", [download(path, "canvas", [hand_in(ANA)], **{f"{number}.pdf": b"x"})])
    kept = {path.name for path in (term / "out/unmatched").rglob("*.pdf")}
    assert kept == {"1.pdf", "2.pdf"}


def test_bombs_and_giants_stay_packed(
    term: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "LARGEST", 200_000)
    monkeypatch.setattr(archives, "ROOM", 250_000)
    giant = {"stud01/ps06.ipynb": b"0" * 300_000}
    found = collect(term, "ps06", [download(tmp_path / "a.zip", "plain", [hand_in(ANA)], **giant)])
    assert set(found.came) == {"stud00"}
    assert "is larger than" in found.plan.unmatched[0].reason
    many = {f"stud01/{n}.txt": b"0" * 100_000 for n in range(5)}
    with pytest.raises(TermError, match="unpack to more than"):
        collect(term, "ps06", [download(tmp_path / "b.zip", "plain", [], **many)])


def test_links_in_a_folder_are_not_followed(term: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stud"
    (folder / "stud00").mkdir(parents=True)
    (tmp_path / "secret.ipynb").write_bytes(notebook("secret"))
    (folder / "stud00" / "ps06.ipynb").symlink_to(tmp_path / "secret.ipynb")
    found = collect(term, "ps06", [folder])
    assert found.exit_code == 3
    assert not found.came


@pytest.mark.parametrize(
    ("content", "words"), [(b"no zip at all", "can't be opened|no zip"), (None, "no such file")]
)
def test_what_is_no_download_is_refused(
    term: Path, tmp_path: Path, content: bytes | None, words: str
) -> None:
    path = tmp_path / "all.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TermError, match=words):
        collect(term, "ps06", [path])


def test_encrypted_files_are_named(term: Path, tmp_path: Path) -> None:
    path = download(tmp_path / "all.zip", "plain", [hand_in(ANA)])
    body = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + at] |= 1
    path.write_bytes(bytes(body))
    found = collect(term, "ps06", [path])
    assert "encrypted" in found.plan.unmatched[0].reason


def test_a_dry_run_writes_nothing(
    term: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(term)
    zip_file = download(tmp_path / "all.zip", "canvas", [hand_in(ANA)], **{"x.pdf": b"x"})
    found = collect(term, "ps06", [zip_file], dry_run=True)
    assert set(found.came) == {"stud00"}
    assert everything(term) == before
    assert not (term / "out").exists()
    said = capsys.readouterr().out
    assert "Nothing was written." in said
    assert "x.pdf" in said


def test_a_notebook_that_can_t_be_read_is_handed_over_with_a_warning(
    term: Path, tmp_path: Path
) -> None:
    page = HandIn(ANA, b"<html>saved from the browser</html>", WHEN)
    found = collect(term, "ps06", [download(tmp_path / "all.zip", "canvas", [page])])
    assert found.exit_code == 3
    assert found.alarms["stud00"] == ["ps06.ipynb is no notebook that can be read"]


def test_a_comment_in_blackboard_is_passed_on(term: Path, tmp_path: Path) -> None:
    ((name, content), (receipt, text)) = lms_names.blackboard(hand_in(ANA))
    text = text.replace(
        b"There are no student comments for this assignment.", b"My laptop\nwas stolen"
    )
    zip_file = download(tmp_path / "all.zip", "plain", [], **{name: content, receipt: text})
    found = collect(term, "ps06", [zip_file])
    assert found.plan.newest["stud00"].notes == ["wrote: My laptop was stolen"]
    assert [path.name for path in submitted(term, ANA).iterdir() if path.suffix == ".txt"] == [
        "timestamp.txt"
    ]


def test_the_command_says_by_its_exit_code_that_a_human_should_look(
    term: Path, tmp_path: Path
) -> None:
    good = download(tmp_path / "good.zip", "canvas", [hand_in(ANA)])
    bad = download(tmp_path / "bad.zip", "canvas", [hand_in(JOERG)], **{"x.pdf": b"x"})
    for path, code in ((good, 0), (bad, 3)):
        words = ["ps06", str(path), "--course", str(term), "--from", "canvas"]
        assert CliRunner().invoke(exchange.collect, words).exit_code == code


def test_recognises_by_most_names(tmp_path: Path) -> None:
    for way in WAYS:
        entries = [
            archives.Entry(0, tuple(name.split("/")), None)
            for one in MEMBERS
            for name, _ in WAYS[way](hand_in(one))
        ]
        assert recognise(entries, ZONE) == way.partition("_")[0]


def sheet(term: Path, assignment: str) -> bytes:
    return (term / "source" / assignment / f"{assignment}.ipynb").read_bytes()


def test_what_was_never_released_can_t_be_collected(term: Path, tmp_path: Path) -> None:
    shutil.rmtree(term / "release")
    before = everything(term)
    zip_file = download(tmp_path / "all.zip", "canvas", [hand_in(ANA)])
    with pytest.raises(TermError, match=r"ps06 was never released.*course release ps06"):
        collect(term, "ps06", [zip_file])
    assert everything(term) == before


@pytest.mark.parametrize("file", ["ps06.ipynb", "ps05.ipynb"])
def test_a_download_of_another_assignment_is_refused(term: Path, tmp_path: Path, file: str) -> None:
    """By the cells, or, where there are none, by the names."""
    content = sheet(term, "ps05") if file == "ps06.ipynb" else notebook("no cells")
    wrong = [HandIn(one, content, WHEN, file=file) for one in (ANA, JOERG)]
    right = HandIn(SOEREN, sheet(term, "ps06"), WHEN)
    zip_file = download(tmp_path / "all.zip", "canvas", [*wrong, right])
    before = everything(term)
    with pytest.raises(TermError, match=r"of ps05, not of ps06 \(2 of 3.*course collect ps05"):
        collect(term, "ps06", [zip_file])
    assert everything(term) == before


def test_the_one_who_took_the_wrong_sheet_is_named(term: Path, tmp_path: Path) -> None:
    right = [HandIn(one, sheet(term, "ps06"), WHEN) for one in (ANA, JOERG)]
    wrong = HandIn(SOEREN, sheet(term, "ps05"), WHEN)
    found = collect(term, "ps06", [download(tmp_path / "all.zip", "canvas", [*right, wrong])])
    assert found.alarms == {"stud00": [], "stud01": [], "stud02": ["holds the sheet of ps05"]}
    assert found.exit_code == 3
