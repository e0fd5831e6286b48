"""What a change would do, said before it is chosen, and asked when people have worked on it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from golive.plan import Audience, Component, Plan, Stage, Status, Style, TaskEdit
from golive.plan.edits import with_value
from golive.store import AddRow, Change, RemoveRow, SetField, Store
from golive.ui.changed import Teller
from tests.builders import a_plan
from tests.test_pages import kept, labelled, plain_words

Visit = Callable[..., AppTest]

STYLE = "How will the new version meet its users?"
NOBODY = "Nobody outside the team needs to know"
STAGE = Stage(id="few", name="A few", share_percent=5)
WORKED = {"stage-rules:few": TaskEdit(owner="Lin", note="half written")}


def a_soft_plan(**answers: object) -> Plan:
    """Build a soft launch, with a stage whose rules somebody has begun to write."""
    usual = {"strategy__style": Style.SOFT, "strategy__stages": (STAGE,), "team__edits": WORKED}
    return a_plan(**(usual | answers))


def has(at: AppTest, label: str) -> bool:
    """Tell whether a button with these words is there."""
    return any(button.label == label for button in at.button)


def held(store: Store, plan: Plan) -> Plan:
    """Give what the store holds."""
    return store.load(plan.id).plan


def test_each_other_answer_says_what_it_would_do(visit: Visit, store: Store) -> None:
    at = visit("launch", kept(store, a_plan()))
    said = plain_words(at)

    assert "Hard: adds 6 tasks. Soft: adds 5 tasks." in said

    labelled(at, STYLE).set_value(Style.HARD).run()
    assert "Soft instead: adds 5 tasks, takes off 6." in plain_words(at)
    assert "Hard instead" not in plain_words(at)


def test_an_answer_that_changes_no_task_says_nothing(visit: Visit, store: Store) -> None:
    at = visit("downtime", kept(store, a_plan()))

    assert "Yes: adds 6 tasks." in plain_words(at)
    assert "No: " not in plain_words(at)


def test_the_tasks_are_named_once_the_place_is_opened(visit: Visit, store: Store) -> None:
    plan = kept(store, a_soft_plan(notices__audiences=(Audience(id="desk", name="Desk"),)))
    at = visit("notify", plan)
    assert "Ticked instead: adds 1 task, takes off " in plain_words(at)
    assert "Send the notice to Desk" not in plain_words(at).partition("On the checklist")[0]

    at.session_state[f"{plan.id}/notices.nobody/ahead"] = True
    at.run()

    named = plain_words(at).partition("Takes off")[2]
    assert "- Send the notice to Desk" in named


def test_a_change_that_loses_work_is_asked_about_and_then_made(visit: Visit, store: Store) -> None:
    plan = kept(store, a_soft_plan())
    at = visit("launch", plan)

    labelled(at, STYLE).set_value(Style.HARD).run()
    assert held(store, plan) == plan
    said = plain_words(at)
    assert "to “Hard: everyone at once”?" in said
    assert "takes off 1 task that people have worked on" in said
    assert "Write the pass and stop rules of stage A few” (Lin)" in said
    assert "What was typed about them is kept" in said
    assert at.toast[0].value == "Not changed yet: the top of the page asks first."
    assert labelled(at, STYLE).value == Style.HARD

    labelled(at, "Change it").click().run()
    assert held(store, plan).strategy.style is Style.HARD
    assert held(store, plan).team.edits == WORKED
    assert not has(at, "Change it")


def test_keeping_it_as_it_was_shows_the_old_answer_again(visit: Visit, store: Store) -> None:
    plan = kept(store, a_soft_plan())
    at = visit("launch", plan)
    labelled(at, STYLE).set_value(Style.HARD).run()

    labelled(at, "Keep as it was").click().run()

    assert store.load(plan.id).rev == 1
    assert labelled(at, STYLE).value == Style.SOFT
    assert not has(at, "Change it")

    labelled(at, STYLE).set_value(Style.HARD).run()
    assert has(at, "Change it")


def test_the_question_goes_with_the_person_and_other_answers_are_saved(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, a_soft_plan())
    at = visit("launch", plan)
    labelled(at, STYLE).set_value(Style.HARD).run()

    labelled(at, "Why this way?").set_value("few at first").run()
    assert held(store, plan).strategy.why == "few at first"
    at.switch_page("../../pages/rollback.py").run()
    assert has(at, "Change it")
    assert not at.toast

    labelled(at, "Change it").click().run()
    assert held(store, plan).strategy.style is Style.HARD


def test_a_reload_drops_the_question_and_changes_nothing(visit: Visit, store: Store) -> None:
    plan = kept(store, a_soft_plan())
    at = visit("launch", plan)
    labelled(at, STYLE).set_value(Style.HARD).run()
    assert "nothing will be by leaving or reloading" in plain_words(at)

    again = visit("launch", plan)

    assert held(store, plan) == plan
    assert not has(again, "Change it")
    assert labelled(again, STYLE).value == Style.SOFT


def test_answering_as_it_was_takes_the_question_away(visit: Visit, store: Store) -> None:
    plan = kept(store, a_soft_plan())
    at = visit("launch", plan)
    labelled(at, STYLE).set_value(Style.HARD).run()

    labelled(at, STYLE).set_value(Style.SOFT).run()

    assert not has(at, "Change it")
    assert held(store, plan) == plan


def test_a_row_that_people_worked_on_is_removed_only_when_agreed(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, a_soft_plan())
    at = visit("launch", plan)

    at.button(key="strategy.stages/remove").click().run()
    assert held(store, plan).strategy.stages == (STAGE,)
    assert "Remove stage “A few”?" in plain_words(at)
    assert not has(at, "Put back “A few”")

    labelled(at, "Change it").click().run()
    assert held(store, plan).strategy.stages == ()

    labelled(at, "Put back “A few”").click().run()
    assert held(store, plan) == plan


def test_a_row_nobody_worked_on_goes_at_once(visit: Visit, store: Store) -> None:
    plan = kept(store, a_soft_plan(team__edits={}))
    at = visit("launch", plan)

    at.button(key="strategy.stages/remove").click().run()

    assert held(store, plan).strategy.stages == ()


def test_taking_an_answer_back_asks_only_about_work_done_since(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(team__edits={"scope": TaskEdit(status=Status.DONE)}))
    at = visit("launch", plan)
    labelled(at, STYLE).set_value(Style.SOFT).run()
    path = "team.edits.first-cohort.owner"
    store.save(plan.id, [SetField(path, "", "Lin")], actor="Lin", now=datetime.now(UTC))
    at.run()

    labelled(at, "Take it back").click().run()
    assert held(store, plan).strategy.style is Style.SOFT

    labelled(at, "Change it").click().run()
    assert held(store, plan).strategy.style is None


def test_a_colleague_who_changed_it_first_is_not_written_over(visit: Visit, store: Store) -> None:
    plan = kept(store, a_soft_plan())
    at = visit("launch", plan)
    labelled(at, STYLE).set_value(Style.HARD).run()
    change = SetField("strategy.style", Style.SOFT, None)
    store.save(plan.id, [change], actor="Bo", now=datetime.now(UTC))

    labelled(at, "Change it").click().run()

    assert "Bo" in at.warning[0].value
    assert held(store, plan).strategy.style is None


def test_a_held_change_to_a_row_that_is_gone_says_so(visit: Visit, store: Store) -> None:
    plan = kept(store, a_soft_plan())
    at = visit("launch", plan)
    at.button(key="strategy.stages/remove").click().run()
    gone = with_value(plan, "strategy.stages", ())
    store.replace(plan.id, gone, actor="Bo", now=datetime.now(UTC), source="file")

    at.run()
    labelled(at, "Change it").click().run()

    assert "somebody may have removed it" in at.error[0].value
    assert not has(at, "Change it")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (AddRow("strategy.stages", STAGE), "Add the stage “A few”"),
        (RemoveRow("strategy.stages.few"), "Remove stage “A few”"),
        (SetField("strategy.stages", (), ()), "Change the stages"),
        (
            SetField("strategy.stages.few.share_percent", 5, None),
            "Change the share percent of stage “A few” from 5 to nothing",
        ),
    ],
)
def test_a_change_is_said_as_a_request(change: Change, said: str) -> None:
    assert Teller.of(a_soft_plan(), ()).would(change) == said


def test_many_tasks_are_named_up_to_twelve_and_then_counted(visit: Visit, store: Store) -> None:
    parts = tuple(Component(id=f"c{n}", name=f"Part {n}") for n in range(15))
    edits = {f"deploy:c{n}": TaskEdit(owner="Lin") for n in range(15)}
    plan = kept(store, a_plan(deployment__components=parts, team__edits=edits))
    at = visit("overview", plan)
    at.session_state.golive.pending.clear()
    at.session_state.golive.here.held = (SetField("deployment.components", parts, ()),)

    at.run()

    assert "takes off 15 tasks that people have worked on" in plain_words(at)
    assert "and 3 more." in plain_words(at)
