"""Quiz files are read as written, and whatever is wrong with one is said in one line."""

# ruff: noqa: E501 - the table of cases is easier to read in long lines

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from course_utils.errors import QuizError, UnknownName
from course_utils.quizzes import files, schema
from course_utils.quizzes.files import dumps, parse, read

SAMPLE = Path(__file__).parent / "quizzes" / "90-reading-tables.yml"
TEXT = SAMPLE.read_text(encoding="utf-8")


def line_of(text: str) -> int:
    """Return the number of the first line of the sample that holds `text`."""
    return next(n for n, line in enumerate(TEXT.splitlines(), 1) if text in line)


# (what is wrong, what stands in the sample, what stands there instead,
#  what the message says was expected and found, the item it names)
MALFORMED = [
    ("lesson without quotes", 'lesson: "90"', "lesson: 90", "words for `lesson`; found 90", ""),
    ("lesson of one digit", 'lesson: "90"', 'lesson: "9"', "two digits in quotes", ""),
    ("no title", "title: Reading a table\n", "", "`title:`; found none", ""),
    ("empty title", "title: Reading a table", "title: ''", "words for `title`", ""),
    ("title that is a date", "title: Reading a table", "title: 2017-01-23", "2017-01-23", ""),
    ("title that is a list", "title: Reading a table", "title: [a]", "a list of 1", ""),
    ("unknown key at the top", "title: Reading", "titel: x\ntitle: Reading", "`titel`", ""),
    ("objectives left empty", "  - id: 90-o1\n    text: Say", "  - idd: 90-o1\n    text: Say",
     "`id:`; found none", ""),
    ("objective's id of another kind", "id: 90-o2", "id: 90-q2", "06-o1", ""),
    ("item of another lesson", "id: 90-q3", "id: 91-q3", "an id of lesson '90'", "91-q3"),
    ("same id twice", "id: 90-q3", "id: 90-q2", "each id once; found '90-q2' again", "90-q2"),
    ("objective that isn't there", "objective: 90-o1\n    claims", "objective: 90-o7\n    claims",
     "an objective of this file; found '90-o7'", "90-q1"),
    ("claim's id misspelt", "claims: [c01]", "claims: [claim1]", "a claim's id such as c12", "90-q1"),
    ("claims not in a list", "claims: [c01]", "claims: c01", "a list for `claims`", "90-q1"),
    ("difficulty out of range", "difficulty: 2", "difficulty: 4", "1, 2 or 3", "90-q2"),
    ("difficulty in words", "difficulty: 2", "difficulty: no", "found 'no'", "90-q2"),
    ("no type", "    type: number\n    stem", "    stem", "`type`; found none", "90-q3"),
    ("unknown type", "type: number\n    stem", "type: numeric\n    stem", "found 'numeric'", "90-q3"),
    ("no stem", "    stem: What share of 36 rows are 26 rows?\n", "", "`stem:`; found none", "90-q3"),
    ("hint that is a clock time", "hint: How many months has a year?", "hint: 2017-01-23 10:30:00",
     "words for `hint`; found the date", "90-q1"),
    ("hint that is a number", "hint: How many months has a year?", "hint: 1_30",
     "words for `hint`; found 130", "90-q1"),
    ("no option is right", "        correct: true\n        feedback: Right, `len`",
     "        feedback: Right, `len`", "the misunderstanding behind the wrong option", "90-q1"),
    ("two options are right", "        misconception: rows-for-columns", "        correct: true",
     "exactly one option with `correct: true`; found 2", "90-q1"),
    ("nothing is right in a multiple choice",
     '        correct: true\n        feedback: Sorting moves rows and drops none.\n'
     '      - text: "`rename`"\n        correct: true\n',
     '        misconception: x\n        feedback: Sorting moves rows and drops none.\n'
     '      - text: "`rename`"\n        misconception: y\n',
     "one or more options with `correct: true`; found none", "90-q2"),
    ("right option with a misunderstanding", "        feedback: Right, `len`",
     "        misconception: x\n        feedback: Right, `len`", "none on a right option", "90-q1"),
    ("option without feedback", "        feedback: It keeps the first five.\n", "",
     "`feedback:`; found none", "90-q2"),
    ("misunderstanding not a slug", "misconception: head-keeps-rows", "misconception: Head keeps",
     "a name such as", "90-q2"),
    ("correct in words", "        correct: true\n        feedback: Sorting",
     "        correct: yes\n        feedback: Sorting", "true or false for `correct`; found 'yes'",
     "90-q2"),
    ("option twice", '- text: "`head`"', '- text: "`rename`"', "each option once", "90-q2"),
    ("option that is a number", "- text: The number of columns", "- text: 12",
     "words for `text`; found 12", "90-q1"),
    ("answer in words", "answer: 72.2", "answer: many", "a number for `answer`; found 'many'",
     "90-q3"),
    ("answer with a unit", "answer: 72.2", "answer: 72.2 %", "a number for `answer`", "90-q3"),
    ("answer missing", "    answer: 72.2\n", "", "`answer:`; found none", "90-q3"),
    ("tolerance below zero", "tolerance: 0.1", "tolerance: -1", "at least 0", "90-q3"),
    ("miss that is right", "value: 138.5", "value: 72.2", "counts as right", "90-q3"),
    ("feedback not split", "feedback: {correct: 26 of 36 is 72.2 %., wrong: Divide the part by the whole.}",
     "feedback: Divide.", "keys and values for `feedback`", "90-q3"),
    ("feedback without wrong", ", wrong: Divide the part by the whole.", "", "`wrong:`", "90-q3"),
    ("order of two", "sequence: [Read the table, Filter its rows, Count what is left, Say what the count shows]",
     "sequence: [Read, Count]", "a list of at least 3", "90-q4"),
    ("order with a step twice", "Filter its rows, Count", "Read the table, Count", "each step once",
     "90-q4"),
    ("order that holds a colon", "sequence: [Read the table, Filter", "sequence: [Read: it, Filter",
     "words for `sequence`; found keys and values. Put it in quotes", "90-q4"),
    ("one pair", '      - {left: "`columns`", right: names, feedback: "`columns` holds no numbers."}\n'
     '      - {left: "`dtypes`", right: types, feedback: "`dtypes` says what the cells hold."}\n', "",
     "a list of at least 2", "90-q5"),
    ("left side twice", 'left: "`columns`"', 'left: "`shape`"', "each left side once", "90-q5"),
    ("extra that is right", "extra: [the file's size]", "extra: [names]", "belongs to no pair", "90-q5"),
    ("place unknown", "place: astana", "place: astanna", "a place_id of the gazetteer", "90-q6"),
    ("place not offered", "choices: [astana, moscow", "choices: [geneva, moscow", "among them", "90-q6"),
    ("three places", "choices: [astana, moscow, ankara, tehran]", "choices: [astana, moscow, ankara]",
     "a list of at least 4", "90-q6"),
    ("wrong place within reach", "within_km: 100", "within_km: 3000", "lies that near", "90-q6"),
    ("no distance", "within_km: 100", "within_km: 0", "a number above 0", "90-q6"),
    ("no accepted text", "accept: [value_counts, value_counts()]", "accept: []", "at least 1", "90-q7"),
    ("accepted text is a number", "accept: [value_counts, value_counts()]", "accept: [2254]",
     "found 2254", "90-q7"),
    ("miss that is accepted", "{accept: [count]", "{accept: [Value_Counts]", "counts as right", "90-q7"),
    ("slider upside down", "max: 200", "max: -1", "max above min", "90-g1"),
    ("slider without steps", "step: 10", "step: 0", "a number above 0", "90-g1"),
    ("slider with too many steps", "step: 10", "step: 0.001", "1 to 1000 steps", "90-g1"),
    ("one option to guess", "options: [head, tail, sample]", "options: [head]", "at least 2", "90-g2"),
    ("confidence in words", "confidence: true", "confidence: yes", "true or false", "90-g2"),
    ("one hint", 'hints: [Think of your knuckles., "`calendar.monthrange` gives the days of a month."]',
     "hints: [Think of your knuckles.]", "a list of at least 2", "90-p1"),
    ("answer of another form", "answer: 7\n", "answer: seven\n", "as the form is 'number'", "90-p1"),
    ("unknown form", "form: set", "form: bag", "found 'bag'", "90-p2"),
    ("miss equal to the answer", "{answer: 6,", "{answer: 7,", "a wrong answer; found the right one",
     "90-p1"),
    ("solution that isn't Python", "answer = {day for day", "answer = {day four day", "a syntax error",
     "90-p2"),
    ("solution without answer", "answer = {day for day", "reply = {day for day", "sets `answer`", "90-p2"),
    ("translation of what isn't words", "        hint: كم شهرًا في السنة؟", "        difficulty: 2",
     "nothing, as it isn't words", "90-q1"),
    ("translation with too few options", "          - {text: عدد الأعمدة, feedback: \"`len` تعدّ الصفوف.\"}\n",
     "", "a list of 3; found a list of 2", "90-q1"),
    ("translation of an id", "        hint: كم شهرًا في السنة؟", "        id: 90-q9", "holds words", "90-q1"),
    ("language misnamed", "    translations:\n      ar:", "    translations:\n      arabic:",
     "a language code", "90-q1"),
    ("key twice", "difficulty: 2", "difficulty: 2\n    difficulty: 3", "each key once", ""),
    ("indent broken", "    objective: 90-o1\n    claims", "   objective: 90-o1\n    claims", "YAML", ""),
    ("quote left open", 'lesson: "90"', 'lesson: "90', "YAML", ""),
    ("tab for an indent", "    difficulty: 2", "\tdifficulty: 2", "YAML", ""),
    ("alias", "title: Reading a table", "title: &a Reading\ntranslations: {ru: {title: *a}}", None, ""),
    ("second document", "practice:\n", "---\npractice:\n", "YAML", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said", "item"), [case[1:] for case in MALFORMED], ids=[c[0] for c in MALFORMED]
)
def test_malformed_file_gives_one_clear_line(old, new, said, item, tmp_path):
    """The line names file, line and item, what was expected, and what to do."""
    assert TEXT.count(old) >= 1
    path = tmp_path / "90-broken.yml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(QuizError) as caught:
        read(path)
    message = str(caught.value)
    assert "\n" not in message
    assert re.match(rf"{re.escape(str(path))}:\d+", message)
    assert "expected" in message
    assert said is None or said in message
    assert f"({item})" in message if item else True
    assert re.search(r"\. [A-Z][^.]*.*[.?]$", message), "no remedy"


def test_message_names_the_very_line(tmp_path):
    path = tmp_path / "90-broken.yml"
    path.write_text(TEXT.replace("value: 138.5", "value: 72.25"), encoding="utf-8")
    with pytest.raises(QuizError) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}:{line_of('value: 138.5')} (90-q3): expected a wrong number; found 72.25, "
        "which counts as right. Remove it, or make the tolerance smaller."
    )


