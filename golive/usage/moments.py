"""A table's rows to instants: the columns of time, the order of dates, the zone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from golive.errors import QuestionError, UnreadableError
from golive.plan import DateOrder, Reading
from golive.usage.clock import NOWHEN, Micros, to_utc
from golive.usage.columns import hour_column, time_column, time_columns
from golive.usage.shapes import Account, Table
from golive.usage.time_column import order_of, stamps_of, with_hours
from golive.usage.times import Stamp

_US = 1_000_000
_TOTALS = frozenset(
    ("", "total", "totals", "sum", "grand total", "all", "gesamt", "summe", "totaal", "totale")
)


class Timed(NamedTuple):
    """Rows with the instant of each.

    Attributes:
        table: the rows that have an instant.
        micros: each row's instant in microseconds since 1970 in UTC.
        columns: the columns that hold times; none of them can be the count.
        column: the column of times that was read.
        order: the order of day, month and year.
        zone: the zone of times without an offset.
        daily: the times are days without a time of day.
    """

    table: Table
    micros: Micros
    columns: tuple[str, ...]
    column: str
    order: DateOrder
    zone: str
    daily: bool


def timed(table: Table, reading: Reading, account: Account) -> Timed:
    """Give each row its instant; rows without one are left out.

    Raises:
        QuestionError: the column, the order of dates or the zone is for a person to say.
        UnreadableError: no row has a time.
    """
    column = time_column(table, reading.time_column)
    cells = table.column(column)
    order = reading.date_order or order_of(cells, column, table.numbers, account.note)
    stamps = stamps_of(cells, order)
    hour = hour_column(table, column)
    if hour is not None:
        account.note(f"The hour is taken from the column “{hour}”.")
        stamps = with_hours(stamps, table.column(hour))
    kept = _with_time(table, cells, stamps, account)
    found = [moment for moment in stamps if moment is not None]
    table = _rows(table, kept)
    zone, micros = _instants(found, column, table, reading, account)
    there = np.flatnonzero(micros != NOWHEN)
    if not there.size:
        message = f"No row has a time that exists in {zone}; choose another zone."
        raise UnreadableError(message)
    daily = hour is None and all(moment.day_only for moment in found)
    taken = (column, *time_columns(table), *([hour] if hour else []))
    return Timed(_rows(table, there.tolist()), micros[there], taken, column, order, zone, daily)


def _with_time(
    table: Table, cells: Sequence[str], stamps: Sequence[Stamp | None], account: Account
) -> list[int]:
    kept = []
    for at, found in enumerate(stamps):
        if found is not None:
            kept.append(at)
        else:
            account.leave_out(why_no_time(cells[at]), 1, table.numbers[at])
    if not kept:
        raise no_time_at_all()
    return kept


def why_no_time(cell: str) -> str:
    """Say why a row whose time cannot be read is left out."""
    if cell.strip().lower() in _TOTALS:
        return "a total, or a row without a time"
    return "a time that cannot be read"


def no_time_at_all() -> UnreadableError:
    """Say that no row has a time."""
    return UnreadableError(
        "No time in the column of times can be read; choose another column, or export times "
        "such as 2026-11-22 14:00."
    )


def which_zone(column: str, clock: str) -> QuestionError:
    """Ask for the zone of a column of times; `clock` is what the format says about it."""
    sentence = (
        f"The times in the column “{column}” do not say their zone; say which zone's clock "
        f"they are on, for instance Europe/Amsterdam or UTC.{clock and ' '}{clock}"
    )
    return QuestionError(sentence, "zone")


def _rows(table: Table, kept: Sequence[int]) -> Table:
    if len(kept) == len(table.rows):
        return table
    rows = [table.rows[at] for at in kept]
    return replace(table, rows=rows, numbers=[table.numbers[at] for at in kept])


def _instants(
    found: Sequence[Stamp],
    column: str,
    table: Table,
    reading: Reading,
    account: Account,
) -> tuple[str, Micros]:
    seconds = np.array([moment.seconds for moment in found])
    offsets = np.array([moment.offset or 0 for moment in found])
    naive: npt.NDArray[np.bool_] = np.array([moment.offset is None for moment in found])
    micros = np.round((seconds - offsets) * _US).astype(np.int64)
    if not naive.any():
        return reading.zone or "UTC", micros
    if reading.zone is None:
        raise which_zone(column, table.known.clock)
    at = np.flatnonzero(naive)
    places = [table.numbers[place] for place in at.tolist()]
    micros[at] = to_utc(micros[at], reading.zone, places, account)
    return reading.zone, micros
