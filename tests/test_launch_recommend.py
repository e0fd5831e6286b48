"""Hard or soft, with reasons, and what makes up for a hard launch."""

import pytest

from golive import launch
from golive.forecast import Forecast
from golive.plan import Coexist, How, Plan, Step, Style, UserGroup
from tests.builders import LAUNCH, a_forecast, a_plan, a_taken

_TOGETHER = {
    "strategy__data_coexists": Coexist.YES,
    "strategy__protocol_coexists": Coexist.YES,
    "strategy__sessions_coexist": Coexist.YES,
}
_ONE_PERCENT = {"strategy__baseline_error_percent": 1.0}
_WEEK = 168


def _said(plan: Plan, forecast: Forecast | None = None) -> dict[str, Style | None]:
    return {r.sentence: r.speaks_for for r in launch.recommend(plan, forecast).reasons}


def test_nothing_is_recommended_before_anything_is_said_but_it_is_asked() -> None:
    found = launch.recommend(a_plan())
    assert (found.style, found.makes_up) == (None, ())
    assert _said(a_plan()) == {
        "Nobody has said whether old and new share data and the protocol between client and "
        "server and sessions.": None
    }


def test_versions_that_run_side_by_side_speak_for_soft() -> None:
    found = launch.recommend(a_plan(**_TOGETHER))
    assert (found.style, found.makes_up) == (Style.SOFT, ())
    assert _said(a_plan(**_TOGETHER)) == {"Old and new can run side by side.": Style.SOFT}


@pytest.mark.parametrize(
    ("answer", "named"),
    [("data", "data"), ("protocol", "the protocol between client and server")],
)
def test_one_thing_that_cannot_be_shared_makes_it_hard(answer: str, named: str) -> None:
    plan = a_plan(**(_TOGETHER | {f"strategy__{answer}_coexists": Coexist.NO}))
    assert launch.recommend(plan).style is Style.HARD
    assert _said(plan) == {f"Old and new cannot share {named}.": Style.HARD}


def test_sessions_that_do_not_move_keep_users_where_they_are_and_it_stays_soft() -> None:
    plan = a_plan(**(_TOGETHER | {"strategy__sessions_coexist": Coexist.NO}))
    assert launch.recommend(plan).style is Style.SOFT
    assert "keep each user on one version" in next(iter(_said(plan)))


def test_one_instant_makes_it_hard_whatever_else_speaks_for_soft() -> None:
    plan = a_plan(**_TOGETHER, strategy__one_instant=True, strategy__one_instant_why="the law.")
    assert launch.recommend(plan).style is Style.HARD
    assert _said(plan)["Everybody must have it at one instant: the law."] is Style.HARD
    bare = a_plan(strategy__one_instant=True)
    assert _said(bare)["Everybody must have it at one instant."] is Style.HARD


def test_no_need_for_one_instant_speaks_for_soft() -> None:
    plan = a_plan(strategy__one_instant=False)
    assert launch.recommend(plan).style is Style.SOFT


def _groups(*sizes: int | None) -> tuple[UserGroup, ...]:
    return tuple(UserGroup(size=size) for size in sizes)


def test_fewer_users_than_even_half_and_half_needs_make_it_hard() -> None:
    needed = launch.to_see_a_rise(0.01, 0.02, 0.5)
    few = a_plan(**_TOGETHER, **_ONE_PERCENT, impact__groups=_groups(2 * needed - 1))
    assert launch.recommend(few).style is Style.HARD
    enough = a_plan(**_TOGETHER, **_ONE_PERCENT, impact__groups=_groups(needed, needed))
    assert launch.recommend(enough).style is Style.SOFT
    assert len(_said(enough)) == 1


def test_too_few_users_and_too_few_requests_are_said_with_their_figures() -> None:
    plan = a_plan(**_ONE_PERCENT, impact__groups=_groups(30, 5))
    assert (
        "Half of all 35 users and a week’s 1,680 requests are fewer than the 1,826 that show 2 % "
        "of failures: stages would prove little."
    ) in _said(plan, a_forecast([10.0] * _WEEK))


def test_requests_enough_of_too_few_users_are_said_not_to_be_independent() -> None:
    plan = a_plan(**_TOGETHER, **_ONE_PERCENT, impact__groups=_groups(35))
    ahead = a_forecast([100.0] * _WEEK, unit="sessions")
    assert launch.recommend(plan, ahead).style is Style.SOFT
    (doubt,) = (said for said, style in _said(plan, ahead).items() if style is None)
    assert doubt == (
        "Half of all 35 users are fewer than the 1,826 that show 2 % of failures; counted in "
        "sessions there are enough, but those of one user are not independent."
    )


@pytest.mark.parametrize(
    ("groups", "ahead"),
    [
        (_groups(5, None), None),
        ((), None),
        (_groups(5, None), a_forecast([100.0] * (_WEEK - 1))),
        (_groups(5, None), a_forecast([1e9] * _WEEK, how=How.MEAN)),
    ],
)
def test_unknown_numbers_speak_for_nothing(
    groups: tuple[UserGroup, ...], ahead: Forecast | None
) -> None:
    plan = a_plan(**_TOGETHER, **_ONE_PERCENT, impact__groups=groups)
    assert len(_said(plan, ahead)) == 1


def test_without_a_rate_to_be_seen_numbers_speak_for_nothing() -> None:
    plan = a_plan(**_TOGETHER, launch__slo_percent=100.0, impact__groups=_groups(5))
    assert len(_said(plan)) == 1


def test_a_hard_launch_is_made_up_for_by_hiding_rehearsing_and_reserving() -> None:
    plan = a_plan(
        strategy__data_coexists=Coexist.NO,
        strategy__worst_error_percent=20.0,
        deployment__steps=(Step(minutes=30, undo_minutes=20),),
        timing__taken=a_taken(LAUNCH, 240),
    )
    assert launch.recommend(plan).makes_up == (
        "Run the new version hidden in production first, on a copy of real traffic.",
        "Rehearse: time the whole run-book once, way back included.",
        "Reserve time: the way back takes 50 minutes, and the window leaves 145 minutes beyond it.",
        (
            "To risk no more than 10 % of the error budget, notice and go back within "
            "21.6 minutes; as planned it takes 35 minutes."
        ),
    )


def test_what_is_enough_already_is_not_asked_for() -> None:
    plan = a_plan(
        deployment__rehearsed=True,
        strategy__worst_error_percent=1.0,
        deployment__steps=(Step(minutes=100, undo_minutes=20),),
        timing__taken=a_taken(LAUNCH, 60),
    )
    said = launch.making_up(plan)
    assert said[1].startswith("The run-book was timed once; time it again")
    assert said[2] == (
        "Reserve more time: the way back takes 50 minutes, and the window is 105 minutes too short."
    )
    assert len(said) == 3
    assert len(launch.making_up(a_plan(launch__slo_percent=100.0))) == 3
