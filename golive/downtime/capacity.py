"""How many instances of a component may go at once."""

from dataclasses import dataclass
from datetime import timedelta
from math import floor

from golive.forecast import Forecast
from golive.plan import Component, How, Plan

#: Full use leaves nothing for a spike, so this share of what an instance can take is counted
#: (golive: a fifth is kept).
TARGET_USE = 0.8
#: At most every third instance at once, so that two thirds keep serving (AWS, "Automating safe,
#: hands-off deployments").
_EVERY = 3
_NOUGHT = 1e-9


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a component may go at once.

    Attributes:
        component: the component.
        instances: how many it has.
        load: the most expected a second in the window when it is busy; None where unknown.
        may_go: how many instances may go at once; nought if none.
        by_load: the load decides, rather than the third.
    """

    component: Component
    instances: int
    load: float | None
    may_go: int
    by_load: bool


def may_go(instances: int, load: float, capacity: float, target_use: float = TARGET_USE) -> int:
    """Give how many instances may go at once: floor(N - L / (q·u)), a third of them at most.

    Args:
        instances: how many there are, N.
        load: what comes a second, L.
        capacity: what one instance can take a second, q, above 0.
        target_use: how much of that is counted, u, above 0, at most 1.
    """
    spare = instances - load / (capacity * target_use) + _NOUGHT
    return floor(min(max(spare, 0.0), instances // _EVERY))


def rooms(plan: Plan, forecast: Forecast | None) -> tuple[Room, ...]:
    """Give the room of every component that a step takes down and whose instances are known.

    All of the plan's traffic is taken to reach each component. Without a load, or without what an
    instance can take, the third alone decides.
    """
    load = busiest(plan, forecast)
    hit = {one for step in plan.deployment.steps for one in step.takes_down}
    known = (row for row in plan.deployment.components if row.id in hit and row.instances)
    return tuple(_room(row, row.instances or 0, load) for row in known)


def _room(component: Component, instances: int, load: float | None) -> Room:
    third, capacity = instances // _EVERY, component.capacity_per_instance
    if load is None or not capacity:
        return Room(component, instances, load, third, by_load=False)
    found = may_go(instances, load, capacity)
    return Room(component, instances, load, found, by_load=found < third)


def busiest(plan: Plan, forecast: Forecast | None) -> float | None:
    """Give the busiest step of the window, in the busy case, a second; of a level, the level.

    None without a window, and where the forecast does not know all of it.
    """
    taken = plan.timing.taken
    if taken is None or forecast is None:
        return None
    step = timedelta(seconds=forecast.step_s)
    first = (taken.window.start - forecast.start) // step
    last = -((forecast.start - taken.window.end) // step)
    if first < 0 or last > len(forecast.busy):
        return None
    values = forecast.busy[first:last]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    return max(known) / (forecast.step_s if forecast.how is How.SUM else 1)
