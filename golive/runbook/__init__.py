"""Steps: how long, in what order, how surely, and the way back."""

from golive.runbook.back import BackOut, Light, NoReturn, WayBack, way_back
from golive.runbook.chance import Chance, Shorter, chance
from golive.runbook.closing import may_close
from golive.runbook.cures import Cures, cures
from golive.runbook.fit import Fit, fit, undo_minutes
from golive.runbook.lint import lint
from golive.runbook.minutes import in_minutes, total_minutes, untimed, window_minutes
from golive.runbook.pasted import Pasted, PastedStep, decoded, read_pasted
from golive.runbook.schedule import Schedule, StepTimes, schedule
from golive.runbook.story import follows
from golive.runbook.story_back import way_back_follows

__all__ = [
    "BackOut",
    "Chance",
    "Cures",
    "Fit",
    "Light",
    "NoReturn",
    "Pasted",
    "PastedStep",
    "Schedule",
    "Shorter",
    "StepTimes",
    "WayBack",
    "chance",
    "cures",
    "decoded",
    "fit",
    "follows",
    "in_minutes",
    "lint",
    "may_close",
    "read_pasted",
    "schedule",
    "total_minutes",
    "undo_minutes",
    "untimed",
    "way_back",
    "way_back_follows",
    "window_minutes",
]
