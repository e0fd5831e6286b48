"""How far what is expected of a stretch may be off."""

from dataclasses import dataclass

import numpy as np

from golive.forecast.cells import Floats
from golive.forecast.clock import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """By how much past weeks ran off what is expected of them, laid over the buckets ahead.

    Attributes:
        off: a week (or a day) each, all put to one level; nan where unknown.
        at: for each bucket ahead, its place in the week (or the day).
        factor: for each bucket ahead, how high it is expected to run against that level.
    """

    off: Floats
    at: Ints
    factor: Floats

    def errors(self, first: Floats, last: Floats) -> Floats:
        """Give the standard error of the sum of buckets from one place to another.

        The standard deviation of past weeks' sums over the same stretch of the week, around what
        is expected of them, over the root of their number: hours that run high together count as
        they did. A bucket that is cut counts by its part inside.

        Args:
            first: where stretches begin, counted in buckets.
            last: where they end.

        Returns:
            nan where fewer than two weeks are known, or where a stretch leaves the buckets.
        """
        inside = (first >= 0) & (last <= len(self.at)) & (first < last)
        ends = [_Edge.at(np.where(inside, end, 0.0)) for end in (first, last)]
        squares, count = np.zeros(len(first)), np.zeros(len(first))
        for week in self.off:
            values = week[self.at] * self.factor
            unknown = np.isnan(values)
            known = inside & (_between(unknown.astype(np.float64), *ends) <= 0)
            squares += np.where(known, _between(np.where(unknown, 0.0, values), *ends), 0.0) ** 2
            count += known
        degrees = count * (count - 1)
        found = np.divide(squares, degrees, out=np.full(len(first), np.nan), where=degrees > 0)
        return np.asarray(np.sqrt(found))


@dataclass(frozen=True, slots=True, eq=False)
class _Edge:
    """Places among buckets: the bucket that each lies in, and how far into it."""

    bucket: Ints
    into: Floats

    @classmethod
    def at(cls, place: Floats) -> "_Edge":
        bucket = place.astype(np.int64)
        return cls(bucket, place - bucket)


def _between(values: Floats, first: _Edge, last: _Edge) -> Floats:
    """Add up values from one edge to another."""
    sums = np.concatenate(([0.0], np.cumsum(values)))
    beside = np.append(values, 0.0)
    begin, end = (sums[edge.bucket] + beside[edge.bucket] * edge.into for edge in (first, last))
    return np.asarray(end - begin)
