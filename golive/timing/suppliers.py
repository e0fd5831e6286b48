"""Suppliers: whether they can be reached while the window lasts."""

from collections.abc import Iterator

from golive.forecast.clock import DAY, Ints, day_of
from golive.notices import working_days
from golive.plan import Audience, AudienceKind, Plan
from golive.timing.hours import clock_of, day_numbers, gaps, shifts
from golive.timing.people import hours_words
from golive.timing.rule import Rule, touches
from golive.window import Window


def supplier_rules(plan: Plan, first: int, last: int) -> Iterator[Rule]:
    """Refuse windows during which a supplier is closed, unless somebody there is on call.

    A supplier is an audience of that kind, or one that provides something. Their hours are on
    their own clock; the days off are their country's, or the launch's.

    Args:
        plan: the plan.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.
    """
    for audience in plan.notices.audiences:
        if provides(audience) and not audience.on_call_confirmed:
            closed = _closed(audience, plan, first, last)
            if len(closed):
                yield _rule(audience, plan, closed)


def provides(audience: Audience) -> bool:
    """Tell whether the launch leans on what an audience provides."""
    return audience.kind is AudienceKind.SUPPLIER or bool(audience.provides.strip())


def _closed(audience: Audience, plan: Plan, first: int, last: int) -> Ints:
    own = clock_of(audience.zone or plan.zone, first - DAY, last + DAY)
    days = working_days(audience, plan)
    numbers = day_numbers(own, first, last)
    worked = (at for at in numbers if audience.open_weekends or days.is_working(day_of(at)))
    return gaps(shifts(worked, audience.open_from, audience.open_until, own), first, last)


def _rule(audience: Audience, plan: Plan, closed: Ints) -> Rule:
    zone = audience.zone or plan.zone
    named = audience.name.strip() or "A supplier without a name"
    what = f" ({audience.provides.strip()})" if audience.provides.strip() else ""
    hours = hours_words(audience.open_from, audience.open_until, audience.open_weekends)

    def why(window: Window) -> str:
        return (
            f"{named}{what} can be reached {hours} ({zone}), not {window.in_zone(zone)}, and "
            "nobody there is confirmed on call."
        )

    gives_way = f"The hours of {named} or their word to be on call"
    return Rule("supplier", audience.id, touches(closed), why, gives_way)
