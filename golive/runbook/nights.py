"""The run-book played many times at once: a row a step, a column a run."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from golive.runbook.estimates import Draws
from golive.runbook.network import Network

Marks = npt.NDArray[np.bool_]

#: So many runs at a time: rows of that length stay in the processor's cache.
_TOGETHER = 4_000


@dataclass(frozen=True, slots=True)
class Nights:
    """What the runs came to.

    Attributes:
        ends: when the last step is done in each run; minutes after the window's start.
        critical: whether each step lay on a longest path, by step and run.
        longer: whether the end would have been later, had the step taken longer: it is on the
            longest path, and not only its start.
    """

    ends: Draws
    critical: Marks
    longer: Marks


def play(net: Network, minutes: Draws, floors: list[float]) -> Nights:
    """Play every run forward for the ends, and back for what lay on a longest path.

    Args:
        net: who waits for whom, without a circle and with a step at least.
        minutes: of each step in each run.
        floors: minutes after the window's start before which each step does not start.
    """
    steps, runs = minutes.shape
    ends = np.empty(runs)
    critical, longer = np.zeros(minutes.shape, np.bool_), np.zeros(minutes.shape, np.bool_)
    begins, finishes = np.empty((2, steps, min(runs, _TOGETHER)))
    for first in range(0, runs, _TOGETHER):
        some = slice(first, first + _TOGETHER)
        now = minutes[:, some]
        times = begins[:, : now.shape[1]], finishes[:, : now.shape[1]]
        _forward(net, now, floors, times)
        ends[some] = times[1].max(axis=0)
        np.equal(times[1], ends[some], out=longer[:, some])
        critical[:, some] = longer[:, some]
        _backward(net, times, (critical[:, some], longer[:, some]))
    return Nights(ends, critical, longer)


def _forward(net: Network, minutes: Draws, floors: list[float], times: tuple[Draws, Draws]) -> None:
    """Fill in the start and the finish of each step in each run."""
    begins, finishes = times
    for at in net.order:
        row = begins[at]
        row.fill(floors[at])
        for wait in net.waits[at]:
            over = (begins if wait.from_start else finishes)[wait.before]
            np.maximum(row, over + wait.lag if wait.lag else over, out=row)
        np.add(row, minutes[at], out=finishes[at])


def _backward(net: Network, times: tuple[Draws, Draws], marks: tuple[Marks, Marks]) -> None:
    """Mark, from the last step back, every step that held back one that is marked."""
    begins, finishes = times
    critical, longer = marks
    for at in reversed(net.order):
        if not critical[at].any():
            continue
        for wait in net.waits[at]:
            over = (begins if wait.from_start else finishes)[wait.before]
            held = (over + wait.lag if wait.lag else over) == begins[at]
            held &= critical[at]
            critical[wait.before] |= held
            if not wait.from_start:
                longer[wait.before] |= held
