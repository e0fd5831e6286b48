"""Conditions on question 1: hard or soft."""

from collections.abc import Iterable

from golive.checklist.condition import always, each, when
from golive.checklist.task import Question
from golive.checklist.words import counted, listed, minutes, number, quoted
from golive.launch import cannot_coexist, is_soft
from golive.plan import Plan, Stage, Style


def _style(plan: Plan) -> str:
    if plan.strategy.style is None:
        return f"nobody has decided yet whether {quoted(plan.title)} is a hard or a soft launch"
    if not is_soft(plan):
        return "the launch is hard, for everyone at once"
    stages = plan.strategy.stages
    return f"the launch is soft, in {counted(len(stages), 'stage') if stages else 'stages to come'}"


def _apart(plan: Plan) -> str:
    return f"{listed(cannot_coexist(plan))} cannot be shared between the old and the new version"


def _stage(stage: Stage, name: str) -> str:
    share, hold = stage.share_percent, stage.hold_minutes
    users = "a part of the users" if share is None else f"{number(share)} % of the users"
    watched = "" if hold is None else f" and is watched for {minutes(hold)}"
    return f"stage {name} brings the new version to {users}{watched}"


@always(Question.LAUNCH, _style)
def whatever_the_style(_: Plan) -> None:
    """Always; quotes the style."""


@when(Question.LAUNCH, _style)
def hard_launch(plan: Plan) -> bool:
    """Everyone gets the new version at once."""
    return plan.strategy.style is Style.HARD


@when(Question.LAUNCH, _style)
def soft_launch(plan: Plan) -> bool:
    """A select group first."""
    return is_soft(plan)


@when(Question.LAUNCH, _apart)
def versions_kept_apart(plan: Plan) -> bool:
    """Data, protocols or sessions are known not to survive both versions at once."""
    return bool(cannot_coexist(plan))


@each(Question.LAUNCH, "stage", _stage)
def each_stage(plan: Plan) -> Iterable[Stage]:
    """The stages of a soft launch; a hard launch has none, whatever was typed before."""
    return plan.strategy.stages if is_soft(plan) else ()
