"""Content lint: has a lesson the shape, the words and the evidence that it promises.

A rule is a function that takes a :class:`Lesson` and yields problems. What a
rule can't decide without running the lesson, it takes from the outputs of an
executed copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
import pandas as pd
from rich.progress import Progress

from course_utils._manifest import DataPackage
from course_utils.authoring.execute import execute, find_lessons
from course_utils.datasets import package
from course_utils.errors import CourseError
from course_utils.quizzes.files import read
from course_utils.quizzes.model import Quiz

BEATS = ["1 · Question", "2 · Predict", "3 · Look", "4 · Explain", "5 · Check and carry on"]
LAST_BEAT = ["Quiz", "Practice", "Sources", "Next"]
LONGEST_CODE = 12
"""Lines of a code cell."""
LONGEST_TEXT = 200
"""Words of a text cell."""
LOADED = re.compile(
    r"\b(regimes?|rebels?|terrorists?|puppets?|jihad\w*|crackdowns?|so-called)\b", re.IGNORECASE
)
"""Words that stand only in quotations or as objects of study."""
QUOTED = re.compile(r"```.*?```|`[^`]*`|\"[^\"]*\"|“[^”]*”", re.DOTALL)
DESIGNATED = re.compile(r"(UN-designated|UN lists as) terrorists?")
"""The one use of the word that is a fact about the UN's own list."""
MONTHS = "January February March April May June July August September October November December"
DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS.split())}) (20\d\d)\b")
FIGURE = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w])|\b\d{4,}\b|\b\d+(?:\.\d+)? ?%")
IDENTIFIER = re.compile(r"\b(?:c\d\d|T\d{3}|P\d{3}|iv\d{3}|cv\d{3}|pt\d{3})\b")


@dataclass(frozen=True)
class Problem:
    """Something to mend: where, which rule, and what."""

    file: str
    cell: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}, cell {self.cell}: {self.message} [{self.rule}]"


