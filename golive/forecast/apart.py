"""What is set apart from the rhythm: public holidays, and the plan's events.

Both are left out of the past that the rhythm is learnt from. What they did there is learnt on its
own and put into the future.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from golive.forecast.cells import Floats
from golive.forecast.clock import DAY, Ints, day_of
from golive.window import WorkingDays

Mask = NDArray[np.bool_]

#: How far a public holiday is like the last day of a weekend while no past one tells (golive).
LIKE_DAY_OFF = 0.6
_MOST_LIKE = 1.2
_HOUR = 3600
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Something that moves traffic: a sale, a campaign, the closing of the books.

    Attributes:
        name: how people call it.
        stretches: when it happens, past and future: half-open stretches of two columns, in
            seconds since 1970.
    """

    name: str
    stretches: Ints

    def touches(self, starts: Ints, cell_s: int) -> Mask:
        """Tell which cells it touches; `starts` are instants, sorted."""
        marks = np.zeros(len(starts) + 1, dtype=np.int64)
        first = np.searchsorted(starts, self.stretches[:, 0] - cell_s, side="right")
        last = np.maximum(np.searchsorted(starts, self.stretches[:, 1], side="left"), first)
        np.add.at(marks, first, 1)
        np.add.at(marks, last, -1)
        return np.asarray(np.cumsum(marks[:-1]) > 0)


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """What something set apart does to traffic, and in how many past hours or days it showed."""

    size: float
    seen: int


def holidays_among(numbers: Ints, cell_s: int, days: WorkingDays) -> tuple[Mask, list[str]]:
    """Tell which of a clock's cells lie on public holidays, and name these days in order."""
    on = numbers * cell_s // DAY
    first, last = int(on.min()), int(on.max())
    named = [days.holiday(day_of(day)) for day in range(first, last + 1)]
    off = np.array([bool(name) for name in named])
    listed = [f"{name} {day_of(first + at)}" for at, name in enumerate(named) if name]
    return off[on - first], listed


def working_week(days: WorkingDays, numbers: Ints, cell_s: int) -> tuple[bool, ...]:
    """Tell for each day of the week, Monday first, whether people work on it, holidays aside."""
    last = int(numbers[-1]) * cell_s // DAY
    found = [False] * _WEEK_DAYS
    for number in range(last - 4 * _WEEK_DAYS, last):
        day = day_of(number)
        found[day.weekday()] |= days.is_working(day)
    return tuple(found)


def day_off(week: Floats, working: tuple[bool, ...]) -> Floats:
    """Put the last day of the weekend in the place of every day of a week.

    Where it is unknown, or where no day is free, the week stays as it is.
    """
    free = [at for at in range(_WEEK_DAYS) if not working[at] and working[(at + 1) % _WEEK_DAYS]]
    if not free:
        return week
    as_free = np.tile(week.reshape(_WEEK_DAYS, -1)[free[-1]], _WEEK_DAYS)
    return np.where(np.isfinite(as_free), as_free, week)


def holiday_effect(came: Floats, usual: Floats, free: Floats, on: Ints) -> Effect:
    """Learn how far past holidays were like a day off: 0 as any such day, 1 as the day off.

    Least squares over the holidays' cells; golive's assumption counts as one holiday more.

    Args:
        came: what the cells of past holidays carried; nan where unknown.
        usual: what they would have on an ordinary day.
        free: what they would have on the last day of a weekend.
        on: the day of each cell.
    """
    known = np.isfinite(came) & np.isfinite(usual) & np.isfinite(free)
    seen = len(np.unique(on[known]))
    apart, moved = (free - usual)[known], (came - usual)[known]
    width = float(apart @ apart)
    if not width:
        return Effect(LIKE_DAY_OFF, 0)
    like = min(max(float(apart @ moved) / width, 0.0), _MOST_LIKE)
    return Effect((like * seen + LIKE_DAY_OFF) / (seen + 1), seen)


def event_effect(came: Floats, usual: Floats, cell_s: int) -> Effect:
    """Learn by how much an event multiplied traffic; by one if less than an hour is known."""
    known = np.isfinite(came) & np.isfinite(usual)
    hours = int(known.sum()) * cell_s // _HOUR
    carried = float(usual[known].sum())
    if not hours or carried <= 0:
        return Effect(1.0, 0)
    return Effect(max(float(came[known].sum()), 0.0) / carried, hours)
