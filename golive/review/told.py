"""What follows from who must be told: the day each notice is due, and the earliest window."""

from datetime import datetime

from golive.notices import earliest_start, late_by_days, lead, send_by
from golive.plan import Audience, Plan
from golive.review.heard import day, last_heard
from golive.review.weight import days
from golive.window import clock


def notice_sentences(plan: Plan, now: datetime) -> tuple[str, ...]:
    """Say for each audience by when its notice goes out and why, and what contracts allow."""
    said = [_audience(audience, plan, now) for audience in plan.notices.audiences]
    start, binding = earliest_start(plan, now)
    if start is not None and binding is not None:
        said.append(
            f"The contract with {binding.name or 'an audience'} allows no window before "
            f"{clock(start, plan.zone)}."
        )
    return tuple(said)


def _audience(audience: Audience, plan: Plan, now: datetime) -> str:
    name = audience.name or "An audience without a name"
    if audience.sent_on is not None:
        answered = f", acknowledged {audience.acknowledged_on}" if audience.acknowledged_on else ""
        return f"{name}: told on {audience.sent_on}{answered}."
    because, outdated = lead(audience).because, last_heard(audience, plan)
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
