"""Sentences about notices: what is late, what comes next, and the earliest window they leave."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from golive.notices.facts import group_of
from golive.notices.heard import outdated
from golive.notices.leads import Earliest, earliest_start, earliest_usual, recipient_zone
from golive.notices.timeline import Moment, MomentKind
from golive.plan import Audience, Plan
from golive.window import clock

_HOUR = timedelta(hours=1)
_VERY_MANY = 10_000
_REMEDIES = {
    MomentKind.SEND: "Send it today, or take a later window.",
    MomentKind.CHASE: "Call them today.",
}
_TO_DO = {
    MomentKind.SEND: "send the notice",
    MomentKind.CHASE: "ask again for an answer",
    MomentKind.WEEK: "remind them, a week before",
    MomentKind.ACT: "their last day to act",
    MomentKind.DAY: "remind them, a day before",
    MomentKind.HOUR: "remind them, an hour before",
}


def to_do(moment: Moment, plan: Plan) -> str:
    """Say what is due at a moment: `send the notice`."""
    if moment.kind is MomentKind.SEND and outdated(moment.audience, plan):
        return "send the correction"
    return _TO_DO[moment.kind]


def late_by(moment: Moment, now: datetime) -> str:
    """Say how late a moment is: `3 days late`, on the day itself `2 h late`."""
    if moment.done:
        return _counted(moment.late.days)
    clock_there = ZoneInfo(moment.hours.zone)
    days = _day(now, clock_there) - _day(moment.hours.end, clock_there)
    if days:
        return _counted(days.days)
    hours = moment.late // _HOUR
    return f"{hours} h late" if hours else "less than an hour late"


def late_sentences(moments: Sequence[Moment], plan: Plan, now: datetime) -> tuple[str, ...]:
    """Say of each late moment what should have happened until when, how late, and what to do."""
    return tuple(
        f"{name(moment.audience)}: {to_do(moment, plan)}; {late_by(moment, now)}, it was due "
        f"{moment.hours}. {_REMEDIES[moment.kind]}"
        for moment in moments
    )


def next_sentences(moments: Sequence[Moment], plan: Plan) -> tuple[str, ...]:
    """Say what is due when and for whom, once where it is due for several at the same time."""
    together: dict[tuple[str, str], list[str]] = {}
    for moment in moments:
        due = (to_do(moment, plan), str(moment.hours))
        together.setdefault(due, []).append(name(moment.audience))
    return tuple(f"{', '.join(who)}: {what}, {when}." for (what, when), who in together.items())


def earliest_sentences(plan: Plan, now: datetime) -> tuple[str, ...]:
    """Say from when a window is lawful and from when everybody has the usual notice, and who binds.

    Nothing without audiences, or where all had their usual notice long ago.
    """
    must, usual = earliest_start(plan, now), earliest_usual(plan, now)
    if usual is None or usual.start <= now:
        return ()
    waiting = any(audience.sent_on is None for audience in plan.notices.audiences)
    given = "If everything is sent today" if waiting else "After the notices that were sent"
    if must is None or must.start <= now:
        lawful = f"{given}, no contract stands in the way of a window from now on."
    else:
        lawful = f"{given}, the window can start from {_bound(must, plan)}."
        if usual.start <= must.start:
            return (lawful + _too_early(must, plan),)
        lawful += _too_early(must, plan)
    return (lawful, f"Everybody has the usual notice from {_bound(usual, plan)}.")


def _too_early(must: Earliest, plan: Plan) -> str:
    taken = plan.timing.taken
    early = taken is not None and taken.window.start < must.start
    return " The window taken starts before that." if early else ""


def batches(audience: Audience, plan: Plan) -> str:
    """Advise to send to very many people in growing batches; nothing where they are few or unknown.

    The mail itself brings them to the site at once (Auth0, planning the launch day; ten thousand
    is golive's figure).
    """
    group = group_of(audience, plan)
    if group is None or group.size is None or group.size < _VERY_MANY:
        return ""
    return (
        f"{group.size:,} people: send it in growing batches, or the message itself brings them "
        "all at once."
    )


def name(audience: Audience) -> str:
    """Give an audience's name, or words that stand for it."""
    return audience.name.strip() or "An audience without a name"


def _bound(found: Earliest, plan: Plan) -> str:
    """Say an instant on our clock and on theirs, and what binds it."""
    ours, theirs = plan.zone, recipient_zone(found.audience, plan)
    there = "" if ours == theirs else f", {clock(found.start, theirs)} there"
    because = found.lead.because.rstrip(".")
    who = f"{name(found.audience)}, " if because.startswith("golive") else ""  # others name them
    return f"{clock(found.start, ours)}{there}: {who}{because}"


def _day(moment: datetime, there: ZoneInfo) -> date:
    return moment.astimezone(there).date()


def _counted(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'} late"
