"""The tables of a workbook whose rows come back, found by their headings wherever they stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from golive.office.back.codes import checked_code
from golive.office.back.headings import ID, NAME, Headings, headings_in

_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table.

    Attributes:
        number: the row of the sheet, from 1.
        id: what stands in its column of ids.
        fields: the cells of the known columns, by field.
        others: the cells of the other columns, by heading.
    """

    number: int
    id: str
    fields: dict[str, str]
    others: dict[str, str]

    @property
    def name(self) -> str:
        """What the row is called."""
        return self.fields.get(NAME, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows come back: its headings, and the rows that hold something."""

    headings: Headings
    lines: tuple[Line, ...]


def table_in(rows: Sequence[tuple[str, ...]]) -> Table | None:
    """Find the table of a sheet; None if the sheet has none whose rows come back."""
    for at, cells in enumerate(rows[:_LOOKED_AT]):
        found = headings_in(cells)
        if found is not None:
            below = rows[at + 1 :]
            headings = _with_ids(found, below)
            return Table(headings, tuple(_lines(headings, below, at + 2)))
    return None


def _with_ids(headings: Headings, rows: Sequence[tuple[str, ...]]) -> Headings:
    """Find the column of ids by what stands in it, should its heading be gone."""
    if ID in headings.fields:
        return headings
    counts = Counter(at for row in rows for at, cell in enumerate(row) if checked_code(cell))
    if not counts:
        return headings
    return replace(headings, fields={**headings.fields, ID: counts.most_common(1)[0][0]})


def _lines(headings: Headings, rows: Sequence[tuple[str, ...]], first: int) -> Iterator[Line]:
    for number, row in enumerate(rows, first):
        fields = {field: _at(row, place) for field, place in headings.fields.items()}
        others = {heading: _at(row, place) for heading, place in headings.others.items()}
        if any(fields.values()) or any(others.values()):
            yield Line(number, fields.pop(ID, ""), fields, others)


def _at(row: tuple[str, ...], place: int) -> str:
    return row[place] if place < len(row) else ""
