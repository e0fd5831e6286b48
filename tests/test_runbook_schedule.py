"""Earliest and latest times of steps: by hand, and against networkx's longest paths."""

import itertools
import random
from datetime import timedelta

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import runbook
from golive.plan import Link, LinkKind, Plan, Step
from golive.runbook.network import network
from golive.runbook.schedule import Schedule
from tests.builders import LAUNCH, ZONE, a_plan, a_taken

_AFTER_START = LinkKind.START_START
_MINUTE = timedelta(minutes=1)


def _planned(*steps: Step, **answers: object) -> Plan:
    return a_plan(deployment__steps=steps, **answers)


def _of(timed: Schedule, field: str) -> list[object]:
    return [getattr(times, field) for times in timed.steps]


def _by_hand() -> Plan:
    """Six steps with starts after starts, lags and a lead, worked out on paper."""
    return _planned(
        Step(id="a", minutes=10),
        Step(id="b", minutes=20, links=(Link(step="a", lag_minutes=5),)),
        Step(id="c", minutes=15, links=(Link(step="a", kind=_AFTER_START, lag_minutes=3),)),
        Step(id="d", minutes=5, links=(Link(step="b"), Link(step="c", lag_minutes=-2))),
        Step(id="e", minutes=30, links=(Link(step="c", kind=_AFTER_START, lag_minutes=10),)),
        Step(id="f", minutes=12, at_once=True),
        timing__taken=a_taken(minutes=100),
    )


def test_a_network_with_lags_and_starts_after_starts_is_as_on_paper() -> None:
    timed = runbook.schedule(_by_hand())
    assert _of(timed, "early_start") == [0, 15, 3, 35, 13, 0]
    assert _of(timed, "early_finish") == [10, 35, 18, 40, 43, 12]
    assert _of(timed, "late_start") == [0, 18, 3, 38, 13, 31]
    assert _of(timed, "late_finish") == [10, 38, 18, 43, 43, 43]
    assert _of(timed, "slack") == [0, 3, 0, 3, 0, 31]
    assert _of(timed, "free_slack") == [0, 0, 0, 3, 0, 31]
    assert _of(timed, "critical") == [True, False, True, False, True, False]
    assert _of(timed, "nearly") == [False, True, False, True, False, False]  # below 10 of 100
    assert _of(timed, "wave") == [1, 2, 2, 3, 3, 1]
    assert timed.critical_path == ("a", "c", "e")
    assert timed.end == 43


def test_steps_that_name_nothing_wait_for_the_one_above() -> None:
    timed = runbook.schedule(_planned(Step(minutes=10), Step(), Step(minutes=5)))
    assert _of(timed, "early_start") == [0, 10, 10]
    assert _of(timed, "wave") == [1, 2, 3]
    assert timed.end == 15


def test_a_step_that_starts_at_once_waits_for_none_and_a_link_beats_it() -> None:
    linked = Step(minutes=1, at_once=True, links=(Link(step="first"),))
    timed = runbook.schedule(
        _planned(Step(id="first", minutes=10), Step(minutes=5, at_once=True), linked)
    )
    assert _of(timed, "early_start") == [0, 0, 10]


def test_a_link_to_a_step_that_is_gone_leaves_it_waiting_for_the_one_above() -> None:
    gone = Step(minutes=5, links=(Link(step="gone"),))
    assert _of(runbook.schedule(_planned(Step(minutes=10), gone)), "early_start") == [0, 10]


def test_a_fixed_moment_holds_a_step_back_and_what_comes_before_it_has_slack() -> None:
    steps = (
        Step(id="a", minutes=10),
        Step(id="b", minutes=5, not_before=LAUNCH + 30 * _MINUTE),
        Step(id="c", minutes=10),
    )
    timed = runbook.schedule(_planned(*steps, timing__taken=a_taken()))
    assert _of(timed, "early_start") == [0, 30, 35]
    assert _of(timed, "slack") == [20, 0, 0]
    assert timed.critical_path == ("b", "c")
    assert timed.at(timed.end) == LAUNCH + 45 * _MINUTE
    assert (timed.start, timed.zone) == (LAUNCH, ZONE)


def test_a_fixed_moment_before_the_window_or_without_a_window_holds_nothing_back() -> None:
    early = Step(minutes=5, not_before=LAUNCH - 30 * _MINUTE)
    assert runbook.schedule(_planned(early, timing__taken=a_taken())).end == 5
    late = Step(minutes=5, not_before=LAUNCH + 30 * _MINUTE)
    timed = runbook.schedule(_planned(late))
    assert timed.end == 5
    assert timed.at(5) is None


def test_no_step_starts_before_the_window_however_early_it_may() -> None:
    ahead = Step(minutes=5, links=(Link(step="a", kind=_AFTER_START, lag_minutes=-60),))
    assert _of(runbook.schedule(_planned(Step(id="a", minutes=10), ahead)), "early_start") == [0, 0]


def test_without_steps_there_is_nothing_to_time() -> None:
    timed = runbook.schedule(a_plan())
    assert (timed.steps, timed.critical_path, timed.end, timed.circle) == ((), (), 0, ())


def test_a_circle_is_named_with_its_steps_and_nothing_is_computed() -> None:
    steps = (
        Step(id="free"),
        Step(id="a", links=(Link(step="c"),)),
        Step(id="b"),  # waits for a, as the one above
        Step(id="c"),
        Step(id="behind"),
    )
    timed = runbook.schedule(_planned(*steps))
    assert timed.circle == ("a", "b", "c")
    assert (timed.steps, timed.critical_path, timed.end) == ((), (), 0)


