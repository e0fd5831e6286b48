"""The story of reading: bytes, format, times, count, series; every decision is kept."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from golive.errors import UnreadableError
from golive.plan import Reading
from golive.usage.amounts import amounts, total
from golive.usage.clock import Micros
from golive.usage.counted import (
    Amounts,
    Counted,
    Identity,
    Origin,
    ReadFile,
    of_amounts,
    of_events,
    of_rows,
    preview_of,
    read_file,
)
from golive.usage.counting import Choice, count_column, how_of
from golive.usage.grid import Values
from golive.usage.moments import Timed, timed
from golive.usage.repeats import first_copies, one_per_time
from golive.usage.shapes import ROWS, Account, Events, Table
from golive.usage.together import together

_US = 1_000_000
_MINUTE_US = 60 * _US


def read(
    content: bytes, file_name: str, reading: Reading | None = None, *, read_id: str | None = None
) -> ReadFile:
    """Read a usage export, in any format and spelling, as one counted series.

    What `reading` leaves open is decided from the file; the decisions come back in
    `source.read_as`, and reading the same bytes with them gives the same series.

    Args:
        content: the file's bytes.
        file_name: its name, kept for people; the format is told from the bytes.
        reading: the decisions a person made.
        read_id: the id of the source that is read again; without it, a new one.

    Raises:
        QuestionError: only a person can answer; `option` is one of zone, time, count, date-order.
        UnreadableError: it cannot be read; the sentence says why and what to do.
    """
    return read_together([(file_name, content)], reading, read_id=read_id)


def read_together(
    files: Iterable[tuple[str, bytes]],
    reading: Reading | None = None,
    *,
    read_id: str | None = None,
) -> ReadFile:
    """Read several files of one export, such as a rotated log, as one counted series.

    Args:
        files: name and bytes of each, one at least; taken one at a time.
        reading: the decisions a person made; they hold for all files.
        read_id: the id of the source that is read again; without it, a new one.

    Raises:
        QuestionError: only a person can answer; `option` is one of zone, time, count, date-order.
        UnreadableError: one cannot be read, or they do not belong together.
    """
    account = Account()
    try:
        formed = together(files, account)
        counted = _counted(formed.found, reading or Reading(), account)
    except MemoryError as error:
        message = "The file needs more memory than there is; export fewer columns or days."
        raise UnreadableError(message) from error
    identity = Identity(formed.name, formed.sha256, formed.kind, read_id)
    return read_file(identity, counted, account)


def _counted(found: Table | Events, reading: Reading, account: Account) -> Counted:
    if isinstance(found, Events):
        return of_events(found, reading, account)
    return _from_table(found, reading, account)


def _from_table(table: Table, reading: Reading, account: Account) -> Counted:
    reading = table.known.settle(reading)
    rows = timed(table, reading, account)
    choice = count_column(rows.table, rows.columns, reading.count_column, account)
    origin = Origin(
        kind=table.kind,
        columns=table.names,
        preview=preview_of(table.names, table.rows),
        zone=rows.zone,
        time=rows.column,
        counted=choice.column,
        order=rows.order,
        daily=rows.daily,
        labelled=len(table.names) > len({*rows.columns, *choice.numeric}),
        missing=table.known.missing,
    )
    if choice.column == ROWS:
        minutes, counts = np.unique(rows.micros // _MINUTE_US, return_counts=True)
        events = dict(zip(minutes.tolist(), counts.tolist(), strict=True))
        return of_rows(events, origin, reading, account)
    return of_amounts(_amounts(rows, choice, reading, account), origin, reading, account)


def _amounts(rows: Timed, choice: Choice, reading: Reading, account: Account) -> Amounts:
    table, micros = _once(rows, account)
    name = " + ".join(choice.parts)
    values, cells = _figures(table, choice, account)
    known = values[~np.isnan(values)].tolist()
    how = how_of(name, reading.how or table.how, known, account, cells=cells)
    names = [table.names.index(name) for name in choice.numeric]
    figures = [tuple(row[at] for at in names) for row in table.rows]
    points = one_per_time(micros / _US, values, figures, how, account)
    return Amounts(points, name, how, len(known))


def _figures(table: Table, choice: Choice, account: Account) -> tuple[Values, list[str]]:
    """Give what counts in each row, and the cells it was read from."""
    cells = [cell for name in choice.parts for cell in table.column(name)]
    if len(choice.parts) > 1:
        return total(table, choice.parts, account), cells
    return amounts(cells, choice.column, table.numbers, account), cells


def _once(rows: Timed, account: Account) -> tuple[Table, Micros]:
    table = rows.table
    kept = first_copies(rows.micros, table.rows, table.numbers, account)
    places = kept.tolist()
    lines = [table.rows[at] for at in places]
    numbers = [table.numbers[at] for at in places]
    return replace(table, rows=lines, numbers=numbers), rows.micros[kept]
