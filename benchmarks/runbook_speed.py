"""The night played 10 000 times with 1 000 steps: golive against the plain loop, same draws.

Run: `python benchmarks/runbook_speed.py`. Seconds are processor time; both run on one core.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from golive.plan import Link, LinkKind, Step
from golive.runbook.chance import CORRELATION
from golive.runbook.estimates import Draws, draw
from golive.runbook.network import Network, network
from golive.runbook.nights import play

STEPS, RUNS = 1_000, 10_000
_Result = TypeVar("_Result")


def run_book(chance: random.Random) -> tuple[Step, ...]:
    """Make up steps that each wait for two of the thirty before them, by FS or SS, with lags."""
    steps = []
    for at in range(STEPS):
        before = {chance.randrange(max(0, at - 30), at) for _ in range(2)} if at else set()
        links = tuple(
            Link(
                step=f"s{other}",
                kind=chance.choice((LinkKind.FINISH_START,) * 4 + (LinkKind.START_START,)),
                lag_minutes=chance.choice((0, 0, 0, 5, -3)),
            )
            for other in sorted(before)
        )
        steps.append(Step(id=f"s{at}", minutes=chance.randint(1, 60), links=links))
    return tuple(steps)


def one_night(net: Network, minutes: list[float]) -> tuple[float, list[bool]]:
    """Play one night as one would write it down: forward for the end, back for what held it up."""
    begins, finishes = [0.0] * len(minutes), [0.0] * len(minutes)
    for at in net.order:
        begin = 0.0
        for wait in net.waits[at]:
            over = (begins if wait.from_start else finishes)[wait.before] + wait.lag
            begin = max(begin, over)
        begins[at] = begin
        finishes[at] = begin + minutes[at]
    end = max(finishes)
    critical = [finish == end for finish in finishes]
    for at in reversed(net.order):
        if critical[at]:
            for wait in net.waits[at]:
                over = (begins if wait.from_start else finishes)[wait.before] + wait.lag
                if over == begins[at]:
                    critical[wait.before] = True
    return end, critical


def plain_loop(net: Network, minutes: Draws) -> tuple[list[float], list[int]]:
    """Play every night by itself; give the ends, and how often each step held up the end."""
    ends, held = [], [0] * len(net.steps)
    for night in minutes.T.tolist():
        end, critical = one_night(net, night)
        ends.append(end)
        for at, one in enumerate(critical):
            held[at] += one
    return ends, held


def timed(job: Callable[[], _Result]) -> tuple[float, _Result]:
    """Give the seconds of processor time a job takes, and what it gives."""
    begin = time.process_time()
    result = job()
    return time.process_time() - begin, result


def main() -> None:
    """Print both times and their ratio."""
    net = network(run_book(random.Random(1)))
    drawing, minutes = timed(lambda: draw(net.steps, RUNS, CORRELATION, 1))
    floors = [0.0] * STEPS
    mine = [timed(lambda: play(net, minutes, floors)) for _ in range(5)]
    plain, (ends, held) = timed(lambda: plain_loop(net, minutes))
    nights = mine[-1][1]
    assert nights.ends.tolist() == ends
    assert np.count_nonzero(nights.critical, axis=1).tolist() == held
    seconds = sorted(took for took, _ in mine)[2]
    print(f"{RUNS:,} nights of {STEPS:,} steps; equal results on the same draws.")
    print(f"golive {seconds:.3f} s (median of 5), plain loop {plain:.1f} s: {plain / seconds:.0f}x")
    print(f"Drawing the minutes, correlated, takes another {drawing:.2f} s.")


if __name__ == "__main__":
    main()
