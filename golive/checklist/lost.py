"""What a change of answers would do to the work that people have put into the checklist."""

from dataclasses import dataclass

from golive.checklist.difference import Difference
from golive.checklist.task import Task
from golive.plan import GateState, Plan, Status, TaskEdit


@dataclass(frozen=True, slots=True)
class Lost:
    """Work that a change would put aside.

    Attributes:
        removed: tasks that people worked on and that would be there no more; what was typed about
            them is kept, and comes back with them.
        moved: tasks done for a day that would be another one, as they are and as they would be.
    """

    removed: tuple[Task, ...] = ()
    moved: tuple[tuple[Task, Task], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.removed or self.moved)


def worked_on_and_lost(before: Plan, change: Difference) -> Lost:
    """Give the work that a change to the plan `before` would put aside.

    Somebody worked on a task who gave it a status, an owner, a stand-in, a day, a note, a reason
    or evidence, said something about it, or decided at it. A done task that had no day yet
    was not done for another one.
    """
    touched = worked_on(before)
    return Lost(
        removed=tuple(task for task in change.removed if task.id in touched),
        moved=tuple(
            (was, now)
            for was, now in change.moved
            if was.status is Status.DONE and was.due is not None
        ),
    )


def worked_on(plan: Plan) -> frozenset[str]:
    """Give the ids of the tasks on which somebody has worked, listed now or not."""
    team = plan.team
    edited = {name for name, edit in team.edits.items() if edit != TaskEdit()}
    said = {comment.task for comment in team.comments}
    decided = {gate.id for gate in team.gates if gate.state is not GateState.OPEN}
    return frozenset(edited | said | decided)
