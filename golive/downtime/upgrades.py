"""Forced upgrades: who is still shut out, and by when the new client must be out."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from golive.plan import Plan, UserGroup

#: The app stores' phased release takes a week until everybody is offered the client (Apple, App
#: Store Connect).
RAMP_DAYS = 7


def adopted_percent(group: UserGroup, on: date) -> float | None:
    """Give the share of a group on a client that works on a day; None while nobody has said.

    Evenly from the day the client was published until all have it; never below the share that was
    entered as already on it.
    """
    entered = group.adoption_percent
    if group.client_published is None or group.adoption_days is None:
        return entered
    since = (on - group.client_published).days
    if since >= group.adoption_days:
        return 100.0
    return max(100 * since / (group.adoption_days or 1), entered or 0.0)


def shut_out(group: UserGroup, on: date | None = None) -> float | None:
    """Give the users who cannot work on a day until they upgrade; None while unknown.

    Without a day, those of today's share.
    """
    share = group.adoption_percent if on is None else adopted_percent(group, on)
    if group.size is None or share is None or not group.minimum_client:
        return None
    return group.size * (100 - share) / 100


def window_day(plan: Plan) -> date | None:
    """Give the day on which the window starts, on its own clock; None until it is taken."""
    taken = plan.timing.taken
    return taken.window.start.astimezone(ZoneInfo(taken.window.zone)).date() if taken else None


def client_out_by(plan: Plan, group: UserGroup) -> date | None:
    """Give the last day to publish the client: the window's, less a week's ramp and the adoption.

    None without a window, without the days that adoption takes, and where any client works.
    """
    day = window_day(plan)
    if day is None or group.adoption_days is None or not group.minimum_client:
        return None
    return day - timedelta(days=RAMP_DAYS + group.adoption_days)
