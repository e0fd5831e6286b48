"""What a change of answers does to the checklist: tasks added, taken off, moved to another day."""

from dataclasses import dataclass

from golive.checklist.task import Task
from golive.checklist.tasks import tasks
from golive.plan import Plan


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
        """The change in one sentence, empty when there is none."""
        said = [
            f"{verb} {len(found)} task{'s' if len(found) != 1 else ''}"
            for verb, found in (
                ("added", self.added),
                ("took off", self.removed),
                ("moved", self.moved),
            )
            if found
        ]
        if not said:
            return ""
        *first, last = said
        return f"That {', '.join(first)}{' and ' if first else ''}{last}."


def difference(before: Plan, after: Plan) -> Difference:
    """Compare the checklists of two states of one plan."""
    was = {task.id: task for task in tasks(before)}
    now = {task.id: task for task in tasks(after)}
    return Difference(
        added=tuple(task for task in now.values() if task.id not in was),
        removed=tuple(task for task in was.values() if task.id not in now),
        moved=tuple(
            (was[task.id], task)
            for task in now.values()
            if task.id in was and was[task.id].due != task.due and not task.due_is_own
        ),
    )
