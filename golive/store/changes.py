"""What can be changed in a plan that is kept: one field, a row more, a row less.

Every change says what it does to which path; `SetField` also says what the person saw there, so
that nobody writes over what they never read.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from pydantic_core import to_jsonable_python

from golive.errors import EditError
from golive.plan import Plan, Row
from golive.plan.edits import value_at, with_row, with_value, without_row


class Unseen(Enum):
    """The type of `UNSEEN`."""

    UNSEEN = "unseen"


#: Stands for `old` in a change that a program makes, whatever the field holds now.
UNSEEN: Final = Unseen.UNSEEN


@dataclass(frozen=True, slots=True)
class SetField:
    """Replace what one field holds.

    Attributes:
        path: the field, such as `deployment.steps.k3m9x2c7ab.owner`.
        old: what the person saw in it, JSON-ready or a model; `UNSEEN` for any.
        new: what it shall hold, JSON-ready or a model.
    """

    path: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class AddRow:
    """Put a row into a list, before place `at` (from nought) or at the end."""

    path: str
    row: Row
    at: int | None = None


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """Take a row out of its list; the path ends in the row's id."""

    path: str


Change = SetField | AddRow | RemoveRow


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody else changed first: its path, and both values, JSON-ready."""

    path: str
    mine: object
    theirs: object


def clash(plan: Plan, change: Change) -> Clash | None:
    """Find out whether a field holds neither what the person saw nor what they want it to hold.

    Raises:
        EditError: the change does not fit the plan.
    """
    if not isinstance(change, SetField) or change.old is UNSEEN:
        return None
    theirs = value_at(plan, change.path)
    mine = value_at(with_value(plan, change.path, change.new), change.path)
    if mine == theirs or _reads_as(plan, change.path, change.old, theirs):
        return None
    return Clash(change.path, to_jsonable_python(mine), to_jsonable_python(theirs))


def applied(plan: Plan, change: Change) -> Plan:
    """Give the plan with one change made; an equal plan when there was nothing to change.

    A row that is already there, equal in every field, is not added twice: a change that was
    sent again after a lost answer does no harm.

    Raises:
        EditError: the change does not fit the plan.
    """
    if isinstance(change, SetField):
        return with_value(plan, change.path, change.new)
    if isinstance(change, RemoveRow):
        return without_row(plan, change.path)
    if change.row in value_at(plan, change.path):
        return plan
    return with_row(plan, change.path, change.row, change.at)


def _reads_as(plan: Plan, path: str, seen: object, held: object) -> bool:
    """Compare what was seen as the field would hold it: `"2"` and 2, a list and a tuple."""
    try:
        return bool(value_at(with_value(plan, path, seen), path) == held)
    except EditError:
        return False
