"""Traffic over windows added up minute by minute, to hold the search's sums against.

The forecast itself is golive's own (it has its own tests); what a window makes of it is not.
"""

from datetime import datetime, timedelta
from functools import cached_property

from golive.errors import GoliveError
from golive.forecast import Forecast, expect
from golive.plan import CountedSeries, How, Plan

MINUTE = timedelta(minutes=1)


class BruteTraffic:
    """What golive expects at each minute between two instants; the step must be whole minutes."""

    def __init__(
        self, plan: Plan, series: CountedSeries, now: datetime, span: tuple[datetime, datetime]
    ) -> None:
        self.plan, self.series, self.now, self.span = plan, series, now, span

    @cached_property
    def forecast(self) -> Forecast | None:
        launch, timing = self.plan.launch, self.plan.timing
        try:
            return expect(
                self.series, self.plan.zone, *self.span, now=self.now, country=launch.country,
                subdivision=launch.subdivision, growth_percent=timing.growth_percent,
            )  # fmt: skip
        except GoliveError:
            return None

    def expected(self, start: datetime, minutes: int) -> float | None:
        assert self.forecast
        total = 0.0
        for n in range(minutes):
            value = self.at(start + n * MINUTE)
            if value is None:
                return None
            total += value
        step = timedelta(seconds=self.forecast.step_s)
        return total / (minutes if self.series.how is How.MEAN else step / MINUTE)

    def at(self, moment: datetime) -> float | None:
        assert self.forecast
        step = timedelta(seconds=self.forecast.step_s)
        return self.forecast.expected[(moment - self.forecast.start) // step]

    def error(self, start: datetime, minutes: int) -> float:
        """How far the traffic of a window may be off, by golive's own figure; nought if unknown."""
        assert self.forecast
        return self.forecast.standard_error(start, start + minutes * MINUTE) or 0.0