def test_a_step_that_waits_for_itself_is_a_circle_of_one() -> None:
    timed = runbook.schedule(_planned(Step(id="a", links=(Link(step="a"),)), Step(id="b")))
    assert timed.circle == ("a",)


def _drawn(chance: random.Random) -> tuple[Step, ...]:
    """Draw up to twelve steps in any order of the list, with FS and SS links and lags."""
    count = chance.randint(1, 12)
    order = chance.sample(range(count), count)
    steps = []
    for at in range(count):
        before = [other for other in range(count) if order[other] < order[at]]
        named = chance.sample(before, min(len(before), chance.randint(0, 3)))
        links = tuple(
            Link(
                step=f"s{other}",
                kind=chance.choice(tuple(LinkKind)),
                lag_minutes=chance.choice((0, 0, 7, 12.5, -5)),
            )
            for other in named
        )
        minutes = chance.choice((None, 0, 2.5, *range(1, 40)))
        steps.append(Step(id=f"s{at}", minutes=minutes, links=links, at_once=not links))
    return tuple(steps)


def _graph(steps: tuple[Step, ...]) -> "nx.DiGraph[str]":
    """Draw a start and a finish for each step; weights are minutes below nought."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for step in steps:
        graph.add_edge("begin", f"{step.id}:SS", weight=0)
        graph.add_edge(f"{step.id}:SS", f"{step.id}:FS", weight=-(step.minutes or 0))
        graph.add_edge(f"{step.id}:FS", "end", weight=0)
        for link in step.links:
            edge, weight = (f"{link.step}:{link.kind}", f"{step.id}:SS"), -link.lag_minutes
            known = graph.get_edge_data(*edge, {"weight": weight})["weight"]
            graph.add_edge(*edge, weight=min(weight, known))
    return graph


def test_a_thousand_random_networks_have_the_longest_paths_of_networkx() -> None:
    chance = random.Random(20)
    for _ in range(1_000):
        steps = _drawn(chance)
        timed, graph = runbook.schedule(_planned(*steps)), _graph(steps)
        reach = nx.single_source_bellman_ford_path_length(graph, "begin")
        rest = nx.single_source_bellman_ford_path_length(graph.reverse(), "end")
        assert timed.end == pytest.approx(-reach["end"])
        for times in timed.steps:
            node = f"{times.step.id}:SS"
            assert times.early_start == pytest.approx(-reach[node])
            assert times.late_start == pytest.approx(timed.end + rest[node])
            assert times.critical is (abs(reach[node] + rest[node] - reach["end"]) < 1e-6)


def test_waves_are_the_longest_chains_of_networkx() -> None:
    chance = random.Random(21)
    for _ in range(200):
        steps = _drawn(chance)
        graph: nx.DiGraph[str] = nx.DiGraph((link.step, s.id) for s in steps for link in s.links)
        graph.add_nodes_from(step.id for step in steps)
        waves = {
            one: at for at, wave in enumerate(nx.topological_generations(graph), 1) for one in wave
        }
        timed = runbook.schedule(_planned(*steps))
        assert {times.step.id: times.wave for times in timed.steps} == waves


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_slack_is_what_a_step_can_be_longer_before_the_end_moves(chance: random.Random) -> None:
    steps = _drawn(chance)
    timed = runbook.schedule(_planned(*steps))
    at = chance.randrange(len(steps))
    free, slack = timed.steps[at].free_slack, timed.steps[at].slack
    assert 0 <= free <= slack
    for more, moves in ((slack, False), (slack + 1, True)):
        later = _delayed(steps, at, timed.steps[at].early_start + more)
        assert (later.end > timed.end + 1e-6) is moves
    others = _delayed(steps, at, timed.steps[at].early_start + free).steps
    for one, other in zip(timed.steps, others, strict=True):
        assert one.step.id == steps[at].id or other.early_start == pytest.approx(one.early_start)


def _delayed(steps: tuple[Step, ...], at: int, minute: float) -> Schedule:
    """Time the steps when one is held back to a minute after the window's start."""
    held = steps[at].model_copy(update={"not_before": LAUNCH + minute * _MINUTE})
    return runbook.schedule(
        _planned(*steps[:at], held, *steps[at + 1 :], timing__taken=a_taken(minutes=1_000))
    )


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_longest_path_is_of_critical_steps_that_wait_for_each_other(
    chance: random.Random,
) -> None:
    steps = _drawn(chance)
    timed = runbook.schedule(_planned(*steps))
    by_id = {times.step.id: times for times in timed.steps}
    path = [by_id[one] for one in timed.critical_path]
    assert path
    assert all(times.critical for times in path)
    assert path[-1].early_finish == timed.end
    for one, other in itertools.pairwise(path):
        assert one.step.id in {link.step for link in other.step.links}


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 5))
def test_any_link_back_is_found_as_a_circle_whose_steps_wait_in_turn(
    chance: random.Random, length: int
) -> None:
    steps = list(_drawn(chance))
    chain = [Step(id=f"c{at}", links=(Link(step=f"c{at - 1}"),)) for at in range(1, length + 1)]
    steps += [Step(id="c0", links=(Link(step=f"c{length}"),)), *chain]
    chance.shuffle(steps)
    net = network(steps)
    circle = [net.steps[at].id for at in net.circle]
    assert sorted(circle) == sorted(f"c{at}" for at in range(length + 1))
    for before, after in zip(circle, circle[1:] + circle[:1], strict=True):
        held = next(step for step in steps if step.id == after)
        assert before in {link.step for link in held.links}
