"""Excel workbooks (.xlsx): the directory checked before anything is unpacked."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import openpyxl

from golive.errors import GoliveError, UnreadableError
from golive.usage.formats.serials import with_dates
from golive.usage.formats.tables import table_in
from golive.usage.layout import Line
from golive.usage.shapes import MAX_COLUMNS, Account, Table

NAME = "Excel"
WHERE = "Any workbook saved as .xlsx; the longest sheet with a table of times is read"
SAMPLE = "Date,Visits\n2026-05-04 00:00,120\n2026-05-04 01:00,90\n2026-05-04 02:00,65\n"

#: Rows of one sheet that are read at most.
MAX_ROWS = 200_000
_MAX_PARTS = 300
_MAX_UNPACKED = 60_000_000
_MAX_RATIO = 100
_MAX_SHEETS = 20
_EMPTY_ROWS = 1_000
_LONGEST_CELL = 1_000
_HALF_SECOND = timedelta(milliseconds=500)
_INSTEAD = "save the sheet as CSV and give that"


def recognises(content: bytes) -> bool:
    """Tell whether the bytes begin like a zip file, as every .xlsx does."""
    return content.startswith(b"PK")


def read(content: bytes, account: Account) -> Table:
    """Read the longest sheet that holds a table with times.

    Raises:
        UnreadableError: no workbook, protected, damaged, too large, with macros, or no such sheet.
    """
    _check_directory(content)
    epoch, sheets = _sheets(content)
    found, refused = [], []
    for name, lines in sheets:
        own = Account()
        try:
            found.append((name, _table(lines, epoch, own), own))
        except UnreadableError as error:
            refused.append(error)
    if not found:
        raise next(iter(refused), UnreadableError(f"The workbook has no sheet; {_INSTEAD}."))
    name, table, own = max(found, key=lambda sheet: len(sheet[1].rows))
    account.note(f"The sheet “{name[:100]}” was read.")
    others = [f"“{other[:100]}”" for other, _, _ in found if other != name]
    if others:
        account.note(f"Times are also on {', '.join(others)[:300]}; a CSV of one has it read.")
    account.add(own)
    return table


def _table(lines: list[Line], epoch: datetime, account: Account) -> Table:
    try:
        return table_in(lines, NAME, account)
    except UnreadableError:
        spelled = with_dates(lines, epoch)
        if spelled is None:
            raise
        account.note("Its dates are plain numbers and are read as Excel's days.")
        return table_in(spelled, NAME, account)


def _check_directory(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        message = f"The file looks like a workbook but is damaged; {_INSTEAD}."
        raise UnreadableError(message) from error
    names = {part.filename for part in parts}
    size = sum(part.file_size for part in parts)
    if "xl/workbook.xml" not in names:
        message = f"The file is an archive, not an .xlsx workbook; {_INSTEAD}."
        raise UnreadableError(message)
    if any(name.endswith("vbaProject.bin") for name in names):
        message = f"The workbook holds macros, which are not read; {_INSTEAD}."
        raise UnreadableError(message)
    if len(parts) > _MAX_PARTS or size > min(_MAX_UNPACKED, _MAX_RATIO * len(content)):
        message = (
            f"The workbook unpacks to {size / 1e6:,.0f} MB in {len(parts):,} parts; at most 60 MB, "
            f"{_MAX_RATIO} times its size and {_MAX_PARTS} parts are read; {_INSTEAD}."
        )
        raise UnreadableError(message)


def _sheets(content: bytes) -> tuple[datetime, list[tuple[str, list[Line]]]]:
    """Give the calendar's first day and each sheet's rows; openpyxl raises nine types here."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read_sheets(content)
    except GoliveError:
        raise
    except MemoryError as error:
        message = f"The workbook is too large to read; {_INSTEAD}."
        raise UnreadableError(message) from error
    except zipfile.BadZipFile as error:
        message = f"The workbook is damaged or protected by a password; {_INSTEAD}."
        raise UnreadableError(message) from error
    except Exception as error:
        message = f"The workbook is damaged; open it in Excel, {_INSTEAD}."
        raise UnreadableError(message) from error


def _read_sheets(content: bytes) -> tuple[datetime, list[tuple[str, list[Line]]]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheets = []
    for sheet in book.worksheets[:_MAX_SHEETS]:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
        sheets.append((sheet.title, list(_lines(rows))))
    book.close()
    return book.epoch, sheets


def _lines(rows: Iterator[tuple[object, ...]]) -> Iterator[Line]:
    empty = 0
    for number, row in enumerate(rows, start=1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        empty = 0 if cells else empty + 1
        if empty > _EMPTY_ROWS:
            return
        if number > MAX_ROWS:
            message = (
                f"The sheet has more than {MAX_ROWS:,} rows, the most that is read; {_INSTEAD}."
            )
            raise UnreadableError(message)
        yield Line(number, cells)


def _text(value: object) -> str:
    """Spell a cell as text; a moment is rounded to the second, because Excel keeps days."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (value + _HALF_SECOND).replace(microsecond=0).isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:_LONGEST_CELL]
