"""What is missing from the answers: a plan that yields each finding, and one that does not."""

from datetime import datetime, timedelta

import pytest

from golive.errors import Finding, Severity
from golive.plan import (
    Audience,
    Component,
    Impact,
    Plan,
    Stage,
    Step,
    Style,
    Trigger,
)
from golive.review.gaps import gaps
from tests.builders import LAUNCH, NOW, a_plan, a_series, a_source, a_taken

_EARLY, _LATE = NOW, LAUNCH - timedelta(days=5)
_AT_THE_GATE = LAUNCH - timedelta(days=1)


def _found(plan: Plan, now: datetime = NOW) -> dict[str, Finding]:
    return {finding.rule: finding for finding in gaps(plan, now)}


def _answered(**answers: object) -> Plan:
    """Build a plan in which nothing is missing."""
    whole: dict[str, object] = {
        "launch__owner": "Ines",
        "strategy__style": Style.HARD,
        "impact": Impact(down_time=False, disconnects=False, forces_upgrade=False),
        "timing__taken": a_taken(),
        "timing__sources": (a_source(a_series([1.0] * 24)),),
        "notices__audiences": (Audience(name="Shop"),),
        "deployment__steps": (Step(name="Deploy", owner="Tom", minutes=5, undo_minutes=5),),
        "deployment__components": (Component(name="Orders", stateful=True),),
        "rollback__possible": True,
        "rollback__triggers": (Trigger(measure="Errors"),),
        "rollback__data_written": "Kept in both.",
    }
    return a_plan(**(whole | answers))


#: By rule: what makes it speak, and where it points.
_MISSING: dict[str, tuple[dict[str, object], str]] = {
    "owner-missing": ({"launch__owner": " "}, "launch.owner"),
    "zone-missing": ({"launch__zone": None}, "launch.zone"),
    "launch-unanswered": ({"strategy__style": None}, "strategy.style"),
    "downtime-unanswered": ({"impact__down_time": None}, "impact.down_time"),
    "window-unanswered": ({"timing__taken": None}, "timing.taken"),
    "notify-unanswered": ({"notices__audiences": ()}, "notices.audiences"),
    "deploy-unanswered": ({"deployment__steps": ()}, "deployment.steps"),
    "rollback-unanswered": ({"rollback__possible": None}, "rollback.possible"),
    "usage-missing": ({"timing__sources": ()}, "timing.sources"),
    "stages-missing": ({"strategy__style": Style.SOFT}, "strategy.stages"),
    "triggers-missing": (
        {"rollback__triggers": (), "rollback__plan": "Switch back."},
        "rollback.triggers",
    ),
    "data-written-missing": ({"rollback__data_written": ""}, "rollback.data_written"),
}
_SAME_WEIGHT = {"zone-missing": Severity.WARN, "usage-missing": Severity.NOTE}


def test_a_plan_that_is_answered_has_no_gap_even_at_the_gate() -> None:
    assert _found(_answered(), _AT_THE_GATE) == {}


@pytest.mark.parametrize("rule", _MISSING)
def test_each_rule_speaks_alone_when_its_answer_is_missing(rule: str) -> None:
    answers, where = _MISSING[rule]
    found = _found(_answered(**answers))
    assert list(found) == [rule]
    assert found[rule].where == where
    assert found[rule].what.endswith(".")
    assert found[rule].remedy.endswith(".")


@pytest.mark.parametrize("rule", sorted(set(_MISSING) - {"window-unanswered", *_SAME_WEIGHT}))
def test_a_gap_grows_from_a_note_to_a_stop(rule: str) -> None:
    plan = _answered(**_MISSING[rule][0])
    weights = [_found(plan, now)[rule].severity for now in (_EARLY, _LATE, _AT_THE_GATE)]
    assert weights == [Severity.NOTE, Severity.WARN, Severity.STOP]


@pytest.mark.parametrize("rule", _SAME_WEIGHT)
def test_some_gaps_weigh_the_same_at_any_time(rule: str) -> None:
    plan = _answered(**_MISSING[rule][0])
    weights = {_found(plan, now)[rule].severity for now in (_EARLY, _LATE, _AT_THE_GATE)}
    assert weights == {_SAME_WEIGHT[rule]}


def test_answers_are_due_two_weeks_before_and_details_one() -> None:
    ten_days = LAUNCH - timedelta(days=14)  # ten working days before
    assert _found(_answered(launch__owner=""), ten_days)["owner-missing"].severity is Severity.WARN
    stages = _found(_answered(strategy__style=Style.SOFT), ten_days)["stages-missing"]
    assert stages.severity is Severity.NOTE


def test_without_a_window_nothing_but_the_zone_is_more_than_a_note() -> None:
    found = _found(Plan(id="empty"), NOW + timedelta(days=999))
    heavy = {rule for rule, finding in found.items() if finding.severity is not Severity.NOTE}
    assert heavy == {"zone-missing"}
    assert sum(rule.endswith("-unanswered") for rule in found) == 6


def test_the_number_of_the_question_is_said() -> None:
    found = _found(_answered(deployment__steps=()))
    assert found["deploy-unanswered"].what == "Question 5 is not answered."


def test_a_soft_launch_with_a_stage_and_a_hard_one_without_are_whole() -> None:
    soft = _answered(strategy__style=Style.SOFT, strategy__stages=(Stage(name="Staff"),))
    assert _found(soft) == {}


def test_nobody_needs_to_be_told_if_that_was_decided() -> None:
    assert _found(_answered(notices__audiences=(), notices__nobody=True)) == {}


@pytest.mark.parametrize("part", [{"stateful": False}, {"stateful": True, "changed": False}])
def test_data_matter_only_where_something_that_keeps_them_changes(part: dict[str, bool]) -> None:
    components = (Component(name="Orders", **part),)
    plan = _answered(rollback__data_written="", deployment__components=components)
    assert _found(plan) == {}


def test_without_a_way_back_neither_triggers_nor_written_data_are_asked_for() -> None:
    plan = _answered(rollback__possible=False, rollback__triggers=(), rollback__data_written="")
    assert _found(plan) == {}
