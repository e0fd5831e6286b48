"""The gates of a plan: the checklist's go / no-go tasks and the team's own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from golive.checklist.catalogue import CATALOGUE
from golive.checklist.grouping import day
from golive.checklist.task import Phase, Task
from golive.checklist.tasks import tasks
from golive.checklist.words import counted
from golive.plan import Gate, GateState, Plan, Status
from golive.window import clock

#: The gate that the launch's go or no go is decided at.
FINAL: Final = "final-gate"

_ITEMS = frozenset(item.id for item in CATALOGUE if item.gate)
_PHASES = list(Phase)
_NEAR = timedelta(days=7)
#: What people read of a decision.
DECIDED: Final = {GateState.GO: "Go", GateState.NO_GO: "No go"}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A moment at which somebody decides whether to go on.

    Attributes:
        row: what was typed and decided at it; its id is the task's, for a gate of the checklist.
        kept: the plan holds that row; a gate of the checklist has none until somebody types.
        task: the gate's line on the checklist; None for the team's own gate.
        name: what people read.
        due: the day it is held; None until there is one.
        criteria: what must be so to go on: what the team typed, else what good looks like.
        open: the mandatory tasks that are due up to it and not closed, earlier gates among them.
    """

    row: Gate
    kept: bool
    task: Task | None
    name: str
    due: date | None
    criteria: str
    open: tuple[Task, ...]

    @property
    def left_out(self) -> bool:
        """It does not apply, says the checklist."""
        return self.task is not None and self.task.status is Status.NOT_APPLICABLE

    @property
    def undecided(self) -> bool:
        """Nobody has said go or no go at it, and somebody must."""
        return self.row.state is GateState.OPEN and not self.left_out

    def near(self, today: date) -> bool:
        """Tell whether it is undecided and due within a week of `today`, or late."""
        return self.undecided and self.due is not None and self.due <= today + _NEAR

    def standing(self, today: date, zone: str) -> str:
        """Say in words where it stands; a moment is said on the clock of `zone`."""
        if self.row.state is not GateState.OPEN:
            return signature(self.row, zone)
        if self.left_out:
            return "Not applicable"
        return "Not decided" + _when(self, today)


def gates(plan: Plan, todo: Sequence[Task] | None = None) -> tuple[Checkpoint, ...]:
    """List the gates of a plan by day: those of the checklist, and the team's own.

    What was decided at a gate that is not on the checklist now is kept and not listed.

    Args:
        plan: the plan.
        todo: its tasks, if they are known already.
    """
    listed = tasks(plan) if todo is None else todo
    rows = {row.id: row for row in plan.team.gates}
    generated = {task.id: task for task in listed if task.gate}
    own = (row for row in plan.team.gates if not _of_the_checklist(row, generated.keys()))
    found = [_generated(task, rows.get(task.id), listed) for task in generated.values()]
    found += [_own(row, listed) for row in own]
    return tuple(sorted(found, key=lambda gate: gate.due or date.max))


def signature(row: Gate, zone: str) -> str:
    """Say who signed what and when: `Ana signed go, Fri 4 Dec 2026, 18:02 (Europe/Amsterdam)`."""
    at = f", {clock(row.signed_at, zone)}" if row.signed_at else ""
    return f"{row.signed_by or 'Somebody'} signed {DECIDED[row.state].lower()}{at}"


def _of_the_checklist(row: Gate, listed: Collection[str]) -> bool:
    return row.id in listed or row.id.partition(":")[0] in _ITEMS


def _generated(task: Task, row: Gate | None, listed: Sequence[Task]) -> Checkpoint:
    place = listed.index(task)
    waiting = (
        other
        for at, other in enumerate(listed)
        if other is not task and _comes_before(other, task, earlier=at < place)
    )
    return Checkpoint(
        row=row or Gate(id=task.id, name=task.title),
        kept=row is not None,
        task=task,
        name=task.title,
        due=task.due,
        criteria=(row.criteria.strip() if row else "") or task.good,
        open=tuple(filter(_stands_open, waiting)),
    )


def _own(row: Gate, listed: Sequence[Task]) -> Checkpoint:
    before = [task for task in listed if row.due and task.due and task.due <= row.due]
    return Checkpoint(
        row=row,
        kept=True,
        task=None,
        name=row.name.strip() or "A gate without a name",
        due=row.due,
        criteria=row.criteria.strip(),
        open=tuple(filter(_stands_open, before)),
    )


def _stands_open(task: Task) -> bool:
    return task.mandatory and not task.closed


def _comes_before(task: Task, gate: Task, *, earlier: bool) -> bool:
    """Tell whether a task is due up to a gate; in the window the list's order decides."""
    if task.due != gate.due:
        return (task.due or date.max) < (gate.due or date.max)
    if task.phase is not gate.phase:
        return _PHASES.index(task.phase) < _PHASES.index(gate.phase)
    return earlier or (gate.due is not None and gate.phase is not Phase.WINDOW)


def _when(gate: Checkpoint, today: date) -> str:
    if gate.due is None:
        return "; it has no day yet"
    if gate.due < today:
        return f", {counted((today - gate.due).days, 'day')} late"
    return " yet; it is due today" if gate.due == today else f" yet; due {day(gate.due)}"
