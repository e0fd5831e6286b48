"""What users notice: minutes, user-minutes, reconnections, and who is shut out by an upgrade."""

from golive.downtime.capacity import TARGET_USE, Room, busiest, may_go, rooms
from golive.downtime.groups import (
    budget_share,
    needed_components,
    share_of_users,
    user_minutes,
    worse_than_wanted,
)
from golive.downtime.lost import Lost, lost
from golive.downtime.outages import Outage, Stretch, outages
from golive.downtime.sessions import (
    Drain,
    SessionFate,
    drain,
    drop_seconds,
    fate,
    smallest_spread_seconds,
)
from golive.downtime.story import compared, follows, told
from golive.downtime.styles import Way, ways
from golive.downtime.upgrades import (
    RAMP_DAYS,
    adopted_percent,
    client_out_by,
    shut_out,
    window_day,
)

__all__ = [
    "RAMP_DAYS",
    "TARGET_USE",
    "Drain",
    "Lost",
    "Outage",
    "Room",
    "SessionFate",
    "Stretch",
    "Way",
    "adopted_percent",
    "budget_share",
    "busiest",
    "client_out_by",
    "compared",
    "drain",
    "drop_seconds",
    "fate",
    "follows",
    "lost",
    "may_go",
    "needed_components",
    "outages",
    "rooms",
    "share_of_users",
    "shut_out",
    "smallest_spread_seconds",
    "told",
    "user_minutes",
    "ways",
    "window_day",
    "worse_than_wanted",
]
