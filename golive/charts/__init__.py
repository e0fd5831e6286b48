"""Plotly figures, and nothing else: each takes values, and its title states what it shows."""

from golive.charts.bars import CANDIDATE, HOUR
from golive.charts.calendar import Shown, calendar
from golive.charts.notices import notices
from golive.charts.progress import progress
from golive.charts.rows import MOST_DAYS
from golive.charts.traffic import ahead, history, week

__all__ = [
    "CANDIDATE",
    "HOUR",
    "MOST_DAYS",
    "Shown",
    "ahead",
    "calendar",
    "history",
    "notices",
    "progress",
    "week",
]
