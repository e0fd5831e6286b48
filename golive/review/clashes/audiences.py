"""Who is told what, against what users will notice and what changes."""

from datetime import datetime

from golive import notices
from golive.errors import Finding, Severity
from golive.notices.facts import group_of
from golive.plan import (
    Audience,
    AudienceKind,
    Experience,
    NoticeAction,
    NoticeImpact,
    Plan,
    UserGroup,
)
from golive.review.clashes.case import Case, Findings, named
from golive.review.heard import day
from golive.review.weight import days, listed, today

_MONTH, _EARLY = 30, 14
_PEOPLE = (AudienceKind.USERS, AudienceKind.CUSTOMER, AudienceKind.INTERNAL)
_TECHNICAL = (NoticeAction.CONFIGURATION, NoticeAction.INTERFACE)
#: What a group that notices this must do.
_MUST = {Experience.LOGIN: NoticeAction.LOGIN, Experience.UPGRADE: NoticeAction.UPGRADE}
_MUST_SAID = {Experience.LOGIN: "log in again", Experience.UPGRADE: "upgrade"}


def audiences(case: Case) -> Findings:
    """Find who is told too late, the wrong thing, or nothing."""
    yield from _upgrade(case)
    yield from _nobody(case)
    yield from _dependants(case)
    yield from _address(case)
    for audience in case.plan.notices.audiences:
        yield from _late(case, audience)
        yield from _days(case, audience)
        yield from _as_group(case, audience)
        yield from _authority(case, audience)


def _upgrade(case: Case) -> Findings:
    if case.plan.impact.forces_upgrade and not _told_to(case.plan, NoticeAction.UPGRADE):
        yield Finding(
            "upgrade-not-told",
            case.wrong(_MONTH),
            "notices.audiences",
            "Somebody must upgrade a client, and nobody on page 4 is told to.",
            "Add the audience with “Upgrade a client”; they need about 30 working days.",
        )


def _told_to(plan: Plan, *actions: NoticeAction) -> bool:
    return any(audience.action in actions for audience in plan.notices.audiences)


def _nobody(case: Case) -> Findings:
    """Find down-time, or a group that is cut off, that nobody who uses the service hears of."""
    told, impact = case.plan.notices, case.plan.impact
    heard = any(audience.kind in _PEOPLE for audience in told.audiences)
    if impact.down_time and not heard and (told.nobody or told.audiences):
        yield Finding(
            "down-time-not-told",
            case.wrong(_EARLY),
            "notices.nobody" if told.nobody else "notices.audiences",
            "The service will be down, and nobody who uses it is told.",
            "Add the users, customers or colleagues whom it hits on page 4.",
        )
    elif told.nobody and told.audiences:
        yield Finding(
            "nobody-and-somebody",
            Severity.WARN,
            "notices.nobody",
            f"Nobody outside the team is to be told, and page 4 names "
            f"{listed([audience.name for audience in told.audiences])}.",
            "Correct one of the two on page 4.",
        )


def _dependants(case: Case) -> Findings:
    """Find what stays and depends on what changes, where nobody who depends on us is told."""
    deployment = case.plan.deployment
    changed = {one.id for one in deployment.components if one.changed}
    lean = [
        one.name
        for one in deployment.components
        if not one.changed and changed.intersection(one.depends_on)
    ]
    kinds = {audience.kind for audience in case.plan.notices.audiences}
    if lean and AudienceKind.DEPENDANT not in kinds:
        yield Finding(
            "dependants-not-told",
            case.doubtful(_EARLY),
            "notices.audiences",
            f"{listed(lean)} stays as it is and depends on what changes, and nobody of the kind "
            "“Depends on us” is told.",
            "Add whoever runs it on page 4.",
        )


