"""What is wrong with a run-book: each fault by itself, and none on one that is whole."""

from datetime import timedelta

import pytest

from golive import runbook, sample
from golive.errors import Finding, Severity
from golive.plan import (
    Component,
    Criticality,
    Link,
    LinkKind,
    Plan,
    Step,
    StepPhase,
)
from golive.plan.edits import with_value
from tests.builders import LAUNCH, NOW, a_plan, a_taken

_WHOLE: dict[str, object] = {
    "owner": "Ada",
    "stand_in": "Ben",
    "minutes": 10,
    "check": "Look at it",
    "undo": "Take it back",
    "undo_minutes": 5,
}


def _step(**fields: object) -> Step:
    return Step.model_validate(_WHOLE | fields)


_COPY = _step(id="copy", name="Copy", component="db")
_WEB = _step(id="web", name="Deploy", component="web")
_LOOK = _step(id="look", name="Look", phase="verify", undo="", undo_minutes=None)
_LOOK_AT_BOTH = _LOOK.model_copy(update={"links": (Link(step="copy"), Link(step="web"))})


def _planned(*steps: Step, **answers: object) -> Plan:
    components = (Component(id="web", name="Web"), Component(id="db", name="Orders"))
    usual: dict[str, object] = {
        "deployment__components": components,
        "deployment__steps": steps,
        "timing__taken": a_taken(),
    }
    return a_plan(**(usual | answers))


def _changed(step: Step, **fields: object) -> Step:
    return step.model_copy(update=fields)


def _found(*steps: Step, **answers: object) -> list[tuple[str, str]]:
    return [(fault.rule, fault.where) for fault in _faults(*steps, **answers)]


def _faults(*steps: Step, **answers: object) -> tuple[Finding, ...]:
    return runbook.lint(_planned(*steps, **answers))


def test_a_whole_run_book_has_no_fault_and_neither_has_an_empty_one() -> None:
    assert _found(_COPY, _WEB, _LOOK) == []
    assert _found() == []


def test_the_sample_s_run_book_has_no_fault() -> None:
    assert runbook.lint(sample.plan(NOW)) == ()


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        ("owner", {"owner": " "}),
        ("stand-in", {"stand_in": ""}),
        ("check", {"check": "\n"}),
        ("undo", {"undo": ""}),
        ("minutes", {"minutes": None}),
        ("undo-minutes", {"undo_minutes": None}),
        ("estimates", {"minutes_best": 11}),
        ("estimates", {"minutes_worst": 9}),
        ("link", {"links": (Link(step="gone"),)}),
    ],
)
def test_what_a_step_lacks_is_said_with_its_id(rule: str, lacks: dict[str, object]) -> None:
    found = _faults(_changed(_COPY, **lacks), _WEB, _LOOK)
    assert [(f.rule, f.where) for f in found] == [(f"runbook-{rule}", "deployment.steps.copy")]
    assert found[0].severity is Severity.WARN
    assert "“Copy”" in found[0].what


def test_everything_a_bare_step_lacks_is_said_at_once() -> None:
    assert [rule for rule, _ in _found(Step(id="bare"))] == [
        "runbook-owner",
        "runbook-stand-in",
        "runbook-check",
        "runbook-undo",
        "runbook-minutes",
        "runbook-undo-minutes",
        "runbook-verify",
    ]


def test_a_step_for_good_needs_no_undo() -> None:
    assert _found(_changed(_WEB, reversible=False, undo="", undo_minutes=None), _LOOK) == []


def test_an_automated_step_off_the_longest_path_needs_no_stand_in() -> None:
    beside = _step(
        id="mail", owner="Cor", stand_in="", automated=True, at_once=True, phase="prepare"
    )
    assert _found(beside, _changed(_WEB, minutes=20, at_once=True), _LOOK) == []
    assert _found(_changed(beside, automated=False), _WEB, _LOOK) == [
        ("runbook-stand-in", "deployment.steps.mail")
    ]
    on_path = _changed(_WEB, automated=True, stand_in="")
    (fault,) = _faults(on_path, _LOOK)
    assert fault.what == "“Deploy” has no stand-in, and the end waits for it."


