"""Several counted series summed onto one grid."""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import lcm

import numpy as np

from golive.errors import GoliveError
from golive.plan import CountedSeries, How, Source
from golive.usage.grid import DAY_S, MAX_BUCKETS, Values

_WEEK_S = 7 * DAY_S


def combine(sources: Sequence[Source]) -> CountedSeries | None:
    """Add up several sources, each times its weight, on one grid; None without sources.

    The grid has the coarsest step among them, or the shortest that all steps fit into, and begins
    on a bucket of the source with the coarsest step. A finer bucket belongs, whole, to the bucket
    that holds its middle. Sources that overlap by more than one bucket count side by side:
    wherever one of them is unknown, or has not begun or has ended, the sum is unknown. Sources
    that do not overlap continue each other (one log file after another); what lies between them is
    unknown, and the bucket they share adds up.

    Raises:
        GoliveError: the units differ, some are counts and some are levels, or the steps or the
            years they span fit no common grid.
    """
    if not sources:
        return None
    first = sources[0].series
    _check_alike(sources)
    if len(sources) == 1 and sources[0].weight == 1:
        return first
    step = _common_step(sources)
    origin = _seconds(max(sources, key=lambda source: source.series.step_s).series)
    filled = [source for source in sources if source.series.values]
    if not filled:
        return first
    laid = sorted(
        (_laid(source, origin, step) for source in filled), key=lambda item: (item[0], item[1].size)
    )
    low = laid[0][0]
    high = max(begin + values.size for begin, values in laid)
    if high - low > 2 * MAX_BUCKETS:
        message = "The usage files lie too many years apart to be added up; remove the stray one."
        raise GoliveError(message)
    total = np.full(high - low, np.nan)
    reached = low
    for begin, values in _side_by_side(laid):
        if begin < reached:
            values[0] += total[begin - low]
        total[begin - low : begin - low + values.size] = values
        reached = begin + values.size
    return CountedSeries(
        start=datetime.fromtimestamp(origin + low * step, UTC),
        step_s=step,
        values=tuple(None if np.isnan(value) else float(value) for value in total.tolist()),
        how=first.how,
        unit=first.unit,
    )


def _check_alike(sources: Sequence[Source]) -> None:
    units = {source.series.unit.strip().casefold(): source.series.unit for source in sources}
    if len(units) > 1:
        message = (
            f"The usage files count different things ({', '.join(units.values())[:300]}), which "
            "cannot be added up; keep the files of one unit, or give their columns one name."
        )
        raise GoliveError(message)
    if len({source.series.how for source in sources}) > 1:
        message = (
            "Some usage files hold counts and some hold levels (averages), which cannot be added "
            "up; read them the same way."
        )
        raise GoliveError(message)


def _common_step(sources: Sequence[Source]) -> int:
    step = lcm(*(source.series.step_s for source in sources))
    coarsest = max(source.series.step_s for source in sources)
    if step > max(coarsest, _WEEK_S):
        message = (
            "The usage files' steps fit no common step of a week or less; export them in the same "
            "step, for instance an hour."
        )
        raise GoliveError(message)
    return step


def _seconds(series: CountedSeries) -> int:
    return round(series.start.timestamp())


def _laid(source: Source, origin: int, step: int) -> tuple[int, Values]:
    """Give the number of a source's first bucket on the grid, and its weighted values there."""
    series = source.series
    values = np.array([np.nan if value is None else value for value in series.values])
    starts = _seconds(series) - origin + series.step_s * np.arange(values.size)
    at = (starts + series.step_s // 2) // step
    first = int(at[0])
    pieces = step // series.step_s
    sums = np.bincount(at - first, weights=values)
    counts = np.bincount(at - first)
    whole = np.where(counts == pieces, sums / (pieces if series.how is How.MEAN else 1), np.nan)
    return first, whole * source.weight


def _side_by_side(laid: Sequence[tuple[int, Values]]) -> list[tuple[int, Values]]:
    """Add up the series that overlap by more than a bucket; give the sums, in time order."""
    groups: list[tuple[int, Values]] = []
    for begin, values in laid:
        if groups and groups[-1][0] + groups[-1][1].size > begin + 1:
            groups[-1] = _sum(groups[-1], (begin, values))
        else:
            groups.append((begin, values))
    return groups


def _sum(one: tuple[int, Values], other: tuple[int, Values]) -> tuple[int, Values]:
    """Add two series; unknown wherever either is. The first begins no later."""
    begin = one[0]
    size = max(one[1].size, other[0] - begin + other[1].size)
    total = np.full(size, np.nan)
    place = slice(other[0] - begin, other[0] - begin + other[1].size)
    padded = np.full(size, np.nan)
    padded[: one[1].size] = one[1]
    total[place] = padded[place] + other[1]
    return begin, total
