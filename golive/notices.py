"""Who must hear by what day: lead times, send dates, and the earliest window they leave.

A contract's notice is a hard rule. What golive or the team ask for beyond it is soft. Days are
the recipient's: their zone, their country's working days.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from golive.plan import Audience, LeadUnit, NoticeAction, NoticeImpact, Plan
from golive.window import WorkingDays

#: Working days an audience needs for what it must do (golive; an interface change takes months:
#: Microsoft and Atlassian give six, Prebid's least overlap is one).
ACTION_DAYS = {
    NoticeAction.NONE: 2,
    NoticeAction.LOGIN: 5,
    NoticeAction.CONFIGURATION: 14,
    NoticeAction.UPGRADE: 30,
    NoticeAction.INTERFACE: 90,
}
#: Working days for how hard it hits (one to two weeks for a major maintenance, a few days for a
#: minor one: the incident communication handbook of Noticely).
IMPACT_DAYS = {NoticeImpact.NONE: 0, NoticeImpact.MINOR: 2, NoticeImpact.MAJOR: 10}

_ACTIONS = {
    NoticeAction.NONE: "nothing to do",
    NoticeAction.LOGIN: "log in again",
    NoticeAction.CONFIGURATION: "change a configuration",
    NoticeAction.UPGRADE: "upgrade a client",
    NoticeAction.INTERFACE: "change an interface",
}
_CALENDAR_PER_WORKING = 7 / 5


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before the window an audience must hear.

    Attributes:
        days: number of days, counted in `unit`.
        unit: calendar days, or working days of the recipient.
        because: a sentence that names the rule and its source.
    """

    days: int
    unit: LeadUnit
    because: str


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
    return Lead(days, unit, said)


def rule_lead(audience: Audience) -> Lead:
    """Give the lead the team decided on, else the longer of golive's for action and impact."""
    if audience.lead_days is not None:
        said = f"The team gives {_name(audience)} {_days(audience.lead_days, LeadUnit.WORKING)}."
        return Lead(audience.lead_days, LeadUnit.WORKING, said)
    action, impact = ACTION_DAYS[audience.action], IMPACT_DAYS[audience.impact]
    days = max(action, impact)
    what = (
        f"what they must do ({_ACTIONS[audience.action]})"
        if action >= impact
        else f"a {audience.impact.value} impact"
    )
    said = f"golive’s rule for {what}: {_days(days, LeadUnit.WORKING)}."
    return Lead(days, LeadUnit.WORKING, said)


def send_by(audience: Audience, window_start: datetime, plan: Plan) -> date:
    """Give the last day on which the notice can be sent: a working day of the recipient's.

    Contract and rule must both be met; a day off is moved back to the working day before it.
    """
    days = working_days(audience, plan)
    first = window_start.astimezone(_zone(audience, plan)).date()
    both = [found for found in (contract_lead(audience), rule_lead(audience)) if found]
    return min(_last_day(found, first, days) for found in both)


def late_by_days(audience: Audience, window_start: datetime, now: datetime, plan: Plan) -> int:
    """Give how many calendar days too late the notice is, or was sent; nought if in time."""
    told = _told(audience, now, plan)
    return max(0, (told - send_by(audience, window_start, plan)).days)


def earliest_start(plan: Plan, now: datetime) -> tuple[datetime | None, Audience | None]:
    """Give the earliest window start that every contract still allows, and who binds it.

    An audience that was told counts from the day it was; the others from today.
    None, None if no contract asks for notice.
    """
    bound = [
        (earliest_for(audience, found, now, plan), audience)
        for audience in plan.notices.audiences
        if (found := contract_lead(audience))
    ]
    return max(bound, key=lambda pair: pair[0], default=(None, None))


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
    return ZoneInfo(audience.zone or plan.zone)


def _weight(found: Lead) -> float:
    return found.days * (_CALENDAR_PER_WORKING if found.unit is LeadUnit.WORKING else 1)


def _name(audience: Audience) -> str:
    return audience.name.strip() or "an unnamed audience"


def _days(days: int, unit: LeadUnit) -> str:
    return f"{days} {unit.value} day{'' if days == 1 else 's'}"
