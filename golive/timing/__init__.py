"""Forecast and plan to ranked windows: hard and soft rules, search, why and why not."""

from golive.timing.judge import judge, refusals
from golive.timing.search import find_windows
from golive.timing.take import taken
from golive.timing.values import Candidate, NearMiss, Search, SoftPoint

__all__ = [
    "Candidate",
    "NearMiss",
    "Search",
    "SoftPoint",
    "find_windows",
    "judge",
    "refusals",
    "taken",
]
