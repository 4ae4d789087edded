"""course.toml: read as it is meant, and each fault named with its line and its remedy."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from course_toml import course_toml
from hypothesis import given
from hypothesis import strategies as st

from course_utils.errors import TermError, UnknownName
from course_utils.term.settings import read_term

TEXT = course_toml(
    {"ps01": ("2027-02-01", "2027-02-14", 8), "ps09": ("2027-03-22", "2027-04-04", 24)},
    weeks={1: '"00", "01"', 2: '"02"'},
    edition="harbour",
)


def term_of(folder, text):
    (folder / "course.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_term(folder)


def test_settings_are_read_as_written(tmp_path):
    term = term_of(tmp_path, TEXT)
    assert term.course.name == "From Combatant to Mediator"
    assert term.course.edition == "harbour"
    assert term.names == ("ps01", "ps09")
    assert [week.lessons for week in term.weeks] == [("00", "01"), ("02",)]
    assert term.late.percent_per_day == 10
    assert term.end == date(2027, 4, 25)
    assert term.share("ps01") == 0.25
    assert term.folder == tmp_path


def test_times_are_local_in_winter_and_in_summer(tmp_path):
    """Clocks go forward on 28 March: the same hour is another hour in UTC."""
    term = term_of(tmp_path, TEXT)
    assert term.due("ps01") == datetime(2027, 2, 14, 22, 59, tzinfo=UTC)
    assert term.due("ps09") == datetime(2027, 4, 4, 21, 59, tzinfo=UTC)


def test_unknown_assignment_of_a_term_is_named(tmp_path):
    with pytest.raises(UnknownName, match="ps05"):
        term_of(tmp_path, TEXT).due("ps05")


def test_own_assignment_in_the_term_folder_is_known(tmp_path):
    own = tmp_path / "source" / "extra"
    own.mkdir(parents=True)
    (own / "extra.ipynb").write_text("{}")
    assert term_of(tmp_path, TEXT.replace('"ps09"', '"extra"')).names == ("ps01", "extra")


def test_file_saved_by_notepad_is_read(tmp_path):
    """With a byte order mark, and lines that end as on Windows."""
    text = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert term_of(tmp_path, text).course.weeks == 12


def test_sections_in_another_order_and_without_weeks_are_read(tmp_path):
    head, _, rest = TEXT.partition("[[week]]")
    assignments = rest[rest.index("[[assignment]]") :]
    assert term_of(tmp_path, assignments + head).weeks == ()


def swap(old, new):
    assert old in TEXT
    return TEXT.replace(old, new, 1)


BROKEN = {
    "text without quotes": (
        swap('"mediator-2027"', "mediator"),
        4,
        'Put text in quotes: id = "mediator"',
    ),
    "quotes left open": (swap('2027"\n', "2027\n"), 4, "Close the quotes"),
    "key twice": (swap("weeks = 12", "weeks = 12\nweeks = 13"), 8, "Take one of the two out"),
    "section twice": (TEXT + "\n[late]\ndays = 1\n", 35, "Take one of the two out"),
    "day that does not exist": (swap("2027-02-01\n", "2027-02-30\n"), 6, "date"),
    "year 9999": (swap("start = 2027", "start = 9999"), 6, "from 2000 to 2100"),
    "misspelt key": (swap("weeks", "weekz"), 7, "Did you mean 'weeks'?"),
    "misspelt section": (swap("[late]", "[lates]"), 10, "Did you mean 'late'?"),
    "key of another section": (swap("grace", "weight = 3\ngrace"), 11, "Known: grace_minutes"),
    "key in no section": (swap("[course]\n", ""), 2, "Put it below [course]"),
    "missing key": (swap("weight = 8\n", ""), 23, "weight = 8"),
    "missing section": (
        TEXT.replace(TEXT[TEXT.index("[late]") : TEXT.index("[[week]]")], ""),
        None,
        "Add [late]",
    ),
    "no assignments": (TEXT[: TEXT.index("[[assignment]]")], None, "Add [[assignment]]"),
    "single brackets": (
        TEXT[: TEXT.rindex("[[assignment]]")].replace("[[assignment]]", "[assignment]"),
        23,
        "[[assignment]]",
    ),
    "number in quotes": (swap("weeks = 12", 'weeks = "12"'), 7, "whole number from 1 to 60"),
    "yes for a number": (swap("weight = 8", "weight = true"), 27, "weight = 8"),
    "date in quotes": (swap("2027-02-01\n", '"2027-02-01"\n'), 6, "start = 2027-02-01"),
    "date without a time": (
        swap("due = 2027-02-14T23:59:00", "due = 2027-02-14"),
        26,
        "due = 2027-02-14T23:59:00",
    ),
    "time zone at a time": (
        swap("2027-02-14T23:59:00", "2027-02-14T23:59:00Z"),
        26,
        "due = 2027-02-14T23:59:00",
    ),
    "hour that the clocks skip": (
        swap("2027-04-04T23:59:00", "2027-03-28T02:30:00"),
        32,
        "Choose another hour",
    ),
    "wrong year": (swap("2027-04-04T23", "2028-04-04T23"), 32, "start and weeks in [course]"),
    "opens long before the term": (swap("2027-02-01T08", "2026-02-01T08"), 25, "outside the term"),
    "due before it opens": (swap("2027-02-14T23", "2027-01-31T23"), 26, "due later than opens"),
    "unknown assignment": (swap('"ps09"', '"ps9"'), 30, "Did you mean 'ps09'?"),
    "assignment twice": (swap('"ps09"', '"ps01"'), 30, "line 24"),
    "unknown lesson": (swap('"02"', '"12"'), 21, "Known: 00, 01"),
    "lesson as a number": (swap('["02"]', "[2]"), 21, 'lessons = ["03", "04"]'),
    "week twice": (swap("number = 2", "number = 1"), 20, "line 16"),
    "week after the term": (swap("number = 2", "number = 13"), 20, "weeks in [course]"),
    "week zero": (swap("number = 2", "number = 0"), 20, "counted from 1"),
    "negative weight": (swap("weight = 8", "weight = -8"), 27, "not negative"),
    "weight without end": (swap("weight = 8", "weight = inf"), 27, "not negative"),
    "no weight at all": (
        swap("weight = 8", "weight = 0").replace("weight = 24", "weight = 0"),
        27,
        "weight above 0",
    ),
    "too many percent": (swap("= 10\n", "= 110\n"), 12, "number from 0 to 100"),
    "negative grace": (swap("= 15", "= -15"), 11, "grace_minutes = 15"),
    "half a day": (swap("days = 5", "days = 2.5"), 13, "days = 5"),
    "unknown time zone": (swap("Europe/Berlin", "Europe/Berlim"), 5, "'Europe/Berlin'"),
    "folder for a time zone": (swap("Europe/Berlin", "Europe"), 5, "time zone"),
    "path for a time zone": (swap("Europe/Berlin", "../../etc/passwd"), 5, "time zone"),
    "edition of two words": (swap('"harbour"', '"the harbour"'), 8, "one plain word"),
    "course id with a plus": (swap('"mediator-2027"', '"a+b"'), 4, "letters, digits"),
    "no weeks": (swap("weeks = 12", "weeks = 0"), 7, "from 1 to 60"),
    "folder as a key": ("folder = 1\n" + TEXT, 1, "Take the line out"),
    "not UTF-8": (TEXT.replace("Mediator", "Médiateur").encode("latin-1"), 3, "UTF-8"),
    "UTF-16": (TEXT.encode("utf-16"), 1, "UTF-8"),
}


@pytest.mark.parametrize(("text", "line", "remedy"), BROKEN.values(), ids=BROKEN)
def test_fault_has_file_line_and_remedy(tmp_path, text, line, remedy):
    with pytest.raises(TermError) as caught:
        term_of(tmp_path, text)
    message = str(caught.value)
    place = f"{tmp_path / 'course.toml'}" + (f", line {line}: " if line else ": ")
    assert message.startswith(place), message
    assert remedy in message
    assert caught.value.remedy
    assert "\n" not in message
    assert "pydantic" not in message


TOKENS = [
    '"',
    "[",
    "]",
    "=",
    "\n",
    "{",
    "#",
    "'",
    "-",
    "\0",
    "é",
    "9" * 20,
    "nan",
    "true",
    "[late]\n",
]


@given(at=st.integers(0, len(TEXT)), cut=st.integers(0, 12), token=st.sampled_from(TOKENS))
def test_any_slip_of_the_pen_is_one_line(tmp_path_factory, at, cut, token):
    said = []
    try:
        term_of(tmp_path_factory.getbasetemp(), TEXT[:at] + token + TEXT[at + cut :])
    except TermError as error:
        said.append(error)
    for error in said:
        assert "course.toml" in str(error)
        assert "\n" not in str(error)
        assert error.remedy


def test_missing_file_says_how_to_make_one(tmp_path):
    with pytest.raises(TermError, match=r"no such file.*course new"):
        read_term(tmp_path)


def test_key_in_an_inline_table_is_found_as_far_as_the_section(tmp_path):
    """The finder of lines knows one key a line; it must not name a wrong one."""
    late = TEXT[TEXT.index("[late]") : TEXT.index("[[week]]")]
    text = "late = { grace_minutes = 1, percent_per_day = 10, days = -1 }\n" + TEXT.replace(
        late, ""
    )
    with pytest.raises(TermError, match=r"course\.toml, line 1: days is -1"):
        term_of(tmp_path, text)
