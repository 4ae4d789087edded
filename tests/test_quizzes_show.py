"""What `quiz`, `predict` and `recall` show, and what becomes of what the page reports."""

from __future__ import annotations

import gettext
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_utils import predict, progress, quiz, recall
from course_utils.errors import UnknownName
from course_utils.quizzes import assets, markup
from course_utils.quizzes.files import read
from course_utils.quizzes.html import fallback
from course_utils.quizzes.messages import LANGUAGES, words
from course_utils.quizzes.messages.__main__ import catalogue, source, texts
from course_utils.quizzes.payload import payload
from course_utils.quizzes.session import Session
from course_utils.quizzes.static import fragment, page_script
from course_utils.record import Record

HERE = Path(__file__).parent
SAMPLE = read(HERE / "quizzes" / "90-reading-tables.yml")


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    """Where the sample quiz is found, with a progress file of its own."""
    monkeypatch.chdir(HERE)
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "my-progress.json"))
    monkeypatch.delenv("COURSE_LANGUAGE", raising=False)


class Outline(HTMLParser):
    """Checks that tags are balanced and collects what is in which."""

    VOID = frozenset(("br", "hr", "img", "input"))

    def __init__(self, text):
        super().__init__()
        self.open, self.seen = [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def ids(view):
    return [entry.id for entry in view.entries]


def test_lesson_stands_for_all_of_its_items():
    assert ids(quiz("90")) == [item.id for item in SAMPLE.items]
    assert ids(predict("90")) == [guess.id for guess in SAMPLE.predictions]


def test_chosen_items_come_in_the_order_asked_for_and_once():
    assert ids(quiz("90-q3", "90-q1", "90-q3")) == ["90-q3", "90-q1"]


@pytest.mark.parametrize(
    ("call", "name", "said"),
    [
        (quiz, "90-q8", "no quiz item is called '90-q8'. Did you mean '90-q"),
        (quiz, "90-g1", "no quiz item is called '90-g1'"),
        (predict, "90-g9", "no prediction is called '90-g9'"),
        (recall, "90-q1", "no prediction is called"),
        (quiz, "7", "no lesson with a quiz is called '7'"),
    ],
)
def test_unknown_name_is_told_with_the_nearest(call, name, said):
    with pytest.raises(UnknownName, match=re.escape(said)):
        call(name)


def test_call_without_a_name_is_told():
    with pytest.raises(UnknownName, match="06-q1"):
        quiz()


WIDGET = "application/vnd.jupyter.widget-view+json"


def test_notebook_gets_widget_html_and_text():
    """A page without a widget manager falls back on the HTML, a terminal on the text."""
    shown = quiz("90")._repr_mimebundle_()
    assert set(shown) == {WIDGET, "text/html", "text/plain"}


@pytest.mark.parametrize("show", [lambda: quiz("90"), lambda: predict("90"), progress])
def test_run_from_end_to_end_gives_no_widget(monkeypatch, show):
    """What runs notebooks with nobody there would store the widget, to be fetched from afar."""
    asked = {"content": {"allow_stdin": True}}
    shell = SimpleNamespace(kernel=SimpleNamespace(get_parent=lambda: asked))
    monkeypatch.setattr("course_utils.quizzes.widget.get_ipython", lambda: shell)
    assert WIDGET in show()._repr_mimebundle_()
    asked["content"]["allow_stdin"] = False
    assert set(show()._repr_mimebundle_()) == {"text/html", "text/plain"}


def test_text_shows_questions_and_choices_without_answers():
    shown = quiz("90")._repr_mimebundle_()["text/plain"]
    assert shown.startswith("Quiz: Reading a table\n\n1. A table has a row for each *month*")
    assert "\n   - The number of columns\n" in shown
    assert "72.2" not in shown
    assert "\n   0 – " in str(predict("90-g1"))


def test_fallback_folds_every_answer_away_and_needs_neither_script_nor_style():
    html = fallback("Quiz", SAMPLE.items, words("en"))
    outline = Outline(html)
    tags = [tag for tag, _ in outline.seen]
    # two items have a hint; all answers stand together once more, for print
    assert tags.count("details") == len(SAMPLE.items) + 2 + 1
    assert not {"script", "style"} & set(tags)
    open_text = re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL)
    assert "What share of 36 rows are 26 rows?" in open_text
    assert "72.2" not in open_text
    assert html.count("72.2 ± 0.1 %") == 2


