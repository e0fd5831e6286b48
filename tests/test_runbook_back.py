"""The way back minute by minute, whether it fits, and what cures; the figures are by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive import runbook
from golive.plan import Component, Link, Plan, Step, StepPhase
from golive.runbook import Light, WayBack
from tests.builders import LAUNCH, a_plan, a_taken

_STEPS = (
    Step(id="copy", name="Copy", minutes=40, undo_minutes=10),
    Step(id="web", name="Deploy", minutes=20, undo_minutes=15),
    Step(id="look", name="Look", phase=StepPhase.VERIFY, minutes=12, undo_minutes=0),
)
_NO_WAY_BACK = {"rollback__possible": False}


def _with_steps(*steps: Step, minutes: float = 120, **answers: Any) -> Plan:
    usual: dict[str, object] = {
        "deployment__steps": steps,
        "rollback__possible": True,
        "rollback__decision_minutes": 15.0,
        "rollback__verification_minutes": 9.0,
        "rollback__warning_minutes": 15.0,
        "timing__taken": a_taken(minutes=minutes),
    }
    return a_plan(**(usual | answers))


def _back(*steps: Step, **answers: Any) -> WayBack:
    found = runbook.way_back(_with_steps(*(steps or _STEPS), **answers))
    assert found is not None
    return found


def test_forward_and_back_are_held_against_the_window() -> None:
    gauge = runbook.fit(_with_steps(*_STEPS))
    assert (gauge.implementation, gauge.verification, gauge.there) == (40 + 20, 12, 72)
    assert gauge.back == 15 + (10 + 15) + 9
    assert gauge.needed == 72 + 49
    assert gauge.shortfall == gauge.needed - 120 == 1


def test_steps_side_by_side_count_once_there_and_back() -> None:
    beside = Step(id="mail", minutes=50, undo_minutes=12, at_once=True)
    gauge = runbook.fit(_with_steps(*_STEPS, beside))
    assert (gauge.there, gauge.undo) == (72, 25)


def test_undoing_takes_the_heaviest_chain_in_reverse_order() -> None:
    after_copy = Step(id="apps", minutes=1, undo_minutes=22, links=(Link(step="copy"),))
    burnt = Step(undo_minutes=99, reversible=False)
    assert runbook.undo_minutes(_with_steps(*_STEPS, after_copy, burnt)) == 10 + 22


def test_without_a_verifying_step_the_plan_s_own_figure_counts() -> None:
    assert runbook.fit(_with_steps(Step(minutes=30))).verification == 9


def test_checks_beside_the_longest_path_take_no_time_of_their_own() -> None:
    beside = Step(phase=StepPhase.VERIFY, minutes=5, at_once=True)
    gauge = runbook.fit(_with_steps(Step(minutes=30), beside))
    assert (gauge.implementation, gauge.verification) == (30, 0)


def test_without_a_way_back_nothing_is_reserved_for_it() -> None:
    gauge = runbook.fit(_with_steps(*_STEPS, **_NO_WAY_BACK))
    assert (gauge.back, gauge.needed) == (0, 72)


def test_in_a_circle_steps_count_one_after_another_so_that_enough_is_reserved() -> None:
    turned = _STEPS[0].model_copy(update={"links": (Link(step="look"),)})
    gauge = runbook.fit(_with_steps(turned, *_STEPS[1:]))
    assert (gauge.implementation, gauge.verification, gauge.undo) == (60, 12, 25)


def test_the_window_taken_beats_the_length_asked_for() -> None:
    asked = a_plan(timing__length_minutes=180.0)
    taken = a_plan(timing__length_minutes=180.0, timing__taken=a_taken(minutes=90))
    assert (runbook.window_minutes(asked), runbook.window_minutes(taken)) == (180, 90)


@pytest.mark.parametrize(
    ("minute", "undo"), [(0, 0), (0.1, 10), (40, 10), (40.1, 25), (60, 25), (72, 25), (500, 25)]
)
def test_what_is_undone_is_what_was_begun_before_the_moment(minute: float, undo: float) -> None:
    back = _back()
    assert back.undo(minute) == undo
    assert back.now(minute) == minute + 15 + undo + 9


def test_the_way_back_at_the_end_of_each_step_has_its_light() -> None:
    rows = _back(rollback__protection_minutes=0.5, minutes=120.6).steps
    assert [(row.step.id, row.minute, row.now) for row in rows] == [
        ("copy", 40, 40 + 15 + 10 + 9),
        ("web", 60, 60 + 15 + 25 + 9),
        ("look", 72, 72 + 15 + 25 + 9),
    ]
    assert [row.light for row in rows] == [Light.GREEN, Light.YELLOW, Light.AMBER]
    assert _back(minutes=120).steps[2].light is Light.RED


def test_a_step_of_no_minutes_counts_in_the_way_back_at_its_own_end() -> None:
    (row,) = _back(Step(minutes=0, undo_minutes=7)).steps
    assert row.now == 0 + 15 + 7 + 9


def test_each_light_ends_at_its_last_minute() -> None:
    back = _back(rollback__protection_minutes=10.0)
    assert list(back.lights) == [(Light.GREEN, 56), (Light.YELLOW, 71), (Light.AMBER, 81)]
    assert (back.now(56), back.now(71), back.now(81)) == (105, 120, 130)


def test_the_point_of_no_return_is_the_last_moment_from_which_one_is_back_in_time() -> None:
    point = _back(rollback__protection_minutes=10.0).no_return
    assert (point.minutes, point.by_time, point.protected) == (71, 71, 81)
    assert (point.by_step, point.step, point.structural) == (None, None, False)
    assert point.gate == 71 - 15


def test_a_long_decision_puts_the_last_gate_earlier() -> None:
    point = _back(rollback__decision_minutes=20.0).no_return
    assert (point.minutes, point.gate) == (66, 66 - 20)


def test_a_step_that_cannot_be_undone_may_come_first() -> None:
    drop = Step(id="drop", minutes=1, reversible=False, links=(Link(step="copy"),))
    later = Step(id="later", reversible=False)
    point = _back(*_STEPS, drop, later, minutes=500).no_return
    assert (point.minutes, point.by_step, point.step) == (40, 40, drop)
    assert point.structural
    assert point.gate == 40 - 15


def test_where_a_step_s_start_makes_it_too_late_that_start_is_the_point() -> None:
    heavy = Step(minutes=10, undo_minutes=60)
    back = _back(Step(minutes=30, undo_minutes=5), heavy, minutes=90)
    assert back.no_return.by_time == 30
    assert back.now(30) == 30 + 15 + 5 + 9
    assert back.now(30.01) > 90


def test_a_window_shorter_than_the_decision_has_its_point_before_it_starts() -> None:
    assert _back(minutes=20).no_return.minutes == 20 - 15 - 9


def test_writes_at_risk_count_from_the_last_deploying_step_or_from_the_first_that_opens() -> None:
    figures = {
        "rollback__writes_per_minute": 2_000.0,
        "rollback__not_replayable_percent": 5.0,
    }
    back = _back(**figures)
    assert back.switch == 60
    assert (back.at_risk_minutes(60), back.at_risk_minutes(72)) == (0, 72 + 15 + 25 - 60)
    assert back.at_risk(72) == pytest.approx(2_000 * 52 * 0.05)
    opens = Step(phase=StepPhase.OPEN, minutes=5, undo_minutes=2)
    back = _back(*_STEPS, opens, **figures)
    assert back.switch == 72
    assert back.at_risk_minutes(77) == 77 + 15 + 27 - 72
    assert _back(Step(phase=StepPhase.VERIFY, minutes=3)).switch == 0


def test_data_at_risk_are_not_guessed() -> None:
    assert _back(rollback__writes_per_minute=4.0).at_risk(72) is None
    assert _back(rollback__not_replayable_percent=4.0).at_risk(72) is None


@pytest.mark.parametrize(("goal", "kept"), [(None, None), (49.0, True), (48.9, False)])
def test_the_recovery_time_objective_is_held_against_the_whole_way_back(
    goal: float | None, *, kept: bool | None
) -> None:
    assert _back(rollback__rto_minutes=goal).within_rto is kept


@pytest.mark.parametrize(("goal", "kept"), [(None, None), (2.6, True), (2.5, False)])
def test_the_recovery_point_objective_is_held_against_the_minutes_lost(
    goal: float | None, *, kept: bool | None
) -> None:
    back = _back(rollback__rpo_minutes=goal, rollback__not_replayable_percent=5.0)  # 52 * 0.05
    assert back.within_rpo is kept
    assert _back(rollback__rpo_minutes=goal).within_rpo is None


def test_there_is_no_way_back_to_time_without_one_without_steps_or_in_a_circle() -> None:
    assert runbook.way_back(_with_steps(*_STEPS, **_NO_WAY_BACK)) is None
    assert runbook.way_back(_with_steps()) is None
    assert runbook.way_back(_with_steps(Step(id="a", links=(Link(step="a"),)))) is None


def test_three_cures_have_their_figures() -> None:
    steps = (
        Step(id="backup", minutes=30, phase=StepPhase.PREPARE, undo_minutes=0),
        Step(id="drain", minutes=5, phase=StepPhase.PREPARE, takes_down=("w",), undo_minutes=1),
        Step(id="web", component="w", minutes=50, undo_minutes=10),
        Step(id="pay", component="p", minutes=20, undo_minutes=4),
        Step(id="look", phase=StepPhase.VERIFY, minutes=10, undo_minutes=0),
    )
    found = runbook.cures(_with_steps(*steps))
    there, back = 30 + 5 + 50 + 20 + 10, 15 + 1 + 10 + 4 + 9
    assert found.longer == there + back - 120
    assert (found.beforehand, found.saved) == ((steps[0],), 30)
    assert found.apart == "w"
    assert found.apart_needs == there - 20 + back - 4
    assert found.rest_needs == there - 50 + back - 10


def test_one_component_cannot_be_split_off_and_a_window_that_fits_needs_no_minutes_more() -> None:
    steps = (Step(component="w", minutes=10), Step(minutes=10))
    components = (Component(id="w"),)
    found = runbook.cures(_with_steps(*steps, deployment__components=components))
    assert (found.longer, found.beforehand, found.saved, found.apart) == (0, (), 0, None)


def test_the_way_back_stays_open_until_the_first_peak_and_its_bake() -> None:
    opened, peak = LAUNCH, LAUNCH + timedelta(hours=7)
    assert runbook.may_close(opened, peak, 90) == datetime(2026, 12, 15, 10, 30, tzinfo=UTC)
    assert runbook.may_close(opened, opened, 0) == opened


def test_without_a_peak_on_the_new_version_nobody_knows_when_to_close() -> None:
    assert runbook.may_close(LAUNCH, None, 60) is None
    assert runbook.may_close(LAUNCH, LAUNCH - timedelta(minutes=1), 60) is None


_MINUTES = st.integers(0, 60)


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    """Draw a run-book of up to six steps, some side by side, some for good."""
    steps = [
        Step(
            id=f"s{at}",
            minutes=draw(_MINUTES),
            undo_minutes=draw(_MINUTES),
            reversible=draw(st.integers(0, 3)) > 0,
            at_once=draw(st.booleans()),
        )
        for at in range(draw(st.integers(1, 6)))
    ]
    return _with_steps(
        *steps,
        minutes=draw(st.integers(1, 300)),
        rollback__decision_minutes=float(draw(_MINUTES)),
        rollback__protection_minutes=float(draw(_MINUTES)),
    )


def _way_back(plan: Plan) -> WayBack:
    found = runbook.way_back(plan)
    assert found is not None
    return found


@given(_plans(), st.lists(st.floats(0, 400), min_size=2))
def test_the_later_one_turns_round_the_later_one_is_back(plan: Plan, minutes: list[float]) -> None:
    back = _way_back(plan)
    arrivals = [back.now(minute) for minute in sorted(minutes)]
    assert arrivals == sorted(arrivals)


@given(_plans())
def test_the_worst_way_back_is_never_earlier_than_one_from_any_step(plan: Plan) -> None:
    back = _way_back(plan)
    assert back.worst >= back.now(back.timed.end)
    assert all(back.worst >= row.now for row in back.steps)


@given(_plans(), st.integers(-60, 400))
def test_until_the_last_minute_one_is_back_in_time_and_after_it_not(plan: Plan, limit: int) -> None:
    back = _way_back(plan)
    last = back.latest(limit)
    for before in (0, 0.5, 20):
        if last > before >= 0:
            assert back.now(last - before - 1e-6) <= limit
        assert back.now(last + before + 1e-6) > limit


@given(_plans(), st.floats(0, 400))
def test_lights_change_where_the_table_says(plan: Plan, minute: float) -> None:
    back = _way_back(plan)
    light = back.light(back.now(minute))
    ends = [last for _, last in back.lights]
    assert ends == sorted(ends)
    if all(abs(minute - last) > 1e-6 for last in ends):
        told = next((light for light, last in back.lights if minute < last), Light.RED)
        assert told is light


@given(_plans())
def test_the_last_gate_lies_before_the_point_of_no_return_and_before_every_step_for_good(
    plan: Plan,
) -> None:
    point = _way_back(plan).no_return
    assert point.gate <= point.minutes - 15
    assert point.minutes <= point.by_time <= point.protected


@given(st.lists(st.floats(0, 500), min_size=1, max_size=5), st.floats(0, 500))
def test_a_longer_step_never_needs_less_and_a_window_that_fits_has_no_shortfall(
    lengths: list[float], more: float
) -> None:
    steps = [Step(id=f"s{n}", minutes=length) for n, length in enumerate(lengths)]
    longer = [steps[0].model_copy(update={"minutes": lengths[0] + more}), *steps[1:]]
    one, other = (runbook.fit(_with_steps(*them)) for them in (steps, longer))
    assert other.needed >= one.needed
    assert (one.shortfall == 0) is (one.needed <= one.window)
