"""Go or no go, judged against what is due now."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive import review, sample
from golive.checklist.gates import FINAL
from golive.errors import Severity
from golive.plan import Freeze, Gate, GateState, OwnTask, Plan
from golive.plan.edits import with_value
from golive.review import Verdict
from tests.builders import LAUNCH, NOW, a_plan, a_taken
from tests.strategies import instants, plans

_DAY = timedelta(days=1)
_GATE = LAUNCH - _DAY


def _sample(now: datetime) -> Plan:
    return sample.plan(now)


def _launch_of(plan: Plan) -> datetime:
    assert plan.timing.taken is not None
    return plan.timing.taken.window.start


def _all_done(plan: Plan) -> Plan:
    """Close everything that is due before the window, notices included."""
    plan = sample.up_to_date(plan, _launch_of(plan))
    for audience in plan.notices.audiences:
        path = f"notices.audiences.{audience.id}.sent_on"
        plan = with_value(plan, path, audience.sent_on or NOW.date())
    return plan


def test_an_empty_plan_is_at_risk_and_not_red() -> None:
    assert review.verdict(Plan(id="empty"), NOW) is Verdict.AT_RISK
    assert review.signed(Plan(id="empty")) == ""


def test_a_verdict_is_said_in_words() -> None:
    assert [verdict.words for verdict in Verdict] == ["On track", "At risk", "No go", "Go"]


def test_a_plan_without_a_window_is_at_risk_however_little_is_missing() -> None:
    plan = with_value(_sample(NOW), "timing.taken", None)
    weights = {finding.severity for finding in review.findings(plan, NOW)}
    assert weights <= {Severity.NOTE}
    assert review.verdict(plan, NOW) is Verdict.AT_RISK


def test_a_plan_weeks_ahead_is_on_track_while_what_is_due_is_done() -> None:
    plan = _sample(NOW)
    assert _launch_of(plan) - NOW > 14 * _DAY
    assert review.verdict(plan, NOW) is Verdict.ON_TRACK


def test_a_plan_three_weeks_ahead_is_not_red_for_being_early() -> None:
    plan = a_plan(timing__taken=a_taken())
    found = review.findings(plan, NOW)
    assert {f.severity for f in found if f.rule != "tasks-late"} == {Severity.NOTE}
    assert review.verdict(plan, NOW) is Verdict.AT_RISK  # tasks of a month ahead are late


def test_something_late_puts_a_plan_at_risk() -> None:
    late = OwnTask(id="cake", title="Order a cake", due=NOW.date() - _DAY)
    plan = with_value(_sample(NOW), "team.own_tasks", (late,))
    assert review.verdict(plan, NOW) is Verdict.AT_RISK


def test_a_freeze_over_the_window_is_a_no_go_however_early() -> None:
    plan = _sample(NOW)
    start = _launch_of(plan)
    freeze = Freeze(id="new", name="Audit", starts=start - _DAY, ends=start + _DAY)
    plan = with_value(plan, "timing.freezes", (*plan.timing.freezes, freeze))
    assert review.verdict(plan, NOW) is Verdict.NO_GO


def test_a_signed_no_go_is_one() -> None:
    gate = Gate(id="g", name="Readiness", state=GateState.NO_GO)
    assert review.verdict(with_value(_sample(NOW), "team.gates", (gate,)), NOW) is Verdict.NO_GO


def test_at_the_gate_a_plan_is_a_go_once_everything_due_is_done() -> None:
    plan = _all_done(_sample(NOW))
    gate = _launch_of(plan) - _DAY
    assert review.verdict(plan, gate - _DAY) is Verdict.ON_TRACK
    assert review.verdict(plan, gate) is Verdict.GO
    assert review.verdict(plan, _launch_of(plan)) is Verdict.GO


def test_a_go_that_nobody_signed_says_so() -> None:
    plan = _all_done(_sample(NOW))
    gate = _launch_of(plan) - _DAY
    signed = Gate(id=FINAL, state=GateState.GO, signed_by="Ana")
    unsigned = ("Nothing stops the launch; nobody has signed it yet.",)
    assert review.judged(plan, gate) == (Verdict.GO, unsigned)
    plan = with_value(plan, "team.gates", (signed,))
    assert review.judged(plan, gate) == (Verdict.GO, ("Nothing stops the launch.",))


def test_at_the_gate_the_same_gaps_that_were_notes_are_a_no_go() -> None:
    plan = with_value(_all_done(_sample(NOW)), "launch.owner", "")
    assert review.verdict(plan, NOW) is Verdict.ON_TRACK
    assert review.verdict(plan, _launch_of(plan) - 3 * _DAY) is Verdict.AT_RISK
    assert review.verdict(plan, _launch_of(plan) - _DAY) is Verdict.NO_GO


def test_a_window_and_nothing_else_is_a_no_go_at_the_gate() -> None:
    assert review.verdict(a_plan(timing__taken=a_taken()), _GATE) is Verdict.NO_GO


def test_the_heaviest_finding_comes_first() -> None:
    found = review.findings(a_plan(timing__taken=a_taken()), _GATE)
    weights = [list(Severity).index(finding.severity) for finding in found]
    assert weights == sorted(weights)
    assert len(set(weights)) > 1


@pytest.mark.parametrize("after", [0, 1, 10, 400])
def test_after_the_window_the_verdict_stays_that_of_the_gate(after: int) -> None:
    plan = _all_done(_sample(NOW))
    assert review.verdict(plan, _launch_of(plan) + after * _DAY) is Verdict.GO


def _reasons(plan: Plan) -> tuple[str, ...]:
    return review.judged(plan, NOW)[1]


def test_a_verdict_says_its_reasons_the_heaviest_ones_only() -> None:
    plan = _sample(NOW)
    assert _reasons(plan) == ("Everything due so far is settled.",)
    assert _reasons(a_plan()) == ("No window is taken yet.",)
    late = OwnTask(id="cake", title="Order a cake", due=NOW.date() - _DAY)
    risky = with_value(plan, "team.own_tasks", (late,))
    assert _reasons(risky) == ("1 task is late: “Order a cake”.",)
    gate = Gate(id="g", name="Readiness", state=GateState.NO_GO, signed_by="Ines")
    assert _reasons(with_value(risky, "team.gates", (gate,))) == (
        "Ines decided no go at “Readiness”.",
    )


def test_who_signed_go_last_is_said_by_name_with_the_moment_and_the_gate() -> None:
    early = Gate(id="a", name="Readiness", state=GateState.GO, signed_by="Bo", signed_at=NOW)
    final = Gate(id="b", state=GateState.GO, signed_by="Ana", signed_at=LAUNCH)
    undated = Gate(id="c", name="Board", state=GateState.GO, signed_by="Lin")
    stopped = Gate(id="d", name="Late", state=GateState.NO_GO, signed_at=LAUNCH + _DAY)
    plan = a_plan(team__gates=(early, final, undated, stopped))
    assert review.signed(plan) == (
        "Ana signed go, Tue 15 Dec 2026, 03:00 (Europe/Amsterdam), at “A gate without a name”."
    )
    assert review.signed(a_plan(team__gates=(undated,))) == "Lin signed go, at “Board”."
    assert review.signed(a_plan(team__gates=(stopped,))) == ""


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), instants | st.just(NOW))
def test_any_plan_can_be_judged_and_only_a_stop_makes_it_a_no_go(plan: Plan, now: datetime) -> None:
    found, verdict = review.findings(plan, now), review.verdict(plan, now)
    stops = any(finding.severity is Severity.STOP for finding in found)
    assert (verdict is Verdict.NO_GO) is stops
    assert all(review.judged(plan, now)[1])
    assert isinstance(review.signed(plan), str)
    assert all(finding.what and finding.remedy and finding.where for finding in found)
    assert isinstance(review.notice_sentences(plan, now), tuple)
    assert len(review.answers(plan)) == 6
    assert review.countdown(plan, now)
