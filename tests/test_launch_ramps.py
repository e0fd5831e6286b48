"""Ramps to start from, and what taking one over keeps."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import checklist, launch
from golive.launch import TEMPLATES, Template
from golive.plan import Stage, Style
from tests.builders import LAUNCH, a_plan, a_taken

_BY_NAME = {template.name: template for template in TEMPLATES}


def _shares(stages: tuple[Stage, ...]) -> list[float | None]:
    return [stage.share_percent for stage in stages]


def _minutes(template: Template) -> float:
    return sum(held or 0 for _, held in template.steps)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_every_template_rises_to_everybody_and_names_its_source(template: Template) -> None:
    shares = [share for share, _ in template.steps]
    assert shares == sorted(set(shares))
    assert shares[-1] == 100
    assert template.source
    assert template.note.endswith(".")
    assert template.stages[-1].name == "Everyone"


def test_templates_are_told_apart_by_name() -> None:
    assert len(_BY_NAME) == len(TEMPLATES) == 8


@pytest.mark.parametrize(
    ("name", "shares", "minutes"),
    [
        ("Guarded flag", [10, 25, 50, 75, 100], 4 * 1440),
        ("App store", [1, 2, 5, 10, 20, 50, 100], 7 * 1440),
        ("One box, then waves", [10, 20, 40, 70, 100], (1 + 12 + 4 + 3 + 2) * 60),
        ("Linear, half an hour", [20, 40, 60, 80, 100], 4 * 6 + 30),
        ("Canary, 20 minutes", [10, 20, 40, 80, 100], 20 + 10),
        ("Weights, rising faster", [1, 2, 10, 80, 100], 5),
        ("Flag by flag", [1, 10, 100], 0),
    ],
)
def test_a_template_has_the_published_stages_and_length(
    name: str, shares: list[float], minutes: float
) -> None:
    template = _BY_NAME[name]
    assert [share for share, _ in template.steps] == shares
    assert _minutes(template) == minutes


def test_the_guarded_flag_is_at_everybody_after_a_quarter_of_its_time() -> None:
    template = _BY_NAME["Guarded flag"]
    assert sum(held or 0 for _, held in template.steps[:-1]) == _minutes(template) / 4


@pytest.mark.parametrize(("step", "most", "minutes"), [(2, 50, 25), (10, 50, 5), (0.1, 0.3, 3)])
def test_a_linear_ramp_takes_interval_times_most_over_step(
    step: float, most: float, minutes: float
) -> None:
    steps = launch.linear(step, most, 1.0)
    partial, last = steps[:-1], steps[-1]
    assert sum(held or 0 for _, held in partial) == minutes
    assert last[0] == 100
    assert max(share for share, _ in partial) == pytest.approx(most)


def test_ones_own_ramp_is_put_in_order_and_ends_with_everybody() -> None:
    own = launch.own([20, 5, 5])
    assert list(own.steps) == [(5, None), (20, None), (100, None)]
    assert list(launch.own([100, 50], 30).steps) == [(50, 30), (100, 30)]


def test_taken_over_into_an_empty_plan_a_template_stands_as_it_is() -> None:
    stages = launch.with_template((), _BY_NAME["Flag by flag"])
    assert [(s.name, s.share_percent, s.hold_minutes) for s in stages] == [
        ("1 %", 1, None),
        ("10 %", 10, None),
        ("Everyone", 100, None),
    ]


def test_rows_that_people_typed_stay_and_the_rest_comes_in_between() -> None:
    staff = Stage(name="Staff", cohort="Us")
    tenth = Stage(name="Newsletter", share_percent=10.0, decider="Ana")
    third = Stage(name="North", share_percent=33.0, hold_minutes=5.0)
    stages = launch.with_template((staff, tenth, third), launch.own([1, 10, 33, 50], 60))
    assert _shares(stages) == [None, 1, 10, 33, 50, 100]
    assert stages[0] == staff
    assert stages[2] == tenth.model_copy(update={"hold_minutes": 60.0})
    assert stages[3] == third


def test_an_empty_row_becomes_a_stage_and_keeps_its_id() -> None:
    empty = (Stage(id="one"), Stage(id="two"), Stage(id="three"))
    stages = launch.with_template(empty, launch.own([5]))
    assert [(stage.id, stage.share_percent) for stage in stages] == [
        ("one", 5),
        ("two", 100),
        ("three", None),
    ]


def test_only_if_asked_are_typed_rows_replaced() -> None:
    typed = (Stage(name="Staff", share_percent=10.0),)
    stages = launch.with_template(typed, launch.own([10]), replace=True)
    assert [stage.name for stage in stages] == ["10 %", "Everyone"]
    assert typed[0].id not in {stage.id for stage in stages}


@settings(deadline=None)
@given(
    typed=st.lists(st.sampled_from([1.0, 5.0, 10.0, 50.0, 100.0]), unique=True).map(sorted),
    template=st.sampled_from(TEMPLATES),
)
def test_taking_over_loses_no_row_repeats_no_share_and_keeps_them_rising(
    typed: list[float], template: Template
) -> None:
    rows = tuple(Stage(name="x", share_percent=share) for share in typed)
    stages = launch.with_template(rows, template)
    assert {row.id for row in rows} <= {stage.id for stage in stages}
    assert _shares(stages) == sorted({*typed, *(share for share, _ in template.steps)})
    again = launch.with_template(stages, template)
    assert again == stages


def test_each_stage_of_a_template_has_its_gate_and_its_rules_on_the_checklist() -> None:
    (first, *rest) = launch.own([5, 50], 90).stages
    stages = (first.model_copy(update={"starts": LAUNCH}), *rest)
    plan = a_plan(strategy__style=Style.SOFT, strategy__stages=stages, timing__taken=a_taken())
    tasks = {task.id: task for task in checklist.tasks(plan)}
    for stage in stages:
        assert tasks[f"stage-gate:{stage.id}"].gate
        assert f"stage-rules:{stage.id}" in tasks
    assert "watched for 90 minutes" in tasks[f"stage-gate:{first.id}"].why
    assert tasks[f"stage-gate:{first.id}"].due == LAUNCH.date()


def test_a_stage_without_a_hold_is_decided_after_the_least_time_watched() -> None:
    before_midnight = LAUNCH.replace(hour=22, minute=30)  # 23:30 in Amsterdam
    stage = Stage(id="st", share_percent=5.0, starts=before_midnight)
    plan = a_plan(strategy__style=Style.SOFT, strategy__stages=(stage,), timing__taken=a_taken())
    due = {task.id: task.due for task in checklist.tasks(plan)}
    assert due["stage-gate:st"] == LAUNCH.date() + timedelta(days=1)
