"""Whom an outage meets, from the traffic expected in it."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import downtime
from golive.downtime import Lost
from golive.forecast import Forecast
from golive.plan import How, Plan, Step, UserGroup
from tests.builders import LAUNCH, a_forecast, a_plan, a_taken


def _plan(*minutes: float, others: int | None = 300, **answers: object) -> Plan:
    """Take the shop's web down for so many minutes, then leave it up, and so on."""
    steps = tuple(
        Step(minutes=long, takes_down=() if place % 2 else ("web",))
        for place, long in enumerate(minutes)
    )
    groups = (UserGroup(name="Shop", size=100, needs=("web",)), UserGroup(size=others))
    usual = {
        "impact__groups": groups,
        "deployment__steps": steps,
        "timing__taken": a_taken(),
    }
    return a_plan(**(usual | answers))


def _lost(plan: Plan, forecast: Forecast | None) -> Lost | None:
    return downtime.lost(plan, downtime.outages(plan)[0], forecast)


def test_requests_in_the_minutes_down_are_met_by_the_groups_share_of_the_users() -> None:
    found = _lost(_plan(90), a_forecast([1_000.0, 400.0]))
    assert found == Lost(
        share=0.25,
        met=(1_000 + 400 / 2) / 4,
        user_minutes=(1_000 * 60 + 400 * 30) / 4,
        degraded_user_minutes=0,
        unit="requests",
        at_most=True,
    )


def test_a_level_of_users_gives_exact_user_minutes_and_its_mean() -> None:
    found = _lost(_plan(90), a_forecast([1_000.0, 400.0], how=How.MEAN, unit="users"))
    assert found is not None
    assert found.user_minutes == pytest.approx((1_000 * 60 + 400 * 30) / 4)
    assert found.met == pytest.approx(found.user_minutes / 90)
    assert not found.at_most


def test_degraded_minutes_are_counted_by_themselves() -> None:
    steps = (Step(minutes=30, takes_down=("web",), down_percent=50),)
    found = _lost(_plan(deployment__steps=steps), a_forecast([1_000.0], how=How.MEAN))
    assert found is not None
    assert (found.met, found.user_minutes) == (0, 0)
    assert found.degraded_user_minutes == pytest.approx(1_000 * 30 / 4)


@pytest.mark.parametrize(
    ("plan", "forecast"),
    [
        (_plan(90), None),
        (_plan(90, timing__taken=None), a_forecast([5.0] * 9)),
        (_plan(90, others=None), a_forecast([5.0] * 9)),
        (_plan(90, impact__groups=(UserGroup(needs=("web",)),)), a_forecast([5.0] * 9)),
        (_plan(90, impact__groups=(UserGroup(size=0, needs=("web",)),)), a_forecast([5.0] * 9)),
        (_plan(90), a_forecast([5.0])),
        (_plan(10, 60, 90), a_forecast([5.0, 5.0, None])),
    ],
)
def test_nothing_is_told_while_users_window_or_traffic_are_unknown(
    plan: Plan, forecast: Forecast | None
) -> None:
    assert _lost(plan, forecast) is None


def test_degraded_hours_without_data_leave_all_unknown() -> None:
    steps = (Step(minutes=30, takes_down=("web",), down_percent=50),)
    assert _lost(_plan(deployment__steps=steps), a_forecast([None])) is None


@settings(deadline=None)
@given(
    minutes=st.lists(st.integers(1, 60), min_size=1, max_size=5),
    values=st.lists(st.integers(0, 99), min_size=6, max_size=6),
    how=st.sampled_from(How),
)
def test_user_minutes_are_those_of_adding_up_every_minute(
    minutes: list[int], values: list[int], how: How
) -> None:
    found = _lost(
        _plan(*map(float, minutes)),
        a_forecast([float(value) for value in values], LAUNCH - timedelta(hours=1), how=how),
    )
    down = [place % 2 == 0 for place, long in enumerate(minutes) for _ in range(long)]
    met = sum(values[1 + at // 60] for at, is_down in enumerate(down) if is_down)
    assert found is not None
    assert found.user_minutes == pytest.approx(met / 4)
