"""Forecast and plan to ranked windows: hard and soft rules, search, why and why not."""

from golive.timing.booked import Booking
from golive.timing.judge import judge, refusals
from golive.timing.local import LocalClock, local_clocks
from golive.timing.search import find_windows
from golive.timing.take import taken
from golive.timing.values import Candidate, Concession, RefusedStretch, Search, SoftPoint
from golive.timing.why_not import WhyNot, why_not

__all__ = [
    "Booking",
    "Candidate",
    "Concession",
    "LocalClock",
    "RefusedStretch",
    "Search",
    "SoftPoint",
    "WhyNot",
    "find_windows",
    "judge",
    "local_clocks",
    "refusals",
    "taken",
    "why_not",
]
