"""Rows of cells to one table: titles above it, several tables in one file, totals below.

Serves every format that comes as rows of text: CSV, spreadsheets.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from golive.errors import UnreadableError
from golive.plan import DateOrder
from golive.usage.quantities import is_number
from golive.usage.shapes import Account, Table, distinct_names
from golive.usage.times import clock_time, is_two_way, stamp

_SAMPLE = 200
_TIME_SHARE = 0.5
_SEVERAL = 2
_HOUR_OF_DAY = re.compile(r"(\d{1,2})(?::00)?\s?h?")
_DURATION = re.compile(r"duration|avg|average|dauer|duur|dur[ée]e|gem\.|on site", re.IGNORECASE)


class Line(NamedTuple):
    """One row of a file: its number, from 1, and its cells."""

    number: int
    cells: list[str]


def head(rows: Sequence[Line], count: int) -> list[list[str]]:
    """Give the cells of the first rows, at most `count` of those that are not blank."""
    return list(islice((line.cells for line in rows if any(map(_filled, line.cells))), count))


def looks_like_time(cell: str) -> bool:
    """Tell whether a cell holds a date, with or without a time of day."""
    if stamp(cell) is not None:
        return True
    return is_two_way(cell) and stamp(cell, DateOrder.MDY) is not None


def time_share(cells: Sequence[str]) -> float:
    """Give the share of the non-empty cells that hold a date, judged by a sample."""
    step = max(1, len(cells) // _SAMPLE)
    sample = [cell for cell in cells[::step] if cell.strip()]
    return sum(map(looks_like_time, sample)) / len(sample) if sample else 0.0


def table_of(lines: Iterable[Line], kind: str, account: Account) -> Table:
    """Find the table with times among a file's rows.

    Comment rows (first cell begins with `#`) and blank rows separate tables; of several, the
    longest with a column of times is taken.

    Raises:
        UnreadableError: no table, or none with a column of times.
    """
    found = blocks(lines)
    if not found:
        message = "The file holds no table; export it again with its data."
        raise UnreadableError(message)
    timed = [(block, at) for block in found if (at := _time_at(block)) is not None]
    if not timed:
        raise UnreadableError(_no_times(found))
    block, at = max(timed, key=lambda one: len(one[0]))
    if len(timed) > 1:
        account.note(
            f"The file holds {len(timed)} tables with times; the longest was read, "
            f"from row {block[0].number:,}."
        )
    return _headed(block, at, kind, account)


def blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """Split rows where a blank or comment row stands; data that goes on is joined again."""
    found: list[list[Line]] = []
    broken = True
    for line in lines:
        if separates(line.cells):
            broken = True
        else:
            goes_on = not broken or any(map(looks_like_time, line.cells))
            if not (found and goes_on):
                found.append([])
            broken = False
            found[-1].append(line)
    return found


def separates(cells: Sequence[str]) -> bool:
    """Tell whether a row is blank or a comment."""
    return not any(map(_filled, cells)) or is_comment(cells)


def is_comment(cells: Sequence[str]) -> bool:
    """Tell whether a row is a comment: its first cell begins with `#`."""
    return bool(cells) and cells[0].lstrip().startswith("#")


def _width(block: Sequence[Line]) -> int:
    """Give the number of cells that most of the block's cells stand in rows of."""
    widths = Counter(len(line.cells) for line in block)
    return max(widths, key=lambda width: (widths[width] * width, width))


def _time_at(block: Sequence[Line]) -> int | None:
    width = _width(block)
    full = [line.cells for line in block if len(line.cells) == width]
    step = max(1, len(full) // _SAMPLE)
    counts = Counter(
        at for cells in full[::step] for at, cell in enumerate(cells) if looks_like_time(cell)
    )
    for at, count in sorted(counts.items(), key=lambda found: -found[1]):
        filled = sum(1 for cells in full[::step] if cells[at].strip())
        if count >= _TIME_SHARE * (filled - 1):  # the header is no time
            return at
    return None


def _headed(block: Sequence[Line], at: int, kind: str, account: Account) -> Table:
    width = _width(block)
    first = next(
        index
        for index, line in enumerate(block)
        if len(line.cells) == width and looks_like_time(line.cells[at])
    )
    header = _header(block[:first], width)
    if header is None:
        account.note("The file has no header row; its columns are named by their place.")
    names = distinct_names(header.cells if header else [""] * width)
    return _fitted(block[first:], names, kind, account)


def _header(above: Sequence[Line], width: int) -> Line | None:
    """Give the row of names: of the rows above the data, the nearest that tells columns apart.

    Rows of labels above a table may hold figures (`Period,300`) or one word for all (`Totals`).
    """
    full = [
        line
        for line in reversed(above)
        if len(line.cells) == width and 2 * sum(map(_filled, line.cells)) >= width
    ]
    telling = (line for line in full if _tells_apart(line.cells))
    return next(telling, next(iter(full), None))


def _tells_apart(cells: Sequence[str]) -> bool:
    named = [cell.strip() for cell in cells if _filled(cell)]
    several = len(named) < _SEVERAL or len(set(named)) > 1
    return several and not all(is_number(cell) for cell in named[1:] or named)


def _fitted(lines: Sequence[Line], names: tuple[str, ...], kind: str, account: Account) -> Table:
    width = len(names)
    rows, numbers = [], []
    for line in lines:
        if any(map(_filled, line.cells[width:])):
            account.leave_out("more cells than the header names", 1, line.number)
            continue
        rows.append((line.cells + [""] * (width - len(line.cells)))[:width])
        numbers.append(line.number)
    return Table(kind, names, rows, numbers)


def _filled(cell: str) -> bool:
    return bool(cell.strip())


def _no_times(blocks: Sequence[Sequence[Line]]) -> str:
    if any(map(_hours_of_day, blocks)):
        return (
            "The table has one total for each hour of the day and no dates, so days of the week "
            "cannot be told apart; export it with dates and hours."
        )
    found = next((line for block in blocks if (line := _clock_only(block)) is not None), None)
    if found is not None:
        cell = next(cell for cell in found.cells if clock_time(cell) is not None)
        return (
            f"The times have no date (row {found.number:,} says “{cell.strip()[:40]}”), so days "
            "cannot be told apart; export the table with dates, for instance in steps of an hour."
        )
    return (
        "No column holds dates with times; export the table with a time stamp such as "
        "2026-11-22 14:00 in each row."
    )


def _hours_of_day(block: Sequence[Line]) -> bool:
    """Tell whether a column numbers the hours of one day: an average day, without dates."""
    for at in range(_width(block)):
        cells = [line.cells[at].strip().lower() for line in block[1:] if at < len(line.cells)]
        hours = [match[1] for cell in cells if (match := _HOUR_OF_DAY.fullmatch(cell))]
        if [int(hour) for hour in hours] == list(range(24)):
            return True
    return False


def _clock_only(block: Sequence[Line]) -> Line | None:
    """Give the first row with a time of day, if a column below its header holds nothing else."""
    header, below = block[0], block[1 : _SAMPLE + 1]
    for at, name in enumerate(header.cells):
        cells = [line.cells[at] for line in below if at < len(line.cells)]
        whole = len(cells) > 1 and all(clock_time(cell) is not None for cell in cells)
        if whole and len(set(cells)) > 1 and not _DURATION.search(name):
            return below[0]
    return None
