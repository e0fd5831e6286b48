"""Signing a gate, and taking the signature off again: what is written, and what is asked for."""

from dataclasses import dataclass
from datetime import datetime

from golive.checklist.gates import DECIDED, Checkpoint, signature
from golive.checklist.words import counted
from golive.errors import QuestionError
from golive.plan import Decision, Gate, GateState, Plan, Status
from golive.plan.edits import schema_at

#: One field: its path, what it holds, what it shall hold.
Field = tuple[str, object, object]


@dataclass(frozen=True, slots=True)
class Signing:
    """What a decision at a gate writes, all of it in one save.

    Attributes:
        gate: the row as it is decided; to be added when the plan holds none.
        fields: what else is replaced: the path, what it holds, what it shall hold. For a row that
            the plan holds they are its own fields, and for a gate of the checklist its task's.
        decision: the line of the decision log.
    """

    gate: Gate
    fields: tuple[Field, ...]
    decision: Decision


def sign(
    gate: Checkpoint, state: GateState, *, by: str, at: datetime, note: str = "", stops: int = 0
) -> Signing:
    """Decide go or no go at a gate; the task is done by a go, and blocked by a no go.

    Args:
        gate: the gate as the person saw it.
        state: go or no go.
        by: the name of the person who decides.
        at: when.
        note: why.
        stops: how many findings stop the launch now.

    Raises:
        QuestionError: the name is missing, or a reason: for a no go, and for a go while a task
            before the gate is open or something stops the launch.
    """
    by, note = " ".join(by.split()), note.strip()
    _ask(gate, state, by, note, stops)
    decided = {"state": state, "signed_by": by, "signed_at": at, "note": note}
    row = Gate.model_validate({**dict(gate.row), **decided})
    fields = [*_task_fields(gate, state, note)]
    if gate.kept:
        path = f"team.gates.{row.id}"
        fields += [(f"{path}.{name}", getattr(gate.row, name), decided[name]) for name in decided]
    what = f"{DECIDED[state]} at “{gate.name}”"
    return Signing(row, tuple(fields), Decision(at=at, by=by, what=what, why=note))


def unsigned(plan: Plan, gate_id: str, said: str) -> tuple[Field, ...]:
    """Give the fields that take a signature off a gate; the note says who signed what, and `said`.

    A task that a no go blocked is open again; one that a go closed is left to the caller. Nothing
    for a gate at which nobody decided; the decision log stays as it is.
    """
    row = next((row for row in plan.team.gates if row.id == gate_id), Gate())
    if row.state is GateState.OPEN:
        return ()
    path = f"team.gates.{gate_id}"
    note = "\n".join(filter(None, (row.note, f"{signature(row, plan.zone)}. {said}")))
    return (
        (f"{path}.state", row.state, GateState.OPEN),
        (f"{path}.signed_by", row.signed_by, ""),
        (f"{path}.signed_at", row.signed_at, None),
        (f"{path}.note", row.note, note if len(note) <= _room() else row.note),
        *_unblocked(plan, row),
    )


def _unblocked(plan: Plan, row: Gate) -> tuple[Field, ...]:
    edit = plan.team.edits.get(row.id)
    if edit is None or edit.status is not Status.BLOCKED or row.state is GateState.GO:
        return ()
    path = f"team.edits.{row.id}"
    return (
        (f"{path}.status", edit.status, Status.OPEN),
        (f"{path}.reason", edit.reason, ""),
    )


def _ask(gate: Checkpoint, state: GateState, by: str, note: str, stops: int) -> None:
    if not by:
        message = "Nobody is named who decides; type a name."
        raise QuestionError(message, "by")
    if note:
        return
    if state is GateState.NO_GO:
        message = "A no go needs its reason; type why not."
        raise QuestionError(message, "note")
    against = [*_open(len(gate.open)), *_stops(stops)]
    if against:
        message = f"{' and '.join(against)}; type why you go all the same."
        raise QuestionError(message, "note")


def _open(count: int) -> list[str]:
    are = "is" if count == 1 else "are"
    return [f"{counted(count, 'task')} due up to it {are} open"] if count else []


def _stops(count: int) -> list[str]:
    stop = "stops" if count == 1 else "stop"
    return [f"{counted(count, 'finding')} {stop} the launch"] if count else []


def _task_fields(gate: Checkpoint, state: GateState, note: str) -> tuple[Field, ...]:
    task = gate.task
    if task is None:
        return ()
    status, reason = (Status.DONE, "") if state is GateState.GO else (Status.BLOCKED, note)
    path = f"team.edits.{task.id}"
    return (
        (f"{path}.status", task.status, status),
        (f"{path}.reason", task.reason, reason),
    )


def _room() -> int:
    longest: int = schema_at("team.gates.any.note")["maxLength"]
    return longest
