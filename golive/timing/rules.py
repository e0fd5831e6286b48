"""Every rule that a plan holds about windows, hard and soft, for one stretch of time."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from golive.forecast import Forecast
from golive.forecast.clock import DAY, ceil_s, floor_s
from golive.plan import FreezeKind, Plan
from golive.timing.booked import Booking, booked_rules
from golive.timing.days import day_rules
from golive.timing.freezes import complete, freeze_rules, named
from golive.timing.hours import clock_of
from golive.timing.maintenance import maintenance_rules
from golive.timing.notice import notice_rules
from golive.timing.peak import first_peak_rule
from golive.timing.people import people_rules, presences
from golive.timing.rest import rest_rules
from golive.timing.rule import Rule
from golive.timing.settings import clock_rules, hour_rules, past_rule
from golive.timing.suppliers import supplier_rules
from golive.timing.support import support_rule, support_seconds
from golive.timing.way_back import way_back_rule
from golive.window import WorkingDays

_MARGIN = timedelta(days=1)
#: How far around the windows it matters who is there, for rest and for shifts, in seconds.
_AROUND_S = 2 * DAY


def rules(
    plan: Plan,
    now: datetime,
    start: datetime,
    end: datetime,
    bookings: Sequence[Booking] = (),
    forecast: Forecast | None = None,
) -> tuple[Rule, ...]:
    """Make the rules that matter for windows between two instants.

    Hard: `past`, `notice`, `freeze`, `maintenance`, `people`, `support`, `supplier`, `way_back`,
    `booked`, `clock_change`, `hours`. Soft: `late_notice`, `soft_freeze`, `soft_maintenance`,
    `optional_away`, `rest`, `first_peak`, `booked_near`, `users_clock_change`, `before_day_off`,
    `month_end`, `quarter_end`.

    Args:
        plan: the plan.
        now: windows must not start before it.
        start: where the first window starts.
        end: where the last one ends.
        bookings: windows that other plans have taken.
        forecast: what traffic is expected, some days beyond `end`; without it nobody knows when
            the first peak comes.

    Raises:
        GoliveError: a freeze has come too many times since its first start.
    """
    days = WorkingDays(plan.launch.country, plan.launch.subdivision)
    first, last = floor_s(start - _MARGIN), ceil_s(end + _MARGIN)
    return (
        past_rule(now, plan.zone),
        *notice_rules(plan, now),
        *freeze_rules(plan.timing.freezes, plan.zone, first, last),
        *maintenance_rules(plan.timing.freezes, plan.zone, first, last),
        *_people(plan, days, forecast, first, last),
        *supplier_rules(plan, first, last),
        *way_back_rule(plan),
        *booked_rules(plan, bookings),
        *clock_rules(plan, start - _MARGIN, end + _MARGIN),
        *_on_the_clock(plan, days, first, last),
    )


def _people(
    plan: Plan, days: WorkingDays, forecast: Forecast | None, first: int, last: int
) -> Iterator[Rule]:
    """Make the rules about people, who are asked about the days around the windows too."""
    length = 0 if forecast is None else forecast.step_s * len(forecast.expected)
    known = last if forecast is None else ceil_s(forecast.start) + length
    first, last = first - _AROUND_S, max(last + support_seconds(plan), known) + _AROUND_S
    roster = presences(plan, days, first, last)
    yield from people_rules(roster)
    yield from support_rule(plan, roster, first, last)
    yield from rest_rules(plan, roster, days)
    yield from first_peak_rule(plan, roster, forecast, first, last)


def _on_the_clock(plan: Plan, days: WorkingDays, first: int, last: int) -> Iterator[Rule]:
    own = clock_of(plan.zone, first, last)
    yield from hour_rules(plan.timing.settings, plan.zone, own, first, last)
    yield from day_rules(plan, days, own, first, last)


def assumptions(plan: Plan) -> Iterator[str]:
    """Say what the rules take for granted because the plan does not tell."""
    if plan.launch.zone is None:
        yield "No business zone is named, so everything is on UTC; name the zone of the launch."
    if not plan.timing.people:
        yield "No people are entered; everybody counts as available at any hour."
    for freeze in plan.timing.freezes:
        buffers = freeze.buffer_before_minutes or freeze.buffer_after_minutes
        if not complete(freeze):
            yield f"{named(freeze)} has no start with an end after it and was not counted."
        elif freeze.kind is FreezeKind.MAINTENANCE and buffers:
            yield f"{named(freeze)} has buffers, which don’t count; enter when changes may be made."
