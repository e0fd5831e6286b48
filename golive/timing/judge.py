"""A window that somebody typed, judged by the same rules as the candidates."""

from datetime import datetime

from golive.plan import Plan, Refusal
from golive.timing.case import Case
from golive.timing.rules import rules
from golive.timing.span import grid_minutes, grid_starts, search_span
from golive.timing.traffic import ahead, counted, forecast_between
from golive.timing.values import Candidate
from golive.window import Window, WorkingDays


def judge(plan: Plan, window: Window, *, now: datetime) -> Candidate:
    """Judge one window as the search would, its refusals listed.

    The busiest equal window is looked for in the plan's own search span; the window itself may
    lie outside it. Where no data tell how quiet it is, the traffic counts as the busiest.

    Args:
        plan: the plan.
        window: any window; it is shown on the business clock.
        now: a window must not start before it.

    Raises:
        GoliveError: usages that can't be added up, or a freeze that came too many times.
    """
    series = counted(plan)
    starts = grid_starts(search_span(plan, now), grid_minutes(series))
    traffic = ahead(plan, series, now, starts, window.length)
    own = traffic.forecast
    if series is not None and own is not None:
        own = forecast_between(plan, series, now, window.start, window.end)
    days = WorkingDays(plan.launch.country, plan.launch.subdivision)
    case = Case(rules(plan, now, window.start, window.end), own, traffic.peak, days)
    return case.weigh(window.in_zone(plan.zone))


def refusals(plan: Plan, window: Window, *, now: datetime) -> tuple[Refusal, ...]:
    """List the hard rules that stand against a window; quicker than judging its traffic too.

    Raises:
        GoliveError: a freeze has come too many times since its first start.
    """
    hard = (rule for rule in rules(plan, now, window.start, window.end) if rule.hard)
    standing = (rule.refuses(window) for rule in hard)
    return tuple(refusal for refusal in standing if refusal is not None)
