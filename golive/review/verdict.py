"""Go or no go, judged against what is due now."""

from datetime import datetime
from enum import StrEnum

from golive.errors import Finding, Severity
from golive.plan import Plan
from golive.review.clashes import clashes
from golive.review.gaps import gaps
from golive.review.progress import progress
from golive.review.weight import at_gate, order


class Verdict(StrEnum):
    """Where the launch stands."""

    ON_TRACK = "on_track"
    """Everything due so far is settled."""
    AT_RISK = "at_risk"
    """Something is open that somebody must decide about, or there is no window yet."""
    NO_GO = "no_go"
    """Something stops the launch."""
    GO = "go"
    """The final gate has come and nothing stops the launch."""

    @property
    def words(self) -> str:
        """The verdict in words: `On track`."""
        return self.value.replace("_", " ").capitalize()


def findings(plan: Plan, now: datetime) -> tuple[Finding, ...]:
    """Find every gap and contradiction, the heaviest first."""
    return order([*clashes(plan, now), *progress(plan, now), *gaps(plan, now)])


def verdict(plan: Plan, now: datetime) -> Verdict:
    """Judge the plan at a moment: on track or at risk before the final gate, then go or no go."""
    weights = {finding.severity for finding in findings(plan, now)}
    if Severity.STOP in weights:
        return Verdict.NO_GO
    if at_gate(plan, now):
        return Verdict.GO
    if Severity.WARN in weights or plan.timing.taken is None:
        return Verdict.AT_RISK
    return Verdict.ON_TRACK
