"""Stretches where nobody counted: they look quiet and must never be taken for it.

Two shapes are found by their improbability: an outage, noughts where other days at the same time
always have traffic; and a nightly hole, noughts at the same minutes of nearly every day with
ordinary traffic right before and after.
"""

import warnings
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from golive.plan import How
from golive.usage.grid import DAY_S, HOUR_S, Values
from golive.usage.shapes import Account

_WEEK_S = 7 * DAY_S
_WEEKS_FROM = 4
_FEWEST_DAYS = 3
_NIGHTS = 5
_LOW_WEEK, _LOW_DAY = 0.25, 0.1
#: An outage must lack this many counts: by chance alone it then happens once in 10^13.
_LACKING = 30
_NEARLY_ALL = 0.9
_EDGE = 0.5
_LISTED = 3

Mask = npt.NDArray[np.bool_]


class Laid(NamedTuple):
    """Values on their grid.

    Attributes:
        values: one a bucket; NaN where unknown.
        start: the first bucket's start in seconds since 1970.
        step: a bucket's length in seconds.
        zone: the clock that days are counted on.
        how: how values combine.
    """

    values: Values
    start: int
    step: int
    zone: str
    how: How


def without_holes(laid: Laid, trusted: Mask, account: Account) -> Values:
    """Give the values with outages and nightly holes made unknown, each noted with its span.

    Args:
        laid: the values on their grid.
        trusted: buckets that a person said are nought.
        account: gets the notes.
    """
    values = laid.values
    if laid.step >= DAY_S or values.size * laid.step < _FEWEST_DAYS * DAY_S:
        return values
    seconds = _local_seconds(laid)
    _note_closed(laid, seconds, account)
    quiet = (np.isnan(values) | (values == 0)) & ~trusted
    if not (quiet & (values == 0)).any():
        return values
    nightly = _nightly(laid, quiet, seconds, account)
    return np.where(nightly | _outages(laid, quiet & ~nightly, seconds, account), np.nan, values)


def _local_seconds(laid: Laid) -> npt.NDArray[np.int64]:
    """Give each bucket's start on the local clock, in seconds since Monday 5 January 1970."""
    starts = laid.start + laid.step * np.arange(laid.values.size, dtype=np.int64)
    clock = pd.DatetimeIndex(starts.view("M8[s]")).tz_localize("UTC").tz_convert(laid.zone)
    local = clock.tz_localize(None).as_unit("s").asi8.astype(np.int64)
    return local - 4 * DAY_S


