"""What a tab holds for one plan until the store does: unsaved, disputed, or waiting to be asked."""

from dataclasses import dataclass, field
from typing import Any

from golive.checklist import Difference
from golive.errors import ConflictError
from golive.store import Change, SetField
from golive.ui.incoming import Incoming

Changes = tuple[Change, ...]


@dataclass(frozen=True)
class Dispute:
    """Changes of which one met somebody else's: nothing of them is saved yet."""

    clash: ConflictError
    changes: Changes


@dataclass(frozen=True)
class Effect:
    """What the last change of this tab did, and the changes that take it back."""

    difference: Difference
    """What it did to the checklist."""
    also: tuple[str, ...]
    """What it did to the window, the notices and the run-book, a sentence each."""
    undo: Changes


@dataclass
class Pending:
    """What this tab holds for one plan, and must never do to another."""

    unsaved: Changes = ()
    """Changes that the store could not take yet."""
    disputes: tuple[Dispute, ...] = ()
    """Changes that met somebody else's, waiting for this person to decide."""
    held: Changes = ()
    """Changes that would put aside what people worked on, waiting for this person to agree."""
    asked: Changes = ()
    """Those of them that this person was already pointed to."""
    refused: int = 0
    """How often such changes were given up; the inputs then show the plan's values anew."""
    effect: Effect | None = None
    removed: tuple[str, Any, int] | None = None
    """The row removed last: its list's path, the row, its place."""
    incoming: list[Incoming] = field(default_factory=list)
    """Usage exports that are being read or decided on."""


def without_again(waiting: Changes, changes: Changes) -> Changes:
    """Leave out of the waiting changes the fields that were typed into again."""
    again = {change.path for change in changes if isinstance(change, SetField)}
    return tuple(c for c in waiting if not (isinstance(c, SetField) and c.path in again))


def merged(waiting: Changes, changes: Changes) -> Changes:
    """Put new changes behind the waiting ones; a field typed into again waits only once."""
    return (*without_again(waiting, changes), *changes)
