"""A window that somebody typed, judged by the same rules as the candidates."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from golive.forecast import Forecast
from golive.plan import Plan, Refusal
from golive.timing.booked import Booking
from golive.timing.case import Case
from golive.timing.rules import rules
from golive.timing.span import grid_minutes, grid_starts, search_span
from golive.timing.traffic import BEYOND, ahead, counted, forecast_between
from golive.timing.values import Candidate
from golive.window import Window, WorkingDays


def judge(
    plan: Plan, window: Window, *, now: datetime, bookings: Sequence[Booking] = ()
) -> Candidate:
    """Judge one window as the search would, its refusals listed.

    The busiest equal window is looked for in the plan's own search span; the window itself may
    lie outside it. Where no data tell how quiet it is, the traffic counts as the busiest.

    Args:
        plan: the plan.
        window: any window; it is shown on the business clock.
        now: a window must not start before it.
        bookings: windows that other plans have taken.

    Raises:
        GoliveError: usages that can't be added up, or a freeze that came too many times.
    """
    series = counted(plan)
    span = search_span(plan, now)
    traffic = ahead(plan, series, now, grid_starts(span, grid_minutes(series)), window.length)
    own = traffic.forecast
    if series is not None and own is not None and not _holds(own, window):
        own = forecast_between(plan, series, now, window.start, window.end + BEYOND)
    days = WorkingDays(plan.launch.country, plan.launch.subdivision)
    found = rules(plan, now, window.start, window.end, bookings, own)
    return Case(plan, found, own, traffic.peak, days).weigh(window.in_zone(plan.zone))


def _holds(forecast: Forecast, window: Window) -> bool:
    """Tell whether a forecast holds a window and what comes after it."""
    length = timedelta(seconds=forecast.step_s * len(forecast.expected))
    return forecast.start <= window.start and window.end + BEYOND <= forecast.start + length


def refusals(
    plan: Plan, window: Window, *, now: datetime, bookings: Sequence[Booking] = ()
) -> tuple[Refusal, ...]:
    """List the hard rules that stand against a window; quicker than judging its traffic too.

    Raises:
        GoliveError: a freeze has come too many times since its first start.
    """
    every = rules(plan, now, window.start, window.end, bookings)
    standing = (rule.refuses(window) for rule in every if rule.hard)
    return tuple(refusal for refusal in standing if refusal is not None)
