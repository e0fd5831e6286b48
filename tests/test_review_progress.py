"""What the checklist's state says: late, blocked, claimed without evidence, signed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from golive import sample
from golive.checklist import Task, tasks
from golive.checklist.gates import FINAL
from golive.errors import Finding, Severity
from golive.plan import Criticality, Gate, GateState, OwnTask, Plan, Status, TaskEdit
from golive.plan.edits import with_value
from golive.review.progress import progress
from tests.builders import LAUNCH, NOW, a_plan, a_taken

_DAY = timedelta(days=1)
_GATE = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
_OWN = OwnTask(id="cake", title="Order a cake", due=date(2026, 12, 2))


def _found(plan: Plan, now: datetime) -> list[Finding]:
    return list(progress(plan, now))


def _rules(plan: Plan, now: datetime) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in _found(plan, now)}


def _settled(now: datetime, **answers: object) -> Plan:
    """Build a plan with a window, on which everything due before a day is done and signed."""
    signed = Gate(id=FINAL, state=GateState.GO, signed_by="Ines", signed_at=NOW)
    usual = {"timing__taken": a_taken(), "team__gates": (signed,)}
    return sample.up_to_date(a_plan(**(usual | answers)), now)


def _with_status(plan: Plan, task: Task, status: Status, **edit: object) -> Plan:
    path = f"team.edits.{task.id}"
    return with_value(plan, path, TaskEdit.model_validate({"status": status, **edit}))


def _one(plan: Plan, *, mandatory: bool, before: date | None = None) -> Task:
    """Give a task due before a day, or else one due after the window."""
    after = LAUNCH.date()
    return next(
        task
        for task in tasks(plan)
        if task.mandatory is mandatory
        and not task.gate
        and task.due is not None
        and (task.due < before if before else task.due > after)
    )


@pytest.mark.parametrize("now", [NOW, LAUNCH - 5 * _DAY, _GATE, LAUNCH + 60 * _DAY])
def test_a_team_that_is_on_time_hears_nothing(now: datetime) -> None:
    assert _found(_settled(now + _DAY), now) == []


def test_without_a_window_nothing_is_late() -> None:
    assert _found(a_plan(), NOW) == []


def test_an_open_task_is_late_from_the_day_after_it_was_due() -> None:
    plan = _settled(datetime(2026, 12, 3, tzinfo=UTC))
    plan = with_value(plan, "team.own_tasks", (_OWN,))
    on_the_day = datetime(2026, 12, 2, 22, 59, tzinfo=UTC)  # 23:59 in ZONE
    assert _found(plan, on_the_day) == []
    (late,) = _found(plan, on_the_day + timedelta(minutes=1))
    assert (late.rule, late.severity) == ("tasks-late", Severity.WARN)
    assert late.what == "1 task is late: “Order a cake”."


def test_several_late_tasks_are_counted() -> None:
    plan = _settled(datetime(2026, 12, 3, tzinfo=UTC))
    twice = (_OWN, _OWN.model_copy(update={"id": "tea", "title": "Make tea"}))
    (late,) = _found(with_value(plan, "team.own_tasks", twice), datetime(2026, 12, 3, tzinfo=UTC))
    assert late.what == "2 tasks are late: “Order a cake”, “Make tea”."


@pytest.mark.parametrize("status", [Status.DONE, Status.NOT_APPLICABLE])
def test_a_closed_task_is_not_late(status: Status) -> None:
    plan = with_value(_settled(_GATE + _DAY), "team.own_tasks", (_OWN,))
    plan = with_value(plan, "team.edits.cake", TaskEdit(status=status, reason="Not hungry"))
    assert _found(plan, _GATE) == []


def test_another_day_given_by_the_team_counts() -> None:
    now = datetime(2026, 12, 3, 9, tzinfo=UTC)
    plan = with_value(_settled(now), "team.own_tasks", (_OWN,))
    plan = with_value(plan, "team.edits.cake", TaskEdit(due=date(2026, 12, 4)))
    assert _found(plan, now) == []


def test_a_mandatory_task_that_is_open_at_the_final_gate_stops_the_launch() -> None:
    plan = with_value(_settled(_GATE + _DAY), "team.own_tasks", (_OWN,))
    (found,) = _found(plan, _GATE)
    assert (found.rule, found.severity) == ("tasks-late", Severity.STOP)
    assert found.what == "1 task is open at the final gate: “Order a cake”."


def test_a_task_due_on_the_day_of_the_gate_counts_at_the_gate() -> None:
    today = OwnTask(id="cake", title="Order a cake", due=_GATE.date())
    tomorrow = OwnTask(id="tea", title="Make tea", due=_GATE.date() + _DAY)
    plan = with_value(_settled(_GATE + _DAY), "team.own_tasks", (today, tomorrow))
    (found,) = _found(plan, _GATE)
    assert found.what.endswith("“Order a cake”.")


def test_a_task_that_may_be_left_out_is_late_at_the_gate_and_stops_nothing() -> None:
    plan = _settled(_GATE + _DAY, launch__criticality=Criticality.C)
    spare = _one(plan, mandatory=False, before=_GATE.date())
    assert _rules(_with_status(plan, spare, Status.OPEN), _GATE) == {"tasks-late": Severity.WARN}


def test_an_open_gate_is_late_and_not_itself_a_reason_against_the_gate() -> None:
    plan = _settled(_GATE + _DAY)
    early = next(task for task in tasks(plan) if task.gate and task.due and task.due < _GATE.date())
    plan = _with_status(plan, early, Status.OPEN)
    (found,) = _found(plan, _GATE)
    assert found.severity is Severity.WARN
    assert early.title in found.what


def test_what_was_due_after_the_window_is_late_and_stops_nothing() -> None:
    now = LAUNCH + 60 * _DAY
    plan = _settled(now)
    task = _one(plan, mandatory=True)
    assert _rules(_with_status(plan, task, Status.DOING), now) == {"tasks-late": Severity.WARN}


def test_a_blocked_task_is_a_warning_before_the_gate_and_stops_the_launch_at_it() -> None:
    plan = _settled(_GATE + _DAY)
    blocked = _with_status(plan, _one(plan, mandatory=True, before=NOW.date()), Status.BLOCKED)
    assert _rules(blocked, datetime(2026, 11, 1, tzinfo=UTC))["tasks-blocked"] is Severity.WARN
    assert _rules(blocked, _GATE)["tasks-blocked"] is Severity.STOP


def test_a_task_blocked_for_after_the_launch_stops_nothing() -> None:
    plan = _settled(_GATE + _DAY)
    blocked = _with_status(plan, _one(plan, mandatory=True), Status.BLOCKED)
    assert _rules(blocked, _GATE) == {"tasks-blocked": Severity.WARN}


def test_a_blocked_task_that_may_be_left_out_stops_nothing() -> None:
    plan = _settled(_GATE + _DAY, launch__criticality=Criticality.C)
    spare = _one(plan, mandatory=False, before=_GATE.date())
    found = _rules(_with_status(plan, spare, Status.BLOCKED), _GATE)
    assert found["tasks-blocked"] is Severity.WARN


def test_done_asks_for_evidence_where_the_task_claims_something() -> None:
    plan = _settled(NOW)
    claim = next(task for task in tasks(plan) if task.asks_evidence and task.mandatory)
    bare = _with_status(plan, claim, Status.DONE)
    assert _rules(bare, NOW) == {"done-without-evidence": Severity.NOTE}
    assert _rules(_with_status(plan, claim, Status.DONE, evidence="run 12"), NOW) == {}


def test_done_asks_for_no_evidence_where_the_task_claims_nothing() -> None:
    plan = with_value(_settled(NOW), "team.own_tasks", (_OWN,))
    plan = with_value(plan, "team.edits.cake", TaskEdit(status=Status.DONE))
    assert _rules(plan, NOW) == {}


def test_not_applicable_asks_for_a_reason() -> None:
    plan = _settled(NOW)
    task = _one(plan, mandatory=True)
    bare = _with_status(plan, task, Status.NOT_APPLICABLE)
    assert _rules(bare, NOW) == {"left-out-without-reason": Severity.WARN}
    told = _with_status(plan, task, Status.NOT_APPLICABLE, reason="We have no old system.")
    assert _rules(told, NOW) == {}


def test_a_no_go_that_was_signed_stops_the_launch_at_any_time() -> None:
    gate = Gate(id="g", name="Readiness", state=GateState.NO_GO, signed_by="Ines")
    (found,) = _found(_settled(NOW, team__gates=(gate,)), NOW)
    assert (found.rule, found.severity) == ("gate-no-go", Severity.STOP)
    assert found.what == "Ines decided no go at “Readiness”."


def test_an_unsigned_no_go_is_somebody_s() -> None:
    gate = Gate(id="g", name="Readiness", state=GateState.NO_GO)
    (found,) = _found(_settled(NOW, team__gates=(gate,)), NOW)
    assert found.what.startswith("Somebody decided no go")


@pytest.mark.parametrize("state", [GateState.OPEN, GateState.GO])
def test_a_gate_that_is_open_or_a_go_stops_nothing(state: GateState) -> None:
    gate = Gate(id="g", name="Readiness", state=state)
    assert _found(_settled(NOW, team__gates=(gate,)), NOW) == []


def test_a_no_go_says_its_reason_and_not_also_that_its_task_is_blocked() -> None:
    gate = Gate(id=FINAL, name="x", state=GateState.NO_GO, signed_by="Ines", note="It is slow.")
    blocked = TaskEdit(status=Status.BLOCKED, reason="It is slow.")
    plan = _settled(_GATE, team__gates=(gate,), team__edits={FINAL: blocked})
    (found,) = [one for one in _found(plan, NOW) if one.severity is Severity.STOP]
    assert found.what == "Ines decided no go at “Decide go or no-go on the evidence”: It is slow."
    assert "tasks-blocked" not in _rules(plan, NOW)


def test_a_no_go_at_a_gate_that_does_not_apply_now_stops_nothing() -> None:
    gate = Gate(id="stage-gate:gone", name="After Pilot", state=GateState.NO_GO)
    assert _found(_settled(NOW, team__gates=(gate,)), NOW) == []


def test_a_signed_gate_needs_no_other_evidence() -> None:
    edits = {FINAL: TaskEdit(status=Status.DONE)}
    assert _rules(_settled(NOW, team__edits=edits, team__gates=()), NOW) == {
        "done-without-evidence": Severity.NOTE
    }
    assert _found(_settled(NOW, team__edits=edits), NOW) == []


@pytest.mark.parametrize("status", [Status.OPEN, Status.DONE])
def test_from_its_day_on_a_final_gate_that_nobody_signed_is_a_warning_ticked_off_or_not(
    status: Status,
) -> None:
    edits = {FINAL: TaskEdit(status=status, evidence="minutes")}
    plan = _settled(_GATE, team__gates=(), team__edits=edits)
    assert _found(plan, _GATE - _DAY) == []
    for now in (_GATE, _GATE + _DAY):
        assert _rules(_settled_others(plan, now), now) == {"gate-unsigned": Severity.WARN}


def _settled_others(plan: Plan, now: datetime) -> Plan:
    """Close what was due by a day, but leave the final gate as it is."""
    closed = sample.up_to_date(plan, now + _DAY)
    return with_value(closed, f"team.edits.{FINAL}", plan.team.edits[FINAL])


def test_a_final_gate_that_does_not_apply_waits_for_no_signature() -> None:
    edits = {FINAL: TaskEdit(status=Status.NOT_APPLICABLE, reason="The board decides.")}
    plan = _settled(_GATE + _DAY, team__gates=(), team__edits=edits)
    assert _found(plan, _GATE) == []
