"""What a table's beginning, and slices of the rest, decide before all of it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from golive.plan import DateOrder, Reading
from golive.usage.columns import hour_column, sampled, time_column, time_columns
from golive.usage.counted import Origin, preview_of
from golive.usage.counting import Choice, count_column
from golive.usage.large.engine import Dialect, Engine, asked
from golive.usage.large.lying import Lying
from golive.usage.large.plain import DELIMITERS
from golive.usage.large.questions import Times, distinct_times, first_times
from golive.usage.large.spelling import spelling_of
from golive.usage.moments import which_zone
from golive.usage.shapes import Account, Table
from golive.usage.time_column import order_of, stamps_of
from golive.usage.times import Stamp, is_two_way

#: More different texts than this are not read one by one.
MOST_TEXTS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Look:
    """A table before all of it is read.

    Attributes:
        lying: the table.
        timed: the rows of its sample that have a time.
        dialect: how its rows are cut into cells.
        hour: the column of hours beside the column of times, if there is one.
        choice: what is counted.
        origin: its columns and decisions.
    """

    lying: Lying
    timed: Table
    dialect: Dialect
    hour: str | None
    choice: Choice
    origin: Origin

    def place(self, name: str) -> str:
        """Give the name that the engine has for a column."""
        return f"c{self.lying.sample.names.index(name)}"

    def times(self, engine: Engine) -> Times:
        """Say where the times stand and how they are spelled."""
        column = self.origin.time
        cells = sampled(self.lying.sample, column)
        return Times(
            column=self.place(column),
            hour=self.place(self.hour) if self.hour else None,
            spelling=None if self.hour else spelling_of(cells, self.origin.order),
            spare=tuple(f"s{number}" for number in range(engine.dialect.spare)),
        )


def looked(lying: Lying, reading: Reading, account: Account) -> Look:
    """Decide what the sample decides, and ask what a person must say.

    Raises:
        QuestionError: as for any file; `option` is one of zone, time, count, date-order.
        UnreadableError: it has no column of times, or its dates fit no order.
    """
    sample = lying.sample
    packed = lying.file.packed
    dialect = Dialect(DELIMITERS[sample.kind], sample.numbers[0] - 1, len(sample.names), packed)
    column = time_column(sample, reading.time_column)
    order = reading.date_order or _order(lying, dialect, column, account)
    hour = hour_column(sample, column)
    if hour is not None:
        account.note(f"The hour is taken from the column “{hour}”.")
    stamps = stamps_of(sample.column(column), order)
    if reading.zone is None and any(found and found.offset is None for found in stamps):
        raise which_zone(column, "")
    timed = _timed(sample, stamps)
    taken = (column, *time_columns(timed), *([hour] if hour else []))
    choice = count_column(timed, taken, reading.count_column, account)
    origin = Origin(
        kind=sample.kind,
        columns=sample.names,
        preview=preview_of(sample.names, sample.rows),
        zone=reading.zone or "UTC",
        time=column,
        counted=choice.column,
        order=order,
        daily=False,
        labelled=len(sample.names) > len({*taken, *choice.numeric}),
    )
    return Look(lying, timed, dialect, hour, choice, origin)


def _timed(sample: Table, stamps: Sequence[Stamp | None]) -> Table:
    """Give the rows that have a time; a total tells nothing of the columns it stands in."""
    kept = [at for at, found in enumerate(stamps) if found is not None]
    rows = [sample.rows[at] for at in kept]
    return replace(sample, rows=rows, numbers=[sample.numbers[at] for at in kept])


def _order(lying: Lying, dialect: Dialect, column: str, account: Account) -> DateOrder:
    """Decide the order of day and month by the whole column, read in the order of the file."""
    if not any(map(is_two_way, lying.sample.column(column))):
        return DateOrder.YMD
    place = f"c{lying.sample.names.index(column)}"

    def different(engine: Engine) -> list[tuple[int, str]]:
        found = engine.ask(distinct_times(engine.placed, place, MOST_TEXTS + 1))
        if found.num_rows > MOST_TEXTS:  # one time of each day tells as much
            found = engine.ask(first_times(engine.placed, place))
        engine.trouble()
        return sorted(zip(found["first"].to_pylist(), found["text"].to_pylist(), strict=True))

    found = asked(lying.file, dialect, different)
    rows = [first + dialect.skip for first, _ in found]
    return order_of([text for _, text in found], column, rows, account.note)
