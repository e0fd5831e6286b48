"""A plan as a template: the answers stay on their weekdays, what happened to the old one goes."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive import sample
from golive.errors import EditError
from golive.plan import Audience, Decision, Gate, GateState, Heard, Plan, Refusal, Status, TaskEdit
from golive.plan.template import as_template
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_series, a_source, a_taken
from tests.strategies import plans


def test_every_answer_of_the_sample_is_copied() -> None:
    plan = sample.plan(NOW)
    copy = as_template(plan, 4)
    assert copy.title == f"{plan.title} (copy)"
    assert copy.id != plan.id
    assert copy.deployment.steps == plan.deployment.steps
    assert copy.impact == plan.impact
    assert copy.strategy.style == plan.strategy.style


def test_the_window_keeps_its_weekday_and_clock_time_over_a_clock_change() -> None:
    copy = as_template(a_plan(timing__taken=a_taken()), 16)
    taken = copy.timing.taken
    assert taken is not None
    clock = ZoneInfo(ZONE)
    there = taken.window.start.astimezone(clock)
    here = LAUNCH.astimezone(clock)
    assert there.replace(tzinfo=None) == here.replace(tzinfo=None) + timedelta(weeks=16)
    assert there.utcoffset() != here.utcoffset()


def test_what_stood_against_the_window_stays_and_when_it_was_taken_goes() -> None:
    refusal = Refusal(rule="freeze", why="Year's end")
    old = a_taken(refusals=(refusal,), overridden_by="Ines", taken_at=NOW)
    taken = as_template(a_plan(timing__taken=old), 1).timing.taken
    assert taken is not None
    assert (taken.refusals, taken.overridden_by, taken.taken_at) == ((refusal,), "Ines", None)


def test_what_was_done_sent_signed_and_decided_is_gone() -> None:
    plan = a_plan(
        team__edits={"backup": TaskEdit(status=Status.DONE, owner="Lin")},
        team__gates=(
            Gate(
                id="g",
                name="Go?",
                criteria="All green",
                due=date(2026, 12, 14),
                state=GateState.GO,
                signed_by="Ines",
                signed_at=NOW,
                note="All were there",
            ),
        ),
        team__decisions=(Decision(id="d", what="We go", by="Ines"),),
        notices__audiences=(
            Audience(
                id="a",
                name="Shops",
                sent_on=date(2026, 11, 20),
                acknowledged_on=date(2026, 11, 21),
                on_call_confirmed=True,
                heard=(Heard(window=a_taken().window, sent_on=date(2026, 11, 2)),),
            ),
        ),
        deployment__rehearsed=True,
        rollback__rehearsed_on=date(2026, 11, 19),
    )
    copy = as_template(plan, 1)
    assert copy.team.edits == {}
    assert copy.team.decisions == ()
    assert copy.team.gates == (
        Gate(id="g", name="Go?", criteria="All green", due=date(2026, 12, 21)),
    )
    assert copy.notices.audiences == (Audience(id="a", name="Shops"),)
    assert copy.deployment.rehearsed is None
    assert copy.rollback.rehearsed_on is None


def test_usage_stays_on_the_days_it_was_counted_on() -> None:
    source = a_source(a_series([5.0] * 48))
    copy = as_template(a_plan(timing__sources=(source,)), 8)
    assert copy.timing.sources == (source,)


def test_a_plan_without_a_name_or_with_the_longest_gets_one_that_fits() -> None:
    assert as_template(a_plan(), 0).title == "Unnamed launch (copy)"
    longest = as_template(a_plan(launch__name="n" * 500), 0).launch.name
    assert (len(longest), longest[-8:]) == (500, "n (copy)")


@pytest.mark.parametrize("weeks", [-99_999, 99_999, 10**12])
def test_weeks_that_lead_out_of_the_calendar_are_refused_in_a_sentence(weeks: int) -> None:
    with pytest.raises(EditError) as caught:
        as_template(a_plan(timing__taken=a_taken()), weeks)
    assert caught.value.sentence == (
        f"{weeks:+} weeks lead out of the calendar; move the plan by fewer."
    )


@given(plans(), st.integers(-520, 520))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_template_can_be_saved_and_opened_and_nobody_has_begun_it(plan: Plan, weeks: int) -> None:
    copy = as_template(plan, weeks)
    assert Plan.model_validate_json(copy.model_dump_json()) == copy
    assert copy.team.edits == {}
    assert [step.id for step in copy.deployment.steps] == [s.id for s in plan.deployment.steps]
