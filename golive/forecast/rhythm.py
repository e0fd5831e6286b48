"""The rhythm of the week: what each place of it carries, and at which level the weeks ran.

Every week is put to the same level, and the last half year averaged. What looks quietest in such a
mean is so by luck for a part. So each place is drawn to the same time of similar days, the more the
less the weeks agree about what sets its own day apart. The share that is kept is James and Stein's,
by moments: 1 - variance of the mean / its square.

Weeks may be stacked: every function takes arrays of (..., weeks, places), so that many pasts are
worked out at once.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golive.forecast.cells import Floats

#: Weeks that are averaged: half a year. A quarter or two years did no better in golive's trials.
WEEKS = 26
_DAYS = 7
#: What sets a day apart is judged over the three hours around each time.
_AROUND_DAY = 1 / 8

Mask = NDArray[np.bool_]

#: Per day of the week, Monday first, whether people work on it.
Working = tuple[bool, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rhythm:
    """The week as it comes again.

    Attributes:
        shape: per place of the week, its traffic in a week of level one; nan where unknown.
        levels: per week of the past, oldest first, how high it ran against the others.
    """

    shape: Floats
    levels: Floats


def rhythm(rows: Floats, working: Working) -> Rhythm:
    """Find the rhythm in weeks.

    Args:
        rows: a week each, oldest first; nan where unknown.
        working: which days are alike: those on which people work, and the others.
    """
    known = np.isfinite(rows)
    values = np.where(known, rows, 0.0)
    rough = over(values.sum(axis=-2), known.sum(axis=-2))
    levels = _levels(values, known, rough)
    divisors = levels[..., None]
    told = known & (divisors > 0)
    shape = _leant(
        np.divide(values, divisors, out=np.zeros_like(values), where=told), told, working
    )
    nothing = np.isnan(shape) & np.isfinite(rough)
    return Rhythm(np.where(nothing, 0.0, shape), levels)


def over(sums: Floats, counts: NDArray[Any]) -> Floats:
    """Divide where there is something to divide by; nan elsewhere."""
    unknown = np.full(np.broadcast(sums, counts).shape, np.nan)
    return np.asarray(np.divide(sums, counts, out=unknown, where=counts > 0))


def _levels(values: Floats, known: Mask, rough: Floats) -> Floats:
    """Measure each week against the mean of all, where both are known; one if too little is."""
    usual = np.where(known, rough[..., None, :], 0.0).sum(axis=-1)
    enough = (known.sum(axis=-1) * _DAYS >= values.shape[-1]) & (usual > 0)
    return np.asarray(np.divide(values.sum(axis=-1), usual, out=np.ones_like(usual), where=enough))


def _leant(values: Floats, known: Mask, working: Working) -> Floats:
    """Average weeks of one level, each place drawn to the same time of similar days."""
    mean = over(values.sum(axis=-2), known.sum(axis=-2))
    scale = _day_means(mean)
    by_day, told = _days(values) / scale[..., None, :, None], _days(known)
    shape = np.full((*mean.shape[:-1], _DAYS, by_day.shape[-1]), np.nan)
    for kind in (True, False):
        alike = [day for day in range(_DAYS) if working[day] is kind]
        if alike:
            shape[..., alike, :] = _drawn(by_day[..., alike, :], told[..., alike, :])
    return (shape * scale[..., None]).reshape(mean.shape)


def _days(values: NDArray[Any]) -> NDArray[Any]:
    """Fold the last axis into days."""
    return values.reshape(*values.shape[:-1], _DAYS, -1)


def _day_means(mean: Floats) -> Floats:
    """Give the mean of each day of the week; one for days without traffic."""
    days = _days(mean)
    known = np.isfinite(days)
    found = over(np.where(known, days, 0.0).sum(axis=-1), known.sum(axis=-1))
    return np.where(found > 0, found, 1.0)


def _drawn(values: Floats, known: Mask) -> Floats:
    """Draw similar days of one level together where the weeks don't agree about what differs.

    Args:
        values: weeks, days and times of the day on the last three axes; nought where unknown.
        known: where something is.
    """
    common = over(values.sum(axis=-2), known.sum(axis=-2))
    told = np.isfinite(common)
    base = over(np.where(told, common, 0.0).sum(axis=-2), told.sum(axis=-2))
    apart = np.where(known, values - common[..., None, :], 0.0)
    weeks = known.sum(axis=-3)
    mean = over(apart.sum(axis=-3), weeks)
    spread = over((apart**2).sum(axis=-3), weeks) - mean**2
    noise = np.maximum(spread, 0.0) / np.maximum(weeks - 1, 1)
    own = np.nan_to_num(mean)
    found = base[..., None, :] + own * _kept(own**2, np.nan_to_num(noise))
    return np.where(weeks > 0, np.maximum(found, 0.0), np.nan)


def _kept(seen: Floats, noise: Floats) -> Floats:
    """Tell which share of what sets a day apart is more than noise, nought to one."""
    reach = max(1, round(seen.shape[-1] * _AROUND_DAY) // 2)
    signal, error = _around(seen, reach), _around(noise, reach)
    doubt = np.divide(error, signal, out=np.zeros_like(signal), where=signal > 0)
    return np.asarray(1 - np.minimum(doubt, 1.0))


def _around(values: Floats, reach: int) -> Floats:
    """Add up what lies around each time of the day, over midnight of the same day."""
    wrapped = np.concatenate((values[..., -reach:], values, values[..., :reach]), axis=-1)
    sums = np.zeros((*values.shape[:-1], wrapped.shape[-1] + 1))
    np.cumsum(wrapped, axis=-1, out=sums[..., 1:])
    return np.asarray(sums[..., 2 * reach + 1 :] - sums[..., : -2 * reach - 1])
