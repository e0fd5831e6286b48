"""How long the steps take, and the way back; the figures are worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive import runbook
from golive.plan import Plan, Step, StepPhase
from tests.builders import a_plan, a_taken

_STEPS = (
    Step(id="copy", name="Copy", minutes=40, automated=True, undo_minutes=10),
    Step(id="web", name="Deploy", minutes=20, undo_minutes=15),
    Step(id="look", name="Look", phase=StepPhase.VERIFY, minutes=12, undo_minutes=0),
)


def _with_steps(*steps: Step, **answers: object) -> Plan:
    return a_plan(deployment__steps=steps, rollback__possible=True, **answers)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (1.04, "1 minute"),
        (2.5, "2.5 minutes"),
        (90, "90 minutes"),
        (1_500_000, "1,500,000 minutes"),
    ],
)
def test_minutes_are_said_without_needless_digits(minutes: float, said: str) -> None:
    assert runbook.in_minutes(minutes) == said


def test_steps_count_one_after_another_and_one_without_minutes_counts_nothing() -> None:
    assert runbook.total_minutes((*_STEPS, Step())) == 40 + 20 + 12
    assert runbook.total_minutes(()) == 0


def test_steps_without_minutes_are_listed_and_nought_is_a_figure() -> None:
    none, nought = Step(id="none"), Step(id="nought", minutes=0)
    assert runbook.untimed(_with_steps(none, nought)) == (none,)


def test_undoing_leaves_out_what_cannot_be_undone() -> None:
    burnt = Step(undo_minutes=99, reversible=False)
    assert runbook.undo_minutes(_with_steps(*_STEPS, burnt)) == 10 + 15


def test_the_window_taken_beats_the_length_asked_for() -> None:
    asked = a_plan(timing__length_minutes=180.0)
    taken = a_plan(timing__length_minutes=180.0, timing__taken=a_taken(minutes=90))
    assert (runbook.window_minutes(asked), runbook.window_minutes(taken)) == (180, 90)


def test_forward_and_back_are_added_up_against_the_window() -> None:
    plan = _with_steps(
        *_STEPS,
        rollback__decision_minutes=15.0,
        rollback__verification_minutes=9.0,
        timing__taken=a_taken(minutes=120),
    )
    gauge = runbook.fit(plan)
    assert (gauge.implementation, gauge.verification) == (40 + 20, 12)
    assert gauge.back == 15 + (10 + 15) + 9
    assert gauge.needed == 40 + 20 + 12 + 15 + 25 + 9
    assert gauge.shortfall == gauge.needed - 120 == 1


def test_without_a_verifying_step_the_plan_s_own_figure_counts() -> None:
    plan = _with_steps(Step(minutes=30), rollback__verification_minutes=9.0)
    assert runbook.fit(plan).verification == 9


def test_without_a_way_back_nothing_is_reserved_for_it() -> None:
    plan = a_plan(deployment__steps=_STEPS, rollback__possible=False)
    gauge = runbook.fit(plan)
    assert gauge.back == 0
    assert gauge.needed == 40 + 20 + 12


@given(st.lists(st.floats(0, 500), min_size=1, max_size=5), st.floats(0, 500))
def test_a_longer_step_never_needs_less_and_a_window_that_fits_has_no_shortfall(
    lengths: list[float], more: float
) -> None:
    steps = [Step(id=f"s{n}", minutes=length) for n, length in enumerate(lengths)]
    longer = [steps[0].model_copy(update={"minutes": lengths[0] + more}), *steps[1:]]
    one, other = (runbook.fit(_with_steps(*them)) for them in (steps, longer))
    assert other.needed >= one.needed
    assert (one.shortfall == 0) is (one.needed <= one.window)


def test_the_share_by_hand_is_of_minutes_and_unknown_without_any() -> None:
    assert runbook.manual_share(_with_steps(*_STEPS)) == pytest.approx((20 + 12) / 72)
    assert runbook.manual_share(_with_steps(Step())) is None


def test_the_first_step_that_cannot_be_undone_is_the_point_of_no_return() -> None:
    once, again = (Step(id=name, reversible=False) for name in ("once", "again"))
    assert runbook.first_irreversible(_with_steps(*_STEPS, once, again)) == once
    assert runbook.first_irreversible(_with_steps(*_STEPS)) is None


def test_nothing_follows_without_steps() -> None:
    assert runbook.follows(a_plan()) == ()


def test_the_deployment_is_told_in_four_sentences() -> None:
    plan = _with_steps(*_STEPS, Step(name="Drop", reversible=False), timing__taken=a_taken())
    assert runbook.follows(plan) == (
        "One after another, 4 steps take 72 minutes; the window taken has 120 minutes.",
        "44 % of the minutes are done by hand.",
        (
            "“Drop” cannot be undone: it is the point of no return, and the last go / no-go must "
            "come before it."
        ),
        "Steps without minutes, which count nothing: 1 of 4.",
    )


def test_one_bare_step_is_told_without_a_share_by_hand() -> None:
    plan = _with_steps(Step(reversible=False))
    said = runbook.follows(plan)
    assert said[0].startswith("One after another, 1 step takes 0 minutes; the length asked for")
    assert said[1].startswith("“A step without a name” cannot be undone")
    assert len(said) == 3


def test_the_way_back_says_nothing_until_it_is_answered() -> None:
    assert runbook.way_back_follows(a_plan()) == ()


def test_without_a_way_back_faults_are_mended_forward() -> None:
    (said,) = runbook.way_back_follows(a_plan(rollback__possible=False))
    assert "mended forward" in said


def test_a_window_that_fits_says_what_is_to_spare() -> None:
    plan = _with_steps(*_STEPS, rollback__decision_minutes=10.0, timing__taken=a_taken(minutes=180))
    spare = 180 - (60 + 12) - (10 + 25 + 15)
    assert runbook.way_back_follows(plan) == (
        "Going back takes up to 50 minutes: 10 to decide, 25 to undo, 15 to verify.",
        f"Forward (72 minutes) and back fit into 180 minutes, with {spare} minutes to spare.",
    )


def test_a_window_too_short_says_by_how_much_and_what_to_do() -> None:
    plan = _with_steps(*_STEPS, timing__taken=a_taken(minutes=60))
    needed = 72 + 15 + 25 + 15
    said = runbook.way_back_follows(plan)[1]
    assert said == (
        f"Forward (72 minutes) and back need {needed} minutes, {needed - 60} minutes more than "
        "there are. Take a longer window, do steps beforehand, or split the release."
    )


@pytest.mark.parametrize(("goal", "met"), [(55.0, "within"), (54.0, "longer than")])
def test_the_way_back_is_held_against_the_recovery_time_objective(goal: float, met: str) -> None:
    plan = _with_steps(*_STEPS, rollback__rto_minutes=goal)  # back: 15 + 25 + 15
    assert runbook.way_back_follows(plan)[2] == (
        f"That is {met} the recovery time objective of {goal:g} minutes."
    )


def test_writes_that_cannot_be_replayed_are_counted() -> None:
    plan = _with_steps(
        *_STEPS, rollback__writes_per_minute=2_000.0, rollback__not_replayable_percent=5.0
    )
    at_risk = 2_000 * (15 + 25) * 0.05
    assert runbook.way_back_follows(plan)[2] == (
        f"About {at_risk:,.0f} writes would be lost: 2,000 a minute for 40 minutes, 5 % of them "
        "not replayable."
    )


def test_steps_that_are_all_timed_and_can_be_undone_need_no_warning() -> None:
    said = runbook.follows(_with_steps(*_STEPS))
    assert len(said) == 2


def test_data_at_risk_are_not_guessed() -> None:
    assert len(runbook.way_back_follows(_with_steps(rollback__writes_per_minute=4.0))) == 2
