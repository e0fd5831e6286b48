"""What goes into one workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from golive.checklist.task import Task
from golive.errors import Finding
from golive.office.words import local_moment
from golive.plan import Plan


@dataclass(frozen=True, slots=True)
class Export:
    """A plan with what follows from it, at the moment it leaves golive.

    Attributes:
        plan: the plan.
        tasks: its checklist, in order.
        findings: what its review found.
        now: the moment of the export.
        verdict: go or no-go in words; empty while nobody has decided.
        revision: the plan's revision in the store; None if it has none.
    """

    plan: Plan
    tasks: Sequence[Task]
    findings: Sequence[Finding]
    now: datetime
    verdict: str
    revision: int | None

    @property
    def today(self) -> date:
        """The day of the export on the plan's clock."""
        return local_moment(self.now, self.plan.zone).date()
