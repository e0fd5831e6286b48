"""Universal Analytics: a second table numbers the hours or dates the days of the first line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from golive.plan import DateOrder
from golive.usage.formats.tables.ga4_report import CLOCK
from golive.usage.formats.tables.numbered import Span, dated, day_in, is_numbered
from golive.usage.layout import Line, blocks, head, table_of
from golive.usage.shapes import Account, Known, Table
from golive.usage.times import DAY_S, is_two_way, stamp

NAME = "Universal Analytics"
WHERE = "Any report of the former Google Analytics, set to Hour or Day: Export, CSV"
SAMPLE = """\
# ----------------------------------------
# All Web Site Data
# Audience Overview
# 20220801-20220801
# ----------------------------------------

Hour Index,Sessions
0,14
1,9
2,"1,233"
,"1,256"
"""

_RANGE = re.compile(r"#\s*((?:19|20)\d{6})-((?:19|20)\d{6})\W*")
_EPOCH = 719_163  # 1 January 1970


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether a range of days stands above a table that numbers or dates its first column."""
    return next(_spans(rows), None) is not None and bool(_tables(rows))


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read the table that counts by the hour or by the day.

    Raises:
        UnreadableError: by the week or the month, or hours that a clock change moved.
    """
    span = next(_spans(rows))
    block = max(_tables(rows), key=len)
    cells = [line.cells[0] for line in block[1:]]
    order = None
    if is_numbered(block[0].cells[0], cells):
        cells = dated(block[0].cells[0], cells, span, account)
    else:
        order = _order(cells, span)
    lines = [
        Line(line.number, [cell, *line.cells[1:]])
        for line, cell in zip(block[1:], cells, strict=True)
    ]
    table = table_of([block[0], *lines], kind, account)
    known = Known(time=table.names[0], order=order, clock=CLOCK)
    return replace(table, kind=f"{NAME}, {kind}", known=known)


def _spans(rows: Sequence[Line]) -> Iterator[Span]:
    """Give each range of days among the first rows."""
    for cells in head(rows, 30):
        found = _RANGE.fullmatch(cells[0].strip())
        days = [day for text in found.groups() if (day := day_in(text))] if found else []
        if len(days) == len(("first", "last")):
            yield Span(*days)


def _tables(rows: Sequence[Line]) -> list[list[Line]]:
    """Give the tables whose first column is numbered from nought, or holds dates in figures."""
    return [
        block
        for block in blocks(rows)
        if is_numbered(block[0].cells[0], cells := [line.cells[0] for line in block[1:]])
        or any(map(is_two_way, cells[:1]))
    ]


def _order(cells: Sequence[str], span: Span) -> DateOrder | None:
    """Give the one order of day and month with which every date lies in the report's days."""
    first, end = ((day.toordinal() - _EPOCH) * DAY_S for day in span)
    dates = [cell for cell in cells if cell.strip()]
    fitting = [
        order
        for order in (DateOrder.DMY, DateOrder.MDY)
        if all((at := stamp(cell, order)) and first <= at.seconds <= end for cell in dates)
    ]
    return fitting[0] if len(fitting) == 1 else None
