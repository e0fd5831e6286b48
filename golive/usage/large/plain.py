"""Tables whose rows are the rows of their text, which the engine can therefore cut by itself."""

import csv
from itertools import islice
from typing import Final

from golive.usage.shapes import Table
from golive.usage.unpack import text_of

#: What stands between the cells, by the kind of table.
DELIMITERS: Final = {"CSV": ",", "CSV (semicolons)": ";", "TSV": "\t", "CSV (bars)": "|"}

_LOOK = 4096
_COMPARED = 3
_END = 5


def is_plain(table: Table, content: bytes) -> bool:
    """Tell whether a table's rows stand in its text as they are.

    Formats that turn hours in columns into rows, or lay several tables side by side, do not give
    rows of the text.
    """
    if table.kind not in DELIMITERS or b"\x00" in content[:_LOOK]:  # UTF-16 has noughts
        return False
    lines = text_of(content).split("\n")
    above, lines = lines[: table.numbers[0] - 1], lines[table.numbers[0] - 1 :]
    if any(line.count('"') % 2 for line in above):  # a cell with a line end: rows are no lines
        return False
    cut = csv.reader((f"{line}\n" for line in lines), delimiter=DELIMITERS[table.kind])
    width = len(table.names)
    return all(
        (row + [""] * width)[:width] == found
        for row, found in zip(islice(cut, _COMPARED), table.rows, strict=False)
    )


def ends_early(table: Table, content: bytes) -> int | None:
    """Give a table's last row if more than a few lines follow it, else None."""
    last = table.numbers[-1]
    return last if last + _END < text_of(content).rstrip().count("\n") + 1 else None