def _by_slot(
    values: Values, seconds: npt.NDArray[np.int64], step: int, cycle: int
) -> tuple[npt.NDArray[np.int64], Values]:
    """Lay values out by time in the cycle: each bucket's slot, and a table by slot and cycle."""
    slot = np.mod(seconds, cycle) // step
    turn = (seconds - seconds[0]) // cycle
    turn -= turn.min()
    table = np.full((-(-cycle // step), int(turn.max()) + 1), np.nan)
    table[slot, turn] = values
    return slot, table


def _share(table: Values) -> Values:
    """Give each slot's mean over its cycles; one for a slot that no bucket begins in."""
    met = np.count_nonzero(~np.isnan(table), axis=1)
    return np.where(met > 0, np.nansum(table, axis=1) / np.maximum(met, 1), 1.0)


def _usual(table: Values, share: float) -> Values:
    """Give each slot's quantile over its cycles; nought for a slot without any value."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.nan_to_num(np.nanquantile(table, share, axis=1))


def _note_closed(laid: Laid, seconds: npt.NDArray[np.int64], account: Account) -> None:
    """Say which hours the file never has: nobody counted then, or nobody was let in."""
    _, table = _by_slot(np.where(np.isnan(laid.values), 0.0, 1.0), seconds, laid.step, DAY_S)
    if table.shape[1] < _NIGHTS:
        return
    never = _share(table) <= 1 - _NEARLY_ALL
    if never.all():
        return
    spans = [span for span in _circular_runs(never) if (span[1] - span[0]) * laid.step >= HOUR_S]
    if spans:
        listed = " and ".join(_of_day(begin, end, laid.step) for begin, end in spans[:_LISTED])
        account.note(
            f"There is no data from {listed} ({laid.zone}) on nearly any day. Those hours count as "
            "unknown, not as quiet."
        )


def _of_day(begin: int, end: int, step: int) -> str:
    first, last = (
        f"{at * step % DAY_S // HOUR_S:02d}:{at * step % HOUR_S // 60:02d}" for at in (begin, end)
    )
    return f"{first} to {last}"


def _outages(laid: Laid, quiet: Mask, seconds: npt.NDArray[np.int64], account: Account) -> Mask:
    weekly = laid.values.size * laid.step >= _WEEKS_FROM * _WEEK_S
    cycle, low = (_WEEK_S, _LOW_WEEK) if weekly else (DAY_S, _LOW_DAY)
    slot, table = _by_slot(laid.values, seconds, laid.step, cycle)
    usual = _usual(table, low)[slot]
    found = np.zeros(quiet.size, dtype=np.bool_)
    spans = []
    for begin, end in runs(quiet):
        noughts = bool((laid.values[begin:end] == 0).any())
        if noughts and (end - begin) * laid.step >= HOUR_S and _lacks(laid, usual[begin:end]):
            found[begin:end] = True
            spans.append((begin, end))
    if spans:
        account.note(_said(laid, spans, float(sum(usual[b:e].sum() for b, e in spans))))
    return found


def _lacks(laid: Laid, usual: Values) -> bool:
    if laid.how is How.SUM:
        return float(usual.sum()) >= _LACKING
    return bool((usual > 0).all()) and usual.size * laid.step >= 2 * HOUR_S


def _said(laid: Laid, spans: list[tuple[int, int]], lacking: float) -> str:
    listed = "; ".join(_span(laid, begin, end) for begin, end in spans[:_LISTED])
    more = f" and {len(spans) - _LISTED:,} more" if len(spans) > _LISTED else ""
    amount = f" (at least {lacking:,.0f} are lacking)" if laid.how is How.SUM else ""
    return (
        f"There is nothing where other days always have traffic{amount}: {listed}{more}. "
        "That looks like an outage, so it counts as unknown, not as quiet."
    )


def _span(laid: Laid, begin: int, end: int) -> str:
    first, last = (
        pd.Timestamp(laid.start + laid.step * at, unit="s", tz="UTC").tz_convert(laid.zone)
        for at in (begin, end)
    )
    return f"{first:%d %b %Y %H:%M} to {last:%d %b %Y %H:%M} ({laid.zone})"


def _nightly(laid: Laid, quiet: Mask, seconds: npt.NDArray[np.int64], account: Account) -> Mask:
    nothing = np.zeros(quiet.size, dtype=np.bool_)
    slot, table = _by_slot(np.where(quiet, 0.0, 1.0), seconds, laid.step, DAY_S)
    if table.shape[1] < _NIGHTS:
        return nothing
    empty = _share(table) <= 1 - _NEARLY_ALL
    if not empty.any() or empty.all():
        return nothing
    _, amounts = _by_slot(np.nan_to_num(laid.values), seconds, laid.step, DAY_S)
    ordinary = _usual(amounts, 0.5)
    level = _EDGE * float(np.median(ordinary[~empty]))
    hole = np.zeros(empty.size, dtype=np.bool_)
    for begin, end in _circular_runs(empty):
        before, after = ordinary[begin - 1], ordinary[end % empty.size]
        if min(before, after) >= level > 0:
            hole[np.arange(begin, end) % empty.size] = True
            account.note(_nightly_said(begin, end, laid))
    return hole[slot] & quiet


def _nightly_said(begin: int, end: int, laid: Laid) -> str:
    return (
        f"There is no data from {_of_day(begin, end, laid.step)} ({laid.zone}) on nearly every "
        "day, with ordinary traffic right before and after; it counts as unknown, not as quiet."
    )


def runs(mask: Mask) -> Iterator[tuple[int, int]]:
    """Give the begin and the end of each stretch of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _circular_runs(mask: Mask) -> Iterator[tuple[int, int]]:
    """Give each stretch of true values on a circle; an end past the circle means it goes round."""
    found = list(runs(mask))
    if len(found) > 1 and found[0][0] == 0 and found[-1][1] == mask.size:
        _, end = found.pop(0)
        begin, _ = found.pop()
        found.append((begin, mask.size + end))
    yield from found
