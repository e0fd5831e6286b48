"""Signing a gate: who, when, what is asked for, what is written, and taking it off again."""

from typing import Any

import pytest

from golive.checklist import tasks
from golive.checklist.gates import FINAL, Checkpoint, gates
from golive.checklist.signing import sign, unsigned
from golive.errors import QuestionError
from golive.plan import Gate, GateState, Plan, Stage, Status, Style, TaskEdit
from golive.plan.edits import with_row, with_value
from tests.builders import LAUNCH, NOW, a_plan, a_taken

GO, NO_GO = GateState.GO, GateState.NO_GO
_AT = "Mon 23 Nov 2026, 10:00 (Europe/Amsterdam)"


def _launching(**answers: object) -> Plan:
    return a_plan(timing__taken=a_taken(), **answers)


def _gate(plan: Plan, gate_id: str = FINAL) -> Checkpoint:
    return next(gate for gate in gates(plan) if gate.row.id == gate_id)


def _signed(plan: Plan, state: GateState = GO, gate_id: str = FINAL, **said: Any) -> Plan:
    """Sign a gate and write all of it, as one save does."""
    usual: dict[str, Any] = {"by": "Ana", "at": NOW, "note": "All tested"}
    signing = sign(_gate(plan, gate_id), state, **(usual | said))
    if not _gate(plan, gate_id).kept:
        plan = with_row(plan, "team.gates", signing.gate)
    for path, _, new in signing.fields:
        plan = with_value(plan, path, new)
    return with_row(plan, "team.decisions", signing.decision)


def test_a_go_is_signed_closes_the_task_and_stands_in_the_log() -> None:
    plan = _signed(_launching(), by="  Ana   Vos ", note=" All tested \n")

    row = Gate(
        id=FINAL,
        name="Decide go or no-go on the evidence",
        state=GO,
        signed_by="Ana Vos",
        signed_at=NOW,
        note="All tested",
    )
    assert plan.team.gates == (row,)
    assert _gate(plan).row == row
    assert plan.team.edits == {FINAL: TaskEdit(status=Status.DONE)}
    (decision,) = plan.team.decisions
    assert (decision.at, decision.by, decision.what, decision.why) == (
        NOW,
        "Ana Vos",
        "Go at “Decide go or no-go on the evidence”",
        "All tested",
    )


def test_a_no_go_blocks_the_task_with_its_reason_and_a_later_go_clears_it() -> None:
    stopped = _signed(_launching(), NO_GO, note="Payments fail")
    assert stopped.team.edits[FINAL] == TaskEdit(status=Status.BLOCKED, reason="Payments fail")
    assert stopped.team.decisions[0].what.startswith("No go at")

    plan = _signed(stopped, by="Bo", at=LAUNCH, note="Payments work")

    assert plan.team.edits[FINAL] == TaskEdit(status=Status.DONE)
    (row,) = plan.team.gates
    assert (row.state, row.signed_by, row.signed_at, row.note) == (
        GO,
        "Bo",
        LAUNCH,
        "Payments work",
    )
    assert [decision.by for decision in plan.team.decisions] == ["Ana", "Bo"]


def test_signing_keeps_the_criteria_and_what_else_was_typed_about_the_task() -> None:
    plan = _launching(
        team__gates=(Gate(id=FINAL, name="typed", criteria="No fault"),),
        team__edits={FINAL: TaskEdit(owner="Ines", note="in room 4")},
    )
    plan = _signed(plan)
    assert (plan.team.gates[0].name, plan.team.gates[0].criteria) == ("typed", "No fault")
    assert plan.team.edits[FINAL] == TaskEdit(owner="Ines", note="in room 4", status=Status.DONE)


def test_an_own_gate_is_signed_without_a_task() -> None:
    plan = _signed(a_plan(team__gates=(Gate(id="board", name="Board"),)), gate_id="board")
    assert plan.team.gates[0].state is GO
    assert plan.team.edits == {}
    assert plan.team.decisions[0].what == "Go at “Board”"


