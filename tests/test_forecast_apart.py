"""Public holidays and events: left out of the past, put into the future."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from golive.forecast import Event, Forecast, expect
from golive.forecast.apart import day_off
from golive.plan import CountedSeries, Freeze, FreezeKind
from golive.timing.traffic import forecast_between
from tests.builders import a_plan, a_series

WEEK = 168
HOUR = timedelta(hours=1)
Known = list[float | None]
CHRISTMAS = datetime(2026, 12, 25, tzinfo=UTC)  # a Friday


def weekly(start: datetime, hours: int, **days: float) -> Known:
    """Make weeks of 100 an hour on working days and 20 on others; named days carry their own."""
    values: Known = []
    for n in range(hours):
        at = start + n * HOUR
        usual = 100.0 if at.weekday() < 5 else 20.0
        values.append(days.get(f"on_{at:%m_%d}", usual))
    return values


def ahead(
    series: CountedSeries, start: datetime, hours: int, country: str | None = "NL", *events: Event
) -> Forecast:
    end = start + hours * HOUR
    return expect(series, "UTC", start, end, now=start, country=country, events=events)


def test_a_past_holiday_leaves_no_trace_in_the_rhythm_and_is_named() -> None:
    start = datetime(2026, 12, 7, tzinfo=UTC)
    series = a_series(weekly(start, 4 * WEEK, on_12_25=0.0, on_12_26=3.0), start)
    found = ahead(series, start + timedelta(weeks=5), WEEK)
    assert set(found.expected[: 5 * 24]) == {100.0}
    said = "Public holidays left out of the past: Christmas Day 2026-12-25, Second Day of Christmas"
    assert any(reason.startswith(said) for reason in found.reasons)


def test_many_past_holidays_are_counted() -> None:
    start = datetime(2026, 4, 6, tzinfo=UTC)
    found = ahead(a_series(weekly(start, 8 * WEEK), start), start + timedelta(weeks=9), WEEK)
    left_out = next(said for said in found.reasons if "left out" in said)
    assert left_out.endswith(" and 1 more.")


def test_a_holiday_ahead_is_partly_like_a_sunday_while_no_past_one_tells() -> None:
    start = datetime(2026, 10, 5, tzinfo=UTC)
    series = a_series(weekly(start, 8 * WEEK), start)
    found = ahead(series, CHRISTMAS - timedelta(days=1), 4 * 24)
    assert found.expected[0] == 100.0
    # six tenths of the way from 100 to a Sunday's 20
    assert set(found.expected[24:48]) == {52.0}
    assert set(found.busy[24:48]) == {52.0}
    # Saturday the 26th, a holiday too, is a Sunday already
    assert set(found.expected[48:96]) == {20.0}
    said = (
        "Public holidays ahead count 60 % as the last day of a weekend (golive’s assumption): "
        "Christmas Day 2026-12-25, Second Day of Christmas 2026-12-26."
    )
    assert said in found.reasons


def test_a_holiday_ahead_is_like_past_ones() -> None:
    start = datetime(2026, 4, 6, tzinfo=UTC)  # Easter Monday; the 14th of May is Ascension Day
    values = weekly(start, 10 * WEEK, on_04_06=20.0, on_04_27=20.0, on_05_14=20.0, on_05_25=20.0)
    found = ahead(a_series(values, start), CHRISTMAS, 24)
    # four holidays and a Whit Sunday, which tells nothing, like a Sunday; golive's assumption once
    assert any(
        "count 93 % as the last day of a weekend (as 5 past" in said for said in found.reasons
    )
    assert set(found.expected) == {round(100 - 80 * (5 + 0.6) / 6, 9)}


def test_holidays_on_which_people_come_count_as_ordinary_days() -> None:
    start = datetime(2026, 4, 6, tzinfo=UTC)
    found = ahead(a_series(weekly(start, 10 * WEEK), start), CHRISTMAS, 24)
    value = found.expected[0]
    assert value
    assert 85 < value < 100


def test_holidays_without_a_weekend_to_compare_or_a_rhythm_are_ordinary() -> None:
    start = datetime(2026, 12, 11, tzinfo=UTC)
    found = ahead(a_series(weekly(start, 10 * 24), start), CHRISTMAS, 24)
    assert len(set(found.expected)) == 1
    flat: Known = [7.0] * (8 * WEEK)
    start = datetime(2026, 4, 6, tzinfo=UTC)
    assert set(ahead(a_series(flat, start), CHRISTMAS, 24).expected) == {7.0}
    week = np.arange(7.0)
    assert day_off(week, (True,) * 7) is week


def test_the_last_day_of_a_friday_weekend_is_saturday() -> None:
    week = np.array([1.0, 2, 3, 4, 5, 6, np.nan])
    working = (True, True, True, True, False, False, True)
    assert day_off(week, working).tolist() == [6.0] * 7
    # unknown on the free day: the week stays
    unknown = day_off(week, (True, True, True, True, True, False, False))
    assert unknown[:6].tolist() == [1.0, 2, 3, 4, 5, 6]


def an_event(*starts: datetime, hours: float = 10) -> Event:
    rows = [(int(at.timestamp()), int((at + hours * HOUR).timestamp())) for at in starts]
    return Event("Sale", np.array(rows, dtype=np.int64).reshape(-1, 2))


def test_an_event_is_left_out_of_the_past_and_multiplies_the_future() -> None:
    start = datetime(2026, 6, 1, tzinfo=UTC)
    values = weekly(start, 8 * WEEK)
    sale = 2 * WEEK + 10
    values[sale : sale + 10] = [300.0] * 10
    now = start + timedelta(weeks=8)
    again = now + timedelta(days=1, hours=10)
    found = ahead(a_series(values, start), now, WEEK, None,
                  an_event(start + sale * HOUR, again))  # fmt: skip
    expected = list(found.expected)
    assert expected[34:44] == [300.0] * 10
    assert {*expected[:34], *expected[44 : 5 * 24]} == {100.0}
    assert found.busy[40] == 300.0
    assert "Events left out of the past: “Sale”." in found.reasons
    said = "The event “Sale” multiplies traffic by 3, as 10 h of it in the past showed."
    assert said in found.reasons


def test_an_event_without_a_past_says_that_it_is_not_in_the_figures() -> None:
    start = datetime(2026, 6, 1, tzinfo=UTC)
    now = start + timedelta(weeks=8)
    series = a_series(weekly(start, 8 * WEEK), start)
    found = ahead(series, now, 24, None, an_event(now))
    assert set(found.expected) == {100.0}
    said = "The event “Sale” has no past in the data: its hours are forecast from the rhythm alone."
    assert said in found.reasons
    assert not any("left out" in reason for reason in found.reasons)


def test_an_event_elsewhere_in_time_is_not_spoken_of() -> None:
    start = datetime(2026, 6, 1, tzinfo=UTC)
    now = start + timedelta(weeks=8)
    series = a_series(weekly(start, 8 * WEEK), start)
    late = an_event(now + timedelta(days=40))
    assert ahead(series, now, 24, None, late) == ahead(series, now, 24, None)


@pytest.mark.parametrize(
    ("begins", "hours", "cells"),
    [(0, 1, [0]), (0.5, 1, [0, 1]), (-2, 2, []), (-2, 2.5, [0]), (3.5, 9, [3]), (1, 1, [1])],
)
def test_an_event_touches_the_cells_it_overlaps(
    begins: float, hours: float, cells: list[int]
) -> None:
    start = datetime(2026, 6, 1, tzinfo=UTC)
    starts = int(start.timestamp()) + 3600 * np.arange(4)
    touched = an_event(start + begins * HOUR, hours=hours).touches(starts, 3600)
    assert np.flatnonzero(touched).tolist() == cells


def test_the_plans_events_count_without_their_buffers_and_its_freezes_do_not() -> None:
    start = datetime(2026, 6, 1, tzinfo=UTC)
    values = weekly(start, 8 * WEEK)
    for week in range(8):
        values[week * WEEK + 10 : week * WEEK + 12] = [200.0, 200.0]
    sale = Freeze(
        id="sale", name=" Sale ", kind=FreezeKind.EVENT, repeats="FREQ=WEEKLY",
        starts=start + 10 * HOUR, ends=start + 12 * HOUR,
        buffer_before_minutes=300, buffer_after_minutes=300,
    )  # fmt: skip
    freeze = Freeze(id="freeze", starts=start, ends=start + 7 * WEEK * HOUR)
    begun = Freeze(id="begun", kind=FreezeKind.EVENT, name="Begun", starts=start)
    plan = a_plan(launch__zone="UTC", timing__freezes=(sale, freeze, begun))
    now = start + timedelta(weeks=8)
    found = forecast_between(plan, a_series(values, start), now, now, now + 24 * HOUR)
    # Mondays from 10:00 to 12:00 are known in the event alone, so they stay in; the hours of its
    # buffers are ordinary, and the freeze has left nothing out
    assert found.expected[9:13] == (100.0, 200.0, 200.0, 100.0)
    said = "The event “Sale” multiplies traffic by 1, as 16 h of it in the past showed."
    assert said in found.reasons
