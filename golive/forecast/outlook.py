"""The week (or the day) that is expected to come again, tuned and tried on the past."""

from dataclasses import dataclass

import numpy as np

from golive.forecast.backtest import Backtest, backtest, way
from golive.forecast.busy import WEEKS as BUSY_WEEKS
from golive.forecast.busy import busy
from golive.forecast.cells import Floats
from golive.forecast.clock import DAY, WEEK
from golive.forecast.course import DAYS, Course, course, day_levels
from golive.forecast.rhythm import WEEKS, Rhythm, Working, over, rhythm
from golive.forecast.shown import HOUR, Shown, hourly, places
from golive.forecast.tune import trials
from golive.plan import How


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """What comes again.

    Attributes:
        period_s: how long it takes to come again: a week or a day, in seconds.
        expected: per place of it, what is expected; nan where unknown.
        busy: the same when it is busy.
        off: per week (or day) of the past and place, by how much it ran off what is expected, all
            of them put to one level; nan where unknown.
        usual: what the rhythm gives for each cell of the past.
        course: how the days ahead run against it; None if every day is taken as alike.
        backtest: how it would have done in the past; None if that could not be tried.
        reasons: how it was made, a sentence each.
    """

    period_s: int
    expected: Floats
    busy: Floats
    off: Floats
    usual: Floats
    course: Course | None
    backtest: Backtest | None
    reasons: tuple[str, ...]


def expect_week(past: Shown, working: Working, step_s: int, how: How) -> Outlook:
    """Expect the week to come again.

    Args:
        past: the past without what is set apart.
        working: the days of the week on which people work.
        step_s: the step of the usage; steps longer than an hour tell no hours to be tried on.
        how: whether cells add up or are averaged.
    """
    tried = trials(hourly(past), working) if step_s <= HOUR else None
    chosen, said = way(tried)
    rows = past.rows(WEEK)
    found = rhythm(rows[-WEEKS:], working)
    run = None if chosen == "plain" else _course(past, found.shape, drawn_on=chosen == "trend")
    expected, level = _expected(rows, found, run)
    recent = found.levels[-BUSY_WEEKS:].mean()
    even = np.where(found.levels > 0, found.levels, np.nan)[:, None]
    return Outlook(
        period_s=WEEK,
        expected=expected,
        busy=busy(rows[-BUSY_WEEKS:] * (level / recent if recent > 0 else 1.0), expected),
        off=rows[-WEEKS:] * (level / even) - expected,
        usual=_usual(past, rows, expected),
        course=run,
        backtest=backtest(tried, HOUR / past.cell_s if how is How.SUM else 0.5),
        reasons=(*_reasons(chosen), *said),
    )


def _course(past: Shown, shape: Floats, *, drawn_on: bool) -> Course:
    per_day = DAY // past.cell_s
    count = min(DAYS, len(past.values) // per_day) * per_day
    at = places(past.numbers[-count:], past.cell_s, WEEK)
    return course(day_levels(past.values[-count:], shape[at], per_day), drawn_on=drawn_on)


def _expected(rows: Floats, found: Rhythm, run: Course | None) -> tuple[Floats, float]:
    """Give the week at the level of late, and that level; a place of none of late as ever."""
    known = np.isfinite(rows)
    plain = over(np.where(known, rows, 0.0).sum(axis=0), known.sum(axis=0))
    if run:
        week = found.shape * run.level
        return np.where(np.isfinite(week), week, plain), float(run.level)
    both = np.isfinite(found.shape)
    shape = float(found.shape[both].sum())
    return plain, float(plain[both].sum()) / shape if shape > 0 else 1.0


def _usual(past: Shown, rows: Floats, expected: Floats) -> Floats:
    """Give the rhythm at the level of each week of the past."""
    known = np.isfinite(rows) & np.isfinite(expected)
    came, usual = (np.where(known, part, 0.0).sum(axis=1) for part in (rows, expected))
    levels = np.divide(came, usual, out=np.ones(len(rows)), where=usual > 0)
    week = WEEK // past.cell_s
    at = places(past.numbers, past.cell_s, WEEK)
    return np.asarray(expected[at] * levels[(past.numbers - past.end) // week])


def _reasons(chosen: str) -> tuple[str, ...]:
    if chosen == "plain":
        return ()
    said = (
        "The rhythm is that of the last half year at most, the level that of the last weeks: "
        "a day 14 days ago counts half."
    )
    return (said,)


def expect_day(past: Shown) -> Outlook:
    """Expect the day to come again, every day alike: all that less than a fortnight can tell."""
    rows = past.rows(DAY)
    known = np.isfinite(rows)
    expected = over(np.where(known, rows, 0.0).sum(axis=0), known.sum(axis=0))
    return Outlook(
        period_s=DAY,
        expected=expected,
        busy=busy(rows, expected),
        off=rows - expected,
        usual=expected[places(past.numbers, past.cell_s, DAY)],
        course=None,
        backtest=None,
        reasons=(),
    )
