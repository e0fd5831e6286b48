"""What people said about a task."""

from golive.plan import Comment, Plan


def comments_on(plan: Plan, task_id: str) -> tuple[Comment, ...]:
    """List the comments on a task, the oldest first; the task need not be on the list now."""
    return tuple(comment for comment in plan.team.comments if comment.task == task_id)
