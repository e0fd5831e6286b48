"""Filled-in workbooks merged into a plan: what would change, and what a person decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from golive.merge import Change, Conflict, merged
from golive.office.back.book import Book
from golive.office.back.gathered import gathered
from golive.office.back.new import Proposed
from golive.office.back.present import Present
from golive.office.back.snapshot import snapshot_in
from golive.office.back.told import Ignored
from golive.plan import Plan


@dataclass(frozen=True, slots=True)
class Merge:
    """What files would do to a plan; nothing is done yet.

    Attributes:
        changes: cells that only files changed.
        conflicts: cells that golive and a file, or two files, changed to different values.
        proposed: new tasks.
        ignored: what is not taken, each with its sentence.
    """

    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    ignored: tuple[Ignored, ...] = ()


def merge_books(
    plan: Plan, books: Sequence[Book], left: Callable[[int], Plan | None] | None = None
) -> Merge:
    """Merge filled-in workbooks into a plan, all of them at once.

    Args:
        plan: the plan as it is now.
        books: the files; the same file twice counts once.
        left: gives the plan as it was at a revision, from the store, or None if it has none;
            without it, and for a file that names no revision, the snapshot in the file counts.
    """
    present = Present.of(plan)
    found = [gathered(book, present, _left(book, left)) for book in _each_once(books)]
    changes, conflicts = merged(present.cells, [one.copy for one in found])
    proposed: dict[str, Proposed] = {}
    for one in found:
        for task in one.proposed:
            _propose(proposed, task)
    ignored = tuple(told for one in found for told in one.ignored)
    return Merge(changes, conflicts, tuple(proposed.values()), ignored)


def _each_once(books: Sequence[Book]) -> list[Book]:
    return list({book.sha256: book for book in books}.values())


def _left(book: Book, left: Callable[[int], Plan | None] | None) -> Plan | None:
    revision = snapshot_in(book.sheets).revision
    return None if left is None or revision is None else left(revision)


def _propose(proposed: dict[str, Proposed], task: Proposed) -> None:
    """Add a task, unless two files propose the same; another of that name stands beside it."""
    before = proposed.get(task.id)
    if before is None:
        proposed[task.id] = task
    elif before.cells != task.cells:
        _propose(proposed, task.beside())
