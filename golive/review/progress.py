"""What the checklist's state says: late, blocked, claimed without evidence, signed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from golive.checklist import Task, tasks
from golive.checklist.gates import FINAL, Checkpoint, gates
from golive.errors import Finding, Severity
from golive.plan import GateState, Plan, Status
from golive.review.weight import at_gate, gate_day, listed, today

#: The rule of a final gate that nobody signed though its day has come.
UNSIGNED: Final = "gate-unsigned"

_DAY = timedelta(days=1)


def progress(plan: Plan, now: datetime) -> Iterator[Finding]:
    """Find what stands in the way among the tasks that are due."""
    todo = tasks(plan)
    held = gates(plan, todo)
    unsigned = [gate for gate in held if _wants_signature(gate, today(plan, now))]
    signed = {gate.row.id for gate in held if gate.row.state is not GateState.OPEN}
    rest = [task for task in todo if task.id not in signed]
    yield from _late(plan, [t for t in todo if t not in [gate.task for gate in unsigned]], now)
    yield from _blocked(plan, rest, now)
    yield from _without_evidence(rest)
    yield from _signed(held)
    yield from _unsigned(unsigned)


def _late(plan: Plan, todo: list[Task], now: datetime) -> Iterator[Finding]:
    after = _after_gate(plan, now)
    waiting = [t for t in todo if t.mandatory and not t.gate and t.late(after)]
    yield from _open(waiting, Severity.STOP, "open at the final gate")
    late = [t for t in todo if t.late(today(plan, now)) and t not in waiting]
    yield from _open(late, Severity.WARN, "late")


def _after_gate(plan: Plan, now: datetime) -> date:
    """Give the day after the final gate once that has come; before it, a day nothing is due."""
    gate = gate_day(plan)
    return gate + _DAY if gate is not None and at_gate(plan, now) else date.min


def _open(found: list[Task], weight: Severity, how: str) -> Iterator[Finding]:
    if found:
        what = f"{len(found)} task{'s are' if len(found) > 1 else ' is'} {how}"
        yield Finding(
            "tasks-late",
            weight,
            "team.edits",
            f"{what}: {listed([task.title for task in found])}.",
            "Close them, or give another day, on the checklist.",
        )


def _blocked(plan: Plan, todo: list[Task], now: datetime) -> Iterator[Finding]:
    blocked = [task for task in todo if task.status is Status.BLOCKED]
    if blocked:
        gate = _after_gate(plan, now)
        stops = any(task.mandatory and task.late(gate) for task in blocked)
        yield Finding(
            "tasks-blocked",
            Severity.STOP if stops else Severity.WARN,
            "team.edits",
            f"Blocked: {listed([task.title for task in blocked])}.",
            "Clear what blocks them, or decide without them.",
        )


def _without_evidence(todo: list[Task]) -> Iterator[Finding]:
    bare = [t for t in todo if t.status is Status.DONE and t.asks_evidence and not t.evidence]
    if bare:
        yield Finding(
            "done-without-evidence",
            Severity.NOTE,
            "team.edits",
            f"Done without evidence: {listed([task.title for task in bare])}.",
            "Add a link or a figure to the task.",
        )
    bare = [t for t in todo if t.status is Status.NOT_APPLICABLE and not t.reason]
    if bare:
        yield Finding(
            "left-out-without-reason",
            Severity.WARN,
            "team.edits",
            f"Not applicable without a reason: {listed([task.title for task in bare])}.",
            "Write the reason into the task.",
        )


def _signed(held: tuple[Checkpoint, ...]) -> Iterator[Finding]:
    for gate in held:
        if gate.row.state is GateState.NO_GO:
            why = f": {gate.row.note.strip().rstrip('.')}" if gate.row.note.strip() else ""
            yield Finding(
                "gate-no-go",
                Severity.STOP,
                "team.gates",
                f"{gate.row.signed_by or 'Somebody'} decided no go at “{gate.name}”{why}.",
                "Settle the reason and decide again, on the checklist.",
            )


def _wants_signature(gate: Checkpoint, day: date) -> bool:
    """Tell whether the final gate's day has come and nobody signed, even if it is ticked off."""
    return gate.row.id == FINAL and gate.undecided and gate.due is not None and gate.due <= day


def _unsigned(held: list[Checkpoint]) -> Iterator[Finding]:
    for gate in held:
        yield Finding(
            UNSIGNED,
            Severity.WARN,
            "team.gates",
            f"Nobody has signed go or no go at “{gate.name}”.",
            "Decide it by name, on the checklist under “Gates and decisions”.",
        )
