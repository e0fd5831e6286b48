"""Who heard of which window: what must be corrected when it moves, and until somebody has.

What an audience heard of a window that is no more is kept beside it (`Audience.heard`), and its
notice counts as not sent: everything that asks whether they know of the date is then right.
"""

from collections.abc import Iterator
from datetime import date, datetime

from golive import notices
from golive.checklist import grouping
from golive.errors import Finding, Severity
from golive.plan import Audience, Heard, Plan, TakenWindow
from golive.review.edit import Edit
from golive.review.weight import days

_FIELDS = ("sent_on", "acknowledged_on", "on_call_confirmed")


def corrections(plan: Plan, new: TakenWindow | None) -> Iterator[str]:
    """Say for each audience that heard of another window what to send it, once `new` is taken."""
    for audience in plan.notices.audiences:
        told = _told(audience, plan)
        if told is not None and not _names(told, new):
            yield _correction(audience, told, audience.zone or plan.zone, new)


def too_late(plan: Plan, new: TakenWindow | None, now: datetime) -> Iterator[str]:
    """Say for each audience whose last day to hear of the new window has passed by how much."""
    if new is None:
        return
    start = new.window.start
    for audience in plan.notices.audiences:
        told = _told(audience, plan)
        if told is not None and _names(told, new):
            continue
        unheard = audience.model_copy(update={"sent_on": None})
        if late := notices.late_by_days(unheard, start, now, plan):
            by = notices.send_by(audience, start, plan)
            yield f"{_name(audience)} had to hear the new date by {day(by)}, {days(late)} ago."


def anybody_heard(plan: Plan) -> bool:
    """Tell whether an audience knows of the window, or of one before it."""
    return any(_told(audience, plan) is not None for audience in plan.notices.audiences)


def heard_edits(plan: Plan, new: TakenWindow | None) -> tuple[Edit, ...]:
    """Give the edits that go with taking `new`: what was heard of another window is put aside.

    Who heard of this very window before it was left needs no correction: that notice counts again.
    """
    return tuple(
        edit for audience in plan.notices.audiences for edit in _edits(audience, plan, new)
    )


def uncorrected(plan: Plan, now: datetime) -> Iterator[Finding]:
    """Find the audiences that heard of another window last, and nothing since."""
    taken = plan.timing.taken
    if taken is not None and now >= taken.window.start:
        return
    for audience in plan.notices.audiences:
        said = last_heard(audience, plan)
        if said:
            what = f"the window is now {taken.window}" if taken else "there is no date now"
            yield Finding(
                "notice-outdated",
                Severity.WARN,
                "notices.audiences",
                f"{_name(audience)} {said}; {what}.",
                "Send the correction, and fill in “Sent on” on page 4.",
            )


def last_heard(audience: Audience, plan: Plan) -> str:
    """Say what an audience heard last if it was of another window: `heard Tue 15 Dec …`."""
    told = notices.outdated(audience, plan)
    return _said(told, audience.zone or plan.zone) if told else ""


def day(value: date | None) -> str:
    """Say a day: `Tue 15 Dec 2026`."""
    return grouping.day(value) if value else "no day"


def _said(told: Heard, zone: str) -> str:
    date_heard = f"{told.window.in_zone(zone)}" if told.window else "that there is no date"
    when = told.sent_on or told.acknowledged_on
    return f"heard {date_heard}" + (f", on {day(when)}" if when else "")


def _told(audience: Audience, plan: Plan) -> Heard | None:
    """Give what an audience heard last; None if nothing, or if nobody knows of what window."""
    if not notices.knows(audience):
        return audience.heard[-1] if audience.heard else None
    taken = plan.timing.taken
    if taken is None and not audience.heard:
        return None
    fields = {name: getattr(audience, name) for name in _FIELDS}
    return Heard(window=taken.window if taken else None, **fields)


def _names(told: Heard, new: TakenWindow | None) -> bool:
    """Tell whether a notice named this window, on whatever clock."""
    return notices.same(told.window, new.window if new else None)


def _edits(audience: Audience, plan: Plan, new: TakenWindow | None) -> Iterator[Edit]:
    told = _told(audience, plan)
    known = notices.knows(audience)
    if told is None or known == _names(told, new):
        return
    heard = (*audience.heard, told) if known else audience.heard[:-1]
    path = f"notices.audiences.{audience.id}"
    for name in _FIELDS:
        now = getattr(audience, name)
        then = getattr(Heard(), name) if known else getattr(told, name) or now
        if now != then:
            yield Edit(f"{path}.{name}", now, then)
    yield Edit(f"{path}.heard", audience.heard, heard)


def _correction(audience: Audience, told: Heard, zone: str, new: TakenWindow | None) -> str:
    where = ", ".join(filter(None, (audience.contact.strip(), audience.channel.strip())))
    them = f"them ({where})" if where else "them"
    send = f"the new date, {new.window.in_zone(zone)}" if new else "word that there is no date now"
    what = "the old date" if told.window else "that there is no date"
    when = f" on {day(told.sent_on)}" if told.sent_on else ""
    answered = " and acknowledged it" if told.acknowledged_on else ""
    again = (
        " Get their acknowledgement again." if answered or audience.needs_acknowledgement else ""
    )
    on_call = " Ask again who is on call." if told.on_call_confirmed else ""
    return f"{_name(audience)} heard {what}{when}{answered}. Send {them} {send}.{again}{on_call}"


def _name(audience: Audience) -> str:
    return audience.name.strip() or "An audience without a name"
