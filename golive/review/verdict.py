"""Go or no go, judged against what is due now."""

from datetime import UTC, datetime
from enum import StrEnum

from golive.checklist.gates import gates, signature
from golive.errors import Finding, Severity
from golive.plan import GateState, Plan
from golive.review.clashes import clashes
from golive.review.gaps import gaps
from golive.review.heard import uncorrected
from golive.review.progress import UNSIGNED, progress
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


_DECISIVE = {Verdict.NO_GO: Severity.STOP, Verdict.AT_RISK: Severity.WARN}
_SETTLED = {
    Verdict.ON_TRACK: "Everything due so far is settled.",
    Verdict.AT_RISK: "No window is taken yet.",
    Verdict.GO: "Nothing stops the launch.",
}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def findings(plan: Plan, now: datetime) -> tuple[Finding, ...]:
    """Find every gap and contradiction, the heaviest first."""
    found = (*clashes(plan, now), *uncorrected(plan, now), *progress(plan, now), *gaps(plan, now))
    return order([*found])


def verdict(plan: Plan, now: datetime) -> Verdict:
    """Judge the plan at a moment: on track or at risk before the final gate, then go or no go."""
    return judged(plan, now)[0]


def judged(plan: Plan, now: datetime) -> tuple[Verdict, tuple[str, ...]]:
    """Judge the plan and say why: the findings that make the verdict, the heaviest first."""
    found = findings(plan, now)
    judgement = _judgement(plan, now, {finding.severity for finding in found})
    weight = _DECISIVE.get(judgement)
    if judgement is Verdict.GO and any(finding.rule == UNSIGNED for finding in found):
        return judgement, ("Nothing stops the launch; nobody has signed it yet.",)
    said = tuple(finding.what for finding in found if finding.severity is weight)
    return judgement, said or (_SETTLED[judgement],)


def signed(plan: Plan) -> str:
    """Say who signed go last, when and at which gate; empty while nobody has."""
    if not plan.team.gates:
        return ""
    found = [gate for gate in gates(plan) if gate.row.state is GateState.GO]
    last = max(found, key=lambda gate: gate.row.signed_at or _LONG_AGO, default=None)
    return f"{signature(last.row, plan.zone)}, at “{last.name}”." if last else ""


def _judgement(plan: Plan, now: datetime, weights: set[Severity]) -> Verdict:
    if Severity.STOP in weights:
        return Verdict.NO_GO
    if at_gate(plan, now):
        return Verdict.GO
    if Severity.WARN in weights or plan.timing.taken is None:
        return Verdict.AT_RISK
    return Verdict.ON_TRACK
