"""A table with a column of times, from any tool; titles above it and totals below."""

from collections.abc import Sequence

from golive.usage.layout import Line, table_of
from golive.usage.shapes import Account, Table

NAME = "Any table with times"
WHERE = "Cloudflare, Datadog, New Relic, Azure Monitor, VictoriaMetrics, databases, spreadsheets, …"
SAMPLE = """\
time;requests
2026-05-04T00:00:00Z;120
2026-05-04T01:00:00Z;95
2026-05-04T02:00:00Z;60
"""


def recognises(rows: Sequence[Line]) -> bool:
    """Take whatever no named table takes."""
    return bool(rows) or not rows


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read the longest table with a column of times.

    Raises:
        UnreadableError: no table, or none with a column of times.
    """
    return table_of(rows, kind, account)
