"""The last leg of every reading: what was found in a file becomes a series and its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from golive.plan import CountedSeries, DateOrder, How, Missing, Reading, Source, new_id
from golive.usage.counting import note_persons
from golive.usage.events import tallied
from golive.usage.repeats import Points
from golive.usage.series import Spec, events_series, table_series
from golive.usage.shapes import Account, Events

#: What is said for columns whose name does not say what they count.
_UNNAMED = {"value": "values", "count": "counts", "n": "counts"}
_PREVIEW_ROWS = 5
_LONGEST_CELL = 200
_LONGEST_UNIT = 200

Preview = tuple[tuple[str, ...], ...]


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
    preview: Preview


@dataclass(frozen=True, slots=True)
class Counted:
    """A series with the decisions behind it.

    Attributes:
        series: what was counted.
        read_as: every decision.
        rows: how many rows were counted.
        columns: names of the columns; empty for logs.
        preview: the header and the first rows as text.
    """

    series: CountedSeries
    read_as: Reading
    rows: int
    columns: tuple[str, ...]
    preview: Preview


class Origin(NamedTuple):
    """Where a table's points come from.

    Attributes:
        kind: the format in words.
        columns: names of the columns.
        preview: the header and the first rows.
        zone: the zone of times without an offset.
        time: the column of times.
        counted: the column that counts, or `ROWS` or `ALL`.
        order: the order of day, month and year.
        daily: the times are days without a time of day.
        labelled: there are columns that are neither times nor numbers.
        missing: what an absent row means, where the format says so.
    """

    kind: str
    columns: tuple[str, ...]
    preview: Preview
    zone: str
    time: str
    counted: str
    order: DateOrder
    daily: bool
    labelled: bool = False
    missing: Missing | None = None


class Amounts(NamedTuple):
    """What a table counts.

    Attributes:
        points: distinct times with a value each.
        name: the column that counts, or the columns, in words.
        how: how values combine.
        rows: how many rows have a value.
    """

    points: Points
    name: str
    how: How
    rows: int


def of_events(events: Events, reading: Reading, account: Account) -> Counted:
    """Count a log's events.

    Raises:
        QuestionError: its times carry no zone, and nobody said which (option `zone`).
        UnreadableError: nothing is left without bots.
    """
    found = tallied(events, reading, account)
    first = sorted(found.minutes.items())[:_PREVIEW_ROWS]
    lines = [(str(np.datetime64(minute, "m")), str(count)) for minute, count in first]
    preview = (("Minute (UTC)", events.unit), *lines)
    return Counted(found.series, found.read_as, sum(found.minutes.values()), (), preview)


def of_rows(minutes: dict[int, int], origin: Origin, reading: Reading, account: Account) -> Counted:
    """Count a table's rows, each as one; `minutes` are since 1970 in UTC."""
    missing = reading.missing or Missing.ZERO
    spec = Spec(How.SUM, "rows", missing, trusted=False, zone=origin.zone, daily=origin.daily)
    series = events_series(Events(origin.kind, "rows", minutes), spec, account)
    return _counted(series, origin, missing, sum(minutes.values()))


def of_amounts(amounts: Amounts, origin: Origin, reading: Reading, account: Account) -> Counted:
    """Lay a table's values on their grid.

    Raises:
        UnreadableError: no value is known.
    """
    points, name, how, rows = amounts
    if points.added_up and how is How.SUM:
        note_persons(name, account)
    sparse = points.sparse and origin.labelled
    usual = origin.missing or (Missing.ZERO if sparse else Missing.GAP)
    missing = reading.missing or usual
    trusted = missing is Missing.ZERO and usual is Missing.GAP
    unit = _UNNAMED.get(name.casefold(), name) if len(name) <= _LONGEST_UNIT else "counts"
    spec = Spec(how, unit, missing, trusted=trusted, zone=origin.zone, daily=origin.daily)
    series = table_series(points.times, points.values, spec, account)
    return _counted(series, origin, missing, rows)


def _counted(series: CountedSeries, origin: Origin, missing: Missing, rows: int) -> Counted:
    read_as = Reading(
        zone=origin.zone,
        time_column=origin.time,
        count_column=origin.counted,
        how=series.how,
        date_order=origin.order,
        missing=missing,
    )
    return Counted(series, read_as, rows, origin.columns, origin.preview)


def preview_of(names: tuple[str, ...], rows: Sequence[Sequence[str]]) -> Preview:
    """Give the header and the first five rows, cells cut to a length that a page can show."""
    lines = (names, *rows[:_PREVIEW_ROWS])
    return tuple(tuple(cell[:_LONGEST_CELL] for cell in line) for line in lines)


class Identity(NamedTuple):
    """Which file was read.

    Attributes:
        name: its name, for people.
        sha256: of its bytes.
        kind: the format in words, packing included.
        read_id: the id of the source that is read again; None for a new one.
    """

    name: str
    sha256: str
    kind: str
    read_id: str | None


def read_file(identity: Identity, counted: Counted, account: Account) -> ReadFile:
    """Give what the plan keeps, and what a person may choose from."""
    source = Source(
        id=identity.read_id or new_id(),
        file_name=identity.name,
        sha256=identity.sha256,
        kind=identity.kind,
        read_as=counted.read_as,
        rows=counted.rows,
        left_out=account.left_out,
        notes=tuple(account.notes),
        series=counted.series,
    )
    return ReadFile(source, counted.columns, counted.preview)
