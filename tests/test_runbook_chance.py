"""The chance of ending in time: against closed forms, a plain loop, and by hand."""

import math
import random
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from golive import runbook
from golive.plan import Link, LinkKind, Plan, Step, StepPhase
from golive.runbook.estimates import draw, three_points
from golive.runbook.network import network
from golive.runbook.nights import play
from golive.runbook.schedule import schedule
from tests.builders import a_plan, a_taken

_RUNS = 20_000
Numbers = npt.NDArray[np.float64]


def _planned(*steps: Step, minutes: float = 120, **answers: Any) -> Plan:
    usual: dict[str, object] = {
        "deployment__steps": steps,
        "rollback__decision_minutes": 0.0,
        "rollback__verification_minutes": 0.0,
        "timing__taken": a_taken(minutes=minutes),
    }
    return a_plan(**(usual | answers))


def _chance(*steps: Step, correlation: float = 0.0, **answers: Any) -> runbook.Chance:
    found = runbook.chance(_planned(*steps, **answers), runs=_RUNS, correlation=correlation)
    assert found is not None
    return found


def _sure(minutes: float, **fields: object) -> Step:
    points = {"minutes": minutes, "minutes_best": minutes, "minutes_worst": minutes}
    return Step.model_validate(points | fields)


def _pert_cdf(points: tuple[float, float, float], at: Numbers) -> Numbers:
    """Give the Beta-PERT distribution by adding up its density on a fine grid."""
    best, likely, worst = points
    rising, falling = 4 * (likely - best) / (worst - best), 4 * (worst - likely) / (worst - best)
    share = np.linspace(0, 1, 20_001)
    density = share**rising * (1 - share) ** falling
    summed = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    found: Numbers = np.interp((at - best) / (worst - best), share, summed / summed[-1])
    return found


def _within_sampling_error(share: float, true: float) -> bool:
    return abs(share - true) < 4 * math.sqrt(true * (1 - true) / _RUNS)


@pytest.mark.parametrize(
    ("fields", "points"),
    [
        ({"minutes": 20, "minutes_best": 15, "minutes_worst": 50}, (15, 20, 50)),
        ({"minutes": 20}, (15, 20, 35)),
        ({"minutes": 20, "minutes_best": 19}, (19, 20, 35)),
        ({"minutes": 20, "minutes_worst": 21}, (15, 20, 21)),
        ({"minutes": 20, "minutes_best": 30, "minutes_worst": 10}, (20, 20, 20)),
        ({"minutes_best": 5, "minutes_worst": 10}, (0, 0, 0)),
        ({"minutes": 0, "minutes_worst": 10}, (0, 0, 0)),
    ],
)
def test_what_nobody_said_of_best_and_worst_is_assumed(
    fields: dict[str, float], points: tuple[float, float, float]
) -> None:
    assert three_points(Step.model_validate(fields)) == points


def test_draws_have_the_mean_and_the_spread_of_beta_pert() -> None:
    steps = [Step(minutes=20, minutes_best=10, minutes_worst=60), _sure(7)]
    drawn = draw(steps, 100_000, 0.3, 1)
    mean = (10 + 4 * 20 + 60) / 6
    spread = np.sqrt((mean - 10) * (60 - mean) / 7)
    assert drawn[0].mean() == pytest.approx(mean, abs=4 * spread / np.sqrt(100_000))
    assert drawn[0].std() == pytest.approx(spread, rel=0.02)
    assert drawn[0].min() > 10
    assert drawn[0].max() < 60
    assert set(drawn[1]) == {7}


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.8, 1.0])
def test_any_two_steps_have_the_rank_correlation_asked_for(correlation: float) -> None:
    steps = [Step(minutes=5 + 10 * at) for at in range(4)]
    ranks = draw(steps, _RUNS, correlation, 3).argsort(axis=1).argsort(axis=1)
    found = np.asarray(np.corrcoef(ranks))[np.triu_indices(4, 1)]
    assert found == pytest.approx(np.full(6, correlation), abs=0.03)


def test_leaning_together_leaves_each_step_its_own_minutes() -> None:
    alone, together = (draw([Step(minutes=9)], 500, rank, 5)[0] for rank in (0.0, 0.9))
    assert np.mean(alone) == pytest.approx(np.mean(together), rel=0.05)
    assert len(set(together)) == 500


def test_the_same_seed_gives_the_same_chance_and_another_another() -> None:
    plan = _planned(Step(id="a", minutes=30), Step(id="b", minutes=60))
    assert runbook.chance(plan) == runbook.chance(plan)
    assert runbook.chance(plan) != runbook.chance(plan, seed=2)


def test_the_sum_of_independent_steps_is_as_the_closed_form() -> None:
    """The mean and the variance of the sum are the sums; forty steps are nearly normal."""
    steps = [Step(minutes=10, minutes_best=5, minutes_worst=25) for _ in range(40)]
    mean = (5 + 40 + 25) / 6
    spread = np.sqrt(40 * (mean - 5) * (25 - mean) / 7)
    found = _chance(*steps, minutes=40 * mean)
    error = 4 * spread / np.sqrt(_RUNS)
    assert found.p50 == pytest.approx(40 * mean, abs=2 * error)
    assert found.p80 == pytest.approx(40 * mean + 0.8416 * spread, abs=2 * error)
    assert found.p95 == pytest.approx(40 * mean + 1.6449 * spread, abs=3 * error)
    assert _within_sampling_error(found.there, 0.5 + 1 / np.sqrt(2 * np.pi * 40) / 6)


