"""What the trials on the past say, in figures and in a sentence."""

from dataclasses import dataclass

import numpy as np

from golive.forecast.tune import MEMORIES, Trials, choice
from golive.plan import How

_SMALL = 10


@dataclass(frozen=True, slots=True)
class Backtest:
    """What golive would have picked in past fortnights, two hours at any time, and what came.

    How fast old weeks fade was chosen for each fortnight by the fortnights before it only, so
    that none tells of a choice it took part in.

    Attributes:
        fortnights: how many there are.
        picked: traffic an hour in the two hours picked, on average over the fortnights.
        best: the same of the two hours that turned out to be the quietest.
        usual: the same of any hour.
        excess: (picked - best) / usual over windows of one, two and four hours, averaged.
    """

    fortnights: int
    picked: float
    best: float
    usual: float
    excess: float


def backtest(trials: Trials | None) -> Backtest | None:
    """Add the trials up; None if there is none that could be compared."""
    if trials is None:
        return None
    told = np.flatnonzero(np.isfinite(trials.excess[:, 0, 0]))
    if not len(told):
        return None
    chosen = np.array([choice(trials.excess[:at]) for at in told])
    return Backtest(
        fortnights=len(told),
        picked=float(trials.picked[told, chosen].mean()),
        best=float(trials.best[told].mean()),
        usual=float(trials.usual[told].mean()),
        excess=float(trials.excess[told, chosen, 0].mean()),
    )


def tried(found: Backtest | None, unit: str, how: How) -> list[str]:
    """Say what came of the trials."""
    if found is None:
        return []
    past = "the past fortnight" if found.fortnights == 1 else f"{found.fortnights} past fortnights"
    carried = "carried" if how is How.SUM else "stood at"
    an_hour = " an hour" if how is How.SUM else ""
    said = (
        f"Tried on {past}: golive’s pick {carried} {_amount(found.picked)} {unit}{an_hour}, "
        f"the best one {_amount(found.best)}, an average hour {_amount(found.usual)}."
    )
    return [said]


def fades(trials: Trials | None) -> tuple[int, list[str]]:
    """Choose after how many weeks a week counts half, and say so if it is not the usual number."""
    memory = MEMORIES[choice(trials.excess) if trials else 0]
    if memory == MEMORIES[0]:
        return memory, []
    said = f"Your own past says so: with {MEMORIES[0]} weeks the picks carried clearly more."
    return memory, [said]


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value >= _SMALL else f"{value:.2g}"
