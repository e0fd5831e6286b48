"""The history on the overview, and the list of plans: looked at, restored, copied, put away."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from golive import sample
from golive.checklist import CATALOGUE
from golive.errors import EditError
from golive.plan import (
    Gate,
    OwnTask,
    Part,
    Plan,
    Row,
    Stage,
    Status,
    Step,
    Style,
    TakenWindow,
    UserGroup,
)
from golive.plan.edits import row_type
from golive.store import UNSEEN, AddRow, Change, PlanState, RemoveRow, SetField, Store
from golive.store.history import Event, Note, Op
from golive.ui.changed import NOUNS, Teller
from tests.builders import NOW, a_plan, a_series, a_source, a_taken

Visit = Callable[..., AppTest]


def kept(store: Store, plan: Plan) -> Plan:
    """Keep a plan, as somebody who started it would have."""
    return store.create(plan, actor="Ana", now=datetime.now(UTC)).plan


def changed(store: Store, *changes: Change, actor: str = "Ben") -> None:
    """Change the plan that `a_plan` gives, as a colleague would."""
    store.save("plan", changes, actor=actor, now=datetime.now(UTC))


def opened(visit: Visit, plan: Plan) -> AppTest:
    """Visit the overview and unfold the history."""
    at = visit("overview", plan)
    at.session_state["changed"] = True
    return at.run()


def list_with_menu(visit: Visit, plan: Plan) -> AppTest:
    """Visit the list of plans and open one plan's menu."""
    at = visit("overview")
    at.session_state[f"more/{plan.id}"] = True
    return at.run()


def said(at: AppTest) -> str:
    """Join what the page says, without the marks that keep it from being read as Markdown."""
    parts = (*at.title, *at.subheader, *at.markdown, *at.caption, *at.error)
    return "\n".join(part.value for part in parts).replace("\\", "").replace("\u00a0", " ")


def keys(at: AppTest) -> list[str]:
    """Name the buttons by key."""
    return [button.key or "" for button in at.button]


# What an event says


def told(store: Store) -> list[str]:
    """Tell what the events did, newest first."""
    events = store.events("plan", limit=None)
    teller = Teller.of(store.load("plan").plan, events)
    return [teller.what(event) for event in events]


CHANGES: list[tuple[Change, str]] = [
    (SetField("launch.name", UNSEEN, "Orders"), "“Name of the launch” from nothing to “Orders”"),
    (
        SetField("deployment.steps.s1.owner", UNSEEN, "Lin"),
        "the owner of step “Migrate” from nothing to “Lin”",
    ),
    (
        SetField("deployment.steps.s2.minutes", UNSEEN, 20),
        "the minutes of a step without a name from nothing to 20",
    ),
    (SetField("impact.down_time", UNSEEN, False), "down for someone” from nothing to No"),  # noqa: FBT003
    (SetField("strategy.style", UNSEEN, Style.SOFT), "nothing to “Soft: a select group first”"),
    (SetField("timing.taken", UNSEEN, a_taken()), "“Window taken” from nothing to “Tue 15 Dec"),
    (SetField("timing.search_from", UNSEEN, date(2026, 12, 1)), "nothing to “1 Dec 2026”"),
    (SetField("team.gates.g1.signed_at", UNSEEN, NOW), "signed at of gate “Go?” from nothing to"),
    (
        SetField("team.edits.o1.status", UNSEEN, Status.DONE),
        "the status of task “Feed the cat”",
    ),
    (SetField("team.edits.nowhere.note", UNSEEN, "x"), "the note of a task without a name"),
    (SetField("impact.groups.u1.needs", UNSEEN, ("c1",)), "from nothing to “c1”"),
    (SetField("timing.settings", UNSEEN, {"top": 7}), "“timing settings” from “top: 5"),
    (SetField("team.edits", UNSEEN, {"a": {}, "b": {}}), "from nothing to 2 entries"),
    (SetField("launch.goes_live", UNSEEN, "w " * 90), "w…”"),
    (AddRow("strategy.stages", Stage(name="Pilot")), "added stage “Pilot”"),
    (RemoveRow("deployment.steps.s1"), "removed step “Migrate”"),
    (SetField("deployment.steps", UNSEEN, ()), "the steps: 0 instead of 2"),
]


