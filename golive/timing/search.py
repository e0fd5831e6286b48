"""The search: every start tried against every rule, the best ones given with their reasons."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

import numpy as np

from golive.forecast.clock import Ints, moment
from golive.plan import Plan
from golive.timing.case import Case, scores
from golive.timing.choose import Field
from golive.timing.rule import Mask, Rule
from golive.timing.rules import assumptions, rules
from golive.timing.span import grid_minutes, grid_starts, search_span, window_length
from golive.timing.tally import Tally, tally
from golive.timing.traffic import Ahead, ahead, counted
from golive.timing.values import Candidate, NearMiss, Search
from golive.timing.words import binding
from golive.window import Window, WorkingDays

#: A near miss is worth telling when it scores this many points more than the best that fits.
NEAR_MISS_POINTS = 1.0
_NEAR_MISSES = 5


def find_windows(
    plan: Plan,
    *,
    now: datetime,
    length: timedelta | None = None,
    start: datetime | None = None,
    until: datetime | None = None,
    top: int | None = None,
) -> Search:
    """Find the quietest windows that no hard rule refuses.

    Every start on the grid of the business clock is tried: each 15 minutes, or as fine as the
    usage down to 5. A start is refused by the hard rules (see `rules`), and as `no_data` where
    no data tell how quiet it is. The score is 100 x (1 - share of the peak) - soft points.

    Args:
        plan: the plan.
        now: windows do not start before it.
        length: how long the window must be; without it, the plan's.
        start: first instant a window may start at; without it, the plan's first day.
        until: windows start before it; without it, as many days on as the plan says.
        top: how many candidates; without it, the plan's.

    Raises:
        GoliveError: no length, an impossible span, usages that can't be added up, or a freeze
            that has come too many times since its first start.
    """
    long = window_length(plan, length)
    span = search_span(plan, now, start, until)
    series = counted(plan)
    minutes = grid_minutes(series)
    starts = grid_starts(span, minutes)
    traffic = ahead(plan, series, now, starts, long)
    found = rules(plan, now, span.start, span.end + long)
    hunt = _hunt(plan, starts, long, traffic, found)
    candidates = hunt.candidates(plan.timing.settings.top if top is None else top)
    near = hunt.near_misses(candidates)
    refused = hunt.refused()
    stuck = () if candidates else binding(refused, len(starts), near)
    return Search(
        span=span,
        candidates=candidates,
        near_misses=near,
        refused=refused,
        starts_tried=len(starts),
        grid_minutes=minutes,
        peak=traffic.peak,
        forecast=traffic.forecast,
        confidence=traffic.forecast.confidence if traffic.forecast else None,
        reasons=traffic.forecast.reasons if traffic.forecast else (),
        notes=(*stuck, *traffic.notes, *assumptions(plan)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Hunt:
    """The starts, how the rules stand against them, and how good they are."""

    case: Case
    zone: str
    long: timedelta
    field: Field
    tally: Tally
    unknown: Mask

    def candidates(self, top: int) -> tuple[Candidate, ...]:
        """Give the best windows that nothing refuses."""
        fits = (self.tally.refusals == 0) & ~self.unknown
        best = self.field.best(fits, top)
        return tuple(
            self.case.weigh(self._window(place), tied=self.field.tied(place, fits))
            for place in best
        )

    def near_misses(self, candidates: tuple[Candidate, ...]) -> tuple[NearMiss, ...]:
        """Give the best windows that one thing refuses, if they beat what fits."""
        flexible = np.array([bool(rule.gives_way) for rule in self.case.rules])
        one = (self.tally.refusals == 1) & ~self.unknown & flexible[self.tally.only]
        if candidates:
            one &= self.field.scores > candidates[0].score + NEAR_MISS_POINTS
        return tuple(self._near(place) for place in self.field.best(one, _NEAR_MISSES))

    def refused(self) -> dict[str, int]:
        """Count the starts that each rule refuses."""
        blind = int(self.unknown.sum())
        return {**self.tally.refused, **({"no_data": blind} if blind else {})}

    def _near(self, place: int) -> NearMiss:
        rule = self.case.rules[int(self.tally.only[place])]
        candidate = self.case.weigh(self._window(place))
        said = f"{rule.gives_way} would have to give way."
        return NearMiss(candidate, rule.name, rule.subject, said)

    def _window(self, place: int) -> Window:
        start = moment(int(self.field.starts[place]))
        return Window(start=start, end=start + self.long, zone=self.zone)


def _hunt(
    plan: Plan, starts: Ints, long: timedelta, traffic: Ahead, found: tuple[Rule, ...]
) -> _Hunt:
    days = WorkingDays(plan.launch.country, plan.launch.subdivision)
    length = ceil(long.total_seconds())
    against = tally(found, starts, length)
    shares = traffic.shares
    field = Field(starts, scores(shares, against.points), shares, length)
    case = Case(found, traffic.forecast, traffic.peak, days)
    return _Hunt(case, plan.zone, long, field, against, np.isnan(shares))
