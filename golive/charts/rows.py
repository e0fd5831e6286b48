"""A span of time laid out in rows on a zone's clock: a day a row, or a week a row."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from golive.window import Window

DAY_H, WEEK_H = 24, 168
#: A longer span is laid out in weeks, in days.
MOST_DAYS = 42
_HOUR = timedelta(hours=1)


class Piece(NamedTuple):
    """A part of a stretch within one row: hours from the row's beginning, on the clock."""

    row: int
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Days or weeks, one below the other.

    Attributes:
        first: the day, or the Monday, at the head.
        count: how many rows there are.
        hours: how many hours a row has: 24, or 168.
        zone: the clock.
    """

    first: date
    count: int
    hours: int
    zone: str

    @classmethod
    def over(cls, span: Window) -> "Rows":
        """Lay a span out: in days up to six weeks, else in weeks that begin on Monday."""
        first, end = span.local_start.date(), span.end - timedelta(seconds=1)
        days = (end.astimezone(ZoneInfo(span.zone)).date() - first).days + 1
        if days <= MOST_DAYS:
            return cls(first, days, DAY_H, span.zone)
        monday = first - timedelta(days=first.weekday())
        return cls(monday, -(-(days + first.weekday()) // 7), WEEK_H, span.zone)

    @property
    def labels(self) -> tuple[str, ...]:
        """Name each row by its day, or a week by its Monday."""
        days = (self.first + timedelta(hours=self.hours * row) for row in range(self.count))
        weekday = self.hours == DAY_H
        return tuple(
            f"{day:%a} {day.day} {day:%b}" if weekday else f"{day.day} {day:%b}" for day in days
        )

    def pieces(self, window: Window) -> tuple[Piece, ...]:
        """Cut a stretch at the rows' ends; what lies above or below them is left out.

        In the hour that the clock shows twice, a stretch is drawn with its true length.
        """
        begins, ends = self._hour(window.start), self._hour(window.end)
        if ends <= begins:
            ends = begins + window.length / _HOUR
        rows = range(
            max(int(begins // self.hours), 0), min(int(-(-ends // self.hours)), self.count)
        )
        return tuple(
            Piece(
                row,
                max(begins - row * self.hours, 0.0),
                min(ends - row * self.hours, float(self.hours)),
            )
            for row in rows
        )

    def _hour(self, moment: datetime) -> float:
        """Give the hours that the clock shows since the first row's beginning."""
        shown = moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        return (shown - datetime.combine(self.first, time())) / _HOUR
