"""Exchange the spellings of a choice in the cells of a notebook and in the answers of its bank."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from course_utils.errors import GradingError, UnknownName
from course_utils.grading.assignments import Assignment
from course_utils.grading.bank import Entry
from course_utils.grading.editions.parameters import Parameter, Parameters, Picks

if TYPE_CHECKING:
    from nbformat import NotebookNode

TELLING = re.compile(r"(?=.*\d).{8,}")
"""A spelling such as a date means the same wherever it stands; ``2017`` or a name may not."""

SAMPLE = "(A sample of the published edition. The numbers of this edition are others.)"
"""Stands above a sample answer that quotes numbers of tasks with parameters."""

_SOLUTION = "### BEGIN SOLUTION\n"


def exchange(text: str, spellings: Mapping[str, str]) -> str:
    """Put new spellings in the place of old ones, the longest first and each place once.

    Examples
    --------
    >>> exchange("from 2017-06-30 to 2017", {"2017": "2018", "2017-06-30": "2018-03-31"})
    'from 2018-03-31 to 2018'
    """
    return pattern(spellings).sub(lambda found: spellings[found[0]], text) if spellings else text


def pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds whole spellings, not parts of longer words and numbers."""
    parts = []
    for each in sorted(spellings, key=lambda one: (-len(one), one)):
        before = r"(?<!\w)" if re.match(r"\w", each) else ""
        after = r"(?!\w)" if re.match(r"\w", each[-1]) else ""
        parts.append(f"{before}{re.escape(each)}{after}")
    return re.compile("|".join(parts))


def place_of(assignment: Assignment, cell_id: str) -> str:
    """Return the task that a cell belongs to, or what else its id says it is."""
    own = cell_id.removeprefix(f"{assignment.name}-")
    tasks = [
        *assignment.tasks,
        *(w.removeprefix(f"{assignment.name}-") for w in assignment.written),
    ]
    found = [task for task in tasks if own == task or own.startswith(f"{task}-")]
    return max(found, key=len) if found else own


def respell(assignment: Assignment, parameters: Parameters, picks: Picks) -> Assignment:
    """Return the assignment with the spellings of the picked choices; tests are not yet right."""
    notebook: NotebookNode = copy.deepcopy(assignment.notebook)
    for cell in notebook.cells:
        place = place_of(assignment, cell.id)
        cell.source = exchange(cell.source, _spellings(parameters, place, picks))
        if place in parameters.samples and any(picks.values()):
            cell.source = cell.source.replace(_SOLUTION, f"{_SOLUTION}{SAMPLE}\n\n")
    return replace(assignment, notebook=notebook)


def respell_bank(
    assignment: Assignment, entries: Sequence[Entry], parameters: Parameters, picks: Picks
) -> list[Entry]:
    """Return the answers of a bank with the spellings of the picked choices.

    Parameters
    ----------
    assignment
        What `respell` returned; the answers belong to its tasks.
    """
    return [
        Entry(
            assignment.tasks[entry.task.name],
            entry.name,
            exchange(entry.source, _spellings(parameters, entry.task.name, picks)),
        )
        for entry in entries
    ]


def check_spellings(
    assignment: Assignment, entries: Sequence[Entry], parameters: Parameters
) -> None:
    """Check that each spelling stands where it is declared, and the telling ones nowhere else.

    Raises
    ------
    UnknownName
        If a place is not in the notebook.
    GradingError
        If a spelling is missing, stray, or in the same place as that of another parameter.
    """
    texts: dict[str, str] = {}
    for cell in assignment.notebook.cells:
        place = place_of(assignment, cell.id)
        texts[place] = f"{texts.get(place, '')}\n{cell.source}"
    answers: dict[str, str] = {}
    for entry in entries:
        answers[entry.task.name] = f"{answers.get(entry.task.name, '')}\n{entry.source}"
    declared = [each for p in parameters.parameters for each in (*p.places, *p.mentioned)]
    for place in (*parameters.samples, *declared):
        if place not in texts:
            raise UnknownName(f"task or cell of {assignment.name}", place, texts)
    for parameter in parameters.parameters:
        both = "\n".join(texts[place] + answers.get(place, "") for place in parameter.places)
        for spelling in parameter.published:
            if not _found(both, spelling, parameter):
                raise _fault(
                    assignment,
                    parameter,
                    f"the spelling {spelling!r} is not found in {', '.join(parameter.places)}",
                    "Write it as it stands there, or take it out of all choices.",
                )
    for place, text in texts.items():
        _check_strays(assignment, parameters, place, text + answers.get(place, ""))


def _check_strays(assignment: Assignment, parameters: Parameters, place: str, text: str) -> None:
    owned = [spelling for each in parameters.of(place) for spelling in each.published]
    if len(owned) != len(set(owned)):
        twice = next(spelling for spelling in owned if owned.count(spelling) > 1)
        raise _fault(
            assignment,
            parameters.of(place)[0],
            f"two parameters spell {twice!r} in {place}",
            "Make them one parameter.",
        )
    text = pattern(owned).sub(" ", text) if owned else text
    for parameter in parameters.parameters:
        if place in (*parameter.places, *parameter.mentioned):
            continue
        for spelling in parameter.published:
            if TELLING.fullmatch(spelling) and _found(text, spelling, parameter):
                raise _fault(
                    assignment,
                    parameter,
                    f"{spelling!r} also stands in {place}",
                    f"Add {place} to its places, or to mentioned if it may stay there.",
                )


def _found(text: str, spelling: str, parameter: Parameter) -> bool:
    """Whether a spelling stands in a text other than as a part of a longer one."""
    return any(found[0] == spelling for found in pattern(parameter.published).finditer(text))


def _spellings(parameters: Parameters, place: str, picks: Picks) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for each in parameters.of(place):
        spellings |= each.spellings(picks[each.name])
    return spellings


def _fault(assignment: Assignment, parameter: Parameter, problem: str, remedy: str) -> GradingError:
    where = f"editions/{assignment.name}.yml, {parameter.name}"
    return GradingError(problem, where=where, remedy=remedy)
