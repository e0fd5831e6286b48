"""Notice: whether everybody who must hear can still hear in time."""

from collections.abc import Iterator
from datetime import datetime

from golive.forecast.clock import ceil_s
from golive.notices import Lead, contract_lead, earliest_for, must_leads, rule_lead
from golive.plan import Audience, Plan
from golive.timing.rule import Rule, before
from golive.window import Window, clock

#: What a missed lead that nothing makes a must costs a window, in points of a hundred (golive).
LATE_NOTICE_POINTS = 10


def notice_rules(plan: Plan, now: datetime) -> Iterator[Rule]:
    """Refuse windows too early for a notice that is a must; count others against them.

    A must is what a contract asks for, and a lead that the team made hard; of an audience's two
    the one that ends later binds.
    """
    for audience in plan.notices.audiences:
        must = must_leads(audience)
        if must:
            latest = max(must, key=lambda lead: earliest_for(audience, lead, now, plan))
            yield _notice(audience, latest, plan, now, _asks(audience, latest))
        if not audience.lead_is_hard:
            yield _notice(audience, rule_lead(audience), plan, now)


def _asks(audience: Audience, needed: Lead) -> str:
    named = audience.name.strip() or "an unnamed audience"
    if needed == contract_lead(audience):
        return f"The notice that the contract with {named} asks for"
    return f"The notice that the team gives {named}"


def _notice(
    audience: Audience, needed: Lead, plan: Plan, now: datetime, gives_way: str = ""
) -> Rule:
    earliest = earliest_for(audience, needed, now, plan)

    def why(_window: Window) -> str:
        told = "was told" if audience.sent_on else "can be told"
        when = f"on {audience.sent_on:%Y-%m-%d}" if audience.sent_on else "today at the earliest"
        start = clock(earliest, audience.zone or plan.zone)
        return f"{needed.because} It {told} {when}, so the window can start from {start}."

    return Rule(
        name="notice" if gives_way else "late_notice",
        subject=audience.id,
        stands=before(ceil_s(earliest)),
        why=why,
        gives_way=gives_way,
        points=0 if gives_way else LATE_NOTICE_POINTS,
    )
