"""Amazon CloudWatch Logs Insights: messages or counts, whose times are UTC without saying so."""

from collections.abc import Sequence
from dataclasses import replace

from golive.usage.layout import Line, head, table_of
from golive.usage.shapes import ROWS, Account, Known, Table

NAME = "Amazon CloudWatch Logs Insights"
WHERE = "CloudWatch, Logs Insights: Export results, Download table (CSV)"
SAMPLE = """\
@timestamp,@message,status
2026-05-04 01:58:58.036,"192.0.2.7 ""GET / HTTP/1.1"" 200",200
2026-05-04 01:12:10.120,"192.0.2.8 ""GET /a HTTP/1.1"" 200",200
2026-05-04 00:40:01.900,"192.0.2.7 ""GET /b HTTP/1.1"" 404",404
"""

_OWN = frozenset(("@message", "@logStream", "@log", "@ptr", "@ingestionTime"))
_CAP = 10_000


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether columns have the names that Logs Insights gives, or a `bin(…)` of time."""
    return any(
        ("@timestamp" in cells and _OWN & set(cells)) or cells[0].strip().startswith("bin(")
        for cells in head(rows, 3)
    )


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read messages, each of which counts as one, or the counts of a `stats` query.

    Raises:
        UnreadableError: no column holds times.
    """
    table = table_of(rows, kind, account)
    events = "@timestamp" in table.names
    if len(table.rows) >= _CAP:
        account.note(
            f"The export has {len(table.rows):,} rows; Logs Insights stops at 10,000, so it may be "
            "cut short. “stats count(*) by bin(1h)” gives the counts of the whole time."
        )
    known = Known(time="@timestamp" if events else None, count=ROWS if events else None, zone="UTC")
    return replace(table, kind=f"{NAME}, {kind}", known=known)
