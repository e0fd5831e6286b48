"""Comments on a task: kept by task, counted on the list, there again when the task is."""

from golive.checklist import tasks
from golive.checklist.comments import comments_on
from golive.plan import Comment
from golive.plan.edits import with_value
from golive.plan.template import as_template
from tests.builders import NOW, a_plan

_SAID = (
    Comment(id="c1", task="migrate", at=NOW, by="Ana", text="Waiting for the disk"),
    Comment(id="c2", task="roster", by="Bo", text="All three are in"),
    Comment(id="c3", task="migrate", by="Bo", text="The disk is here"),
)
_PLAN = a_plan(deployment__moves_data=True, team__comments=_SAID)


def test_comments_on_a_task_come_in_the_order_in_which_they_were_said() -> None:
    assert [comment.id for comment in comments_on(_PLAN, "migrate")] == ["c1", "c3"]
    assert comments_on(_PLAN, "backup") == ()


def test_a_task_says_how_many_comments_it_has_edited_or_not() -> None:
    counts = {task.id: task.comments for task in tasks(_PLAN) if task.comments}
    assert counts == {"migrate": 2, "roster": 1}
    edited = with_value(_PLAN, "team.edits.roster.owner", "Bo")
    assert {task.id: task.comments for task in tasks(edited) if task.comments} == counts


def test_comments_outlive_the_task() -> None:
    without = with_value(_PLAN, "deployment.moves_data", False)  # noqa: FBT003 - an answer
    assert "migrate" not in {task.id for task in tasks(without)}
    assert len(comments_on(without, "migrate")) == 2


def test_what_was_said_for_one_launch_is_not_said_for_the_next() -> None:
    assert as_template(_PLAN, 4).team.comments == ()
