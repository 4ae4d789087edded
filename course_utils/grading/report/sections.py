"""Put a report into sections of sentences and tables, the same for terminal and page."""

from __future__ import annotations

from typing import Any

from course_utils.grading.report.items import FEWEST, NO, REVERSED, SAME
from course_utils.grading.report.parts import MOST, Section, Sheet
from course_utils.grading.report.read import FLAG, GRADED, NOTHING, PROBLEM
from course_utils.grading.report.summary import Report, graded
from course_utils.grading.report.words import (
    clean,
    coefficient,
    count,
    listed,
    number,
    percent,
    span,
)

__all__ = ["Section", "Sheet", "glance", "item_table", "sections"]

_PHASES = {
    "prepare": "reading a submission and laying it out",
    "queue": "waiting for a free sandbox",
    "sandbox": "running the notebook, in the sandbox if there is one",
    "run": "of this, the student's cells",
    "tests": "of this, the tests",
    "score": "scoring with nbgrader",
    "write": "writing the gradebook and the files",
}


def sections(report: Report) -> list[Section]:
    """Return the parts of a report, in order; a single sentence while there is nothing to say."""
    if set(report.students["state"]) <= {NOTHING} and report.tables.signs.empty:
        name = clean(report.tables.assignment)
        said = (
            f"Nothing of {name} is graded yet: run `course grade {name}`, once what was handed "
            f"in is taken in with `course collect {name} DOWNLOAD`."
        )
        return [Section("glance", "At a glance", [said])]
    return [
        glance(report),
        scores(report),
        students(report),
        item_table(report),
        misunderstandings(report),
        tests(report),
        signs(report),
        times(report),
    ]


def glance(report: Report) -> Section:
    """Say in a few lines what matters most."""
    states = report.students["state"]
    notes = [
        f"{graded(report)} of {count(len(states), 'student')} have a graded submission.",
        *(
            f"{count(int((states == state).sum()), 'student')}: {state}."
            for state in sorted(set(states) - {GRADED})
        ),
    ]
    if len(report.scores) and report.maximum:
        mean = report.scores.mean()
        notes.append(
            f"The mean is {number(mean)} of {number(report.maximum)} points "
            f"({percent(mean / report.maximum)})."
        )
    notes += [_by_hand(report)] if report.unmarked else []
    kinds = report.tables.signs.groupby("kind")["student"].nunique().to_dict()
    if PROBLEM in kinds:
        notes.append(f"{count(kinds[PROBLEM], 'submission')} could not be graded.")
    if FLAG in kinds:
        notes.append(f"{count(kinds[FLAG], 'submission')} with flags: see what they are.")
    late = int((report.students["late"] > 0).sum())
    notes += [f"{count(late, 'submission')} came late."] if late else []
    notes += [_not_discriminating(report)] if len(report.items) else []
    named = report.messages[report.messages["recognised"].astype(bool)]
    if len(named):
        first = named.iloc[0]
        notes.append(
            f"The most frequent misunderstanding that was recognised, in {first['label']}: "
            f"“{first['text']}” ({count(first['count'], 'student')})."
        )
    return Section("glance", "At a glance", notes, listed=True)


def scores(report: Report) -> Section:
    """Show mean, quartiles and distribution of the scores."""
    if not len(report.scores):
        return Section("scores", "Scores", ["Nothing is graded yet."])
    if not report.maximum:
        return Section("scores", "Scores", ["No item is marked for everyone yet."])
    them = "it" if len(report.unmarked) == 1 else "them"
    notes = [f"{_by_hand(report)} The scores here leave {them} out."] if report.unmarked else []
    if report.students["penalty"].any():
        notes.append("Penalties for lateness are not taken off here.")
    quantiles = report.scores.quantile([0, 0.25, 0.5, 0.75, 1]).to_list()
    names = ("Lowest", "Lower quartile", "Median", "Upper quartile", "Highest")
    figures = [("Mean", report.scores.mean()), *zip(names, quantiles, strict=True)]
    total = len(report.scores)
    return Section(
        "scores",
        "Scores",
        notes,
        [
            Sheet(
                f"Scores of {count(total, 'student')}, of {number(report.maximum)} points",
                ["Figure", "Points", "Share"],
                [[name, number(value), percent(value / report.maximum)] for name, value in figures],
                frozenset({1, 2}),
            ),
            Sheet(
                "How the scores are distributed",
                ["Share of the points", "Students"],
                [[str(name), str(size)] for name, size in report.bins.items()],
                frozenset({1}),
            ),
        ],
    )


