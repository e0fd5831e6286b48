"""Gates signed on the checklist's page, comments on a task, who is late, where a finding leads."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from golive.checklist.gates import FINAL
from golive.plan import Comment, Gate, GateState, OwnTask, Plan, Status, TaskEdit
from golive.store import AddRow, SetField, Store
from golive.ui.fields import LABELS, page_of, place_of
from tests.builders import a_plan, a_taken
from tests.test_pages import KINDS, Visit, kept, labelled, plain_words, words_of

NOW = datetime.now(UTC)
_DAY = timedelta(days=1)


def _launching(**answers: object) -> Plan:
    """Build a plan whose window is six weeks ahead, so that no gate is late."""
    return a_plan(**({"timing__taken": a_taken(NOW + 42 * _DAY)} | answers))


def _opened(at: AppTest, plan: Plan, what: str, gate_id: str = FINAL) -> AppTest:
    """Open a gate's place to decide or to change."""
    at.session_state[f"gate/{what}/{plan.id}/{gate_id}"] = True
    return at.run()


def _key(plan: Plan, name: str, gate_id: str = FINAL) -> str:
    return f"gate/decide/{plan.id}/{gate_id}/{name}"


def _decide(at: AppTest, plan: Plan, state: GateState, by: str, note: str) -> AppTest:
    _opened(at, plan, "decide")
    at.text_input(key=_key(plan, "by")).set_value(by).run()
    at.text_area(key=_key(plan, "note")).set_value(note).run()
    return at.button(key=_key(plan, state)).click().run()


def _row(store: Store, plan: Plan) -> Gate:
    (row,) = store.load(plan.id).plan.team.gates
    return row


def _press(at: AppTest, label: str) -> AppTest:
    labelled(at, label).click().run()
    return at


def test_a_gate_is_signed_by_name_in_one_save_and_said_with_its_zone(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, _launching())
    at = _decide(visit("checklist", plan), plan, GateState.GO, "Ana", "All tested")

    saved = store.load(plan.id)
    assert saved.rev == 2
    assert (_row(store, plan).state, _row(store, plan).signed_by) == (GateState.GO, "Ana")
    assert saved.plan.team.edits[FINAL].status is Status.DONE
    (decision,) = saved.plan.team.decisions
    assert (decision.by, decision.why) == ("Ana", "All tested")
    assert decision.what.startswith("Go at “Decide")
    assert "Ana signed go, " in plain_words(at)
    assert "(Europe/Amsterdam)" in plain_words(at)
    assert saved.saved_by == "Ana", "who signs has given their name"
    assert not [box for box in at.text_input if box.key == _key(plan, "by")], "the place is closed"


def test_a_decision_asks_for_a_name_and_a_reason_before_anything_is_saved(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, _launching())
    at = _opened(visit("checklist", plan), plan, "decide")

    at.button(key=_key(plan, GateState.GO)).click().run()
    assert at.error[0].value == "Nobody is named who decides; type a name."
    at.text_input(key=_key(plan, "by")).set_value("Ana").run()
    at.button(key=_key(plan, GateState.GO)).click().run()
    assert "due up to it are open" in at.error[0].value
    at.button(key=_key(plan, GateState.NO_GO)).click().run()
    assert at.error[0].value == "A no go needs its reason; type why not."

    assert store.load(plan.id).rev == 1


def test_a_no_go_stops_the_launch_and_can_be_taken_back(visit: Visit, store: Store) -> None:
    plan = kept(store, _launching())
    at = _decide(visit("checklist", plan), plan, GateState.NO_GO, "Ana", "Payments fail")
    assert "Stops the launch" in at.error[0].value
    assert "Payments fail" in at.error[0].value

    _press(at, "Take it back")

    assert store.load(plan.id).plan == plan.model_copy(
        update={"team": plan.team.model_copy(update={"edits": {FINAL: TaskEdit()}})}
    )
    assert not [button for button in at.button if button.label == "Take it back"]


def test_deciding_again_overwrites_the_signature_and_the_log_keeps_both(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, _launching())
    at = _decide(visit("checklist", plan), plan, GateState.NO_GO, "Ana", "Payments fail")
    _decide(at, plan, GateState.GO, "Bo", "Payments work")

    assert (_row(store, plan).signed_by, _row(store, plan).state) == ("Bo", GateState.GO)
    assert [one.by for one in store.load(plan.id).plan.team.decisions] == ["Ana", "Bo"]


