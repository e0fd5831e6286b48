"""The tasks of a checklist put into groups: by phase, owner, role, question, due day or gate."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from golive.checklist.task import PHASE_TITLES, QUESTION_TITLES, Phase, Question, Task


class View(StrEnum):
    """What the tasks are grouped by; the values are what people read."""

    PHASE = "Phase"
    OWNER = "Owner"
    ROLE = "Role"
    QUESTION = "Question"
    DUE = "Due day"
    GATE = "Gate"


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under one title, in the order of the checklist.

    Attributes:
        key: tells the group from the others of its view, and stays when its title changes.
        title: what people read.
        tasks: never empty.
    """

    key: str
    title: str
    tasks: tuple[Task, ...]


#: Names a task's group: where the group stands, its key, its title.
_Place = tuple[int, str, str]
_Placed = Callable[[Task], _Place]

_LAST = 1_000_000
_NOBODY = "Nobody yet"
_AFTER = "After the last gate"


def grouped(tasks: Sequence[Task], view: View, today: date) -> tuple[Group, ...]:
    """Group tasks; groups come in a sensible order and keep the order of their tasks.

    Args:
        tasks: all tasks of a plan, in the order of the checklist. To group fewer, group all and
            take `only` them: what stands before a gate depends on the gates.
        view: what to group by.
        today: the day it is on the business clock; for the view by due day.
    """
    place = _PLACES[view](tasks, today)
    placed = sorted(((place(task), task) for task in tasks), key=lambda pair: pair[0][:2])
    return tuple(
        Group(key, (found := tuple(pairs))[0][0][2], tuple(task for _, task in found))
        for (_, key), pairs in groupby(placed, key=lambda pair: pair[0][:2])
    )


def only(groups: Iterable[Group], tasks: Iterable[Task]) -> tuple[Group, ...]:
    """Keep of the groups the tasks named, and the groups that still hold any."""
    kept = {task.id for task in tasks}
    fewer = (replace(g, tasks=tuple(t for t in g.tasks if t.id in kept)) for g in groups)
    return tuple(group for group in fewer if group.tasks)


def as_before(groups: Iterable[Group], tasks: Iterable[Task]) -> tuple[Group, ...]:
    """Give groups with the rows that they had, each task as it is now.

    A row that somebody types into stays where it is, though what is typed puts it elsewhere.
    Every task of the groups must be among `tasks`.
    """
    now = {task.id: task for task in tasks}
    return tuple(replace(g, tasks=tuple(now[task.id] for task in g.tasks)) for g in groups)


def page(groups: Iterable[Group], first: int, count: int) -> tuple[Group, ...]:
    """Keep of the groups `count` tasks in a row from place `first`, counted from 0."""
    every = [task for group in groups for task in group.tasks]
    return only(groups, every[first : first + count])


def owners(tasks: Iterable[Task]) -> tuple[str, ...]:
    """List who owns any of the tasks by name, each as it is first spelled."""
    spelled: dict[str, str] = {}
    for task in tasks:
        spelled.setdefault(person(task.owner), " ".join(task.owner.split()))
    return tuple(spelled[name] for name in sorted(spelled) if name)


def person(owner: str) -> str:
    """Give a name as it is compared: in any case, with any blanks."""
    return " ".join(owner.casefold().split())


def day(value: date) -> str:
    """Say a day: `Fri 4 Dec 2026`."""
    return f"{value:%a} {value.day} {value:%b %Y}"


def _by_phase(_tasks: Sequence[Task], _today: date) -> _Placed:
    order = list(Phase)
    return lambda task: (order.index(task.phase), task.phase.value, PHASE_TITLES[task.phase])


def _by_owner(tasks: Sequence[Task], _today: date) -> _Placed:
    spelled = {person(owner): owner for owner in owners(tasks)}

    def place(task: Task) -> _Place:
        name = person(task.owner)
        return (0, name, spelled[name]) if name else (_LAST, "", _NOBODY)

    return place


def _by_role(tasks: Sequence[Task], _today: date) -> _Placed:
    """Roles stand as the checklist asks for them first."""
    order = {role: at for at, role in enumerate(dict.fromkeys(t.role for t in tasks if t.role))}

    def place(task: Task) -> _Place:
        return (order.get(task.role, _LAST), task.role, task.role or "No role yet")

    return place


def _by_question(_tasks: Sequence[Task], _today: date) -> _Placed:
    order = list(Question)

    def place(task: Task) -> _Place:
        if task.own:
            return (_LAST, "own", "Added by your team")
        return (order.index(task.question), task.question.value, QUESTION_TITLES[task.question])

    return place


def _by_due(_tasks: Sequence[Task], today: date) -> _Placed:
    sunday = today + timedelta(days=6 - today.weekday())
    ends = ((today, "Today"), (sunday, "This week"), (sunday + timedelta(days=7), "Next week"))

    def title(task: Task) -> str:
        if task.due is None:
            return "No day yet"
        if task.due < today:
            return "Late" if task.late(today) else "Past and closed"
        return next((name for end, name in ends if task.due <= end), "Later")

    order = ("Late", *(name for _, name in ends), "Later", "No day yet", "Past and closed")
    return lambda task: (order.index(title(task)), title(task), title(task))


def _by_gate(tasks: Sequence[Task], _today: date) -> _Placed:
    """A task stands under the first gate that it is due up to.

    Of gates on one day, it is the first that follows in the checklist, else the last of them.
    """
    places = {task.id: at for at, task in enumerate(tasks)}
    gates = sorted((task for task in tasks if task.gate), key=lambda g: (_due(g), places[g.id]))
    undated = any(gate.due is None for gate in gates)

    def place(task: Task) -> _Place:
        ahead = [gate for gate in gates if _due(gate) >= _due(task)]
        same = [gate for gate in ahead if _due(gate) == _due(task)]
        follows = [gate for gate in same if places[gate.id] >= places[task.id]]
        if task.due is None and not follows:
            return (_LAST, "after", _AFTER) if undated else (_LAST + 1, "none", "No day yet")
        if not ahead:
            return (_LAST, "after", _AFTER)
        gate = (follows or same[-1:] or ahead)[0]
        return (gates.index(gate), gate.id, _up_to(gate))

    return place


def _due(task: Task) -> date:
    return task.due or date.max


def _up_to(gate: Task) -> str:
    return f"Up to: {gate.title}" + (f" ({day(gate.due)})" if gate.due else "")


_PLACES: dict[View, Callable[[Sequence[Task], date], _Placed]] = {
    View.PHASE: _by_phase,
    View.OWNER: _by_owner,
    View.ROLE: _by_role,
    View.QUESTION: _by_question,
    View.DUE: _by_due,
    View.GATE: _by_gate,
}
