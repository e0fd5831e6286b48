"""Plausible: visitors.csv, alone or in the archive that its download is."""

from collections.abc import Sequence
from dataclasses import replace

from golive.usage.layout import Line, head, table_of
from golive.usage.shapes import Account, Known, Table

NAME = "Plausible"
WHERE = "The site's dashboard: the arrow above the chart; the .zip, or visitors.csv from it"
SAMPLE = """\
date,visitors,pageviews,visits,views_per_visit,bounce_rate,visit_duration
2026-05-04,310,720,355,2.0,41,95
2026-05-05,295,698,340,2.1,39,102
2026-05-06,0,0,0,0.0,,
"""

_HEADERS = ("date,visitors,pageviews,visits", "date,unique_conversions,total_conversions")
_CLOCK = "Plausible uses the site's zone (Site settings, General)."


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether the first row begins with Plausible's names."""
    return any(",".join(cells).startswith(_HEADERS) for cells in head(rows, 1))


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read visits by the day, or by the hour where the export has them.

    Raises:
        UnreadableError: no column holds times.
    """
    table = table_of(rows, kind, account)
    count = "visits" if "visits" in table.names else "total_conversions"
    return replace(table, kind=f"{NAME}, {kind}", known=Known(count=count, clock=_CLOCK))
