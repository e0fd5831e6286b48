"""A row a day with a column for each hour of it, as planners and utilities keep them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from golive.errors import UnreadableError
from golive.usage.layout import Line, looks_like_time
from golive.usage.shapes import MAX_CELLS, Account, Table, distinct_names

NAME = "A row a day, a column an hour"
WHERE = "Spreadsheets that people keep by hand; meters and counters"
SAMPLE = """\
Date,00:00,01:00,02:00,03:00,04:00,05:00,06:00,07:00,08:00,09:00,10:00,11:00,Total
2026-05-04,12,9,7,5,6,11,40,95,120,131,140,138,714
2026-05-05,14,8,6,5,7,10,44,99,118,129,141,133,714
Total,26,17,13,10,13,21,84,194,238,260,281,271,1428
"""

_FEWEST = 8
_WHOLE_DAY = 24
_NOON = 12
_HEAD = 30
_HOUR = re.compile(
    r"(?:h(?:our)? ?)?(?P<hour>\d{1,2})(?P<clock>[:.h](?P<minute>\d{2})?| ?h| ?uhr| ?uur)?"
    r"(?P<half> ?[ap]\.?m\.?)?(?: ?[-–] ?\d{1,2}(?:[:.h](?:\d{2})?)?(?: ?[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"[ T]00:00(?::00)?$")


class _Layout(NamedTuple):
    """Where the hours stand.

    Attributes:
        header: the row that names them.
        places: their columns.
        minutes: since midnight, of each of those columns.
        day: the column of dates.
        ending: hours are numbered from 1 to 24, by their end.
    """

    header: Line
    places: list[int]
    minutes: list[int]
    day: int
    ending: bool


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether a row among the first names hours one after another, with dates below."""
    return next(_layouts(rows), None) is not None


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read each cell as the figure of its day and hour; columns before the hours stay labels.

    Raises:
        UnreadableError: too many cells.
    """
    layout = next(_layouts(rows))
    below = [line for line in rows if line.number > layout.header.number and any(line.cells)]
    lines = [line for line in below if _is_day(line, layout.day)]
    if len(lines) * len(layout.places) > MAX_CELLS // len(("time", "value", "label")):
        message = f"The table has {len(lines):,} days by the hour; export fewer days."
        raise UnreadableError(message)
    for line in below:
        if not _is_day(line, layout.day):
            account.leave_out("a total, or a row without a date", 1, line.number)
    if layout.ending:
        account.note("Its hours run from 1 to 24; the first is read as 00:00 to 01:00.")
    labels = [at for at in range(layout.places[0]) if at != layout.day]
    cells = layout.header.cells
    names = distinct_names([cells[layout.day] or "Date", "Value", *(cells[at] for at in labels)])
    found = [(line.number, row) for line in lines for row in _unfolded(line, layout, labels)]
    return Table(kind, names, [row for _, row in found], [number for number, _ in found])


def _layouts(rows: Sequence[Line]) -> Iterator[_Layout]:
    """Give each of the first rows that names hours, if a column of dates stands below it."""
    for at, header in enumerate(rows[:_HEAD]):
        clock = [(place, hour) for place, cell in enumerate(header.cells) if (hour := _hour(cell))]
        if not _is_clock([hour for _, hour in clock], bare=all(hour.bare for _, hour in clock)):
            continue
        first = clock[0][0]
        day = next(
            (day for day in range(first) for line in rows[at + 1 : at + 4] if _is_day(line, day)),
            None,
        )
        if day is not None:
            last = clock[-1][1].minutes
            ending = last == _WHOLE_DAY * 60
            minutes = [hour.minutes - 60 * ending for _, hour in clock]
            yield _Layout(header, [place for place, _ in clock], minutes, day, ending)


class _Hour(NamedTuple):
    """A header's cell as a time of day; `bare` is a figure with nothing to say that it is one."""

    minutes: int
    bare: bool


def _hour(cell: str) -> _Hour | None:
    match = _HOUR.fullmatch(cell.strip())
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % _NOON + (_NOON if "p" in match["half"].lower() else 0)
    minutes = 60 * hour + minute
    bare = match["clock"] is None and match["half"] is None
    return _Hour(minutes, bare) if minutes <= 60 * _WHOLE_DAY else None


def _is_clock(hours: Sequence[_Hour], *, bare: bool) -> bool:
    """Tell whether hours rise by equal steps; bare figures must name a whole day's."""
    steps = {after.minutes - before.minutes for before, after in pairwise(hours)}
    enough = len(hours) == _WHOLE_DAY if bare else len(hours) >= _FEWEST
    return enough and len(steps) == 1 and min(steps) > 0


def _is_day(line: Line, day: int) -> bool:
    return len(line.cells) > day and looks_like_time(line.cells[day])


def _unfolded(line: Line, layout: _Layout, labels: Sequence[int]) -> Iterator[list[str]]:
    """Give a row for each hour that has a figure; an empty cell says nothing."""
    day = _MIDNIGHT.sub("", line.cells[layout.day].strip())
    kept = [line.cells[at] for at in labels]
    for at, minutes in zip(layout.places, layout.minutes, strict=True):
        value = line.cells[at] if at < len(line.cells) else ""
        if value.strip():
            yield [f"{day} {minutes // 60:02d}:{minutes % 60:02d}", value, *kept]