def test_fallback_of_predictions_shows_no_reveal():
    html = predict("90")._repr_html_()
    Outline(html)
    assert "120" not in html


def test_answer_is_scored_kept_and_brought_back():
    """Another session, such as after a restart of the kernel, shows the last answer."""
    session = Session(SAMPLE.items, Record())
    assert session.receive({"kind": "answer", "id": "90-q1", "response": 1})
    assert session.receive({"kind": "answer", "id": "90-q1", "response": 0})
    assert session.receive({"kind": "hint", "id": "90-q7"})
    kept = [
        (e["kind"], e["id"], e.get("correct"), e.get("misconceptions")) for e in Record().events()
    ]
    assert kept == [
        ("answer", "90-q1", False, ["rows-for-columns"]),
        ("answer", "90-q1", True, []),
        ("hint", "90-q7", None, None),
    ]
    assert Session(SAMPLE.items, Record()).state == session.state == {"90-q1": {"response": 0}}


def test_guess_is_locked_in_once():
    session = Session(SAMPLE.predictions, Record())
    assert session.receive({"kind": "guess", "id": "90-g1", "response": 110})
    assert session.receive({"kind": "guess", "id": "90-g1", "response": 120})
    assert session.state["90-g1"]["response"] == 110
    again = Session(SAMPLE.predictions, Record())
    assert again.receive({"kind": "guess", "id": "90-g1", "response": 120})
    assert again.state["90-g1"] == session.state["90-g1"]
    assert len(Record().events()) == 1


@pytest.mark.parametrize(
    "message",
    [
        None,
        "answer",
        {},
        {"kind": "answer"},
        {"kind": "answer", "id": "90-q9", "response": 0},
        {"kind": "answer", "id": "90-q1", "response": 7},
        {"kind": "answer", "id": "90-q1", "response": None},
        {"kind": "answer", "id": "90-q7", "response": "x" * 6000},
        {"kind": "guess", "id": "90-q1", "response": 0},
        {"kind": "answer", "id": "90-g1", "response": 10},
        {"kind": "guess", "id": "90-g1", "response": 1000},
        {"kind": "guess", "id": "90-g1", "response": True},
        {"kind": "guess", "id": "90-g1", "response": float("nan")},
        {"kind": "guess", "id": "90-g2", "response": 0},
        {"kind": "guess", "id": "90-g2", "response": 0, "confidence": 10},
        {"kind": "guess", "id": "90-g2", "response": 9, "confidence": 50},
        {"kind": "guess", "id": "90-g3", "response": []},
        {"kind": "guess", "id": "90-g4", "response": "  "},
    ],
)
def test_nonsense_from_the_page_is_neither_kept_nor_shown(message):
    session = Session([*SAMPLE.items, *SAMPLE.predictions], Record())
    assert not session.receive(message)
    assert session.state == {}
    assert Record().events() == []


