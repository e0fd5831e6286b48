"""The rhythm of the week, the course of days and the trials, against brute force and by hand."""

import random
from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.forecast.backtest import backtest, tried, way
from golive.forecast.clock import DAY
from golive.forecast.clock import WEEK as WEEK_S
from golive.forecast.course import course, day_levels
from golive.forecast.rhythm import rhythm
from golive.forecast.shown import HOUR, Shown, hourly
from golive.forecast.tune import WAYS, Trials, trials
from golive.plan import How
from tests import brute_rhythm
from tests.brute_rhythm import WEEK, WORKING, BruteCourse, BruteRhythm

MONDAY = 4 * 24  # 5 January 1970, in hours
Known = list[float | None]


def shown(hours: Known) -> Shown:
    return Shown(MONDAY, np.array(hours, dtype=np.float64), HOUR)


def shape(hours: Known, working: tuple[bool, ...] = WORKING) -> list[float]:
    found: list[float] = rhythm(shown(hours).rows(WEEK_S), working).shape.tolist()
    return found


def some_weeks(seed: int, count: int, *, holes: bool = True) -> Known:
    """Make hours of made-up weeks; every place of the week is known in the first one."""
    dice = random.Random(seed)
    usual = [dice.uniform(1, 20) * (1 + at % 24) for at in range(WEEK)]
    off = [dice.lognormvariate(0, 0.4) for _ in range(count // 24 + 1)]
    hours: Known = [
        usual[n % WEEK] * off[n // 24] * dice.lognormvariate(0, 0.3) for n in range(count)
    ]
    return [
        None if holes and n >= WEEK and dice.random() < 0.05 else value
        for n, value in enumerate(hours)
    ]


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 10**6), st.integers(WEEK, 6 * WEEK))
def test_the_rhythm_equals_brute_force(seed: int, count: int) -> None:
    hours = some_weeks(seed, count)
    hours[-1] = 3.0
    brute = BruteRhythm(hours)
    found = rhythm(shown(hours).rows(WEEK_S), WORKING)
    assert found.shape == pytest.approx([brute.shape[at] for at in range(WEEK)])
    assert found.levels[::-1] == pytest.approx(brute.levels)


day_logs = st.lists(st.none() | st.floats(-2, 2), min_size=1, max_size=56)


@settings(deadline=None, max_examples=80)
@given(logs=day_logs, drawn_on=st.booleans())
def test_the_course_equals_brute_force(*, logs: Known, drawn_on: bool) -> None:
    brute = BruteCourse(logs, drawn_on=drawn_on)
    found = course(np.array(logs[::-1], dtype=np.float64), drawn_on=drawn_on)
    assert float(found.level) == pytest.approx(brute.level)
    days = np.arange(1, 30)
    assert found.ahead(days) == pytest.approx([brute.factor(int(day)) for day in days])


@settings(deadline=None, max_examples=5)
@given(st.integers(0, 10**6), st.integers(5 * WEEK, 11 * WEEK))
def test_the_trials_equal_brute_force(seed: int, count: int) -> None:
    hours = some_weeks(seed, count)
    found = trials(shown(hours), WORKING)
    brute = brute_rhythm.trials(hours, WAYS)
    assert (found is None) == (not brute)
    for at, trial in enumerate(brute if found else ()):
        assert found
        assert found.picked[at] == pytest.approx(trial.picked)
        assert found.best[at] == pytest.approx(trial.best)
        assert found.usual[at] == pytest.approx(trial.usual)
        assert found.excess[at].tolist() == [pytest.approx(row) for row in trial.excess]


def test_trials_know_no_more_than_half_a_year_of_rhythm() -> None:
    hours = some_weeks(3, 34 * WEEK)
    found = trials(shown(hours), WORKING)
    brute = brute_rhythm.trials(hours, WAYS)[-1]
    assert found
    assert found.excess[-1].tolist() == [pytest.approx(row) for row in brute.excess]


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10**6), st.integers(0, 3))
def test_a_trial_never_looks_ahead(seed: int, back: int) -> None:
    hours = some_weeks(seed, 12 * WEEK, holes=False)
    end = len(hours) - back * 2 * WEEK
    dice = random.Random(seed + 1)
    other: Known = [*hours[:end], *(dice.uniform(0, 10**6) for _ in hours[end:])]
    once, again = trials(shown(hours), WORKING), trials(shown(other), WORKING)
    assert once
    assert again
    kept = len(once.best) - back
    assert np.array_equal(once.excess[:kept], again.excess[:kept])
    assert np.array_equal(once.picked[:kept], again.picked[:kept])