def _asked(plan: Plan, state: GateState = GO, **said: Any) -> tuple[str, str]:
    usual: dict[str, Any] = {"by": "Ana", "at": NOW}
    with pytest.raises(QuestionError) as caught:
        sign(_gate(plan), state, **(usual | said))
    return caught.value.option, caught.value.sentence


def _all_closed() -> Plan:
    done = {task.id: TaskEdit(status=Status.DONE) for task in tasks(_launching())}
    del done[FINAL]
    return _launching(team__edits=done)


@pytest.mark.parametrize("state", [GO, NO_GO])
def test_nobody_decides_without_a_name(state: GateState) -> None:
    asked = _asked(_launching(), state, by=" \n", note="why")
    assert asked == ("by", "Nobody is named who decides; type a name.")


def test_a_no_go_needs_its_reason() -> None:
    asked = _asked(_all_closed(), NO_GO, note="  ")
    assert asked == ("note", "A no go needs its reason; type why not.")


@pytest.mark.parametrize(
    ("opened", "stops", "says"),
    [
        (1, 0, "1 task due up to it is open"),
        (2, 0, "2 tasks due up to it are open"),
        (0, 1, "1 finding stops the launch"),
        (0, 2, "2 findings stop the launch"),
        (1, 3, "1 task due up to it is open and 3 findings stop the launch"),
    ],
)
def test_a_go_needs_a_reason_while_something_is_open_or_stops_the_launch(
    opened: int, stops: int, says: str
) -> None:
    plan = _all_closed()
    early = [task.id for task in tasks(plan) if task.closed and task.due and task.mandatory]
    for task_id in early[:opened]:
        plan = with_value(plan, f"team.edits.{task_id}.status", Status.DOING)
    assert _asked(plan, stops=stops) == ("note", f"{says}; type why you go all the same.")
    assert sign(_gate(plan), GO, by="Ana", at=NOW, note="we accept it", stops=stops).gate.note


def test_a_go_needs_no_reason_when_nothing_is_open() -> None:
    assert sign(_gate(_all_closed()), GO, by="Ana", at=NOW).decision.why == ""


def test_a_stage_with_the_longest_name_can_be_signed() -> None:
    stages = (Stage(id="s", name="n" * 500),)
    plan = _launching(strategy__style=Style.SOFT, strategy__stages=stages)
    assert _signed(plan, gate_id="stage-gate:s").team.gates[0].name.endswith("…")


def test_a_signature_is_taken_off_and_the_note_keeps_who_signed_what() -> None:
    plan = _signed(_launching())

    for path, old, new in unsigned(plan, FINAL, "It held for Tuesday."):
        assert old != new
        plan = with_value(plan, path, new)

    note = f"All tested\nAna signed go, {_AT}. It held for Tuesday."
    assert plan.team.gates == (Gate(id=FINAL, name=_gate(plan).name, note=note),)
    assert plan.team.edits[FINAL].status is Status.DONE
    assert len(plan.team.decisions) == 1


def test_a_task_that_a_no_go_blocked_is_open_again_with_the_gate() -> None:
    plan = _signed(_launching(), NO_GO, note="Payments fail")
    for path, _, new in unsigned(plan, FINAL, "It held for Tuesday."):
        plan = with_value(plan, path, new)
    assert plan.team.edits[FINAL] == TaskEdit()
    assert _gate(plan).undecided


def test_a_task_that_somebody_put_elsewhere_since_stays_there() -> None:
    plan = _signed(_launching(), NO_GO)
    plan = with_value(plan, f"team.edits.{FINAL}.status", Status.DOING)
    paths = [path for path, _, _ in unsigned(plan, FINAL, "x")]
    assert not [path for path in paths if path.startswith("team.edits")]


def test_a_note_without_room_stays_as_it_is() -> None:
    full = "n" * 20_000
    plan = _launching(team__gates=(Gate(id="g", state=GO, note=full),))
    assert ("team.gates.g.note", full, full) in unsigned(plan, "g", "x")


@pytest.mark.parametrize("gate_id", ["nowhere", "open"])
def test_a_gate_that_nobody_decided_has_nothing_to_take_off(gate_id: str) -> None:
    assert unsigned(_launching(team__gates=(Gate(id="open"),)), gate_id, "x") == ()
