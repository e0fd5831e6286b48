"""Who must hear by what day: lead times, send dates, and the earliest window they leave.

A contract's notice is a hard rule. What golive or the team ask for beyond it is soft unless the
team says it is a must. Days are the recipient's: their zone, their country's working days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from golive.notices.rules import ACTIONS, IMPACTS
from golive.plan import Audience, LeadUnit, NoticeAction, Plan
from golive.window import WorkingDays

_CALENDAR_PER_WORKING = 7 / 5


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before the window an audience must hear.

    Attributes:
        days: number of days, counted in `unit`.
        unit: calendar days, or working days of the recipient.
        because: a sentence that names the rule.
        source: where the rule comes from.
    """

    days: int
    unit: LeadUnit
    because: str
    source: str


@dataclass(frozen=True, slots=True)
class Earliest:
    """The first window that leads allow, and who binds it.

    Attributes:
        start: an instant, in UTC.
        audience: whose lead ends last.
        lead: that lead.
    """

    start: datetime
    audience: Audience
    lead: Lead


def lead(audience: Audience) -> Lead:
    """Give the longest lead that binds an audience; five working days weigh as a week."""
    contract, rule = contract_lead(audience), rule_lead(audience)
    return rule if contract is None else max(contract, rule, key=_weight)


def contract_lead(audience: Audience) -> Lead | None:
    """Give the notice that a contract asks for, if one does."""
    days = audience.contract_lead_days
    if days is None:
        return None
    unit = audience.contract_lead_unit
    said = f"The contract with {_name(audience)} asks for {_days(days, unit)} of notice."
    return Lead(days, unit, said, "Your contract, as typed on this page")


def rule_lead(audience: Audience) -> Lead:
    """Give the lead the team decided on, else the longer of golive's for action and impact."""
    if audience.lead_days is not None:
        said = f"The team gives {_name(audience)} {_days(audience.lead_days, LeadUnit.WORKING)}."
        return Lead(audience.lead_days, LeadUnit.WORKING, said, "Your own notice, as typed")
    action, impact = ACTIONS[audience.action], IMPACTS[audience.impact]
    rule = action if action.days >= impact.days else impact
    acts = rule is action and audience.action is not NoticeAction.NONE
    what = f"what they must do ({rule.what})" if acts else rule.what
    said = f"golive’s rule for {what}: {_days(rule.days, LeadUnit.WORKING)}."
    return Lead(rule.days, LeadUnit.WORKING, said, rule.source)


def must_leads(audience: Audience) -> tuple[Lead, ...]:
    """Give the leads that refuse a window: the contract's, and the rule's if it is a must."""
    rule = rule_lead(audience) if audience.lead_is_hard else None
    return tuple(found for found in (contract_lead(audience), rule) if found)


def send_by(audience: Audience, window_start: datetime, plan: Plan) -> date:
    """Give the last day on which the notice can be sent: a working day of the recipient's.

    Contract and rule must both be met; a day off is moved back to the working day before it.
    """
    days = working_days(audience, plan)
    first = window_start.astimezone(_zone(audience, plan)).date()
    return min(_last_day(found, first, days) for found in _all_leads(audience))


def late_by_days(audience: Audience, window_start: datetime, now: datetime, plan: Plan) -> int:
    """Give how many calendar days too late the notice is, or was sent; nought if in time."""
    told = _told(audience, now, plan)
    return max(0, (told - send_by(audience, window_start, plan)).days)


def earliest_start(plan: Plan, now: datetime) -> Earliest | None:
    """Give the earliest window start that is lawful, and who binds it; None if nobody does.

    What binds is what a contract asks for, and what the team said is a must. An audience that was
    told counts from the day it was; the others from today.
    """
    return _latest(plan, now, must_leads)


def earliest_usual(plan: Plan, now: datetime) -> Earliest | None:
    """Give the same with everybody's usual notice kept, a must or not; None without audiences."""
    return _latest(plan, now, _all_leads)


def earliest_for(audience: Audience, needed: Lead, now: datetime, plan: Plan) -> datetime:
    """Give the first instant at which a window may start so that a lead is met, in UTC.

    It is the start of a day on the recipient's clock; notice given on a day off counts from the
    next working day when the lead counts working days.
    """
    told = _told(audience, now, plan)
    if needed.unit is LeadUnit.CALENDAR:
        first = told + timedelta(days=needed.days)
    else:
        first = _first_after(told, needed.days, working_days(audience, plan))
    midnight = datetime(first.year, first.month, first.day, tzinfo=_zone(audience, plan))
    return midnight.astimezone(UTC)


def working_days(audience: Audience, plan: Plan) -> WorkingDays:
    """Give the recipient's working days; without a country of its own, the launch's."""
    if audience.country in (None, plan.launch.country):
        return WorkingDays(plan.launch.country, plan.launch.subdivision)
    return WorkingDays(audience.country)


def recipient_zone(audience: Audience, plan: Plan) -> str:
    """Give the recipient's clock; without one of its own, the business zone's."""
    return audience.zone or plan.zone


def _latest(
    plan: Plan, now: datetime, leads: Callable[[Audience], tuple[Lead, ...]]
) -> Earliest | None:
    bound = [
        Earliest(earliest_for(audience, found, now, plan), audience, found)
        for audience in plan.notices.audiences
        for found in leads(audience)
    ]
    return max(bound, key=lambda one: one.start, default=None)


def _all_leads(audience: Audience) -> tuple[Lead, ...]:
    both = contract_lead(audience), rule_lead(audience)
    return tuple(found for found in both if found)


def _first_after(told: date, needed: int, days: WorkingDays) -> date:
    """Undo `WorkingDays.shift` backwards: the first day it moves back no further than `told`."""
    begins = days.on_or_after(told)
    if needed == 0:
        return begins
    return days.shift(begins, needed - 1) + timedelta(days=1)


def _last_day(needed: Lead, first: date, days: WorkingDays) -> date:
    if needed.unit is LeadUnit.CALENDAR:
        return days.on_or_before(first - timedelta(days=needed.days))
    return days.shift(first, -needed.days)


def _told(audience: Audience, now: datetime, plan: Plan) -> date:
    return audience.sent_on or now.astimezone(_zone(audience, plan)).date()


def _zone(audience: Audience, plan: Plan) -> ZoneInfo:
    return ZoneInfo(recipient_zone(audience, plan))


def _weight(found: Lead) -> float:
    return found.days * (_CALENDAR_PER_WORKING if found.unit is LeadUnit.WORKING else 1)


def _name(audience: Audience) -> str:
    return audience.name.strip() or "an unnamed audience"


def _days(days: int, unit: LeadUnit) -> str:
    return f"{days} {unit.value} day{'' if days == 1 else 's'}"
