"""What a change of answers does to the checklist: tasks added, taken off, moved to another day."""

from collections.abc import Sequence
from dataclasses import dataclass

from golive.checklist.task import Task
from golive.checklist.tasks import tasks
from golive.plan import Plan
from golive.plan.edits import with_value


@dataclass(frozen=True, slots=True)
class Difference:
    """The checklist before and after, compared by task.

    Attributes:
        added: tasks that were not there before.
        removed: tasks that are there no more; the team's edits on them are kept.
        moved: tasks with another due day, as they were and as they are.
    """

    added: tuple[Task, ...]
    removed: tuple[Task, ...]
    moved: tuple[tuple[Task, Task], ...]

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.added or self.removed or self.moved)

    @property
    def sentence(self) -> str:
        """What was done, in one sentence; empty when nothing was."""
        *first, last = self._said("added", "took off", "moved") or [""]
        return f"That {', '.join(first)}{' and ' if first else ''}{last}." if last else ""

    @property
    def ahead(self) -> str:
        """What would be done, in one clause: `adds 9 tasks, takes off 2, moves 4`."""
        return ", ".join(self._said("adds", "takes off", "moves"))

    def _said(self, adds: str, takes_off: str, moves: str) -> list[str]:
        counts = ((adds, self.added), (takes_off, self.removed), (moves, self.moved))
        said = [(verb, len(found)) for verb, found in counts if found]
        return [
            f"{verb} {count}{'' if place else _noun(count)}"
            for place, (verb, count) in enumerate(said)
        ]


def _noun(count: int) -> str:
    return " task" if count == 1 else " tasks"


def difference(before: Plan, after: Plan) -> Difference:
    """Compare the checklists of two states of one plan."""
    return _compared(tasks(before), tasks(after))


def foreseen(
    plan: Plan, path: str, values: Sequence[object], now: Sequence[Task] = ()
) -> tuple[Difference, ...]:
    """Say what each value would do to the checklist if the field at `path` held it.

    Args:
        plan: the plan as it is.
        path: the field.
        values: what it might hold.
        now: the plan's tasks, if they are known already.

    Raises:
        EditError: the plan has no such field, or the field cannot hold a value.
    """
    was = now or tasks(plan)
    return tuple(_compared(was, tasks(with_value(plan, path, value))) for value in values)


def _compared(before: Sequence[Task], after: Sequence[Task]) -> Difference:
    was = {task.id: task for task in before}
    now = {task.id: task for task in after}
    return Difference(
        added=tuple(task for task in now.values() if task.id not in was),
        removed=tuple(task for task in was.values() if task.id not in now),
        moved=tuple(
            (was[task.id], task)
            for task in now.values()
            if task.id in was and was[task.id].due != task.due and not task.due_is_own
        ),
    )
