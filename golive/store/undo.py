"""Taking changes back: the changes that lead from the state after to the state before."""

from collections.abc import Sequence

from golive.plan import Plan
from golive.plan.edits import value_at
from golive.store.changes import AddRow, Change, RemoveRow, SetField


def inverse(before: Plan, after: Plan, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Give the changes that take `changes` back, last one first.

    Each field is compared with what `after` holds, so that somebody else's later edit is met as
    a conflict and not written over.

    Args:
        before: the plan the changes were made to.
        after: the plan they gave.
        changes: what was made; each field or row once.
    """
    return tuple(_back(before, after, change) for change in reversed(changes))


def _back(before: Plan, after: Plan, change: Change) -> Change:
    if isinstance(change, SetField):
        return SetField(change.path, value_at(after, change.path), value_at(before, change.path))
    if isinstance(change, AddRow):
        return RemoveRow(f"{change.path}.{change.row.id}")
    rows_path = change.path.rpartition(".")[0]
    row = value_at(before, change.path)
    return AddRow(rows_path, row, value_at(before, rows_path).index(row))
