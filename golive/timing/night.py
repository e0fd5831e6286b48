"""Who on the roster would be up at night."""

from collections.abc import Iterator
from datetime import time

import numpy as np

from golive.forecast.clock import DAY, Ints
from golive.plan import Plan
from golive.timing.hours import clock_of, day_numbers, shifts
from golive.timing.rule import seconds, touches
from golive.window import Window

#: When people sleep, on their own clock (golive; the night work of directive 2003/88/EC, article
#: 2, is seven hours that hold midnight to five).
NIGHT_FROM, NIGHT_UNTIL = time(23), time(7)


def asleep(plan: Plan, window: Window) -> tuple[str, ...]:
    """Name the people on the roster for whom some moment of a window is night on their clock."""
    start, length = seconds(window)
    starts = np.array([start], dtype=np.int64)
    nights = zip(plan.timing.people, _nights(plan, starts, length), strict=True)
    return tuple(
        person.name.strip() or "Somebody without a name"
        for person, night in nights
        if touches(night)(starts, length)[0]
    )


def sleepers(plan: Plan, starts: Ints, length: int) -> Ints:
    """Count, for the windows at these starts (sorted, in seconds), whom `asleep` would name."""
    count = np.zeros(len(starts), dtype=np.int64)
    for night in _nights(plan, starts, length) if len(starts) else ():
        count += touches(night)(starts, length)
    return count


def nights(zone: str, first: int, last: int) -> Ints:
    """Give the nights on a zone's clock that touch a stretch, in seconds."""
    own = clock_of(zone, first - DAY, last + DAY)
    return shifts(day_numbers(own, first, last), NIGHT_FROM, NIGHT_UNTIL, own)


def _nights(plan: Plan, starts: Ints, length: int) -> Iterator[Ints]:
    first, last = int(starts[0]), int(starts[-1]) + length
    by_zone: dict[str, Ints] = {}
    for person in plan.timing.people:
        zone = person.zone or plan.zone
        if zone not in by_zone:
            by_zone[zone] = nights(zone, first, last)
        yield by_zone[zone]
