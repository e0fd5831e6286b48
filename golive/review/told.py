"""What follows for each audience: whether it was told, or by what day and why its notice goes."""

from datetime import datetime

from golive.notices import late_by_days, lead, send_by
from golive.plan import Audience, Plan
from golive.review.heard import day, last_heard
from golive.review.weight import days


def notice_sentences(plan: Plan, now: datetime) -> tuple[str, ...]:
    """Say for each audience, in order, by when its notice goes out and why."""
    return tuple(_audience(audience, plan, now) for audience in plan.notices.audiences)


def _audience(audience: Audience, plan: Plan, now: datetime) -> str:
    name = audience.name or "An audience without a name"
    because, outdated = lead(audience).because, last_heard(audience, plan)
    if audience.sent_on is not None:
        answer = audience.acknowledged_on
        answered = f", acknowledged on {day(answer)}" if answer else ""
        return f"{name}: told on {day(audience.sent_on)}{answered}. {because}"
    taken = plan.timing.taken
    if taken is None:
        return (
            f"{name} {outdated}: say that there is none now." if outdated else f"{name}: {because}"
        )
    due = send_by(audience, taken.window.start, plan)
    late = late_by_days(audience, taken.window.start, now, plan)
    by = f"{name}: send by {day(due)}"
    if outdated:
        by = f"{name} {outdated}: send the correction by {day(due)}"
    return f"{by}, {days(late)} late. {because}" if late else f"{by}. {because}"
