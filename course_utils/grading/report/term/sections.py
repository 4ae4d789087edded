"""Put the report on a term into sections of sentences and tables."""

from __future__ import annotations

from typing import Any

from course_utils.grading.report.items import FEWEST, LOW, NO, REVERSED
from course_utils.grading.report.parts import MOST, Section, Sheet
from course_utils.grading.report.term.summary import AGAIN, LATE, NEVER, QUIET, TermReport
from course_utils.grading.report.words import (
    clean,
    coefficient,
    count,
    listed,
    number,
    percent,
)

PRIVACY = (
    "This page is personal data: it names students and says how they are doing. Keep it to "
    "those who teach them, send it to nobody, and delete it when the term is over."
)
NO_VERDICT = "A low share is no verdict on a person; it says what a few tasks have shown so far."
_SIGNS = {
    QUIET: "handed in before, and neither of the last two that are due",
    NEVER: "has handed in nothing that is due",
    LATE: "at least two were late, and at least half of what was handed in",
}


def sections(report: TermReport) -> list[Section]:
    """Return the parts of the report, in order; those on objectives only if there are any."""
    tied = len(report.objectives) > 0
    return [
        glance(report),
        *([again(report)] if tied else []),
        quiet(report),
        assignments(report),
        *([objectives(report)] if tied else []),
        misunderstandings(report),
        items(report),
        students(report),
    ]


def glance(report: TermReport) -> Section:
    """Say in a few lines what matters most."""
    given = [given.name for given in report.read.given]
    notes = [
        f"{count(len(report.students), 'student')}, {count(len(given), 'assignment')} that "
        f"somebody has handed in: {listed(map(clean, given))}.",
    ]
    if report.read.untouched:
        notes.append(f"Left out, for nothing came: {listed(map(clean, report.read.untouched))}.")
    waiting = report.assignments["waiting"]
    notes += [
        f"{clean(name)} waits to be marked by hand for {count(int(many), 'student')}."
        for name, many in waiting[waiting > 0].items()
    ]
    for sign in (QUIET, NEVER, LATE):
        many = int((report.students["sign"] == sign).sum())
        notes += [f"{count(many, 'student')}: {sign}."] if many else []
    if len(report.objectives):
        weakest = report.objectives.iloc[0]
        notes.append(
            f"The weakest objective is {report.objectives.index[0]}, lesson {weakest['lesson']}, "
            f"with {percent(weakest['share'])} of the points."
        )
    if len(report.misunderstandings):
        first = report.misunderstandings.iloc[0]
        notes.append(
            f"The most frequent misunderstanding that was recognised: “{first['text']}” "
            f"({count(int(first['count']), 'student')})."
        )
    notes.append(_told(report))
    return Section("glance", "At a glance", notes, listed=True)


def again(report: TermReport) -> Section:
    """Name the weakest objectives with their lessons, and what their tasks stumbled over."""
    off = report.items[report.items["discriminates"].isin([NO, REVERSED])].index
    notes = []
    told = report.objectives[report.objectives["told"].astype(bool)]
    for name, row in (told if len(told) else report.objectives).head(AGAIN).iterrows():
        lesson = f"lesson {row['lesson']}" + (f", “{row['title']}”" if row["title"] else "")
        words = [
            f"{name}, {lesson}: {row['text'].rstrip('.')}.",
            f"{percent(row['share'])} of the points; {row['below']} of "
            f"{count(row['students'], 'student')} earned less than half.",
        ]
        if row["so_many"] > 1:
            words.append(
                f"Most frequent misunderstanding: “{row['said']}” "
                f"({count(row['so_many'], 'student')})."
            )
        odd = [task for task in row["tasks"] if task.replace("-", " ", 1) in off]
        if odd:
            words.append(
                f"Look at the task first: {listed(map(clean, odd))} does not tell strong students "
                "from weak ones."
            )
        if not row["told"]:
            words.append("So few students say little about a class.")
        notes.append(" ".join(words))
    return Section("again", "What to teach again on Monday", notes, listed=True)


