"""The rhythm of the week and the trials on the past, against the brute force and by hand."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.forecast.backtest import backtest, fades, tried
from golive.forecast.clock import DAY
from golive.forecast.clock import WEEK as WEEK_S
from golive.forecast.rhythm import rhythm
from golive.forecast.shown import HOUR, Shown, hourly
from golive.forecast.tune import MEMORIES, Trials, choice, trials
from golive.plan import How
from tests import brute_rhythm
from tests.brute_rhythm import WEEK, WORKING, BruteRhythm

MONDAY = 4 * 24  # 5 January 1970, in hours
Known = list[float | None]


def shown(hours: Known) -> Shown:
    return Shown(MONDAY, np.array(hours, dtype=np.float64), HOUR)


def some_weeks(seed: int, count: int, *, holes: bool = True) -> Known:
    """Make hours of made-up weeks; every place of the week is known in the first one."""
    dice = random.Random(seed)
    shape = [dice.uniform(1, 20) * (1 + at % 24) for at in range(WEEK)]
    hours: Known = [shape[n % WEEK] * dice.lognormvariate(0, 0.3) for n in range(count)]
    return [
        None if holes and n >= WEEK and dice.random() < 0.05 else value
        for n, value in enumerate(hours)
    ]


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 10**6), st.integers(WEEK, 6 * WEEK), st.sampled_from(MEMORIES))
def test_the_rhythm_equals_brute_force(seed: int, count: int, memory: int) -> None:
    hours = some_weeks(seed, count)
    hours[-1] = 3.0
    brute = BruteRhythm(hours, memory)
    found = rhythm(shown(hours).rows(WEEK_S), memory, WORKING)
    assert found.shape == pytest.approx([brute.shape[at] for at in range(WEEK)])
    assert found.levels[::-1] == pytest.approx(brute.levels)
    assert found.level == pytest.approx(brute.level)


@settings(deadline=None, max_examples=6)
@given(st.integers(0, 10**6), st.integers(5 * WEEK, 11 * WEEK))
def test_the_trials_equal_brute_force(seed: int, count: int) -> None:
    hours = some_weeks(seed, count)
    found = trials(shown(hours), WORKING)
    brute = brute_rhythm.trials(hours, MEMORIES)
    assert len(found.best) == len(brute)
    for at, trial in enumerate(brute):
        assert found.picked[at] == pytest.approx(trial.picked)
        assert found.best[at] == pytest.approx(trial.best)
        assert found.usual[at] == pytest.approx(trial.usual)
        assert found.excess[at].tolist() == [pytest.approx(row) for row in trial.excess]


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**6), st.integers(0, 3))
def test_a_trial_never_looks_ahead(seed: int, back: int) -> None:
    hours = some_weeks(seed, 12 * WEEK, holes=False)
    end = len(hours) - back * 2 * WEEK
    dice = random.Random(seed + 1)
    other: Known = [*hours[:end], *(dice.uniform(0, 10**6) for _ in hours[end:])]
    once, again = trials(shown(hours), WORKING), trials(shown(other), WORKING)
    kept = len(once.best) - back
    assert np.array_equal(once.excess[:kept], again.excess[:kept])
    assert np.array_equal(once.picked[:kept], again.picked[:kept])


def test_at_most_twelve_fortnights_are_tried_the_newest() -> None:
    hours: Known = [float(n // (2 * WEEK)) + 1 for n in range(32 * WEEK)]
    assert trials(shown(hours), WORKING).usual.tolist() == [float(n) for n in range(5, 17)]


def test_an_hour_leans_on_the_same_hour_of_similar_days_while_weeks_are_noise() -> None:
    # one Tuesday of two weeks was quiet at 03:00; nothing says that Tuesdays are
    hours: Known = [10.0] * (2 * WEEK)
    hours[WEEK + 24 + 3] = 2.0
    shape = rhythm(shown(hours).rows(WEEK_S), 12, WORKING).shape
    alone = 6.0
    assert alone < shape[24 + 3] < 10.0
    assert shape[3] > shape[24 + 3]
    assert shape[5 * 24 + 3] == pytest.approx(10.0, rel=0.01)


def test_what_every_week_shows_is_not_leant_away() -> None:
    hours: Known = [2.0 if n % WEEK == 24 + 3 else 10.0 for n in range(8 * WEEK)]
    assert rhythm(shown(hours).rows(WEEK_S), 12, WORKING).shape[24 + 3] == pytest.approx(2.0)


def test_days_without_their_like_and_days_without_traffic_stay_as_they_are() -> None:
    hours: Known = [float(n % 24) if n % WEEK < 24 else 0.0 for n in range(4 * WEEK)]
    alone = rhythm(shown(hours).rows(WEEK_S), 12, (False, *(True,) * 6))
    assert alone.shape[:48] == pytest.approx([*(float(n) for n in range(24)), *(0.0,) * 24])


def test_a_week_without_traffic_lowers_the_level_and_not_the_shape() -> None:
    hours: Known = [10.0 * (1 + n % 2) if n < 3 * WEEK else 0.0 for n in range(4 * WEEK)]
    found = rhythm(shown(hours).rows(WEEK_S), 12, WORKING)
    assert found.shape[1] == pytest.approx(2 * found.shape[0])
    assert found.level * found.shape[0] == pytest.approx(10 * (0.5 + 0.25 + 0.125) / 1.875)


def test_nothing_at_all_is_nought_and_not_unknown() -> None:
    found = rhythm(shown([0.0] * (2 * WEEK)).rows(WEEK_S), 12, WORKING)
    assert (set(found.shape.tolist()), found.level) == ({0.0}, 1.0)


def test_rows_end_with_the_last_cell_and_begin_on_monday() -> None:
    hours: Known = [float(n) for n in range(WEEK + 30)]
    rows = shown(hours).rows(WEEK_S)
    assert rows.shape == (2, WEEK)
    # the newest week: Monday and the first six hours of Tuesday came last
    assert rows[1, :30].tolist() == [float(n) for n in range(WEEK, WEEK + 30)]
    assert rows[1, 30:].tolist() == [float(n) for n in range(30, WEEK)]
    assert rows[0, :30].tolist() == [float(n) for n in range(30)]
    assert np.isnan(rows[0, 30:]).all()
    assert shown(hours[:30]).rows(DAY)[1].tolist() == [*map(float, range(24, 30)),
                                                       *map(float, range(6, 24))]  # fmt: skip


def test_an_hour_of_which_a_part_is_unknown_is_unknown() -> None:
    cells = Shown(2 * MONDAY + 1, np.array([1, 2, 4, np.nan, 6, 8, 9]), HOUR // 2)
    hours = hourly(cells)
    assert hours.first == MONDAY
    assert np.array_equal(hours.values, [np.nan, 3, np.nan, 8.5], equal_nan=True)


def a_trial(*excess: tuple[float, float, float]) -> Trials:
    """Build trials with these excesses of the three memories, at any hour and in office hours."""
    rows = np.array(excess, dtype=np.float64).reshape(-1, 3, 1).repeat(2, axis=2)
    count = np.arange(1.0, len(excess) + 1)
    return Trials(rows, 10 * count[:, None] + np.arange(3), 5 * count, 100 * count)


@pytest.mark.parametrize(
    ("excess", "memory"),
    [
        ([], 12),
        ([(0.0, 0.0, 0.0)], 12),
        ([(0.2, 0.15, 0.3)], 12),  # better by a quarter once is not clear
        ([(0.2, 0.05, 0.3)], 4),  # by three quarters is
        ([(0.2, 0.15, 0.3)] * 9, 4),  # and so is a quarter nine times
        ([(0.2, 0.3, 0.1)] * 4, 52),
        ([(float("nan"),) * 3, (0.2, 0.3, 0.01)], 52),
    ],
)
def test_another_memory_is_chosen_when_it_was_clearly_better(
    excess: list[tuple[float, float, float]], memory: int
) -> None:
    assert MEMORIES[choice(a_trial(*excess).excess)] == memory
    found, said = fades(a_trial(*excess))
    assert found == memory
    assert bool(said) == (memory != 12)


def test_no_fortnight_tells_of_a_choice_it_took_part_in() -> None:
    found = backtest(a_trial((0.2, 0.01, 0.3), (0.2, 0.02, 0.3), (0.2, 0.3, 0.3)))
    assert found
    # the first with the usual memory; then the second memory, which the first had shown better
    assert found.excess == pytest.approx((0.2 + 0.02 + 0.3) / 3)
    assert found.picked == pytest.approx((10 + 21 + 31) / 3)
    assert (found.fortnights, found.best, found.usual) == (3, 10.0, 200.0)


def test_fortnights_that_could_not_be_compared_are_not_told() -> None:
    unknown = (float("nan"),) * 3
    assert backtest(a_trial(unknown)) is None
    assert backtest(None) is None
    found = backtest(a_trial((0.2, 0.3, 0.3), unknown))
    assert found
    assert found.fortnights == 1
    said = (
        "Tried on the past fortnight: golive’s pick carried 10 visits an hour, "
        "the best one 5, an average hour 100."
    )
    assert tried(found, "visits", How.SUM) == [said]
    assert tried(found, "users", How.MEAN)[0].startswith(
        "Tried on the past fortnight: golive’s pick stood at 10 users, the best"
    )
    assert tried(None, "visits", How.SUM) == []
