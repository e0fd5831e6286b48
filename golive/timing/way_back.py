"""The way back: a window must be long enough to deploy, to doubt, and to be back."""

from collections.abc import Iterator
from math import ceil

import numpy as np

from golive import runbook
from golive.forecast.clock import Ints
from golive.plan import Plan
from golive.runbook import in_minutes
from golive.timing.rule import Mask, Rule
from golive.window import Window


def way_back_rule(plan: Plan) -> Iterator[Rule]:
    """Refuse windows shorter than the steps and the way back together.

    Only once a step has minutes, and unless the plan says that there is no way back.
    """
    timed = any(step.minutes for step in plan.deployment.steps)
    if not timed or plan.rollback.possible is False:
        return
    needed = runbook.fit(plan).needed
    needed_s = ceil(round(needed * 60, 3))  # tenths of minutes add up to a hair more

    def stands(starts: Ints, length: int) -> Mask:
        return np.full(len(starts), length < needed_s)

    def why(window: Window) -> str:
        return (
            f"Deploying and going back need {in_minutes(needed)}; the window has "
            f"{in_minutes(window.minutes)}."
        )

    yield Rule("way_back", "", stands, why, "The minutes of the steps or the way back")
