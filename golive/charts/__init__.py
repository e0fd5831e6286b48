"""Plotly figures, and nothing else: each takes values, and its title states what it shows."""

from golive.charts.bars import CANDIDATE, HOUR
from golive.charts.calendar import Shown, calendar
from golive.charts.notices import notices
from golive.charts.outages import outages, ways
from golive.charts.progress import progress
from golive.charts.ramp import ramp
from golive.charts.rows import MOST_DAYS
from golive.charts.runbook import gantt
from golive.charts.traffic import ahead, history, week
from golive.charts.waits import MOST_STEPS, waits
from golive.charts.way_back import way_back

__all__ = [
    "CANDIDATE",
    "HOUR",
    "MOST_DAYS",
    "MOST_STEPS",
    "Shown",
    "ahead",
    "calendar",
    "gantt",
    "history",
    "notices",
    "outages",
    "progress",
    "ramp",
    "waits",
    "way_back",
    "ways",
    "week",
]
