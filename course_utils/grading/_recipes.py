"""Run the recipes of a capstone paper and hold what they give against its numbers."""

from __future__ import annotations

import builtins
import contextlib
import io
import warnings
from collections.abc import Callable
from decimal import Decimal
from types import CodeType
from typing import Any

from course_utils import compare
from course_utils.grading._answers import NotYet, is_finite, show

TYPED = "its recipe returns a number that was typed in; let it begin from a table"
VALUE = "its recipe is a value; give the function itself, without brackets behind its name"


def read(label: str, value: object) -> dict[str, object]:
    """Return the recipes by folded ``e_id``.

    Raises
    ------
    NotYet
        If the value is no dictionary.
    """
    if type(value) is not dict:
        kind = type(value).__name__
        wanted = "a dictionary from e_id to function"
        raise NotYet(f"{label} is of type {kind}. The sheet asks for {wanted}.", recognised=True)
    return {compare.fold(str(e_id)): recipe for e_id, recipe in value.items()}


def fault(number: object, recipe: object) -> str:
    """Say why a recipe does not give a number; empty if it does."""
    if not callable(recipe):
        return "it has no recipe" if recipe is None else VALUE
    if is_typed(recipe):
        return TYPED
    if "evidence" in _names(recipe):
        return "its recipe reads the number from evidence itself; let it begin from another table"
    given, problem = run(recipe)
    return problem or _difference(number, given)


def run(recipe: Callable[[], object]) -> tuple[object, str]:
    """Return what a recipe gives, as a plain value, or the problem that it met.

    What it prints or warns of is dropped: standard error would cost the student the point.
    """
    silence = io.StringIO()
    try:
        with (
            contextlib.redirect_stdout(silence),
            contextlib.redirect_stderr(silence),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            return compare.to_scalar(recipe()), ""
    except compare.NotPlain as error:
        return None, f"what its recipe gives {error}"
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever a student's function may raise, SystemExit too
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return None, f"its recipe stops with {said[:120]}"


def _names(recipe: object) -> tuple[str, ...]:
    code = getattr(recipe, "__code__", None)
    return code.co_names if isinstance(code, CodeType) else ()


def is_typed(recipe: object) -> bool:
    """Whether a function uses no name but those of Python itself, as in ``lambda: 56.4``."""
    code = getattr(recipe, "__code__", None)
    if not isinstance(code, CodeType) or code.co_argcount or code.co_freevars:
        return False
    if any(isinstance(constant, CodeType) for constant in code.co_consts):
        return False
    return all(hasattr(builtins, name) for name in _names(recipe))


def _difference(number: Any, given: Any) -> str:
    if given is None:
        return "its recipe gives nothing back; is there a return"
    for name, value in (("its recipe gives", given), ("number is", number)):
        if not is_finite(value):
            return f"{name} {show(value)}, which is no number"
    tolerance = half_a_unit(number)
    if compare.same_number(given, number, tolerance):
        return ""
    values = f"the table says {show(number)}, its recipe gives {show(given)}"
    if any(compare.same_number(given * factor, number, tolerance) for factor in (100, 0.01)):
        return f"{values}: one is a fraction, the other a percentage"
    return values


def half_a_unit(number: object) -> float:
    """Return half a unit of the last digit that a number shows.

    Examples
    --------
    >>> half_a_unit(56.4), half_a_unit(30), half_a_unit(30.0)
    (0.05, 0.5, 0.5)
    """
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return 0.5 * 10.0**-places
