"""Conditions on question 6: the way back."""

from collections.abc import Iterable

from golive.checklist.condition import always, each, when
from golive.checklist.task import Question
from golive.checklist.words import counted, minutes, number, quoted, shortened
from golive.plan import Criticality, Plan, Trigger
from golive.plan.labels import word


def _way_back(plan: Plan) -> str:
    if plan.rollback.possible is None:
        return f"nobody has said yet whether {quoted(plan.title)} has a way back"
    if not plan.rollback.possible:
        return f"{quoted(plan.title)} has no way back"
    decide = minutes(plan.rollback.decision_minutes)
    return f"there is a way back, with {decide} to notice a failure and decide"


def _triggers(plan: Plan) -> str:
    triggers = plan.rollback.triggers
    if not triggers:
        return f"no trigger is agreed yet for {quoted(plan.title)}"
    return f"{counted(len(triggers), 'trigger')} will decide about {quoted(plan.title)}"


def _level(plan: Plan) -> str:
    return f"{_way_back(plan)}, at level {plan.launch.criticality.value}"


def _time(plan: Plan) -> str:
    return f"the service must be back within {minutes(plan.rollback.rto_minutes or 0)}"


def _loss(plan: Plan) -> str:
    return f"at most {minutes(plan.rollback.rpo_minutes or 0)} of data may be lost"


def _written(plan: Plan) -> str:
    rate = plan.rollback.writes_per_minute
    if rate:
        return f"the new version takes about {number(rate)} writes a minute after the switch"
    return f"data written after the switch need care: {quoted(plan.rollback.data_written)}"


def _trigger(trigger: Trigger, name: str) -> str:
    limit = f" at “{shortened(trigger.limit)}”" if trigger.limit.strip() else ""
    return f"{name}{limit} means “{word(trigger.action).lower()}”"


@always(Question.ROLLBACK, _way_back)
def whatever_the_way_back(_: Plan) -> None:
    """Always; quotes whether there is a way back."""


@always(Question.ROLLBACK, _triggers)
def whatever_the_triggers(_: Plan) -> None:
    """Always; quotes how many triggers are agreed."""


@when(Question.ROLLBACK, _way_back)
def way_back_not_ruled_out(plan: Plan) -> bool:
    """Nobody has said that there is no way back; silence keeps the preparation on the list."""
    return plan.rollback.possible is not False


@when(Question.ROLLBACK, _level)
def way_back_matters(plan: Plan) -> bool:
    """A way back is not ruled out, at level A or B."""
    return plan.rollback.possible is not False and plan.launch.criticality is not Criticality.C


@when(Question.ROLLBACK, _way_back)
def no_way_back(plan: Plan) -> bool:
    """It was decided that there is no way back."""
    return plan.rollback.possible is False


@when(Question.ROLLBACK, _time)
def recovery_time_set(plan: Plan) -> bool:
    """There is a recovery time objective."""
    return plan.rollback.rto_minutes is not None


@when(Question.ROLLBACK, _loss)
def recovery_point_set(plan: Plan) -> bool:
    """There is a recovery point objective."""
    return plan.rollback.rpo_minutes is not None


@when(Question.ROLLBACK, _written)
def data_written_after(plan: Plan) -> bool:
    """Data are written after the switch that going back must deal with."""
    return bool(plan.rollback.writes_per_minute or plan.rollback.data_written.strip())


@each(Question.ROLLBACK, "trigger", _trigger, called=lambda trigger: trigger.measure)
def each_trigger(plan: Plan) -> Iterable[Trigger]:
    """The measurements that decide."""
    return plan.rollback.triggers
