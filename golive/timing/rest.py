"""Rest: who would be short of sleep before a working day, or has been up since the morning."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from golive.forecast.clock import Ints, day_of, moment
from golive.plan import Plan
from golive.timing.case import long
from golive.timing.hours import common, day_numbers, shifts
from golive.timing.people import Presence, name_of
from golive.timing.rule import Mask, Rule, between, seconds, touches
from golive.window import Window, WorkingDays

#: What each person's short rest costs a window, in points of a hundred (golive).
REST_POINTS = 5
#: What the rest of a whole roster may cost, so that a large team does not outweigh the traffic.
REST_POINTS_OF_ALL = 15
#: How long somebody should be on duty in a day at most (planners' practice: ten hours), seconds.
DUTY_S = 10 * 3600
_FOREVER = 2**53


def rest_rules(plan: Plan, roster: tuple[Presence, ...], days: WorkingDays) -> Iterator[Rule]:
    """Count a window against it for each person whose rest it takes, on their own clock.

    A regular working day is the part of the business hours in which they can work, on working
    days without leave. Rest is short, for somebody who can be there all window long, when

    - the window ends fewer than `rest_hours` before such a day starts, or in that day, and begins
      more than ten hours before the day ends (later than that is an early start, no night's work);
    - or they worked that day, have had fewer than `rest_hours` off since, and the day and the
      window's part after it are more than ten hours together.

    A window inside a working day of up to ten hours costs nobody any rest.
    """
    points = min(REST_POINTS, REST_POINTS_OF_ALL / max(len(roster), 1))
    for one in roster:
        worked = _regular(plan, one, days)
        if len(worked):
            yield _rule(one, worked, round(plan.timing.rest_hours * 3600), points)


def _regular(plan: Plan, one: Presence, days: WorkingDays) -> Ints:
    numbers = day_numbers(one.own, one.first, one.last)
    worked = (number for number in numbers if days.is_working(day_of(number)))
    usual = shifts(worked, plan.timing.business_from, plan.timing.business_until, one.own)
    return common(usual, one.there, one.first, one.last)


def _rule(one: Presence, worked: Ints, rest_s: int, points: float) -> Rule:
    def stands(starts: Ints, length: int) -> Mask:
        short = between(*_before(worked, rest_s, length))(starts, length)
        short |= between(*_after(worked, rest_s, length))(starts, length)
        return np.asarray(short & ~touches(one.away)(starts, length))

    def why(window: Window) -> str:
        start, length = seconds(window)
        short = _met(_before(worked, rest_s, length), start)
        long_day = _met(_after(worked, rest_s, length), start)
        said = (
            _rest(worked[short][0], window, one.zone)
            if short.any()
            else _duty(worked[long_day][-1], window, one.zone)
        )
        return f"{name_of(one.person)} would {said}"

    return Rule("rest", one.person.id, stands, why, points=points)


def _met(starts: tuple[Ints, Ints], start: int) -> Mask:
    return np.asarray((starts[0] <= start) & (start < starts[1]))


def _before(worked: Ints, rest_s: int, length: int) -> tuple[Ints, Ints]:
    """Give, a working day each, the starts that leave too little rest before it."""
    ended = np.append(-_FOREVER, worked[:-1, 1])  # the day before it
    first = np.maximum(worked[:, 0] - rest_s, ended) - length + 1
    return first, np.minimum(worked[:, 0], worked[:, 1] - DUTY_S)


def _after(worked: Ints, rest_s: int, length: int) -> tuple[Ints, Ints]:
    """Give, a working day each, the starts that make it too long."""
    spare = np.maximum(DUTY_S - (worked[:, 1] - worked[:, 0]), 0)
    first = np.maximum(worked[:, 0], worked[:, 1] + spare - length + 1)
    begins = np.append(worked[1:, 0], _FOREVER)  # the day after it
    last = np.minimum(worked[:, 1] + rest_s, begins)
    return first, np.where(length > spare, last, first)


def _rest(day: Ints, window: Window, zone: str) -> str:
    begins = moment(int(day[0]))
    rest = (begins - window.end) / timedelta(minutes=1)
    figure = f"{long(rest)} of rest" if rest > 0 else "no rest"
    return f"have {figure} before {_at(begins, zone)}; give the morning off."


def _duty(day: Ints, window: Window, zone: str) -> str:
    begins, ends = (moment(int(at)) for at in day)
    after = (window.end - max(window.start, ends)) / timedelta(minutes=1)
    worked = (ends - begins) / timedelta(minutes=1)
    return (
        f"be on duty for {long(worked + after)}: {long(worked)} from {_at(begins, zone)}, and "
        f"{long(after)} in the window; let that day begin later."
    )


def _at(at: datetime, zone: str) -> str:
    """Say an instant with the time first: `09:00 on Tue 8 Dec 2026 (Europe/Amsterdam)`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M} on {local:%a} {local.day} {local:%b} {local.year} ({zone})"