def test_who_comes_second_to_a_gate_is_told_and_loses_nothing_of_the_first(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, _launching())
    at = _opened(visit("checklist", plan), plan, "decide")
    at.text_input(key=_key(plan, "by")).set_value("Ana").run()
    at.text_area(key=_key(plan, "note")).set_value("go").run()
    theirs = Gate(id=FINAL, name="x", state=GateState.NO_GO, signed_by="Bo")
    store.save(plan.id, [AddRow("team.gates", theirs)], actor="Bo", now=NOW)

    # The page that was drawn before Bo's save is the one whose button is pressed.
    at.button(key=_key(plan, GateState.GO)).click().run()

    assert "was at “Decide go or no-go on the evidence” first" in plain_words(at)
    assert _row(store, plan) == theirs


def test_the_criteria_of_a_gate_are_typed_before_and_after_it_has_a_row(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, _launching())
    at = _opened(visit("checklist", plan), plan, "change")

    labelled(at, "Criteria").set_value("No open fault").run()
    assert _row(store, plan).criteria == "No open fault"
    labelled(at, "Criteria").set_value("No severe fault").run()

    assert _row(store, plan).criteria == "No severe fault"
    assert _row(store, plan).state is GateState.OPEN
    assert "Criteria: No severe fault" in plain_words(at)


def test_a_gate_of_the_teams_own_is_added_changed_removed_and_put_back(
    visit: Visit, store: Store
) -> None:
    plan = kept(store, _launching())
    at = visit("checklist", plan)
    at.session_state[f"gate/add/{plan.id}"] = True
    at.run()
    _press(at, "Add it")
    assert "say what is decided at it" in at.error[0].value
    labelled(at, "What is decided?").set_value("Board says yes").run()
    _press(at, "Add it")
    row = _row(store, plan)
    assert row.name == "Board says yes"

    _opened(at, plan, "change", row.id)
    labelled(at, "Gate").set_value("The board").run()
    assert _row(store, plan).name == "The board"
    _press(at, "Remove it")
    assert store.load(plan.id).plan.team.gates == ()
    _press(at, "Put the gate back")
    assert _row(store, plan).name == "The board"


def test_the_next_gate_stands_above_the_fold_when_it_is_near(visit: Visit, store: Store) -> None:
    far = visit("checklist", kept(store, _launching()))
    near = _launching(timing__taken=a_taken(NOW + 3 * _DAY)).model_copy(update={"id": "near"})
    soon = visit("checklist", kept(store, near))

    def folded(at: AppTest) -> int:
        (fold,) = [one for one in at.expander if one.label == "Gates and decisions"]
        return sum("Criteria" in text.value for text in fold.markdown)

    def drawn(at: AppTest) -> int:
        return sum("Criteria" in text.value for text in at.markdown)

    assert folded(far) == drawn(far)
    assert folded(soon) == drawn(soon) - 1


def test_what_was_decided_at_a_gate_that_does_not_apply_is_said_to_be_kept(
    visit: Visit, store: Store
) -> None:
    gone = tuple(Gate(id=f"stage-gate:{name}", state=GateState.GO) for name in "ab")
    at = visit("checklist", kept(store, _launching(team__gates=gone)))
    assert "decided at 2 gates that do not apply at the moment is kept" in plain_words(at)
    one = _launching(team__gates=gone[:1]).model_copy(update={"id": "one"})
    assert "decided at 1 gate that does not apply" in plain_words(
        visit("checklist", kept(store, one))
    )


# One task opened


def _task(at: AppTest, task_id: str) -> AppTest:
    labelled(at, "Open a task").set_value(task_id).run()
    return at


def test_a_comment_is_kept_with_its_name_and_shown_with_its_moment(
    visit: Visit, store: Store
) -> None:
    cake = OwnTask(id="cake", title="Order a cake")
    early = Comment(task="cake", by="Bo", text="Which *one*?")
    plan = kept(store, a_plan(team__own_tasks=(cake,), team__comments=(early,)))
    at = _task(visit("checklist", plan), "cake")

    _press(at, "Add the comment")
    assert "type your name" in at.error[0].value
    at.text_input(key="comment/by/cake").set_value("Ana").run()
    _press(at, "Add the comment")
    assert "type what to say" in at.error[0].value
    at.text_area(key="comment/says/cake").set_value("The big one\nwith cream").run()
    _press(at, "Add the comment")

    _, said = store.load(plan.id).plan.team.comments
    assert (said.task, said.by, said.text) == ("cake", "Ana", "The big one\nwith cream")
    assert said.at is not None
    assert at.text_area(key="comment/says/cake").value == ""
    words = plain_words(at)
    assert words.index("Which *one*?") < words.index("The big one")
    assert "*one*" not in words_of(at), "what people typed is not read as Markdown"
    assert [row for table in at.data_editor for row in table.value.get("comments", ())].count(
        "2"
    ) == 1


def test_no_column_of_comments_is_shown_while_nobody_said_anything(
    visit: Visit, store: Store
) -> None:
    at = visit("checklist", kept(store, a_plan()))
    assert all("comments" not in table.value for table in at.data_editor)


