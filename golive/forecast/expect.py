"""What traffic to expect: the rhythm of the week, holidays and events laid over it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil

import numpy as np

from golive.errors import GoliveError
from golive.forecast.apart import Event
from golive.forecast.backtest import tried
from golive.forecast.cells import Floats, Past, past_cells
from golive.forecast.clock import DAY, WEEK, Clock, Ints, ceil_s, floor_s, moment
from golive.forecast.confidence import Doubt, doubts, tested, weekly
from golive.forecast.outlook import Outlook, expect_day, expect_week
from golive.forecast.shown import on_clock, places
from golive.forecast.special import (
    Ahead,
    Special,
    left_out,
    on_course,
    set_apart,
    with_events,
    with_holidays,
)
from golive.forecast.spread import Spread
from golive.forecast.value import Confidence, Forecast, Values
from golive.plan import CountedSeries
from golive.window import WorkingDays, clock

_PLACES = 9


def expect(  # noqa: PLR0913 - each is another answer of the plan
    series: CountedSeries,
    zone: str,
    start: datetime,
    end: datetime,
    *,
    now: datetime,
    country: str | None = None,
    subdivision: str | None = None,
    growth_percent: float | None = None,
    events: Sequence[Event] = (),
) -> Forecast:
    """Expect the rhythm of the past weeks to go on at the level of the last ones.

    The rhythm is the mean of half a year, each place of the week drawn to the same time of similar
    days (see `rhythm`), the level that of the last days, and what yesterday ran off it fades (see
    `course`). Whether the trend is drawn on, or the plain mean taken, is chosen on the person's own
    past (see `tune`); `benchmarks/window_quality.py` holds the picks against other methods'. The
    busy case is the 90th percentile of the last eight weeks, moved to the level expected. Cells are
    as fine as the series, an hour at the most, on the clock of `zone`. Public holidays and events
    are left out of the past and laid over the future as their past ones were. Under 14 days of data
    every day is taken as alike.

    Args:
        series: what was counted.
        zone: the clock whose hours repeat from week to week.
        start: start of the stretch to forecast, an instant.
        end: its end, exclusive.
        now: buckets that are not over by now are left out.
        country: whose public holidays count (ISO 3166 code).
        subdivision: the part of the country.
        growth_percent: what the team expects on top, in percent.
        events: what else moves traffic, past and future.

    Raises:
        GoliveError: less than a day of data, or an end that does not lie after the start.
    """
    if end <= start:
        message = "The stretch to forecast must end after it starts; choose a later end."
        raise GoliveError(message)
    past = past_cells(series, now)
    local = Clock.over(zone, int(past.starts[0]), past.end).local(past.starts)
    special = _special(past, local, WorkingDays(country, subdivision), events)
    outlook = _outlook(past, special, series)
    ahead = _ahead(past, outlook, zone, (start, end))
    ahead = with_events(with_holidays(ahead, outlook, special), outlook, special)
    ahead = on_course(ahead, outlook, special.past.end)
    found = [
        *doubts(past, special.past, series.step_s, (floor_s(start), ceil_s(end))),
        *tested(outlook.backtest, past, series.step_s),
    ]
    factor = 1 + (growth_percent or 0) / 100
    return Forecast(
        start=moment(int(ahead.starts[0])),
        step_s=past.cell_s,
        expected=_values(ahead.expected * factor),
        busy=_values(ahead.busy * factor),
        confidence=_lowest(found),
        reasons=(
            *tried(outlook.backtest, series.unit, series.how),
            _basis(past, series, zone),
            *outlook.reasons,
            *left_out(special),
            *ahead.reasons,
            *_growth(growth_percent),
            *(doubt.sentence for doubt in found),
        ),
        unit=series.unit,
        how=series.how,
        weeks_used=_weeks(past),
        backtest=outlook.backtest,
        spread=_spread(ahead, outlook, factor),
    )


def _special(past: Past, local: Ints, days: WorkingDays, events: Sequence[Event]) -> Special:
    shown = on_clock(past, local)
    return set_apart(past, local, shown, days, events)


def _outlook(past: Past, special: Special, series: CountedSeries) -> Outlook:
    if weekly(past):
        ordinary = special.ordinary(WEEK)
        return expect_week(ordinary, special.working, series.step_s, series.how)
    return expect_day(special.ordinary(DAY))


def _ahead(past: Past, outlook: Outlook, zone: str, span: tuple[datetime, datetime]) -> Ahead:
    """Lay what comes again over the cells ahead, which begin at the minutes the past's do."""
    cell = past.cell_s
    anchor = int(past.starts[0]) % cell
    first = (floor_s(span[0]) - anchor) // cell * cell + anchor
    count = ceil((ceil_s(span[1]) - first) / cell)
    starts = first + cell * np.arange(count, dtype=np.int64)
    numbers = Clock.over(zone, first, first + count * cell).local(starts) // cell
    at = places(numbers, cell, outlook.period_s)
    return Ahead(starts, numbers, cell, outlook.expected[at], outlook.busy[at])


def _spread(ahead: Ahead, outlook: Outlook, growth: float) -> Spread:
    at = places(ahead.numbers, ahead.cell_s, outlook.period_s)
    usual = outlook.expected[at]
    factor = np.divide(ahead.expected, usual, out=np.ones(len(at)), where=usual > 0)
    return Spread(outlook.off, at, factor * growth)


def _values(numbers: Floats) -> Values:
    rounded = np.round(numbers, _PLACES).tolist()
    for at in np.flatnonzero(np.isnan(numbers)):
        rounded[at] = None
    return tuple(rounded)


def _lowest(found: Iterable[Doubt]) -> Confidence:
    order = list(Confidence)
    return max((doubt.most for doubt in found), key=order.index, default=Confidence.HIGH)


def _weeks(past: Past) -> int:
    known = np.flatnonzero(np.isfinite(past.values[::-1]))
    return int(np.bincount(known * past.cell_s // WEEK).astype(np.bool_).sum())


def _basis(past: Past, series: CountedSeries, zone: str) -> str:
    weeks = _weeks(past)
    said = "one week" if weeks == 1 else f"{weeks} weeks"
    return (
        f"From the last {said} of {series.unit} in steps of {series.step_s / 60:g} min, "
        f"up to {clock(moment(past.end), zone)}."
    )


def _growth(percent: float | None) -> list[str]:
    return [f"Raised by {percent:g} %, the growth the team expects."] if percent else []
