"""Moving and giving up the window on its page: proposed first, saved once, nothing lost."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from golive import sample
from golive.plan import (
    Audience,
    OwnTask,
    Person,
    Plan,
    Stage,
    Status,
    Style,
    TakenWindow,
    TaskEdit,
)
from golive.store import SetField, Store
from tests.builders import ZONE, a_plan, a_taken
from tests.test_pages import kept, labelled, plain_words, words_of

Visit = Callable[..., AppTest]

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
START = NOON + timedelta(weeks=4)
ASKED = "Move it?"
STAGES = "Move them by the same time"
DAYS = "Move these days by the same number of days, to a working day"


def planned(**answers: object) -> Plan:
    """Build a plan with a window four weeks ahead, whose roster was confirmed for it."""
    done = {"roster": TaskEdit(status=Status.DONE, note="All three are in", owner="Lin")}
    return a_plan(**({"timing__taken": a_taken(START), "team__edits": done} | answers))


def has(at: AppTest, label: str) -> bool:
    """Tell whether a button with these words is there."""
    return any(button.label == label for button in at.button)


def taken(store: Store, plan: Plan) -> TakenWindow | None:
    """Give the window that the store holds."""
    return store.load(plan.id).plan.timing.taken


def propose(at: AppTest, days: int = 35) -> datetime:
    """Type a window at noon, so many days ahead, and ask to take it."""
    local = (NOON + timedelta(days=days)).replace(tzinfo=None)
    labelled(at, f"Start ({ZONE})").set_value(local).run()
    labelled(at, "Take this window").click().run()
    return local


def local_start(found: TakenWindow | None) -> datetime:
    assert found is not None
    return found.window.local_start.replace(tzinfo=None)


def test_the_first_window_is_taken_by_one_click(visit: Visit, store: Store) -> None:
    plan = kept(store, planned(timing__taken=None))
    at = visit("window", plan)

    typed = propose(at)

    assert local_start(taken(store, plan)) == typed
    assert not has(at, "Move the window")


def test_another_window_is_asked_about_and_moved_in_one_save(visit: Visit, store: Store) -> None:
    plan = kept(store, planned())
    at = visit("window", plan)

    typed = propose(at)
    assert taken(store, plan) == plan.timing.taken
    assert ASKED in plain_words(at)
    assert "7 days later" in plain_words(at)
    assert at.toast[0].value == "Not moved yet: “The window” above asks first."

    labelled(at, "Move the window").click().run()
    saved = store.load(plan.id)
    assert saved.rev == 2
    assert local_start(saved.plan.timing.taken) == typed
    assert saved.plan.team.edits["roster"].status is Status.OPEN
    assert saved.plan.team.edits["roster"].note.startswith("All three are in\nDone for the window")
    assert ASKED not in plain_words(at)


def test_the_sample_lists_what_follows_and_keeps_what_is_not_chosen(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, sample.plan(datetime.now(UTC)))
    at = visit("window", plan)
    labelled(at, "Take it").click().run()

    said = plain_words(at)
    assert "Notices to correct" in said
    assert "Lighthouse Payments heard the old date" in said
    assert "Open tasks that get another day" in said
    assert "Newsletter readers" in said
    assert [box.value for box in at.checkbox if box.label == STAGES] == [True]
    assert "send new ones" in said

    choice = at.multiselect[0]
    assert "notice-texts" in choice.value
    choice.unselect("notice-texts").run()
    labelled(at, "Move the window").click().run()

    after = store.load(plan.id).plan
    assert after.timing.taken != plan.timing.taken
    assert after.strategy.stages[0].starts != plan.strategy.stages[0].starts
    assert after.notices.audiences[1].sent_on is None
    assert after.notices.audiences[1].heard[0].sent_on == plan.notices.audiences[1].sent_on
    assert after.team.edits["notice-texts"] == plan.team.edits["notice-texts"]
    assert after.team.edits["people-booked"].status is Status.OPEN


def test_stages_and_days_that_the_team_chose_move_along_when_asked(
    visit: Visit, store: Store
) -> None:
    stage = Stage(id="first", name="A few", starts=START + timedelta(hours=2))
    due = (START - timedelta(days=3)).date()
    plan = planned(
        strategy__style=Style.SOFT,
        strategy__stages=(stage,),
        team__own_tasks=(OwnTask(id="cake", title="Order the cake", due=due),),
    )
    at = visit("window", kept(store, plan))
    propose(at)

    assert f"“Order the cake” stays on {due:%a} {due.day}" in plain_words(at)
    assert "“A few” still starts" not in plain_words(at)
    (days,) = [box for box in at.checkbox if box.label == DAYS]
    (stages,) = [box for box in at.checkbox if box.label == STAGES]
    days.check().run()
    stages.uncheck().run()
    assert "“Order the cake”: " in plain_words(at)
    assert "“A few” still starts" in plain_words(at)
    labelled(at, "Move the window").click().run()

    after = store.load(plan.id).plan
    moved = after.team.own_tasks[0].due
    assert moved is not None
    assert moved > due
    assert after.strategy.stages == plan.strategy.stages


def test_who_heard_the_old_date_is_on_page_4_until_somebody_has_told_them(
    visit: Visit, store: Store
) -> None:
    told = Audience(id="desk", name="Desk", sent_on=NOON.date())
    plan = kept(store, planned(notices__audiences=(told,)))
    at = visit("window", plan)
    propose(at)
    labelled(at, "Move the window").click().run()

    assert "Desk heard" in plain_words(visit("notify", plan))

    path = "notices.audiences.desk.sent_on"
    store.save(plan.id, [SetField(path, None, NOON.date())], actor="Bo", now=NOON)
    assert "Desk heard" not in plain_words(visit("notify", plan))


def test_keeping_the_old_one_changes_nothing(visit: Visit, store: Store) -> None:
    plan = kept(store, planned())
    at = visit("window", plan)
    propose(at)

    labelled(at, "Keep the old one").click().run()

    assert store.load(plan.id).rev == 1
    assert ASKED not in plain_words(at)
    assert has(at, "Give it up")


def test_giving_up_asks_once_somebody_worked_for_it(visit: Visit, store: Store) -> None:
    plan = kept(store, planned())
    at = visit("window", plan)

    labelled(at, "Give it up").click().run()
    assert taken(store, plan) is not None
    assert "Give it up?" in plain_words(at)

    labelled(at, "Give up the window").click().run()
    assert taken(store, plan) is None
    assert store.load(plan.id).plan.team.edits["roster"].status is Status.OPEN
    assert "Not taken yet" in plain_words(at)


def test_a_window_nobody_heard_of_or_worked_for_is_given_up_at_once(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, planned(team__edits={}))
    at = visit("window", plan)

    labelled(at, "Give it up").click().run()

    assert taken(store, plan) is None


def test_a_colleague_who_moved_it_first_is_not_written_over(visit: Visit, store: Store) -> None:
    plan = kept(store, planned())
    at = visit("window", plan)
    typed = propose(at)
    theirs = a_taken(START + timedelta(days=2))
    store.save(
        plan.id,
        [SetField("timing.taken", plan.timing.taken, theirs)],
        actor="Bo",
        now=datetime.now(UTC),
    )

    labelled(at, "Move the window").click().run()
    assert "Bo" in at.warning[0].value
    assert taken(store, plan) == theirs
    assert store.load(plan.id).plan.team.edits == plan.team.edits

    labelled(at, "Keep mine").click().run()
    assert local_start(taken(store, plan)) == typed
    assert store.load(plan.id).plan.team.edits["roster"].status is Status.OPEN


def test_a_move_that_a_colleague_made_meanwhile_is_no_longer_asked_about(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, planned())
    at = visit("window", plan)
    labelled(at, "Give it up").click().run()
    store.save(
        plan.id,
        [SetField("timing.taken", plan.timing.taken, None)],
        actor="Bo",
        now=datetime.now(UTC),
    )

    at.run()

    assert "Not taken yet" in plain_words(at)
    assert not has(at, "Give up the window")

    store.save(
        plan.id,
        [SetField("timing.taken", None, plan.timing.taken)],
        actor="Bo",
        now=datetime.now(UTC),
    )
    at.run()
    assert not has(at, "Give up the window")


def test_a_question_is_not_put_to_another_plan(visit: Visit, store: Store) -> None:
    first = kept(store, planned())
    other = kept(store, planned().model_copy(update={"id": "other"}))
    at = visit("window", first)
    propose(at)
    assert ASKED in plain_words(at)

    at.query_params["plan"] = other.id
    at.run()

    assert ASKED not in plain_words(at)
    assert not has(at, "Move the window")


def test_a_refusal_is_no_longer_said_once_its_reason_is_given(visit: Visit, store: Store) -> None:
    plan = kept(store, planned())
    at = visit("window", plan)
    labelled(at, f"Start ({ZONE})").set_value(datetime(2020, 5, 3, 3)).run()  # noqa: DTZ001
    labelled(at, "Take it all the same").click().run()
    assert "is refused" in plain_words(at)

    labelled(at, "Who takes it all the same?").set_value("Ines Vermeer").run()
    labelled(at, "Why?").set_value("a rehearsal of the past").run()
    labelled(at, "Take it all the same").click().run()

    assert "is refused" not in plain_words(at)
    assert ASKED in plain_words(at)


def test_typed_names_stay_text_and_tasks_of_one_title_are_told_apart(
    visit: Visit, store: Store
) -> None:
    people = (Person(id="p1", name="Lin"), Person(id="p2", name="Lin"))
    told = Audience(name="![x](http://198.51.100.7/a.png) **Desk**", sent_on=NOON.date())
    done = {name: TaskEdit(status=Status.DONE) for name in ("person:p1", "person:p2")}
    plan = planned(timing__people=people, notices__audiences=(told,), team__edits=done)
    at = visit("window", kept(store, plan))

    propose(at)

    assert "![x](" not in words_of(at)
    assert "**Desk**" not in words_of(at)
    assert at.multiselect[0].value == ["person:p1", "person:p2"]
    assert at.multiselect[0].options == [
        "Confirm window and stand-in with Lin",
        "Confirm window and stand-in with Lin (2)",
    ]


@pytest.mark.parametrize("label", ["Move the window", "Give up the window"])
def test_a_move_can_be_taken_back(visit: Visit, store: Store, label: str) -> None:
    plan = kept(store, planned())
    at = visit("window", plan)
    if label == "Move the window":
        propose(at)
    else:
        labelled(at, "Give it up").click().run()
    labelled(at, label).click().run()
    assert taken(store, plan) != plan.timing.taken

    labelled(at, "Take it back").click().run()

    assert store.load(plan.id).plan == plan
