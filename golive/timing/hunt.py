"""The starts of one span, how every rule stands against them, and how good they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, isfinite

import numpy as np

from golive.forecast.clock import Ints, moment
from golive.plan import CountedSeries, Plan
from golive.timing.booked import Booking
from golive.timing.case import Case, Known, scores
from golive.timing.choose import Field
from golive.timing.night import sleepers
from golive.timing.rule import Mask
from golive.timing.rules import rules
from golive.timing.tally import Tally, tally
from golive.timing.traffic import Ahead, ahead
from golive.timing.values import Candidate
from golive.window import Window, WorkingDays


@dataclass(frozen=True, slots=True, eq=False)
class Hunt:
    """Windows of one length that start in a span, weighed all at once.

    Attributes:
        span: the windows start in it.
        long: how long they are.
        step: how far apart their starts are.
        case: what each is weighed by.
        traffic: what is expected over each.
        tally: how the rules stand against each.
        field: what each is worth.
    """

    span: Window
    long: timedelta
    step: timedelta
    case: Case
    traffic: Ahead
    tally: Tally
    field: Field

    @property
    def unknown(self) -> Mask:
        """Tell where no data tell how quiet it is."""
        return np.isnan(self.field.shares)

    @property
    def fits(self) -> Mask:
        """Tell which starts nothing refuses."""
        return np.asarray((self.tally.refusals == 0) & ~self.unknown)

    @property
    def refused(self) -> dict[str, int]:
        """Count the starts that each rule refuses, and those without data."""
        blind = int(self.unknown.sum())
        return {**self.tally.refused, **({"no_data": blind} if blind else {})}

    def listed(self, among: Mask, least: int) -> tuple[list[int], list[int]]:
        """Give the places of the best of these starts: those as good as the very best, and others.

        The equal ones stand by how few people they leave without sleep, then by time; the others
        by score. They are the best of each night, and more if those are fewer than `least`.
        """
        found = self.field.apart(among, least)
        if not found:
            return [], []
        alike = self.field.alike(found[0])
        equal = sorted(place for place in found if alike[place])
        asleep = sleepers(self.case.plan, self.field.starts[equal], self.field.length)
        rested = [equal[at] for at in np.argsort(asleep, kind="stable").tolist()]
        return rested, [place for place in found if not alike[place]]

    def window(self, place: int) -> Window:
        """Give the window that begins at a start."""
        start = moment(int(self.field.starts[place]))
        return Window(start=start, end=start + self.long, zone=self.span.zone)

    def weigh(self, place: int, *, as_good: int = 0) -> Candidate:
        """Judge the window that begins at a start; `as_good` others on the list are as good."""
        standing = tuple(self.case.rules[at] for at in self.tally.standing(place))
        error = float(self.traffic.errors[place])
        known = Known(standing, error if isfinite(error) else None, as_good)
        return self.case.weigh(self.window(place), known)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a hunt is asked with, wherever it looks.

    Attributes:
        plan: the plan.
        now: windows do not start before it.
        long: how long a window must be.
        series: the plan's usage, added up; None without.
        minutes: minutes between starts.
        bookings: windows that other plans have taken.
    """

    plan: Plan
    now: datetime
    long: timedelta
    series: CountedSeries | None
    minutes: int
    bookings: Sequence[Booking]


def hunted(ask: Ask, span: Window, starts: Ints, peak: float | None = None) -> Hunt:
    """Weigh the windows at these starts (sorted, in seconds), which lie in the span.

    Args:
        ask: what is asked.
        span: where the windows start.
        starts: when.
        peak: what the busiest equal window brings; without it, the busiest of these.
    """
    plan = ask.plan
    traffic = ahead(plan, ask.series, ask.now, starts, ask.long, peak)
    found = rules(plan, ask.now, span.start, span.end + ask.long, ask.bookings, traffic.forecast)
    length = ceil(ask.long.total_seconds())
    against = tally(found, starts, length)
    shares = traffic.shares
    field = Field(
        starts, scores(shares, against.points), shares, against.points, traffic.noise, length
    )
    days = WorkingDays(plan.launch.country, plan.launch.subdivision)
    case = Case(plan, found, traffic.forecast, traffic.peak, days)
    step = timedelta(minutes=ask.minutes)
    return Hunt(span, ask.long, step, case, traffic, against, field)
