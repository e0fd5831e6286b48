"""The organisation's own items on the checklist's page: typed, shared, brought in, from a file."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from golive import checklist, office, review
from golive.checklist.own.file import template
from golive.plan import OwnItem, Plan
from golive.store import AddRow, RemoveRow, SetField, Store
from golive.ui.changed import Teller
from golive.ui.items_shared import FIELDS
from tests.builders import NOW, a_plan
from tests.office_reading import opened, records
from tests.test_pages import Visit, kept, labelled, plain_words, words_of

LEGAL = OwnItem(id="legal", title="Ask *legal*", days=-3)
BOARD = OwnItem(id="board", title="Ask the board", source="Change policy 4.2")


def own(store: Store, plan: Plan) -> tuple[OwnItem, ...]:
    return store.load(plan.id).plan.team.own_items


def shared(store: Store, *items: OwnItem) -> None:
    for place, item in enumerate(items):
        store.share(item, 0, actor="Ben", now=NOW + timedelta(minutes=place))


def press(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    assert not at.exception


def offered(at: AppTest) -> set[str]:
    """Give the keys of the buttons about own items."""
    return {str(button.key) for button in at.button if str(button.key).startswith("items/")}


def upload(at: AppTest, name: str, content: bytes) -> None:
    uploader: Any = at.get("file_uploader")[0]
    uploader.set_value((name, content, "text/csv")).run()
    assert not at.exception


def test_an_item_is_added_and_comes_onto_the_list(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan())
    at = visit("checklist", plan)
    assert "Nothing is shared yet" in plain_words(at)
    at.button(key="team.own_items/add").click().run()
    (item,) = own(store, plan)
    assert f"own-item:{item.id}" in [task.id for task in checklist.tasks(store.load("plan").plan)]
    assert any("Untitled item" in list(table.value["title"]) for table in at.data_editor)


def test_a_removed_item_is_called_by_its_title_and_put_back(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(team__own_items=(LEGAL,)))
    at = visit("checklist", plan)
    at.button(key="team.own_items/remove").click().run()
    assert own(store, plan) == ()
    assert at.button(key="team.own_items/back").label == "Put back “Ask \\*legal\\*”"
    at.button(key="team.own_items/back").click().run()
    assert own(store, plan) == (LEGAL,)


def test_a_rule_of_another_golive_is_shown_as_it_is(visit: Visit, store: Store) -> None:
    odd = OwnItem(id="odd", title="Check the moon", rule="full moon", phase="party")
    known = OwnItem(id="known", title="Ask", rule="Service_down", phase="Prepare")
    always = OwnItem(id="always", title="Tell", rule="Always")
    at = visit("checklist", kept(store, a_plan(team__own_items=(odd, known, always))))
    table = next(table.value for table in at.data_editor if "rule" in table.value)
    assert list(table["rule"]) == ["full moon", "Service down", "Every launch"]
    assert list(table["phase"]) == ["By its days", "Prepare", "By its days"]


def test_every_rule_is_explained_when_asked(visit: Visit, store: Store) -> None:
    at = visit("checklist", kept(store, a_plan()))
    at.toggle(key="items/rules").set_value(True).run()
    rules = at.dataframe[-1].value
    assert list(rules["Rule"])[:2] == ["Level A", "Level A or B"]
    assert len(rules) == len(checklist.RULES)


def test_a_new_plan_starts_with_every_item_that_is_shared(visit: Visit, store: Store) -> None:
    shared(store, LEGAL, BOARD)
    store.withdraw(store.shared_items()[0], actor="Ben", now=NOW)
    at = visit("overview")
    labelled(at, "Start a plan").click().run()
    (line,) = store.plans()
    assert store.load(line.id).plan.team.own_items == (BOARD,)


def test_a_copy_keeps_its_own_wording_and_gets_what_is_new(visit: Visit, store: Store) -> None:
    ours = LEGAL.model_copy(update={"days": -9})
    kept(store, a_plan(team__own_items=(ours,)))
    shared(store, LEGAL, BOARD)
    at = visit("overview")
    at.session_state["more/plan"] = True
    at.run()
    press(at, "duplicate/plan")
    (copy,) = (line for line in store.plans() if line.id != "plan")
    assert store.load(copy.id).plan.team.own_items == (ours, BOARD)


def test_a_plan_is_offered_what_it_lacks_and_nothing_comes_unasked(
    visit: Visit, store: Store
) -> None:
    shared(store, LEGAL, BOARD)
    plan = kept(store, a_plan())
    at = visit("checklist", plan)
    assert own(store, plan) == ()
    assert "shares 2 items: 2 not in this plan" in plain_words(at)
    press(at, "items/bring")
    assert own(store, plan) == (LEGAL, BOARD)
    assert "all in this plan" in plain_words(at)
    assert offered(at) == {"items/withdraw"}


def test_a_difference_is_shown_and_settled_either_way(visit: Visit, store: Store) -> None:
    ours = LEGAL.model_copy(update={"days": -9, "mandatory": False, "role": "*Legal*"})
    other = BOARD.model_copy(update={"source": ""})
    shared(store, LEGAL, BOARD)
    plan = kept(store, a_plan(team__own_items=(ours, other)))
    at = visit("checklist", plan)
    said = plain_words(at)
    assert "2 differ here" in said
    assert "- days: -9 here, -3 shared" in said
    assert "- mandatory: no here, yes shared" in said
    assert "- role: “*Legal*” here, nothing shared" in said
    assert "“*Legal*”" not in words_of(at)
    press(at, "items/take/board")
    assert own(store, plan) == (ours, BOARD)
    press(at, "items/give/legal")
    assert [one.item for one in store.shared_items()] == [ours, BOARD]
    assert store.shared_items()[0].rev == 2


def test_somebody_elses_change_is_not_written_over(visit: Visit, store: Store) -> None:
    shared(store, LEGAL)
    ours = LEGAL.model_copy(update={"days": -9})
    at = visit("checklist", kept(store, a_plan(team__own_items=(ours,))))
    theirs = LEGAL.model_copy(update={"days": -20})
    store.share(theirs, 1, actor="Cem", now=NOW)
    press(at, "items/give/legal")
    assert "Cem shared “Ask *legal*” since" in plain_words(at)
    assert [one.item for one in store.shared_items()] == [theirs]


def test_items_of_a_plan_are_shared_by_choice_and_withdrawn(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(team__own_items=(LEGAL, BOARD)))
    at = visit("checklist", plan)
    at.multiselect(key="items/which").set_value(["board"]).run()
    press(at, "items/share")
    assert [one.item for one in store.shared_items()] == [BOARD]
    press(at, "items/withdraw")
    assert [one.withdrawn for one in store.shared_items()] == [True]
    assert own(store, plan) == (LEGAL, BOARD)
    at.multiselect(key="items/which").set_value(["board"]).run()
    press(at, "items/share")
    assert [(one.rev, one.withdrawn) for one in store.shared_items()] == [(3, False)]


def test_a_withdrawal_that_came_too_late_is_said(visit: Visit, store: Store) -> None:
    shared(store, BOARD)
    at = visit("checklist", kept(store, a_plan()))
    store.share(BOARD.model_copy(update={"days": -1}), 1, actor="Cem", now=NOW)
    press(at, "items/withdraw")
    assert "Cem shared" in plain_words(at)
    assert [one.withdrawn for one in store.shared_items()] == [False]


def test_a_file_is_shown_before_it_is_taken_over_and_doubles_nothing(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, a_plan())
    at = visit("checklist", plan)
    upload(at, "items.csv", template())
    assert "**2 items understood**: 2 new" in plain_words(at)
    assert own(store, plan) == ()
    press(at, "items/add")
    first = own(store, plan)
    assert [item.rule for item in first] == ["", "each supplier"]
    upload(at, "items.csv", template())
    assert "**2 items understood**: 2 as in this plan" in plain_words(at)
    assert "items/add" not in offered(at)
    upload(at, "items.csv", template().replace(b'"-10"', b'"-11"'))
    assert "1 changed, 1 as in this plan" in plain_words(at)
    press(at, "items/add")
    assert [item.days for item in own(store, plan)] == [-11, -5]
    assert [item.id for item in own(store, plan)] == [item.id for item in first]


def test_what_is_not_understood_in_a_file_is_listed(visit: Visit, store: Store) -> None:
    at = visit("checklist", kept(store, a_plan()))
    lines = "".join(f"Ask {number};![x](http://x/y)\n" for number in range(14))
    upload(at, "items.csv", f"title;days\n{lines}".encode())
    assert "Row 2, days: “![x](http://x/y)” is no number of working days" in plain_words(at)
    assert "2 more of the kind" in words_of(at)
    assert "![x]" not in words_of(at)


@pytest.mark.parametrize("content", [b"PK", b"role\nLegal\n"])
def test_a_file_that_cannot_be_read_gets_one_sentence(
    content: bytes, visit: Visit, store: Store
) -> None:
    at = visit("checklist", kept(store, a_plan()))
    upload(at, "items.xlsx", content)
    assert len(at.error) == 1
    assert "items/add" not in offered(at)


def test_a_table_without_items_offers_nothing(visit: Visit, store: Store) -> None:
    at = visit("checklist", kept(store, a_plan()))
    upload(at, "items.csv", b"title\n")
    assert "**0 items understood**: none" in plain_words(at)
    assert "items/add" not in offered(at)


def test_the_history_tells_items_and_their_tasks_by_title(store: Store) -> None:
    plan = kept(store, a_plan(notices__audiences=[{"id": "a1", "name": "Acme"}]))
    item = OwnItem(id="o1", title="Tell {name}", rule="each audience")
    changes = (
        AddRow("team.own_items", item),
        SetField("team.own_items.o1.days", None, -5),
        SetField("team.edits.own-item:o1:a1.note", "", "x"),
        RemoveRow("team.own_items.o1"),
    )
    for change in changes:
        store.save(plan.id, [change], actor="Ana", now=datetime.now(UTC))
    events = store.events(plan.id)
    teller = Teller.of(store.load(plan.id).plan, events)
    removed, noted, dated, added, _ = map(teller.what, events)
    assert (added, removed) == (
        "added item of our own “Tell {name}”",
        "removed item of our own “Tell {name}”",
    )
    assert dated == "the days of item of our own “Tell {name}” from nothing to -5"
    assert "the note of task “Tell Acme”" in noted


def test_the_workbook_says_which_policy_asks_for_a_task() -> None:
    plan = a_plan(team__own_items=(BOARD,))
    todo = checklist.tasks(plan)
    found = review.findings(plan, NOW)
    book = opened(office.write_workbook(plan, todo, found, now=NOW, verdict="On track"))
    (row,) = (row for row in records(book["Checklist"]) if row["Task"] == "Ask the board")
    assert str(row["Why"]).startswith("“Change policy 4.2” asks for this of every launch")


def test_every_field_of_an_item_can_be_typed_and_is_compared(visit: Visit, store: Store) -> None:
    at = visit("checklist", kept(store, a_plan(team__own_items=(LEGAL,))))
    tables = [table.value for table in at.data_editor if "legal" in table.value.index]
    typed = {name for table in tables for name in table.columns}
    assert typed == set(FIELDS) == set(OwnItem.model_fields) - {"id"}
