"""How far what is expected of a stretch may be off."""

import random
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.forecast import Forecast, expect
from golive.forecast.clock import floor_s
from golive.plan import CountedSeries, How
from tests.brute_rhythm import BruteCourse, BruteRhythm
from tests.builders import NOW, a_forecast, a_series

WEEK = 168
MONDAY = NOW.replace(hour=0)
HOUR = timedelta(hours=1)
Known = list[float | None]


def noisy(seed: int, weeks: int) -> Known:
    dice = random.Random(seed)
    return [(20 + n % 24) * dice.lognormvariate(0, 0.3) for n in range(weeks * WEEK)]


def ahead(series: CountedSeries, **more: float) -> Forecast:
    return expect(series, "UTC", MONDAY, MONDAY + 14 * 24 * HOUR, now=NOW, **more)  # type: ignore[arg-type]


def brute(values: Known, first: int, count: int) -> float:
    """Work the standard error of hours ahead out, by the brute rhythm alone."""
    past = BruteRhythm(values)
    run = BruteCourse(past.day_levels(), drawn_on=False)
    off = []
    for age in range(past.ages):
        sums = (
            (past.even[at % WEEK, age] - past.shape[at % WEEK]) * run.factor(at // 24 + 1)
            for at in range(first, first + count)
        )
        off.append(run.level * sum(sums))
    return float((sum(value**2 for value in off) / len(off) / (len(off) - 1)) ** 0.5)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10**6), st.integers(2, 5), st.integers(0, 300), st.integers(1, 9))
def test_the_standard_error_equals_brute_force(
    seed: int, weeks: int, first: int, count: int
) -> None:
    values = noisy(seed, weeks)
    start = MONDAY + first * HOUR
    found = ahead(a_series(values)).standard_error(start, start + count * HOUR)
    assert found == pytest.approx(brute(values, first, count))


def test_weeks_that_are_alike_leave_no_error() -> None:
    values: Known = [float(n % 24) for n in range(6 * WEEK)]
    found = ahead(a_series(values)).standard_error(MONDAY, MONDAY + 4 * HOUR)
    assert found == pytest.approx(0, abs=1e-9)


def test_more_weeks_make_the_estimate_surer() -> None:
    few, many = (
        ahead(a_series(noisy(1, weeks))).standard_error(MONDAY, MONDAY + 4 * HOUR)
        for weeks in (4, 24)
    )
    assert few
    assert many
    assert many < few / 1.5


def test_a_gauge_is_off_by_the_mean_and_growth_raises_the_error() -> None:
    values, end = noisy(2, 6), MONDAY + 4 * HOUR
    total = ahead(a_series(values)).standard_error(MONDAY, end)
    mean = ahead(a_series(values, how=How.MEAN)).standard_error(MONDAY, end)
    raised = ahead(a_series(values), growth_percent=50).standard_error(MONDAY, end)
    assert total
    assert mean == pytest.approx(total / 4)
    assert raised == pytest.approx(total * 1.5)


def test_many_stretches_at_once_give_what_each_gives() -> None:
    found = ahead(a_series(noisy(3, 6)))
    starts = floor_s(MONDAY) + 1200 * np.arange(900)
    together = found.standard_errors(starts, 5400)
    for at in (0, 1, 7, 500):
        start = MONDAY + timedelta(seconds=1200 * at)
        alone = found.standard_error(start, start + 1.5 * HOUR)
        assert alone == pytest.approx(together[at])
    half, whole = (
        found.standard_error(MONDAY + minutes * HOUR / 60, MONDAY + HOUR) for minutes in (30, 0)
    )
    assert whole
    assert half == pytest.approx(whole / 2)


def test_stretches_that_leave_the_forecast_or_are_empty_are_unknown() -> None:
    found = ahead(a_series(noisy(3, 6)))
    end = MONDAY + 14 * 24 * HOUR
    assert found.standard_error(end - HOUR, end)
    assert found.standard_error(end - HOUR, end + HOUR) is None
    assert found.standard_error(MONDAY - HOUR, end) is None
    assert found.standard_error(MONDAY, MONDAY) is None


def test_hours_known_in_fewer_than_two_weeks_are_of_unknown_error() -> None:
    values = noisy(5, 4)
    for week in range(3):
        values[week * WEEK + 5] = None
    found = ahead(a_series(values))
    assert found.standard_error(MONDAY + 5 * HOUR, MONDAY + 6 * HOUR) is None
    assert found.standard_error(MONDAY + 6 * HOUR, MONDAY + 7 * HOUR)


def test_days_taken_as_alike_tell_an_error_too_and_a_forecast_by_hand_none() -> None:
    assert ahead(a_series(noisy(6, 1))).standard_error(MONDAY, MONDAY + HOUR)
    bare = a_forecast([1.0, 2.0])
    assert bare.standard_error(bare.start, bare.start + HOUR) is None
