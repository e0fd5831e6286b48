"""Hours of the day as stretches of time: shifts that repeat, and what they leave free."""

from collections.abc import Iterable
from datetime import time
from functools import lru_cache

import numpy as np

from golive.forecast.clock import DAY, Clock, Ints, pairs


@lru_cache(maxsize=64)
def clock_of(zone: str, first: int, last: int) -> Clock:
    """Give a zone's clock between two instants; all who live in a zone share one."""
    return Clock.over(zone, first, last)


def seconds_of(at: time) -> int:
    """Give a time of day in seconds."""
    return at.hour * 3600 + at.minute * 60 + at.second


def day_numbers(own: Clock, first: int, last: int) -> range:
    """Number the days a clock shows between two instants, one more on either side."""
    shown = own.local(np.array([first, last], dtype=np.int64)) // DAY
    return range(int(shown[0]) - 1, int(shown[1]) + 2)


def shifts(days: Iterable[int], begins: time | None, ends: time | None, own: Clock) -> Ints:
    """Give the instants at which a clock shows a time of a shift, as stretches.

    A shift belongs to the day it begins on. An end that does not lie after the beginning means
    the next morning, so equal times leave no hour out; None means midnight.
    """
    opens, closes = (0 if at is None else seconds_of(at) for at in (begins, ends))
    length = (closes - opens) % DAY or DAY
    return own.stretches(pairs((day * DAY + opens, day * DAY + opens + length) for day in days))


def gaps(stretches: Ints, first: int, last: int) -> Ints:
    """Give what the stretches leave free between two instants."""
    ordered = stretches[np.argsort(stretches[:, 0], kind="stable")]
    starts = np.append(ordered[:, 0], last)
    reached = np.maximum.accumulate(np.append(first, ordered[:, 1]))
    free = np.stack((reached, starts), axis=1)
    return np.asarray(free[free[:, 0] < free[:, 1]])


def joined(stretches: Ints) -> Ints:
    """Give the same stretches in order, those that touch or overlap made one."""
    if not len(stretches):
        return stretches
    first, last = int(stretches[:, 0].min()), int(stretches[:, 1].max())
    return gaps(gaps(stretches, first, last), first, last)


def common(one: Ints, other: Ints, first: int, last: int) -> Ints:
    """Give what two lists of stretches have in common between two instants."""
    return gaps(np.concatenate((gaps(one, first, last), gaps(other, first, last))), first, last)
