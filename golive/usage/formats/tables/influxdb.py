"""InfluxDB's annotated CSV: tables one under another, each with its types above it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from golive.errors import UnreadableError
from golive.usage.formats.tables.pivot import Point, side_by_side
from golive.usage.layout import Line, head, is_comment, separates
from golive.usage.shapes import Account, Known, Table

NAME = "InfluxDB, annotated CSV"
WHERE = "Data Explorer: CSV; or `influx query --raw`"
SAMPLE = """\
#group,false,false,true,true,false,false,true,true
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
#default,_result,,,,,,,
,result,table,_start,_stop,_time,_value,_field,_measurement
,,0,2026-05-04T00:00:00Z,2026-05-05T00:00:00Z,2026-05-04T01:00:00Z,120,count,requests
,,0,2026-05-04T00:00:00Z,2026-05-05T00:00:00Z,2026-05-04T02:00:00Z,95,count,requests
"""

_NEITHER = frozenset(("", "result", "table", "_start", "_stop", "_time", "_value"))


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether a row names both `_time` and `_value`."""
    return any(map(_is_header, head(rows, 30)))


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read `_value` at `_time`, a column for each series of labels.

    Raises:
        UnreadableError: more series than a table has columns, or no rows.
    """
    del account
    found = list(_points(rows))
    labels = list(dict.fromkeys(point.series for point in found))
    names = _short(labels)
    points = (point._replace(series=names[point.series]) for point in found)
    table = side_by_side(points, "_time", f"{NAME.partition(',')[0]}, {kind}")
    if table is None or not found:
        message = (
            f"The InfluxDB export holds {len(labels):,} series of {len(found):,} points; export "
            "a query that gives the one that counts, or their sum."
        )
        raise UnreadableError(message)
    return replace(table, known=Known(time="_time"))


def _is_header(cells: Sequence[str]) -> bool:
    return {"_time", "_value"} <= set(cells)


def _points(rows: Sequence[Line]) -> Iterator[Point]:
    at: dict[str, int] = {}
    for line in rows:
        if _is_header(line.cells):
            at = {name: place for place, name in enumerate(line.cells)}
        elif at and not separates(line.cells) and not is_comment(line.cells):
            cells = line.cells + [""] * (max(at.values()) + 1 - len(line.cells))
            series = "\n".join(cells[at[name]] for name in at if name not in _NEITHER)
            yield Point(line.number, series, cells[at["_time"]], cells[at["_value"]])


def _short(labels: Sequence[str]) -> dict[str, str]:
    """Name each series by the labels in which they differ; one alone by all of them."""
    split = [label.split("\n") for label in labels]
    if len(split) == 1:
        return {labels[0]: " ".join(split[0])}
    alike = set.intersection(*map(set, split)) if split else set()
    return {
        label: " ".join(part for part in parts if part not in alike)
        for label, parts in zip(labels, split, strict=True)
    }
