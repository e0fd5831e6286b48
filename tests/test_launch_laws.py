"""Whatever was answered: what follows from questions 1 and 2 can be read."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive import downtime, launch
from golive.plan import How, Plan, Style
from golive.plan.edits import with_value
from tests.builders import LAUNCH, a_forecast, a_taken
from tests.strategies import plans

_AHEAD = (
    None,
    a_forecast([5.0, None, 0.0, 1e15] * 200),
    a_forecast([0.0] * 500, how=How.MEAN),
)


def _as_one(plan: Plan, style: Style) -> Plan:
    """Give the plan a window and a style, and let every step and group touch every component."""
    ids = tuple(row.id for row in plan.deployment.components)
    steps = (
        step.model_copy(update={"links": (), "takes_down": ids}) for step in plan.deployment.steps
    )
    groups = (group.model_copy(update={"needs": ids}) for group in plan.impact.groups)
    answers = {
        "strategy.style": style,
        "timing.taken": a_taken(LAUNCH),
        "deployment.steps": tuple(steps),
        "impact.groups": tuple(groups),
    }
    for path, value in answers.items():
        plan = with_value(plan, path, value)
    return plan


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plans(), st.sampled_from(list(Style)))
def test_whatever_was_answered_every_sentence_is_whole(plan: Plan, style: Style) -> None:
    for one in (plan, _as_one(plan, style)):
        for forecast in _AHEAD:
            runs, outages = launch.timetable(one, forecast), downtime.outages(one)
            said = (
                *launch.follows(one),
                *launch.told(one, runs),
                *downtime.follows(one, forecast),
                *(said for outage in outages for said in downtime.told(one, outage, forecast)),
                *downtime.compared(downtime.ways(one, forecast)),
            )
            assert all(sentence.endswith(".") for sentence in said)
            for run in runs:
                assert run.starts is None or run.ends is None or run.starts <= run.ends
            for outage in outages:
                assert outage.down_minutes + outage.degraded_minutes >= 0
                assert 0 <= outage.capacity_left_percent <= 100
