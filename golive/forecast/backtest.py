"""What the trials on the past say, in figures and in a sentence."""

from dataclasses import dataclass

import numpy as np

from golive.forecast.tune import WAYS, Trials, choices
from golive.plan import How

_SMALL = 10
_TWO = 2


@dataclass(frozen=True, slots=True)
class Backtest:
    """What golive would have picked in past fortnights, two hours at any time, and what came.

    The way to forecast was chosen for each fortnight by the fortnights before it only, so that
    none tells of a choice it took part in.

    Attributes:
        fortnights: how many there are.
        picked: what the two hours picked carried (a gauge: stood at), on average over fortnights.
        best: the same of the two hours that turned out to be the quietest.
        usual: the same of any two hours.
        excess: (picked - best) / usual over windows of one, two and four hours, at any time and
            in office hours, averaged.
    """

    fortnights: int
    picked: float
    best: float
    usual: float
    excess: float


def backtest(trials: Trials | None, per_hour: float = 1.0) -> Backtest | None:
    """Add the trials up; None if there are none.

    Args:
        trials: what was tried.
        per_hour: how many of the trials' values add up to an hour; half for a gauge, as two hours
            are told.
    """
    if trials is None:
        return None
    count = len(trials.best)
    each, chosen = np.arange(count), choices(trials.excess)[:-1]
    two = _TWO * per_hour
    return Backtest(
        fortnights=count,
        picked=float(trials.picked[each, chosen].mean()) * two,
        best=float(trials.best.mean()) * two,
        usual=float(trials.usual.mean()) * two,
        excess=float(trials.excess[each, chosen].mean()),
    )


def tried(found: Backtest | None, unit: str, how: How) -> list[str]:
    """Say what came of the trials."""
    if found is None:
        return []
    past = "the past fortnight" if found.fortnights == 1 else f"{found.fortnights} past fortnights"
    carried = "carried" if how is How.SUM else "stood at"
    said = (
        f"In {past} golive’s pick of two hours {carried} {_amount(found.picked)} {unit}, "
        f"the best one {_amount(found.best)}, an average window {_amount(found.usual)}."
    )
    return [said]


def way(trials: Trials | None) -> tuple[str, list[str]]:
    """Choose the way to forecast, and say so if it is not the usual one."""
    found = WAYS[choices(trials.excess)[-1] if trials else 0]
    return found, [_SAID[found]] if found in _SAID else []


_SAID = {
    "trend": (
        "The trend of the last eight weeks is drawn on: "
        "in your own past the picks were clearly quieter with it."
    ),
    "plain": (
        "Every week of the past counts alike, level and trend aside: "
        "in your own past the picks were clearly quieter so."
    ),
}


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value >= _SMALL else f"{value:.2g}"
