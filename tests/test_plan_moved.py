"""A plan moved by whole weeks keeps its weekdays and clock times."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.plan import Freeze, How, Part, Person, Plan, Stage, TakenWindow
from golive.plan.moved import moved
from golive.plan.parts import DaySpan
from golive.window import Window
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_series, a_source, a_taken
from tests.strategies import ZONES, plans

_WEEK = timedelta(weeks=1)
weeks = st.integers(-200, 200)
whole_plans = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _on(zone: str, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _without_clock_changes(value: Any) -> Any:
    """Put every clock of a plan on Kathmandu's, which has not changed since 1986."""
    if isinstance(value, Part | Window):
        names = type(value).model_fields
        update = {name: _without_clock_changes(getattr(value, name)) for name in names}
        return value.model_copy(update=update)
    if isinstance(value, tuple):
        return tuple(_without_clock_changes(one) for one in value)
    if isinstance(value, dict):
        return {key: _without_clock_changes(one) for key, one in value.items()}
    return "Asia/Kathmandu" if value in ZONES else value


@whole_plans
@given(plans().map(_without_clock_changes), weeks)
def test_there_and_back_is_the_same_plan_away_from_clock_changes(plan: Plan, by: int) -> None:
    assert moved(moved(plan, by), -by) == plan


@whole_plans
@given(plans(), weeks)
def test_a_moved_plan_can_be_saved_and_opened(plan: Plan, by: int) -> None:
    there = moved(plan, by)
    assert Plan.model_validate_json(there.model_dump_json()) == there


@given(
    st.sampled_from(ZONES),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.times(time(4), time(22, 59)),
    weeks,
)
def test_a_window_keeps_its_weekday_its_clock_time_and_its_length(
    zone: str, day: date, at: time, by: int
) -> None:
    start = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
    window = Window(start=start, end=start + timedelta(hours=2), zone=zone)
    plan = moved(a_plan(timing__taken=TakenWindow(window=window)), by)
    assert plan.timing.taken is not None
    there = plan.timing.taken.window
    assert _on(zone, there.start) == _on(zone, start) + by * _WEEK
    assert there.length == timedelta(hours=2)
    assert moved(plan, -by).timing.taken == TakenWindow(window=window)


def test_a_moment_that_the_clock_skips_comes_as_long_after_the_change() -> None:
    sunday = datetime(2026, 3, 22, 1, 30, tzinfo=UTC)  # 02:30 in ZONE; a week later it is skipped
    plan = moved(a_plan(strategy__stages=(Stage(starts=sunday),)), 1)
    starts = plan.strategy.stages[0].starts
    assert starts is not None
    assert _on(ZONE, starts) == datetime(2026, 3, 29, 3, 30)  # noqa: DTZ001 - a clock's time


def test_a_window_on_a_clock_change_never_ends_before_it_starts() -> None:
    sunday = datetime(2026, 3, 22, 1, 30, tzinfo=UTC)
    plan = moved(a_plan(timing__taken=a_taken(sunday, minutes=30)), 1)
    assert plan.timing.taken is not None
    assert plan.timing.taken.window.minutes == 30


def test_days_and_moments_move_wherever_they_stand() -> None:
    freeze = Freeze(id="f", starts=LAUNCH, ends=LAUNCH + timedelta(days=1))
    person = Person(id="p", leave=(DaySpan(first=date(2026, 12, 1), last=date(2026, 12, 4)),))
    plan = a_plan(
        timing__freezes=(freeze,),
        timing__people=(person,),
        timing__search_from=date(2026, 12, 7),
        team__edits={"backup": {"due": "2026-12-09"}},
        timing__reserves=(a_taken().window,),
    )
    there = moved(plan, 2)
    assert there.timing.freezes[0].starts == LAUNCH + 2 * _WEEK
    assert there.timing.people[0].leave[0].last == date(2026, 12, 18)
    assert there.timing.search_from == date(2026, 12, 21)
    assert there.team.edits["backup"].due == date(2026, 12, 23)
    assert there.timing.reserves[0].start == LAUNCH + 2 * _WEEK


def test_what_is_no_date_stays() -> None:
    plan = a_plan(
        launch__name="Orders 4",
        timing__settings={"earliest": "22:00"},
        timing__people=(Person(id="p", available_from=time(9)),),
    )
    assert moved(plan, 5) == plan


def _hourly(start: datetime, hours: int) -> Plan:
    values = [float(hour) for hour in range(hours)]
    return a_plan(timing__sources=(a_source(a_series(list(values), start)),))


def test_usage_keeps_its_rhythm_when_no_clock_change_lies_between() -> None:
    plan = _hourly(NOW, 48)
    series = moved(plan, 3).timing.sources[0].series
    assert series.start == NOW + 3 * _WEEK
    assert series.values == plan.timing.sources[0].series.values


def test_usage_moved_over_a_clock_change_has_a_hole_where_the_clock_skips() -> None:
    before = datetime(2026, 3, 21, 23, 0, tzinfo=UTC)  # Sunday 00:00 in ZONE, a week before
    series = moved(_hourly(before, 6), 1).timing.sources[0].series
    assert _on(ZONE, series.start) == datetime(2026, 3, 29)  # noqa: DTZ001 - a clock's time
    assert series.values == (0.0, 1.0, 2.0, 4.0, 5.0)  # 02:00 does not exist: 03:00 follows 01:00


def test_usage_moved_off_a_clock_change_has_its_doubled_hour_once() -> None:
    before = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)  # Sunday 00:00 in ZONE, 02:00 comes twice
    series = moved(_hourly(before, 6), 1).timing.sources[0].series
    assert series.values == (0.0, 1.0, 2.0, 4.0, 5.0)


def test_usage_moved_onto_the_day_the_clock_goes_back_leaves_the_second_hour_unknown() -> None:
    before = datetime(2026, 10, 17, 22, 0, tzinfo=UTC)
    series = moved(_hourly(before, 5), 1).timing.sources[0].series
    assert series.values == (0.0, 1.0, 2.0, None, 3.0, 4.0)


@pytest.mark.parametrize("how", list(How))
def test_usage_without_values_moves_too(how: How) -> None:
    empty = a_source(a_series([], NOW, how=how))
    there = moved(a_plan(timing__sources=(empty,)), 1).timing.sources[0].series
    assert (there.start, there.values) == (NOW + _WEEK, ())
