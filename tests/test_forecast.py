"""What is expected ahead, how busy it can get, and how sure that is."""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.errors import GoliveError
from golive.forecast import Confidence, Forecast, expect
from golive.plan import CountedSeries, How
from tests.brute_rhythm import BruteRhythm
from tests.builders import NOW, a_series

WEEK = 168
MONDAY = NOW.replace(hour=0)
Known = list[float | None]


def ahead(series: CountedSeries, hours: int = WEEK, zone: str = "UTC", **more: object) -> Forecast:
    """Expect the hours from Monday 23 November 2026, 00:00 UTC."""
    end = MONDAY + timedelta(hours=hours)
    return expect(series, zone, MONDAY, end, now=NOW, **more)  # type: ignore[arg-type]


def daily(days: int, start: datetime | None = None) -> CountedSeries:
    """Make days that count up from 0 at midnight to 23."""
    values: Known = [float(n % 24) for n in range(24 * days)]
    return a_series(values, start)


def test_expected_is_at_the_level_of_late_and_busy_the_ninetieth_percentile() -> None:
    # ten weeks, every hour of a week alike
    weeks = (30.0, 21, 29, 22, 28, 23, 27, 24, 26, 25)
    values: Known = [weeks[n // WEEK] for n in range(10 * WEEK)]
    found = ahead(a_series(values))
    brute = BruteRhythm(values).ahead("usual")[:WEEK]
    assert found.expected == pytest.approx(brute)
    assert 25 < (found.expected[0] or 0) < 26
    # the last eight weeks, 22 to 29, moved to that level; 0.9 x 7 = 6.3 among the samples in order
    assert found.busy == pytest.approx([(value or 0) * 28.3 / 25.5 for value in brute])
    assert (found.weeks_used, found.confidence) == (10, Confidence.HIGH)
    assert found.reasons == (
        (
            "In 3 past fortnights golive’s pick of two hours carried 54 requests, "
            "the best one 48, an average window 51."
        ),
        (
            "From the last 10 weeks of requests in steps of 60 min, up to "
            "Mon 23 Nov 2026, 00:00 (UTC)."
        ),
        (
            "The rhythm is that of the last half year at most, the level that of the last weeks: "
            "a day 14 days ago counts half."
        ),
    )


def test_a_trend_is_drawn_on_where_the_own_past_says_so() -> None:
    # every fortnight a new low at its end: only the trend tells that the second week is quieter
    values: Known = [1000 * 0.99 ** (n / 24) + 20 * (n % 24) for n in range(22 * WEEK)]
    found = ahead(a_series(values), 2 * WEEK)
    brute = BruteRhythm(values).ahead("trend")
    assert found.expected == pytest.approx(brute)
    assert any(said.startswith("The trend of the last eight weeks") for said in found.reasons)
    assert (found.expected[13 * 24] or 0) < (found.expected[0] or 0)


def test_a_plain_mean_is_taken_where_the_own_past_says_so() -> None:
    values = deceptive()
    found = ahead(a_series(values))
    assert found.expected == pytest.approx(BruteRhythm(values).ahead("plain")[:WEEK])
    assert any(said.startswith("Every week of the past counts alike") for said in found.reasons)
    assert found.expected == found.expected[:WEEK]


def deceptive() -> Known:
    """Make weeks of which the busiest hide how quiet 03:00 is, and the last day always lies."""
    dice = random.Random(4)
    values: Known = []
    for week in range(30):
        loud = 40.0 if week % 2 else 1.0
        for n in range(WEEK):
            usual = 10.0 + dice.random()
            quiet = n % 24 == 3
            values.append(loud * usual if not quiet else (4.0 if week % 2 else 9.0))
    return values


def test_few_weeks_take_the_busy_case_from_the_hours_beside_as_well() -> None:
    values: Known = [float(n % 24) for n in range(4 * WEEK)]
    found = ahead(a_series(values))
    assert found.expected[10] == 10.0
    # four samples each of 9, 10 and 11: 0.9 x 11 = 9.9, among the elevens
    assert found.busy[10] == 11.0


def test_a_window_cuts_its_buckets_by_their_part_inside() -> None:
    found = ahead(daily(56))
    start = MONDAY + timedelta(hours=2, minutes=30)
    # half of 2, all of 3, a quarter of 4
    assert found.totals(start, start + timedelta(minutes=105)) == (5.0, 5.0)


def test_a_gauge_is_averaged_over_the_window() -> None:
    values: Known = [float(n % 24) for n in range(24 * 56)]
    found = ahead(a_series(values, how=How.MEAN))
    start = MONDAY + timedelta(hours=2, minutes=30)
    total, _ = found.totals(start, start + timedelta(hours=1, minutes=30))
    assert total == pytest.approx((2 * 0.5 + 3) / 1.5)


def test_a_window_beyond_the_forecast_is_unknown() -> None:
    found = ahead(daily(28), hours=10)
    edge = MONDAY + timedelta(hours=10)
    assert found.totals(edge - timedelta(hours=1), edge) == (9.0, 10.0)
    assert found.totals(edge - timedelta(hours=1), edge + timedelta(minutes=1)) == (None, None)
    assert found.totals(MONDAY - timedelta(minutes=1), edge) == (None, None)
    assert found.totals(edge, edge) == (None, None)


def test_an_hour_without_data_is_unknown_and_not_nought() -> None:
    values: Known = [None if n % WEEK == 5 else 1.0 for n in range(6 * WEEK)]
    found = ahead(a_series(values))
    assert found.expected[4:7] == (1.0, None, 1.0)
    assert found.busy[4:7] == (1.0, None, 1.0)
    six = MONDAY + timedelta(hours=6)
    assert found.totals(six - timedelta(minutes=30), six + timedelta(hours=1)) == (None, None)


def test_a_hole_in_one_week_is_skipped() -> None:
    values: Known = [None if n == 5 else 2.0 for n in range(6 * WEEK)]
    assert ahead(a_series(values)).expected[5] == 2.0


def test_hours_follow_the_clock_over_its_change() -> None:
    # Amsterdam left summer time on 25 October: its 02:00 was 00:00 UTC before, 01:00 UTC since
    start = MONDAY - timedelta(weeks=8)
    zone = ZoneInfo("Europe/Amsterdam")
    hours = [(start + timedelta(hours=n)).astimezone(zone).hour for n in range(8 * WEEK)]
    values: Known = [0.0 if hour == 2 else 100.0 for hour in hours]
    found = ahead(a_series(values, start), 24, "Europe/Amsterdam")
    assert found.expected[:3] == (100.0, 0.0, 100.0)


def test_growth_multiplies_and_is_said() -> None:
    found = ahead(daily(28), growth_percent=50)
    assert found.expected[10] == 15.0
    assert found.busy[10] == pytest.approx(16.5)
    assert "Raised by 50 %, the growth the team expects." in found.reasons


def test_buckets_that_are_not_over_are_left_out() -> None:
    values: Known = [*([1.0] * (28 * 24)), 500.0]
    start = NOW - timedelta(days=28, minutes=30)
    assert set(ahead(a_series(values, start)).expected) == {1.0}


@pytest.mark.parametrize("hours", [0, 1, 23])
def test_less_than_a_day_is_refused(hours: int) -> None:
    with pytest.raises(GoliveError, match=f"covers {hours} hours; a forecast needs at least 24"):
        ahead(a_series(list[float | None]([1.0] * hours)))


def test_a_stretch_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(GoliveError, match="must end after it starts"):
        expect(daily(28), "UTC", NOW, NOW, now=NOW)


def test_daily_data_rank_days_and_cannot_tell_an_hour() -> None:
    values: Known = [float(24 * (n % 7)) for n in range(56)]
    found = ahead(a_series(values, step_s=86_400))
    assert found.step_s == 3600
    assert found.expected[24 * 2 : 24 * 3] == (2.0,) * 24
    assert found.confidence == "low"
    assert "an hour can’t be told" in found.reasons[-1]
    assert found.backtest is None


def test_steps_of_several_hours_are_at_most_medium() -> None:
    values: Known = [float(n % 4) for n in range(4 * 56)]
    found = ahead(a_series(values, step_s=6 * 3600))
    assert found.confidence == "medium"
    assert "steps of 6 hours" in found.reasons[-1]
    assert found.expected[6] == pytest.approx(1 / 6)


def test_fine_steps_keep_their_resolution() -> None:
    values: Known = [float(n % 2) for n in range(288 * 28)]
    found = ahead(a_series(values, step_s=300), hours=1)
    assert found.step_s == 300
    assert found.expected == (0.0, 1.0) * 6


def test_odd_steps_are_cut_into_cells_that_divide_the_hour() -> None:
    values: Known = [17.0] * (28 * 24 * 60 // 17)
    start = MONDAY - timedelta(minutes=17 * len(values))
    found = ahead(a_series(values, start, step_s=17 * 60), hours=2)
    assert found.step_s == 900
    known = [value for value in found.expected if value is not None]
    assert known == pytest.approx([15.0] * len(known))
    gauge = ahead(a_series(values, start, step_s=17 * 60, how=How.MEAN), hours=2)
    assert {round(value, 6) for value in gauge.expected if value is not None} == {17.0}


def test_an_unknown_odd_step_leaves_the_cells_it_touches_unknown() -> None:
    values: Known = [None if n % 8 == 1 else 30.0 for n in range(2 * 24 * 2)]
    found = ahead(a_series(values, step_s=1801), hours=24)
    assert None in found.expected
    assert {round(v or 0) for v in found.expected} <= {0, 30}


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6), st.sampled_from([0.25, 3.0, 1000.0]))
def test_ten_times_the_traffic_is_forecast_ten_times_as_high(seed: int, times: float) -> None:
    dice = random.Random(seed)
    values: Known = [dice.uniform(1, 9) if dice.random() < 0.9 else None for _ in range(900)]
    once = ahead(a_series(values))
    more = ahead(a_series([None if value is None else value * times for value in values]))
    for one, other in zip(once.expected + once.busy, more.expected + more.busy, strict=True):
        assert (one is None) == (other is None)
        assert one is None or other == pytest.approx(one * times, rel=1e-6, abs=1e-6)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10**6), st.integers(0, 700))
def test_what_comes_after_now_changes_nothing(seed: int, later: int) -> None:
    dice = random.Random(seed)
    values: Known = [dice.uniform(1, 9) for _ in range(1000)]
    start = NOW - timedelta(hours=1000)
    after = [dice.uniform(0, 10**6) for _ in range(later)]
    assert ahead(a_series([*values, *after], start)) == ahead(a_series(values, start))


rows = st.lists(st.none() | st.floats(0, 1e6), min_size=1, max_size=60)


@settings(deadline=None, max_examples=60)
@given(rows, st.sampled_from([300, 1020, 3600, 7200, 86_400]), st.sampled_from(How))
def test_the_busy_case_is_never_below_the_expected_one(row: Known, step_s: int, how: How) -> None:
    dice = random.Random(len(row))
    values = [dice.choice(row) for _ in range(40 * 86_400 // step_s)]
    try:
        found = ahead(a_series(values, step_s=step_s, how=how))
    except GoliveError:
        assert sum(value is not None for value in values) * step_s < 2 * 86_400
        return
    for expected, busy in zip(found.expected, found.busy, strict=True):
        assert (expected is None) == (busy is None)
        assert expected is None or busy is None or 0 <= expected <= busy
