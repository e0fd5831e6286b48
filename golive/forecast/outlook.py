"""The week (or the day) that is expected to come again, tuned and tried on the past."""

from dataclasses import dataclass

import numpy as np

from golive.forecast.backtest import Backtest, backtest, fades
from golive.forecast.busy import WEEKS as BUSY_WEEKS
from golive.forecast.busy import busy
from golive.forecast.cells import Floats
from golive.forecast.clock import DAY, WEEK
from golive.forecast.rhythm import Working, rhythm
from golive.forecast.shown import HOUR, Shown, hourly, places
from golive.forecast.tune import trials


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """What comes again.

    Attributes:
        period_s: how long it takes to come again: a week or a day, in seconds.
        expected: per place of it, what is expected; nan where unknown.
        busy: the same when it is busy.
        usual: what the rhythm gives for each cell of the past.
        backtest: how it would have done in the past; None if that could not be tried.
        reasons: how it was made, a sentence each.
    """

    period_s: int
    expected: Floats
    busy: Floats
    usual: Floats
    backtest: Backtest | None
    reasons: tuple[str, ...]


def expect_week(past: Shown, working: Working, step_s: int) -> Outlook:
    """Expect the week to come again.

    Args:
        past: the past without what is set apart.
        working: the days of the week on which people work.
        step_s: the step of the usage; steps longer than an hour tell no hours to be tried on.
    """
    tried = trials(hourly(past), working) if step_s <= HOUR else None
    memory, said = fades(tried)
    rows = past.rows(WEEK)
    found = rhythm(rows, memory, working)
    expected = found.shape * found.level
    recent = found.levels[-BUSY_WEEKS:].mean()
    scale = found.level / recent if recent > 0 else 1.0
    week = WEEK // past.cell_s
    row = (past.numbers - past.end) // week
    at = places(past.numbers, past.cell_s, WEEK)
    return Outlook(
        period_s=WEEK,
        expected=expected,
        busy=busy(rows[-BUSY_WEEKS:] * scale, expected),
        usual=found.shape[at] * found.levels[row],
        backtest=backtest(tried),
        reasons=(f"Newer weeks count more: one from {memory} weeks ago counts half.", *said),
    )


def expect_day(past: Shown) -> Outlook:
    """Expect the day to come again, every day alike: all that less than a fortnight can tell."""
    rows = past.rows(DAY)
    known = np.isfinite(rows)
    sums, samples = np.where(known, rows, 0.0).sum(axis=0), known.sum(axis=0)
    expected = np.divide(sums, samples, out=np.full(rows.shape[1], np.nan), where=samples > 0)
    return Outlook(
        period_s=DAY,
        expected=expected,
        busy=busy(rows, expected),
        usual=expected[places(past.numbers, past.cell_s, DAY)],
        backtest=None,
        reasons=(),
    )
