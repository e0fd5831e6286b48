"""Points of several series, one under another, to one table with a column a series."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from golive.usage.shapes import MAX_COLUMNS, Table, distinct_names


class Point(NamedTuple):
    """One cell: its row in the file, its series, its time and its value, as the file has them."""

    number: int
    series: str
    time: str
    value: str


def side_by_side(points: Iterable[Point], time: str, kind: str) -> Table | None:
    """Lay series beside each other; None for more of them than a table has columns.

    A time that a series has twice (an hour that the clock showed twice) keeps a row for each.

    Args:
        points: in the order of the file.
        time: the name of the column of times.
        kind: the format in words.
    """
    columns: dict[str, int] = {}
    rows: dict[tuple[str, int], tuple[int, dict[int, str]]] = {}
    met: Counter[tuple[str, str]] = Counter()
    for point in points:
        at = columns.setdefault(point.series, len(columns) + 1)
        if at >= MAX_COLUMNS:
            return None
        key = (point.series, point.time)
        row = rows.setdefault((point.time, met[key]), (point.number, {}))
        met[key] += 1
        row[1][at] = point.value
    names = distinct_names([time, *columns])
    cells = [
        [moment, *(values.get(at, "") for at in columns.values())]
        for (moment, _), (_, values) in rows.items()
    ]
    return Table(kind, names, cells, [number for number, _ in rows.values()])
