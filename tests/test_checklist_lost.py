"""What a change of answers would do to work that people have put into the checklist."""

from datetime import date, timedelta

import pytest

from golive.checklist import difference, foreseen, tasks
from golive.checklist.lost import Lost, worked_on, worked_on_and_lost
from golive.plan import (
    Comment,
    Gate,
    GateState,
    Person,
    Plan,
    Stage,
    Status,
    Style,
    TaskEdit,
)
from golive.plan.edits import with_value, without_row
from tests.builders import LAUNCH, a_plan, a_taken


def lost(before: Plan, after: Plan) -> Lost:
    return worked_on_and_lost(before, difference(before, after))


def a_crew(edit: TaskEdit | None = None) -> Plan:
    """Build a plan with a person, whose task has an edit."""
    edits = {} if edit is None else {"person:lin": edit}
    people = (Person(id="lin", name="Lin"),)
    return a_plan(timing__people=people, timing__taken=a_taken(), team__edits=edits)


@pytest.mark.parametrize(
    "edit",
    [
        TaskEdit(status=Status.DOING),
        TaskEdit(owner="Ana"),
        TaskEdit(stand_in="Ana"),
        TaskEdit(due=date(2026, 12, 1)),
        TaskEdit(evidence="a link"),
        TaskEdit(note="rang twice"),
        TaskEdit(reason="no key"),
    ],
)
def test_a_task_on_which_anything_was_typed_is_worked_on(edit: TaskEdit) -> None:
    plan = a_crew(edit)

    found = lost(plan, without_row(plan, "timing.people.lin"))

    assert [task.id for task in found.removed] == ["person:lin"]


@pytest.mark.parametrize("edit", [None, TaskEdit()])
def test_a_task_nobody_touched_goes_without_a_word(edit: TaskEdit | None) -> None:
    plan = a_crew(edit)

    assert not lost(plan, without_row(plan, "timing.people.lin"))


def test_what_was_said_and_decided_is_work_too() -> None:
    comments = (Comment(task="scope", text="Who knows?"),)
    gates = (
        Gate(id="final-gate", state=GateState.GO),
        Gate(id="readiness-gate", criteria="All green"),
    )
    plan = a_plan(team__comments=comments, team__gates=gates)

    assert worked_on(plan) == {"scope", "final-gate"}


def test_a_done_task_that_gets_another_day_was_done_for_the_old_one() -> None:
    stage = Stage(id="few", starts=LAUNCH + timedelta(days=1))
    edits = {"scope": TaskEdit(status=Status.DONE), "dashboard": TaskEdit(status=Status.DOING)}
    plan = a_plan(
        strategy__style=Style.SOFT,
        strategy__stages=(stage,),
        timing__taken=a_taken(),
        team__edits=edits,
    )
    later = with_value(plan, "strategy.stages.few.starts", LAUNCH + timedelta(days=8))

    ((was, now),) = lost(plan, later).moved

    assert (was.id, now.id) == ("scope", "scope")
    assert was.due is not None
    assert now.due is not None
    assert was.due < now.due


def test_the_first_window_moves_nothing_that_was_done() -> None:
    plan = a_plan(team__edits={"scope": TaskEdit(status=Status.DONE)})

    assert not lost(plan, with_value(plan, "timing.taken", a_taken()))


def test_what_each_other_answer_would_do_is_what_it_does() -> None:
    plan = a_plan(strategy__style=Style.SOFT)

    hard, soft, none = foreseen(plan, "strategy.style", (Style.HARD, Style.SOFT, None))

    assert hard == difference(plan, with_value(plan, "strategy.style", Style.HARD))
    assert not soft
    assert {task.id for task in none.removed} <= {task.id for task in tasks(plan)}
    assert hard.ahead.startswith("adds 6 tasks, takes off 5")
    assert soft.ahead == ""
