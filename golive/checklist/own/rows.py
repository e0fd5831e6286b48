"""The rows of a small table that somebody filled in: CSV or Excel, read within limits."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final, NamedTuple

import openpyxl

from golive.errors import UnreadableError

#: The largest file that is read, in bytes: 500 rows of ten full cells have 2.5 MB as text.
LARGEST: Final = 3_000_000
_MOST_ROWS = 5_000
_MOST_CELLS = 50
# A 1 MB workbook can unpack to 1 GB, and one row of a million cells took 20 s and 900 MB
# (measured); a table of 500 items has 0.5 MB and 30 000 XML tags.
_MOST_UNPACKED = 10_000_000
_MOST_TAGS = 200_000
_MOST_PARTS = 300
_DELIMITERS = ",;\t|"
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_INSTEAD = "save the table as CSV and give that"


class Line(NamedTuple):
    """One row that says something: its number in the file, from 1, and its cells, stripped."""

    number: int
    cells: tuple[str, ...]


def lines_of(content: bytes) -> tuple[Line, ...]:
    """Read the rows of CSV (commas, semicolons, tabs, bars) or of the first sheet with cells.

    Formulas are not computed: the values that Excel last saved are read.

    Raises:
        UnreadableError: too large, too long, damaged or protected.
    """
    if len(content) > LARGEST:
        message = (
            f"The file is larger than {LARGEST // 1_000_000} MB; give the table of items alone."
        )
        raise UnreadableError(message)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"The file is an old or protected Excel file; {_INSTEAD}."
        raise UnreadableError(message)
    rows = _sheet(content) if content.startswith(b"PK") else _text(content)
    found = []
    for number, cells in rows:
        if number > _MOST_ROWS:
            message = f"The table has more than {_MOST_ROWS:,} rows; give the table of items alone."
            raise UnreadableError(message)
        if any(cells):
            found.append(Line(number, cells))
    return tuple(found)


def _text(content: bytes) -> Iterator[Line]:
    text = _decoded(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    number = 1
    try:
        for row in rows:
            yield Line(number, tuple(cell.strip() for cell in row[:_MOST_CELLS]))
            number = rows.line_num + 1
    except csv.Error as error:
        message = f"Row {number:,} cannot be read; look for a quotation mark without its partner."
        raise UnreadableError(message) from error


def _decoded(content: bytes) -> str:
    """Decode by the mark in front, else as UTF-8, else as Excel for Windows writes CSV."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _sheet(content: bytes) -> Iterator[Line]:
    _check_directory(content)
    yield from _opened(content)


def _check_directory(content: bytes) -> None:
    """Look at the sizes that the archive names, which it cannot exceed, before unpacking any."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        message = f"The file looks like a workbook but is damaged; {_INSTEAD}."
        raise UnreadableError(message) from error
    size = sum(part.file_size for part in parts)
    if size > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
        message = (
            f"The workbook unpacks to {size / 1e6:,.0f} MB in {len(parts):,} parts and at most "
            f"{_MOST_UNPACKED // 1_000_000} MB in {_MOST_PARTS} parts are read; {_INSTEAD}."
        )
        raise UnreadableError(message)


def _opened(content: bytes) -> list[Line]:
    """Read the first sheet with cells; the one boundary around openpyxl, with its nine errors."""
    try:
        _check_tags(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return next((lines for sheet in book.worksheets if (lines := _cells(sheet))), [])
    except UnreadableError:
        raise
    except Exception as error:
        message = f"The workbook is damaged or protected by a password; {_INSTEAD}."
        raise UnreadableError(message) from error


def _check_tags(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tags = sum(archive.read(part).count(b"<") for part in archive.infolist())
    if tags > _MOST_TAGS:
        message = f"The workbook holds too many cells for a table of items; {_INSTEAD}."
        raise UnreadableError(message)


def _cells(sheet: Any) -> list[Line]:
    sheet.reset_dimensions()  # a false one could name 17 thousand million cells
    rows = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_CELLS, values_only=True)
    lines = (Line(number, tuple(map(_spelled, row))) for number, row in enumerate(rows, 1))
    return [line for line in lines if any(line.cells)]


def _spelled(value: object) -> str:
    """Spell a cell as a person would type it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else str(value).strip()
