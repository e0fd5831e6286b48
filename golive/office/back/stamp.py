"""Stamping a workbook before it leaves: short ids on its rows, and what its cells hold."""

from datetime import datetime
from typing import Any

from openpyxl import Workbook

from golive.office.back.book import Sheet
from golive.office.back.codes import Place, codes_of
from golive.office.back.headings import ID
from golive.office.back.snapshot import about, snapshot_sheet
from golive.office.back.spelling import spelled
from golive.office.back.tables import Table, table_in
from golive.office.looks import Looks
from golive.office.sheet import write_table
from golive.plan import Plan


def stamp(book: Workbook, looks: Looks, plan: Plan, now: datetime, revision: int | None) -> None:
    """Put codes in place of the ids of rows that come back, and add the hidden snapshot.

    Sheets that are written later are not part of the snapshot.

    Args:
        book: the workbook as people will get it.
        looks: its styles.
        plan: what it was made of.
        now: the moment of the export.
        revision: the plan's revision in the store; None if it has none.
    """
    tables = [(page, found) for page in book.worksheets if (found := _table(page))]
    places = {place for _, table in tables for place in _places(table)}
    codes = codes_of(plan.id, places)
    for page, table in tables:
        for line in table.lines:
            if line.id:
                at = table.headings.fields[ID] + 1
                page.cell(line.number, at).value = codes[table.headings.kind, line.id]
    rows = {code: place for place, code in codes.items()}
    said = about(plan.id, revision, plan.zone, now.isoformat())
    write_table(
        book, looks, snapshot_sheet([_sheet(page) for page in book.worksheets], rows, said), ""
    )


def _table(page: Any) -> Table | None:
    return table_in(_sheet(page).rows)


def _places(table: Table) -> list[Place]:
    return [(table.headings.kind, line.id) for line in table.lines if line.id]


def _sheet(page: Any) -> Sheet:
    """Spell a sheet as it will be read when the file comes back."""
    rows = (tuple(spelled(value) for value in row) for row in page.iter_rows(values_only=True))
    return Sheet(page.title, tuple(map(_without_end, rows)))


def _without_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    count = len(cells)
    while count and not cells[count - 1]:
        count -= 1
    return cells[:count]
