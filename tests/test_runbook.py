"""What is said of the steps and of the way back, and how minutes are said."""

from datetime import timedelta

import pytest

from golive import runbook
from golive.plan import Component, Link, Plan, Step, StepPhase
from tests.builders import a_plan, a_taken

_STEPS = (
    Step(id="copy", name="Copy", minutes=40, automated=True, undo_minutes=10),
    Step(id="web", name="Deploy", minutes=20, undo_minutes=15),
    Step(id="look", name="Look", phase=StepPhase.VERIFY, minutes=12, undo_minutes=0),
)
_CERTAIN = tuple(
    step.model_copy(update={"minutes_best": step.minutes, "minutes_worst": step.minutes})
    for step in _STEPS
)


def _with_steps(*steps: Step, **answers: object) -> Plan:
    return a_plan(**({"deployment__steps": steps, "rollback__possible": True} | answers))


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


def test_a_step_without_minutes_adds_nothing() -> None:
    assert runbook.total_minutes((*_STEPS, Step())) == 40 + 20 + 12
    assert runbook.total_minutes(()) == 0


def test_steps_without_minutes_are_listed_and_nought_is_a_figure() -> None:
    none, nought = Step(id="none"), Step(id="nought", minutes=0)
    assert runbook.untimed(_with_steps(none, nought)) == (none,)


def test_nothing_follows_without_steps() -> None:
    assert runbook.follows(a_plan()) == ()


def test_steps_that_are_sure_are_told_with_their_end_on_the_window_s_clock() -> None:
    plan = _with_steps(*_CERTAIN, Step(name="Drop"), timing__taken=a_taken())
    assert runbook.follows(plan) == (
        "4 steps take 72 minutes; the window taken has 120 minutes.",
        "Each waits for the one before it, so the end waits for every one of them.",
        (
            "The steps end in the window practically every night, and going back from their end "
            "would hardly any night."
        ),
        (
            "Half of all nights end by Tue 15 Dec 2026, 04:12 (Europe/Amsterdam), four in five by "
            "Tue 15 Dec 2026, 04:12 (Europe/Amsterdam), nineteen in twenty by Tue 15 Dec 2026, "
            "04:12 (Europe/Amsterdam)."
        ),
        (
            "Shorten “Copy” first: each minute off it takes 1 minute off the end that four nights "
            "in five keep."
        ),
        "By hand: 3 of 4 steps, and 44 % of the minutes that the end waits for.",
        "Steps without minutes, which count nothing: 1 of 4.",
    )


def test_minutes_that_are_only_likely_say_what_was_assumed() -> None:
    said = runbook.follows(_with_steps(*_STEPS, rollback__possible=False))
    assert said[2].startswith("The steps end in the window practically every night.")
    assert "after the window’s start" in said[3]
    assert said[4] == (
        "For 3 of 3 steps the best and worst minutes are assumed, 75 % and 175 % of the likely "
        "ones (PMBOK Guide, rough estimate); times of a rehearsal are better."
    )


def test_a_window_that_is_nearly_too_short_is_told_in_nights() -> None:
    said = runbook.follows(_with_steps(*_STEPS, timing__taken=a_taken(minutes=80)))
    share = int(said[2].split(" in the window in ")[1].split(" of 100 nights")[0])
    assert 30 < share < 95
    assert said[2].endswith("would hardly any night.")


def test_steps_side_by_side_name_the_path_that_the_end_waits_for() -> None:
    beside = Step(name="Mail", minutes=50, at_once=True)
    said = runbook.follows(_with_steps(*_STEPS, beside))
    assert said[0].startswith("4 steps take 72 minutes; the length asked for has")
    assert said[1] == (
        "The end waits for “Copy”, “Deploy” and “Look”. One after another, all would take "
        "122 minutes."
    )


def test_a_long_path_is_cut_after_four_names() -> None:
    steps = [Step(name=f"Step {at}", minutes=10) for at in range(6)]
    said = runbook.follows(_with_steps(*steps, Step(at_once=True)))
    assert "“Step 0”, “Step 1”, “Step 2”, “Step 3” and 2 more" in said[1]


def test_one_bare_step_is_told_in_two_sentences() -> None:
    assert runbook.follows(_with_steps(Step())) == (
        "1 step takes 0 minutes; the length asked for has 120 minutes.",
        "Steps without minutes, which count nothing: 1 of 1.",
    )


def test_a_circle_is_told_and_nothing_else() -> None:
    turned = Step(id="a", name="Stop", links=(Link(step="b"),))
    plan = _with_steps(turned, Step(id="b", name=" "))
    (said,) = runbook.follows(plan)
    assert said == (
        "“Stop” and “a step without a name” wait for each other in a circle, so no times can be "
        "told. Take out one of the links."
    )
    assert len(runbook.way_back_follows(plan)) == 2


def test_the_way_back_says_nothing_until_it_is_answered() -> None:
    assert runbook.way_back_follows(a_plan()) == ()


def test_without_a_way_back_faults_are_mended_forward() -> None:
    (said,) = runbook.way_back_follows(a_plan(rollback__possible=False))
    assert "mended forward" in said


