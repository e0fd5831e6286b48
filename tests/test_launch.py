"""Hard or soft: what each puts at risk; the figures are worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import launch
from golive.plan import Coexist, Stage, Step, Style
from tests.builders import a_plan

#: An SLO of 99.9 % over 30 days leaves 0.1 % of 30 x 24 x 60 minutes: 43.2.
_BUDGET = 0.001 * 30 * 24 * 60
_COEXISTS = {
    "strategy__data_coexists": Coexist.YES,
    "strategy__protocol_coexists": Coexist.YES,
}


def test_the_error_budget_of_three_nines_over_thirty_days_is_43_minutes() -> None:
    assert a_plan(launch__slo_percent=99.9).launch.budget_minutes == pytest.approx(43.2)
    assert a_plan(launch__slo_percent=99.0).launch.budget_minutes == pytest.approx(432)


@pytest.mark.parametrize(
    ("share", "errors", "percent_of_budget"),
    [(5, 20, 0.7), (5, 100, 3.5), (100, 20, 13.9), (100, 100, 69.4)],
)
def test_half_an_hour_of_failures_burns_the_published_share_of_the_budget(
    share: float, errors: float, percent_of_budget: float
) -> None:
    burnt = launch.budget_burnt(a_plan(), share, errors, 30)
    assert burnt == pytest.approx(share / 100 * errors / 100 * 30 / _BUDGET)
    assert round(100 * (burnt or 0), 1) == percent_of_budget


def test_an_objective_of_a_hundred_percent_leaves_no_budget_to_burn() -> None:
    plan = a_plan(launch__slo_percent=100.0)
    assert launch.budget_burnt(plan, 5, 20, 30) is None
    assert launch.largest_first_stage_percent(plan) is None


def test_users_are_exposed_while_it_is_noticed_and_taken_back() -> None:
    steps = (Step(undo_minutes=10), Step(undo_minutes=5), Step(undo_minutes=99, reversible=False))
    plan = a_plan(strategy__detection_minutes=15.0, deployment__steps=steps)
    assert launch.exposed_minutes(plan) == 15 + 10 + 5


def test_the_largest_first_stage_burns_no_more_than_the_share_at_risk() -> None:
    plan = a_plan(
        launch__budget_share_percent=10.0,
        strategy__worst_error_percent=20.0,
        strategy__detection_minutes=30.0,
    )
    by_hand = 0.10 * _BUDGET / (0.20 * 30) * 100
    assert launch.largest_first_stage_percent(plan) == pytest.approx(by_hand)
    assert by_hand == pytest.approx(72.0)


def test_the_largest_first_stage_is_everybody_where_little_is_at_risk() -> None:
    plan = a_plan(strategy__worst_error_percent=0.1, strategy__detection_minutes=1.0)
    assert launch.largest_first_stage_percent(plan) == 100.0


def test_no_first_stage_is_too_large_where_nothing_would_fail() -> None:
    assert launch.largest_first_stage_percent(a_plan(strategy__worst_error_percent=0.0)) is None


def test_everybody_may_be_exposed_as_long_as_the_share_at_risk_lasts() -> None:
    plan = a_plan(launch__budget_share_percent=10.0, strategy__worst_error_percent=20.0)
    assert launch.longest_exposure_minutes(plan) == pytest.approx(0.10 * _BUDGET / 0.20)
    assert launch.longest_exposure_minutes(a_plan(launch__slo_percent=100.0)) is None


def test_a_twentieth_of_the_users_of_whom_a_fifth_fail_is_one_percent_of_all_requests() -> None:
    assert launch.overall_error_percent(5, 20) == pytest.approx(1)


@settings(deadline=None)
@given(
    slo=st.floats(90, 99.99),
    errors=st.floats(0.1, 100),
    minutes=st.floats(1, 10_000),
    at_risk=st.floats(1, 100),
)
def test_a_first_stage_of_the_largest_size_stays_within_the_budget_at_risk(
    slo: float, errors: float, minutes: float, at_risk: float
) -> None:
    plan = a_plan(
        launch__slo_percent=slo,
        launch__budget_share_percent=at_risk,
        strategy__worst_error_percent=errors,
        strategy__detection_minutes=minutes,
    )
    largest = launch.largest_first_stage_percent(plan) or 0
    burnt = largest / 100 * errors / 100 * minutes / ((100 - slo) / 100 * 30 * 24 * 60)
    assert burnt <= at_risk / 100 * 1.000001
    assert largest == 100 or burnt == pytest.approx(at_risk / 100)


def test_what_cannot_be_shared_is_named_and_unknown_is_not() -> None:
    plan = a_plan(strategy__data_coexists=Coexist.NO, strategy__sessions_coexist=Coexist.NO)
    assert launch.cannot_coexist(plan) == ("data", "sessions")
    assert launch.cannot_coexist(a_plan()) == ()
    protocol = a_plan(strategy__protocol_coexists=Coexist.NO)
    assert launch.cannot_coexist(protocol) == ("the protocol between client and server",)


def _advice(**answers: object) -> str:
    plan = a_plan(**answers)
    return launch.advice(plan, launch.recommend(plan))


def test_nothing_follows_and_nothing_is_advised_before_anything_is_chosen() -> None:
    assert launch.follows(a_plan()) == ()
    assert launch.follows(a_plan(**_COEXISTS)) == ()
    assert _advice(**_COEXISTS) == ""


def test_what_was_chosen_as_recommended_needs_no_advice() -> None:
    assert _advice(strategy__style=Style.SOFT, **_COEXISTS) == ""
    assert _advice(strategy__style=Style.HARD, strategy__data_coexists=Coexist.NO) == ""


def test_what_stands_in_the_way_of_a_soft_launch_is_said() -> None:
    assert (
        _advice(strategy__style=Style.SOFT, strategy__one_instant=True)
        == "A soft launch needs that solved first."
    )


def test_sessions_alone_do_not_stand_in_the_way_of_a_soft_launch() -> None:
    plan = a_plan(strategy__style=Style.SOFT, strategy__sessions_coexist=Coexist.NO, **_COEXISTS)
    assert launch.follows(plan)[0].startswith("Name the first stage")


def test_a_hard_launch_is_asked_for_its_reason_once_both_versions_are_known_to_coexist() -> None:
    assert "stands in the way of a soft launch" in _advice(strategy__style=Style.HARD, **_COEXISTS)
    assert _advice(strategy__style=Style.HARD, strategy__data_coexists=Coexist.YES) == ""


def test_a_hard_launch_says_what_it_burns_in_words_with_units() -> None:
    plan = a_plan(
        strategy__style=Style.HARD,
        strategy__worst_error_percent=20.0,
        strategy__detection_minutes=30.0,
    )
    assert launch.follows(plan) == (
        (
            "A hard launch that goes badly means 20 % of all requests fail for 30 minutes: "
            "13.9 % of the 30-day error budget at an SLO of 99.9 %."
        ),
    )


def test_a_hard_launch_without_a_budget_says_only_how_much_fails() -> None:
    plan = a_plan(
        strategy__style=Style.HARD,
        strategy__detection_minutes=1.0,
        launch__slo_percent=100.0,
    )
    assert launch.follows(plan)[0] == (
        "A hard launch that goes badly means 100 % of all requests fail for 1 minute."
    )


def test_a_soft_launch_without_a_stage_asks_for_the_first_one() -> None:
    plan = a_plan(strategy__style=Style.SOFT, strategy__stages=(Stage(name="Staff"),))
    assert launch.follows(plan)[0].startswith("Name the first stage and its share")


def test_a_soft_launch_says_what_its_first_stage_burns_and_how_large_it_may_be() -> None:
    plan = a_plan(
        strategy__style=Style.SOFT,
        strategy__stages=(Stage(name="Staff"), Stage(name="Readers", share_percent=5.0)),
        strategy__worst_error_percent=20.0,
        strategy__detection_minutes=30.0,
    )
    assert launch.follows(plan) == (
        (
            "“Readers” going badly means 1 % of all requests fail for 30 minutes: "
            "0.7 % of the 30-day error budget at an SLO of 99.9 %."
        ),
        (
            "To risk no more than 10 % of the budget, the first stage may hold up to 72 % of the "
            "users."
        ),
    )


def test_a_stage_without_a_name_and_a_plan_without_a_budget_are_said_too() -> None:
    plan = a_plan(
        strategy__style=Style.SOFT,
        strategy__stages=(Stage(share_percent=5.0),),
        launch__slo_percent=100.0,
    )
    assert launch.follows(plan) == (
        "The first stage going badly means 5 % of all requests fail for 15 minutes.",
    )
