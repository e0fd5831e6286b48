"""The sheet Way back: what decides, and how each step is taken back."""

from golive.office.looks import Look
from golive.office.sheet import Column, TableSheet, Value
from golive.office.wording import Wording
from golive.plan import Plan, Step, Trigger

_COLUMNS = (
    Column("Id", 13, Look.QUIET),
    Column("Kind", 11),
    Column("No.", 7),
    Column("What is measured, or taken back", 36),
    Column("Limit, or how", 40),
    Column("Minutes", 11),
    Column("Where it shows", 22),
    Column("Compared with", 20),
    Column("Then", 22),
    Column("Who", 18),
    Column("Stand-in", 18),
)


def way_back_sheet(plan: Plan) -> TableSheet:
    """Lay out the triggers, then the steps to take back, the last step first."""
    wording = Wording.of(plan)
    undone = [step for step in reversed(plan.deployment.steps) if _says_a_way_back(step)]
    rows = (
        *(_trigger(row, at, wording) for at, row in enumerate(plan.rollback.triggers, 1)),
        *(_undo(step, at) for at, step in enumerate(undone, 1)),
    )
    return TableSheet("Way back", "WayBack", _COLUMNS, rows, keep=4)


def _says_a_way_back(step: Step) -> bool:
    return bool(step.undo) or step.undo_minutes is not None or not step.reversible


def _trigger(row: Trigger, number: int, wording: Wording) -> tuple[Value, ...]:
    return (
        row.id,
        "Trigger",
        number,
        row.measure,
        row.limit,
        row.for_minutes,
        row.where,
        wording.words(row.compared),
        wording.words(row.action),
        row.decider,
        row.stand_in,
    )


def _undo(step: Step, number: int) -> tuple[Value, ...]:
    then = "Taken back" if step.reversible else "Cannot be taken back"
    return (
        step.id,
        "Undo",
        number,
        step.name,
        step.undo,
        step.undo_minutes,
        "",
        "",
        then,
        step.owner,
        step.stand_in,
    )
