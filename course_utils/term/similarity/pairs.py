"""Find the pairs of students whose answers are more alike than the class explains.

A form that many use is commonplace, as are the sheet and the bank. What is left is compared
task by task. One task alike is chance where a class is large; so the report names the pairs
that are alike in more tasks than chance would give anybody in this class.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import pandas as pd

from course_utils.grading.report.messages import EMPTY, reason
from course_utils.term.similarity import features
from course_utils.term.similarity.answers import CODE, TEXT, Answers, Task
from course_utils.term.similarity.prints import Overlap, Print, compare, fingerprint

COMMON = 0.10
"""What a larger share of the class has, and more than `FEW` students, is commonplace."""
FEW = 3
ALIKE = 0.5
"""Share of what is not commonplace, from which two answers are alike."""
ENOUGH = {CODE: 60, TEXT: 120}
"""Letters that must be shared: for code of names shortened to one letter; some 20 words."""
ALONE = 200
"""Letters of a written answer that two do not share by chance, whatever the tasks: 35 words."""
CHANCE = 0.1
"""Pairs like this that chance may give in a class for one to be reported."""
TASKS = 2

Couple = tuple[str, str]


@dataclass(frozen=True)
class Match:
    """What two students' answers to a task share.

    Parameters
    ----------
    task
        The task.
    first, second
        The two answers.
    overlap
        What is alike in them; none if only comments, names or mistakes are.
    comments, names, mistakes
        That only few of the class have.
    """

    task: Task
    first: str
    second: str
    overlap: Overlap | None = None
    comments: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()

    @property
    def alike(self) -> bool:
        """Whether the answers stand out as alike: by their form, or by a comment."""
        return self.overlap is not None or bool(self.comments)

    @property
    def alone(self) -> bool:
        """Whether they do so without any other task."""
        return self.task.kind == TEXT and self.overlap is not None and self.overlap.letters >= ALONE


@dataclass(frozen=True)
class Pair:
    """Two students with answers that stand out as alike.

    Parameters
    ----------
    first, second
        The students.
    matches
        By task, in the order of the sheet.
    expected
        How many pairs of the class would be alike in so many tasks by chance.
    """

    first: str
    second: str
    matches: tuple[Match, ...]
    expected: float

    @property
    def tasks(self) -> int:
        """In how many tasks they are alike."""
        return sum(match.alike for match in self.matches)


@dataclass(frozen=True)
class Findings:
    """What was found in a class; see `Answers`, `Pair`.

    Parameters
    ----------
    answers
        What was compared.
    limit
        Students who may share a thing before it is commonplace.
    pairs
        Those that stand out, first those that chance explains least.
    """

    answers: Answers
    limit: int
    pairs: tuple[Pair, ...] = ()


@dataclass
class _Task:
    """What two students share in a task, by couple."""

    task: Task
    overlaps: dict[Couple, Overlap] = field(default_factory=dict)
    comments: dict[Couple, tuple[str, ...]] = field(default_factory=dict)
    names: dict[Couple, tuple[str, ...]] = field(default_factory=dict)
    mistakes: dict[Couple, tuple[str, ...]] = field(default_factory=dict)

    @property
    def alike(self) -> set[Couple]:
        return set(self.overlaps) | set(self.comments)


def find(answers: Answers, messages: pd.DataFrame | None = None) -> Findings:
    """Compare the answers of a class.

    Parameters
    ----------
    answers
        What was answered.
    messages
        Of failed tests, as `course_utils.grading.report.read.Tables` has them; none if there
        is no journal.

    Raises
    ------
    GradingError
        If copydetect is not installed.
    """
    limit = max(FEW, round(COMMON * len(answers.students)))
    compared = [_compare(answers, task, limit) for task in answers.tasks]
    if messages is not None:
        for one in compared:
            one.mistakes = _shared(_mistakes(messages, one.task, limit))
    total = math.comb(len(answers.students), 2)
    pairs = []
    for couple in set().union(*(one.alike for one in compared)) if compared else set():
        expected = total * _chance(couple, compared, answers)
        matches = tuple(_match(one, couple, answers) for one in compared if _any(one, couple))
        pair = Pair(*couple, matches, expected)
        if (pair.tasks >= TASKS and expected <= CHANCE) or any(m.alone for m in matches):
            pairs.append(pair)
    pairs.sort(key=lambda pair: (pair.expected, -pair.tasks, pair.first, pair.second))
    return Findings(answers, limit, tuple(pairs))


def _compare(answers: Answers, task: Task, limit: int) -> _Task:
    given = answers.given[task.id]
    known = {
        value
        for text in (*answers.sheet[task.kind], *task.known)
        for value in fingerprint(text, task.kind).hashes
    }
    hashes = {
        student: fingerprint(text, task.kind).hashes for student, text in sorted(given.items())
    }
    owners = Counter(value for mine in hashes.values() for value in mine)
    common = known | {value for value, count in owners.items() if count > limit}
    prints: dict[str, Print] = {}
    found = _Task(task)
    for couple in sorted(_candidates(hashes, common)):
        for student in couple:
            if student not in prints:
                prints[student] = fingerprint(given[student], task.kind, common)
        overlap = compare(prints[couple[0]], prints[couple[1]])
        if overlap.letters >= ENOUGH[task.kind] and overlap.share >= ALIKE:
            found.overlaps[couple] = overlap
    comments, names = features.of_task(answers, task, limit)
    found.comments, found.names = _shared(comments), _shared(names)
    return found


def _candidates(hashes: Mapping[str, set[int]], common: set[int]) -> set[Couple]:
    """Return the couples that share what is not common; the others need no comparison."""
    owners: dict[int, list[str]] = defaultdict(list)
    for student, mine in hashes.items():
        for value in mine - common:
            owners[value].append(student)
    return {couple for few in owners.values() for couple in combinations(few, 2)}


def _shared(found: Mapping[str, frozenset[str]]) -> dict[Couple, tuple[str, ...]]:
    """Return what two students both have, by couple."""
    owners: dict[str, list[str]] = defaultdict(list)
    for student in sorted(found):
        for one in found[student]:
            owners[one].append(student)
    shared: dict[Couple, list[str]] = defaultdict(list)
    for one, students in sorted(owners.items()):
        for couple in combinations(students, 2):
            shared[couple].append(one)
    return {couple: tuple(things) for couple, things in shared.items()}


def _mistakes(messages: pd.DataFrame, task: Task, limit: int) -> dict[str, frozenset[str]]:
    """Return by student what tests of the task said that they said to few."""
    own = task.id.rpartition(": ")[2]
    cells = messages["cell"].astype(str)
    mine = messages[(cells == own) | cells.str.startswith(f"{own}-test-")]
    mine = mine[~mine["message"].str.startswith(EMPTY)]
    said: dict[str, set[str]] = defaultdict(set)
    for student, message in zip(mine["student"], mine["message"], strict=True):
        said[str(student)].add(reason(message))
    return features.rare({student: frozenset(texts) for student, texts in said.items()}, (), limit)


def _any(one: _Task, couple: Couple) -> bool:
    return couple in one.alike or couple in one.mistakes


def _match(one: _Task, couple: Couple, answers: Answers) -> Match:
    given = answers.given[one.task.id]
    return Match(
        task=one.task,
        first=given.get(couple[0], ""),
        second=given.get(couple[1], ""),
        overlap=one.overlaps.get(couple),
        comments=one.comments.get(couple, ()),
        names=one.names.get(couple, ()),
        mistakes=one.mistakes.get(couple, ()),
    )


def _chance(couple: Couple, compared: Sequence[_Task], answers: Answers) -> float:
    """Return how likely a couple is alike in as many tasks as this one, if tasks go by chance.

    The chance of a task is the share of all other couples who are alike in it.
    """
    at_least = 0
    chances = []
    for one in compared:
        given = answers.given[one.task.id]
        if couple[0] not in given or couple[1] not in given:
            continue
        own = couple in one.alike
        at_least += own
        others = len(one.alike) - own
        chances.append(min(1.0, (others + 0.5) / math.comb(len(given), 2)))
    exactly = [1.0]
    for chance in chances:
        exactly = [
            (exactly[n] if n < len(exactly) else 0.0) * (1 - chance)
            + (exactly[n - 1] * chance if n else 0.0)
            for n in range(len(exactly) + 1)
        ]
    return sum(exactly[at_least:])
