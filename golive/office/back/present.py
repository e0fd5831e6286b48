"""The plan that workbooks are merged into: its cells, its rows, and their codes."""

from dataclasses import dataclass
from typing import Self

from golive.checklist import tasks
from golive.merge import Key
from golive.office.back.codes import Place, codes_of
from golive.office.back.held import cells_of, names_of
from golive.plan import Plan


@dataclass(frozen=True, slots=True)
class Present:
    """What a plan holds now.

    Attributes:
        plan: the plan.
        cells: every cell that a workbook can change.
        names: its rows, with what people read.
        rows: the row that each code stands for.
        days: the day that a task is due if nobody chooses another, by its id; "" while there is
            none.
    """

    plan: Plan
    cells: dict[Key, str]
    names: dict[Place, str]
    rows: dict[str, Place]
    days: dict[str, str]

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """Look at a plan once for all files."""
        names = names_of(plan)
        rows = {code: place for place, code in codes_of(plan.id, names).items()}
        return cls(plan, cells_of(plan), names, rows, _days(plan))


def _days(plan: Plan) -> dict[str, str]:
    edits = {name: edit.model_copy(update={"due": None}) for name, edit in plan.team.edits.items()}
    team = plan.team.model_copy(update={"edits": edits})
    computed = tasks(plan.model_copy(update={"team": team}))
    return {task.id: task.due.isoformat() if task.due else "" for task in computed}
