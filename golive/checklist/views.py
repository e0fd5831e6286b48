"""The checklist looked at in other ways: searched, counted, and what is next for whom."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from golive.checklist.grouping import (
    Group,
    View,
    as_before,
    day,
    grouped,
    only,
    owners,
    page,
    person,
)
from golive.checklist.task import Anchor, Phase, Task
from golive.checklist.words import counted
from golive.plan import Status

__all__ = [
    "Group",
    "Next",
    "Progress",
    "View",
    "as_before",
    "due_rule",
    "grouped",
    "matching",
    "next_for",
    "only",
    "owners",
    "page",
    "progress_by",
    "progress_of",
    "unreasoned",
]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many tasks of a group have each status; a status that none has is left out."""

    title: str
    counts: Mapping[Status, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All tasks of the group."""
        return sum(self.counts.values())

    @property
    def closed(self) -> int:
        """Those done or not applicable."""
        return self.counts.get(Status.DONE, 0) + self.counts.get(Status.NOT_APPLICABLE, 0)


@dataclass(frozen=True, slots=True)
class Next:
    """A task that somebody has to do next, and what to know about it: how late, what blocks it."""

    task: Task
    says: str


_ANCHORS = {
    Anchor.FIRST_EXPOSURE: "the first user meets the new version",
    Anchor.WINDOW_START: "the window starts",
    Anchor.LAST_STAGE: "everybody is on the new version",
    Anchor.WINDOW_END: "the window ends",
    Anchor.HYPERCARE_END: "hypercare ends",
}
_MOST_BARS = 12


def matching(
    tasks: Iterable[Task],
    words: str = "",
    statuses: Collection[Status] = (),
    roles: Collection[str] = (),
    owners: Collection[str] = (),
    late_on: date | None = None,
) -> tuple[Task, ...]:
    """Keep the tasks that match all that is asked; what is empty asks nothing.

    Args:
        tasks: the tasks to choose from.
        words: each must stand in the title, reason, owner or note, in any case and order.
        statuses: one of these.
        roles: one of these.
        owners: one of these names, in any case; the empty name is a task that nobody owns.
        late_on: late on this day.
    """
    said, names = words.casefold().split(), {person(owner) for owner in owners}
    return tuple(
        task
        for task in tasks
        if (not statuses or task.status in statuses)
        and (not roles or task.role in roles)
        and (not names or person(task.owner) in names)
        and (late_on is None or task.late(late_on))
        and (not said or _mentions(task, said))
    )


def next_for(tasks: Iterable[Task], name: str, today: date, count: int) -> tuple[Next, ...]:
    """List what somebody has to do next: the tasks they own that are not closed, by due day."""
    wanted = person(name)
    mine = [t for t in tasks if wanted and person(t.owner) == wanted and not t.closed]
    soonest = sorted(mine, key=lambda task: task.due or date.max)
    return tuple(Next(task, _says(task, today)) for task in soonest[:count])


def progress_by(
    tasks: Sequence[Task], view: View, today: date, most: int = _MOST_BARS
) -> tuple[Progress, ...]:
    """Count the tasks of each group by status; groups beyond `most` are counted as one."""
    return progress_of(grouped(tasks, view, today), most)


def progress_of(groups: Sequence[Group], most: int = _MOST_BARS) -> tuple[Progress, ...]:
    """Count the tasks of groups by status; groups beyond `most` are counted as one, the last."""
    shown, rest = groups, groups[:0]
    if len(groups) > most:
        shown, rest = groups[: most - 1], groups[most - 1 :]
    found = [Progress(group.title, _counts(group.tasks)) for group in shown]
    if rest:
        everything = [task for group in rest for task in group.tasks]
        found.append(Progress(f"{len(rest)} others", _counts(everything)))
    return tuple(found)


def unreasoned(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """List the tasks that are said not to apply, without a reason."""
    return tuple(
        task for task in tasks if task.status is Status.NOT_APPLICABLE and not task.reason.strip()
    )


def due_rule(task: Task) -> str:
    """Say in a sentence how a task's due day was found."""
    if task.due_is_own:
        return "Your team chose the day."
    if task.own:
        return "Your team has not chosen a day."
    if task.anchor is None:
        return "The row it is about decides the day: its notice, or its stage."
    moment, offset = _ANCHORS[task.anchor], task.offset or 0
    if offset == 0 or task.phase is Phase.WINDOW:
        return f"On the day {moment}."
    side = "before" if offset < 0 else "after"
    return f"{counted(abs(offset), 'working day')} {side} the day {moment}."


def _mentions(task: Task, said: list[str]) -> bool:
    text = f"{task.title} {task.owner} {task.note} {task.why}".casefold()
    return all(word in text for word in said)


def _counts(tasks: Iterable[Task]) -> Counter[Status]:
    return Counter(task.status for task in tasks)


def _says(task: Task, today: date) -> str:
    if task.status is not Status.BLOCKED:
        return _when(task, today)
    return f"{_when(task, today)}, blocked: {task.reason.strip() or 'nobody said by what'}"


def _when(task: Task, today: date) -> str:
    if task.due is None:
        return "no day yet"
    if task.due == today:
        return "due today"
    if task.due < today:
        return f"late by {counted((today - task.due).days, 'day')}"
    return f"due {day(task.due)}"
