"""A workbook as bytes: the same workbook at the same moment gives the same bytes."""

from datetime import datetime
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from golive.office.words import local_moment

_NO_DATE = (1980, 1, 1, 0, 0, 0)


class _Archive(ZipFile):
    """A zip file whose entries carry no clock time; openpyxl would read the clock."""

    def writestr(self, name: str | ZipInfo, text: Any, *_: Any) -> None:
        entry = name if isinstance(name, ZipInfo) else ZipInfo(name, _NO_DATE)
        super().writestr(entry, text, ZIP_DEFLATED)

    def write(self, filename: str | PathLike[str], arcname: Any = None, *_: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def as_bytes(book: Workbook, now: datetime) -> bytes:
    """Write a workbook as made at `now`."""
    book.properties.created = book.properties.modified = local_moment(now, "UTC")
    target = BytesIO()
    with _Archive(target, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return target.getvalue()
