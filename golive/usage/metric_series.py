"""Several series of one metric to one table: running totals differenced, a column each.

What monitoring systems answer in JSON: a name or a set of labels, times, figures.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from golive.errors import UnreadableError
from golive.plan import How
from golive.usage.counters import differences, is_counter
from golive.usage.grid import Seconds, Values, step_of
from golive.usage.shapes import MAX_CELLS, MAX_COLUMNS, Account, Known, Table, distinct_names

_TIME = "Time"
_MILLI = 1_000
_FIRST, _LAST = 0, 4_102_444_800  # the years 1970 and 2100


class MetricSeries(NamedTuple):
    """One series as a monitoring system answers it.

    Attributes:
        name: its name and labels, for people.
        times: seconds since 1970 in UTC, in any order.
        values: a figure each; NaN where unknown.
        total: its name says that it is a running total.
    """

    name: str
    times: Sequence[float]
    values: Sequence[float]
    total: bool = False


def named(labels: object) -> str:
    """Spell a series' labels as queries do: `http_requests_total{job="shop"}`."""
    held = dict(labels) if isinstance(labels, dict) else {}
    name = str(held.pop("__name__", ""))
    listed = ",".join(f'{label}="{value}"' for label, value in held.items())
    return f"{name}{{{listed}}}" if listed else name or "Figures"


def number(said: object) -> float:
    """Read a figure as JSON or text has it; NaN for none."""
    try:
        return float(said) if isinstance(said, str | int | float) else np.nan
    except (ValueError, OverflowError):
        return np.nan


def table_of_series(found: Sequence[MetricSeries], kind: str, how: How, account: Account) -> Table:
    """Lay series side by side, one row a time.

    A running total becomes what was added from one time to the next. Outside its own span a series
    counts as nought, because what it measured was not there; a gap inside stays unknown.

    Args:
        found: the series.
        kind: the format in words.
        how: how figures combine that are no running totals.
        account: gets what was done.

    Raises:
        UnreadableError: no figures, too many series, or running totals among others.
    """
    clean = [one for series in found if (one := _cleaned(series, account)) is not None]
    _check_size(clean, kind)
    totals = [one.total or is_counter(*_arrays(one)) for one in clean]
    if any(totals):
        how = How.SUM
        clean = _differenced([one for one, is_total in zip(clean, totals, strict=True) if is_total])
        account.note(
            "The figures are running totals; counted is what was added from one time to the next, "
            "and unknown where a total starts again."
        )
        if not all(totals):
            left = len(totals) - sum(totals)
            account.note(f"{left:,} series that do not only rise were not read.")
    elif how is How.MEAN:
        account.note(
            "The figures are levels or rates at a moment, so they are averaged over time; they can "
            "be added up instead."
        )
    return _side_by_side(clean, kind, how, account)


def _cleaned(series: MetricSeries, account: Account) -> MetricSeries | None:
    """Sort by time, drop repeated times and times that do not exist."""
    times = np.asarray(series.times, dtype=float)
    values = np.asarray(series.values, dtype=float)
    there = (times >= _FIRST) & (times < _LAST)
    account.leave_out("a time that does not exist", int(there.size - there.sum()))
    distinct, first = np.unique(times[there], return_index=True)
    account.leave_out("a repetition of an earlier time", int(there.sum() - distinct.size))
    values = np.where(np.isfinite(values), values, np.nan)[there][first]
    if not distinct.size:
        return None
    return series._replace(times=distinct.tolist(), values=values.tolist())


def _check_size(found: Sequence[MetricSeries], kind: str) -> None:
    if not any(np.isfinite(one.values).any() for one in found):
        message = f"The file ({kind}) holds no figures; widen the range of the query."
        raise UnreadableError(message)
    cells = len(found) * max(len(one.times) for one in found)
    if len(found) >= MAX_COLUMNS or cells > MAX_CELLS:
        message = (
            f"The file holds {len(found):,} series and at most {MAX_COLUMNS - 1} series and "
            f"{MAX_CELLS:,} figures are read; let the query add them up, or lengthen its step."
        )
        raise UnreadableError(message)


def _arrays(one: MetricSeries) -> tuple[Seconds, Values]:
    return np.asarray(one.times, dtype=float), np.asarray(one.values, dtype=float)


def _differenced(found: Sequence[MetricSeries]) -> list[MetricSeries]:
    """Difference running totals; the last figure, which no other follows, goes."""
    added = []
    for one in found:
        times, values = _arrays(one)
        steps = differences(times, values, step_of(times).seconds, Account())
        some = max(1, times.size - 1)
        added.append(one._replace(times=one.times[:some], values=steps[:some].tolist()))
    return added


def _side_by_side(found: Sequence[MetricSeries], kind: str, how: How, account: Account) -> Table:
    names = distinct_names([_TIME, *(one.name for one in found)])
    times = np.unique(np.concatenate([np.asarray(one.times) for one in found]))
    columns = [[_spelled(moment) for moment in times.tolist()]]
    outside = 0
    for one in found:
        cells = np.full(times.size, "", dtype=object)
        cells[np.searchsorted(times, one.times)] = [_figure(value) for value in one.values]
        absent = (times < one.times[0]) | (times > one.times[-1])
        cells[absent] = "0"
        outside += bool(absent.any())
        columns.append(cells.tolist())
    if outside:
        account.note(
            f"{outside:,} of {len(found):,} series begin later or end earlier than others; outside "
            "their own span they count as nought."
        )
    rows = [list(row) for row in zip(*columns, strict=True)]
    known = Known(time=names[0], counts=names[1:], zone="UTC")
    return Table(kind, names, rows, list(range(1, len(rows) + 1)), how, known)


def _figure(value: float) -> str:
    return "" if np.isnan(value) else repr(value)


def _spelled(moment: float) -> str:
    rounded = round(moment * _MILLI) / _MILLI
    return datetime.fromtimestamp(rounded, UTC).isoformat(" ")
