"""Amazon CloudFront's usage report: rows of labels, then a column of times in UTC."""

from collections.abc import Sequence
from dataclasses import replace

from golive.usage.layout import Line, head, table_of
from golive.usage.shapes import Account, Known, Table

NAME = "Amazon CloudFront"
WHERE = "CloudFront, Reports and analytics, Monitoring or Usage: Download CSV"
SAMPLE = """\
Version,1.0
Report,CloudFront metrics
DistributionID,E1EXAMPLE
StartDateUTC,2026-05-04T00:00:00Z
EndDateUTC,2026-05-05T00:00:00Z
GeneratedTimeUTC,2026-05-05T09:12:44Z
Granularity,ONE_HOUR
DistributionID,FriendlyName,TimeBucket,Requests,BytesDownloaded
E1EXAMPLE,www.example.com,2026-05-04T00:00:00Z,1532,883112
E1EXAMPLE,www.example.com,2026-05-04T01:00:00Z,1201,700551
"""


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether a header names distributions and their buckets of time."""
    return any({"DistributionID", "TimeBucket"} <= set(cells) for cells in head(rows, 20))


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read the requests of all distributions.

    Raises:
        UnreadableError: no column holds times.
    """
    table = table_of(rows, kind, account)
    count = "Requests" if "Requests" in table.names else None
    known = Known(time="TimeBucket", count=count, zone="UTC")
    return replace(table, kind=f"{NAME}, {kind}", known=known)