def test_first_of_several_problems_is_told_and_the_rest_counted(tmp_path):
    path = tmp_path / "90-broken.yml"
    text = TEXT.replace("difficulty: 2", "difficulty: 4").replace("tolerance: 0.1", "tolerance: -1")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuizError, match=r"\(90-q2\).*\(and 1 more\)"):
        read(path)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "found nothing"),
        (b"# only a comment\n", "found nothing"),
        (b"- a\n- b\n", "found a list"),
        (b"just words", "found a text"),
        (b"42", "found a number"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "text in UTF-8; found other bytes at byte 1"),
        ("title: Дамаск".encode("utf-16"), "text in UTF-8"),
        ("title: Дамаск".encode("cp1251"), "text in UTF-8; found other bytes at byte 8"),
        (b"title: a\x00b", "YAML"),
        (b"[" * 5000, "too many"),
        (b"a: " + b"{a: " * 3000, "too many"),
        (b"a: &x [1]\nb: [*x, *x]", "an alias"),
        (b"a: !!python/object:os.system x", None),
        (b"x" * 10_000_000, "at most 1 MB; found 10.0 MB"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value)[:24],
)
def test_file_that_is_no_quiz_at_all(body, said, tmp_path):
    path = tmp_path / "90-odd.yml"
    path.write_bytes(body)
    with pytest.raises(QuizError) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    assert len(message) < 500
    assert said is None or said in message


