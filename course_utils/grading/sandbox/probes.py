"""Comparisons that must fail, by which a snapshot shows that its tests can be believed."""

from __future__ import annotations

from types import CodeType

MUST_FAIL = """\
assert False
assert 1 == 2
assert not 1
assert "a" == "b"
assert [1, 2] == [1, 3]
assert isinstance("a", int)
assert len([1]) == 2
assert all([True, False])
assert abs(-1) == -1
assert round(1.4) == 2
assert sorted([2, 1]) == [2, 1]
assert sum([1, 1]) == 3
import math; assert math.isclose(1, 2)
import numpy; assert numpy.isclose(1, 2)
import numpy; assert numpy.allclose([1], [2])
import numpy; assert numpy.array_equal([1], [2])
import numpy; numpy.testing.assert_equal(1, 2)
import numpy; numpy.testing.assert_allclose([1.0], [2.0])
import pandas; assert pandas.Series([1]).equals(pandas.Series([2]))
import pandas; assert (pandas.Series([1]) == pandas.Series([2])).all()
import pandas; assert (pandas.DataFrame({"a": [1]}) == pandas.DataFrame({"a": [2]})).all().all()
import pandas; pandas.testing.assert_series_equal(pandas.Series([1]), pandas.Series([2]))
import pandas; pandas.testing.assert_frame_equal(pandas.DataFrame([1]), pandas.DataFrame([2]))
"""


def compiled() -> tuple[tuple[str, CodeType], ...]:
    """Return each line with its code."""
    return tuple(
        (line, compile(line, "<tests>", "exec", dont_inherit=True))
        for line in MUST_FAIL.splitlines()
    )


def practise() -> None:
    """Try each once, in the warm parent, since much sets itself up on first use."""
    for _, code in compiled():
        try:
            exec(code, {"__name__": "probe"})
        except (AssertionError, ImportError):
            continue
