"""Support after the window, rest, who is asleep, and who is awake at the first peak."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from golive.forecast import Confidence, Forecast
from golive.plan import DaySpan, How, Person
from golive.timing import judge
from golive.timing.night import asleep
from golive.timing.peak import first_peak
from tests.builders import NOW, a_plan, a_series, a_source
from tests.judging import a_window, judged, refusals, said, soft

ANN = Person(name="Ann", role="DBA")
NIGHT = Person(name="Nia", available_from=time(22), available_until=time(6))
HOUR = timedelta(hours=1)

# -- support


def test_somebody_must_be_there_until_the_first_support_is_over() -> None:
    assert refusals(a_window("2026-12-09 03:30"), timing__people=(NIGHT,)) == []
    late = {"timing__people": (NIGHT,), "timing__support_minutes": 45}
    assert refusals(a_window("2026-12-09 03:30"), **late) == ["support"]
    assert said(a_window("2026-12-09 03:30"), **late) == (
        "Nobody on the roster is there Wed 9 Dec 2026, 06:00–06:15 (Europe/Amsterdam), in the "
        "45 minutes of support afterwards."
    )
    assert refusals(a_window("2026-12-09 03:30"), **late | {"timing__support_minutes": 0}) == []
    assert refusals(a_window("2026-12-09 03:30"), timing__support_minutes=45) == []


def test_people_may_relieve_each_other_in_support_but_leave_no_hole() -> None:
    day = Person(available_from=time(6), available_until=time(14), required=False)
    both = {"timing__people": (NIGHT, day), "timing__support_minutes": 120}
    assert refusals(a_window("2026-12-09 03:00"), **both) == []
    later = day.model_copy(update={"available_from": time(6, 1)})
    hole = both | {"timing__people": (NIGHT, later)}
    assert refusals(a_window("2026-12-09 03:00"), **hole) == ["support"]


def test_support_may_last_into_another_day() -> None:
    office = Person(available_from=time(9), available_until=time(17), weekends=False)
    days = {"timing__people": (office,), "timing__support_minutes": 4 * 24 * 60}
    why = judged(a_window("2026-12-11 15:00", 2), **days).refusals[0].why
    assert why.startswith("Nobody on the roster is there Fri 11 Dec 2026, 17:00–Mon 14 Dec 09:00")


# -- rest


@pytest.mark.parametrize(
    ("start", "hours", "sentence"),
    [
        ("2026-12-08 02:30", 2, "4 h 30 min of rest before 09:00 on Tue 8 Dec 2026"),
        ("2026-12-07 20:00", 2, ""),  # eleven hours of rest, ten on duty
        ("2026-12-07 20:15", 2, "10 h 45 min of rest before 09:00 on Tue 8 Dec 2026"),
        ("2026-12-07 19:30", 2.5, "10 h 30 min: 8 h from 09:00 on Mon 7 Dec 2026"),
        ("2026-12-07 16:00", 3, ""),
        ("2026-12-07 16:00", 3.25, "10 h 15 min: 8 h from 09:00 on Mon 7 Dec 2026"),
        ("2026-12-07 10:00", 2, ""),
        ("2026-12-07 09:00", 8, ""),
        ("2026-12-08 07:00", 1.5, ""),  # an early start
        ("2026-12-08 06:45", 1.5, "45 min of rest before 09:00 on Tue 8 Dec 2026"),
        ("2026-12-08 05:00", 5, "no rest before 09:00 on Tue 8 Dec 2026"),
        ("2026-12-12 02:30", 2, ""),  # Saturday
        ("2026-12-13 23:00", 2, "8 h of rest before 09:00 on Mon 14 Dec 2026"),
        ("2026-12-11 23:00", 3, "11 h: 8 h from 09:00 on Fri 11 Dec 2026"),
        ("2026-12-12 04:00", 3, ""),  # eleven hours after Friday's work
    ],
)
def test_short_rest_counts_and_is_said_to_the_minute(
    start: str, hours: float, sentence: str
) -> None:
    points = judged(a_window(start, hours), timing__people=(ANN,)).soft
    found = [point for point in points if point.rule == "rest"]
    assert [point.points for point in found] == [5] * bool(sentence)
    assert all(sentence in point.why for point in found)


def test_the_sentences_about_rest_name_the_clock_and_what_to_do() -> None:
    assert said(a_window("2026-12-08 02:30"), timing__people=(ANN,)) == (
        "Ann (DBA) would have 4 h 30 min of rest before 09:00 on Tue 8 Dec 2026 "
        "(Europe/Amsterdam); give the morning off."
    )
    assert said(a_window("2026-12-07 18:00", 3), timing__people=(ANN,)) == (
        "Ann (DBA) would be on duty for 11 h: 8 h from 09:00 on Mon 7 Dec 2026 "
        "(Europe/Amsterdam), and 3 h in the window; let that day begin later."
    )
    abroad = ANN.model_copy(update={"zone": "America/New_York"})
    assert "5 h of rest before 09:00 on Tue 8 Dec 2026 (America/New_York)" in (
        said(a_window("2026-12-08 08:00"), timing__people=(abroad,))
    )


def test_each_person_short_of_rest_counts_once() -> None:
    people = (ANN, Person(name="Bo", required=False))
    found = judged(a_window("2026-12-08 02:30"), timing__people=people).soft
    assert [(point.rule, point.points) for point in found] == [("rest", 5), ("rest", 5)]


def test_the_rest_of_a_large_team_costs_no_more_than_fifteen_points() -> None:
    team = tuple(ANN.model_copy(update={"id": f"ann{number}"}) for number in range(6))
    found = judged(a_window("2026-12-08 02:30"), timing__people=team).soft
    assert [point.points for point in found] == [2.5] * 6


@pytest.mark.parametrize(
    "person",
    [
        NIGHT,  # no business hours to rest for
        ANN.model_copy(update={"required": False, "available_until": time(23)}),  # not there
        ANN.model_copy(
            update={"leave": (DaySpan(first=date(2026, 12, 9), last=date(2026, 12, 9)),)}
        ),
    ],
)
def test_who_is_not_there_or_not_at_work_the_day_after_loses_no_rest(person: Person) -> None:
    roster = {"timing__people": (person,), "timing__support_minutes": 0}
    assert "rest" not in soft(a_window("2026-12-08 22:00"), **roster)


def test_nobody_rests_for_a_public_holiday() -> None:
    night = a_window("2026-12-24 22:00")
    assert "rest" in soft(night, timing__people=(ANN,))
    assert "rest" not in soft(night, timing__people=(ANN,), launch__country="NL")


def test_the_hours_of_a_working_day_and_of_rest_can_be_changed() -> None:
    night = {"timing__people": (ANN,)}
    assert soft(a_window("2026-12-07 20:30"), **night) == {"rest": 5}
    assert soft(a_window("2026-12-07 20:30"), **night, timing__rest_hours=10.5) == {}
    assert soft(a_window("2026-12-07 20:30"), **night, timing__business_from=time(9, 30)) == {}
    long_days = night | {"timing__business_from": time(6), "timing__business_until": time(22)}
    assert soft(a_window("2026-12-07 19:00"), **long_days) == {}  # inside a long day
    assert soft(a_window("2026-12-07 21:00"), **long_days) == {"rest": 5}


@pytest.mark.parametrize(
    ("start", "rest"), [("2027-03-27 22:00", "8 h"), ("2027-10-30 22:00", "10 h")]
)
def test_rest_is_counted_in_true_hours_over_a_clock_change(start: str, rest: str) -> None:
    # where people work on Sundays, the night of the change lies before a working day
    found = judged(a_window(start), timing__people=(ANN,), launch__country="IL").soft
    said_of = [point.why for point in found if point.rule == "rest"]
    assert [f" {rest} of rest before 09:00 on Sun" in why for why in said_of] == [True]


# -- asleep


def test_who_would_be_up_at_night_is_named_by_their_own_clock() -> None:
    people = (ANN, Person(name=" ", zone="America/New_York"), Person(name="Kai", zone="Asia/Tokyo"))
    plan = a_plan(timing__people=people)
    assert asleep(plan, a_window("2026-12-09 03:00")) == ("Ann",)
    assert asleep(plan, a_window("2026-12-09 12:00")) == ("Somebody without a name",)
    assert asleep(plan, a_window("2026-12-09 15:00", 2)) == ("Kai",)
    assert asleep(plan, a_window("2026-12-09 13:00", 2)) == ()
    assert asleep(plan, a_window("2026-12-09 22:00", 1)) == ("Kai",)
    assert asleep(a_plan(), a_window("2026-12-09 03:00")) == ()


# -- the first peak


def a_forecast(*days: Callable[[int], float | None], step_s: int = 3600) -> Forecast:
    values = tuple(day(hour) for day in days for hour in range(24))
    begins = datetime(2026, 12, 7, tzinfo=UTC)
    return Forecast(begins, step_s, values, values, Confidence.HIGH, (), "requests", How.SUM, 8)


def office(hour: int) -> float:
    return 100.0 if 9 <= hour < 17 else 10.0


def weekend(hour: int) -> float:
    return 30.0 if 9 <= hour < 17 else 3.0


MONDAY = datetime(2026, 12, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "hours"),
    [(0, 9), (3.5, 9), (9, 9), (9.5, 9.5), (16.9, 16.9), (17, 57), (50, 57), (65, None)],
)
def test_the_first_peak_is_a_working_days_not_a_weekends(after: float, hours: float | None) -> None:
    forecast = a_forecast(office, weekend, office)
    found = first_peak(forecast, MONDAY + after * HOUR)
    assert found == (None if hours is None else MONDAY + hours * HOUR)


def test_one_great_day_does_not_hide_the_usual_ones() -> None:
    forecast = a_forecast(office, office, lambda hour: 50 * office(hour))
    assert first_peak(forecast, MONDAY) == MONDAY + 9 * HOUR


@pytest.mark.parametrize("nothing", [lambda _: 0.0, lambda _: None])
def test_without_traffic_there_is_no_peak(nothing: Callable[[int], float | None]) -> None:
    assert first_peak(a_forecast(nothing, nothing), MONDAY) is None


def test_what_the_forecast_does_not_hold_tells_no_peak() -> None:
    forecast = a_forecast(office, office)
    assert first_peak(forecast, MONDAY - HOUR) is None
    assert first_peak(forecast, MONDAY + 48 * HOUR) is None


def test_part_of_a_day_tells_no_peak_and_days_without_data_are_passed_over() -> None:
    assert first_peak(a_forecast(office, step_s=1800), MONDAY) is None
    forecast = a_forecast(lambda _: None, office)
    assert first_peak(forecast, MONDAY) == MONDAY + 33 * HOUR


def with_usage(people: tuple[Person, ...], busy_from: int) -> dict[str, Any]:
    start = datetime(2026, 10, 25, 23, tzinfo=UTC)  # midnight here
    hours = [100.0 if 0 <= (at - busy_from) % 24 < 6 else 10.0 for at in range(28 * 24)]
    return {
        "timing__sources": (a_source(a_series(list(hours), start)),),
        "timing__people": people,
        "timing__support_minutes": 0,
        "timing__rest_hours": 0,
    }


EARLY = Person(name="Eve", available_until=time(9), required=False)
OFFICE = Person(name="Flo", available_from=time(9), available_until=time(17), required=False)


@pytest.mark.parametrize(
    ("people", "busy_from", "alone"),
    [
        ((EARLY,), 10, True),
        ((EARLY, OFFICE), 10, False),
        ((EARLY,), 8, False),
        ((ANN,), 10, False),
        ((ANN,), 1, True),  # a peak from overseas, while Ann sleeps
        ((EARLY,), 1, False),  # who has entered the night's hours is awake in them
        ((), 1, False),
    ],
)
def test_somebody_must_be_awake_at_the_first_peak(
    people: tuple[Person, ...], busy_from: int, *, alone: bool
) -> None:
    answers = with_usage(people, busy_from)
    found = soft(a_window("2026-12-08 07:00", 1), **answers)
    assert found.get("first_peak") == (10 if alone else None)


def test_the_first_peak_that_finds_nobody_awake_is_said() -> None:
    answers = with_usage((EARLY,), 10)
    found = judge(a_plan(**answers), a_window("2026-12-08 07:00", 1), now=NOW).soft
    assert [point.why for point in found if point.rule == "first_peak"] == [
        (
            "The first real peak comes at Tue 8 Dec 2026, 10:00 (Europe/Amsterdam), when nobody on "
            "the roster is there and awake; the way back must stay open until then."
        )
    ]
    without = soft(a_window("2026-12-08 07:00", 1), **answers | {"timing__sources": ()})
    assert "first_peak" not in without
