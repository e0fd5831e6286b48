"""What a workbook must keep to, checked on the file: accessible, printable, nothing calculated."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.cell_range import CellRange

WHITE = "FFFFFFFF"
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
LEAST_SIZE = 11
LONGEST_INLINE_LIST = 255
LONGEST_NAME = 31


def faults(workbook: bytes) -> list[str]:
    """List everything that is wrong with a workbook, one sentence each."""
    book = load_workbook(BytesIO(workbook))
    found = [*_book_faults(book)]
    for page in book.worksheets:
        for check in (_cells, _looks, _layout, _printing, _tables, _validations, _colours):
            found += [f"{page.title}: {fault}" for fault in check(page)]
    return found


def _book_faults(book: Any) -> Iterator[str]:
    if not book.properties.title or not book.properties.language:
        yield "the document has no title or no language"
    names = [name.lower() for page in book.worksheets for name in page.tables]
    if len(set(names)) < len(names):
        yield "two tables share a name"
    if book.worksheets[0].sheet_state != "visible":
        yield "the first sheet is hidden"


def _cells(page: Any) -> Iterator[str]:
    if page.merged_cells.ranges:
        yield "merged cells"
    for row in page.iter_rows():
        for cell in row:
            if cell.data_type in "fe":
                yield f"{cell.coordinate} holds a formula or an error"
            if isinstance(cell.value, str) and cell.value[:1] in "=+-@\t" and not cell.quotePrefix:
                yield f"{cell.coordinate} looks like a formula and is not marked as text"


def _looks(page: Any) -> Iterator[str]:
    for row in page.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            if cell.font.sz < LEAST_SIZE:
                yield f"{cell.coordinate} is set in {cell.font.sz} points"
            paper = cell.fill.start_color.rgb if cell.fill.fill_type else WHITE
            if contrast(cell.font.color.rgb, paper) < LEAST_CONTRAST:
                yield f"{cell.coordinate} has too little contrast"


def _layout(page: Any) -> Iterator[str]:
    if len(page.title) > LONGEST_NAME:
        yield "the name is too long"
    if page["A1"].value is None:
        yield "nothing stands in A1"
    if not str(
        page.sheet_properties.tabColor.rgb if page.sheet_properties.tabColor else ""
    ).startswith("FF"):
        yield "the tab's colour would be lost in LibreOffice"
    for column in range(1, page.max_column + 1):
        letter = page.cell(1, column).column_letter
        if letter not in page.column_dimensions or not page.column_dimensions[letter].customWidth:
            yield f"column {letter} has no width"


def _printing(page: Any) -> Iterator[str]:
    setup = page.page_setup
    if setup.orientation != "landscape" or int(setup.paperSize) != 9:
        yield "not laid out for A4 across"
    if not page.sheet_properties.pageSetUpPr.fitToPage or setup.fitToWidth != 1:
        yield "not fitted to one page's width"
    if not page.oddFooter.right.text:
        yield "no page numbers"


def _tables(page: Any) -> Iterator[str]:
    if page.title == "Cover":
        tables = list(page.tables.values())
    else:
        tables = list(page.tables.values())
        if len(tables) != 1 or tables[0].ref != page.dimensions:
            yield "the sheet is not one table from its first cell to its last"
        if page.print_title_rows != "$1:$1" or not page.freeze_panes:
            yield "the header neither stays in sight nor repeats in print"
    for table in tables:
        yield from _table(page, table)


def _table(page: Any, table: Any) -> Iterator[str]:
    rows = [[cell.value for cell in row] for row in page[table.ref]]
    headers = [column.name for column in table.tableColumns]
    if rows[0] != headers or not all(isinstance(text, str) and text for text in headers):
        yield f"the headers of {table.name} are not those of its first row"
    if len({text.lower() for text in headers}) < len(headers):
        yield f"two headers of {table.name} are the same"
    if len(rows) == 1:
        yield f"{table.name} has no rows"
    if any(all(value is None for value in row) for row in rows):
        yield f"{table.name} has a blank row"


def _validations(page: Any) -> Iterator[str]:
    for check in page.data_validations.dataValidation:
        for cells in check.sqref.ranges:
            (table,) = page.tables.values()
            whole = CellRange(table.ref)
            inside = whole.min_col <= cells.min_col and cells.max_col <= whole.max_col
            if not inside or (cells.min_row, cells.max_row) != (whole.min_row + 1, whole.max_row):
                yield f"the check of {cells.coord} does not cover the table's rows"
        if check.type == "list":
            yield from _list_check(page.parent, check.formula1)


def _list_check(book: Any, source: str) -> Iterator[str]:
    if source.startswith("="):
        yield "a drop-down's range starts with ="
    if source.startswith('"'):
        if len(source) - 2 > LONGEST_INLINE_LIST:
            yield "an inline list is too long"
        return
    name, _, cells = source.lstrip("=").partition("!")
    if any(
        cell.value is None for row in book[name.strip("'")][cells.replace("$", "")] for cell in row
    ):
        yield "a drop-down offers an empty choice"


def _colours(page: Any) -> Iterator[str]:
    for cells in page.conditional_formatting:
        for rule in cells.rules:
            if (
                rule.dxf
                and contrast(rule.dxf.font.color.rgb, rule.dxf.fill.bgColor.rgb) < LEAST_CONTRAST
            ):
                yield f"the colours of {cells.sqref} have too little contrast"


def contrast(ink: str, paper: str) -> float:
    """Give the contrast ratio of two colours `aarrggbb` (WCAG 2.2), 1 to 21."""
    light, dark = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (2, 4, 6))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
