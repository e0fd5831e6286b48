"""Hard or soft: what each puts at risk, the stages of a soft one, and how long each is held."""

from golive.launch.hold import Hold, HoldRule, hold
from golive.launch.ramps import TEMPLATES, Template, even, linear, own, with_template
from golive.launch.recommend import Reason, Recommendation, making_up, recommend
from golive.launch.risk import (
    budget_burnt,
    exposed_minutes,
    largest_first_stage_percent,
    longest_exposure_minutes,
    overall_error_percent,
)
from golive.launch.samples import (
    Counted,
    Needed,
    needed,
    sample,
    to_see_a_rise,
    without_failure,
)
from golive.launch.schedule import AHEAD, StageRun, begins, timetable
from golive.launch.story import advice, follows, long, told
from golive.launch.style import apart, cannot_coexist, is_soft
from golive.launch.traffic import peak_level, peak_over, served_by

__all__ = [
    "AHEAD",
    "TEMPLATES",
    "Counted",
    "Hold",
    "HoldRule",
    "Needed",
    "Reason",
    "Recommendation",
    "StageRun",
    "Template",
    "advice",
    "apart",
    "begins",
    "budget_burnt",
    "cannot_coexist",
    "even",
    "exposed_minutes",
    "follows",
    "hold",
    "is_soft",
    "largest_first_stage_percent",
    "linear",
    "long",
    "longest_exposure_minutes",
    "making_up",
    "needed",
    "overall_error_percent",
    "own",
    "peak_level",
    "peak_over",
    "recommend",
    "sample",
    "served_by",
    "timetable",
    "to_see_a_rise",
    "told",
    "with_template",
    "without_failure",
]
