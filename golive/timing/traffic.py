"""The forecast that windows are weighed against, and its totals at many starts at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

import numpy as np

from golive.errors import GoliveError
from golive.forecast import Event, Forecast, expect
from golive.forecast.cells import Floats
from golive.forecast.clock import Clock, Ints, ceil_s, floor_s, moment
from golive.plan import CountedSeries, FreezeKind, How, Plan
from golive.timing.freezes import complete, standing
from golive.usage import combine

#: Shares of the peak are told apart to this many places, so that rounding makes no difference.
PLACES = 6
#: A forecast goes on for so long after the last window, to hold the first peak after it.
BEYOND = timedelta(days=7)


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """Traffic ahead at the starts of a search.

    Attributes:
        forecast: the forecast; None without usage, or with too little.
        totals: what is expected over the window at each start; nan where no data tell.
        errors: how far each may be off, one standard error; nan where that is not known.
        peak: the highest of them; None if none is known.
        trouble: why there is no forecast although there is usage; empty otherwise.
    """

    forecast: Forecast | None
    totals: Floats
    errors: Floats
    peak: float | None
    trouble: str = ""

    @property
    def shares(self) -> Floats:
        """Each window's share of the peak, 0 to 1; nan where no data tell, nought for no peak."""
        if self.forecast is None or not self.peak:
            return self.totals * 0.0
        return np.round(self.totals / self.peak, PLACES)

    @property
    def noise(self) -> Floats:
        """How far each share may be off, one standard error; nought where that is not known."""
        return np.nan_to_num(self.errors) / (self.peak or 1.0)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say why there is no forecast although there is usage."""
        return (f"No forecast, the rules decide alone: {self.trouble}",) if self.trouble else ()


def counted(plan: Plan) -> CountedSeries | None:
    """Add the plan's usages up; None without usage.

    Raises:
        GoliveError: they can't be added up.
    """
    return combine(plan.timing.sources)


def ahead(
    plan: Plan,
    series: CountedSeries | None,
    now: datetime,
    starts: Ints,
    long: timedelta,
    peak: float | None = None,
) -> Ahead:
    """Forecast the plan's traffic over the windows at these starts (sorted, in seconds).

    A usage that is too short to forecast from leaves the rules to decide alone, and says so.
    Without a peak, the highest of the totals is it.
    """
    nothing = np.zeros(len(starts))
    unknown = np.full(len(starts), np.nan)
    if series is None or not len(starts):
        return Ahead(None, nothing, unknown, None)
    try:
        last = moment(starts[-1]) + long
        forecast = forecast_between(plan, series, now, moment(starts[0]), last + BEYOND)
    except GoliveError as error:
        return Ahead(None, nothing, unknown, None, error.sentence)
    totals = totals_at(forecast, starts, long.total_seconds())
    errors = forecast.standard_errors(starts, ceil(long.total_seconds()))
    peak = _peak(forecast, starts, totals, long) if peak is None else peak
    return Ahead(forecast, totals, errors, peak)


def forecast_between(
    plan: Plan, series: CountedSeries, now: datetime, start: datetime, end: datetime
) -> Forecast:
    """Forecast the plan's traffic on the business clock.

    Raises:
        GoliveError: too few data.
    """
    return expect(
        series,
        plan.zone,
        start,
        end,
        now=now,
        country=plan.launch.country,
        subdivision=plan.launch.subdivision,
        growth_percent=plan.timing.growth_percent,
        events=tuple(_events(plan, floor_s(series.start), ceil_s(end))),
    )


def _events(plan: Plan, first: int, last: int) -> Iterator[Event]:
    """Give the plan's events where they stand without their buffers, past and future."""
    events = [freeze for freeze in plan.timing.freezes if freeze.kind is FreezeKind.EVENT]
    own = Clock.over(plan.zone, first, last) if events else None
    for event in events:
        bare = event.model_copy(update={"buffer_before_minutes": 0, "buffer_after_minutes": 0})
        if own and complete(event):
            name = event.name.strip() or "without a name"
            yield Event(name, standing(bare, plan.zone, own, first, last))


def totals_at(forecast: Forecast, starts: Ints, length: float) -> Floats:
    """Give what is expected over the windows at these starts; nan where no data tell.

    Windows must lie inside the forecast. A count is added up, a gauge averaged over time.
    """
    values = np.array(forecast.expected, dtype=np.float64)
    bounds = floor_s(forecast.start) + forecast.step_s * np.arange(len(values) + 1)
    unknown = _between(np.isnan(values).astype(np.float64), bounds, starts, length)
    sums = _between(np.nan_to_num(values), bounds, starts, length)
    scale = 1.0 if forecast.how is How.SUM else forecast.step_s / length
    known = unknown * forecast.step_s < 1 / 2
    return np.where(known, np.maximum(sums, 0) * scale, np.nan)


def _between(values: Floats, bounds: Ints, starts: Ints, length: float) -> Floats:
    sums = np.append(0.0, np.cumsum(values))
    ends = np.interp(starts + length, bounds, sums)
    return np.asarray(ends - np.interp(starts, bounds, sums), dtype=np.float64)


def _peak(forecast: Forecast, starts: Ints, totals: Floats, long: timedelta) -> float | None:
    if not np.isfinite(totals).any():
        return None
    start = moment(starts[int(np.nanargmax(totals))])
    return forecast.totals(start, start + long)[0]
