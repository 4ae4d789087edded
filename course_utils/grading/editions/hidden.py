"""Read and write the hidden tests of a test cell."""

from __future__ import annotations

import ast
import pprint
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from course_utils.errors import GradingError

REGION = re.compile(r"(?<=### BEGIN HIDDEN TESTS\n).*?(?=\n### END HIDDEN TESTS)", re.DOTALL)
KINDS = ("number", "text", "labels", "series", "frame")
WIDTH = 96


@dataclass(frozen=True)
class Hidden:
    """A call such as ``expect.number(expect.answer("share"), 12.5, misses={...})``.

    Parameters
    ----------
    kind
        The function of `course_utils.grading.expect`.
    answer
        The name that it looks at.
    expected
        The right value.
    options
        All other arguments by name.
    """

    kind: str
    answer: str
    expected: Any
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def tolerance(self) -> float:
        """Largest distance that is still right."""
        return float(self.options.get("tolerance", 0.0))

    @property
    def misses(self) -> list[tuple[Any, str]]:
        """The wrong values that are known, and what each is called."""
        known = self.options.get("misses") or []
        return list(known.items() if isinstance(known, dict) else known)

    def telltales(self, which: str) -> dict[str, str]:
        """Return the labels that tell a misunderstanding, ``extra`` or ``missing`` ones."""
        return dict(self.options.get(which) or {})

    def source(self) -> str:
        """Return the call as Python."""
        lines = [f"expect.{self.kind}(", f'    expect.answer("{self.answer}"),']
        lines.append(f"    {_literal(self.expected, 4)},")
        lines += [
            f"    {name}={_literal(value, 5 + len(name))}," for name, value in self.options.items()
        ]
        return "\n".join([*lines, ")"])


def read(source: str, where: str) -> list[Hidden]:
    """Read the hidden tests of a cell.

    Raises
    ------
    GradingError
        If they are anything but calls with literal arguments.
    """
    found: list[Hidden] = []
    for region in REGION.findall(source):
        try:
            found += [_call(statement) for statement in ast.parse(region).body]
        except (AttributeError, IndexError, SyntaxError, ValueError) as error:
            raise GradingError(
                "a hidden test is no plain call of expect with literal values",
                where=where,
                remedy='Write it like expect.number(expect.answer("name"), 1.5, hint="…").',
            ) from error
    return found


def write(source: str, tests: list[Hidden]) -> str:
    """Put other hidden tests into a cell."""
    region = "\n".join(each.source() for each in tests)
    return REGION.sub(lambda _: region, source)


def _call(statement: Any) -> Hidden:
    call = statement.value
    answer, expected = call.args
    if call.func.value.id != "expect" or call.func.attr not in KINDS:
        raise ValueError
    return Hidden(
        kind=call.func.attr,
        answer=ast.literal_eval(answer.args[0]),
        expected=ast.literal_eval(expected),
        options={each.arg: ast.literal_eval(each.value) for each in call.keywords},
    )


def _literal(value: Any, indent: int) -> str:
    written = pprint.pformat(value, width=WIDTH - indent, compact=True, sort_dicts=False)
    return written.replace("\n", "\n" + " " * indent)
