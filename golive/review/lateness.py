"""Who is late: the people whose tasks should have been closed, and with what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from golive.checklist import Task
from golive.checklist.grouping import person
from golive.checklist.words import counted

_NOBODY = "Nobody yet"


@dataclass(frozen=True, slots=True)
class Late:
    """The late tasks of one person.

    Attributes:
        name: who, as first spelled; empty for tasks that nobody owns.
        tasks: never empty; the one that is late the longest comes first.
        today: the day they are late on.
    """

    name: str
    tasks: tuple[Task, ...]
    today: date

    @property
    def who(self) -> str:
        """The name, or words for nobody."""
        return self.name or _NOBODY

    @property
    def says(self) -> str:
        """How many tasks are late, and the oldest: `2 tasks; the oldest, 3 days late: “Ask”`."""
        oldest = self.tasks[0]
        since = counted((self.today - (oldest.due or self.today)).days, "day")
        if len(self.tasks) == 1:
            return f"1 task, {since} late: “{oldest.title}”"
        return f"{len(self.tasks)} tasks; the oldest, {since} late: “{oldest.title}”"


def late_people(tasks: Iterable[Task], today: date) -> tuple[Late, ...]:
    """List who has tasks that are late, the longest list first; nobody's tasks come last."""
    late: dict[str, list[Task]] = {}
    for task in sorted(tasks, key=lambda one: one.due or date.max):
        if task.late(today):
            late.setdefault(person(task.owner), []).append(task)
    found = [Late(" ".join(some[0].owner.split()), tuple(some), today) for some in late.values()]
    return tuple(sorted(found, key=lambda one: (not one.name, -len(one.tasks))))
