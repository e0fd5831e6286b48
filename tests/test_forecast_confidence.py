"""How far a forecast may be trusted, and why."""

from datetime import UTC, datetime, timedelta

import pytest

from golive.forecast import Forecast, expect
from golive.plan import CountedSeries
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


@pytest.mark.parametrize(
    ("days", "confidence", "said"),
    [
        (1, "low", "Only 1 days of data: a daily rhythm, every day taken as alike."),
        (13, "low", "Only 13 days of data: a daily rhythm, every day taken as alike."),
        (14, "medium", "Only 14 days of data; four weeks say more."),
        (27, "medium", "Only 27 days of data; four weeks say more."),
    ],
)
def test_short_data_lower_the_confidence(days: int, confidence: str, said: str) -> None:
    found = ahead(daily(days))
    assert found.confidence == confidence
    assert found.reasons[-1] == said


def test_under_a_fortnight_every_day_is_taken_as_alike() -> None:
    values: Known = [float(n // 24) for n in range(24 * 5)]
    assert set(ahead(a_series(values)).expected) == {2.0}


def test_eight_weeks_can_be_tried_and_be_of_high_confidence() -> None:
    assert ahead(daily(56)).confidence == "high"


def test_less_than_two_past_fortnights_to_be_tried_on_lower_the_confidence() -> None:
    said = "Too short to be tried on two past fortnights; ten weeks of data say more."
    for days in (28, 41, 42, 55):
        found = ahead(daily(days))
        assert (found.confidence, found.reasons[-1]) == ("medium", said)


def test_picks_that_missed_the_quiet_hours_lower_the_confidence() -> None:
    def missed(high: float) -> Forecast:
        # every day is quiet for two hours, in every second fortnight by day and else at night
        values: Known = [10.0] * (12 * WEEK)
        for day in range(12 * 7):
            hour = 14 if day // 14 % 2 else 3
            values[day * 24 + hour : day * 24 + hour + 2] = [high, high]
        return ahead(a_series(values))

    assert missed(9.5).reasons[-1].startswith("The weeks disagree")
    assert missed(1.0).confidence == "low"
    found = missed(1.0).backtest
    assert found
    assert found.excess > 0.25
    share = f"{found.excess * 100:.0f} %"
    said = f"In the past its picks carried {share} of an average window more than the best."
    assert missed(1.0).reasons[-1] == said


@pytest.mark.parametrize(
    ("start", "age"), [(datetime(2014, 12, 1, tzinfo=UTC), "11 years"),
                       (datetime(2026, 6, 1, tzinfo=UTC), "17 weeks")],
)  # fmt: skip
def test_old_data_still_work_and_say_their_age(start: datetime, age: str) -> None:
    found = ahead(daily(56, start))
    assert found.expected[10] == 10.0
    assert found.confidence == "low"
    assert found.reasons[-1].startswith(f"The data end {age} before the days that are forecast")


def test_what_lies_more_than_eight_weeks_past_the_data_is_doubted() -> None:
    assert ahead(daily(56), 56 * 24).confidence == "high"
    found = ahead(daily(56), 57 * 24)
    assert found.confidence == "medium"
    assert found.reasons[-1] == (
        "Days more than 8 weeks past the data are forecast as usual weeks: what the season does "
        "to them is not known."
    )


def test_weeks_that_disagree_about_the_quiet_hour_lower_the_confidence() -> None:
    def torn(weeks_apart: int) -> Forecast:
        values: Known = [10.0] * (8 * WEEK)
        for week in range(8):
            hour = 14 if week < weeks_apart else 3
            for day in range(7):
                place = week * WEEK + day * 24 + hour
                values[place : place + 2] = [1.0, 1.0]
        return ahead(a_series(values))

    assert torn(2).confidence == "high"
    assert torn(3).confidence != "high"
    assert any("The weeks disagree: in 3 of 8 weeks" in said for said in torn(3).reasons)


def test_weeks_without_any_common_quiet_hour_are_of_low_confidence() -> None:
    values: Known = [10.0] * (8 * WEEK)
    for week in range(8):
        place = week * WEEK + week * 3
        values[place : place + 2] = [0.0, 0.0]
    assert ahead(a_series(values)).confidence == "low"


def test_a_level_that_changes_lowers_the_confidence() -> None:
    def jump(recent: float) -> Forecast:
        values: Known = [10.0 if n < 6 * WEEK else recent for n in range(8 * WEEK)]
        return ahead(a_series(values))

    assert jump(14.0).confidence == "high"
    assert jump(20.0).reasons[-1].startswith("The last two weeks run far above the weeks before")
    assert jump(2.0).reasons[-1].startswith("The last two weeks run far below the weeks before")


def test_data_at_every_other_hour_are_full_of_holes_and_have_no_two_hours_to_compare() -> None:
    values: Known = [None if n % 2 else 7.0 for n in range(8 * WEEK)]
    found = ahead(a_series(values))
    assert found.expected[:4] == (7.0, None, 7.0, None)
    assert found.confidence == "medium"
    assert found.reasons[-1] == (
        "Of the last 8 weeks 50 % are unknown: holes count as nothing known, not as quiet."
    )


@pytest.mark.parametrize(
    ("hours", "confidence"), [(160, "high"), (170, "medium"), (10 * WEEK, "low")]
)
def test_holes_lower_the_confidence_before_the_first_value_nothing_is_one(
    hours: int, confidence: str
) -> None:
    values: Known = [*([None] * 500), *(float(n % 24) for n in range(10 * WEEK))]
    values[900 : 900 + hours if hours < 999 else 900 + 5 * WEEK] = [None] * min(hours, 5 * WEEK)
    if hours > 999:
        values[500 + 9 * WEEK : 500 + 9 * WEEK + 30] = [None] * 30
    found = ahead(a_series(values))
    assert found.confidence == confidence