@dataclass(frozen=True)
class Lesson:
    """A lesson's notebook, its quiz file and, if it was run, what it printed.

    Parameters
    ----------
    path
        The notebook.
    notebook
        Its content as committed.
    quiz
        Its quiz file.
    printed
        All text that its cells put out; empty if it was not run.
    """

    path: Path
    notebook: nbformat.NotebookNode
    quiz: Quiz
    printed: str = ""

    @property
    def number(self) -> str:
        """The two digits that the lesson's name begins with."""
        return self.path.name[:2]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Give id and source of the text cells."""
        return ((c.get("id", "?"), c.source) for c in self._cells("markdown"))

    def codes(self) -> Iterator[tuple[str, str]]:
        """Give id and source of the code cells."""
        return ((c.get("id", "?"), c.source) for c in self._cells("code"))

    def _cells(self, kind: str) -> Iterator[nbformat.NotebookNode]:
        return (cell for cell in self.notebook.cells if cell.cell_type == kind)


Finding = tuple[str, str]
Rule = Callable[[Lesson], Iterator[Finding]]


def read_lesson(path: Path, printed: str = "") -> Lesson:
    """Read a lesson with its quiz file.

    Raises
    ------
    QuizError
        If the quiz file is missing or broken.
    """
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return Lesson(path, notebook, read(path.parent / "quizzes" / f"{path.stem}.yml"), printed)


def lint(lesson: Lesson) -> list[Problem]:
    """Apply every rule to a lesson."""
    return [
        Problem(lesson.path.name, cell, rule.__name__.replace("_", "-"), message)
        for rule in RULES
        for cell, message in rule(lesson)
    ]


def lint_lessons(folder: Path, numbers: Sequence[str] = (), *, run: bool = True) -> None:
    """Check lessons and print what is to be mended.

    Parameters
    ----------
    folder
        The folder of the lessons.
    numbers
        Which lessons, by their two digits; all if none are given.
    run
        Whether to run them, so that figures in prose can be compared.

    Raises
    ------
    CourseError
        If there is anything to mend.
    """
    problems: list[Problem] = []
    with Progress() as progress:
        for path in progress.track(find_lessons(folder, numbers), description="Lessons"):
            output = printed(execute(path)) if run else ""
            problems += lint(read_lesson(path, output))
        for problem in problems:
            progress.console.print(str(problem), markup=False)
    if problems:
        raise CourseError(f"{len(problems)} places to mend", where=str(folder))


def five_beats(lesson: Lesson) -> Iterator[Finding]:
    """Want the same headings in every lesson, so that students know where they are."""
    found = [(level, title) for _, level, title in _headings(lesson)]
    if sum(level == 1 for level, _ in found) != 1:
        yield "first", "a lesson has exactly one heading of the first level"
    if [title for level, title in found if level == 2] != BEATS:
        yield "?", f"the headings of the second level must be {', '.join(BEATS)}"
    if [title for level, title in found if level == 3][-4:] != LAST_BEAT:
        yield "?", f"the last beat must hold {', '.join(LAST_BEAT)}"


def heading_order(lesson: Lesson) -> Iterator[Finding]:
    """Want no heading that skips a level: screen readers walk by them."""
    before = 0
    for cell, level, title in _headings(lesson):
        if level > before + 1:
            yield cell, f"heading {title!r} skips a level"
        before = level


def cell_length(lesson: Lesson) -> Iterator[Finding]:
    """Want code to be read at a glance, and text without walls."""
    for cell, source in lesson.codes():
        if (lines := len(source.splitlines())) > LONGEST_CODE:
            yield cell, f"{lines} lines of code; at most {LONGEST_CODE}"
    for cell, source in lesson.texts():
        if (words := len(source.split())) > LONGEST_TEXT:
            yield cell, f"{words} words; at most {LONGEST_TEXT}"


def no_outputs(lesson: Lesson) -> Iterator[Finding]:
    """Want outputs made by running the lesson, never committed."""
    for cell in lesson.notebook.cells:
        if cell.get("outputs") or cell.get("execution_count"):
            yield cell.get("id", "?"), "outputs are committed; run `make lint`"


def stable_ids(lesson: Lesson) -> Iterator[Finding]:
    """Want cell ids that say what the cell is, so that a change shows as one."""
    for cell in lesson.notebook.cells:
        name = cell.get("id", "")
        if not re.fullmatch(rf"{lesson.number}-[a-z0-9-]+", name):
            yield name or "?", f"the id must begin with {lesson.number}- and name the cell"


def alternative_text(lesson: Lesson) -> Iterator[Finding]:
    """Want words for those who don't see a picture."""
    for cell, source in lesson.codes():
        for call in ("charts.finish(", "Map("):
            if source.count(call) > source.count("alt="):
                yield cell, f"{call}…) without alt="
    for cell, source in lesson.texts():
        if re.search(r"!\[\s*\]\(", source):
            yield cell, "a picture without alternative text"


def objectives_shown(lesson: Lesson) -> Iterator[Finding]:
    """Want the objectives that the lesson shows to be those that its quiz tests."""
    question = "\n".join(source for _, source in lesson.texts()).split(f"## {BEATS[1]}")[0]
    shown = {line[2:].strip() for line in question.splitlines() if line.startswith("- ")}
    tested = {item.objective for item in lesson.quiz.items}
    for objective in lesson.quiz.objectives:
        if objective.text not in shown:
            yield "question", f"objective {objective.id} is not shown in its own words"
        if objective.id not in tested:
            yield "quiz", f"no quiz item tests objective {objective.id}"


def guesses_come_first(lesson: Lesson) -> Iterator[Finding]:
    """Want each guess before anything is shown, and brought back later."""
    codes = list(lesson.codes())
    first = {
        call: next((i for i, (_, source) in enumerate(codes) if call in source), len(codes))
        for call in ("predict(", "load(")
    }
    if first["predict("] > first["load("]:
        yield codes[first["load("]][0], "data are loaded before the learner has guessed"
    recalls = " ".join(source for _, source in codes if "recall(" in source)
    for guess in lesson.quiz.predictions:
        if guess.id not in recalls:
            yield "explain", f"the guess {guess.id} is never brought back"


