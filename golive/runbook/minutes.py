"""How long the steps take, and the way back, counted one after another."""

from dataclasses import dataclass

from golive.plan import Plan, Step, StepPhase


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether deploying, and going back if it must be, fits into the window; all in minutes.

    Attributes:
        implementation: every step but the checks, one after another.
        verification: the checks after deploying.
        decision: to notice a failure and decide.
        undo: taking back every step that can be.
        verification_after: the checks after going back.
        window: what there is.
    """

    implementation: float
    verification: float
    decision: float
    undo: float
    verification_after: float
    window: float

    @property
    def needed(self) -> float:
        """The sum that must fit (after the back-out gauge of ICEFLO)."""
        there = self.implementation + self.verification
        return there + self.back

    @property
    def back(self) -> float:
        """From the first doubt to being back and verified."""
        return self.decision + self.undo + self.verification_after

    @property
    def shortfall(self) -> float:
        """By how much the window is too short; nought when it is long enough."""
        return max(self.needed - self.window, 0.0)


def in_minutes(minutes: float) -> str:
    """Say minutes, to a tenth: `1 minute`, `2.5 minutes`, `10,080 minutes`."""
    said = f"{minutes:,.1f}".removesuffix(".0")
    return f"{said} minute{'' if said == '1' else 's'}"


def total_minutes(steps: tuple[Step, ...]) -> float:
    """Add up the likely minutes of steps; a step without minutes counts nothing."""
    return sum(step.minutes or 0.0 for step in steps)


def untimed(plan: Plan) -> tuple[Step, ...]:
    """List the steps nobody gave minutes to."""
    return tuple(step for step in plan.deployment.steps if step.minutes is None)


def undo_minutes(plan: Plan) -> float:
    """Add up the minutes it takes to undo every step that can be undone."""
    return sum(step.undo_minutes or 0.0 for step in plan.deployment.steps if step.reversible)


def window_minutes(plan: Plan) -> float:
    """Give the length of the window taken, else the length asked for, in minutes."""
    taken = plan.timing.taken
    return taken.window.minutes if taken else plan.timing.length_minutes


def fit(plan: Plan) -> Fit:
    """Hold what deploying and going back need against the window.

    Steps count one after another, so what is needed is an upper bound while steps overlap. The
    checks after deploying take the minutes of the verifying steps, else the plan's figure.
    """
    checks = tuple(s for s in plan.deployment.steps if s.phase is StepPhase.VERIFY)
    others = tuple(s for s in plan.deployment.steps if s.phase is not StepPhase.VERIFY)
    back = plan.rollback.possible is not False
    after = plan.rollback.verification_minutes
    return Fit(
        implementation=total_minutes(others),
        verification=total_minutes(checks) or after,
        decision=plan.rollback.decision_minutes if back else 0.0,
        undo=undo_minutes(plan) if back else 0.0,
        verification_after=after if back else 0.0,
        window=window_minutes(plan),
    )


def manual_share(plan: Plan) -> float | None:
    """Give the share of the minutes that people do by hand, 0 to 1; None without minutes."""
    total = total_minutes(plan.deployment.steps)
    by_hand = total_minutes(tuple(s for s in plan.deployment.steps if not s.automated))
    return by_hand / total if total else None


def first_irreversible(plan: Plan) -> Step | None:
    """Give the first step that cannot be undone: the structural point of no return."""
    return next((step for step in plan.deployment.steps if not step.reversible), None)
