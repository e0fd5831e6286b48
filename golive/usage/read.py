"""The story of reading: bytes, format, times, count, series; every decision is kept."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from golive.errors import UnreadableError
from golive.plan import CountedSeries, How, Missing, Reading, Source, new_id
from golive.usage import access_log, delimited, excel, parquet
from golive.usage.amounts import amounts
from golive.usage.clock import Micros
from golive.usage.counting import Choice, count_column, how_of
from golive.usage.moments import Timed, timed
from golive.usage.repeats import first_copies, one_per_time
from golive.usage.series import Spec, events_series, table_series
from golive.usage.shapes import ROWS, Account, Events, Table
from golive.usage.unpack import unpacked

_US = 1_000_000
_MINUTE_US = 60 * _US
#: What is said for columns whose name does not say what they count.
_UNNAMED = {"value": "values", "count": "counts", "n": "counts"}
_PREVIEW_ROWS = 5
_LONGEST_CELL = 200


class _Format(Protocol):
    """A module that reads one format: adding a format is one such module, and its name below."""

    def recognises(self, content: bytes) -> bool:
        """Tell whether the unpacked bytes are in this format."""

    def read(self, content: bytes, account: Account) -> Table | Events:
        """Read them, or raise UnreadableError with a sentence."""


#: Asked in this order; the last takes what is left.
_FORMATS: tuple[_Format, ...] = (excel, parquet, access_log, delimited)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A usage export as it was read, and what a person may choose from.

    Attributes:
        source: what the plan keeps.
        columns: names of the columns; empty for logs.
        preview: the header and the first five rows as text.
    """

    source: Source
    columns: tuple[str, ...]
    preview: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    series: CountedSeries
    read_as: Reading
    rows: int
    columns: tuple[str, ...]
    preview: tuple[tuple[str, ...], ...]


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
    account = Account()
    try:
        kind, counted = _counted(content, reading or Reading(), account)
    except MemoryError as error:
        message = "The file needs more memory than there is; export fewer columns or days."
        raise UnreadableError(message) from error
    source = Source(
        id=read_id or new_id(),
        file_name=file_name[-_LONGEST_CELL:],
        sha256=hashlib.sha256(content).hexdigest(),
        kind=kind,
        read_as=counted.read_as,
        rows=counted.rows,
        left_out=account.left_out,
        notes=tuple(account.notes),
        series=counted.series,
    )
    return ReadFile(source, counted.columns, counted.preview)


def _counted(content: bytes, reading: Reading, account: Account) -> tuple[str, _Counted]:
    plain = unpacked(content)
    form = next(form for form in _FORMATS if form.recognises(plain))
    found = form.read(plain, account)
    kind = found.kind if plain is content else f"{found.kind}, gzip"
    if isinstance(found, Events):
        return kind, _from_events(found, reading, account)
    return kind, _from_table(found, reading, account)


def _from_events(events: Events, reading: Reading, account: Account) -> _Counted:
    zone = reading.zone or "UTC"
    missing = reading.missing or Missing.ZERO
    spec = Spec(How.SUM, events.unit, missing, trusted=False, zone=zone)
    series = events_series(events, spec, account)
    read_as = Reading(zone=zone, how=How.SUM, missing=missing)
    first = sorted(events.minutes.items())[:_PREVIEW_ROWS]
    lines = [(str(np.datetime64(minute, "m")), str(count)) for minute, count in first]
    preview = (("Minute (UTC)", events.unit), *lines)
    return _Counted(series, read_as, sum(events.minutes.values()), (), preview)


def _from_table(table: Table, reading: Reading, account: Account) -> _Counted:
    rows = timed(table, reading, account)
    choice = count_column(rows.table, rows.columns, reading.count_column, account)
    if choice.column == ROWS:
        series, how, missing = _each_row(rows, reading, account)
        count = rows.micros.size
    else:
        series, how, missing, count = _values(rows, choice, reading, account)
    read_as = Reading(
        zone=rows.zone,
        time_column=rows.column,
        count_column=choice.column,
        how=how,
        date_order=rows.order,
        missing=missing,
    )
    return _Counted(series, read_as, count, table.names, _preview(table))


def _each_row(
    rows: Timed, reading: Reading, account: Account
) -> tuple[CountedSeries, How, Missing]:
    minutes, counts = np.unique(rows.micros // _MINUTE_US, return_counts=True)
    events = dict(zip(minutes.tolist(), counts.tolist(), strict=True))
    missing = reading.missing or Missing.ZERO
    spec = Spec(How.SUM, "rows", missing, trusted=False, zone=rows.zone, daily=rows.daily)
    series = events_series(Events(rows.table.kind, "rows", events), spec, account)
    return series, How.SUM, missing


def _values(
    rows: Timed, choice: Choice, reading: Reading, account: Account
) -> tuple[CountedSeries, How, Missing, int]:
    table, micros = _once(rows, account)
    values = amounts(table.column(choice.column), choice.column, table.numbers, account)
    how = how_of(choice.column, reading.how, values[~np.isnan(values)].tolist(), account)
    names = [table.names.index(name) for name in choice.numeric]
    figures = [tuple(row[at] for at in names) for row in table.rows]
    points = one_per_time(micros / _US, values, figures, how, account)
    labelled = len(table.names) > len({*rows.columns, *choice.numeric})
    usual = Missing.ZERO if points.sparse and labelled else Missing.GAP
    missing = reading.missing or usual
    trusted = missing is Missing.ZERO and usual is Missing.GAP
    unit = _UNNAMED.get(choice.column.casefold(), choice.column)
    spec = Spec(how, unit, missing, trusted=trusted, zone=rows.zone, daily=rows.daily)
    series = table_series(points.times, points.values, spec, account)
    return series, how, missing, int(np.count_nonzero(~np.isnan(values)))


def _once(rows: Timed, account: Account) -> tuple[Table, Micros]:
    table = rows.table
    kept = first_copies(rows.micros, table.rows, table.numbers, account)
    places = kept.tolist()
    lines = [table.rows[at] for at in places]
    numbers = [table.numbers[at] for at in places]
    return Table(table.kind, table.names, lines, numbers), rows.micros[kept]


def _preview(table: Table) -> tuple[tuple[str, ...], ...]:
    lines = (table.names, *table.rows[:_PREVIEW_ROWS])
    return tuple(tuple(cell[:_LONGEST_CELL] for cell in line) for line in lines)
