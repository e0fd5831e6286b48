"""The chance that the steps end in the window, and which of them to shorten first.

The sum of one path, taken as normal, would overstate the chance wherever paths meet, so the night
is played many times (Van Slyke 1963) with minutes between best and worst.
"""

from dataclasses import dataclass

import numpy as np

from golive.plan import Plan, Step
from golive.runbook.estimates import Draws, draw, is_assumed
from golive.runbook.fit import fit, verification
from golive.runbook.network import network
from golive.runbook.nights import Nights, play
from golive.runbook.schedule import floors_of, minutes_of, schedule

RUNS = 5_000
SEED = 1
#: Rank correlation of any two steps where nobody knows better. golive's choice: at nought a long
#: run-book would look surer than any night is, because slow steps would make up for quick ones.
CORRELATION = 0.3
#: Runs whose end lies so near to the 80th of a hundred tell what moves it.
_NEAR = 0.05
#: So many minutes are drawn at most (80 MB); a run-book of thousands of steps has fewer runs.
_MOST_DRAWS = 10_000_000


@dataclass(frozen=True, slots=True)
class Shorter:
    """What shortening one step brings.

    Attributes:
        step: the step.
        saves: minutes that the end which four nights in five keep comes earlier, for each minute
            off the step's likely length, best and worst in proportion.
        critical: share of the nights in which it lies on the longest path, 0 to 1.
    """

    step: Step
    saves: float
    critical: float


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely what is; minutes after the window's start, chances 0 to 1.

    Attributes:
        p50: the end, checks included, that half of all nights keep.
        p80: that four in five keep.
        p95: that nineteen in twenty keep.
        there: the chance to end in the window.
        there_and_back: the chance that going back from the end is over in the window too.
        steps: every step in the order of the list.
        assumed: how many of the timed steps have a best or worst length that golive assumed.
        runs: how many nights were played.
    """

    p50: float
    p80: float
    p95: float
    there: float
    there_and_back: float
    steps: tuple[Shorter, ...]
    assumed: int
    runs: int

    @property
    def first(self) -> Shorter | None:
        """The step to shorten first: what saves most; of equals the longest. None saves nothing."""
        best = max(self.steps, key=lambda one: (one.saves, minutes_of(one.step)), default=None)
        return best if best and best.saves > 0 else None


def chance(
    plan: Plan, *, runs: int = RUNS, correlation: float = CORRELATION, seed: int = SEED
) -> Chance | None:
    """Play the night many times; None without timed steps, or while they run in a circle.

    The way back takes its likely minutes in every run.

    Args:
        plan: its steps, window and way back count.
        runs: how many nights.
        correlation: rank correlation of any two steps, 0 to 1.
        seed: the same seed gives the same answer.
    """
    net, timed = network(plan.deployment.steps), schedule(plan)
    if net.circle or not any(map(minutes_of, net.steps)):
        return None
    runs = min(runs, max(_MOST_DRAWS // len(net.steps), 1))
    minutes = draw(net.steps, runs, correlation, seed)
    nights = play(net, minutes, floors_of(net.steps, timed.start))
    gauge = fit(plan)
    ends = nights.ends + (gauge.verification if verification(plan, timed) is None else 0.0)
    p50, p80, p95 = np.quantile(ends, (0.5, 0.8, 0.95)).tolist()
    return Chance(
        p50,
        p80,
        p95,
        float(np.mean(ends <= gauge.window)),
        float(np.mean(ends + gauge.back <= gauge.window)),
        _shorter(net.steps, minutes, nights),
        sum(map(is_assumed, net.steps)),
        runs,
    )


def _shorter(steps: tuple[Step, ...], minutes: Draws, nights: Nights) -> tuple[Shorter, ...]:
    """Tell what each step's length does to the 80 % end.

    A quantile moves with an input as the mean of the runs that end at it does (Hong 2009,
    Estimating quantile sensitivities); taken here over the runs near it.
    """
    low, high = np.quantile(nights.ends, (0.8 - _NEAR, 0.8 + _NEAR))
    near = (nights.ends >= low) & (nights.ends <= high)
    taken = np.where(nights.longer[:, near], minutes[:, near], 0.0).mean(axis=1)
    shares = nights.critical.mean(axis=1)
    return tuple(
        Shorter(step, float(moved) / minutes_of(step) if step.minutes else 0.0, float(share))
        for step, moved, share in zip(steps, taken, shares, strict=True)
    )
