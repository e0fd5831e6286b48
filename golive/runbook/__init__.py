"""Steps: how long, in what order, and the way back."""

from golive.runbook.minutes import (
    Fit,
    first_irreversible,
    fit,
    in_minutes,
    manual_share,
    total_minutes,
    undo_minutes,
    untimed,
    window_minutes,
)
from golive.runbook.story import follows, way_back_follows

__all__ = [
    "Fit",
    "first_irreversible",
    "fit",
    "follows",
    "in_minutes",
    "manual_share",
    "total_minutes",
    "undo_minutes",
    "untimed",
    "way_back_follows",
    "window_minutes",
]
