"""The plan as a file: out and in again, and every fault named by its field."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from golive.errors import PlanFileError, Severity
from golive.plan import DaySpan, Plan, Step, new_id
from golive.plan import file as plan_file
from golive.plan.file import from_json, schema, to_json
from tests.builders import a_plan
from tests.strategies import plans

LAW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@given(plans())
@LAW
def test_a_plan_comes_back_from_its_file_as_it_was(plan: Plan) -> None:
    assert from_json(to_json(plan)) == plan
    assert from_json(to_json(plan).encode()) == plan
    assert to_json(from_json(to_json(plan))) == to_json(plan)


@given(st.binary(max_size=200) | st.text(max_size=200))
@LAW
def test_reading_any_bytes_gives_a_plan_or_a_sentence(content: bytes | str) -> None:
    with pytest.raises(PlanFileError, match="The plan file"):
        from_json(content)


@given(plans(), st.data())
@LAW
def test_a_file_with_one_value_broken_never_loads_half(plan: Plan, data: Any) -> None:
    document: Any = json.loads(to_json(plan))
    part = data.draw(st.sampled_from([name for name in document if name not in ("format", "id")]))
    field = data.draw(st.sampled_from(sorted(document[part])))
    document[part][field] = {"no": "field holds this"}
    if (part, field) in (("team", "edits"), ("timing", "settings"), ("timing", "taken")):
        document[part][field] = 7
    with pytest.raises(PlanFileError) as caught:
        from_json(json.dumps(document))
    assert all(fault.where.startswith(f"{part}.{field}") for fault in caught.value.faults)


def test_every_fault_is_named_by_its_field() -> None:
    document = json.loads(to_json(a_plan(deployment__steps=(Step(id="s1"),))))
    document["launch"]["slo_percent"] = 200
    document["launch"]["colour"] = "red"
    document["timing"]["search_days"] = "many"
    document["deployment"]["steps"][0]["minutes"] = -1
    with pytest.raises(PlanFileError) as caught:
        from_json(json.dumps(document))
    assert [fault.where for fault in caught.value.faults] == [
        "launch.slo_percent",
        "launch.colour",
        "timing.search_days",
        "deployment.steps.0.minutes",
    ]
    assert {fault.severity for fault in caught.value.faults} == {Severity.STOP}
    assert caught.value.sentence == (
        "The plan file has 4 faults; nothing was loaded. "
        "First: launch.slo_percent: Input should be less than or equal to 100."
    )


def test_one_fault_is_not_called_faults() -> None:
    with pytest.raises(PlanFileError, match="has 1 fault; nothing was loaded"):
        from_json('{"format": 1, "launch": {"zone": "Mars"}}')


def test_two_rows_with_one_id_are_a_fault() -> None:
    document = json.loads(to_json(a_plan(deployment__steps=(Step(id="s1"),))))
    document["deployment"]["steps"] *= 2
    with pytest.raises(PlanFileError, match=r"deployment.steps: two rows have the id s1"):
        from_json(json.dumps(document))


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"])
def test_a_moment_at_the_end_of_the_calendar_is_a_fault(moment: str) -> None:
    document = {"format": 1, "strategy": {"stages": [{"id": "a", "starts": moment}]}}
    with pytest.raises(PlanFileError, match=r"strategy.stages.0.starts: the year .* lies outside"):
        from_json(json.dumps(document))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", r"is not JSON \(line 1\)"),
        ("{\n\n oops", r"is not JSON \(line 3\)"),
        (b"\xff\xfe{\x00}\x00", "is not text in UTF-8"),
        ("[" * 100_000, "is not JSON; choose"),
        ("[]", "holds no plan"),
        ("{}", "says format None; this golive reads format 1"),
        ('{"format": 2}', "says format 2"),
        ('{"format": "' + "x" * 500 + '"}', "says format x{20}; this"),
        ('{"format": 1, "launch": {"name": "\\ud800"}}', "First: plan: Invalid JSON"),
        ('{"format": 1, "launch": {"slo_percent": NaN}}', "launch.slo_percent"),
    ],
)
def test_what_is_no_plan_file_is_said_to_be_none(content: str | bytes, said: str) -> None:
    with pytest.raises(PlanFileError, match=said):
        from_json(content)


def test_a_byte_order_mark_is_read_over() -> None:
    assert from_json("\ufeff" + to_json(a_plan())) == a_plan()
    assert from_json(to_json(a_plan()).encode("utf-8-sig")) == a_plan()


def test_a_file_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_file, "LARGEST", 1_000_000)
    with pytest.raises(PlanFileError, match="is larger than 1 MB"):
        from_json(" " * 1_000_001)


def test_the_schema_names_every_part() -> None:
    assert set(schema()["properties"]) == set(Plan.model_fields)


def test_ids_are_ten_plain_characters_and_all_different() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(name) == 10 and name.isalnum() and name.islower() for name in made)


def test_days_run_forwards() -> None:
    day = DaySpan.model_validate({"first": "2026-12-24", "last": "2026-12-24"})
    assert day.first == day.last
    with pytest.raises(ValueError, match="the last day lies before the first"):
        DaySpan.model_validate({"first": "2026-12-24", "last": "2026-12-23"})


def test_a_plan_without_name_or_zone_has_words_for_both() -> None:
    assert (Plan().title, Plan().zone) == ("Unnamed launch", "UTC")
    assert a_plan(launch__name="\x08\u200b").title == "Unnamed launch"
    named = a_plan(launch__name=" Orders 4 ")
    assert (named.title, named.zone) == ("Orders 4", "Europe/Amsterdam")
