"""The past as a clock shows it: touching cells of local time, and the weeks they make."""

from dataclasses import dataclass

import numpy as np

from golive.forecast.cells import Floats, Past
from golive.forecast.clock import DAY, WEEK, Ints

HOUR = 3600
_MONDAY = 3 * DAY


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Cells of a clock, without gap or repetition.

    Attributes:
        first: the number of the first cell, counted from the clock's 1 January 1970.
        values: one per cell; nan where nothing is known. An hour that the clock shows twice is
            averaged, one that it skips is unknown.
        cell_s: length of a cell in seconds; it divides the hour.
    """

    first: int
    values: Floats
    cell_s: int

    @property
    def end(self) -> int:
        """The number of the cell after the last."""
        return self.first + len(self.values)

    @property
    def numbers(self) -> Ints:
        """The number of each cell."""
        return np.arange(self.first, self.end, dtype=np.int64)

    def without(self, apart: "np.typing.NDArray[np.bool_]") -> "Shown":
        """Leave cells out: they become unknown."""
        return Shown(self.first, np.where(apart, np.nan, self.values), self.cell_s)

    def until(self, end: int) -> "Shown":
        """Give the cells before the one with this number."""
        return Shown(self.first, self.values[: end - self.first], self.cell_s)

    def rows(self, period_s: int) -> Floats:
        """Cut the cells into rows of a week or a day, back from the last cell, oldest first.

        Columns are places in the week from Monday 00:00, or in the day; the row of the newest
        week holds each place once, as it came last. The oldest row is filled up with nan.
        """
        period = period_s // self.cell_s
        count = -(-len(self.values) // period)
        filled = np.full(count * period - len(self.values), np.nan)
        cut = np.concatenate((filled, self.values)).reshape(count, period)
        place = places(np.array([self.end], dtype=np.int64), self.cell_s, period_s)
        return np.roll(cut, int(place[0]), axis=1)


def on_clock(past: Past, local: Ints) -> Shown:
    """Lay the past out on the clock that showed `local` (seconds) at the start of each cell."""
    numbers = local // past.cell_s
    first = int(numbers.min())
    known = np.isfinite(past.values)
    at, count = numbers[known] - first, int(numbers.max()) + 1 - first
    samples = np.bincount(at, minlength=count)
    sums = np.bincount(at, weights=past.values[known], minlength=count)
    unknown = np.full(count, np.nan)
    return Shown(first, np.divide(sums, samples, out=unknown, where=samples > 0), past.cell_s)


def hourly(shown: Shown) -> Shown:
    """Average the cells of each hour; an hour of which a part is unknown is unknown."""
    count = HOUR // shown.cell_s
    before, after = shown.first % count, -shown.end % count
    filled = np.pad(shown.values, (before, after), constant_values=np.nan)
    return Shown(shown.first // count, filled.reshape(-1, count).mean(axis=1), HOUR)


def places(numbers: Ints, cell_s: int, period_s: int) -> Ints:
    """Give the place of numbered cells in the week from Monday 00:00, or in the day."""
    start = _MONDAY if period_s == WEEK else 0
    return np.asarray((numbers + start // cell_s) % (period_s // cell_s), dtype=np.int64)