def students(report: Report) -> Section:
    """Show for each student the total and what waits; the names, too, if any is known."""
    named = bool(report.names)
    rows = [
        [
            clean(name),
            *([clean(report.names.get(str(name), "")) or "–"] if named else []),
            number(row["total"]) if row["state"] == GRADED else row["state"],
            listed(row["waiting"]) or "–",
            "by an unknown time" if name in report.untimed else _lateness(row),
            _seen(row["signs"]) or "–",
        ]
        for name, row in report.students.iterrows()
    ]
    points = number(float(report.tables.cells["maximum"].sum()))
    return Section(
        "students",
        "Students",
        ["The total is nbgrader's: penalties are taken off, unmarked answers count nothing yet."],
        [
            Sheet(
                f"Students: total of {points} points, and what needs a look",
                [
                    "Student",
                    *(["Name"] if named else []),
                    "Total",
                    "To be marked",
                    "Late",
                    "Flags, problems",
                ],
                rows,
                frozenset({1 + named}),
            )
        ],
    )


def item_table(report: Report) -> Section:
    """Show how hard the items are and whether they discriminate."""
    table = report.items
    if table.empty or not table["marked"].any():
        return Section("items", "Items", ["No item is marked yet."])
    told = bool((table["marked"] >= FEWEST).any())
    notes = [
        "The share of the points that was earned says how hard an item is: the higher, the easier.",
        _not_discriminating(report),
    ]
    if told:
        size = int(table["marked"].max())
        chance = coefficient(1.96 / (size - 1) ** 0.5)
        notes += [
            "With the rest: the correlation of an item with the total of all other items. Upper "
            "minus lower: what share of the points the best 27 % of the class earned on it, less "
            "the share of the last 27 %. An item tells strong students from weak ones, or "
            "discriminates, if the correlation is at least 0.20, but weakly if the difference is "
            "not.",
            f"In a class of {size}, chance alone gives correlations of up to {chance} either way, "
            "19 times in 20.",
        ]
        same = list(table.index[table["discriminates"] == SAME])
        notes += [f"Everyone got the same on {listed(same)}."] if same else []
    headings = ["Item", "Points", "Marked", "Earned", "Full marks"]
    headings += ["With the rest", "Upper minus lower", "Tells apart"] if told else []
    rows = []
    for item, row in table.iterrows():
        cells = [str(item), number(row["maximum"]), str(row["marked"])]
        cells += [percent(row["share"]), percent(row["full"])]
        if told:
            cells += [coefficient(row["correlation"]), coefficient(row["difference"])]
            cells.append(row["discriminates"])
        rows.append(cells)
    caption = "Difficulty and discrimination of the items" if told else "Difficulty of the items"
    return Section(
        "items", "Items", notes, [Sheet(caption, headings, rows, frozenset(range(1, 7)))]
    )


def misunderstandings(report: Report) -> Section:
    """Show what failed tests said: the misunderstandings recognised, and the rest."""
    title = "Misunderstandings"
    if not len(report.tables.seconds):
        said = "No journal of `course grade` here, so what failed tests said is not known"
        return Section("messages", title, [f"{said} ({report.tables.journal})."])
    if report.messages.empty:
        said = "The journal has no message of a failed test. Without a sandbox none are kept."
        return Section("messages", title, [said])
    named = report.messages["recognised"].astype(bool)
    total = int(report.messages["count"].sum())
    of_these = int(report.messages.loc[named, "count"].sum())
    notes = [
        f"{count(total, 'test')} failed on an answer that was there; "
        f"in {of_these or 'none'} of them the message named the misunderstanding.",
        _journalled(report),
    ]
    sheets = [
        Sheet(
            caption,
            ["Test", heading, "Students", "Who"],
            [
                [
                    row["label"],
                    row["text"],
                    str(row["count"]),
                    listed(map(clean, row["students"]), 400),
                ]
                for _, row in report.messages[which].iterrows()
            ],
            numbers=frozenset({2}),
            page_only=frozenset({3}),
            most=MOST,
        )
        for caption, heading, which in (
            ("Misunderstandings that were recognised", "Misunderstanding", named),
            ("Other messages of failed tests", "Message", ~named),
        )
    ]
    return Section("messages", title, [note for note in notes if note], sheets)