def quiet(report: TermReport) -> Section:
    """Name who has gone quiet, who never came, who is late often."""
    title = "Who has gone quiet"
    signs = report.students[report.students["sign"] != ""]
    if signs.empty:
        return Section("quiet", title, ["Nobody."])
    order = {sign: at for at, sign in enumerate(_SIGNS)}
    rows = [
        [*_person(str(name), row), row["sign"], clean(row["last"]) or "–", *_counts(row)]
        for name, row in signs.iloc[signs["sign"].map(order).argsort(kind="stable")].iterrows()
    ]
    present = [sign for sign in _SIGNS if (signs["sign"] == sign).any()]
    return Section(
        "quiet",
        title,
        [
            "People fall silent for many reasons, most of which no table holds. A friendly line "
            "to them costs a minute.",
            *(f"{sign.capitalize()}: {_SIGNS[sign]}." for sign in present),
        ],
        [
            Sheet(
                "Students to write to",
                ["Student", "Name", "Sign", "Last handed in", "Handed in", "Late"],
                rows,
                most=MOST,
            )
        ],
    )


def assignments(report: TermReport) -> Section:
    """Show for each assignment who handed it in and how the shares lie."""
    rows = [
        [
            clean(name),
            f"{row['due']:%Y-%m-%d}" if row["due"] is not None else "–",
            str(row["handed"]),
            str(row["late"]),
            str(row["graded"]),
            str(row["waiting"]),
            percent(row["low"]),
            percent(row["median"]),
            percent(row["high"]),
        ]
        for name, row in report.assignments.iterrows()
    ]
    return Section(
        "assignments",
        "Assignments",
        [
            "Shares are of the points on what is marked so far; penalties for lateness are not "
            "taken off. Half of the class lies between the two quartiles."
        ],
        [
            Sheet(
                f"Assignments by due date (UTC), of {count(len(report.students), 'student')}",
                [
                    "Assignment", "Due", "Handed in", "Late", "Graded", "To be marked",
                    "Lower quartile", "Median", "Upper quartile",
                ],
                rows,
                numbers=frozenset(range(2, 9)),
                page_only=frozenset({6, 8}),
            )
        ],
    )  # fmt: skip


def objectives(report: TermReport) -> Section:
    """Show how the class did on the tasks of each objective, the weakest first."""
    rows = [
        [
            f"{name} {row['text']}",
            percent(row["share"]),
            str(row["below"]),
            str(row["students"]),
            listed(map(clean, row["tasks"])),
        ]
        for name, row in report.objectives.iterrows()
    ]
    return Section(
        "objectives",
        "Objectives",
        [
            "The mean, over students, of the share of the points on the tasks that practise an "
            "objective. A task that practises several counts for each of them. With one task it "
            "is the task that is measured as much as the objective. Those that are marked for few "
            "as yet come last.",
        ],
        [
            Sheet(
                "Objectives, the weakest first",
                ["Objective", "Earned", "Below half", "Students", "Tasks"],
                rows,
                numbers=frozenset({1, 2, 3}),
                page_only=frozenset({4}),
                most=MOST,
            )
        ],
    )


def misunderstandings(report: TermReport) -> Section:
    """Show the misunderstandings that tests recognised, over all assignments."""
    title = "Misunderstandings"
    silent = [given.name for given in report.read.given if not len(given.tables.seconds)]
    notes = []
    if silent:
        notes.append(
            "No journal of `course grade`, so what failed tests said is not known: "
            f"{listed(map(clean, silent))}."
        )
    table = report.misunderstandings
    if table.empty:
        said = "Of the others none" if silent else "None"
        unheard = len(silent) == len(report.read.given)
        return Section("messages", title, notes if unheard else [*notes, f"{said} recognised."])
    several = int((table["assignments"] > 1).sum())
    notes.append(
        f"{count(len(table), 'misunderstanding')} recognised by name; {several or 'none'} of them "
        "in more than one assignment."
    )
    rows = [
        [
            row["text"],
            str(row["count"]),
            str(row["tests"]),
            listed(map(clean, row["where"]), 5),
            listed(map(clean, row["students"]), 400),
        ]
        for _, row in table.iterrows()
    ]
    return Section(
        "messages",
        title,
        notes,
        [
            Sheet(
                "Misunderstandings over all assignments, the most frequent first",
                ["Misunderstanding", "Students", "Failed tests", "Where", "Who"],
                rows,
                numbers=frozenset({1, 2}),
                page_only=frozenset({4}),
                most=MOST,
            )
        ],
    )


