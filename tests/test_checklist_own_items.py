"""An organisation's own items: the rules they can have, the tasks they become, what is shared."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive.checklist import (
    CATALOGUE,
    RULES,
    Anchor,
    Phase,
    Question,
    Task,
    beside,
    kept_edits,
    tasks,
    with_shared,
)
from golive.checklist.own.items import ID_PREFIX
from golive.checklist.own.rules import rule_named, said_of
from golive.checklist.task import QUESTION_TITLES
from golive.plan import OwnItem, Plan
from golive.plan.edits import with_value
from golive.review import findings
from tests.builders import NOW, a_plan, a_taken
from tests.strategies import ids, plans

DOCS = Path(__file__).resolve().parent.parent / "docs" / "own-items.md"
SUPPLIERS = [
    {"id": "a1", "kind": "supplier", "name": "Acme"},
    {"id": "a2", "kind": "supplier", "name": "Bolt"},
]


def an_item(**fields: Any) -> OwnItem:
    return OwnItem(**{"id": "o1", "title": "Ask legal", **fields})


def ours(plan: Plan) -> list[Task]:
    return [task for task in tasks(plan) if task.id.startswith(f"{ID_PREFIX}:")]


def the_task(item: OwnItem, **answers: Any) -> Task:
    (task,) = ours(a_plan(launch__name="Orders 4", team__own_items=(item,), **answers))
    return task


def test_an_item_without_a_rule_is_on_every_launchs_list_and_says_who_asks() -> None:
    task = the_task(an_item(good="A yes in writing", role=" Legal ", asks_evidence=True))
    assert (task.id, task.title, task.role) == ("own-item:o1", "Ask legal", "Legal")
    assert (task.good, task.asks_evidence, task.mandatory) == ("A yes in writing", True, True)
    assert (task.own, task.gate, task.question) == (False, False, Question.OVERVIEW)
    assert task.why == "Your organisation asks for this of every launch."
    assert task.source == "Your organisation"


def test_an_item_names_the_answer_and_the_policy_it_comes_from() -> None:
    item = an_item(rule="service down", why="users leave.", source="Change policy 4.2")
    task = the_task(item, impact__down_time=True)
    assert task.why == (
        "“Change policy 4.2” asks for this because the service will be down for users "
        "(question 2). Users leave."
    )
    assert task.source == "Your organisation: Change policy 4.2"
    assert task.question is Question.DOWNTIME
    assert ours(a_plan(team__own_items=(item,))) == []


def test_an_item_that_is_not_mandatory_is_so_at_no_level() -> None:
    for level in ("A", "B", "C"):
        assert not the_task(an_item(mandatory=False), launch__criticality=level).mandatory
        assert the_task(an_item(), launch__criticality=level).mandatory


@pytest.mark.parametrize(
    ("title", "rule", "titles"),
    [
        ("Ask {name}", "each supplier", ["Ask Acme", "Ask Bolt"]),
        ("Ask them", "each supplier", ["Ask them: Acme", "Ask them: Bolt"]),
        ("Ask about {name}", "", ["Ask about Orders 4"]),
        (" two\nlines ", "", ["two lines"]),
        (" ", "", ["Untitled item"]),
    ],
)
def test_a_name_in_a_title_is_the_rows_or_the_launchs(
    title: str, rule: str, titles: list[str]
) -> None:
    plan = a_plan(
        launch__name="Orders 4",
        notices__audiences=SUPPLIERS,
        team__own_items=(an_item(title=title, rule=rule),),
    )
    assert [task.title for task in ours(plan)] == titles


@pytest.mark.parametrize(
    ("days", "typed", "phase", "offset"),
    [
        (-40, "", Phase.DECIDE, -40),
        (-15, "", Phase.DECIDE, -15),
        (-14, "", Phase.PREPARE, -14),
        (-7, "", Phase.READY, -7),
        (-1, "", Phase.EVE, -1),
        (0, "", Phase.WINDOW, 0),
        (1, "", Phase.WATCH, 1),
        (2, "", Phase.SETTLE, 2),
        (8, "", Phase.CLOSE, 8),
        (3_650, "", Phase.CLOSE, 3_650),
        (None, "", Phase.PREPARE, -8),
        (None, "settle", Phase.SETTLE, 7),
        (None, "Get ready", Phase.READY, -2),
        (-3, "Prepare (T-14 to T-8)", Phase.PREPARE, -3),
        (-3, "no such phase", Phase.READY, -3),
    ],
)
def test_without_a_phase_the_days_decide_and_without_days_the_phase(
    days: int | None, typed: str, phase: Phase, offset: int
) -> None:
    task = the_task(an_item(days=days, phase=typed))
    assert (task.phase, task.offset, task.anchor) == (phase, offset, Anchor.WINDOW_START)


def test_days_are_working_days_from_the_window() -> None:
    taken = a_taken(datetime(2026, 12, 15, 2, 0, tzinfo=UTC))  # a Tuesday
    due = [
        the_task(an_item(days=days), timing__taken=taken, launch__country="NL").due
        for days in (-2, 0, 9)
    ]
    # Christmas Day and Boxing Day are no working days, so nine days on is the 29th.
    assert [f"{day}" for day in due] == ["2026-12-11", "2026-12-15", "2026-12-29"]


def test_every_rule_holds_for_some_launch_and_not_for_an_unanswered_one() -> None:
    assert len(RULES) > 50
    plan = a_plan(launch__criticality="C")
    silent = {"way back not ruled out"}
    assert {name for name, rule in RULES.items() if rule.holds(plan)} == silent
    assert not set(RULES) & {"", "always", "every launch"}


def test_every_condition_of_the_catalogue_can_be_a_rule() -> None:
    named = {item.when.name for item in CATALOGUE if not item.when.always}
    alone = {name for name in named if " or " not in name or name in RULES}
    assert alone <= set(RULES)
    assert all(rule.means.endswith(".") and "`" not in rule.means for rule in RULES.values())


@pytest.mark.parametrize("said", ["service down", " Service  DOWN ", "service_down"])
def test_a_rule_is_known_in_any_spelling(said: str) -> None:
    assert rule_named(said) is RULES["service down"]


@pytest.mark.parametrize("said", ["", " ", "Always", "Every launch"])
def test_words_for_every_launch_are_a_rule_too(said: str) -> None:
    rule = rule_named(said)
    assert rule is not None
    assert rule.always


def test_rules_are_read_as_people_write_them() -> None:
    assert said_of(RULES["level a or b"]) == "Level A or B"
    assert said_of(RULES["each supplier"]) == "Each supplier"


def test_an_item_with_a_rule_of_another_golive_stays_on_the_list_and_is_found() -> None:
    item = an_item(title="Check the moon", rule="full moon")
    assert the_task(item).why == "Your organisation asks for this of every launch."
    plan = a_plan(team__own_items=(item, an_item(id="o2")))
    (found,) = (one for one in findings(plan, NOW) if one.rule == "own-item-rule")
    assert "“Check the moon”" in found.what
    assert found.where == "team.own_items"
    known = with_value(plan, "team.own_items.o1.rule", "Always")
    assert not any(one.rule == "own-item-rule" for one in findings(known, NOW))


def test_an_edit_outlives_a_rule_that_holds_no_more() -> None:
    plan = a_plan(
        impact__down_time=True,
        team__own_items=(an_item(rule="service down"),),
        team__edits={"own-item:o1": {"owner": "Ada"}},
    )
    assert ours(plan)[0].owner == "Ada"
    away = with_value(plan, "impact.down_time", value=False)
    assert list(kept_edits(away)) == ["own-item:o1"]


@pytest.mark.parametrize("item_id", ["a:a1", "x" * 120])
def test_an_awkward_id_gives_a_task_of_its_own_that_can_be_edited(item_id: str) -> None:
    items = (an_item(id=item_id), an_item(id="a", title="{name}", rule="each supplier"))
    plan = a_plan(team__own_items=items, notices__audiences=SUPPLIERS)
    found = [task.id for task in ours(plan)]
    assert len(set(found)) == 3
    for task_id in found:
        assert ours(with_value(plan, f"team.edits.{task_id}.note", "x"))


def test_an_own_task_never_takes_the_id_of_an_own_items() -> None:
    task = {"id": "own-item:o1", "title": "Ours"}
    plan = a_plan(team__own_items=(an_item(),), team__own_tasks=[task])
    found = [one.id for one in tasks(plan)]
    assert len(set(found)) == len(found)
    assert {"own-item:o1", "own:own-item:o1"} <= set(found)


def test_items_that_a_plan_lacks_words_otherwise_or_has_alone_are_told_apart() -> None:
    mine = (an_item(id="both"), an_item(id="other", days=-3), an_item(id="alone"))
    shared = (an_item(id="both"), an_item(id="other", days=-5), an_item(id="new"))
    found = beside(a_plan(team__own_items=mine), shared)
    assert found.missing == (shared[2],)
    assert found.differing == ((mine[1], shared[1]),)
    assert found.unshared == (mine[2],)


@settings(max_examples=10, deadline=None)
@given(plans(), st.lists(ids.map(lambda name: an_item(id=name)), max_size=3, unique=True))
def test_a_plan_with_all_shared_items_lacks_none_and_keeps_its_own(
    plan: Plan, shared: list[OwnItem]
) -> None:
    full = with_shared(plan, shared)
    assert beside(full, shared).missing == ()
    held = plan.team.own_items
    assert full.team.own_items[: len(held)] == held
    assert Plan.model_validate(full.model_dump()) == full
    assert with_shared(full, shared) == full


def test_no_item_of_the_catalogue_is_called_like_the_own_ones() -> None:
    assert ID_PREFIX not in {item.id for item in CATALOGUE}


def test_the_documentation_lists_every_rule() -> None:
    written = DOCS.read_text()
    for rule in RULES.values():
        each = "yes" if rule.per_row else ""
        page = QUESTION_TITLES[rule.question]
        line = f"| {rule.name} | {rule.means} | {page} | {each} |"
        assert line in written, f"docs/own-items.md lacks or misses the line {line}"
