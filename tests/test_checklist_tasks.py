"""From the catalogue to a plan's list: rows, edits, own tasks, order."""

from datetime import date
from typing import Any

import pytest

from golive.checklist import PHASE_TITLES, Phase, Question, Task, added_by, kept_edits, roles, tasks
from golive.plan import OwnTask, Plan, Status, TaskEdit
from golive.plan.edits import value_at, with_row, with_value
from tests.builders import a_plan
from tests.test_checklist_conditions import a_taken_window


def a_task(plan: Plan, task_id: str) -> Task:
    """Find the one task with this id."""
    (found,) = (task for task in tasks(plan) if task.id == task_id)
    return found


def ids(plan: Plan) -> list[str]:
    return [task.id for task in tasks(plan)]


TRADERS = {"id": "k3m9", "name": "Traders"}


def test_each_row_has_a_task_of_its_own_that_keeps_its_id_when_it_is_renamed() -> None:
    plan = a_plan(notices__audiences=[TRADERS, {"id": "p2q8", "name": "Banks"}])
    renamed = with_value(plan, "notices.audiences.k3m9.name", "Brokers")
    assert a_task(plan, "notice:k3m9").title == "Send the notice to Traders"
    assert a_task(renamed, "notice:k3m9").title == "Send the notice to Brokers"
    assert a_task(renamed, "notice:p2q8").title == "Send the notice to Banks"


def test_rows_that_share_a_name_or_have_none_can_still_be_told_apart() -> None:
    rows = [{"id": f"r{n}", "name": name} for n, name in enumerate(["Banks", "", "Banks", "Banks"])]
    plan = a_plan(notices__audiences=rows)
    assert [a_task(plan, f"notice:r{n}").title for n in range(4)] == [
        "Send the notice to Banks",
        "Send the notice to audience 2",
        "Send the notice to Banks (2)",
        "Send the notice to Banks (3)",
    ]


def test_a_name_with_braces_is_said_as_it_was_typed() -> None:
    plan = a_plan(notices__audiences=[{"id": "r1", "name": "{name} {0}"}])
    assert a_task(plan, "notice:r1").title == "Send the notice to {name} {0}"


def test_what_the_team_typed_lies_over_the_task() -> None:
    edit = TaskEdit(
        status=Status.NOT_APPLICABLE,
        owner="Ada",
        stand_in="Ben",
        evidence="https://example.org/17",
        note="after lunch",
        reason="No monitoring of our own",
    )
    task = a_task(with_value(a_plan(), "team.edits.dashboard", edit), "dashboard")
    typed = (task.status, task.owner, task.stand_in, task.evidence, task.note, task.reason)
    assert typed == tuple(edit.model_dump(exclude={"due"}).values())
    assert task.closed


def test_an_own_due_day_wins_over_the_computed_one() -> None:
    plan = a_plan(timing__taken=a_taken_window())
    assert a_task(plan, "dashboard").due == date(2026, 11, 24)
    moved = a_task(with_value(plan, "team.edits.dashboard.due", "2026-11-01"), "dashboard")
    assert (moved.due, moved.due_is_own) == (date(2026, 11, 1), True)
    noted = a_task(with_value(plan, "team.edits.dashboard.note", "hi"), "dashboard")
    assert (noted.due, noted.due_is_own) == (date(2026, 11, 24), False)


def test_edits_outlive_an_answer_that_changes_and_changes_back() -> None:
    moved = a_plan(deployment__moves_data=True, team__edits={"migrate": {"owner": "Ada"}})
    away = with_value(moved, "deployment.moves_data", value=False)
    assert "migrate" not in ids(away)
    assert kept_edits(away) == {"migrate": TaskEdit(owner="Ada")}
    back = with_value(away, "deployment.moves_data", value=True)
    assert a_task(back, "migrate").owner == "Ada"
    assert kept_edits(back) == {}


def test_an_edit_in_which_nothing_is_left_is_not_counted_as_kept() -> None:
    assert kept_edits(a_plan(team__edits={"migrate": {"owner": ""}})) == {}


def test_edits_of_audiences_are_kept_while_nobody_is_to_be_told() -> None:
    plan = a_plan(notices__audiences=[TRADERS], team__edits={"notice:k3m9": {"owner": "Ada"}})
    silent = with_value(plan, "notices.nobody", value=True)
    assert "notice:k3m9" not in ids(silent)
    assert list(kept_edits(silent)) == ["notice:k3m9"]
    assert a_task(with_value(silent, "notices.nobody", value=False), "notice:k3m9").owner == "Ada"


def with_own(plan: Plan, **fields: Any) -> Plan:
    return with_row(plan, "team.own_tasks", OwnTask(**{"id": "mine", **fields}))


def test_an_own_task_stands_in_its_phase_with_its_edits() -> None:
    plan = with_own(a_plan(launch__name="Orders 4"), title="Order pizza ", phase="window")
    plan = with_value(plan, "team.edits.mine.owner", "Ada")
    task = a_task(plan, "mine")
    assert (task.title, task.phase, task.owner, task.own) == (
        "Order pizza",
        Phase.WINDOW,
        "Ada",
        True,
    )
    assert task.why == "Your team added it to “Orders 4”."
    assert [one.id for one in tasks(plan) if one.phase is Phase.WINDOW][-1] == "mine"


