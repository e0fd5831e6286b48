"""What a change of answers did to the window, the notices and the run-book."""

from datetime import UTC, datetime, timedelta

import pytest

from golive.plan import Audience, Freeze, Plan, Step, StepPhase
from golive.plan.edits import with_value
from golive.review import effects
from tests.builders import LAUNCH, NOW, a_plan, a_taken

_DAY = timedelta(days=1)
_FREEZE = Freeze(id="f", name="Audit", starts=LAUNCH - _DAY, ends=LAUNCH + _DAY)
_ACME = Audience(id="a", name="Acme", lead_days=5)


def _changed(plan: Plan, path: str, value: object) -> tuple[str, ...]:
    return effects(plan, with_value(plan, path, value), NOW)


def _timed(**answers: object) -> Plan:
    deploy = Step(id="s", name="Deploy", minutes=20, undo_minutes=10)
    check = Step(id="t", name="Try it", minutes=10, phase=StepPhase.VERIFY)
    return a_plan(deployment__steps=(deploy, check), timing__taken=a_taken(minutes=180), **answers)


def test_a_change_that_touches_none_of_them_says_nothing() -> None:
    assert _changed(_timed(notices__audiences=(_ACME,)), "strategy.why", "It is safer") == ()
    assert _changed(Plan(id="empty"), "launch.name", "Orders") == ()


def test_a_freeze_over_the_window_refuses_it_and_its_end_allows_it_again() -> None:
    free = a_plan(timing__taken=a_taken())
    (said,) = _changed(free, "timing.freezes", (_FREEZE,))
    assert said.startswith("The window is refused now: The freeze “Audit” stands from")
    frozen = with_value(free, "timing.freezes", (_FREEZE,))
    assert _changed(frozen, "timing.freezes", ()) == ("The window is allowed again.",)


def test_several_new_refusals_are_counted() -> None:
    plan = a_plan(timing__taken=a_taken())
    bound = Audience(name="Acme", contract_lead_days=60)
    after = with_value(
        with_value(plan, "timing.freezes", (_FREEZE,)), "notices.audiences", (bound,)
    )
    assert effects(plan, after, NOW)[0].endswith("(and 1 more)")


def test_a_window_that_is_still_refused_is_not_said_again() -> None:
    plan = a_plan(timing__taken=a_taken(), timing__freezes=(_FREEZE,))
    assert _changed(plan, "launch.owner", "Ines") == ()
    two = with_value(plan, "notices.audiences", (Audience(id="a", contract_lead_days=60),))
    assert not any("allowed" in one for one in _changed(two, "timing.freezes", ()))


def test_where_nothing_tells_whether_it_is_allowed_nothing_is_said_of_it() -> None:
    ancient = datetime(1900, 1, 1, tzinfo=UTC)
    endless = Freeze(starts=ancient, ends=ancient + _DAY / 24, repeats="FREQ=DAILY")
    assert _changed(a_plan(timing__taken=a_taken()), "timing.freezes", (endless,)) == ()


def test_days_for_notices_that_move_and_those_now_late_are_counted() -> None:
    plan = a_plan(timing__taken=a_taken(), notices__audiences=(_ACME, Audience(id="b")))
    assert _changed(plan, "notices.audiences.a.lead_days", 6) == (
        "1 send-by day moved, on page 4.",
    )
    assert _changed(plan, "notices.audiences.a.lead_days", 30) == (
        "1 send-by day moved and 1 notice is late now, on page 4.",
    )
    sooner = with_value(plan, "timing.taken", a_taken(NOW + _DAY))
    assert effects(plan, sooner, NOW) == (
        "2 send-by days moved and 2 notices are late now, on page 4.",
    )


def test_a_new_audience_has_no_day_that_moved_and_one_told_has_none_at_all() -> None:
    plan = a_plan(timing__taken=a_taken())
    assert _changed(plan, "notices.audiences", (_ACME,)) == ()
    told = with_value(
        plan, "notices.audiences", (_ACME.model_copy(update={"sent_on": NOW.date()}),)
    )
    assert _changed(told, "notices.audiences.a.lead_days", 30) == ()


def test_longer_steps_need_more_minutes_and_move_the_point_of_no_return() -> None:
    # there 30, back 15 + 10 + 15; 180 - 40 = 140 minutes after 03:00 it is too late to turn round
    (said,) = _changed(_timed(), "deployment.steps.s.undo_minutes", 30)
    assert said == (
        "The run-book, way back included, needs 90 minutes instead of 70 minutes. The point of no "
        "return is Tue 15 Dec 2026, 05:00 (Europe/Amsterdam) instead of Tue 15 Dec 2026, 05:20 "
        "(Europe/Amsterdam)."
    )


def test_a_way_back_longer_than_the_window_has_its_point_of_no_return_before_it() -> None:
    said = _changed(_timed(), "rollback.decision_minutes", 300.0)
    assert said[-1].endswith(
        "The point of no return is before the window instead of Tue 15 Dec 2026, 05:20 "
        "(Europe/Amsterdam)."
    )


def test_without_a_window_the_point_of_no_return_is_said_in_minutes() -> None:
    plan = with_value(_timed(timing__length_minutes=180.0), "timing.taken", None)
    (said,) = _changed(plan, "deployment.steps.s.undo_minutes", 30)
    assert "The point of no return is 120 minutes after the window’s start instead of 140" in said


def test_without_a_way_back_only_the_minutes_are_said() -> None:
    plan = with_value(_timed(), "rollback.possible", value=False)
    assert _changed(plan, "deployment.steps.s.minutes", 40) == (
        "The run-book needs 50 minutes instead of 30 minutes.",
    )


def test_the_first_steps_are_no_change_of_a_run_book() -> None:
    plan = a_plan(timing__taken=a_taken())
    assert _changed(plan, "deployment.steps", _timed().deployment.steps) == ()


@pytest.mark.parametrize("path", ["deployment.steps.s.minutes", "rollback.verification_minutes"])
def test_once_the_window_has_begun_nothing_is_said(path: str) -> None:
    plan = _timed()
    assert effects(plan, with_value(plan, path, 60.0), LAUNCH) == ()
