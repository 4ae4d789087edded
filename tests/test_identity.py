"""One look: what quizzes, maps and the site share is the same everywhere."""

from __future__ import annotations

import re
from importlib import resources

from course_utils._identity import colours
from course_utils.quizzes.assets import card_style

SHARED = {"paper": "paper", "ink": "ink", "soft-ink": "soft", "line": "line", "accent": "blue"}
PAIR = re.compile(r"--cq-([a-z]+): .*?light-dark\((#\w+), (#\w+)\)")


def test_quizzes_and_site_take_their_colours_from_one_place():
    declared = colours(":root").partition("{")[2]
    assert declared in card_style()
    assert {"ink", "paper", "blue", "green", "red"} <= {name for name, *_ in PAIR.findall(declared)}


def test_maps_have_the_same_colours():
    """Maps run in older browsers too, so their style sheet spells them out."""
    text = (resources.files("course_utils.maps") / "static" / "page.css").read_text("utf-8")
    light, dark = re.findall(r"--paper: #\w+;[^\n]*", text)
    pairs = {name: (one, other) for name, one, other in PAIR.findall(colours(":root"))}
    for theirs, ours in SHARED.items():
        for rule, colour in zip((light, dark), pairs[ours], strict=True):
            assert f"--{theirs}: {colour};" in rule
