"""JSON that no named format takes: records with a time, in a list, one a line, or inside a tree."""

from collections.abc import Iterator
from typing import Any

from golive.errors import UnreadableError
from golive.usage.json_text import Record, document, head, head_records, record
from golive.usage.layout import Line, table_of
from golive.usage.log_lines import lines
from golive.usage.shapes import MAX_CELLS, MAX_COLUMNS, Account, Table

NAME = "JSON"
WHERE = "Any tool or interface that answers with a list of records, or one record a line"
SAMPLE = '[{"when":"2026-05-04T10:00:00Z","visits":12},{"when":"2026-05-04T11:00:00Z","visits":31}]'
_DEEPEST = 6
_LONGEST_CELL = 1_000
_INSTEAD = "save the table as CSV or .xlsx and give that"


def recognises(content: bytes) -> bool:
    """Tell whether the bytes begin like JSON."""
    return bool(head(content))


def read(content: bytes, account: Account) -> Table:
    """Read the longest list of records as a table, a column for each name.

    Raises:
        UnreadableError: damaged, too large, or without records with a time.
    """
    records = _lines(content, account) if len(head_records(content)) > 1 else _in_tree(content)
    if not records:
        message = f"The JSON file holds no list of records; {_INSTEAD}."
        raise UnreadableError(message)
    flat = [dict(_flat(one, "", 0)) for one in records]
    names = list(dict.fromkeys(name for one in flat for name in one))
    if len(names) > MAX_COLUMNS or len(names) * len(flat) > MAX_CELLS:
        message = (
            f"The JSON file has {len(flat):,} records of {len(names):,} names; at most "
            f"{MAX_COLUMNS} names and {MAX_CELLS:,} cells are read; keep the time and the count."
        )
        raise UnreadableError(message)
    cells = [
        Line(number, [one.get(name, "") for name in names]) for number, one in enumerate(flat, 2)
    ]
    return table_of([Line(1, names), *cells], NAME, account)


def _lines(content: bytes, account: Account) -> list[Record]:
    found = []
    for number, line in lines(content):
        one = record(line)
        if one is None:
            account.leave_out("not a JSON record", 1, number)
        else:
            found.append(one)
    return found


def _in_tree(content: bytes) -> list[Record]:
    """Give the longest list of records in a document."""
    longest: list[Record] = []
    for held in _lists(document(content), 0):
        records = [one for one in held if isinstance(one, dict)]
        longest = max(longest, records, key=len)
    return longest


def _lists(held: Any, depth: int) -> Iterator[list[Any]]:
    if isinstance(held, list):
        yield held
    if isinstance(held, dict) and depth < _DEEPEST:
        for inner in held.values():
            yield from _lists(inner, depth + 1)


def _flat(one: Record, before: str, depth: int) -> Iterator[tuple[str, str]]:
    """Give a record's cells; the name of one inside another has both names: `request.uri`."""
    for name, held in one.items():
        if isinstance(held, dict) and depth < _DEEPEST:
            yield from _flat(held, f"{before}{name}.", depth + 1)
        elif not isinstance(held, dict | list):
            yield (
                f"{before}{name}"[:_LONGEST_CELL],
                "" if held is None else str(held)[:_LONGEST_CELL],
            )
