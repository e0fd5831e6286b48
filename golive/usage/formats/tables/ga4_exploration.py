"""Google Analytics 4, Explore: the total comes first, with one cell more than the header."""

from collections.abc import Sequence
from dataclasses import replace

from golive.plan import Missing
from golive.usage.formats.tables.ga4_report import CLOCK
from golive.usage.layout import Line, head, table_of
from golive.usage.shapes import Account, Known, Table

NAME = "Google Analytics 4 exploration"
WHERE = "Explore, free form with the row “Date + hour (YYYYMMDDHH)”: Export data, CSV"
SAMPLE = """\
# ----------------------------------------
# shop - GA4
# Free form 1
# 20240401-20240401
# ----------------------------------------

Session primary channel group,Date + hour (YYYYMMDDHH),Sessions,Total users
,,96,80,Grand total
Direct,2024040109,40,31
Organic Search,2024040109,31,30
Direct,2024040110,20,18
Organic Search,2024040111,5,5
"""


def recognises(rows: Sequence[Line]) -> bool:
    """Tell whether the file begins with Google's rule, or has its column of dates with hours."""
    first = head(rows, 30)
    ruled = bool(first) and first[0][0].strip().startswith("# -----")
    return ruled or any("Date + hour (YYYYMMDDHH)" in cells for cells in first)


def read(rows: Sequence[Line], kind: str, account: Account) -> Table:
    """Read the table; an hour without a row had nothing to count.

    Raises:
        UnreadableError: no column holds times.
    """
    table = table_of(rows, kind, account)
    known = Known(missing=Missing.ZERO, clock=CLOCK)
    return replace(table, kind=f"{NAME}, {kind}", known=known)
