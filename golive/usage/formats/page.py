"""The formats that are read, as a page of the documentation."""

from collections.abc import Iterable
from typing import Final

from golive.usage.formats import FORMATS, Format
from golive.usage.formats.tables import TABLES, TableFormat

#: Every format, the tables first.
EVERY: Final[tuple[TableFormat | Format, ...]] = (*TABLES, *FORMATS)

_HEAD = """\
# What golive reads

Made from `golive/usage/formats` by `golive.usage.formats.page.formats_page()`; do not edit by hand.
Any of these may be packed with gzip, or be the one export in a .zip; a table may stand in a CSV of
any delimiter and encoding, on a sheet of a workbook, or in parquet. golive looks at the bytes and
never at the name. What a file leaves open, such as the zone of its times, golive asks.
"""
_COLUMNS = "| Format | Where it is exported |\n|---|---|\n"


def formats_page() -> str:
    """Write the formats as Markdown: a table of them, then a sample of each."""
    table = "".join(f"| {form.NAME} | {form.WHERE} |\n" for form in EVERY)
    return "\n".join((_HEAD, _COLUMNS + table, *_samples(EVERY)))


def _samples(forms: Iterable[TableFormat | Format]) -> Iterable[str]:
    for form in forms:
        yield f"## {form.NAME}\n\n```\n{form.SAMPLE.rstrip()}\n```\n"
