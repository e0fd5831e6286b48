"""The first real peak after a window: until then nobody knows whether the change holds."""

from collections.abc import Iterator
from datetime import datetime

import numpy as np

from golive.forecast import Forecast
from golive.forecast.clock import Ints, ceil_s, floor_s, moment
from golive.launch import peak_level
from golive.plan import Plan
from golive.timing.hours import gaps
from golive.timing.night import nights
from golive.timing.people import Presence, nobody
from golive.timing.rule import Mask, Rule
from golive.window import Window, clock

#: What a first peak that nobody is awake for costs a window, in points of a hundred (golive).
FIRST_PEAK_POINTS = 10
NEVER = -1


def first_peak(forecast: Forecast, after: datetime) -> datetime | None:
    """Give the first moment from `after` on at which expected traffic reaches a real peak.

    A real peak reaches `launch.peak_level` (a change is proven by a full daily peak, not before:
    Google SRE Workbook, "Canarying releases"). None if the forecast ends before, begins later, or
    holds no whole day.
    So that a search and a judge agree, give both a forecast that reaches beyond the last window.
    """
    found = int(first_peaks(forecast, np.array([ceil_s(after)], dtype=np.int64))[0])
    return None if found == NEVER else moment(found)


def first_peaks(forecast: Forecast, after: Ints) -> Ints:
    """Give the same for many moments at once, in seconds; `NEVER` where there is none."""
    values = np.array(forecast.expected, dtype=np.float64)
    level = peak_level(forecast)
    high = np.flatnonzero(values >= level) if level > 0 else np.array([], dtype=np.int64)
    begins = floor_s(forecast.start) + high * forecast.step_s
    place = np.searchsorted(begins + forecast.step_s, after, side="right")
    known = np.append(begins, NEVER)[place]
    unknown = (known == NEVER) | (after < floor_s(forecast.start))
    return np.where(unknown, NEVER, np.maximum(known, after))


def first_peak_rule(
    plan: Plan, roster: tuple[Presence, ...], forecast: Forecast | None, first: int, last: int
) -> Iterator[Rule]:
    """Count it against a window if nobody on the roster is there and awake at the first peak.

    Until that peak a change is not proven, so the way back stays open (see `first_peak`). Who
    has entered no hours sleeps at night on their own clock; who has is awake in these hours.

    Args:
        plan: the plan, for its zone.
        roster: who is there when; without anybody there is no rule.
        forecast: what traffic is expected, some days beyond the last window; None if unknown.
        first: start of the stretch that the roster was asked about, in seconds.
        last: its end, in seconds, not before the forecast's.
    """
    alone = nobody((_awake(one) for one in roster), first, last)
    if not roster or forecast is None or not len(alone):
        return

    def stands(starts: Ints, length: int) -> Mask:
        peaks = first_peaks(forecast, starts + length)
        place = np.searchsorted(alone[:, 0], peaks, side="right") - 1
        return np.asarray((peaks != NEVER) & (place >= 0) & (peaks < alone[place, 1]))

    def why(window: Window) -> str:
        peak = clock(first_peak(forecast, window.end) or window.end, plan.zone)
        return (
            f"The first real peak comes at {peak}, when nobody on the roster is there and awake; "
            "the way back must stay open until then."
        )

    yield Rule("first_peak", "", stands, why, points=FIRST_PEAK_POINTS)


def _awake(one: Presence) -> Ints:
    person = one.person
    if person.available_from is not None or person.available_until is not None:
        return one.there
    asleep = nights(one.zone, one.first, one.last)
    return gaps(np.concatenate((one.away, asleep)), one.first, one.last)
