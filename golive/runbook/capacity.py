"""How much of a component is down at once."""

from collections.abc import Iterator

from golive.errors import Finding, Severity
from golive.plan import Component, Plan
from golive.runbook.schedule import Schedule, StepTimes
from golive.runbook.words import finding, named

#: The largest share that may be down at once (AWS, safe hands-off deployments: 33 %).
LARGEST_SHARE = 1 / 3
_LARGEST_PERCENT, _ALL = 33, 100


def crowded(plan: Plan, timed: Schedule) -> Iterator[Finding]:
    """Find components of which steps take down more than a third at once, by the earliest times.

    All of it at once is an outage, which question 2 asks about and which is not repeated here.
    """
    for component in plan.deployment.components:
        most, at = _most([times for times in timed.steps if _in_part(times, component)])
        if at is not None and _too_much(component, most):
            yield finding(
                "runbook-capacity",
                Severity.WARN,
                component,
                f"{most:g} % of {named(component)}{_instances(component, most)} is down at once "
                f"while {named(at.step)} runs; more than a third leaves too little.",
                "Take fewer at a time, let the steps wait for each other, or add instances.",
            )


def _in_part(times: StepTimes, component: Component) -> bool:
    return component.id in times.step.takes_down and times.step.down_percent < _ALL


def _most(down: list[StepTimes]) -> tuple[float, StepTimes | None]:
    """Give the largest share down at once, in percent, and the step with which it is reached."""
    found: tuple[float, StepTimes | None] = (0.0, None)
    for times in down:
        running = (
            one.step.down_percent
            for one in down
            if one.early_start <= times.early_start < one.early_finish
        )
        share = min(sum(running), _ALL)
        if share > found[0]:
            found = (share, times)
    return found


def _too_much(component: Component, percent: float) -> bool:
    if not component.instances:
        return round(percent) > _LARGEST_PERCENT
    return _gone(component.instances, percent) > component.instances * LARGEST_SHARE


def _gone(instances: int, percent: float) -> int:
    """Give how many instances a share means: whole ones, and one at least."""
    return max(round(instances * percent / 100), 1)


def _instances(component: Component, percent: float) -> str:
    if not component.instances:
        return ""
    return f" ({_gone(component.instances, percent)} of {component.instances} instances)"
