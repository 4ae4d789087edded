"""Work out what the report on a term says, once, for the terminal and for the page."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from course_utils.grading.report import items, messages
from course_utils.grading.report.read import GRADED, NOTHING, Tables
from course_utils.grading.report.term.read import Class, Given
from course_utils.grading.report.words import clean

LAST = 2
"""So many of the last assignments that are due, and nothing of them: gone quiet."""
OFTEN = 0.5
"""Share of late ones among what was handed in, at least two of them: late often."""
HALF = 0.5
"""Share of the points below which an objective is far from reached."""
FEW = 5
"""Students below whom a mean says little."""
AGAIN = 3
"""Objectives to teach again."""

NEVER, QUIET, LATE = "nothing so far", "gone quiet", "late often"


@dataclass(frozen=True)
class TermReport:
    """What is said of a term.

    Parameters
    ----------
    read
        What it was worked out from.
    work
        One row for each student and item that is marked: ``assignment``, ``student``,
        ``item``, ``points``, ``maximum``; penalties are not taken off.
    assignments
        By assignment: students who ``handed`` it in, are ``graded``, were ``late``, have
        an item ``waiting`` to be marked; quartiles ``low``, ``median``, ``high`` of the shares.
    students
        By student: ``name``, ``handed`` in of ``due``, ``late``, mean ``share`` over the
        graded assignments, the ``last`` assignment handed in, and ``sign`` (`NEVER`,
        `QUIET`, `LATE` or nothing).
    shares
        By student and assignment, the share of the points on what is marked, 0 to 1.
    objectives
        By objective, the weakest first: ``text``, ``lesson``, ``title``, ``tasks``,
        ``students``, mean ``share``, how many are ``below`` half; ``said``, the most
        frequent misunderstanding in its tasks, of ``so_many`` students; whether it is
        ``told``: marked for at least `FEW` students and half of those who are graded.
        What is not told comes last.
    misunderstandings
        ``text``, ``students`` (a list), ``tests`` failed, ``where``, ``assignments``.
    items
        `items.statistics` by ``assignment item``.
    """

    read: Class
    work: pd.DataFrame
    assignments: pd.DataFrame
    students: pd.DataFrame
    shares: pd.DataFrame
    objectives: pd.DataFrame
    misunderstandings: pd.DataFrame
    items: pd.DataFrame


def summarise(read: Class) -> TermReport:
    """Work out what the report says of a term."""
    work = pd.concat([_work(given.tables) for given in read.given], ignore_index=True)
    said = pd.concat([_said(given.tables) for given in read.given], ignore_index=True)
    shares = _shares(work, read)
    return TermReport(
        read=read,
        work=work,
        assignments=_assignments(read, shares),
        students=_students(read, shares),
        shares=shares,
        objectives=_objectives(read, work, said),
        misunderstandings=_misunderstandings(said),
        items=pd.concat([_items(given.tables) for given in read.given]),
    )


def _work(tables: Tables) -> pd.DataFrame:
    points, maximum = items.by_item(tables), items.maxima(tables)
    long = points.melt(ignore_index=False, var_name="item", value_name="points").dropna()
    work = long.rename_axis("student").reset_index().astype({"points": float})
    work["maximum"] = work["item"].map(maximum).astype(float)
    work.insert(0, "assignment", tables.assignment)
    return work[work["maximum"] > 0]


def _shares(work: pd.DataFrame, read: Class) -> pd.DataFrame:
    sums = work.groupby(["student", "assignment"])[["points", "maximum"]].sum()
    share = (sums["points"] / sums["maximum"]).unstack("assignment")
    return share.reindex(index=read.names.index, columns=[given.name for given in read.given])


def _assignments(read: Class, shares: pd.DataFrame) -> pd.DataFrame:
    rows = {}
    for given in read.given:
        tables = given.tables
        waits = tables.grades.loc[tables.grades["waiting"].astype(bool), "student"]
        share = shares[given.name].dropna()
        rows[given.name] = {
            "due": given.due,
            "handed": int((tables.submissions["state"] != NOTHING).sum()),
            "graded": int((tables.submissions["state"] == GRADED).sum()),
            "late": int((tables.submissions["late"] > 0).sum()),
            "waiting": waits.nunique(),
            "low": share.quantile(0.25),
            "median": share.median(),
            "high": share.quantile(0.75),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def _students(read: Class, shares: pd.DataFrame) -> pd.DataFrame:
    names = read.names.index
    handed = pd.DataFrame(
        {
            given.name: (given.tables.submissions["state"] != NOTHING).reindex(
                names, fill_value=False
            )
            for given in read.given
        },
        index=names,
    )
    late = pd.DataFrame(
        {given.name: given.tables.submissions["late"].reindex(names) > 0 for given in read.given},
        index=names,
    )
    rows = {}
    for student in names:
        extra = timedelta(days=read.leave.extra.get(student, 0.0), seconds=read.leave.grace)
        due = [_is_due(given, read.when, extra) for given in read.given]
        rows[student] = _student(handed.loc[student].to_list(), late.loc[student].to_list(), due)
    table = pd.DataFrame.from_dict(
        rows, orient="index", columns=["handed", "due", "late", "last", "sign"]
    )
    columns = [given.name for given in read.given]
    table["last"] = [columns[at] if at >= 0 else "" for at in table["last"]]
    table.insert(0, "name", read.names)
    return table.assign(share=shares.mean(axis="columns"))


def _is_due(given: Given, when: datetime, extra: timedelta) -> bool:
    """Whether an assignment's time is over; one without a date is due once it is handed in."""
    return given.due is None or given.due + extra <= when


