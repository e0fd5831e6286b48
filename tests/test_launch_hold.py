"""How long a stage is held: bake time, sample, first peak; by hand and by brute force."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import launch
from golive.forecast import Forecast
from golive.launch import HoldRule
from golive.plan import How, Plan, Stage
from tests.builders import LAUNCH, a_forecast, a_plan

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
#: A day with little traffic but for the hours from 10 to 12.
_DAY = [100.0] * 10 + [800.0, 1000.0] + [100.0] * 12


def _plan(**answers: object) -> Plan:
    usual = {"strategy__baseline_error_percent": 1.0, "strategy__bake_minutes": 60.0}
    return a_plan(**(usual | answers))


def _held(
    stage: Stage, forecast: Forecast | None, starts: datetime | None = LAUNCH, *, last: bool = False
) -> launch.Hold:
    return launch.hold(_plan(), stage, starts, forecast, last=last)


# Served


def test_an_even_rate_serves_an_amount_in_amount_over_rate() -> None:
    ahead = a_forecast([600.0] * 10)
    assert launch.served_by(ahead, LAUNCH, 900) == LAUNCH + 1.5 * _HOUR
    assert launch.served_by(ahead, LAUNCH + 0.5 * _HOUR, 900) == LAUNCH + 2 * _HOUR


def test_the_rate_of_each_hour_counts_from_the_middle_of_one_to_the_middle_of_another() -> None:
    ahead = a_forecast([60.0, 0.0, 120.0])
    late = LAUNCH + 30 * _MINUTE
    assert launch.served_by(ahead, late, 30) == LAUNCH + 1 * _HOUR
    assert launch.served_by(ahead, late, 90) == LAUNCH + 2.5 * _HOUR


@pytest.mark.parametrize(
    ("ahead", "starts"),
    [
        (a_forecast([10.0]), LAUNCH),
        (a_forecast([10.0, None, 1e9]), LAUNCH),
        (a_forecast([1e9]), LAUNCH - _MINUTE),
        (a_forecast([1e9]), LAUNCH + 2 * _HOUR),
        (a_forecast([1e9], how=How.MEAN), LAUNCH),
    ],
)
def test_what_the_forecast_cannot_tell_is_not_known(ahead: Forecast, starts: datetime) -> None:
    assert launch.served_by(ahead, starts, 11) is None


@settings(deadline=None)
@given(
    values=st.lists(st.integers(0, 9), min_size=1, max_size=8),
    begin=st.integers(0, 8 * 60),
    amount=st.integers(1, 3_000),
)
def test_served_equals_counting_minute_by_minute(
    values: list[int], begin: int, amount: int
) -> None:
    ahead = a_forecast([60.0 * value for value in values])
    found = launch.served_by(ahead, LAUNCH + begin * _MINUTE, amount)
    came, minute = 0, begin
    while came < amount and minute < 60 * len(values):
        came += values[minute // 60]
        minute += 1
    if came < amount:
        assert found is None
    else:
        assert found is not None
        assert LAUNCH + (minute - 1) * _MINUTE < found <= LAUNCH + minute * _MINUTE


# Peaks


def test_a_peak_is_over_when_its_whole_hour_lies_in_the_time_watched() -> None:
    ahead = a_forecast(_DAY * 2)
    assert launch.peak_over(ahead, LAUNCH) == LAUNCH + 11 * _HOUR
    assert launch.peak_over(ahead, LAUNCH + 10 * _HOUR + _MINUTE) == LAUNCH + 12 * _HOUR
    assert launch.peak_over(ahead, LAUNCH + 11 * _HOUR + _MINUTE) == LAUNCH + 35 * _HOUR
    assert launch.peak_over(ahead, LAUNCH + 47 * _HOUR) is None


def test_a_quiet_weekend_has_no_real_peak() -> None:
    weekend = [value / 2 for value in _DAY] * 2
    ahead = a_forecast([*weekend, *_DAY * 5])
    assert launch.peak_over(ahead, LAUNCH) == LAUNCH + 59 * _HOUR


@pytest.mark.parametrize("values", [[5.0] * 23, [None] * 24, [0.0] * 24, []])
def test_without_a_whole_day_of_traffic_there_is_no_peak(values: list[float | None]) -> None:
    assert launch.peak_over(a_forecast(values), LAUNCH) is None


def test_a_day_by_the_day_is_its_own_peak_and_an_unknown_one_is_none() -> None:
    ahead = a_forecast([None, 50.0, 100.0, 100.0], step_s=86_400)
    assert launch.peak_over(ahead, LAUNCH) == LAUNCH + 72 * _HOUR


# Held


def test_the_bake_time_holds_while_the_sample_comes_sooner() -> None:
    held = _held(Stage(share_percent=5.0), a_forecast([100_000.0] * 48))
    assert (held.rule, held.minutes) == (HoldRule.BAKE, 60)
    assert held.sample_minutes == pytest.approx(850 / 5_000 * 60)
    assert held.peak_minutes is None


def test_a_hold_of_its_own_takes_the_place_of_the_bake_time() -> None:
    held = _held(Stage(share_percent=5.0, hold_minutes=6.0), a_forecast([1e9] * 48))
    assert (held.rule, held.minutes, held.bake_minutes) == (HoldRule.BAKE, 6, 6)


def test_the_sample_holds_a_stage_until_its_share_of_the_traffic_has_brought_it() -> None:
    held = _held(Stage(share_percent=5.0), a_forecast([1_000.0] * 48))
    assert held.rule is HoldRule.SAMPLE
    assert held.minutes == 850 / (0.05 * 1_000) * 60
    assert held.needed is not None
    assert held.needed.count == 850


def test_a_sample_holds_up_to_its_whole_minute() -> None:
    held = _held(Stage(share_percent=5.0, hold_minutes=1.0), a_forecast([100_000.0] * 48))
    assert held.sample_minutes == pytest.approx(10.2)
    assert held.minutes == 11


def test_a_stage_that_starts_at_a_busy_hour_is_held_for_less() -> None:
    ahead = a_forecast(_DAY * 8)
    stage = Stage(share_percent=5.0)
    quiet, busy = _held(stage, ahead), _held(stage, ahead, LAUNCH + 10 * _HOUR)
    assert busy.minutes < quiet.minutes


def test_only_the_last_stage_is_held_until_the_first_peak_is_over() -> None:
    everyone, ahead = Stage(share_percent=100.0), a_forecast([50 * value for value in _DAY] * 2)
    last = _held(everyone, ahead, last=True)
    assert (last.rule, last.minutes) == (HoldRule.PEAK, 11 * 60)
    assert _held(everyone, ahead).rule is HoldRule.BAKE


def test_a_last_stage_never_ends_before_a_peak_lies_wholly_in_it() -> None:
    ahead = a_forecast(_DAY * 3)
    for hour in range(48):
        starts = LAUNCH + hour * _HOUR
        held = _held(Stage(share_percent=100.0, hold_minutes=1.0), ahead, starts, last=True)
        ends = hour + held.minutes / 60
        peaks = [day * 24 + at for day in range(3) for at in (10, 11)]
        assert any(hour <= peak and peak + 1 <= ends for peak in peaks)


@pytest.mark.parametrize(
    ("stage", "ahead", "doubt"),
    [
        (Stage(share_percent=5.0), None, "No usage, or no start, tells"),
        (Stage(), a_forecast([9.0]), "Its share, or a failure rate above"),
        (Stage(minimum_requests=5.0), a_forecast([9.0]), "requests needed (5) do not come"),
        (Stage(share_percent=5.0), a_forecast([9.0]), "(850) do not come in the time"),
        (Stage(share_percent=5.0), a_forecast([9.0], how=How.MEAN), "is a level (requests)"),
    ],
)
def test_what_is_not_known_is_said_and_the_bake_time_holds(
    stage: Stage, ahead: Forecast | None, doubt: str
) -> None:
    held = _held(stage, ahead)
    assert doubt in held.doubt
    assert (held.minutes, held.rule, held.sample_minutes) == (60, HoldRule.BAKE, None)


def test_nothing_but_the_bake_time_is_known_without_a_start() -> None:
    held = _held(Stage(share_percent=5.0), a_forecast([1e9]), None, last=True)
    assert (held.minutes, held.sample_minutes, held.peak_minutes) == (60, None, None)


def test_a_last_stage_without_a_peak_ahead_says_so() -> None:
    held = _held(Stage(share_percent=100.0), a_forecast([1e6] * 5), last=True)
    assert held.doubt == "The forecast holds no daily peak after its start."
    assert _held(Stage(share_percent=100.0), a_forecast([1e6] * 5)).doubt == ""
