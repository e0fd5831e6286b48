"""What the plan itself asks of a window: its hours, no clock change, notice in time, not past."""

from collections.abc import Iterator
from datetime import datetime, time

import numpy as np

from golive.forecast.clock import DAY, Clock, Ints, ceil_s, floor_s, pairs, weekday_of
from golive.notices import Lead, contract_lead, earliest_for, rule_lead
from golive.plan import Audience, CandidateSettings, Plan
from golive.timing.hours import day_numbers, gaps, seconds_of, shifts
from golive.timing.rule import Mask, Rule, Stands, before, touches
from golive.window import Window, clock, clock_changes

#: What a missed lead that no contract asks for costs a window, in points of a hundred (golive).
LATE_NOTICE_POINTS = 10
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def past_rule(now: datetime, zone: str) -> Rule:
    """Refuse windows that start before now."""

    def why(_window: Window) -> str:
        return f"The window starts before now, {clock(now, zone)}."

    return Rule("past", "", before(ceil_s(now)), why)


def clock_rules(plan: Plan, first: datetime, last: datetime) -> Iterator[Rule]:
    """Refuse windows with a change of the business clock inside, unless the plan accepts one."""
    if plan.timing.settings.accept_clock_change:
        return
    changes = clock_changes(first, last, plan.zone)
    if not changes:
        return

    def why(window: Window) -> str:
        inside = clock_changes(window.start, window.end, plan.zone)
        return f"The clock changes inside the window, at {clock(inside[0], plan.zone)}."

    moments = pairs((floor_s(change), floor_s(change)) for change in changes)
    gives_way = "The wish for a window without a clock change"
    yield Rule("clock_change", "", touches(moments), why, gives_way)


def notice_rules(plan: Plan, now: datetime) -> Iterator[Rule]:
    """Refuse windows too early for a contract's notice; count other missed leads against them."""
    for audience in plan.notices.audiences:
        contract = contract_lead(audience)
        if contract is not None:
            yield _notice(audience, contract, plan, now)
        yield _notice(audience, rule_lead(audience), plan, now, LATE_NOTICE_POINTS)


def _notice(audience: Audience, needed: Lead, plan: Plan, now: datetime, points: float = 0) -> Rule:
    earliest = earliest_for(audience, needed, now, plan)
    named = audience.name.strip() or "an unnamed audience"

    def why(_window: Window) -> str:
        told = "was told" if audience.sent_on else "can be told"
        when = f"on {audience.sent_on:%Y-%m-%d}" if audience.sent_on else "today at the earliest"
        start = clock(earliest, audience.zone or plan.zone)
        return f"{needed.because} It {told} {when}, so the window can start from {start}."

    return Rule(
        name="late_notice" if points else "notice",
        subject=audience.id,
        stands=before(ceil_s(earliest)),
        why=why,
        gives_way="" if points else f"The notice that the contract with {named} asks for",
        points=points,
    )


def hour_rules(
    settings: CandidateSettings, zone: str, own: Clock, first: int, last: int
) -> Iterator[Rule]:
    """Refuse windows outside the hours and the days of the week that were asked for.

    With both an earliest and a latest time, the window must lie between them; a latest time that
    does not lie after the earliest means the next morning. With one of them, only the time of
    day at which the window starts, or ends, counts.

    Args:
        settings: what was asked for.
        zone: the business zone.
        own: its clock.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.
    """
    if settings.earliest is not None or settings.latest is not None:
        yield _hours(settings, zone, _outside(settings, own, first, last))
    if settings.weekdays:
        yield _weekdays(settings.weekdays, zone, own)


def _weekdays(wanted: tuple[int, ...], zone: str, own: Clock) -> Rule:
    named = ", ".join(_WEEKDAYS[day] for day in sorted(set(wanted)))

    def stands(starts: Ints, _length: int) -> Mask:
        return ~np.isin(weekday_of(own.local(starts) // DAY), wanted)

    def why(window: Window) -> str:
        return f"The window must start on {named} ({zone}); it starts {_start(window, zone)}."

    return Rule("hours", "", stands, why, f"The wish to start on {named}")


def _hours(settings: CandidateSettings, zone: str, stands: Stands) -> Rule:
    said = [
        f"start no earlier than {settings.earliest:%H:%M}" if settings.earliest is not None else "",
        f"end no later than {settings.latest:%H:%M}" if settings.latest is not None else "",
    ]
    wish = " and ".join(part for part in said if part)

    def why(window: Window) -> str:
        return f"The window must {wish} ({zone}); it is {window.in_zone(zone)}."

    return Rule("hours", "", stands, why, f"The wish to {wish}")


def _outside(settings: CandidateSettings, own: Clock, first: int, last: int) -> Stands:
    earliest, latest = settings.earliest, settings.latest
    if earliest is not None and latest is not None:
        open_hours = shifts(day_numbers(own, first, last), earliest, latest, own)
        return touches(gaps(open_hours, first, last))

    def stands(starts: Ints, length: int) -> Mask:
        if latest is None:
            return np.asarray(own.local(starts) % DAY < seconds_of(earliest or time()))
        ends = own.local(starts + length - 1) + 1  # what the clock shows as the window runs out
        return np.asarray(ends % DAY > seconds_of(latest))

    return stands


def _start(window: Window, zone: str) -> str:
    return clock(window.start, zone)
