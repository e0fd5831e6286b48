"""Whether deploying, and going back if it must be, fits into the window."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from golive.plan import Plan, Step, StepPhase
from golive.runbook.minutes import total_minutes, window_minutes
from golive.runbook.network import Network, network
from golive.runbook.schedule import Schedule, schedule


@dataclass(frozen=True, slots=True)
class Fit:
    """What there and back need, against the window; all in minutes.

    Attributes:
        implementation: until the last step is done, without the checks on the longest path.
        verification: the checks on the longest path; the plan's figure where no step is a check.
        decision: to notice a failure and decide.
        undo: taking back every step that can be, each after those that waited for it.
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
    def there(self) -> float:
        """From the window's start to deployed and verified."""
        return self.implementation + self.verification

    @property
    def back(self) -> float:
        """From the first doubt to being back and verified."""
        return self.decision + self.undo + self.verification_after

    @property
    def needed(self) -> float:
        """The sum that must fit (after the back-out gauge of ICEFLO)."""
        return self.there + self.back

    @property
    def shortfall(self) -> float:
        """By how much the window is too short; nought when it is long enough."""
        return max(self.needed - self.window, 0.0)


def fit(plan: Plan, timed: Schedule | None = None) -> Fit:
    """Hold what deploying and going back need against the window.

    While steps wait for each other in a circle, nobody knows their order; then they count one
    after another, so that enough is reserved.

    Args:
        plan: the plan.
        timed: its run-book in time, where it is known already.
    """
    timed = timed or schedule(plan)
    checks = verification(plan, timed)
    back = plan.rollback.possible is not False
    after = plan.rollback.verification_minutes
    return Fit(
        implementation=_end(plan, timed) - (checks or 0.0),
        verification=after if checks is None else checks,
        decision=plan.rollback.decision_minutes if back else 0.0,
        undo=undo_minutes(plan) if back else 0.0,
        verification_after=after if back else 0.0,
        window=window_minutes(plan),
    )


def _end(plan: Plan, timed: Schedule) -> float:
    return total_minutes(plan.deployment.steps) if timed.circle else timed.end


def verification(plan: Plan, timed: Schedule) -> float | None:
    """Give the minutes of the checks on the longest path; None where no step is a check."""
    checks = tuple(s for s in plan.deployment.steps if s.phase is StepPhase.VERIFY)
    if not total_minutes(checks):
        return None
    if timed.circle:
        return total_minutes(checks)
    return total_minutes(tuple(s for s in checks if s.id in timed.critical_path))


def undo_minutes(plan: Plan) -> float:
    """Give the minutes it takes to undo all that can be undone, in reverse order.

    What waited for each other is undone one after another, else side by side; in a circle all
    one after another.
    """
    net = network(plan.deployment.steps)
    if net.circle:
        return sum(map(undo_of, net.steps))
    return float(undo_chains(net, np.ones((len(net.steps), 1), np.bool_))[0])


def undo_chains(net: Network, begun: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Give the heaviest chain of undos, in minutes, for each column of steps that were begun.

    A step is undone after those that waited for it, so the chain is one of the way forward.
    """
    found = np.zeros(begun.shape)
    for at in net.order:
        for wait in net.waits[at]:
            np.maximum(found[at], found[wait.before], out=found[at])
        found[at] += undo_of(net.steps[at]) * begun[at]
    chains: npt.NDArray[np.float64] = found.max(axis=0, initial=0.0)
    return chains


def undo_of(step: Step) -> float:
    """Give the minutes to undo one step; nought where it cannot be undone or nobody has said."""
    return step.undo_minutes or 0.0 if step.reversible else 0.0
