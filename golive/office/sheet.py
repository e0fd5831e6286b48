"""A sheet that holds one real table, starting in its first cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from golive.office.fit import fit_row
from golive.office.looks import TAB_LISTS, Look, Looks
from golive.office.text import cell_text, footer_text, like_a_formula

#: What a cell holds; moments are naive, on the clock that the column's header names.
Value = str | int | float | date | datetime | None

# Excel counts a 29 February 1900 that never was; days before it differ between programs.
_FIRST_DAY = date(1900, 3, 1)
_A4 = 9
_BUTTON = 3.5  # characters that the filter's button and bold letters take from a header


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: header, width in characters, and the look of its cells."""

    header: str
    width: float
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with one table.

    Attributes:
        name: the sheet's name, at most 31 characters.
        table: the table's name, unique in the workbook, no spaces.
        columns: headers are unique within the table.
        rows: as many values a row as there are columns; at least one row.
        tab: the tab's colour, `FFrrggbb`.
        keep: how many columns stay in sight when scrolling sideways.
        hidden: not shown unless somebody asks for it.
    """

    name: str
    table: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    tab: str = TAB_LISTS
    keep: int = 0
    hidden: bool = False


def write_table(book: Workbook, looks: Looks, sheet: TableSheet, footer: str) -> Worksheet:
    """Write a sheet with its table, ready to print, and give it for further marks."""
    page: Worksheet = book.create_sheet(sheet.name)
    page.append([put(page, looks, column.header, Look.HEADER) for column in sheet.columns])
    kinds = [column.look for column in sheet.columns]
    widths = [column.width for column in sheet.columns]
    fit_row(page, 1, [column.header for column in sheet.columns], [w - _BUTTON for w in widths])
    for number, row in enumerate(sheet.rows, 2):
        page.append([put(page, looks, *pair) for pair in zip(row, kinds, strict=True)])
        fit_row(page, number, row, widths)
    reference = f"A1:{get_column_letter(len(kinds))}{len(sheet.rows) + 1}"
    page.add_table(a_table(sheet.table, reference, [column.header for column in sheet.columns]))
    set_widths(page, widths)
    page.freeze_panes = page.cell(2, sheet.keep + 1).coordinate
    page.print_title_rows = "1:1"
    page.sheet_properties.tabColor = sheet.tab
    page.sheet_state = "hidden" if sheet.hidden else "visible"
    ready_to_print(page, footer)
    return page


def put(page: Worksheet, looks: Looks, value: Value, look: Look) -> Cell:
    """Make a cell for `page.append`: text stays text whatever it looks like."""
    if isinstance(value, date) and _day(value) < _FIRST_DAY:
        value = value.isoformat()
    if not isinstance(value, str):
        return Cell(page, 1, 1, value, looks.of(_look_of(value, look)))
    text = cell_text(value)
    cell = Cell(page, 1, 1, text or None, looks.of(look, quoted=like_a_formula(text)))
    if text:
        cell.data_type = "s"  # openpyxl takes "=1" for a formula and "#N/A" for an error
    return cell


def _look_of(value: Value, look: Look) -> Look:
    if look is not Look.TEXT or value is None:
        return look
    if isinstance(value, datetime):
        return Look.MOMENT
    return Look.DAY if isinstance(value, date) else Look.NUMBER


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def a_table(name: str, reference: str, headers: Sequence[str], *, filtered: bool = True) -> Table:
    """Make a table over a range whose first row holds the headers."""
    columns = [TableColumn(id=number, name=text) for number, text in enumerate(headers, 1)]
    return Table(
        displayName=name,
        ref=reference,
        tableColumns=columns,
        autoFilter=AutoFilter(ref=reference) if filtered else None,
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=True),
    )


def set_widths(page: Worksheet, widths: Sequence[float]) -> None:
    """Set the columns' widths in characters, from the first on."""
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width


def ready_to_print(page: Worksheet, footer: str) -> None:
    """Lay a sheet out for A4 across, one page wide, with its name and page numbers beneath."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.3
    page.page_margins.top, page.page_margins.bottom = 0.4, 0.7
    page.page_margins.header = page.page_margins.footer = 0.3
    foot = HeaderFooterItem()
    foot.left.text, foot.center.text = footer_text(footer), "&A"
    foot.right.text = "Page &P of &N"
    page.oddFooter = foot