def _furnished() -> Plan:
    return a_plan(
        deployment__steps=(Step(id="s1", name="Migrate"), Step(id="s2")),
        impact__groups=(UserGroup(id="u1", name="Shops"),),
        team__gates=(Gate(id="g1", name="Go?"),),
        team__own_tasks=(OwnTask(id="o1", title="Feed the cat"),),
    )


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_a_change_is_told_in_words(store: Store, change: Change, words: str) -> None:
    kept(store, _furnished())
    changed(store, change)
    assert words in told(store)[0]


def test_rows_in_another_order_or_others_are_told_apart(store: Store) -> None:
    one, two, three = (Step(id=name) for name in ("s1", "s2", "s3"))
    kept(store, a_plan(deployment__steps=(one, two)))
    changed(store, SetField("deployment.steps", UNSEEN, (two, one)))
    changed(store, SetField("deployment.steps", UNSEEN, (two, three)))
    assert told(store)[:2] == ["the steps, others than before", "the steps, in another order"]


def test_the_whole_plan_and_its_place_in_the_list_are_told(store: Store) -> None:
    kept(store, a_plan())
    now = datetime.now(UTC)
    for number, source in enumerate(("file", "restore", "command")):
        other = a_plan(launch__name=str(number))
        store.replace("plan", other, actor="Ben", now=now, source=source)
    for state in (PlanState.ARCHIVED, PlanState.DELETED, PlanState.ACTIVE):
        store.set_state("plan", state, actor="Ben", now=now)
    assert told(store) == [
        "put the plan back into the list",
        "deleted the plan",
        "archived the plan",
        "replaced the whole plan",
        "brought an earlier state back",
        "replaced the whole plan by a file",
        "started the plan",
    ]


def test_a_sentence_names_the_day_unless_it_is_today() -> None:
    event = Event(1, 1, NOW, "", "page", Note(Op.CREATE, "", None, "{}"))
    teller = Teller.of(a_plan(), [event])
    assert teller.sentence(event, NOW.date()) == "09:00:00 UTC, somebody: started the plan (page)"
    later = teller.sentence(event, NOW.date() + timedelta(days=1))
    assert later.startswith("23 Nov 2026 09:00:00 UTC, somebody")


@pytest.mark.parametrize(
    ("path", "json", "words"),
    [
        ("launch.colour", '"red"', '“launch colour” from nothing to “"red"”'),
        ("timing.freezes.f1.kind", '"thaw"', 'without a name from nothing to “"thaw"”'),
    ],
)
def test_an_event_of_another_golives_shape_is_told_as_it_is_kept(
    path: str, json: str, words: str
) -> None:
    event = Event(2, 2, NOW, "Ana", "page", Note(Op.SET, path, "null", json))
    assert words in Teller.of(a_plan(), [event]).what(event)


def test_every_list_of_rows_has_its_noun() -> None:
    lists = {
        f"{part}.{name}"
        for part, info in Plan.model_fields.items()
        if isinstance(info.annotation, type) and issubclass(info.annotation, Part)
        for name in info.annotation.model_fields
        if _holds_rows(f"{part}.{name}")
    }
    assert lists == set(NOUNS)


def _holds_rows(path: str) -> bool:
    try:
        return issubclass(row_type(path), Row)
    except EditError:
        return False


# The history on the overview


