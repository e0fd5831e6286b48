"""Hard or soft, with the reasons, and what makes up for a hard launch.

Almost all launches are gradual (Google SRE book, "Reliable product launches"). Hard is recommended
only where a soft one cannot be, or proves nothing; what makes up for it is said with it.
"""

from dataclasses import dataclass
from datetime import timedelta

from golive import runbook
from golive.forecast import Forecast
from golive.launch.risk import exposed_minutes, longest_exposure_minutes
from golive.launch.samples import sample
from golive.launch.style import apart, cannot_coexist, not_known_to_coexist
from golive.plan import How, Plan, Style

#: Half on the old version and half on the new: what tells most of a given number of requests.
_HALF = 50.0
#: A stage that needs longer than this proves nothing in time; the app stores' ramp takes as long.
_LONGEST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer, and which launch it speaks for; None where it is still open."""

    speaks_for: Style | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Which launch, why, and what to do about a hard one.

    Attributes:
        style: what is recommended; None while nobody has said anything to go by.
        reasons: what speaks for it, against it, and what is still open.
        makes_up: what makes up for a hard launch; empty for a soft one.
    """

    style: Style | None
    reasons: tuple[Reason, ...]
    makes_up: tuple[str, ...]


def recommend(plan: Plan, forecast: Forecast | None = None) -> Recommendation:
    """Recommend a hard or a soft launch.

    Hard where old and new cannot share data or a protocol, where everybody must have it at one
    instant, or where even half of all users, and half of a week's requests, are fewer than a
    stage needs to tell anything; else soft.

    Args:
        plan: the plan.
        forecast: a week or more of its traffic; None without usage.
    """
    reasons = (*_apart(plan), *_instant(plan), *_too_few(plan, forecast), *_open(plan))
    if not any(reason.speaks_for for reason in reasons):
        return Recommendation(None, reasons, ())
    hard = any(reason.speaks_for is Style.HARD for reason in reasons)
    makes_up = making_up(plan) if hard else ()
    return Recommendation(Style.HARD if hard else Style.SOFT, reasons, makes_up)


def making_up(plan: Plan) -> tuple[str, ...]:
    """Say what makes up for meeting everybody at once: hidden run, rehearsal, larger reserve."""
    return (
        "Run the new version hidden in production first, on a copy of real traffic.",
        _rehearsal(plan),
        _reserve(plan),
        *_exposure(plan),
    )


def _apart(plan: Plan) -> tuple[Reason, ...]:
    found = apart(plan)
    if found:
        return (Reason(Style.HARD, f"Old and new cannot share {' and '.join(found)}."),)
    if set(not_known_to_coexist(plan)) - {"sessions"}:
        return ()
    if cannot_coexist(plan):
        sentence = (
            "Old and new can share data and the protocol. Sessions do not survive a move between "
            "them, so keep each user on one version."
        )
        return (Reason(Style.SOFT, sentence),)
    return (Reason(Style.SOFT, "Old and new can run side by side."),)


def _instant(plan: Plan) -> tuple[Reason, ...]:
    strategy = plan.strategy
    if strategy.one_instant is None:
        return ()
    if not strategy.one_instant:
        return (Reason(Style.SOFT, "Nothing asks for one instant for everybody."),)
    why = f": {strategy.one_instant_why.rstrip('. ')}" if strategy.one_instant_why.strip() else ""
    return (Reason(Style.HARD, f"Everybody must have it at one instant{why}."),)


def _too_few(plan: Plan, forecast: Forecast | None) -> tuple[Reason, ...]:
    found = sample(plan, _HALF)
    there = {"users": _users(plan), "requests": _in_a_week(forecast)}
    known = {name: amount for name, amount in there.items() if amount is not None}
    if found is None or not known:
        return ()
    enough = {name: amount / 2 >= found.count for name, amount in known.items()}
    said = " and ".join(_half_of(name, amount, forecast) for name, amount in known.items())
    if not any(enough.values()):
        sentence = (
            f"Half of {said} are fewer than the {found.count:,.0f} that show "
            f"{found.seen_percent:g} % of failures: stages would prove little."
        )
        return (Reason(Style.HARD, sentence),)
    if enough.get("users", True):
        return ()
    sentence = (
        f"Half of {_half_of('users', known['users'], forecast)} are fewer than the "
        f"{found.count:,.0f} that show {found.seen_percent:g} % of failures; counted in "
        f"{_unit(forecast)} there are enough, but those of one user are not independent."
    )
    return (Reason(None, sentence),)


def _half_of(name: str, amount: float, forecast: Forecast | None) -> str:
    if name == "users":
        return f"all {amount:,.0f} users"
    return f"a week’s {amount:,.0f} {_unit(forecast)}"


def _unit(forecast: Forecast | None) -> str:
    return forecast.unit if forecast else "requests"


def _users(plan: Plan) -> int | None:
    """Give the users of all groups; None while the size of one is unknown, or without groups."""
    sizes = [group.size for group in plan.impact.groups]
    if not sizes or None in sizes:
        return None
    return sum(size or 0 for size in sizes)


def _in_a_week(forecast: Forecast | None) -> float | None:
    """Give what is expected in the first week; None for a level, and where a part is unknown."""
    if forecast is None or forecast.how is not How.SUM:
        return None
    return forecast.totals(forecast.start, forecast.start + _LONGEST)[0]


def _open(plan: Plan) -> tuple[Reason, ...]:
    unknown = not_known_to_coexist(plan)
    if not unknown:
        return ()
    return (Reason(None, f"Nobody has said whether old and new share {' and '.join(unknown)}."),)


def _rehearsal(plan: Plan) -> str:
    if plan.deployment.rehearsed:
        return "The run-book was timed once; time it again as it stands now, way back included."
    return "Rehearse: time the whole run-book once, way back included."


def _reserve(plan: Plan) -> str:
    gauge = runbook.fit(plan)
    back = runbook.in_minutes(gauge.back)
    if gauge.shortfall:
        more = runbook.in_minutes(gauge.shortfall)
        return f"Reserve more time: the way back takes {back}, and the window is {more} too short."
    spare = runbook.in_minutes(gauge.window - gauge.needed)
    return f"Reserve time: the way back takes {back}, and the window leaves {spare} beyond it."


def _exposure(plan: Plan) -> tuple[str, ...]:
    longest, planned = longest_exposure_minutes(plan), exposed_minutes(plan)
    if longest is None or planned <= longest:
        return ()
    return (
        (
            f"To risk no more than {plan.launch.budget_share_percent:g} % of the error budget, "
            f"notice and go back within {runbook.in_minutes(longest)}; as planned it takes "
            f"{runbook.in_minutes(planned)}."
        ),
    )
