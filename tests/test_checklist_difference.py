"""What a change of answers does to the checklist."""

from golive.checklist import difference, tasks
from golive.plan import Style
from golive.plan.edits import with_value
from tests.builders import a_plan, a_taken


def test_an_answer_adds_tasks_and_taking_it_back_removes_them() -> None:
    before, after = a_plan(), a_plan(impact__forces_upgrade=True)
    added = difference(before, after).added

    assert {task.id for task in added} == {t.id for t in tasks(after)} - {
        t.id for t in tasks(before)
    }
    assert difference(after, before).removed == added
    assert difference(before, after).sentence == f"That added {len(added)} tasks."


def test_a_window_moves_every_day() -> None:
    moved = difference(a_plan(), a_plan(timing__taken=a_taken())).moved

    assert moved
    assert all(was.due is None and now.due is not None for was, now in moved)


def test_one_task_is_said_in_the_singular_and_several_parts_in_a_row() -> None:
    before = a_plan(strategy__style=Style.SOFT)
    after = a_plan(strategy__style=Style.HARD)
    found = difference(before, after)

    assert found
    assert found.sentence.startswith("That added ")
    assert " and took off " in found.sentence


def test_nothing_is_said_when_nothing_changed() -> None:
    found = difference(a_plan(), a_plan(launch__stays="the catalogue"))

    assert not found
    assert found.sentence == ""


def test_a_day_the_team_chose_is_not_moved_by_an_answer() -> None:
    plan = with_value(a_plan(), "team.edits.scope.due", "2026-12-01")

    moved = difference(plan, with_value(plan, "timing.taken", a_taken())).moved

    assert "scope" not in {task.id for _, task in moved}