def test_a_circle_stops_and_is_named_with_every_step_of_it() -> None:
    turned = _changed(_COPY, links=(Link(step="look"),))
    (fault,) = _faults(turned, _WEB, _LOOK)
    assert (fault.rule, fault.severity) == ("runbook-circle", Severity.STOP)
    assert fault.where == "deployment.steps.copy"
    assert "“Copy” → “Deploy” → “Look” → “Copy”." in fault.what


def test_a_deployment_that_no_check_follows_by_the_order_is_named() -> None:
    alone = _changed(_WEB, links=(Link(step="copy"),))
    look = _changed(_LOOK, links=(Link(step="copy"),), owner="Cor")
    assert _found(_COPY, look, alone) == [
        ("runbook-verify", "deployment.steps.web"),
        ("runbook-order", "deployment.steps.web"),
    ]


def test_one_person_at_two_steps_at_once_is_named_whatever_the_spelling() -> None:
    beside = _changed(_WEB, owner=" a D A", at_once=True, minutes=25)
    (fault,) = _faults(_COPY, beside, _LOOK_AT_BOTH)
    assert (fault.rule, fault.where) == ("runbook-person", "deployment.steps.web")
    assert "at “Copy” and at “Deploy” at the same time, for 10 minutes." in fault.what
    assert _found(_COPY, _changed(beside, owner="Cor"), _LOOK_AT_BOTH) == []


def test_nobody_is_nobody_twice() -> None:
    steps = [_changed(_step(id=f"s{at}"), owner="", at_once=True) for at in range(2)]
    assert "runbook-person" not in {rule for rule, _ in _found(*steps, _LOOK)}


def test_a_step_of_no_minutes_is_at_the_same_time_as_none() -> None:
    instant = _changed(_WEB, minutes=0, at_once=True)
    assert _found(_COPY, instant, _LOOK_AT_BOTH) == []


def test_two_steps_at_once_on_an_exclusive_component_are_named_once() -> None:
    parts = (Component(id="db", name="Orders", exclusive=True), Component(id="web"))
    beside = _changed(_WEB, owner="Cor", at_once=True, takes_down=("db",), component="db")
    found = _faults(_COPY, beside, _LOOK_AT_BOTH, deployment__components=parts)
    assert [(f.rule, f.where) for f in found] == [("runbook-exclusive", "deployment.steps.web")]
    assert "“Copy” and “Deploy” work on “Orders” at the same time" in found[0].what
    both = tuple(part.model_copy(update={"exclusive": True}) for part in parts)
    copy = _changed(_COPY, takes_down=("web",))
    beside_both = _changed(beside, takes_down=("web",))
    found = _faults(copy, beside_both, _LOOK_AT_BOTH, deployment__components=both)
    assert [f.rule for f in found] == ["runbook-exclusive"]
    after = _changed(beside, at_once=False)
    assert _found(_COPY, after, _LOOK, deployment__components=parts) == []


def test_steps_that_end_after_the_window_are_named_with_by_how_much() -> None:
    found = _faults(_COPY, _WEB, _LOOK, timing__taken=a_taken(minutes=15))
    assert [(f.rule, f.where[-4:]) for f in found] == [
        ("runbook-outside", ".web"),
        ("runbook-outside", "look"),
    ]
    assert found[0].what.startswith("“Deploy” is done 5 minutes after the window’s end")


def test_a_fixed_moment_before_the_window_is_a_note() -> None:
    fixed = _changed(_WEB, not_before=LAUNCH - timedelta(minutes=1))
    (fault,) = _faults(_COPY, fixed, _LOOK)
    assert (fault.rule, fault.severity) == ("runbook-fixed-moment", Severity.NOTE)
    assert _found(_COPY, _changed(_WEB, not_before=LAUNCH), _LOOK) == []
    assert _found(_COPY, fixed, _LOOK, timing__taken=None) == []


