"""A decision at a gate that somebody typed into a workbook, signed as on the page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from golive.checklist.gates import Checkpoint, gates
from golive.checklist.signing import Field, sign, unsigned
from golive.plan import Gate, GateState, Plan, Row
from golive.plan.edits import value_at
from golive.window import instant

_GATES, _DECISIONS = "team.gates", "team.decisions"

Rows = list[tuple[str, Row]]


def gate_edits(
    plan: Plan, said: Mapping[str, str], gate_id: str, now: datetime
) -> tuple[Rows, list[Field]]:
    """Give the rows to add and the fields to replace for what was typed at one gate.

    Args:
        plan: the plan.
        said: the fields that change: `state`, `signed_by`, `signed_at` on the plan's clock, `note`.
        gate_id: the gate.
        now: the moment of signing, where none is typed and the gate has none.

    Raises:
        QuestionError: the name or the reason is missing, or the moment is none on that clock.
        EditError: the plan has no such gate any more.
    """
    gate = next((one for one in gates(plan) if one.row.id == gate_id), None)
    if gate is None:
        value_at(plan, f"{_GATES}.{gate_id}")
        return [], []
    values = _values(plan, gate.row, said)
    if "state" not in said:
        return _plain(gate, values, said)
    state = GateState(said["state"])
    if state is GateState.OPEN:
        return [], list(unsigned(plan, gate_id, "Taken off in a workbook."))
    signing = sign(
        gate,
        state,
        by=values["signed_by"],
        at=values["signed_at"] or now,
        note=values["note"],
    )
    rows: Rows = [] if gate.kept else [(_GATES, signing.gate)]
    return [*rows, (_DECISIONS, signing.decision)], list(signing.fields)


def _values(plan: Plan, row: Gate, said: Mapping[str, str]) -> dict[str, Any]:
    """Lay what was typed over what the gate holds."""
    values: dict[str, Any] = dict(row) | dict(said)
    typed = said.get("signed_at")
    if typed is not None:
        values["signed_at"] = instant(datetime.fromisoformat(typed), plan.zone) if typed else None
    return values


def _plain(
    gate: Checkpoint, values: dict[str, Any], said: Mapping[str, str]
) -> tuple[Rows, list[Field]]:
    if not gate.kept:
        return [(_GATES, Gate.model_validate({**dict(gate.row), **values}))], []
    path = f"{_GATES}.{gate.row.id}"
    return [], [(f"{path}.{name}", getattr(gate.row, name), values[name]) for name in said]
