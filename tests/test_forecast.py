"""What is expected ahead, how busy it can get, and how sure that is."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.errors import GoliveError
from golive.forecast import Confidence, Forecast, expect
from golive.plan import CountedSeries, How
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


def test_expected_is_the_mean_and_busy_the_ninetieth_percentile_of_eight_weeks() -> None:
    # ten weeks, every hour of a week alike, 21 to 30; the last eight are used, 23 to 30
    values: Known = [float(21 + n // WEEK) for n in range(10 * WEEK)]
    found = ahead(a_series(values))
    assert found.expected == (26.5,) * WEEK
    # the eight samples in order: 0.9 x 7 = 6.3, so three tenths of the way from 29 to 30
    assert found.busy == pytest.approx((29.3,) * WEEK)
    assert (found.weeks_used, found.confidence) == (8, Confidence.HIGH)
    assert found.reasons == (
        (
            "Mean of the last 8 weeks of requests in steps of 60 min, up to "
            "Mon 23 Nov 2026, 00:00 (UTC)."
        ),
    )


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


def test_public_holidays_are_left_out_of_the_past_and_named() -> None:
    start = datetime(2026, 12, 7, tzinfo=UTC)
    holiday = datetime(2026, 12, 25, tzinfo=UTC)
    values: Known = [
        0.0 if start + timedelta(hours=n) >= holiday and n < 24 * 20 else 10.0
        for n in range(4 * WEEK)
    ]
    begin = start + timedelta(weeks=4)
    found = expect(
        a_series(values, start), "UTC", begin, begin + timedelta(weeks=1),
        now=begin, country="NL",
    )  # fmt: skip
    assert set(found.expected[24 * 4 : 24 * 5]) == {10.0}
    assert "Christmas Day 2026-12-25" in found.reasons[1] or "2026-12-25" in found.reasons[1]
    many = daily(56, datetime(2026, 4, 6, tzinfo=UTC))
    late = expect(many, "UTC", NOW, NOW + timedelta(hours=1), now=NOW, country="NL")
    assert late.reasons[1].startswith("Public holidays left out of the past: ")
    assert late.reasons[1].endswith(" and 1 more.")


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