def test_missing_file_is_told(tmp_path):
    with pytest.raises(QuizError, match="can't be read"):
        read(tmp_path / "nothing.yml")


def test_yaml_traps_are_text():
    """YAML 1.2: `no` is a word, `1:30` a time of day, not a truth value and 90."""
    quiz = parse(TEXT.replace("options: [head, tail, sample]", "options: [no, 1:30, on]"))
    assert quiz.predictions[1].options == ["no", "1:30", "on"]


def test_round_trip_keeps_everything():
    quiz = read(SAMPLE)
    assert parse(dumps(quiz)) == quiz


def test_byte_order_mark_is_no_obstacle(tmp_path):
    path = tmp_path / "90-windows.yml"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read(path) == read(SAMPLE)


def test_change_of_a_file_is_seen(tmp_path):
    path = tmp_path / "90-x.yml"
    path.write_text(TEXT, encoding="utf-8")
    assert read(path).title == "Reading a table"
    path.write_text(TEXT.replace("title: Reading a table", "title: Read"), encoding="utf-8")
    assert read(path).title == "Read"


def test_schema_is_the_model_s():
    """`python -m course_utils.quizzes.schema` has been run since the model changed."""
    assert schema.FILE.read_text(encoding="utf-8") == schema.text()


def test_schema_accepts_the_sample_and_refuses_unknown_keys():
    validator = jsonschema.Draft202012Validator(json.loads(schema.text()))
    data = YAML(typ="safe", pure=True).load(TEXT)
    assert list(validator.iter_errors(data)) == []
    data["items"][0]["options"][0]["colour"] = "red"
    assert list(validator.iter_errors(data)) != []


