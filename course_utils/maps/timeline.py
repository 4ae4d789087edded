"""Points with dates, stepped through by month or week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

from course_utils.errors import MapError
from course_utils.maps.checks import count, listing, name_rows, need_columns, need_frame
from course_utils.maps.points import Points, label_column

Step = Literal["month", "week"]
_PERIODS: dict[Step, str] = {"month": "M", "week": "W-SUN"}


class Timeline(Points):
    """The layer behind :meth:`course_utils.maps.Map.add_time`."""

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        date: str = "date",
        step: Step = "month",
        label: str | None = None,
        popup: Mapping[str, str] | Sequence[str] | None = None,
        **options: Any,
    ) -> None:
        frame = need_frame(frame, "add_time")
        need_columns(frame, [date])
        if step not in _PERIODS:
            raise MapError(f"step={step!r} is unknown", remedy='Use "month" or "week".')
        if not pd.api.types.is_datetime64_any_dtype(frame[date]):
            raise MapError(
                f"column {date!r} holds no dates",
                where="add_time",
                remedy=f"Turn it into dates first, with pd.to_datetime(frame[{date!r}]).",
            )
        label = label_column(frame, label)
        undated = frame[date].isna().to_numpy()
        self.undated = name_rows(frame, undated, label)
        super().__init__(
            frame[~undated], label=label, popup=popup, maker="time", extra=[date], **options
        )
        self.step = step
        days = self.frame[date].dt.tz_localize(None)
        periods = days.dt.to_period(_PERIODS[step])
        if len(periods):
            self.first = periods.min()
            self.index = periods.astype("int64").to_numpy() - self.first.ordinal
            spans = pd.period_range(self.first, periods.max())
            self.names = [self._period_text(span) for span in spans]
        else:
            self.index, self.names = np.zeros(0, dtype=int), []

    def _period_text(self, period: pd.Period) -> str:
        if self.step == "month":
            return period.strftime("%B %Y")
        start = period.start_time
        return f"week of {start.day} {start:%B %Y}"

    def payload(self) -> dict[str, Any]:  # noqa: D102
        return {
            **super().payload(),
            "periods": self.names,
            "period": self.index.tolist(),
            "step": self.step,
        }

    def sentence(self) -> str:  # noqa: D102
        said = super().sentence()
        if self.names:
            counts = np.bincount(self.index, minlength=len(self.names))
            top = int(counts.argmax())
            said += (
                f" {self.names[0].capitalize()} to {self.names[-1]}, by {self.step}; "
                f"most in {self.names[top]} ({counts[top]:,})."
            )
        if self.undated:
            said += f" {count(len(self.undated))} without a date left out: {listing(self.undated)}."
        return said
