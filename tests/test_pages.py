"""Every page from the frame: empty, with the sample, three edits in a row, kept after a reload."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from golive import sample
from golive.plan import Plan, Step, Style
from golive.plan.edits import value_at
from golive.plan.file import to_json
from golive.store import SetField, Store
from golive.ui import session
from tests.builders import a_plan

Visit = Callable[..., AppTest]

PAGES = (
    "overview",
    "launch",
    "downtime",
    "window",
    "notify",
    "deploy",
    "rollback",
    "checklist",
    "export",
)
KINDS = (
    "text_input",
    "text_area",
    "number_input",
    "datetime_input",
    "button",
    "button_group",
    "selectbox",
)
#: A text input of each page that has one, by label, and the path it saves to.
TEXTS = {
    "overview": ("What is the launch called?", "launch.name"),
    "launch": ("Why this way?", "strategy.why"),
    "downtime": ("What should a user read about it?", "impact.summary"),
    "window": ("Why this window?", "timing.why"),
    "rollback": ("How?", "rollback.plan"),
}


def kept(store: Store, plan: Plan) -> Plan:
    """Keep a plan, as somebody who started it would have."""
    return store.create(plan, actor="Ana", now=datetime.now(UTC)).plan


def words_of(at: AppTest) -> str:
    """Join everything that the page says."""
    parts = (*at.title, *at.subheader, *at.markdown, *at.caption, *at.error, *at.warning, *at.info)
    return "\n".join(part.value for part in parts)


def labelled(at: AppTest, label: str) -> Any:
    """Find a widget of any kind by its label."""
    for kind in KINDS:
        for widget in at.get(kind):
            if getattr(widget, "label", None) == label:
                return widget
    message = f"no widget is labelled {label!r}"
    raise AssertionError(message)


@pytest.mark.parametrize("page", PAGES)
def test_a_first_visit_without_a_plan_offers_ways_to_begin(page: str, visit: Visit) -> None:
    at = visit(page)

    assert not at.exception
    assert [button.label for button in at.button][:3] == [
        "Start a plan",
        "Sample: a web launch",
        "Sample: a streaming launch",
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_an_empty_plan(page: str, visit: Visit, store: Store) -> None:
    at = visit(page, kept(store, a_plan()))

    assert not at.exception
    assert not at.error
    assert "did not foresee" not in words_of(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_the_sample(page: str, visit: Visit, store: Store) -> None:
    at = visit(page, kept(store, sample.plan(datetime.now(UTC))))

    assert not at.exception
    assert not at.error
    assert "Harbour Books" in words_of(at)


@pytest.mark.parametrize("page", TEXTS)
def test_three_edits_in_a_row_are_kept_also_after_a_reload(
    page: str, visit: Visit, store: Store
) -> None:
    label, path = TEXTS[page]
    plan = kept(store, a_plan())
    at = visit(page, plan)

    for typed in ("one", "two", "three"):
        labelled(at, label).set_value(typed).run()
        assert value_at(store.load(plan.id).plan, path) == typed

    assert labelled(visit(page, plan), label).value == "three"


def test_an_edit_survives_going_to_another_page_and_back(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("launch", plan)
    labelled(at, "Why this way?").set_value("few users at first").run()

    at.switch_page("../../pages/rollback.py").run()
    at.switch_page("../../pages/launch.py").run()

    assert labelled(at, "Why this way?").value == "few users at first"


def test_a_choice_is_saved_and_can_be_taken_back(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("launch", plan)

    labelled(at, "How will the new version meet its users?").set_value(Style.SOFT).run()
    assert store.load(plan.id).plan.strategy.style == "soft"

    labelled(at, "How will the new version meet its users?").set_value(None).run()
    assert store.load(plan.id).plan.strategy.style is None


def test_a_number_says_that_it_is_assumed_until_it_is_given(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("rollback", plan)
    assert "Assumed. golive: time to notice, call and decide." in words_of(at)

    labelled(at, "To notice a failure and decide (minutes)").set_value(20.0).run()

    assert store.load(plan.id).plan.rollback.decision_minutes == 20
    assert "time to notice, call and decide" not in words_of(at)


def test_a_colleagues_edit_is_shown_and_not_written_over(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("launch", plan)
    labelled(at, "Why this way?").set_value("mine").run()

    store.save(
        plan.id, [SetField("strategy.why", "mine", "theirs")], actor="Bo", now=datetime.now(UTC)
    )
    at.run()

    assert labelled(at, "Why this way?").value == "theirs"
    assert store.load(plan.id).plan.strategy.why == "theirs"


def test_two_people_in_one_field_are_asked(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("launch", plan)
    store.save(plan.id, [SetField("strategy.why", "", "theirs")], actor="Bo", now=datetime.now(UTC))

    labelled(at, "Why this way?").set_value("mine").run()
    assert "Bo" in at.warning[0].value
    assert store.load(plan.id).plan.strategy.why == "theirs"

    labelled(at, "Keep mine").click().run()
    assert store.load(plan.id).plan.strategy.why == "mine"


def test_an_unknown_plan_says_so_and_offers_ways_to_begin(visit: Visit) -> None:
    at = visit("launch", Plan(id="nosuchplan"))

    assert not at.exception
    assert "no plan with this id" in at.error[0].value
    assert at.button[0].label == "Start a plan"


@pytest.mark.parametrize(
    ("button", "title"),
    [("Sample: a web launch", "Harbour Books"), ("Sample: a streaming launch", "Lapwing Live")],
)
def test_each_sample_can_be_opened_from_the_first_page(
    button: str, title: str, visit: Visit, store: Store
) -> None:
    at = visit("overview")

    labelled(at, button).click().run()

    assert title in at.title[0].value
    assert len(store.plans()) == 1


def test_a_row_is_added_removed_and_put_back(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("deploy", plan)
    labelled(at, "Add step").click().run()
    step = store.load(plan.id).plan.deployment.steps[0]

    labelled(at, "Remove").click().run()
    assert store.load(plan.id).plan.deployment.steps == ()

    labelled(at, "Put back “step”").click().run()
    assert store.load(plan.id).plan.deployment.steps == (step,)


def plain_words(at: AppTest) -> str:
    """Join what the page says, without the marks that keep it from being read as Markdown."""
    return words_of(at).replace("\\", "")


def test_markdown_in_typed_text_stays_text(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(launch__name="![x](http://198.51.100.7/a.png) **bold**"))

    said = words_of(visit("overview", plan))

    assert "![x](" not in said
    assert "**bold**" not in said


def test_a_refused_window_is_taken_only_with_a_name_and_a_reason(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, a_plan())
    at = visit("window", plan)
    labelled(at, "Start (Europe/Amsterdam)").set_value(datetime(2020, 5, 3, 3)).run()  # noqa: DTZ001
    assert "starts before now" in plain_words(at)

    labelled(at, "Take it all the same").click().run()
    assert store.load(plan.id).plan.timing.taken is None

    labelled(at, "Who takes it all the same?").set_value("Ines Vermeer").run()
    labelled(at, "Why?").set_value("a rehearsal of the past").run()
    labelled(at, "Take it all the same").click().run()
    taken = store.load(plan.id).plan.timing.taken
    assert taken is not None
    assert (taken.typed, taken.overridden_by) == (True, "Ines Vermeer")


def test_without_usage_nothing_is_recommended(visit: Visit, store: Store) -> None:
    at = visit("window", kept(store, a_plan()))

    assert not [button for button in at.button if button.label == "Take it"]
    assert "cannot tell a quiet hour" in plain_words(at)


def test_own_tasks_stand_on_the_checklist(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("checklist", plan)
    labelled(at, "What is to be done?").set_value("Feed the cat").run()
    labelled(at, "Add it").click().run()

    assert [task.title for task in store.load(plan.id).plan.team.own_tasks] == ["Feed the cat"]


def test_a_plan_file_replaces_the_plan_and_keeps_its_link(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("export", plan)
    other = to_json(a_plan(launch__name="From a file"))
    uploader: Any = at.get("file_uploader")[0]
    uploader.set_value(("plan.json", other.encode(), "application/json")).run()
    labelled(at, "Replace this plan").click().run()

    assert store.load(plan.id).plan.launch.name == "From a file"


def test_a_broken_plan_file_names_every_fault(visit: Visit, store: Store) -> None:
    at = visit("export", kept(store, a_plan()))
    broken = b'{"format": 1, "launch": {"zone": "Mars/Base"}, "timing": {"search_days": 0}}'
    uploader: Any = at.get("file_uploader")[0]
    uploader.set_value(("plan.json", broken, "application/json")).run()

    assert "launch.zone" in plain_words(at)
    assert "timing.search_days" in plain_words(at)
    assert not [button for button in at.button if button.label == "Replace this plan"]


def test_a_store_that_cannot_be_reached_is_said_in_a_sentence(
    visit: Visit, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    (tmp_path / "no-database").write_text("this is a diary", encoding="utf-8")
    monkeypatch.setenv("GOLIVE_DATABASE_URL", f"sqlite:///{tmp_path / 'no-database'}")
    session.store.clear()

    at = visit("launch", a_plan())

    assert not at.exception
    assert "database" in at.error[0].value


def test_what_could_not_be_saved_is_kept_and_saved_later(
    visit: Visit, store: Store, tmp_path: Path
) -> None:
    plan = kept(store, a_plan())
    at = visit("launch", plan)
    database = tmp_path / "golive.db"
    database.rename(tmp_path / "away.db")

    labelled(at, "Why this way?").set_value("first").run()
    assert at.error
    labelled(at, "Why this way?").set_value("second").run()
    assert labelled(at, "Why this way?").value == "second"

    (tmp_path / "away.db").rename(database)
    labelled(at, "Try to save again").click().run()
    assert store.load(plan.id).plan.strategy.why == "second"
    assert not at.error


def test_a_dispute_waits_while_something_else_is_saved(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("launch", plan)
    theirs = SetField("strategy.why", "", "theirs")
    store.save(plan.id, [theirs], actor="Bo", now=datetime.now(UTC))
    labelled(at, "Why this way?").set_value("mine").run()

    labelled(at, "How will the new version meet its users?").set_value(Style.HARD).run()
    assert store.load(plan.id).plan.strategy.style is Style.HARD
    assert "Bo" in at.warning[0].value

    labelled(at, "Keep theirs").click().run()
    assert store.load(plan.id).plan.strategy.why == "theirs"
    assert not at.warning


def test_an_answer_says_what_it_did_to_the_checklist_and_can_be_taken_back(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, a_plan())
    at = visit("launch", plan)

    labelled(at, "How will the new version meet its users?").set_value(Style.SOFT).run()
    assert "That added" in words_of(at)

    labelled(at, "Take it back").click().run()
    assert store.load(plan.id).plan.strategy.style is None
    assert "took off" in words_of(at)


def test_an_answer_says_what_it_did_to_the_run_book_and_can_be_taken_back(
    visit: Visit, store: Store
) -> None:
    steps = (Step(name="Deploy", minutes=20, undo_minutes=10),)
    plan = kept(store, a_plan(deployment__steps=steps, rollback__possible=True))
    at = visit("rollback", plan)

    labelled(at, "To notice a failure and decide (minutes)").set_value(25.0).run()
    assert "way back included, needs 85 minutes instead of 75 minutes" in words_of(at)

    labelled(at, "Take it back").click().run()
    assert store.load(plan.id).plan.rollback.decision_minutes == 15


def test_nothing_waiting_for_one_plan_is_done_to_another(visit: Visit, store: Store) -> None:
    first, second = kept(store, a_plan()), kept(store, Plan(id="second"))
    store.save(
        second.id,
        [SetField("strategy.style", None, Style.SOFT)],
        actor="Bo",
        now=datetime.now(UTC),
    )
    at = visit("launch", first)
    labelled(at, "How will the new version meet its users?").set_value(Style.SOFT).run()
    labelled(at, "Add stage").click().run()
    labelled(at, "Remove").click().run()
    assert labelled(at, "Take it back")
    assert labelled(at, "Put back “stage”")

    at.query_params["plan"] = second.id
    at.run()

    assert not {"Take it back", "Put back “stage”"} & {button.label for button in at.button}
    assert store.load(second.id).plan.strategy.style is Style.SOFT


def test_a_zone_is_found_by_its_city_as_people_type_it(visit: Visit, store: Store) -> None:
    plan = a_plan()
    store.create(plan, actor="Ana", now=datetime.now(UTC))
    page = visit("overview", plan)
    zone = next(box for box in page.selectbox if box.label == "Which zone is it planned in?")
    assert "America/New York" in zone.options
    zone.select("America/New_York").run()
    assert store.load(plan.id).plan.launch.zone == "America/New_York"
