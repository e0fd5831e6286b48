"""What users notice; the figures are worked out by hand."""

import pytest

from golive import downtime
from golive.forecast import Forecast
from golive.plan import Component, Experience, How, Plan, Step, UserGroup
from tests.builders import a_forecast, a_plan, a_taken

_HARDNESS = (
    Experience.NONE,
    Experience.SLOWER,
    Experience.READ_ONLY,
    Experience.RECONNECT,
    Experience.LOGIN,
    Experience.UPGRADE,
    Experience.MISSING,
    Experience.OUTAGE,
)


def test_user_minutes_are_users_times_minutes() -> None:
    assert downtime.user_minutes(UserGroup(size=200, minutes=15)) == 200 * 15


@pytest.mark.parametrize("group", [UserGroup(size=200), UserGroup(minutes=15)])
def test_user_minutes_are_unknown_while_either_is(group: UserGroup) -> None:
    assert downtime.user_minutes(group) is None


def test_half_an_hour_down_uses_most_of_a_three_nines_budget() -> None:
    assert downtime.budget_share(a_plan(), 30) == pytest.approx(30 / 43.2)
    assert downtime.budget_share(a_plan(launch__slo_percent=100.0), 30) is None


def test_fifty_thousand_connections_at_a_thousand_a_second_need_fifty_seconds() -> None:
    group = UserGroup(connections=50_000, accept_rate_per_second=1_000)
    assert downtime.smallest_spread_seconds(group) == 50


@pytest.mark.parametrize(
    "group",
    [UserGroup(connections=5), UserGroup(connections=5, accept_rate_per_second=0), UserGroup()],
)
def test_no_spread_can_be_told_without_a_tested_rate(group: UserGroup) -> None:
    assert downtime.smallest_spread_seconds(group) is None


def test_those_without_the_new_client_are_shut_out() -> None:
    group = UserGroup(size=4_000, adoption_percent=85, minimum_client="7.2")
    assert downtime.shut_out(group) == 4_000 * 0.15


@pytest.mark.parametrize(
    "group",
    [
        UserGroup(adoption_percent=85, minimum_client="7.2"),
        UserGroup(size=4_000, minimum_client="7.2"),
        UserGroup(size=4_000, adoption_percent=85),
    ],
)
def test_who_is_shut_out_is_unknown_while_one_figure_is(group: UserGroup) -> None:
    assert downtime.shut_out(group) is None


@pytest.mark.parametrize("expected", _HARDNESS)
@pytest.mark.parametrize("wanted", _HARDNESS)
def test_an_experience_is_worse_than_wanted_if_it_stands_later_in_the_order_of_hardness(
    expected: Experience, wanted: Experience
) -> None:
    group = UserGroup(expected=expected, wanted=wanted)
    worse = _HARDNESS.index(expected) > _HARDNESS.index(wanted)
    assert downtime.worse_than_wanted(group) is worse


def test_nothing_is_worse_than_wanted_while_either_is_unknown() -> None:
    assert not downtime.worse_than_wanted(UserGroup(expected=Experience.OUTAGE))
    assert not downtime.worse_than_wanted(UserGroup(wanted=Experience.NONE))


def _told(plan: Plan, forecast: Forecast | None = None) -> tuple[str, ...]:
    """Give what is said of the first group."""
    return downtime.told(plan, downtime.outages(plan)[0], forecast)


def test_nothing_follows_before_anything_is_known() -> None:
    assert downtime.follows(a_plan()) == ()
    nobody = a_plan(impact__groups=(UserGroup(name="Shop"),))
    assert downtime.follows(nobody) == _told(nobody) == downtime.compared(()) == ()


def test_user_minutes_of_all_groups_are_added_up() -> None:
    groups = (UserGroup(size=1_000, minutes=10), UserGroup(size=20, minutes=3), UserGroup(size=5))
    said = downtime.follows(a_plan(impact__groups=groups))
    assert said == (
        (
            "If all users were there, 10,060 user-minutes would be affected: users times the "
            "minutes typed."
        ),
    )


