"""Sessions, reconnections and forced upgrades; worked out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import downtime
from golive.downtime import Drain, Outage, SessionFate
from golive.plan import Plan, UserGroup
from tests.builders import LAUNCH, a_plan, a_taken

_PUBLISHED = date(2026, 12, 1)


def _outage(group: UserGroup, down: float = 0, degraded: float = 0) -> Outage:
    return Outage(
        group,
        ((5, 5 + down),) if down else (),
        ((60, 60 + degraded),) if degraded else (),
        0,
    )


# Sessions


@pytest.mark.parametrize(
    ("client", "server", "seconds", "fate"),
    [
        (60, 120, 59, SessionFate.KEPT),
        (60, 120, 60, SessionFate.LOST),
        (120, 60, 60, SessionFate.LOST),
        (None, 60, 61, SessionFate.LOST),
        (60, None, 61, SessionFate.LOST),
        (None, 60, 59, SessionFate.UNKNOWN),
        (None, None, 59, SessionFate.UNKNOWN),
        (60, 60, None, SessionFate.UNKNOWN),
    ],
)
def test_a_session_outlasts_a_drop_shorter_than_both_timeouts(
    client: float | None, server: float | None, seconds: float | None, fate: SessionFate
) -> None:
    group = UserGroup(client_timeout_seconds=client, server_timeout_seconds=server)
    assert downtime.fate(group, seconds) is fate


def test_a_drop_is_the_longest_stretch_down_else_what_was_typed() -> None:
    typed = UserGroup(minutes=2)
    assert downtime.drop_seconds(_outage(typed, down=10)) == 600
    two = Outage(typed, ((0, 3), (9, 10)), (), 0)
    assert downtime.drop_seconds(two) == 180
    assert downtime.drop_seconds(_outage(typed, degraded=10)) == 120
    assert downtime.drop_seconds(_outage(UserGroup())) is None


def _said(group: UserGroup, **answers: object) -> tuple[str, ...]:
    plan = a_plan(impact__groups=(group,), **answers)
    return downtime.told(plan, downtime.outages(plan)[0])


def test_kept_and_lost_sessions_are_said_and_the_server_is_to_be_asked() -> None:
    group = UserGroup(name="Desk", minutes=1, client_timeout_seconds=90, server_timeout_seconds=120)
    (kept,) = _said(group)
    assert kept.startswith("Desk: sessions outlast a drop of 60 seconds, if the server")
    assert kept.endswith("ask whether a server that restarts does.")
    (lost,) = _said(group.model_copy(update={"minutes": 3}))
    assert lost == (
        "Desk: sessions are lost, as a connection is away for 180 seconds: they log in, "
        "subscribe and load again."
    )


# Connections


def test_as_many_are_dropped_each_second_as_are_accepted() -> None:
    group = UserGroup(connections=50_000, accept_rate_per_second=1_000)
    assert downtime.drain(_outage(group, down=5)) == Drain(50, 1_000, 1, 50, None, None)


def test_a_slow_rolling_step_stays_within_the_tested_rate_and_a_quick_one_does_not() -> None:
    group = UserGroup(connections=50_000, accept_rate_per_second=1_000)
    slow, quick = (downtime.drain(_outage(group, degraded=long)) for long in (20, 0.5))
    assert slow is not None
    assert quick is not None
    assert slow.rate == pytest.approx(50_000 / 1_200)
    assert quick.rate == pytest.approx(50_000 / 30)
    assert (slow.within, quick.within) == (True, False)


def test_more_coming_back_than_tested_is_said() -> None:
    group = UserGroup(name="Desk", needs=("web",), connections=90_000, accept_rate_per_second=1_000)
    step = {"minutes": 1.0, "takes_down": ("web",), "down_percent": 50.0}
    said = _said(group, deployment__steps=({"id": "a", **step},))
    assert "Desk: as the steps drop them, 1,500 come back a second, more than were tested." in said


@settings(deadline=None)
@given(st.integers(1, 10**7), st.integers(1, 10**5))
def test_draining_brings_everyone_back_and_never_more_than_accepted(
    connections: int, accepts: int
) -> None:
    found = downtime.drain(
        _outage(UserGroup(connections=connections, accept_rate_per_second=accepts), down=1)
    )
    assert found is not None
    assert found.batch / found.interval_seconds <= accepts
    assert (found.batches - 1) * found.batch < connections <= found.batches * found.batch
    assert found.batches * found.interval_seconds >= found.spread_seconds


@pytest.mark.parametrize(
    "group",
    [UserGroup(connections=5), UserGroup(connections=5, accept_rate_per_second=0), UserGroup()],
)
def test_nothing_is_drained_without_a_tested_rate(group: UserGroup) -> None:
    assert downtime.smallest_spread_seconds(group) is None
    assert downtime.drain(_outage(group, down=1)) is None


# Upgrades


@pytest.mark.parametrize(
    ("day", "percent"), [(-1, 0), (0, 0), (5, 25), (19, 95), (20, 100), (90, 100)]
)
def test_adoption_rises_evenly_from_the_day_the_client_is_out(day: int, percent: float) -> None:
    group = UserGroup(client_published=_PUBLISHED, adoption_days=20)
    assert downtime.adopted_percent(group, _PUBLISHED + timedelta(days=day)) == percent


def test_adoption_is_at_least_what_was_entered_and_that_alone_without_a_curve() -> None:
    curve = UserGroup(client_published=_PUBLISHED, adoption_days=20, adoption_percent=60)
    assert downtime.adopted_percent(curve, _PUBLISHED) == 60
    assert downtime.adopted_percent(curve, _PUBLISHED + timedelta(days=15)) == 75
    entered = UserGroup(adoption_days=20, adoption_percent=60)
    assert downtime.adopted_percent(entered, _PUBLISHED) == 60
    assert downtime.adopted_percent(UserGroup(client_published=_PUBLISHED), _PUBLISHED) is None


def test_a_client_that_all_have_at_once_is_with_all_on_the_day_it_is_out() -> None:
    group = UserGroup(client_published=_PUBLISHED, adoption_days=0)
    assert downtime.adopted_percent(group, _PUBLISHED) == 100
    assert downtime.adopted_percent(group, _PUBLISHED - timedelta(days=1)) == 0


def _upgrading(group: UserGroup, **answers: object) -> Plan:
    return a_plan(impact__groups=(group,), timing__taken=a_taken(), **answers)


def test_users_still_shut_out_are_those_of_the_windows_day() -> None:
    group = UserGroup(
        name="App",
        size=4_000,
        minimum_client="app 7",
        client_published=_PUBLISHED,
        adoption_days=28,
    )
    plan = _upgrading(group)
    assert downtime.window_day(plan) == LAUNCH.date() == _PUBLISHED + timedelta(days=14)
    assert downtime.shut_out(group, downtime.window_day(plan)) == 2_000
    assert downtime.told(plan, downtime.outages(plan)[0]) == (
        "App: about 2,000 users cannot work until they have app 7 or newer.",
        (
            "App: app 7 must be out by Tue 10 Nov 2026: 7 days until everybody is offered it, "
            "and 28 until all have it."
        ),
    )


def test_the_client_must_be_out_a_ramp_and_the_adoption_before_the_window() -> None:
    group = UserGroup(minimum_client="app 7", adoption_days=30)
    by = downtime.client_out_by(_upgrading(group), group)
    assert by == LAUNCH.date() - timedelta(days=37)


@pytest.mark.parametrize("group", [UserGroup(minimum_client="app 7"), UserGroup(adoption_days=30)])
def test_no_client_is_due_where_any_works_or_adoption_is_unknown(group: UserGroup) -> None:
    assert downtime.client_out_by(_upgrading(group), group) is None


def test_no_client_is_due_before_a_window_is_taken() -> None:
    group = UserGroup(minimum_client="app 7", adoption_days=30)
    assert downtime.client_out_by(a_plan(), group) is None
    assert downtime.window_day(a_plan()) is None
