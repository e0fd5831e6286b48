"""A zone's clock for many instants at once.

Instants are whole seconds since 1970 in UTC; local seconds are what the clock shows, counted from
its own 1 January 1970. Between two changes of its offset a clock runs straight, so everything is
exact on days on which the clock skips or repeats an hour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import ceil, floor
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from golive.window import clock_changes

Ints = NDArray[np.int64]

DAY = 86_400
WEEK = 7 * DAY
_FOREVER = 2**53
_EPOCH = date(1970, 1, 1).toordinal()
_EPOCH_WEEKDAY = 3


def floor_s(moment: datetime) -> int:
    """Give an instant in seconds, rounded down."""
    return floor(moment.timestamp())


def ceil_s(moment: datetime) -> int:
    """Give an instant in seconds, rounded up."""
    return ceil(moment.timestamp())


def moment(seconds: int) -> datetime:
    """Give seconds as an instant in UTC."""
    return datetime.fromtimestamp(int(seconds), UTC)


def day_number(day: date) -> int:
    """Number a day, 1 January 1970 being nought."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """Give the day that has this number."""
    return date.fromordinal(int(number) + _EPOCH)


def weekday_of(numbers: Ints) -> Ints:
    """Give the day of the week of numbered days, Monday nought."""
    return (numbers + _EPOCH_WEEKDAY) % 7


def pairs(rows: Iterable[tuple[int, int]]) -> Ints:
    """Give half-open stretches as an array of two columns, also when there are none."""
    return np.array(list(rows), dtype=np.int64).reshape(-1, 2)


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """What a zone's clock shows over a stretch; beyond it, the offset at that end goes on."""

    edges: Ints
    """Where each offset begins, in seconds; the first lies before everything."""
    offsets: Ints
    """The offsets from UTC in seconds."""

    @classmethod
    def over(cls, zone: str, start: int, end: int) -> "Clock":
        """Look a zone's clock up from one instant to another."""
        info = ZoneInfo(zone)
        changes = clock_changes(moment(start), moment(end), zone)
        offsets = [_offset(at, info) for at in (moment(start), *changes)]
        edges = [-_FOREVER, *(floor_s(change) for change in changes)]
        return cls(np.array(edges, dtype=np.int64), np.array(offsets, dtype=np.int64))

    def local(self, instants: Ints) -> Ints:
        """Give what the clock shows at each instant, in local seconds."""
        found = np.searchsorted(self.edges, instants, side="right") - 1
        return instants + self.offsets[found]

    def stretches(self, spans: Ints) -> Ints:
        """Give the stretches of instants at which the clock shows a time in one of the spans."""
        first, last = self._clipped(spans)
        shown = first < last
        return np.stack((first[shown], last[shown]), axis=1)

    def hulls(self, spans: Ints) -> Ints:
        """Give, per span, the stretch from the first to the last instant at which it is shown.

        A span that the clock skips altogether is left out.
        """
        first, last = self._clipped(spans)
        shown = first < last
        starts = np.where(shown, first, _FOREVER).min(axis=0)
        ends = np.where(shown, last, -_FOREVER).max(axis=0)
        kept = starts < ends
        return np.stack((starts[kept], ends[kept]), axis=1)

    def _clipped(self, spans: Ints) -> tuple[Ints, Ints]:
        ends = np.append(self.edges[1:], _FOREVER)[:, None]
        offsets = self.offsets[:, None]
        first = np.maximum(spans[None, :, 0] - offsets, self.edges[:, None])
        last = np.minimum(spans[None, :, 1] - offsets, ends)
        return first, last


def _offset(at: datetime, info: ZoneInfo) -> int:
    shown = at.astimezone(info).replace(tzinfo=UTC)
    return int((shown - at).total_seconds())