def test_the_later_of_two_independent_steps_is_as_the_closed_form() -> None:
    points = ((10.0, 20.0, 60.0), (15.0, 30.0, 40.0))
    steps = [
        Step(minutes_best=best, minutes=likely, minutes_worst=worst, at_once=True)
        for best, likely, worst in points
    ]
    for limit in (20.0, 28.0, 35.0, 50.0):
        found = _chance(*steps, minutes=limit)
        true = float(np.prod([_pert_cdf(one, np.array([limit]))[0] for one in points]))
        assert _within_sampling_error(found.there, true)


def test_steps_that_lean_together_spread_the_end_wider() -> None:
    steps = [Step(minutes=10) for _ in range(20)]
    alone, together = _chance(*steps), _chance(*steps, correlation=0.6)
    assert together.p95 - together.p50 > 2 * (alone.p95 - alone.p50)
    assert together.p50 == pytest.approx(alone.p50, rel=0.02)


def test_going_back_takes_its_likely_minutes_after_the_end() -> None:
    step = _sure(50, undo_minutes=20)
    back = {
        "rollback__decision_minutes": 10.0,
        "rollback__verification_minutes": 5.0,
    }
    check = _sure(1, phase=StepPhase.VERIFY)
    found = _chance(step, check, minutes=86, **back)
    assert (found.p50, found.there, found.there_and_back) == (51, 1, 1)
    assert _chance(step, check, minutes=85.9, **back).there_and_back == 0


def test_without_a_checking_step_the_plan_s_figure_is_added() -> None:
    assert _chance(_sure(50), rollback__verification_minutes=5.0).p95 == 55


def test_nothing_is_played_without_timed_steps_or_in_a_circle() -> None:
    assert runbook.chance(_planned()) is None
    assert runbook.chance(_planned(Step())) is None
    turned = Step(id="a", minutes=5, links=(Link(step="a"),))
    assert runbook.chance(_planned(turned)) is None


def test_criticality_is_the_share_of_nights_a_step_holds_up_the_end() -> None:
    """Of two alike, each holds up half the nights; a short one beside them none."""
    one, other = (Step(id=name, minutes=30, at_once=True) for name in "ab")
    short = Step(minutes=2, at_once=True)
    found = _chance(one, other, short)
    assert [step.critical for step in found.steps] == pytest.approx([0.5, 0.5, 0], abs=0.02)
    assert sum(step.critical for step in found.steps) == pytest.approx(1)


def test_assumed_lengths_are_counted() -> None:
    said = Step(minutes=5, minutes_best=4, minutes_worst=9)
    assert _chance(said, Step(minutes=5), Step(minutes=5, minutes_best=3), Step()).assumed == 2


def test_a_minute_off_a_step_saves_what_playing_it_shorter_saves() -> None:
    """The saving told from one play, against the end of a second one with that step shorter."""
    steps = (
        Step(id="sure", minutes=20, minutes_best=18, minutes_worst=22),
        Step(id="risky", minutes=20, minutes_best=15, minutes_worst=90),
        Step(id="beside", minutes=60, at_once=True),
        Step(id="last", minutes=10, links=(Link(step="risky"), Link(step="beside"))),
    )
    plan = _planned(*steps)
    found = runbook.chance(plan, runs=_RUNS)
    assert found is not None
    net, minutes = network(steps), draw(steps, _RUNS, 0.3, 1)
    end = np.quantile(play(net, minutes, [0.0] * 4).ends, 0.8)
    for at, step in enumerate(steps):
        shorter = minutes.copy()
        shorter[at] *= 1 - 1 / (step.minutes or 1)
        saved = end - np.quantile(play(net, shorter, [0.0] * 4).ends, 0.8)
        assert found.steps[at].saves == pytest.approx(saved, abs=0.12)
    assert found.first == max(found.steps, key=lambda one: one.saves)


def test_of_steps_that_save_alike_the_longest_is_first_and_none_where_none_saves() -> None:
    short, long = _sure(10, id="short"), _sure(30, id="long")
    first = _chance(short, long).first
    assert first is not None
    assert first.step.id == "long"


def test_only_the_start_of_a_step_may_hold_up_the_end_and_shortening_it_saves_nothing() -> None:
    steps = (
        _sure(10, id="a"),
        _sure(50, links=(Link(step="a", kind=LinkKind.START_START, lag_minutes=5),)),
    )
    found = _chance(*steps)
    assert [(step.critical, step.saves) for step in found.steps] == [(1, 0), (1, 1)]


def _drawn_network(count: int, chance: random.Random) -> tuple[Step, ...]:
    steps: list[Step] = []
    for at in range(count):
        named = chance.sample(range(at), min(at, chance.randint(0, 3)))
        links = tuple(
            Link(
                step=f"s{before}",
                kind=chance.choice(tuple(LinkKind)),
                lag_minutes=chance.choice((0, 0, 5, -3.5)),
            )
            for before in named
        )
        minutes = chance.choice((0, *range(1, 30)))
        steps.append(Step(id=f"s{at}", minutes=minutes, links=links, at_once=chance.random() < 0.2))
    return tuple(steps)


def test_every_night_is_the_critical_path_method_of_that_night() -> None:
    chance = random.Random(7)
    for _ in range(20):
        steps = _drawn_network(12, chance)
        net, minutes = network(steps), draw(steps, 4_003, 0.3, 1)
        nights = play(net, minutes, [0.0] * len(steps))
        for run in (0, 1, 3_999, 4_000, 4_002):
            night = tuple(
                step.model_copy(update={"minutes": float(minutes[at, run])})
                for at, step in enumerate(steps)
            )
            timed = schedule(_planned(*night))
            assert nights.ends[run] == timed.end
            assert nights.critical[:, run].tolist() == [times.critical for times in timed.steps]
