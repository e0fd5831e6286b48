"""Kibana: Discover's documents, and the table behind a Lens chart."""

import re
from collections.abc import Sequence
from dataclasses import replace

from golive.usage.layout import Line, head, looks_like_time, table_of
from golive.usage.shapes import ROWS, Account, Known, Table
from golive.usage.times import clock_time

NAME = "Kibana"
WHERE = "Discover: Share, CSV reports; Lens: Share or Inspect, Download CSV (steps of 1 h or more)"
SAMPLE = """\
"Top 3 values of host","@timestamp per hour","Count of records"
"web-1","2026-05-04 00:00",120
"web-1","2026-05-04 01:00","1,095"
"web-2","2026-05-04 00:00",80
"web-2","2026-05-04 01:00",75
"""

_PER = re.compile(r".+ per (?:\d+ )?(?:second|minute|hour|day|week|month)s?", re.IGNORECASE)
_DISCOVER = re.compile(r"[A-Z][a-z]{2} \d{1,2}, \d{4} @ \d{2}:\d{2}:\d{2}")
_CAP = 10_000
_CLOCK = "Kibana uses the zone of its setting dateFormat:tz, as a rule the browser's."


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether times stand under a name such as `… per hour`, or are written with an @."""
    first = head(rows, 3)
    places = [at for cells in first[:1] for at, name in enumerate(cells) if _PER.fullmatch(name)]
    below = [cells[at] for at in places for cells in first[1:] if at < len(cells)]
    return any(looks_like_time(cell) or clock_time(cell) is not None for cell in below) or any(
        _DISCOVER.match(cell) for cells in first for cell in cells
    )


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read documents, each of which counts as one, or a chart's table.

    Raises:
        UnreadableError: steps under an hour, which Kibana writes without their date.
    """
    table = table_of(rows, kind, account)
    documents = not any(_PER.fullmatch(name) for name in table.names)
    if len(table.rows) >= _CAP:
        account.note(
            f"The export has {len(table.rows):,} rows; Kibana stops at a number of rows, so it may "
            "be cut short. Compare its first and last time with what you asked for."
        )
    if not documents:
        account.note("Kibana's first and last step are often cut by the range that was chosen.")
    known = Known(count=ROWS if documents else None, clock=_CLOCK)
    return replace(table, kind=f"{NAME}, {kind}", known=known)
