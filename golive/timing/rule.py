"""A rule about windows, asked of many starts at once or of one window.

Starts are instants in whole seconds since 1970, sorted; a window is half-open.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from golive.forecast.clock import Clock, Ints
from golive.plan import Refusal
from golive.window import Window

Mask = NDArray[np.bool_]
#: Which windows of one length, by their starts, the rule stands against.
Stands = Callable[[Ints, int], Mask]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule with the thing it is about: this freeze, this person, this audience.

    Attributes:
        name: the stable name of the rule, such as `freeze`.
        subject: the id of the row it is about; empty for a setting of the whole plan.
        stands: tells which windows it stands against.
        why: says in a sentence why it stands against a window.
        gives_way: what would have to give way; empty if nothing can.
        points: what it costs a window; nought for a hard rule, which refuses it.
    """

    name: str
    subject: str
    stands: Stands
    why: Callable[[Window], str]
    gives_way: str = ""
    points: float = 0

    @property
    def hard(self) -> bool:
        """It refuses a window rather than counting against it."""
        return self.points == 0

    def refuses(self, window: Window) -> Refusal | None:
        """Give the refusal of one window, or None if the rule does not stand against it."""
        start, length = seconds(window)
        stands = self.stands(np.array([start], dtype=np.int64), length)
        return Refusal(rule=self.name, why=self.why(window)) if stands[0] else None


def seconds(window: Window) -> tuple[int, int]:
    """Give a window's start, rounded down, and its length, so that its end is rounded up."""
    start = int(window.start.timestamp() // 1)
    return start, -int(-window.end.timestamp() // 1) - start


def touches(stretches: Ints) -> Stands:
    """Stand against windows that share a moment with a stretch (rows of start and end).

    A stretch without length is a moment: it stands against windows that hold it inside.
    """

    def stands(starts: Ints, length: int) -> Mask:
        first = np.searchsorted(starts, stretches[:, 0] - length, side="right")
        last = np.searchsorted(starts, stretches[:, 1], side="left")
        size = len(starts) + 1
        change = np.bincount(first, minlength=size) - np.bincount(last, minlength=size)
        return np.asarray(np.cumsum(change)[:-1] > 0)

    return stands


def outside(stretches: Ints) -> Stands:
    """Stand against windows that lie wholly inside none of the stretches."""

    def stands(starts: Ints, length: int) -> Mask:
        return ~between(stretches[:, 0], stretches[:, 1] - length + 1)(starts, length)

    return stands


def between(first: Ints, last: Ints) -> Stands:
    """Stand against windows that start from one of the first instants up to its last, exclusive."""

    def stands(starts: Ints, _length: int) -> Mask:
        begins = np.searchsorted(starts, first, side="left")
        ends = np.maximum(np.searchsorted(starts, last, side="left"), begins)
        size = len(starts) + 1
        change = np.bincount(begins, minlength=size) - np.bincount(ends, minlength=size)
        return np.asarray(np.cumsum(change)[:-1] > 0)

    return stands


def before(instant_s: int) -> Stands:
    """Stand against windows that start before an instant."""

    def stands(starts: Ints, _length: int) -> Mask:
        return np.asarray(starts < instant_s)

    return stands


def starts_on(days: Ints, clock: Clock) -> Stands:
    """Stand against windows that start on one of the numbered days of a clock."""

    def stands(starts: Ints, _length: int) -> Mask:
        return np.isin(clock.local(starts) // 86_400, days)

    return stands


def met_by(stretches: Ints, window: Window) -> list[tuple[int, int]]:
    """List the stretches that share a moment with a window, in their order."""
    start, length = seconds(window)
    met = (stretches[:, 0] < start + length) & (stretches[:, 1] > start)
    return [(int(first), int(last)) for first, last in stretches[met]]
