"""Best, likely and worst minutes of a step, and draws from what lies between."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from golive.plan import Step

#: What is assumed of a step of which only the likely minutes are known: best and worst as a
#: multiple of them. PMBOK Guide, 6th edition, section 7.2: a rough estimate is -25 % to +75 %.
BEST, WORST = 0.75, 1.75
#: The weight of the likely value in PERT (Malcolm, Roseboom, Clark and Fazar 1959).
_WEIGHT: Final = 4.0

Draws = npt.NDArray[np.float64]


def three_points(step: Step) -> tuple[float, float, float]:
    """Give best, likely and worst minutes, in order; what nobody said is assumed.

    Without likely minutes the step takes none, as everywhere in golive. A best above the likely
    minutes, or a worst below them, is taken as the likely ones.
    """
    likely = step.minutes or 0.0
    best = BEST * likely if step.minutes_best is None else step.minutes_best
    worst = WORST * likely if step.minutes_worst is None else step.minutes_worst
    return (min(best, likely), likely, max(worst, likely)) if likely else (0.0, 0.0, 0.0)


def is_assumed(step: Step) -> bool:
    """Tell whether a best or worst minute of a timed step had to be assumed."""
    return bool(step.minutes) and None in (step.minutes_best, step.minutes_worst)


def draw(steps: Sequence[Step], runs: int, correlation: float, seed: int) -> Draws:
    """Draw minutes of every step in every run, a row a step.

    Each step is Beta-PERT: mean (best + 4 likely + worst) / 6. Steps lean together, because one
    tired team or one slow network does all of them: each row is put in the order of normal scores
    that share one common part, so that the rank correlation of any two steps is `correlation` and
    each keeps its distribution exactly (after Iman and Conover 1982).

    Args:
        steps: the steps.
        runs: how many times the night is played.
        correlation: rank correlation of any two steps, 0 to 1.
        seed: the same seed gives the same draws.
    """
    chance = np.random.default_rng(seed)
    pearson = 2 * math.sin(math.pi * correlation / 6)  # of normal scores, for that rank correlation
    shared = math.sqrt(pearson) * chance.standard_normal(runs)
    alone = math.sqrt(1 - pearson)
    drawn = np.empty((len(steps), runs))
    for row, step in zip(drawn, steps, strict=True):
        row[:] = _pert(three_points(step), runs, chance)
        if correlation:
            row.sort()
            scores = shared + alone * chance.standard_normal(runs)
            row[np.argsort(scores)] = row.copy()
    return drawn


def _pert(points: tuple[float, float, float], runs: int, chance: np.random.Generator) -> Draws:
    best, likely, worst = points
    span = worst - best
    if not span:
        return np.full(runs, likely)
    rising, falling = _WEIGHT * (likely - best) / span, _WEIGHT * (worst - likely) / span
    return best + span * chance.beta(1 + rising, 1 + falling, runs)
