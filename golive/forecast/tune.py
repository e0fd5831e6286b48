"""The forecast tried on the person's own past, and how fast old weeks should fade.

From every second week of the last half year the forecast looks 14 days ahead, knowing only what
lay before; what it would have picked is held against what came.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from golive.forecast.cells import Floats
from golive.forecast.clock import WEEK
from golive.forecast.rhythm import Working, rhythm
from golive.forecast.shown import HOUR, Shown, places

#: Weeks after which a week counts half, the usual one first: on made-up and real usage no other
#: did better on average.
MEMORIES = (12, 4, 52)
ORIGINS = 12
_FORTNIGHT = 14 * 24
#: Four weeks, and what a change of the clock may take away.
_HISTORY = 28 * 24 - 2
_LENGTHS = (1, 2, 4)
_TOLD = 2
#: Another memory must have been better by this share over the root of the number of fortnights;
#: in trials, taking whichever was best did worse than never changing.
_CLEARLY = 0.5
_OFFICE = range(9, 17)

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Trials:
    """What each memory would have picked, fortnight by fortnight, oldest first.

    Attributes:
        excess: per fortnight, memory and kind of hours (any, office), how much more than the best
            pick it carried, as a share of the mean window; nan where nothing could be compared.
        picked: per fortnight and memory, what the two hours picked carried, an hour.
        best: per fortnight, what the best two hours carried, an hour.
        usual: per fortnight, what all hours carried on average, an hour.
    """

    excess: Floats
    picked: Floats
    best: Floats
    usual: Floats


def trials(hours: Shown, working: Working) -> Trials:
    """Try every memory on the past fortnights, at most twelve, with four weeks before each."""
    found = [_trial(hours, end, working) for end in _origins(hours)]
    count = len(MEMORIES)
    return Trials(
        np.array([trial.excess for trial in found]).reshape(-1, count, 2),
        np.array([trial.picked for trial in found]).reshape(-1, count),
        np.array([trial.best for trial in found]).reshape(-1),
        np.array([trial.usual for trial in found]).reshape(-1),
    )


def choice(excess: Floats) -> int:
    """Choose a memory by trials (`Trials.excess`): the usual one unless another is clearly better.

    Gives its place in `MEMORIES`.
    """
    told = excess[np.isfinite(excess).all(axis=(1, 2))]
    if not len(told):
        return 0
    kinds = told.mean(axis=0)
    usual = kinds.mean(axis=0)
    relative = np.divide(kinds, usual, out=np.ones_like(kinds), where=usual > 0).mean(axis=1)
    best = int(relative.argmin())
    margin = 1 - _CLEARLY / np.sqrt(len(told))
    return best if relative[best] < relative[0] * margin else 0


def _origins(hours: Shown) -> list[int]:
    last = hours.end - _FORTNIGHT
    ends = range(last, hours.first + _HISTORY - 1, -_FORTNIGHT)
    return sorted(ends[:ORIGINS])


def _trial(hours: Shown, end: int, working: Working) -> Trials:
    """Look one fortnight ahead from `end`, the number of an hour."""
    numbers = np.arange(end, end + _FORTNIGHT, dtype=np.int64)
    at = places(numbers, HOUR, WEEK)
    came = hours.values[end - hours.first :][:_FORTNIGHT]
    rows = hours.until(end).rows(WEEK)
    shapes = np.array([rhythm(rows, memory, working).shape[at] for memory in MEMORIES])
    office = np.isin(at % 24, _OFFICE) & np.array(working)[at // 24]
    picks = {length: _picks(shapes, came, office, length) for length in _LENGTHS}
    told = picks[_TOLD]
    return Trials(
        _mean([pick.excess for pick in picks.values()]),
        told.carried[0] / _TOLD,
        told.best[0] / _TOLD,
        told.usual[0] / _TOLD,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Picks:
    """What windows of one length carried, at any hour and in office hours; nan if none is known.

    `carried` has a row for each kind of hours and a column for each memory.
    """

    carried: Floats
    best: Floats
    usual: Floats

    @property
    def excess(self) -> Floats:
        """By how much the picks missed the best, as a share of the mean, as in `Trials`."""
        usual = np.where(self.usual > 0, self.usual, np.nan)
        return ((self.carried - self.best[:, None]) / usual[:, None]).T


def _picks(shapes: Floats, came: Floats, office: Mask, length: int) -> _Picks:
    expected, carried = _windows(shapes, length), _windows(came, length)
    known = np.isfinite(expected).all(axis=0) & np.isfinite(carried)
    inside = _windows(office.astype(np.float64), length) == length
    found = [_pick(expected, carried, fit) for fit in (known, known & inside)]
    picked, best, usual = zip(*found, strict=True)
    return _Picks(np.array(picked), np.array(best), np.array(usual))


def _pick(expected: Floats, carried: Floats, fit: Mask) -> tuple[Floats, float, float]:
    """Give what each forecast's pick carried, the best window, and the mean of all that fit."""
    if not fit.any():
        return np.full(len(expected), np.nan), np.nan, np.nan
    totals = carried[fit]
    picked = totals[expected[:, fit].argmin(axis=1)]
    return picked, float(totals.min()), float(totals.mean())


def _windows(values: Floats, length: int) -> Floats:
    """Add up the hours of each window, along the last axis."""
    count = values.shape[-1] - length + 1
    return np.asarray(sum(values[..., at : at + count] for at in range(length)), dtype=np.float64)


def _mean(values: list[Floats]) -> Floats:
    """Give the mean of what is known; nan where nothing is."""
    stacked = np.array(values)
    known = np.isfinite(stacked)
    count, sums = known.sum(axis=0), np.where(known, stacked, 0.0).sum(axis=0)
    unknown = np.full(sums.shape, np.nan)
    return np.asarray(np.divide(sums, count, out=unknown, where=count > 0))
