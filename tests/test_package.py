"""The package stays light to import and offers exactly the names that lessons use."""

from __future__ import annotations

import subprocess
import sys

import pytest

import course_utils


def printed_by(code: str) -> str:
    """Run code in a fresh interpreter."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_import_loads_no_heavy_library():
    """A bare import must not pay for pandas, folium, matplotlib or Jupyter."""
    heavy = ["pandas", "numpy", "folium", "matplotlib", "ipywidgets", "pydantic", "nbgrader"]
    code = f"import sys, course_utils; print([m for m in {heavy!r} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("name", course_utils.__all__)
def test_public_name_is_described(name):
    """Every public name resolves to something with a docstring."""
    assert getattr(course_utils, name).__doc__


@pytest.mark.parametrize("first", course_utils.__all__)
def test_names_do_not_depend_on_the_order_of_use(first):
    """No name turns into a module because another was used before it."""
    code = (
        f"import course_utils; course_utils.{first}\n"
        "import types\n"
        "print([n for n in course_utils.__all__"
        " if isinstance(getattr(course_utils, n), types.ModuleType)])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_unknown_name_is_an_attribute_error():
    """A misspelt name fails as Python's own names do."""
    with pytest.raises(AttributeError, match="laod"):
        course_utils.laod  # noqa: B018
