"""Points in time to a counted series: the grid, running totals, gaps and holes."""

from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from golive.errors import UnreadableError
from golive.plan import CountedSeries, How, Missing
from golive.usage.counters import differences, is_counter
from golive.usage.grid import (
    DAY_S,
    HOUR_S,
    MINUTE_S,
    Grid,
    Seconds,
    Values,
    bucketed,
    held,
    length,
    local_grid,
    own_grid,
    step_of,
    wide_enough,
)
from golive.usage.holes import Laid, Mask, without_holes
from golive.usage.resolutions import one_resolution
from golive.usage.shapes import Account, Events

_QUARTER_S = 900
_TWO_DAYS_S = 2 * DAY_S
_FEW_MINUTES = 3
_ENOUGH = 24
_DAILY = "The file has one value a day: it can rank days, but it cannot tell an hour."


class Spec(NamedTuple):
    """How points become a series.

    Attributes:
        how: how values in one bucket combine.
        unit: what is counted.
        missing: what an absent bucket means.
        trusted: a person said that absent means nought.
        zone: the clock that days are counted on.
        daily: times are days, so no step is shorter.
    """

    how: How
    unit: str
    missing: Missing
    trusted: bool
    zone: str
    daily: bool = False


def events_series(events: Events, spec: Spec, account: Account) -> CountedSeries:
    """Count events by the hour, or by the quarter of an hour when they span two days or less."""
    minutes = np.array(sorted(events.minutes), dtype=np.int64)
    counts = np.array([events.minutes[minute] for minute in minutes.tolist()], dtype=np.float64)
    times = minutes.astype(np.float64) * MINUTE_S
    span = float(times[-1] - times[0])
    if not spec.daily:
        _note_few_minutes(minutes, span, account)
    step = wide_enough(HOUR_S if span > _TWO_DAYS_S else _QUARTER_S, span)
    if spec.daily:
        step = DAY_S
        account.note(_DAILY)
    return _on_grid(times, counts, local_grid(step, _offset(times, spec.zone)), spec, account)


def _note_few_minutes(minutes: npt.NDArray[np.int64], span: float, account: Account) -> None:
    found = np.unique(minutes % MINUTE_S).tolist()
    if span >= DAY_S and len(found) <= _FEW_MINUTES and minutes.size >= _ENOUGH:
        listed = " and ".join(f"{minute:02d}" for minute in found)
        account.note(
            f"The log holds only minute {listed} of each hour, so its counts are a sample: they "
            "show when it is quiet, not how much an hour has."
        )


def table_series(times: Seconds, values: Values, spec: Spec, account: Account) -> CountedSeries:
    """Lay points of distinct, sorted times on a grid of the file's own step.

    Raises:
        UnreadableError: no value is known.
    """
    times, values = one_resolution(times, values, spec.how, account)
    step, regular = step_of(times)
    step = max(step, DAY_S) if spec.daily else step
    if spec.how is How.SUM and is_counter(times, values):
        values = differences(times, values, step, account)
    if np.isnan(values).all():
        message = "No value in the column that counts can be read; choose another column."
        raise UnreadableError(message)
    wide = wide_enough(step, float(times[-1] - times[0]))
    offset = _offset(times, spec.zone)
    own = regular and wide == step
    grid = own_grid(times, step, offset) if own else local_grid(wide, offset)
    _note_step(grid, account, regular=regular, merged=wide != step)
    if spec.how is How.MEAN and not regular and times.size > 1:
        return _levels(times, values, grid, spec, account)
    pieces = wide // step if regular and spec.how is How.SUM else 1
    return _on_grid(times, values, grid, spec, account, pieces)


def _note_step(grid: Grid, account: Account, *, regular: bool, merged: bool) -> None:
    words = length(grid.step)
    if not regular:
        account.note(f"Its times are irregular, so it is read in steps of {words}.")
    elif merged:
        account.note(f"Its many short steps are merged into steps of {words}.")
    if grid.step > DAY_S:
        account.note(f"The file has one value every {words}; it can tell neither days nor hours.")
    elif grid.step == DAY_S:
        account.note(_DAILY)
    elif grid.step > HOUR_S:
        account.note(f"The file has one value every {words}; it cannot tell a shorter quiet time.")
    if grid.late and grid.step < DAY_S:
        account.note(
            f"Its times stand {grid.late / MINUTE_S:.3g} minutes after the round time and are "
            "counted from the round time on."
        )


def _levels(
    times: Seconds, values: Values, grid: Grid, spec: Spec, account: Account
) -> CountedSeries:
    first, last = grid.numbers(times[[0, -1]]).tolist()
    laid = held(times, values, grid.start(first), grid.step, last + 1 - first)
    return _finished(laid, grid, first, np.zeros(laid.size, dtype=np.bool_), spec, account)


def _on_grid(
    times: Seconds, values: Values, grid: Grid, spec: Spec, account: Account, pieces: int = 1
) -> CountedSeries:
    """Lay points on a grid; a sum of fewer than `pieces` values is unknown, if absent is."""
    numbers = grid.numbers(times)
    first = int(numbers.min())
    at, count = numbers - first, int(numbers.max()) + 1 - first
    laid = bucketed(at, values, count, spec.how)
    absent = np.bincount(at, minlength=count) == 0
    if spec.missing is Missing.ZERO:
        laid = np.where(absent, 0.0, laid)
    elif pieces > 1:
        filled = np.bincount(at[~np.isnan(values)], minlength=count)
        laid = np.where(filled < pieces, np.nan, laid)
    return _finished(laid, grid, first, absent & spec.trusted, spec, account)


def _finished(
    laid: Values, grid: Grid, first: int, trusted: Mask, spec: Spec, account: Account
) -> CountedSeries:
    start = grid.start(first)
    values = without_holes(Laid(laid, start, grid.step, spec.zone, spec.how), trusted, account)
    unknown = int(np.isnan(values).sum())
    if unknown:
        account.note(
            f"{unknown:,} of {values.size:,} steps of {length(grid.step)} are unknown; nothing is "
            "assumed about them."
        )
    return CountedSeries(
        start=datetime.fromtimestamp(start, UTC),
        step_s=grid.step,
        values=tuple(None if np.isnan(value) else float(value) for value in values.tolist()),
        how=spec.how,
        unit=spec.unit,
    )


def _offset(times: Seconds, zone: str) -> int:
    """Give the clock's offset from UTC at the first time, in seconds."""
    local = datetime.fromtimestamp(float(times[0]), ZoneInfo(zone)).utcoffset()
    return int(local.total_seconds()) if local is not None else 0