def test_quiz_works_on_when_nothing_can_be_kept(tmp_path, monkeypatch):
    """A file in place of the folder: the answer is scored, and one line says what is wrong."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("COURSE_PROGRESS", str(tmp_path / "file" / "my-progress.json"))
    session = Session(SAMPLE.items, Record())
    session.receive({"kind": "answer", "id": "90-q1", "response": 0})
    assert session.state == {"90-q1": {"response": 0}}
    assert "COURSE_PROGRESS" in session.notice
    assert "\n" not in session.notice


def test_answer_to_an_item_that_has_changed_is_not_shown():
    Record().add("answer", "90-q1", response=2, correct=False, revision="old")
    assert Session(SAMPLE.items, Record()).state == {}


def test_recall_shows_guess_confidence_time_and_reveal():
    session = Session(SAMPLE.predictions, Record())
    session.receive({"kind": "guess", "id": "90-g1", "response": 110})
    session.receive({"kind": "guess", "id": "90-g2", "response": 1, "confidence": 75})
    session.receive({"kind": "guess", "id": "90-g3", "response": [0, 2]})
    session.receive({"kind": "guess", "id": "90-g4", "response": "*month* <b>"})
    assert "**110 rows**" in str(recall("90-g1"))
    assert "Ten years of twelve months are **120** rows." in str(recall("90-g1"))
    assert re.search(r"\*\*tail\*\*\n\nHow sure: 75 % · Locked in: \d{4}-", str(recall("90-g2")))
    assert "**sort_values; sample**" in str(recall("90-g3"))
    assert "<strong>*month* &lt;b&gt;</strong>" in recall("90-g4")._repr_html_()


def test_recall_says_kindly_that_no_guess_was_made():
    card = recall("90-g1")
    assert card.heading == "No guess was locked in here"
    assert "That's all right" in card.body


def test_markdown_never_lets_html_or_script_through():
    html = markup.block("<img src=x onerror=alert(1)> [a](javascript:alert(1)) `<b>`")
    assert "<img" not in html
    assert "href" not in html
    assert "<code>&lt;b&gt;</code>" in html


def test_stem_of_several_paragraphs_is_split_for_the_legend():
    assert markup.lead_and_rest("One *two*.\n\n```\nx\n```") == (
        "One <em>two</em>.",
        "<pre><code>x\n</code></pre>",
    )
    assert markup.lead_and_rest("- a") == ("", "<ul>\n<li>a</li>\n</ul>")


def test_static_page_holds_the_quiz_with_and_without_script():
    html = fragment(SAMPLE)
    Outline(html)
    data = json.loads(re.search(r"data-course-quiz>(.*?)</script>", html, re.DOTALL)[1])
    assert [entry["id"] for entry in data["entries"]] == [item.id for item in SAMPLE.items]
    assert "<details>" in html
    assert page_script().count("</script>") == 1


def test_payload_is_plain_json_and_small():
    """Seven items with a map stay far below what makes a notebook heavy."""
    say = words("en")
    for mode, entries in (("quiz", SAMPLE.items), ("predict", SAMPLE.predictions)):
        text = json.dumps(payload(mode, "t", entries, say), allow_nan=False)
        assert len(text) < 60_000


def test_script_is_under_sixty_kilobytes_and_asks_for_nothing_outside():
    script, style = assets.script(), assets.style_sheet()
    assert len(script.encode()) < 60_000
    for text in (script, style):
        assert (
            re.findall(r"https?://(?!www\.w3\.org/2000/svg)[\w./-]+|@import|\bfetch\(", text) == []
        )


def test_reading_a_quiz_loads_no_heavy_library():
    code = (
        "import sys; from course_utils.quizzes.files import load_lesson; load_lesson('90');"
        "print([m for m in ('pandas','numpy','matplotlib','folium','ipywidgets','babel')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


TRANSLATED = sorted({*LANGUAGES} - {"en"})


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogue_is_complete_and_compiled(language):
    """Every text of the code is translated, and the ``.mo`` says what the ``.po`` says."""
    with source(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    told = {message.id: message.string for message in catalogue(language) if message.id}
    assert set(told) == texts()
    assert [text for text, translation in told.items() if not translation] == []
    assert {text: compiled.gettext(text) for text in told} == told


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_same_blanks(language):
    say = words(language)
    blanks = re.compile(r"\{\w+\}")
    assert all(
        sorted(blanks.findall(text)) == sorted(blanks.findall(say(text))) for text in texts()
    )


def test_path_stays_whole_among_arabic_words():
    """Without the isolating marks a path's first slash is shown at its end."""
    text = "Kept in {path} and sent nowhere."
    assert "\u2068/home/a.json\u2069" in words("ar")(text, path=Path("/home/a.json"))
    assert words("en")(text, path="/a") == "Kept in /a and sent nowhere."


def test_language_comes_from_the_call_or_the_environment(monkeypatch):
    assert 'dir="rtl"' in quiz("90", language="ar")._repr_html_()
    monkeypatch.setenv("COURSE_LANGUAGE", "ru")
    assert "Показать ответ" in quiz("90")._repr_html_()
    assert recall("90-g1").heading == "Здесь догадка не была зафиксирована"


def test_unknown_language_is_told():
    with pytest.raises(UnknownName, match="Known: ar, en, ru"):
        quiz("90", language="xx")


def test_checking_files_from_the_command_line(tmp_path):
    broken = tmp_path / "91-broken.yml"
    broken.write_text("lesson: 91\n")
    done = subprocess.run(
        [sys.executable, "-m", "course_utils.quizzes", "quizzes/90-reading-tables.yml", broken],
        capture_output=True,
        text=True,
        check=False,
    )
    first, second = done.stdout.splitlines()
    assert first.endswith("ok (4 predictions, 7 items, 3 practice tasks)")
    assert second.startswith(f"{broken}:1: expected ")
    assert done.returncode == 1
