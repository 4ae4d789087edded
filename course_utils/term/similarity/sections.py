"""Put what was found into sections of sentences and tables."""

from __future__ import annotations

import math
import re

from course_utils.grading.report.parts import MOST, Section, Sheet
from course_utils.grading.report.words import clean, count, listed, percent
from course_utils.term.similarity.answers import CODE
from course_utils.term.similarity.pairs import ALIKE, FEW, Findings, Match, Pair

NO_VERDICT = "Similar answers are a reason to talk, not a verdict."
SMALL = 10
"""Students below whom a class says little of what is commonplace."""
SHOWN = 40
"""Pairs that are set side by side."""


_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls but for tabs and ends of lines, and signs that turn the order of what is read."""


def sections(found: Findings) -> list[Section]:
    """Return the parts of the report, in order."""
    return [glance(found), pairs(found), method(found)]


def glance(found: Findings) -> Section:
    """Say what was compared, what came of it and what it can't say."""
    answers = found.answers
    students = len(answers.students)
    notes = [
        f"{count(students, 'submission')}, {count(len(answers.tasks), 'task')}, "
        f"{count(math.comb(students, 2), 'pair')} of students compared.",
        f"{count(len(found.pairs), 'pair')} with answers more alike than the class explains."
        if found.pairs
        else "No two students have answers more alike than the class explains.",
        f"{NO_VERDICT} People who learn together, ask the same friend or read the same page "
        "write alike, and some were told that they may. Nothing here says who wrote first.",
        "Read both answers yourself. Then ask each of the two how they went about it, and listen.",
    ]
    if students < SMALL:
        notes.append(
            f"{count(students, 'student')}: too few to say what is commonplace in this class."
        )
    if not answers.banked:
        notes.append(
            "No bank of answers was found for this assignment, so common right answers may "
            "look like likeness."
        )
    notes += [f"Not compared: {clean(problem)}." for problem in answers.problems]
    return Section("glance", "At a glance", notes, listed=True)


def pairs(found: Findings) -> Section:
    """Name the pairs, in which tasks they are alike, and what else they share."""
    title = "Pairs to talk to"
    if not found.pairs:
        return Section("pairs", title, ["None."])
    rows = [
        [
            f"{clean(pair.first)} and {clean(pair.second)}",
            str(pair.tasks),
            listed(names_of(found, pair)),
            also(pair) or "–",
        ]
        for pair in found.pairs
    ]
    notes = [
        "The first pair is the one that chance in this class explains least. The page shows the "
        "answers side by side."
    ]
    if len(found.pairs) > SHOWN:
        notes.append(f"Side by side stand the first {SHOWN}.")
    sheet = Sheet(
        "Pairs with answers that stand out as alike",
        ["Students", "Tasks alike", "Which", "They also share"],
        rows,
        numbers=frozenset({1}),
        most=MOST,
    )
    return Section("pairs", title, notes, [sheet])


def method(found: Findings) -> Section:
    """Say how it was looked for, so that nobody takes it for more than it is."""
    return Section(
        "method",
        "How this was looked for",
        [
            "Code is compared by its form with the library copydetect: names, spaces and comments "
            "make no difference. Written answers are compared by their words.",
            "Left out as commonplace: the sheet as it was handed out, the reference solution, the "
            "answers of the bank and the samples of the rubric where there are any, and whatever "
            f"more than {found.limit} of this class have. So a larger group that shares an answer "
            "does not show here.",
            f"Two answers count as alike if at least {percent(ALIKE)} of what is left in them is "
            "the same, and enough of it; or if they share a comment that hardly anybody else has.",
            "A pair is named if it is alike in at least two tasks, and chance alone would give "
            "such a pair in fewer than one class in ten; or if a long stretch of a written answer "
            "is the same.",
            "Short right answers are alike by nature. Who copies with care is not found; who is "
            "found need not have copied.",
        ],
        listed=True,
    )


def names_of(found: Findings, pair: Pair) -> list[str]:
    """Return the names of the tasks in which a pair is alike, as reports call them."""
    prefix = f"{found.answers.assignment}-"
    return [clean(m.task.id.removeprefix(prefix)) for m in pair.matches if m.alike]


def also(pair: Pair) -> str:
    """Say how many rare comments, mistakes and names a pair shares."""
    counts = (
        (sum(len(match.comments) for match in pair.matches), "rare comment"),
        (sum(len(match.mistakes) for match in pair.matches), "rare mistake"),
        (sum(len(match.names) for match in pair.matches), "rare name"),
    )
    return ", ".join(count(number, one) for number, one in counts if number)


def reasons(match: Match) -> list[str]:
    """Say what two answers to a task share."""
    said = []
    if match.overlap is not None:
        said.append(
            f"{percent(match.overlap.share)} of what is not commonplace in the two answers is "
            f"the same in its {'form' if match.task.kind == CODE else 'words'}; it is underlined."
        )
    for kind, things in (
        ("The same comment", match.comments),
        ("The same mistake, which few others made", match.mistakes),
        ("The same name, which few others use", match.names),
    ):
        said += [f"{kind}: “{clean(thing)}”." for thing in things[:FEW]]
        if len(things) > FEW:
            said.append(f"And {len(things) - FEW} more of these.")
    return said


def pieces(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Cut a text into pieces that a page may show, and say of each whether it is shared."""
    text = _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)
    found, at = [], 0
    for start, end in spans:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*found, (text[at:], False)) if piece[0]]
