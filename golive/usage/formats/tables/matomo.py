"""Matomo: days or weeks of visits; a week's cell holds two dates and a comma nobody quoted."""

import re
from collections.abc import Sequence
from dataclasses import replace

from golive.errors import UnreadableError
from golive.usage.layout import Line, head, table_of
from golive.usage.shapes import Account, Known, Table

NAME = "Matomo"
WHERE = "Visitors, Overview, Visits over time: Export, CSV; hours come from the API by the hour"
SAMPLE = """\
Date,Unique visitors,Visits,Actions
2026-05-04,1781,1788,4850
2026-05-05,1604,1650,4411
2026-05-06,1120,1150,2750
"""

_WORDS = frozenset(("nb_visits", "nb_uniq_visitors", "unique visitors"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"(\d{4}-\d{2}-\d{2})(?:,| - |/)\d{4}-\d{2}-\d{2}")
_CLOCK = "Matomo uses the website's zone (Settings, Websites)."
_NOTHING = "No data available"


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether a header has Matomo's names, or the file says that there is nothing."""
    first = head(rows, 3)
    return any(cells[:1] == [_NOTHING] or _WORDS & _names(cells) for cells in first)


def _names(cells: Sequence[str]) -> set[str]:
    return {cell.strip().lower() for cell in cells}


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read visits by the day, the week or the hour.

    Raises:
        UnreadableError: a report of totals without times, or nothing in it.
    """
    if any(cells[:1] == [_NOTHING] for cells in head(rows, 3)):
        message = "Matomo says “No data available”; choose days that have visits and export again."
        raise UnreadableError(message)
    lines = [Line(line.number, _with_one_date(line.cells)) for line in rows]
    if not any(_DAY.match(cell) for line in lines for cell in line.cells):
        message = (
            "This Matomo report is a total without times; export “Visits over time” instead, by "
            "the day, or by the hour from its API."
        )
        raise UnreadableError(message)
    table = table_of(lines, kind, account)
    return replace(table, kind=f"{NAME}, {kind}", known=Known(clock=_CLOCK))


def _with_one_date(cells: list[str]) -> list[str]:
    """Keep a week's first day, whether its two days are one cell or two."""
    if len(cells) > 1 and _DAY.fullmatch(cells[0]) and _DAY.fullmatch(cells[1]):
        return [cells[0], *cells[2:]]
    week = _WEEK.fullmatch(cells[0].strip()) if cells else None
    return [week[1], *cells[1:]] if week else cells
