"""What the plan itself asks of a window: its hours, no clock change, not past."""

from collections.abc import Iterator
from datetime import datetime, time

import numpy as np

from golive.forecast.clock import DAY, Clock, Ints, ceil_s, floor_s, pairs, weekday_of
from golive.plan import CandidateSettings, Plan
from golive.timing.hours import day_numbers, gaps, seconds_of, shifts
from golive.timing.rule import Mask, Rule, Stands, before, touches
from golive.window import Window, clock, clock_changes

#: What a change of a clock that is not the business one costs, in points of a hundred (golive).
USERS_CLOCK_POINTS = 5
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def past_rule(now: datetime, zone: str) -> Rule:
    """Refuse windows that start before now."""

    def why(_window: Window) -> str:
        return f"The window starts before now, {clock(now, zone)}."

    return Rule("past", "", before(ceil_s(now)), why)


def clock_rules(plan: Plan, first: datetime, last: datetime) -> Iterator[Rule]:
    """Refuse windows with a change of the business clock inside, unless the plan accepts one.

    A change of another clock, of users or of people on the roster, only counts against it.
    """
    if not plan.timing.settings.accept_clock_change:
        gives_way = "The wish for a window without a clock change"
        yield from _changes("clock_change", [plan.zone], first, last, gives_way)
    yield from _changes("users_clock_change", other_zones(plan), first, last)


def other_zones(plan: Plan) -> list[str]:
    """List the zones of users and of people on the roster, the business zone left out."""
    groups = (group.zone for group in plan.impact.groups)
    people = (person.zone for person in plan.timing.people)
    zones = dict.fromkeys(zone for zone in (*plan.launch.user_zones, *groups, *people) if zone)
    return [zone for zone in zones if zone != plan.zone]


def _changes(
    name: str, zones: list[str], first: datetime, last: datetime, gives_way: str = ""
) -> Iterator[Rule]:
    changes = {at for zone in zones for at in clock_changes(first, last, zone)}
    if not changes:
        return
    whose = "The clock changes" if gives_way else "The clock of users or of the team changes"

    def why(window: Window) -> str:
        inside = [
            clock(at, zone)
            for zone in zones
            for at in clock_changes(window.start, window.end, zone)
        ]
        return f"{whose} inside the window, at {', '.join(inside)}."

    moments = pairs((floor_s(change), floor_s(change)) for change in changes)
    points = 0 if gives_way else USERS_CLOCK_POINTS
    yield Rule(name, "", touches(moments), why, gives_way, points)


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
