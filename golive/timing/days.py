"""Days on which a launch is better avoided: before a day off, and around the end of a month."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import numpy as np

from golive.forecast.clock import DAY, Clock, day_number, day_of
from golive.plan import Plan
from golive.timing.rule import Rule, starts_on
from golive.window import Window, WorkingDays

#: What each costs a window, in points of a hundred (golive).
BEFORE_DAY_OFF_POINTS = 10
MONTH_END_POINTS = 10
QUARTER_END_POINTS = 15
_EDGE_DAYS = 2
_QUARTER = 3
_MID_MONTH = 15

Say = Callable[[Window], str]


def day_rules(plan: Plan, days: WorkingDays, own: Clock, first: int, last: int) -> Iterator[Rule]:
    """Make the rules about the day a window starts on, on the business clock.

    Args:
        plan: the plan, for its zone.
        days: the working days of the business.
        own: the business clock.
        first: start of the stretch that matters, in seconds.
        last: its end, in seconds.
    """
    edges = own.local(np.array([first, last], dtype=np.int64)) // DAY
    ahead = [day_of(number) for number in range(int(edges[0]), int(edges[1]) + 1)]
    eve = [day for day in ahead if before_day_off(day, days)]
    month = [day for day in ahead if near_month_end(day, days)]
    quarter = [day for day in month if near_quarter_end(day)]
    plain = [day for day in month if not near_quarter_end(day)]
    yield _rule("before_day_off", eve, own, _eve(plan.zone, days), BEFORE_DAY_OFF_POINTS)
    yield _rule("month_end", plain, own, _turn(plan.zone, "month"), MONTH_END_POINTS)
    yield _rule("quarter_end", quarter, own, _turn(plan.zone, "quarter"), QUARTER_END_POINTS)


def before_day_off(day: date, days: WorkingDays) -> bool:
    """Tell whether people work on this day and not on the next: a Friday, the day of an eve."""
    return days.is_working(day) and not days.is_working(day + timedelta(days=1))


def near_month_end(day: date, days: WorkingDays) -> bool:
    """Tell whether a day lies in the last two or the first two working days of its month.

    Days off between them count too: a Sunday that is the last of the month, say.
    """
    return any(_edge(day, days, step) for step in (timedelta(days=1), timedelta(days=-1)))


def _edge(day: date, days: WorkingDays, step: timedelta) -> bool:
    """Tell whether fewer than two working days lie between a day and its month's end that way."""
    left = 0
    other = day + step
    while other.month == day.month and left < _EDGE_DAYS:
        left += days.is_working(other)
        other += step
    return left < _EDGE_DAYS


def near_quarter_end(day: date) -> bool:
    """Tell whether the nearer end of the day's month is also a quarter's."""
    return day.month % _QUARTER == (0 if day.day > _MID_MONTH else 1)


def _rule(name: str, found: list[date], own: Clock, why: Say, points: float) -> Rule:
    numbers = np.array([day_number(day) for day in found], dtype=np.int64)
    return Rule(name, "", starts_on(numbers, own), why, points=points)


def _eve(zone: str, days: WorkingDays) -> Say:
    def why(window: Window) -> str:
        day = window.in_zone(zone).local_start.date()
        off = day + timedelta(days=1)
        holiday = days.holiday(off)
        because = f"{holiday}, a public holiday" if holiday else f"{off:%A}, a day off"
        return f"{day:%A}: nobody is at work the next day ({because})."

    return why


def _turn(zone: str, what: str) -> Say:
    def why(window: Window) -> str:
        day = window.in_zone(zone).local_start
        return f"{day:%a} {day.day} {day:%b} is within two working days of the turn of a {what}."

    return why
