"""Cumulative counters to counts: differences, with resets and repairs left unknown."""

import numpy as np

from golive.usage.grid import DAY_S, Seconds, Values
from golive.usage.shapes import Account

_ENOUGH = 24
_RISING = 0.95
_STRICTLY = 0.5
_JUMP = 20
_HIGH = 99
_LEVEL = 3
_LATE = 1.5


def is_counter(times: Seconds, values: Values) -> bool:
    """Tell whether values, in time order, only ever rise, apart from a few resets.

    Traffic falls every night; 24 values over a day or more of which nineteen in twenty do not
    fall, at a level far above their steps, are a running total.
    """
    known = values[~np.isnan(values)]
    if known.size < _ENOUGH or times[-1] - times[0] < DAY_S:
        return False
    steps = np.diff(known)
    rising = np.mean(steps >= 0) >= _RISING and np.mean(steps > 0) >= _STRICTLY
    return bool(rising and np.median(known) > _LEVEL * np.median(np.abs(steps)))


def differences(times: Seconds, values: Values, step: int, account: Account) -> Values:
    """Turn a running total into what was added from each time to the next.

    A fall (a reset, or a correction), a jump of more than twenty times the 99th percentile, and
    an increase over more than one step are unknown. The last value has no next one: unknown.
    """
    added = np.append(np.diff(values), np.nan)
    apart = np.append(np.diff(times), np.inf)
    falls = added < 0
    usual = added[(added > 0) & ~np.isnan(added)]
    limit = _JUMP * float(np.percentile(usual, _HIGH)) if usual.size else np.inf
    jumps = added > limit
    account.note(
        "The column only ever rises, so it is a running total; counted is what was added from one "
        "row to the next."
    )
    if falls.any() or jumps.any():
        account.note(
            f"The running total falls {int(falls.sum()):,} times and jumps {int(jumps.sum()):,} "
            "times; what was added there is unknown."
        )
    return np.where(falls | jumps | (apart > _LATE * step), np.nan, added)
