"""The checklist's page worked through: views, filters, next, several at once, long lists."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from golive import checklist, sample
from golive.checklist import Phase
from golive.checklist.views import View
from golive.plan import OwnTask, Plan, Status, TaskEdit
from golive.store import SetField, Store
from tests.builders import a_plan
from tests.test_pages import Visit, kept, labelled, plain_words, words_of


def _own(count: int, **fields: Any) -> tuple[OwnTask, ...]:
    usual = {"phase": Phase.READY.value, "role": "Tester"} | fields
    return tuple(OwnTask(title=f"Own task {number}", **usual) for number in range(count))


def _named(at: AppTest, name: str) -> AppTest:
    labelled(at, "Your name (not verified)").set_value(name).run()
    return at


def _edits(store: Store, plan: Plan) -> dict[str, TaskEdit]:
    return store.load(plan.id).plan.team.edits


def _filter(at: AppTest, label: str, *values: Any) -> None:
    box = next(box for box in at.multiselect if box.key == f"filter/{label}")
    box.set_value(list(values)).run()


def _rows(at: AppTest) -> list[str]:
    """List the titles of the tasks that the tables hold."""
    return [title for table in at.data_editor for title in table.value["title"]]


def _tick(at: AppTest, label: str) -> None:
    next(box for box in at.checkbox if box.label.startswith(label)).set_value(True).run()


@pytest.mark.parametrize("view", View)
def test_every_view_opens_with_the_sample_and_shows_every_task(
    view: View, visit: Visit, store: Store
) -> None:
    plan = kept(store, sample.plan(datetime.now(UTC)))
    at = visit("checklist", plan)

    labelled(at, "Show by").set_value(view).run()

    assert not at.exception
    assert sorted(_rows(at)) == sorted(task.title for task in checklist.tasks(plan))


def test_the_view_is_remembered_on_the_way_to_another_page_and_back(
    visit: Visit, store: Store
) -> None:
    at = visit("checklist", kept(store, a_plan()))
    labelled(at, "Show by").set_value(View.OWNER).run()

    at.switch_page("../../pages/rollback.py").run()
    at.switch_page("../../pages/checklist.py").run()

    assert "Nobody yet" in [header.value for header in at.subheader]


def test_tasks_are_found_by_words_owner_and_lateness(visit: Visit, store: Store) -> None:
    yesterday = datetime.now(UTC).date() - timedelta(days=3)
    late, other = (*_own(1, due=yesterday), OwnTask(title="Feed the cat"))
    plan = a_plan(team__own_tasks=(late, other), team__edits={late.id: TaskEdit(owner="Ana")})
    at = visit("checklist", kept(store, plan))

    labelled(at, "Search").set_value("CAT feed").run()
    assert _rows(at) == ["Feed the cat"]
    labelled(at, "Search").set_value("").run()
    _filter(at, "owner", "Ana")
    assert _rows(at) == [late.title]
    _filter(at, "owner")
    at.toggle[0].set_value(True).run()
    assert _rows(at) == [late.title]
    labelled(at, "Search").set_value("no such words").run()
    assert "No task matches" in plain_words(at)


def test_an_owner_who_gave_the_task_away_leaves_the_filter(visit: Visit, store: Store) -> None:
    (own,) = _own(1)
    plan = kept(store, a_plan(team__own_tasks=(own,), team__edits={own.id: TaskEdit(owner="Ana")}))
    at = visit("checklist", plan)
    _filter(at, "owner", "Ana")

    change = SetField(f"team.edits.{own.id}.owner", "Ana", "Bo")
    store.save(plan.id, [change], actor="Bo", now=datetime.now(UTC))
    at.run()

    assert not at.exception


def test_what_is_next_is_said_to_the_person_who_gave_their_name(visit: Visit, store: Store) -> None:
    (own,) = _own(1, due=date(2020, 1, 2))
    edit = TaskEdit(owner="Ana", status=Status.BLOCKED, reason="no *access*")
    at = visit("checklist", kept(store, a_plan(team__own_tasks=(own,), team__edits={own.id: edit})))
    assert "have no owner yet" in plain_words(at)
    assert "Next for" not in plain_words(at)

    _named(at, "ana")

    assert "Next for ana" in plain_words(at)
    assert "blocked: no *access*" in plain_words(at)
    assert "no *access*" not in words_of(at)


def test_not_applicable_without_a_reason_is_asked_for(visit: Visit, store: Store) -> None:
    own = _own(5)
    edits = {task.id: TaskEdit(status=Status.NOT_APPLICABLE) for task in own}
    at = visit("checklist", kept(store, a_plan(team__own_tasks=own, team__edits=edits)))

    assert "“Own task 0”, “Own task 1”, “Own task 2” and 2 more" in plain_words(at)


def test_several_tasks_are_given_an_owner_and_a_day_at_once(visit: Visit, store: Store) -> None:
    own = _own(3)
    plan = kept(store, a_plan(team__own_tasks=own))
    at = visit("checklist", plan)
    before = store.load(plan.id).rev
    at.multiselect(key="bulk/tasks").set_value([own[0].id, own[2].id]).run()
    at.text_input(key="bulk/owner").set_value("Ana").run()
    at.date_input(key="bulk/due").set_value(date(2026, 12, 1)).run()

    labelled(at, "Set for all of them").click().run()

    wanted = TaskEdit(owner="Ana", due=date(2026, 12, 1))
    assert _edits(store, plan) == {own[0].id: wanted, own[2].id: wanted}
    assert store.load(plan.id).rev == before + 1
    assert at.text_input(key="bulk/owner").value == ""
    assert at.multiselect(key="bulk/tasks").value == []


def test_all_shown_are_set_with_their_reason(visit: Visit, store: Store) -> None:
    own = _own(3)
    plan = kept(store, a_plan(team__own_tasks=own))
    at = visit("checklist", plan)
    labelled(at, "Search").set_value("own task").run()
    _tick(at, "All 3 tasks shown")
    at.selectbox(key="bulk/status").set_value(Status.NOT_APPLICABLE).run()
    at.text_input(key="bulk/reason").set_value("another team").run()

    labelled(at, "Set for all of them").click().run()

    edit = TaskEdit(status=Status.NOT_APPLICABLE, reason="another team")
    assert _edits(store, plan) == {task.id: edit for task in own}


def test_nothing_is_set_without_tasks_and_something_to_set(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(team__own_tasks=_own(1)))
    at = visit("checklist", plan)
    at.text_input(key="bulk/owner").set_value("Ana").run()

    labelled(at, "Set for all of them").click().run()

    assert "Choose tasks first" in at.error[0].value
    assert _edits(store, plan) == {}
    assert at.text_input(key="bulk/owner").value == "Ana"


def test_a_colleagues_edit_stops_the_whole_assignment_and_asks(visit: Visit, store: Store) -> None:
    own = _own(2)
    plan = kept(store, a_plan(team__own_tasks=own))
    at = visit("checklist", plan)
    at.multiselect(key="bulk/tasks").set_value([task.id for task in own]).run()
    at.text_input(key="bulk/owner").set_value("Ana").run()
    theirs = SetField(f"team.edits.{own[1].id}.owner", "", "Bo")
    store.save(plan.id, [theirs], actor="Bo", now=datetime.now(UTC))

    # The page that was drawn before Bo's save is the one whose button is pressed.
    labelled(at, "Set for all of them").click().run()

    assert "Bo" in at.warning[0].value
    assert set(_edits(store, plan)) == {own[1].id}


def test_a_long_list_comes_page_by_page_and_a_filter_begins_anew(
    visit: Visit, store: Store
) -> None:
    at = visit("checklist", kept(store, a_plan(team__own_tasks=_own(300))))
    first = _rows(at)
    assert len(first) == 60

    at.pagination[0].set_value(2).run()
    assert len(_rows(at)) == 60
    assert set(_rows(at)).isdisjoint(first)

    labelled(at, "Search").set_value("own task").run()
    assert "Tasks 1 to 60 of 300" in plain_words(at)
    labelled(at, "Search").set_value("own task 12").run()
    assert len(_rows(at)) == 13
    assert not at.pagination


def test_edits_of_tasks_that_do_not_apply_are_counted(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(team__edits={"gone": TaskEdit(owner="Ana"), "empty": TaskEdit()}))
    at = visit("checklist", plan)
    assert "1 edit is kept" in plain_words(at)

    change = SetField("team.edits.gone-too.owner", "", "Bo")
    store.save(plan.id, [change], actor="Bo", now=datetime.now(UTC))
    at.run()

    assert "2 edits are kept" in plain_words(at)


def test_a_task_is_explained(visit: Visit, store: Store) -> None:
    plan = kept(store, sample.plan(datetime.now(UTC)))
    task = next(task for task in checklist.tasks(plan) if task.good and task.source)
    at = visit("checklist", plan)

    labelled(at, "Open a task").set_value(task.id).run()

    said = plain_words(at)
    assert task.good in said
    assert task.source in said
    assert task.why.replace(" %", "\u00a0%") in said


def test_progress_is_drawn_with_words_for_those_who_cannot_see_it(
    visit: Visit, store: Store
) -> None:
    edits = {(own := _own(1))[0].id: TaskEdit(status=Status.DONE)}
    at = visit("checklist", kept(store, a_plan(team__own_tasks=own, team__edits=edits)))
    labelled(at, "Search").set_value("own task").run()

    (chart,) = at.get("plotly_chart")
    assert "Get ready (T-7 to T-2): 1 of 1 closed" in chart.proto.alt


def test_a_row_stays_under_the_hand_until_it_is_sorted_again(visit: Visit, store: Store) -> None:
    own = _own(2)
    plan = kept(store, a_plan(team__own_tasks=own))
    at = visit("checklist", plan)
    labelled(at, "Show by").set_value(View.OWNER).run()
    stood = _rows(at)

    at.multiselect(key="bulk/tasks").set_value([own[1].id]).run()
    at.text_input(key="bulk/owner").set_value("Ana").run()
    labelled(at, "Set for all of them").click().run()
    assert _edits(store, plan)[own[1].id].owner == "Ana"
    assert _rows(at) == stood

    labelled(at, "Sort again").click().run()
    assert _rows(at)[0] == "Own task 1"
    assert not any(button.label == "Sort again" for button in at.button)


def test_a_task_added_stands_in_the_list_at_once(visit: Visit, store: Store) -> None:
    at = visit("checklist", kept(store, a_plan()))

    at.text_input(key="own/title/0").set_value("Order flowers").run()
    labelled(at, "Add it").click().run()

    assert "Order flowers" in _rows(at)
