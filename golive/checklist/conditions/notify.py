"""Conditions on question 4: who must be told.

“Nobody needs to be told” silences every audience; what was typed about them waits in the plan.
"""

from collections.abc import Iterable

from golive.checklist.condition import always, each, when
from golive.checklist.task import Question
from golive.checklist.words import counted, listed, quoted, shortened
from golive.notices import lead
from golive.plan import Audience, AudienceKind, LeadUnit, NoticeAction, NoticeImpact, Plan
from golive.plan.labels import word

_PUBLIC = (AudienceKind.USERS, AudienceKind.CUSTOMER)
#: A week, in working days.
_WEEK = 5
_BOUND = (AudienceKind.CUSTOMER, AudienceKind.SUPPLIER, AudienceKind.AUTHORITY)


def _told(plan: Plan) -> str:
    if plan.notices.nobody:
        return f"{quoted(plan.title)} was judged to concern nobody outside the team"
    audiences = plan.notices.audiences
    if not audiences:
        return f"nobody has said yet who must be told about {quoted(plan.title)}"
    named = listed(quoted(one.name) for one in audiences if one.name.strip())
    return f"{counted(len(audiences), 'audience')} must be told{named and f': {named}'}"


def _audience(audience: Audience, name: str) -> str:
    kind, impact = word(audience.kind).lower(), word(audience.impact).lower()
    if audience.sent_on:
        return f"{name} ({kind}) was told on {audience.sent_on.day} {audience.sent_on:%b %Y}"
    if audience.heard:
        return f"{name} ({kind}) heard of another window"
    if audience.action is NoticeAction.NONE:
        return f"{name} ({kind}) is hit with impact “{impact}”"
    return f"{name} ({kind}) must act: {word(audience.action).lower()}"


def _supplier(audience: Audience, name: str) -> str:
    return f"{name} provides “{shortened(audience.provides) or 'data or services'}”"


def _dependant(audience: Audience, name: str) -> str:
    if audience.action is NoticeAction.INTERFACE:
        return f"{name} must change an interface"
    return f"{name} depends on what we run"


def _contract(audience: Audience, name: str) -> str:
    unit = "working day" if audience.contract_lead_unit is LeadUnit.WORKING else "calendar day"
    return f"the contract with {name} asks for {counted(audience.contract_lead_days or 0, unit)}"


def _acting(audience: Audience, name: str) -> str:
    typed = audience.action_text.strip()
    steps = quoted(typed) if typed else word(audience.action).lower()
    return f"{name} must act: {steps}"


def notice_days(audience: Audience) -> float:
    """Give an audience's notice in working days; seven calendar days weigh as five."""
    found = lead(audience)
    return found.days if found.unit is LeadUnit.WORKING else found.days * 5 / 7


def _early(audience: Audience, name: str) -> str:
    found = lead(audience)
    return f"{name} must hear {counted(found.days, f'{found.unit.value} day')} ahead"


def _heard(plan: Plan) -> tuple[Audience, ...]:
    return () if plan.notices.nobody else plan.notices.audiences


@always(Question.NOTIFY, _told)
def whoever_is_told(_: Plan) -> None:
    """Always; quotes the audiences."""


@when(Question.NOTIFY, _told)
def nobody_told(plan: Plan) -> bool:
    """It was decided that nobody outside the team needs to know."""
    return plan.notices.nobody


@when(Question.NOTIFY, _told)
def audiences_named(plan: Plan) -> bool:
    """There is an audience to tell."""
    return bool(_heard(plan))


@when(Question.NOTIFY, _told)
def public_told(plan: Plan) -> bool:
    """Users or customers are among the audiences."""
    return any(one.kind in _PUBLIC for one in _heard(plan))


@when(Question.NOTIFY, _told)
def others_bound(plan: Plan) -> bool:
    """Customers, suppliers or authorities are among the audiences, or a contract sets a notice."""
    return any(one.kind in _BOUND or one.contract_lead_days for one in _heard(plan))


@each(Question.NOTIFY, "audience", _audience)
def each_audience(plan: Plan) -> Iterable[Audience]:
    """Everybody who must be told."""
    return _heard(plan)


@each(Question.NOTIFY, "audience", _audience)
def each_affected_audience(plan: Plan) -> Iterable[Audience]:
    """The audiences that notice something or must act."""
    return [
        one
        for one in _heard(plan)
        if one.impact is not NoticeImpact.NONE or one.action is not NoticeAction.NONE
    ]


@each(Question.NOTIFY, "audience", _early)
def each_early_audience(plan: Plan) -> Iterable[Audience]:
    """The audiences that must hear a week ahead, or earlier."""
    return [one for one in _heard(plan) if notice_days(one) >= _WEEK]


@each(Question.NOTIFY, "audience", _audience)
def each_acknowledging_audience(plan: Plan) -> Iterable[Audience]:
    """The audiences that must acknowledge."""
    return [one for one in _heard(plan) if one.needs_acknowledgement]


@each(Question.NOTIFY, "audience", _acting)
def each_acting_audience(plan: Plan) -> Iterable[Audience]:
    """The audiences that must do something themselves."""
    return [one for one in _heard(plan) if one.action is not NoticeAction.NONE]


@each(Question.NOTIFY, "supplier", _supplier)
def each_supplier(plan: Plan) -> Iterable[Audience]:
    """The audiences that provide data or services to us."""
    return [
        one for one in _heard(plan) if one.kind is AudienceKind.SUPPLIER or one.provides.strip()
    ]


@each(Question.NOTIFY, "dependant", _dependant)
def each_dependant(plan: Plan) -> Iterable[Audience]:
    """The audiences that depend on us, or must change an interface."""
    return [
        one
        for one in _heard(plan)
        if one.kind is AudienceKind.DEPENDANT or one.action is NoticeAction.INTERFACE
    ]


@each(Question.NOTIFY, "audience", _contract)
def each_contract(plan: Plan) -> Iterable[Audience]:
    """The audiences whose contract asks for notice."""
    return [one for one in _heard(plan) if one.contract_lead_days]


@each(Question.NOTIFY, "authority", _audience)
def each_authority(plan: Plan) -> Iterable[Audience]:
    """The authorities among the audiences."""
    return [one for one in _heard(plan) if one.kind is AudienceKind.AUTHORITY]
