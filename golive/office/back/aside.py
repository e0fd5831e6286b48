"""Everything in a file that differs from what golive wrote and is never taken: it is told."""

from collections.abc import Collection, Iterator, Mapping

from golive.office.back.book import Book, Sheet
from golive.office.back.codes import Place, checked_code
from golive.office.back.present import Present
from golive.office.back.snapshot import SNAPSHOT_ROW, Snapshot, row_mark, shown_marks
from golive.office.back.spelling import one_line
from golive.office.back.tables import table_in
from golive.office.back.told import Found, Ignored, shortened

_MOST = 100


def set_aside(
    book: Book, snapshot: Snapshot, present: Present, known: Mapping[Place, list[Found]]
) -> Iterator[Ignored]:
    """Tell what was changed that follows from the plan, what is missing, and what was added.

    Nothing can be told of a file without its snapshot.
    """
    columns: dict[tuple[str, str], Ignored] = {}
    for place, rows in known.items():
        for row in rows:
            yield from _changed(row, place, snapshot, columns)
    yield from columns.values()
    yield from _missing(book, snapshot, present, known)
    for sheet in book.sheets:
        if table_in(sheet.rows) is None and sheet.rows and sheet.rows[0] != SNAPSHOT_ROW:
            yield from _sheet(book, sheet, snapshot)


def _changed(
    row: Found,
    place: Place,
    snapshot: Snapshot,
    columns: dict[tuple[str, str], Ignored],
) -> Iterator[Ignored]:
    kind, row_id = place
    left = snapshot.shown.get(checked_code(row.line.id) or "")
    if left is None:
        return
    texts = {one_line(name): text for name, text in {**row.line.fields, **row.line.others}.items()}
    for name, marked in shown_marks(row.line, kind).items():
        if name not in left and texts[name]:
            what = f"The column “{shortened(name)}” is not golive’s; nothing is taken from it."
            where = f"sheet “{shortened(row.sheet)}”"
            columns.setdefault(
                (row.sheet, name), Ignored(row.file, where, what, kind, "", name, "")
            )
        elif name in left and left[name] != marked:
            yield row.not_taken(row_id, name, texts[name])


def _missing(
    book: Book, snapshot: Snapshot, present: Present, known: Collection[Place]
) -> Iterator[Ignored]:
    for code in snapshot.shown:
        kind, row_id = place = snapshot.rows[code]
        if place in present.names and place not in known:
            named = shortened(present.names[place])
            what = f"The {kind} “{named}” is not in the file any more; in the plan it stays."
            yield Ignored(book.name, "", what, kind, row_id)


def _sheet(book: Book, sheet: Sheet, snapshot: Snapshot) -> Iterator[Ignored]:
    """Compare a sheet that only shows with what it showed, whatever it is called now."""
    named = f"sheet “{shortened(sheet.name)}”"
    if not snapshot.sheets:
        return
    marks = snapshot.sheets.get(sheet.name) or max(
        snapshot.sheets.values(), key=lambda some: _same(sheet, some)
    )
    if not _same(sheet, marks):
        yield Ignored(book.name, named, _strange(sheet))
        return
    others = (at for at, row in enumerate(sheet.rows, 1) if row and row_mark(row) not in marks)
    for number, at in enumerate(others):
        if number == _MOST:
            return
        cells = " | ".join(filter(None, sheet.rows[at - 1]))
        what = (
            f"The row is not what golive wrote: “{shortened(cells)}”. Nothing is taken from this "
            "sheet; change the answer in golive."
        )
        yield Ignored(book.name, f"{named}, row {at}", what, value=cells[:500])


def _same(sheet: Sheet, marks: Collection[str]) -> int:
    return sum(row_mark(row) in marks for row in sheet.rows if row)


def _strange(sheet: Sheet) -> str:
    if any(checked_code(cell) for row in sheet.rows for cell in row):
        return (
            "The sheet has no headings that golive knows, such as Id, Task and Status; put them "
            "back, and give the file again."
        )
    return "The sheet is not golive’s; nothing is taken from it."
