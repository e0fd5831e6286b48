"""A column's cells to amounts, NaN where nothing is known."""

from collections.abc import Sequence

import numpy as np

from golive.usage.grid import Values
from golive.usage.quantities import is_unknown, number, style
from golive.usage.shapes import Account


def amounts(cells: Sequence[str], name: str, numbers: Sequence[int], account: Account) -> Values:
    """Read a column of numbers; the decimal sign is decided by the whole column.

    Args:
        cells: the column.
        name: its name, for sentences.
        numbers: the rows' places in the file, for sentences.
        account: gets unknown and unreadable cells, and how separators were read.
    """
    distinct = list(dict.fromkeys(cells))
    found = style(distinct)
    known = {cell: number(cell, found.decimal) for cell in distinct}
    group = "," if found.decimal == "." else "."
    example = next((cell for cell in distinct if group in cell and known[cell] is not None), None)
    if example is not None and group == ".":
        account.note(f"“{example.strip()[:40]}” in “{name}” is read as {known[example]:,.10g}.")
    if found.doubt:
        account.note(
            f"Every number in “{name}” has three figures after its only sign, so it could be "
            f"thousands; “{found.example[:40]}” is read as "
            f"{number(found.example, found.decimal):,.10g}."
        )
    for at, cell in enumerate(cells):
        if known[cell] is None:
            why = "no value" if is_unknown(cell) else "a value that is no number"
            account.leave_out(why, 1, numbers[at])
    return np.array([np.nan if known[cell] is None else known[cell] for cell in cells], dtype=float)
