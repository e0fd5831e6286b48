"""Several rows of one time: the same row twice, one value under several labels, or categories."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from golive.plan import How
from golive.usage.grid import Seconds, Values
from golive.usage.shapes import Account

_NEARLY_ALL = 0.95
#: Rows that agree in a value above this do not agree by chance.
TELLING: Final = 5
_FEWEST = 3


class Points(NamedTuple):
    """Distinct times in order, with a value each.

    Attributes:
        times: seconds since 1970.
        values: NaN where unknown.
        sparse: rows of categories without a count were not written, so absent means nought.
        added_up: rows of one time were combined.
    """

    times: Seconds
    values: Values
    sparse: bool
    added_up: bool = False


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


class Tally(NamedTuple):
    """What the rows of each time come to; one entry a distinct time, in order.

    Attributes:
        times: seconds since 1970.
        rows: how many rows have this time.
        known: how many of them have a value.
        sums: what their values add up to.
        ones: the value of the first of them, NaN where unknown.
        alike: they agree in every figure.
        large: how many rows that share their time have a value too large to agree by chance.
    """

    times: Seconds
    rows: npt.NDArray[np.int64]
    known: npt.NDArray[np.int64]
    sums: Values
    ones: Values
    alike: npt.NDArray[np.bool_]
    large: int


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
    distinct, first, at, rows = np.unique(
        times, return_index=True, return_inverse=True, return_counts=True
    )
    known = ~np.isnan(values)
    several = np.flatnonzero(rows[at] > 1)
    tally = Tally(
        times=distinct,
        rows=rows.astype(np.int64),
        known=np.bincount(at[known], minlength=distinct.size),
        sums=np.bincount(at[known], values[known], distinct.size).astype(np.float64),
        ones=values[first],
        alike=_alike(at, several, distinct.size, figures),
        large=int(np.count_nonzero(np.abs(values[several]) > TELLING)),
    )
    return combined(tally, how, account)


def _alike(
    at: npt.NDArray[np.int64],
    several: npt.NDArray[np.int64],
    count: int,
    figures: Sequence[tuple[str, ...]],
) -> npt.NDArray[np.bool_]:
    agreeing: dict[int, tuple[str, ...]] = {}
    alike = np.ones(count, dtype=np.bool_)
    for place in several.tolist():
        time = int(at[place])
        if agreeing.setdefault(time, figures[place]) != figures[place]:
            alike[time] = False
    return alike


def combined(tally: Tally, how: How, account: Account) -> Points:
    """Combine the rows of each time by the rule that fits them all; see `one_per_time`."""
    times, rows, known = tally.times, tally.rows, tally.known
    if (rows == 1).all():
        return Points(times, tally.ones, sparse=False)
    repeated = _is_repeated(tally)
    account.note(_rule(repeated=repeated, how=how))
    if repeated:
        return Points(times, tally.ones, sparse=False)
    with np.errstate(invalid="ignore", divide="ignore"):
        values = tally.sums if how is How.SUM else tally.sums / known
    partly = int(np.count_nonzero((known > 0) & (known < rows)))
    if partly:
        account.note(f"At {partly:,} times some of the rows have no value; the others count alone.")
    # A tool that writes unknown cells also writes noughts; one that does neither leaves rows out.
    left_out = bool(rows.min() != rows.max()) and bool((known == rows).all())
    return Points(
        times,
        np.where(known > 0, values, np.nan),
        sparse=left_out and how is How.SUM,
        added_up=True,
    )


def _is_repeated(tally: Tally) -> bool:
    """Tell whether times with several rows repeat one value, too large to agree by chance."""
    several = tally.rows > 1
    times = int(np.count_nonzero(several))
    large = 2 * tally.large > int(tally.rows[several].sum())
    alike = int(np.count_nonzero(tally.alike[several]))
    return large and times >= _FEWEST and alike >= _NEARLY_ALL * times


def _rule(*, repeated: bool, how: How) -> str:
    if repeated:
        return (
            "Rows of the same time repeat the same figures under different labels, so each time "
            "counts once."
        )
    if how is How.SUM:
        return "Several rows have the same time; their counts are added up."
    return "Several rows have the same time; they are averaged. Read them as a sum to add them up."