@pytest.mark.parametrize(
    ("instances", "percents", "crowds"),
    [
        (None, (33,), False),
        (None, (34,), True),
        (None, (20, 20), True),
        (6, (33,), False),  # two
        (6, (34,), False),
        (6, (50,), True),
        (2, (33,), True),  # one of two at least
        (1, (10,), True),
        (3, (10, 10), False),
        (12, (33, 33), True),
        (4, (100,), False),  # an outage, which question 2 asks about
        (4, (100, 30), False),
        (None, (60, 60), True),
    ],
)
def test_more_than_a_third_down_at_once_crowds_a_component(
    instances: int | None, percents: tuple[float, ...], *, crowds: bool
) -> None:
    parts = (Component(id="web", name="Web", instances=instances),)
    steps = [
        _step(id=f"s{at}", owner=f"P{at}", at_once=True, takes_down=("web",), down_percent=percent)
        for at, percent in enumerate(percents)
    ]
    look = _changed(_LOOK, links=tuple(Link(step=step.id) for step in steps))
    found = _found(*steps, look, deployment__components=parts)
    assert found == ([("runbook-capacity", "deployment.components.web")] if crowds else [])


def test_steps_one_after_another_do_not_add_up_and_instances_are_counted() -> None:
    parts = (Component(id="web", name="Web", instances=6),)
    down: dict[str, object] = {"takes_down": ("web",), "down_percent": 33}
    one, other = (_step(id=f"s{at}", owner=f"P{at}", **down) for at in range(2))
    assert _found(one, other, _LOOK, deployment__components=parts) == []
    beside = _changed(other, links=(Link(step="s0", kind=LinkKind.START_START, lag_minutes=5),))
    (fault,) = _faults(one, beside, _LOOK, deployment__components=parts)
    assert fault.what.startswith("66 % of “Web” (4 of 6 instances) is down at once while ")


def test_a_schema_change_in_one_step_is_to_be_split() -> None:
    parts = (Component(id="db", name="Orders", schema_change=True), Component(id="web"))
    (fault,) = _faults(_COPY, _WEB, _LOOK, deployment__components=parts)
    assert (fault.rule, fault.where) == ("runbook-schema", "deployment.steps.copy")
    add = _step(id="add", component="db")
    assert _found(add, _COPY, _WEB, _LOOK, deployment__components=parts) == []
    backup = _changed(add, phase=StepPhase.PREPARE)
    assert len(_found(backup, _COPY, _LOOK, deployment__components=parts)) == 1


@pytest.mark.parametrize(
    ("level", "fields", "noted"),
    [
        (Criticality.A, {}, True),
        (Criticality.B, {}, True),
        (Criticality.C, {}, False),
        (Criticality.A, {"component": "db"}, False),
        (Criticality.A, {"component": None}, False),
        (Criticality.A, {"links": ()}, False),
        (Criticality.A, {"links": (Link(step="gone"),)}, False),
    ],
)
def test_an_order_demanded_between_components_that_matter_is_a_note(
    level: Criticality, fields: dict[str, object], *, noted: bool
) -> None:
    web = _changed(_WEB, **({"links": (Link(step="copy"),)} | fields))
    found = _faults(_COPY, web, _LOOK, launch__criticality=level)
    assert [f for f in found if f.rule == "runbook-order"] == (
        [
            Finding(
                "runbook-order",
                Severity.NOTE,
                "deployment.steps.web",
                f"“Deploy” must wait for “Copy”; at criticality {level} components should go live "
                "in any order.",
                "Make each work with the old and the new of the other, or accept the order.",
            )
        ]
        if noted
        else []
    )


def test_twenty_seeded_faults_are_all_found_and_nothing_else() -> None:
    """One fault after the other into a whole run-book; each adds exactly its own finding."""
    plan = _planned(
        *(_step(id=f"s{at}", name=f"Step {at}") for at in range(20)),
        _LOOK,
        timing__taken=a_taken(minutes=210),
    )
    assert runbook.lint(plan) == ()
    fields = ("owner", "stand_in", "check", "undo")
    for at in range(20):
        plan = with_value(plan, f"deployment.steps.s{at}.{fields[at % 4]}", "")
        assert len(runbook.lint(plan)) == at + 1