def test_comments_on_a_task_that_does_not_apply_are_said_to_be_kept(
    visit: Visit, store: Store
) -> None:
    plan = a_plan(team__comments=(Comment(task="gone", text="x"),))
    at = visit("checklist", kept(store, plan))
    assert "1 comment is kept for tasks that do not apply" in plain_words(at)
    edits = {"gone-too": TaskEdit(owner="Ana")}
    both = a_plan(team__comments=plan.team.comments, team__edits=edits)
    at = visit("checklist", kept(store, both.model_copy(update={"id": "both"})))
    assert "1 edit and 1 comment are kept" in plain_words(at)


def test_the_history_of_a_task_says_who_changed_what_from_what_and_not_what_others_did(
    visit: Visit, store: Store
) -> None:
    own = (OwnTask(id="cake", title="Order a cake"), OwnTask(id="cakes", title="Order two"))
    plan = kept(store, a_plan(team__own_tasks=own))
    at = _task(visit("checklist", plan), "cake")
    assert "Nobody has changed this task yet." in plain_words(at)

    for path, old, new in (
        ("team.edits.cake.owner", "", "Bo"),
        ("team.own_tasks.cake.role", "", "Baker"),
        ("team.edits.cakes.owner", "", "Lin"),
    ):
        store.save(plan.id, [SetField(path, old, new)], actor="Mia", now=NOW)
    at.run()

    said = plain_words(at)
    assert "Mia: the owner of task “Order a cake” from nothing to “Bo” (page)" in said
    assert "the role of task of our own “Order a cake” from nothing to “Baker”" in said
    assert "Lin" not in said


def test_of_a_long_history_the_newest_twenty_changes_are_said(visit: Visit, store: Store) -> None:
    plan = kept(store, a_plan(team__own_tasks=(OwnTask(id="cake", title="Order a cake"),)))
    for number in range(22):
        note = SetField("team.edits.cake.note", f"{number or ''}", f"{number + 1}")
        store.save(plan.id, [note], actor="Mia", now=NOW)

    said = plain_words(_task(visit("checklist", plan), "cake"))

    assert said.count("the note of task") == 20
    assert "to “22”" in said
    assert "The newest 20 changes" in said


# The overview


def test_the_overview_says_who_is_late_and_with_what(visit: Visit, store: Store) -> None:
    yesterday = NOW.date() - 2 * _DAY
    own = tuple(OwnTask(id=f"t{n}", title=f"Task {n}", due=yesterday) for n in range(9))
    edits = {f"t{n}": TaskEdit(owner=f"Person {n % 8}") for n in range(8)}
    plan = kept(store, a_plan(team__own_tasks=own, team__edits=edits))

    said = plain_words(visit("overview", plan))

    assert "Who is late" in said
    assert "Person 0: 1 task, " in said.replace("*", "")
    assert "and 3 more" in said
    assert "Who is late" not in plain_words(visit("overview", kept(store, Plan(id="calm"))))


def test_the_overview_says_who_signed(visit: Visit, store: Store) -> None:
    row = Gate(id=FINAL, state=GateState.GO, signed_by="Ana", signed_at=NOW)
    at = visit("overview", kept(store, _launching(team__gates=(row,))))
    assert "Ana signed go, " in plain_words(at)


def test_a_finding_leads_to_its_page_and_names_the_field(visit: Visit, store: Store) -> None:
    at = visit("overview", kept(store, Plan(id="empty")))
    links = {link.proto.label.replace("\\", ""): link.proto for link in at.get("page_link")}
    link = links["Overview → Which zone is it planned in?".replace("Overview", "The launch")]
    assert link.query_string == "plan=empty"
    assert "6 The way back → Is there a way back?" in links


@pytest.mark.parametrize(
    ("path", "page", "words"),
    [
        ("launch.owner", "overview", "The launch → Who decides? One person"),
        ("deployment.steps", "deploy", "5 How we deploy → Steps"),
        ("team.edits", "checklist", "The checklist"),
        ("rollback.rpo_minutes", "rollback", "6 The way back → Recovery point objective"),
    ],
)
def test_a_field_is_found_by_its_page_and_words(path: str, page: str, words: str) -> None:
    assert (page_of(path), place_of(path)) == (page, words)


@pytest.mark.parametrize("page", sorted({page_of(path) for path in LABELS}))
def test_every_field_that_a_finding_names_is_called_so_on_its_page(
    page: str, visit: Visit, store: Store
) -> None:
    at = visit(page, kept(store, _launching(strategy__style="soft")))
    widgets: list[Any] = [widget for kind in KINDS for widget in at.get(kind)]
    said = words_of(at) + "\n".join(widget.label for widget in (*widgets, *at.expander))
    said = said.replace("\\", "")
    for path, label in LABELS.items():
        assert page_of(path) != page or label in said, path
