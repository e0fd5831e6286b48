"""Workbooks, archives and packed files with the same tables inside."""

import gzip
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.usage_formats.case import AMSTERDAM, MADE, MIDNIGHT, UTC, Case

Rows = Sequence[Sequence[object]]


def workbook(*sheets: Rows, mac: bool = False) -> bytes:
    """Save rows as an .xlsx, a sheet each; `mac` counts its days from 1904."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    if mac:
        book.epoch = CALENDAR_MAC_1904
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def archive(**parts: bytes) -> bytes:
    """Pack files in a .zip; two underscores in a name stand for a full stop."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "."), content)
    return kept.getvalue()


def parquet(**columns: list[object]) -> bytes:
    """Write columns as parquet."""
    kept = io.BytesIO()
    pq.write_table(pa.table(columns), kept)
    return kept.getvalue()


def clock(hour: int) -> datetime:
    return datetime(2026, 5, 4, hour)  # noqa: DTZ001 - a cell has no zone


def locked(content: bytes) -> bytes:
    """Mark an archive's one file as protected by a password."""
    local, central = content.index(b"PK\x03\x04") + 6, content.index(b"PK\x01\x02") + 8
    marked = bytearray(content)
    marked[local] |= 1
    marked[central] |= 1
    return bytes(marked)


VISITORS = b"date,visitors,pageviews,visits\r\n2026-05-04,31,72,35\r\n2026-05-05,29,70,34\r\n"
PLAIN = b"time,requests\n2026-05-04T00:00:00Z,5\n2026-05-04T01:00:00Z,7\n"
SHEET = workbook([["Date", "Visits"], [clock(0), 120], [clock(1), 90]])
COLUMNS = parquet(time=[clock(0), clock(1)], visits=[120, 90])
SERIAL = 46146  # 4 May 2026 in days since the end of 1899
SERIAL_1904 = SERIAL - 1462

CASES = (
    Case(
        "Plausible's archive has its visitors taken out",
        archive(visitors__csv=VISITORS, pages__csv=b"name,visitors\n/,3\n", sources__csv=b"name\n"),
        values=(35, 34),
        start=MADE,
        step_s=86_400,
        unit="visits",
        kind="Plausible, CSV, zip",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "an archive of one export has it taken out",
        archive(export__csv=PLAIN),
        values=(5, 7),
        start=MIDNIGHT,
        kind="CSV, zip",
    ),
    Case(
        "an archive of several exports is refused",
        archive(one__csv=PLAIN, two__csv=PLAIN),
        refused="The archive holds 2 exports",
    ),
    Case(
        "an archive without a table is refused",
        archive(readme__md=b"hello"),
        refused="an archive without a CSV, a log or an .xlsx workbook in it",
    ),
    Case(
        "an archive that unpacks too far is refused",
        archive(export__csv=b"0" * 20_000_000),
        refused="The archive unpacks to 20 MB",
    ),
    Case(
        "an archive with too many files is refused",
        archive(**{f"part{number}__csv": b"" for number in range(1_001)}),
        refused="The archive holds 1,001 files",
    ),
    Case(
        "an archive behind a password is refused",
        locked(archive(export__csv=PLAIN)),
        refused="protected by a password",
    ),
    Case(
        "an archive in an archive is refused",
        archive(inner__csv=archive(export__csv=PLAIN)),
        refused="an archive, not an .xlsx workbook",
    ),
    Case(
        "an archive that was cut is refused",
        archive(export__csv=PLAIN)[:-30],
        refused="The archive is damaged",
    ),
    Case(
        "a packed table is read",
        gzip.compress(PLAIN),
        values=(5, 7),
        start=MIDNIGHT,
        kind="CSV, gzip",
    ),
    Case(
        "a workbook with a total that has no value",
        workbook(
            [
                ["Traffic"],
                [],
                ["Date", "Visits", "Share"],
                [clock(0), 120, 0.25],
                [clock(1), "1,050", 0.5],
                ["Total", "=SUM(B4:B5)", None],
            ]
        ),
        values=(120, 1050),
        start=MADE,
        unit="Visits",
        kind="Excel",
        says=("The sheet “Sheet 0” was read",),
        left_out={"a total, or a row without a time": 1},
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "dates of a workbook that are plain numbers",
        workbook([["Time", "Visits"], *([SERIAL + hour / 24, 9 - hour] for hour in range(4))]),
        values=(9, 8, 7, 6),
        start=MIDNIGHT,
        unit="Visits",
        kind="Excel",
        says=("Its dates are plain numbers and are read as Excel's days",),
        reading=UTC,
    ),
    Case(
        "a total below dates that are plain numbers stays out",
        workbook(
            [
                ["Time", "Visits"],
                *([SERIAL + hour / 24, 30 - hour] for hour in range(12)),
                ["Total", 294],
            ]
        ),
        values=tuple(30 - hour for hour in range(12)),
        start=MIDNIGHT,
        unit="Visits",
        kind="Excel",
        left_out={"a total, or a row without a time": 1},
        reading=UTC,
    ),
    Case(
        "plain numbers of a workbook from an old Mac count from 1904",
        workbook(
            [["Time", "Visits"], *([SERIAL_1904 + hour / 24, 9 - hour] for hour in range(4))],
            mac=True,
        ),
        values=(9, 8, 7, 6),
        start=MIDNIGHT,
        unit="Visits",
        kind="Excel",
        reading=UTC,
    ),
    Case(
        "counts in the size of dates are not taken for dates",
        workbook([["Page", "Visits"], ["/a", 45000], ["/b", 45100]]),
        refused="No column holds dates with times",
    ),
    Case(
        "of several sheets the longest with times is read and the others are named",
        workbook(
            [["About", "this"]],
            [["Day", "Sales"], [clock(0), 3]],
            [["Hour", "Visits"], *([clock(hour), 9 - hour] for hour in range(3))],
        ),
        values=(9, 8, 7),
        start=MIDNIGHT,
        unit="Visits",
        kind="Excel",
        says=("The sheet “Sheet 2” was read", "Times are also on “Sheet 1”"),
        reading=UTC,
    ),
    Case(
        "hours as columns in a workbook",
        workbook(
            [
                ["Date", *(f"{hour:02d}:00" for hour in range(24)), "Total"],
                [clock(0), *(5 + hour % 4 for hour in range(24)), 156],
                ["Total", *(5 + hour % 4 for hour in range(24)), 156],
            ]
        ),
        values=tuple(5 + hour % 4 for hour in range(24)),
        start=MIDNIGHT,
        unit="values",
        kind="Excel",
        left_out={"a total, or a row without a date": 1},
        reading=UTC,
    ),
    Case(
        "a GA4 exploration in a workbook",
        workbook(
            [
                ["# ----------------------------------------"],
                ["# 20260504-20260504"],
                [],
                ["Date + hour (YYYYMMDDHH)", "Sessions"],
                [None, 18, "Grand total"],
                [2026050400, 5],
                [2026050401, 6],
                [2026050403, 7],
            ]
        ),
        values=(5, 6, 0, 7),
        start=MADE,
        unit="Sessions",
        kind="Google Analytics 4 exploration, Excel",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
    Case(
        "parquet without a zone asks for it",
        parquet(time=[clock(0), clock(1)], requests=[5, 7]),
        asks="zone",
        refused="do not say their zone",
    ),
    Case(
        "parquet with local times",
        parquet(time=[clock(0), clock(1)], requests=[5, 7]),
        values=(5, 7),
        start=MADE,
        kind="parquet",
        zone="Europe/Amsterdam",
        reading=AMSTERDAM,
    ),
)
