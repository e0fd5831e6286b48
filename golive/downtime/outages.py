"""When what a group needs is down or degraded: unions of the steps' times, not their sums."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from golive import runbook
from golive.downtime.groups import needed_components
from golive.plan import Plan, UserGroup
from golive.runbook import Schedule

#: From and to, in minutes after the window's start.
Stretch = tuple[float, float]
_ALL = 100.0
_NOUGHT = 1e-9


@dataclass(frozen=True, slots=True)
class Outage:
    """What one group loses, and when; in minutes after the window's start.

    Attributes:
        group: the group.
        down: stretches in which something it needs is down altogether.
        degraded: stretches in which something it needs is down in part, and nothing altogether.
        capacity_left_percent: the least that is left of anything it needs, in percent.
    """

    group: UserGroup
    down: tuple[Stretch, ...]
    degraded: tuple[Stretch, ...]
    capacity_left_percent: float

    @property
    def down_minutes(self) -> float:
        """Minutes in which the group can do nothing."""
        return total(self.down)

    @property
    def degraded_minutes(self) -> float:
        """Minutes in which less than all of what the group needs is there."""
        return total(self.degraded)


def total(stretches: tuple[Stretch, ...]) -> float:
    """Add up the minutes of stretches that do not overlap."""
    return sum(end - start for start, end in stretches)


def outages(plan: Plan, timed: Schedule | None = None) -> tuple[Outage, ...]:
    """Give what each group loses while the steps run as early as they can.

    A step takes down the components it names, by its `down_percent`; steps that run at once on one
    component add up, as they may hit different instances. What a group needs, and all that this
    depends on, counts. Empty stretches while the steps wait for each other in a circle.

    Args:
        plan: the plan.
        timed: its run-book in time, where it is known already.
    """
    hits = tuple(_hits(timed or runbook.schedule(plan)))
    return tuple(_outage(plan, group, hits) for group in plan.impact.groups)


#: From, to, component, percent.
_Hit = tuple[float, float, str, float]


def _hits(timed: Schedule) -> Iterator[_Hit]:
    for times in timed.steps:
        if times.early_finish > times.early_start and times.step.down_percent:
            for component in set(times.step.takes_down):
                yield times.early_start, times.early_finish, component, times.step.down_percent


def _outage(plan: Plan, group: UserGroup, hits: tuple[_Hit, ...]) -> Outage:
    needs = needed_components(plan, group)
    levels = list(_levels(hit for hit in hits if hit[2] in needs))
    down = _union((a, b) for a, b, level in levels if level >= _ALL - _NOUGHT)
    degraded = _union((a, b) for a, b, level in levels if _NOUGHT < level < _ALL - _NOUGHT)
    worst = max((level for _, _, level in levels), default=0.0)
    return Outage(group, down, degraded, max(_ALL - worst, 0.0))


def _levels(hits: Iterator[_Hit]) -> Iterator[tuple[float, float, float]]:
    """Give, change by change, how much is down of what is hit hardest, in percent."""
    changes: dict[float, list[tuple[str, float]]] = defaultdict(list)
    for start, end, component, percent in hits:
        changes[start].append((component, percent))
        changes[end].append((component, -percent))
    running: dict[str, float] = defaultdict(float)
    times = sorted(changes)
    for at, until in pairwise(times):
        for component, percent in changes[at]:
            running[component] += percent
        yield at, until, max(running.values())


def _union(stretches: Iterator[Stretch]) -> tuple[Stretch, ...]:
    """Join stretches, in order, that touch."""
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
