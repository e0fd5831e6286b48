"""The sheet Findings: what is missing, contradictory or doubtful, the gravest first."""

from collections.abc import Sequence

from golive.errors import Finding
from golive.office.asked import WORDS
from golive.office.looks import TAB_FINDINGS, Look
from golive.office.sheet import Column, TableSheet
from golive.office.words import SEVERITY_TITLES

_COLUMNS = (
    Column("Weight", 13, Look.LABEL),
    Column("What is wrong", 66),
    Column("What to do", 56),
    Column("Where", 34, Look.QUIET),
    Column("Rule", 24, Look.QUIET),
)


def findings_sheet(findings: Sequence[Finding]) -> TableSheet:
    """Lay out the findings, the gravest first, else in the order given."""
    order = list(SEVERITY_TITLES)
    rows = tuple(
        (
            SEVERITY_TITLES[found.severity],
            found.what,
            found.remedy,
            _place(found.where),
            found.rule,
        )
        for found in sorted(findings, key=lambda found: order.index(found.severity))
    )
    return TableSheet("Findings", "Findings", _COLUMNS, rows, tab=TAB_FINDINGS, keep=1)


def _place(where: str) -> str:
    """Say a place in words: a field, or the list that a row stands in."""
    rows = ".".join(where.split(".")[:2])
    return WORDS.get(where) or WORDS.get(rows, where)
