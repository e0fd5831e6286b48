"""Splunk, timechart: a column for each value of the split, and columns of its own to pass over."""

from collections.abc import Sequence

from golive.plan import Missing
from golive.usage.layout import Line, head, table_of
from golive.usage.shapes import ALL, ROWS, Account, Known, Table

NAME = "Splunk"
WHERE = "Search, Statistics of `timechart span=1h count` or the events: Export, CSV"
SAMPLE = """\
"_time",GET,POST,OTHER,NULL,"_span","_spandays"
"2026-05-04T00:00:00.000+0000",120,14,3,0,3600,
"2026-05-04T01:00:00.000+0000",95,11,0,0,3600,
"2026-05-04T02:00:00.000+0000",60,9,1,0,3600,
"""

_CLOCK = "Splunk writes the clock of the person who exported it."


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether a column is called `_time`."""
    return any("_time" in cells for cells in head(rows, 5))


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read a timechart, or raw events of which each row counts as one.

    The columns of a split add up to the whole. Columns whose names begin with `_` are Splunk's own.

    Raises:
        UnreadableError: no column holds times.
    """
    table = table_of(rows, kind, account)
    events = "_raw" in table.names
    names = [name for name in table.names if name == "_time" or not name.startswith("_")]
    at = [table.names.index(name) for name in names]
    lines = [[row[place] for place in at] for row in table.rows]
    known = Known(
        time="_time", count=_count(names, events=events), missing=Missing.ZERO, clock=_CLOCK
    )
    return Table(f"{NAME}, {kind}", tuple(names), lines, table.numbers, known=known)


def _count(names: Sequence[str], *, events: bool) -> str | None:
    """Name what counts: rows of events, `count`, or the sum of a split; else leave it open."""
    if events:
        return ROWS
    figures = [name for name in names if name != "_time"]
    if "count" in figures or len(figures) == 1 or any("(" in name for name in figures):
        return "count" if "count" in figures else None
    return ALL