def links_resolve(lesson: Lesson) -> Iterator[Finding]:
    """Want links to files that exist, and ids of rows that exist."""
    for cell, source in lesson.texts():
        for target in re.findall(r"\]\(([^)#\s]+)\)", source):
            if "://" not in target and not (lesson.path.parent / target).exists():
                yield cell, f"the link to {target} leads nowhere"
        for name in IDENTIFIER.findall(source):
            if name not in _ids():
                yield cell, f"there is no row {name}"
        for name in re.findall(r"sources? `([a-z0-9-]+)`", source):
            if name not in _source_ids():
                yield cell, f"there is no source {name}"


def plain_words(lesson: Lesson) -> Iterator[Finding]:
    """Want loaded words only in quotation marks."""
    for cell, source in lesson.texts():
        for word in LOADED.findall(DESIGNATED.sub(" ", QUOTED.sub(" ", source))):
            yield cell, f"the word {word!r} stands outside quotation marks"


def no_orphan_figures(lesson: Lesson) -> Iterator[Finding]:
    """Want each figure in prose computed in the lesson, or its row or source named beside it."""
    if not lesson.printed:
        return
    known = _digits(lesson.printed + " ".join(source for _, source in lesson.codes()))
    for cell, source in lesson.texts():
        for paragraph in QUOTED.sub(" ", source).split("\n\n"):
            if IDENTIFIER.search(paragraph) or "source" in paragraph:
                continue
            for day, month, year in DATE.findall(paragraph):
                number = MONTHS.split().index(month) + 1
                if f"{year}-{number:02}-{int(day):02}" not in _days() | _written_days(lesson):
                    yield cell, f"the date {day} {month} {year} stands in no table"
            for figure in FIGURE.findall(DATE.sub(" ", paragraph)):
                bare = figure.replace(",", "").rstrip(" %")
                if bare not in known | _resolutions() and not re.fullmatch(r"(19|20)\d\d", bare):
                    yield cell, f"the figure {figure} is neither computed nor sourced"


RULES: list[Rule] = [
    five_beats,
    heading_order,
    cell_length,
    no_outputs,
    stable_ids,
    alternative_text,
    objectives_shown,
    guesses_come_first,
    links_resolve,
    plain_words,
    no_orphan_figures,
]


def printed(notebook: nbformat.NotebookNode) -> str:
    """Collect the text that the cells of an executed notebook put out."""
    parts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            parts.append(output.get("text", ""))
            data = output.get("data", {})
            parts += [data.get(kind, "") for kind in ("text/plain", "text/html", "text/markdown")]
    return "\n".join(parts)


def _headings(lesson: Lesson) -> Iterator[tuple[str, int, str]]:
    for cell, source in lesson.texts():
        for marks, title in re.findall(r"^(#{1,6}) (.+)$", source, re.MULTILINE):
            yield cell, len(marks), title.strip()


def _digits(text: str) -> set[str]:
    """Give the numbers in a text, also as a reader would round them."""
    found = set()
    for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text):
        bare = number.replace(",", "")
        found.add(bare)
        value = float(bare)
        found |= {f"{value:.{places}f}" for places in (0, 1, 2)}
        found |= {f"{100 * value:.{places}f}" for places in (0, 1)}
    return found


def _written_days(lesson: Lesson) -> set[str]:
    return set(re.findall(r"\b20\d\d-\d\d-\d\d\b", " ".join(s for _, s in lesson.codes())))


@cache
def _ids() -> frozenset[str]:
    data = package()
    first_columns = (
        data.read_table(name)[resource["schema"]["primaryKey"][0]]
        for name, resource in data.tables.items()
        if len(resource["schema"].get("primaryKey", [])) == 1
    )
    return frozenset(str(name) for column in first_columns for name in column)


@cache
def _resolutions() -> frozenset[str]:
    votes = package().read_table("unsc_votes", ["vote_id"])["vote_id"]
    return frozenset(votes.str.extract(r"S/RES/(\d+)")[0].dropna())


@cache
def _source_ids() -> frozenset[str]:
    return frozenset(package().read_table("sources")["source_id"])


@cache
def _days() -> frozenset[str]:
    data: DataPackage = package()
    days: set[str] = set()
    for name, resource in data.tables.items():
        dates = [f["name"] for f in resource["schema"]["fields"] if f["type"] == "date"]
        table = data.read_table(name, dates) if dates else pd.DataFrame()
        for column in dates:
            days |= set(table[column].dropna().dt.strftime("%Y-%m-%d"))
    return frozenset(days)
