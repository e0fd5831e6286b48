"""How many instances may go at once, and the same steps run in three ways."""

from datetime import timedelta
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import downtime
from golive.downtime import Room, Way
from golive.forecast import Forecast
from golive.plan import Component, How, Plan, Step, UserGroup
from tests.builders import LAUNCH, a_forecast, a_plan, a_taken

_WEB = Component(id="web", name="Web", instances=6, capacity_per_instance=10.0)


@pytest.mark.parametrize(
    ("instances", "load", "capacity", "use", "go"),
    [
        (6, 30, 10, 1.0, 2),  # three are spare, a third is two
        (6, 45, 10, 1.0, 1),  # 4.5 are needed
        (6, 50, 10, 1.0, 1),
        (6, 50.1, 10, 1.0, 0),
        (6, 100, 10, 1.0, 0),
        (12, 16, 10, 0.8, 4),
        (3, 0, 10, 0.8, 1),
        (2, 0, 10, 0.8, 0),
        (6, 1, 5e-324, 1.0, 0),  # next to nothing each
        (10, 8 * 0.7 * 10, 10, 0.7, 2),  # 8 are needed, to the last digit
    ],
)
def test_what_the_load_leaves_may_go_but_never_more_than_a_third(
    instances: int, load: float, capacity: float, use: float, go: int
) -> None:
    assert downtime.may_go(instances, load, capacity, use) == go


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(0, 600), st.integers(1, 40))
def test_no_more_go_than_the_rest_can_carry_and_one_more_would_be_too_many(
    instances: int, load: int, capacity: int
) -> None:
    go = downtime.may_go(instances, load, capacity, 1.0)
    assert go == 0 or (instances - go) * capacity >= load
    assert go <= instances / 3
    more = go + 1
    assert (instances - more) * capacity < load or more > instances / 3


def _plan(*components: Component, **answers: object) -> Plan:
    taken = {part.id: Step(minutes=20, takes_down=(part.id,)) for part in components}
    usual = {
        "deployment__components": components,
        "deployment__steps": tuple(taken.values()),
        "timing__taken": a_taken(),
    }
    return a_plan(**(usual | answers))


def test_the_load_is_that_of_the_busiest_step_in_the_window_a_second() -> None:
    ahead = a_forecast(
        [99e9, 3_600.0, 7_200.0, 99e9], LAUNCH - timedelta(hours=1), busy=(99e9, 3e6, 7.2e6, 99e9)
    )
    assert downtime.busiest(_plan(_WEB), ahead) == 2_000
    level = a_forecast([40.0, 60.0], how=How.MEAN)
    assert downtime.busiest(_plan(_WEB), level) == 60


@pytest.mark.parametrize(
    "ahead",
    [
        None,
        a_forecast([1.0]),
        a_forecast([1.0, None]),
        a_forecast([1.0] * 9, LAUNCH + timedelta(hours=1)),
    ],
)
def test_the_load_is_unknown_where_the_forecast_is(ahead: Forecast | None) -> None:
    assert downtime.busiest(_plan(_WEB), ahead) is None


def test_the_load_is_unknown_without_a_window() -> None:
    assert downtime.busiest(_plan(_WEB, timing__taken=None), a_forecast([1.0] * 9)) is None


def test_room_is_told_by_load_else_by_the_third() -> None:
    ahead = a_forecast([3_600 * 36.0] * 2)
    assert downtime.rooms(_plan(_WEB), ahead) == (Room(_WEB, 6, 36, 1, by_load=True),)
    assert downtime.rooms(_plan(_WEB), None) == (Room(_WEB, 6, None, 2, by_load=False),)
    quiet = a_forecast([3_600.0] * 2)
    assert downtime.rooms(_plan(_WEB), quiet) == (Room(_WEB, 6, 1, 2, by_load=False),)


def test_room_is_told_only_of_what_a_step_takes_down_and_whose_instances_are_known() -> None:
    plan = _plan(_WEB, Component(id="api"), deployment__steps=(Step(takes_down=("api",)),))
    assert downtime.rooms(plan, None) == ()


def test_what_may_go_and_what_may_not_each_have_their_sentence() -> None:
    pair, single = Component(id="two", name="Pair", instances=2), Component(id="one", instances=1)
    said = downtime.follows(_plan(_WEB, pair, single))
    assert "Web: 2 of 6 instances may go at once at most (a third)." in said
    assert (
        "Pair: without one of 2 instances the rest would be less than two thirds; add one first."
    ) in said
    assert "A component without a name has one instance: while it is replaced, it is down." in said


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (36, "Web: 1 of 6 instances may go at once at most (by the busiest load expected)."),
        (47, "Web: without one of 6 instances the rest would not carry the busiest load; add one"),
    ],
)
def test_a_busy_load_is_named_as_the_reason(load: float, said: str) -> None:
    assert said in "\n".join(downtime.follows(_plan(_WEB), a_forecast([3_600 * load] * 2)))


