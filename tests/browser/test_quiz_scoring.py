"""The page script and the Python side come to the same verdict on every answer."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from course_utils.quizzes.assets import script
from course_utils.quizzes.files import read
from course_utils.quizzes.messages import words
from course_utils.quizzes.payload import payload

pytestmark = pytest.mark.browser

QUIZ = read(Path(__file__).parents[1] / "quizzes" / "90-reading-tables.yml")

NUMBERS = """
72.2 72,2 72.1 72.3 72.31 72.09999 138.5 138,5 −72.2 +72.2 .5 ,5 1,234 1.234,5 1,234.5 12% 72.2%
٧٢٫٢ ۷۲٫۲ 1e2 0x10 nan Infinity 1,23,4 -- 072.2 7.2.2 72. 1٬234
"""


def vectors() -> list[tuple[int, object]]:
    """Return answers, sensible and not, as (number of the item, answer)."""
    dice = random.Random(6)  # noqa: S311
    odd = [None, True, -1, 99, 1.5, "", "x", [], [0], [None], ["a"], {}, [1, 2, 3], [91, 181]]
    found = [(n, each) for n in range(7) for each in odd]
    found += [(0, n) for n in range(3)]
    found += [(1, sorted(dice.sample(range(4), dice.randint(1, 4)))) for _ in range(30)]
    found += [(1, [3, 1]), (1, [1, 1])]
    found += [(2, typed) for typed in NUMBERS.split()]
    found += [(2, f"{dice.uniform(71, 74):.{dice.randint(0, 6)}f}") for _ in range(60)]
    found += [(2, dice.uniform(71, 74)) for _ in range(20)]
    found += [(2, typed) for typed in ("72.2 %", " 72,2 % ", "1 000", "7 2.2", "72.2 rows")]
    found += [(3, dice.sample(range(4), 4)) for _ in range(24)]
    found += [(4, [dice.randint(0, 3) for _ in range(3)]) for _ in range(40)]
    found += [(4, [0, None, 1])]
    found += [(5, name) for name in (*QUIZ.items[5].choices, "geneva", "nowhere")]
    found += [(5, [dice.uniform(40, 60), dice.uniform(60, 80)]) for _ in range(60)]
    found += [(5, [dice.uniform(-90, 90), dice.uniform(-180, 180)]) for _ in range(40)]
    forms = [
        "value_counts",
        "value_counts()",
        "count",
        "counts",
        "VALUE_COUNTS",
        " `value_counts` ",
    ]
    forms += ["vàlue_counts", "«count»", "value  counts", "count.", "قيمة", "ς", "İ", "ß", "\u00a0"]
    found += [(6, form) for form in forms]
    return found


def test_page_and_python_judge_alike(browser):
    """The script scores every answer as the Python side does, note by note."""
    page = browser.new_page()
    items = payload("quiz", "", QUIZ.items, words("en"))["entries"]
    tried = vectors()
    page.add_script_tag(type="module", content=f"{script()}\nwindow.judge = score;")
    page.wait_for_function("() => window.judge")
    judged = page.evaluate(
        "([items, tried]) => tried.map(([n, answer]) => window.judge(items[n], answer))",
        [items, tried],
    )
    for (number, answer), page_says in zip(tried, judged, strict=True):
        result = QUIZ.items[number].score(answer)
        python_says = {
            "outcome": result.outcome,
            "notes": [note.key for note in result.notes],
            "misconceptions": list(result.misconceptions),
        }
        assert page_says == python_says, (QUIZ.items[number].type, answer)
    page.close()