def tests(report: Report) -> Section:
    """Name the tests that nobody passes, or all."""
    rates = report.tests
    if rates.empty:
        return Section("tests", "Tests", ["No test has been run yet."])
    none = list(rates.index[rates["passed"] == 0])
    everyone = list(rates.index[rates["passed"] == rates["tried"]])
    notes = [
        f"Nobody passes: {', '.join(none)}. See whether the test asks for what the task says."
        if none
        else "Each test is passed by someone.",
        f"All pass: {', '.join(everyone)}." if everyone else "No test is passed by all.",
    ]
    told = len(report.tables.messages) > 0
    rows = [
        [str(label), str(row["passed"]), str(row["tried"]), *([str(row["empty"])] if told else [])]
        for label, row in rates.iterrows()
    ]
    return Section(
        "tests",
        "Tests",
        notes,
        [
            Sheet(
                "How many pass each test, with all of its points",
                ["Test", "Pass", "Of", *(["Left empty"] if told else [])],
                rows,
                frozenset({1, 2, 3}),
            )
        ],
    )


def signs(report: Report) -> Section:
    """Show problems, flags and notes of the grading run."""
    title = "Flags and problems"
    if not len(report.tables.seconds):
        return Section("signs", title, ["No journal of `course grade` here, so none are known."])
    if report.signs.empty:
        return Section("signs", title, ["None."])
    rows = [
        [
            row["text"],
            row["kind"],
            str(row["count"]),
            listed(map(clean, row["students"]), 400),
        ]
        for _, row in report.signs.iterrows()
    ]
    notes = ["A flag is a reason to look at the notebook, not a verdict."]
    return Section(
        "signs",
        title,
        notes if FLAG in set(report.signs["kind"]) else [],
        [
            Sheet(
                "What was noticed while grading",
                ["What", "Kind", "Students", "Who"],
                rows,
                numbers=frozenset({2}),
                page_only=frozenset({3}),
                most=MOST,
            )
        ],
    )


def times(report: Report) -> Section:
    """Show where the time of grading went."""
    if report.times.empty:
        return Section("times", "Time", ["No journal of `course grade` here, so it is not known."])
    rows = [
        [str(phase), _PHASES.get(str(phase), ""), span(row["median"]), span(row["total"])]
        for phase, row in report.times.iterrows()
    ]
    return Section(
        "times",
        "Time",
        [
            "Several submissions are graded side by side, so the totals are more than the time "
            "that passed."
        ],
        [
            Sheet(
                f"Time by phase, of {count(len(report.tables.seconds), 'submission')}",
                ["Phase", "What is done", "Median", "Total"],
                rows,
                frozenset({2, 3}),
            )
        ],
    )


def _by_hand(report: Report) -> str:
    """Say which items wait to be marked by hand, and for how many; at least one does."""
    waiting = report.students["waiting"]
    many = {
        item: count(sum(item in names for names in waiting), "student") for item in report.unmarked
    }
    if len(many) == 1:
        ((item, who),) = many.items()
        return f"{item} waits to be marked by hand for {who}."
    *others, last = (f"{item} (for {who})" for item, who in many.items())
    return f"{', '.join(others)} and {last} wait to be marked by hand."


def _not_discriminating(report: Report) -> str:
    told = report.items[report.items["marked"] >= FEWEST]
    if told.empty:
        most = int(report.items["marked"].max())
        return (
            f"{count(most, 'student')}: too few to say whether items discriminate, that is, tell "
            f"strong students from weak ones. It takes at least {FEWEST}."
        )
    off = told[told["discriminates"].isin([NO, REVERSED])]
    if off.empty:
        return "No item was found that fails to tell strong students from weak ones."
    names = [
        f"{item} (the wrong way round)" if row["discriminates"] == REVERSED else str(item)
        for item, row in off.iterrows()
    ]
    return f"Items that do not tell strong students from weak ones: {', '.join(names)}."


def _journalled(report: Report) -> str:
    """Say whether the journal lacks some of the graded submissions."""
    known, all_graded = len(report.tables.seconds), graded(report)
    if known >= all_graded:
        return ""
    return f"The journal knows {known} of the {all_graded} graded submissions."


def _lateness(row: Any) -> str:
    if not row["late"] > 0:
        return "–"
    return span(row["late"]) + (f", {number(row['penalty'])} off" if row["penalty"] else "")


def _seen(kinds: list[str]) -> str:
    flags = kinds.count(FLAG)
    words = [PROBLEM] if PROBLEM in kinds else []
    return ", ".join([*words, *([count(flags, "flag")] if flags else [])])
