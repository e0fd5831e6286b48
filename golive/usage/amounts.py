"""A column's cells to amounts, NaN where nothing is known."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from golive.usage.grid import Values
from golive.usage.quantities import is_unknown, number, style
from golive.usage.shapes import Account, Table

#: Why a row is left out when several columns are added up.
WHY_NO_TOTAL: Final = "no value in one of the columns"


def why_no_amount(cell: str) -> str:
    """Say why a row whose value cannot be read is left out."""
    return "no value" if is_unknown(cell) else "a value that is no number"


def total(table: Table, names: Sequence[str], account: Account) -> Values:
    """Add up several columns row by row; a row in which one of them is unknown is unknown."""
    own = Account()
    each = np.stack([amounts(table.column(name), name, table.numbers, own) for name in names])
    for sentence in own.notes:
        account.note(sentence)
    unknown = np.isnan(each).any(axis=0)
    if unknown.any():
        first = table.numbers[int(np.argmax(unknown))]
        account.leave_out(WHY_NO_TOTAL, int(unknown.sum()), first)
    return np.asarray(each.sum(axis=0), dtype=float)


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
            account.leave_out(why_no_amount(cell), 1, numbers[at])
    return np.array([np.nan if known[cell] is None else known[cell] for cell in cells], dtype=float)
