"""A gate that was signed for one window is decided again for another."""

from datetime import timedelta

import pytest

from golive.checklist.gates import FINAL, gates
from golive.plan import Gate, GateState, Plan, Stage, Status, Style, TakenWindow, TaskEdit
from golive.plan.edits import value_at, with_value
from golive.review import moving
from golive.review.again import decided_again, signed_gates
from golive.review.moving import consequences, needs_asking
from tests.builders import LAUNCH, NOW, a_plan, a_taken

_LATER = a_taken(LAUNCH + timedelta(weeks=1))
_GO = Gate(id=FINAL, name="x", state=GateState.GO, signed_by="Ana", signed_at=NOW)
_DONE = {FINAL: TaskEdit(status=Status.DONE)}


def _launching(**answers: object) -> Plan:
    return a_plan(timing__taken=a_taken(), **answers)


def _to_repeat(plan: Plan) -> list[str]:
    return [task.id for task in consequences(plan, _LATER, NOW).to_repeat]


def _moved(plan: Plan, new: TakenWindow | None = _LATER) -> Plan:
    """Move the window as the page does when everything offered is opened again."""
    for edit in moving.move(plan, new, _to_repeat(plan)):
        assert value_at(plan, edit.path) == edit.old
        plan = with_value(plan, edit.path, edit.new)
    return plan


def test_a_gate_that_was_signed_is_to_repeat_once_and_loses_its_signature_with_the_move() -> None:
    plan = _launching(team__gates=(_GO,), team__edits=_DONE)
    assert _to_repeat(plan) == [FINAL]

    moved = _moved(plan)

    assert moved.team.gates == (
        Gate(
            id=FINAL,
            name="x",
            note=(
                "Ana signed go, Mon 23 Nov 2026, 10:00 (Europe/Amsterdam). It held for the window "
                "of Tue 15 Dec 2026, 03:00–05:00 (Europe/Amsterdam)."
            ),
        ),
    )
    assert moved.team.edits[FINAL].status is Status.OPEN
    assert next(gate for gate in gates(moved) if gate.row.id == FINAL).undecided
    assert _to_repeat(moved) == []


def test_a_no_go_is_to_repeat_too_so_that_it_does_not_stop_the_new_date() -> None:
    no_go = _GO.model_copy(update={"state": GateState.NO_GO})
    blocked = {FINAL: TaskEdit(status=Status.BLOCKED, reason="Too slow")}
    plan = _launching(team__gates=(no_go,), team__edits=blocked)
    assert _to_repeat(plan) == [FINAL]
    assert _moved(plan).team.edits[FINAL] == TaskEdit()


def test_the_teams_own_gates_come_last_and_are_decided_again() -> None:
    board = Gate(id="board", name="Board", state=GateState.GO, due=LAUNCH.date())
    plan = _launching(team__gates=(board, _GO, Gate(id="open")), team__edits=_DONE)
    assert _to_repeat(plan) == [FINAL, "board"]
    assert signed_gates(plan)["board"].title == "Board"
    assert {gate.state for gate in _moved(plan).team.gates} == {GateState.OPEN}


def test_a_gate_that_does_not_hang_on_the_windows_day_keeps_its_signature() -> None:
    stages = (Stage(id="s", name="Pilot"),)
    row = Gate(id="stage-gate:s", state=GateState.GO)
    plan = _launching(strategy__style=Style.SOFT, strategy__stages=stages, team__gates=(row,))
    assert _to_repeat(plan) == []


def test_a_signature_that_was_not_chosen_stays() -> None:
    plan = _launching(team__gates=(_GO,), team__edits=_DONE)
    assert moving.move(plan, _LATER)[1:] == ()
    assert list(decided_again(plan, [], "w")) == []


@pytest.mark.parametrize(("row", "asks"), [(_GO, True), (Gate(id="open"), False)])
def test_giving_the_window_up_asks_once_somebody_has_signed(row: Gate, *, asks: bool) -> None:
    assert needs_asking(_launching(team__gates=(row,))) is asks