def test_an_outage_is_held_against_the_budget() -> None:
    group = UserGroup(name="Shop", expected=Experience.OUTAGE, minutes=30)
    plan = a_plan(impact__groups=(group,))
    assert _told(plan) == ("Shop: 30 minutes of outage were typed, 69 % of the error budget.",)
    without = a_plan(impact__groups=(group,), launch__slo_percent=100.0)
    assert _told(without) == ("Shop: 30 minutes of outage were typed.",)


def test_more_than_was_wanted_is_said_in_words() -> None:
    group = UserGroup(expected=Experience.LOGIN, wanted=Experience.RECONNECT)
    assert downtime.follows(a_plan(impact__groups=(group,))) == (
        (
            "A group without a name will notice “Must log in again” and should notice at most "
            "“A brief reconnect”."
        ),
    )


def test_steps_connections_and_upgrades_each_have_their_sentence() -> None:
    group = UserGroup(
        name="Desk",
        needs=("web",),
        connections=50_000,
        accept_rate_per_second=1_000,
        size=4_000,
        adoption_percent=85,
        minimum_client="client 7.2",
    )
    steps = (Step(minutes=1, takes_down=("web",)),)
    assert _told(a_plan(impact__groups=(group,), deployment__steps=steps)) == (
        (
            "Desk: by the steps, what they need is down for 1 minute, 2 % of the error budget; at "
            "least 0 % of it is left."
        ),
        (
            "Desk: spread 50,000 disconnections over at least 50 seconds, because 1,000 "
            "reconnections a second were tested: 1,000 every 1 s, 50 times."
        ),
        "Desk: about 600 users cannot work until they have client 7.2 or newer.",
    )


def test_down_and_degraded_are_said_with_what_they_meet_and_beside_the_other_ways() -> None:
    web = Component(id="web", name="Web", instances=4)
    steps = (
        Step(minutes=10, takes_down=("web",)),
        Step(minutes=20, takes_down=("web",), down_percent=50),
    )
    plan = a_plan(
        impact__groups=(UserGroup(name="Shop", size=90, needs=("web",)), UserGroup(size=10)),
        deployment__components=(web,),
        deployment__steps=steps,
        timing__taken=a_taken(),
    )
    ahead = a_forecast([600.0] * 2, unit="sessions")
    assert _told(plan, ahead) == (
        (
            "Shop: by the steps, what they need is down for 10 minutes, 23 % of the error budget "
            "and degraded for 20 minutes; at least 0 % of it is left."
        ),
        (
            "Shop: about 90 sessions are met by the outage, at most 5,400 user-minutes (their "
            "share of the users, 90 %, taken as that of the traffic)."
        ),
    )
    assert downtime.follows(plan, ahead) == (
        "Web: 1 of 4 instances may go at once at most (a third).",
    )
    assert downtime.compared(downtime.ways(plan, ahead)) == (
        (
            "As planned: down for 10 minutes, degraded for 20 minutes, at least 0 % left, done in "
            "30 minutes."
        ),
        (
            "All at once: down for 20 minutes, nothing degraded, at least 0 % left, done in 20 "
            "minutes."
        ),
        "Rolling: nobody down, degraded for 80 minutes, at least 75 % left, done in 80 minutes.",
    )
    level = _told(plan, a_forecast([600.0] * 2, unit="users", how=How.MEAN))
    assert level[1].startswith("Shop: about 540 users are met by the outage, 5,400 user-minutes")


def test_what_passes_while_a_group_is_degraded_is_said_where_nothing_is_down() -> None:
    plan = a_plan(
        impact__groups=(UserGroup(name="Shop", size=90, needs=("web",)),),
        deployment__components=(Component(id="web", instances=4),),
        deployment__steps=(Step(minutes=30, takes_down=("web",), down_percent=25),),
        timing__taken=a_taken(),
    )
    said = _told(plan, a_forecast([600.0] * 2))
    assert said[1] == (
        "Shop: at most 18,000 user-minutes pass while it is degraded (their share of the users, "
        "100 %, taken as that of the traffic)."
    )
