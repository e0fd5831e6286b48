"""The gates that were signed for one date, and taking their signatures off when it moves."""

from collections.abc import Collection, Iterator

from golive.checklist import Phase, Question, Task
from golive.checklist.gates import Checkpoint, gates
from golive.checklist.signing import unsigned
from golive.plan import GateState, Plan, Status
from golive.review.edit import Edit


def signed_gates(plan: Plan) -> dict[str, Task]:
    """Give the gates at which somebody decided, by id, each as its task.

    The team's own gates have none on the checklist, so they are given as tasks that are done.
    """
    held = (gate for gate in gates(plan) if gate.row.state is not GateState.OPEN)
    return {gate.row.id: gate.task or _as_task(gate) for gate in held}


def decided_again(plan: Plan, gate_ids: Collection[str], window: object) -> Iterator[Edit]:
    """Give the edits that leave gates undecided; each note says who signed, for which window."""
    for gate_id in gate_ids:
        for field in unsigned(plan, gate_id, f"It held for the window of {window}."):
            yield Edit(*field)


def _as_task(gate: Checkpoint) -> Task:
    return Task(
        id=gate.row.id,
        title=gate.name,
        why="Your team decides at it.",
        question=Question.OVERVIEW,
        phase=Phase.READY,
        role="",
        due=gate.due,
        gate=True,
        own=True,
        status=Status.DONE,
    )
