"""The gates of a plan: in order, with their criteria and what is still open up to each."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import sample
from golive.checklist import Phase, Task, tasks
from golive.checklist.gates import FINAL, Checkpoint, gates, signature
from golive.plan import Gate, GateState, OwnTask, Plan, Stage, Status, Style, TaskEdit
from golive.plan.edits import with_value
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_taken, a_task

_DAY = timedelta(days=1)
_TODAY = NOW.date()
_EVE = date(2026, 12, 14)


def _launching(**answers: object) -> Plan:
    return a_plan(timing__taken=a_taken(), **answers)


def _gate(plan: Plan, gate_id: str) -> Checkpoint:
    return next(gate for gate in gates(plan) if gate.row.id == gate_id)


def _open(plan: Plan, gate_id: str) -> list[str]:
    return [task.id for task in _gate(plan, gate_id).open]


def _one(*todo: Task, plan: Plan | None = None) -> Checkpoint:
    """Give the only gate of a checklist made of these tasks."""
    (gate,) = gates(plan or a_plan(), todo)
    return gate


def test_the_samples_gates_stand_in_the_order_of_their_days() -> None:
    assert [(gate.row.id, str(gate.due)) for gate in gates(sample.plan(NOW))] == [
        ("readiness-gate", "2026-12-04"),
        ("final-gate", "2026-12-14"),
        ("start-gate", "2026-12-15"),
        ("stage-gate:st-1", "2026-12-16"),
        ("stage-gate:st-2", "2026-12-17"),
        ("stage-gate:st-3", "2026-12-18"),
        ("hypercare-gate", "2026-12-22"),
    ]


def test_the_teams_own_gates_stand_between_them_and_those_without_a_day_last() -> None:
    own = (Gate(id="later", name="Later"), Gate(id="board", name="Board", due=_EVE - 3 * _DAY))
    found = gates(_launching(team__gates=own))

    assert [gate.row.id for gate in found][-1] == "later"
    names = [gate.row.id for gate in found]
    assert names.index("readiness-gate") < names.index("board") < names.index("final-gate")
    assert [gate.task for gate in found if gate.row in own] == [None, None]
    assert all(gate.kept is (gate.row in own) for gate in found)


def test_a_gate_asks_what_good_looks_like_until_the_team_types_criteria() -> None:
    good = _gate(_launching(), FINAL).criteria
    assert good.startswith("A recorded decision")
    typed = _launching(team__gates=(Gate(id=FINAL, name="x", criteria=" No open fault \n"),))
    assert _gate(typed, FINAL).criteria == "No open fault"
    assert _gate(typed, FINAL).kept
    blank = _launching(team__gates=(Gate(id=FINAL, criteria="  "),))
    assert _gate(blank, FINAL).criteria == good
    assert _gate(blank, FINAL).name == "Decide go or no-go on the evidence"


def test_a_gate_of_the_checklist_without_a_row_has_one_ready_to_be_kept() -> None:
    gate = _gate(_launching(), FINAL)
    assert gate.row == Gate(id=FINAL, name=gate.name)
    assert not gate.kept


def test_what_was_decided_at_a_gate_that_does_not_apply_now_is_kept_and_not_listed() -> None:
    stage = Stage(id="s", name="Pilot")
    row = Gate(id="stage-gate:s", name="After Pilot", state=GateState.NO_GO)
    plan = _launching(strategy__style=Style.SOFT, strategy__stages=(stage,), team__gates=(row,))
    assert row in [gate.row for gate in gates(plan)]

    without = with_value(plan, "strategy.stages", ())

    assert row not in [gate.row for gate in gates(without)]
    assert with_value(without, "strategy.stages", (stage,)) == plan


def test_mandatory_tasks_that_are_due_up_to_the_gate_and_not_closed_are_open() -> None:
    gate = a_task("g", due=_TODAY, gate=True, phase=Phase.READY)
    before = a_task("before", due=_TODAY - _DAY)
    found = _one(
        before,
        replace(before, id="spare", mandatory=False),
        replace(before, id="done", status=Status.DONE),
        replace(before, id="out", status=Status.NOT_APPLICABLE),
        replace(before, id="doing", status=Status.DOING),
        gate,
        a_task("same", due=_TODAY, phase=Phase.READY),
        a_task("next-phase", due=_TODAY, phase=Phase.EVE),
        a_task("after", due=_TODAY + _DAY),
        a_task("undated", due=None),
    )
    assert [task.id for task in found.open] == ["before", "doing", "same"]


def test_in_the_window_the_order_of_the_list_decides_what_comes_before_the_gate() -> None:
    shared = {"due": _TODAY, "phase": Phase.WINDOW}
    found = _one(
        a_task("first", **shared), a_task("g", gate=True, **shared), a_task("second", **shared)
    )
    assert [task.id for task in found.open] == ["first"]


def test_without_days_the_order_of_the_list_decides_too() -> None:
    found = _one(
        a_task("first", due=None), a_task("g", gate=True, due=None), a_task("second", due=None)
    )
    assert [task.id for task in found.open] == ["first"]


def test_an_earlier_gate_that_nobody_decided_is_open_at_a_later_one_and_never_at_itself() -> None:
    assert "readiness-gate" in _open(_launching(), FINAL)
    assert FINAL not in _open(_launching(), FINAL)


def test_an_own_gate_counts_what_is_due_by_its_day_and_without_a_day_nothing() -> None:
    cake = OwnTask(id="cake", title="Order a cake", due=_TODAY)
    gate = Gate(id="board", due=_TODAY)
    plan = a_plan(team__own_tasks=(cake,), team__gates=(gate,))
    assert _open(plan, "board") == ["cake"]
    assert _open(with_value(plan, "team.gates.board.due", _TODAY - _DAY), "board") == []
    assert _open(with_value(plan, "team.gates.board.due", None), "board") == []
    assert _gate(plan, "board").name == "A gate without a name"
    assert _gate(plan, "board").criteria == ""


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (None, "Not decided; it has no day yet"),
        (_TODAY - _DAY, "Not decided, 1 day late"),
        (_TODAY - 3 * _DAY, "Not decided, 3 days late"),
        (_TODAY, "Not decided yet; it is due today"),
        (_TODAY + _DAY, "Not decided yet; due Tue 24 Nov 2026"),
    ],
)
def test_where_an_undecided_gate_stands_is_said_by_its_day(due: date | None, says: str) -> None:
    gate = _one(plan=a_plan(team__gates=(Gate(id="g", due=due),)))
    assert gate.standing(_TODAY, ZONE) == says


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            Gate(state=GateState.GO, signed_by="Ana", signed_at=LAUNCH),
            "Ana signed go, Tue 15 Dec 2026, 03:00 (Europe/Amsterdam)",
        ),
        (Gate(state=GateState.NO_GO), "Somebody signed no go"),
    ],
)
def test_a_decision_is_said_with_name_moment_and_zone(row: Gate, says: str) -> None:
    assert signature(row, ZONE) == says
    assert _one(plan=a_plan(team__gates=(row,))).standing(_TODAY, ZONE) == says


def test_a_gate_that_does_not_apply_waits_for_nobody() -> None:
    left_out = {FINAL: TaskEdit(status=Status.NOT_APPLICABLE)}
    gate = _gate(_launching(team__edits=left_out), FINAL)
    assert gate.standing(_EVE, ZONE) == "Not applicable"
    assert not gate.undecided
    assert not gate.near(_EVE)


def test_a_gate_is_near_from_a_week_before_its_day_until_it_is_decided() -> None:
    plan = _launching()
    gate = _gate(plan, FINAL)
    assert not gate.near(_EVE - 8 * _DAY)
    assert gate.near(_EVE - 7 * _DAY)
    assert gate.near(_EVE + 90 * _DAY)
    signed = with_value(plan, "team.gates", (Gate(id=FINAL, state=GateState.NO_GO),))
    assert not _gate(signed, FINAL).near(_EVE)
    assert not _gate(a_plan(), FINAL).near(_EVE), "without a window no gate has a day"


_todo = st.lists(
    st.builds(
        a_task,
        st.uuids().map(str),
        due=st.none() | st.dates(_TODAY - 5 * _DAY, _TODAY + 5 * _DAY),
        phase=st.sampled_from(Phase),
        status=st.sampled_from(Status),
        mandatory=st.booleans(),
        gate=st.booleans(),
    ),
    max_size=12,
).map(lambda some: sorted(some, key=lambda task: list(Phase).index(task.phase)))


@settings(deadline=None)
@given(_todo)
def test_what_is_open_at_a_gate_is_mandatory_and_stays_open_at_every_later_one(
    todo: list[Task],
) -> None:
    found = gates(a_plan(), todo)
    assert len(found) == sum(task.gate for task in todo)
    for gate in found:
        assert all(task.mandatory and not task.closed for task in gate.open)
        assert gate.task not in gate.open
        for later in found:
            if gate.due and later.due and gate.due < later.due:
                assert set(gate.open) <= {*later.open, later.task}


def test_the_checklist_can_be_given_or_is_counted_anew() -> None:
    plan = sample.plan(NOW)
    assert gates(plan, tasks(plan)) == gates(plan)
