"""A spreadsheet's column of dates that was saved as plain numbers: days since 1900 or 1904."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from golive.usage.columns import NAMED_TIME
from golive.usage.layout import Line

_EARLIEST, _LATEST = 20_000.0, 80_000.0  # 1954 to 2119
_NEARLY_ALL = 0.9
_FEWEST = 2
_HALF_SECOND = timedelta(milliseconds=500)


def with_dates(lines: Sequence[Line], epoch: datetime) -> list[Line] | None:
    """Spell the numbers of a column that is named like a time as dates; None without one.

    Its numbers lie where dates of our time do and never fall.

    Args:
        lines: a sheet's rows.
        epoch: the day that the workbook counts from.
    """
    for number, header in enumerate(lines):
        for at, name in enumerate(header.cells):
            below = lines[number + 1 :]
            if NAMED_TIME.search(name) and _are_days([_cell(line, at) for line in below]):
                return [*lines[: number + 1], *(_spelled(line, at, epoch) for line in below)]
    return None


def _cell(line: Line, at: int) -> str:
    return line.cells[at].strip() if at < len(line.cells) else ""


def _days(cell: str) -> float | None:
    if not cell.replace(".", "", 1).isdigit() or not cell.isascii():
        return None
    return found if _EARLIEST <= (found := float(cell)) < _LATEST else None


def _are_days(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    found = [days for cell in filled if (days := _days(cell)) is not None]
    rising = all(before <= after for before, after in pairwise(found))
    return len(found) >= max(_FEWEST, _NEARLY_ALL * len(filled)) and rising


def _spelled(line: Line, at: int, epoch: datetime) -> Line:
    days = _days(_cell(line, at))
    if days is None:
        return line
    moment = (epoch + timedelta(days=days) + _HALF_SECOND).replace(microsecond=0)
    return Line(line.number, [*line.cells[:at], str(moment), *line.cells[at + 1 :]])
