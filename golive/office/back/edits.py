"""What is written to a plan when changes are taken: fields and rows, all in one save."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from golive.checklist.signing import Field
from golive.errors import EditError, QuestionError
from golive.merge import Change, Conflict
from golive.office.back.codes import Kind
from golive.office.back.new import Proposed
from golive.office.back.present import Present
from golive.office.back.signed import gate_edits
from golive.office.back.told import Ignored
from golive.plan import OwnTask, Plan, Row
from golive.plan.edits import value_at, with_row, with_value


@dataclass(slots=True)
class Edits:
    """What is written, in one save.

    Attributes:
        rows: rows to add: the list's path and the row.
        fields: fields to replace: the path, what it holds now, what it shall hold.
        refused: what the plan cannot hold, each with its sentence.
    """

    rows: list[tuple[str, Row]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    refused: list[Ignored] = field(default_factory=list)


def decided(conflict: Conflict, value: str) -> Change:
    """Make a conflict a change: what a person chose of golive's value and those of the files."""
    files = tuple(name for name, said in conflict.files if said == value)
    return Change(conflict.key, conflict.golive, value, files)


def edits(
    plan: Plan, changes: Sequence[Change], proposed: Sequence[Proposed], now: datetime
) -> Edits:
    """Give what taking changes and new tasks writes to a plan.

    A decision at a gate is signed as on the page: with a name, and with a reason where one is
    asked for; what is missing is said in `refused`, and the gate stays as it is.

    Args:
        plan: the plan that the changes were found in.
        changes: those that are taken, conflicts among them as `decided`.
        proposed: the new tasks that are taken.
        now: the moment a gate counts as signed at, where the file names none.
    """
    found, present = Edits(), Present.of(plan)
    for change in changes:
        if change.key.kind != Kind.GATE:
            _try(found, plan, change, [_field(present, change)])
    for row_id in dict.fromkeys(c.key.id for c in changes if c.key.kind == Kind.GATE):
        some = [c for c in changes if c.key.kind == Kind.GATE and c.key.id == row_id]
        _gate(found, plan, some, now)
    for task in proposed:
        _add(found, plan, task)
    found.fields = list({one[0]: one for one in found.fields}.values())  # a signature wins
    return found


def applied(plan: Plan, found: Edits) -> Plan:
    """Give the plan with everything written.

    Raises:
        EditError: the plan is another one than the edits were made for.
    """
    for path, row in found.rows:
        plan = with_row(plan, path, row)
    for path, _, new in found.fields:
        plan = with_value(plan, path, new)
    return plan


def _field(present: Present, change: Change) -> Field:
    kind, row_id, name = change.key
    parent = "team.edits" if kind == Kind.TASK else "deployment.steps"
    path = f"{parent}.{row_id}.{name}"
    value: Any = change.new
    if name == "due":
        computed = present.days.get(row_id, "")
        value = None if value in ("", computed) else date.fromisoformat(value)
    return path, value_at(present.plan, path), value


def _try(found: Edits, plan: Plan, change: Change, fields: Sequence[Field]) -> None:
    try:
        for path, _, new in fields:
            with_value(plan, path, new)
    except EditError as error:
        found.refused.append(_refused(change, error.sentence))
    else:
        found.fields += fields


def _gate(found: Edits, plan: Plan, changes: list[Change], now: datetime) -> None:
    try:
        rows, fields = gate_edits(
            plan, {change.key.field: change.new for change in changes}, changes[0].key.id, now
        )
        for path, _, new in fields:
            with_value(plan, path, new)
    except (EditError, QuestionError, ValidationError) as error:
        found.refused += [_refused(change, _sentence(error)) for change in changes]
    else:
        found.rows += rows
        found.fields += fields


def _add(found: Edits, plan: Plan, task: Proposed) -> None:
    said = {name: value for name, value in task.cells.items() if name in OwnTask.model_fields}
    rest = {name: value for name, value in task.cells.items() if name not in said}
    try:
        row = OwnTask.model_validate({"id": task.id, "title": task.title, **said})
        fields = [
            _edit(plan, f"team.edits.{task.id}.{name}", value) for name, value in rest.items()
        ]
    except (EditError, ValidationError) as error:
        found.refused.append(Ignored(task.file, task.where, _sentence(error), "task", task.id))
    else:
        found.rows.append(("team.own_tasks", row))
        found.fields += fields


def _edit(plan: Plan, path: str, value: str) -> Field:
    old = value_at(plan, path)
    with_value(plan, path, value)
    return path, old, value


def _refused(change: Change, sentence: str) -> Ignored:
    kind, row_id, name = change.key
    return Ignored(", ".join(change.files), "", sentence, kind, row_id, name, change.new)


def _sentence(error: EditError | QuestionError | ValidationError) -> str:
    if isinstance(error, ValidationError):
        fault = error.errors()[0]
        named = ".".join(map(str, fault["loc"]))
        return f"{named}: {fault['msg'].removeprefix('Value error, ')}."
    return error.sentence