def test_at_most_twelve_fortnights_are_tried_the_newest() -> None:
    hours: Known = [float(n // (2 * WEEK)) + 1 for n in range(32 * WEEK)]
    found = trials(shown(hours), WORKING)
    assert found
    assert found.usual.tolist() == [float(n) for n in range(5, 17)]


def test_fortnights_in_which_nothing_is_known_are_not_tried() -> None:
    hours: Known = [*([1.0] * (4 * WEEK)), *([None] * (2 * WEEK - 1)), 1.0]
    assert trials(shown(hours), WORKING) is None
    found = trials(shown([*hours, *([1.0] * (2 * WEEK))]), WORKING)
    assert found
    assert len(found.best) == 1


def test_an_hour_is_drawn_to_the_same_hour_of_similar_days_while_weeks_are_noise() -> None:
    # one Tuesday of four weeks was quiet at 03:00; nothing says that Tuesdays are
    hours: Known = [10.0] * (4 * WEEK)
    hours[2 * WEEK + 24 + 3] = 2.0
    found = shape(hours)
    alone = 8.0
    assert alone < found[24 + 3] < 10.0
    assert found[3] > found[24 + 3]
    assert found[5 * 24 + 3] == pytest.approx(10.0, rel=0.01)


def test_what_every_week_shows_is_kept() -> None:
    hours: Known = [2.0 if n % WEEK == 24 + 3 else 10.0 for n in range(8 * WEEK)]
    assert shape(hours)[24 + 3] == pytest.approx(2.0)


def test_days_without_their_like_and_days_without_traffic_stay_as_they_are() -> None:
    hours: Known = [float(n % 24) if n % WEEK < 24 else 0.0 for n in range(4 * WEEK)]
    alone = shape(hours, (False, *(True,) * 6))
    assert alone[:48] == pytest.approx([*(float(n) for n in range(24)), *(0.0,) * 24])


def test_a_week_without_working_days_is_of_one_kind() -> None:
    hours: Known = [float(n % 24) for n in range(3 * WEEK)]
    assert shape(hours, (False,) * 7) == pytest.approx([float(n % 24) for n in range(WEEK)])


def test_a_place_that_is_known_on_no_such_day_stays_unknown() -> None:
    hours: Known = [None if n % WEEK == 5 else 10.0 for n in range(4 * WEEK)]
    found = shape(hours)
    assert np.isnan(found[5])
    assert found[29] == pytest.approx(10.0)


def test_a_week_without_traffic_does_not_change_the_shape() -> None:
    hours: Known = [10.0 * (1 + n % 2) if n < 3 * WEEK else 0.0 for n in range(4 * WEEK)]
    found = shape(hours)
    assert found[1] == pytest.approx(2 * found[0])


def test_nothing_at_all_is_nought_and_not_unknown() -> None:
    assert set(shape([0.0] * (2 * WEEK))) == {0.0}


def test_yesterday_fades_as_days_did_before() -> None:
    # forty days alternate by blocks of ten, a tenth up and down; the last one is up
    logs = np.array([0.1 if day // 10 % 2 else -0.1 for day in range(40)])
    found = course(logs, drawn_on=False)
    ahead = found.ahead(np.arange(1, 60))
    assert 1.0 < ahead[1] < ahead[0] < exp(0.2)
    assert ahead[-1] == pytest.approx(1.0, abs=0.01)
    noise = np.array([0.1 if day % 2 else -0.1 for day in range(40)])
    assert course(noise, drawn_on=False).ahead(np.arange(1, 4)) == pytest.approx([1.0] * 3)


def test_an_outage_or_a_burst_of_yesterday_is_cut() -> None:
    logs = np.array([*([0.0] * 40), -9.0])
    assert 0.9 < float(course(logs, drawn_on=False).level) < 1.0
    assert float(course(-logs, drawn_on=False).level) < 1.1


def test_a_new_level_of_two_weeks_counts_as_the_level() -> None:
    logs = np.array([*([0.0] * 42), *([2.0] * 14)])
    assert exp(1.4) < float(course(logs, drawn_on=False).level) < exp(2)


def test_a_steady_trend_is_drawn_on_by_half_for_a_fortnight() -> None:
    logs = 0.01 * np.arange(56.0)
    found = course(logs, drawn_on=True)
    assert float(found.slope) == pytest.approx(0.005)
    ahead = found.ahead(np.array([1, 14, 15, 90]))
    assert ahead[0] < ahead[1]
    # beyond the fortnight only what the last day ran off the line is left, and it fades
    assert ahead[3] <= ahead[2] * 1.001
    assert float(course(logs, drawn_on=False).slope) == 0.0


def test_days_known_to_less_than_half_or_without_traffic_tell_no_level() -> None:
    came = np.array([*([2.0] * 24), *([2.0] * 12), *([np.nan] * 12), *([0.0] * 24)])
    found = day_levels(came, np.ones(72), 24)
    assert found[0] == pytest.approx(np.log(2))
    assert np.isnan(found[1:]).all()


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
    """Build trials with these excesses of the three ways, at any hour and in office hours."""
    rows = np.array(excess, dtype=np.float64).reshape(-1, 3, 1).repeat(2, axis=2)
    count = np.arange(1.0, len(excess) + 1)
    return Trials(rows, 10 * count[:, None] + np.arange(3), 5 * count, 100 * count)


@pytest.mark.parametrize(
    ("excess", "chosen"),
    [
        ([(0.0, 0.0, 0.0)], "usual"),
        ([(0.2, 0.15, 0.3)] * 9, "usual"),  # better by a quarter nine times is not clear
        ([(0.2, 0.1, 0.3)] * 9, "trend"),  # by a half is
        ([(0.2, 0.1, 0.3)] * 3, "usual"),  # but not three times
        ([(0.2, 0.3, 0.09)] * 4, "plain"),
    ],
)
def test_another_way_is_chosen_when_it_was_clearly_better(
    excess: list[tuple[float, float, float]], chosen: str
) -> None:
    found, said = way(a_trial(*excess))
    assert found == chosen
    assert [sentence.split(" ")[0] for sentence in said] == {
        "usual": [],
        "trend": ["The"],
        "plain": ["Every"],
    }[chosen]
    assert way(None) == ("usual", [])


def test_no_fortnight_tells_of_a_choice_it_took_part_in() -> None:
    found = backtest(a_trial(*[(0.2, 0.0, 0.3)] * 2, (0.2, 0.4, 0.3)))
    assert found
    # one tells too little; the third goes with the trend, which the two before had shown better
    assert found.excess == pytest.approx((0.2 + 0.2 + 0.4) / 3)
    assert found.picked == pytest.approx(2 * (10 + 20 + 31) / 3)
    assert (found.fortnights, found.best, found.usual) == (3, 20.0, 400.0)


def test_the_trials_are_told_in_users_of_two_hours() -> None:
    found = backtest(a_trial((0.2, 0.3, 0.3)), 12.0)
    assert found
    said = (
        "In the past fortnight golive’s pick of two hours carried 240 visits, "
        "the best one 120, an average window 2,400."
    )
    assert tried(found, "visits", How.SUM) == [said]
    assert backtest(None) is None
    gauge = backtest(a_trial(*[(0.2, 0.3, 0.3)] * 2), 0.5)
    assert tried(gauge, "users", How.MEAN) == [
        (
            "In 2 past fortnights golive’s pick of two hours stood at 15 users, "
            "the best one 7.5, an average window 150."
        )
    ]
    assert tried(None, "visits", How.SUM) == []
