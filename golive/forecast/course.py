"""The course of the days: at which level they run, how that moves, how yesterday fades.

A day's level is its traffic beside what the rhythm gives for it. Days of late count more. By how
much the last day ran off that level is expected to fade from day to day as such deviations did in
the past (a first-order autoregression, its coefficient by least squares, drawn to nought by
fourteen days' worth). A burst or an outage is cut: to e times the usual, or an e-th of it.

Pasts may be stacked, as in `rhythm`: days lie on the last axis, oldest first.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from golive.forecast.cells import Floats
from golive.forecast.clock import Ints

#: Days of the past that tell the course: eight weeks.
DAYS = 56
#: After so many days a day counts half in the level.
_HALF = 14
#: Days that tell what is usual of late.
_LATE = 14
#: By this much, as a logarithm, a day may run off what is usual of late.
_MOST = 1.0
#: So many pairs of days without a bond are added to those of the past; fewer tell nothing.
_PAIRS = 14
_FADES_MOST = 0.95
#: A trend needs three weeks, is halved, and goes on for a fortnight at the most.
_TREND_DAYS, _DAMPED, _FORTNIGHT = 21, 0.5, 14

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """How the days ahead run against the rhythm.

    Attributes:
        level: how high days of late run.
        slope: by how much the level grows a day, as a logarithm.
        middle: days since the level was so high, for its growth.
        off: the logarithm of how far the last known day ran off the level, as it would be faded
            by the end of the past.
        fades: which share of a deviation is left after a day.
    """

    level: Floats
    slope: Floats
    middle: Floats
    off: Floats
    fades: Floats

    def ahead(self, days: Ints) -> Floats:
        """Give the factor on the level for days after the past, 1 being the first."""
        slope, middle, off, fades = (
            part[..., None] for part in (self.slope, self.middle, self.off, self.fades)
        )
        on = np.minimum(days, _FORTNIGHT) + middle
        return np.asarray(np.exp(slope * on + off * fades**days))


def day_levels(came: Floats, usual: Floats, per_day: int) -> Floats:
    """Give the logarithm of each day's level, days of 24 hours back from the end.

    Unknown, nan, where half of the day or more is, or where nothing came.

    Args:
        came: cells of whole days; nan where unknown.
        usual: what the rhythm gives for them.
        per_day: cells of a day.
    """
    known = np.isfinite(came) & np.isfinite(usual)
    sums, usuals, counts = (
        part.reshape(*part.shape[:-1], -1, per_day).sum(axis=-1)
        for part in (np.where(known, came, 0.0), np.where(known, usual, 0.0), known)
    )
    told = (2 * counts > per_day) & (sums > 0) & (usuals > 0)
    ratio = np.divide(sums, usuals, out=np.ones_like(sums), where=told)
    return np.where(told, np.log(ratio), np.nan)


def course(levels: Floats, *, drawn_on: bool) -> Course:
    """Read the course off the levels of days (`day_levels`).

    Args:
        levels: of the last `DAYS`, or fewer.
        drawn_on: whether a trend goes on.
    """
    told = np.isfinite(levels)
    ages = np.arange(levels.shape[-1], dtype=np.float64)[::-1]
    late = _median(levels[..., -_LATE:])[..., None]
    near = np.where(told, np.clip(levels - late, -_MOST, _MOST), 0.0)
    weights = told * 0.5 ** (ages / _HALF)
    total = np.maximum(weights.sum(axis=-1), np.finfo(float).tiny)
    level = (weights * near).sum(axis=-1) / total
    middle = (weights * ages).sum(axis=-1) / total
    off = np.where(told, near - level[..., None], 0.0)
    slope = _trend(off, told, ages) if drawn_on else np.zeros_like(level)
    off = np.where(told, off + slope[..., None] * (ages - middle[..., None]), 0.0)
    fades = _fading(off, told)
    age = np.argmax(told[..., ::-1], axis=-1)
    last = np.take_along_axis(off[..., ::-1], age[..., None], axis=-1)[..., 0]
    return Course(np.exp(late[..., 0] + level), slope, middle, last * fades**age, fades)


def _median(values: Floats) -> Floats:
    """Give the median of what is known along the last axis; nought where nothing is."""
    known = np.isfinite(values)
    ordered = np.sort(np.where(known, values, np.inf), axis=-1)
    count = known.sum(axis=-1)[..., None]
    ends = [np.take_along_axis(ordered, at, axis=-1) for at in ((count - 1) // 2, count // 2)]
    return np.where(count > 0, sum(ends) / 2, 0.0)[..., 0]


def _fading(off: Floats, told: Mask) -> Floats:
    """Learn which share of a deviation is left after a day."""
    pairs = told[..., 1:] & told[..., :-1]
    before = np.where(pairs, off[..., :-1], 0.0)
    bond, width = (before * off[..., 1:]).sum(axis=-1), (before**2).sum(axis=-1)
    count = pairs.sum(axis=-1)
    share = np.divide(bond, width, out=np.zeros_like(bond), where=(width > 0) & (count >= _PAIRS))
    return np.asarray(np.clip(share * count / (count + _PAIRS), 0.0, _FADES_MOST))


def _trend(off: Floats, told: Mask, ages: Floats) -> Floats:
    """Fit a line to the days, as much of it as is surer than chance, and halve it."""
    count = told.sum(axis=-1)
    enough = count >= _TREND_DAYS
    days = np.maximum(count, _TREND_DAYS)
    along = np.where(told, -ages, 0.0)
    along = np.where(told, along - (along.sum(axis=-1) / days)[..., None], 0.0)
    width = np.where(enough, (along**2).sum(axis=-1), 1.0)
    slope = (along * off).sum(axis=-1) / width
    mean = off.sum(axis=-1) / days
    left = np.where(told, off - mean[..., None] - slope[..., None] * along, 0.0)
    fades = _fading(left, told)
    error = (left**2).sum(axis=-1) / (days - 2) / width * (1 + fades) / (1 - fades)
    doubt = np.divide(error, slope**2, out=np.ones_like(slope), where=enough & (slope != 0))
    return np.asarray(_DAMPED * slope * (1 - np.minimum(doubt, 1.0)))
