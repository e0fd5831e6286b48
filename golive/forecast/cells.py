"""The past in cells: equal pieces of an hour at the most."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from golive.errors import GoliveError
from golive.forecast.clock import DAY, WEEK, Ints, floor_s
from golive.plan import CountedSeries, How

Floats = NDArray[np.float64]

#: Weeks of history used: two years.
WEEKS = 104
#: Lengths a cell may have, in seconds: they divide the hour.
_CELLS = (60, 300, 600, 900, 1800, 3600)


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """The weeks used, in cells; nan where nothing is known."""

    starts: Ints
    values: Floats
    cell_s: int

    @property
    def end(self) -> int:
        """The end of the last known cell, in seconds."""
        return int(self.starts[-1]) + self.cell_s

    @property
    def known_days(self) -> float:
        """How many days of known values there are."""
        return float(np.isfinite(self.values).sum()) * self.cell_s / DAY

    def last(self, weeks: int) -> "Past":
        """Give the last weeks alone."""
        count = weeks * WEEK // self.cell_s
        return Past(self.starts[-count:], self.values[-count:], self.cell_s)


def past_cells(series: CountedSeries, now: datetime) -> Past:
    """Cut the last weeks of a series that are over by `now` into cells.

    Raises:
        GoliveError: fewer than 24 hours are known.
    """
    known = _last_known(series, now)
    first = max(0, known - (WEEKS * WEEK) // series.step_s)
    values = np.array(series.values[first:known], dtype=np.float64)
    start = floor_s(series.start) + first * series.step_s
    past = _in_cells(values, start, series)
    if past.known_days < 1:
        hours = past.known_days * 24
        sentence = (
            f"The usage covers {hours:.0f} hours; a forecast needs at least 24. "
            "Export two weeks or more, best half a year."
        )
        raise GoliveError(sentence)
    return past


def _last_known(series: CountedSeries, now: datetime) -> int:
    """Count the buckets up to the last known one that is over."""
    over = max(0, (now - series.start) // timedelta(seconds=series.step_s))
    count = min(over, len(series.values))
    while count and series.values[count - 1] is None:
        count -= 1
    return count


def _in_cells(values: Floats, start: int, series: CountedSeries) -> Past:
    step = series.step_s
    cell = max((size for size in _CELLS if size <= step), default=_CELLS[0])
    starts = start + cell * np.arange(len(values) * step // cell, dtype=np.int64)
    if cell == step:
        return Past(starts, values, cell)
    bounds = start + step * np.arange(len(values) + 1, dtype=np.int64)
    edges = np.append(starts, starts[-1:] + cell)
    unknown = np.diff(_running(np.isnan(values).astype(np.float64), bounds, edges))
    share = cell / step if series.how is How.SUM else 1.0
    means = np.diff(_running(np.nan_to_num(values), bounds, edges)) * step / cell
    return Past(starts, np.where(unknown > 1 / step, np.nan, means * share), cell)


def _running(values: Floats, bounds: Ints, edges: Ints) -> Floats:
    """Add values up along their bounds and read the sum off at the edges."""
    sums = np.append(0.0, np.cumsum(values))
    return np.asarray(np.interp(edges, bounds, sums), dtype=np.float64)
