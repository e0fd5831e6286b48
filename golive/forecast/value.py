"""A forecast: what is expected ahead, in equal buckets, and how sure that is."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

import numpy as np

from golive.forecast.backtest import Backtest
from golive.forecast.cells import Floats
from golive.forecast.clock import Ints, floor_s
from golive.forecast.spread import Spread
from golive.plan import How

Values = tuple[float | None, ...]


class Confidence(StrEnum):
    """How far a forecast may be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Forecast:
    """Traffic ahead in equal, touching buckets.

    Attributes:
        start: start of the first bucket, an instant in UTC.
        step_s: length of a bucket in seconds.
        expected: per bucket, what is expected; None where no data tell.
        busy: per bucket, the 90th percentile of the last weeks, never below `expected`.
        confidence: how far it may be trusted.
        reasons: what it rests on and what lowers the confidence, a sentence each.
        unit: what is counted.
        how: whether buckets add up (counts) or are averaged over time (a gauge).
        weeks_used: how many weeks of data it rests on, begun weeks included.
        backtest: how its picks would have done in the past; None if that could not be tried.
        spread: how far past weeks ran off what is expected; None if that is not known.
    """

    start: datetime
    step_s: int
    expected: Values
    busy: Values
    confidence: Confidence
    reasons: tuple[str, ...]
    unit: str
    how: How
    weeks_used: int
    backtest: Backtest | None = None
    spread: Spread | None = field(default=None, compare=False, repr=False)

    def totals(
        self, window_start: datetime, window_end: datetime
    ) -> tuple[float | None, float | None]:
        """Give what is expected over a window, and the same when it is busy.

        Counts are added up, a gauge is averaged over time; a bucket that is cut by an end of
        the window counts by its part inside. The busy case adds up the buckets' own busy cases,
        so it is on the safe side: fewer than one window in ten is busier.
        None, None where any bucket is unknown or the window leaves the forecast.
        """
        first = (window_start - self.start) / timedelta(seconds=self.step_s)
        last = (window_end - self.start) / timedelta(seconds=self.step_s)
        if first < 0 or last > len(self.expected) or first >= last:
            return None, None
        scale = 1.0 if self.how is How.SUM else 1 / (last - first)
        return _cut(self.expected, first, last, scale), _cut(self.busy, first, last, scale)

    def standard_error(self, start: datetime, end: datetime) -> float | None:
        """Give how far the expected total of a stretch may be off: one standard error.

        In the unit of `totals`. It is the error of the estimate, shown by how far past weeks ran
        apart over the same stretch of the week, each at its own level; what comes on the day
        scatters more, see `busy`. None where fewer than two weeks are known, or where the stretch
        leaves the forecast.
        """
        long = int((end - start) / timedelta(seconds=1))
        error = float(self.standard_errors(np.array([floor_s(start)]), long)[0])
        return None if np.isnan(error) else error

    def standard_errors(self, starts: Ints, length: int) -> Floats:
        """Give `standard_error` for many stretches of one length; nan where it is unknown.

        Args:
            starts: where they begin, instants in whole seconds since 1970.
            length: how long they are, in seconds.
        """
        if self.spread is None:
            return np.full(len(starts), np.nan)
        first = (starts - self.start.timestamp()) / self.step_s
        count = length / self.step_s
        found = self.spread.errors(first, first + count)
        return found if self.how is How.SUM else found / max(count, 1 / self.step_s)


def _cut(values: Values, first: float, last: float, scale: float) -> float | None:
    """Add up the buckets from one place to another, both counted in buckets."""
    total = 0.0
    for place in range(int(first), len(values)):
        part = min(last, place + 1) - max(first, place)
        if part <= 0:
            break
        value = values[place]
        if value is None:
            return None
        total += value * part
    return total * scale
