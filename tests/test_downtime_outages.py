"""When what a group needs is down: held against counting minute by minute."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import downtime, runbook
from golive.downtime import Outage
from golive.plan import Component, Link, Plan, Step, UserGroup
from tests.builders import a_plan

_IDS = ("web", "api", "data", "mail")


def _plan(steps: tuple[Step, ...], *needs: str, components: tuple[Component, ...] = ()) -> Plan:
    return a_plan(
        impact__groups=(UserGroup(name="Shop", needs=needs),),
        deployment__steps=steps,
        deployment__components=components,
    )


def _outage(plan: Plan) -> Outage:
    (found,) = downtime.outages(plan)
    return found


def _side_by_side(*steps: Step) -> tuple[Step, ...]:
    """Let every step start with the window."""
    return tuple(step.model_copy(update={"at_once": True}) for step in steps)


def test_steps_one_after_another_add_up_and_those_side_by_side_count_once() -> None:
    first, second = Step(minutes=20, takes_down=("web",)), Step(minutes=7, takes_down=("web",))
    assert _outage(_plan((first, second), "web")).down == ((0, 27),)
    assert _outage(_plan(_side_by_side(first, second), "web")).down == ((0, 20),)


def test_a_gap_between_two_outages_is_not_down() -> None:
    steps = (
        Step(minutes=20, takes_down=("web",)),
        Step(minutes=30),
        Step(minutes=5, takes_down=("web",)),
    )
    found = _outage(_plan(steps, "web"))
    assert list(found.down) == [(0, 20), (50, 55)]
    assert found.down_minutes == 25


def test_only_what_a_group_needs_counts_for_it() -> None:
    steps = (Step(minutes=20, takes_down=("mail",)), Step(takes_down=("web",)), Step(minutes=9))
    found = _outage(_plan(steps, "web", "cache"))
    assert (found.down, found.degraded, found.capacity_left_percent) == ((), (), 100)


def test_what_is_needed_pulls_in_what_it_depends_on_even_in_a_circle() -> None:
    parts = (
        Component(id="web", depends_on=("api",)),
        Component(id="api", depends_on=("data", "web")),
        Component(id="data"),
    )
    plan = _plan((Step(minutes=5, takes_down=("data",)),), "web", components=parts)
    (group,) = plan.impact.groups
    assert downtime.needed_components(plan, group) == {"web", "api", "data"}
    assert _outage(plan).down_minutes == 5


def test_part_of_a_component_down_is_degraded_and_what_is_left_is_told() -> None:
    steps = (
        Step(minutes=10, takes_down=("web",), down_percent=33),
        Step(minutes=5, takes_down=("web",)),
        Step(minutes=5, takes_down=("web",), down_percent=0),
    )
    found = _outage(_plan(steps, "web"))
    assert (found.degraded, found.down, found.capacity_left_percent) == (((0, 10),), ((10, 15),), 0)
    assert found.degraded_minutes == 10


def test_two_halves_of_one_component_at_once_are_all_of_it_and_of_two_are_not() -> None:
    half = Step(minutes=10, takes_down=("web",), down_percent=50)
    other = half.model_copy(update={"takes_down": ("api",)})
    assert _outage(_plan(_side_by_side(half, half.model_copy(update={"id": "b"})), "web")).down
    apart = _outage(_plan(_side_by_side(half, other.model_copy(update={"id": "b"})), "web", "api"))
    assert (apart.down, apart.capacity_left_percent) == ((), 50)


def test_a_component_named_twice_by_a_step_is_down_once() -> None:
    step = Step(minutes=10, takes_down=("web", "web"), down_percent=50)
    assert _outage(_plan((step,), "web")).down == ()


def test_steps_in_a_circle_take_nothing_down() -> None:
    steps = (
        Step(id="a", minutes=5, takes_down=("web",), links=(Link(step="b"),)),
        Step(id="b", minutes=5, links=(Link(step="a"),)),
    )
    assert _outage(_plan(steps, "web")).down == ()


_STEPS = st.lists(
    st.builds(
        Step,
        minutes=st.none() | st.integers(0, 12).map(float),
        takes_down=st.lists(st.sampled_from(_IDS), max_size=3).map(tuple),
        down_percent=st.sampled_from([0.0, 20.0, 50.0, 100.0]),
        at_once=st.booleans(),
    ),
    max_size=6,
).map(tuple)
_COMPONENTS = st.lists(st.lists(st.sampled_from(_IDS), max_size=2), min_size=4, max_size=4).map(
    lambda depends: tuple(
        Component(id=one, depends_on=tuple(of)) for one, of in zip(_IDS, depends, strict=True)
    )
)


@settings(deadline=None)
@given(steps=_STEPS, parts=_COMPONENTS, needs=st.lists(st.sampled_from(_IDS), max_size=2))
def test_the_unions_are_those_of_counting_minute_by_minute(
    steps: tuple[Step, ...], parts: tuple[Component, ...], needs: list[str]
) -> None:
    plan = _plan(steps, *needs, components=parts)
    found, level = _outage(plan), _minute_by_minute(plan, set(needs))
    minutes = range(80)
    assert [_inside(found.down, at) for at in minutes] == [level(at) >= 100 for at in minutes]
    partly = [0 < level(at) < 100 for at in minutes]
    assert [_inside(found.degraded, at) for at in minutes] == partly
    least = 100 - max(min(level(at), 100) for at in minutes)
    assert found.capacity_left_percent == pytest.approx(least)


def _minute_by_minute(plan: Plan, needs: set[str]) -> Callable[[int], float]:
    """Give how much is down in a minute, the naive way."""
    for _ in _IDS:
        for part in plan.deployment.components:
            needs |= set(part.depends_on) if part.id in needs else set()
    times = runbook.schedule(plan).steps

    def level(minute: int) -> float:
        on = [one.step for one in times if one.early_start <= minute < one.early_finish]
        per = (sum(s.down_percent for s in on if need in s.takes_down) for need in needs)
        return max(per, default=0.0)

    return level


def _inside(stretches: tuple[downtime.Stretch, ...], minute: int) -> bool:
    return any(start <= minute < end for start, end in stretches)
