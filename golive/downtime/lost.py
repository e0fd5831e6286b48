"""How many users an outage meets, from the traffic expected in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from golive.downtime.groups import share_of_users
from golive.downtime.outages import Outage, Stretch, total
from golive.forecast import Forecast
from golive.plan import How, Plan

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Lost:
    """Whom an outage meets.

    Attributes:
        share: the group's share of the traffic, 0 to 1: its users over those of all groups.
        met: what comes while it is down; of a level, the mean while it is down.
        user_minutes: while it is down.
        degraded_user_minutes: while it is degraded.
        unit: what the usage counts.
        at_most: each was counted as there for a whole step of the usage, so the user-minutes are
            an upper bound; a level such as concurrent users is exact.
    """

    share: float
    met: float
    user_minutes: float
    degraded_user_minutes: float
    unit: str
    at_most: bool


def lost(plan: Plan, outage: Outage, forecast: Forecast | None) -> Lost | None:
    """Give whom an outage meets; None while a group's size, the window or its traffic is unknown.

    User-minutes are the users expected in each step of the usage, times the minutes down in it.
    """
    taken, share = plan.timing.taken, share_of_users(plan, outage.group)
    if forecast is None or taken is None or share is None:
        return None
    down = _met(forecast, taken.window.start, outage.down)
    degraded = _met(forecast, taken.window.start, outage.degraded)
    if down is None or degraded is None:
        return None
    level = forecast.how is How.MEAN
    each = 1.0 if level else forecast.step_s / 60
    met = down / (total(outage.down) or 1.0) if level else down
    return Lost(
        share, met * share, down * each * share, degraded * each * share, forecast.unit, not level
    )


def _met(forecast: Forecast, start: datetime, stretches: tuple[Stretch, ...]) -> float | None:
    """Add up what comes in stretches; of a level, the level times the minutes."""
    met = 0.0
    for first, last in stretches:
        expected, _ = forecast.totals(start + first * _MINUTE, start + last * _MINUTE)
        if expected is None:
            return None
        met += expected * (1.0 if forecast.how is How.SUM else last - first)
    return met