# Three ways


def _ways(plan: Plan, forecast: Forecast | None = None) -> dict[str, Way]:
    return {way.name: way for way in downtime.ways(plan, forecast)}


_SHOP = UserGroup(name="Shop", size=100, needs=("web",))


def test_ways_are_worked_out_by_hand_for_two_at_a_time_of_six() -> None:
    """Three rounds of 10 minutes each as planned, with a third down at a time."""
    steps = (
        Step(minutes=15),
        Step(minutes=30, takes_down=("web",), down_percent=100 / 3),
        Step(minutes=5),
    )
    found = _ways(_plan(_WEB, deployment__steps=steps, impact__groups=(_SHOP,)))
    planned, at_once, rolling = found.values()
    assert list(found) == ["As planned", "All at once", "Rolling"]
    assert (planned.minutes, planned.down_minutes, planned.degraded_minutes) == (50, 0, 30)
    assert planned.capacity_left_percent == pytest.approx(200 / 3)
    assert at_once == Way("All at once", 30, 10, 0, 100, None, 0)
    assert rolling.minutes == pytest.approx(50)
    assert (rolling.down_minutes, rolling.users_hit) == (0, 0)


def test_all_at_once_in_the_plan_rolls_in_as_many_rounds_as_batches() -> None:
    steps = (Step(minutes=10, takes_down=("web",)),)
    ahead = a_forecast([3_600 * 36.0] * 2)
    plan = _plan(_WEB, deployment__steps=steps, impact__groups=(_SHOP,))
    third, single = _ways(plan)["Rolling"], _ways(plan, ahead)["Rolling"]
    assert third.minutes == 30
    assert third.capacity_left_percent == pytest.approx(200 / 3)
    assert single.minutes == 60
    assert single.capacity_left_percent == pytest.approx(500 / 6)
    assert single.user_minutes == 0
    assert _ways(plan, ahead)["As planned"].user_minutes == pytest.approx(36 * 3_600 * 10)


@pytest.mark.parametrize(
    "component",
    [
        Component(id="web", instances=1),
        Component(id="web"),
        Component(id="web", instances=4, stateful=True),
    ],
)
def test_what_keeps_data_or_stands_alone_is_left_as_planned(component: Component) -> None:
    steps = (Step(minutes=10, takes_down=("web",)),)
    found = _ways(_plan(component, deployment__steps=steps, impact__groups=(_SHOP,)))
    rolling, planned = found["Rolling"], found["As planned"]
    assert (rolling.minutes, rolling.down_minutes) == (planned.minutes, planned.down_minutes)


def test_two_instances_roll_one_by_one_though_that_is_more_than_a_third() -> None:
    two = Component(id="web", instances=2)
    rolling = _ways(_plan(two, impact__groups=(_SHOP,)))["Rolling"]
    assert (rolling.minutes, rolling.degraded_minutes) == (40, 40)
    assert rolling.capacity_left_percent == 50


def test_nothing_is_compared_where_nothing_goes_down() -> None:
    assert downtime.ways(_plan(_WEB, deployment__steps=(Step(minutes=5),))) == ()


def test_without_groups_or_sizes_no_user_is_counted() -> None:
    assert _ways(_plan(_WEB))["All at once"].users_hit == 0
    unknown = (UserGroup(needs=("web",)),)
    assert _ways(_plan(_WEB, impact__groups=unknown))["All at once"].users_hit is None


@settings(deadline=None)
@given(st.integers(2, 40), st.integers(1, 60), st.sampled_from([10.0, 25.0, 50.0, 100.0]))
def test_rolling_never_takes_all_and_all_at_once_is_never_slower(
    instances: int, minutes: int, percent: float
) -> None:
    part = Component(id="web", instances=instances)
    steps = (Step(minutes=minutes, takes_down=("web",), down_percent=percent),)
    found = _ways(_plan(part, deployment__steps=steps, impact__groups=(_SHOP,)))
    batch = max(instances // 3, 1)
    assert found["Rolling"].down_minutes == 0
    assert found["Rolling"].minutes == pytest.approx(
        minutes * percent / 100 * ceil(instances / batch)
    )
    assert found["All at once"].minutes <= found["As planned"].minutes
    assert found["All at once"].down_minutes == pytest.approx(minutes * percent / 100)
