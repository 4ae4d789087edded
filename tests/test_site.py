"""What the pages of the site are made of; the built site is tested in browser/test_site_page.py."""

from __future__ import annotations

import base64
import io

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image

from course_utils import Map
from course_utils.authoring.site.examples import with_results
from course_utils.authoring.site.glossary import terms
from course_utils.authoring.site.links import broken_links
from course_utils.authoring.site.outputs import Lesson, Media, accessible
from course_utils.authoring.site.slim import slim
from course_utils.authoring.site.source import binder_address
from course_utils.authoring.site.words import day_span, escaped
from course_utils.errors import CourseError
from course_utils.quizzes.files import load_lesson


def page(folder, name, body):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<!doctype html><html><body>{body}</body></html>", encoding="utf-8")


def test_links_that_lead_nowhere_are_named(tmp_path):
    page(tmp_path, "index.html", '<a href="a/b.html#here">1</a><a href="gone.html">2</a>')
    page(
        tmp_path, "a/b.html", '<h2 id="here"></h2><a href="../index.html#there">3</a><a href="#">4'
    )
    assert list(broken_links(tmp_path)) == [
        "a/b.html: the link ../index.html#there names a place that the page doesn't have",
        "index.html: the link gone.html leads nowhere",
    ]


def test_what_would_come_from_outside_is_named(tmp_path):
    page(tmp_path, "index.html", '<script src="https://cdn.test/x.js"></script><img src="x.png">')
    assert list(broken_links(tmp_path)) == [
        "index.html: loads https://cdn.test/x.js from outside",
        "index.html: x.png leads nowhere",
    ]


def test_a_link_to_another_site_is_left_alone(tmp_path):
    page(tmp_path, "index.html", '<a href="https://example.org/">x</a><a href="mailto:a@b.c">y</a>')
    assert list(broken_links(tmp_path)) == []


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2017-01-23", "2017-01-23", "23 January 2017"),
        ("2017-01-23", None, "23 January 2017"),
        ("2017-01-23", "2017-01-24", "23–24 January 2017"),
        ("2017-01-30", "2017-02-02", "30 January – 2 February 2017"),
        ("2016-12-29", "2017-01-02", "29 December 2016 – 2 January 2017"),
    ],
)
def test_days_are_written_as_people_write_them(first, last, text):
    assert day_span(pd.Timestamp(first), pd.Timestamp(last)) == text


def test_plain_words_stay_plain_in_markdown():
    assert escaped("a *b*\n[c](d) <e>") == r"a \*b\* \[c\](d) \<e\>"


def test_terms_come_from_the_hand_written_glossary_and_from_the_actors():
    written = "```{glossary}\ncut-off\ncut\n  The *day*.\n  See [x](y).\n\nHNC\n  Ours.\n```\n"
    found = {term.names[0]: term for term in terms(written)}
    assert found["cut-off"].names == ("cut-off", "cut")
    assert found["cut-off"].meaning == "The day. See x."
    assert found["HNC"].meaning == "Ours."
    assert "ISIL" in found
    assert "Russia" not in found, "names of states need no explanation"


def test_an_example_is_followed_by_its_map(tmp_path):
    page = "```python\nfrom course_utils import Map\nMap('syria', alt='Syria')\n```\nEnd."
    shown = with_results(page, Media(tmp_path), "maps")
    assert shown.startswith(page.removesuffix("\nEnd."))
    assert 'src="media/maps-1.html"' in shown


def test_an_example_that_fails_is_named(tmp_path):
    with pytest.raises(CourseError, match=r"maps, example 2: NameError: .*nothing"):
        with_results(
            "```python\na = 1\n```\n\n```python\nnothing + a\n```\n", Media(tmp_path), "maps"
        )


def test_headers_of_a_table_of_pandas_say_which_way_they_head():
    frame = pd.DataFrame({"a": [1]}, index=["x"])
    html = accessible(frame.to_html(notebook=True).partition("</style>")[2])
    assert '<th scope="col">a</th>' in html
    assert '<th scope="row">x</th>' in html
    assert "<th></th>" not in html