def _student(
    handed: Sequence[bool], late: Sequence[bool], due: Sequence[bool]
) -> tuple[int, int, int, int, str]:
    """Return how many were handed in, are due and were late, the last one, and a sign."""
    dues = [at for at, is_due in enumerate(due) if is_due]
    last = max((at for at, is_there in enumerate(handed) if is_there), default=-1)
    number, lates = sum(handed), sum(late)
    sign = ""
    if not number:
        sign = NEVER if dues else ""
    elif len(dues) > LAST and last < dues[-LAST]:
        sign = QUIET
    elif lates >= LAST and lates >= OFTEN * number:
        sign = LATE
    return number, sum(a or b for a, b in zip(due, handed, strict=True)), lates, last, sign


def _said(tables: Tables) -> pd.DataFrame:
    """Return the misunderstandings recognised: ``assignment``, ``item``, ``label``, ``student``."""
    found = messages.grouped(tables)
    found = found[found["recognised"].astype(bool)].explode("students")
    of = tables.cells.drop_duplicates("label").set_index("label")["item"]
    return pd.DataFrame(
        {
            "assignment": tables.assignment,
            "item": found["label"].map(of).astype(object),
            "label": found["label"].astype(object),
            "text": found["text"].astype(object),
            "student": found["students"].astype(object),
        }
    )


def _misunderstandings(said: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for _, same in said.groupby(said["text"].str.casefold(), sort=False):
        tests = (same["assignment"] + " " + same["label"]).value_counts()
        rows.append(
            (
                same["text"].iloc[0],
                sorted(set(same["student"])),
                len(same),
                list(tests.index),
                same["assignment"].nunique(),
            )
        )
    table = pd.DataFrame(rows, columns=["text", "students", "tests", "where", "assignments"])
    table["count"] = table["students"].map(len).astype(int)
    by = ["count", "tests", "text"]
    return table.sort_values(by, ascending=[False, False, True], ignore_index=True)


def _objectives(read: Class, work: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    texts, titles = _lessons(set(read.objectives["objective"]))
    task = work["assignment"] + "-" + work["item"]
    joined = work.assign(task=task).merge(read.objectives, on="task")
    spoken = said.assign(task=said["assignment"] + "-" + said["item"])
    graded = work.groupby("assignment")["student"].nunique()
    rows: dict[Any, dict[str, Any]] = {}
    for objective, part in joined.groupby("objective"):
        sums = part.groupby("student")[["points", "maximum"]].sum()
        share = sums["points"] / sums["maximum"]
        tasks = list(dict.fromkeys(part["task"]))
        frequent = spoken[spoken["task"].isin(tasks)].groupby("text")["student"].nunique()
        lesson = str(objective)[:2]
        rows[objective] = {
            "text": clean(texts.get(str(objective), objective)),
            "lesson": lesson,
            "title": clean(titles.get(lesson, "")),
            "tasks": tasks,
            "students": len(share),
            "share": share.mean(),
            "below": int((share < HALF).sum()),
            "said": frequent.idxmax() if len(frequent) else "",
            "so_many": int(frequent.max()) if len(frequent) else 0,
            "told": len(share) >= max(FEW, HALF * graded[part["assignment"].unique()].max()),
        }
    columns = [
        "text", "lesson", "title", "tasks", "students", "share", "below", "said", "so_many", "told",
    ]  # fmt: skip
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return table.rename_axis("objective").sort_values(
        ["told", "share", "objective"], ascending=[False, True, True]
    )


def _lessons(objectives: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the words of objectives, and the titles of their lessons, as far as known."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    from course_utils.quizzes.files import available

    texts: dict[str, str] = {}
    titles: dict[str, str] = {}
    wanted = {objective[:2] for objective in objectives}
    for lesson, path in available().items():
        if lesson not in wanted:
            continue
        # To check all items of all quizzes would take most of the report's time.
        with contextlib.suppress(OSError, YAMLError, ValueError, LookupError, TypeError):
            quiz = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
            titles[lesson] = str(quiz["title"])
            texts |= {str(one["id"]): str(one["text"]) for one in quiz["objectives"]}
    return texts, titles


def _items(tables: Tables) -> pd.DataFrame:
    points = items.by_item(tables)
    table = items.statistics(points, items.maxima(tables))
    return table.rename(index=lambda item: f"{tables.assignment} {item}")
