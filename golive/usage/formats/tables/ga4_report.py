"""Google Analytics 4, Reports: several tables, each with its dates above it and numbered days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from golive.errors import UnreadableError
from golive.usage.formats.tables.numbered import Span, dated, day_in, is_numbered
from golive.usage.formats.tables.pivot import Point, side_by_side
from golive.usage.layout import Line, head, is_comment, separates, table_of
from golive.usage.shapes import Account, Known, Table

NAME = "Google Analytics 4 report"
WHERE = "Reports, any report or the snapshot: Share this report, Download file, Download CSV"
SAMPLE = """\
# ----------------------------------------
# Report CSV Export
# Account: shop
# Property: shop - GA4
# ----------------------------------------
#
# Start date: 20240401
# End date: 20240404
Nth day,Sessions
0000,310
0001,295
0002,402
0003,377

# Start date: 20240401
# End date: 20240404
Nth day,New users
0000,50
0001,48
0002,71
0003,66
"""
CLOCK = "Google Analytics uses the property's zone (Admin, Property details)."

_HEAD = 2_000  # other tables may stand above the first that numbers its days
_DATE = re.compile(r"#[^:]{2,40}:\s*(\d{8})\W*")
_NTH = re.compile(r"Nth (minute|hour|day|week|month)", re.IGNORECASE)


class _Section(NamedTuple):
    """One of the file's tables, with the days that stand above it."""

    span: Span | None
    header: Line
    lines: list[Line]


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether a table numbers its days from a date that stands above it."""
    first = [cells[0].strip() for cells in head(rows, _HEAD)]
    dates = any(map(_DATE.fullmatch, first))
    return any(map(_NTH.fullmatch, first)) or (dates and "0000" in first)


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read the tables that number their times as one, a column each.

    Raises:
        UnreadableError: no date above the tables, or by the week or the month.
    """
    sections = [
        found for found in _sections(rows) if is_numbered(found.header.cells[0], _numbers(found))
    ]
    if not sections:
        return table_of(rows, kind, account)
    first = sections[0]
    alike = [
        found
        for found in sections
        if found.span == first.span and found.header.cells[0] == first.header.cells[0]
    ]
    for other in sections:
        if other not in alike:
            why = "in a table of other days or steps"
            account.leave_out(why, len(other.lines), other.lines[0].number)
    table = side_by_side(_points(alike, account), first.header.cells[0], f"{NAME}, {kind}")
    if table is None:
        message = "The report has too many tables; export one with the figure that counts."
        raise UnreadableError(message)
    return replace(table, known=Known(time=table.names[0], clock=CLOCK))


def _numbers(section: _Section) -> list[str]:
    return [line.cells[0] for line in section.lines]


def _sections(rows: Sequence[Line]) -> Iterator[_Section]:
    """Cut the file where a comment or a blank row stands; dates hold until others are given."""
    days: list[str] = []
    section: _Section | None = None
    for line in rows:
        if separates(line.cells):
            if section is not None:
                yield section
                days, section = ([] if is_comment(line.cells) else days), None
            found = _DATE.fullmatch(line.cells[0].strip()) if line.cells else None
            days = [*days, found[1]][-2:] if found else days
        elif section is None:
            section = _Section(_span(days), line, [])
        else:
            section.lines.append(line)
    if section is not None:
        yield section


def _span(days: Sequence[str]) -> Span | None:
    found = [day for text in days if (day := day_in(text))]
    return Span(found[0], found[-1]) if found else None


def _points(sections: Sequence[_Section], account: Account) -> Iterator[Point]:
    own = Account()
    for number, section in enumerate(sections):
        times = dated(section.header.cells[0], _numbers(section), section.span, own)
        for line, time in zip(section.lines, times, strict=True):
            for name, value in zip(section.header.cells[1:], line.cells[1:], strict=False):
                yield Point(line.number, name, time, value)
        if number == 0:
            for sentence in own.notes:
                account.note(sentence)
