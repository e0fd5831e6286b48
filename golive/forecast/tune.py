"""The forecast tried on the person's own past, and which way of forecasting suits it.

From every second week of the last half year the forecast looks 14 days ahead, knowing only what
lay before; what it would have picked is held against what came. All fortnights are worked out at
once: each is a slice of the same weeks.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from golive.forecast.cells import Floats
from golive.forecast.clock import WEEK, Ints
from golive.forecast.course import DAYS, course, day_levels
from golive.forecast.rhythm import WEEKS, Working, over, rhythm
from golive.forecast.shown import HOUR, Shown, places

#: The ways to forecast, the usual one first: the rhythm at the level of late, the same with the
#: trend of the last weeks drawn on, and the plain mean of all weeks.
WAYS = ("usual", "trend", "plain")
ORIGINS = 12
_DAY = 24
_FORTNIGHT = 14 * _DAY
#: Four weeks, and what a change of the clock may take away.
_HISTORY = 28 * _DAY - 2
_LENGTHS = (1, 2, 4)
_TOLD = 2
#: Another way must have been better by this share over the root of the number of fortnights; in
#: trials, taking whichever was best did worse than never changing.
_CLEARLY = 1.0
_OFFICE = range(9, 17)

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Trials:
    """What each way would have picked, fortnight by fortnight, oldest first.

    Attributes:
        excess: per fortnight, way and kind of hours (any, office), how much more than the best
            pick it carried, as a share of the mean window.
        picked: per fortnight and way, what the two hours picked carried, an hour.
        best: per fortnight, what the best two hours carried, an hour.
        usual: per fortnight, what all hours carried on average, an hour.
    """

    excess: Floats
    picked: Floats
    best: Floats
    usual: Floats

    def compared(self) -> "Trials":
        """Give those of which every figure is known."""
        told = np.isfinite(self.excess).all(axis=(1, 2))
        return Trials(self.excess[told], self.picked[told], self.best[told], self.usual[told])


def trials(hours: Shown, working: Working) -> Trials | None:
    """Try every way on the past fortnights, at most twelve, with four weeks before each.

    Fortnights in which nothing could be compared are left out; None if there are no others.
    """
    ends = _origins(hours)
    if not len(ends):
        return None
    came = hours.values[_spans(ends - hours.first, 0, _FORTNIGHT)]
    at = places(np.arange(hours.end - _FORTNIGHT, hours.end), HOUR, WEEK)
    expected = _expected(hours, ends, working)
    office = np.isin(at % _DAY, _OFFICE) & np.array(working)[at // _DAY]
    picks = {length: _picks(expected, came, office, length) for length in _LENGTHS}
    told = picks[_TOLD]
    found = Trials(
        _mean([pick.excess for pick in picks.values()]),
        told.carried[:, 0] / _TOLD,
        told.best[:, 0] / _TOLD,
        told.usual[:, 0] / _TOLD,
    )
    found = found.compared()
    return found if len(found.best) else None


def choices(excess: Floats) -> Ints:
    """Choose a way by the first trials, for every number of them from nought on.

    The usual way unless another is clearly better; gives places in `WAYS`.

    Args:
        excess: of trials that could all be compared, as in `Trials`.
    """
    count = np.arange(1, len(excess) + 1)
    kinds = np.cumsum(excess, axis=0) / count[:, None, None]
    usual = kinds.mean(axis=1, keepdims=True)
    relative = np.divide(kinds, usual, out=np.ones_like(kinds), where=usual > 0).mean(axis=2)
    best = relative.argmin(axis=1)
    least = np.take_along_axis(relative, best[:, None], axis=1)[:, 0]
    clearly = least < relative[:, 0] * (1 - _CLEARLY / np.sqrt(count))
    return np.append(0, np.where(clearly, best, 0))


def _origins(hours: Shown) -> Ints:
    last = hours.end - _FORTNIGHT
    ends = range(last, hours.first + _HISTORY - 1, -_FORTNIGHT)
    return np.array(sorted(ends[:ORIGINS]), dtype=np.int64)


def _spans(ends: Ints, first: int, last: int) -> Ints:
    """Give, per end, the places from `first` to `last` around it."""
    return np.asarray(ends[:, None] + np.arange(first, last))


def _expected(hours: Shown, ends: Ints, working: Working) -> Floats:
    """Forecast a fortnight from each end: per end, way and hour."""
    last = hours.end - _FORTNIGHT
    rows = hours.until(last).rows(WEEK)
    weeks = len(rows) - (last - ends) // (7 * _DAY)
    found = rhythm(_before(rows, weeks, WEEKS), working).shape
    at = places(np.arange(last - DAYS * _DAY, last + _FORTNIGHT), HOUR, WEEK)
    come = found[:, at]
    came = _before(hours.values, ends - hours.first, DAYS * _DAY)
    levels = day_levels(came, come[:, :-_FORTNIGHT], _DAY)
    days = np.arange(_FORTNIGHT) // _DAY + 1
    ahead = come[:, -_FORTNIGHT:]
    on = (course(levels, drawn_on=drawn_on).ahead(days) for drawn_on in (False, True))
    plain = _plain(rows, weeks)[:, at[-_FORTNIGHT:]]
    return np.stack([*(ahead * factor for factor in on), plain], axis=1)


def _before(values: Floats, ends: Ints, count: int) -> Floats:
    """Give, per end, the `count` values before it along the first axis; nan before the first."""
    filled = np.concatenate((np.full((count, *values.shape[1:]), np.nan), values))
    return np.asarray(filled[_spans(ends, 0, count)])


def _plain(rows: Floats, ends: Ints) -> Floats:
    """Average, per end, all rows before it."""
    known = np.isfinite(rows)
    sums, counts = (
        np.cumsum(part, axis=0)[ends - 1] for part in (np.where(known, rows, 0.0), known)
    )
    return over(sums, counts)


@dataclass(frozen=True, slots=True, eq=False)
class _Picks:
    """What windows of one length carried, at any hour and in office hours; nan if none is known.

    All are arrays of fortnights and kinds of hours; `carried` has the ways on a third axis.
    """

    carried: Floats
    best: Floats
    usual: Floats

    @property
    def excess(self) -> Floats:
        """By how much the picks missed the best, as a share of the mean, as in `Trials`."""
        usual = np.where(self.usual > 0, self.usual, np.nan)
        found = (self.carried - self.best[..., None]) / usual[..., None]
        return np.swapaxes(found, 1, 2)


def _picks(expected: Floats, came: Floats, office: Mask, length: int) -> _Picks:
    guesses, carried = _windows(expected, length), _windows(came, length)
    known = np.isfinite(guesses).all(axis=1) & np.isfinite(carried)
    inside = _windows(office.astype(np.float64), length) == length
    fits = np.stack((known, known & inside), axis=1)
    guesses = np.where(fits[:, :, None], guesses[:, None], np.inf)
    totals = np.broadcast_to(carried[:, None], fits.shape)
    picked = np.take_along_axis(totals, guesses.argmin(axis=-1), axis=-1)
    fit = fits.sum(axis=-1) > 0
    best = np.where(fits, totals, np.inf).min(axis=-1)
    mean = over(np.where(fits, totals, 0.0).sum(axis=-1), fits.sum(axis=-1))
    return _Picks(np.where(fit[..., None], picked, np.nan), np.where(fit, best, np.nan), mean)


def _windows(values: Floats, length: int) -> Floats:
    """Add up the hours of each window, along the last axis."""
    count = values.shape[-1] - length + 1
    return np.asarray(sum(values[..., at : at + count] for at in range(length)), dtype=np.float64)


def _mean(values: list[Floats]) -> Floats:
    """Give the mean of what is known; nan where nothing is."""
    stacked = np.array(values)
    known = np.isfinite(stacked)
    return over(np.where(known, stacked, 0.0).sum(axis=0), known.sum(axis=0))
