"""roster.csv: read from whatever a spreadsheet makes of it, each fault named with its line."""

from __future__ import annotations

import pytest

from course_utils.errors import TermError
from course_utils.term.roster import TEMPLATE, Member, read_roster, unsafe

TEXT = """\
id,first_name,last_name,email,lms_id,extra_days
ana,Ana,López,ana@example.org,1001,
ben,Ben,"Okoro, Jr.",,1002,3
žofía-ق,Žofía,قاسم,,,0
"""


def roster_of(folder, text):
    (folder / "roster.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_roster(folder)


MEMBERS = (
    Member("ana", "Ana", "López", "ana@example.org", "1001"),
    Member("ben", "Ben", "Okoro, Jr.", "", "1002", 3),
    Member("žofía-ق", "Žofía", "قاسم"),
)

SPREADSHEETS = {
    "plain": TEXT.encode(),
    "byte order mark": TEXT.encode("utf-8-sig"),
    "semicolons": TEXT.replace("Okoro, Jr.", "Okoro| Jr.")
    .replace(",", ";")
    .replace("|", ",")
    .encode("utf-8-sig"),
    "UTF-16 with tabs": TEXT.replace("Okoro, Jr.", "Okoro| Jr.")
    .replace(",", "\t")
    .replace("|", ",")
    .encode("utf-16"),
    "Windows line ends": TEXT.replace("\n", "\r\n").encode(),
    "empty rows at the end": (TEXT + ",,,,,\n\n").encode(),
    "empty column at the right": "".join(f"{row},\n" for row in TEXT.splitlines()).encode(),
    "spaces and capitals": TEXT.replace("first_name", " First Name ")
    .replace("ana,Ana", " ana , Ana ")
    .encode(),
    "decomposed accents": TEXT.replace("ó", "o\u0301").encode(),
}


@pytest.mark.parametrize("body", SPREADSHEETS.values(), ids=SPREADSHEETS)
def test_each_spreadsheet_gives_the_same_students(tmp_path, body):
    assert roster_of(tmp_path, body) == MEMBERS


def test_columns_may_stand_in_any_order_and_be_few(tmp_path):
    members = roster_of(tmp_path, "last_name,id,first_name\nLópez,ana,Ana\n")
    assert members == (Member("ana", "Ana", "López"),)
    assert members[0].full_name == "Ana López"


def row(text):
    return TEXT + text + "\n"


HEAD = TEMPLATE.strip()
BROKEN = {
    "nothing": ("", 1, HEAD),
    "header only": (TEMPLATE, 1, "one row a student"),
    "no header": ("ana,Ana,López,,,\n", 1, "Known: id"),
    "unknown column": (TEXT.replace("email", "e_mail"), 1, "Did you mean 'email'?"),
    "missing column": (TEXT.replace("last_name,", "").replace(",López", ""), 1, HEAD),
    "column twice": (TEXT.replace("lms_id", "email"), 1, "Take one out"),
    "id twice": (row("ana,Anna,Lee,,,"), 5, "line 2"),
    "id twice but for case": (row("ANA,Anna,Lee,,,"), 5, "more than case"),
    "system's id twice": (row("dee,Dee,Lee,,1001,"), 5, "line 2"),
    "empty id": (row(",Dee,Lee,,,"), 5, "the id is empty"),
    "id with a slash": (row("../dee,Dee,Lee,,,"), 5, "names the student's folders"),
    "id with a backslash": (row("a\\b,Dee,Lee,,,"), 5, "names the student's folders"),
    "id with a dot first": (row(".dee,Dee,Lee,,,"), 5, "begins with '.'"),
    "id with a hyphen first": (row("-dee,Dee,Lee,,,"), 5, "begins with '-'"),
    "id with a star": (row("de*,Dee,Lee,,,"), 5, "holds '*'"),
    "id with a plus": (row("dee+x,Dee,Lee,,,"), 5, "holds '+'"),
    "id with a comma": (row('"lee, dee",Dee,Lee,,,'), 5, "holds ','"),
    "id that Windows keeps": (row("con,Dee,Lee,,,"), 5, "keep for themselves"),
    "very long id": (row("d" * 101 + ",Dee,Lee,,,"), 5, "longer than 100"),
    "invisible sign in the id": (row("de\u202ee,Dee,Lee,,,"), 5, "can't be seen"),
    "days in words": (row("dee,Dee,Lee,,,three"), 5, "number of days"),
    "half a day": (row("dee,Dee,Lee,,,1.5"), 5, "number of days"),
    "negative days": (row("dee,Dee,Lee,,,-1"), 5, "number of days"),
    "years of days": (row("dee,Dee,Lee,,,999"), 5, "from 0 to 366"),
    "too few cells": (row("dee,Dee,Lee"), 5, "has 3 cells"),
    "too many cells": (row("dee,Dee,Lee,,,1,2"), 5, "quotation marks"),
    "name with a bare comma": (row("dee,Dee,Lee, Jr.,,,1"), 5, "quotation marks"),
    "quotes left open": (row('dee,"Dee,Lee,,,'), 5, "quotation marks"),
    "no name": (row("dee,,,,,"), 5, "Fill first_name"),
    "no e-mail address": (row("dee,Dee,Lee,dee at example,,"), 5, "leave the cell empty"),
    "Latin-1": (TEXT.encode("cp1252", "replace"), 2, "CSV UTF-8"),
    "an Excel file": (b"PK\x03\x04" + b"\0" * 30, 1, "CSV UTF-8"),
}


@pytest.mark.parametrize(("text", "line", "remedy"), BROKEN.values(), ids=BROKEN)
def test_fault_has_file_line_and_remedy(tmp_path, text, line, remedy):
    with pytest.raises(TermError) as caught:
        roster_of(tmp_path, text)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'roster.csv'}, line {line}: "), message
    assert remedy in message
    assert caught.value.remedy
    assert "\n" not in message


def test_line_is_right_below_a_name_of_two_lines(tmp_path):
    text = TEXT + 'dee,"Dee\nAnn",Lee,,,\n' + "eve,Eve,Lee,,,x\n"
    with pytest.raises(TermError, match=r"roster\.csv, line 7: extra_days"):
        roster_of(tmp_path, text)


def test_missing_file_says_how_to_begin_one(tmp_path):
    with pytest.raises(TermError, match=f"no such file.*{HEAD}"):
        read_roster(tmp_path)


def test_template_is_a_roster_that_may_be_empty(tmp_path):
    (tmp_path / "roster.csv").write_text(TEMPLATE)
    assert read_roster(tmp_path, may_be_empty=True) == ()


@pytest.mark.parametrize("name", ["ana", "ana.l@example.org", "o'brien", "ann lee", "s1234567"])
def test_usual_ids_are_safe(name):
    assert unsafe(name) == ""