@pytest.mark.parametrize(
    ("urls", "address"),
    [
        ("", "https://mybinder.org/"),
        (
            '[project.urls]\nRepository = "https://github.com/a/b"\n',
            "https://mybinder.org/v2/gh/a/b/HEAD?urlpath=lab/tree/lessons/00-start-here.ipynb",
        ),
    ],
)
def test_binder_opens_lesson_00_of_the_repository_that_is_known(tmp_path, urls, address):
    (tmp_path / "pyproject.toml").write_text(f'[project]\nname = "x"\n{urls}', encoding="utf-8")
    assert binder_address(tmp_path) == address


def converted(folder, *cells):
    """Convert a notebook of lesson 06; return the HTML of each cell's outputs."""
    notebook = new_notebook(cells=list(cells))
    done = Lesson(notebook, load_lesson("06"), Media(folder)).convert()
    return ["".join(out.data["text/html"] for out in cell.outputs) for cell in done.cells]


def cell(source, **data):
    outputs = [
        new_output("execute_result", data={key.replace("_", "/"): data[key] for key in data})
    ]
    return new_code_cell(source, outputs=outputs if data else [])


def test_calls_of_the_course_become_parts_that_need_no_kernel(tmp_path):
    quiz, some, guess, recall, task = converted(
        tmp_path,
        cell('quiz("06")', text_html="from the kernel"),
        cell('quiz("06-q2", "06-q1")', text_html="from the kernel"),
        cell('import pandas as pd\npredict("06")', text_html="from the kernel"),
        cell('recall("06-g1")', text_html="from the kernel"),
        cell('answer = ...\ncheck("06-p1", answer)', text_html="from the kernel"),
    )
    assert "from the kernel" not in quiz + some + guess + recall + task
    assert quiz.count("<h4>") == len(load_lesson("06").items)
    assert some.count("<h4>") == 2
    assert '"mode": "predict"' in guess
    assert "No guess was locked in here" in recall
    assert task.count("<details>") == 3
    assert "A solution" in task


def test_maps_become_files_that_share_what_is_alike(tmp_path):
    frame = pd.DataFrame({"name_en": ["A"], "latitude": [35.0], "longitude": [38.0]})
    maps = [Map(title=title, alt=title).add_points(frame, name="N") for title in ("One", "Two")]
    outputs = converted(tmp_path, *(cell("m", text_html=each._repr_html_()) for each in maps))
    for output, title in zip(outputs, ("One", "Two"), strict=True):
        assert f'title="{title}" loading="lazy"' in output
        assert "srcdoc" not in output
        assert "map-still" in output
        assert "<table>" in output
        assert "data:image" not in output
    pages = list(tmp_path.glob("*.html"))
    assert len(pages) == 2
    assert all(each.stat().st_size < 40_000 for each in pages)
    assert len(list(tmp_path.glob("part-*.js"))) == 2, "code and ground, once each"


def test_a_picture_becomes_a_file_of_the_same_size_with_its_text(tmp_path):
    raw = io.BytesIO()
    Image.new("RGB", (400, 200), "#0072B2").save(raw, "PNG")
    encoded = base64.b64encode(raw.getvalue()).decode()
    picture = f'<img src="data:image/png;base64,{encoded}" alt="A blue field" width="200" style="">'
    (output,) = converted(tmp_path, cell("charts.finish(ax)", text_html=picture))
    assert 'alt="A blue field" width="200" height="100"' in output
    (file,) = tmp_path.iterdir()
    assert f"media/{file.name}" in output
    assert Image.open(file).convert("RGB").getpixel((5, 5)) == (0, 114, 178)


def test_slimming_keeps_every_rule_that_a_page_may_need(tmp_path):
    page(tmp_path, "index.html", '<p class="kept">x</p>')
    sheet = tmp_path / "_static" / "styles" / "theme.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(
        "p{color:red}.kept{color:red}.gone{color:red}.gone,.kept b{color:red}"
        "p:not(.gone){color:red}@media print{.kept{color:red}.gone{color:red}}"
        "@media print{.gone{color:red}}@font-face{font-family:x}"
        "@font-face{font-family:y;src:url(../vendor/fontawesome/webfonts/y.woff2)}",
        encoding="utf-8",
    )
    slim(tmp_path)
    assert sheet.read_text("utf-8") == (
        "p{color:red}.kept{color:red}.gone,.kept b{color:red}"
        "p:not(.gone){color:red}@media print{.kept{color:red}}@font-face{font-family:x}"
    )
