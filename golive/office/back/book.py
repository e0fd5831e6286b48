"""A workbook as plain text: sheets, rows and cells, and nothing that could do anything."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from golive.errors import GoliveError, UnreadableError
from golive.office.back.opened import opened_document
from golive.office.back.spelling import UNREAD, spelled

#: The largest file that is read, in bytes; 5 000 tasks make 1 MB.
LARGEST = 10_000_000
#: Rows of a workbook that are read at most, all sheets together.
MAX_ROWS = 100_000

_MAX_UNPACKED = 60_000_000
_MAX_RATIO = 100
_RATIO_FROM = 1_000_000  # a small workbook may be as repetitive as it likes
_MAX_PARTS = 300
_MAX_SHEETS = 50
_MAX_COLUMNS = 60
_EMPTY_ROWS = 1_000
_AGAIN = "export it from golive again, fill that in and give it back as .xlsx"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and its rows from the first on, each without the empty cells at its end.

    A cell is spelled as `golive.office.back.spelling.spelled` does.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that came back.

    Attributes:
        name: the file's name, for people.
        sha256: of its bytes, in hexadecimal.
        sheets: its sheets, the hidden ones too.
        from_1904: its numbers of days count from 1904.
    """

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    from_1904: bool = False


def read_book(content: bytes, name: str) -> Book:
    """Read an .xlsx or .ods file within limits of size.

    A formula counts as the value that a program calculated last; without one it is `UNREAD`.

    Args:
        content: the file's bytes.
        name: the file's name, for people only.

    Raises:
        UnreadableError: no workbook, protected, damaged, with macros, or too large.
    """
    _check(content, name)
    digest = sha256(content).hexdigest()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if _is_document(content):
                sheets = tuple(Sheet(*found) for found in opened_document(content, MAX_ROWS))
                return Book(name, digest, sheets)
            return _read(content, name, digest)
    except GoliveError:
        raise
    except Exception as error:  # openpyxl raises nine types, and expat its own
        message = f"“{name}” is damaged or protected by a password; {_AGAIN}."
        raise UnreadableError(message) from error


def _check(content: bytes, name: str) -> None:
    """Look at the archive's directory before anything is unpacked."""
    if len(content) > LARGEST:
        message = f"“{name}” is larger than {LARGEST // 1_000_000} MB; {_AGAIN}."
        raise UnreadableError(message)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        message = f"“{name}” is no .xlsx or .ods workbook; {_AGAIN}."
        raise UnreadableError(message) from error
    if any(part.filename.endswith("vbaProject.bin") for part in parts):
        message = f"“{name}” holds macros, which are not read; save it as .xlsx and give that."
        raise UnreadableError(message)
    size = sum(part.file_size for part in parts)
    most = min(_MAX_UNPACKED, max(_RATIO_FROM, _MAX_RATIO * len(content)))
    if len(parts) > _MAX_PARTS or size > most:
        message = (
            f"“{name}” unpacks to {size / 1e6:,.0f} MB in {len(parts):,} parts, more than is "
            f"read; {_AGAIN}."
        )
        raise UnreadableError(message)


def _is_document(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "content.xml" in archive.namelist()


def _read(content: bytes, name: str, digest: str) -> Book:
    """Read values and formulas side by side: a formula without a value is no empty cell."""
    values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    sheets: list[Sheet] = []
    room = MAX_ROWS
    for one, other in list(zip(values.worksheets, formulas.worksheets, strict=True))[:_MAX_SHEETS]:
        rows = tuple(_filled(zip(_rows(one, room), _rows(other, room), strict=False)))
        room -= len(rows)
        if room <= 0:
            message = f"“{name}” has more than {MAX_ROWS:,} rows, the most that is read; {_AGAIN}."
            raise UnreadableError(message)
        sheets.append(Sheet(one.title, rows))
    return Book(name, digest, tuple(sheets), values.epoch == CALENDAR_MAC_1904)


def _rows(page: Any, room: int) -> Iterator[tuple[Any, ...]]:
    page.reset_dimensions()  # a file may claim any size
    rows: Iterator[tuple[Any, ...]] = page.iter_rows(max_row=room, max_col=_MAX_COLUMNS)
    return rows


def _filled(pairs: Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]) -> Iterator[tuple[str, ...]]:
    """Spell rows, up to the last that holds something, or a long stretch that holds nothing."""
    empty = 0
    for values, formulas in pairs:
        cells = [_cell(*pair) for pair in zip(values, formulas, strict=False)]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            if empty > _EMPTY_ROWS:
                return
            continue
        yield from [()] * empty
        yield tuple(cells)
        empty = 0


def _cell(value: Any, formula: Any) -> str:
    if formula.data_type == "e" or (formula.data_type == "f" and value.data_type == "e"):
        return UNREAD
    if formula.data_type == "f" and value.value is None:
        return UNREAD
    return spelled(value.value)
