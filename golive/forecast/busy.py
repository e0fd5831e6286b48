"""The busy case: what nine weeks in ten stay below, at each place of the week or the day."""

import numpy as np

from golive.forecast.cells import Floats
from golive.forecast.clock import Ints

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
    count = rows.shape[1]
    columns = np.broadcast_to(np.arange(count), rows.shape)
    known = np.isfinite(rows)
    places, values = columns[known], rows[known]
    around = np.concatenate([(places + shift) % count for shift in (-1, 0, 1)])
    pooled = _quantile(around, np.tile(values, 3), count)
    own = _quantile(places, values, count)
    high = np.where(known.sum(axis=0) < _ENOUGH, pooled, own)
    return np.where(np.isfinite(expected), np.fmax(high, expected), np.nan)


def _quantile(places: Ints, values: Floats, count: int) -> Floats:
    """Give the 90th percentile of each place, straight between the two nearest samples."""
    ordered = values[np.lexsort((values, places))]
    samples = np.bincount(places, minlength=count)
    firsts = np.cumsum(samples) - samples
    rank = _BUSY * np.maximum(samples - 1, 0)
    low = np.floor(rank).astype(np.int64)
    high = np.minimum(low + 1, np.maximum(samples - 1, 0))
    kept = samples > 0
    result = np.full(count, np.nan)
    below, above = ordered[(firsts + low)[kept]], ordered[(firsts + high)[kept]]
    result[kept] = below + (above - below) * (rank - low)[kept]
    return result