def test_a_window_that_fits_says_what_is_to_spare_and_until_when_one_can_turn_round() -> None:
    plan = _with_steps(*_STEPS, rollback__decision_minutes=10.0, timing__taken=a_taken(minutes=180))
    spare = 180 - (60 + 12) - (10 + 25 + 15)
    assert runbook.way_back_follows(plan) == (
        "Going back takes up to 50 minutes: 10 to decide, 25 to undo, 15 to verify.",
        f"Forward (72 minutes) and back fit into 180 minutes, with {spare} minutes to spare.",
        (
            "Point of no return: Tue 15 Dec 2026, 05:10 (Europe/Amsterdam), because who turns "
            "round later is not back before the window ends."
        ),
        "So the last go / no-go is due by Tue 15 Dec 2026, 04:55 (Europe/Amsterdam).",
    )


def test_a_window_too_short_says_by_how_much_and_what_would_help() -> None:
    stop = Step(name="Stop", minutes=5, phase=StepPhase.PREPARE)
    web = _STEPS[1].model_copy(update={"component": "w"})
    pay = Step(name="Pay", minutes=8, component="p")
    parts = (Component(id="w", name="Web"), Component(id="p", name="Pay"))
    plan = _with_steps(
        stop, _STEPS[0], web, pay, deployment__components=parts, timing__taken=a_taken(minutes=60)
    )
    there, back = 5 + 40 + 20 + 8 + 15, 15 + 25 + 15
    said = runbook.way_back_follows(plan)
    assert said[1] == (
        f"Forward ({there} minutes) and back need {there + back} minutes, {there + back - 60} "
        "minutes more than there are."
    )
    assert said[2] == (
        f"What would help: take a window {there + back - 60} minutes longer; or do “Stop” before "
        "the window (saves 5 minutes); or let “Web” go live apart (it needs "
        f"{there - 8 + back} minutes, the rest {there - 20 + back - 15} minutes)."
    )
    bare = runbook.way_back_follows(_with_steps(*_STEPS, timing__taken=a_taken(minutes=60)))
    assert bare[2] == "What would help: take a window 67 minutes longer."


def test_a_step_that_cannot_be_undone_is_the_point_of_no_return() -> None:
    drop = Step(name="Drop", minutes=5, reversible=False)
    said = runbook.way_back_follows(_with_steps(drop, *_STEPS))
    assert said[-2] == (
        "Point of no return: 0 minutes after the window’s start, because “Drop” cannot be undone."
    )
    assert said[-1] == "So the last go / no-go comes before the window begins."


def test_a_window_too_short_to_decide_in_has_no_moment_to_turn_round() -> None:
    said = runbook.way_back_follows(_with_steps(*_STEPS, timing__taken=a_taken(minutes=20)))
    assert said[-1] == "Even who turns round at the window’s start is not back before it ends."


@pytest.mark.parametrize(("goal", "met"), [(55.0, "within"), (54.0, "longer than")])
def test_the_way_back_is_held_against_the_recovery_time_objective(goal: float, met: str) -> None:
    plan = _with_steps(*_STEPS, rollback__rto_minutes=goal)  # back: 15 + 25 + 15
    said = f"That is {met} the recovery time objective of {goal:g} minutes."
    assert said in runbook.way_back_follows(plan)


@pytest.mark.parametrize(("goal", "met"), [(2.6, "within"), (2.5, "more than")])
def test_writes_that_cannot_be_replayed_are_counted_from_the_switch(goal: float, met: str) -> None:
    plan = _with_steps(
        *_STEPS,
        rollback__writes_per_minute=2_000.0,
        rollback__not_replayable_percent=5.0,
        rollback__rpo_minutes=goal,
    )
    minutes = 72 + 15 + 25 - 60  # from the last deployment to the undo's end
    assert runbook.way_back_follows(plan)[-2:] == (
        (
            f"Who goes back at the end loses about {2_000 * minutes * 0.05:,.0f} writes: 2,000 a "
            f"minute for {minutes} minutes on the new version, 5 % of them not replayable."
        ),
        f"That is {met} the recovery point objective of {goal:g} minutes.",
    )


def test_without_an_objective_lost_writes_are_told_alone() -> None:
    plan = _with_steps(
        *_STEPS, rollback__writes_per_minute=1.0, rollback__not_replayable_percent=5.0
    )
    assert runbook.way_back_follows(plan)[-1].startswith("Who goes back at the end loses")


def test_a_fixed_moment_is_waited_for_on_the_window_s_clock() -> None:
    taken = a_taken()
    late = _CERTAIN[0].model_copy(update={"not_before": taken.window.start + timedelta(minutes=30)})
    said = runbook.follows(_with_steps(late, timing__taken=taken))
    assert said[0] == "1 step takes 70 minutes; the window taken has 120 minutes."


def test_where_the_end_waits_for_a_moment_no_step_is_to_be_shortened() -> None:
    taken = a_taken()
    waiting = Step(minutes=0, at_once=True, not_before=taken.window.start + timedelta(minutes=90))
    said = runbook.follows(_with_steps(*_CERTAIN, waiting, timing__taken=taken))
    assert said[0] == "4 steps take 90 minutes; the window taken has 120 minutes."
    assert not [sentence for sentence in said if sentence.startswith("Shorten")]
