"""Steps that are on at the same time and should not be: one person, one exclusive component."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from golive.errors import Finding, Severity
from golive.plan import Plan, Step
from golive.runbook.minutes import in_minutes
from golive.runbook.schedule import Schedule, StepTimes
from golive.runbook.words import finding, named


def at_once(plan: Plan, timed: Schedule) -> Iterator[Finding]:
    """Find people and exclusive components that two steps need at once, by the earliest times."""
    for one, other, minutes in _pairs(timed, lambda step: [owner_key(step.owner)]):
        yield finding(
            "runbook-person",
            Severity.WARN,
            other.step,
            f"{other.step.owner.strip()} is at {named(one.step)} and at {named(other.step)} at the "
            f"same time, for {in_minutes(minutes)}.",
            "Give one of them to somebody else, or let one wait for the other.",
        )
    exclusive = {c.id: c for c in plan.deployment.components if c.exclusive}
    for one, other, _ in _pairs(timed, lambda step: touched(step) & exclusive.keys()):
        both = touched(one.step) & touched(other.step) & exclusive.keys()
        component = exclusive[min(both)]
        yield finding(
            "runbook-exclusive",
            Severity.WARN,
            other.step,
            f"{named(one.step)} and {named(other.step)} work on {named(component)} at the same "
            "time, which only one step may.",
            "Let one wait for the other on page 5.",
        )


def owner_key(name: str) -> str:
    """Give a person's name as it is compared: without case and spaces."""
    return "".join(name.casefold().split())


def touched(step: Step) -> set[str]:
    """Give the ids of the components a step works on or takes down."""
    return {*step.takes_down, *([step.component] if step.component else [])}


def _pairs(
    timed: Schedule, keys: Callable[[Step], "set[str] | list[str]"]
) -> Iterator[tuple[StepTimes, StepTimes, float]]:
    """Give each two steps with a key alike that overlap, and for how many minutes."""
    by_key: dict[str, list[StepTimes]] = defaultdict(list)
    for times in timed.steps:
        for key in filter(None, keys(times.step)):
            by_key[key].append(times)
    seen = set()
    for group in by_key.values():
        for one, other, minutes in _overlaps(group):
            if (one.step.id, other.step.id) not in seen:
                seen.add((one.step.id, other.step.id))
                yield one, other, minutes


def _overlaps(group: list[StepTimes]) -> Iterator[tuple[StepTimes, StepTimes, float]]:
    running: list[StepTimes] = []
    for times in sorted(group, key=lambda times: times.early_start):
        running = [one for one in running if one.early_finish > times.early_start]
        for one in running:
            minutes = min(one.early_finish, times.early_finish) - times.early_start
            if minutes > 0:
                yield one, times, minutes
        running.append(times)
