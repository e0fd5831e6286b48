"""Every field of a plan by its path: read, written, refused where it does not fit."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.errors import EditError
from golive.plan import Experience, Freeze, Launch, Plan, Row, Status, Step, TaskEdit, UserGroup
from golive.plan.edits import (
    field_at,
    row_type,
    schema_at,
    value_at,
    with_row,
    with_value,
    without_row,
)
from golive.plan.labels import word
from tests.builders import a_plan, a_series, a_source
from tests.strategies import paths_of, plans

STEPS = (Step(id="s1", name="Stop"), Step(id="s2", name="Migrate"), Step(id="s3", name="Start"))
LAW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@given(plans())
@LAW
def test_every_path_is_described_read_and_written(plan: Plan) -> None:
    for path in paths_of(plan):
        field_at(path)
        assert with_value(plan, path, value_at(plan, path)) == plan


@given(plans())
@LAW
def test_every_field_takes_its_own_json(plan: Plan) -> None:
    document: Any = plan.model_dump(mode="json")
    for name in Plan.model_fields:
        assert with_value(plan, name, document[name]) == plan


@given(plans(), st.data())
@LAW
def test_a_row_taken_out_and_put_back_leaves_the_plan_as_it_was(plan: Plan, data: Any) -> None:
    path = data.draw(
        st.sampled_from([path for path in paths_of(plan) if isinstance(value_at(plan, path), Row)])
    )
    rows, _, row_id = path.rpartition(".")
    place = [row.id for row in value_at(plan, rows)].index(row_id)
    assert with_row(without_row(plan, path), rows, value_at(plan, path), place) == plan


def test_writing_leaves_the_plan_that_was_given_alone() -> None:
    plan = a_plan(launch__name="Orders 4")
    assert with_value(plan, "launch.name", "Orders 5").launch.name == "Orders 5"
    assert plan.launch.name == "Orders 4"


def test_a_row_is_found_by_its_id_wherever_it_moves() -> None:
    plan = a_plan(deployment__steps=(STEPS[2], STEPS[0], STEPS[1]))
    plan = with_value(plan, "deployment.steps.s2.owner", "Ana")
    assert [step.owner for step in plan.deployment.steps] == ["", "", "Ana"]


def test_a_row_can_be_replaced_whole() -> None:
    plan = a_plan(deployment__steps=STEPS)
    plan = with_value(plan, "deployment.steps.s2", {"id": "s2", "name": "Move data"})
    assert plan.deployment.steps[1] == Step(id="s2", name="Move data")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", "other"),
        ("deployment.steps.s2.id", "s9"),
        ("deployment.steps.s2", Step(id="s9")),
        ("deployment.steps.s2", {"name": "no id"}),
        ("deployment.steps.s2", "not a row"),
    ],
)
def test_an_id_never_changes(path: str, value: object) -> None:
    with pytest.raises(EditError, match="ids are made once"):
        with_value(a_plan(deployment__steps=STEPS), path, value)


def test_an_entry_that_nobody_wrote_reads_as_empty() -> None:
    plan = a_plan()
    assert value_at(plan, "team.edits.backup.status") is Status.OPEN
    assert value_at(plan, "team.edits.backup") == TaskEdit()
    assert plan.team.edits == {}


@pytest.mark.parametrize("task", ["backup", "t", "team", "edits", "s", "item:row_1-2"])
def test_an_entry_may_have_any_id_for_its_name(task: str) -> None:
    plan = with_value(a_plan(), f"team.edits.{task}.status", "done")
    assert plan.team.edits == {task: TaskEdit(status=Status.DONE)}
    assert value_at(plan, f"team.edits.{task}.owner") == ""


def test_an_entry_written_whole_is_checked() -> None:
    plan = with_value(a_plan(), "team.edits.backup", {"status": "done"})
    assert plan.team.edits["backup"] == TaskEdit(status=Status.DONE)
    with pytest.raises(EditError, match=r"team.edits.backup: "):
        with_value(a_plan(), "team.edits.backup", {"status": "perhaps"})


@pytest.mark.parametrize(
    "path",
    [
        "",
        "launch.nothing",
        "nothing",
        "launch.name.more",
        "launch.user_zones.0",
        "deployment.steps.gone",
        "deployment.steps.gone.name",
        "timing.taken.why",
        "team.edits.a b.status",
        "team.edits..status",
    ],
)
def test_a_path_to_nowhere_says_so_when_read_and_when_written(path: str) -> None:
    with pytest.raises(EditError, match=r"The plan has no .*somebody may have removed it"):
        value_at(a_plan(), path)
    with pytest.raises(EditError, match="The plan has no"):
        with_value(a_plan(), path, "x")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("launch.zone", "Mars/Base", "launch.zone: “Mars/Base” is not an IANA time zone"),
        ("launch.country", "XX", "golive knows no holidays for “XX”"),
        ("launch.name", "x" * 501, "launch.name: String should have at most 500 characters"),
        ("launch.slo_percent", 101, "less than or equal to 100"),
        ("launch.slo_percent", float("nan"), "finite number"),
        ("timing.search_from", "9999-12-31", "the year 9999 lies outside 1000 to 2999"),
        ("timing.settings.earliest", "09:00+02:00", "a time of day has no offset"),
        ("timing.taken", {"window": {}}, "timing.taken: "),
        ("deployment.steps", (STEPS[0], STEPS[0]), "two rows have the id s1"),
        ("deployment.steps", (UserGroup(),), "deployment.steps: "),
        ("strategy.style", "medium", "'hard' or 'soft'"),
        ("launch.owner", None, "valid string"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(path: str, value: object, said: str) -> None:
    with pytest.raises(EditError) as caught:
        with_value(a_plan(), path, value)
    assert said in caught.value.sentence
    assert caught.value.sentence.startswith(path)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "sometimes",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=often",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=DAILY\nEXDATE:20260101T000000",
        "RRULE:FREQ=DAILY;COUNT=9\nEXDATE:20260101T000000",
        "FREQ=DAILY;INTERVAL=99999999999999999999;BYMONTH=2",
    ],
)
def test_a_recurrence_that_never_comes_or_too_often_is_refused(rule: str) -> None:
    plan = a_plan(timing__freezes=(Freeze(id="f1"),))
    with pytest.raises(EditError, match="is not a recurrence rule that comes daily"):
        with_value(plan, "timing.freezes.f1.repeats", rule)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=FR",
        "RRULE:FREQ=MONTHLY;BYDAY=3SA",
        "freq=yearly;bymonth=2;bymonthday=29",
        "INTERVAL=2;FREQ=DAILY;COUNT=3",
        "FREQ=DAILY;UNTIL=20270101T000000Z",
    ],
)
def test_a_recurrence_is_taken_as_it_is_written(rule: str) -> None:
    plan = a_plan(timing__freezes=(Freeze(id="f1", repeats=rule),))
    assert plan.timing.freezes[0].repeats == rule


def test_what_no_file_can_hold_is_replaced() -> None:
    assert a_plan(launch__name="a\x00b\ufffec").launch.name == "a\ufffdb\ufffdc"


def test_a_row_goes_to_its_place() -> None:
    plan = with_row(a_plan(), "deployment.steps", STEPS[0])
    plan = with_row(plan, "deployment.steps", STEPS[2])
    plan = with_row(plan, "deployment.steps", STEPS[1], at=1)
    assert plan.deployment.steps == STEPS
    assert without_row(plan, "deployment.steps.s2").deployment.steps == (STEPS[0], STEPS[2])


def test_a_row_with_a_taken_id_is_refused() -> None:
    with pytest.raises(EditError, match="two rows have the id s1"):
        with_row(a_plan(deployment__steps=STEPS), "deployment.steps", Step(id="s1"))


@pytest.mark.parametrize(
    "path", ["launch.name", "launch", "team.edits", "deployment.steps.s1", "timing.reserves"]
)
def test_rows_go_into_lists_of_rows_only(path: str) -> None:
    with pytest.raises(EditError, match="is not a list of rows"):
        with_row(a_plan(deployment__steps=STEPS), path, Step())


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("deployment.steps.gone", "The plan has no deployment.steps.gone"),
        ("launch.name", "launch is not a list of rows"),
        ("team.edits.backup", "team.edits is not a list of rows"),
        ("launch", "Plans have no field"),
    ],
)
def test_what_is_no_row_cannot_be_removed(path: str, said: str) -> None:
    with pytest.raises(EditError, match=said):
        without_row(a_plan(deployment__steps=STEPS), path)


def test_a_field_is_described_with_its_source() -> None:
    info = field_at("launch.budget_share_percent")
    assert info.default == 10
    assert isinstance(info.json_schema_extra, dict)
    assert str(info.json_schema_extra["assumed"]).startswith("Google SRE Workbook")
    assert field_at("deployment.steps.any.name").description is None
    assert field_at("team.edits.any.due").description == "Another day than the computed one."


@pytest.mark.parametrize(
    "path",
    ["", "x", "launch.x", "launch.name.x", "timing.taken.window.end", "launch.user_zones.a.b"],
)
def test_a_field_that_plans_do_not_have_is_not_described(path: str) -> None:
    with pytest.raises(EditError, match="Plans have no field"):
        field_at(path)


def test_the_limits_of_a_field_are_told() -> None:
    assert schema_at("launch.slo_percent")["maximum"] == 100
    assert schema_at("impact.groups.any.minutes")["type"] == "number"


def test_lists_know_what_rows_they_hold() -> None:
    assert row_type("deployment.steps") is Step
    assert row_type("timing.freezes") is Freeze
    with pytest.raises(EditError, match=r"launch.user_zones is not a list of rows"):
        row_type("launch.user_zones")


def test_a_long_series_is_not_checked_again_when_another_field_changes() -> None:
    source = a_source(a_series([1.0] * 1000))
    plan = a_plan(timing__sources=(source,))
    heavier = with_value(plan, f"timing.sources.{source.id}.weight", 2)
    assert heavier.timing.sources[0].series is source.series


def test_the_words_of_a_plan_read_as_english() -> None:
    assert word(Experience.OUTAGE) == "Full outage"
    assert word(Status.BLOCKED) == "Blocked"
    assert word(7) == "7"


def test_the_error_budget_is_the_share_that_may_fail() -> None:
    assert round(Launch(slo_percent=99.9, slo_period_days=30).budget_minutes, 6) == 43.2
