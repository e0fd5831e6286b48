"""What traffic to expect: the mean of the last eight weeks at each hour of the week."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil

import numpy as np

from golive.errors import GoliveError
from golive.forecast.cells import Floats, Past, Profile, past_cells, profile, slots
from golive.forecast.clock import DAY, WEEK, Clock, Ints, ceil_s, day_of, floor_s, moment
from golive.forecast.confidence import Doubt, doubts, weekly
from golive.forecast.value import Confidence, Forecast, Values
from golive.plan import CountedSeries
from golive.window import WorkingDays, clock

_SHOWN = 4


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
) -> Forecast:
    """Expect for each hour of the week ahead what the last eight weeks showed at that hour.

    Expected is the mean of the weeks (the best of the simple methods in golive's trials on real
    exports), busy their 90th percentile. Cells are as fine as the series, an hour at the most, on
    the clock of `zone`. Public holidays are left out of the past, and unknown values skipped.
    Under 14 days of data every day is taken as alike. A public holiday ahead is forecast as an
    ordinary day.

    Args:
        series: what was counted.
        zone: the clock whose hours repeat from week to week.
        start: start of the stretch to forecast, an instant.
        end: its end, exclusive.
        now: buckets that are not over by now are left out.
        country: whose public holidays are left out (ISO 3166 code).
        subdivision: the part of the country.
        growth_percent: what the team expects on top, in percent.

    Raises:
        GoliveError: less than a day of data, or an end that does not lie after the start.
    """
    if end <= start:
        message = "The stretch to forecast must end after it starts; choose a later end."
        raise GoliveError(message)
    past = past_cells(series, now)
    shown = Clock.over(zone, int(past.starts[0]), past.end).local(past.starts)
    days = WorkingDays(country, subdivision)
    off = _holidays(shown, days)
    ordinary = np.where(np.isin(shown // DAY, off), np.nan, past.values)
    found = list(doubts(past, shown, series.step_s, floor_s(start)))
    factor = 1 + (growth_percent or 0) / 100
    first, ahead = _ahead(past, _rhythm(past, shown, ordinary), zone, (start, end))
    return Forecast(
        start=moment(first),
        step_s=past.cell_s,
        expected=_values(ahead.mean * factor),
        busy=_values(ahead.busy * factor),
        confidence=_lowest(found),
        reasons=(
            _basis(past, series, zone),
            *_left_out(off, days),
            *_growth(growth_percent),
            *(doubt.sentence for doubt in found),
        ),
        unit=series.unit,
        how=series.how,
        weeks_used=_weeks(past),
    )


def _rhythm(past: Past, shown: Ints, values: Floats) -> Profile:
    count = (WEEK if weekly(past) else DAY) // past.cell_s
    return profile(slots(shown, past.cell_s, weekly=weekly(past)), values, count)


def _ahead(
    past: Past, rhythm: Profile, zone: str, span: tuple[datetime, datetime]
) -> tuple[int, Profile]:
    """Lay the rhythm over the stretch ahead, in cells that begin at the minutes the past's do."""
    cell = past.cell_s
    anchor = int(past.starts[0]) % cell
    first = (floor_s(span[0]) - anchor) // cell * cell + anchor
    count = ceil((ceil_s(span[1]) - first) / cell)
    starts = first + cell * np.arange(count, dtype=np.int64)
    shown = Clock.over(zone, first, first + count * cell).local(starts)
    places = slots(shown, cell, weekly=weekly(past))
    return first, Profile(rhythm.mean[places], rhythm.busy[places])


def _values(numbers: Floats) -> Values:
    return tuple(None if number != number else number for number in numbers.tolist())  # noqa: PLR0124 - nan


def _holidays(shown: Ints, days: WorkingDays) -> list[int]:
    return [int(day) for day in np.unique(shown // DAY) if days.holiday(day_of(day))]


def _lowest(found: Iterable[Doubt]) -> Confidence:
    order = list(Confidence)
    return max((doubt.most for doubt in found), key=order.index, default=Confidence.HIGH)


def _weeks(past: Past) -> int:
    known = past.starts[np.isfinite(past.values)]
    return len(np.unique((past.starts[-1] - known) // WEEK))


def _basis(past: Past, series: CountedSeries, zone: str) -> str:
    weeks = _weeks(past)
    said = "one week" if weeks == 1 else f"{weeks} weeks"
    return (
        f"Mean of the last {said} of {series.unit} in steps of {series.step_s / 60:g} min, "
        f"up to {clock(moment(past.end), zone)}."
    )


def _left_out(off: list[int], days: WorkingDays) -> list[str]:
    if not off:
        return []
    named = [f"{days.holiday(day_of(day))} {day_of(day):%Y-%m-%d}" for day in off[:_SHOWN]]
    more = f" and {len(off) - _SHOWN} more" if len(off) > _SHOWN else ""
    return [f"Public holidays left out of the past: {', '.join(named)}{more}."]


def _growth(percent: float | None) -> list[str]:
    return [f"Raised by {percent:g} %, the growth the team expects."] if percent else []
