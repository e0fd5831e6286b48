"""Plotly figures, and nothing else: each takes values, and its title states what it shows."""

from golive.charts.progress import progress
from golive.charts.traffic import ahead, history, week

__all__ = ["ahead", "history", "progress", "week"]
