"""What a format hands on: a table of text, or events counted by the minute; and the account kept.

Every format ends in one of the two shapes, so everything after it (times, numbers, duplicates,
the grid, holes) is written once.
"""

from dataclasses import dataclass, field

from golive.plan import DateOrder, How, LeftOut, Missing, Reading

#: The choice that counts rows instead of adding up a column.
ROWS = "Each row counts as one"
#: The choice that adds up every column that could be the count.
ALL = "All columns added up"

#: A table of more cells than this is refused: reading that many took 0.9 GB of memory (measured).
MAX_CELLS = 3_000_000
MAX_COLUMNS = 200

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Known:
    """What a named format settles that its cells do not say; what a person decides still wins.

    Attributes:
        time: the column of times.
        count: the column that counts, or `ROWS` or `ALL`.
        zone: the zone of times without an offset.
        order: the order of day, month and year.
        missing: what an absent row means.
        clock: one sentence, whose clock the times are on, for the question about the zone.
        counts: the columns that could be the count, where their names do not show it.
    """

    time: str | None = None
    count: str | None = None
    zone: str | None = None
    order: DateOrder | None = None
    missing: Missing | None = None
    clock: str = ""
    counts: tuple[str, ...] = ()

    def settle(self, reading: Reading) -> Reading:
        """Fill in what a person left open; gaps stay open, as they are never a person's word."""
        return reading.model_copy(
            update={
                "time_column": reading.time_column or self.time,
                "count_column": reading.count_column or self.count,
                "zone": reading.zone or self.zone,
                "date_order": reading.date_order or self.order,
            }
        )


@dataclass(frozen=True, slots=True)
class Table:
    """One table of text cells.

    Attributes:
        kind: the format in words, such as `CSV`.
        names: one distinct name a column.
        rows: the cells, as many in each row as there are names.
        numbers: for each row its row in the file, from 1.
        how: how its figures combine, where the format says so.
        known: what else the format settles.
    """

    kind: str
    names: tuple[str, ...]
    rows: list[list[str]]
    numbers: list[int]
    how: How | None = None
    known: Known = Known()

    def column(self, name: str) -> list[str]:
        """Give a column's cells, top to bottom; `name` is one of `names`."""
        at = self.names.index(name)
        return [row[at] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Events:
    """Events counted by the minute.

    Attributes:
        kind: the format in words, such as `access log`.
        unit: what is counted, such as `requests`.
        minutes: events in each minute, by minutes since 1970 in UTC; never empty.
        bots: how many of them bots and health checks made.
        local: minutes are since 1970 on a clock whose zone the file does not say.
    """

    kind: str
    unit: str
    minutes: dict[int, int]
    bots: dict[int, int] = field(default_factory=dict)
    local: bool = False


@dataclass(slots=True)
class Account:
    """What is said about a file while it is read: notes, and rows left out with the reason."""

    notes: list[str] = field(default_factory=list)
    _left_out: dict[str, tuple[int, int | None]] = field(default_factory=dict)

    def note(self, sentence: str) -> None:
        """Keep one sentence that a person should know."""
        self.notes.append(sentence)

    def leave_out(self, why: str, rows: int, first_row: int | None = None) -> None:
        """Keep that rows were not counted; rows of one reason add up, the first row stays."""
        before, first = self._left_out.get(why, (0, first_row))
        self._left_out[why] = (before + rows, first)

    def add(self, other: "Account") -> None:
        """Take over what another account says, at the end of this one."""
        self.notes += other.notes
        for left in other.left_out:
            self.leave_out(left.why, left.rows, left.first_row)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Give the reasons in the order in which they were met."""
        return tuple(
            LeftOut(why=why, rows=rows, first_row=first)
            for why, (rows, first) in self._left_out.items()
            if rows
        )


def distinct_names(cells: list[str]) -> tuple[str, ...]:
    """Make one distinct, storable, non-empty name a column from a header's cells."""
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, start=1):
        clean = "".join(letter if letter.isprintable() else " " for letter in cell)
        base = clean.strip()[:_LONGEST_NAME] or f"Column {number}"
        name, copy = base, 2
        while name in names:
            name, copy = f"{base} ({copy})", copy + 1
        names[name] = None
    return tuple(names)
