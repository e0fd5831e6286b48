"""What an audience knows of the window: nothing, this one, or another that is no more."""

from golive.plan import Audience, Heard, Plan
from golive.window import Window


def knows(audience: Audience) -> bool:
    """Tell whether an audience heard of the window that the plan has now."""
    return audience.sent_on is not None or audience.acknowledged_on is not None


def outdated(audience: Audience, plan: Plan) -> Heard | None:
    """Give what an audience heard last if it was of another window, and nothing was sent since."""
    if knows(audience) or not audience.heard:
        return None
    taken, last = plan.timing.taken, audience.heard[-1]
    return None if same(last.window, taken.window if taken else None) else last


def same(one: Window | None, other: Window | None) -> bool:
    """Tell whether two windows are the same time, on whatever clocks; none equals none."""
    if one is None or other is None:
        return one is other
    return (one.start, one.end) == (other.start, other.end)
