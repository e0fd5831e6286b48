"""How many requests a stage needs before it tells anything.

Standard statistics of two proportions; the Google SRE Workbook ("Canarying releases") leaves the
figures to the reader. They hold for a stage that is decided once, at its end: who looks again and
again and stops at the first bad sight stops too often. They count what is independent: users are,
the requests of one user are not quite.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, inf, log, log1p, sqrt
from statistics import NormalDist

from golive.plan import Plan, Stage

#: A rise that is not there is called one in twenty times at most; one that is there is seen four
#: times in five: the usual figures, those of the field notes.
_CALLED_FALSELY, _SEEN = 0.05, 0.8
#: Rates that lie nearer than this cannot be told apart by any launch.
_TOO_NEAR = 1e-7


class Counted(StrEnum):
    """Where the number needed comes from."""

    TYPED = "typed"
    """The team's own figure for the stage."""
    RISE = "rise"
    """To see a rise of the failure rate."""
    NO_FAILURE = "no_failure"
    """Where nothing fails today: to have seen nothing fail."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What the new version must have served in a stage.

    Attributes:
        count: requests (or whatever the usage counts).
        by: where it comes from.
        usual_percent: failed requests today; what the SLO allows where nobody has said.
        seen_percent: the rate that would be seen.
    """

    count: float
    by: Counted
    usual_percent: float
    seen_percent: float


def to_see_a_rise(usual: float, risen: float, share: float) -> int:
    """Give the requests of the new version that show a failure rate risen from `usual`.

    One-sided at 5 %, seen with 80 %: [z(0.95)·√((1 + 1/k)·p(1 - p)) + z(0.8)·√(p2(1 - p2) +
    p1(1 - p1)/k)]² / (p2 - p1)², with k = (1 - f)/f requests of the old version to each of the
    new and p the pooled rate. With everybody on the new version it is held against today's rate.

    Args:
        usual: the failure rate of the old version, p1, 0 to 1.
        risen: the rate to be seen, p2, above it.
        share: the share of requests that the new version serves, f, above 0, at most 1.
    """
    control = (1 - share) / share if share < 1 else inf  # requests of the old to one of the new
    per_new = 1 / control
    pooled = share * risen + (1 - share) * usual if share < 1 else usual
    normal = NormalDist()
    falsely = normal.inv_cdf(1 - _CALLED_FALSELY) * sqrt((1 + per_new) * pooled * (1 - pooled))
    missed = sqrt(risen * (1 - risen) + usual * (1 - usual) * per_new)
    return ceil(((falsely + normal.inv_cdf(_SEEN) * missed) / (risen - usual)) ** 2)


def without_failure(rate: float) -> int:
    """Give the requests that must all succeed to rule out this failure rate with 95 % confidence.

    ln 0.05 / ln(1 - p), about 3/p (the rule of three).

    Args:
        rate: the rate to be ruled out, above 0, at most 1.
    """
    return 1 if rate >= 1 else ceil(log(_CALLED_FALSELY) / log1p(-rate))


def needed(plan: Plan, stage: Stage) -> Needed | None:
    """Give what the new version must have served in a stage; None where nothing tells.

    The team's own figure for the stage, else the sample for its share.
    """
    usual, seen = _rates(plan)
    if stage.minimum_requests is not None:
        return Needed(stage.minimum_requests, Counted.TYPED, usual, seen)
    return sample(plan, stage.share_percent)


def sample(plan: Plan, share_percent: float | None) -> Needed | None:
    """Give the sample that a share of the requests needs; None where nothing tells.

    That is so without a share, or where the rate to be seen does not lie above today's.
    """
    usual, seen = _rates(plan)
    share = (share_percent or 0) / 100
    if not share or (seen - usual) / 100 < _TOO_NEAR:
        return None
    if not usual:
        return Needed(without_failure(seen / 100), Counted.NO_FAILURE, usual, seen)
    count = to_see_a_rise(usual / 100, seen / 100, share)
    return Needed(count, Counted.RISE, usual, seen)


def _rates(plan: Plan) -> tuple[float, float]:
    """Give today's failure rate and the one to be seen, in percent.

    Nobody's figure for today is what the SLO allows; nobody's for the rise is twice today's, and
    what the SLO allows where nothing fails today.
    """
    allowed = 100 - plan.launch.slo_percent
    said = plan.strategy.baseline_error_percent
    usual = allowed if said is None else said
    seen = plan.strategy.seen_error_percent
    if seen is None:
        seen = min(2 * usual, 100) if usual else allowed
    return usual, seen