def items(report: TermReport) -> Section:
    """Show the items that do not tell strong students from weak ones, the negative first."""
    title = "Items to look at"
    off = not_discriminating(report)
    notes = [_told(report)]
    if len(off):
        size = int(off["marked"].median())
        notes += [
            "Low means that the correlation of an item with the total of the other items of its "
            f"assignment is below {LOW:.2f}. Where it is negative, students who did well elsewhere "
            "did worse here: look at the test first, then at the wording of the task.",
            f"In a class of {size}, chance alone gives correlations of up to "
            f"{coefficient(1.96 / (size - 1) ** 0.5)} either way, 19 times in 20.",
        ]
    rows = [
        [
            clean(name),
            coefficient(row["correlation"]),
            coefficient(row["difference"]),
            percent(row["share"]),
            str(row["marked"]),
            row["discriminates"],
        ]
        for name, row in off.iterrows()
    ]
    headings = ["Item", "With the rest", "Upper minus lower", "Earned", "Marked", "Tells apart"]
    caption = "Items that do not discriminate, the negative ones first"
    return Section("items", title, notes, [Sheet(caption, headings, rows, frozenset(range(1, 5)))])


def students(report: TermReport) -> Section:
    """Show for each student what came, how late, and the shares."""
    names = [given.name for given in report.read.given]
    rows = [
        [
            *_person(str(student), row),
            *_counts(row),
            percent(row["share"]),
            *map(percent, report.shares.loc[[student], names].to_numpy()[0]),
        ]
        for student, row in report.students.iterrows()
    ]
    headings = ["Student", "Name", "Handed in", "Late", "Mean share", *map(clean, names)]
    return Section(
        "students",
        "Students",
        [
            NO_VERDICT,
            "The mean share is over the assignments that are graded, each of them alike. It is no "
            "mark: weights and penalties are left out, and so is what is still to be marked.",
        ],
        [
            Sheet(
                "Students: what came, and the share of the points",
                headings,
                rows,
                numbers=frozenset(range(2, len(headings))),
                page_only=frozenset(range(5, len(headings))),
                most=MOST,
            )
        ],
    )


def not_discriminating(report: TermReport) -> Any:
    """Return the items that do not discriminate, by correlation, the lowest first."""
    off = report.items[report.items["discriminates"].isin([NO, REVERSED])]
    return off.sort_values("correlation")


def _told(report: TermReport) -> str:
    told = report.items[report.items["marked"] >= FEWEST]
    if told.empty:
        most = int(report.items["marked"].max()) if len(report.items) else 0
        return (
            f"{count(most, 'student')} at most in an item: too few to say whether items "
            "discriminate, that is, tell strong students from weak ones. "
            f"It takes at least {FEWEST}."
        )
    off = not_discriminating(report)
    negative = int((off["correlation"] < 0).sum())
    if off.empty:
        return f"{count(len(told), 'item')} looked at: all tell strong students from weak ones."
    return (
        f"{len(off)} of {count(len(told), 'item')} {'does' if len(off) == 1 else 'do'} not tell "
        f"strong students from weak ones; {negative or 'none'} with a negative correlation."
    )


def _person(student: str, row: Any) -> list[str]:
    return [clean(student), clean(row["name"]) or "–"]


def _counts(row: Any) -> list[str]:
    return [f"{row['handed']} of {row['due']}", number(row["late"])]
