"""Excel workbooks (.xlsx): the directory checked before anything is unpacked."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import openpyxl

from golive.errors import GoliveError, UnreadableError
from golive.usage.layout import Line, table_of
from golive.usage.shapes import MAX_COLUMNS, Account, Table

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
    """Read the first sheet that holds a table with times.

    Raises:
        UnreadableError: no workbook, protected, damaged, too large, with macros, or no such sheet.
    """
    _check_directory(content)
    refused: UnreadableError | None = None
    for name, lines in _sheets(content):
        try:
            own = Account()
            table = table_of(lines, "Excel", own)
        except UnreadableError as error:
            refused = refused or error
        else:
            account.note(f"The sheet “{name[:100]}” was read.")
            for sentence in own.notes:
                account.note(sentence)
            for left in own.left_out:
                account.leave_out(left.why, left.rows, left.first_row)
            return table
    raise refused or UnreadableError(f"The workbook has no sheet with cells; {_INSTEAD}.")


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


def _sheets(content: bytes) -> list[tuple[str, list[Line]]]:
    """Give each sheet's rows: the one boundary around openpyxl, which raises nine types."""
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


def _read_sheets(content: bytes) -> list[tuple[str, list[Line]]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheets = []
    for sheet in book.worksheets[:_MAX_SHEETS]:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
        sheets.append((sheet.title, list(_lines(rows))))
    book.close()
    return sheets


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
