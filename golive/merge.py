"""Three-way merge by row and field, over plain values.

What left as a base comes back changed in one copy or several, while the original went on. Only a
copy changed: take it. Only the original changed: keep it. Both, or two copies, and to different
values: a person decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Key(NamedTuple):
    """A cell: the kind of row, the row's id, the field."""

    kind: str
    id: str
    field: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that came back.

    Attributes:
        name: what people call it: the file's name.
        base: what its cells held when it left; a cell that is missing here is of unknown origin.
        cells: what they hold now. A copy that holds a row twice says two things of one cell.
    """

    name: str
    base: Mapping[Key, str]
    cells: Mapping[Key, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that only copies changed.

    Attributes:
        key: the cell.
        old: what the original holds.
        new: what it shall hold.
        files: the copies that say so.
    """

    key: Key
    old: str
    new: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that a person decides on.

    Attributes:
        key: the cell.
        base: what it held when the copies left; None if nobody knows.
        golive: what the original holds now.
        files: the copies that differ, each with what it says.
    """

    key: Key
    base: str | None
    golive: str
    files: tuple[tuple[str, str], ...]


def merged(
    ours: Mapping[Key, str], copies: Sequence[Copy]
) -> tuple[tuple[Change, ...], tuple[Conflict, ...]]:
    """Merge copies into the original, all of them at once, so that their order decides nothing.

    A cell that every copy left as it was, or that holds everywhere what the copies say, is
    neither a change nor a conflict; so merging twice does no more than merging once.

    Args:
        ours: what the original holds now; cells that it does not have are not merged.
        copies: what came back.
    """
    found = [result for key, now in ours.items() if (result := _cell(key, now, copies))]
    changes = tuple(one for one in found if isinstance(one, Change))
    return changes, tuple(one for one in found if isinstance(one, Conflict))


def _cell(key: Key, now: str, copies: Sequence[Copy]) -> Change | Conflict | None:
    said = [*_said(key, copies)]
    values = {value for _, value in said}
    if values <= {now}:
        return None
    bases = {copy.base.get(key) for copy, _ in said}
    files = tuple((copy.name, value) for copy, value in said)
    if len(values) == 1 and bases == {now}:
        return Change(key, now, values.pop(), tuple(name for name, _ in files))
    return Conflict(key, bases.pop() if len(bases) == 1 else None, now, files)


def _said(key: Key, copies: Sequence[Copy]) -> Iterator[tuple[Copy, str]]:
    """Give the copies that changed a cell, with every value that they hold."""
    for copy in copies:
        values = copy.cells.get(key, ())
        if any(value != copy.base.get(key) for value in values):
            yield from ((copy, value) for value in dict.fromkeys(values))
