"""What to do when there and back do not fit into the window, each cure with its figures."""

from collections.abc import Callable
from dataclasses import dataclass

from golive.plan import Plan, Step, StepPhase
from golive.plan.edits import with_value
from golive.runbook.fit import fit


@dataclass(frozen=True, slots=True)
class Cures:
    """Three ways to make it fit; minutes.

    Attributes:
        longer: by how much the window would have to be longer.
        beforehand: preparing steps that take nothing down, and so could be done before.
        saved: what doing them before would save.
        apart: the changed component that would best go live by itself; None with fewer than two.
        apart_needs: what there and back need for its steps and those of no component.
        rest_needs: what they need for all the others.
    """

    longer: float
    beforehand: tuple[Step, ...]
    saved: float
    apart: str | None
    apart_needs: float
    rest_needs: float


def cures(plan: Plan) -> Cures:
    """Work out what each of the three cures of a window too short would do."""
    gauge = fit(plan)
    early = tuple(s for s in plan.deployment.steps if _could_be_before(s))
    held = {step.id for step in early}
    saved = gauge.needed - _needed(plan, lambda step: step.id not in held)
    best = min(_splits(plan), key=lambda split: max(split[1:]), default=(None, 0.0, 0.0))
    return Cures(gauge.shortfall, early, saved, *best)


def _could_be_before(step: Step) -> bool:
    return step.phase is StepPhase.PREPARE and not step.takes_down and bool(step.minutes)


def _splits(plan: Plan) -> list[tuple[str | None, float, float]]:
    """Give each component with steps, what it needs by itself, and what the rest needs."""
    named = dict.fromkeys(s.component for s in plan.deployment.steps if s.component)
    return [(name, *_apart(plan, name)) for name in named] if len(named) > 1 else []


def _apart(plan: Plan, name: str) -> tuple[float, float]:
    own = _needed(plan, lambda step: step.component in (name, None))
    return own, _needed(plan, lambda step: step.component != name)


def _needed(plan: Plan, kept: Callable[[Step], bool]) -> float:
    """Give what there and back need when the other steps take no time."""
    nothing = {"minutes": 0.0, "undo_minutes": 0.0, "not_before": None}
    steps = tuple(
        step if kept(step) else step.model_copy(update=nothing) for step in plan.deployment.steps
    )
    return fit(with_value(plan, "deployment.steps", steps)).needed
