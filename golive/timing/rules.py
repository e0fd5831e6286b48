"""Every rule that a plan holds about windows, hard and soft, for one stretch of time."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from golive.forecast.clock import Clock, ceil_s, floor_s
from golive.plan import Plan
from golive.timing.days import day_rules
from golive.timing.freezes import complete, freeze_rules
from golive.timing.people import people_rules
from golive.timing.rule import Rule
from golive.timing.settings import clock_rules, hour_rules, notice_rules, past_rule
from golive.window import WorkingDays

_MARGIN = timedelta(days=1)


def rules(plan: Plan, now: datetime, start: datetime, end: datetime) -> tuple[Rule, ...]:
    """Make the rules that matter for windows between two instants.

    Hard: `past`, `freeze`, `people`, `notice`, `clock_change`, `hours`. Soft: `soft_freeze`,
    `optional_away`, `late_notice`, `before_day_off`, `month_end`, `quarter_end`.

    Raises:
        GoliveError: a freeze has come too many times since its first start.
    """
    return tuple(_all(plan, now, start - _MARGIN, end + _MARGIN))


def _all(plan: Plan, now: datetime, start: datetime, end: datetime) -> Iterator[Rule]:
    timing, zone = plan.timing, plan.zone
    first, last = floor_s(start), ceil_s(end)
    own = Clock.over(zone, first, last)
    days = WorkingDays(plan.launch.country, plan.launch.subdivision)
    yield past_rule(now, zone)
    yield from notice_rules(plan, now)
    yield from freeze_rules(timing.freezes, zone, first, last)
    yield from people_rules(timing.people, zone, days, first, last)
    yield from clock_rules(plan, start, end)
    yield from hour_rules(timing.settings, zone, own, first, last)
    yield from day_rules(plan, days, own, first, last)


def assumptions(plan: Plan) -> Iterator[str]:
    """Say what the rules take for granted because the plan does not tell."""
    if plan.launch.zone is None:
        yield "No business zone is named, so everything is on UTC; name the zone of the launch."
    if not plan.timing.people:
        yield "No people are entered; everybody counts as available at any hour."
    for freeze in plan.timing.freezes:
        if not complete(freeze):
            named = f"“{freeze.name.strip()}”" if freeze.name.strip() else "without a name"
            yield f"The freeze {named} has no start with an end after it and was not counted."
