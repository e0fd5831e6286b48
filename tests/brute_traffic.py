"""The traffic forecast done naively, to hold golive's against; it shares no code with it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from statistics import fmean
from zoneinfo import ZoneInfo

from golive.plan import CountedSeries, How

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class BruteTraffic:
    """The mean of the last eight weeks at each place of the week, minute by minute.

    The step of the series must divide the hour.
    """

    def __init__(
        self, series: CountedSeries, zone: ZoneInfo, now: datetime, off: Mapping[date, str]
    ) -> None:
        self.series, self.zone, self.now, self.off = series, zone, now, off
        self.weekly = False
        self.known: dict[int, float | None] = {}

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone).replace(tzinfo=None)

    @cached_property
    def rhythm(self) -> dict[tuple[int, int], float] | None:
        series = self.series
        step = timedelta(seconds=series.step_s)
        known = [
            (series.start + n * step, value)
            for n, value in enumerate(series.values)
            if value is not None and series.start + (n + 1) * step <= self.now
        ]
        if not known:
            return None
        since = known[-1][0] + step - timedelta(weeks=8)
        known = [(at, value) for at, value in known if at >= since]
        if len(known) * step < DAY:
            return None
        weekly = len(known) * step >= 14 * DAY
        cells = defaultdict(list)
        for at, value in known:
            shown = self.local(at)
            if shown.date() not in self.off:
                cells[self.cell(shown, weekly=weekly)].append(value)
        self.weekly = weekly
        return {cell: fmean(values) for cell, values in cells.items()}

    def cell(self, shown: datetime, *, weekly: bool) -> tuple[int, int]:
        place = (shown.hour * 3600 + shown.minute * 60) // self.series.step_s
        return (shown.weekday() if weekly else 0), place

    def expected(self, start: datetime, minutes: int) -> float | None:
        step = timedelta(seconds=self.series.step_s)
        total = 0.0
        for n in range(minutes):
            value = self.at((start + n * MINUTE - self.series.start) // step)
            if value is None:
                return None
            total += value
        return total / (minutes if self.series.how is How.MEAN else step / MINUTE)

    def at(self, place: int) -> float | None:
        assert self.rhythm is not None
        if place not in self.known:
            bucket = self.local(self.series.start + place * timedelta(seconds=self.series.step_s))
            self.known[place] = self.rhythm.get(self.cell(bucket, weekly=self.weekly))
        return self.known[place]
