"""What a plan holds of the cells that come back, in the spelling that files are read in."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from golive.checklist import tasks
from golive.checklist.gates import Checkpoint, gates
from golive.checklist.task import Task
from golive.merge import Key
from golive.office.back.codes import Kind, Place
from golive.office.back.headings import TAKEN
from golive.office.back.spelling import one_line, plain
from golive.plan import Plan, Step

#: The fields of one line; the others may have several.
LINES = frozenset({"owner", "stand_in", "signed_by"})


def cells_of(plan: Plan) -> dict[Key, str]:
    """Give every cell of a plan that a workbook can change, spelled; empty cells too."""
    todo = tasks(plan)
    return {
        Key(kind, row_id, field): value
        for kind, row_id, values in (
            *_tasks(todo),
            *_gates(gates(plan, todo), plan.zone),
            *_steps(plan),
        )
        for field, value in zip(TAKEN[kind], values, strict=True)
    }


def names_of(plan: Plan) -> dict[Place, str]:
    """Give the rows of a plan that stand in a workbook, each with what people read."""
    todo = tasks(plan)
    named = {(Kind.TASK, task.id): task.title for task in todo}
    named |= {(Kind.GATE, gate.row.id): gate.name for gate in gates(plan, todo)}
    named |= {(Kind.STEP, step.id): step.name for step in plan.deployment.steps}
    return {(Kind(kind), row_id): one_line(name) for (kind, row_id), name in named.items()}


_Row = tuple[Kind, str, tuple[str, ...]]


def _tasks(todo: tuple[Task, ...]) -> Iterator[_Row]:
    for task in todo:
        values = (
            task.status.value,
            one_line(task.owner),
            one_line(task.stand_in),
            task.due.isoformat() if task.due else "",
            plain(task.evidence),
            plain(task.note),
            plain(task.reason),
        )
        yield Kind.TASK, task.id, values


def _gates(found: tuple[Checkpoint, ...], zone: str) -> Iterator[_Row]:
    for gate in found:
        row = gate.row
        at = row.signed_at and row.signed_at.astimezone(ZoneInfo(zone))
        when = at.replace(tzinfo=None).isoformat(" ", "minutes") if at else ""
        yield Kind.GATE, row.id, (row.state.value, one_line(row.signed_by), when, plain(row.note))


def _steps(plan: Plan) -> Iterator[_Row]:
    for step in plan.deployment.steps:
        yield Kind.STEP, step.id, _people(step)


def _people(step: Step) -> tuple[str, ...]:
    return one_line(step.owner), one_line(step.stand_in)
