"""Answers that contradict each other: a plan that yields each finding, and one that does not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from golive.errors import Finding, Severity
from golive.plan import (
    Audience,
    Coexist,
    Experience,
    Freeze,
    NoticeAction,
    NoticeImpact,
    Plan,
    Stage,
    Step,
    StepPhase,
    Style,
    UserGroup,
)
from golive.plan.edits import with_value
from golive.review.clashes import clashes
from golive.timing import judge, taken
from golive.window import Window
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_taken

_DAY = timedelta(days=1)
_LATE, _AT_THE_GATE = LAUNCH - 5 * _DAY, LAUNCH - _DAY
_FREEZE = Freeze(id="f", name="Year end", starts=LAUNCH - _DAY, ends=LAUNCH + _DAY)


def _found(plan: Plan, now: datetime = NOW) -> dict[str, Finding]:
    return {finding.rule: finding for finding in clashes(plan, now)}


def _weights(plan: Plan, rule: str) -> list[Severity]:
    return [_found(plan, now)[rule].severity for now in (NOW, _LATE, _AT_THE_GATE)]


def test_an_empty_plan_and_a_lone_window_contradict_nothing() -> None:
    assert _found(Plan(id="empty")) == {}
    assert _found(a_plan(timing__taken=a_taken()), _AT_THE_GATE) == {}


def test_a_window_in_a_freeze_stops_the_launch() -> None:
    plan = a_plan(timing__taken=a_taken(), timing__freezes=(_FREEZE,))
    found = _found(plan)["window-freeze"]
    assert (found.severity, found.where) == (Severity.STOP, "timing.taken")
    assert found.what.startswith("Against the window: The freeze “Year end” stands from")


def test_a_window_clear_of_the_freeze_stops_nothing() -> None:
    later = LAUNCH + 2 * _DAY
    assert _found(a_plan(timing__taken=a_taken(later), timing__freezes=(_FREEZE,))) == {}


def test_a_window_that_has_begun_is_judged_no_more() -> None:
    plan = a_plan(timing__taken=a_taken(), timing__freezes=(_FREEZE,))
    assert "window-freeze" in _found(plan, LAUNCH - timedelta(seconds=1))
    assert _found(plan, LAUNCH) == {}


def _overridden(*freezes: Freeze, **answers: object) -> Plan:
    """Build a plan whose window was taken in spite of what stood against it."""
    plan = a_plan(timing__freezes=freezes, **answers)
    window = Window(start=LAUNCH, end=LAUNCH + timedelta(hours=2), zone=ZONE)
    candidate = judge(plan, window, now=NOW)
    record = taken(
        plan, candidate, by="Tom", at=NOW, overridden_by="Ines", override_reason="It is small."
    )
    return with_value(plan, "timing.taken", record)


def test_a_freeze_that_somebody_overrode_is_only_worth_knowing() -> None:
    found = _found(_overridden(_FREEZE), _AT_THE_GATE)["window-freeze"]
    assert found.severity is Severity.NOTE
    assert found.remedy == "Ines took it all the same: It is small."


def test_another_freeze_that_came_later_stops_the_launch_again() -> None:
    newer = Freeze(id="g", name="Audit", starts=LAUNCH, ends=LAUNCH + _DAY)
    plan = with_value(_overridden(_FREEZE), "timing.freezes", (_FREEZE, newer))
    weights = [f.severity for f in clashes(plan, NOW) if f.rule == "window-freeze"]
    assert weights == [Severity.NOTE, Severity.STOP]


def test_a_contract_s_notice_that_was_overridden_stays_so_from_day_to_day() -> None:
    bound = Audience(id="a", name="Acme", contract_lead_days=60)
    plan = _overridden(notices__audiences=(bound,))
    for now in (NOW, NOW + 3 * _DAY, _AT_THE_GATE):
        assert _found(plan, now)["window-notice"].severity is Severity.NOTE


def test_refusals_without_a_name_beneath_them_are_not_overridden() -> None:
    plan = _overridden(_FREEZE)
    assert plan.timing.taken is not None
    nameless = plan.timing.taken.model_copy(update={"overridden_by": ""})
    plan = with_value(plan, "timing.taken", nameless)
    assert _found(plan)["window-freeze"].severity is Severity.STOP


def test_a_freeze_that_cannot_be_followed_is_a_finding_and_no_failure() -> None:
    ancient = datetime(1900, 1, 1, tzinfo=UTC)
    endless = Freeze(
        id="f", name="Nightly", starts=ancient, ends=ancient + _DAY / 24, repeats="FREQ=DAILY"
    )
    plan = a_plan(timing__taken=a_taken(), timing__freezes=(endless,))
    found = _found(plan)["window-unjudged"]
    assert "“Nightly”" in found.what
    assert found.where == "timing.freezes"
    assert _weights(plan, "window-unjudged") == [Severity.WARN, Severity.WARN, Severity.STOP]


def test_a_soft_launch_on_data_that_cannot_be_shared_is_a_contradiction() -> None:
    plan = a_plan(
        strategy__style=Style.SOFT,
        strategy__data_coexists=Coexist.NO,
        strategy__sessions_coexist=Coexist.NO,
        timing__taken=a_taken(),
    )
    found = _found(plan)["soft-cannot-coexist"]
    assert found.what == "A soft launch is chosen, and old and new cannot share data."
    assert _weights(plan, found.rule) == [Severity.WARN, Severity.WARN, Severity.STOP]


@pytest.mark.parametrize(
    ("style", "data"), [(Style.HARD, Coexist.NO), (Style.SOFT, Coexist.UNKNOWN), (None, Coexist.NO)]
)
def test_only_a_soft_launch_needs_shared_data(style: Style | None, data: Coexist) -> None:
    plan = a_plan(strategy__style=style, strategy__data_coexists=data)
    assert "soft-cannot-coexist" not in _found(plan)


@pytest.mark.parametrize("rehearsed", [None, False])
def test_a_hard_launch_that_was_not_rehearsed_weighs_more_day_by_day(
    rehearsed: bool | None,  # noqa: FBT001 - the answer
) -> None:
    plan = a_plan(
        strategy__style=Style.HARD, deployment__rehearsed=rehearsed, timing__taken=a_taken()
    )
    assert _weights(plan, "hard-not-rehearsed") == [Severity.NOTE, Severity.WARN, Severity.STOP]


@pytest.mark.parametrize(("style", "rehearsed"), [(Style.HARD, True), (Style.SOFT, False)])
def test_a_rehearsed_or_a_soft_launch_has_no_such_gap(style: Style, rehearsed: bool) -> None:  # noqa: FBT001 - the answer
    plan = a_plan(strategy__style=style, deployment__rehearsed=rehearsed)
    assert "hard-not-rehearsed" not in _found(plan)


def _staged(style: Style, *shares: float | None) -> Plan:
    stages = tuple(Stage(id=f"s{n}", share_percent=share) for n, share in enumerate(shares))
    return a_plan(strategy__style=style, strategy__stages=stages)


def test_stages_whose_shares_fall_are_out_of_order() -> None:
    found = _found(_staged(Style.SOFT, 10, None, 5))["stages-not-rising"]
    assert found.severity is Severity.WARN


@pytest.mark.parametrize("shares", [(), (100,), (10, 10, 100), (10, None, 100), (10, None)])
def test_stages_whose_shares_do_not_fall_are_in_order(shares: tuple[float | None, ...]) -> None:
    assert _found(_staged(Style.SOFT, *shares)) == {}


def test_the_stages_of_a_hard_launch_do_not_matter() -> None:
    assert "stages-not-rising" not in _found(_staged(Style.HARD, 10, 5))


def test_no_down_time_and_a_full_outage_cannot_both_be() -> None:
    groups = (UserGroup(name="Shop", expected=Experience.OUTAGE), UserGroup(name="Desk"))
    plan = a_plan(impact__down_time=False, impact__groups=groups)
    found = _found(plan)["outage-without-down-time"]
    assert found.what == "No down-time is expected, and “Shop” will notice a full outage."
    assert found.severity is Severity.WARN


@pytest.mark.parametrize(
    ("down_time", "expected"),
    [(True, Experience.OUTAGE), (None, Experience.OUTAGE), (False, Experience.SLOWER)],
)
def test_down_time_and_outage_may_agree(down_time: bool | None, expected: Experience) -> None:  # noqa: FBT001 - the answer
    plan = a_plan(impact__down_time=down_time, impact__groups=(UserGroup(expected=expected),))
    assert _found(plan) == {}


def test_a_forced_upgrade_that_nobody_is_told_of_is_a_contradiction() -> None:
    told = (Audience(name="Shop", action=NoticeAction.LOGIN),)
    plan = a_plan(
        impact__forces_upgrade=True,
        notices__audiences=told,
        timing__taken=a_taken(LAUNCH + 60 * _DAY),
    )
    assert _found(plan)["upgrade-not-told"].severity is Severity.WARN
    assert _found(plan, LAUNCH + 59 * _DAY)["upgrade-not-told"].severity is Severity.STOP


@pytest.mark.parametrize("forced", [None, False])
def test_without_a_forced_upgrade_nobody_need_be_told_of_one(forced: bool | None) -> None:  # noqa: FBT001 - the answer
    assert _found(a_plan(impact__forces_upgrade=forced)) == {}


def test_a_forced_upgrade_that_is_told_is_none() -> None:
    told = (Audience(name="Shop", action=NoticeAction.UPGRADE),)
    plan = a_plan(impact__forces_upgrade=True, notices__audiences=told)
    assert "upgrade-not-told" not in _found(plan)


def test_more_than_a_group_should_notice_weighs_more_day_by_day() -> None:
    worse = UserGroup(name="Shop", expected=Experience.OUTAGE, wanted=Experience.SLOWER)
    plan = a_plan(impact__groups=(worse,), timing__taken=a_taken())
    found = _found(plan)["worse-than-wanted"]
    assert found.what == "“Shop” will notice more than they should."
    assert _weights(plan, found.rule) == [Severity.NOTE, Severity.WARN, Severity.STOP]


def test_no_more_than_a_group_should_notice_is_no_finding() -> None:
    fine = UserGroup(expected=Experience.SLOWER, wanted=Experience.SLOWER)
    assert _found(a_plan(impact__groups=(fine,))) == {}


_ACME = Audience(id="a", name="Acme", impact=NoticeImpact.MINOR, lead_days=5)


@pytest.mark.parametrize(
    ("day", "said"), [(9, "1 day late"), (10, "2 days late"), (14, "6 days late")]
)
def test_a_notice_that_was_not_sent_in_time_is_late_by_so_many_days(day: int, said: str) -> None:
    # five working days before Tuesday 15 December is Tuesday 8 December
    plan = a_plan(timing__taken=a_taken(), notices__audiences=(_ACME,))
    found = _found(plan, datetime(2026, 12, day, 9, tzinfo=UTC))["notice-late"]
    assert found.what == f"The notice to “Acme” is {said}."
    assert found.severity is Severity.WARN


def test_a_notice_is_not_late_while_it_can_still_be_sent_or_was() -> None:
    plan = a_plan(timing__taken=a_taken(), notices__audiences=(_ACME,))
    assert "notice-late" not in _found(plan, datetime(2026, 12, 8, 9, tzinfo=UTC))
    sent = with_value(plan, "notices.audiences.a.sent_on", "2026-12-14")
    assert "notice-late" not in _found(sent, _AT_THE_GATE)


def test_a_notice_is_not_late_without_a_window_or_after_it_began() -> None:
    unset = a_plan(notices__audiences=(_ACME,))
    assert "notice-late" not in _found(unset, _AT_THE_GATE)
    begun = a_plan(timing__taken=a_taken(), notices__audiences=(_ACME,))
    assert "notice-late" not in _found(begun, LAUNCH)


def _step(**fields: Any) -> Step:
    """Build a step that lacks nothing."""
    usual: dict[str, Any] = {
        "id": "s",
        "name": "Deploy",
        "owner": "Tom",
        "stand_in": "Mara",
        "phase": StepPhase.OPEN,
        "check": "Version",
        "undo": "Deploy the old one",
        "minutes": 5,
        "undo_minutes": 20,
    }
    return Step(**(usual | fields))


def _timed(minutes: float | None, **answers: object) -> Plan:
    return a_plan(deployment__steps=(_step(minutes=minutes),), rollback__possible=True, **answers)


def test_a_window_too_short_for_there_and_back_is_said_once_with_its_rule_s_name() -> None:
    plan = _timed(60, timing__taken=a_taken(minutes=50))
    needed = (60 + 15) + (15 + 20 + 15)  # deploy and verify, then decide, undo and verify
    assert [finding.rule for finding in clashes(plan, NOW)] == ["window-way_back"]
    assert f"Deploying and going back need {needed} minutes" in _found(plan)["window-way_back"].what


def test_without_a_way_back_a_step_after_the_window_s_end_is_said_instead() -> None:
    plan = _timed(60, timing__taken=a_taken(minutes=50))
    plan = with_value(plan, "rollback.possible", value=False)
    assert list(_found(plan)) == ["runbook-outside"]
    assert _weights(plan, "runbook-outside") == [Severity.WARN, Severity.WARN, Severity.STOP]


@pytest.mark.parametrize(
    "plan",
    [
        _timed(60, timing__taken=a_taken(minutes=125)),
        _timed(None, timing__taken=a_taken(minutes=30)),
    ],
    ids=["long enough", "not timed yet"],
)
def test_a_window_is_too_short_only_once_steps_are_timed(plan: Plan) -> None:
    assert "window-way_back" not in _found(plan)


def test_going_back_slower_than_the_objective_is_a_contradiction() -> None:
    plan = _timed(5, rollback__rto_minutes=49.0, timing__taken=a_taken())
    found = _found(plan)["rto-missed"]
    assert found.what == ("Going back takes 50 minutes; the recovery time objective is 49 minutes.")
    assert _weights(plan, found.rule) == [Severity.WARN, Severity.WARN, Severity.STOP]


@pytest.mark.parametrize(
    "answers",
    [
        {"rollback__rto_minutes": 50.0},
        {"rollback__rto_minutes": None},
        {"rollback__rto_minutes": 1.0, "rollback__possible": False},
    ],
)
def test_an_objective_that_is_met_or_does_not_apply_is_no_finding(
    answers: dict[str, object],
) -> None:
    plan = a_plan(**{"deployment__steps": (_step(),), "rollback__possible": True} | answers)
    assert _found(plan) == {}
