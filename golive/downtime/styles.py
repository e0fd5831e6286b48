"""The same steps all at once and rolling, side by side with the plan."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from golive import runbook
from golive.downtime.capacity import rooms
from golive.downtime.lost import lost
from golive.downtime.outages import outages
from golive.forecast import Forecast
from golive.plan import Component, Plan, Step

_SINGLE = 1


@dataclass(frozen=True, slots=True)
class Way:
    """One way to run the steps.

    Attributes:
        name: what it is called.
        minutes: from the first step to the last.
        down_minutes: of the group that is down longest.
        degraded_minutes: of the group that is degraded longest.
        users_hit: users of the groups that are down at all; None while a size is unknown.
        user_minutes: of all groups while they are down; None while they cannot be told.
        capacity_left_percent: the least that is left of anything a group needs.
    """

    name: str
    minutes: float
    down_minutes: float
    degraded_minutes: float
    users_hit: int | None
    user_minutes: float | None
    capacity_left_percent: float


def ways(plan: Plan, forecast: Forecast | None = None) -> tuple[Way, ...]:
    """Hold the plan against all at once and rolling; empty while no step takes anything down.

    A step's minutes stand for as many rounds as its `down_percent` leaves: 20 minutes at 50 % are
    two rounds of 10. All at once is one round with everything down. Rolling replaces as many
    instances at once as may go, one at least; a component that keeps data, or of a single
    instance, is left as planned.
    """
    if not any(_takes_down(step) for step in plan.deployment.steps):
        return ()
    batches = _batches(plan, forecast)
    rolling = _with_steps(plan, lambda step: _rolling(step, batches))
    return (
        _way("As planned", plan, forecast),
        _way("All at once", _with_steps(plan, _at_once), forecast),
        _way("Rolling", rolling, forecast),
    )


def _takes_down(step: Step) -> bool:
    return bool(step.takes_down and step.minutes and step.down_percent)


def _with_steps(plan: Plan, change: Callable[[Step], Step]) -> Plan:
    steps = tuple(change(one) if _takes_down(one) else one for one in plan.deployment.steps)
    deployment = plan.deployment.model_copy(update={"steps": steps})
    return plan.model_copy(update={"deployment": deployment})


def _round(step: Step) -> float:
    """Give the minutes of one round of a step."""
    return (step.minutes or 0.0) * step.down_percent / 100


def _at_once(step: Step) -> Step:
    return step.model_copy(update={"minutes": _round(step), "down_percent": 100.0})


def _batches(plan: Plan, forecast: Forecast | None) -> dict[str, tuple[int, int]]:
    """Give instances and batch of each component that can roll, by its id."""
    going = {room.component.id: room.may_go for room in rooms(plan, forecast)}
    return {
        row.id: (row.instances or 0, max(going.get(row.id, 0), _SINGLE))
        for row in plan.deployment.components
        if _can_roll(row)
    }


def _can_roll(component: Component) -> bool:
    return (component.instances or 0) > _SINGLE and not component.stateful


def _rolling(step: Step, batches: dict[str, tuple[int, int]]) -> Step:
    found = [batches[one] for one in step.takes_down if one in batches]
    if len(found) < len(step.takes_down):
        return step
    rounds = max(ceil(instances / batch) for instances, batch in found)
    share = max(batch / instances for instances, batch in found)
    return step.model_copy(update={"minutes": _round(step) * rounds, "down_percent": share * 100})


def _way(name: str, plan: Plan, forecast: Forecast | None) -> Way:
    timed = runbook.schedule(plan)
    found = outages(plan, timed)
    sizes = [outage.group.size for outage in found if outage.down]
    met = [lost(plan, outage, forecast) for outage in found]
    return Way(
        name,
        minutes=timed.end,
        down_minutes=max((outage.down_minutes for outage in found), default=0.0),
        degraded_minutes=max((outage.degraded_minutes for outage in found), default=0.0),
        users_hit=None if None in sizes else sum(size or 0 for size in sizes),
        user_minutes=None if None in met else sum(one.user_minutes for one in met if one),
        capacity_left_percent=min(
            (outage.capacity_left_percent for outage in found), default=100.0
        ),
    )
