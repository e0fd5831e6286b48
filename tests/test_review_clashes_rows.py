"""Contradictions that hang on rows: what is said of several, and what is said elsewhere already."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from golive.errors import Finding, Severity
from golive.plan import (
    Audience,
    AudienceKind,
    Component,
    Experience,
    Freeze,
    How,
    Link,
    NoticeAction,
    Person,
    Plan,
    Stage,
    Step,
    StepPhase,
    Style,
    Trigger,
    UserGroup,
)
from golive.plan.edits import with_value
from golive.plan.parts import DaySpan
from golive.review.clashes import clashes
from golive.window import Window
from tests.builders import LAUNCH, NOW, ZONE, a_plan, a_series, a_source, a_taken

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_NIGHT_OFF: dict[str, Any] = {
    "available_from": time(9),
    "available_until": time(17),
    "required": False,
}


def _rules(plan: Plan, now: datetime = NOW) -> list[str]:
    return [finding.rule for finding in clashes(plan, now)]


def _one(plan: Plan, rule: str) -> Finding:
    (found,) = (finding for finding in clashes(plan, NOW) if finding.rule == rule)
    return found


def _steps(count: int, **fields: Any) -> tuple[Step, ...]:
    return tuple(Step(id=f"s{at}", name=f"Step {at}", **fields) for at in range(count))


def test_three_steps_without_an_owner_are_said_one_by_one_and_the_rest_counted() -> None:
    found = [f for f in clashes(a_plan(deployment__steps=_steps(9)), NOW) if "owner" in f.rule]
    assert [finding.where for finding in found] == [f"deployment.steps.s{at}" for at in range(4)]
    assert found[-1].what == "The same of 6 more: “Step 3”, “Step 4”, “Step 5” and 3 more."
    four = [f for f in clashes(a_plan(deployment__steps=_steps(4)), NOW) if "owner" in f.rule]
    assert four[-1].what == "The same of 1 more: “Step 3”."


def test_components_of_which_too_much_is_down_are_counted_too() -> None:
    parts = tuple(Component(id=f"c{at}", name=f"Part {at}") for at in range(5))
    downs = tuple(
        Step(id=f"s{at}", takes_down=(f"c{at}",), down_percent=60, minutes=5) for at in range(5)
    )
    plan = a_plan(deployment__components=parts, deployment__steps=downs)
    found = [f for f in clashes(plan, NOW) if f.rule == "runbook-capacity"]
    assert found[-1].what == "The same of 2 more: “Part 3”, “Part 4”."


def test_who_the_run_book_lacks_stops_the_launch_at_the_gate_and_a_stand_in_does_not() -> None:
    plan = a_plan(deployment__steps=_steps(1), timing__taken=a_taken())
    weights = {f.rule: f.severity for f in clashes(plan, LAUNCH - _DAY)}
    assert weights["runbook-owner"] is Severity.STOP
    assert weights["runbook-stand-in"] is Severity.WARN


@pytest.mark.parametrize(
    ("style", "weight"), [(Style.SOFT, Severity.STOP), (Style.HARD, Severity.WARN)]
)
def test_a_schema_change_in_one_go_weighs_more_where_old_and_new_run_side_by_side(
    style: Style, weight: Severity
) -> None:
    plan = a_plan(
        strategy__style=style,
        timing__taken=a_taken(),
        deployment__components=(Component(id="c", name="Orders", schema_change=True),),
        deployment__steps=(Step(id="s", name="Change", component="c"),),
    )
    found = {finding.rule: finding for finding in clashes(plan, LAUNCH - _DAY)}
    assert found["runbook-schema"].severity is weight


def test_a_late_notice_that_refuses_the_window_is_said_once_until_somebody_overrules_it() -> None:
    bound = Audience(id="a", name="Acme", contract_lead_days=60)
    plan = a_plan(timing__taken=a_taken(), notices__audiences=(bound,))
    assert _rules(plan) == ["window-notice"]
    overruled = a_taken(overridden_by="Ines", override_reason="They agreed")
    assert "notice-late" in _rules(with_value(plan, "timing.taken", overruled))


def test_a_late_notice_beside_one_that_refuses_the_window_is_still_said() -> None:
    bound = Audience(id="a", name="Acme", contract_lead_days=60)
    late = Audience(id="b", name="Shop", lead_days=40)
    plan = a_plan(timing__taken=a_taken(), notices__audiences=(bound, late))
    assert _one(plan, "notice-late").where == "notices.audiences.b"


def test_a_reserve_before_the_window_s_end_is_none_and_a_free_one_is_fine() -> None:
    at_once = Window(start=LAUNCH + _HOUR, end=LAUNCH + 3 * _HOUR, zone=ZONE)
    later = Window(start=LAUNCH + 7 * _DAY, end=LAUNCH + 7 * _DAY + 2 * _HOUR, zone=ZONE)
    plan = a_plan(timing__taken=a_taken(), timing__reserves=(at_once, later))
    assert _one(plan, "reserve-refused").what.endswith(
        "would be refused: it does not come after the window."
    )


def test_a_reserve_as_short_as_the_window_is_said_of_the_window_alone() -> None:
    start = LAUNCH + 7 * _DAY
    plan = a_plan(
        timing__taken=a_taken(minutes=30),
        timing__reserves=(Window(start=start, end=start + _HOUR / 2, zone=ZONE),),
        deployment__steps=(Step(id="s", minutes=30),),
    )
    assert "window-way_back" in _rules(plan)
    assert "reserve-refused" not in _rules(plan)


def test_where_nothing_tells_about_windows_nothing_is_said_of_reserves() -> None:
    ancient = LAUNCH.replace(year=1900)
    endless = Freeze(starts=ancient, ends=ancient + _HOUR, repeats="FREQ=DAILY")
    later = Window(start=LAUNCH + _DAY, end=LAUNCH + _DAY + _HOUR, zone=ZONE)
    plan = a_plan(timing__taken=a_taken(), timing__reserves=(later,), timing__freezes=(endless,))
    assert _rules(plan) == ["window-unjudged"]
    late = with_value(plan, "notices.audiences", (Audience(name="Shop", lead_days=40),))
    assert _rules(late) == ["window-unjudged", "notice-late"]


def test_hypercare_ends_on_its_last_day_and_leave_counts() -> None:
    away = (DaySpan(first=(LAUNCH + _DAY).date(), last=(LAUNCH + 2 * _DAY).date()),)
    plan = a_plan(timing__taken=a_taken(), timing__people=(Person(name="Ines", leave=away),))
    said = _one(plan, "hypercare-alone").what
    assert said == "Nobody on the roster works on Wed 16 Dec 2026 and 1 more day of hypercare."
    assert "hypercare-alone" not in _rules(with_value(plan, "timing.hypercare_days", 0))


def _manned(*people: Person, **answers: object) -> Plan:
    return a_plan(timing__taken=a_taken(), timing__people=people, **answers)


def test_all_that_somebody_away_would_do_is_said_once() -> None:
    ines = Person(id="p", name="Ines", **_NIGHT_OFF)
    there = Person(id="q", name="Tom", required=False)
    plan = _manned(
        ines,
        there,
        launch__owner="ines ",
        launch__stand_in="Tom",
        rollback__triggers=(Trigger(id="t", measure="Errors", where="Board", decider="Ines"),),
        deployment__steps=(Step(id="s", name="Deploy", owner="Ines", stand_in="Tom"),),
    )
    found = _one(plan, "person-away")
    assert found.where == "timing.people.p"
    assert found.what == (
        "Ines decides at “Errors” and 2 other things, and cannot be there for all of it."
    )
    assert found.severity is Severity.WARN  # nobody stands in at the trigger
    covered = with_value(plan, "rollback.triggers.t.stand_in", "Tom")
    assert _one(covered, "person-away").severity is Severity.NOTE
    assert _one(covered, "person-away").remedy.startswith("Give it to Tom, who stands in")


def test_who_must_be_there_refuses_the_window_and_is_said_there_alone() -> None:
    needed = Person(id="p", name="Ines", available_from=time(9), available_until=time(17))
    watch = Person(id="q", name="Tom")
    plan = _manned(needed, watch, launch__owner="Ines")
    assert _rules(plan) == ["window-people"]


def test_a_step_a_century_away_does_not_end_the_review() -> None:
    ines = Person(id="p", name="Ines", **_NIGHT_OFF)
    long = tuple(Step(id=f"s{at}", owner="Ines", minutes=525_600) for at in range(120))
    assert "person-away" in _rules(_manned(ines, deployment__steps=long))


def test_a_stage_s_decider_who_is_not_on_the_roster_is_taken_to_be_there() -> None:
    stage = Stage(id="t", name="All", share_percent=100, decider="Ann")
    plan = _manned(Person(name="Ines"), strategy__style=Style.SOFT, strategy__stages=(stage,))
    assert "stage-decider-away" not in _rules(plan)


def _sized(capacity: float, **answers: object) -> Plan:
    part = Component(id="c", name="Web", instances=2, capacity_per_instance=capacity)
    return a_plan(deployment__components=(part,), timing__growth_percent=100.0, **answers)


def test_growth_is_held_against_what_all_instances_can_take() -> None:
    usage = (a_source(a_series([3600.0, 7200.0, None])),)  # 2 a second at the busiest, 4 grown
    assert _rules(_sized(2.0, timing__sources=usage)) == []
    assert "4 a second" in _one(_sized(1.9, timing__sources=usage), "growth-over-capacity").what
    level = (a_source(a_series([3.0], how=How.MEAN)),)
    assert _rules(_sized(2.9, timing__sources=level)) == ["growth-over-capacity"]


def test_without_usage_that_tells_growth_is_held_against_nothing() -> None:
    counts, level = a_source(a_series([9.0])), a_source(a_series([9.0], how=How.MEAN))
    for sources in ((), (a_source(a_series([None])),), (counts, level)):
        assert "growth-over-capacity" not in _rules(_sized(1.0, timing__sources=sources))


def test_once_the_window_has_begun_nobody_is_asked_to_be_there_or_told() -> None:
    plan = _manned(Person(name="Ines", **_NIGHT_OFF), launch__owner="Ines")
    assert "person-away" in _rules(plan)
    short = with_value(plan, "deployment.steps", (Step(id="s", minutes=300),))
    assert "runbook-outside" in _rules(short, LAUNCH)
    assert "person-away" not in _rules(short, LAUNCH)


def test_a_step_that_cannot_be_undone_may_come_after_the_first_check() -> None:
    check = Step(id="v", name="Try it", phase=StepPhase.VERIFY, minutes=5)
    final = Step(id="f", name="Drop the old table", reversible=False, minutes=5)
    after = a_plan(deployment__steps=(check, final))
    before = a_plan(deployment__steps=(final, check))
    assert "irreversible-too-early" not in _rules(after)
    assert _one(before, "irreversible-too-early").what.startswith(
        "“Drop the old table” cannot be undone and begins before anything was checked"
    )
    hopeless = with_value(before, "rollback.possible", value=False)
    assert "irreversible-too-early" not in _rules(hopeless)
    looks = with_value(before, "deployment.steps.f.phase", StepPhase.VERIFY)
    assert "irreversible-too-early" not in _rules(looks)


def test_all_connections_that_come_back_at_once_are_too_many_for_a_lower_rate() -> None:
    group = UserGroup(id="g", name="App", needs=("c",), connections=500, accept_rate_per_second=499)
    plan = a_plan(
        impact__groups=(group,),
        deployment__components=(Component(id="c"),),
        deployment__steps=(Step(id="s", component="c", minutes=5, takes_down=("c",)),),
    )
    assert "all 500 connections at once" in _one(plan, "reconnects-too-fast").what
    quick = with_value(plan, "impact.groups.g.accept_rate_per_second", 500)
    assert "reconnects-too-fast" not in _rules(quick)


def test_far_more_minutes_than_the_steps_take_are_only_worth_knowing() -> None:
    group = UserGroup(id="g", name="App", needs=("c",), minutes=60)
    plan = a_plan(
        impact__groups=(group,),
        deployment__components=(Component(id="c"),),
        deployment__steps=(Step(id="s", component="c", minutes=5, takes_down=("c",)),),
    )
    assert _one(plan, "minutes-differ").severity is Severity.NOTE
    assert "minutes-differ" not in _rules(with_value(plan, "impact.groups.g.minutes", 11))


def test_a_group_that_must_upgrade_is_not_said_twice_while_nobody_is_told_to() -> None:
    plan = a_plan(
        impact__forces_upgrade=True,
        impact__groups=(UserGroup(name="App", expected=Experience.UPGRADE),),
        notices__audiences=(Audience(id="a", name="App"), Audience(id="b", name="Partners")),
    )
    assert _rules(plan) == ["upgrade-not-told"]
    others = with_value(plan, "notices.audiences.b.action", NoticeAction.UPGRADE)
    assert _one(others, "notice-asks-nothing").where == "notices.audiences.a"


def test_an_authority_with_days_by_law_or_a_notice_that_is_a_must_is_fine() -> None:
    for fields in ({"contract_lead_days": 3}, {"lead_is_hard": True}):
        bank = Audience(name="Bank", kind=AudienceKind.AUTHORITY, **fields)
        assert "authority-without-must" not in _rules(a_plan(notices__audiences=(bank,)))


def test_down_time_of_which_nobody_hears_is_said_where_nobody_was_decided() -> None:
    plan = a_plan(impact__down_time=True, notices__nobody=True)
    assert _one(plan, "down-time-not-told").where == "notices.nobody"
    assert "down-time-not-told" not in _rules(with_value(plan, "notices.nobody", value=False))


def test_steps_in_a_circle_are_said_and_nothing_that_hangs_on_times() -> None:
    turned = (Step(id="a", links=(Link(step="b"),)), Step(id="b", links=(Link(step="a"),)))
    plan = a_plan(deployment__steps=turned, timing__taken=a_taken(), rollback__possible=True)
    assert "runbook-circle" in _rules(plan)
    assert not {"rpo-missed", "irreversible-too-early", "person-away"} & set(_rules(plan))
