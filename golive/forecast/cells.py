"""The past in cells: equal pieces of a week, or of a day, on a zone's clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from golive.errors import GoliveError
from golive.forecast.clock import DAY, WEEK, Ints, floor_s
from golive.plan import CountedSeries, How

Floats = NDArray[np.float64]

#: Weeks of history used; the mean of eight was the best of the simple forecasts in golive's trials.
WEEKS = 8
#: Lengths a cell may have, in seconds: they divide the hour.
_CELLS = (60, 300, 600, 900, 1800, 3600)
_BUSY = 0.9
#: Fewer samples than this do not carry a 90th percentile; the cells beside are added.
_ENOUGH = 8
_MONDAY = 3 * DAY


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
            "Export two weeks or more, best eight."
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


def slots(local: Ints, cell_s: int, *, weekly: bool) -> Ints:
    """Number the cells by their place in the week from Monday 00:00, or in the day."""
    shown = (local + _MONDAY) % WEEK if weekly else local % DAY
    return np.asarray(shown // cell_s, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Per slot, the mean and the busy case; nan where nothing is known."""

    mean: Floats
    busy: Floats


def profile(places: Ints, values: Floats, count: int) -> Profile:
    """Give each of `count` slots the mean and the 90th percentile of its samples.

    A slot with few samples takes its busy case from the slots on both sides as well.
    """
    known = np.isfinite(values)
    places, values = places[known], values[known]
    samples = np.bincount(places, minlength=count)
    sums = np.bincount(places, weights=values, minlength=count)
    mean = np.divide(sums, samples, out=np.full(count, np.nan), where=samples > 0)
    around = np.concatenate([(places + shift) % count for shift in (-1, 0, 1)])
    pooled = _quantile(around, np.tile(values, 3), count)
    own = _quantile(places, values, count)
    busy = np.where(samples < _ENOUGH, pooled, own)
    return Profile(mean, np.where(samples > 0, np.fmax(busy, mean), np.nan))


def _quantile(places: Ints, values: Floats, count: int) -> Floats:
    """Give the 90th percentile of each slot, straight between the two nearest samples."""
    ordered = values[np.lexsort((values, places))]
    samples = np.bincount(places, minlength=count)
    firsts = np.cumsum(samples) - samples
    rank = _BUSY * np.maximum(samples - 1, 0)
    low = np.floor(rank).astype(np.int64)
    high = np.minimum(low + 1, np.maximum(samples - 1, 0))
    kept = samples > 0
    result = np.full(count, np.nan)
    below, above = ordered[(firsts + low)[kept]], ordered[(firsts + high)[kept]]
    result[kept] = below + (above - below) * (rank - low)[kept]
    return result
