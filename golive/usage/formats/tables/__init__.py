"""Every named table, one module each: asked of a text's rows and of a workbook's sheets alike.

Adding one is one small module with its sample, and its name in `TABLES`.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from golive.usage.formats.tables import (
    cloudfront,
    ga4_exploration,
    ga4_report,
    grafana,
    influxdb,
    kibana,
    logs_insights,
    matomo,
    plain,
    plausible,
    splunk,
    universal_analytics,
    wide_hours,
)
from golive.usage.layout import Line
from golive.usage.shapes import Account, Table


class TableFormat(Protocol):
    """A module that reads one tool's table from rows of cells."""

    NAME: str
    """The tool and its table in words."""
    WHERE: str
    """Where a person finds the export in the tool."""
    SAMPLE: str
    """A small made-up file in this shape."""

    def recognises(self, rows: Sequence[Line]) -> bool:
        """Tell whether rows have this table's marks."""

    def read(self, rows: Sequence[Line], kind: str, account: Account) -> Table:
        """Read them, or raise UnreadableError with a sentence; `kind` says what held the rows."""


#: Asked in this order; the last takes what is left.
TABLES: tuple[TableFormat, ...] = (
    universal_analytics,
    ga4_report,
    ga4_exploration,
    logs_insights,
    cloudfront,
    influxdb,
    splunk,
    grafana,
    kibana,
    matomo,
    plausible,
    wide_hours,
    plain,
)


def table_in(lines: Iterable[Line], kind: str, account: Account) -> Table:
    """Read rows as the first named table that recognises them.

    Raises:
        UnreadableError: no table, or none with times; the sentence says what to export instead.
    """
    rows = list(lines)
    return next(form for form in TABLES if form.recognises(rows)).read(rows, kind, account)
