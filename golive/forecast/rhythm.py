"""The rhythm of the week: what each place of it carries, and at which level the weeks ran.

Newer weeks count more. Then each place leans on the same time of similar days, the more the less
the weeks agree about what sets its own day apart: an estimate by the weeks alone is noise for a
part, and what looks quietest is so by luck for a part. The weights are James and Stein's, by
moments: own / (own + error).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from golive.forecast.cells import Floats

#: After so many weeks a week counts half in the level: one did best in golive's trials, and
#: drawing the trend on into the future did no better.
LEVEL_WEEKS = 1.0
_DAYS = 7
#: How far a place leans at the most: half of it did worse on made-up and on real usage.
_LEAN = 0.25
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
        level: the level that the coming weeks are expected at.
    """

    shape: Floats
    levels: Floats
    level: float


def rhythm(rows: Floats, memory: float, working: Working) -> Rhythm:
    """Find the rhythm in weeks.

    Args:
        rows: a week each, oldest first; nan where unknown.
        memory: after so many weeks a week counts half.
        working: which days are alike: those on which people work, and the others.
    """
    weights = fading(len(rows), memory)
    rough, _ = _mean(rows, weights)
    levels = _levels(rows, rough)
    divisors = np.where(levels > 0, levels, np.nan)[:, None]
    mean, error = _mean(rows / divisors, weights)
    shape = _leant(mean, error, working)
    nothing = np.isnan(shape) & np.isfinite(rough)
    shape = np.where(nothing, 0.0, shape)
    recent = fading(len(rows), LEVEL_WEEKS)
    level = float((levels * recent).sum() / recent.sum())
    return Rhythm(shape, levels, level)


def fading(count: int, memory: float) -> Floats:
    """Weigh weeks, oldest first, the newest by one; after `memory` weeks a week counts half."""
    ages = np.arange(count, dtype=np.float64)[::-1]
    return np.asarray(0.5 ** (ages / memory), dtype=np.float64)


def _mean(rows: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Give each column's weighted mean and the variance of that mean, nan where nothing is known.

    One sample tells no variance: it counts as unknown error, nought.
    """
    known = np.isfinite(rows)
    values = np.where(known, rows, 0.0)
    weighed = known * weights[:, None]
    total = weighed.sum(axis=0)
    total[total == 0] = np.nan
    mean = (values * weighed).sum(axis=0) / total
    spread = (weighed * (values - np.nan_to_num(mean)) ** 2).sum(axis=0) / total
    samples = total**2 / (weighed**2).sum(axis=0).clip(min=np.finfo(float).tiny)
    return mean, spread / np.maximum(samples - 1, 1)


def _levels(rows: Floats, rough: Floats) -> Floats:
    """Measure each week against the mean of all, where both are known; one if too little is."""
    known = np.isfinite(rows)
    own = np.where(known, rows, 0.0).sum(axis=1)
    usual = (known * np.nan_to_num(rough)).sum(axis=1)
    enough = (known.sum(axis=1) * _DAYS >= rows.shape[1]) & (usual > 0)
    return np.asarray(np.divide(own, usual, out=np.ones(len(rows)), where=enough))


def _leant(mean: Floats, error: Floats, working: Working) -> Floats:
    """Let each place lean on the same time of similar days, by a quarter at the most."""
    own, noise = mean.reshape(_DAYS, -1), error.reshape(_DAYS, -1)
    usual, their_noise = _similar(own, noise, working)
    both = np.isfinite(own) & np.isfinite(usual)
    carried = np.where(both, usual, 0.0).sum(axis=1)
    level = np.where(both, own, 0.0).sum(axis=1) / np.where(carried > 0, carried, np.nan)
    usual = usual * level[:, None]
    both &= np.isfinite(usual)
    trust = _trust(np.where(both, own - usual, 0.0) ** 2, noise, their_noise, both)
    lean = _LEAN * (1 - trust)
    return np.where(both, own * (1 - lean) + usual * lean, own).ravel()


def _similar(days: Floats, noise: Floats, working: Working) -> tuple[Floats, Floats]:
    """Give, for each day, the mean of the other days like it, and the variance of that mean."""
    kind = np.array(working)
    alike = ((kind[:, None] == kind) & ~np.eye(_DAYS, dtype=np.bool_)).astype(np.float64)
    known = np.isfinite(days)
    count = alike @ known
    count[count == 0] = np.nan
    sums, noises = (alike @ np.where(known, values, 0.0) for values in (days, noise))
    return sums / count, noises / count**2


def _trust(apart: Floats, noise: Floats, their_noise: Floats, known: Mask) -> Floats:
    """Tell how far what sets a day apart is more than noise, nought to one."""
    seen, own, others = (_around(values, known) for values in (apart, noise, their_noise))
    signal = np.maximum(seen - own - others, 0.0)
    doubt = signal + own
    return np.divide(signal, doubt, out=np.ones_like(doubt), where=doubt > 0)


def _around(values: Floats, known: Mask) -> Floats:
    """Average what is known over the three hours around each time of the day."""
    reach = max(1, round(values.shape[1] * _AROUND_DAY) // 2)
    sums, count = (_circling(part, reach) for part in (np.where(known, values, 0.0), known))
    return np.divide(sums, count, out=np.zeros_like(sums), where=count > 0)


def _circling(values: NDArray[Any], reach: int) -> Floats:
    wrapped = np.concatenate((values[:, -reach:], values, values[:, :reach]), axis=1)
    sums = np.zeros((len(values), wrapped.shape[1] + 1))
    np.cumsum(wrapped, axis=1, out=sums[:, 1:])
    return np.asarray(sums[:, 2 * reach + 1 :] - sums[:, : -2 * reach - 1])
