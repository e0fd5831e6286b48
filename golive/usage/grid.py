"""Moments to equal, touching buckets: the step a file is written in, and values on its grid."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from golive.plan import How

MINUTE_S: Final = 60
HOUR_S: Final = 3_600
DAY_S: Final = 86_400
#: More buckets than this are merged into longer ones: five years of quarters of an hour are fewer.
MAX_BUCKETS: Final = 200_000

_NICE = np.array(
    [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 300, 360, 600, 720, 900, 1200, 1800,
     3600, 7200, 10800, 14400, 21600, 28800, 43200, 86400, 604800]
)  # fmt: skip
_JITTER = 0.02
_JITTER_S = 3
_REGULAR = 0.5
_SOME = 0.1
_NEARLY_ALL = 0.9
_ROUND_FROM_S = 300
_LONGEST_STEP = 31 * DAY_S
_HOLD = 3

Seconds = npt.NDArray[np.float64]
Values = npt.NDArray[np.float64]


class Step(NamedTuple):
    """The step of a column of times.

    Attributes:
        seconds: the step's length.
        regular: most neighbouring times are one step apart.
    """

    seconds: int
    regular: bool


def step_of(times: Seconds) -> Step:
    """Find the step that most neighbouring, different times are apart, jitter of seconds aside.

    Irregular times get a step of a round length that holds at least one of them as a rule.
    A single time counts as an hour.
    """
    steps = np.diff(np.unique(times))
    if not steps.size:
        return Step(HOUR_S, regular=True)
    found = _regular_step(rounded_steps(steps))
    if found is not None:
        return Step(found, regular=True)
    longer = _NICE[np.median(steps) <= _NICE]
    return Step(max(HOUR_S, int(longer[0]) if longer.size else DAY_S), regular=False)


def _regular_step(steps: npt.NDArray[np.int64]) -> int | None:
    """Give the shortest common step that nearly all steps are multiples of.

    It is the step of half of them, or one of five minutes or more: rows that are missing because
    nothing happened leave it rare in a quiet file.
    """
    lengths, counts = np.unique(steps, return_counts=True)
    for length, count in zip(lengths.tolist(), counts.tolist(), strict=True):
        common = count >= _REGULAR * steps.size
        round_step = count >= _SOME * steps.size and length in _NICE and length >= _ROUND_FROM_S
        if (common or round_step) and length <= _LONGEST_STEP:
            off = np.abs(steps - length * np.round(steps / length))
            if np.mean(off <= np.maximum(1, _JITTER * length)) >= _NEARLY_ALL or common:
                return int(length)
    return None


def rounded_steps(steps: Seconds) -> npt.NDArray[np.int64]:
    """Give each step as the nearest round length within 2 % or 3 s, else to the second."""
    right = np.clip(np.searchsorted(_NICE, steps), 1, len(_NICE) - 1)
    low, high = _NICE[right - 1], _NICE[right]
    near = np.where(steps - low < high - steps, low, high)
    fits = np.abs(steps - near) <= np.maximum(_JITTER * near, np.minimum(_JITTER_S, near / 10))
    return np.where(fits, near, np.maximum(1, np.round(steps))).astype(np.int64)


def length(seconds: int) -> str:
    """Say a length of time in its largest whole unit: `30 minutes`, `1 hour`, `2 days`."""
    units = ((DAY_S, "day"), (HOUR_S, "hour"), (MINUTE_S, "minute"), (1, "second"))
    size, word = next(unit for unit in units if seconds >= unit[0] and seconds % unit[0] == 0)
    count = seconds // size
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def wide_enough(step: int, span: float) -> int:
    """Lengthen a step until the span fits into the most buckets that a plan keeps."""
    for longer in (step, *(int(nice) for nice in _NICE if nice > step and nice % step == 0)):
        if span / longer < MAX_BUCKETS:
            return longer
    return _LONGEST_STEP


class Grid(NamedTuple):
    """Equal, touching buckets.

    Attributes:
        line: the time of one of their borders, in seconds since 1970.
        step: their length in seconds.
        late: how far after its border a time stands in the file as a rule, in seconds.
        nearest: a time belongs to the border it is nearest to, not to the last one before it.
    """

    line: float
    step: int
    late: float = 0.0
    nearest: bool = False

    def numbers(self, times: Seconds) -> npt.NDArray[np.int64]:
        """Give the number of the bucket that each time belongs to."""
        places = (times - self.line - self.late) / self.step
        return np.floor(places + (0.5 if self.nearest else 0.0)).astype(np.int64)

    def start(self, number: int) -> int:
        """Give a bucket's start in seconds since 1970."""
        return round(self.line + number * self.step)


def local_grid(step: int, offset: int) -> Grid:
    """Lay borders on the round times of a local clock that is `offset` seconds from UTC."""
    return Grid(-float(offset % step), step)


def own_grid(times: Seconds, step: int, offset: int) -> Grid:
    """Lay a grid for times that are one step apart, wherever in the step they stand.

    The borders are the local clock's round times; how late the times stand after them is taken
    from most of the times.
    """
    if step > DAY_S or DAY_S % step:
        return Grid(float(times[0]), step, nearest=True)
    phases, counts = np.unique(np.round(np.mod(times, step)) % step, return_counts=True)
    phase = float(phases[int(np.argmax(counts))])
    late = (phase + offset) % step
    return Grid(phase - late, step, late, nearest=True)


def bucketed(at: npt.NDArray[np.int64], values: Values, count: int, how: How) -> Values:
    """Combine values by bucket number, `at`, in `count` buckets; NaN where there is none."""
    known = ~np.isnan(values)
    sums = np.bincount(at[known], weights=values[known], minlength=count)
    filled = np.bincount(at[known], minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        combined = sums if how is How.SUM else sums / filled
    return np.where(filled > 0, combined, np.nan)


def held(times: Seconds, values: Values, start: float, step: int, count: int) -> Values:
    """Average an irregular gauge over each bucket by time: a value holds until the next one.

    A value holds for at most three times the usual distance, and at least for one bucket, so a
    gap stays unknown. `times` are sorted and distinct.
    """
    longest = max(float(step), _HOLD * float(np.median(np.diff(times))))
    ends = np.minimum(np.append(times[1:], np.inf), times + longest)
    known = ~np.isnan(values)
    begins, ends, values = times[known], ends[known], values[known]
    edges = start + step * np.arange(count + 1, dtype=np.float64)
    spent = _area(begins, ends, np.ones_like(values), edges)
    total = _area(begins, ends, values, edges)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(spent > 0, total / spent, np.nan)


def _area(begins: Seconds, ends: Seconds, heights: Values, edges: Seconds) -> Values:
    """Integrate the steps from edge to edge."""
    done = np.concatenate(([0.0], np.cumsum((ends - begins) * heights)))
    last = np.searchsorted(begins, edges, side="right") - 1
    inside = np.maximum(last, 0)
    part = np.clip(edges - begins[inside], 0, ends[inside] - begins[inside]) * heights[inside]
    upto = np.where(last < 0, 0.0, done[inside] + part)
    return np.diff(upto)