@pytest.mark.parametrize(
    ("typed", "phase"),
    [
        ("settle", Phase.SETTLE),
        (" Settle ", Phase.SETTLE),
        (PHASE_TITLES[Phase.EVE], Phase.EVE),
        ("Party", Phase.PREPARE),
        ("", Phase.PREPARE),
    ],
)
def test_a_phase_that_nobody_knows_counts_as_preparation(typed: str, phase: Phase) -> None:
    assert a_task(with_own(a_plan(), phase=typed), "mine").phase is phase


def test_an_own_task_has_its_own_day_which_an_edit_may_move() -> None:
    plan = with_own(a_plan(), due=date(2026, 11, 20))
    assert (a_task(plan, "mine").due, a_task(plan, "mine").due_is_own) == (date(2026, 11, 20), True)
    moved = with_value(plan, "team.edits.mine.due", "2026-11-25")
    assert a_task(moved, "mine").due == date(2026, 11, 25)
    assert not a_task(with_own(a_plan()), "mine").due_is_own


def test_an_own_task_without_a_title_is_called_untitled() -> None:
    assert a_task(with_own(a_plan(), title=" \n"), "mine").title == "Untitled task"


@pytest.mark.parametrize("taken", ["dashboard", "notice:k3m9", "own:dashboard"])
def test_an_own_task_never_takes_the_id_of_a_generated_one(taken: str) -> None:
    plan = with_own(a_plan(), id=taken, title="Ours")
    assert a_task(plan, f"own:{taken}").title == "Ours"
    assert len(set(ids(plan))) == len(ids(plan))


def test_a_page_shows_the_tasks_of_its_question_and_not_the_teams_own() -> None:
    plan = with_own(a_plan(impact__down_time=True), title="Ours")
    shown = [added_by(plan, question) for question in Question]
    assert sorted(task.id for page in shown for task in page) == sorted(set(ids(plan)) - {"mine"})
    assert "status-page" in [task.id for task in added_by(plan, Question.DOWNTIME)]
    assert "status-page" not in [task.id for task in added_by(plan, Question.LAUNCH)]


def test_of_two_answers_that_ask_for_one_item_the_one_given_is_its_page() -> None:
    by_style = a_plan(strategy__style="soft")
    by_instances = a_plan(deployment__components=[{"id": "c1", "instances": 2}])
    assert a_task(by_style, "versions-together").question is Question.LAUNCH
    assert a_task(by_instances, "versions-together").question is Question.DEPLOY


def test_roles_are_those_of_the_list_once_each_the_teams_own_included() -> None:
    found = roles(with_own(a_plan(), role="Caterer", phase="close"))
    assert found[0] == "Business owner"
    assert "Caterer" in found
    assert "Database administrator" not in found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(("level", "mandatory"), [("A", True), ("B", True), ("C", False)])
def test_the_level_decides_what_is_mandatory(level: str, mandatory: bool) -> None:  # noqa: FBT001 - a column
    plan = a_plan(launch__criticality=level)
    assert a_task(plan, "decision-drill").mandatory is mandatory
    assert a_task(plan, "scope").mandatory
    assert not a_task(plan, "benefits").mandatory


def test_the_list_runs_by_phase_then_day_then_as_in_the_catalogue() -> None:
    found = tasks(a_plan(timing__taken=a_taken_window()))
    order = list(Phase)
    keys = [(order.index(task.phase), task.due) for task in found]
    assert keys == sorted(keys, key=lambda key: (key[0], key[1] or date.max))
    night = [task.id for task in found if task.phase is Phase.WINDOW]
    assert night == ["start-gate", "log", "waves", "smoke-test", "open"]


def test_without_a_window_a_phase_runs_by_working_days_before_the_launch() -> None:
    found = [task for task in tasks(a_plan()) if task.phase is Phase.READY]
    assert [task.due for task in found] == [None] * len(found)
    offsets = [task.offset or 0 for task in found]
    assert offsets == sorted(offsets)
    assert len(set(offsets)) > 3


def test_a_task_says_what_good_looks_like_and_where_it_comes_from() -> None:
    task = a_task(a_plan(), "dashboard")
    assert task.good.startswith("Errors, latency and load")
    assert task.source == "Google SRE launch checklist"
    assert (task.anchor, task.offset) == ("first_exposure", -10)


def test_a_task_is_late_from_the_day_after_its_day_until_it_is_closed() -> None:
    plan = a_plan(timing__taken=a_taken_window())
    task = a_task(plan, "dashboard")
    assert task.due is not None
    assert not task.late(task.due)
    assert task.late(date(2026, 11, 25))
    done = with_value(plan, "team.edits.dashboard.status", "done")
    assert not a_task(done, "dashboard").late(date(2026, 11, 25))
    assert not a_task(a_plan(), "dashboard").late(date(2999, 1, 1))


def test_every_task_can_be_edited_by_its_id() -> None:
    plan = with_own(a_plan(notices__audiences=[TRADERS], impact__down_time=True))
    for task_id in ids(plan):
        path = f"team.edits.{task_id}.owner"
        assert value_at(with_value(plan, path, "Ada"), path) == "Ada"