def test_the_history_is_read_only_once_it_is_opened(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    assert "started the plan" not in said(visit("overview", plan))
    assert "Ana: started the plan (page)" in said(opened(visit, plan))


def test_a_plan_is_looked_at_as_it_was_and_restored(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(launch__name="Before"))
    changed(store, SetField("launch.name", "Before", "After"))
    changed(store, AddRow("deployment.steps", Step(name="Migrate")))
    at = opened(visit, plan)
    first_change = store.events(plan.id)[1]

    at.button(key=f"look/{first_change.n}").click().run()
    assert "As it was in revision 1" in said(at)
    assert "**Before**" in said(at)
    assert "- **Hard or soft:** Not answered yet." in said(at)

    at.button(key="changed/restore").click().run()
    assert store.load(plan.id).plan == plan
    assert store.events(plan.id)[0].source == "restore"
    assert len(store.events(plan.id)) == 4
    assert at.title[0].value == "Before"
    assert "brought an earlier state back (restore)" in said(at)
    assert "As it was in revision" not in said(at)


def test_a_state_looked_at_can_be_closed_and_todays_is_not_restored(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, a_plan())
    changed(store, SetField("launch.name", "", "A"))
    changed(store, SetField("launch.name", "A", ""))
    at = opened(visit, plan)
    at.button(key=f"look/{store.events(plan.id)[1].n}").click().run()
    assert "This is what the plan says now" in said(at)
    assert "changed/restore" not in keys(at)

    at.button(key="changed/close").click().run()
    assert "As it was in revision" not in said(at)
    assert store.load(plan.id).rev == 3


def test_an_input_shows_the_restored_value(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(launch__owner="Ines"))
    at = opened(visit, plan)
    box: Any = next(box for box in at.text_input if box.label == "Who decides? One person")
    box.set_value("Lin").run()
    at.button(key=f"look/{store.events(plan.id)[0].n}").click().run()
    at.button(key="changed/restore").click().run()

    box = next(box for box in at.text_input if box.label == "Who decides? One person")
    assert box.value == "Ines"


def test_twenty_changes_are_shown_and_more_on_demand(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    for number in range(24):
        changed(store, SetField("launch.owner", UNSEEN, f"Lin {number}"))
    at = opened(visit, plan)
    assert "to “Lin 4”" in said(at)
    assert "to “Lin 3”" not in said(at)

    at.button(key="changed/more").click().run()
    assert "started the plan" in said(at)
    assert "changed/more" not in keys(at)


def test_changes_are_filtered_by_person_and_by_words(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    changed(store, SetField("launch.owner", "", "Lin"), actor="Ben")
    changed(store, SetField("launch.stand_in", "", "Lin"), actor="Cem")
    at = opened(visit, plan)

    at.selectbox(key=f"changed/{plan.id}/who").set_value("Ben").run()
    assert [key for key in keys(at) if key.startswith("look/")] == [
        f"look/{store.events(plan.id)[1].n}"
    ]
    at.selectbox(key=f"changed/{plan.id}/who").set_value(None).run()
    at.text_input(key=f"changed/{plan.id}/words").set_value("STAND-IN lin").run()
    assert "Cem: “Stand-in of the owner”" in said(at)
    assert "Ben: " not in said(at)

    at.text_input(key=f"changed/{plan.id}/words").set_value("elephant").run()
    assert "No change fits" in said(at)


def test_what_people_typed_is_no_markdown_in_the_history(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    changed(store, SetField("launch.owner", "", "![x](http://198.51.100.7/a.png)"))
    at = opened(visit, plan)
    assert not at.exception
    assert not [line for line in at.markdown if "![x](" in line.value]


def test_the_samples_history_and_list_open_without_trouble(visit: Visit, store: Store) -> None:
    plan = kept(store, sample.plan(datetime.now(UTC)))
    step = plan.deployment.steps[0]
    path = f"deployment.steps.{step.id}.owner"
    store.save(plan.id, [SetField(path, step.owner, "Lin")], actor="Bo", now=datetime.now(UTC))
    at = opened(visit, plan)
    at.button(key=f"look/{store.events(plan.id)[0].n}").click().run()
    assert not at.exception
    assert f"the owner of step “{step.name}”" in said(at)
    assert f"{len(plan.deployment.steps)} steps" in said(at)


# The list of plans


def test_a_plan_is_duplicated_as_a_template_and_opened(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(launch__name="Orders", timing__taken=a_taken()))
    at = list_with_menu(visit, plan)
    at.number_input(key="weeks/plan").set_value(2).run()
    assert "The copy's window: Tue 29 Dec 2026, 03:00" in said(at)

    at.button(key="duplicate/plan").click().run()
    assert at.title[0].value == "Orders \\(copy\\)"
    copy = next(line for line in store.plans() if line.id != plan.id)
    taken = store.load(copy.id).plan.timing.taken
    assert isinstance(taken, TakenWindow)
    assert taken.window.start == a_taken().window.start + timedelta(weeks=2)
    assert store.load(plan.id).plan == plan
    assert store.events(copy.id)[0].source == "template"


def test_weeks_out_of_the_calendar_are_said_and_not_copied(visit: Visit, store: Store) -> None:
    far = datetime(2995, 1, 1, 2, tzinfo=UTC)
    plan = kept(store, a_plan(timing__taken=a_taken(start=far)))
    at = list_with_menu(visit, plan)
    at.number_input(key="weeks/plan").set_value(520).run()
    assert "lead out of the calendar" in said(at)
    assert "duplicate/plan" not in keys(at)


def test_a_plan_is_archived_and_taken_out_again(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(launch__name="Orders"))
    at = list_with_menu(visit, plan)
    at.button(key="state/plan").click().run()
    assert store.plans() == ()
    assert at.expander[0].label == "Archived and deleted: 1"

    at = list_with_menu(visit, plan)
    at.button(key="state/plan").click().run()
    assert [line.id for line in store.plans()] == ["plan"]


def test_deleting_asks_once_and_can_be_undone_at_once_or_later(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(launch__name="Orders"))
    at = list_with_menu(visit, plan)
    at.button(key="ask/plan").click().run()
    at.button(key="keep/plan").click().run()
    assert [line.id for line in store.plans()] == ["plan"]
    for way in ("undo/plan", "back/plan"):
        at = list_with_menu(visit, plan)
        at.button(key="ask/plan").click().run()
        at.button(key="delete/plan").click().run()
        assert store.plans() == ()
        at.button(key=way).click().run()
        assert store.load("plan").plan == plan
        assert "undo/plan" not in keys(at)


def test_a_plan_deleted_while_it_is_open_says_so_and_can_be_put_back(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, a_plan(launch__name="Orders"))
    at = visit("launch", plan)
    store.set_state(plan.id, PlanState.DELETED, actor="Ben", now=datetime.now(UTC))
    box: Any = next(box for box in at.text_area if box.label == "Why this way?")
    box.set_value("few users").run()
    assert not at.exception
    assert "“Orders” was deleted by Ben" in said(at)

    at.button(key="back/plan").click().run()
    assert "Orders" in said(at)
    assert store.load(plan.id).plan == plan


def test_a_file_of_a_deleted_plan_becomes_a_plan_of_its_own(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(launch__name="Orders", timing__sources=(a_source(a_series([1.0])),)))
    store.set_state(plan.id, PlanState.DELETED, actor="Ben", now=datetime.now(UTC))
    at = visit("overview")
    uploader: Any = at.get("file_uploader")[0]
    uploader.set_value(("plan.json", plan.model_dump_json().encode(), "application/json")).run()
    assert at.title[0].value == "Orders"
    assert [line.id == plan.id for line in store.plans()] == [False]


def test_a_task_that_is_not_on_the_list_now_keeps_its_title(store: Store) -> None:
    kept(store, a_plan())
    group, own = UserGroup(name="Shops"), OwnTask(title="Feed the cat")
    item = next(item for item in CATALOGUE if item.title.startswith("Cut what {name} will notice"))
    plain = next(item for item in CATALOGUE if "{name}" not in item.title)
    changed(store, AddRow("impact.groups", group), RemoveRow(f"impact.groups.{group.id}"))
    changed(store, AddRow("team.own_tasks", own), RemoveRow(f"team.own_tasks.{own.id}"))
    for task in (f"{item.id}:{group.id}", f"{item.id}:never", plain.id, own.id):
        changed(store, SetField(f"team.edits.{task}.note", UNSEEN, "x"))
    on_own, on_plain, on_never, on_group, *_ = told(store)
    assert "the note of task “Feed the cat”" in on_own
    assert f"the note of task “{plain.title}”" in on_plain
    assert "what something removed since will notice" in on_never
    assert "what Shops will notice" in on_group