def _address(case: Case) -> Findings:
    if case.plan.deployment.changes_address and not _told_to(case.plan, *_TECHNICAL):
        yield Finding(
            "address-not-told",
            case.doubtful(_EARLY),
            "notices.audiences",
            "Names, addresses or certificates change, and nobody is told to change a "
            "configuration or an interface.",
            "Add whoever has the old address in a configuration or a firewall on page 4.",
        )


def _late(case: Case, audience: Audience) -> Findings:
    """Find notices that are late, unless that already refuses the window."""
    taken = case.ahead
    if taken is None or audience.sent_on is not None or _refuses(case, audience, taken.start):
        return
    late = notices.late_by_days(audience, taken.start, case.now, case.plan)
    if late > 0:
        yield Finding(
            "notice-late",
            Severity.WARN,
            _where(audience),
            f"The notice to {_name(audience)} is {days(late)} late.",
            "Send it today, or take a later window.",
        )


def _refuses(case: Case, audience: Audience, start: datetime) -> bool:
    needed = notices.must_leads(audience)
    return case.refused_by("notice") and any(
        notices.earliest_for(audience, lead, case.now, case.plan) > start for lead in needed
    )


def _days(case: Case, audience: Audience) -> Findings:
    """Find days of a notice that cannot be."""
    sent, answered = audience.sent_on, audience.acknowledged_on
    if sent is not None and sent > today(case.plan, case.now):
        yield Finding(
            "notice-sent-ahead",
            Severity.WARN,
            _where(audience),
            f"{_name(audience)} was told on {day(sent)}, which is still to come.",
            "Correct “Sent on” on page 4; until it is sent it does not count.",
        )
    elif sent is not None and answered is not None and answered < sent:
        yield Finding(
            "notice-answered-before",
            Severity.WARN,
            _where(audience),
            f"{_name(audience)} acknowledged on {day(answered)} what was sent on {day(sent)}.",
            "Correct one of the two days on page 4.",
        )


def _as_group(case: Case, audience: Audience) -> Findings:
    """Find audiences that hear something else than page 2 says of the group by their name."""
    group = group_of(audience, case.plan)
    if group is None or group.expected in (None, Experience.NONE):
        return
    if audience.impact is NoticeImpact.NONE:
        yield Finding(
            "notice-plays-down",
            case.wrong(_EARLY),
            _where(audience),
            f"{_name(audience)} notices nothing, says page 4; page 2 says otherwise.",
            "Correct one of the two, as the notice is written from them.",
        )
    elif _must_not_told(case.plan, audience, group):
        yield Finding(
            "notice-asks-nothing",
            case.wrong(_EARLY),
            _where(audience),
            f"{_name(audience)} must {_MUST_SAID[group.expected or Experience.LOGIN]}, says page "
            "2, and page 4 does not ask them to.",
            "Choose on page 4 what they must do.",
        )


def _must_not_told(plan: Plan, audience: Audience, group: UserGroup) -> bool:
    """Tell whether the group must act and its audience is not asked to.

    That nobody at all is asked to upgrade is said once, for the whole plan.
    """
    must = _MUST.get(group.expected) if group.expected else None
    if must is None or audience.action is not NoticeAction.NONE:
        return False
    nobody = bool(plan.impact.forces_upgrade) and not _told_to(plan, NoticeAction.UPGRADE)
    return not (must is NoticeAction.UPGRADE and nobody)


def _authority(case: Case, audience: Audience) -> Findings:
    authority = audience.kind is AudienceKind.AUTHORITY
    if authority and audience.contract_lead_days is None and not audience.lead_is_hard:
        yield Finding(
            "authority-without-must",
            case.doubtful(_MONTH),
            _where(audience),
            f"{_name(audience)} is an authority, and a late notice to it refuses no window.",
            "Enter the days that the law asks for, or say that its notice is a must, on page 4.",
        )


def _where(audience: Audience) -> str:
    return f"notices.audiences.{audience.id}"


def _name(audience: Audience) -> str:
    return named(audience.name, "An audience without a name")
