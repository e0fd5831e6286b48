"""The busy case: what nine weeks in ten stay below, at each place of the week or the day."""

import numpy as np

from golive.forecast.cells import Floats

#: Weeks of the past that tell how much one week differs from another.
WEEKS = 8
_BUSY = 0.9
#: Fewer samples than this do not carry a 90th percentile; the cells beside are added.
_ENOUGH = 8


def busy(rows: Floats, expected: Floats) -> Floats:
    """Give the 90th percentile of each column, never below what is expected there.

    A column with few samples takes those of the columns on both sides as well; one without any
    takes what is expected.

    Args:
        rows: a week or a day each, at the level that is expected; nan where unknown.
        expected: what is expected at each place; nan where unknown.
    """
    high = _quantile(rows)
    few = np.flatnonzero(np.isfinite(rows).sum(axis=0) < _ENOUGH)
    around = (np.take(rows, few + shift, axis=1, mode="wrap") for shift in (-1, 0, 1))
    high[few] = _quantile(np.concatenate(tuple(around)))
    return np.where(np.isfinite(expected), np.fmax(high, expected), np.nan)


def _quantile(samples: Floats) -> Floats:
    """Give the 90th percentile of each column, straight between the two nearest samples."""
    ordered = np.sort(samples, axis=0)
    last = np.maximum(np.isfinite(samples).sum(axis=0) - 1, 0)
    rank = _BUSY * last
    low = rank.astype(np.int64)
    columns = np.arange(samples.shape[1])
    below, above = ordered[low, columns], ordered[np.minimum(low + 1, last), columns]
    return np.asarray(below + (above - below) * (rank - low))
