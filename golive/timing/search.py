"""The search: every start tried against every rule, the best ones given with their reasons."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from golive.plan import Plan
from golive.timing.booked import Booking
from golive.timing.concessions import concessions
from golive.timing.hunt import Ask, Hunt, hunted
from golive.timing.reserves import reserves
from golive.timing.rules import assumptions
from golive.timing.span import grid_minutes, grid_starts, search_span, window_length
from golive.timing.stretches import refused_stretches
from golive.timing.traffic import counted
from golive.timing.values import Candidate, Search
from golive.timing.words import binding


def find_windows(  # noqa: PLR0913 - each is another wish that stands for one of the plan's
    plan: Plan,
    *,
    now: datetime,
    length: timedelta | None = None,
    start: datetime | None = None,
    until: datetime | None = None,
    top: int | None = None,
    bookings: Sequence[Booking] = (),
) -> Search:
    """Find the quietest windows that no hard rule refuses.

    Every start on the grid of the business clock is tried: each 15 minutes, or as fine as the
    usage down to 5. A start is refused by the hard rules (see `rules`), and as `no_data` where
    no data tell how quiet it is. The score is 100 x (1 - share of the peak) - soft points. The
    best window of each night is listed by score; those as good as the very best, as far as the
    forecast can tell (see `Field.alike`), come first: fewest people asleep, then the earliest.

    Args:
        plan: the plan.
        now: windows do not start before it.
        length: how long the window must be; without it, the plan's.
        start: first instant a window may start at; without it, the plan's first day.
        until: windows start before it; without it, as many days on as the plan says.
        top: how many candidates; without it, the plan's.
        bookings: windows that other plans have taken.

    Raises:
        GoliveError: no length, an impossible span, usages that can't be added up, or a freeze
            that has come too many times since its first start.
    """
    series = counted(plan)
    ask = Ask(plan, now, window_length(plan, length), series, grid_minutes(series), bookings)
    span = search_span(plan, now, start, until)
    starts = grid_starts(span, ask.minutes)
    hunt = hunted(ask, span, starts)
    candidates = _candidates(hunt, plan.timing.settings.top if top is None else top)
    gives_way = concessions(hunt, candidates)
    stuck = () if candidates else binding(hunt.refused, len(starts), gives_way)
    forecast = hunt.traffic.forecast
    return Search(
        span=span,
        candidates=candidates,
        concessions=gives_way,
        reserves=reserves(ask, hunt, candidates),
        refused_stretches=refused_stretches(hunt),
        refused=hunt.refused,
        starts_tried=len(starts),
        grid_minutes=ask.minutes,
        peak=hunt.traffic.peak,
        forecast=forecast,
        confidence=forecast.confidence if forecast else None,
        reasons=forecast.reasons if forecast else (),
        notes=(*stuck, *hunt.traffic.notes, *assumptions(plan)),
    )


def _candidates(hunt: Hunt, top: int) -> tuple[Candidate, ...]:
    """Give the best windows that nothing refuses, those as good as the very best first."""
    equal, others = hunt.listed(hunt.fits, top)
    good = [hunt.weigh(place, as_good=len(equal) - 1) for place in equal[:top]]
    return (*good, *(hunt.weigh(place) for place in others[: top - len(good)]))
