"""Grafana panels of every version: rows of `Series;Time;Value`, or frames under `Time`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from golive.errors import UnreadableError
from golive.usage.formats.tables.pivot import Point, side_by_side
from golive.usage.layout import Line, blocks, head, table_of
from golive.usage.shapes import Account, Known, Table
from golive.usage.times import stamp

NAME = "Grafana"
WHERE = "The panel's menu: Inspect, Data, Download CSV (formatted or not, for Excel or not)"
SAMPLE = """\
"Series";"Time";"Value"
"web-1";"2026-05-04T00:00:00+02:00";120
"web-1";"2026-05-04T01:00:00+02:00";95
"web-2";"2026-05-04T00:00:00+02:00";80
"web-2";"2026-05-04T01:00:00+02:00";null
"""

_LONG = ("series", "time", "value")
_CLOCK = "Grafana writes the clock of the browser that exported the panel, not the dashboard's."


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether rows name their series, frames stand one under another, or gaps say so."""
    first = head(rows, 3)
    if any(map(_is_long, first)):
        return True
    if not any(cells[0] == "Time" for cells in first):
        return False
    headers = sum(1 for line in rows if line.cells[:1] == ["Time"])
    return headers > 1 or (headers == 1 and any("undefined" in line.cells for line in rows))


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read the series as columns, so that one can be chosen or all be added up.

    Raises:
        UnreadableError: values that stand beside other series' times, or no times.
    """
    kind = f"{NAME}, {kind}"
    frames = [block for block in blocks(rows) if block[0].cells[:1] == ["Time"]]
    if any(map(_is_long, head(rows, 3))):
        table = side_by_side(_named(rows), "Time", kind)
    elif len(frames) > 1:
        table = side_by_side(_framed(frames), "Time", kind)
    else:
        _check_times(rows)
        table = None
    return replace(table or table_of(rows, kind, account), known=Known(clock=_CLOCK))


def _is_long(cells: Sequence[str]) -> bool:
    return tuple(cell.strip().lower() for cell in cells) == _LONG


def _named(rows: Sequence[Line]) -> Iterator[Point]:
    """Give the points of rows that name their series; of one series alone the name stays Value."""
    lines = [line for line in rows if len(line.cells) == len(_LONG) and not _is_long(line.cells)]
    alone = len({line.cells[0] for line in lines}) == 1
    for line in lines:
        series, time, value = line.cells
        yield Point(line.number, "Value" if alone else series, time, value)


def _framed(frames: Sequence[Sequence[Line]]) -> Iterator[Point]:
    """Give the points of frames; a name that comes again for the same times is another series."""
    met: dict[str, set[str]] = {}
    for frame in frames:
        header, *lines = frame
        times = {line.cells[0] for line in lines}
        for at, name in enumerate(header.cells[1:], start=1):
            series, copy = name, 2
            while met.get(series, set()) & times:
                series, copy = f"{name} ({copy})", copy + 1
            met.setdefault(series, set()).update(times)
            for line in lines:
                yield Point(line.number, series, line.cells[0], "".join(line.cells[at : at + 1]))


def _check_times(rows: Sequence[Line]) -> None:
    """Refuse the columns of Grafana 4, which lays series of other times side by side as they come.

    Its export writes the n-th value of each series into the n-th row, with the time of whichever
    series came last, so times that fall show that values stand beside other series' times.
    """
    moments = [(line, found.seconds) for line in rows if (found := stamp("".join(line.cells[:1])))]
    for (_, before), (line, after) in pairwise(moments):
        if after < before:
            message = (
                f"The times fall in row {line.number:,} and cells say “undefined”: this Grafana "
                "writes series of different times side by side, so values do not stand at their "
                "times; export it again with “Series as rows”."
            )
            raise UnreadableError(message)
