"""How far the checklist is: figures by phase."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from golive.checklist.task import PHASE_TITLES, Task
from golive.plan import Status

ALL_PHASES = "All phases"


@dataclass(frozen=True, slots=True)
class Tally:
    """Tasks of a phase, counted; the five states add up to `total`, `late` is among them."""

    title: str
    total: int
    open: int
    doing: int
    blocked: int
    done: int
    not_applicable: int
    late: int

    @property
    def closed_share(self) -> float:
        """Done or not applicable, of all: 0 to 1."""
        return (self.done + self.not_applicable) / self.total


def by_phase(tasks: Sequence[Task], today: date) -> tuple[Tally, ...]:
    """Count the tasks of every phase that has some, then of all; nothing without tasks."""
    if not tasks:
        return ()
    phases = {phase: [task for task in tasks if task.phase is phase] for phase in PHASE_TITLES}
    found = (_tally(PHASE_TITLES[phase], some, today) for phase, some in phases.items() if some)
    return (*found, _tally(ALL_PHASES, tasks, today))


def _tally(title: str, tasks: Sequence[Task], today: date) -> Tally:
    states = Counter(task.status for task in tasks)
    return Tally(
        title=title,
        total=len(tasks),
        open=states[Status.OPEN],
        doing=states[Status.DOING],
        blocked=states[Status.BLOCKED],
        done=states[Status.DONE],
        not_applicable=states[Status.NOT_APPLICABLE],
        late=sum(task.late(today) for task in tasks),
    )
