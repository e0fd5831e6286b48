"""Several resolutions in one file, one after another: read in one step, the coarser ones left out.

Tools keep old figures in longer steps: days, then hours, then ten minutes. Laid on one grid as they
are, an hour's count would stand beside counts of ten minutes.
"""

import numpy as np
import numpy.typing as npt

from golive.plan import How
from golive.usage.counters import is_counter
from golive.usage.grid import HOUR_S, Seconds, Values, bucketed, length, rounded_steps
from golive.usage.shapes import Account

_RUN = 10
_WHOLE = 0.99

Mask = npt.NDArray[np.bool_]
Steps = npt.NDArray[np.int64]


def one_resolution(
    times: Seconds, values: Values, how: How, account: Account
) -> tuple[Seconds, Values]:
    """Give the points in one step: coarser rows left out, finer ones put together.

    The step is the longest of an hour or less that runs for ten steps on end, else the shortest
    that does. Finer rows that do not fill a step of it leave it unknown.

    Args:
        times: sorted and distinct, in seconds since 1970.
        values: one a time, NaN where unknown.
        how: how values combine.
        account: gets what was left out and put together.
    """
    steps = rounded_steps(np.diff(times))
    steps = np.append(steps, steps[-1:])  # the last row is as long as the one before it
    runs = _long_runs(steps)
    if len(runs) < 2:  # noqa: PLR2004 - one resolution is the ordinary file
        return times, values
    short = [step for step in runs if step <= HOUR_S]
    kept = max(short) if short else min(runs)
    coarse = _within(runs, steps.size, [step for step in runs if step > kept])
    fine = _within(runs, steps.size, [step for step in runs if step < kept])
    _note(kept, coarse, fine, account)
    rest = ~(fine | coarse)
    anchor = float(times[runs[kept][0][0]] % kept)
    starts, merged = _merged(times[fine] - anchor, values[fine], steps[fine], kept, how)
    times, values = np.append(times[rest], starts + anchor), np.append(values[rest], merged)
    order = np.argsort(times, kind="stable")
    return times[order], values[order]


def _long_runs(steps: Steps) -> dict[int, list[tuple[int, int]]]:
    """Give, for each length of step, where it runs for ten steps or more on end."""
    edges = np.flatnonzero(np.diff(steps)) + 1
    begins = np.concatenate(([0], edges))
    ends = np.concatenate((edges, [steps.size]))
    runs: dict[int, list[tuple[int, int]]] = {}
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        if end - begin >= _RUN:
            runs.setdefault(int(steps[begin]), []).append((begin, end))
    return runs


def _within(runs: dict[int, list[tuple[int, int]]], size: int, chosen: list[int]) -> Mask:
    """Mark the rows from which a step of one of the chosen runs begins."""
    marked = np.zeros(size, dtype=np.bool_)
    for step in chosen:
        for begin, end in runs[step]:
            marked[begin:end] = True
    return marked


def _merged(
    times: Seconds, values: Values, steps: Steps, kept: int, how: How
) -> tuple[Seconds, Values]:
    """Put rows of finer steps together in whole steps; a running total keeps its first value."""
    number = np.floor(times / kept).astype(np.int64)
    distinct, first, at = np.unique(number, return_index=True, return_inverse=True)
    starts = (distinct * kept).astype(np.float64)
    if how is How.SUM and is_counter(times, values):
        return starts, values[first]
    filled = np.bincount(at, weights=np.where(np.isnan(values), 0.0, steps))
    combined = bucketed(at, values, distinct.size, how)
    whole = (filled >= _WHOLE * kept) | (how is How.MEAN)
    return starts, np.where(whole, combined, np.nan)


def _note(kept: int, coarse: Mask, fine: Mask, account: Account) -> None:
    account.leave_out(f"in a coarser step than {length(kept)}", int(coarse.sum()))
    if fine.any():
        account.note(
            f"The file changes its step; it is read in steps of {length(kept)}, and finer rows "
            "are put together."
        )
    else:
        account.note(f"The file changes its step; the part in steps of {length(kept)} was read.")
