"""OpenDocument spreadsheets (.ods), as LibreOffice and Google Sheets save them."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

from golive.errors import UnreadableError
from golive.office.back.spelling import UNREAD, spelled

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MAX_COLUMNS = 60
_EMPTY_ROWS = 1_000

_Rows = tuple[tuple[str, ...], ...]


def opened_document(content: bytes, most: int) -> Iterator[tuple[str, _Rows]]:
    """Give the name and the rows of every sheet, spelled as those of an .xlsx file are.

    Args:
        content: an .ods file whose size was checked.
        most: how many rows are read, all sheets together.

    Raises:
        UnreadableError: it has more rows, or declares a document type, which could grow.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        written = archive.read("content.xml")
    if b"<!DOCTYPE" in written or b"<!ENTITY" in written:
        message = "The workbook declares entities, which no spreadsheet does; save it as .xlsx."
        raise UnreadableError(message)
    document = fromstring(written)  # noqa: S314 - no entities, a bounded size, a process of its own
    for table in document.iter(f"{_TABLE}table"):
        rows = tuple(_rows(table, most))
        most -= len(rows)
        yield table.get(f"{_TABLE}name", ""), rows


def _rows(table: Element, most: int) -> Iterator[tuple[str, ...]]:
    empty = read = 0
    for row in table.iter(f"{_TABLE}table-row"):
        cells = _cells(row)
        times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        if not cells:
            empty += times
            continue
        if empty > _EMPTY_ROWS:
            return
        read += empty + times
        if read > most:
            message = "The workbook has more rows than are read; export it from golive again."
            raise UnreadableError(message)
        yield from [()] * empty
        yield from [cells] * times
        empty = 0


def _cells(row: Element) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in _CELLS:
            times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells += [_spelled(cell)] * min(times, _MAX_COLUMNS - len(cells))
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _spelled(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        return spelled(datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", "")))
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", "").upper()
    if kind in ("float", "percentage", "currency"):
        return spelled(float(cell.get(f"{_OFFICE}value", "")))
    parts = (part for part in cell if part.tag == f"{_TEXT}p")  # not those of a comment
    text = spelled("\n".join(map(_said, parts)))
    broken = text.startswith(("#", "Err:")) or not text
    return UNREAD if broken and cell.get(f"{_TABLE}formula") else text


def _said(part: Element) -> str:
    """Give a paragraph's text; runs of blanks, tabs and line breaks are elements of their own."""
    said = part.text or ""
    for child in part:
        if child.tag == f"{_TEXT}s":
            said += " " * int(child.get(f"{_TEXT}c", "1"))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            said += "\t" if child.tag.endswith("tab") else "\n"
        else:
            said += _said(child)
        said += child.tail or ""
    return said
