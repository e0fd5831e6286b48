"""Local clock times of a column to instants: hours that are skipped, hours that are shown twice."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from golive.usage.shapes import Account

#: Stands for “no instant” among microseconds since 1970.
NOWHEN: Final = int(np.iinfo(np.int64).min)
_US: Final = 1_000_000

Micros = npt.NDArray[np.int64]


def to_utc(local: Micros, zone: str, numbers: Sequence[int], account: Account) -> Micros:
    """Turn clock times of a zone, in file order, into microseconds since 1970 in UTC.

    A time that the clock skips has no instant (`NOWHEN`) and is left out. Where the clock shows an
    hour twice, the copies in the file are told apart by their order; a single copy is the first.

    Args:
        local: microseconds since 1970 on the local clock.
        zone: an IANA zone.
        numbers: the rows' places in the file.
        account: gets what was left out and what was assumed.
    """
    spelled, at = np.unique(local, return_inverse=True)
    first, second = (showing[at] for showing in showings(spelled, zone))
    skipped = np.flatnonzero(first == NOWHEN)
    if skipped.size:
        why = f"a time that the clock in {zone} skips"
        account.leave_out(why, int(skipped.size), numbers[int(skipped[0])])
    twice = np.flatnonzero((first != second) & (first != NOWHEN))
    if not twice.size:
        return first
    later = _later(local, twice)
    lonely = set(local[twice].tolist()) - set(local[twice[later]].tolist())
    if lonely:
        account.note(_lonely(len(lonely), zone, min(lonely)))
    result = first.copy()
    result[twice[later]] = second[twice[later]]
    return result


def showings(local: Micros, zone: str) -> tuple[Micros, Micros]:
    """Give the first and the second instant at which a zone's clock shows each time.

    They are alike where it shows it once, and `NOWHEN` where it skips it. All in microseconds.
    """
    clock = pd.DatetimeIndex(local.view("M8[us]"))
    return _localised(clock, zone, early=True), _localised(clock, zone, early=False)


def _localised(clock: pd.DatetimeIndex, zone: str, *, early: bool) -> Micros:
    """Give the instants; `early` takes the first of two. Times near the edge of years fit too."""
    which = np.full(len(clock), early)
    found = clock.tz_localize(zone, ambiguous=which, nonexistent="NaT")
    return found.as_unit("us").asi8.astype(np.int64)


def _later(local: Micros, twice: Micros) -> npt.NDArray[np.bool_]:
    """Tell which of the rows in a repeated hour belong to its second showing.

    Rows in a repeated hour that follow each other are one run. In a run, a step back in the file's
    direction begins the second showing; else a time that stands in twice as many rows as usual is
    cut in half.
    """
    falls = int(np.sum(np.diff(local) < 0)) * 2 > np.count_nonzero(np.diff(local))
    later = np.zeros(twice.size, dtype=np.bool_)
    usual = _rows_per_time(np.delete(local, twice))
    for run in np.split(np.arange(twice.size), np.flatnonzero(np.diff(twice) > 1) + 1):
        times = local[twice[run]]
        if falls:
            later[run] = _second_showing(times[::-1], usual)[::-1]
        else:
            later[run] = _second_showing(times, usual)
    return later


def _second_showing(times: Micros, usual: float) -> npt.NDArray[np.bool_]:
    back = np.flatnonzero(np.diff(times) < 0)
    if back.size:
        return np.arange(times.size, dtype=np.int64) > int(back[0])
    seen: dict[int, int] = {}
    counts = dict(
        zip(*(part.tolist() for part in np.unique(times, return_counts=True)), strict=True)
    )
    later = []
    for time in times.tolist():
        seen[time] = seen.get(time, 0) + 1
        doubled = counts[time] >= 2 * usual
        later.append(doubled and 2 * seen[time] > counts[time])
    return np.array(later, dtype=np.bool_)


def _rows_per_time(local: Micros) -> float:
    if not local.size:
        return 1.0
    return float(np.median(np.unique(local, return_counts=True)[1]))


def _lonely(count: int, zone: str, first: int) -> str:
    said = pd.Timestamp(first, unit="us").strftime("%d %b %Y %H:%M")
    return (
        f"The clock in {zone} shows {said} twice and the file has it once ({count:,} such times); "
        "it counts as the first, and the second is unknown."
    )