def test_quizzes_of_the_current_folder_come_first(tmp_path, monkeypatch):
    (tmp_path / "quizzes").mkdir()
    own = tmp_path / "quizzes" / "00-mine.yml"
    own.write_text(TEXT.replace("90-", "00-").replace('"90"', '"00"'), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert files.available()["00"].resolve() == own
    assert files.load_lesson("00").lesson == "00"


def test_unknown_lesson_is_told():
    with pytest.raises(UnknownName, match="no lesson with a quiz is called '77'"):
        files.load_lesson("77")


def test_translation_replaces_words_alone():
    item = read(SAMPLE).items[0]
    arabic = item.translated("ar")
    assert arabic.hint == "كم شهرًا في السنة؟"
    assert arabic.options[0].text == "`12`، عدد الصفوف"
    assert [option.correct for option in arabic.options] == [True, False, False]
    assert item.translated("ru") == item
    assert (item.spoken("ar"), item.spoken("ru")) == ("ar", "en")


def test_translated_text_item_accepts_both_languages():
    text = TEXT.replace(
        "    accept: [value_counts, value_counts()]",
        "    accept: [value_counts]\n    translations: {ru: {accept: [частоты]}}",
    )
    item = parse(text).items[6].translated("ru")
    assert item.score("value_counts").correct
    assert item.score("Частоты").correct


def test_revision_changes_with_what_an_answer_means():
    first = read(SAMPLE)
    reworded = parse(TEXT.replace("Which of these keep all rows?", "Which keep all rows?"))
    changed = parse(TEXT.replace('"`rename`"', '"`assign`"'))
    assert reworded.items[1].revision == first.items[1].revision
    assert changed.items[1].revision != first.items[1].revision


def test_examples_of_the_guide_are_valid():
    """Whoever copies from docs/quiz-files.md starts from a file that can be read."""
    guide = (Path(__file__).parents[1] / "docs" / "quiz-files.md").read_text(encoding="utf-8")
    head, items, guesses, practice, _ = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    quiz = parse(head + guesses + items + practice)
    assert len({item.type for item in quiz.items}) == 7
    assert len({guess.type for guess in quiz.predictions}) == 4
