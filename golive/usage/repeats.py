"""Several rows of one time: the same row twice, one value under several labels, or categories."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from golive.plan import How
from golive.usage.grid import Seconds, Values, bucketed
from golive.usage.shapes import Account

_NEARLY_ALL = 0.95
_TELLING = 5
_FEWEST = 3


class Points(NamedTuple):
    """Distinct times in order, with a value each.

    Attributes:
        times: seconds since 1970.
        values: NaN where unknown.
        sparse: rows of categories without a count were not written, so absent means nought.
    """

    times: Seconds
    values: Values
    sparse: bool


def first_copies(
    moments: npt.NDArray[np.int64],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int],
    account: Account,
) -> npt.NDArray[np.int64]:
    """Give the places of rows that are not an exact repetition of an earlier one.

    Two rows are the same when their instant and every cell are; an hour that the clock showed
    twice therefore keeps both its copies.
    """
    seen: set[tuple[object, ...]] = set()
    kept = []
    first = None
    for place, (moment, row) in enumerate(zip(moments.tolist(), rows, strict=True)):
        key = (moment, *row)
        if key in seen:
            first = numbers[place] if first is None else first
        else:
            seen.add(key)
            kept.append(place)
    account.leave_out("a repetition of an earlier row", len(rows) - len(kept), first)
    return np.array(kept, dtype=np.int64)


def one_per_time(
    times: Seconds, values: Values, figures: Sequence[tuple[str, ...]], how: How, account: Account
) -> Points:
    """Combine the rows of each time.

    Rows of a time that agree in every figure and differ only in a label repeat one value (a
    weather note on each of several lines): it counts once. Rows that differ are categories: counts
    add up, levels are averaged.

    Args:
        times: seconds since 1970, in any order.
        values: what is counted, NaN where unknown.
        figures: for each row all its cells in columns of numbers.
        how: how values combine.
        account: gets a note on the rule that was applied.
    """
    distinct, at, counts = np.unique(times, return_inverse=True, return_counts=True)
    if distinct.size == times.size:
        order = np.argsort(times)
        return Points(distinct, values[order], sparse=False)
    repeated = _is_repeated(at, counts, values, figures)
    account.note(_rule(repeated=repeated, how=how))
    if repeated:
        _, first = np.unique(times, return_index=True)
        return Points(distinct, values[first], sparse=False)
    combined = bucketed(at, values, distinct.size, how)
    partly = int(np.count_nonzero(~np.isnan(combined))) - _whole(at, values, distinct.size)
    if partly:
        account.note(f"At {partly:,} times some of the rows have no value; the others count alone.")
    # A tool that writes unknown cells also writes noughts; one that does neither leaves rows out.
    left_out = bool(counts.min() != counts.max()) and not np.isnan(values).any()
    return Points(distinct, combined, sparse=left_out and how is How.SUM)


def _whole(at: npt.NDArray[np.int64], values: Values, count: int) -> int:
    """Count the times of which every row has a value."""
    return count - int(np.count_nonzero(np.bincount(at[np.isnan(values)], minlength=count)))


def _is_repeated(
    at: npt.NDArray[np.int64],
    counts: npt.NDArray[np.int64],
    values: Values,
    figures: Sequence[tuple[str, ...]],
) -> bool:
    """Tell whether times with several rows repeat one value, too large to agree by chance."""
    agreeing: dict[int, set[tuple[str, ...]]] = {}
    several = np.flatnonzero(counts[at] > 1)
    for place in several.tolist():
        agreeing.setdefault(int(at[place]), set()).add(figures[place])
    alike = sum(len(found) == 1 for found in agreeing.values())
    large = 2 * int(np.sum(np.abs(values[several]) > _TELLING)) > several.size
    return large and len(agreeing) >= _FEWEST and alike >= _NEARLY_ALL * len(agreeing)


def _rule(*, repeated: bool, how: How) -> str:
    if repeated:
        return (
            "Rows of the same time repeat the same figures under different labels, so each time "
            "counts once."
        )
    if how is How.SUM:
        return "Several rows have the same time; their counts are added up."
    return "Several rows have the same time; they are averaged. Read them as a sum to add them up."
